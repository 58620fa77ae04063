package orderbook

import (
	"iter"
	"net/netip"
	"slices"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
	"pgregory.net/rapid"
)

const rate = 1 << 20

var wallets = map[string]ipsx.Address{"alice": {1}, "anna": {2}, "mallory": {3}}

// naive is a book that looks at everything each time: what the indexed one must agree with.
type naive struct {
	offers   []*Offer
	requests []*Request
	leased   map[netip.Addr]bool
}

func (n *naive) add(o *Offer) (replaced []ipsx.Hash, ok bool) {
	overlaps := func(other *Offer) bool {
		return slices.ContainsFunc(o.Terms().Prefixes, func(p netip.Prefix) bool {
			return slices.ContainsFunc(other.Terms().Prefixes, p.Overlaps)
		})
	}
	for _, other := range n.offers {
		if overlaps(other) && (other.Terms().Provider != o.Terms().Provider || o.Terms().Nonce <= other.Terms().Nonce) {
			return nil, false
		}
	}
	n.offers = slices.DeleteFunc(n.offers, func(other *Offer) bool {
		if overlaps(other) {
			replaced = append(replaced, other.Hash)
		}
		return overlaps(other)
	})
	n.offers = append(n.offers, o)
	slices.SortFunc(n.offers, func(a, b *Offer) int {
		if cheaper(key(a), key(b), a.Sequence, b.Sequence) {
			return -1
		}
		return 1
	})
	return replaced, true
}

func key(o *Offer) ipsx.Amount {
	return matching.PriceKey(o.Terms().PricePerSecond, o.Terms().PricePerGiB, rate)
}

// free lists an offer's free addresses, unit by unit.
func (n *naive) free(o *Offer) (free []netip.Addr) {
	for _, p := range o.Terms().Prefixes {
		for a := p.Addr(); p.Contains(a); a = nextUnit(a) {
			if !n.leased[a] {
				free = append(free, a)
			}
		}
	}
	return free
}

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

func (n *naive) supply(r *ipsx.Request) (found []ipsx.Hash) {
	for _, o := range n.offers {
		t := o.Terms()
		if (len(r.Countries) == 0 || slices.Contains(r.Countries, t.Country)) && (r.Kinds == 0 || r.Kinds&t.Kind != 0) && r.Protocol&t.Protocols != 0 && len(n.free(o)) > 0 {
			found = append(found, o.Hash)
		}
	}
	return found
}

func (n *naive) demand(t *ipsx.Offer) (found []ipsx.Hash) {
	for _, item := range n.requests {
		r := item.Request
		if (len(r.Countries) == 0 || slices.Contains(r.Countries, t.Country)) && (r.Kinds == 0 || r.Kinds&t.Kind != 0) && r.Protocol&t.Protocols != 0 {
			found = append(found, item.Hash)
		}
	}
	return found
}

func (n *naive) expire(now int64) (gone []ipsx.Hash) {
	n.offers = slices.DeleteFunc(n.offers, func(o *Offer) bool {
		if o.Terms().Expiry <= now {
			gone = append(gone, o.Hash)
		}
		return o.Terms().Expiry <= now
	})
	n.requests = slices.DeleteFunc(n.requests, func(r *Request) bool {
		if RestsUntil(r.Request) <= now {
			gone = append(gone, r.Hash)
		}
		return RestsUntil(r.Request) <= now
	})
	return gone
}

var (
	places    = []string{"198.51.100.0/29", "198.51.100.0/30", "198.51.100.4/30", "198.51.100.6/31", "203.0.113.7/32", "2001:db8::/61", "2001:db8:0:4::/64"}
	countries = []string{"AT", "DE", "FR"}
)

// both drives the indexed book and the naive one with the same random operations.
type both struct {
	*rapid.T
	book     *Book
	naive    *naive
	now      int64
	sequence uint64
}

func (b *both) hash() ipsx.Hash {
	b.sequence++
	return ipsx.Hash{byte(b.sequence), byte(b.sequence >> 8)}
}

