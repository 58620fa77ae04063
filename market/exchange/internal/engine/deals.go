package engine

import (
	"net/netip"
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
	"github.com/ipsx/ipsx/market/dealbook"
	"github.com/ipsx/ipsx/market/orderbook"
	"github.com/ipsx/ipsx/market/profile"
)

// status applies one side's word on a deal. The newest one again changes nothing, as a lost acknowledgement is retried.
func (e *Engine) status(signed ipsx.Signed[ipsx.Status]) error {
	s := signed.Message
	r, ok := e.deals.Get(s.Deal)
	if !ok {
		return ipsx.Errorf(ipsx.CodeNotFound, "there is no deal %s", s.Deal)
	}
	if s != r.State.Newest(s.Role) || s.Seq == 0 {
		if err := e.step(r, agreement.Event{Status: &s}, &signed); err != nil {
			return err
		}
	}
	view := r.View(r.State)
	e.out.Deal = &view
	return nil
}

// step moves a deal and does what follows. What is due was done before, so a refused event leaves nothing to do.
func (e *Engine) step(r *dealbook.Record, event agreement.Event, said *ipsx.Signed[ipsx.Status]) error {
	effects, err := e.deals.Step(r, event, e.now)
	if err != nil {
		return err
	}
	e.ledger.touch(dealLeaf, r.Hash())
	if said != nil {
		r.Keep(said)
		view := r.View(r.State)
		e.notify(ipsx.Event{Type: ipsx.EventStatus, Deal: &view, Status: said}, r.Deal.Party(said.Message.Role.Partner()))
	}
	var back []*orderbook.Offer
	for _, effect := range effects {
		switch effect.Kind {
		case agreement.Release:
			back = append(back, e.book.Return(r.Deal.Addresses)...)
			e.conclude(effect.State)
		case agreement.Publish:
			view := r.View(effect.State)
			e.notify(ipsx.Event{Type: ipsx.EventDeal, Deal: &view}, r.Deal.Provider, r.Deal.Requester)
		case agreement.Rematch:
			e.rematch(&r.Deal)
		}
	}
	for _, item := range back {
		e.meet(item)
	}
	e.settleLane(r.Lane)
	return nil
}

// dealDue does what time does to a deal.
func (e *Engine) dealDue() {
	_, r, _ := e.deals.NextDue()
	if err := e.step(r, agreement.Event{}, nil); err != nil {
		panic(err) // a bug: the clock is never refused
	}
}

// conclude writes a finished deal into both profiles.
func (e *Engine) conclude(s agreement.State) {
	provider, requester := results(s)
	e.record(s.Deal.Provider, provider)
	e.record(s.Deal.Requester, requester)
	if o := e.orders[s.Deal.Request]; gaveUp(s) && !o.gaveUp {
		o.gaveUp = true // a request counts once, however many deals it became
		e.ledger.touch(orderLeaf, o.hash)
		e.profiles[s.Deal.Requester] = e.profile(s.Deal.Requester).GaveUp(e.config.CoolDown, e.now)
	}
}

func (e *Engine) record(wallet ipsx.Address, result profile.Result) {
	after := e.profile(wallet).After(result, e.config.CoolDown, e.now)
	e.profiles[wallet] = after
	e.book.SetRating(wallet, after.Profile.Rating)
	e.ledger.touch(profileLeaf, profileID(wallet))
}

// gaveUp says whether the requester ended a deal, before it paid anything, whose addresses were kept for it: booked, or served already. By
// whichever status, since otherwise the other one would be free.
func gaveUp(s agreement.State) bool {
	early := s.Active.IsZero() && s.By == ipsx.RequesterRole && (s.Status == ipsx.DealCancelled || s.Status == ipsx.DealFailed)
	return early && (s.Deal.Start != 0 || !s.Ready.IsZero())
}

// blames are reasons for which a side that failed holds its partner responsible. It is word against word, so both get the
// failure: blaming costs as much as being blamed.
var blames = []ipsx.Reason{ipsx.ReasonSilent, ipsx.ReasonUnpaid, ipsx.ReasonMeterMismatch, ipsx.ReasonExitCheck, ipsx.ReasonNoFunds, ipsx.ReasonTunnel}

// results is how a finished deal went for its provider and its requester.
func results(s agreement.State) (provider, requester profile.Result) {
	switch s.Status {
	case ipsx.DealEnded:
		return profile.Completed, profile.Completed
	case ipsx.DealDeclined:
		return profile.Failed, profile.Neutral
	case ipsx.DealExpired:
		return profile.Neutral, profile.Expired
	case ipsx.DealFailed:
		return failure(s)
	}
	return profile.Neutral, profile.Neutral
}

func failure(s agreement.State) (provider, requester profile.Result) {
	switch {
	case s.By == "" && s.Reason == ipsx.ReasonBudget:
		return profile.Completed, profile.Completed
	case slices.Contains(blames, s.Reason):
		return profile.Failed, profile.Failed
	case s.By == ipsx.RequesterRole:
		return profile.Neutral, profile.Failed
	}
	return profile.Failed, profile.Neutral
}

// settled notes what the chain says of a lane.
func (e *Engine) settled(s Settled) error {
	e.deals.Claimed(s.Lane, s.Claimed, s.Closed)
	e.ledger.touch(laneLeaf, s.Lane)
	e.settleLane(s.Lane)
	return nil
}

// settleLane settles the finished deals whose money on the lane is final.
func (e *Engine) settleLane(lane ipsx.Hash) {
	for {
		r, ok := e.deals.PopSettled(lane)
		if !ok {
			return
		}
		if err := e.step(r, agreement.Event{Trigger: agreement.Settled}, nil); err != nil {
			panic(err) // a bug: only finished deals wait on a lane
		}
	}
}

// addressLost ends the deals on an address that its provider controls no more, and takes the offer out of the book.
func (e *Engine) addressLost(a netip.Addr) error {
	item, ok := e.book.OfferOf(a)
	if !ok {
		return ipsx.Errorf(ipsx.CodeNotFound, "nobody offers %s", a)
	}
	provider := item.Terms().Provider
	e.close(e.orders[item.Hash()], ipsx.OrderCancelled)
	for _, r := range e.deals.Of(provider) {
		on := r.Deal.Provider == provider && slices.Contains(r.Deal.Addresses, a)
		if !on || !r.State.Status.Live() || r.State.Status == ipsx.DealEnding {
			continue
		}
		if err := e.step(r, agreement.Event{Trigger: agreement.AddressChanged}, nil); err != nil {
			return err
		}
	}
	return nil
}
