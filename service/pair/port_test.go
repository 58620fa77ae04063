package pair_test

import (
	"context"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
)

// TestClientsCallAtTheRelayPort: a WireGuard client that knows an address and nothing else reaches a provider without one, which took its port over UDP, and where that is
// blocked over TCP. A second client is told apart from the first.
func TestClientsCallAtTheRelayPort(t *testing.T) {
	for _, transport := range []string{"udp", "tcp"} {
		t.Run(transport, func(t *testing.T) {
			h := hide(t)
			access := h.alice.Relay
			access.URLs = only(access.URLs, transport)
			port, err := pair.HoldPort(t.Context(), access)
			check(t, err)
			h.server.CarryFrom(port)
			ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
			defer cancel()
			check(t, h.client.SetEndpoint(port.Addr()))
			check(t, h.client.Handshake(ctx))
			second := h.another()
			check(t, second.SetEndpoint(port.Addr()))
			check(t, second.Handshake(ctx))
			check(t, h.client.Handshake(ctx))
			check(t, port.Close())
			short, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
			defer cancel()
			if second.Handshake(short) == nil {
				t.Error("the port leads there after it was given back")
			}
		})
	}
}

// another is a second client of the same provider.
func (h *hidden) another() *tunnel.Client {
	h.Helper()
	key := tunnel.NewKey()
	inner, err := h.server.Allocate([]netip.Addr{netip.MustParseAddr("192.0.2.2")})
	check(h.T, err)
	check(h.T, h.server.AddPeer(key.Public(), inner))
	client, err := tunnel.Dial(tunnel.ClientConfig{PrivateKey: key, Inner: inner, Peer: h.key, ProviderInner: h.server.Inner()})
	check(h.T, err)
	h.Cleanup(func() { check(h.T, client.Close()) })
	return client
}

// TestNoPortWithoutARelay: the error says what to look at.
func TestNoPortWithoutARelay(t *testing.T) {
	for what, urls := range map[string][]string{"no relay": nil, "only STUN": {"stun:127.0.0.1:1"}, "nobody there": {"turn:127.0.0.1:1?transport=tcp"}} {
		if _, err := pair.HoldPort(t.Context(), ipsx.RelayAccess{URLs: urls}); !ipsx.IsCode(err, ipsx.CodeUnavailable) || !strings.Contains(err.Error(), "relay") {
			t.Errorf("%s: %v", what, err)
		}
	}
}
