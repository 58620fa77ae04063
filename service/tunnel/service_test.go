package tunnel_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/netip"
	"os"
	"strings"
	"testing"
	"time"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/ipsx/ipsx/service/tunnel"
)

func TestLocalServicesKnowTheirPeer(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{TCP: echoes})
	l, err := a.ListenTCP(80)
	must(t, err)
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.RemoteAddr) })}
	go func() { _ = server.Serve(l) }() // ends with the listener
	b := a.leases(t, leased4, leased6)
	for i, inner := range b.inner {
		h := http.Client{Transport: &http.Transport{DialContext: b.Via(inner).DialContext}}
		answer, err := h.Get("http://" + netip.AddrPortFrom(a.Inner()[i], 80).String())
		must(t, err)
		body, err := io.ReadAll(answer.Body)
		must(t, err)
		must(t, answer.Body.Close())
		h.CloseIdleConnections()
		if from, err := netip.ParseAddrPort(string(body)); err != nil || from.Addr() != inner {
			t.Errorf("the service saw %q, want %s", body, inner)
		}
	}
	if up, down := b.Meter(); up != 0 || down != 0 {
		t.Errorf("metered %d and %d: traffic with the provider itself is free", up, down)
	}
	c := b.dial(t, 0, "tcp", web) // the same port elsewhere is not the service
	says(t, c, "echo")
	hears(t, c, "echo")
	if _, err := a.ListenTCP(80); err == nil {
		t.Error("a port was taken twice")
	}
	must(t, l.Close())
	if _, err := l.Accept(); !errors.Is(err, net.ErrClosed) {
		t.Errorf("a closed listener: %v", err)
	}
	if _, err := a.ListenTCP(80); err != nil {
		t.Errorf("a port that is free again: %v", err)
	}
}

func TestLocalDatagrams(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{})
	service, err := a.ListenUDP(7)
	must(t, err)
	b := a.leases(t, leased4, leased6)
	for i, inner := range b.inner {
		c := b.dial(t, i, "udp", netip.AddrPortFrom(a.Inner()[i], 7).String())
		says(t, c, "ping")
		buffer := make([]byte, 10)
		n, from, err := service.ReadFrom(buffer)
		must(t, err)
		if string(buffer[:n]) != "ping" || from.(*net.UDPAddr).AddrPort().Addr() != inner {
			t.Errorf("%q from %s, want ping from %s", buffer[:n], from, inner)
		}
		_, err = service.WriteTo([]byte("pong"), from)
		must(t, err)
		hears(t, c, "pong")
	}
	must(t, service.SetReadDeadline(time.Now().Add(-time.Second)))
	if _, _, err := service.ReadFrom(nil); !errors.Is(err, os.ErrDeadlineExceeded) {
		t.Errorf("after the deadline: %v", err)
	}
	must(t, service.SetReadDeadline(time.Time{}))
	says(t, b.dial(t, 0, "udp", netip.AddrPortFrom(a.Inner()[0], 7).String()), "again")
	_, _, err = service.ReadFrom(make([]byte, 10))
	must(t, err)
	must(t, service.Close())
	if _, _, err := service.ReadFrom(nil); !errors.Is(err, net.ErrClosed) {
		t.Errorf("after closing: %v", err)
	}
}

// names answers like a provider's name service: "web" has addresses, "long" needs TCP, "broken" fails and all else does not exist.
func names(question []byte, truncate bool) []byte {
	var m dnsmessage.Message
	if m.Unpack(question) != nil {
		return nil
	}
	m.Response = true
	name := m.Questions[0].Name.String()
	switch {
	case name == "long." && truncate:
		m.Truncated = true
	case name == "broken.":
		m.RCode = dnsmessage.RCodeServerFailure
	case name != "web." && name != "long.":
		m.RCode = dnsmessage.RCodeNameError
	case m.Questions[0].Type == dnsmessage.TypeA:
		m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: m.Questions[0].Name, Class: dnsmessage.ClassINET},
			Body: &dnsmessage.AResource{A: [4]byte{198, 51, 100, 7}}}}
	default:
		m.Answers = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: m.Questions[0].Name, Class: dnsmessage.ClassINET},
			Body: &dnsmessage.AAAAResource{AAAA: netip.MustParseAddr("2001:db8:1::7").As16()}}}
	}
	answer, _ := m.Pack() // it came out of a message
	return answer
}

