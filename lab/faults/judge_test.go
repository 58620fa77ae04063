package faults

import (
	"net/netip"
	"slices"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/wallet"
)

// TestTheProviderIsTheJudgeOfItsAddresses: Bob's lease at the first exchange runs when that ends, and Carol rents Alice's other address at the second. The first one is
// back and does not hear that Alice withdrew her offer. It proposes Carol's address, and later, when that is free, again; Alice declines both.
func TestTheProviderIsTheJudgeOfItsAddresses(t *testing.T) {
	w, a, b := newMarkets(t)
	alice := w.provide("alice", listed, price, at("127.0.0.21", "127.0.0.22")...)
	bob, carol := w.request("bob", listed), w.request("carol", listed)
	first := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	a.stop()
	alice.told(t, "Alice moves", moved)
	second := must[*requester.Rental](t)(carol.node.Rent(within(t, 20*time.Second), order(60)))
	lease := second.Leases[0]
	if d := lease.Deal(); d.Exchange != b.address || d.Addresses[0] != netip.MustParseAddr("127.0.0.22") {
		t.Fatalf("Carol has %v from exchange %s", d.Addresses, d.Exchange)
	}
	a.refuse("/v1/cancels")
	a.start()
	w.at = a.front.URL
	w.declined("mallory", "127.0.0.22")
	if page, err := w.visit(within(t, 5*time.Second), lease.Via(0).DialContext, "/"); page != "127.0.0.22" || err != nil {
		t.Errorf("Carol's lease gives %q, %v", page, err)
	}
	second.End(within(t, 10*time.Second))
	w.declined("dave", "127.0.0.22")
	a.refuse("")
	eventually(t, 5*time.Second, "Alice's old offer is withdrawn", func() bool { return len(a.offers()) == 0 })
	first.End(within(t, 10*time.Second))
}

// declined has somebody request at the exchange that the world is at now, be matched with this address, and declined.
func (w *world) declined(name, address string) {
	w.t.Helper()
	h := w.hand(name)
	h.match(within(w.t, 20*time.Second), name, 60)
	if h.deal.Addresses[0] != netip.MustParseAddr(address) {
		w.t.Errorf("%s is matched with %s, not %s", name, h.deal.Addresses[0], address)
	}
	view := w.dealNow(h.client, h.hash, "the deal is over", func(d ipsx.DealView) bool { return !d.Status.Live() })
	if view.Status != ipsx.DealDeclined || view.Reason != ipsx.ReasonBusy {
		w.t.Errorf("%s's deal is %s (%s)", name, view.Status, view.Reason)
	}
}

// TestAnExchangeCannotLeaseAnAddressTwice: the one where Alice offers signs Dave, who cancelled his deal, one for the address that Bob has from it.
func TestAnExchangeCannotLeaseAnAddressTwice(t *testing.T) {
	w, a, _ := newMarkets(t)
	w.at = a.front.URL
	alice := w.provide("alice", listed, price, at("127.0.0.21", "127.0.0.22")...)
	bob, dave := w.rentByHand("bob", 60), w.rentByHand("dave", 60)
	bob.begins(ipsx.Wei(1000*price), ipsx.Wei(100*price))
	must[ipsx.DealView](t)(dave.client.SendStatus(t.Context(), dave.says(ipsx.StatusCancelled, ipsx.ReasonStopped, 0)))
	alice.told(t, "Dave's deal is over", func(e provider.Event) bool { return e.Kind == "ended" && e.Deal == dave.hash })
	twice := must[ipsx.Proposal](t)(dave.client.Proposal(t.Context(), dave.hash))
	d := twice.Deal.Message
	d.Number, d.Addresses = d.Number+100, bob.deal.Addresses
	twice.Deal = must[ipsx.Signed[ipsx.Deal]](t)(ipsx.Sign(must[*wallet.Key](t)(w.Key(a.name)), w.Client().Domain(), d))
	a.says(ipsx.Event{Type: ipsx.EventProposal, Proposal: &twice})
	timeout := time.After(20 * time.Second)
	for hash := w.Client().Domain().Digest(d); ; {
		select {
		case said := <-a.said:
			if said.Deal != hash {
				continue
			}
			if said.Status != ipsx.StatusDeclined || said.Reason != ipsx.ReasonBusy {
				t.Errorf("Alice says %s (%s)", said.Status, said.Reason)
			}
			bob.servedAt(t, "127.0.0.21")
			return
		case <-timeout:
			t.Fatal("Alice says nothing")
		}
	}
}

// TestAnExchangeHasNoSayOnAnothersDeals: the second exchange tells Alice and Bob that their deal, which the first one made, has failed.
func TestAnExchangeHasNoSayOnAnothersDeals(t *testing.T) {
	w, a, b := newMarkets(t)
	alice := w.provide("alice", listed, price, at("127.0.0.21")...)
	bob := w.request("bob", listed)
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	lease := rental.Leases[0]
	a.stop()
	alice.told(t, "Alice moves", moved)
	_, err := bob.node.Rent(within(t, 20*time.Second), order(60))
	expect(t, err, ipsx.CodeNoMatch, "the one address is leased") // and Bob follows the second exchange now
	for _, status := range []ipsx.DealStatus{ipsx.DealEnding, ipsx.DealFailed} {
		b.says(ipsx.Event{Type: ipsx.EventDeal, Deal: &ipsx.DealView{Deal: lease.Deal(), Hash: lease.Hash(), Status: status, Reason: ipsx.ReasonSilent}})
	}
	w.paidAgain(bob, lease, 2)
	if page, err := w.visit(within(t, 5*time.Second), lease.Via(0).DialContext, "/"); page != "127.0.0.21" || err != nil {
		t.Errorf("the lease gives %q, %v", page, err)
	}
	rental.End(within(t, 10*time.Second))
	if err := lease.Err(); err != nil {
		t.Error(err)
	}
}

// TestABookingStands: Dave has booked at the first exchange when that ends for a while and Alice moves. When his time comes she serves him, and offers his address nowhere.
func TestABookingStands(t *testing.T) {
	w, a, b := newMarkets(t)
	w.at = a.front.URL
	alice := w.provide("alice", listed, price, at("127.0.0.21", "127.0.0.22")...)
	dave := w.hand("dave")
	dave.book(within(t, 20*time.Second), "dave", 60, time.Now().Add(ipsx.BookingLead+8*time.Second).Unix())
	if view := must[ipsx.DealView](t)(dave.client.Deal(t.Context(), dave.hash)); view.Status != ipsx.DealBooked {
		t.Fatalf("the deal is %s", view.Status)
	}
	a.stop()
	alice.told(t, "Alice moves", moved)
	a.start()
	view := w.dealNow(dave.client, dave.hash, "Alice answers", func(d ipsx.DealView) bool { return d.Status != ipsx.DealBooked && d.Status != ipsx.DealProposed })
	if view.Status != ipsx.DealReady {
		t.Errorf("the deal is %s (%s)", view.Status, view.Reason)
	}
	eventually(t, 5*time.Second, "Alice offers what is free", func() bool { return slices.Equal(b.offers(), []string{"127.0.0.22/32"}) })
}
