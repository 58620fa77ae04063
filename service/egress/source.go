package egress

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"syscall"
	"time"
)

// probeWait is how long a datagram may take from this machine to itself.
const probeWait = time.Second

// CheckSource says whether flows can leave this machine from an address: an interface has it, or, on Linux, its range is routed to the machine, such that what is
// sent there arrives here. It blocks for a second at most.
func CheckSource(a netip.Addr) error {
	plain, err := net.ListenTCP("tcp", net.TCPAddrFromAddrPort(netip.AddrPortFrom(a, 0)))
	if err == nil {
		return plain.Close()
	}
	if probe(a) == nil {
		return nil
	}
	return fmt.Errorf("no interface has %s, and no local route leads to it (%w)", a, err)
}

// From dials from an address as a lease's flows do, also from one that no interface has, when its range is routed to this machine.
func From(source netip.Addr) *net.Dialer {
	return &net.Dialer{Timeout: DialTimeout, LocalAddr: localAddr("tcp", source), Control: func(network, _ string, conn syscall.RawConn) error { return toDial(network, source, conn) }}
}

// probe sends a datagram from the address to itself. It arrives by the routes by which answers do.
func probe(a netip.Addr) error {
	config := net.ListenConfig{Control: func(_, _ string, conn syscall.RawConn) error { return fromRange(a, conn) }}
	conn, err := config.ListenPacket(context.Background(), "udp", netip.AddrPortFrom(a, 0).String())
	if err != nil {
		return err
	}
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(probeWait)); err != nil {
		return err
	}
	if _, err := conn.WriteTo([]byte("?"), conn.LocalAddr()); err != nil {
		return err
	}
	_, _, err = conn.ReadFrom(make([]byte, 1))
	return err
}
