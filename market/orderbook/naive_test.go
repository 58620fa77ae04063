package orderbook

import (
	"cmp"
	"iter"
	"maps"
	"math"
	"net/netip"
	"slices"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
	"pgregory.net/rapid"
)

const rate = 1 << 20

// dawn is the time at which the random books begin.
const dawn = 1_800_000_000

var wallets = map[string]ipsx.Address{"alice": {1}, "anna": {2}, "mallory": {3}, "bob": {4}}

// naive is the book written down without any thought of speed.
type naive struct {
	offers   []*listing
	requests []*resting
	leased   map[netip.Addr]bool
	ratings  map[ipsx.Address]uint16
}

type listing struct {
	*Placed[ipsx.Offer]
	sequence uint64
	real     *Offer
}

func (l *listing) terms() *ipsx.Offer { return &l.Signed.Message }

func (l *listing) key() ipsx.Amount {
	return matching.PriceKey(l.terms().PricePerSecond, l.terms().PricePerGiB, rate)
}

type resting struct {
	request  *ipsx.Request
	sequence uint64
	real     *Request
}

func (r *resting) key() ipsx.Amount {
	return matching.PriceKey(r.request.MaxPricePerSecond, r.request.MaxPricePerGiB, rate)
}

// add lists an offer in its place; false where it may not.
func (n *naive) add(l *listing) (replaced []ipsx.Hash, ok bool) {
	overlaps := func(other *listing) bool {
		return slices.ContainsFunc(l.terms().Prefixes, func(p netip.Prefix) bool {
			return slices.ContainsFunc(other.terms().Prefixes, p.Overlaps)
		})
	}
	for _, other := range n.offers {
		if overlaps(other) && (other.terms().Provider != l.terms().Provider || l.terms().Nonce <= other.terms().Nonce) {
			return nil, false
		}
	}
	n.offers = slices.DeleteFunc(n.offers, func(other *listing) bool {
		if overlaps(other) {
			replaced = append(replaced, other.Hash)
		}
		return overlaps(other)
	})
	n.offers = append(n.offers, l)
	slices.SortFunc(n.offers, func(a, b *listing) int {
		return cmp.Or(a.key().Cmp(b.key()), cmp.Compare(a.sequence, b.sequence))
	})
	return replaced, true
}

func (n *naive) free(l *listing) (free []netip.Addr) {
	for _, p := range l.terms().Prefixes {
		for a := p.Addr(); p.Contains(a); a = nextUnit(a) {
			if !n.leased[a] {
				free = append(free, a)
			}
		}
	}
	return free
}

// nextUnit counts IPv4 by address and IPv6 by /64.
func nextUnit(a netip.Addr) netip.Addr {
	if a.Is4() {
		return a.Next()
	}
	b := a.As16()
	for i := 7; i >= 0; i-- {
		if b[i]++; b[i] != 0 {
			break
		}
	}
	return netip.AddrFrom16(b)
}

// match walks all offers, the cheapest first, and takes what it may.
func (n *naive) match(d *matching.Demand) (taken []netip.Addr) {
	var subnets []netip.Prefix
	var asns []uint32
	var providers []ipsx.Address
	differs := d.Request.Distinct
	for _, l := range n.offers {
		if matching.Check(l.terms(), n.ratings[l.terms().Provider], d) != "" {
			continue
		}
		for _, a := range n.free(l) {
			if uint32(len(taken)) == d.Want ||
				differs&ipsx.DistinctSubnet != 0 && slices.Contains(subnets, ipsx.SubnetOf(a)) ||
				differs&ipsx.DistinctASN != 0 && slices.Contains(asns, l.terms().ASN) ||
				differs&ipsx.DistinctProvider != 0 && slices.Contains(providers, l.terms().Provider) {
				continue
			}
			taken, subnets = append(taken, a), append(subnets, ipsx.SubnetOf(a))
			asns, providers = append(asns, l.terms().ASN), append(providers, l.terms().Provider)
		}
	}
	if uint32(len(taken)) < d.Min {
		return nil
	}
	return taken
}

// demand lists the requests that the offer satisfies.
func (n *naive) demand(b *both, l *listing) (found []*Request) {
	for _, r := range n.requests {
		d := b.demandOf(r.request)
		if matching.Check(l.terms(), n.ratings[l.terms().Provider], &d) == "" {
			found = append(found, r.real)
		}
	}
	return found
}

// places overlap in many ways.
var places = []string{"198.51.100.0/29", "198.51.100.0/30", "198.51.100.4/30", "198.51.100.6/31", "203.0.113.7/32", "2001:db8::/61", "2001:db8:0:4::/64"}

