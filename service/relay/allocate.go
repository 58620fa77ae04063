package relay

import (
	"encoding/binary"
	"errors"
	"math/rand/v2"
	"net"
	"net/netip"
	"time"

	"github.com/pion/turn/v5"

	"github.com/ipsx/ipsx"
)

const (
	tries       = 128         // ports that are looked at for a free one
	silentAfter = time.Minute // an allocation through which nothing passed for so long makes room for a new one of its side
)

var (
	errNoUser   = errors.New("nobody known allocates this")
	errFamily   = errors.New("the relay has no public address of that family")
	errUDPOnly  = errors.New("only UDP is relayed")
	errQuota    = errors.New("over the limit")
	errNoPort   = errors.New("no port is free")
	errReserved = errors.New("ports are not chosen by clients")
)

// allocator gives TURN its relayed addresses.
type allocator struct{ *Relay }

// Validate implements turn.RelayAddressGenerator.
func (allocator) Validate() error { return nil }

// AllocateListener implements turn.RelayAddressGenerator: TCP is not relayed to peers (RFC 6062).
func (allocator) AllocateListener(turn.AllocateListenerConfig) (net.Listener, net.Addr, error) {
	return nil, nil, errUDPOnly
}

// AllocateConn implements turn.RelayAddressGenerator.
func (allocator) AllocateConn(turn.AllocateConnConfig) (net.Conn, error) { return nil, errUDPOnly }

// AllocatePacketConn implements turn.RelayAddressGenerator.
func (r allocator) AllocatePacketConn(c turn.AllocateListenerConfig) (net.PacketConn, net.Addr, error) {
	u, ok := parseID(c.UserID)
	if !ok {
		return nil, nil, errNoUser
	}
	if c.RequestedPort != 0 {
		return nil, nil, errReserved
	}
	public, ok := r.public(c.Network == "udp4")
	if !ok {
		return nil, nil, errFamily
	}
	a, err := r.allocate(u, public)
	if err != nil {
		return nil, nil, err
	}
	if u.port {
		return forwarded{a}, net.UDPAddrFromAddrPort(a.public), nil
	}
	return direct{a}, net.UDPAddrFromAddrPort(a.public), nil
}

// public is the relay's address of a family.
func (r *Relay) public(v4 bool) (netip.Addr, bool) {
	for _, a := range r.config.Addresses {
		if a.Is4() == v4 {
			return a, true
		}
	}
	return netip.Addr{}, false
}

// withinQuota answers who is over a limit with 486 instead of 508.
func (r *Relay) withinQuota(id, _ string, _ net.Addr) bool {
	u, ok := parseID(id)
	if !ok {
		return false
	}
	r.deals.mu.Lock()
	defer r.deals.mu.Unlock()
	if !r.hasRoom(r.deals.side(u.side, r.config.Limits)) {
		r.counters.refuse(refusedQuota)
		return false
	}
	return true
}

// hasRoom says whether the side may allocate more; mu is held. Its allocation that was silent longest makes room, as nodes that move leave some behind.
func (r *Relay) hasRoom(s *side) bool {
	if s.allowance.spent() || len(r.deals.at) >= r.config.Limits.Total {
		return false
	}
	if len(s.open) < r.config.Limits.Allocations {
		return true
	}
	var silent *allocation
	for a := range s.open {
		if silent == nil || a.used.Load() < silent.used.Load() {
			silent = a
		}
	}
	if r.config.Now().UnixNano()-silent.used.Load() < int64(silentAfter) {
		return false
	}
	delete(s.open, silent)
	go func() { _ = silent.Close() }() // it locks
	return true
}

func (r *Relay) allocate(u user, public netip.Addr) (*allocation, error) {
	if u.port {
		r.vacate(u.side.deal, public.Is4())
	}
	r.deals.mu.Lock()
	defer r.deals.mu.Unlock()
	s := r.deals.side(u.side, r.config.Limits)
	if !r.hasRoom(s) {
		return nil, errQuota
	}
	a := &allocation{relay: r, side: s, permitted: map[netip.Addr]struct{}{}, peers: map[netip.AddrPort]*peer{}}
	a.used.Store(r.config.Now().UnixNano())
	var err error
	if u.port {
		err = r.takePort(a, public)
	} else {
		a.public, a.UDPConn, err = r.bind(public, rand.N(r.config.Ports.size()), nil)
	}
	if err != nil {
		return nil, err
	}
	r.deals.add(a)
	return a, nil
}

// vacate lets the newest allocation of a relay port have it: its provider has moved.
func (r *Relay) vacate(hash ipsx.Hash, v4 bool) {
	r.deals.mu.RLock()
	var before *allocation
	if d := r.deals.of[hash]; d != nil && d.ports[v4] != nil {
		before = r.deals.at[d.ports[v4].public]
	}
	r.deals.mu.RUnlock()
	if before != nil {
		_ = before.Close() // its client gets another
	}
}

// takePort binds the deal's relay port; mu is held. It is where the deal's hash says, if it can, so that it is the same after a restart.
func (r *Relay) takePort(a *allocation, public netip.Addr) (err error) {
	d := a.side.deal
	p, first := d.ports[public.Is4()], int(binary.BigEndian.Uint32(d.hash[:])%uint32(r.config.Ports.size()))
	if p != nil {
		first = int(p.public.Port() - r.config.Ports.Min)
	}
	if a.public, a.UDPConn, err = r.bind(public, first, d); err != nil {
		return err
	}
	if p == nil || p.public != a.public {
		p = newPort(a.public)
		d.ports[public.Is4()] = p
	}
	a.port = p
	return nil
}
