package api_test

import (
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

func TestAnAgreementFromOfferToEnd(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	offered := n.place(a, n.offer("127.0.1.0/30", 100))
	if offered.Order.Free != 4 || offered.Order.Status != ipsx.OrderOpen {
		t.Fatalf("the offer stands as %+v", offered.Order)
	}
	p := n.match(b, "first")
	deal := hashOf(p)
	if p.Deal.Message.PricePerSecond != ipsx.Wei(100) || p.Deal.Message.Seconds != 60 || len(p.Deal.Message.Addresses) != 1 {
		t.Fatalf("the deal is %+v", p.Deal.Message)
	}
	aliceReads, bobReads := n.follow(a, 1), n.follow(b, 1)
	proposed := until(aliceReads, func(e ipsx.Event) bool { return e.Type == ipsx.EventProposal })
	n.check(proposed.Proposal.Verify(home, victor.Address(), n.clock.Now().Unix(), nil))
	if hashOf(*proposed.Proposal) != deal {
		t.Fatal("Alice is proposed another deal than Bob")
	}
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	until(bobReads, dealIs(ipsx.DealReady))
	n.says(b, deal, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
	until(aliceReads, dealIs(ipsx.DealActive))
	n.wait(10 * time.Second)
	n.says(b, deal, ipsx.RequesterRole, 2, ipsx.StatusUsing, ipsx.DealActive)
	n.says(a, deal, ipsx.ProviderRole, 2, ipsx.StatusServing, ipsx.DealActive)
	n.says(b, deal, ipsx.RequesterRole, 3, ipsx.StatusEnded, ipsx.DealEnding)
	n.says(a, deal, ipsx.ProviderRole, 3, ipsx.StatusEnded, ipsx.DealEnded)
	until(bobReads, dealIs(ipsx.DealEnded))
	order, err := a.Order(t.Context(), offered.Order.Hash)
	n.check(err)
	if order.Free != 4 {
		t.Errorf("%d addresses are free after the lease, want 4", order.Free)
	}
}

func TestSettledComesFromTheChain(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.1/32", 100))
	deal, lane := hashOf(n.match(b, "first")), ipsx.Hash{7}
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	for seq, status := range []ipsx.ActorStatus{ipsx.StatusConnected, ipsx.StatusEnded} {
		signed, err := sdk.Sign(b, ipsx.Status{Deal: deal, Role: ipsx.RequesterRole, Seq: uint64(seq) + 1, Status: status, Lane: lane, Cumulative: ipsx.Wei(100)})
		n.check(err)
		_, err = b.SendStatus(t.Context(), signed)
		n.check(err)
	}
	n.says(a, deal, ipsx.ProviderRole, 2, ipsx.StatusEnded, ipsx.DealEnded)
	n.check(n.x.MarkSettled(t.Context(), lane, ipsx.Wei(99), false))
	n.stands(b, deal, ipsx.DealEnded)
	n.check(n.x.MarkSettled(t.Context(), lane, ipsx.Wei(100), false))
	n.stands(b, deal, ipsx.DealSettled)
}

func TestASilentProviderHasDeclinedAndTheNextOneGetsTheDeal(t *testing.T) {
	n := open(t)
	b := n.dial(bob)
	n.place(n.dial(alice), n.offer("127.0.1.1/32", 100))
	n.place(n.dial(anna), n.offer("127.0.2.1/32", 200))
	first := n.match(b, "first")
	if first.Deal.Message.Provider != alice.Address() {
		t.Fatal("the cheapest offer was not taken")
	}
	bobReads := n.follow(b, 1)
	n.wait(ipsx.ReadyTimeout)
	declined := until(bobReads, dealIs(ipsx.DealDeclined))
	if declined.Deal.Hash != hashOf(first) || declined.Deal.Reason != ipsx.ReasonSilent {
		t.Errorf("declined is %+v", declined.Deal)
	}
	second := until(bobReads, func(e ipsx.Event) bool { return e.Type == ipsx.EventProposal && hashOf(*e.Proposal) != hashOf(first) })
	n.check(second.Proposal.Verify(home, victor.Address(), n.clock.Now().Unix(), nil))
	if second.Proposal.Deal.Message.Provider != anna.Address() {
		t.Error("the request was not matched with the next offer")
	}
	n.says(n.dial(anna), hashOf(*second.Proposal), ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
}

func TestASilentRequesterLetsTheDealExpireAndPauses(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(b, "first"))
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.wait(ipsx.ConnectTimeout)
	n.stands(b, deal, ipsx.DealExpired)
	profile, err := b.Profile(t.Context(), bob.Address())
	n.check(err)
	if profile.CoolDown <= n.clock.Now().Unix() {
		t.Errorf("Bob has no pause: %+v", profile)
	}
	_, err = b.Request(t.Context(), n.request("again"))
	n.refused(err, ipsx.CodeRateLimited)
}

func TestRepeatedAndReplayed(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	offer := n.offer("127.0.1.0/30", 100)
	first, again := n.place(a, offer), n.place(a, offer)
	if first.Order.Hash != again.Order.Hash || again.Order.Free != 4 {
		t.Errorf("the repeated offer became %+v", again.Order)
	}
	one, two := n.match(b, "first"), n.match(b, "first")
	if hashOf(one) != hashOf(two) || string(one.Deal.Signature) != string(two.Deal.Signature) {
		t.Error("the repeated request made another deal")
	}
	reused := n.request("first")
	reused.Nonce = 2
	_, err := b.Request(t.Context(), reused)
	n.refused(err, ipsx.CodeReplayed) // its tunnel key was seen before
	_, err = n.dial(mallory).Offer(t.Context(), n.offer("127.0.1.2/32", 1))
	n.refused(err, ipsx.CodeConflict) // Alice's address
	deal := hashOf(one)
	n.says(a, deal, ipsx.ProviderRole, 5, ipsx.StatusReady, ipsx.DealReady)
	n.says(a, deal, ipsx.ProviderRole, 5, ipsx.StatusReady, ipsx.DealReady) // a lost acknowledgement, repeated
	_, err = n.say(a, deal, ipsx.ProviderRole, 4, ipsx.StatusServing)
	n.refused(err, ipsx.CodeReplayed)
	_, err = n.say(a, deal, ipsx.ProviderRole, 6, ipsx.StatusServing)
	n.refused(err, ipsx.CodeTransition) // not active yet
}

func TestMalloryGetsNowhereWithOthersDeals(t *testing.T) {
	n := open(t)
	a, b, m := n.dial(alice), n.dial(bob), n.dial(mallory)
	offered := n.place(a, n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(b, "first"))
	_, err := m.Deal(t.Context(), deal)
	n.refused(err, ipsx.CodeNotFound)
	_, err = m.Proposal(t.Context(), deal)
	n.refused(err, ipsx.CodeNotFound)
	for _, role := range []ipsx.Role{ipsx.ProviderRole, ipsx.RequesterRole} {
		_, err = n.say(m, deal, role, 1, ipsx.StatusEnded)
		n.refused(err, ipsx.CodeSignature)
		n.refused(m.SendMessage(t.Context(), ipsx.PairMessage{Deal: deal, Role: role, Seq: 1, Sealed: []byte("hello")}), ipsx.CodeSignature)
	}
	_, err = n.say(b, deal, ipsx.ProviderRole, 1, ipsx.StatusReady) // Bob speaks for Alice
	n.refused(err, ipsx.CodeSignature)
	_, err = n.say(b, ipsx.Hash{1}, ipsx.RequesterRole, 1, ipsx.StatusConnected)
	n.refused(err, ipsx.CodeNotFound)
	_, err = m.Cancel(t.Context(), offered.Order.Hash)
	n.refused(err, ipsx.CodeForbidden)
	if page, err := m.Deals(t.Context(), ipsx.DealFilter{}); err != nil || len(page.Deals) != 0 {
		t.Errorf("Mallory sees %+v, %v", page, err)
	}
	if proposal, err := a.Proposal(t.Context(), deal); err != nil || hashOf(proposal) != deal {
		t.Errorf("Alice does not see her own deal: %v", err)
	}
	n.stands(b, deal, ipsx.DealProposed)
}

func TestCancelAndLists(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	offered := n.place(a, n.offer("127.0.1.0/30", 100))
	n.place(n.dial(anna), n.offer("127.0.2.0/30", 200))
	first, err := b.Offers(t.Context(), ipsx.OrderFilter{Country: "DE", Kind: ipsx.Residential, Limit: 1})
	n.check(err)
	second, err := b.Offers(t.Context(), ipsx.OrderFilter{Limit: 1, Cursor: first.Next})
	n.check(err)
	if len(first.Orders) != 1 || len(second.Orders) != 1 || first.Orders[0].Hash == second.Orders[0].Hash || second.Next != "" {
		t.Errorf("pages %+v and %+v", first, second)
	}
	if none, err := b.Offers(t.Context(), ipsx.OrderFilter{Country: "FR"}); err != nil || len(none.Orders) != 0 {
		t.Errorf("offers in FR: %+v, %v", none, err)
	}
	cancelled, err := a.Cancel(t.Context(), offered.Order.Hash)
	n.check(err)
	if cancelled.Order.Status != ipsx.OrderCancelled {
		t.Errorf("cancelled is %+v", cancelled.Order)
	}
	left, err := b.Offers(t.Context(), ipsx.OrderFilter{})
	n.check(err)
	if len(left.Orders) != 1 || left.Orders[0].Hash == offered.Order.Hash {
		t.Errorf("left are %+v", left)
	}
}

func TestARequestRestsAndMeetsALaterOffer(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	bobReads := n.follow(b, 1)
	resting, err := b.Request(t.Context(), n.request("first"))
	n.check(err)
	if len(resting.Deals) != 0 || resting.NoMatch == nil || resting.Order.Status != ipsx.OrderOpen {
		t.Fatalf("the request is %+v", resting)
	}
	placed := n.place(a, n.offer("127.0.1.1/32", 100))
	if len(placed.Deals) != 1 {
		t.Fatalf("the offer made %d deals", len(placed.Deals))
	}
	met := until(bobReads, func(e ipsx.Event) bool { return e.Type == ipsx.EventProposal })
	if hashOf(*met.Proposal) != hashOf(placed.Deals[0]) {
		t.Error("both were told of different deals")
	}
}
