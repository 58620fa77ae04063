package egress

import (
	"errors"
	"net/netip"
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// fromRange lets a socket leave from an address that no interface has, when its range is routed to this machine (ip(7), ipv6(7)).
func fromRange(source netip.Addr, conn syscall.RawConn) (err error) {
	level, option := unix.SOL_IP, unix.IP_FREEBIND
	if source.Is6() {
		level, option = unix.SOL_IPV6, unix.IPV6_FREEBIND
	}
	failed := conn.Control(func(fd uintptr) { err = unix.SetsockoptInt(int(fd), level, option, 1) })
	if failed != nil {
		return failed
	}
	return err
}

// toDial is fromRange for a socket that connects. Its TCP port is chosen then, so that one serves connections to different destinations: chosen when it is bound, an
// address had 28,000 connections at most (ip(7), IP_BIND_ADDRESS_NO_PORT).
func toDial(network string, source netip.Addr, conn syscall.RawConn) (err error) {
	if err := fromRange(source, conn); err != nil || !strings.HasPrefix(network, "tcp") {
		return err
	}
	failed := conn.Control(func(fd uintptr) { err = unix.SetsockoptInt(int(fd), unix.SOL_IP, unix.IP_BIND_ADDRESS_NO_PORT, 1) })
	return errors.Join(failed, err)
}