// both drives the book and the naive one side by side.
type both struct {
	*rapid.T
	book     *Book
	naive    *naive
	search   Search
	now      int64
	sequence uint64
}

func oneOf[E any](b *both, what string, from ...E) E { return rapid.SampledFrom(from).Draw(b.T, what) }

func someOf[E cmp.Ordered](b *both, what string, from ...E) []E {
	if rapid.IntRange(0, 2).Draw(b.T, "no "+what) > 0 {
		return nil
	}
	return slices.Sorted(slices.Values(rapid.SliceOfNDistinct(rapid.SampledFrom(from), 1, 2, rapid.ID).Draw(b.T, what)))
}

// price is small, so that many are equal, or so large that the book rounds it.
func (b *both) price(what string) ipsx.Amount {
	small := ipsx.Wei(rapid.Uint64Range(0, 5).Draw(b.T, what))
	if rapid.IntRange(0, 3).Draw(b.T, what+" is large") == 0 {
		return ipsx.Wei(1 << 62).Mul(1 << rapid.IntRange(0, 17).Draw(b.T, what+" size")).Add(small)
	}
	return small
}

func (b *both) offer() ipsx.Offer {
	return ipsx.Offer{Provider: wallets[oneOf(b, "wallet", "alice", "anna", "mallory")], Country: oneOf(b, "country", "AT", "DE", "FR"),
		Region: oneOf(b, "region", "", "DE-BE", "AT-9"), City: oneOf(b, "city", "", "Berlin", "Wien"), ASN: oneOf(b, "asn", uint32(0), 64500, 64501),
		Kind: 1 << rapid.IntRange(0, 2).Draw(b.T, "kind"), Protocols: ipsx.Protocols(rapid.IntRange(1, 7).Draw(b.T, "protocols")),
		Scopes:         oneOf(b, "scopes", ipsx.AnyUse, ipsx.Browse, ipsx.Browse|ipsx.SEO, ipsx.Mail|ipsx.P2P),
		PricePerSecond: b.price("price"), PricePerGiB: ipsx.Wei(rapid.Uint64Range(0, 5000).Draw(b.T, "traffic")),
		MinSeconds: oneOf(b, "shortest", uint32(5), 60, 3600), MaxSeconds: oneOf(b, "longest", uint32(3600), 4000, 86_400),
		MinRating: oneOf(b, "partner", uint16(0), 400, 700), Nonce: rapid.Uint64Range(0, 9).Draw(b.T, "nonce"),
		Hours: oneOf(b, "hours", uint32(0), 1<<8, 3<<8), Expiry: b.now + rapid.Int64Range(1, 9000).Draw(b.T, "life"),
		From: b.now + rapid.Int64Range(-20, 20).Draw(b.T, "from")}
}

func (b *both) request() *ipsx.Request {
	count := rapid.Uint32Range(1, 9).Draw(b.T, "count")
	r := &ipsx.Request{Requester: wallets[oneOf(b, "requester", "bob", "anna")], Count: count, MinCount: rapid.Uint32Range(1, count).Draw(b.T, "fewest"),
		Countries: someOf(b, "countries", "AT", "DE", "FR", "XX"), ExcludedCountries: someOf(b, "excluded countries", "AT", "DE"),
		Regions: someOf(b, "regions", "DE-BE", "AT-9", "XX-1"), ExcludedRegions: someOf(b, "excluded regions", "DE-BE", "AT-9"),
		Cities: someOf(b, "cities", "Berlin", "Wien", "Nowhere"), ExcludedCities: someOf(b, "excluded cities", "Berlin", "Wien"),
		ASNs: someOf(b, "asns", uint32(64500), 64501, 64502), ExcludedASNs: someOf(b, "excluded asns", uint32(64500), 64501),
		ExcludedProviders: oneOf(b, "excluded providers", nil, nil, []ipsx.Address{wallets["alice"]}, []ipsx.Address{wallets["anna"], wallets["mallory"]}),
		Kinds:             oneOf(b, "kinds", ipsx.Kinds(0), ipsx.Residential, ipsx.Mobile|ipsx.Datacenter), Protocol: 1 << rapid.IntRange(0, 2).Draw(b.T, "protocol"),
		Scope: oneOf(b, "scope", ipsx.Browse, ipsx.Mail, ipsx.AnyUse, ipsx.Browse|ipsx.SEO), Seconds: oneOf(b, "seconds", uint32(5), 61, 3600, 3999, 4001),
		MaxPricePerSecond: b.price("highest price"), MaxPricePerGiB: oneOf(b, "highest traffic", ipsx.Wei(0), ipsx.Wei(5000)),
		Distinct:  oneOf(b, "distinct", ipsx.Distinct(0), ipsx.DistinctSubnet, ipsx.DistinctASN, ipsx.DistinctProvider|ipsx.DistinctSubnet),
		MinRating: oneOf(b, "rating", uint16(0), 500, 600), Expiry: b.now + rapid.Int64Range(1, 20).Draw(b.T, "life")}
	if rapid.IntRange(0, 3).Draw(b.T, "booking") == 0 {
		r.Start = b.now + rapid.Int64Range(1, 20).Draw(b.T, "start")
	}
	return r
}

