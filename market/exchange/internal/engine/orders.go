package engine

import (
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
	"github.com/ipsx/ipsx/market/orderbook"
)

// order is an order of any age, and for a request what it still wants.
type order struct {
	hash    ipsx.Hash
	status  ipsx.OrderStatus
	offer   *ipsx.Signed[ipsx.Offer]
	request *ipsx.Signed[ipsx.Request]

	deals    []ipsx.Hash    // requests: all it was matched to; so below
	want     uint32         // addresses missing
	standing uint32         // addresses of deals that were not declined
	budget   ipsx.Amount    // wei not given to deals that stand
	declined []ipsx.Address // providers that declined it
	gaveUp   bool           // some of its deals
}

func (o *order) wallet() ipsx.Address {
	if o.offer != nil {
		return o.offer.Message.Provider
	}
	return o.request.Message.Requester
}

// admit checks what every order must fulfil. known is the order when the very same was submitted before.
func (e *Engine) admit(hash ipsx.Hash, exchange ipsx.Address, expiry int64, valid error) (known *order, err error) {
	if old, ok := e.orders[hash]; ok {
		return old, nil
	}
	if valid != nil {
		return nil, valid
	}
	if exchange != e.config.Exchange {
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "the order is for exchange %s, this is %s", exchange, e.config.Exchange)
	}
	return nil, ipsx.CheckLife(expiry, e.now.Unix())
}

// offer puts an offer into the book, where it meets what rests. The same offer again changes nothing.
func (e *Engine) offer(signed ipsx.Signed[ipsx.Offer]) error {
	o := signed.Message
	hash := e.config.Domain.Digest(o)
	known, err := e.admit(hash, o.Exchange, o.Expiry, o.Validate())
	if err != nil || known != nil {
		return e.answer(known, err)
	}
	item, replaced, err := e.book.AddOffer(hash, signed, e.nextSequence(), e.now.Unix())
	if err != nil {
		e.sequence--
		return err
	}
	for _, old := range replaced {
		e.close(e.orders[old.Hash], ipsx.OrderCancelled)
	}
	placed := &order{hash: hash, status: ipsx.OrderOpen, offer: &signed}
	e.orders[hash] = placed
	e.announce(placed)
	e.meet(item)
	return e.answer(placed, nil)
}

// answer puts the order's view into the outcome.
func (e *Engine) answer(o *order, err error) error {
	if o != nil {
		e.out.Order = e.view(o)
	}
	return err
}

// announce publishes that an order came to another status.
func (e *Engine) announce(o *order) {
	e.ledger.touch(orderLeaf, o.hash)
	view := e.view(o)
	e.notify(ipsx.Event{Type: ipsx.EventOrder, Order: &view}, o.wallet())
}

// close takes an order out of the book for good.
func (e *Engine) close(o *order, status ipsx.OrderStatus) {
	if !e.book.RemoveOffer(o.hash) {
		e.book.RemoveRequest(o.hash)
	}
	o.status = status
	e.announce(o)
}

// meet lets resting requests, the highest price first, take what the offer has.
func (e *Engine) meet(item *orderbook.Offer) {
	rating := e.rating(item.Terms().Provider)
	for r := range e.book.Demand(item.Terms()) {
		if item.Free() == 0 {
			return
		}
		o := e.orders[r.Hash]
		d := e.demand(o, r.Sequence)
		if matching.Check(item.Terms(), rating, &d) == "" {
			e.fill(o, &d)
		}
	}
}

// cancel takes an order out of the book; deals that it made stand. Cancelling again changes nothing.
func (e *Engine) cancel(c ipsx.Cancel) error {
	o, ok := e.orders[c.Order]
	switch {
	case c.Exchange != e.config.Exchange:
		return ipsx.Errorf(ipsx.CodeForbidden, "the cancel is for exchange %s, this is %s", c.Exchange, e.config.Exchange)
	case !ok:
		return ipsx.Errorf(ipsx.CodeNotFound, "there is no order %s", c.Order)
	case o.wallet() != c.Wallet:
		return ipsx.Errorf(ipsx.CodeForbidden, "order %s is not of wallet %s", c.Order, c.Wallet)
	case o.status == ipsx.OrderExpired:
		return ipsx.Errorf(ipsx.CodeExpired, "order %s has expired", c.Order)
	case o.status != ipsx.OrderCancelled:
		e.close(o, ipsx.OrderCancelled)
	}
	return e.answer(o, nil)
}

// orderDue does what time does to an order: it expires, or an offer opens and meets what rests.
func (e *Engine) orderDue() {
	due, ok := e.book.PopDue(e.now.Unix())
	switch {
	case !ok:
		return
	case due.Kind == orderbook.Opens:
		item, _ := e.book.Offer(due.Hash)
		e.meet(item)
	default:
		e.close(e.orders[due.Hash], ipsx.OrderExpired)
	}
}
