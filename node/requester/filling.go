package requester

import (
	"context"
	"errors"
	"time"

	"github.com/ipsx/ipsx"
)

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
