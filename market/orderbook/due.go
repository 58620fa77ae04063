package orderbook

import (
	"cmp"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
)

// DueKind says what is due.
type DueKind uint8

// What can be due.
const (
	Expires DueKind = iota // an order leaves the book
	Opens                  // an offer that was closed opens: its From or its hours have come
)

// Due is something that time does to an order.
type Due struct {
	At       int64 // Unix seconds
	Sequence uint64
	Kind     DueKind
	Hash     ipsx.Hash
}

// before orders by time; at the same time orders expire before others open, so that nothing matches in its last moment.
func (d Due) before(other Due) bool {
	return cmp.Or(cmp.Compare(d.At, other.At), cmp.Compare(d.Kind, other.Kind), cmp.Compare(d.Sequence, other.Sequence)) < 0
}

// NextDue is what time does next.
func (b *Book) NextDue() (Due, bool) { return b.due.Min() }

// PopDue takes the next thing that is due by Unix time now, in the order of time, expiries first, then sequence. The order
// that expires is out of the book then.
func (b *Book) PopDue(now int64) (Due, bool) {
	next, ok := b.due.Min()
	if !ok || next.At > now {
		return Due{}, false
	}
	b.due.DeleteMin()
	if next.Kind == Opens {
		b.scheduleOpening(b.offers[next.Hash], next.At)
	} else if !b.RemoveOffer(next.Hash) {
		b.RemoveRequest(next.Hash)
	}
	return next, true
}

// scheduleOpening notes when the offer opens next after now.
func (b *Book) scheduleOpening(o *Offer, now int64) {
	at, ok := matching.NextOpening(o.Terms(), now)
	o.opens = 0
	if ok && at < o.Terms().Expiry {
		o.opens = at
		b.due.ReplaceOrInsert(Due{at, o.Sequence, Opens, o.Hash})
	}
}
