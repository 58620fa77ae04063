package orderbook

import (
	"cmp"
	"container/heap"
	"math"
	"slices"

	"github.com/ipsx/ipsx/market/matching"
)

// DueKind is what time does to an order.
type DueKind uint8

// The kinds.
const (
	Expires DueKind = iota // the order leaves the book
	Opens                  // an offer that was closed opens: its From or its hours have come
)

// Due is what time does to an order next: to an offer or to a request.
type Due struct {
	At      int64 // Unix seconds
	Kind    DueKind
	Offer   *Offer
	Request *Request
}

// entry is a Due of the schedule, in 16 bytes.
type entry struct {
	at   uint32 // Unix seconds, until 2106
	slot uint32
	id   uint64 // the sequence of the order that was in the slot then, above two bits: whether it is a request, and the kind
}

func newEntry(at int64, kind DueKind, request bool, sequence uint64, slot uint32) entry {
	e := entry{uint32(min(max(at, 0), math.MaxUint32)), slot, sequence<<2 | uint64(kind)}
	if request {
		e.id |= 2
	}
	return e
}

func (e entry) kind() DueKind { return DueKind(e.id & 1) }

func (e entry) request() bool { return e.id&2 != 0 }

func (e entry) sequence() uint64 { return e.id >> 2 }

func (e entry) compare(other entry) int {
	return cmp.Or(cmp.Compare(e.at, other.at), cmp.Compare(e.kind(), other.kind()), cmp.Compare(e.sequence(), other.sequence()))
}

// schedule is a heap of what is due. What belongs to an order that left the book is left out when its turn comes, or when most is such.
type schedule []entry

// Len implements heap.Interface.
func (s schedule) Len() int { return len(s) }

// Less implements heap.Interface.
func (s schedule) Less(i, j int) bool { return s[i].compare(s[j]) < 0 }

// Swap implements heap.Interface.
func (s schedule) Swap(i, j int) { s[i], s[j] = s[j], s[i] }

// Push implements heap.Interface.
func (s *schedule) Push(x any) { *s = put(*s, len(*s), x.(entry)) }

// Pop implements heap.Interface.
func (s *schedule) Pop() any {
	last := len(*s) - 1
	e := (*s)[last]
	*s = (*s)[:last]
	return e
}

// plan adds to the schedule. With more than four times as many entries as orders it sorts out first.
func (b *Book) plan(e entry) {
	if b.filling {
		b.due = gather(b.due, e)
		return
	}
	if len(b.due) > 1024 && len(b.due) > 4*(b.offers.size()+len(b.requests)-len(b.vacant)) {
		b.due = slices.DeleteFunc(b.due, func(e entry) bool { return !b.stands(e) })
		heap.Init(&b.due)
	}
	heap.Push(&b.due, e)
}

// stands says whether the order is still in the book.
func (b *Book) stands(e entry) bool {
	if e.request() {
		return b.requests[e.slot] != nil && b.requests[e.slot].Sequence == e.sequence()
	}
	o := b.offers.get(e.slot)
	return o.order != nil && o.Sequence == e.sequence()
}

// NextDue is what time does next to an order.
func (b *Book) NextDue() (Due, bool) {
	for len(b.due) > 0 && !b.stands(b.due[0]) {
		heap.Pop(&b.due)
	}
	if len(b.due) == 0 {
		return Due{}, false
	}
	e := b.due[0]
	if e.request() {
		return Due{int64(e.at), e.kind(), nil, b.requests[e.slot]}, true
	}
	return Due{int64(e.at), e.kind(), b.offers.get(e.slot), nil}, true
}

// PopDue takes out what is due next, if it is by now. An order that expires is still in the book: remove it.
func (b *Book) PopDue(now int64) (Due, bool) {
	next, ok := b.NextDue()
	if !ok || next.At > now {
		return Due{}, false
	}
	heap.Pop(&b.due)
	if next.Kind == Opens {
		b.scheduleOpening(next.Offer, next.At)
	}
	return next, true
}

// scheduleOpening notes when the offer opens next.
func (b *Book) scheduleOpening(o *Offer, now int64) {
	if at, ok := matching.NextOpening(o.Terms(), now); ok && at < o.Terms().Expiry {
		b.plan(newEntry(at, Opens, false, o.Sequence, o.slot))
	}
}
