// Package engine is the deterministic state of one exchange: both order lists, the deals, the profiles, and the time of its log.
//
// It takes logged commands one by one (Apply) and answers with data: what was refused, which deals were made, what to publish. The
// same commands at the same times give the same deals, byte for byte, and the same StateHash, on every machine. There is no
// clock, goroutine, network or logger inside, and no map iteration whose order could show; whole numbers only; what time does fires in the order of (time,
// id), orders before deals.
//
// Key advice: Apply needs exclusive access, the reads only that no Apply runs. Check signatures and limits (Validate) before a command is logged;
// the engine checks everything else.
package engine

import (
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/dealbook"
	"github.com/ipsx/ipsx/market/orderbook"
	"github.com/ipsx/ipsx/market/profile"
)

// Engine is the state of one exchange. Make it with New.
type Engine struct {
	config   Config
	now      time.Time
	sequence uint64 // orders, counted as they enter the book
	number   uint64 // deals
	book     *orderbook.Book
	search   orderbook.Search
	deals    *dealbook.Book
	orders   map[ipsx.Hash]*order
	keys     map[ipsx.Hash]bool // tunnel keys that requests used
	profiles map[ipsx.Address]profile.Record
	ledger   ledger  // of hashes
	out      Outcome // of the command that is being applied
}

// New makes an engine without orders, at the beginning of time.
func New(config Config) *Engine {
	return &Engine{
		config: config, now: time.Unix(0, 0).UTC(), book: orderbook.New(config.ReferenceRate), deals: dealbook.New(),
		orders: map[ipsx.Hash]*order{}, keys: map[ipsx.Hash]bool{}, profiles: map[ipsx.Address]profile.Record{},
	}
}

// Now is the time of the log, in whole milliseconds.
func (e *Engine) Now() time.Time { return e.now }

// Apply moves the time to at, in whole milliseconds and never back, does everything that is due by then, and then the command.
func (e *Engine) Apply(at time.Time, c Command) Outcome {
	e.out = Outcome{}
	e.advance(at.UTC().Round(0).Truncate(time.Millisecond))
	e.out.Err = e.do(c)
	return e.out
}

func (e *Engine) do(c Command) error {
	switch {
	case c.kind() == 0:
		return ipsx.Errorf(ipsx.CodeInvalid, "a command is exactly one thing")
	case c.Offer != nil:
		return e.offer(c.Digest, *c.Offer)
	case c.Request != nil:
		return e.request(c.Digest, *c.Request)
	case c.Cancel != nil:
		return e.cancel(c.Cancel.Message)
	case c.Status != nil:
		return e.status(*c.Status)
	case c.Settled != nil:
		return e.settled(*c.Settled)
	case c.AddressLost != nil:
		return e.addressLost(*c.AddressLost)
	case c.Extension != nil:
		return e.extend(*c.Extension)
	case c.Checkpoint:
		e.checkpoint()
	}
	return nil
}

// advance moves the time and fires what is due, in the order of time; at the same time orders come before deals.
func (e *Engine) advance(to time.Time) {
	for {
		at, isOrder, ok := e.next()
		if !ok || at.After(to) {
			break
		}
		if at.After(e.now) {
			e.now = at
		}
		if isOrder {
			e.orderDue()
		} else {
			e.dealDue()
		}
	}
	if to.After(e.now) {
		e.now = to
	}
}

// next is when time does something next, and whether to an order or to a deal.
func (e *Engine) next() (at time.Time, isOrder, ok bool) {
	order, hasOrder := e.book.NextDue()
	orderAt := time.Unix(order.At, 0).UTC()
	dealAt, _, hasDeal := e.deals.NextDue()
	if hasOrder && (!hasDeal || !dealAt.Before(orderAt)) {
		return orderAt, true, true
	}
	return dealAt, false, hasDeal
}

// NextDeadline is when something is due next: the shell logs a Tick then.
func (e *Engine) NextDeadline() (time.Time, bool) {
	at, _, ok := e.next()
	return at, ok
}

func (e *Engine) nextSequence() uint64 { e.sequence++; return e.sequence }

func (e *Engine) rating(wallet ipsx.Address) uint16 { return e.profile(wallet).Profile.Rating }

func (e *Engine) profile(wallet ipsx.Address) profile.Record {
	if r, ok := e.profiles[wallet]; ok {
		return r
	}
	return profile.Newcomer(wallet)
}

// notify publishes an event of this time.
func (e *Engine) notify(event ipsx.Event, to ...ipsx.Address) {
	event.At = e.now.Unix()
	e.out.Notices = append(e.out.Notices, Notice{to, event})
}
