package provider

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
	"github.com/ipsx/ipsx/service/egress"
)

// TestALeaseIsLookedAtOnceItRuns: somebody looks between the first voucher and the lease's beginning, when it has 25 s to begin. Its cover runs out long before.
func TestALeaseIsLookedAtOnceItRuns(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		deal := ipsx.Deal{Seconds: 300, PricePerSecond: ipsx.Wei(1000), MaxTotal: ipsx.Wei(1 << 40)}
		l := &lease{node: &Provider{config: Config{Notify: func(Event) {}}}, deal: deal, credit: egress.NewCredit(), begun: time.Now(),
			ledger: payment.Ledger{Deal: &deal, Paid: ipsx.Wei(1000)}}
		looked := 0
		l.next = time.AfterFunc(payment.Never, func() { looked++ })
		if _, _, over := l.verdict(); over {
			t.Fatal("it is over before it begins")
		}
		l.mu.Lock()
		err := l.activate()
		l.mu.Unlock()
		if err != nil {
			t.Fatal(err)
		}
		time.Sleep(ipsx.CoverGrace) // of the bubble
		synctest.Wait()
		l.next.Stop()
		if looked == 0 {
			t.Error("nobody looks at it while its cover runs out")
		}
	})
}
