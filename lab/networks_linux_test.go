package lab_test

import (
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx/lab"
	"github.com/ipsx/ipsx/service/egress"
)

// networked is a host with a public network, and one of its own with a router.
func networked(t *testing.T) *lab.Host {
	t.Parallel()
	return lab.New(t).Host("alice", "5.5.5.5/24", "192.168.1.1/24")
}

// ip runs it on the host with these arguments.
func ip(h *lab.Host, command string) { h.Run("ip", strings.Fields(command)...) }

// What a route begins to lead to, or an interface to have, is the provider's own from then on.
func TestNetworksFollowChanges(t *testing.T) {
	h := networked(t)
	var networks *egress.Networks
	h.Do(func() { networks = egress.WatchNetworks(netip.MustParsePrefix("7.7.7.0/24")) })
	t.Cleanup(func() { _ = networks.Close() })
	own := func(text string) (found bool) {
		h.Do(func() {
			found = slices.ContainsFunc(networks.List(), func(p netip.Prefix) bool { return p.Contains(netip.MustParseAddr(text)) })
		})
		return found
	}
	becomes := func(text string, want bool, change string) {
		t.Helper()
		for deadline := time.Now().Add(5 * time.Second); own(text) != want; {
			if time.Now().After(deadline) {
				t.Fatalf("after ip %s, whether %s is the provider's own is %v", change, text, !want)
			}
		}
	}
	for _, text := range []string{"5.5.5.77", "7.7.7.7", "127.0.0.1"} {
		if !own(text) {
			t.Errorf("%s is not the provider's own", text)
		}
	}
	for text, change := range map[string]string{
		"8.8.4.4":   "route add 8.8.0.0/16 via 192.168.1.9",
		"8.9.4.4":   "route add 8.9.0.0/16 nexthop via 192.168.1.8 nexthop via 192.168.1.9",
		"9.9.9.9":   "addr add 9.9.9.1/24 dev eth0",
		"11.2.3.4":  "route add local 11.2.0.0/16 dev lo",
		"2a0f:7::1": "-6 route add 2a0f:7::/32 dev eth0",
	} {
		if own(text) {
			t.Errorf("%s is the provider's own before ip %s", text, change)
		}
		ip(h, change)
		becomes(text, true, change)
	}
	ip(h, "route add 6.6.0.0/16 via 192.168.1.254") // the default route's gateway
	ip(h, "route del 8.8.0.0/16")
	becomes("8.8.4.4", false, "route del 8.8.0.0/16")
	if own("6.6.6.6") || own("1.1.1.1") {
		t.Error("the internet is the provider's own")
	}
}

// A range that ends at the machine needs no address on any interface; one that does not is refused.
func TestCheckSource(t *testing.T) {
	h := networked(t)
	check := func(text string) (err error) {
		h.Do(func() { err = egress.CheckSource(netip.MustParseAddr(text)) })
		return err
	}
	for _, text := range []string{"11.2.0.7", "2a0f:7:0:5::1"} {
		if check(text) == nil {
			t.Errorf("%s, which leads nowhere, is taken", text)
		}
	}
	ip(h, "route add local 11.2.0.0/16 dev lo")
	ip(h, "-6 route add local 2a0f:7::/48 dev lo")
	for _, text := range []string{"5.5.5.5", "127.0.0.1", "11.2.0.7", "11.2.255.255", "2a0f:7:0:5::1"} {
		if err := check(text); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
}
