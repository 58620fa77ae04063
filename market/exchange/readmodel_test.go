package exchange

import (
	"context"
	"log/slog"
	"path/filepath"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
	"github.com/ipsx/ipsx/market/history"
)

// TestNobodyReadsHalfOfWhatIsWrittenAnew, and nobody waits who only changes the state.
func TestNobodyReadsHalfOfWhatIsWrittenAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "history.db")
	foreign, err := history.Open(t.Context(), path)
	if err == nil {
		err = foreign.Write(t.Context(), nil, history.Position{Sequence: 9, Hash: ipsx.Hash{9}})
	}
	if err != nil || foreign.Close() != nil {
		t.Fatal(err)
	}
	m, reading, release := newReadModel(path, slog.New(slog.DiscardHandler)), make(chan []ipsx.Hash, 9), make(chan struct{})
	m.all = func() []ipsx.Hash { return []ipsx.Hash{{1}} }
	m.deals = func(list []ipsx.Hash) []history.Deal {
		reading <- list
		<-release
		return nil
	}
	m.begin(journal.Position{Sequence: 3, Hash: ipsx.Hash{3}})
	m.start()
	if list := <-reading; len(list) != 1 || list[0] != (ipsx.Hash{1}) {
		t.Errorf("%v is written anew", list)
	}
	m.mark(ipsx.Event{Type: ipsx.EventDeal, Deal: &ipsx.DealView{Hash: ipsx.Hash{2}}})
	m.advance(journal.Position{Sequence: 4, Hash: ipsx.Hash{4}})
	soon, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := m.reader(soon, m.reached()); !ipsx.IsCode(err, ipsx.CodeUnavailable) {
		t.Errorf("a reader gets %v while it is written", err)
	}
	close(release)
	store, err := m.reader(t.Context(), m.reached())
	if err != nil {
		t.Fatal(err)
	}
	if p, err := store.Position(t.Context()); err != nil || p != (history.Position{Sequence: 4, Hash: ipsx.Hash{4}}) {
		t.Errorf("it tells up to %v, %v", p, err)
	}
	if list := <-reading; len(list) != 1 || list[0] != (ipsx.Hash{2}) {
		t.Errorf("%v is written then", list)
	}
	m.stop()
}
