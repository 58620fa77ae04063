package api_test

import (
	"fmt"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

func (n *network) bulk(result ipsx.BulkResult, err error) ipsx.BulkResult {
	n.Helper()
	n.check(err)
	return result
}

// TestManyOrdersUnderOneSignature: Alice's node offers 300 addresses at once, Bob's asks for two; each deal shows both orders with what
// signed them, also after the exchange was started anew, and to place the same again changes nothing.
func TestManyOrdersUnderOneSignature(t *testing.T) {
	n := open(t)
	toCarol, err := ipsx.SignDelegation(alice, home, ipsx.Delegation{Wallet: alice.Address(), Delegate: carol.Address(), Until: n.clock.Now().Unix() + 3600})
	n.check(err)
	provides, b := n.dialWith(sdk.Options{Signer: carol, Wallet: alice.Address(), Delegation: toCarol}), n.dial(bob)
	var offers []ipsx.Offer
	for i := range 300 {
		offers = append(offers, n.offer(fmt.Sprintf("127.0.%d.%d/32", i/200, i%200), 100+uint64(i)))
	}
	offers[7].Prefixes = offers[8].Prefixes // one address twice: the later offer takes the place of the earlier
	placed := n.bulk(provides.OfferAll(t.Context(), offers))
	if placed.Items[7].Refused != nil || placed.Items[8].Refused != nil || len(placed.Receipts.Messages) != 300 {
		t.Fatalf("placed %+v, %+v", placed.Items[7], placed.Items[8])
	}
	n.bulk(provides.OfferAll(t.Context(), offers))
	asked := n.bulk(b.RequestAll(t.Context(), []ipsx.Request{n.request("first"), n.request("second")}))
	n.restart()
	for i, item := range asked.Items {
		if len(item.Deals) != 1 {
			t.Fatalf("request %d became %+v", i, item)
		}
		for _, p := range []ipsx.Proposal{item.Deals[0], n.proposal(b, hashOf(item.Deals[0]))} {
			n.check(p.Verify(home, victor.Address(), n.clock.Now().Unix(), nil))
			if want := ipsx.Wei(100 + uint64(i)); p.Deal.Message.PricePerSecond != want || len(p.Offer.Path) != 9 || len(p.Request.Path) != 1 {
				t.Errorf("request %d got the deal at %s, want %s; paths of %d and %d", i, p.Deal.Message.PricePerSecond, want, len(p.Offer.Path), len(p.Request.Path))
			}
		}
	}
}

func (n *network) proposal(c *sdk.Client, deal ipsx.Hash) ipsx.Proposal {
	n.Helper()
	p, err := c.Proposal(n.Context(), deal)
	n.check(err)
	return p
}

// TestABulkIsTakenAtTheDoorAsAWhole: with one order that no book could take none is placed; what the book refuses affects no other.
func TestABulkIsTakenAtTheDoorAsAWhole(t *testing.T) {
	n := open(t)
	a := n.dial(alice)
	bad := n.offer("127.0.1.2/32", 100)
	bad.Country = "ZZZ"
	_, err := a.OfferAll(t.Context(), []ipsx.Offer{n.offer("127.0.1.1/32", 100), bad})
	n.refused(err, ipsx.CodeInvalid)
	_, err = a.OfferAll(t.Context(), nil)
	n.refused(err, ipsx.CodeInvalid)
	if page, err := a.Offers(t.Context(), ipsx.OrderFilter{}); err != nil || len(page.Orders) != 0 {
		t.Errorf("%d offers were placed, %v", len(page.Orders), err)
	}
	n.place(n.dial(anna), n.offer("127.0.1.1/32", 100))
	result := n.bulk(a.OfferAll(t.Context(), []ipsx.Offer{n.offer("127.0.1.1/32", 100), n.offer("127.0.1.2/32", 100)}))
	if first, second := result.Items[0], result.Items[1]; first.Refused == nil || first.Refused.Code != ipsx.CodeConflict || second.Refused != nil || second.Status != ipsx.OrderOpen {
		t.Errorf("the items are %+v", result.Items)
	}
	if len(result.Receipts.Messages) != 1 {
		t.Errorf("%d receipts for one offer that stands", len(result.Receipts.Messages))
	}
}

// TestMalloryPutsAnOrderUnderBobsSignature: she signs a bulk in which one order is Bob's, and sends Bob's bulk with one order more.
func TestMalloryPutsAnOrderUnderBobsSignature(t *testing.T) {
	n := open(t)
	bobs, mallorys := n.request("Bob's"), n.request("Mallory's")
	bobs.Exchange, bobs.Requester, mallorys.Exchange, mallorys.Requester = victor.Address(), bob.Address(), victor.Address(), mallory.Address()
	mixed, err := ipsx.SignBulk(mallory, nil, home, []ipsx.Request{mallorys, bobs})
	n.check(err)
	_, err = n.x.SubmitRequests(t.Context(), mixed)
	n.refused(err, ipsx.CodeInvalid)
	mixed, err = ipsx.SignBulk(mallory, nil, home, []ipsx.Request{bobs, bobs})
	n.check(err)
	_, err = n.x.SubmitRequests(t.Context(), mixed)
	n.refused(err, ipsx.CodeSignature)
	signed, err := ipsx.SignBulk(bob, nil, home, []ipsx.Request{bobs, bobs})
	n.check(err)
	more := bobs
	more.Nonce++
	signed.Messages = append(signed.Messages, more)
	_, err = n.x.SubmitRequests(t.Context(), signed)
	n.refused(err, ipsx.CodeSignature)
}

// TestAQuoteIsWhatTheRequestThenGets, from a request without all that a placed one needs.
func TestAQuoteIsWhatTheRequestThenGets(t *testing.T) {
	n := open(t)
	n.place(n.dial(alice), n.offer("127.0.1.0/31", 100))
	n.place(n.dial(anna), n.offer("127.0.2.1/32", 50))
	r := n.request("first")
	r.Count, r.MinCount = 3, 3
	bare := r
	bare.Signer, bare.TunnelKey, bare.Expiry = ipsx.Address{}, ipsx.Hash{}, 0
	quote, err := n.dialWith(sdk.Options{}).Quote(t.Context(), bare)
	n.check(err)
	result, err := n.dial(bob).Request(t.Context(), r)
	n.check(err)
	if len(quote.Lots) != 2 || len(result.Deals) != 2 {
		t.Fatalf("quoted %+v, got %d deals", quote.Lots, len(result.Deals))
	}
	for i, p := range result.Deals {
		if d, l := p.Deal.Message, quote.Lots[i]; d.Offer != l.Offer || d.PricePerSecond != l.PricePerSecond || d.MaxTotal != l.MaxTotal || len(d.Addresses) != int(l.Addresses) {
			t.Errorf("quoted %+v, got %+v", l, d)
		}
	}
	quote, err = n.dial(bob).Quote(t.Context(), r)
	n.check(err)
	if len(quote.Lots) != 0 || quote.NoMatch == nil {
		t.Errorf("quoted %+v of what is leased", quote)
	}
	r.Count = 0
	_, err = n.dial(bob).Quote(t.Context(), r)
	n.refused(err, ipsx.CodeInvalid)
	depth, err := n.dial(bob).Depth(t.Context(), ipsx.DepthFilter{Levels: 1})
	if err != nil || len(depth.Levels) != 0 {
		t.Errorf("depth %+v of what is leased, %v", depth, err)
	}
	_, err = n.dial(bob).Depth(t.Context(), ipsx.DepthFilter{Levels: 1000})
	n.refused(err, ipsx.CodeInvalid)
}
