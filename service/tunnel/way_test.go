package tunnel_test

import (
	"context"
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/pion/stun/v4"

	"github.com/ipsx/ipsx/service/tunnel"
)

// joined are two ends of a connection that keeps packets whole.
func joined(t testing.TB) (a, b net.Conn) {
	t.Helper()
	a, b = net.Pipe()
	t.Cleanup(func() { _, _ = a.Close(), b.Close() })
	return a, b
}

// unled is a client that knows no endpoint yet.
func (a alice) unled(t testing.TB) bob {
	t.Helper()
	inner, err := a.Allocate([]netip.Addr{leased4})
	if err != nil {
		t.Fatal(err)
	}
	key := tunnel.NewKey()
	if err := a.AddPeer(key.Public(), inner); err != nil {
		t.Fatal(err)
	}
	c, err := tunnel.Dial(tunnel.ClientConfig{PrivateKey: key, Inner: inner, Peer: a.key, ProviderInner: a.Inner()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	return bob{c, key.Public(), inner}
}

func (c echoed) says(t testing.TB, text string) {
	t.Helper()
	_ = c.SetReadDeadline(time.Now().Add(10 * time.Second))
	says(t, c, text)
	hears(t, c, text)
}

// echoed is a connection whose other end says what it hears.
type echoed struct{ net.Conn }

// TestAConnectionSurvivesItsWay: it begins on a way, goes on over the socket, and by another way; the provider follows each time.
func TestAConnectionSurvivesItsWay(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{TCP: echoes})
	b := a.unled(t)
	first, far := joined(t)
	a.Carry(far)
	way := b.Carry(first)
	if err := b.SetWay(way); err != nil {
		t.Fatal(err)
	}
	if err := b.Handshake(soon(t)); err != nil {
		t.Fatal(err)
	}
	c := echoed{b.dial(t, 0, "tcp", web)}
	c.says(t, "by the first way")
	if err := b.SetEndpoint(netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), a.Port())); err != nil {
		t.Fatal(err)
	}
	c.says(t, "over the socket")
	if err := way.Close(); err != nil {
		t.Fatal(err)
	}
	c.says(t, "and still when the first way is gone")
	if stats, _ := a.Stats(b.key); !strings.HasPrefix(stats.Endpoint, "127.0.0.1:") {
		t.Errorf("the provider sends to %q", stats.Endpoint)
	}
	second, far := joined(t)
	back := a.Carry(far)
	if err := b.SetWay(b.Carry(second)); err != nil {
		t.Fatal(err)
	}
	if err := a.SetWay(b.key, back); err != nil {
		t.Fatal(err)
	}
	c.says(t, "by the second way")
}

// TestUnreachedByAWay: a way on which nobody answers is named in the error.
func TestUnreachedByAWay(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{})
	b := a.unled(t)
	near, far := joined(t)
	go func() { _, _ = io.Copy(io.Discard, far) }()
	if err := b.SetWay(b.Carry(near)); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := b.Handshake(ctx); err == nil || !strings.Contains(err.Error(), "way 1") {
		t.Errorf("nobody answers, and the handshake says %v", err)
	}
}

// TestSTUNSharesTheSocket: a stranger's STUN message comes to who reads those, is answered from the tunnel's port, and WireGuard goes on.
func TestSTUNSharesTheSocket(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{TCP: echoes})
	b := a.leases(t, leased4)
	c := echoed{b.dial(t, 0, "tcp", web)}
	stranger, err := net.DialUDP("udp4", nil, &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: int(a.Port())})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = stranger.Close() }()
	question := stun.MustBuild(stun.TransactionID, stun.BindingRequest, stun.Fingerprint)
	if _, err := stranger.Write(question.Raw); err != nil {
		t.Fatal(err)
	}
	_ = a.STUN().SetReadDeadline(time.Now().Add(10 * time.Second))
	buffer := make([]byte, 1500)
	n, from, err := a.STUN().ReadFrom(buffer)
	if err != nil || from.String() != stranger.LocalAddr().String() || string(buffer[:n]) != string(question.Raw) {
		t.Fatalf("%d bytes from %v: %v", n, from, err)
	}
	if _, err := a.STUN().WriteTo(buffer[:n], from); err != nil {
		t.Fatal(err)
	}
	_ = stranger.SetReadDeadline(time.Now().Add(10 * time.Second))
	if n, err = stranger.Read(buffer); err != nil || n != len(question.Raw) {
		t.Fatalf("%d bytes came back: %v", n, err)
	}
	c.says(t, "beside STUN")
	if err := a.STUN().Close(); err != nil {
		t.Fatal(err)
	}
	if _, _, err := a.STUN().ReadFrom(buffer); err == nil {
		t.Error("a closed socket is read")
	}
	c.says(t, "and without")
}
