package faults

import (
	"context"
	"errors"
	"net/netip"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/service/tunnel"
	"github.com/ipsx/ipsx/wallet"
)

// lies are what a dishonest exchange could make of a deal. All but the last are signed with its real key.
func lies(mallory *wallet.Key) map[string]func(*ipsx.Proposal) {
	return map[string]func(*ipsx.Proposal){
		"a price above Bob's":            func(p *ipsx.Proposal) { p.Deal.Message.PricePerSecond = ipsx.Wei(11 * price) },
		"a price below Alice's":          func(p *ipsx.Proposal) { p.Deal.Message.PricePerSecond = ipsx.Wei(price - 1) },
		"more than Bob's total":          func(p *ipsx.Proposal) { p.Deal.Message.MaxTotal = ipsx.IPSX(1) },
		"a longer lease":                 func(p *ipsx.Proposal) { p.Deal.Message.Seconds *= 2 },
		"Mallory's key for Alice's":      func(p *ipsx.Proposal) { p.Deal.Message.ProviderKey = ipsx.Hash(tunnel.NewKey().Public()) },
		"Mallory's key for Bob's":        func(p *ipsx.Proposal) { p.Deal.Message.RequesterKey = ipsx.Hash(tunnel.NewKey().Public()) },
		"paid to Mallory":                func(p *ipsx.Proposal) { p.Deal.Message.Provider = mallory.Address() },
		"signed by Mallory for vouchers": func(p *ipsx.Proposal) { p.Deal.Message.Signer = mallory.Address() },
		"an offer that Alice did not sign": func(p *ipsx.Proposal) {
			p.Offer.Message.PricePerSecond = ipsx.Wei(2 * price)
			p.Deal.Message.PricePerSecond = ipsx.Wei(2 * price)
		},
		"not the exchange's signature": func(p *ipsx.Proposal) {},
	}
}

// TestADishonestExchangeTakesNothing: what reaches Bob, and what reaches Alice, is not what they signed. Bob reserves and pays nothing; Alice lets nobody in.
func TestADishonestExchangeTakesNothing(t *testing.T) {
	w := newWorld(t)
	mallory := must[*wallet.Key](t)(wallet.New())
	exchange := must[*wallet.Key](t)(w.Key("exchange"))
	var lie atomic.Pointer[string]
	crooked := newBetween(t, w.ExchangeURL(), func(p *ipsx.Proposal) {
		name := lie.Load()
		if name == nil {
			return
		}
		lies(mallory)[*name](p)
		key := exchange
		if strings.HasPrefix(*name, "not") {
			key = mallory
		}
		p.Deal, _ = ipsx.Sign(key, w.Client().Domain(), p.Deal.Message) // a local key always signs
	})
	// One address for each lie, since the exchange keeps them leased; and one for the truth.
	w.provide("alice", link{}, price, provider.Address{Public: netip.MustParsePrefix("127.0.4.0/28")})
	for name := range lies(mallory) {
		t.Run("Bob is told of "+name, func(t *testing.T) {
			lie.Store(&name)
			// A Bob of its own for each lie: the true deal, which he never sees, expires and cools his wallet down.
			bob := w.request("bob told of "+name, link{exchange: crooked.URL, funds: ipsx.IPSX(1)})
			rental, err := bob.node.Rent(within(t, 20*time.Second), order(30))
			if err == nil {
				rental.End(t.Context())
				t.Fatal("Bob rents")
			}
			if code := ipsx.CodeOf(err); code != ipsx.CodeInvalid && code != ipsx.CodeSignature && code != ipsx.CodeForbidden {
				t.Errorf("%v (%s)", err, code)
			}
			if got := w.account(bob.wallet); got.Free != ipsx.IPSX(1) || !got.Reserved.IsZero() {
				t.Errorf("Bob has %s free and %s reserved", got.Free, got.Reserved)
			}
		})
	}
	lie.Store(nil)
	bob := w.request("bob", link{exchange: crooked.URL, funds: ipsx.IPSX(1)})
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(30)))
	rental.End(within(t, 10*time.Second)) // an honest exchange is served by the same nodes
}

// TestADishonestExchangeOpensNoDoor: the altered deal reaches Alice; only an offer of hers that is kept to the letter is served.
func TestADishonestExchangeOpensNoDoor(t *testing.T) {
	w := newWorld(t)
	mallory := must[*wallet.Key](t)(wallet.New())
	exchange := must[*wallet.Key](t)(w.Key("exchange"))
	crooked := newBetween(t, w.ExchangeURL(), func(p *ipsx.Proposal) {
		lies(mallory)["Mallory's key for Bob's"](p)
		p.Deal, _ = ipsx.Sign(exchange, w.Client().Domain(), p.Deal.Message) // a local key always signs
	})
	alice := w.provide("alice", link{exchange: crooked.URL}, price, at("127.0.0.21")...)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	_, err := bob.node.Rent(within(t, 5*time.Second), order(30))
	if err == nil {
		t.Error("Bob rents from Alice, who saw another deal")
	}
	for {
		select {
		case e := <-alice.events:
			if e.Kind != "offered" {
				t.Errorf("Alice went on: %+v", e)
			}
		default:
			return
		}
	}
}

