package exchange

import (
	"context"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
)

// SubmitOffer places an offer. The very same offer again gives what already stands.
func (x *Exchange) SubmitOffer(ctx context.Context, o ipsx.Signed[ipsx.Offer]) (ipsx.OrderResult, error) {
	err, digest := x.checkOffer(o.Message), digestOf(x, o.Message)
	if err == nil {
		err = authenticDigest(ctx, x, o, digest, o.Message.Provider)
	}
	if err == nil {
		err = x.paced(o.Message.Provider, 1)
	}
	if err == nil {
		err = x.verify(o.Message)
	}
	if err != nil {
		return ipsx.OrderResult{}, err
	}
	return x.placeOrder(ctx, engine.Command{Digest: digest, Offer: &o})
}

// SubmitRequest places a request. The very same request again gives what already stands.
func (x *Exchange) SubmitRequest(ctx context.Context, r ipsx.Signed[ipsx.Request]) (ipsx.OrderResult, error) {
	err, digest := x.checkRequest(r.Message), digestOf(x, r.Message)
	if err == nil {
		err = authenticDigest(ctx, x, r, digest, r.Message.Requester)
	}
	if err == nil {
		err = x.paced(r.Message.Requester, 1)
	}
	if err != nil {
		return ipsx.OrderResult{}, err
	}
	return x.placeOrder(ctx, engine.Command{Digest: digest, Request: &r})
}

// Cancel takes an order out of the book.
func (x *Exchange) Cancel(ctx context.Context, c ipsx.Signed[ipsx.Cancel]) (ipsx.OrderResult, error) {
	err, digest := x.checkExchange(c.Message.Exchange), digestOf(x, c.Message)
	if err == nil {
		err = authenticDigest(ctx, x, c, digest, c.Message.Wallet)
	}
	if err == nil {
		err = x.paced(c.Message.Wallet, 1)
	}
	if err != nil {
		return ipsx.OrderResult{}, err
	}
	return x.placeOrder(ctx, engine.Command{Digest: digest, Cancel: &c})
}

// SubmitStatus takes one side's word on a deal and returns the deal as it stands then.
func (x *Exchange) SubmitStatus(ctx context.Context, s ipsx.Signed[ipsx.Status]) (ipsx.StatusResult, error) {
	deal, err := x.dealFor(s.Message, s.Message.Deal)
	digest := digestOf(x, s.Message)
	if err == nil {
		err = authenticDigest(ctx, x, s, digest, deal.Deal.Party(s.Message.Role))
	}
	if err == nil && !x.statuses.allow(deal.Hash, s.Message.Role) {
		err = ipsx.Errorf(ipsx.CodeRateLimited, "more than %d statuses per second on one deal", statusesPerSecond).WithFix("send fewer: the newest replaces those before; or wait a second")
	}
	if err != nil {
		return ipsx.StatusResult{}, err
	}
	return x.word(ctx, engine.Command{Digest: digest, Status: &s})
}

// Extend gives a running lease more time, where what its provider offers now allows it, and returns the deal as it stands then.
func (x *Exchange) Extend(ctx context.Context, e ipsx.Signed[ipsx.Extension]) (ipsx.StatusResult, error) {
	deal, err := x.dealFor(e.Message, e.Message.Deal)
	digest := digestOf(x, e.Message)
	if err == nil {
		err = authenticDigest(ctx, x, e, digest, deal.Deal.Requester)
	}
	if err == nil {
		err = x.paced(deal.Deal.Requester, 1)
	}
	if err != nil {
		return ipsx.StatusResult{}, err
	}
	return x.word(ctx, engine.Command{Digest: digest, Extension: &e})
}

// word logs what one side says of a deal.
func (x *Exchange) word(ctx context.Context, c engine.Command) (ipsx.StatusResult, error) {
	a, err := x.submit(ctx, c)
	if err != nil {
		return ipsx.StatusResult{}, err
	}
	receipt, err := x.notary.receipt(c.Digest, a)
	return ipsx.StatusResult{Receipt: receipt, Deal: *a.Deal}, err
}

// MarkSettled says what the chain, finally, holds of a lane: deals that ended and were paid on it with at most claimed become
// settled; all of them when the lane is closed.
func (x *Exchange) MarkSettled(ctx context.Context, lane ipsx.Hash, claimed ipsx.Amount, closed bool) error {
	_, err := x.submit(ctx, engine.Command{Settled: &engine.Settled{Lane: lane, Claimed: claimed, Closed: closed}})
	return err
}

func (x *Exchange) placeOrder(ctx context.Context, c engine.Command) (ipsx.OrderResult, error) {
	a, err := x.submit(ctx, c)
	if err != nil {
		return ipsx.OrderResult{}, err
	}
	result := ipsx.OrderResult{Order: a.Order, NoMatch: a.NoMatch}
	if result.Receipt, err = x.notary.receipt(c.Digest, a); err != nil {
		return ipsx.OrderResult{}, err
	}
	result.Deals, err = x.proposals(a)
	return result, err
}

// proposals are the deals of an order: those that it made just now and, when it was placed before, those of then that live.
func (x *Exchange) proposals(a answer) ([]ipsx.Proposal, error) {
	found := []ipsx.Proposal{}
	for _, m := range x.matches(a) {
		p, err := x.notary.proposal(m.Proposal())
		if err != nil {
			return nil, err
		}
		found = append(found, p)
	}
	return found, nil
}

func (x *Exchange) matches(a answer) (found []engine.Match) {
	if a.Order.Offer != nil { // what else the time brought is not this provider's business
		for _, m := range a.Deals {
			if m.Deal.Offer == a.Order.Hash {
				found = append(found, m)
			}
		}
		return found
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	for _, hash := range a.Order.Deals {
		view, _ := x.engine.Deal(hash)
		if m, ok := x.engine.Match(hash); ok && view.Status.Live() {
			found = append(found, m)
		}
	}
	return found
}
