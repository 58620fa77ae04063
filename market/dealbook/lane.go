package dealbook

import (
	"maps"
	"slices"

	"github.com/ipsx/ipsx"
)

// lane is what the chain said of a lane, and which finished deals wait for more.
type lane struct {
	claimed ipsx.Amount
	closed  bool
	waiting []*Record
}

func (b *Book) lane(id ipsx.Hash) *lane {
	l, ok := b.lanes[id]
	if !ok {
		l = &lane{}
		b.lanes[id] = l
	}
	return l
}

// owes says whether the deal is over and its money not yet final.
func owes(r *Record) bool {
	over := r.State.Status == ipsx.DealEnded || r.State.Status == ipsx.DealFailed
	return over && !r.State.Active.IsZero() && r.Lane != ipsx.Hash{}
}

func (b *Book) owe(r *Record) {
	if !owes(r) {
		return
	}
	if l := b.lane(r.Lane); !slices.Contains(l.waiting, r) {
		l.waiting = append(l.waiting, r)
	}
}

// Claimed notes what the chain says of a lane: that it paid so much in all, and whether it is closed. Amounts never fall and a
// closed lane stays closed.
func (b *Book) Claimed(id ipsx.Hash, claimed ipsx.Amount, closed bool) {
	l := b.lane(id)
	if l.claimed.Less(claimed) {
		l.claimed = claimed
	}
	l.closed = l.closed || closed
}

// Lane is what Claimed noted of a lane.
func (b *Book) Lane(id ipsx.Hash) (claimed ipsx.Amount, closed bool) {
	if l, ok := b.lanes[id]; ok {
		return l.claimed, l.closed
	}
	return ipsx.Amount{}, false
}

// PopSettled takes the next deal on the lane whose money is final: it was claimed, or nothing more can be.
func (b *Book) PopSettled(id ipsx.Hash) (*Record, bool) {
	l, ok := b.lanes[id]
	if !ok {
		return nil, false
	}
	i := slices.IndexFunc(l.waiting, func(r *Record) bool {
		return l.closed || !l.claimed.Less(r.Paid)
	})
	if i < 0 {
		return nil, false
	}
	r := l.waiting[i]
	l.waiting = slices.Delete(l.waiting, i, i+1)
	return r, true
}

// Lane is what the book knows of a lane, for a snapshot.
type Lane struct {
	ID      ipsx.Hash
	Claimed ipsx.Amount
	Closed  bool
	Waiting []ipsx.Hash // deals that are over and wait for more, in the order in which they ended
}

// Lanes is every lane, by its identity.
func (b *Book) Lanes() (lanes []Lane) {
	for _, id := range slices.SortedFunc(maps.Keys(b.lanes), ipsx.Hash.Cmp) {
		l := Lane{ID: id, Claimed: b.lanes[id].claimed, Closed: b.lanes[id].closed}
		for _, r := range b.lanes[id].waiting {
			l.Waiting = append(l.Waiting, r.Hash())
		}
		lanes = append(lanes, l)
	}
	return lanes
}

// RestoreLane keeps a lane as it stands, after its deals.
func (b *Book) RestoreLane(l Lane) error {
	kept := b.lane(l.ID)
	kept.claimed, kept.closed = l.Claimed, l.Closed
	for _, hash := range l.Waiting {
		r, ok := b.deals[hash]
		if !ok {
			return ipsx.Errorf(ipsx.CodeInternal, "deal %s waits on lane %s and is not there", hash, l.ID)
		}
		kept.waiting = append(kept.waiting, r)
	}
	return nil
}
