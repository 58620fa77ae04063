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
	offer   *orderbook.Placed[ipsx.Offer]
	request *ipsx.Signed[ipsx.Request]
	listed  *orderbook.Offer   // offers: while it is in the book
	resting *orderbook.Request // requests: while it is in the book

	deals    []ipsx.Hash    // requests: all it was matched to; so below
	want     uint32         // addresses missing
	standing uint32         // addresses of deals that were not declined
	budget   ipsx.Amount    // wei not given to deals that stand
	declined []ipsx.Address // providers that declined it
	gaveUp   bool           // some of its deals
}

func (o *order) wallet() ipsx.Address {
	if o.offer != nil {
		return o.offer.Signed.Message.Provider
	}
	return o.request.Message.Requester
}

// admit checks what every order must fulfil. known is the order when the very same was submitted before.
func (e *Engine) admit(hash ipsx.Hash, exchange ipsx.Address, expiry int64) (known *order, err error) {
	if old, ok := e.orders[hash]; ok {
		return old, nil
	}
	if exchange != e.config.Exchange {
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "the order is for exchange %s, this is %s", exchange, e.config.Exchange)
	}
	return nil, ipsx.CheckLife(expiry, e.now.Unix())
}

// offer puts an offer into the book, where it meets what rests. The same offer again changes nothing.
func (e *Engine) offer(hash ipsx.Hash, signed ipsx.Signed[ipsx.Offer]) error {
	o := signed.Message
	known, err := e.admit(hash, o.Exchange, o.Expiry)
	if err != nil || known != nil {
		return e.answer(known, err)
	}
	replaced, err := e.book.Replaced(&o)
	if err != nil {
		return err
	}
	for _, old := range replaced {
		e.close(e.orders[old.Hash()], ipsx.OrderCancelled)
	}
	placed := &order{hash: hash, status: ipsx.OrderOpen, offer: &orderbook.Placed[ipsx.Offer]{Hash: hash, Signed: signed}}
	placed.listed = e.book.AddOffer(placed.offer, e.nextSequence(), e.rating(o.Provider), e.now.Unix())
	e.orders[hash] = placed
	e.announce(placed)
	e.meet(placed.listed)
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
	e.leave(o)
	o.status = status
	e.announce(o)
}

// leave takes an order out of the book, if it is there.
func (e *Engine) leave(o *order) {
	if o.listed != nil {
		e.book.RemoveOffer(o.listed)
	}
	if o.resting != nil {
		e.book.RemoveRequest(o.resting)
	}
	o.listed, o.resting = nil, nil
}

// meet lets resting requests, the highest price first, take what the offer has.
func (e *Engine) meet(item *orderbook.Offer) {
	waiting := e.book.Demand(item, func(r *orderbook.Request) matching.Demand { return e.demand(e.orders[r.Hash], r.Sequence) })
	for _, r := range waiting {
		if item.Free() == 0 {
			return
		}
		o := e.orders[r.Hash]
		d := e.demand(o, r.Sequence)
		e.fill(o, &d)
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
		e.meet(due.Offer)
	case due.Offer != nil:
		e.close(e.orders[due.Offer.Hash()], ipsx.OrderExpired)
	default:
		e.close(e.orders[due.Request.Hash], ipsx.OrderExpired)
	}
}
