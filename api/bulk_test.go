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
