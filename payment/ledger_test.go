package payment_test

import (
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
)

// The allowance is the most bytes that leave half of the grace until the traffic would be stopped.
func TestAllowance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := ipsx.Deal{Addresses: nil, PricePerSecond: ipsx.Wei(rapid.Uint64Max(1e15).Draw(t, "perSecond")), PricePerGiB: ipsx.Wei(rapid.Uint64Max(1e18).Draw(t, "perGiB")),
			Seconds: rapid.Uint32Range(5, 3600).Draw(t, "seconds"), MaxTotal: ipsx.IPSX(100)}
		l := payment.Ledger{Deal: &d, Paid: ipsx.Wei(rapid.Uint64Max(1e18).Draw(t, "paid"))}
		elapsed := time.Duration(rapid.Int64Range(0, int64(d.Seconds)).Draw(t, "elapsed")) * time.Second
		allowed := l.Allowance(elapsed)
		by := elapsed + ipsx.CoverGrace/2
		if allowed > 0 && l.StopAt(allowed) <= by {
			t.Errorf("%d bytes are allowed, which stop the traffic at %s, before %s", allowed, l.StopAt(allowed), by)
		}
		if allowed < 1<<50 && l.StopAt(allowed+1) > by {
			t.Errorf("one byte more than %d would do no harm", allowed)
		}
	})
}
