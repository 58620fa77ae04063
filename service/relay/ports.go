package relay

import (
	"net"
	"net/netip"
)

// Ports is a range of UDP ports, both ends included.
type Ports struct{ Min, Max uint16 }

// DefaultPorts is the dynamic range of RFC 6335, which RFC 8656 recommends for relayed addresses.
var DefaultPorts = Ports{49152, 65535}

// size is how many ports there are.
func (p Ports) size() int { return int(p.Max-p.Min) + 1 }

// bind takes the first free port from this one of the range on; mu is held. What a deal holds is only for itself.
func (r *Relay) bind(public netip.Addr, first int, by *deal) (netip.AddrPort, *net.UDPConn, error) {
	for i := range min(tries, r.config.Ports.size()) {
		number := r.config.Ports.Min + uint16((first+i)%r.config.Ports.size())
		address := netip.AddrPortFrom(public, number)
		if holder := r.deals.holders[address]; holder != nil && holder != by {
			continue
		}
		network := "udp6"
		if public.Is4() {
			network = "udp4"
		}
		local := netip.AddrPortFrom(r.bindAddress(public.Is4()), number)
		if socket, err := net.ListenUDP(network, net.UDPAddrFromAddrPort(local)); err == nil {
			return address, socket, nil
		}
	}
	return netip.AddrPort{}, nil, errNoPort
}

// bindAddress is where relayed addresses of a family are bound: beside the relay's own port, or on all addresses.
func (r *Relay) bindAddress(v4 bool) netip.Addr {
	if r.host.Is4() == v4 && !r.host.IsUnspecified() {
		return r.host
	}
	if v4 {
		return netip.IPv4Unspecified()
	}
	return netip.IPv6Unspecified()
}

// near is where a datagram from one relayed address to another goes, which stays on this machine.
func (r *Relay) near(v4 bool) netip.Addr {
	host := r.bindAddress(v4)
	switch {
	case !host.IsUnspecified():
		return host
	case v4:
		return netip.AddrFrom4([4]byte{127, 0, 0, 1})
	}
	return netip.IPv6Loopback()
}
