package egress

import (
	"errors"
	"net/netip"
	"syscall"

	"golang.org/x/sys/unix"
)

// fromRange lets a socket leave from an address that no interface has, when its range is routed to this machine (ip(7), ipv6(7)). Its port is chosen when it connects,
// so that one serves connections to different destinations: chosen when it is bound, an address had 28,000 connections at most.
func fromRange(source netip.Addr, conn syscall.RawConn) (err error) {
	level, option := unix.SOL_IP, unix.IP_FREEBIND
	if source.Is6() {
		level, option = unix.SOL_IPV6, unix.IPV6_FREEBIND
	}
	failed := conn.Control(func(fd uintptr) {
		err = errors.Join(unix.SetsockoptInt(int(fd), level, option, 1), unix.SetsockoptInt(int(fd), unix.SOL_IP, unix.IP_BIND_ADDRESS_NO_PORT, 1))
	})
	if failed != nil {
		return failed
	}
	return err
}
