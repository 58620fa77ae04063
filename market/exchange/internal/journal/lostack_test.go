package journal_test

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/url"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

// line is a TCP connection to the servers that can swallow what they answer, and break, or hang.
type line struct {
	swallow atomic.Bool
	mu      sync.Mutex
	ends    []net.Conn
	hung    *atomic.Bool // of the connections so far

	deafTo atomic.Pointer[string] // what the servers do not hear, nor anything after it on any connection
	unsaid chan struct{}          // closed when it was said
	once   sync.Once
}

func newLine(t *testing.T, to string) (l *line, address string) {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	l = &line{hung: &atomic.Bool{}, unsaid: make(chan struct{})}
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
			hung := l.hung
			l.mu.Unlock()
			go func() { _, _ = io.Copy(far, &swallower{near, l, hung, false}); _ = far.Close() }()
			go func() { _, _ = io.Copy(near, &swallower{far, l, hung, true}); _ = near.Close() }()
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

// hang lets nothing through any more on the connections there are, in either way, and closes none: as if the host at the other end had lost its power.
func (l *line) hang() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.hung.Store(true)
	l.hung = &atomic.Bool{}
}

// swallower reads what one side says. While the line swallows, the servers' first word is lost and it breaks.
type swallower struct {
	io.Reader
	line    *line
	hung    *atomic.Bool
	servers bool // speak
}

func (s *swallower) Read(b []byte) (int, error) {
	n, err := s.Reader.Read(b)
	for err == nil && s.hung.Load() {
		n, err = s.Reader.Read(b)
	}
	if text := s.line.deafTo.Load(); !s.servers && text != nil {
		if bytes.Contains(b[:n], []byte(*text)) {
			s.line.once.Do(func() { close(s.line.unsaid) })
		}
		return 0, err
	}
	if n > 0 && s.servers && s.line.swallow.CompareAndSwap(true, false) {
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

// TestAServerHangs, as one does whose host lost its power: the connection stays and says nothing. Another is made within seconds, and the message stands in the log once.
func TestAServerHangs(t *testing.T) {
	server, err := url.Parse(external(t))
	if err != nil {
		t.Fatal(err)
	}
	l, address := newLine(t, server.Host)
	j, err := journal.Open(t.Context(), journal.Config{URL: "nats://" + address}, journal.Position{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer closeJournal(t, j)
	for n := range 3 {
		begun := time.Now()
		if p, err := j.Append(t.Context(), batch(n+1)); err != nil || p.Sequence != uint64(n+1) {
			t.Fatalf("message %d stands at %d, %v", n+1, p.Sequence, err)
		}
		if took := time.Since(begun); took > 10*time.Second {
			t.Errorf("message %d took %s", n+1, took)
		}
		l.hang()
	}
}

// TestWhoFollowsStopsAtOnce, also while the servers do not say from where to read on: a standby that was elected must not wait for them.
func TestWhoFollowsStopsAtOnce(t *testing.T) {
	server, err := url.Parse(external(t))
	if err != nil {
		t.Fatal(err)
	}
	l, address := newLine(t, server.Host)
	j, err := journal.Open(t.Context(), journal.Config{URL: "nats://" + address}, journal.Position{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer closeJournal(t, j)
	if _, err := j.Append(t.Context(), batch(1)); err != nil {
		t.Fatal(err)
	}
	follower, err := journal.Open(t.Context(), journal.Config{URL: "nats://" + address}, journal.Position{}, func(journal.Position, journal.Batch) error { return nil })
	if err != nil {
		t.Fatal(err)
	}
	defer closeJournal(t, follower)
	following, stop := context.WithCancel(t.Context())
	heard, done := make(chan uint64, 1), make(chan error, 1)
	go func() {
		done <- follower.Follow(following, func(p journal.Position, _ journal.Batch) error { heard <- p.Sequence; return nil })
	}()
	if _, err := j.Append(t.Context(), batch(2)); err != nil {
		t.Fatal(err)
	}
	if got := <-heard; got != 2 {
		t.Fatalf("the follower heard of message %d", got)
	}
	again := "CONSUMER.CREATE"
	l.deafTo.Store(&again)
	endConsumers(t, server.String())
	<-l.unsaid
	stop()
	select {
	case err := <-done:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Error("who follows does not stop")
	}
	l.deafTo.Store(nil)
}

// endConsumers takes away from where readers read, as a server does that is gone.
func endConsumers(t *testing.T, server string) {
	t.Helper()
	conn, err := nats.Connect(server)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	js, err := jetstream.New(conn)
	if err != nil {
		t.Fatal(err)
	}
	stream, err := js.Stream(t.Context(), "ipsx-log")
	if err != nil {
		t.Fatal(err)
	}
	for name := range stream.ConsumerNames(t.Context()).Name() {
		if err := stream.DeleteConsumer(t.Context(), name); err != nil {
			t.Fatal(err)
		}
	}
}