// begunBy counts the deals that a requester, who has stopped, tried to establish.
func begunBy(bob *requesting) (deals int) {
	for len(bob.events) > 0 {
		if e := <-bob.events; e.Kind == "matched" {
			deals++
		}
	}
	return deals
}

// TestADishonestExchangeSellsNoMoreThanRequested: with the deal that Bob asked for come three more, for other addresses of the same offer. He begins the one.
func TestADishonestExchangeSellsNoMoreThanRequested(t *testing.T) {
	w := newWorld(t)
	exchange := must[*wallet.Key](t)(w.Key("exchange"))
	crooked := newBetween(t, w.ExchangeURL(), func(*ipsx.Proposal) {})
	crooked.add = func(made ipsx.Proposal) (more []ipsx.Proposal) {
		for range 3 {
			d := made.Deal.Message
			d.Number, d.Addresses = d.Number+1, []netip.Addr{d.Addresses[0].Next()}
			made.Deal, _ = ipsx.Sign(exchange, w.Client().Domain(), d) // a local key always signs
			more = append(more, made)
		}
		return more
	}
	w.provide("alice", link{}, price, provider.Address{Public: netip.MustParsePrefix("127.0.4.0/28")})
	bob := w.request("bob", link{exchange: crooked.URL, funds: ipsx.IPSX(1)})
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(30)))
	rental.End(within(t, 10*time.Second))
	bob.stop()
	if begun := begunBy(bob); begun != 1 || len(rental.Leases) != 1 {
		t.Errorf("Bob began %d deals and has %d leases", begun, len(rental.Leases))
	}
}

// TestADishonestExchangeCannotServeAnotherRequest: Bob, who once paid ten times as much, asks again. The answer is a new deal of his earlier request.
func TestADishonestExchangeCannotServeAnotherRequest(t *testing.T) {
	w := newWorld(t)
	exchange := must[*wallet.Key](t)(w.Key("exchange"))
	var answer atomic.Pointer[ipsx.Proposal]
	crooked := newBetween(t, w.ExchangeURL(), func(p *ipsx.Proposal) {
		if instead := answer.Load(); instead != nil {
			*p = *instead
		}
	})
	w.provide("alice", link{}, price, provider.Address{Public: netip.MustParsePrefix("127.0.4.0/28")})
	bob := w.request("bob", link{exchange: crooked.URL, funds: ipsx.IPSX(1)})
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(30)))
	rental.End(within(t, 10*time.Second))
	client, _, _ := w.dial("bob", link{funds: ipsx.Wei(1)})
	earlier := must[ipsx.Proposal](t)(client.Proposal(t.Context(), rental.Leases[0].Hash()))
	d := earlier.Deal.Message
	d.Number, d.PricePerSecond, d.Addresses = d.Number+100, ipsx.Wei(10*price), []netip.Addr{d.Addresses[0].Next()}
	earlier.Deal = must[ipsx.Signed[ipsx.Deal]](t)(ipsx.Sign(exchange, w.Client().Domain(), d))
	answer.Store(&earlier)
	modest := order(30)
	modest.Request.MaxPricePerSecond = ipsx.Wei(price)
	_, err := bob.node.Rent(within(t, 3*time.Second), modest)
	expect(t, err, ipsx.CodeInvalid, "a deal of another request")
	bob.stop()
	if begun := begunBy(bob); begun != 1 {
		t.Errorf("Bob began %d deals", begun)
	}
}

// TestARequestThatIsGivenUpLeavesNoLease: Bob gives up in the moment in which his lease begins.
func TestARequestThatIsGivenUpLeavesNoLease(t *testing.T) {
	w := newWorld(t)
	w.provide("alice", link{}, price, at("127.0.0.21")...)
	client, blocks, key := w.dial("bob", link{funds: ipsx.IPSX(1)})
	ctx, giveUp := context.WithCancel(within(t, 20*time.Second))
	active, returned := make(chan struct{}), make(chan struct{})
	bob := must[*requester.Requester](t)(requester.Open(requester.Config{Exchanges: exchanges.Of(client), Chain: blocks, Key: key, Dir: t.TempDir(), Notify: func(e requester.Event) {
		if e.Kind != "active" {
			return
		}
		close(active)
		giveUp()
		select {
		case <-returned: // too early
		case <-time.After(300 * time.Millisecond): // it waits for the lease
		}
	}}))
	t.Cleanup(func() { _ = bob.Close() }) // it has nothing to say
	_, err := bob.Rent(ctx, order(60))
	close(returned)
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Bob gave up: %v", err)
	}
	select {
	case <-active:
	default:
		t.Fatal("the lease did not begin")
	}
	eventually(t, 5*time.Second, "no deal is left running", func() bool {
		return len(must[ipsx.DealPage](t)(client.Deals(t.Context(), ipsx.DealFilter{Live: true})).Deals) == 0
	})
}
