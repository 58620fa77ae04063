//go:build !linux

package egress

import (
	"net/netip"
	"syscall"
)

// fromRange does nothing: here an interface must have the address that a socket leaves from.
func fromRange(netip.Addr, syscall.RawConn) error { return nil }

func toDial(_ string, source netip.Addr, conn syscall.RawConn) error { return fromRange(source, conn) }
