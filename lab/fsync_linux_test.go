package lab_test

import (
	"strconv"
	"testing"

	"github.com/ipsx/ipsx"
)

// TestAFailedSyncIsNotAcknowledged: the exchange's disk takes what is written, and then fails to keep it. The order is not acknowledged, the exchange ends, and
// when it starts again it has what it had acknowledged, and takes the order once.
func TestAFailedSyncIsNotAcknowledged(t *testing.T) {
	t.Parallel()
	n, run := exchangeWith(t, t.TempDir())
	first := run()
	n.place(20, n.Exchange)

	strace := n.Exchange.Start("strace", "-f", "-e", "trace=fsync,fdatasync", "-e", "inject=fsync,fdatasync:error=EIO", "-p", strconv.Itoa(first.PID()))
	strace.Await("attached")
	o := n.nextOffer()
	hash, err := n.offer(t.Context(), n.Exchange, o)
	if !ipsx.IsCode(err, ipsx.CodeUnavailable) {
		t.Errorf("offer %s, whose log could not be synchronised, is answered with %v", hash, err)
	}
	<-first.Done()
	if first.Err() == nil {
		t.Error("an exchange that could not synchronise its log ended well")
	}
	run()
	if hash, err = n.offer(t.Context(), n.Exchange, o); err != nil { // it may have been written all the same; sent again it stands once
		t.Fatal(err)
	}
	n.acked = append(n.acked, hash)
	n.complete(n.Exchange)
}