func (b *both) addOffer() {
	o := ipsx.Offer{Provider: wallets[rapid.SampledFrom([]string{"alice", "anna", "mallory"}).Draw(b.T, "wallet")],
		Country: rapid.SampledFrom(countries).Draw(b.T, "country"), Kind: 1 << rapid.IntRange(0, 2).Draw(b.T, "kind"),
		Protocols: ipsx.Protocols(rapid.IntRange(1, 7).Draw(b.T, "protocols")), PricePerSecond: ipsx.Wei(rapid.Uint64Range(0, 5).Draw(b.T, "price")),
		PricePerGiB: ipsx.Wei(rapid.Uint64Range(0, 5000).Draw(b.T, "traffic")), Nonce: rapid.Uint64Range(0, 9).Draw(b.T, "nonce"),
		Expiry: b.now + rapid.Int64Range(1, 20).Draw(b.T, "life"), From: rapid.Int64Range(0, 20).Draw(b.T, "from")}
	for _, p := range rapid.SliceOfNDistinct(rapid.SampledFrom(places), 1, 2, rapid.ID[string]).Draw(b.T, "prefixes") {
		o.Prefixes = append(o.Prefixes, netip.MustParsePrefix(p))
	}
	slices.SortFunc(o.Prefixes, netip.Prefix.Compare)
	if len(o.Prefixes) == 2 && o.Prefixes[0].Overlaps(o.Prefixes[1]) {
		o.Prefixes = o.Prefixes[:1]
	}
	hash := b.hash()
	item, replaced, err := b.book.AddOffer(hash, ipsx.Signed[ipsx.Offer]{Message: o}, b.sequence, b.now)
	want, ok := b.naive.add(&Offer{Hash: hash, Signed: ipsx.Signed[ipsx.Offer]{Message: o}, Sequence: b.sequence})
	if ok != (err == nil) || ok && len(want) != len(replaced) {
		b.Fatalf("added %v (%v), replaced %d; the naive book %v, %d", err == nil, err, len(replaced), ok, len(want))
	}
	for _, old := range replaced {
		if !slices.Contains(want, old.Hash) {
			b.Fatalf("replaced %s", old.Hash)
		}
	}
	if ok && item.Hash != hash || !ok && !ipsx.IsCode(err, ipsx.CodeConflict) {
		b.Fatalf("added %v: %v", item, err)
	}
}

func (b *both) addRequest() {
	r := &ipsx.Request{Countries: rapid.SampledFrom([][]string{nil, {"DE"}, {"AT", "DE"}}).Draw(b.T, "countries"),
		Kinds: ipsx.Kinds(rapid.IntRange(0, 7).Draw(b.T, "kinds")), Protocol: 1 << rapid.IntRange(0, 2).Draw(b.T, "protocol"),
		MaxPricePerSecond: ipsx.Wei(rapid.Uint64Range(0, 5).Draw(b.T, "price")), Expiry: b.now + rapid.Int64Range(1, 20).Draw(b.T, "life")}
	if rapid.Bool().Draw(b.T, "booking") {
		r.Start = b.now + rapid.Int64Range(1, 20).Draw(b.T, "start")
	}
	hash := b.hash()
	b.book.AddRequest(hash, r, b.sequence)
	b.naive.requests = append(b.naive.requests, &Request{Hash: hash, Request: r, Sequence: b.sequence})
	slices.SortFunc(b.naive.requests, func(x, y *Request) int {
		if cheaper(y.Request.MaxPricePerSecond, x.Request.MaxPricePerSecond, x.Sequence, y.Sequence) {
			return -1
		}
		return 1
	})
}

func (b *both) lease() {
	if len(b.naive.offers) == 0 {
		return
	}
	o := rapid.SampledFrom(b.naive.offers).Draw(b.T, "offer")
	a := netip.MustParsePrefix(rapid.SampledFrom(places).Draw(b.T, "place")).Addr()
	if free := b.naive.free(o); len(free) > 0 && rapid.Bool().Draw(b.T, "a free one") {
		a = rapid.SampledFrom(free).Draw(b.T, "address")
	}
	can := slices.Contains(b.naive.free(o), a)
	if err := b.book.Lease(o.Hash, []netip.Addr{a}); (err == nil) != can {
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
		b.book.RemoveOffer(b.naive.offers[i].Hash)
		b.naive.offers = slices.Delete(b.naive.offers, i, i+1)
	}
	if len(b.naive.requests) > 0 {
		i := rapid.IntRange(0, len(b.naive.requests)-1).Draw(b.T, "request")
		b.book.RemoveRequest(b.naive.requests[i].Hash)
		b.naive.requests = slices.Delete(b.naive.requests, i, i+1)
	}
}

func (b *both) expire() {
	b.now += rapid.Int64Range(0, 5).Draw(b.T, "later")
	var gone []ipsx.Hash
	for {
		due, ok := b.book.PopDue(b.now)
		if !ok {
			break
		}
		if due.Kind == Expires {
			gone = append(gone, due.Hash)
		} else if o, live := b.book.Offer(due.Hash); !live || o.Terms().From != due.At {
			b.Fatalf("opens %v", due)
		}
	}
	sameSet(b.T, "expired", gone, b.naive.expire(b.now))
}

