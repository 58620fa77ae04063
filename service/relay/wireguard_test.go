package relay_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"net"
	"net/netip"
	"sync"
	"testing"
	"time"

	"github.com/ipsx/ipsx/service/tunnel"
)

// TestWireGuardThroughARelayPort: two real clients have a connection each through the port, which goes on when the provider's node comes back from another address.
func TestWireGuardThroughARelayPort(t *testing.T) {
	w := open(t, nil)
	key := tunnel.NewKey()
	server, err := tunnel.Listen(tunnel.ServerConfig{PrivateKey: key, TCP: echo})
	w.check(err)
	t.Cleanup(func() { _ = server.Close() })
	held := w.holdsPort()
	w.bridge(held, server.Port())
	var conns []net.Conn
	for i := range 2 {
		conns = append(conns, w.leases(server, key.Public(), netip.AddrFrom4([4]byte{192, 0, 2, byte(i + 1)}), held.LocalAddr()))
	}
	w.echoes(conns)
	moved := w.holdsPort()
	w.bridge(moved, server.Port())
	w.echoes(conns)
	if s := w.Stats(); s.BytesUp < 2<<20 || s.BytesDown < 2<<20 {
		t.Errorf("the relay counted %d bytes up and %d down", s.BytesUp, s.BytesDown)
	}
}

func echo(f tunnel.Flow) {
	c, err := f.Accept()
	if err != nil {
		return // the requester has gone
	}
	_, _ = io.Copy(c, c) // until it goes
	_ = c.Close()
}

// leases is a connection through a tunnel of its own, whose client knows nothing but the relay port.
func (w *world) leases(server *tunnel.Server, peer tunnel.PublicKey, leased netip.Addr, port net.Addr) net.Conn {
	w.Helper()
	inner, err := server.Allocate([]netip.Addr{leased})
	w.check(err)
	key := tunnel.NewKey()
	w.check(server.AddPeer(key.Public(), inner))
	client, err := tunnel.Dial(tunnel.ClientConfig{PrivateKey: key, Inner: inner, Peer: peer, Endpoint: port.(*net.UDPAddr).AddrPort(), ProviderInner: server.Inner()})
	w.check(err)
	w.Cleanup(func() { _ = client.Close() })
	soon, cancel := context.WithTimeout(w.Context(), patience)
	defer cancel()
	conn, err := client.DialContext(soon, inner[0], "tcp", "198.51.100.7:80")
	if err != nil {
		w.Fatalf("%v; %+v", err, w.Stats())
	}
	w.Cleanup(func() { _ = conn.Close() })
	w.check(conn.SetDeadline(time.Now().Add(time.Minute)))
	return conn
}

// echoes sends through all at once, and wants it all back.
func (w *world) echoes(conns []net.Conn) {
	w.Helper()
	var going sync.WaitGroup
	for _, conn := range conns {
		sent, got := make([]byte, 1<<19), make([]byte, 1<<19)
		_, _ = rand.Read(sent) // it never fails
		going.Go(func() {
			if _, err := conn.Write(sent); err != nil {
				w.Error(err)
			}
		})
		going.Go(func() {
			if _, err := io.ReadFull(conn, got); err != nil || !bytes.Equal(sent, got) {
				w.Errorf("it came back otherwise: %v", err)
			}
		})
	}
	going.Wait()
}

// bridge gives each caller at the port a socket of its own at the provider's tunnel, which a node does without sockets.
func (w *world) bridge(port net.PacketConn, tunnelPort uint16) {
	sockets := map[string]net.Conn{}
	go func() {
		b := make([]byte, 2000)
		for {
			n, place, err := port.ReadFrom(b)
			if err != nil {
				break
			}
			if sockets[place.String()] == nil {
				socket, err := net.DialUDP("udp", nil, net.UDPAddrFromAddrPort(netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), tunnelPort)))
				if err != nil {
					w.Error(err)
					break
				}
				sockets[place.String()] = socket
				go back(socket, port, place)
			}
			_, _ = sockets[place.String()].Write(b[:n]) // UDP may lose
		}
		for _, socket := range sockets {
			_ = socket.Close()
		}
	}()
}

func back(socket net.Conn, port net.PacketConn, place net.Addr) {
	b := make([]byte, 2000)
	for {
		n, err := socket.Read(b)
		if err != nil {
			return
		}
		_, _ = port.WriteTo(b[:n], place) // as above
	}
}
