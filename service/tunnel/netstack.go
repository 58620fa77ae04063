package tunnel

import (
	"fmt"
	"net/netip"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv4"
	"gvisor.dev/gvisor/pkg/tcpip/network/ipv6"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/icmp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/udp"
)

// DefaultMTU is the size of the largest packet inside the tunnel in bytes, as WireGuard's own tools choose it.
const DefaultMTU = 1420

const (
	nic       = 1
	minMTU    = 1280      // bytes; IPv6 needs that much (RFC 8200 section 5)
	keepalive = 25        // seconds; WireGuard's advice for keeping a NAT's mapping
	tcpBuffer = 4 << 20   // bytes that one TCP flow may buffer each way
	udpBuffer = 256 << 10 // bytes of datagrams that wait for a reader
	// timeWait is how long an end that closed first remembers the connection, so that its last words can be said again (RFC 9293 section 3.10.7.8). Packets live that
	// long between the two ends of a tunnel at most; a minute, as on the internet, would hold up one who makes hundreds of connections a second.
	timeWait = 5 * time.Second
)

// newStack makes a TCP/IP stack with these addresses behind the link.
func newStack(l stack.LinkEndpoint, addrs []netip.Addr) (*stack.Stack, error) {
	s := stack.New(stack.Options{
		// Packets to loopback addresses are let in so that the egress can refuse and count them; nothing here listens on one.
		NetworkProtocols: []stack.NetworkProtocolFactory{
			ipv4.NewProtocolWithOptions(ipv4.Options{AllowExternalLoopbackTraffic: true}),
			ipv6.NewProtocolWithOptions(ipv6.Options{AllowExternalLoopbackTraffic: true}),
		},
		TransportProtocols: []stack.TransportProtocolFactory{tcp.NewProtocol, udp.NewProtocol, icmp.NewProtocol4, icmp.NewProtocol6},
	})
	if err := tune(s); err != nil {
		return nil, err
	}
	if err := s.CreateNIC(nic, l); err != nil {
		return nil, stackError("creating the interface", err)
	}
	for _, a := range addrs {
		address := tcpip.ProtocolAddress{Protocol: networkOf(a), AddressWithPrefix: toStack(a).WithPrefix()}
		if err := s.AddProtocolAddress(nic, address, stack.AddressProperties{}); err != nil {
			return nil, stackError("adding the inner address "+a.String(), err)
		}
	}
	s.SetRouteTable([]tcpip.Route{{Destination: header.IPv4EmptySubnet, NIC: nic}, {Destination: header.IPv6EmptySubnet, NIC: nic}})
	return s, nil
}

// tune sets what a path over the internet needs: selective acknowledgement, CUBIC, and buffers for its bandwidth and delay.
func tune(s *stack.Stack) error {
	sack, moderate := tcpip.TCPSACKEnabled(true), tcpip.TCPModerateReceiveBufferOption(true)
	control, recovery := tcpip.CongestionControlOption("cubic"), tcpip.TCPRecovery(0) // RACK stalls on paths that reorder packets
	receive := tcpip.TCPReceiveBufferSizeRangeOption{Min: tcp.MinBufferSize, Default: tcp.DefaultReceiveBufferSize, Max: tcpBuffer}
	send := tcpip.TCPSendBufferSizeRangeOption{Min: tcp.MinBufferSize, Default: tcp.DefaultSendBufferSize, Max: tcpBuffer}
	wait := tcpip.TCPTimeWaitTimeoutOption(timeWait)
	for _, option := range []tcpip.SettableTransportProtocolOption{&sack, &moderate, &control, &recovery, &receive, &send, &wait} {
		if err := s.SetTransportProtocolOption(tcp.ProtocolNumber, option); err != nil {
			return stackError(fmt.Sprintf("setting %T", option), err)
		}
	}
	if err := s.SetOption(tcpip.ReceiveBufferSizeOption{Min: tcp.MinBufferSize, Default: udpBuffer, Max: tcpBuffer}); err != nil {
		return stackError("setting the UDP buffer", err)
	}
	return nil
}

func stackError(doing string, err tcpip.Error) error { return fmt.Errorf("tunnel: %s: %s", doing, err) }

func toStack(a netip.Addr) tcpip.Address { return tcpip.AddrFromSlice(a.AsSlice()) }

func fromStack(a tcpip.Address) netip.Addr {
	addr, _ := netip.AddrFromSlice(a.AsSlice()) // 4 or 16 bytes: it comes out of a packet
	return addr
}

func fullAddress(a netip.AddrPort) tcpip.FullAddress {
	return tcpip.FullAddress{NIC: nic, Addr: toStack(a.Addr()), Port: a.Port()}
}

func networkOf(a netip.Addr) tcpip.NetworkProtocolNumber {
	if a.Is4() {
		return ipv4.ProtocolNumber
	}
	return ipv6.ProtocolNumber
}
