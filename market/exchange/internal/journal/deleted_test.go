package journal_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

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
