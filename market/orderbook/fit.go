package orderbook

import (
	"math"
	"math/bits"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
)

// fit is what can be told of an order in six bytes, coarsely: orders that do not fit each other by it never match, others may. Every
// value is rounded by the same rising function on both sides, so that nothing that matches is lost.
type fit struct {
	from, to uint8  // levels of the durations that it takes
	least    uint8  // level of the partner's smallest rating
	own      uint8  // level of its own rating
	mask     uint16 // of an offer, what it allows; of a request, what it does not need
}

// The mask has the scopes in its low bits, then the protocols, then whether an address is free.
const (
	protocolShift = 7
	freeBit       = 1 << (protocolShift + 3)
	allBits       = freeBit<<1 - 1
)

// durationLevel rounds seconds: eight levels for each doubling.
func durationLevel(seconds uint32) uint8 {
	if seconds < 16 {
		return uint8(seconds)
	}
	doublings := bits.Len32(seconds) - 4
	return uint8(8*doublings + int(seconds>>doublings))
}

func ratingLevel(rating uint16) uint8 { return uint8(min(rating>>4, math.MaxUint8)) }

// offerFit is the fit of an offer, whose provider has the rating.
func offerFit(o *ipsx.Offer, rating uint16, free bool) fit {
	mask := uint16(o.Scopes) | uint16(o.Protocols)<<protocolShift
	if o.Scopes&ipsx.AnyUse != 0 {
		mask |= uint16(ipsx.AnyUse)<<1 - 1
	}
	if free {
		mask |= freeBit
	}
	return fit{durationLevel(o.MinSeconds), durationLevel(o.MaxSeconds), ratingLevel(o.MinRating), ratingLevel(rating), mask}
}

// requestFit is the fit of a request. Its requester's rating changes while it rests, so it is taken for the best.
func requestFit(r *ipsx.Request) fit {
	level := durationLevel(r.Seconds)
	return fit{level, level, ratingLevel(r.MinRating), math.MaxUint8, ^needs(r) & allBits}
}

func needs(r *ipsx.Request) uint16 {
	return uint16(r.Scope) | uint16(r.Protocol)<<protocolShift | freeBit
}

// summary is what the rows of a subtree span together. The mask of a request's one protocol is kept apart for the offers that carry it,
// as other offers' scopes are no help.
type summary struct {
	from, to, least, own uint8
	masks                [4]uint16 // of the rows with each protocol's bit, and of all
}

// nothing is the summary of no rows.
var nothing = summary{from: math.MaxUint8, least: math.MaxUint8}

func (s *summary) add(f fit) {
	s.from, s.to, s.least, s.own = min(s.from, f.from), max(s.to, f.to), min(s.least, f.least), max(s.own, f.own)
	for i := range 3 {
		if f.mask>>(protocolShift+i)&1 != 0 {
			s.masks[i] |= f.mask
		}
	}
	s.masks[3] |= f.mask
}

func (s *summary) join(other summary) {
	s.from, s.to, s.least, s.own = min(s.from, other.from), max(s.to, other.to), min(s.least, other.least), max(s.own, other.own)
	for i := range s.masks {
		s.masks[i] |= other.masks[i]
	}
}

// probe is what a walk looks for: rows that fit and whose keys are from first to most.
type probe struct {
	fit   fit
	lane  uint8 // which mask of a summary counts
	most  uint64
	first uint64
}

// anything fits every row.
var anything = probe{fit{0, math.MaxUint8, 0, math.MaxUint8, 0}, 3, math.MaxUint64, 0}

// offersFor looks for what fits the request, in the order of price.
func offersFor(d *matching.Demand, rate uint64) probe {
	r, lane := d.Request, uint8(bits.TrailingZeros8(uint8(d.Request.Protocol)))
	level := durationLevel(r.Seconds)
	return probe{fit{level, level, ratingLevel(r.MinRating), ratingLevel(d.Rating), needs(r)}, lane,
		priceLevel(matching.PriceKey(r.MaxPricePerSecond, r.MaxPricePerGiB, rate)), 0}
}

// requestsFor looks for what the offer can satisfy, the highest price first.
func requestsFor(o *ipsx.Offer, rating uint16, rate uint64) probe {
	f := offerFit(o, rating, true)
	f.mask = ^f.mask & allBits
	return probe{f, 3, ^priceLevel(matching.PriceKey(o.PricePerSecond, o.PricePerGiB, rate)), 0}
}

func (p *probe) fits(f *fit) bool {
	return p.fit.mask&^f.mask == 0 && f.from <= p.fit.to && p.fit.from <= f.to && f.least <= p.fit.own && p.fit.least <= f.own
}

func (p *probe) mayFit(s *summary) bool {
	return p.fit.mask&^s.masks[p.lane] == 0 && s.from <= p.fit.to && p.fit.from <= s.to && s.least <= p.fit.own && p.fit.least <= s.own
}

// exactPrices is where priceLevel begins to round.
const exactPrices = 1 << 63

// priceLevel maps a price key to 64 bits in rising order; below 2^63 wei it is the key itself.
func priceLevel(key ipsx.Amount) uint64 {
	words := key.Words()
	high := bits.Len64(words[1])
	switch {
	case words[2]|words[3] != 0:
		return math.MaxUint64
	case high == 0 && words[0] < exactPrices:
		return words[0]
	case high == 0:
		return exactPrices | words[0]<<1>>8
	}
	leading := words[1]<<(64-high) | words[0]>>high // its highest bit is set
	return exactPrices | uint64(high)<<56 | leading<<1>>8
}
