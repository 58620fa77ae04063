package provider

import (
	"context"
	"errors"
	"io/fs"
	"maps"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/internal/report"
	"github.com/ipsx/ipsx/node/internal/store"
	"github.com/ipsx/ipsx/sdk"
)

// venue is one exchange as this node deals with it. The node offers on one, its home; with those where it offered before it keeps in touch, since deals of theirs
// may run and offers of its may stand there.
type venue struct {
	node     *Provider
	client   *sdk.Client
	exit     netip.AddrPort // its exit check
	reporter *report.Reporter

	mu      sync.Mutex
	record  record
	offer   ipsx.Hash // that stands, or is being placed; the others of the record are to be withdrawn
	placing ipsx.Hash
	broken  error // why its events ended

	challenge netip.AddrPort // where it sees who connects; zero: it does not look
	shown     int64          // until when it knows that this node holds
	shownOf   *[]Address     // these, Unix seconds; both are place's alone
}

// record is what must survive of an exchange that this node offers on: with it a new run declines what old offers still lead to, and withdraws them.
type record struct {
	URL      string              `json:"url"`
	Exchange ipsx.Address        `json:"exchange"`
	Offers   map[ipsx.Hash]int64 `json:"offers"` // that may stand, to their expiry in Unix seconds
	Until    int64               `json:"until"`  // when the longest lease that they lead to is over, Unix seconds
}

func openRecords(dir string) (store.Folder[record], error) {
	return store.Open[record](filepath.Join(dir, "exchanges"))
}

func recordName(exchange ipsx.Address) string { return strings.ToLower(exchange.Hex()) }

// enter begins to deal with an exchange, until the context ends. It fails where the exchange is not on the node's chain, or names an exit check that no lease may reach.
func (p *Provider) enter(ctx context.Context, client *sdk.Client) (*venue, error) {
	exit, err := exitCheck(p.config, client, p.own.List)
	if err != nil {
		return nil, err
	}
	challenge, err := challengePlace(p.config, client, p.own.List)
	if err != nil {
		return nil, err
	}
	if there := client.Terms().Domain; there != p.domain {
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "the exchange at %s settles on chain %d, Centralizer %s, and this node on %d, %s", client.URL(), there.ChainID, there.Centralizer, p.domain.ChainID, p.domain.Centralizer)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	exchange := client.Terms().Exchange
	if v := p.venues[exchange]; v != nil {
		return v, nil
	}
	known, _, err := p.records.Load(recordName(exchange))
	if err != nil {
		return nil, err
	}
	known.URL, known.Exchange = client.URL(), exchange
	if ctx.Err() != nil {
		return nil, context.Cause(ctx)
	}
	v := &venue{node: p, client: client, exit: exit, challenge: challenge, reporter: report.New(client, p.config.Log), record: known}
	p.venues[exchange] = v
	p.running.Go(func() { v.reporter.Run(context.WithoutCancel(ctx)) })
	p.running.Go(func() { v.follow(ctx) })
	p.running.Go(func() { v.failOld(ctx) })
	p.running.Go(func() { v.tend(ctx) })
	return v, nil
}

// reenter deals again with an exchange of an earlier run, as soon as it answers.
func (p *Provider) reenter(ctx context.Context, r record) {
	for ctx.Err() == nil {
		client, err := p.config.Exchanges.Again(r.URL, r.Exchange).Client(ctx)
		if err == nil {
			_, err = p.enter(ctx, client)
		}
		if err == nil {
			return
		}
		p.config.Log.Info("an exchange of an earlier run does not answer", "exchange", r.Exchange, "url", r.URL, "error", err)
		pause(ctx, p.config.Patience/looksInPatience)
	}
}

// remembered lists the exchanges of earlier runs that still matter at Unix time now, and forgets the others.
func (p *Provider) remembered(now int64) (matter []record, err error) {
	all, err := p.records.All()
	for name, r := range all {
		if r.Until >= now {
			matter = append(matter, r)
		} else if err := p.records.Remove(name); err != nil {
			return nil, err
		}
	}
	return matter, err
}

// intend notes that an offer is about to be placed; it is on the disk when intend returns.
func (v *venue) intend(offer ipsx.Hash, expiry int64) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.placing = offer
	return v.change(func(r *record) { r.Offers[offer], r.Until = expiry, max(r.Until, expiry+ipsx.MaxLeaseSeconds) })
}

