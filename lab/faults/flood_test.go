package faults

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/service/tunnel"
)

// TestAFloodIsOnNoBill: Mallory, who is no party, floods the tunnel's port, the leased address, and the very port of it from which Bob's datagrams leave. Both meters show what Bob
// opened and nothing else, and the lease goes on.
func TestAFloodIsOnNoBill(t *testing.T) {
	w := newWorld(t)
	alice := w.provide("alice", link{}, price, at("127.0.0.21")...)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	far := must[*net.UDPConn](t)(net.ListenUDP("udp", net.UDPAddrFromAddrPort(w.site.addr())))
	defer far.Close()
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	lease := rental.Leases[0]
	flow := must[net.Conn](t)(lease.Via(0).DialContext(within(t, 5*time.Second), "udp", w.site.addr().String()))
	hears := func() netip.AddrPort {
		t.Helper()
		buffer := make([]byte, 1500)
		must[int](t)(flow.Write([]byte("hello")))
		n, from, err := far.ReadFromUDPAddrPort(buffer)
		if err != nil || string(buffer[:n]) != "hello" {
			t.Fatalf("%q, %v", buffer[:n], err)
		}
		must[int](t)(far.WriteToUDPAddrPort([]byte("hi"), from))
		if n := must[int](t)(flow.Read(buffer)); string(buffer[:n]) != "hi" {
			t.Fatalf("%q came back, which is Mallory's", buffer[:n])
		}
		return from
	}
	exit := hears()
	mallory := must[*net.UDPConn](t)(net.ListenUDP("udp", net.UDPAddrFromAddrPort(netip.MustParseAddrPort("127.0.0.66:0"))))
	defer mallory.Close()
	garbage := make([]byte, 1200)
	garbage[0] = 1 // as a WireGuard handshake begins, and as data does below
	for i := range 3000 {
		garbage[0] = []byte{1, 4}[i%2]
		for _, to := range []netip.AddrPort{netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), alice.node.Port()), exit, netip.AddrPortFrom(exit.Addr(), 9)} {
			_, _ = mallory.WriteToUDPAddrPort(garbage, to) // refused ports say so
		}
	}
	for range 100 {
		if conn, err := net.DialTimeout("tcp", netip.AddrPortFrom(exit.Addr(), exit.Port()).String(), time.Second); err == nil {
			t.Error("the leased address takes connections")
			conn.Close()
		}
	}
	hears()
	rental.End(within(t, 10*time.Second))
	if bill := lease.Bill(); bill.BytesUp != 10 || bill.BytesDown != 4 || lease.Err() != nil {
		t.Errorf("Bob's bill: %+v, %v", bill, lease.Err())
	}
	client, _, _ := w.dial("bob", link{})
	view := w.dealNow(client, lease.Hash(), "ended by both", func(v ipsx.DealView) bool { return v.Provider != nil && v.Provider.Status == ipsx.StatusEnded })
	if up, down := view.Provider.BytesUp, view.Provider.BytesDown; up != 10 || down != 4 {
		t.Errorf("Alice's meter: %d up, %d down", up, down)
	}
}

// TestKeysDieWithTheDeal: neither the requester's key nor an exported one is answered when the deal is over.
func TestKeysDieWithTheDeal(t *testing.T) {
	w := newWorld(t)
	w.provide("alice", link{}, price, at("127.0.0.21", "127.0.0.22")...)
	h := w.rentByHand("carol", 60)
	h.begins(ipsx.Wei(100*price), ipsx.Wei(60*price))
	if err := h.pays(ipsx.StatusEnded, nil); err != nil {
		t.Fatal(err)
	}
	w.dealNow(h.client, h.hash, "ended", func(v ipsx.DealView) bool { return v.Provider != nil && v.Provider.Status == ipsx.StatusEnded })
	dead(t, h.open(h.tunnel, h.hello.Inner), "Carol's own key")

	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	config := must[tunnel.Config](t)(rental.Leases[0].Export(within(t, 10*time.Second)))
	phone := func() *tunnel.Client {
		client := must[*tunnel.Client](t)(tunnel.Dial(tunnel.ClientConfig{PrivateKey: config.PrivateKey, Inner: config.Inner, Peer: config.Peer, Endpoint: config.Endpoint,
			ProviderInner: config.DNS, MTU: config.MTU}))
		t.Cleanup(func() { _ = client.Close() }) // the test is over
		return client
	}
	running := phone()
	if err := running.Handshake(within(t, 10*time.Second)); err != nil {
		t.Fatal(err)
	}
	rental.End(within(t, 10*time.Second))
	dead(t, running, "the exported key's tunnel")
	dead(t, phone(), "the exported key")
}

// dead checks that a tunnel carries nothing.
func dead(t *testing.T, client *tunnel.Client, what string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 1500*time.Millisecond)
	defer cancel()
	if err := client.Handshake(ctx); !errors.Is(err, tunnel.ErrUnreachable) {
		t.Errorf("%s is answered after the end of the deal: %v", what, err)
	}
}
