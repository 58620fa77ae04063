package tunnel

import (
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"
)

// packetHead is what admission to a stack is decided on.
type packetHead struct {
	dst      netip.Addr
	protocol tcpip.TransportProtocolNumber // of an IPv6 packet its first next header
	icmpType uint8                         // when it is ICMP
}

// parseHead says false for packets that are not whole.
func parseHead(packet []byte) (h packetHead, ok bool) {
	var payload []byte
	switch header.IPVersion(packet) {
	case header.IPv4Version:
		h, payload, ok = parse4(packet)
	case header.IPv6Version:
		h, payload, ok = parse6(packet)
	}
	if len(payload) > 0 {
		h.icmpType = payload[0]
	}
	return h, ok
}

func parse4(ip header.IPv4) (packetHead, []byte, bool) {
	if !ip.IsValid(len(ip)) {
		return packetHead{}, nil, false
	}
	return packetHead{dst: fromStack(ip.DestinationAddress()), protocol: ip.TransportProtocol()}, ip.Payload(), true
}

func parse6(ip header.IPv6) (packetHead, []byte, bool) {
	if !ip.IsValid(len(ip)) {
		return packetHead{}, nil, false
	}
	return packetHead{dst: fromStack(ip.DestinationAddress()), protocol: ip.TransportProtocol()}, ip.Payload(), true
}

// carriesFlow says whether it is TCP, UDP or a fragment of either.
func (h packetHead) carriesFlow() bool {
	return h.protocol == header.TCPProtocolNumber || h.protocol == header.UDPProtocolNumber ||
		h.dst.Is6() && h.protocol == tcpip.TransportProtocolNumber(header.IPv6FragmentHeader)
}

func (h packetHead) isICMP(type4 header.ICMPv4Type, type6 header.ICMPv6Type) bool {
	if h.dst.Is4() {
		return h.protocol == header.ICMPv4ProtocolNumber && header.ICMPv4Type(h.icmpType) == type4
	}
	return h.protocol == header.ICMPv6ProtocolNumber && header.ICMPv6Type(h.icmpType) == type6
}
