package relay

import (
	"net"
	"net/netip"
	"slices"

	"github.com/pion/turn/v5"
)

// reachable says whether clients may permit the address. Of the relay's own addresses they reach only what their deal holds there: see inside.
func (r *Relay) reachable(a netip.Addr) bool {
	if r.isPublic(a) {
		return true
	}
	contains := func(p netip.Prefix) bool { return p.Contains(a) }
	if slices.ContainsFunc(r.config.Allow, contains) {
		return true
	}
	_, forbidden := r.config.Forbidden(a)
	return !forbidden && !slices.ContainsFunc(r.config.Own(), contains)
}

func (r *Relay) isPublic(a netip.Addr) bool { return slices.Contains(r.config.Addresses, a) }

// inside is where a datagram of a deal for that address goes: to another relayed address of the same deal it stays on this machine, to no other port here it goes at all.
func (r *Relay) inside(by *deal, to netip.AddrPort) (netip.AddrPort, bool) {
	if !r.isPublic(to.Addr()) {
		return to, true
	}
	return netip.AddrPortFrom(r.near(to.Addr().Is4()), to.Port()), r.deals.holds(by, to)
}

// outside is the relayed address from which a datagram came, where one stayed on this machine.
func (r *Relay) outside(from netip.AddrPort) netip.AddrPort {
	if public, ok := r.public(from.Addr().Is4()); ok && from.Addr() == r.near(from.Addr().Is4()) {
		return netip.AddrPortFrom(public, from.Port())
	}
	return from
}

// client is who speaks with the relay: RFC 8656 calls it a 5-tuple, of which this is what differs.
type client struct {
	address netip.AddrPort
	stream  bool // TCP or TLS
}

func clientOf(a net.Addr) client {
	_, datagrams := a.(*net.UDPAddr)
	return client{addressOf(a), !datagrams}
}

// mayPermit decides on a permission, and counts those that it refuses.
func (r *Relay) mayPermit(from net.Addr, peer net.IP) bool {
	a := r.deals.spokenBy(clientOf(from))
	if a != nil && a.mayReach(ipOf(peer)) {
		return true
	}
	r.counters.refuse(refusedPeer)
	return false
}

// mayReach says whether the client may permit the address. Whoever holds a relay port permits the port's own, where those who call have their places.
func (a *allocation) mayReach(address netip.Addr) bool {
	if a.port != nil {
		return address == a.public.Addr()
	}
	return a.relay.reachable(address) && a.mayPermitMore(address)
}

// events keeps what the relay knows of allocations in step with what TURN knows.
func (r *Relay) events() turn.EventHandler {
	return turn.EventHandler{
		OnAllocationCreated: func(from, _ net.Addr, _, _, _ string, relayed net.Addr, _ int) {
			r.deals.speaks(clientOf(from), addressOf(relayed))
		},
		OnAllocationDeleted: func(from, _ net.Addr, _, _, _ string) { r.left(clientOf(from)) },
		OnPermissionCreated: func(from, _ net.Addr, _, _, _ string, relayed net.Addr, peer net.IP) {
			r.deals.with(from, relayed, func(a *allocation) { a.permit(ipOf(peer)) })
		},
		OnPermissionDeleted: func(from, _ net.Addr, _, _, _ string, relayed net.Addr, peer net.IP) {
			r.deals.with(from, relayed, func(a *allocation) { a.revoke(ipOf(peer)) })
		},
		OnChannelCreated: func(from, _ net.Addr, _, _, _ string, relayed, _ net.Addr, _ uint16) {
			r.deals.with(from, relayed, func(a *allocation) { a.channels.Add(1) })
		},
		OnChannelDeleted: func(from, _ net.Addr, _, _, _ string, relayed, _ net.Addr, _ uint16) {
			r.deals.with(from, relayed, func(a *allocation) { a.channels.Add(-1) })
		},
	}
}

func ipOf(ip net.IP) netip.Addr {
	a, _ := netip.AddrFromSlice(ip)
	return a.Unmap()
}

// speaks notes who allocated the relayed address.
func (d *deals) speaks(c client, relayed netip.AddrPort) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if a := d.at[relayed]; a != nil {
		d.spoken[c] = a
	}
}

// with does something with what the client allocated at the relayed address, which another may hold by now.
func (d *deals) with(from, relayed net.Addr, do func(*allocation)) {
	if a := d.spokenBy(clientOf(from)); a != nil && a.public == addressOf(relayed) {
		do(a)
	}
}

// left forgets a client whose allocation is gone, and hangs up where it speaks through a connection.
func (r *Relay) left(c client) {
	r.deals.mu.Lock()
	a := r.deals.spoken[c]
	gone := a != nil && r.deals.at[a.public] != a // not one that it made meanwhile
	if gone {
		delete(r.deals.spoken, c)
	}
	r.deals.mu.Unlock()
	if gone && r.streams != nil && c.stream {
		r.streams.hangUp(c)
	}
}
