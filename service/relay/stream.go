package relay

import (
	"context"
	"crypto/tls"
	"net"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
)

// stream is one connection. Until something is allocated through it, it gets little time and says little.
type stream struct {
	net.Conn
	socket  net.Conn // under TLS, where there is some
	streams *streams
	from    client
	began   time.Time
	said    atomic.Int64
	pace    *rate.Limiter
	once    sync.Once
}

// Read waits no longer than the client may be silent, and for as long as it sends too fast.
func (c *stream) Read(b []byte) (int, error) {
	until := c.began.Add(greetingTime)
	if c.streams.relay.deals.spokenBy(c.from) != nil {
		until = time.Now().Add(streamIdle)
	} else if c.said.Load() > greetingSize {
		return 0, net.ErrClosed
	}
	if err := c.SetReadDeadline(until); err != nil {
		return 0, err
	}
	n, err := c.Conn.Read(b)
	c.said.Add(int64(n))
	if n > 0 {
		_ = c.pace.WaitN(context.Background(), min(n, c.pace.Burst())) // n is a buffer of TURN's, far below the burst
	}
	return n, err
}

// Write ends the connection of a client that does not take what it is sent.
func (c *stream) Write(b []byte) (int, error) {
	if err := c.SetWriteDeadline(time.Now().Add(streamWrite)); err != nil {
		return 0, err
	}
	n, err := c.Conn.Write(b)
	if err != nil {
		_ = c.Close()
	}
	return n, err
}

// Close ends the connection and gives its place free.
func (c *stream) Close() (err error) {
	c.once.Do(func() {
		c.streams.left(c)
		err = c.socket.Close()
	})
	return err
}

// secure does the handshake where it is TLS. What is neither that nor STUN is refused.
func (c *stream) secure(first byte) bool {
	if first != tlsHandshake {
		return first <= 1
	}
	if c.streams.relay.config.TLS == nil {
		return false
	}
	secured := tls.Server(c.Conn, c.streams.relay.config.TLS)
	c.Conn = secured
	return secured.Handshake() == nil //nolint:noctx // the connection has its deadline
}

// begun is a connection whose first byte was read already.
type begun struct {
	net.Conn
	first []byte
}

// Read implements net.Conn.
func (c *begun) Read(b []byte) (int, error) {
	if len(c.first) == 0 {
		return c.Conn.Read(b)
	}
	n := copy(b, c.first)
	c.first = c.first[n:]
	return n, nil
}
