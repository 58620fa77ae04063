package requester

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
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
	proposals chan ipsx.Proposal
	complete  bool        // every address was found
	filled    atomic.Bool // what is proposed from now on is not wanted any more

	Leases []*Lease // that are active when Rent returns, and were not standbys

	exits []*Exit
	guard *guard // nil: there are no standbys
	mu    sync.Mutex
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
		r.config.Notify(Event{Kind: "elsewhere", Detail: fmt.Sprintf("%s: %v", e.URL, err)})
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
	rental := &Rental{node: r, venue: v, key: tunnel.NewKey(), closing: o.CloseLanes, proposals: make(chan ipsx.Proposal, dealBuffer)}
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

// outcome is what became of one deal.
type outcome struct {
	lease    *Lease
	proposal ipsx.Proposal
	err      error
}

// fill establishes deals until the count is reached. A deal that is declined is made up for by the next one, which may be heard of first; after any other
// failure none follows.
func (r *Rental) fill(ctx context.Context, request ipsx.Request, wait time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, wait+ipsx.ConnectTimeout)
	defer cancel()
	f := &filling{rental: r, taken: intake{request: &request}, results: make(chan outcome, dealBuffer), seen: map[ipsx.Hash]bool{}}
	patience := time.After(wait)
	for f.have < int(request.MinCount) || f.running > 0 || len(r.proposals) > 0 {
		select {
		case p := <-r.proposals:
			f.propose(ctx, p)
		case o := <-f.results:
			f.settle(ctx, o)
			if idle := f.running == 0 && len(r.proposals) == 0 && f.have < int(request.MinCount); idle && fatal(o.err) {
				return o.err
			} else if idle && !f.rematched {
				return give(f.failures)
			}
		case <-patience:
			if f.running == 0 {
				return give(f.failures)
			}
		case <-ctx.Done():
			f.drain()
			return give(errors.Join(context.Cause(ctx), f.failures))
		}
		if err := f.excess(); err != nil && f.have < int(request.MinCount) {
			return err
		}
	}
	r.complete = f.have == int(request.Count)
	return nil
}

// filling is how far a rental's deals have come about.
type filling struct {
	rental    *Rental
	taken     intake
	waiting   []ipsx.Proposal // more than was requested, unless another fails
	results   chan outcome
	seen      map[ipsx.Hash]bool
	running   int
	have      int // addresses
	rematched bool
	failures  error
}

func (f *filling) propose(ctx context.Context, p ipsx.Proposal) {
	hash := f.rental.node.domain.Digest(p.Deal.Message)
	if f.seen[hash] {
		return
	}
	f.seen[hash] = true
	if p.Deal.Message.Request != f.rental.hash { // it may be running: to cancel it here would end it
		f.failures = errors.Join(f.failures, ipsx.Errorf(ipsx.CodeInvalid, "the exchange answered with a deal of another request"))
		return
	}
	f.waiting = append(f.waiting, p)
	f.begin(ctx)
}

// begin establishes what the request still allows.
func (f *filling) begin(ctx context.Context) {
	var left []ipsx.Proposal
	for _, p := range f.waiting {
		if !f.taken.take(p) {
			left = append(left, p)
			continue
		}
		f.running++
		go func() {
			l, err := f.rental.node.establish(ctx, p, f.rental)
			f.results <- outcome{l, p, err}
		}()
	}
	f.waiting = left
}

func (f *filling) settle(ctx context.Context, o outcome) {
	f.running--
	if o.err == nil {
		f.rental.Leases, f.have = append(f.rental.Leases, o.lease), f.have+len(o.proposal.Deal.Message.Addresses)
		return
	}
	f.failures = errors.Join(f.failures, o.err)
	f.rematched = f.rematched || errors.Is(o.err, dealOver(ipsx.DealDeclined))
	f.taken.give(o.proposal)
	f.begin(ctx)
}

// excess declines what is more than was requested once nothing else can make room for it.
func (f *filling) excess() error {
	if f.running > 0 || len(f.waiting) == 0 {
		return nil
	}
	for _, p := range f.waiting {
		f.rental.decline(f.rental.node.domain.Digest(p.Deal.Message), ipsx.ReasonBadDeal)
	}
	f.waiting = nil
	return ipsx.Errorf(ipsx.CodeInvalid, "the exchange made deals for more than was requested")
}

// drain waits for what is under way; what came about in this moment is ended with the rest.
func (f *filling) drain() {
	for ; f.running > 0; f.running-- {
		if o := <-f.results; o.err == nil {
			f.rental.Leases = append(f.rental.Leases, o.lease)
		}
	}
}

// fatal says whether another provider would not help.
func fatal(err error) bool {
	switch ipsx.CodeOf(err) {
	case ipsx.CodeFunds, ipsx.CodeSignature, ipsx.CodeInvalid:
		return true
	}
	return false
}

func give(failures error) error {
	if failures == nil {
		return NoMatch(nil)
	}
	if errors.Is(failures, context.Canceled) {
		return failures
	}
	return ipsx.Errorf(ipsx.CodeOf(failures), "no lease could be established: %w", failures)
}

// NoMatch is the error of a request that nothing satisfies: CodeNoMatch, with what would help.
func NoMatch(why *ipsx.NoMatch) error {
	err := ipsx.Errorf(ipsx.CodeNoMatch, "no offer satisfies the request")
	if why == nil {
		return err.WithFix("ask for less, or wait longer with --wait")
	}
	if why.Found > 0 {
		err = ipsx.Errorf(ipsx.CodeNoMatch, "only %d addresses satisfy the request", why.Found)
	}
	var hints []string
	for _, r := range why.Relaxations {
		hints = append(hints, fmt.Sprintf("%s: %s (addresses: %d, from %s per second)", r.Constraint, inTokens(r.Suggestion), r.Addresses, r.Price.Tokens()))
	}
	if len(hints) == 0 {
		return err.WithFix("see what is offered with `ipsx market offers`, or wait with --wait")
	}
	return err.WithFix("%s; or wait with --wait", strings.Join(hints, "; "))
}

// inTokens writes a price to raise to as people read it.
func inTokens(suggestion string) string {
	if limit, ok := strings.CutPrefix(suggestion, "raise to "); ok {
		if price, err := ipsx.ParseAmount(limit); err == nil {
			return "raise to " + price.Tokens()
		}
	}
	return suggestion
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
	if r.guard != nil {
		select {
		case <-r.guard.done:
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
	if r.guard != nil {
		r.guard.dismiss()
		<-r.guard.done
	}
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
