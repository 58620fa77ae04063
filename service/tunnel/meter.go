package tunnel

import (
	"net"
	"sync"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/adapters/gonet"
)

// meter counts payload bytes that arrived at the other end or here, without headers, acknowledgements and retransmissions; of datagrams all that were sent.
type meter struct {
	mu       sync.Mutex
	up, down uint64
	streams  map[*meteredStream]struct{}
}

func newMeter() *meter { return &meter{streams: map[*meteredStream]struct{}{}} }

// Meter is the payload of all flows so far, in bytes to and from the internet: what the provider's end acknowledged, and what arrived here, read by a program
// or not. What went to the provider's inner addresses is not in it.
func (c *Client) Meter() (up, down uint64) {
	m := c.meter
	m.mu.Lock()
	defer m.mu.Unlock()
	down = m.down
	for s := range m.streams {
		down += s.waiting()
	}
	return m.up, down
}

func (m *meter) add(up, down int) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.up, m.down = m.up+uint64(up), m.down+uint64(down)
}

// meteredConn is a flow of datagrams.
type meteredConn struct {
	net.Conn
	meter   *meter
	opening *Opening
}

func (c *meteredConn) Read(b []byte) (int, error) {
	n, err := c.Conn.Read(b)
	c.meter.add(0, n)
	c.opening.down.Add(uint64(n))
	return n, err
}

func (c *meteredConn) Write(b []byte) (int, error) {
	n, err := c.Conn.Write(b)
	c.meter.add(n, 0)
	c.opening.up.Add(uint64(n))
	return n, err
}

// Close tells the witness that the flow is over.
func (c *meteredConn) Close() error {
	c.opening.end()
	return c.Conn.Close()
}

// meteredStream is a TCP flow.
type meteredStream struct {
	*gonet.TCPConn
	endpoint tcpip.Endpoint
	delivery *delivery
	meter    *meter
	opening  *Opening
}

func (m *meter) follow(conn *gonet.TCPConn, endpoint tcpip.Endpoint, d *delivery, o *Opening) *meteredStream {
	d.follow(func(n int) { m.add(n, 0) }, func() {})
	m.mu.Lock()
	defer m.mu.Unlock()
	s := &meteredStream{conn, endpoint, d, m, o}
	m.streams[s] = struct{}{}
	return s
}

// waiting is what arrived and was not read yet.
func (s *meteredStream) waiting() uint64 {
	n, err := s.endpoint.GetSockOptInt(tcpip.ReceiveQueueSizeOption)
	if err != nil {
		return 0
	}
	return uint64(n)
}

func (s *meteredStream) Read(b []byte) (int, error) {
	n, err := s.TCPConn.Read(b)
	s.meter.add(0, n)
	s.opening.down.Add(uint64(n))
	return n, err
}

func (s *meteredStream) Write(b []byte) (int, error) {
	n, err := s.TCPConn.Write(b)
	s.opening.up.Add(uint64(n))
	return n, err
}

// Close counts what nobody will read: it arrived.
func (s *meteredStream) Close() error {
	s.meter.mu.Lock()
	if _, open := s.meter.streams[s]; open {
		delete(s.meter.streams, s)
		waiting := s.waiting()
		s.meter.down += waiting
		s.opening.down.Add(waiting)
	}
	s.meter.mu.Unlock()
	s.opening.end()
	s.delivery.closing()
	return s.TCPConn.Close()
}
