package relay

import (
	"encoding/binary"
	"net"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

const (
	maxCallers = 64              // at one relay port
	idleAfter  = 3 * time.Minute // a caller that was silent for longer than WireGuard ever is makes room for another

	// Datagrams of callers that the provider has not answered, at one port. Whoever it does not know it never answers.
	strangersPerSecond = 50
	strangersBurst     = 100

	// amplified is how many times what it sent a caller gets before it has spoken again: its address may be another's (as in RFC 9000, section 8).
	amplified = 3
)

// port is a deal's relay port. Those who call there have places at the port's address, one each, which are their addresses for the provider; so it does not learn the
// real ones, and keeps them apart. They outlive the provider's allocation.
type port struct {
	public netip.AddrPort

	mu        sync.Mutex
	callers   map[netip.AddrPort]*caller
	places    map[uint16]*caller
	last      uint16 // place given
	strangers *rate.Limiter
}

// caller is a WireGuard client that came in at the port.
type caller struct {
	from           netip.AddrPort
	place          *net.UDPAddr
	heard          time.Time
	received, sent int // bytes, until confirmed
	answered       bool
	confirmed      bool // it spoke again after it was answered
}

func newPort(public netip.AddrPort) *port {
	return &port{public: public, callers: map[netip.AddrPort]*caller{}, places: map[uint16]*caller{}, strangers: rate.NewLimiter(strangersPerSecond, strangersBurst)}
}

// hear is where the provider sees a datagram come from, nil when it is not to see it.
func (p *port) hear(from netip.AddrPort, datagram []byte, now time.Time) *net.UDPAddr {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.callers[from]
	if (c == nil || !c.answered) && !p.strangers.AllowN(now, 1) {
		return nil
	}
	if c == nil && opens(datagram) {
		c = p.admit(from, now)
	}
	if c == nil {
		return nil
	}
	c.heard, c.confirmed, c.received = now, c.confirmed || c.answered, c.received+len(datagram)
	return c.place
}

// admit gives a place to a new caller, that of another if need be: one that the provider never answered, or one that has been idle for long.
func (p *port) admit(from netip.AddrPort, now time.Time) *caller {
	if len(p.callers) >= maxCallers {
		leaves := p.longestSilent()
		if leaves.answered && now.Sub(leaves.heard) < idleAfter {
			return nil
		}
		delete(p.callers, leaves.from)
		delete(p.places, uint16(leaves.place.Port))
	}
	p.last++
	for p.last == 0 || p.last == p.public.Port() || p.places[p.last] != nil {
		p.last++
	}
	c := &caller{from: from, place: net.UDPAddrFromAddrPort(netip.AddrPortFrom(p.public.Addr(), p.last))}
	p.callers[from], p.places[p.last] = c, c
	return c
}

// longestSilent is whom the provider did not answer, and of those who was heard first.
func (p *port) longestSilent() (found *caller) {
	for _, c := range p.callers {
		if found == nil || (found.answered && !c.answered) || (found.answered == c.answered && c.heard.Before(found.heard)) {
			found = c
		}
	}
	return found
}

// answer is where a datagram of so many bytes for a place goes.
func (p *port) answer(place uint16, bytes int) (to netip.AddrPort, ok bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	c := p.places[place]
	if c == nil || (!c.confirmed && c.sent+bytes > amplified*c.received) {
		return to, false
	}
	c.answered, c.sent = true, c.sent+bytes
	return c.from, true
}

// forwarded is the allocation of a relay port: whoever calls at the port is a peer. What may not pass is dropped.
type forwarded struct{ *allocation }

// ReadFrom is the next datagram of a caller, from its place.
func (c forwarded) ReadFrom(b []byte) (int, net.Addr, error) {
	for {
		n, from, err := c.ReadFromUDPAddrPort(b)
		if err != nil {
			return 0, nil, err
		}
		if !isWireGuard(b[:n]) {
			c.relay.counters.refuse(refusedForm)
			continue
		}
		if !c.permits(c.public.Addr()) {
			continue // the provider does not listen yet
		}
		place := c.port.hear(unmapped(from), b[:n], c.relay.config.Now())
		if place == nil {
			c.relay.counters.refuse(refusedStranger)
			continue
		}
		if c.passDown(n) {
			return n, place, nil
		}
	}
}

// WriteTo sends a datagram to the caller that has the place. One to the port itself goes nowhere: so a provider keeps its permission without a caller.
func (c forwarded) WriteTo(b []byte, place net.Addr) (int, error) {
	address := addressOf(place)
	if address == c.public {
		return len(b), nil
	}
	to, ok := netip.AddrPort{}, false
	if address.Addr() == c.public.Addr() {
		to, ok = c.port.answer(address.Port(), len(b))
	}
	if !ok {
		c.relay.counters.refuse(refusedPeer)
		return len(b), nil
	}
	if !c.passUp(len(b)) {
		return len(b), nil
	}
	return c.WriteToUDPAddrPort(b, to)
}

// WireGuard's messages, by their first byte: type, and three that are zero (whitepaper, section 5.4).
const (
	handshakeInitiation = 1
	handshakeResponse   = 2
	cookieReply         = 3
	transportData       = 4
)

// isWireGuard says whether a datagram has the form of a WireGuard message.
func isWireGuard(b []byte) bool {
	if len(b) < 4 {
		return false
	}
	switch binary.LittleEndian.Uint32(b) {
	case handshakeInitiation:
		return len(b) == 148
	case handshakeResponse:
		return len(b) == 92
	case cookieReply:
		return len(b) == 64
	case transportData:
		return len(b) >= 32 && len(b)%16 == 0
	}
	return false
}

// opens says whether a WireGuard message may be the first of a caller: it begins a session, or goes on with one from a new address.
func opens(b []byte) bool { return b[0] == handshakeInitiation || b[0] == transportData }
