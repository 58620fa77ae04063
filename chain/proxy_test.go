package chain_test

import (
	"bytes"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

// wire is a TCP proxy before an endpoint, which can be cut and mended.
type wire struct {
	t       *testing.T
	to      string
	address string

	mu       sync.Mutex
	listener net.Listener
	ends     []net.Conn
}

func newWire(t *testing.T, endpoint string) *wire {
	w := &wire{t: t, to: chaintest.Must[*url.URL](t)(url.Parse(endpoint)).Host, address: "127.0.0.1:0"}
	w.mend()
	t.Cleanup(w.cut)
	return w
}

func (w *wire) mend() {
	w.t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.listener = chaintest.Must[net.Listener](w.t)(net.Listen("tcp", w.address))
	w.address = w.listener.Addr().String()
	go w.serve(w.listener)
}

func (w *wire) serve(l net.Listener) {
	for {
		near, err := l.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial("tcp", w.to)
		if err != nil {
			_ = near.Close()
			return
		}
		w.mu.Lock()
		w.ends = append(w.ends, near, far)
		w.mu.Unlock()
		go func() { _, _ = io.Copy(far, near); _ = far.Close() }()
		go func() { _, _ = io.Copy(near, far); _ = near.Close() }()
	}
}

func (w *wire) cut() {
	w.mu.Lock()
	defer w.mu.Unlock()
	_ = w.listener.Close()
	for _, end := range w.ends {
		_ = end.Close()
	}
	w.ends = nil
}

// fate is what becomes of a request.
type fate int

const (
	passes        fate = iota
	losesQuestion      // the endpoint never gets it
	losesAnswer        // the endpoint does it, the client never hears
)

// newTrouble is an HTTP proxy before an endpoint; a request's fate is decided by its body.
func newTrouble(t *testing.T, endpoint string, decide func(body string) fate) string {
	through := httputil.NewSingleHostReverseProxy(chaintest.Must[*url.URL](t)(url.Parse(endpoint)))
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			panic(http.ErrAbortHandler)
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		fate := decide(string(body))
		if fate == losesAnswer {
			through.ServeHTTP(httptest.NewRecorder(), r)
		}
		if fate != passes {
			panic(http.ErrAbortHandler) // cuts the connection
		}
		through.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

func isSend(body string) bool { return strings.Contains(body, "eth_sendRawTransaction") }
