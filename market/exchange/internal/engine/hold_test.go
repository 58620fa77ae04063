package engine

import (
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

// hold lets Mallory request addresses and give them up once Alice is ready, or while they are booked.
func (m *market) hold(status ipsx.ActorStatus, booked bool) {
	m.Helper()
	r := m.requestOf("mallory", 4)
	if booked {
		r.Start = m.at.Unix() + 600
	}
	deal := m.do(requesting(r)).Deals[0].Hash
	if !booked {
		m.do(stating(m.says(deal, ipsx.StatusReady)))
	}
	m.wait(time.Second)
	m.do(stating(m.says(deal, status, ipsx.RequesterRole)))
}

// TestGivingUpCoolsDown: Mallory holds addresses that she never pays for, in every way there is. Once an hour is free, then each pause is twice as long.
func TestGivingUpCoolsDown(t *testing.T) {
	for _, way := range []struct {
		status ipsx.ActorStatus
		booked bool
	}{{ipsx.StatusCancelled, false}, {ipsx.StatusFailed, false}, {ipsx.StatusCancelled, true}, {ipsx.StatusFailed, true}} {
		m := open(t)
		o := m.offerOf("alice", 10, "198.51.100.0/24")
		o.Expiry = m.at.Unix() + 20_000
		m.do(offering(o))
		for _, pause := range []int64{0, 10, 20, 40, 60} {
			m.at = time.Unix(max(m.at.Unix(), m.Profile(wallet("mallory")).CoolDown), 0)
			m.hold(way.status, way.booked)
			if got := m.Profile(wallet("mallory")).CoolDown; got != 0 && got-m.at.Unix() != pause || got == 0 && pause != 0 {
				t.Errorf("%+v: cools down until %d, want for %d s from %d", way, got, pause, m.at.Unix())
			}
		}
		m.refused(ipsx.CodeRateLimited, requesting(m.requestOf("mallory", 1)))
		m.wait(time.Hour)
		m.hold(way.status, way.booked)
		m.do(requesting(m.requestOf("mallory", 1)))
	}
}

// TestRestingRequestsCoolDownToo: Mallory lets requests rest, each to take what the one before gives up. The second time Bob gets it.
func TestRestingRequestsCoolDownToo(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/32")))
	made := m.do(requesting(m.requestOf("mallory", 1))).Deals
	for range 3 {
		m.do(requesting(m.requestOf("mallory", 1)))
	}
	m.do(requesting(m.requestOf("bob", 1)))
	for _, next := range []string{"mallory", "bob"} {
		m.do(stating(m.says(made[0].Hash, ipsx.StatusReady)))
		made = m.do(stating(m.says(made[0].Hash, ipsx.StatusCancelled))).Deals
		if len(made) != 1 || made[0].Deal.Requester != wallet(next) {
			t.Fatalf("the address went to %+v, want %s", made, next)
		}
	}
}

// TestARequestIsGivenUpOnce: Bob's chain is slow, and two deals of one request cannot wait for it. He asks again at once.
func TestARequestIsGivenUpOnce(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/31")))
	m.do(offering(m.offerOf("anna", 10, "203.0.113.0/31")))
	for _, made := range m.do(requesting(m.requestOf("bob", 4))).Deals {
		m.do(stating(m.says(made.Hash, ipsx.StatusReady)))
		m.do(stating(m.says(made.Hash, ipsx.StatusCancelled)))
	}
	if out := m.do(requesting(m.requestOf("bob", 4))); len(out.Deals) != 2 {
		t.Errorf("Bob got %d deals, want 2", len(out.Deals))
	}
}

// TestACancelBeforeReadyIsFree: nobody serves the deal yet, and the address comes back at once.
func TestACancelBeforeReadyIsFree(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/31")))
	for range 5 {
		deal := m.do(requesting(m.requestOf("bob", 2))).Deals[0].Hash
		m.do(stating(m.says(deal, ipsx.StatusCancelled)))
	}
}

// TestPendingAddressesAreLimited: who pays for nothing yet holds so many addresses and no more, by whatever requests.
func TestPendingAddressesAreLimited(t *testing.T) {
	m := open(t)
	few := testConfig
	few.MaxPending = 4
	m.Engine = New(few)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/30")))
	deal := m.do(requesting(m.requestOf("bob", 3))).Deals[0].Hash
	m.refused(ipsx.CodeRateLimited, requesting(m.requestOf("bob", 2)))
	m.do(requesting(m.requestOf("carol", 1))) // it is each wallet's own
	m.do(stating(m.says(deal, ipsx.StatusReady)))
	m.refused(ipsx.CodeRateLimited, requesting(m.requestOf("bob", 2)))
	m.do(stating(m.says(deal, ipsx.StatusConnected)))
	for range 2 { // Bob pays: he may ask anew; these rest, and together they are too many
		m.do(requesting(m.requestOf("bob", 3)))
	}
	m.refused(ipsx.CodeRateLimited, requesting(m.requestOf("bob", 5)))
	out := m.do(offering(m.offerOf("anna", 10, "203.0.113.0/29")))
	if len(out.Deals) != 1 || len(out.Deals[0].Deal.Addresses) != 3 {
		t.Errorf("Bob holds %+v, want one deal of 3 addresses", out.Deals)
	}
}