// placed notes what became of it.
func (v *venue) placed(offer ipsx.Hash, stands bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.placing = ipsx.Hash{}
	if stands {
		v.offer = offer
	}
}

// change keeps the record; the lock is held.
func (v *venue) change(change func(*record)) error {
	r := v.record
	r.Offers = maps.Clone(r.Offers)
	if r.Offers == nil {
		r.Offers = map[ipsx.Hash]int64{}
	}
	change(&r)
	if err := v.node.records.Save(recordName(r.Exchange), r); err != nil {
		return err
	}
	v.record = r
	return nil
}

// tend withdraws offers that should not stand, as soon as the exchange hears it.
func (v *venue) tend(ctx context.Context) {
	for ctx.Err() == nil {
		v.withdraw(ctx)
		pause(ctx, v.node.config.Patience/looksInPatience)
	}
}

// withdraw cancels the offers that may stand on the exchange and should not: all but the newest, and that too when the node offers elsewhere.
func (v *venue) withdraw(ctx context.Context) {
	for _, offer := range v.stale(time.Now().Unix()) {
		_, err := v.client.Cancel(ctx, offer)
		switch ipsx.CodeOf(err) {
		case "", ipsx.CodeNotFound, ipsx.CodeExpired:
			err = v.forget(offer)
		}
		if err != nil {
			v.node.config.Log.Info("an offer is not withdrawn yet; until then its deals are declined, and it expires by itself", "exchange", v.client.URL(), "offer", offer, "error", err)
			return
		}
	}
}

// drop withdraws what stands, too.
func (v *venue) drop(ctx context.Context) {
	v.mu.Lock()
	v.offer = ipsx.Hash{}
	v.mu.Unlock()
	v.withdraw(ctx)
}

func (v *venue) stale(now int64) (offers []ipsx.Hash) {
	home := v.node.isHome(v)
	v.mu.Lock()
	defer v.mu.Unlock()
	for offer, expiry := range v.record.Offers {
		if offer != v.placing && (offer != v.offer || !home) && expiry >= now {
			offers = append(offers, offer)
		}
	}
	return offers
}

// forget drops an offer that does not stand any more, and those that have expired.
func (v *venue) forget(offer ipsx.Hash) error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.change(func(r *record) {
		maps.DeleteFunc(r.Offers, func(o ipsx.Hash, expiry int64) bool { return o == offer || expiry < time.Now().Unix() })
	})
}

func (v *venue) failure() error {
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.broken
}

func (v *venue) breaks(err error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.broken = err
}

// lease is one of this exchange's: no other exchange says anything about it.
func (v *venue) lease(deal ipsx.Hash) *lease {
	if l := v.node.lease(deal); l != nil && l.venue == v {
		return l
	}
	return nil
}

func (p *Provider) isHome(v *venue) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.home == v
}

// setHome says where the node offers from now on, and returns where it did.
func (p *Provider) setHome(v *venue) (before *venue) {
	p.mu.Lock()
	defer p.mu.Unlock()
	before, p.home = p.home, v
	return before
}

func (p *Provider) allVenues() (list []*venue) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, v := range p.venues {
		list = append(list, v)
	}
	return list
}

// each does something at every exchange, side by side, and waits.
func (p *Provider) each(do func(*venue)) {
	var doing sync.WaitGroup
	for _, v := range p.allVenues() {
		doing.Go(func() { do(v) })
	}
	doing.Wait()
}

func pause(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

// Look says of a provider's data folder which offers it may have standing, and whether a node uses it; was is false when there is none.
func Look(dir string) (offers []ipsx.Hash, runs, was bool, err error) {
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		return nil, false, false, nil
	}
	unlock, err := lock(dir)
	if runs = ipsx.IsCode(err, ipsx.CodeConflict); !runs {
		if err != nil {
			return nil, false, true, err
		}
		unlock()
	}
	records, err := openRecords(dir)
	if err != nil {
		return nil, runs, true, err
	}
	all, err := records.All()
	for _, r := range all {
		offers = slices.AppendSeq(offers, maps.Keys(r.Offers))
	}
	return offers, runs, true, err
}
