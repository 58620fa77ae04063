package engine

import (
	"maps"
	"net/netip"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
	"github.com/ipsx/ipsx/market/dealbook"
	"github.com/ipsx/ipsx/market/profile"
)

// snapshotVersion changes with the form.
const snapshotVersion = 4

// checkpoint makes the engine what its snapshot says, here and in every replay: so whoever begins with the snapshot has the same engine to the last
// tree, whose form decides what a search that ran out of effort found. What nobody can refer to any more is gone then.
func (e *Engine) checkpoint() {
	data, out := e.save(), e.out
	restored, err := Restore(e.config, data)
	if err != nil {
		panic(err) // a bug: it was written a moment ago
	}
	*e, out.Snapshot = *restored, data
	e.out = out
}

// savedOrder is an order in a snapshot.
type savedOrder struct {
	*order
	sequence uint64 // in the book; 0: it is not there
}

// The room that most orders and deals need in a snapshot, so that it need not grow while it is written.
const (
	orderBytes = 512
	dealBytes  = 2048
)

func (e *Engine) save() []byte {
	deals := e.deals.All()
	orders := e.saved(deals)
	c := &coder{data: make([]byte, 0, orderBytes*len(orders)+dealBytes*len(deals))}
	version, now := uint64(snapshotVersion), e.now.UnixMilli()
	number(c, &version)
	number(c, &now)
	number(c, &e.sequence)
	number(c, &e.number)
	leased := slices.Collect(e.book.Leases())
	list(c, &leased, (*coder).ip)
	profiles := slices.SortedFunc(maps.Values(e.profiles), func(a, b profile.Record) int { return a.Profile.Wallet.Cmp(b.Profile.Wallet) })
	list(c, &profiles, (*coder).profile)
	list(c, &orders, (*coder).order)
	list(c, &deals, (*coder).deal)
	lanes := e.deals.Lanes()
	list(c, &lanes, (*coder).lane)
	return c.data
}

// saved are the orders worth keeping: those in the book as they stand there, then the others by hash. An order that has expired cannot be placed again, so
// it is only needed for its deals.
func (e *Engine) saved(deals []*dealbook.Record) (kept []savedOrder) {
	offers, requests := e.book.Sizes()
	kept = make([]savedOrder, 0, offers+requests)
	for _, o := range e.book.Offers("", 0, 0) {
		kept = append(kept, savedOrder{e.orders[o.Hash()], o.Sequence})
	}
	for _, r := range e.book.Requests(0) {
		kept = append(kept, savedOrder{e.orders[r.Hash], r.Sequence})
	}
	return append(kept, e.elsewhere(deals)...)
}

// elsewhere are those that are not in the book.
func (e *Engine) elsewhere(deals []*dealbook.Record) (kept []savedOrder) {
	needed := map[ipsx.Hash]bool{}
	for _, d := range deals {
		needed[d.Deal.Offer], needed[d.Deal.Request] = true, true
	}
	for hash, o := range e.orders {
		if o.listed == nil && o.resting == nil && (needed[hash] || o.expiry() > e.now.Unix()) {
			kept = append(kept, savedOrder{o, 0})
		}
	}
	slices.SortFunc(kept, func(a, b savedOrder) int { return a.hash.Cmp(b.hash) })
	return kept
}

func (o *order) expiry() int64 {
	if o.offer != nil {
		return o.offer.Signed.Message.Expiry
	}
	return o.request.Message.Expiry
}

// Restore makes the engine of a snapshot, which Outcome.Snapshot is. It fails with CodeInternal when it cannot be read.
func Restore(config Config, snapshot []byte) (*Engine, error) {
	e, c := New(config), &coder{data: snapshot, reading: true, known: map[string]string{}}
	var version uint64
	var now int64
	if number(c, &version); version != snapshotVersion {
		return nil, unreadable(snapshot)
	}
	number(c, &now)
	number(c, &e.sequence)
	number(c, &e.number)
	e.now = time.UnixMilli(now).UTC()
	var leased []netip.Addr
	var profiles []profile.Record
	var deals []*dealbook.Record
	var lanes []dealbook.Lane
	list(c, &leased, (*coder).ip)
	list(c, &profiles, (*coder).profile)
	for _, r := range profiles {
		e.profiles[r.Profile.Wallet] = r
	}
	e.book.Occupy(leased)
	e.restoreOrders(c)
	list(c, &deals, (*coder).deal)
	list(c, &lanes, (*coder).lane)
	if c.broken || len(c.data) > 0 {
		return nil, unreadable(snapshot)
	}
	err := e.restoreDeals(deals, lanes)
	return e, err
}

func unreadable(snapshot []byte) error {
	return ipsx.Errorf(ipsx.CodeInternal, "a snapshot of %d bytes cannot be read by this version", len(snapshot))
}

// restoreOrders puts each order where it was as soon as it is read, while the processor has it at hand.
func (e *Engine) restoreOrders(c *coder) {
	var orders []savedOrder
	e.orders = make(map[ipsx.Hash]*order, 2*len(c.data)/orderBytes)
	e.book.Fill(func() {
		list(c, &orders, func(c *coder, s *savedOrder) {
			if c.order(s); !c.broken {
				e.restoreOrder(s.order, s.sequence)
			}
		})
	})
}

