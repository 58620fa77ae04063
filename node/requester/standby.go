package requester

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
)

const (
	standbyRest = time.Minute      // how long a search waits in the book before it is placed anew, for what is left of the time
	firstPause  = time.Second      // after a search
	distrust    = 10 * time.Minute // how long a provider that failed is left out; and the longest pause after a search
)

// guard keeps standbys beside a rental: leases of one address each, from other providers than all the rest. When a lease fails, a standby takes each of its
// places, and the next is looked for. One goroutine has all of it.
type guard struct {
	rental   *Rental
	order    Order
	standing context.Context // ends with the rental
	dismiss  context.CancelFunc
	wake     chan struct{} // a lease is over
	found    chan standby  // the search under way came to something, or nothing
	done     chan struct{}

	spares    []*Lease
	searching bool
	next      time.Time     // when to search again
	pause     time.Duration // after the next search that finds a provider: each can cost a transaction, whoever made the offer
	last      time.Time     // when one was found
	told      string        // why none is found, as it was last told
}

// standby is what a search came to.
type standby struct {
	rental *Rental
	err    error
}

// keep begins to look after a rental that runs.
func (r *Rental) keep(o Order) {
	g := &guard{rental: r, order: o, wake: make(chan struct{}, 1), found: make(chan standby, 1), done: make(chan struct{})}
	g.standing, g.dismiss = context.WithCancel(context.Background())
	for _, x := range g.rental.exits {
		x.guarded()
	}
	for _, l := range r.Leases {
		g.watch(l)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.guard = g
	go g.run()
}

// watch has the guard look when the lease is over.
func (g *guard) watch(l *Lease) {
	context.AfterFunc(l.over, func() {
		select {
		case g.wake <- struct{}{}:
		default: // it is about to look
		}
	})
}

func (g *guard) run() {
	defer close(g.done)
	for g.standing.Err() == nil && slices.ContainsFunc(g.rental.exits, needed) {
		g.replace()
		missing := g.missing() > 0
		if missing {
			g.search()
		}
		var again <-chan time.Time
		if missing {
			again = time.After(firstPause)
		}
		select {
		case <-g.standing.Done():
		case <-g.wake:
		case <-again:
		case s := <-g.found:
			g.take(s)
		}
	}
	g.end()
}

// end gives up the standbys, which nobody needs any more.
func (g *guard) end() {
	g.dismiss()
	for _, x := range g.rental.exits {
		x.settle()
	}
	if g.searching {
		if s := <-g.found; s.err == nil {
			g.rental.add(s.rental)
			g.spares = append(g.spares, s.rental.Leases...)
		}
	}
	ctx, stop := context.WithTimeout(context.Background(), lastWords)
	defer stop()
	for _, l := range g.spares {
		l.End(ctx)
	}
}

// needed says whether an exit works, or another lease could still take its place.
func needed(x *Exit) bool {
	l := x.Lease()
	return l.over.Err() == nil || l.lost() && time.Now().Before(l.until())
}

// lost says whether the lease is over before its time, and not because this side wished so.
func (l *Lease) lost() bool {
	over, ok := errors.AsType[overError](context.Cause(l.over))
	return ok && !over.own && over.reason != ipsx.ReasonDone && over.reason != ipsx.ReasonBudget
}

// until is when the lease's time is up.
func (l *Lease) until() time.Time {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.connected.Add(time.Duration(l.ledger.Deal.Seconds) * time.Second)
}

// replace puts standbys where leases were lost.
func (g *guard) replace() {
	g.spares = slices.DeleteFunc(g.spares, func(l *Lease) bool { return l.over.Err() != nil })
	for _, x := range g.rental.exits {
		l, n, _ := x.now()
		if len(g.spares) == 0 || !l.lost() || !needed(x) {
			continue
		}
		x.move(g.spares[0])
		g.tell("takeover", fmt.Sprintf("%s is lost (%s): %s takes its place", l.deal.Addresses[n], l.reason(), x.Leased()), g.spares[0])
		g.spares = g.spares[1:]
	}
}

// missing is how many standbys there should be besides those that there are.
func (g *guard) missing() int {
	want := int(g.order.Standby) - len(g.spares)
	for _, x := range g.rental.exits {
		if l := x.Lease(); l.lost() && needed(x) {
			want++
		}
	}
	return want
}

// search looks for one more, for what is left of the time.
func (g *guard) search() {
	seconds := g.secondsLeft()
	if g.searching || time.Now().Before(g.next) || seconds < ipsx.MinLeaseSeconds {
		return
	}
	r := g.order.Request
	budget, certain := g.budget()
	if budget.IsZero() {
		if certain {
			g.miss(ipsx.Errorf(ipsx.CodeFunds, "the rental's budget is used up"))
		}
		return
	}
	r.Count, r.MinCount, r.Seconds, r.MaxTotal = 1, 1, seconds, budget
	g.exclude(&r)
	var wait time.Duration
	if g.told != "" { // the person knows that there is none at once
		wait = standbyRest
	}
	g.searching = true
	go func() {
		rental, err := g.rental.node.Rent(g.standing, Order{Request: r, Wait: wait, CloseLanes: g.order.CloseLanes, quiet: true})
		g.found <- standby{rental, err}
	}()
}

func (g *guard) secondsLeft() uint32 {
	last := time.Now()
	for _, x := range g.rental.exits {
		if l := x.Lease(); needed(x) && l.until().After(last) {
			last = l.until()
		}
	}
	return uint32((time.Until(last) + time.Second - 1) / time.Second)
}

// exclude leaves out every provider of the rental and those that failed a short while ago; where networks must differ, theirs too.
func (g *guard) exclude(r *ipsx.Request) {
	providers, asns := slices.Clone(r.ExcludedProviders), slices.Clone(r.ExcludedASNs)
	for _, l := range g.rental.All() {
		if l.over.Err() == nil || l.failedWithin(distrust) {
			providers = append(providers, l.deal.Provider)
		}
		if l.over.Err() == nil && r.Distinct&ipsx.DistinctASN != 0 {
			asns = append(asns, l.proposal.Offer.Message.ASN)
		}
	}
	slices.SortFunc(providers, ipsx.Address.Cmp)
	r.ExcludedProviders, r.ExcludedASNs = slices.Compact(providers), ipsx.SortUnique(asns)
}

// failedWithin says whether the lease ended so short a while ago, and not as agreed: it was lost, or could not be used.
func (l *Lease) failedWithin(d time.Duration) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.over.Err() != nil && l.reason() != ipsx.ReasonDone && (l.stopped.IsZero() || time.Since(l.stopped) < d)
}

