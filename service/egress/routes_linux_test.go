package egress

import (
	"encoding/binary"
	"slices"
	"syscall"
	"testing"

	"golang.org/x/sys/unix"
)

// FuzzRoute reads what no kernel says.
func FuzzRoute(f *testing.F) {
	attribute := func(kind uint16, value ...byte) []byte {
		b := binary.NativeEndian.AppendUint16(nil, uint16(unix.SizeofRtAttr+len(value)))
		return append(binary.NativeEndian.AppendUint16(b, kind), value...)
	}
	head := []byte{unix.AF_INET, 16, 0, 0, 254, 3, 0, unix.RTN_UNICAST, 0, 0, 0, 0}
	nexthop := append([]byte{16, 0, 0, 0, 2, 0, 0, 0}, attribute(unix.RTA_GATEWAY, 192, 168, 1, 9)...)
	f.Add(slices.Concat(head, attribute(unix.RTA_DST, 8, 8, 0, 0), attribute(unix.RTA_GATEWAY, 192, 168, 1, 9), attribute(unix.RTA_OIF, 2, 0, 0, 0)))
	f.Add(slices.Concat(head, attribute(unix.RTA_DST, 8, 8, 0, 0), attribute(unix.RTA_MULTIPATH, append(nexthop, nexthop...)...)))
	f.Fuzz(func(t *testing.T, b []byte) {
		r, ok := parseRoute(syscall.NetlinkMessage{Header: syscall.NlMsghdr{Type: unix.RTM_NEWROUTE}, Data: b})
		if ok && (!r.to.IsValid() || len(r.hops) == 0) {
			t.Errorf("%+v", r)
		}
	})
}