func (e *Engine) restoreOrder(o *order, sequence uint64) {
	if o.request != nil {
		e.keys[o.request.Message.TunnelKey] = true
	}
	switch {
	case sequence > 0 && o.offer != nil:
		o.listed = e.book.AddOffer(o.offer, sequence, e.rating(o.wallet()), e.now.Unix())
	case sequence > 0:
		o.resting = e.book.AddRequest(o.hash, &o.request.Message, sequence)
	}
	e.orders[o.hash] = o
}

func (e *Engine) restoreDeals(deals []*dealbook.Record, lanes []dealbook.Lane) error {
	for _, r := range deals {
		offer, request := e.orders[r.Deal.Offer], e.orders[r.Deal.Request]
		if offer == nil || offer.offer == nil || request == nil || request.request == nil {
			return ipsx.Errorf(ipsx.CodeInternal, "a snapshot has deal %d without its orders", r.Deal.Number)
		}
		r.Offer, r.Request = offer.offer.Signed, *request.request
		e.deals.Restore(r)
	}
	for _, l := range lanes {
		if err := e.deals.RestoreLane(l); err != nil {
			return err
		}
	}
	return nil
}

func (c *coder) profile(r *profile.Record) {
	p := &r.Profile
	c.fixed(p.Wallet[:])
	number(c, &p.Rating)
	number(c, &p.Deals)
	number(c, &p.Completed)
	number(c, &p.Failed)
	number(c, &p.CoolDown)
	number(c, &r.Expired)
	number(c, &r.Spared)
}

func (c *coder) order(s *savedOrder) {
	o := present(c, &s.order)
	c.fixed(o.hash[:])
	str(c, &o.status)
	number(c, &s.sequence)
	isOffer := o.offer != nil
	if c.bool(&isOffer); isOffer {
		placed := present(c, &o.offer)
		placed.Hash = o.hash
		if signed(c, &placed.Signed, (*coder).offer); len(placed.Signed.Message.Prefixes) == 0 {
			c.fail()
		}
		return
	}
	envelope(c, &o.request, (*coder).request)
	list(c, &o.deals, (*coder).digest)
	number(c, &o.want)
	number(c, &o.standing)
	c.amount(&o.budget)
	list(c, &o.declined, func(c *coder, a *ipsx.Address) { c.fixed(a[:]) })
	c.bool(&o.gaveUp)
}

func (c *coder) digest(h *ipsx.Hash) { c.fixed(h[:]) }

func (c *coder) wallet(a *ipsx.Address) { c.fixed(a[:]) }

func (c *coder) deal(record **dealbook.Record) {
	r := present(c, record)
	d := &r.Deal
	c.fixed(d.Exchange[:])
	number(c, &d.Number)
	c.fixed(d.Offer[:])
	c.fixed(d.Request[:])
	c.fixed(d.Provider[:])
	c.fixed(d.Requester[:])
	list(c, &d.Addresses, (*coder).ip)
	c.amount(&d.PricePerSecond)
	c.amount(&d.PricePerGiB)
	number(c, &d.Seconds)
	number(c, &d.Start)
	number(c, &d.Proposed)
	c.amount(&d.MaxTotal)
	number(c, &d.MaxInterval)
	number(c, &d.Protocol)
	number(c, &d.Scope)
	c.fixed(d.Signer[:])
	c.fixed(d.Clearer[:])
	c.fixed(d.ProviderKey[:])
	c.fixed(d.RequesterKey[:])
	c.state(&r.State)
	list(c, &r.History, (*coder).state)
	if c.reading {
		r.State.Deal = d
		for i := range r.History {
			r.History[i].Deal = d
		}
	}
	c.fixed(r.Lane[:])
	c.amount(&r.Paid)
	optional(c, &r.Extension, func(c *coder, s *ipsx.Signed[ipsx.Extension]) { signed(c, s, (*coder).extension) })
	for _, said := range []**ipsx.Signed[ipsx.Status]{&r.ProviderSaid, &r.RequesterSaid} {
		optional(c, said, func(c *coder, s *ipsx.Signed[ipsx.Status]) { signed(c, s, (*coder).status) })
	}
}

func (c *coder) lane(l *dealbook.Lane) {
	c.fixed(l.ID[:])
	c.amount(&l.Claimed)
	c.bool(&l.Closed)
	list(c, &l.Waiting, (*coder).digest)
}

// state leaves out the deal, which the record has.
func (c *coder) state(s *agreement.State) {
	c.fixed(s.Hash[:])
	str(c, &s.Status)
	str(c, &s.Reason)
	str(c, &s.By)
	for _, t := range []*time.Time{&s.Since, &s.Proposed, &s.Ready, &s.Active, &s.Ended} {
		c.time(t)
	}
	c.status(&s.Provider)
	c.status(&s.Requester)
	c.extension(&s.Extension)
}

// time is in milliseconds, as the engine's is; 0 where it is not reached.
func (c *coder) time(t *time.Time) {
	var millis int64
	if !t.IsZero() {
		millis = t.UnixMilli()
	}
	number(c, &millis)
	if c.reading && millis != 0 {
		*t = time.UnixMilli(millis).UTC()
	}
}
