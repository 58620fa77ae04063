package relay

import (
	"encoding/binary"
	"net"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
)

const (
	requestsPerSecond = 50  // of one address, IPv6 by its /64
	requestsBurst     = 200 // at once
	maxAsking         = 1 << 16
	maxChannels       = 128 // of one allocation: TURN looks through them for each datagram
	socketBuffer      = 4 << 20
)

// front is the relay's UDP port. What it drops costs no more than a look: who floods it, or makes up the address of another, gets little answered.
type front struct {
	*net.UDPConn
	relay *Relay
	pace  *pace
}

func newFront(r *Relay, socket *net.UDPConn) *front {
	_ = socket.SetReadBuffer(socketBuffer) // as much as the system gives
	_ = socket.SetWriteBuffer(socketBuffer)
	return &front{UDPConn: socket, relay: r, pace: &pace{of: map[netip.Prefix]*rate.Limiter{}}}
}

// ReadFrom is the next datagram that is worth an answer.
func (f *front) ReadFrom(b []byte) (int, net.Addr, error) {
	for {
		n, from, err := f.ReadFromUDPAddrPort(b)
		if err != nil {
			return 0, nil, err
		}
		from = unmapped(from)
		if why, ok := f.admit(b[:n], from); !ok {
			f.relay.counters.refuse(why)
			continue
		}
		return n, net.UDPAddrFromAddrPort(from), nil
	}
}

// admit lets data of those pass who allocated something, and requests of all who do not send too many.
func (f *front) admit(b []byte, from netip.AddrPort) (why refusal, ok bool) {
	kind, method := kindOf(b)
	if kind == isOther {
		return refusedForm, false
	}
	var spoken *allocation
	if kind == isData || method == channelBind {
		spoken = f.relay.deals.spokenBy(client{address: from})
	}
	switch {
	case kind == isData:
		return refusedStranger, spoken != nil
	case spoken != nil && method == channelBind && spoken.channels.Load() >= maxChannels:
		return refusedQuota, false
	}
	return refusedPace, f.pace.allow(from.Addr(), f.relay.config.Now())
}

// kind is what a datagram is to the relay.
type kind int

const (
	isOther   kind = iota // what nobody needs to send
	isRequest             // that is answered
	isData                // to be relayed
)

// STUN's header (RFC 8489, section 5) and the methods that are served (section 18.2; RFC 8656, section 17).
const (
	stunHeader       = 20
	stunMagic        = 0x2112a442
	binding          = 0x001
	allocateMethod   = 0x003
	refresh          = 0x004
	createPermission = 0x008
	channelBind      = 0x009
	sendIndication   = 0x016 // method 6, class indication

	// leastRequest is the shortest request for anything but an address: a header and one attribute, as an Allocate without credentials has. The answer to less would be
	// more than three times as long.
	leastRequest = stunHeader + 8
)

// kindOf reads no more than the header. A request's type is its method: its class is zero.
func kindOf(b []byte) (k kind, method uint16) {
	if len(b) >= 4 && b[0]>>4 == 4 { // ChannelData, RFC 8656, section 12.4
		if int(binary.BigEndian.Uint16(b[2:])) <= len(b)-4 {
			return isData, 0
		}
		return isOther, 0
	}
	if len(b) < stunHeader || binary.BigEndian.Uint32(b[4:]) != stunMagic || int(binary.BigEndian.Uint16(b[2:])) != len(b)-stunHeader {
		return isOther, 0
	}
	switch method = binary.BigEndian.Uint16(b); method {
	case sendIndication:
		return isData, 0
	case binding:
		return isRequest, method
	case allocateMethod, refresh, createPermission, channelBind:
		if len(b) >= leastRequest {
			return isRequest, method
		}
	}
	return isOther, 0
}

// pace holds back addresses that ask too fast.
type pace struct {
	mu sync.Mutex
	of map[netip.Prefix]*rate.Limiter
}

func (p *pace) allow(from netip.Addr, now time.Time) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	key := ipsx.LeasedWith(from)
	if p.of[key] == nil {
		if len(p.of) >= maxAsking {
			clear(p.of) // all begin anew
		}
		p.of[key] = rate.NewLimiter(requestsPerSecond, requestsBurst)
	}
	return p.of[key].AllowN(now, 1)
}
