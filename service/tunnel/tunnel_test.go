package tunnel_test

import (
	"context"
	"io"
	"net"
	"net/netip"
	"testing"
	"time"

	"github.com/ipsx/ipsx/service/tunnel"
)

var (
	leased4 = netip.MustParseAddr("192.0.2.1")
	leased6 = netip.MustParseAddr("2001:db8::1")
	web     = "198.51.100.7:80" // where nothing is: the egress decides what is there
)

// alice provides: a server whose flows go where her functions say.
type alice struct {
	*tunnel.Server
	key tunnel.PublicKey
}

func provides(t testing.TB, config tunnel.ServerConfig) alice {
	t.Helper()
	config.PrivateKey = tunnel.NewKey()
	s, err := tunnel.Listen(config)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return alice{s, config.PrivateKey.Public()}
}

// bob requests: a client with one inner address per leased one.
type bob struct {
	*tunnel.Client
	key   tunnel.PublicKey
	inner []netip.Addr
}

func (a alice) leases(t testing.TB, leased ...netip.Addr) bob {
	t.Helper()
	inner, err := a.Allocate(leased)
	if err != nil {
		t.Fatal(err)
	}
	key := tunnel.NewKey()
	if err := a.AddPeer(key.Public(), inner); err != nil {
		t.Fatal(err)
	}
	return a.dials(t, key, inner)
}

func (a alice) dials(t testing.TB, key tunnel.PrivateKey, inner []netip.Addr) bob {
	t.Helper()
	c, err := tunnel.Dial(tunnel.ClientConfig{PrivateKey: key, Inner: inner, Peer: a.key,
		Endpoint: netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), a.Port()), ProviderInner: a.Inner()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return bob{c, key.Public(), inner}
}

func soon(t testing.TB) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	t.Cleanup(cancel)
	return ctx
}

func (b bob) dial(t testing.TB, via int, network, addr string) net.Conn {
	t.Helper()
	c, err := b.DialContext(soon(t), b.inner[via], network, addr)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	must(t, c.SetDeadline(time.Now().Add(20*time.Second)))
	return c
}

// echoes is an egress that plays every destination itself: it sends back what it gets.
func echoes(f tunnel.Flow) {
	c, err := f.Accept()
	if err != nil {
		return // the requester has gone
	}
	_, _ = io.Copy(c, c) // ends with the flow
	_ = c.Close()        // nothing is left to say
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func says(t testing.TB, c net.Conn, text string) {
	t.Helper()
	_, err := io.WriteString(c, text)
	must(t, err)
}

func hears(t testing.TB, c io.Reader, text string) {
	t.Helper()
	got := make([]byte, len(text))
	_, err := io.ReadFull(c, got)
	must(t, err)
	if string(got) != text {
		t.Fatalf("heard %q, want %q", got, text)
	}
}
