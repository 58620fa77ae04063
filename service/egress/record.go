package egress

import (
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
)

// Connection is a flow that reached its destination, as it is recorded. Exit checks are not.
type Connection struct {
	Network     string         // tcp or udp
	Source      netip.AddrPort // local address and port that it left from
	Client      netip.AddrPort // the requester's end inside the tunnel; zero where it did not complete the handshake
	Destination netip.AddrPort
	Name        string // that the lease last resolved to the destination's address; empty: none that is known
}

// Recorder hears of each connection before it carries anything. What it returns is called once at the end, with payload bytes as the meter counts them.
type Recorder func(Connection) (ended func(up, down uint64))

// flow is one flow while it is joined.
type flow struct {
	check bool             // an exit check: free, and not recorded
	bytes [2]atomic.Uint64 // up, down
	ended func(up, down uint64)
}

// begin makes the flow between both ends, and has it recorded. The requester's end is nil where it did not complete the handshake.
func (e *Exit) begin(network string, dst netip.AddrPort, inside, outside net.Conn) *flow {
	f := &flow{check: e.policy.isExitCheck(network, dst)}
	if e.record != nil && !f.check {
		c := Connection{Network: network, Source: addrPortOf(outside.LocalAddr()), Destination: dst, Name: e.names.Of(dst.Addr())}
		if inside != nil {
			c.Client = addrPortOf(inside.RemoteAddr())
		}
		f.ended = e.record(c)
	}
	return f
}

func (f *flow) end() {
	if f.ended != nil {
		f.ended(f.bytes[up].Load(), f.bytes[down].Load())
	}
}

func addrPortOf(a net.Addr) netip.AddrPort {
	parsed, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return netip.AddrPort{}
	}
	return netip.AddrPortFrom(parsed.Addr().Unmap().WithZone(""), parsed.Port())
}

// Names remembers by which name a lease last asked for an address. A nil one knows none.
type Names struct {
	mu sync.Mutex
	by map[netip.Addr]string
}

// NewNames makes an empty one.
func NewNames() *Names { return &Names{by: map[netip.Addr]string{}} }

// remember notes that the resolver answered the name, which is absolute, with these addresses. When there are too many, any others are forgotten.
func (n *Names) remember(name string, addrs []netip.Addr) {
	if n == nil {
		return
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, a := range addrs {
		for other := range n.by {
			if len(n.by) < maxRemembered {
				break
			}
			delete(n.by, other)
		}
		n.by[a.Unmap()] = name[:len(name)-1]
	}
}

// Of is the name by which the lease last asked for the address; empty when it did not.
func (n *Names) Of(a netip.Addr) string {
	if n == nil {
		return ""
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.by[a.Unmap()]
}
