package lab_test

import (
	"errors"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab"
)

// TestAFullDiskLosesNothing: the exchange's disk fills up. It answers no order that it could not keep, says why, and ends; with space again it has every
// order that it acknowledged, and takes more.
func TestAFullDiskLosesNothing(t *testing.T) {
	t.Parallel()
	disk := t.TempDir()
	if err := syscall.Mount("tmpfs", disk, "tmpfs", 0, "size=32m"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(disk, syscall.MNT_DETACH) })
	n, run := exchangeWith(t, disk)
	first := run()
	n.place(20, n.Exchange)

	ballast := fill(t, disk)
	for {
		hash, err := n.offer(t.Context(), n.Exchange, n.nextOffer())
		if err != nil {
			if !ipsx.IsCode(err, ipsx.CodeUnavailable) {
				t.Errorf("a full disk gives %v", err)
			}
			break
		}
		n.acked = append(n.acked, hash)
	}
	<-first.Done()
	if first.Err() == nil {
		t.Error("an exchange that could not write ended well")
	}
	if err := os.Remove(ballast); err != nil {
		t.Fatal(err)
	}
	run()
	n.complete(n.Exchange)
	n.place(1, n.Exchange)
}

// exchangeWith is a chain and an exchange of one host, whose data is there; run starts it.
func exchangeWith(t *testing.T, data string) (n *sharedLog, run func() *lab.Process) {
	t.Helper()
	path, err := program()
	if err != nil {
		t.Fatal(err)
	}
	n = &sharedLog{network: &network{World: lab.NewWorld(t), t: t, chainData: t.TempDir(), program: path}}
	n.startChain()
	x := &actor{net: n.network, host: n.Exchange, data: data}
	x.wallet = x.run("wallet", "new")
	return n, func() *lab.Process {
		p := x.start("exchange", "--listen", exchangeAddress, "--exit-check", exitAddress, "--verify", "none")
		p.Await("exit check at")
		return p
	}
}

// fill writes until the disk is full, and says into which file.
func fill(t *testing.T, disk string) string {
	t.Helper()
	ballast, err := os.Create(filepath.Join(disk, "ballast"))
	if err != nil {
		t.Fatal(err)
	}
	page := make([]byte, os.Getpagesize())
	for err == nil {
		_, err = ballast.Write(page)
	}
	if !errors.Is(err, syscall.ENOSPC) {
		t.Fatal(err)
	}
	_ = ballast.Close() // it is full
	return ballast.Name()
}