func (b *both) demandOf(r *ipsx.Request) matching.Demand {
	return matching.NewDemand(r, b.naive.ratings[r.Requester], b.now)
}

func (b *both) addOffer() {
	b.sequence++
	o := b.offer()
	for _, place := range rapid.SliceOfNDistinct(rapid.SampledFrom(places), 1, 2, rapid.ID).Draw(b.T, "prefixes") {
		if p := netip.MustParsePrefix(place); !slices.ContainsFunc(o.Prefixes, p.Overlaps) {
			o.Prefixes = append(o.Prefixes, p)
		}
	}
	l := &listing{Placed: &Placed[ipsx.Offer]{Hash: ipsx.Hash{byte(b.sequence), byte(b.sequence >> 8)}, Signed: ipsx.Signed[ipsx.Offer]{Message: o}}, sequence: b.sequence}
	replaced, err := b.book.Replaced(&o)
	want, ok := b.naive.add(l)
	if ok != (err == nil) || !ok && !ipsx.IsCode(err, ipsx.CodeConflict) {
		b.Fatalf("may be added: %v, the naive book says %v", err, ok)
	}
	if !ok {
		return
	}
	var gone []ipsx.Hash
	for _, old := range replaced {
		gone = append(gone, old.Hash())
		b.book.RemoveOffer(old)
	}
	sameSet(b.T, "replaced", gone, want)
	l.real = b.book.AddOffer(l.Placed, b.sequence, b.naive.ratings[o.Provider], b.now)
}

func (b *both) addRequest() {
	b.sequence++
	r := b.request()
	item := b.book.AddRequest(ipsx.Hash{byte(b.sequence), byte(b.sequence >> 8)}, r, b.sequence)
	b.naive.requests = append(b.naive.requests, &resting{r, b.sequence, item})
	slices.SortFunc(b.naive.requests, func(x, y *resting) int {
		return cmp.Or(y.key().Cmp(x.key()), cmp.Compare(x.sequence, y.sequence))
	})
}

func (b *both) rate() {
	wallet := wallets[oneOf(b, "wallet", "alice", "anna", "mallory", "bob")]
	b.naive.ratings[wallet] = oneOf(b, "rating", uint16(300), 495, 500, 505, 599, 900)
	b.book.SetRating(wallet, b.naive.ratings[wallet])
}

func (b *both) lease() {
	if len(b.naive.offers) == 0 {
		return
	}
	l := rapid.SampledFrom(b.naive.offers).Draw(b.T, "offer")
	a := netip.MustParsePrefix(rapid.SampledFrom(places).Draw(b.T, "place")).Addr()
	if free := b.naive.free(l); len(free) > 0 && rapid.Bool().Draw(b.T, "a free one") {
		a = rapid.SampledFrom(free).Draw(b.T, "address")
	}
	can := slices.Contains(b.naive.free(l), a)
	if err := b.book.Lease(l.real, []netip.Addr{a}); (err == nil) != can || !can && !ipsx.IsCode(err, ipsx.CodeConflict) {
		b.Fatalf("leasing %s: %v, the naive book says %v", a, err, can)
	}
	if can {
		b.naive.leased[a] = true
	}
}

func (b *both) giveBack() {
	var out []netip.Addr
	for _, p := range places {
		for a := netip.MustParsePrefix(p).Addr(); netip.MustParsePrefix(p).Contains(a); a = nextUnit(a) {
			if b.naive.leased[a] && rapid.Bool().Draw(b.T, "back") {
				out = append(out, a)
				delete(b.naive.leased, a)
			}
		}
	}
	b.book.Return(out)
}

