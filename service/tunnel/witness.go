package tunnel

import (
	"net"
	"net/netip"
	"sync/atomic"
	"time"
)

// Witness hears what a client does through the tunnel as it begins to. What goes to the provider's own inner addresses, and what is unmetered, it does not.
type Witness interface {
	// Resolving hears of each name, as it was asked for.
	Resolving(name string)
	// Opening hears of each flow before its first packet.
	Opening(*Opening)
}

// Opening is a flow that the client asked for, whether it came about or not.
type Opening struct {
	Via     netip.Addr // the inner address
	Network string     // tcp or udp
	To      netip.AddrPort

	port     atomic.Uint32
	up, down atomic.Uint64
	ended    atomic.Int64 // Unix nanoseconds; 0 before
}

// Port is the client's own inside the tunnel; 0 while it is not known, and where the flow did not come about.
func (o *Opening) Port() uint16 { return uint16(o.port.Load()) }

// Bytes is the payload that was written into the flow, and that arrived from it.
func (o *Opening) Bytes() (up, down uint64) { return o.up.Load(), o.down.Load() }

// Ended says when the client closed the flow; false while it has not.
func (o *Opening) Ended() (at time.Time, ended bool) {
	nanos := o.ended.Load()
	return time.Unix(0, nanos), nanos != 0
}

func (o *Opening) end() { o.ended.CompareAndSwap(0, time.Now().UnixNano()) }

// opening tells the witness, where there is one, of a flow.
func (c *Client) opening(via netip.Addr, network string, to netip.AddrPort, m *meter) *Opening {
	o := &Opening{Via: via, Network: network[:3], To: to}
	if c.config.Witness != nil && m == c.meter {
		c.config.Witness.Opening(o)
	}
	return o
}

// begun notes where a flow begins that came about.
func (o *Opening) begun(local net.Addr) {
	if at, err := netip.ParseAddrPort(local.String()); err == nil {
		o.port.Store(uint32(at.Port()))
	}
}
