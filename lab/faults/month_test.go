package faults

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
)

// TestAUsedUpMonthEndsWhatRuns: Alice carries a GiB a month, of which two MiB are left. Bob uses them; his lease ends in peace, and nothing is offered any more, also not by
// her next run.
func TestAUsedUpMonthEndsWhatRuns(t *testing.T) {
	w := newWorld(t)
	w.terms = func(o *ipsx.Offer) { o.GiBPerMonth = 1 }
	dir := filepath.Join(t.TempDir(), "alice")
	count := `{"month": "` + time.Now().UTC().Format("2006-01") + `", "bytes": 1071644672}`
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(dir, "month.json"), []byte(count), 0o600); err != nil {
		t.Fatal(err)
	}
	alice := w.provide("alice", link{dir: dir}, price, at("127.0.0.21")...)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	lease := rental.Leases[0]
	for range 3 {
		_, _ = w.visit(within(t, 5*time.Second), lease.Via(0).DialContext, "/bytes") // the last one may be cut off
	}
	if e := alice.told(t, "the month is used up", func(e provider.Event) bool { return e.Kind == "used-up" }); !strings.HasPrefix(e.Status, "until 20") {
		t.Errorf("told %+v", e)
	}
	<-lease.Done()
	if bill := lease.Bill(); bill.Reason != ipsx.ReasonStopped || bill.BytesDown < 2<<20 {
		t.Errorf("the bill: %+v", bill)
	}
	offered := func() int {
		client, _, _ := w.dial("bob", link{})
		return len(must[ipsx.OrderPage](t)(client.Offers(t.Context(), ipsx.OrderFilter{})).Orders)
	}
	eventually(t, 10*time.Second, "nothing is offered", func() bool { return offered() == 0 })
	alice.stop()
	w.provide("alice", link{dir: dir}, price, at("127.0.0.21")...)
	if n := offered(); n != 0 {
		t.Errorf("the next run offers %d", n)
	}
}
