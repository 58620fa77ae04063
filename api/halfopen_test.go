package api_test

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/ipsx/ipsx/api"
)

// pipes are connections in memory, on which a bubble's time passes without waiting.
type pipes struct {
	arriving chan net.Conn
	closed   chan struct{}
}

// Accept implements net.Listener.
func (p *pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.arriving:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

// Close implements net.Listener.
func (p *pipes) Close() error { close(p.closed); return nil }

// Addr implements net.Listener.
func (p *pipes) Addr() net.Addr { return &net.TCPAddr{} }

// dial gives one end of a connection to the door. It ends by itself in an hour, so that a door that keeps it is found.
func (p *pipes) dial(t *testing.T) net.Conn {
	t.Helper()
	near, far := net.Pipe()
	t.Cleanup(func() { _ = near.Close() })
	if err := near.SetDeadline(time.Now().Add(time.Hour)); err != nil {
		t.Fatal(err)
	}
	p.arriving <- far
	return near
}

// bubble has the door serve in one, where nothing but the calls of the test happens.
func (n *network) bubble(t *testing.T, do func(t *testing.T, p *pipes)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		p := &pipes{make(chan net.Conn), make(chan struct{})}
		ctx, stop := context.WithCancel(t.Context())
		served := make(chan error, 1)
		go func() { served <- api.New(n.x, api.Options{}).Serve(ctx, p) }()
		do(t, p)
		stop()
		if err := <-served; err != nil {
			t.Error(err)
		}
	})
}

// lasts is how long the door keeps a connection on which it waits.
func lasts(c net.Conn) (time.Duration, string) {
	begun := time.Now()
	said, _ := io.ReadAll(c)
	return time.Since(begun), string(said)
}

// TestHalfOpenSocketsAreClosed: whoever says nothing, or not all, or drop by drop, holds a connection for seconds only; what is idle between two calls for
// two minutes.
func TestHalfOpenSocketsAreClosed(t *testing.T) {
	n := open(t)
	for name, c := range map[string]struct {
		says   string
		most   time.Duration
		answer string
	}{
		"nothing":        {"", 15 * time.Second, ""},
		"half a header":  {"GET /v1/terms HTTP/1.1\r\nHost: x\r\nX-", 15 * time.Second, ""},
		"half a body":    {"POST /v1/offers HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{", 15 * time.Second, "HTTP/1.1 503"},
		"one whole call": {"GET /v1/terms HTTP/1.1\r\nHost: x\r\n\r\n", 2 * time.Minute, "HTTP/1.1 200"},
	} {
		t.Run(name, func(t *testing.T) {
			n.bubble(t, func(t *testing.T, p *pipes) {
				conn := p.dial(t)
				if _, err := io.WriteString(conn, c.says); err != nil {
					t.Fatal(err)
				}
				took, said := lasts(conn)
				if took > c.most || took < c.most/4 || !strings.HasPrefix(said, c.answer) {
					t.Errorf("it lasted %s and was answered with %q", took, said)
				}
			})
		})
	}
	t.Run("drop by drop", func(t *testing.T) {
		n.bubble(t, func(t *testing.T, p *pipes) {
			conn, begun := p.dial(t), time.Now()
			_, err := io.WriteString(conn, "GET /v1/terms HTTP/1.1\r\nHost: x\r\nX-Slow: ")
			for err == nil {
				time.Sleep(time.Second) // of the bubble
				_, err = io.WriteString(conn, "x")
			}
			if took := time.Since(begun); took > 20*time.Second {
				t.Errorf("it lasted %s", took)
			}
		})
	})
}

