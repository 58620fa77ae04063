package dealbook

import (
	"net/netip"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
)

var (
	epoch      = time.Unix(1_800_000_000, 0).UTC()
	alice, bob = ipsx.Address{1}, ipsx.Address{2}
	paying     = ipsx.Hash{9}
)

// add keeps the n-th deal of Alice and Bob.
func add(b *Book, n uint64, at time.Time) *Record {
	d := ipsx.Deal{Number: n, Provider: alice, Requester: bob, PricePerSecond: ipsx.Wei(1), Seconds: 60, MaxTotal: ipsx.Wei(1000)}
	b.Add(ipsx.Hash{byte(n)}, d, ipsx.Signed[ipsx.Offer]{}, ipsx.Signed[ipsx.Request]{}, at)
	r, _ := b.Get(ipsx.Hash{byte(n)})
	return r
}

func say(t *testing.T, b *Book, r *Record, at time.Time, s ipsx.Status) {
	t.Helper()
	s.Deal, s.Seq = r.Hash(), r.State.Newest(s.Role).Seq+1
	if _, err := b.Step(r, agreement.Event{Status: &s}, at); err != nil {
		t.Fatal(err)
	}
}

// use brings a deal to its end, paid with so much on the lane.
func use(t *testing.T, b *Book, r *Record, cumulative uint64) {
	t.Helper()
	say(t, b, r, epoch, ipsx.Status{Role: ipsx.ProviderRole, Status: ipsx.StatusReady})
	say(t, b, r, epoch, ipsx.Status{Role: ipsx.RequesterRole, Status: ipsx.StatusConnected, Lane: paying, Cumulative: ipsx.Wei(cumulative)})
	say(t, b, r, epoch, ipsx.Status{Role: ipsx.RequesterRole, Status: ipsx.StatusEnded})
	say(t, b, r, epoch, ipsx.Status{Role: ipsx.ProviderRole, Status: ipsx.StatusEnded})
}

// TestDueInOrder gives deals in the order of time, then of their numbers, and forgets what was moved in between.
func TestDueInOrder(t *testing.T) {
	b := New()
	late, second, first := add(b, 3, epoch.Add(time.Second)), add(b, 2, epoch), add(b, 1, epoch)
	say(t, b, second, epoch, ipsx.Status{Role: ipsx.ProviderRole, Status: ipsx.StatusReady})
	for _, want := range []*Record{first, late, second} {
		at, r, ok := b.NextDue()
		if !ok || r != want {
			t.Fatalf("deal %d is due, want %d", r.Deal.Number, want.Deal.Number)
		}
		if _, err := b.Step(r, agreement.Event{}, at); err != nil {
			t.Fatal(err)
		}
	}
	if _, _, ok := b.NextDue(); ok || b.Len() != 3 || len(b.Of(alice)) != 3 || len(b.Of(bob)) != 3 {
		t.Error("something is still due, or a deal is lost")
	}
}

// TestPending counts Bob's addresses from the match on until he pays for them or gives them back, and none of Alice's.
func TestPending(t *testing.T) {
	b := New()
	var deals []*Record
	for n := range uint64(3) {
		d := ipsx.Deal{Number: n, Provider: alice, Requester: bob, Addresses: make([]netip.Addr, 2), PricePerSecond: ipsx.Wei(1), Seconds: 60, MaxTotal: ipsx.Wei(1000)}
		b.Add(ipsx.Hash{byte(n)}, d, ipsx.Signed[ipsx.Offer]{}, ipsx.Signed[ipsx.Request]{}, epoch)
		r, _ := b.Get(ipsx.Hash{byte(n)})
		deals = append(deals, r)
	}
	counts := func(want uint32) {
		t.Helper()
		if got := b.Pending(bob); got != want || b.Pending(alice) != 0 {
			t.Errorf("%d are pending, want %d", got, want)
		}
	}
	counts(6)
	say(t, b, deals[0], epoch, ipsx.Status{Role: ipsx.ProviderRole, Status: ipsx.StatusReady})
	counts(6)
	say(t, b, deals[0], epoch, ipsx.Status{Role: ipsx.RequesterRole, Status: ipsx.StatusConnected})
	counts(4)
	say(t, b, deals[0], epoch, ipsx.Status{Role: ipsx.RequesterRole, Status: ipsx.StatusEnded})
	say(t, b, deals[1], epoch, ipsx.Status{Role: ipsx.RequesterRole, Status: ipsx.StatusCancelled})
	counts(2)
	if _, err := b.Step(deals[2], agreement.Event{}, epoch.Add(ipsx.ReadyTimeout)); err != nil {
		t.Fatal(err)
	}
	counts(0)
}

// TestHistory has one entry for each status, not for each word.
func TestHistory(t *testing.T) {
	b := New()
	r := add(b, 1, epoch)
	say(t, b, r, epoch, ipsx.Status{Role: ipsx.ProviderRole, Status: ipsx.StatusReady})
	say(t, b, r, epoch, ipsx.Status{Role: ipsx.RequesterRole, Status: ipsx.StatusConnected})
	for range 5 {
		say(t, b, r, epoch, ipsx.Status{Role: ipsx.RequesterRole, Status: ipsx.StatusUsing})
	}
	if len(r.History) != 3 || r.History[2].Status != ipsx.DealActive || r.State.Requester.Seq != 6 {
		t.Errorf("%d entries, the newest word is %d", len(r.History), r.State.Requester.Seq)
	}
	mallory := ipsx.Status{Deal: r.Hash(), Role: ipsx.RequesterRole, Seq: 7, Status: ipsx.StatusCancelled}
	if _, err := b.Step(r, agreement.Event{Status: &mallory}, epoch); !ipsx.IsCode(err, ipsx.CodeTransition) || len(r.History) != 3 {
		t.Errorf("refused with %v", err)
	}
	if _, _, ok := b.NextDue(); !ok {
		t.Error("a refused word took the deal's deadline away")
	}
}

// TestLanePaysSeveralDeals settles each when the chain paid what its last voucher promised, all when the lane closes.
func TestLanePaysSeveralDeals(t *testing.T) {
	b := New()
	small, middle, large := add(b, 1, epoch), add(b, 2, epoch), add(b, 3, epoch)
	use(t, b, small, 100)
	use(t, b, large, 300)
	use(t, b, middle, 200)
	next := func(want *Record) {
		t.Helper()
		if r, ok := b.PopSettled(paying); ok != (want != nil) || r != want {
			t.Fatalf("settled %v", r)
		}
	}
	next(nil)
	b.Claimed(paying, ipsx.Wei(200), false)
	b.Claimed(paying, ipsx.Wei(1), false) // an older event again: amounts never fall
	next(small)
	next(middle)
	next(nil)
	b.Claimed(paying, ipsx.Wei(200), true)
	next(large)
	next(nil)
	if claimed, closed := b.Lane(paying); claimed != ipsx.Wei(200) || !closed {
		t.Errorf("the lane has %s, closed %v", claimed, closed)
	}
}
