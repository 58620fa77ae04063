package faults

import (
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
)

// TestALeaseIsExtended from another process of the wallet, with a reservation that is too small for it: traffic goes on beyond the first end, and is paid to the wei.
func TestALeaseIsExtended(t *testing.T) {
	w := newWorld(t)
	alice := w.provide("alice", link{}, price, at("127.0.0.21")...)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	begun := time.Now()
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(6)))
	lease := rental.Leases[0]
	client, _, _ := w.dial("bob", link{funds: ipsx.Wei(1)})
	deal := lease.Deal()
	more := ipsx.Extension{Deal: lease.Hash(), Seconds: 11, MaxTotal: deal.MaxTotal.Mul(2), At: time.Now().Unix()}
	must[ipsx.DealView](t)(client.Extend(t.Context(), more))
	alice.told(t, "Alice extends it", func(e provider.Event) bool { return e.Kind == "extended" })
	bob.told(t, "Bob extends it", func(e requester.Event) bool { return e.Kind == "extended" })
	refused := more
	refused.Seconds = ipsx.MaxLeaseSeconds // beyond what Alice offers
	_, err := client.Extend(t.Context(), refused)
	expect(t, err, ipsx.CodeConflict, "an extension beyond the offer")

	eventually(t, 10*time.Second, "the first end is over", func() bool { return time.Since(begun) > 8*time.Second })
	if page, err := w.visit(within(t, 5*time.Second), lease.Via(0).DialContext, "/"); page != "127.0.0.21" || err != nil {
		t.Errorf("the extended lease gives %q, %v", page, err)
	}
	<-lease.Done()
	bill := lease.Bill()
	if bill.Seconds != 11 || bill.Paid != bill.Accrued || bill.Paid.Less(ipsx.Wei(11*price)) || bill.Reason != ipsx.ReasonDone {
		t.Errorf("the bill is %+v", bill)
	}
	alice.stop()
	got := w.account(alice.wallet)
	if gained := got.Free.Add(got.Commission).Sub(ipsx.Wei(1)); gained != bill.Paid {
		t.Errorf("Alice gained %s of %s", gained, bill.Paid)
	}
}
