// Package matching says whether an offer satisfies a request, why not, and which selection of offers is the cheapest.
//
// The order is price, then time: offers are walked by rising price key (PriceKey), equal ones by their sequence, and each
// gives what it has free until the request is filled. The walk is greedy, and that is the rule: with `distinct` a cheap
// offer may take the place of a dearer one that would have left more room for others.
//
// The package is pure and works in integers. A quote and a match run the same Select.
package matching

import (
	"net/netip"
	"slices"

	"github.com/ipsx/ipsx"
)

// PriceKey is what orders compete with: wei per address and second when it carries rate bytes per second, rounded down.
func PriceKey(perSecond, perGiB ipsx.Amount, rate uint64) ipsx.Amount {
	return perSecond.Add(perGiB.MulDiv(rate, ipsx.GiB))
}

// Demand is a request, or what is still missing of it, as it meets the book.
type Demand struct {
	Request  *ipsx.Request
	Sequence uint64         // since when it rests; larger than any offer's when it does not
	Rating   uint16         // the requester's, thousandths
	Now      int64          // Unix seconds
	Want     uint32         // addresses
	Min      uint32         // fewer are no match
	Budget   ipsx.Amount    // wei, shared between the deals
	Declined []ipsx.Address // providers that declined it before
}

// NewDemand is the demand of a request that just came in.
func NewDemand(r *ipsx.Request, rating uint16, now int64) Demand {
	return Demand{Request: r, Sequence: 1<<64 - 1, Rating: rating, Now: now, Want: r.Count, Min: r.MinCount, Budget: r.MaxTotal}
}

// Supply is an offer in the book as it meets a request.
type Supply struct {
	Offer    *ipsx.Offer
	Hash     ipsx.Hash
	Sequence uint64                    // time priority
	Rating   uint16                    // the provider's, thousandths
	Free     uint64                    // addresses not leased
	Next     func() (netip.Addr, bool) // them, in rising order
}

// Lot is what one offer contributes: the money terms and addresses of one deal.
type Lot struct {
	Supply
	Addresses      []netip.Addr // sorted
	PricePerSecond ipsx.Amount
	PricePerGiB    ipsx.Amount
	MaxTotal       ipsx.Amount
}

// Selection takes what a demand needs from offers that satisfy it and come in price order, each giving what it has free until there is
// enough. It keeps its memory for the next demand. Its zero value is ready.
type Selection struct {
	demand    *Demand
	lots      []Lot
	found     uint32
	fitting   uint64      // addresses that were shown
	lowest    ipsx.Amount // price per second among them
	addresses []netip.Addr
	subnets   map[netip.Prefix]bool
	asns      []uint32
	providers []ipsx.Address
}

// Begin forgets the last demand.
func (s *Selection) Begin(d *Demand) {
	clear(s.subnets)
	*s = Selection{demand: d, lots: s.lots[:0], lowest: maxPrice(), addresses: s.addresses[:0], subnets: s.subnets, asns: s.asns[:0], providers: s.providers[:0]}
}

// Take takes what it needs of the offer, and says whether that is enough.
func (s *Selection) Take(supply Supply) (enough bool) {
	s.fitting += supply.Free
	s.lowest = s.lowest.Min(supply.Offer.PricePerSecond)
	if picked := s.pick(supply, s.demand.Want-s.found); len(picked) > 0 {
		s.found += uint32(len(picked))
		s.lots = append(s.lots, newLot(s.demand, supply, picked))
	}
	return s.found == s.demand.Want
}

// End gives the lots, which are good until the next Begin: all or nothing down to the demand's Min. With fewer, lots is nil and found says
// how many there were.
func (s *Selection) End() (lots []Lot, found uint32) {
	if s.found == 0 || s.found < s.demand.Min {
		return nil, s.found
	}
	share(s.lots, s.demand.Budget, uint64(s.found))
	return s.lots, s.found
}

// newLot has the price of whichever order was in the book first.
func newLot(d *Demand, s Supply, picked []netip.Addr) Lot {
	lot := Lot{Supply: s, Addresses: picked, PricePerSecond: s.Offer.PricePerSecond, PricePerGiB: s.Offer.PricePerGiB}
	if d.Sequence < s.Sequence {
		lot.PricePerSecond, lot.PricePerGiB = d.Request.MaxPricePerSecond, d.Request.MaxPricePerGiB
	}
	return lot
}

// share divides the budget by addresses; rounding goes to the last lot, so that nothing is lost.
func share(lots []Lot, budget ipsx.Amount, found uint64) {
	left := budget
	for i := range lots {
		lots[i].MaxTotal = budget.MulDiv(uint64(len(lots[i].Addresses)), found)
		if i == len(lots)-1 {
			lots[i].MaxTotal = left
		}
		left = left.Sub(lots[i].MaxTotal)
	}
}

func (s *Selection) pick(supply Supply, want uint32) []netip.Addr {
	distinct := s.demand.Request.Distinct
	if distinct&ipsx.DistinctASN != 0 {
		if slices.Contains(s.asns, supply.Offer.ASN) {
			return nil
		}
		want = 1
	}
	if distinct&ipsx.DistinctProvider != 0 {
		if slices.Contains(s.providers, supply.Offer.Provider) {
			return nil
		}
		want = 1
	}
	picked := s.take(supply, want)
	if len(picked) > 0 && distinct != 0 {
		s.asns, s.providers = append(s.asns, supply.Offer.ASN), append(s.providers, supply.Offer.Provider)
	}
	return picked
}

func (s *Selection) take(supply Supply, want uint32) []netip.Addr {
	before := len(s.addresses)
	for uint32(len(s.addresses)-before) < want {
		a, ok := supply.Next()
		if !ok {
			break
		}
		if s.demand.Request.Distinct&ipsx.DistinctSubnet == 0 || s.newSubnet(a) {
			s.addresses = append(s.addresses, a)
		}
	}
	return s.addresses[before:len(s.addresses):len(s.addresses)]
}

func (s *Selection) newSubnet(a netip.Addr) bool {
	subnet := ipsx.SubnetOf(a)
	if s.subnets[subnet] {
		return false
	}
	if s.subnets == nil {
		s.subnets = map[netip.Prefix]bool{}
	}
	s.subnets[subnet] = true
	return true
}
