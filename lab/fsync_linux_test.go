package lab_test

import (
	"strconv"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab"
)

// TestAFailedSyncIsNotAcknowledged: the exchange's disk takes what is written, and then fails to keep it. The order is not acknowledged, the exchange ends, and
// when it starts again it has what it had acknowledged, and takes the order once.
func TestAFailedSyncIsNotAcknowledged(t *testing.T) {
	t.Parallel()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	n := &sharedLog{network: &network{World: lab.NewWorld(t), t: t, chainData: t.TempDir(), program: path}}
	n.startChain()
	x := &actor{net: n.network, host: n.Exchange, data: t.TempDir()}
	x.wallet = x.run("wallet", "new")
	run := func() *lab.Process {
		p := x.start("exchange", "--listen", exchangeAddress, "--exit-check", exitAddress)
		p.Await("exit check at")
		return p
	}
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