func serveNames(t *testing.T, a alice) {
	udp, err := a.ListenUDP(53)
	must(t, err)
	tcp, err := a.ListenTCP(53)
	must(t, err)
	go func() {
		buffer := make([]byte, 512)
		for n, from, err := udp.ReadFrom(buffer); err == nil; n, from, err = udp.ReadFrom(buffer) {
			answer := names(buffer[:n], true)
			forged := append([]byte{answer[0] ^ 1}, answer[1:]...) // of another question: is passed over
			_, _ = udp.WriteTo(forged, from)
			_, _ = udp.WriteTo(answer, from)
		}
	}()
	go func() {
		for c, err := tcp.Accept(); err == nil; c, err = tcp.Accept() {
			buffer := make([]byte, 512)
			n, _ := c.Read(buffer)
			answer := names(buffer[2:n], false)
			_, _ = c.Write(append([]byte{0, byte(len(answer))}, answer...))
			_ = c.Close()
		}
	}()
}

func TestNamesResolveAtTheProvider(t *testing.T) {
	dialed := make(chan string, 10)
	a := provides(t, tunnel.ServerConfig{TCP: func(f tunnel.Flow) { dialed <- f.Dst.String() }})
	serveNames(t, a)
	b := a.leases(t, leased4, leased6)
	for i, want := range []string{"198.51.100.7:443", "[2001:db8:1::7]:443"} {
		for _, name := range []string{"web", "long", "web."} {
			if _, err := b.DialContext(soon(t), b.inner[i], "tcp", name+":443"); err == nil {
				t.Error("connected to nothing")
			}
			if got := <-dialed; got != want {
				t.Errorf("%s is %s, want %s", name, got, want)
			}
		}
	}
	for name, notFound := range map[string]bool{"localhost": true, "nowhere.example": true, strings.Repeat("x", 300): true, "broken": false} {
		_, err := b.DialContext(soon(t), b.inner[0], "tcp", name+":443")
		if e, ok := errors.AsType[*net.DNSError](err); !ok || e.IsNotFound != notFound {
			t.Errorf("%s: %v, want a DNS error, not found: %t", name, err, notFound)
		}
	}
}

func TestDialsThatCannotWork(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{TCP: echoes})
	b := a.leases(t, leased4)
	for name, dial := range map[string][3]string{
		"not my address": {"10.64.200.1", "tcp", web},
		"wrong family":   {b.inner[0].String(), "tcp", "[2001:db8::1]:80"},
		"wrong network":  {b.inner[0].String(), "tcp6", web},
		"no port":        {b.inner[0].String(), "tcp", "198.51.100.7"},
		"strange port":   {b.inner[0].String(), "tcp", "198.51.100.7:http-over-pigeons"},
		"no such proto":  {b.inner[0].String(), "unix", web},
	} {
		if c, err := b.DialContext(soon(t), netip.MustParseAddr(dial[0]), dial[1], dial[2]); err == nil {
			t.Errorf("%s: connected to %s", name, c.RemoteAddr())
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := b.DialContext(ctx, b.inner[0], "tcp", web); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}

func TestCloseWakesReaders(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{TCP: echoes, UDP: echoes})
	b := a.leases(t, leased4)
	for _, end := range []func(net.Conn) error{net.Conn.Close, func(net.Conn) error { return b.Client.Close() }} {
		var conns []net.Conn
		read := make(chan error, 2)
		for _, network := range []string{"tcp", "udp"} {
			c := b.dial(t, 0, network, web)
			says(t, c, "x")
			hears(t, c, "x")
			must(t, c.SetDeadline(time.Time{}))
			conns = append(conns, c)
			go func() {
				_, err := c.Read(make([]byte, 1))
				read <- err
			}()
		}
		for _, c := range conns {
			must(t, end(c))
			if err := <-read; err == nil {
				t.Error("read without an error from a connection that was closed")
			}
		}
	}
}
