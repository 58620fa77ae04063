package journal_test

import (
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

// line is a TCP connection to the servers that can swallow what they answer, and break.
type line struct {
	swallow atomic.Bool
	mu      sync.Mutex
	ends    []net.Conn
}

func newLine(t *testing.T, to string) (l *line, address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l = &line{}
	t.Cleanup(func() { _ = listener.Close(); l.cut() })
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			far, err := net.Dial("tcp", to)
			if err != nil {
				_ = near.Close()
				continue
			}
			l.mu.Lock()
			l.ends = append(l.ends, near, far)
			l.mu.Unlock()
			go func() { _, _ = io.Copy(far, near); _ = far.Close() }()
			go func() { _, _ = io.Copy(near, &swallower{far, l}); _ = near.Close() }()
		}
	}()
	return l, listener.Addr().String()
}

func (l *line) cut() {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, end := range l.ends {
		_ = end.Close()
	}
	l.ends = nil
}

// swallower reads what the servers say. While it swallows, their first word is lost and the line breaks.
type swallower struct {
	io.Reader
	line *line
}

func (s *swallower) Read(b []byte) (int, error) {
	n, err := s.Reader.Read(b)
	if n > 0 && s.line.swallow.CompareAndSwap(true, false) {
		s.line.cut()
		return 0, io.EOF
	}
	return n, err
}

// TestALostAcknowledgementIsAskedForAgain: the message stands in the log once, and the next one behind it.
func TestALostAcknowledgementIsAskedForAgain(t *testing.T) {
	server, err := url.Parse(external(t))
	if err != nil {
		t.Fatal(err)
	}
	l, address := newLine(t, server.Host)
	config := journal.Config{URL: "nats://" + address}
	j, err := journal.Open(t.Context(), config, journal.Position{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	for n := range 6 {
		l.swallow.Store(n%2 == 1)
		if p, err := j.Append(t.Context(), batch(n+1)); err != nil || p.Sequence != uint64(n+1) {
			t.Fatalf("message %d stands at %d, %v", n+1, p.Sequence, err)
		}
	}
	last := j.Last()
	closeJournal(t, j)
	seen := 0
	j, err = journal.Open(t.Context(), journal.Config{URL: server.String()}, journal.Position{}, func(journal.Position, journal.Batch) error { seen++; return nil })
	if err != nil || seen != 6 || j.Last() != last {
		t.Fatalf("the log has %d messages, %v", seen, err)
	}
	closeJournal(t, j)
}