func (b *both) cancel() {
	if len(b.naive.offers) > 0 {
		i := rapid.IntRange(0, len(b.naive.offers)-1).Draw(b.T, "offer")
		b.book.RemoveOffer(b.naive.offers[i].real)
		b.naive.offers = slices.Delete(b.naive.offers, i, i+1)
	}
	if len(b.naive.requests) > 0 {
		i := rapid.IntRange(0, len(b.naive.requests)-1).Draw(b.T, "request")
		b.book.RemoveRequest(b.naive.requests[i].real)
		b.naive.requests = slices.Delete(b.naive.requests, i, i+1)
	}
}

func (b *both) expire() {
	b.now += rapid.SampledFrom([]int64{0, 1, 5, 3600}).Draw(b.T, "later")
	var orders []ipsx.Hash
	last := int64(0)
	for {
		due, ok := b.book.PopDue(b.now)
		if !ok {
			break
		}
		if due.At < last {
			b.Fatalf("%d after %d", due.At, last)
		}
		last = due.At
		switch {
		case due.Kind == Opens:
		case due.Offer != nil:
			orders = append(orders, due.Offer.Hash())
			b.book.RemoveOffer(due.Offer)
		default:
			orders = append(orders, due.Request.Hash)
			b.book.RemoveRequest(due.Request)
		}
	}
	sameSet(b.T, "expired", orders, b.naive.expire(b.now))
}

func (n *naive) expire(now int64) (gone []ipsx.Hash) {
	n.offers = slices.DeleteFunc(n.offers, func(l *listing) bool {
		if l.terms().Expiry <= now {
			gone = append(gone, l.Hash)
		}
		return l.terms().Expiry <= now
	})
	n.requests = slices.DeleteFunc(n.requests, func(r *resting) bool {
		if RestsUntil(r.request) <= now {
			gone = append(gone, r.real.Hash)
		}
		return RestsUntil(r.request) <= now
	})
	return gone
}

// refill makes the book anew of what stands in it, as after a restart: in its order or in that of its sequence.
func (b *both) refill() {
	offers := slices.Clone(b.naive.offers)
	if rapid.Bool().Draw(b.T, "by sequence") {
		slices.SortFunc(offers, func(x, y *listing) int { return cmp.Compare(x.sequence, y.sequence) })
	}
	b.book = New(rate)
	b.book.Occupy(slices.Collect(maps.Keys(b.naive.leased)))
	b.book.Fill(func() {
		for _, l := range offers {
			l.real = b.book.AddOffer(l.Placed, l.sequence, b.naive.ratings[l.terms().Provider], b.now)
		}
		for _, r := range b.naive.requests {
			r.real = b.book.AddRequest(r.real.Hash, r.request, r.sequence)
		}
	})
}

func sameSet(t *rapid.T, what string, got, want []ipsx.Hash) {
	byBytes := func(a, b ipsx.Hash) int { return a.Cmp(b) }
	slices.SortFunc(got, byBytes)
	slices.SortFunc(want, byBytes)
	if !slices.Equal(got, want) {
		t.Fatalf("%s: %v, the naive book says %v", what, got, want)
	}
}

func collect[T, U any](items iter.Seq[T], change func(T) U) (all []U) {
	for item := range items {
		all = append(all, change(item))
	}
	return all
}

func values[T any](seq iter.Seq2[uint64, T]) iter.Seq[T] {
	return func(yield func(T) bool) {
		seq(func(_ uint64, v T) bool { return yield(v) })
	}
}

// agree compares everything that the books answer.
func (b *both) agree() {
	offers := collect(values(b.book.Offers("", 0, 0)), func(o *Offer) ipsx.Hash { return o.Hash() })
	if want := collect(slices.Values(b.naive.offers), func(l *listing) ipsx.Hash { return l.Hash }); !slices.Equal(offers, want) {
		b.Fatalf("offers %v, the naive book has %v", offers, want)
	}
	requests := slices.Collect(values(b.book.Requests(0)))
	if want := collect(slices.Values(b.naive.requests), func(r *resting) *Request { return r.real }); !slices.Equal(requests, want) {
		b.Fatalf("requests %v, the naive book has %v", requests, want)
	}
	demandOf := func(r *Request) matching.Demand { return b.demandOf(r.Request) }
	for _, l := range b.naive.offers {
		if free := b.naive.free(l); !slices.Equal(slices.Collect(l.real.Each()), free) || l.real.Free() != uint64(len(free)) {
			b.Fatalf("offer %s has %d free: %v, the naive book says %v", l.Hash, l.real.Free(), slices.Collect(l.real.Each()), free)
		}
		if got, want := b.book.Demand(l.real, demandOf), b.naive.demand(b, l); !slices.Equal(got, want) {
			b.Fatalf("demand %v, the naive book says %v", got, want)
		}
	}
	for range 3 {
		b.match(b.request())
	}
}

