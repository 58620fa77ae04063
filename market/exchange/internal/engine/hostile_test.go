package engine

import (
	"encoding/binary"
	"net/netip"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/orderbook"
)

// bucket places offers of one country and kind, the n-th at price n+1, each of its own wallet and address.
func (m *market) bucket(n int, change func(i int, o *ipsx.Offer)) {
	m.Helper()
	for i := range n {
		o := m.offerOf("alice", uint64(i+1))
		o.Provider = ipsx.Address(binary.BigEndian.AppendUint32(make([]byte, 16), uint32(i+1)))
		o.Prefixes = []netip.Prefix{netip.PrefixFrom(netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, uint32(11<<24+i)))), 32)}
		change(i, &o)
		m.do(offering(o))
	}
}

// TestAHostileFilterHasABudget: in a bucket of more offers than a search looks at, all in Berlin but one, Mallory asks for what no tree knows of its parts. She
// is told that the search ended there; the one offer is found while it is among the cheapest, and wherever it is by its city.
func TestAHostileFilterHasABudget(t *testing.T) {
	const size = 2*orderbook.MaxEffort + 100
	for _, place := range []int{orderbook.MaxEffort - 100, orderbook.MaxEffort, size - 1} {
		m := open(t)
		m.bucket(size, func(i int, o *ipsx.Offer) {
			if o.Region = "DE-BE"; i == place {
				o.Region, o.City = "DE-BY", "Passau"
			}
		})
		r := m.requestOf("mallory", 1)
		r.Regions, r.MaxPricePerSecond = []string{"DE-BY"}, ipsx.Wei(size)
		lots, noMatch := m.Quote(r)
		if near := place < orderbook.MaxEffort-50; near != (len(lots) == 1) || !near && (noMatch == nil || !noMatch.Exhausted || noMatch.Found != 0) {
			t.Errorf("the offer at place %d: %d lots, %+v", place, len(lots), noMatch)
		}
		r.Cities = []string{"Passau"}
		if lots, noMatch = m.Quote(r); len(lots) != 1 {
			t.Errorf("the offer at place %d is not found by its city: %+v", place, noMatch)
		}
		r.Cities = []string{"Atlantis"}
		if lots, noMatch = m.Quote(r); lots != nil || noMatch.Exhausted {
			t.Errorf("a city that nobody offers exhausts a search: %+v", noMatch)
		}
	}
}

// TestAnOfferMeetsSoManyRequests: more requests rest than an offer looks at, all for a region that it is not in, but for the one of the lowest price. The offer
// comes to its end before it, but whoever asks anew finds the offer.
func TestAnOfferMeetsSoManyRequests(t *testing.T) {
	for _, crowd := range []int{orderbook.MaxEffort / 2, 2 * orderbook.MaxEffort} {
		m := open(t)
		for range crowd {
			r := m.requestOf("mallory", 1)
			r.Regions = []string{"DE-BY"}
			m.do(requesting(r))
		}
		r := m.requestOf("bob", 1)
		r.MaxPricePerSecond = ipsx.Wei(10)
		m.do(requesting(r))
		o := m.offerOf("alice", 10, "198.51.100.0/30")
		o.Region = "DE-BE"
		if met := len(m.do(offering(o)).Deals); (met == 1) != (crowd < orderbook.MaxEffort) {
			t.Errorf("behind %d requests that it does not serve, the offer meets %d", crowd, met)
		}
		if out := m.do(requesting(m.requestOf("bob", 1))); len(out.Deals) != 1 {
			t.Errorf("who asks anew behind %d requests finds %+v", crowd, out.NoMatch)
		}
	}
}

// TestNobodyRentsFromItself: the cheapest offer is Mallory's own. Her request takes the next one, or rests; it does not meet her later offers either.
func TestNobodyRentsFromItself(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("mallory", 1, "203.0.113.0/24")))
	waiting := m.do(requesting(m.requestOf("mallory", 1)))
	if len(waiting.Deals) != 0 || waiting.NoMatch == nil {
		t.Fatalf("Mallory rents from herself: %+v", waiting.Deals)
	}
	if out := m.do(offering(m.offerOf("mallory", 1, "192.0.2.0/24"))); len(out.Deals) != 0 {
		t.Errorf("Mallory's offer meets her own request: %+v", out.Deals)
	}
	out := m.do(offering(m.offerOf("alice", 10, "198.51.100.0/24")))
	if len(out.Deals) != 1 || out.Deals[0].Deal.Request != waiting.Order.Hash || out.Deals[0].Deal.Provider != wallet("alice") {
		t.Errorf("her request meets %+v", out.Deals)
	}
}

