package faults

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/payment"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/wallet"
)

// TestNothingFlowsBeforeTheFirstGoodVoucher: Mallory requests and tries every bad voucher.
func TestNothingFlowsBeforeTheFirstGoodVoucher(t *testing.T) {
	w := newWorld(t)
	alice := w.provide("alice", link{}, price, at("127.0.0.21")...)
	m := w.rentByHand("mallory", 60)
	refuse := func(what string, code ipsx.Code, voucher *ipsx.SignedVoucher) {
		t.Helper()
		expect(t, m.pays(ipsx.StatusConnected, voucher), code, what)
		m.barred(t)
	}
	refuse("no voucher", ipsx.CodeUnpaid, nil)
	refuse("no reservation", ipsx.CodeFunds, m.promises(m.lane, ipsx.Wei(price)))
	m.reserve(m.lane, ipsx.Wei(10*price), time.Hour)
	refuse("above the cap", ipsx.CodeFunds, m.promises(m.lane, ipsx.Wei(10*price+1)))

	thief := must[*wallet.Key](t)(wallet.New())
	refuse("signed by another key", ipsx.CodeSignature, m.signed(thief, m.lane, ipsx.Wei(price)))
	short, others := m.lane, m.lane
	short.Number++
	m.reserve(short, ipsx.Wei(10*price), 5*time.Minute)
	refuse("a lane that ends too early", ipsx.CodeExpired, m.promises(short, ipsx.Wei(price)))
	others.Payee = m.key.Address()
	refuse("a lane to somebody else", ipsx.CodeForbidden, m.promises(others, ipsx.Wei(price)))
	others = m.lane
	others.Signer = thief.Address()
	refuse("a lane that another key signs", ipsx.CodeForbidden, m.signed(thief, others, ipsx.Wei(price)))

	refuse("less than a second", ipsx.CodeUnpaid, m.promises(m.lane, ipsx.Wei(1)))

	m.connects(ipsx.Wei(price))
	if page, err := m.visit("/"); page != "127.0.0.21" || err != nil {
		t.Errorf("after a good voucher the page says %q, %v", page, err)
	}
	alice.stop()
	if got := w.account(alice.wallet); got.Free.Add(got.Commission) != ipsx.Wei(1+price) {
		t.Errorf("Alice has %s, not what the only good voucher says", got.Free)
	}
}

// TestReplaysPayNothing: a voucher counts once, whatever status comes with it, also when it comes many times at once; and a lane pays one deal.
func TestReplaysPayNothing(t *testing.T) {
	w := newWorld(t)
	alice := w.provide("alice", link{}, price, at("127.0.0.21", "127.0.0.22")...)
	m := w.rentByHand("mallory", 60)
	m.begins(ipsx.Wei(100*price), ipsx.Wei(price))
	expect(t, m.pays(ipsx.StatusUsing, m.promises(m.lane, ipsx.Wei(price))), ipsx.CodeReplayed, "the first voucher again")
	good := pair.Payment{Status: m.says(ipsx.StatusUsing, "", 0), Voucher: m.promises(m.lane, ipsx.Wei(2*price))}
	if _, err := m.asks(good); err != nil {
		t.Fatal(err)
	}
	_, err := m.asks(good)
	expect(t, err, ipsx.CodeReplayed, "the same status again")

	var senders sync.WaitGroup
	for i := range uint64(8) {
		again := pair.Payment{Status: m.says(ipsx.StatusUsing, "", 0), Voucher: m.promises(m.lane, ipsx.Wei(3*price+i))}
		senders.Go(func() { _, _ = m.asks(again) }) // which of them are taken is chance
	}
	senders.Wait()
	if paid := highestPaid(alice); ipsx.Wei(3*price + 7).Less(paid) {
		t.Errorf("vouchers for %d wei that came at once count as %s", 3*price+7, paid)
	}

	second := w.rentByHand("mallory", 60)
	second.lane = m.lane
	expect(t, second.pays(ipsx.StatusConnected, m.promises(m.lane, ipsx.Wei(5*price))), ipsx.CodeConflict, "a lane that pays a running deal")
}

// highestPaid is the most that the provider counted for any deal.
func highestPaid(a *providing) (paid ipsx.Amount) {
	for {
		select {
		case e := <-a.events:
			if e.Kind == "paid" && paid.Less(e.Amount) {
				paid = e.Amount
			}
		default:
			return paid
		}
	}
}

// TestNobodyHoldsAnothersLane: Mallory pays with Bob's lane, so that his own payments would be refused.
func TestNobodyHoldsAnothersLane(t *testing.T) {
	w := newWorld(t)
	w.provide("alice", link{}, price, at("127.0.0.21", "127.0.0.22")...)
	bob, mallory := w.rentByHand("bob", 60), w.rentByHand("mallory", 60)
	bob.reserve(bob.lane, ipsx.Wei(100*price), time.Hour)
	expect(t, mallory.pays(ipsx.StatusConnected, mallory.promises(bob.lane, ipsx.Wei(price))), ipsx.CodeForbidden, "Bob's lane, signed by Mallory")
	expect(t, mallory.pays(ipsx.StatusConnected, bob.promises(bob.lane, ipsx.Wei(price))), ipsx.CodeForbidden, "Bob's own voucher, stolen")
	bob.connects(ipsx.Wei(price))
	if page, err := bob.visit("/"); page != "127.0.0.21" && page != "127.0.0.22" {
		t.Errorf("Bob's page says %q, %v", page, err)
	}
}

