package orderbook

import (
	"encoding/binary"
	"net/netip"
	"slices"
	"testing"

	"github.com/ipsx/ipsx"
)

// TestFillKeepsTheOrder lists many offers and requests of few prices, exact and rounded ones, as a book does that got them one after the other.
func TestFillKeepsTheOrder(t *testing.T) {
	prices := []ipsx.Amount{ipsx.Wei(7), ipsx.Wei(1 << 62).Mul(1 << 9), ipsx.Wei(1 << 62).Mul(1 << 9).Add(ipsx.Wei(1)), ipsx.Wei(3)}
	fill := func(b *Book) {
		for i := range uint32(1000) {
			at := netip.PrefixFrom(netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, 11<<24+i*7919%1000))), 32)
			terms := ipsx.Offer{Provider: ipsx.Address{byte(i)}, Prefixes: []netip.Prefix{at}, Country: "AT", Kind: ipsx.Mobile, Protocols: ipsx.Web, PricePerSecond: prices[i%4], Expiry: dawn + 9}
			b.AddOffer(&Placed[ipsx.Offer]{Signed: ipsx.Signed[ipsx.Offer]{Message: terms}}, uint64(2*i+1), 500, dawn)
			b.AddRequest(ipsx.Hash{}, &ipsx.Request{Countries: []string{"AT"}, Kinds: ipsx.Mobile, MaxPricePerSecond: prices[i%4], Expiry: dawn + 9}, uint64(2*i+2))
		}
	}
	one, all := New(rate), New(rate)
	fill(one)
	all.Fill(func() { fill(all) })
	listed := func(b *Book) []uint64 {
		offers := collect(values(b.Offers("", 0, 0)), func(o *Offer) uint64 { return o.Sequence })
		return append(offers, collect(values(b.Requests(0)), func(r *Request) uint64 { return r.Sequence })...)
	}
	if !slices.Equal(listed(all), listed(one)) || len(listed(all)) != 2000 {
		t.Errorf("the filled book lists %v, the other %v", listed(all), listed(one))
	}
	for _, o := range slices.Collect(values(one.Offers("", 0, 0))) {
		if found, ok := all.OfferOf(o.Terms().Prefixes[0].Addr()); !ok || found.Sequence != o.Sequence {
			t.Errorf("offer %d is not found by its address", o.Sequence)
		}
	}
}
