package api_test

import (
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
