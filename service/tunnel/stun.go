package tunnel

import (
	"net"
	"net/netip"
	"os"
	"sync"
	"time"

	"golang.zx2c4.com/wireguard/conn"
)

const stunQueue = 256 // messages that nobody read yet; STUN repeats what is lost

// stunConn is the tunnel's UDP socket as far as STUN goes.
type stunConn struct {
	bind   *bind
	queue  chan stunMessage
	done   chan struct{}
	close  func()
	expiry deadline

	mu   sync.Mutex
	port uint16
}

type stunMessage struct {
	bytes []byte
	from  netip.AddrPort
}

func newStunConn(b *bind) *stunConn {
	done := make(chan struct{})
	return &stunConn{bind: b, queue: make(chan stunMessage, stunQueue), done: done, close: sync.OnceFunc(func() { close(done) }), expiry: deadline{passed: make(chan struct{})}}
}

func (c *stunConn) opened(port uint16) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.port = port
}

func (c *stunConn) received(message []byte, from conn.Endpoint) {
	source, err := netip.ParseAddrPort(from.DstToString())
	if err != nil {
		return // not of a socket
	}
	select {
	case c.queue <- stunMessage{append([]byte(nil), message...), source}:
	default:
	}
}

// ReadFrom waits for a message; what does not fit into b is lost.
func (c *stunConn) ReadFrom(b []byte) (int, net.Addr, error) {
	select {
	case m := <-c.queue:
		return copy(b, m.bytes), net.UDPAddrFromAddrPort(m.from), nil
	case <-c.done:
		return 0, nil, net.ErrClosed
	case <-c.expiry.wait():
		return 0, nil, os.ErrDeadlineExceeded
	}
}

// WriteTo sends a message.
func (c *stunConn) WriteTo(b []byte, to net.Addr) (int, error) {
	addr, ok := to.(*net.UDPAddr)
	if !ok {
		return 0, &net.OpError{Op: "write", Net: "udp", Addr: to, Err: net.UnknownNetworkError(to.Network())}
	}
	select {
	case <-c.done:
		return 0, net.ErrClosed // the socket may be another tunnel's by now
	default:
	}
	target := addr.AddrPort()
	if err := c.bind.write(b, netip.AddrPortFrom(target.Addr().Unmap(), target.Port())); err != nil {
		return 0, err
	}
	return len(b), nil
}

// LocalAddr is the socket's port on all of the machine's addresses.
func (c *stunConn) LocalAddr() net.Addr {
	c.mu.Lock()
	defer c.mu.Unlock()
	return &net.UDPAddr{IP: net.IPv6unspecified, Port: int(c.port)}
}

// Close ends reading; the socket stays WireGuard's.
func (c *stunConn) Close() error {
	c.close()
	return nil
}

// SetDeadline is SetReadDeadline: writing does not wait.
func (c *stunConn) SetDeadline(t time.Time) error { return c.SetReadDeadline(t) }

// SetReadDeadline ends ReadFrom at t; the zero time never.
func (c *stunConn) SetReadDeadline(t time.Time) error {
	c.expiry.set(t)
	return nil
}

// SetWriteDeadline changes nothing: writing does not wait.
func (c *stunConn) SetWriteDeadline(time.Time) error { return nil }
