package orderbook

import (
	"iter"
	"net/netip"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
)

// Offer is an offer in the book. It is only good while the offer is there: its place is used again.
type Offer struct {
	Sequence     uint64 // time priority: lower came first
	order        *Placed[ipsx.Offer]
	seller       *seller
	units        *units // nil: a single address
	slot         uint32
	region, city uint32 // the numbers of their names
	place        uint16 // among its seller's
	taken        bool   // the single address is leased
}

// Hash is the EIP-712 digest of the order.
func (o *Offer) Hash() ipsx.Hash { return o.order.Hash }

// Terms is the order itself.
func (o *Offer) Terms() *ipsx.Offer { return &o.order.Signed.Message }

// Order is the signed order.
func (o *Offer) Order() *Placed[ipsx.Offer] { return o.order }

// Free is the number of addresses that are not leased.
func (o *Offer) Free() uint64 {
	switch {
	case o.units != nil:
		return uint64(o.units.free())
	case o.taken:
		return 0
	}
	return 1
}

// Each yields the free addresses in rising order; IPv6: the first address of each /64.
func (o *Offer) Each() iter.Seq[netip.Addr] {
	return func(yield func(netip.Addr) bool) {
		p := picker{offer: o}
		for a, ok := p.next(); ok && yield(a); a, ok = p.next() {
		}
	}
}

func (o *Offer) price(rate uint64) ipsx.Amount {
	return matching.PriceKey(o.Terms().PricePerSecond, o.Terms().PricePerGiB, rate)
}

// level is that of its price.
func (o *Offer) level(rate uint64) uint64 { return priceLevel(o.price(rate)) }

func (o *Offer) row(rate uint64) row {
	return row{o.level(rate), o.slot, offerFit(o.Terms(), o.seller.rating, o.Free() > 0)}
}

// take marks an address leased; false when it is none of the offer's, or leased.
func (o *Offer) take(a netip.Addr) bool {
	if o.units == nil {
		was := o.taken
		o.taken = o.taken || a == o.Terms().Prefixes[0].Addr()
		return o.taken != was
	}
	n, ok := o.units.number(a)
	return ok && o.units.address(n) == a && o.units.take(n)
}

// give marks an address free.
func (o *Offer) give(a netip.Addr) {
	if o.units == nil {
		o.taken = false
		return
	}
	if n, ok := o.units.number(a); ok {
		o.units.give(n)
	}
}

// slab holds the offers in pieces that never move. Places of removed offers are used again.
type slab struct {
	pieces [][]Offer
	vacant []uint32
	used   uint32
}

const pieceBits = 10

func (s *slab) get(slot uint32) *Offer { return &s.pieces[slot>>pieceBits][slot&(1<<pieceBits-1)] }

func (s *slab) add(order *Placed[ipsx.Offer], sequence uint64) *Offer {
	slot := s.used
	if last := len(s.vacant) - 1; last >= 0 {
		slot, s.vacant = s.vacant[last], s.vacant[:last]
	} else if s.used++; int(slot>>pieceBits) == len(s.pieces) {
		s.pieces = append(s.pieces, make([]Offer, 1<<pieceBits))
	}
	o := s.get(slot)
	*o = Offer{Sequence: sequence, order: order, slot: slot}
	if prefixes := order.Signed.Message.Prefixes; len(prefixes) > 1 || prefixes[0].Bits() < unitBits(prefixes[0].Addr()) {
		o.units = newUnits(prefixes)
	}
	return o
}

// size is the number of offers.
func (s *slab) size() int { return int(s.used) - len(s.vacant) }

func (s *slab) remove(o *Offer) {
	s.vacant = append(s.vacant, o.slot)
	*o = Offer{}
}

// picker goes through an offer's free addresses in rising order, and needs no memory.
type picker struct {
	offer *Offer
	unit  uint32 // the next to look at
	run   int    // the first run that does not end before it
}

func (p *picker) next() (netip.Addr, bool) {
	o := p.offer
	if o.units == nil {
		p.unit++
		return o.Terms().Prefixes[0].Addr(), p.unit == 1 && !o.taken
	}
	for ; p.run < len(o.units.leased) && o.units.leased[p.run].first <= p.unit; p.run++ {
		p.unit = o.units.leased[p.run].last + 1
	}
	if p.unit >= o.units.total() {
		return netip.Addr{}, false
	}
	p.unit++
	return o.units.address(p.unit - 1), true
}
