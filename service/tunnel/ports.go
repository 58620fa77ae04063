package tunnel

import (
	"math/rand/v2"
	"net/netip"
	"sync/atomic"

	"gvisor.dev/gvisor/pkg/tcpip"
)

// The ports that outgoing TCP connections take.
const (
	firstPort = 16000
	lastPort  = 65535
)

// ports gives them out in turn from a random one on, not each at random as the stack does: so a pair of ports rests as long as it can until it comes again, and
// the other end has forgotten the connection before (RFC 6056 section 3.3.5; here nobody but the provider sees them).
type ports struct{ taken atomic.Uint32 }

// begin chooses the first one, so that a client which is started anew does not meet its own old connections.
func (p *ports) begin() { p.taken.Store(rand.Uint32()) }

func (p *ports) bind(ep tcpip.Endpoint, local netip.Addr) (err tcpip.Error) {
	const all = lastPort - firstPort + 1
	for range all {
		port := firstPort + uint16(p.taken.Add(1)%all)
		err = ep.Bind(fullAddress(netip.AddrPortFrom(local, port)))
		if _, used := err.(*tcpip.ErrPortInUse); !used {
			return err
		}
	}
	return err
}
