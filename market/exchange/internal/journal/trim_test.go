package journal_test

import (
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

// openBehind opens the log behind a position, and says which messages it replayed.
func openBehind(t *testing.T, dir string, from journal.Position) (*journal.Journal, []uint64, error) {
	t.Helper()
	var seen []uint64
	j, err := journal.Open(t.Context(), journal.Config{Dir: dir}, from, func(p journal.Position, _ journal.Batch) error {
		seen = append(seen, p.Sequence)
		return nil
	})
	return j, seen, err
}

// TestALogIsOpenedBehindAPosition of its own, trimmed or not, and behind no other.
func TestALogIsOpenedBehindAPosition(t *testing.T) {
	dir := t.TempDir()
	j, _ := open(t, dir)
	var at []journal.Position
	for n := range 5 {
		p, err := j.Append(t.Context(), batch(n+1))
		if err != nil {
			t.Fatal(err)
		}
		at = append(at, p)
	}
	closeJournal(t, j)
	opens := func(from journal.Position, want ...uint64) {
		t.Helper()
		j, seen, err := openBehind(t, dir, from)
		if err != nil || len(seen) != len(want) || (len(want) > 0 && seen[0] != want[0]) || j.Last() != at[4] {
			t.Fatalf("behind %d: replayed %v, want %v; %v", from.Sequence, seen, want, err)
		}
		if err := j.Trim(t.Context(), from); err != nil {
			t.Fatal(err)
		}
		closeJournal(t, j)
	}
	refuses := func(from journal.Position) {
		t.Helper()
		if _, _, err := openBehind(t, dir, from); !ipsx.IsCode(err, ipsx.CodeInternal) {
			t.Fatalf("behind %d: %v", from.Sequence, err)
		}
	}
	opens(journal.Position{}, 1, 2, 3, 4, 5)
	opens(at[1], 3, 4, 5) // and trims
	refuses(journal.Position{})
	refuses(at[0])
	refuses(journal.Position{Sequence: 3, Hash: at[3].Hash})
	refuses(journal.Position{Sequence: 6, Hash: at[4].Hash})
	opens(at[1], 3, 4, 5)
	opens(at[4])
	opens(at[4])
}
