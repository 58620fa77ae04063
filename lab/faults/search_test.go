package faults

import (
	"context"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/pair"
)

// finds asks the provider inside the tunnel to look for a way to an address.
func (h *hand) finds(at string) (pair.Found, error) {
	ctx, cancel := context.WithTimeout(h.w.t.Context(), 10*time.Second)
	defer cancel()
	return pair.Call[pair.Found](ctx, pair.HTTP{Client: h.inside, Provider: netip.AddrPortFrom(h.hello.ProviderInner[0], pair.Port)}.Ask,
		pair.Find{Fragment: "mallory0", Password: strings.Repeat("p", 22), Candidates: []pair.Candidate{{Kind: "host", Addr: netip.MustParseAddrPort(at), Priority: 1}}})
}

// TestAProviderLooksForNobodyAllDay: Mallory has a lease and lets its provider search, again and again, at addresses that are none of hers. The provider tells her
// no address of its network, stops her after a few times, and serves on.
func TestAProviderLooksForNobodyAllDay(t *testing.T) {
	w := newWorld(t)
	w.provide("alice", link{}, price, at("127.0.0.21")...)
	mallory := w.rentByHand("mallory", 60)
	mallory.begins(ipsx.Wei(60*price), ipsx.Wei(price))
	var err error
	for n := 0; err == nil; n++ {
		var found pair.Found
		if found, err = mallory.finds("192.168.1.1:53"); n > 5 {
			t.Fatal("she may search as often as she likes")
		}
		for _, c := range found.Candidates {
			if !c.Addr.Addr().IsLoopback() {
				t.Errorf("she is told %v", c.Addr)
			}
		}
	}
	expect(t, err, ipsx.CodeRateLimited, "one search too many")
	if err := mallory.pays(ipsx.StatusUsing, mallory.promises(mallory.lane, ipsx.Wei(3*price))); err != nil {
		t.Errorf("the lease does not go on: %v", err)
	}
}
