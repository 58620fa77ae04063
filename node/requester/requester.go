// Package requester is the app of somebody who rents addresses: it requests them on an exchange, builds the tunnel of each deal, checks the
// exit, and pays by the second.
//
// Rent places a request and returns when traffic can flow. Each Lease then pays by itself until End, the end of its time, or a failure that
// Err explains. What must not be lost, the highest voucher signed on every lane, is on the disk before the voucher is sent.
//
// Key advice: one Requester serves any number of rentals of one wallet; open it once, since it follows the exchange's events.
package requester

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/internal/erc1271"
	"github.com/ipsx/ipsx/node/internal/follow"
	"github.com/ipsx/ipsx/node/internal/report"
	"github.com/ipsx/ipsx/sdk"
)

// Config says who rents.
type Config struct {
	Client *sdk.Client   // of the exchange, for the requester's wallet
	Chain  *chain.Client // where the reservations are
	Key    ipsx.Signer   // signs vouchers and opens reservations: the wallet's own key or its delegate's
	Dir    string        // where lanes are kept
	// Reserve is the smallest sum that a new reservation sets aside, so that later rentals from the same provider wait for no transaction.
	Reserve ipsx.Amount
	Log     *slog.Logger
	Notify  func(Event) // hears what happens, for people; nil: nobody
}

// Event tells people what a requester does.
type Event struct {
	Kind   string      `json:"kind"` // matched, reserving, tunnel, active, paid, ended
	Deal   ipsx.Hash   `json:"deal"`
	Detail string      `json:"detail"`
	Amount ipsx.Amount `json:"amount"` // wei
}

// maxEarly bounds what is kept for deals that are not known yet.
const maxEarly = 256

const lastWords = 3 * time.Second // to deliver the last statuses at the end

// Requester is a running node.
type Requester struct {
	config    Config
	domain    ipsx.Domain
	lanes     *lanes
	contracts *erc1271.Book
	reporter  *report.Reporter
	stop      context.CancelFunc
	running   sync.WaitGroup

	mu      sync.Mutex
	rentals map[ipsx.Hash]*Rental           // by request
	leases  map[ipsx.Hash]*Lease            // by deal
	early   []ipsx.Signed[ipsx.PairMessage] // of deals that are not known yet: the exchange's answer and its events race
}

// Open starts a requester; Close ends it.
func Open(c Config) (*Requester, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Notify == nil {
		c.Notify = func(Event) {}
	}
	r := &Requester{config: c, domain: c.Client.Terms().Domain, reporter: report.New(c.Client, c.Log), contracts: erc1271.NewBook(c.Chain),
		rentals: map[ipsx.Hash]*Rental{}, leases: map[ipsx.Hash]*Lease{}}
	var err error
	if r.lanes, err = openLanes(lanesDir(c.Dir), c); err != nil {
		return nil, err
	}
	ctx, stop := context.WithCancel(context.Background())
	r.stop = stop
	r.running.Go(func() { r.reporter.Run(ctx) })
	r.running.Go(func() { r.follow(ctx) })
	return r, nil
}

// Close ends every lease, delivers the last statuses and frees everything.
func (r *Requester) Close() error {
	ctx, cancel := context.WithTimeout(context.Background(), 2*lastWords)
	defer cancel()
	for _, l := range r.all() {
		l.End(ctx)
	}
	r.reporter.Flush(ctx, lastWords)
	r.stop()
	r.running.Wait()
	return nil
}

func (r *Requester) all() []*Lease {
	r.mu.Lock()
	defer r.mu.Unlock()
	list := make([]*Lease, 0, len(r.leases))
	for _, l := range r.leases {
		list = append(list, l)
	}
	return list
}

// follow hands the exchange's events to the rentals and leases that they concern.
func (r *Requester) follow(ctx context.Context) {
	err := follow.Node{Exchange: r.config.Client, Log: r.config.Log, Event: r.handle, Deals: r.deals,
		Deal: func(view ipsx.DealView) { r.missed(ctx, view) }}.Follow(ctx)
	if ctx.Err() == nil {
		r.config.Log.Error("the exchange's events ended", "error", err)
	}
}

func (r *Requester) deals() (hashes []ipsx.Hash) {
	for _, l := range r.all() {
		hashes = append(hashes, l.hash)
	}
	return hashes
}

// missed takes how a deal stands, whose events were missed.
func (r *Requester) missed(ctx context.Context, view ipsx.DealView) {
	if l := r.lease(view.Hash); l != nil {
		l.changed(view)
		return
	}
	rental := r.rental(view.Deal.Request)
	if rental == nil || (view.Status != ipsx.DealProposed && view.Status != ipsx.DealReady) {
		return
	}
	proposal, err := r.config.Client.Proposal(ctx, view.Hash)
	if err != nil {
		r.config.Log.Warn("a proposal cannot be read", "deal", view.Hash, "error", err)
		return
	}
	rental.propose(proposal)
}

func (r *Requester) handle(event ipsx.Event) {
	if p := event.Proposal; event.Type == ipsx.EventProposal && p != nil {
		if rental := r.rental(p.Deal.Message.Request); rental != nil {
			rental.propose(*p)
		}
	}
	if event.Type == ipsx.EventMessage && event.Message != nil {
		r.message(*event.Message)
	}
	if event.Deal != nil {
		if l := r.lease(event.Deal.Hash); l != nil {
			l.changed(*event.Deal)
		}
	}
}

// message gives a sealed message to its lease, or keeps it for a lease that is about to be known.
func (r *Requester) message(m ipsx.Signed[ipsx.PairMessage]) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if l := r.leases[m.Message.Deal]; l != nil {
		l.message(m)
		return
	}
	if r.early = append(r.early, m); len(r.early) > maxEarly {
		r.early = r.early[1:]
	}
}

// register makes a lease known; what came for it before is handed over.
func (r *Requester) register(l *Lease) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.leases[l.hash] = l
	r.early = slices.DeleteFunc(r.early, func(m ipsx.Signed[ipsx.PairMessage]) bool {
		ours := m.Message.Deal == l.hash
		if ours {
			l.message(m)
		}
		return ours
	})
}

func (r *Requester) rental(request ipsx.Hash) *Rental {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.rentals[request]
}

func (r *Requester) lease(deal ipsx.Hash) *Lease {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.leases[deal]
}
