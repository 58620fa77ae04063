package tunnel

import (
	"fmt"
	"net"
	"net/netip"
	"sync"
)

// listener is a TCP service on the provider's inner addresses. Its connections are flows like all others, so they end with their peer.
type listener struct {
	addr  *net.TCPAddr
	queue chan net.Conn
	done  chan struct{}
	stop  func()
	close func()
}

// ListenTCP serves a TCP port of the provider's inner addresses, IPv4 and IPv6. The remote address of a connection is the peer's inner address.
func (s *Server) ListenTCP(port uint16) (net.Listener, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.services[port] != nil || port == 0 {
		return nil, fmt.Errorf("tunnel: the inner TCP port %d is 0 or in use", port)
	}
	l := &listener{addr: net.TCPAddrFromAddrPort(netip.AddrPortFrom(s.inner[0], port)), queue: make(chan net.Conn), done: make(chan struct{})}
	l.stop = sync.OnceFunc(func() { close(l.done) })
	l.close = sync.OnceFunc(func() {
		l.stop()
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.services[port] == l {
			delete(s.services, port)
		}
	})
	s.services[port] = l
	return l, nil
}

// deliver accepts a flow for the service.
func (l *listener) deliver(f Flow) {
	c, err := f.Accept()
	if err != nil {
		return // the requester gave up
	}
	select {
	case l.queue <- c:
	case <-l.done:
		_ = c.Close() // nobody reads it
	}
}

// Accept waits for the next connection.
func (l *listener) Accept() (net.Conn, error) {
	select {
	case c := <-l.queue:
		return c, nil
	case <-l.done:
		return nil, net.ErrClosed
	}
}

// Close ends the service; accepted connections stay.
func (l *listener) Close() error {
	l.close()
	return nil
}

// Addr is the provider's inner IPv4 address and the port.
func (l *listener) Addr() net.Addr { return l.addr }
