package api_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

// TestTheClockJumps: forward, orders and deals expire as if the time had passed; back, the log's time stands still, also over a restart.
func TestTheClockJumps(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	early := n.place(a, n.offer("127.0.1.0/32", 100)).Order.Hash
	deal := hashOf(n.match(b, "first"))
	n.wait(-30 * time.Minute)
	n.stands(b, deal, ipsx.DealProposed) // it is not declined, and nothing is earlier than before
	late := n.place(a, n.offer("127.0.1.1/32", 100)).Order.Hash
	n.wait(30*time.Minute + ipsx.ReadyTimeout)
	n.stands(b, deal, ipsx.DealDeclined)

	n.wait(24 * time.Hour)
	for _, order := range []ipsx.Hash{early, late} {
		if view, err := a.Order(t.Context(), order); err != nil || view.Status != ipsx.OrderExpired {
			t.Errorf("a day later an order of an hour is %s, %v", view.Status, err)
		}
	}
	n.wait(-24 * time.Hour)
	n.restart()
	a = n.dial(alice)
	_, err := a.Offer(t.Context(), n.offer("127.0.1.2/32", 100))
	n.refused(err, ipsx.CodeExpired) // in the log's time
	n.wait(24 * time.Hour)
	n.place(a, n.offer("127.0.1.2/32", 100))
}

// TestManyOrdersExpireAtOnce: who lists thousands of offers is told of more than is kept, and sent to read anew; others lose nothing, and orders are taken at once. The log tells
// it again in the same way.
func TestManyOrdersExpireAtOnce(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	bulk := make([]ipsx.Offer, ipsx.MaxBulk)
	for i := range 3 {
		for j := range bulk {
			bulk[j] = n.offer(fmt.Sprintf("127.%d.%d.%d/32", i+1, j/256, j%256), 100)
		}
		_, err := a.OfferAll(t.Context(), bulk)
		n.check(err)
	}
	resting := n.request("first")
	resting.Countries, resting.Expiry = []string{"FR"}, bulk[0].Expiry
	_, err := b.Request(t.Context(), resting)
	n.check(err)
	bobReads, behind := n.follow(b, 1), n.x.Stats()
	if behind.Offers != 3*ipsx.MaxBulk || behind.Requests != 1 {
		t.Fatalf("the book has %+v", behind)
	}
	listens, err := n.x.Subscribe(alice.Address(), 0)
	n.check(err)
	n.wait(2 * time.Hour)
	until(bobReads, func(e ipsx.Event) bool { return e.Order != nil && e.Order.Status == ipsx.OrderExpired })
	_, err = listens.Next(t.Context())
	n.refused(err, ipsx.CodeRateLimited)
	_, err = n.x.Subscribe(alice.Address(), listens.Start())
	n.refused(err, ipsx.CodeExpired)
	if s := n.x.Stats(); s.Offers != 0 || s.Requests != 0 {
		t.Errorf("left are %d offers and %d requests", s.Offers, s.Requests)
	}
	n.place(a, n.offer("127.1.0.0/24", 100))
	before := n.x.StateHash()
	n.restart()
	if n.x.StateHash() != before {
		t.Error("the replay gives another state")
	}
}
