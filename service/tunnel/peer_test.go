package tunnel_test

import (
	"context"
	"errors"
	"io"
	"net"
	"net/netip"
	"slices"
	"syscall"
	"testing"
	"time"

	"github.com/ipsx/ipsx/service/tunnel"
)

func TestRemovedPeerIsCutAtOnce(t *testing.T) {
	ended := make(chan error, 2)
	serve := func(f tunnel.Flow) {
		c, err := f.Accept()
		if err == nil {
			_, err = io.Copy(c, c)
			_ = c.Close() // the peer is gone
		}
		ended <- err
	}
	a := provides(t, tunnel.ServerConfig{TCP: serve, UDP: serve})
	local, err := a.ListenTCP(80)
	must(t, err)
	b, carol := a.leases(t, leased4), a.leases(t, leased4)
	for _, network := range []string{"tcp", "udp"} {
		c := b.dial(t, 0, network, web)
		says(t, c, "hello")
		hears(t, c, "hello")
	}
	other := carol.dial(t, 0, "tcp", web)
	b.dial(t, 0, "tcp", netip.AddrPortFrom(a.Inner()[0], 80).String())
	inside, err := local.Accept()
	must(t, err)

	a.RemovePeer(b.key)
	for range 2 {
		if err := <-ended; err != nil { // that it ended is what counts, not how
			t.Log(err)
		}
	}
	if n, err := inside.Read(make([]byte, 1)); err == nil {
		t.Errorf("the connection to a local service goes on: %d bytes", n)
	}
	says(t, other, "Carol stays")
	hears(t, other, "Carol stays")
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if err := b.Handshake(ctx); !errors.Is(err, tunnel.ErrUnreachable) || !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("a removed peer's handshake: %v", err)
	}
	a.RemovePeer(b.key) // again: nothing
}

// Mallory has a lease of her own and sends in Bob's name, or with a key that nobody admitted.
func TestNobodySendsInAnothersName(t *testing.T) {
	sources := make(chan netip.Addr, 10)
	serve := func(f tunnel.Flow) { sources <- f.Src.Addr(); echoes(f) }
	a := provides(t, tunnel.ServerConfig{TCP: serve, UDP: serve})
	b, own := a.leases(t, leased4), tunnel.NewKey()
	hers, err := a.Allocate([]netip.Addr{leased4})
	must(t, err)
	must(t, a.AddPeer(own.Public(), hers))
	mallory := a.dials(t, own, append(slices.Clone(hers), b.inner...))
	must(t, mallory.Handshake(soon(t)))
	stranger := a.dials(t, tunnel.NewKey(), b.inner)

	for _, c := range []net.Conn{mallory.dial(t, 1, "udp", web), stranger.dial(t, 0, "udp", web)} {
		says(t, c, "I am Bob")
	}
	ctx, cancel := context.WithTimeout(t.Context(), time.Second)
	defer cancel()
	if _, err := mallory.DialContext(ctx, mallory.inner[1], "tcp", web); err == nil {
		t.Error("Mallory connected in Bob's name")
	}
	says(t, mallory.dial(t, 0, "udp", web), "after all of it")
	if src := <-sources; src != hers[0] {
		t.Errorf("the egress was offered a flow from %s, want only Mallory's own %s", src, hers[0])
	}
}

func TestPeersDoNotReachEachOther(t *testing.T) {
	offered := make(chan netip.AddrPort, 10)
	serve := func(f tunnel.Flow) { offered <- f.Dst }
	a := provides(t, tunnel.ServerConfig{TCP: serve, UDP: serve})
	b, carol := a.leases(t, leased4, leased6), a.leases(t, leased4, leased6)
	for i, inner := range carol.inner {
		to := netip.AddrPortFrom(inner, 80).String()
		if _, err := b.DialContext(soon(t), b.inner[i], "tcp", to); !errors.Is(err, syscall.ECONNREFUSED) {
			t.Errorf("dialing Carol at %s: %v, want connection refused", to, err)
		}
		c := b.dial(t, i, "udp", to)
		says(t, c, "?")
		if _, err := c.Read(make([]byte, 1)); err == nil {
			t.Error("a datagram came back from Carol's inner address")
		}
	}
	select {
	case dst := <-offered:
		t.Errorf("the egress was offered %s", dst)
	default:
	}
}

func TestHandshakeGetsThroughWhenThePeerIsAddedLate(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{})
	inner, err := a.Allocate([]netip.Addr{leased6})
	must(t, err)
	key := tunnel.NewKey()
	b := a.dials(t, key, inner)
	early, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	if err := b.Handshake(early); !errors.Is(err, tunnel.ErrUnreachable) {
		t.Errorf("before the peer is added: %v", err)
	}
	must(t, a.AddPeer(key.Public(), inner))
	began := time.Now()
	must(t, b.Handshake(soon(t)))
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("took %s", took)
	}
	stats, ok := a.Stats(key.Public())
	if !ok || stats.LastHandshake.IsZero() || stats.Rx == 0 || stats.Tx == 0 || stats.Endpoint == "" {
		t.Errorf("stats %+v %t", stats, ok)
	}
	if _, ok := a.Stats(tunnel.NewKey().Public()); ok {
		t.Error("a stranger has stats")
	}
}

func TestPeersThatWouldCollideAreRefused(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{})
	b := a.leases(t, leased4)
	free, err := a.Allocate([]netip.Addr{leased4})
	must(t, err)
	fresh := tunnel.NewKey().Public()
	for name, err := range map[string]error{
		"the same key":            a.AddPeer(b.key, free),
		"the provider's key":      a.AddPeer(a.key, free),
		"no key":                  a.AddPeer(tunnel.PublicKey{}, free),
		"no address":              a.AddPeer(fresh, nil),
		"another's address":       a.AddPeer(fresh, b.inner),
		"the provider's address":  a.AddPeer(fresh, a.Inner()[:1]),
		"an address out of range": a.AddPeer(fresh, []netip.Addr{leased4}),
	} {
		if err == nil {
			t.Errorf("%s was admitted", name)
		}
	}
	must(t, a.AddPeer(fresh, free))
}

func TestInnerAddressesRestBeforeTheyReturn(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{Inner4: netip.MustParsePrefix("10.9.8.0/29")}) // hosts 1 to 6, the first the provider's
	all, err := a.Allocate([]netip.Addr{leased4, leased6, leased4, leased4, leased4})
	must(t, err)
	if !all[1].Is6() || all[0] != netip.MustParseAddr("10.9.8.2") || all[4] != netip.MustParseAddr("10.9.8.5") {
		t.Errorf("allocated %v", all)
	}
	a.Release(all[:1])
	last, err := a.Allocate([]netip.Addr{leased4})
	must(t, err)
	if last[0] != netip.MustParseAddr("10.9.8.6") {
		t.Errorf("got %s, want the one that nobody had yet", last[0])
	}
	if _, err := a.Allocate([]netip.Addr{leased6, leased4, leased4}); err == nil {
		t.Error("a full network gave two addresses")
	}
	again, err := a.Allocate([]netip.Addr{leased4})
	must(t, err)
	if again[0] != all[0] {
		t.Errorf("got %s, want %s back", again[0], all[0])
	}
}
