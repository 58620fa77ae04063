package egress

import (
	"encoding/binary"
	"net/netip"
	"os"
	"os/exec"
	"runtime"
	"slices"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sys/unix"
)

// alone gives the test a network namespace of its own, with loopback and a cable to nowhere, and a thread in it.
func alone(t *testing.T) {
	t.Helper()
	runtime.LockOSThread() // it ends with the test: no other goroutine gets the namespace
	if err := unix.Unshare(unix.CLONE_NEWNET); err != nil {
		if os.Getenv("CI") != "" && os.Geteuid() == 0 {
			t.Fatal(err)
		}
		t.Skipf("no network namespace: %v", err)
	}
	ip(t, "link", "set", "lo", "up")
	ip(t, "link", "add", "eth0", "type", "veth", "peer", "name", "far")
	ip(t, "link", "set", "eth0", "up")
	ip(t, "link", "set", "far", "up")
	ip(t, "addr", "add", "5.5.5.5/24", "dev", "eth0")
	ip(t, "addr", "add", "192.168.1.1/24", "dev", "eth0")
}

func ip(t *testing.T, args ...string) {
	t.Helper()
	if out, err := exec.Command("ip", args...).CombinedOutput(); err != nil {
		t.Fatalf("ip %v: %v: %s", args, err, out)
	}
}

// What a route begins to lead to, or an interface to have, is the provider's own from then on.
func TestNetworksFollowChanges(t *testing.T) {
	alone(t)
	networks := WatchNetworks(netip.MustParsePrefix("7.7.7.0/24"))
	defer networks.Close()
	own := func(text string) bool { return containsAddr(networks.List(), netip.MustParseAddr(text)) }
	for _, text := range []string{"5.5.5.77", "7.7.7.7", "127.0.0.1"} {
		if !own(text) {
			t.Errorf("%s is not among %v", text, networks.List())
		}
	}
	for _, change := range [][]string{
		{"8.8.4.4", "route", "add", "8.8.0.0/16", "via", "192.168.1.9"},
		{"8.9.4.4", "route", "add", "8.9.0.0/16", "nexthop", "via", "192.168.1.8", "nexthop", "via", "192.168.1.9"},
		{"9.9.9.9", "addr", "add", "9.9.9.1/24", "dev", "eth0"},
		{"11.2.3.4", "route", "add", "local", "11.2.0.0/16", "dev", "lo"},
		{"2a0f:7::1", "-6", "route", "add", "2a0f:7::/32", "dev", "eth0"},
	} {
		if own(change[0]) {
			t.Errorf("%s is the provider's own before ip %v", change[0], change[1:])
		}
		ip(t, change[1:]...)
		for deadline := time.Now().Add(5 * time.Second); !own(change[0]); {
			if time.Now().After(deadline) {
				t.Fatalf("%s is not the provider's own after ip %v", change[0], change[1:])
			}
		}
	}
	ip(t, "route", "add", "default", "via", "192.168.1.254")
	ip(t, "route", "add", "6.6.0.0/16", "via", "192.168.1.254")
	ip(t, "route", "del", "8.8.0.0/16")
	for deadline := time.Now().Add(5 * time.Second); own("8.8.4.4"); {
		if time.Now().After(deadline) {
			t.Fatal("a network stays the provider's own when its route is gone")
		}
	}
	if own("6.6.6.6") || own("1.1.1.1") {
		t.Errorf("the internet is the provider's own: %v", networks.List())
	}
}

// A range that ends at the machine needs no address on any interface; one that does not is refused.
func TestCheckSource(t *testing.T) {
	alone(t)
	check := func(text string) error { return CheckSource(netip.MustParseAddr(text)) }
	for _, text := range []string{"11.2.0.7", "2a0f:7:0:5::1"} {
		if check(text) == nil {
			t.Errorf("%s, which leads nowhere, is taken", text)
		}
	}
	ip(t, "route", "add", "local", "11.2.0.0/16", "dev", "lo")
	ip(t, "-6", "route", "add", "local", "2a0f:7::/48", "dev", "lo")
	for _, text := range []string{"5.5.5.5", "127.0.0.1", "11.2.0.7", "11.2.255.255", "2a0f:7:0:5::1"} {
		if err := check(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}

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
