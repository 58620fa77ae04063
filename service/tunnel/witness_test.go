package tunnel_test

import (
	"io"
	"net/netip"
	"sync"
	"testing"

	"github.com/ipsx/ipsx/service/tunnel"
)

// diary is a witness that remembers.
type diary struct {
	mu    sync.Mutex
	names []string
	flows []*tunnel.Opening
}

func (d *diary) Resolving(name string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.names = append(d.names, name)
}

func (d *diary) Opening(o *tunnel.Opening) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.flows = append(d.flows, o)
}

// TestTheWitnessHearsOfEveryFlow, with the port by which the provider sees it, and all its bytes; but not of what goes to the provider itself, or is free.
func TestTheWitnessHearsOfEveryFlow(t *testing.T) {
	sources := make(chan netip.AddrPort, 8)
	serve := func(f tunnel.Flow) {
		if f.Dst.Port() == 81 {
			f.Refuse()
			return
		}
		sources <- f.Src
		echoes(f)
	}
	a := provides(t, tunnel.ServerConfig{TCP: serve, UDP: serve})
	key, inner := tunnel.NewKey(), must2(a.Allocate([]netip.Addr{leased4}))(t)
	must(t, a.AddPeer(key.Public(), inner))
	var seen diary
	c := must2(tunnel.Dial(tunnel.ClientConfig{PrivateKey: key, Inner: inner, Peer: a.key, Endpoint: netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), a.Port()),
		ProviderInner: a.Inner(), Witness: &seen}))(t)
	t.Cleanup(func() { _ = c.Close() })
	b := bob{c, key.Public(), inner}
	_, _ = b.Lookup(soon(t), inner[0], "Shop.Example.") // nobody answers here: it was asked all the same
	if conn, err := c.Unmetered(inner[0]).DialContext(soon(t), "tcp", web); err != nil {
		t.Fatal(err)
	} else {
		<-sources
		_ = conn.Close()
	}
	for i, network := range []string{"tcp", "udp"} {
		conn := b.dial(t, 0, network, web)
		says(t, conn, "hello")
		hears(t, conn, "hello")
		says(t, conn, "unread")
		source := <-sources
		_ = conn.Close()
		o := seen.flows[i]
		if o.Via != inner[0] || o.Network != network || o.To.String() != web || o.Port() != source.Port() {
			t.Errorf("heard of %+v from port %d, and the flow came from %s", o, o.Port(), source)
		}
		if _, ended := o.Ended(); !ended {
			t.Error("the flow was closed, and did not end")
		}
		if up, down := o.Bytes(); up != 11 || down < 5 || down > 11 {
			t.Errorf("%s: %d bytes up, %d down", network, up, down)
		}
	}
	if conn, err := b.DialContext(soon(t), inner[0], "tcp", "198.51.100.7:81"); err == nil {
		_, _ = io.Copy(io.Discard, conn)
		t.Error("a refused flow came about")
	}
	if len(seen.flows) != 3 || seen.flows[2].Port() != 0 || len(seen.names) != 1 || seen.names[0] != "shop.example" {
		t.Errorf("heard of %d flows and the names %v", len(seen.flows), seen.names)
	}
}

func must2[T any](value T, err error) func(t testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		must(t, err)
		return value
	}
}
