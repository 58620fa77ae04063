package requester

import (
	"context"
	"net/netip"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
)

// TestWhatWasNotServedIsNotOwed: Alice ended the lease before its first second was over, and Bob heard of it in the second one. By her own meter the first voucher
// paid for all of it, so Bob promises nothing more to somebody who has gone.
func TestWhatWasNotServedIsNotOwed(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		deal := ipsx.Deal{Seconds: 300, PricePerSecond: ipsx.Wei(1000), PricePerGiB: ipsx.Wei(1 << 30), MaxTotal: ipsx.Wei(1 << 40)}
		deal.Addresses = []netip.Addr{netip.MustParseAddr("11.2.0.1")}
		up, down := uint64(0), uint64(0)
		l := &Lease{connected: time.Now(), ledger: payment.Ledger{Deal: &deal}, refused: make(chan ipsx.DealView, 1), tunnelMeter: func() (uint64, uint64) { return up, down }}
		l.over, l.finish = context.WithCancelCause(t.Context())
		l.leased, l.freed = context.WithCancel(t.Context())
		first, due := l.ledger.Next(l.meter())
		if !due || first.Until != 1 {
			t.Fatalf("the first voucher is %+v", first)
		}
		l.ledger = l.ledger.After(first)
		up, down = 100, 161
		time.Sleep(1300 * time.Millisecond) // of the bubble
		if owed := l.ledger.Final(l.meter()); owed.Growth.IsZero() {
			t.Fatal("this proves nothing: nothing would be owed anyway")
		}
		l.changed(ipsx.DealView{Status: ipsx.DealEnding, Reason: ipsx.ReasonStopped, Provider: &ipsx.Status{Status: ipsx.StatusEnded, BytesUp: 100, BytesDown: 150}})
		if owed, m := l.ledger.Final(l.meter()), l.meter(); !owed.Growth.IsZero() || m.Seconds != 0 || m.Bytes != 250 {
			t.Errorf("%s more are owed for %+v", owed.Growth, m)
		}
		if l.over.Err() == nil || l.reason() != ipsx.ReasonStopped {
			t.Error("the lease goes on")
		}
	})
}
