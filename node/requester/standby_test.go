package requester

import (
	"context"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ipsx/ipsx"
)

// TestAProviderIsLeftOutForAWhile: its lease was lost, and ten minutes later it may stand by again, also while nobody has taken the lease's place. Whose lease ended
// with its time is not left out.
func TestAProviderIsLeftOutForAWhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		ended := func(reason ipsx.Reason) *Lease {
			l := &Lease{}
			l.over, l.finish = context.WithCancelCause(t.Context())
			l.finish(overError{reason: reason})
			return l
		}
		lost, done := ended(ipsx.ReasonSilent), ended(ipsx.ReasonDone)
		if !lost.failedWithin(distrust) || done.failedWithin(distrust) {
			t.Error("before its last payment a lost lease does not count, or one that ended with its time does")
		}
		lost.stopped, done.stopped = time.Now(), time.Now()
		time.Sleep(distrust - time.Second) // of the bubble
		if !lost.failedWithin(distrust) || done.failedWithin(distrust) {
			t.Error("a lost lease counts for less, or one that ended with its time does")
		}
		time.Sleep(2 * time.Second)
		if lost.failedWithin(distrust) {
			t.Error("it counts for longer")
		}
	})
}
