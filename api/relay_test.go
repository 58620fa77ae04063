package api_test

import (
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange"
	"github.com/ipsx/ipsx/sdk"
)

func isMessage(e ipsx.Event) bool { return e.Type == ipsx.EventMessage }

func TestMessagesReachThePartnerOnly(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(b, "first"))
	message := ipsx.PairMessage{Deal: deal, Role: ipsx.RequesterRole, Seq: 1, Sealed: []byte("sealed endpoints")}
	n.check(b.SendMessage(t.Context(), message)) // before Alice listens
	aliceReads := n.follow(a, 0)
	got := until(aliceReads, isMessage)
	n.check(got.Message.Verify(home, bob.Address(), 0))
	if string(got.Message.Message.Sealed) != "sealed endpoints" || got.ID != 0 {
		t.Errorf("Alice got %+v", got)
	}
	message.Seq, message.Sealed = 2, []byte("more")
	n.check(b.SendMessage(t.Context(), message))
	if got := until(aliceReads, isMessage); got.Message.Message.Seq != 2 {
		t.Errorf("Alice got message %d, want 2", got.Message.Message.Seq)
	}
	// Neither the sender nor Mallory hears them: the next thing they are told is the status.
	bobReads, malloryReads := n.follow(b, 1), n.follow(n.dial(mallory), 1)
	n.place(n.dial(mallory), n.offer("127.0.9.1/32", 1000))
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	until(bobReads, func(e ipsx.Event) bool {
		if isMessage(e) {
			t.Error("the sender got its own message")
		}
		return dealIs(ipsx.DealReady)(e)
	})
	if e := malloryReads(); e.Type != ipsx.EventOrder {
		t.Errorf("Mallory is told %+v", e)
	}
}

func TestMessagesAreLimited(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(b, "first"))
	send := func(seq uint64, size int) error {
		return b.SendMessage(t.Context(), ipsx.PairMessage{Deal: deal, Role: ipsx.RequesterRole, Seq: seq, Sealed: make([]byte, size)})
	}
	n.refused(send(1, 0), ipsx.CodeInvalid)
	n.refused(send(1, ipsx.MaxMessageBytes+1), ipsx.CodeInvalid)
	n.check(send(1, ipsx.MaxMessageBytes))
	var err error
	for seq := uint64(2); err == nil && seq < 5000; seq++ {
		err = send(seq, 10)
	}
	n.refused(err, ipsx.CodeRateLimited)
	n.wait(ipsx.ReadyTimeout)
	n.stands(b, deal, ipsx.DealDeclined)
	n.refused(send(9, 10), ipsx.CodeTransition)
}

// Mallory floods a deal that she does not pay, to drown its provider in news.
func TestStatusesAreLimited(t *testing.T) {
	n := open(t)
	a, m := n.dial(alice), n.dial(mallory)
	n.place(a, n.offer("127.0.1.0/31", 100))
	deal, other := hashOf(n.match(m, "first")), hashOf(n.match(m, "second"))
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.says(m, deal, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
	var err error
	seq := uint64(2)
	for ; err == nil && seq < 500; seq++ {
		_, err = n.say(m, deal, ipsx.RequesterRole, seq, ipsx.StatusUsing)
	}
	n.refused(err, ipsx.CodeRateLimited)
	if seq < 10 {
		t.Errorf("only %d statuses were taken", seq)
	}
	n.says(a, deal, ipsx.ProviderRole, 2, ipsx.StatusServing, ipsx.DealActive) // Alice has limits of her own
	n.says(a, other, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)   // and so has each deal
	n.says(m, other, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
}

func TestOldMessagesAreNotDelivered(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(b, "first"))
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.says(b, deal, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
	n.check(b.SendMessage(t.Context(), ipsx.PairMessage{Deal: deal, Role: ipsx.RequesterRole, Seq: 1, Sealed: []byte("old")}))
	n.wait(31 * time.Second)
	n.check(b.SendMessage(t.Context(), ipsx.PairMessage{Deal: deal, Role: ipsx.RequesterRole, Seq: 2, Sealed: []byte("new")}))
	if got := until(n.follow(n.dial(alice), 0), isMessage); got.Message.Message.Seq != 2 {
		t.Errorf("Alice got message %d, want 2", got.Message.Message.Seq)
	}
}

// renew places an offer that takes the place of the one before, and reads on to the event that says so.
func renew(n *network, c *sdk.Client, nonce uint64, reader *exchange.Subscription) (id uint64) {
	o := n.offer("127.0.1.1/32", 100)
	o.Nonce = nonce
	placed := n.place(c, o)
	for {
		event, err := reader.Next(n.Context())
		n.check(err)
		if event.Order.Hash == placed.Order.Hash {
			return event.ID
		}
	}
}

func TestASlowReaderIsCutOffAndResumes(t *testing.T) {
	n := open(t)
	a := n.dial(alice)
	slow, err := n.x.Subscribe(alice.Address(), 1)
	n.check(err)
	quick, err := n.x.Subscribe(alice.Address(), 1)
	n.check(err)
	nonce, last := uint64(1), uint64(0)
	for ; nonce < 400; nonce++ { // two events each: more than a reader may lag
		last = renew(n, a, nonce, quick)
	}
	_, err = slow.Next(t.Context())
	n.refused(err, ipsx.CodeRateLimited)
	resumed, err := n.x.Subscribe(alice.Address(), last)
	n.check(err)
	if id := renew(n, a, nonce, resumed); id <= last {
		t.Errorf("resumed at %d, behind %d", id, last)
	}
	for nonce++; nonce < 700; nonce++ { // until the first events are no longer kept
		last = renew(n, a, nonce, resumed)
	}
	_, err = n.x.Subscribe(alice.Address(), 1)
	n.refused(err, ipsx.CodeExpired)
	_, err = n.x.Subscribe(alice.Address(), last+1<<40) // of another log
	n.refused(err, ipsx.CodeExpired)
}
