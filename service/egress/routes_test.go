package egress

import (
	"net/netip"
	"slices"
	"testing"
)

// Alice's machine has a LAN, a VPN, an uplink by which more than one route leads to the internet, and a range that ends at it.
func TestOwnRoutes(t *testing.T) {
	const eth, lan, vpn = 1, 2, 3
	router, printer, peer := hop{netip.MustParseAddr("10.0.0.1"), eth}, hop{netip.MustParseAddr("192.168.1.9"), lan}, hop{netip.MustParseAddr("5.5.5.1"), eth}
	router6, peer6 := hop{netip.MustParseAddr("fe80::1"), eth}, hop{netip.MustParseAddr("fe80::2"), eth}
	to := func(text string, hops ...hop) route { return route{to: netip.MustParsePrefix(text), hops: hops} }
	all := []route{
		to("0.0.0.0/0", router), to("::/0", router6), to("2000::/3", router6), to("0.0.0.0/1", hop{link: vpn}), to("128.0.0.0/1", hop{link: vpn}),
		to("9.9.0.0/16", router), to("9.8.0.0/16", peer), to("2606:4700::/32", router6), // the internet's
		to("5.5.5.0/24", hop{link: eth}), to("8.8.0.0/16", printer), to("8.9.0.0/16", hop{link: vpn}), to("8.10.0.0/16", router, printer), to("2a0f::/32", peer6),
		to("8.11.0.0/16", hop{router.gateway, vpn}), // behind the default route's gateway, but on another interface
		{to: netip.MustParsePrefix("11.2.0.0/16"), local: true},
	}
	want := []string{"5.5.5.0/24", "8.8.0.0/16", "8.9.0.0/16", "8.10.0.0/16", "2a0f::/32", "8.11.0.0/16", "11.2.0.0/16"}
	got := ownRoutes(all)
	slices.Reverse(all) // their order says nothing
	if again := ownRoutes(all); len(again) != len(got) {
		t.Errorf("%v, and %v the other way round", got, again)
	}
	for _, text := range want {
		if !slices.Contains(got, netip.MustParsePrefix(text)) {
			t.Errorf("%s is not the provider's own", text)
		}
	}
	if len(got) != len(want) {
		t.Errorf("%v, want %v", got, want)
	}
}
