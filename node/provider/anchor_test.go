package provider

import (
	"testing"
	"time"

	"github.com/ipsx/ipsx/service/connlog"
)

// TestThePeriodCountsFromTheLastAnchor: a node that is started more often than it anchors anchors all the same.
func TestThePeriodCountsFromTheLastAnchor(t *testing.T) {
	dir, every, now := t.TempDir(), 24*time.Hour, time.Unix(1_800_000_000, 0)
	until := func() time.Duration {
		t.Helper()
		left, err := untilAnchor(dir, every, now)
		if err != nil {
			t.Fatal(err)
		}
		return left
	}
	if left := until(); left != every {
		t.Errorf("of a first run %s are left", left)
	}
	keep := func(at time.Time, anchored bool) {
		t.Helper()
		if err := (connlog.Epoch{Number: uint64(at.Unix()), Anchored: anchored}).Save(dir); err != nil {
			t.Fatal(err)
		}
	}
	keep(now.Add(-20*time.Hour), true)
	keep(now.Add(-time.Hour), false) // it was begun, and not written
	if left := until(); left != 4*time.Hour {
		t.Errorf("20 hours after the last one %s are left", left)
	}
	now = now.Add(10 * time.Hour)
	if left := until(); left != 0 {
		t.Errorf("30 hours after the last one %s are left", left)
	}
}
