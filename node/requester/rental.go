package requester

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/service/tunnel"
)

// Order is what to rent: the request without exchange, requester, signer, tunnel key, expiry and nonce.
type Order struct {
	Request ipsx.Request
	// Wait is how long the request rests in the book when nothing fits at once; at least a moment, so that a declined deal is matched anew.
	Wait time.Duration
	// Standby is how many more leases of one address are kept ready, each from a provider of its own. They are rented and paid like the others, and looked for when
	// those run. The rental costs at most Request.MaxTotal for its own addresses and the same part of it for each standby.
	Standby uint32
	// CloseLanes closes each lease's reservation at its end, so that what was not spent is free at once instead of at its expiry. The next rental from
	// the same provider then waits for a transaction.
	CloseLanes bool

	quiet bool // it is repeated by itself: what it meets on its way is not told
}

const (
	minWait      = 20 * time.Second
	dealBuffer   = 64
	longestPause = time.Minute
	placeTries   = 3
	placeRetry   = 500 * time.Millisecond
)

// Rental is one request and the leases that it became, one per provider.
type Rental struct {
	node      *Requester
	venue     *venue // where the request is
	hash      ipsx.Hash
	key       tunnel.PrivateKey
	closing   bool
	standby   bool // others take over from its leases
	proposals chan ipsx.Proposal
	complete  bool        // every address was found
	filled    atomic.Bool // what is proposed from now on is not wanted any more

	Leases []*Lease // that are active when Rent returns, and were not standbys

	exits []*Exit
	mu    sync.Mutex
	guard *guard    // nil: there are no standbys
	added []*Rental // the standbys
}

// errLate is why a deal is given up whose reservation the chain took too long to mine. It stands by the time that this is returned.
var errLate = errors.New("the reservation took longer than a deal waits")

// Rent places the request and returns when traffic can flow through every lease, or with the reason why not; then nothing is left running. Of several exchanges
// it takes the first that is ready and has a match. Without one anywhere the request rests on the first of them for as long as it may wait. On a slow chain
// a deal cannot wait for its reservation: the request is placed once more when the reservation stands.
func (r *Requester) Rent(ctx context.Context, o Order) (*Rental, error) {
	rental, err := r.rent(ctx, o)
	if err == nil && o.Standby > 0 {
		rental.keep(o)
	}
	return rental, err
}

func (r *Requester) rent(ctx context.Context, o Order) (*Rental, error) {
	known := r.config.Exchanges.All(ctx)
	if len(known) == 0 {
		return nil, exchanges.None()
	}
	if len(known) == 1 {
		rental, _, err := r.rentAt(ctx, known[0], o, false)
		return rental, err
	}
	return r.rentAmong(ctx, known, o)
}

// rentAmong goes from one exchange to the next where it does not work or has no match; what else goes wrong would go wrong there too.
func (r *Requester) rentAmong(ctx context.Context, known []*exchanges.Exchange, o Order) (*Rental, error) {
	now := o
	now.Wait = 0
	var failures, noMatch error
	var rests *exchanges.Exchange
	for _, e := range known {
		rental, down, err := r.rentAt(ctx, e, now, true)
		switch {
		case ipsx.IsCode(err, ipsx.CodeNoMatch):
			if rests == nil {
				rests, noMatch = e, err
			}
		case !down:
			return rental, err
		}
		if !o.quiet {
			r.config.Notify(Event{Kind: "elsewhere", Detail: fmt.Sprintf("%s: %v", e.URL, err)})
		}
		failures = errors.Join(failures, fmt.Errorf("%s: %w", e.URL, err))
	}
	if rests != nil && o.Wait > 0 {
		rental, _, err := r.rentAt(ctx, rests, o, true)
		return rental, err
	}
	if rests != nil {
		return nil, noMatch
	}
	return nil, ipsx.Errorf(ipsx.CodeUnavailable, "none of the exchanges can be used: %w", failures).WithFix("see which there are with `ipsx market exchanges`")
}

// rentAt rents on one exchange; where there is a choice, only on one that is ready. down says that it is the exchange that does not work.
func (r *Requester) rentAt(ctx context.Context, e *exchanges.Exchange, o Order, choice bool) (rental *Rental, down bool, err error) {
	client, err := e.Client(ctx)
	if err != nil {
		return nil, true, err
	}
	v, err := r.enter(client)
	if err != nil {
		return nil, true, err
	}
	if choice {
		err = exchanges.Ready(ctx, client)
	}
	if err != nil {
		return nil, true, err
	}
	rental, err = v.rent(ctx, o)
	if errors.Is(err, errLate) {
		v.coolDown(ctx)
		rental, err = v.rent(ctx, o)
	}
	return rental, ipsx.IsCode(err, ipsx.CodeUnavailable) && exchanges.Ready(ctx, client) != nil, err
}

