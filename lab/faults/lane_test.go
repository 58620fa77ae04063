package faults

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
)

// TestAPromiseThatNobodyHeardIsRepeated: what a kill -9 leaves of Bob's lane is written into its file. Whatever he knows of what Alice has heard, she is
// paid for each deal what the deal costs.
func TestAPromiseThatNobodyHeardIsRepeated(t *testing.T) {
	w := newWorld(t)
	alice := w.provide("alice", link{}, price, at("127.0.0.21")...)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	first := w.firstVoucher(alice, bob)
	if first != ipsx.Wei(price) {
		t.Fatalf("the first second costs %s", first)
	}
	for name, lost := range map[string]func(r *requester.LaneRecord){
		"promised, and never sent":      func(r *requester.LaneRecord) { r.Cumulative = r.Cumulative.Add(ipsx.Wei(4 * price)) },
		"sent, and the answer was lost": func(r *requester.LaneRecord) { r.Heard = r.Heard.Sub(ipsx.Wei(price)) },
		"both, one after the other": func(r *requester.LaneRecord) {
			r.Heard, r.Cumulative = r.Heard.Sub(ipsx.Wei(price)), r.Cumulative.Add(ipsx.Wei(9*price))
		},
		"half of the last promise heard": func(r *requester.LaneRecord) { r.Heard = r.Heard.Sub(ipsx.Wei(price / 2)) },
		"written by an older requester":  func(r *requester.LaneRecord) { r.Heard = ipsx.Wei(0) },
		"all of it is known to both":     func(*requester.LaneRecord) {},
	} {
		t.Run(name, func(t *testing.T) {
			spoil(t, bob, lost)
			if first := w.firstVoucher(alice, bob); first != ipsx.Wei(price) {
				t.Errorf("Alice counts %s for the first second", first)
			}
		})
	}
	if lanes := must[map[string]requester.LaneRecord](t)(requester.Lanes(bob.dir)); len(lanes) != 1 {
		t.Errorf("Bob has %d lanes to Alice", len(lanes))
	}
}

// firstVoucher rents for a moment and says what Alice counts as paid when she begins to serve.
func (w *world) firstVoucher(alice *providing, bob *requesting) (paid ipsx.Amount) {
	w.t.Helper()
	rental := must[*requester.Rental](w.t)(bob.node.Rent(within(w.t, 20*time.Second), order(30)))
	alice.told(w.t, "the deal is active", func(e provider.Event) bool {
		if e.Kind == "paid" {
			paid = e.Amount
		}
		return e.Kind == "active"
	})
	rental.End(within(w.t, 10*time.Second))
	if bill := rental.Leases[0].Bill(); bill.Paid != paid {
		w.t.Errorf("Bob counts %s", bill.Paid)
	}
	return paid
}

// spoil changes the record of Bob's only lane.
func spoil(t *testing.T, b *requesting, change func(*requester.LaneRecord)) {
	t.Helper()
	for name, record := range must[map[string]requester.LaneRecord](t)(requester.Lanes(b.dir)) {
		change(&record)
		data := must[[]byte](t)(json.Marshal(record))
		if err := os.WriteFile(filepath.Join(b.dir, "lanes", name+".json"), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}