// match compares what a request would get, and holds the explanation to what it names.
func (b *both) match(r *ipsx.Request) {
	d := b.demandOf(r)
	lots, found := b.search.Match(b.book, &d)
	taken := []netip.Addr(nil)
	for _, lot := range lots {
		taken = append(taken, lot.Addresses...)
	}
	if want := b.naive.match(&d); !slices.Equal(taken, want) {
		b.Fatalf("%+v gets %v of %d, the naive book says %v", r, taken, found, want)
	}
	if taken != nil {
		return
	}
	for _, relaxed := range b.search.Explain().Relaxations {
		if relaxed.Addresses == 0 || relaxed.Suggestion == "" {
			b.Fatalf("%+v helps nobody", relaxed)
		}
	}
}

// TestAgreesWithNaiveBook drives both books with random operations: they must agree after each.
func TestAgreesWithNaiveBook(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ratings := map[ipsx.Address]uint16{}
		for _, wallet := range wallets {
			ratings[wallet] = 500
		}
		b := &both{T: rt, book: New(rate), now: dawn, naive: &naive{leased: map[netip.Addr]bool{}, ratings: ratings}}
		rt.Repeat(map[string]func(*rapid.T){
			"offer": func(*rapid.T) { b.addOffer() }, "request": func(*rapid.T) { b.addRequest() }, "lease": func(*rapid.T) { b.lease() },
			"return": func(*rapid.T) { b.giveBack() }, "cancel": func(*rapid.T) { b.cancel() }, "expire": func(*rapid.T) { b.expire() },
			"rate": func(*rapid.T) { b.rate() }, "refill": func(*rapid.T) { b.refill() }, "": func(*rapid.T) { b.agree() },
		})
	})
}

// TestRangeCostsNothingUntilLeased puts a /16 and an IPv6 /48 into the book: one run is all it keeps of two leases.
func TestRangeCostsNothingUntilLeased(t *testing.T) {
	b := New(rate)
	terms := ipsx.Offer{Prefixes: []netip.Prefix{netip.MustParsePrefix("198.18.0.0/16"), netip.MustParsePrefix("2001:db8::/48")}, Protocols: ipsx.Web}
	o := b.AddOffer(&Placed[ipsx.Offer]{Signed: ipsx.Signed[ipsx.Offer]{Message: terms}}, 1, 500, 0)
	if o.Free() != 2*65536 || len(o.units.leased) != 0 {
		t.Fatalf("%d free, %d runs", o.Free(), len(o.units.leased))
	}
	out := []netip.Addr{netip.MustParseAddr("198.18.255.255"), netip.MustParseAddr("2001:db8::")}
	if err := b.Lease(o, out); err != nil || o.Free() != 2*65536-2 || len(o.units.leased) != 1 {
		t.Fatalf("%v: %d free, runs %v", err, o.Free(), o.units.leased)
	}
	if err := b.Lease(o, append([]netip.Addr{netip.MustParseAddr("198.18.0.0")}, out...)); !ipsx.IsCode(err, ipsx.CodeConflict) || o.Free() != 2*65536-2 {
		t.Errorf("leasing one twice: %v, %d free", err, o.Free())
	}
	if err := b.Lease(o, []netip.Addr{netip.MustParseAddr("2001:db8::1")}); !ipsx.IsCode(err, ipsx.CodeConflict) {
		t.Errorf("leasing inside a /64: %v", err)
	}
}

// TestPriceLevel keeps the order of all prices, and says all prices below 2^63 wei exactly.
func TestPriceLevel(t *testing.T) {
	if got := priceLevel(ipsx.Wei(math.MaxInt64)); got != math.MaxInt64 {
		t.Errorf("the largest exact price is at %d", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		price := func(what string) ipsx.Amount {
			return ipsx.Wei(rapid.Uint64().Draw(t, what)).Mul(rapid.Uint64().Draw(t, what+" times"))
		}
		a, b := price("a"), price("b")
		if near := rapid.Uint64Range(0, 300).Draw(t, "near"); near < 200 {
			b = a.Add(ipsx.Wei(near))
		}
		if order := cmp.Compare(priceLevel(a), priceLevel(b)); order != 0 && order != a.Cmp(b) {
			t.Fatalf("%s and %s are at levels %d and %d", a, b, priceLevel(a), priceLevel(b))
		}
	})
}
