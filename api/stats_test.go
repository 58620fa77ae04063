package api_test

import (
	"fmt"
	"testing"
	"time"
)

// TestTheBooksSizesOutliveARestart: also when the log is replayed from a snapshot only.
func TestTheBooksSizesOutliveARestart(t *testing.T) {
	n := open(t)
	n.stop()
	n.every = 3
	n.start("127.0.0.1:0", true)
	a, b := n.dial(alice), n.dial(bob)
	for i := range 5 {
		n.place(a, n.offer(fmt.Sprintf("127.0.1.%d/32", i), 100))
	}
	n.place(a, n.offer("127.0.1.4/32", 200)) // takes the place of the one before
	n.match(b, "first")
	dear := n.request("too cheap")
	dear.MaxPricePerSecond = dear.MaxPricePerSecond.Sub(dear.MaxPricePerSecond)
	if result, err := b.Request(t.Context(), dear); err != nil || result.NoMatch == nil {
		t.Fatalf("a request that nobody serves: %+v, %v", result, err)
	}
	for range 2 {
		if s := n.x.Stats(); s.Offers != 5 || s.Requests != 1 || s.Queue != 0 || s.Appends.Counts == nil {
			t.Errorf("the numbers are %+v", s)
		}
		n.restart()
		n.place(n.dial(alice), n.offer("127.0.1.0/32", 100)) // stands already
	}
	n.wait(2 * time.Hour)
	if s := n.x.Stats(); s.Offers != 0 || s.Requests != 0 {
		t.Errorf("expired orders count: %+v", s)
	}
}