// coolDown waits until the exchange takes the wallet's requests again: a chain that is slow for the second time within an hour makes it pause. Where that takes too
// long, or is not known, the next request is answered with how long it takes.
func (v *venue) coolDown(ctx context.Context) {
	profile, err := v.client.Profile(ctx, v.node.wallet)
	if err != nil {
		return
	}
	timer := time.NewTimer(min(time.Until(time.Unix(profile.CoolDown, 0)), longestPause))
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

func (v *venue) rent(ctx context.Context, o Order) (*Rental, error) {
	r := v.node
	rental := &Rental{node: r, venue: v, key: tunnel.NewKey(), closing: o.CloseLanes, standby: o.Standby > 0, proposals: make(chan ipsx.Proposal, dealBuffer)}
	request := o.Request
	request.Exchange, request.Requester = v.client.Terms().Exchange, r.wallet
	request.Signer, request.TunnelKey = r.config.Key.Address(), ipsx.Hash(rental.key.Public())
	request.Nonce, request.Expiry = uint64(time.Now().UnixMicro()), time.Now().Add(max(o.Wait, minWait)).Unix()
	rental.hash = r.domain.Digest(request)
	r.mu.Lock()
	r.rentals[rental.hash] = rental
	r.mu.Unlock()
	result, err := v.place(ctx, request)
	if err != nil {
		if ipsx.IsCode(err, ipsx.CodeUnavailable) {
			rental.cancel(context.WithoutCancel(ctx)) // it may stand
		}
		r.forgetRental(rental)
		return nil, err
	}
	if len(result.Deals) == 0 && o.Wait <= 0 {
		rental.End(context.WithoutCancel(ctx))
		return nil, NoMatch(result.NoMatch)
	}
	for _, proposal := range result.Deals {
		rental.propose(proposal)
	}
	err = rental.fill(ctx, request, max(o.Wait, minWait))
	rental.filled.Store(true)
	if err != nil {
		rental.End(context.WithoutCancel(ctx))
		return nil, err
	}
	rental.exits = exitsOf(rental.Leases)
	return rental, nil
}

// place sends the request, again when the answer is lost: the same request stands once.
func (v *venue) place(ctx context.Context, request ipsx.Request) (result ipsx.OrderResult, err error) {
	for range placeTries {
		result, err = v.client.Request(ctx, request)
		if !ipsx.IsCode(err, ipsx.CodeUnavailable) {
			return result, err
		}
		select {
		case <-time.After(placeRetry):
		case <-ctx.Done():
			return result, err
		}
	}
	return result, err
}

func (r *Requester) forgetRental(rental *Rental) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.rentals, rental.hash)
}

// propose takes a deal of this request; it may come both with the answer and as an event.
func (r *Rental) propose(p ipsx.Proposal) {
	if r.filled.Load() {
		r.decline(r.node.domain.Digest(p.Deal.Message), ipsx.ReasonStopped)
		return
	}
	select {
	case r.proposals <- p:
	default:
		r.node.config.Log.Error("a proposal was dropped: too many at once", "request", r.hash)
	}
}

// decline cancels a deal that was never begun.
func (r *Rental) decline(deal ipsx.Hash, why ipsx.Reason) {
	if r.venue.lease(deal) == nil {
		r.venue.report(ipsx.Status{Deal: deal, Role: ipsx.RequesterRole, Seq: 1, Status: ipsx.StatusCancelled, Reason: why, At: time.Now().Unix()})
	}
}

// cancel takes the request out of the book, if it still rests there.
func (r *Rental) cancel(ctx context.Context) {
	ctx, stop := context.WithTimeout(ctx, lastWords)
	defer stop()
	if _, err := r.venue.client.Cancel(ctx, r.hash); err != nil {
		r.node.config.Log.Info("the request was not withdrawn; it expires by itself", "error", err)
	}
}

// Exits are the rental's addresses, to dial through.
func (r *Rental) Exits() []*Exit { return r.exits }

// All are the leases that it ever had, with its standbys.
func (r *Rental) All() []*Lease {
	r.mu.Lock()
	defer r.mu.Unlock()
	all := slices.Clone(r.Leases)
	for _, standby := range r.added {
		all = append(all, standby.Leases...)
	}
	return all
}

func (r *Rental) add(standby *Rental) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.added = append(r.added, standby)
}

// Wait returns when every lease is over, with why one failed that no standby made up for, or when ctx ends.
func (r *Rental) Wait(ctx context.Context) error {
	if g := r.guarding(); g != nil {
		select {
		case <-g.done:
		case <-ctx.Done():
			return nil
		}
	}
	for _, x := range r.exits {
		l := x.Lease()
		select {
		case <-l.done:
			if err := l.Err(); err != nil {
				return err
			}
		case <-ctx.Done():
			return nil
		}
	}
	return nil
}

// dismiss ends the standbys and the search for more.
func (r *Rental) dismiss() {
	if g := r.guarding(); g != nil {
		g.dismiss()
		<-g.done
	}
}

func (r *Rental) guarding() *guard {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.guard
}

// End withdraws what is left of the request and ends every lease.
func (r *Rental) End(ctx context.Context) {
	r.dismiss()
	if !r.complete {
		r.cancel(ctx)
	}
	for _, l := range r.All() {
		l.End(ctx)
	}
	for _, standby := range r.added {
		r.node.forgetRental(standby)
	}
	r.node.forgetRental(r)
}