// TestNothingIsServedForALeaf: Mallory pays from a leaf of a tranche, shown and covered on chain. Nodes settle reservations only, so Alice's node would never claim it.
func TestNothingIsServedForALeaf(t *testing.T) {
	w := newWorld(t)
	w.provide("alice", link{}, price, at("127.0.0.21")...)
	m := w.rentByHand("mallory", 60)
	leaf := ipsx.Leaf{Payee: m.lane.Payee, Signer: m.lane.Signer, Number: m.lane.Number, Allotment: ipsx.Wei(10 * price)}
	tree := must[*payment.Tree](t)(payment.NewTree([]ipsx.Leaf{leaf}))
	must[chain.Receipt](t)(w.Client().OpenTranche(t.Context(), m.key, m.lane.Payer, tree.Root(), tree.Sum(), time.Now().Add(time.Hour).Unix()))
	m.lane.Tranche = tree.Root()
	shown := []chain.LeafVoucher{{SignedVoucher: *m.promises(m.lane, ipsx.Wei(1)), Allotment: leaf.Allotment}}
	if settled := must[[]chain.Settlement](t)(w.Client().SettleLeaves(t.Context(), m.key, shown)); settled[0].Paid != ipsx.Wei(1) {
		t.Fatalf("the leaf is not good: %+v", settled)
	}
	expect(t, m.pays(ipsx.StatusConnected, m.promises(m.lane, ipsx.Wei(2*price))), ipsx.CodeFunds, "a leaf that was paid")
	m.barred(t)
}

// TestTrafficStopsWhenTheCoverRunsOut: Mallory pays three seconds and then no more.
func TestTrafficStopsWhenTheCoverRunsOut(t *testing.T) {
	w := newWorld(t)
	alice := w.provide("alice", link{}, price, at("127.0.0.21")...)
	m := w.rentByHand("mallory", 60)
	m.reserve(m.lane, ipsx.Wei(100*price), time.Hour)
	begun := time.Now()
	m.connects(ipsx.Wei(3 * price))
	flowed := m.drink(t, begun)
	if flowed < 3*time.Second || flowed > 3*time.Second+ipsx.CoverGrace+time.Second {
		t.Errorf("traffic flowed for %s; 3 s were paid and %s are grace", flowed, ipsx.CoverGrace)
	}
	t.Logf("3 s paid, %s grace: traffic flowed for %s", ipsx.CoverGrace, flowed)
	w.dealNow(m.client, m.hash, "failed as unpaid", func(v ipsx.DealView) bool { return v.Status == ipsx.DealFailed && v.Reason == ipsx.ReasonUnpaid })
	m.barred(t)
	alice.stop()
	if got := w.account(alice.wallet); got.Free.Add(got.Commission) != ipsx.Wei(1+3*price) {
		t.Errorf("Alice has %s, not the three seconds that were paid", got.Free)
	}
}

// drink takes what the site sends until it stops, and says for how long after begun it came.
func (h *hand) drink(t *testing.T, begun time.Time) time.Duration {
	client := &http.Client{Transport: &http.Transport{DialContext: h.wire.Via(h.hello.Inner[0]).DialContext}}
	request := must[*http.Request](t)(http.NewRequestWithContext(within(t, 15*time.Second), http.MethodGet, h.w.site.URL+"/drip", nil))
	response := must[*http.Response](t)(client.Do(request))
	defer response.Body.Close()
	ctx, over := context.WithCancel(t.Context())
	defer over()
	drops := make(chan time.Time, 1024)
	go func() {
		defer close(drops)
		for buffer := make([]byte, 64); ctx.Err() == nil; {
			if _, err := response.Body.Read(buffer); err != nil {
				return
			}
			drops <- time.Now()
		}
	}()
	last, silence := begun, 2*time.Second
	for {
		select {
		case drop, ok := <-drops:
			if !ok {
				return last.Sub(begun)
			}
			last = drop
		case <-time.After(silence):
			return last.Sub(begun)
		}
	}
}

// TestVouchersAfterTheCloseAreRefused: Mallory signs that her lane closes, and goes on paying with it. The close would leave those vouchers worthless.
func TestVouchersAfterTheCloseAreRefused(t *testing.T) {
	w := newWorld(t)
	alice := w.provide("alice", link{}, price, at("127.0.0.21", "127.0.0.22")...)
	m, second := w.rentByHand("mallory", 60), w.rentByHand("mallory", 60)
	m.begins(ipsx.Wei(100*price), ipsx.Wei(5*price))
	domain := m.client.Terms().Domain
	last := ipsx.Close{Lane: m.lane.ID(), Cumulative: ipsx.Wei(5 * price)}
	closing := &pair.CloseLane{Lane: m.lane, Cumulative: last.Cumulative, Signature: must[ipsx.Signature](t)(m.key.Sign(domain.Digest(last)))}
	if _, err := m.asks(pair.Payment{Status: m.says(ipsx.StatusEnded, ipsx.ReasonStopped, 0), Close: closing}); err != nil {
		t.Fatal(err)
	}
	for _, h := range []*hand{m, second} {
		status := ipsx.StatusConnected
		if h == m {
			status = ipsx.StatusEnded
		}
		if err := h.pays(status, m.promises(m.lane, ipsx.Wei(50*price))); err == nil {
			t.Error("a voucher was taken on a lane that is about to close")
		}
	}
	alice.told(t, "the lane is closed", func(e provider.Event) bool { return e.Kind == "closed" })
	if got := w.account(alice.wallet); got.Free.Add(got.Commission) != ipsx.Wei(1+5*price) {
		t.Errorf("Alice has %s, not what was promised", got.Free)
	}
	if got := w.account(m.key.Address()); !got.Reserved.IsZero() {
		t.Errorf("Mallory has %s reserved after the close", got.Reserved)
	}
}
