package requester

import (
	"net/netip"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
)

func deal(number uint64, provider string, asn uint32, total uint64, addresses ...string) ipsx.Proposal {
	d := ipsx.Deal{Number: number, Provider: actor.Named(provider).Address(), MaxTotal: ipsx.Wei(total)}
	for _, a := range addresses {
		d.Addresses = append(d.Addresses, netip.MustParseAddr(a))
	}
	return ipsx.Proposal{Deal: ipsx.Signed[ipsx.Deal]{Message: d}, Offer: ipsx.Signed[ipsx.Offer]{Message: ipsx.Offer{ASN: asn}}}
}

// A dishonest exchange signs deal after deal for one request; each keeps within it by itself.
func TestMoreDealsThanRequestedAreRefused(t *testing.T) {
	taken := intake{request: &ipsx.Request{Count: 3, MaxTotal: ipsx.Wei(300)}}
	first, second := deal(1, "alice", 1, 100, "11.2.0.1"), deal(2, "carol", 1, 200, "11.3.0.1")
	if !taken.take(first) || !taken.take(second) {
		t.Fatal("what was requested is refused")
	}
	if taken.take(deal(3, "mallory", 1, 1, "11.4.0.1")) {
		t.Error("the deals may cost more than the request")
	}
	if taken.take(deal(4, "mallory", 1, 0, "11.4.0.1", "11.4.0.2")) {
		t.Error("more addresses than requested")
	}
	taken.give(second)
	if !taken.take(deal(5, "mallory", 1, 200, "11.4.0.1", "11.4.0.2")) {
		t.Error("what a failed deal took is not made up for")
	}
	if taken.take(deal(6, "dave", 1, 0, "11.5.0.1")) {
		t.Error("a fourth address")
	}
}

func TestDealsDifferAsRequested(t *testing.T) {
	first := deal(1, "alice", 64496, 1, "11.2.0.1")
	for name, c := range map[string]struct {
		distinct ipsx.Distinct
		next     ipsx.Proposal
		want     bool
	}{
		"the same address":       {0, deal(2, "carol", 1, 1, "11.2.0.1"), false},
		"the same provider":      {ipsx.DistinctProvider, deal(2, "alice", 1, 1, "11.9.0.1"), false},
		"another provider":       {ipsx.DistinctProvider, deal(2, "carol", 64496, 1, "11.2.0.2"), true},
		"the same network":       {ipsx.DistinctASN, deal(2, "carol", 64496, 1, "11.9.0.1"), false},
		"the same subnet":        {ipsx.DistinctSubnet, deal(2, "carol", 1, 1, "11.2.0.200"), false},
		"another subnet":         {ipsx.DistinctSubnet, deal(2, "alice", 64496, 1, "11.2.1.1"), true},
		"nothing has to differ ": {0, deal(2, "alice", 64496, 1, "11.2.0.2"), true},
	} {
		taken := intake{request: &ipsx.Request{Count: 9, MaxTotal: ipsx.Wei(9), Distinct: c.distinct}}
		if !taken.take(first) || taken.take(c.next) != c.want {
			t.Errorf("%s: taken %v", name, !c.want)
		}
	}
}

// Two deals have one number; the one that fails makes room for its own provider, not for the other's.
func TestAFailedDealMakesRoomForItself(t *testing.T) {
	taken := intake{request: &ipsx.Request{Count: 3, MaxTotal: ipsx.Wei(3), Distinct: ipsx.DistinctProvider}}
	first, failed := deal(7, "alice", 1, 1, "11.2.0.1"), deal(7, "carol", 1, 1, "11.3.0.1")
	if !taken.take(first) || !taken.take(failed) {
		t.Fatal("what was requested is refused")
	}
	taken.give(failed)
	if taken.take(deal(8, "alice", 1, 1, "11.4.0.1")) {
		t.Error("Alice has two addresses")
	}
	if !taken.take(deal(9, "carol", 1, 1, "11.5.0.1")) {
		t.Error("Carol has no address, and cannot have one")
	}
}
