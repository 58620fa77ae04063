package journal_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

// TestAFullDiskLosesNothing: what was acknowledged before it was full is there when there is space again, and more can be appended.
func TestAFullDiskLosesNothing(t *testing.T) {
	if os.Getuid() != 0 {
		t.Skip("only root can make a small disk")
	}
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=6m"); err != nil {
		t.Skipf("no small disk can be made here: %v", err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(dir, syscall.MNT_DETACH) })
	j, _, err := openBehind(t, dir, journal.Position{})
	if err != nil {
		t.Fatal(err)
	}
	large := journal.Batch{At: epoch, Commands: [][]byte{bytes.Repeat([]byte("x"), 256<<10)}}
	acknowledged := uint64(0)
	for {
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second) // the store of a full disk does not answer
		p, err := j.Append(ctx, large)
		cancel()
		if err != nil {
			t.Logf("after %d messages: %v", acknowledged, err)
			if !ipsx.IsCode(err, ipsx.CodeUnavailable) {
				t.Errorf("a full disk gives %v", err)
			}
			break
		}
		if acknowledged = p.Sequence; acknowledged > 100 {
			t.Fatal("the disk does not fill")
		}
	}
	if _, err := j.Append(t.Context(), large); err == nil {
		t.Error("appended after a failure")
	}
	_ = j.Close() // it may fail for the same reason
	if err := syscall.Mount("tmpfs", dir, "tmpfs", syscall.MS_REMOUNT, "size=64m"); err != nil {
		t.Fatal(err)
	}
	j, seen, err := openBehind(t, dir, journal.Position{})
	if err != nil {
		t.Fatal(err)
	}
	defer closeJournal(t, j)
	if n := uint64(len(seen)); n < acknowledged || n > acknowledged+1 {
		t.Errorf("%d messages, %d were acknowledged", n, acknowledged)
	}
	if _, err := j.Append(t.Context(), large); err != nil {
		t.Error(err)
	}
}

// TestADeletedStreamIsNotBegunAnew: somebody removes the store, and the head file stays.
func TestADeletedStreamIsNotBegunAnew(t *testing.T) {
	dir := t.TempDir()
	j, _ := open(t, dir)
	for n := range 3 {
		if _, err := j.Append(t.Context(), batch(n+1)); err != nil {
			t.Fatal(err)
		}
	}
	closeJournal(t, j)
	if err := os.RemoveAll(filepath.Join(dir, "store")); err != nil {
		t.Fatal(err)
	}
	if _, _, err := openBehind(t, dir, journal.Position{}); !ipsx.IsCode(err, ipsx.CodeInternal) {
		t.Errorf("opened without its messages: %v", err)
	}
}
