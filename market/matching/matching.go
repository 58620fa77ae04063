// Package matching says whether an offer satisfies a request, why not, and which selection of offers is the cheapest.
//
// The order is price, then time: offers are walked by rising price key (PriceKey), equal ones by their sequence, and each
// gives what it has free until the request is filled. The walk is greedy, and that is the rule: with `distinct` a cheap
// offer may take the place of a dearer one that would have left more room for others.
//
// The package is pure and works in integers. A quote and a match run the same Select.
package matching

import (
	"iter"
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
	Sequence uint64               // time priority
	Rating   uint16               // the provider's, thousandths
	Free     uint64               // addresses not leased
	Each     iter.Seq[netip.Addr] // them, in rising order
}

// Lot is what one offer contributes: the money terms and addresses of one deal.
type Lot struct {
	Supply
	Addresses      []netip.Addr // sorted
	PricePerSecond ipsx.Amount
	PricePerGiB    ipsx.Amount
	MaxTotal       ipsx.Amount
}

// Select takes the cheapest addresses that satisfy the demand from supplies, which come in price order. It is all or nothing
// down to d.Min: with fewer, lots is nil and found says how many there were. The resting order's price is the deal's.
func Select(d *Demand, supplies iter.Seq[Supply]) (lots []Lot, found uint32) {
	seen := picker{distinct: d.Request.Distinct}
	for s := range supplies {
		if found == d.Want {
			break
		}
		if s.Free == 0 || Check(s.Offer, s.Rating, d) != "" {
			continue
		}
		if picked := seen.pick(s, d.Want-found); len(picked) > 0 {
			found += uint32(len(picked))
			lots = append(lots, newLot(d, s, picked))
		}
	}
	if found == 0 || found < d.Min {
		return nil, found
	}
	share(lots, d.Budget, uint64(found))
	return lots, found
}

func newLot(d *Demand, s Supply, picked []netip.Addr) Lot {
	lot := Lot{Supply: s, Addresses: picked, PricePerSecond: s.Offer.PricePerSecond, PricePerGiB: s.Offer.PricePerGiB}
	if d.Sequence < s.Sequence {
		lot.PricePerSecond, lot.PricePerGiB = d.Request.MaxPricePerSecond, d.Request.MaxPricePerGiB
	}
	return lot
}

// share divides the budget in proportion to the addresses, rounded down; the last lot gets the remainder.
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

// picker remembers what was picked, so that addresses differ in what the request asks for.
type picker struct {
	distinct  ipsx.Distinct
	subnets   map[netip.Prefix]bool
	asns      []uint32
	providers []ipsx.Address
}

func (p *picker) pick(s Supply, want uint32) []netip.Addr {
	if p.distinct&ipsx.DistinctASN != 0 {
		if slices.Contains(p.asns, s.Offer.ASN) {
			return nil
		}
		want = 1
	}
	if p.distinct&ipsx.DistinctProvider != 0 {
		if slices.Contains(p.providers, s.Offer.Provider) {
			return nil
		}
		want = 1
	}
	picked := p.addresses(s, want)
	if len(picked) > 0 {
		p.asns, p.providers = append(p.asns, s.Offer.ASN), append(p.providers, s.Offer.Provider)
	}
	return picked
}

func (p *picker) addresses(s Supply, want uint32) (picked []netip.Addr) {
	for a := range s.Each {
		if uint32(len(picked)) == want {
			break
		}
		if p.distinct&ipsx.DistinctSubnet == 0 || p.newSubnet(a) {
			picked = append(picked, a)
		}
	}
	return picked
}

func (p *picker) newSubnet(a netip.Addr) bool {
	subnet := ipsx.SubnetOf(a)
	if p.subnets[subnet] {
		return false
	}
	if p.subnets == nil {
		p.subnets = map[netip.Prefix]bool{}
	}
	p.subnets[subnet] = true
	return true
}
