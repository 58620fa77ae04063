package api_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange"
)

func (n *network) snapshots() []string {
	n.Helper()
	files, err := filepath.Glob(filepath.Join(n.dir, "snapshot-*"))
	n.check(err)
	return files
}

// spoil flips a bit in the middle of a file.
func (n *network) spoil(name string) {
	n.Helper()
	data, err := os.ReadFile(name)
	n.check(err)
	data[len(data)/2] ^= 1
	n.check(os.WriteFile(name, data, 0o600))
}

// TestAnExchangeBeginsWithItsSnapshot: a lease goes on over it, its events go on where they were, and what is behind the older snapshot is let go of.
func TestAnExchangeBeginsWithItsSnapshot(t *testing.T) {
	n := open(t)
	n.stop()
	n.every = 10
	n.start("127.0.0.1:0", true)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.0/30", 100))
	deal := hashOf(n.match(b, "first"))
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.says(b, deal, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
	last := until(n.follow(b, 1), dealIs(ipsx.DealActive))
	for i := range 40 {
		n.place(a, n.offer(fmt.Sprintf("127.0.2.%d/32", i), 100))
	}
	before := n.x.StateHash()
	n.restart()
	if n.x.StateHash() != before {
		t.Fatal("the snapshot gives another state")
	}
	if files := n.snapshots(); len(files) != 2 {
		t.Errorf("kept %v", files)
	}
	_, err := n.x.Subscribe(bob.Address(), 1)
	n.refused(err, ipsx.CodeExpired) // Bob's first events are not kept; his newest is
	bobReads := n.follow(n.dial(bob), last.ID)
	n.says(b, deal, ipsx.RequesterRole, 2, ipsx.StatusEnded, ipsx.DealEnding)
	if next := until(bobReads, dealIs(ipsx.DealEnding)); next.ID <= last.ID {
		t.Errorf("events went back from %d to %d", last.ID, next.ID)
	}
	_, err = n.dial(anna).Offer(t.Context(), n.offer("127.0.1.0/30", 100))
	n.refused(err, ipsx.CodeConflict) // Alice's offer of before the snapshot stands
}

// TestADamagedSnapshotIsPassedOver for the one before; without any, a log whose beginning is gone is not opened.
func TestADamagedSnapshotIsPassedOver(t *testing.T) {
	n := open(t)
	n.stop()
	n.every = 10
	n.start("127.0.0.1:0", true)
	a := n.dial(alice)
	for i := range 45 {
		n.place(a, n.offer(fmt.Sprintf("127.0.2.%d/32", i), 100))
	}
	before := n.x.StateHash()
	n.stop()
	files := n.snapshots()
	n.spoil(files[1])
	n.start("127.0.0.1:0", true)
	if n.x.StateHash() != before {
		t.Error("the older snapshot gives another state")
	}
	n.stop()
	n.spoil(files[0])
	_, err := exchange.Open(t.Context(), exchange.Config{Dir: n.dir, Key: victor, Domain: home, ExitCheck: "127.0.0.1:0", Now: n.clock.Now})
	n.refused(err, ipsx.CodeInternal)
	n.check(os.Remove(files[1]))
	n.spoil(files[0]) // whole again
	n.start("127.0.0.1:0", true)
	if n.x.StateHash() != before {
		t.Error("the mended snapshot gives another state")
	}
	n.stop()
	_, err = exchange.Open(t.Context(), exchange.Config{Dir: n.dir, Key: mallory, Domain: home, ExitCheck: "127.0.0.1:0", Now: n.clock.Now})
	n.refused(err, ipsx.CodeConflict)
}

// TestASnapshotThatCannotBeWritten leaves the exchange running and its log whole.
func TestASnapshotThatCannotBeWritten(t *testing.T) {
	n := open(t)
	n.stop()
	for sequence := range 100 {
		n.check(os.MkdirAll(filepath.Join(n.dir, fmt.Sprintf("snapshot-%020d.tmp", sequence), "in the way"), 0o700))
	}
	n.every = 10
	n.start("127.0.0.1:0", true)
	a := n.dial(alice)
	for i := range 45 {
		n.place(a, n.offer(fmt.Sprintf("127.0.2.%d/32", i), 100))
	}
	before := n.x.StateHash()
	n.stop()
	for _, name := range n.snapshots() {
		if filepath.Ext(name) != ".tmp" {
			t.Fatalf("%s was written", name)
		}
		n.check(os.RemoveAll(name))
	}
	n.start("127.0.0.1:0", true)
	if n.x.StateHash() != before {
		t.Error("the log gives another state")
	}
}
