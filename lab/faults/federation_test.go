package faults

import (
	"net/http"
	"net/netip"
	"slices"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
)

var listed = link{registry: true, funds: ipsx.IPSX(1)}

func moved(e provider.Event) bool { return e.Kind == "moved" }

// paidAgain waits until a lease was paid so many times more.
func (w *world) paidAgain(b *requesting, l *requester.Lease, times int) {
	w.t.Helper()
	b.told(w.t, "the lease is paid", func(e requester.Event) bool {
		if e.Kind == "paid" && e.Deal == l.Hash() {
			times--
		}
		return times <= 0
	})
}

// TestALeaseOutlivesItsExchange: Alice and Bob know two exchanges from the registry. In the midst of a lease the first one ends. The lease goes on and is paid to
// the wei, Alice offers what is free on the second, and Carol rents that there. When the first is back it hears how the lease ended, and has no offer.
func TestALeaseOutlivesItsExchange(t *testing.T) {
	w, a, b := newMarkets(t)
	alice := w.provide("alice", listed, price, at("127.0.0.21", "127.0.0.22")...)
	bob, carol := w.request("bob", listed), w.request("carol", listed)
	running := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	lease := running.Leases[0]
	if lease.Deal().Exchange != a.address {
		t.Fatalf("Bob rents at %s", lease.Deal().Exchange)
	}

	a.stop()
	if e := alice.told(t, "Alice moves", moved); e.Status != b.front.URL {
		t.Errorf("Alice moved to %s", e.Status)
	}
	eventually(t, 5*time.Second, "Alice offers what is free", func() bool { return slices.Equal(b.offers(), []string{"127.0.0.22/32"}) })
	other := must[*requester.Rental](t)(carol.node.Rent(within(t, 20*time.Second), order(60)))
	if d := other.Leases[0].Deal(); d.Exchange != b.address || d.Addresses[0] != netip.MustParseAddr("127.0.0.22") {
		t.Errorf("Carol has %v from exchange %s", d.Addresses, d.Exchange)
	}
	w.paidAgain(bob, lease, 2)
	for _, l := range []*requester.Lease{lease, other.Leases[0]} {
		if page, err := w.visit(within(t, 5*time.Second), l.Via(0).DialContext, "/"); page != l.Deal().Addresses[0].String() || err != nil {
			t.Errorf("the lease of %v gives %q, %v", l.Deal().Addresses, page, err)
		}
	}
	running.End(within(t, 10*time.Second))
	if err := lease.Err(); err != nil {
		t.Error(err)
	}
	eventually(t, 5*time.Second, "what Bob's lease used is offered again", func() bool {
		return slices.Equal(b.offers(), []string{"127.0.0.21/32", "127.0.0.22/32"})
	})

	a.start()
	view := w.dealNow(a.client("bob"), lease.Hash(), "the exchange hears of the end", func(d ipsx.DealView) bool { return !d.Status.Live() })
	if view.Status != ipsx.DealEnded || view.Requester.Cumulative != lease.Bill().Paid {
		t.Errorf("the deal is %s (%s), %s paid", view.Status, view.Reason, view.Requester.Cumulative)
	}
	eventually(t, 5*time.Second, "Alice's old offer is withdrawn", func() bool { return len(a.offers()) == 0 })
	other.End(within(t, 10*time.Second))
	alice.stop()
	if left := append(a.offers(), b.offers()...); len(left) > 0 {
		t.Errorf("Alice is gone, and offers %v", left)
	}
	spent := lease.Bill().Paid.Add(other.Leases[0].Bill().Paid)
	got := w.account(alice.wallet)
	if gained := got.Free.Add(got.Commission).Sub(ipsx.Wei(1)); gained != spent {
		t.Errorf("%s were promised, %s settled", spent, gained)
	}
}

// TestAProviderThatWasCutOffStays: Alice reaches no exchange for longer than she is patient. In the moment in which the second one answers her, the first does too.
func TestAProviderThatWasCutOffStays(t *testing.T) {
	w, a, b := newMarkets(t)
	b.refuse("/readyz")
	alice := w.provide("alice", listed, price, at("127.0.0.21")...)
	tried := make(chan struct{}, 4096)
	b.watch(func(path string) {
		if path == "/readyz" {
			tried <- struct{}{}
		}
	})
	a.refuse("/readyz")
	<-tried // she lost her patience
	stayed := make(chan struct{}, 4096)
	b.watch(func(path string) {
		if path == "/readyz" {
			a.refuse("")
		}
	})
	a.watch(func(path string) {
		if path == "/readyz" {
			stayed <- struct{}{}
		}
	})
	b.refuse("")
	for range 20 {
		select {
		case <-stayed:
		case <-time.After(20 * time.Second):
			t.Fatal("nobody looks at the first exchange any more")
		}
	}
	for len(alice.events) > 0 {
		if e := <-alice.events; moved(e) {
			t.Errorf("Alice moved to %s", e.Status)
		}
	}
	if left := b.offers(); len(left) > 0 || len(a.offers()) != 1 {
		t.Errorf("the second exchange has %v", left)
	}
}

// TestARequestRestsWhereItWasTriedFirst: nobody offers anything anywhere. Bob waits, and Alice comes.
func TestARequestRestsWhereItWasTriedFirst(t *testing.T) {
	w, a, b := newMarkets(t)
	bob := w.request("bob", listed)
	patient := order(60)
	patient.Wait = 20 * time.Second
	rented := rentLater(t, bob, patient)
	eventually(t, 10*time.Second, "Bob's request rests", func() bool {
		return len(must[ipsx.OrderPage](t)(a.client("onlooker").Requests(t.Context(), ipsx.OrderFilter{})).Orders) == 1
	})
	if resting := must[ipsx.OrderPage](t)(b.client("onlooker").Requests(t.Context(), ipsx.OrderFilter{})).Orders; len(resting) > 0 {
		t.Errorf("it rests twice: %v", resting)
	}
	w.provide("alice", listed, price, at("127.0.0.21")...)
	must[*requester.Rental](t)(rented()).End(within(t, 10*time.Second))
}

// TestARentalThatItsExchangeLeavesGoesOnElsewhere: the first exchange was ready, and is gone when Bob's request comes.
func TestARentalThatItsExchangeLeavesGoesOnElsewhere(t *testing.T) {
	w, a, b := newMarkets(t)
	w.provide("alice", link{exchange: b.front.URL}, price, at("127.0.0.21")...)
	bob := w.request("bob", listed)
	a.watch(func(path string) {
		if path == "/v1/requests" {
			a.refuse("/readyz")
			panic(http.ErrAbortHandler)
		}
	})
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	if at := rental.Leases[0].Deal().Exchange; at != b.address {
		t.Errorf("Bob rents at %s", at)
	}
	rental.End(within(t, 10*time.Second))
}