// live are the leases that run, standbys among them.
func (g *guard) live() (list []*Lease) {
	for _, l := range g.rental.All() {
		if l.over.Err() == nil {
			list = append(list, l)
		}
	}
	return list
}

// budget is what one more standby may cost: an address's part of the order, as far as the rental with its standbys has not cost it yet. It is certain when no
// lease pays its last.
func (g *guard) budget() (left ipsx.Amount, certain bool) {
	r := g.order.Request
	certain = true
	part := r.MaxTotal.MulDiv(1, uint64(r.Count))
	left = part.Mul(uint64(r.Count) + uint64(g.order.Standby))
	for _, l := range g.rental.All() {
		cost := l.deal.MaxTotal
		select {
		case <-l.done:
			cost = l.Bill().Paid
		default: // it may come to all of it
			certain = certain && l.over.Err() == nil
		}
		left = left.Sub(cost.Min(left))
	}
	return part.Min(left), certain
}

// take adds what a search found. What is not different enough from the rest is given back, and not asked again.
func (g *guard) take(s standby) {
	g.searching, g.next = false, time.Now().Add(firstPause)
	if !ipsx.IsCode(s.err, ipsx.CodeNoMatch) {
		g.tire()
	}
	if s.err != nil {
		g.miss(s.err)
		return
	}
	l, differs := s.rental.Leases[0], intake{request: &g.order.Request}
	for _, known := range g.live() {
		differs.deals = append(differs.deals, known.proposal)
	}
	g.rental.add(s.rental)
	g.told = ""
	if !differs.differs(l.proposal) {
		l.finish(overError{reason: ipsx.ReasonStopped, own: true})
		return
	}
	g.spares = append(g.spares, l)
	g.watch(l)
	g.tell("standby", fmt.Sprintf("%s stands by", l.deal.Addresses[0]), l)
}

// tire lets twice as long pass after each search that follows soon upon another.
func (g *guard) tire() {
	if time.Since(g.last) > distrust {
		g.pause = firstPause
	}
	g.last, g.next = time.Now(), time.Now().Add(g.pause)
	g.pause = min(2*g.pause, distrust)
}

// miss says why there is no standby, once for each reason.
func (g *guard) miss(err error) {
	if g.standing.Err() != nil || g.told == err.Error() {
		return
	}
	g.told = err.Error()
	g.rental.node.config.Notify(Event{Kind: "waiting", Detail: "no standby yet: " + g.told})
}

func (g *guard) tell(kind, detail string, l *Lease) {
	g.rental.node.config.Notify(Event{Kind: kind, Deal: l.hash, Detail: detail, Amount: l.deal.PricePerSecond})
}
