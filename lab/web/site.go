// Package web is the far end of a lab's leases: a web site that remembers who asked, a UDP echo and a name server.
//
// A Site tells each visitor, and the test, the address that it saw. It serves downloads of any size whose content both ends can
// compute, takes uploads, echoes datagrams. DNS answers from a table, lies included: names that resolve to loopback or a LAN.
//
// Key advice: assert on Sources, the list kept by the server, not on what came back through the lease under test.
package web

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"sync"
	"time"
)

// MaxDownload bounds one download, in bytes.
const MaxDownload = 16 << 30

// Report is what a site tells a visitor about the visit.
type Report struct {
	Seen   netip.Addr `json:"seen"` // the source address
	Method string     `json:"method"`
	Host   string     `json:"host"`            // the name that was asked for
	Bytes  int64      `json:"bytes"`           // received in the body
	SHA256 string     `json:"sha256"`          // of the body, in hexadecimal
	Via    []string   `json:"via,omitempty"`   // proxy headers, where there should be none
	Agent  string     `json:"agent,omitempty"` // User-Agent
}

// Site remembers the source address of every request and datagram.
type Site struct {
	mu      sync.Mutex
	sources []netip.Addr
}

// Sources lists the source address of everything that reached the site, in order.
func (s *Site) Sources() []netip.Addr {
	s.mu.Lock()
	defer s.mu.Unlock()
	return append([]netip.Addr(nil), s.sources...)
}

func (s *Site) saw(address string) netip.Addr {
	source, err := netip.ParseAddrPort(address)
	if err != nil {
		return netip.Addr{}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.sources = append(s.sources, source.Addr().Unmap())
	return source.Addr().Unmap()
}

// Serve answers HTTP until the listener is closed.
//
//	/ip       the visitor's address in plain text
//	/bytes/N  N bytes, as Content gives them
//	anything  a Report in JSON, after reading the body
func (s *Site) Serve(listener net.Listener) error {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /ip", func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, s.saw(r.RemoteAddr).String()) // a visitor who left hears nothing
	})
	mux.HandleFunc("GET /bytes/{n}", s.download)
	mux.HandleFunc("/", s.report)
	server := &http.Server{Handler: mux, ReadHeaderTimeout: 10 * time.Second}
	defer server.Close()
	return closed(server.Serve(listener))
}

func (s *Site) download(w http.ResponseWriter, r *http.Request) {
	s.saw(r.RemoteAddr)
	n, err := strconv.ParseInt(r.PathValue("n"), 10, 64)
	if err != nil || n < 0 || n > MaxDownload {
		http.Error(w, "how many bytes? /bytes/N", http.StatusBadRequest)
		return
	}
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("Content-Length", strconv.FormatInt(n, 10))
	_, _ = io.Copy(w, Content(n)) // a visitor who left hears nothing
}

func (s *Site) report(w http.ResponseWriter, r *http.Request) {
	report := Report{Seen: s.saw(r.RemoteAddr), Method: r.Method, Host: r.Host, Agent: r.UserAgent()}
	for _, header := range []string{"Via", "Forwarded", "X-Forwarded-For", "X-Real-Ip"} {
		report.Via = append(report.Via, r.Header.Values(header)...)
	}
	sum := sha256.New()
	report.Bytes, _ = io.Copy(sum, r.Body) // an upload that broke off is reported as far as it came
	report.SHA256 = hex.EncodeToString(sum.Sum(nil))
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(report) // a visitor who left hears nothing
}

// Content is the first n bytes of what every download consists of: random-looking, so that nothing compresses it, and always the same.
func Content(n int64) io.Reader { return io.LimitReader(rand.NewChaCha8([32]byte{}), n) }

// ServeEcho sends every datagram back to where it came from, until the connection is closed.
func (s *Site) ServeEcho(conn net.PacketConn) error {
	buffer := make([]byte, 64<<10)
	for {
		n, from, err := conn.ReadFrom(buffer)
		if err != nil {
			return closed(err)
		}
		s.saw(from.String())
		_, _ = conn.WriteTo(buffer[:n], from) // lost like any datagram
	}
}

// closed is nil for the errors that say no more than that a server was closed.
func closed(err error) error {
	if errors.Is(err, net.ErrClosed) || errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
