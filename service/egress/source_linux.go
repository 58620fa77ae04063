package egress

import (
	"net/netip"
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
