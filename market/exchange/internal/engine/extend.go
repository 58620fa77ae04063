package engine

import (
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
	"github.com/ipsx/ipsx/market/dealbook"
)

// extend gives a running lease more time. The same extension again changes nothing.
func (e *Engine) extend(signed ipsx.Signed[ipsx.Extension]) error {
	x := signed.Message
	r, ok := e.deals.Get(x.Deal)
	if !ok {
		return ipsx.Errorf(ipsx.CodeNotFound, "there is no deal %s", x.Deal)
	}
	if r.State.Extension != x {
		if err := e.lengthen(r, signed); err != nil {
			return err
		}
	}
	view := r.View(r.State)
	e.out.Deal = &view
	return nil
}

func (e *Engine) lengthen(r *dealbook.Record, signed ipsx.Signed[ipsx.Extension]) error {
	if err := e.mayExtend(r, signed.Message); err != nil {
		return err
	}
	r.Extension = &signed
	if _, err := e.deals.Step(r, agreement.Event{Extension: &signed.Message}, e.now); err != nil {
		panic(err) // a bug: mayExtend has just looked
	}
	e.ledger.touch(dealLeaf, r.Hash())
	view := r.View(r.State)
	e.notify(ipsx.Event{Type: ipsx.EventExtension, Deal: &view}, r.Deal.Provider, r.Deal.Requester)
	return nil
}

// mayExtend asks the agreement, and what is offered now: a provider that withdrew its offer, or asks for more, has not agreed to more time at the old price.
func (e *Engine) mayExtend(r *dealbook.Record, x ipsx.Extension) error {
	if _, _, err := agreement.Step(r.State, agreement.Event{Extension: &x}, e.now); err != nil {
		return err
	}
	for _, a := range r.Deal.Addresses {
		item, ok := e.book.OfferOf(a)
		if !ok {
			return ipsx.Errorf(ipsx.CodeConflict, "the provider does not offer %s any more", a).WithFix("rent another address")
		}
		if err := r.State.Terms().MayExtend(x, item.Terms(), r.State.Active.Unix(), e.now.Truncate(time.Second).Unix()); err != nil {
			return err
		}
	}
	return nil
}
