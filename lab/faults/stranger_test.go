package faults

import (
	"context"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
)

// TestAStrangerGetsNothingOutOfALease: Bob has a running lease, Mallory has one of her own with the same provider, and tries Bob's.
func TestAStrangerGetsNothingOutOfALease(t *testing.T) {
	w := newWorld(t)
	w.provide("alice", link{}, price, at("127.0.0.21", "127.0.0.22")...)
	bob, mallory := w.rentByHand("bob", 60), w.rentByHand("mallory", 60)
	for _, h := range []*hand{bob, mallory} {
		h.begins(ipsx.Wei(1000*price), ipsx.Wei(100*price))
	}
	visits := w.site.visits.Load()
	t.Run("Bob's inner address, a key that nobody knows", func(t *testing.T) {
		if bob.open(tunnel.NewKey(), bob.hello.Inner).Handshake(within(t, time.Second)) == nil {
			t.Error("Alice answered")
		}
	})
	t.Run("Bob's inner address, Mallory's admitted key", func(t *testing.T) {
		_ = mallory.wire.Close() // one tunnel of a key at a time
		thief := mallory.open(mallory.tunnel, bob.hello.Inner)
		if page, err := w.visit(within(t, 2*time.Second), thief.Via(bob.hello.Inner[0]).DialContext, "/"); err == nil {
			t.Errorf("the site says %q", page)
		}
		_ = thief.Close() // her own comes back
		mallory.connect(within(t, 10*time.Second))
	})
	t.Run("Bob's tunnel key for an export of Mallory's deal", func(t *testing.T) {
		_, err := mallory.asks(pair.Export{PublicKey: bob.deal.RequesterKey})
		expect(t, err, ipsx.CodeConflict, "Bob's key")
	})
	t.Run("statuses of Bob's deal", func(t *testing.T) { mallory.speaksFor(t, bob) })
	t.Run("messages into Bob's deal", func(t *testing.T) {
		question := must[pair.Envelope](t)(pair.New(pair.Export{PublicKey: ipsx.Hash(tunnel.NewKey().Public())}))
		sealed := must[ipsx.PairMessage](t)(pair.NewChannel(bob.hash, ipsx.RequesterRole, mallory.tunnel.Bytes(), bob.deal.ProviderKey, 10, 0).Seal(question))
		expect(t, mallory.client.SendMessage(t.Context(), sealed), ipsx.CodeSignature, "the relay") // it expects Bob's
		if _, err := mallory.client.Deal(t.Context(), bob.hash); !ipsx.IsCode(err, ipsx.CodeForbidden) && !ipsx.IsCode(err, ipsx.CodeNotFound) {
			t.Errorf("Mallory reads Bob's deal: %v", err)
		}
	})
	if got := w.site.visits.Load(); got != visits {
		t.Errorf("the site was reached %d times", got-visits)
	}
	if page, err := bob.visit("/"); page != bob.deal.Addresses[0].String() {
		t.Errorf("after all that Bob's page says %q, %v", page, err)
	}
}

// speaksFor signs statuses and vouchers for another's deal.
func (h *hand) speaksFor(t *testing.T, bob *hand) {
	forged := h.says(ipsx.StatusEnded, ipsx.ReasonStopped, 0).Message
	forged.Deal = bob.hash
	signed := must[ipsx.Signed[ipsx.Status]](t)(sdk.Sign(h.client, forged))
	if _, err := h.client.SendStatus(t.Context(), signed); !ipsx.IsCode(err, ipsx.CodeSignature) && !ipsx.IsCode(err, ipsx.CodeForbidden) {
		t.Errorf("the exchange took Mallory's word for Bob's deal: %v", err)
	}
	_, err := h.asks(pair.Payment{Status: signed})
	expect(t, err, ipsx.CodeInvalid, "Alice, through Mallory's tunnel")
	_, err = bob.asks(pair.Payment{Status: signed})
	expect(t, err, ipsx.CodeSignature, "Alice, through Bob's own tunnel")
	err = bob.pays(ipsx.StatusUsing, h.promises(bob.lane, ipsx.Wei(101*price)))
	expect(t, err, ipsx.CodeSignature, "a voucher of Bob's lane by Mallory")
}

// TestAStolenWireGuardFileDiesWithTheDeal: Mallory copies the file that Bob exported.
func TestAStolenWireGuardFileDiesWithTheDeal(t *testing.T) {
	w := newWorld(t)
	w.provide("alice", link{}, price, at("127.0.0.21")...)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	file := must[tunnel.Config](t)(rental.Leases[0].Export(within(t, 5*time.Second)))
	use := func(ctx context.Context) (string, error) {
		client := must[*tunnel.Client](t)(tunnel.Dial(tunnel.ClientConfig{PrivateKey: file.PrivateKey, Inner: file.Inner, Peer: file.Peer, Endpoint: file.Endpoint,
			ProviderInner: file.DNS, MTU: file.MTU}))
		defer client.Close()
		if err := client.Handshake(ctx); err != nil {
			return "", err
		}
		return w.visit(ctx, client.Via(file.Inner[0]).DialContext, "/")
	}
	if page, err := use(within(t, 5*time.Second)); page != "127.0.0.21" {
		t.Fatalf("during the deal the file gives %q, %v", page, err) // else the next one shows nothing
	}
	rental.End(within(t, 10*time.Second))
	if page, err := use(within(t, 1500*time.Millisecond)); err == nil {
		t.Errorf("after the deal the file gives %q", page)
	}
}
