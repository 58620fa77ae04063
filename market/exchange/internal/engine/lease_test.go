package engine

import (
	"net/netip"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

var lane = ipsx.HashOf([]byte("lane"))

// paid adds a voucher to a status.
func paid(s ipsx.Status, cumulative uint64) ipsx.Status {
	s.Lane, s.Cumulative, s.Accrued = lane, ipsx.Wei(cumulative), ipsx.Wei(cumulative)
	return s
}

// active is a deal of Alice and Bob that just became active.
func (m *market) active() ipsx.Hash {
	m.Helper()
	deal := m.one()
	m.do(stating(m.says(deal, ipsx.StatusReady)))
	m.do(stating(paid(m.says(deal, ipsx.StatusConnected), 20)))
	return deal
}

func (m *market) free(offer ipsx.Hash, want uint64) {
	m.Helper()
	if view, _ := m.Order(offer); view.Free != want {
		m.Errorf("%d addresses are free, want %d", view.Free, want)
	}
}

// TestLeaseFromMatchToSettlement walks the common case, and looks at the addresses, the history and the profiles.
func TestLeaseFromMatchToSettlement(t *testing.T) {
	m := open(t)
	deal := m.active()
	offer := m.expect(deal, ipsx.DealActive).Deal.Offer
	m.free(offer, 254)
	m.wait(30 * time.Second)
	m.do(stating(paid(m.says(deal, ipsx.StatusUsing), 900)))
	m.do(stating(m.says(deal, ipsx.StatusServing)))
	m.wait(30 * time.Second)
	if view := m.expect(deal, ipsx.DealEnding); view.Reason != ipsx.ReasonDone || view.By != "" {
		t.Errorf("ends by %q as %q, want by the clock as done", view.By, view.Reason)
	}
	m.free(offer, 254)
	m.do(stating(m.says(deal, ipsx.StatusEnded, ipsx.ProviderRole)))
	m.do(stating(paid(m.says(deal, ipsx.StatusEnded, ipsx.RequesterRole), 1200)))
	m.expect(deal, ipsx.DealEnded)
	m.free(offer, 256)
	m.do(Command{Settled: &Settled{Lane: lane, Claimed: ipsx.Wei(1199)}})
	m.expect(deal, ipsx.DealEnded)
	m.do(Command{Settled: &Settled{Lane: lane, Claimed: ipsx.Wei(1200)}})
	m.expect(deal, ipsx.DealSettled)

	want := []ipsx.DealStatus{ipsx.DealProposed, ipsx.DealReady, ipsx.DealActive, ipsx.DealEnding, ipsx.DealEnded, ipsx.DealSettled}
	past, _ := m.Past(deal)
	for i, state := range past.States {
		if state.Status != want[i] {
			t.Errorf("history[%d] is %s, want %s", i, state.Status, want[i])
		}
	}
	if alice := m.Profile(wallet("alice")); alice.Completed != 1 || alice.Rating <= ipsx.NewcomerRating {
		t.Errorf("Alice's profile is %+v", alice)
	}
}

// TestSettledBeforeEnd settles a deal that ends after the chain had paid all of it, and one whose lane was closed for less.
func TestSettledBeforeEnd(t *testing.T) {
	for _, settled := range []Settled{{Lane: lane, Claimed: ipsx.Wei(20)}, {Lane: lane, Closed: true}} {
		m := open(t)
		deal := m.active()
		m.do(Command{Settled: &settled})
		m.expect(deal, ipsx.DealActive)
		m.do(stating(m.says(deal, ipsx.StatusEnded, ipsx.RequesterRole)))
		m.wait(ipsx.EndTimeout)
		m.expect(deal, ipsx.DealSettled)
	}
}

// TestSilence assigns the status of whoever says nothing, to the millisecond.
func TestSilence(t *testing.T) {
	m := open(t)
	deal := m.one()
	m.wait(ipsx.ReadyTimeout - time.Millisecond)
	m.expect(deal, ipsx.DealProposed)
	m.wait(time.Millisecond)
	if view := m.expect(deal, ipsx.DealDeclined); view.Reason != ipsx.ReasonSilent || view.By != ipsx.ProviderRole {
		t.Errorf("declined by %q as %q", view.By, view.Reason)
	}
	m.refused(ipsx.CodeTransition, stating(m.says(deal, ipsx.StatusReady)))

	m = open(t)
	deal = m.one()
	m.do(stating(m.says(deal, ipsx.StatusReady)))
	at, ok := m.NextDeadline()
	if !ok || !at.Equal(m.at.Add(ipsx.ConnectTimeout)) {
		t.Errorf("next deadline is %s, want in 15 s", at)
	}
	m.wait(ipsx.ConnectTimeout)
	m.expect(deal, ipsx.DealExpired)
}

// TestCoolDown makes Mallory wait twice as long each time she lets a deal expire after ready.
func TestCoolDown(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/24")))
	for _, pause := range []time.Duration{10, 20, 40, 60, 60} {
		m.at = time.Unix(max(m.at.Unix(), m.Profile(wallet("mallory")).CoolDown), 0)
		deal := m.do(requesting(m.requestOf("mallory", 1))).Deals[0].Hash
		m.do(stating(m.says(deal, ipsx.StatusReady)))
		m.wait(ipsx.ConnectTimeout)
		m.expect(deal, ipsx.DealExpired)
		if got := m.Profile(wallet("mallory")).CoolDown - m.at.Unix(); got != int64(pause) {
			t.Errorf("cools down for %d s, want %d", got, pause)
		}
		m.refused(ipsx.CodeRateLimited, requesting(m.requestOf("mallory", 1)))
		m.do(requesting(m.requestOf("bob", 1)))
	}
}

// TestDeclinedIsMatchedAgain goes to the next cheapest provider at once, also when the first was silent.
func TestDeclinedIsMatchedAgain(t *testing.T) {
	for _, silent := range []bool{false, true} {
		m := open(t)
		m.do(offering(m.offerOf("alice", 10, "198.51.100.0/24")))
		m.do(offering(m.offerOf("alice", 11, "198.51.101.0/24")))
		m.do(offering(m.offerOf("anna", 20, "203.0.113.0/24")))
		out := m.do(requesting(m.requestOf("bob", 2)))
		deal := out.Deals[0].Hash
		if silent {
			out = m.wait(ipsx.ReadyTimeout)
		} else {
			out = m.do(stating(m.says(deal, ipsx.StatusDeclined)))
		}
		m.expect(deal, ipsx.DealDeclined)
		if len(out.Deals) != 1 || out.Deals[0].Deal.Provider != wallet("anna") {
			t.Fatalf("matched again to %+v, want Anna", out.Deals)
		}
		if again := out.Deals[0].Deal; again.MaxTotal != ipsx.Wei(1_000_000) || len(again.Addresses) != 2 {
			t.Errorf("the new deal has %s wei and %d addresses", again.MaxTotal, len(again.Addresses))
		}
		out = m.do(stating(m.says(out.Deals[0].Hash, ipsx.StatusDeclined)))
		if view, _ := m.Order(out.Deal.Deal.Request); view.Status != ipsx.OrderOpen || len(view.Deals) != 2 {
			t.Errorf("the request is %s with %d deals, want open with 2", view.Status, len(view.Deals))
		}
		out = m.do(offering(m.offerOf("amy", 30, "192.0.2.0/24")))
		if len(out.Deals) != 1 || out.Deals[0].Deal.Provider != wallet("amy") {
			t.Errorf("the resting request did not meet Amy's offer")
		}
	}
}

// TestPartOfARequestIsMatchedAgain splits 5 addresses over two providers, one of which declines.
func TestPartOfARequestIsMatchedAgain(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/31")))
	m.do(offering(m.offerOf("anna", 20, "203.0.113.0/24")))
	m.do(offering(m.offerOf("amy", 30, "192.0.2.0/24")))
	out := m.do(requesting(m.requestOf("bob", 5)))
	if len(out.Deals) != 2 || out.Deals[0].Deal.MaxTotal != ipsx.Wei(400_000) || out.Deals[1].Deal.MaxTotal != ipsx.Wei(600_000) {
		t.Fatalf("deals %+v", out.Deals)
	}
	out = m.do(stating(m.says(out.Deals[0].Hash, ipsx.StatusDeclined)))
	if d := out.Deals[0].Deal; d.Provider != wallet("anna") || len(d.Addresses) != 2 || d.MaxTotal != ipsx.Wei(400_000) {
		t.Errorf("the missing two went to %+v", d)
	}
}

// TestExpiredRequestIsNotMatchedAgain leaves a request alone that its wallet bound only until now.
func TestExpiredRequestIsNotMatchedAgain(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/24")))
	m.do(offering(m.offerOf("anna", 20, "203.0.113.0/24")))
	r := m.requestOf("bob", 1)
	r.Expiry = m.at.Unix() + 2
	m.do(requesting(r))
	out := m.wait(ipsx.ReadyTimeout)
	if view, _ := m.Order(hashOf(r)); len(out.Deals) != 0 || view.Status != ipsx.OrderExpired {
		t.Errorf("%d new deals, the request is %s", len(out.Deals), view.Status)
	}
}

// TestBooking proposes a deal 30 s before its start and never earlier; its address is out from the match on.
func TestBooking(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/32")))
	r := m.requestOf("bob", 1)
	r.Start = m.at.Unix() + 600
	deal := m.do(requesting(r)).Deals[0].Hash
	m.expect(deal, ipsx.DealBooked)
	m.refused(ipsx.CodeTransition, stating(m.says(deal, ipsx.StatusReady)))
	if out := m.do(requesting(m.requestOf("carol", 1))); out.NoMatch == nil {
		t.Error("Carol got an address that Bob booked")
	}
	m.wait(570*time.Second - time.Millisecond)
	m.expect(deal, ipsx.DealBooked)
	m.wait(time.Millisecond)
	m.expect(deal, ipsx.DealProposed)
	m.do(stating(m.says(deal, ipsx.StatusReady)))
}

// TestBudget ends a deal by the clock when the time alone costs MaxTotal, and by the smaller meter when traffic does.
func TestBudget(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/24")))
	r := m.requestOf("bob", 2)
	r.MaxTotal = ipsx.Wei(301) // 15.05 s
	deal := m.do(requesting(r)).Deals[0].Hash
	m.do(stating(m.says(deal, ipsx.StatusReady)))
	m.do(stating(paid(m.says(deal, ipsx.StatusConnected), 20)))
	m.wait(16*time.Second - time.Millisecond)
	m.expect(deal, ipsx.DealActive)
	m.wait(time.Millisecond)
	if view := m.expect(deal, ipsx.DealFailed); view.Reason != ipsx.ReasonBudget {
		t.Errorf("ended as %s", view.Reason)
	}

	m = open(t)
	deal = m.active()
	m.do(stating(paid(m.says(deal, ipsx.StatusServing), 1_000_000)))
	m.expect(deal, ipsx.DealActive) // Mallory's trick: one side alone cannot end it as budget
	m.do(stating(paid(m.says(deal, ipsx.StatusUsing), 1_000_000)))
	m.expect(deal, ipsx.DealFailed)
}

// TestAddressLost ends the deal on the address, and no other, and takes the offer out.
func TestAddressLost(t *testing.T) {
	m := open(t)
	first, second := m.active(), m.do(requesting(m.requestOf("carol", 1))).Deals[0]
	lost := m.expect(first, ipsx.DealActive).Deal.Addresses[1]
	m.do(Command{AddressLost: &lost})
	if view := m.expect(first, ipsx.DealFailed); view.Reason != ipsx.ReasonAddressChanged {
		t.Errorf("failed as %s", view.Reason)
	}
	m.expect(second.Hash, ipsx.DealProposed)
	if out := m.do(requesting(m.requestOf("dora", 1))); out.NoMatch == nil {
		t.Error("the offer is still in the book")
	}
	nobody := netip.MustParseAddr("192.0.2.1")
	m.refused(ipsx.CodeNotFound, Command{AddressLost: &nobody})
}
