package journal_test

import (
	"testing"
	"time"

	"github.com/nats-io/nats-server/v2/server"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

func external(t *testing.T) string {
	t.Helper()
	s, err := server.NewServer(&server.Options{
		Host: "127.0.0.1", Port: server.RANDOM_PORT, NoSigs: true, NoLog: true,
		JetStream: true, StoreDir: t.TempDir(), SyncAlways: true, MaxPayload: 2 * journal.MaxBatchBytes,
	})
	if err != nil {
		t.Fatal(err)
	}
	s.Start()
	t.Cleanup(func() { s.Shutdown(); s.WaitForShutdown() })
	if !s.ReadyForConnections(10 * time.Second) {
		t.Fatal("the external server does not start")
	}
	return s.ClientURL()
}

func TestAStaleWriterOfExternalServersIsFencedOff(t *testing.T) {
	url := external(t)
	ignore := func(journal.Position, journal.Batch) error { return nil }
	stale, err := journal.Open(t.Context(), journal.Config{URL: url}, journal.Position{}, ignore)
	if err != nil {
		t.Fatal(err)
	}
	defer closeJournal(t, stale)
	leader, err := journal.Open(t.Context(), journal.Config{URL: url}, journal.Position{}, ignore)
	if err != nil {
		t.Fatal(err)
	}
	defer closeJournal(t, leader)
	if _, err := leader.Append(t.Context(), batch(1)); err != nil {
		t.Fatal(err)
	}
	for range 2 { // the refusal is final
		if _, err := stale.Append(t.Context(), batch(2)); !ipsx.IsCode(err, ipsx.CodeConflict) {
			t.Fatalf("the stale writer got %v", err)
		}
	}
	if p, err := leader.Append(t.Context(), batch(2)); err != nil || p.Sequence != 2 {
		t.Fatalf("the leader got %v, %v", p, err)
	}
}
