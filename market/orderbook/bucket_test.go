package orderbook

import (
	"fmt"
	"net/netip"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
)

// bucket is a book with n offers of one country, kind and price, as many for each wallet as it may have. What they are signed for does not matter here, so those of
// a wallet share it.
func bucket(n int) *Book {
	b := New(rate)
	var order *Placed[ipsx.Offer]
	for i := range n {
		if i%MaxOffers == 0 {
			order = &Placed[ipsx.Offer]{Signed: ipsx.Signed[ipsx.Offer]{Message: ipsx.Offer{Provider: ipsx.Address{byte(i / MaxOffers >> 8), byte(i / MaxOffers), 1},
				Prefixes: []netip.Prefix{netip.MustParsePrefix("198.51.100.1/32")}, Country: "DE", Region: "DE-BE", Kind: ipsx.Residential, Protocols: ipsx.Web, Scopes: ipsx.AnyUse,
				PricePerSecond: ipsx.Wei(100), MinSeconds: 5, MaxSeconds: 3600, Expiry: dawn + 3600}}}
		}
		b.AddOffer(order, uint64(i+1), 500, dawn)
	}
	return b
}

// BenchmarkBucket: what a search costs does not depend on how many offers have the same country, kind and price. The hostile one goes to the end of its effort, as
// nothing that the tree knows of its parts tells that none is in the region; that is explained, too.
func BenchmarkBucket(b *testing.B) {
	for _, n := range []int{10_000, 1_000_000, 10_000_000} {
		book, search := bucket(n), Search{}
		r := &ipsx.Request{Count: 1, MinCount: 1, Countries: []string{"DE"}, Protocol: ipsx.Web, Scope: ipsx.Browse, Seconds: 60, MaxPricePerSecond: ipsx.Wei(100), MaxTotal: ipsx.Wei(100_000)}
		hostile := *r
		hostile.Regions = []string{"DE-BY"}
		b.Run(fmt.Sprintf("offers=%d/match", n), func(b *testing.B) {
			d := matching.NewDemand(r, 500, dawn)
			for b.Loop() {
				if lots, _ := search.Match(book, &d); len(lots) != 1 {
					b.Fatal(lots)
				}
			}
		})
		b.Run(fmt.Sprintf("offers=%d/hostile", n), func(b *testing.B) {
			d := matching.NewDemand(&hostile, 500, dawn)
			for b.Loop() {
				if lots, _ := search.Match(book, &d); lots != nil || !search.Explain().Exhausted {
					b.Fatal(lots)
				}
			}
		})
	}
}