// TestAnAddressHasOneOffer: prefixes that overlap with another wallet's are refused, in whatever way they overlap, and the offer that was there stays as it was; one's own
// are replaced by a higher nonce, all that overlap, and refused with a lower one.
func TestAnAddressHasOneOffer(t *testing.T) {
	m := open(t)
	first := m.offerOf("alice", 10, "198.51.100.64/26", "2001:db8:0:100::/56")
	m.do(offering(first))
	for _, prefix := range []string{"198.51.100.64/26", "198.51.100.0/24", "198.51.100.127/32", "198.51.0.0/16", "2001:db8::/48", "2001:db8:0:1ff::/64"} {
		m.refused(ipsx.CodeConflict, offering(m.offerOf("mallory", 1, "192.0.2.0/24", prefix)))
	}
	m.do(offering(m.offerOf("mallory", 1, "192.0.2.0/24", "198.51.100.128/25", "2001:db8:0:200::/64"))) // beside it; what was refused left nothing behind
	m.free(hashOf(first), 64+256)
	lower := m.offerOf("alice", 5, "198.51.100.64/32")
	lower.Nonce = first.Nonce
	m.refused(ipsx.CodeConflict, offering(lower))
	second := m.offerOf("alice", 10, "203.0.113.0/24")
	m.do(offering(second))
	whole := m.offerOf("alice", 20, "198.51.100.64/27", "203.0.113.128/25")
	m.do(offering(whole))
	for _, gone := range []ipsx.Offer{first, second} {
		if view, _ := m.Order(hashOf(gone)); view.Status != ipsx.OrderCancelled {
			t.Errorf("what was replaced is %s", view.Status)
		}
	}
	m.free(hashOf(whole), 32+128)
	m.do(offering(m.offerOf("mallory", 1, "198.51.100.96/27"))) // nobody offers it now
}

// TestACancelStormLeavesNothing: Mallory places and cancels without end, and cancels again. When it is over the book is as before, and once what she placed could not
// be placed again, the next checkpoint forgets it.
func TestACancelStormLeavesNothing(t *testing.T) {
	m := open(t)
	o := m.offerOf("alice", 10, "198.51.100.0/24")
	o.Expiry = m.at.Unix() + 80_000
	m.do(offering(o))
	for range 2_000 {
		storm, wish := m.offerOf("mallory", 1, "203.0.113.0/24"), m.requestOf("mallory", 300)
		m.do(offering(storm))
		m.do(requesting(wish))
		for _, order := range []ipsx.Hash{hashOf(storm), hashOf(wish), hashOf(storm)} {
			m.do(cancelling(ipsx.Cancel{Exchange: victor, Wallet: wallet("mallory"), Order: order}))
		}
	}
	if offers, requests := m.Sizes(); offers != 1 || requests != 0 {
		t.Errorf("%d offers and %d requests are left", offers, requests)
	}
	m.wait(2 * time.Hour)
	m.do(Command{Checkpoint: true})
	if len(m.orders) != 1 || len(m.keys) != 0 {
		t.Errorf("%d orders and %d tunnel keys are kept", len(m.orders), len(m.keys))
	}
	if out := m.do(requesting(m.requestOf("bob", 1))); len(out.Deals) != 1 {
		t.Errorf("Bob finds %+v", out.NoMatch)
	}
}

// TestManyExpireInOneTick: in the order of their time and their coming, each is told of once; an engine that went there in many ticks has done the same.
func TestManyExpireInOneTick(t *testing.T) {
	const many = 6_000
	var expected [3][]ipsx.Hash // by the second in which they expire
	at := func() *market {
		m := open(t)
		m.bucket(many, func(i int, o *ipsx.Offer) {
			o.Expiry = m.at.Unix() + 100 + int64(i%3)
			expected[i%3] = append(expected[i%3], hashOf(*o))
		})
		return m
	}
	slow := at()
	clear(expected[:])
	m := at()
	told := m.wait(time.Hour).Notices
	var order []ipsx.Hash
	for _, n := range told {
		if n.Event.Order.Status != ipsx.OrderExpired {
			t.Fatalf("told of %+v", n.Event.Order)
		}
		order = append(order, n.Event.Order.Hash)
	}
	if !slices.Equal(order, slices.Concat(expected[:]...)) {
		t.Errorf("%d are told of, not all %d in their order", len(order), many)
	}
	var again []Notice
	for slow.at.Before(m.at) {
		again = append(again, slow.wait(time.Second).Notices...)
	}
	if !reflect.DeepEqual(again, told) || slow.StateHash() != m.StateHash() {
		t.Error("one tick does something else than many")
	}
	_, due := m.NextDeadline()
	if offers, _ := m.Sizes(); offers != 0 || due {
		t.Errorf("%d offers are left; more is due: %v", offers, due)
	}
}
