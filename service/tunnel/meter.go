package tunnel

import (
	"net"
	"sync/atomic"
)

// meter counts payload bytes: what a requester's programs sent and got, without headers, acknowledgements and retransmissions.
type meter struct{ up, down atomic.Uint64 }

// Meter is the payload of all flows so far, in bytes to and from the internet. What went to the provider's inner addresses is not in it. For flows that
// were read to their end it agrees with the provider's count to the byte.
func (c *Client) Meter() (up, down uint64) { return c.meter.up.Load(), c.meter.down.Load() }

func (m *meter) read(c net.Conn, b []byte) (int, error) {
	n, err := c.Read(b)
	m.down.Add(uint64(n))
	return n, err
}

func (m *meter) write(c net.Conn, b []byte) (int, error) {
	n, err := c.Write(b)
	m.up.Add(uint64(n))
	return n, err
}

type meteredConn struct {
	net.Conn
	meter *meter
}

func (c *meteredConn) Read(b []byte) (int, error)  { return c.meter.read(c.Conn, b) }
func (c *meteredConn) Write(b []byte) (int, error) { return c.meter.write(c.Conn, b) }

type meteredStream struct {
	HalfCloser
	meter *meter
}

func (c *meteredStream) Read(b []byte) (int, error)  { return c.meter.read(c.HalfCloser, b) }
func (c *meteredStream) Write(b []byte) (int, error) { return c.meter.write(c.HalfCloser, b) }
