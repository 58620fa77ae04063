package egress

import (
	"encoding/binary"
	"errors"
	"net/netip"
	"syscall"

	"golang.org/x/sys/unix"
)

// changes tells that interfaces, addresses or routes changed, as the kernel notifies (rtnetlink(7)).
type changes struct{ socket int }

// watchChanges returns nil where the kernel does not tell, as in some sandboxes.
func watchChanges() *changes {
	socket, err := unix.Socket(unix.AF_NETLINK, unix.SOCK_RAW|unix.SOCK_CLOEXEC|unix.SOCK_NONBLOCK, unix.NETLINK_ROUTE)
	if err != nil {
		return nil
	}
	groups := uint32(unix.RTMGRP_LINK | unix.RTMGRP_IPV4_IFADDR | unix.RTMGRP_IPV6_IFADDR | unix.RTMGRP_IPV4_ROUTE | unix.RTMGRP_IPV6_ROUTE)
	c := &changes{socket}
	if err := unix.Bind(socket, &unix.SockaddrNetlink{Family: unix.AF_NETLINK, Groups: groups}); err != nil {
		_ = c.close() // it was of no use
		return nil
	}
	return c
}

// any says whether something changed since it was asked last. Notifications that were lost, and a socket that is broken, count as a change.
func (c *changes) any() bool {
	if c == nil {
		return false
	}
	var words [64]byte // a notification's beginning is enough
	for changed := false; ; changed = true {
		_, _, err := unix.Recvfrom(c.socket, words[:], 0)
		switch {
		case errors.Is(err, unix.EAGAIN):
			return changed
		case err != nil && !errors.Is(err, unix.EINTR) && !errors.Is(err, unix.ENOBUFS):
			return true
		}
	}
}

func (c *changes) close() error {
	if c == nil || c.socket < 0 {
		return nil
	}
	socket := c.socket
	c.socket = -1
	return unix.Close(socket)
}

// routes reads those of all tables; none when the kernel does not tell them.
func routes() (all []route) {
	table, err := syscall.NetlinkRIB(unix.RTM_GETROUTE, unix.AF_UNSPEC)
	if err != nil {
		return nil
	}
	messages, err := syscall.ParseNetlinkMessage(table)
	if err != nil {
		return nil
	}
	for _, m := range messages {
		if r, ok := parseRoute(m); ok {
			all = append(all, r)
		}
	}
	return all
}

// parseRoute reads struct rtmsg and its attributes. Routes that lead nowhere, and those for broadcasts and multicasts, are none.
func parseRoute(m syscall.NetlinkMessage) (r route, ok bool) {
	if m.Header.Type != unix.RTM_NEWROUTE || len(m.Data) < unix.SizeofRtMsg {
		return r, false
	}
	family, bits, kind := m.Data[0], int(m.Data[1]), m.Data[7]
	if family != unix.AF_INET && family != unix.AF_INET6 || kind != unix.RTN_UNICAST && kind != unix.RTN_LOCAL && kind != unix.RTN_ANYCAST {
		return r, false
	}
	to := netip.IPv4Unspecified()
	if family == unix.AF_INET6 {
		to = netip.IPv6Unspecified()
	}
	single := hop{}
	parts(m.Data[unix.SizeofRtMsg:], unix.SizeofRtAttr, func(attribute, value []byte) {
		switch kind := binary.NativeEndian.Uint16(attribute[2:]); kind {
		case unix.RTA_DST:
			to, _ = netip.AddrFromSlice(value)
		case unix.RTA_MULTIPATH:
			r.hops = append(r.hops, parseHops(value)...)
		default:
			single.read(kind, value)
		}
	})
	if len(r.hops) == 0 {
		r.hops = []hop{single}
	}
	r.to, r.local = netip.PrefixFrom(to, bits).Masked(), kind != unix.RTN_UNICAST
	return r, r.to.IsValid()
}

// parseHops reads the ways of a route that has several: struct rtnexthop, each with attributes.
func parseHops(b []byte) (hops []hop) {
	parts(b, unix.SizeofRtNexthop, func(nexthop, attributes []byte) {
		h := hop{link: int(binary.NativeEndian.Uint32(nexthop[4:]))}
		parts(attributes, unix.SizeofRtAttr, func(attribute, value []byte) { h.read(binary.NativeEndian.Uint16(attribute[2:]), value) })
		hops = append(hops, h)
	})
	return hops
}

// read takes what an attribute says of the way. A gateway of the other IP version comes as RTA_VIA, behind two bytes that name its family.
func (h *hop) read(attribute uint16, value []byte) {
	switch {
	case attribute == unix.RTA_GATEWAY:
		h.gateway, _ = netip.AddrFromSlice(value)
	case attribute == unix.RTA_VIA && len(value) > 2:
		h.gateway, _ = netip.AddrFromSlice(value[2:])
	case attribute == unix.RTA_OIF && len(value) == 4:
		h.link = int(binary.NativeEndian.Uint32(value))
	}
}

// parts calls each with every part of a netlink message: a head of so many bytes, which begins with the part's length, and what follows it. Parts begin at multiples of four.
func parts(b []byte, head int, each func(head, rest []byte)) {
	for len(b) >= head {
		size := int(binary.NativeEndian.Uint16(b))
		if size < head || size > len(b) {
			return
		}
		each(b[:head], b[head:size])
		b = b[min((size+3)&^3, len(b)):]
	}
}
