package relay

import (
	"context"
	"net"
	"net/netip"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
)

const (
	greetingTime = 10 * time.Second // from when a connection begins until something is allocated through it
	greetingSize = 8 << 10          // bytes that it may send until then
	streamIdle   = 15 * time.Minute // longer than TURN's clients wait to refresh what they allocated
	streamWrite  = 5 * time.Second  // in which a client must take what is written
	maxStreams   = 1 << 14          // at once
	maxStreamsOf = 64               // of one address, IPv6 by its /64

	tlsHandshake = 22 // first byte of a TLS connection; STUN begins with 0 or 1
)

// streams are the relay's TCP and TLS connections, on one port: the first byte tells which it is.
type streams struct {
	net.Listener
	relay    *Relay
	accepted chan net.Conn
	done     chan struct{}
	once     sync.Once

	mu   sync.Mutex
	open map[client]*stream
	of   map[netip.Prefix]int
}

func listenStreams(ctx context.Context, r *Relay) (*streams, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", r.config.TCPListen)
	if err != nil {
		return nil, cannotListen(r.config.TCPListen, err)
	}
	if r.config.TLS != nil {
		r.config.TLS = r.config.TLS.Clone()
		r.config.TLS.NextProtos = nil // those of HTTP are not spoken here
	}
	return &streams{Listener: listener, relay: r, accepted: make(chan net.Conn), done: make(chan struct{}), open: map[client]*stream{}, of: map[netip.Prefix]int{}}, nil
}

// run takes connections until it is closed.
func (s *streams) run() {
	var greeting sync.WaitGroup
	for {
		conn, err := s.Listener.Accept()
		if err != nil {
			break
		}
		if c := s.enter(conn); c != nil {
			greeting.Go(func() { s.greet(c) })
		}
	}
	s.close()
	greeting.Wait()
}

// enter counts a connection, unless there are too many.
func (s *streams) enter(conn net.Conn) *stream {
	from := clientOf(conn.RemoteAddr())
	key := ipsx.LeasedWith(from.address.Addr())
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.open) >= maxStreams || s.of[key] >= maxStreamsOf {
		s.relay.counters.refuse(refusedPace)
		_ = conn.Close()
		return nil
	}
	c := &stream{Conn: conn, socket: conn, streams: s, from: from, began: time.Now(), pace: bytesPerSecond(s.relay.config.Limits.Mbit * 2)} // what TURN adds comes on top
	s.open[from] = c
	s.of[key]++
	return c
}

// greet finds out whether it is TLS, and hands the connection on.
func (s *streams) greet(c *stream) {
	first := make([]byte, 1)
	_ = c.socket.SetDeadline(c.began.Add(greetingTime)) // a connection that is gone fails to be read
	if _, err := c.socket.Read(first); err != nil {
		_ = c.Close()
		return
	}
	c.Conn = &begun{Conn: c.socket, first: first}
	if !c.secure(first[0]) {
		_ = c.Close()
		return
	}
	select {
	case s.accepted <- c:
	case <-s.done:
		_ = c.Close()
	}
}

// Accept is the next connection that speaks TURN, once its TLS is done.
func (s *streams) Accept() (net.Conn, error) {
	select {
	case c := <-s.accepted:
		return c, nil
	case <-s.done:
		return nil, net.ErrClosed
	}
}

// Close stops taking connections.
func (s *streams) Close() error {
	s.once.Do(func() { close(s.done) })
	return s.Listener.Close()
}

// close also ends those that there are.
func (s *streams) close() {
	_ = s.Close() // once more does no harm
	s.mu.Lock()
	var open []*stream
	for _, c := range s.open {
		open = append(open, c)
	}
	s.mu.Unlock()
	for _, c := range open {
		_ = c.Close()
	}
}

func (s *streams) hangUp(from client) {
	s.mu.Lock()
	c := s.open[from]
	s.mu.Unlock()
	if c != nil {
		_ = c.Close()
	}
}

func (s *streams) left(c *stream) {
	key := ipsx.LeasedWith(c.from.address.Addr())
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.open, c.from)
	if s.of[key]--; s.of[key] <= 0 {
		delete(s.of, key)
	}
}

func (s *streams) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.open)
}
