package provider

import (
	"math/rand/v2"
	"net/netip"
	"slices"
	"testing"

	"github.com/ipsx/ipsx"
)

// TestWithout: what is left of prefixes has every address but those that are taken, once.
func TestWithout(t *testing.T) {
	chance := rand.New(rand.NewPCG(26, 0))
	for range 300 {
		var prefixes, taken []netip.Prefix
		for i := range 1 + chance.IntN(3) {
			base := netip.AddrFrom4([4]byte{8, byte(i), 0, 0})
			prefixes = append(prefixes, netip.PrefixFrom(base, 24+chance.IntN(9)))
		}
		prefixes = append(prefixes, netip.MustParsePrefix("2606:4700::/56"))
		for range chance.IntN(20) {
			taken = append(taken, netip.PrefixFrom(netip.AddrFrom4([4]byte{8, byte(chance.IntN(4)), 0, byte(chance.IntN(256))}), 32),
				netip.PrefixFrom(netip.AddrFrom16([16]byte{0x26, 0x06, 0x47, 0, 0, 0, 0, byte(chance.IntN(256))}), 64))
		}
		checkWithout(t, prefixes, taken)
	}
	if left := without([]netip.Prefix{netip.MustParsePrefix("8.8.8.8/32")}, []netip.Prefix{netip.MustParsePrefix("8.8.8.8/32")}); len(left) != 0 {
		t.Errorf("of an address that is taken %v is left", left)
	}
}

func checkWithout(t *testing.T, prefixes, taken []netip.Prefix) {
	t.Helper()
	left := without(prefixes, taken)
	if !slices.IsSortedFunc(left, netip.Prefix.Compare) {
		t.Errorf("%v is not sorted", left)
	}
	within := func(list []netip.Prefix, a netip.Addr) (n int) {
		for _, p := range list {
			if p.Contains(a) {
				n++
			}
		}
		return n
	}
	look := func(a netip.Addr) {
		want := within(prefixes, a)
		if within(taken, a) > 0 {
			want = 0
		}
		if got := within(left, a); got != want {
			t.Fatalf("%s is %d times in %v: %v without %v", a, got, left, prefixes, taken)
		}
	}
	for i := range 256 {
		look(netip.AddrFrom16([16]byte{0x26, 0x06, 0x47, 0, 0, 0, 0, byte(i), 9}))
		for second := range 4 {
			look(netip.AddrFrom4([4]byte{8, byte(second), 0, byte(i)}))
		}
	}
}

// TestWithoutKeepsTheLimit: of a large range in which every other address is taken, an offer holds the largest parts that are left.
func TestWithoutKeepsTheLimit(t *testing.T) {
	whole := netip.MustParsePrefix("8.0.0.0/16")
	var taken []netip.Prefix
	for i := range 512 {
		taken = append(taken, netip.PrefixFrom(netip.AddrFrom4([4]byte{8, 0, byte(i >> 7), byte(i << 1)}), 32))
	}
	left := without([]netip.Prefix{whole}, taken)
	if len(left) != ipsx.MaxPrefixes || !slices.Contains(left, netip.MustParsePrefix("8.0.128.0/17")) {
		t.Errorf("%d prefixes are left: %v", len(left), left)
	}
}
