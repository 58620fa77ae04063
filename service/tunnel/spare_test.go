package tunnel

import (
	"context"
	"net"
	"net/netip"
	"testing"
	"time"

	"golang.zx2c4.com/wireguard/device"
)

// TestASpareEngineKnowsNothing: one client after the other uses the same WireGuard device, and nothing of the first is left for the second: no key, no partner, no way in.
func TestASpareEngineKnowsNothing(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	server, err := Listen(ServerConfig{PrivateKey: NewKey(), MTU: 1333}) // a size that no other test's spare has
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	connect := func() (*Client, PrivateKey) {
		key := NewKey()
		inner, err := server.Allocate([]netip.Addr{netip.MustParseAddr("192.0.2.1")})
		if err == nil {
			err = server.AddPeer(key.Public(), inner)
		}
		if err != nil {
			t.Fatal(err)
		}
		c, err := Dial(ClientConfig{PrivateKey: key, Inner: inner, Peer: server.config.PrivateKey.Public(), ProviderInner: server.Inner(), MTU: 1333,
			Endpoint: netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), server.Port())})
		if err == nil {
			err = c.Handshake(ctx)
		}
		if err != nil {
			t.Fatal(err)
		}
		return c, key
	}
	first, firstKey := connect()
	stun := first.STUN()
	if err := first.Close(); err != nil {
		t.Fatal(err)
	}
	state, err := first.device.IpcGet()
	if err != nil || state != "" && len(state) > 200 {
		t.Errorf("a spare engine knows %q, %v", state, err)
	}
	second, secondKey := connect()
	defer second.Close()
	if second.device != first.device {
		t.Fatal("this proves nothing: the engine was not used again")
	}
	if stun.LocalAddr().String() == second.STUN().LocalAddr().String() {
		t.Error("both leave from the same port, by which they can be told to be one")
	}
	if firstKey == secondKey || second.device.LookupPeer(device.NoisePublicKey(server.config.PrivateKey.Public())) == nil {
		t.Error("the second client has no key or peer of its own")
	}
	if _, err := stun.WriteTo([]byte("x"), &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 9}); err == nil {
		t.Error("the first client sends from the second one's socket")
	}
	if first.SetEndpoint(netip.MustParseAddrPort("127.0.0.9:9")) == nil {
		t.Error("the first client leads the second one elsewhere")
	}
	if err := second.Handshake(ctx); err != nil {
		t.Error(err)
	}
	if err := first.Close(); err != nil || second.Handshake(ctx) != nil {
		t.Error("closing the first client once more ends the second")
	}
}