// TestWhoDoesNotReadIsCutOff: an answer waits for its reader for a minute, an event of a stream for ten seconds. Such a reader keeps nobody from anything.
func TestWhoDoesNotReadIsCutOff(t *testing.T) {
	n := open(t)
	for i := range 200 { // enough for an answer to fill what lies between
		n.place(n.dial(alice), n.offer(fmt.Sprintf("127.0.1.%d/32", i), 100))
	}
	access := n.access(alice)
	for path, most := range map[string]time.Duration{"/v1/offers?limit=1000": time.Minute, "/v1/events?after=1": 10 * time.Second} {
		t.Run(path, func(t *testing.T) {
			n.bubble(t, func(t *testing.T, p *pipes) {
				conn, begun := p.dial(t), time.Now()
				if _, err := io.WriteString(conn, "GET "+path+" HTTP/1.1\r\nHost: x\r\nAuthorization: "+access+"\r\n\r\n"); err != nil {
					t.Fatal(err)
				}
				time.Sleep(most - time.Second) // of the bubble; it does not read
				other := p.dial(t)
				go func() { _, _ = io.WriteString(other, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") }()
				if took, said := lasts(other); took > 0 || !strings.HasPrefix(said, "HTTP/1.1 200") {
					t.Errorf("others are answered after %s with %q", took, said)
				}
				time.Sleep(2 * time.Second)
				if _, err := io.Copy(io.Discard, conn); err != nil || time.Since(begun) > most+2*time.Second {
					t.Errorf("it lasted %s, %v", time.Since(begun), err)
				}
			})
		})
	}
}

// TestTooLongAHeaderIsRefused before it is read to its end.
func TestTooLongAHeaderIsRefused(t *testing.T) {
	n := open(t)
	for size, want := range map[int]int{15 << 10: http.StatusOK, 32 << 10: http.StatusRequestHeaderFieldsTooLarge} {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, n.url+"/v1/terms", nil)
		n.check(err)
		request.Header.Set("X-Long", strings.Repeat("x", size))
		response, err := http.DefaultClient.Do(request)
		n.check(err)
		if n.check(response.Body.Close()); response.StatusCode != want {
			t.Errorf("a header of %d bytes is answered with %s", size, response.Status)
		}
	}
}

// TestAWalletHasSoManyStreams: the seventeenth is refused, others' are not, and who ends one may open another.
func TestAWalletHasSoManyStreams(t *testing.T) {
	n := open(t)
	follow := func(access string) (status int, leave func()) {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, n.url+"/v1/events", nil)
		n.check(err)
		request.Header.Set("Authorization", access)
		response, err := http.DefaultClient.Do(request)
		n.check(err)
		leave = func() { _ = response.Body.Close() }
		if t.Cleanup(leave); response.StatusCode != http.StatusOK {
			leave()
		}
		return response.StatusCode, leave
	}
	access := n.access(alice)
	var leave func()
	for range 16 {
		var status int
		if status, leave = follow(access); status != http.StatusOK {
			t.Fatalf("a stream is answered with %d", status)
		}
	}
	if status, _ := follow(access); status != http.StatusTooManyRequests {
		t.Errorf("one too many is answered with %d", status)
	}
	if status, _ := follow(n.access(bob)); status != http.StatusOK {
		t.Errorf("Bob's first is answered with %d", status)
	}
	leave()
	begun := time.Now()
	for status := 0; status != http.StatusOK; status, _ = follow(access) { // the door notices in a moment
		if time.Since(begun) > 20*time.Second {
			t.Fatal("a stream that ended still counts")
		}
	}
}

// TestAStreamResumesBehindTheLastEvent as browsers ask for it: each event comes once, whenever the line breaks.
func TestAStreamResumesBehindTheLastEvent(t *testing.T) {
	n := open(t)
	a := n.dial(alice)
	const events = 12
	for i := range events {
		n.place(a, n.offer(fmt.Sprintf("127.0.1.%d/32", i), 100))
	}
	access, last, seen := n.access(alice), "1", map[string]bool{}
	for len(seen) < events {
		request, err := http.NewRequestWithContext(t.Context(), http.MethodGet, n.url+"/v1/events", nil)
		n.check(err)
		request.Header.Set("Authorization", access)
		request.Header.Set("Last-Event-ID", last)
		response, err := http.DefaultClient.Do(request)
		n.check(err)
		lines := bufio.NewScanner(response.Body)
		for got := -1; got < 4 && len(seen) < events && lines.Scan(); { // the first id is where it begins
			id, ok := strings.CutPrefix(lines.Text(), "id: ")
			if !ok {
				continue
			}
			if got++; got == 0 && id != last || got > 0 && seen[id] {
				t.Fatalf("behind %s comes %s again", last, id)
			}
			if got > 0 {
				seen[id], last = true, id
			}
		}
		n.check(response.Body.Close())
	}
}
