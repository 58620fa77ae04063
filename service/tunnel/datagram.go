package tunnel

import (
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"sync"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip/adapters/gonet"
)

const maxDatagram = 65535 // bytes

// packetConn is a UDP service on both inner addresses of the provider.
type packetConn struct {
	conns  [2]*gonet.UDPConn // IPv4, IPv6
	queue  chan datagram
	done   chan struct{}
	close  func()
	expiry deadline
}

type datagram struct {
	payload []byte
	from    net.Addr
}

// ListenUDP serves a UDP port of the provider's inner addresses, IPv4 and IPv6. The address of a datagram is the peer's inner address.
func (s *Server) ListenUDP(port uint16) (net.PacketConn, error) {
	c := &packetConn{queue: make(chan datagram), done: make(chan struct{}), expiry: deadline{passed: make(chan struct{})}}
	for i, inner := range s.inner {
		local := fullAddress(netip.AddrPortFrom(inner, port))
		conn, err := gonet.DialUDP(s.link.stack, &local, nil, networkOf(inner))
		if err != nil {
			closeAll(c.conns[:i])
			return nil, fmt.Errorf("tunnel: the inner UDP port %d: %w", port, err)
		}
		c.conns[i] = conn
	}
	c.close = sync.OnceFunc(func() {
		close(c.done)
		closeAll(c.conns[:])
	})
	for _, conn := range c.conns {
		go c.pump(conn)
	}
	return c, nil
}

func closeAll(conns []*gonet.UDPConn) {
	for _, c := range conns {
		_ = c.Close() // always nil
	}
}

// pump moves datagrams from one family to the common queue.
func (c *packetConn) pump(conn *gonet.UDPConn) {
	defer c.close()
	buffer := make([]byte, maxDatagram)
	for {
		n, from, err := conn.ReadFrom(buffer)
		if err != nil {
			return
		}
		select {
		case c.queue <- datagram{append([]byte(nil), buffer[:n]...), from}:
		case <-c.done:
			return
		}
	}
}

// ReadFrom waits for a datagram; what does not fit into b is lost.
func (c *packetConn) ReadFrom(b []byte) (int, net.Addr, error) {
	select {
	case d := <-c.queue:
		return copy(b, d.payload), d.from, nil
	case <-c.done:
		return 0, nil, net.ErrClosed
	case <-c.expiry.wait():
		return 0, nil, os.ErrDeadlineExceeded
	}
}

// WriteTo sends a datagram to a peer's inner address, a *net.UDPAddr.
func (c *packetConn) WriteTo(b []byte, to net.Addr) (int, error) {
	addr, ok := to.(*net.UDPAddr)
	if !ok {
		return 0, fmt.Errorf("tunnel: %v is not a UDP address", to)
	}
	if addr.AddrPort().Addr().Unmap().Is4() {
		return c.conns[0].WriteTo(b, addr)
	}
	return c.conns[1].WriteTo(b, addr)
}

// LocalAddr is the provider's inner IPv4 address and the port.
func (c *packetConn) LocalAddr() net.Addr { return c.conns[0].LocalAddr() }

// Close ends the service.
func (c *packetConn) Close() error {
	c.close()
	return nil
}

// SetDeadline sets both deadlines.
func (c *packetConn) SetDeadline(t time.Time) error {
	return errors.Join(c.SetReadDeadline(t), c.SetWriteDeadline(t))
}

// SetReadDeadline ends ReadFrom at t; the zero time never.
func (c *packetConn) SetReadDeadline(t time.Time) error {
	c.expiry.set(t)
	return nil
}

// SetWriteDeadline ends WriteTo at t; the zero time never.
func (c *packetConn) SetWriteDeadline(t time.Time) error {
	return errors.Join(c.conns[0].SetWriteDeadline(t), c.conns[1].SetWriteDeadline(t))
}
