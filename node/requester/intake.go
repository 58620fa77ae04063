package requester

import (
	"net/netip"
	"slices"

	"github.com/ipsx/ipsx"
)

// intake is what a request's deals have taken of it. Each deal keeps within the request by itself; only who adds them up sees that an exchange makes more of them
// than was asked for.
type intake struct {
	request   *ipsx.Request
	addresses uint32
	total     ipsx.Amount
	deals     []ipsx.Proposal
}

// take counts a deal in, unless the request allows it no more.
func (t *intake) take(p ipsx.Proposal) bool {
	deal := p.Deal.Message
	total := t.total.Add(deal.MaxTotal)
	if t.addresses+uint32(len(deal.Addresses)) > t.request.Count || t.request.MaxTotal.Less(total) || !t.differs(p) {
		return false
	}
	t.addresses, t.total, t.deals = t.addresses+uint32(len(deal.Addresses)), total, append(t.deals, p)
	return true
}

// give takes back what a deal counted that did not come about.
func (t *intake) give(p ipsx.Proposal) {
	deal := p.Deal.Message
	t.addresses, t.total = t.addresses-uint32(len(deal.Addresses)), t.total.Sub(deal.MaxTotal)
	for i, known := range t.deals {
		if known.Deal.Message.StructHash() == deal.StructHash() { // a dishonest exchange gives two deals one number
			t.deals = append(t.deals[:i], t.deals[i+1:]...)
			return
		}
	}
}

// differs says whether the deal's addresses are others than those taken before, and differ from them as the request asks.
func (t *intake) differs(p ipsx.Proposal) bool {
	for _, known := range t.deals {
		sameASN := t.request.Distinct&ipsx.DistinctASN != 0 && known.Offer.Message.ASN == p.Offer.Message.ASN
		sameProvider := t.request.Distinct&ipsx.DistinctProvider != 0 && known.Deal.Message.Provider == p.Deal.Message.Provider
		sameSubnet := t.request.Distinct&ipsx.DistinctSubnet != 0 && share(ipsx.SubnetOf, known.Deal.Message, p.Deal.Message)
		if sameASN || sameProvider || sameSubnet || share(ipsx.LeasedWith, known.Deal.Message, p.Deal.Message) {
			return false
		}
	}
	return true
}

// share says whether addresses of both deals lie in one network.
func share(network func(netip.Addr) netip.Prefix, one, other ipsx.Deal) bool {
	taken := map[netip.Prefix]bool{}
	for _, a := range one.Addresses {
		taken[network(a)] = true
	}
	return slices.ContainsFunc(other.Addresses, func(a netip.Addr) bool { return taken[network(a)] })
}