func sameSet(t *rapid.T, what string, got, want []ipsx.Hash) {
	byBytes := func(a, b ipsx.Hash) int { return a.Cmp(b) }
	slices.SortFunc(got, byBytes)
	slices.SortFunc(want, byBytes)
	if !slices.Equal(got, want) {
		t.Fatalf("%s: %v, the naive book says %v", what, got, want)
	}
}

func hashes[T any](items iter.Seq[T], hash func(T) ipsx.Hash) (all []ipsx.Hash) {
	for item := range items {
		all = append(all, hash(item))
	}
	return all
}

func (b *both) agree() {
	offerHash, requestHash := func(o *Offer) ipsx.Hash { return o.Hash }, func(r *Request) ipsx.Hash { return r.Hash }
	if got, want := hashes(b.book.Offers(), offerHash), hashes(slices.Values(b.naive.offers), offerHash); !slices.Equal(got, want) {
		b.Fatalf("offers %v, the naive book has %v", got, want)
	}
	if got, want := hashes(b.book.Requests(), requestHash), hashes(slices.Values(b.naive.requests), requestHash); !slices.Equal(got, want) {
		b.Fatalf("requests %v, the naive book has %v", got, want)
	}
	for _, mine := range b.naive.offers {
		o, _ := b.book.Offer(mine.Hash)
		if free := b.naive.free(mine); !slices.Equal(slices.Collect(o.Each()), free) || o.Free() != uint64(len(free)) {
			b.Fatalf("offer %s has %d free: %v, the naive book says %v", o.Hash, o.Free(), slices.Collect(o.Each()), free)
		}
		if got, want := hashes(b.book.Demand(o.Terms()), requestHash), b.naive.demand(o.Terms()); !slices.Equal(got, want) {
			b.Fatalf("demand %v, the naive book says %v", got, want)
		}
	}
	for _, r := range b.naive.requests {
		if got, want := hashes(b.book.Supply(r.Request), offerHash), b.naive.supply(r.Request); !slices.Equal(got, want) {
			b.Fatalf("supply %v, the naive book says %v", got, want)
		}
	}
}

// TestAgreesWithNaiveBook drives both books with random operations: they must agree after each.
func TestAgreesWithNaiveBook(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		b := &both{T: rt, book: New(rate), naive: &naive{leased: map[netip.Addr]bool{}}}
		rt.Repeat(map[string]func(*rapid.T){
			"offer": func(*rapid.T) { b.addOffer() }, "request": func(*rapid.T) { b.addRequest() }, "lease": func(*rapid.T) { b.lease() },
			"return": func(*rapid.T) { b.giveBack() }, "cancel": func(*rapid.T) { b.cancel() }, "expire": func(*rapid.T) { b.expire() },
			"": func(*rapid.T) { b.agree() },
		})
	})
}

// TestRangeCostsNothingUntilLeased puts a /16 and an IPv6 /48 into the book: one run is all it keeps of two leases.
func TestRangeCostsNothingUntilLeased(t *testing.T) {
	b := New(rate)
	terms := ipsx.Offer{Prefixes: []netip.Prefix{netip.MustParsePrefix("198.18.0.0/16"), netip.MustParsePrefix("2001:db8::/48")}, Protocols: ipsx.Web}
	o, _, err := b.AddOffer(ipsx.Hash{1}, ipsx.Signed[ipsx.Offer]{Message: terms}, 1, 0)
	if err != nil || o.Free() != 2*65536 || len(o.units.leased) != 0 {
		t.Fatalf("%v: %d free, %d runs", err, o.Free(), len(o.units.leased))
	}
	out := []netip.Addr{netip.MustParseAddr("198.18.255.255"), netip.MustParseAddr("2001:db8::")}
	if err := b.Lease(o.Hash, out); err != nil || o.Free() != 2*65536-2 || len(o.units.leased) != 1 {
		t.Fatalf("%v: %d free, runs %v", err, o.Free(), o.units.leased)
	}
	if err := b.Lease(o.Hash, append([]netip.Addr{netip.MustParseAddr("198.18.0.0")}, out...)); !ipsx.IsCode(err, ipsx.CodeConflict) || o.Free() != 2*65536-2 {
		t.Errorf("leasing one twice: %v, %d free", err, o.Free())
	}
	if err := b.Lease(o.Hash, []netip.Addr{netip.MustParseAddr("2001:db8::1")}); !ipsx.IsCode(err, ipsx.CodeConflict) {
		t.Errorf("leasing inside a /64: %v", err)
	}
	if err := b.Lease(ipsx.Hash{2}, out); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("leasing of nobody: %v", err)
	}
}
