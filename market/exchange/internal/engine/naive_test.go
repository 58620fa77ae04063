package engine

import (
	"cmp"
	"fmt"
	"net/netip"
	"slices"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
	"pgregory.net/rapid"
)

// naive is the market written down as the protocol tells it: lists, and a look at each of their entries. Of the engine it uses what one rule says of two orders, and
// how wallets are rated.
type naive struct {
	engine   *Engine
	offers   []*asked
	resting  []*wanted
	leased   map[netip.Addr]bool
	sequence uint64
	made     []string // deals of the last command
}

type asked struct {
	hash     ipsx.Hash
	terms    ipsx.Offer
	sequence uint64
}

type wanted struct {
	hash      ipsx.Hash
	r         ipsx.Request
	sequence  uint64 // since when it rests
	want      uint32
	standing  uint32
	budget    ipsx.Amount
	declined  []ipsx.Address
	cancelled bool
}

func (n *naive) next() uint64 { n.sequence++; return n.sequence }

func keyOfOffer(o *ipsx.Offer) ipsx.Amount {
	return matching.PriceKey(o.PricePerSecond, o.PricePerGiB, testConfig.ReferenceRate)
}

func (n *naive) fits(o *asked, w *wanted) bool {
	d := matching.Demand{Request: &w.r, Rating: n.engine.rating(w.r.Requester), Now: n.engine.now.Unix(), Declined: w.declined}
	return matching.Check(&o.terms, n.engine.rating(o.terms.Provider), &d) == ""
}

func (n *naive) free(o *asked) (free []netip.Addr) {
	for _, p := range o.terms.Prefixes {
		for a := p.Addr(); p.Contains(a); a = a.Next() {
			if !n.leased[a] {
				free = append(free, a)
			}
		}
	}
	return free
}

// offer is taken unless it overlaps with one of another wallet, or of its own with no lower nonce; then those who rest may take of it.
func (n *naive) offer(hash ipsx.Hash, terms ipsx.Offer) {
	overlaps := func(o *asked) bool {
		return slices.ContainsFunc(terms.Prefixes, func(p netip.Prefix) bool { return slices.ContainsFunc(o.terms.Prefixes, p.Overlaps) })
	}
	for _, o := range n.offers {
		if overlaps(o) && (o.terms.Provider != terms.Provider || o.terms.Nonce >= terms.Nonce) {
			return
		}
	}
	n.offers = slices.DeleteFunc(n.offers, overlaps)
	o := &asked{hash, terms, n.next()}
	n.offers = append(n.offers, o)
	n.meet(o)
}

func (n *naive) meet(o *asked) {
	var waiting []*wanted
	for _, w := range n.resting {
		if n.fits(o, w) {
			waiting = append(waiting, w)
		}
	}
	key := func(w *wanted) ipsx.Amount {
		return matching.PriceKey(w.r.MaxPricePerSecond, w.r.MaxPricePerGiB, testConfig.ReferenceRate)
	}
	slices.SortFunc(waiting, func(a, b *wanted) int { return cmp.Or(key(b).Cmp(key(a)), cmp.Compare(a.sequence, b.sequence)) })
	for _, w := range waiting {
		if len(n.free(o)) > 0 {
			n.fill(w, w.sequence)
		}
	}
}

// fill takes the cheapest, one after the other, and those of one price as they came.
func (n *naive) fill(w *wanted, since uint64) bool {
	offers := slices.DeleteFunc(slices.Clone(n.offers), func(o *asked) bool { return !n.fits(o, w) })
	slices.SortFunc(offers, func(a, b *asked) int {
		return cmp.Or(keyOfOffer(&a.terms).Cmp(keyOfOffer(&b.terms)), cmp.Compare(a.sequence, b.sequence))
	})
	taken, found := make([][]netip.Addr, len(offers)), uint32(0)
	seen := map[any]bool{}
	for i, o := range offers {
		for _, a := range n.free(o) {
			marks := marksOf(w.r.Distinct, &o.terms, a)
			if found == w.want || slices.ContainsFunc(marks, func(m any) bool { return seen[m] }) {
				continue
			}
			for _, m := range marks {
				seen[m] = true
			}
			taken[i], found = append(taken[i], a), found+1
		}
	}
	if found < max(1, w.r.MinCount-min(w.r.MinCount, w.standing)) {
		return false
	}
	n.resting = slices.DeleteFunc(n.resting, func(other *wanted) bool { return other == w })
	left, of := w.budget, found
	for i, o := range offers {
		if len(taken[i]) > 0 {
			total := w.budget.MulDiv(uint64(len(taken[i])), uint64(of))
			if found -= uint32(len(taken[i])); found == 0 {
				total = left
			}
			left = left.Sub(total)
			n.deal(w, o, taken[i], total, since)
		}
	}
	w.want, w.budget, w.standing = 0, left, w.standing+of
	return true
}

// marksOf are what no other address of the request may have.
func marksOf(d ipsx.Distinct, o *ipsx.Offer, a netip.Addr) (marks []any) {
	if d&ipsx.DistinctSubnet != 0 {
		marks = append(marks, ipsx.SubnetOf(a))
	}
	if d&ipsx.DistinctASN != 0 {
		marks = append(marks, o.ASN)
	}
	if d&ipsx.DistinctProvider != 0 {
		marks = append(marks, o.Provider)
	}
	return marks
}

func (n *naive) deal(w *wanted, o *asked, addresses []netip.Addr, total ipsx.Amount, since uint64) {
	for _, a := range addresses {
		n.leased[a] = true
	}
	perSecond, perGiB := o.terms.PricePerSecond, o.terms.PricePerGiB
	if since < o.sequence { // the request was there first
		perSecond, perGiB = w.r.MaxPricePerSecond, w.r.MaxPricePerGiB
	}
	n.made = append(n.made, fmt.Sprintln(w.hash, o.hash, addresses, perSecond, perGiB, total))
}

// request is matched at once, or rests.
func (n *naive) request(hash ipsx.Hash, r ipsx.Request) *wanted {
	w := &wanted{hash: hash, r: r, want: r.Count, budget: r.MaxTotal}
	if !n.fill(w, incoming) {
		n.rest(w)
	}
	return w
}

func (n *naive) rest(w *wanted) {
	w.sequence = n.next()
	n.resting = append(n.resting, w)
}

func (n *naive) cancel(order ipsx.Hash) {
	n.offers = slices.DeleteFunc(n.offers, func(o *asked) bool { return o.hash == order })
	n.resting = slices.DeleteFunc(n.resting, func(w *wanted) bool { return w.hash == order })
}

// back returns a deal's addresses. Declined, the request looks for as many again, elsewhere; then who rests may take what came back.
func (n *naive) back(w *wanted, d ipsx.Deal, declined bool) {
	var back []*asked
	for _, a := range d.Addresses {
		delete(n.leased, a)
		for _, o := range n.offers {
			if slices.ContainsFunc(o.terms.Prefixes, func(p netip.Prefix) bool { return p.Contains(a) }) && !slices.Contains(back, o) {
				back = append(back, o)
			}
		}
	}
	if declined {
		n.again(w, d)
	}
	for _, o := range back {
		n.meet(o)
	}
}

func (n *naive) again(w *wanted, d ipsx.Deal) {
	count := uint32(len(d.Addresses))
	w.want, w.standing, w.budget, w.declined = w.want+count, w.standing-count, w.budget.Add(d.MaxTotal), append(w.declined, d.Provider)
	if w.cancelled {
		return
	}
	n.resting = slices.DeleteFunc(n.resting, func(other *wanted) bool { return other == w })
	if !n.fill(w, incoming) && w.standing < w.r.MinCount {
		n.rest(w)
	}
}

// both drives the engine and the naive market side by side.
type both struct {
	*crowd
	naive    *naive
	requests map[ipsx.Hash]*wanted
	live     []Match
}

func (b *both) offer() Outcome {
	c := b.crowd.offer()
	o := &c.Offer.Message
	o.From, o.ASN = 0, uint32(rapid.IntRange(1, 2).Draw(b.T, "asn"))
	if o.Prefixes[0].Addr().Is6() {
		o.Prefixes = []netip.Prefix{netip.MustParsePrefix("192.0.2.8/31")} // it counts by address
	}
	c.Digest = hashOf(*o)
	b.orders[len(b.orders)-1] = c.Digest
	out := b.market.Apply(b.market.at, c)
	b.naive.offer(c.Digest, *o)
	return out
}

func (b *both) request() Outcome {
	c := b.crowd.request()
	r := &c.Request.Message
	r.Start = 0
	r.Distinct = rapid.SampledFrom([]ipsx.Distinct{0, 0, ipsx.DistinctSubnet, ipsx.DistinctASN, ipsx.DistinctProvider}).Draw(b.T, "distinct")
	c.Digest = hashOf(*r)
	b.orders[len(b.orders)-1] = c.Digest
	out := b.market.do(c)
	b.requests[c.Digest] = b.naive.request(c.Digest, *r)
	return out
}

func (b *both) cancel() Outcome {
	c := b.crowd.cancel()
	out := b.market.do(c)
	if c.Cancel != nil {
		b.naive.cancel(c.Cancel.Message.Order)
		if w := b.requests[c.Cancel.Message.Order]; w != nil {
			w.cancelled = true
		}
	}
	return out
}

// end has a deal given up by its requester, or declined by its provider.
func (b *both) end() Outcome {
	if len(b.live) == 0 {
		return Outcome{}
	}
	i := rapid.IntRange(0, len(b.live)-1).Draw(b.T, "deal")
	status := rapid.SampledFrom([]ipsx.ActorStatus{ipsx.StatusDeclined, ipsx.StatusCancelled}).Draw(b.T, "ends as")
	out := b.market.do(stating(b.market.says(b.live[i].Hash, status)))
	b.naive.back(b.requests[b.live[i].Deal.Request], b.live[i].Deal, status == ipsx.StatusDeclined)
	b.live = slices.Delete(b.live, i, i+1)
	return out
}

func (b *both) step() {
	b.naive.made = nil
	out := rapid.SampledFrom([]func() Outcome{b.offer, b.offer, b.offer, b.offer, b.request, b.request, b.request, b.request, b.cancel, b.end}).Draw(b.T, "what")()
	b.live = append(b.live, out.Deals...)
	var made []string
	for _, d := range out.Deals {
		made = append(made, fmt.Sprintln(d.Deal.Request, d.Deal.Offer, d.Deal.Addresses, d.Deal.PricePerSecond, d.Deal.PricePerGiB, d.Deal.MaxTotal))
	}
	if !slices.Equal(made, b.naive.made) {
		b.Fatalf("the engine made\n%s\nthe naive market\n%s", strings.Join(made, ""), strings.Join(b.naive.made, ""))
	}
	if offers, resting := b.market.Sizes(); offers != len(b.naive.offers) || resting != len(b.naive.resting) {
		b.Fatalf("%d offers and %d requests are in the book, the naive market has %d and %d", offers, resting, len(b.naive.offers), len(b.naive.resting))
	}
}

// TestEngineAgreesWithNaiveMarket: whatever is offered, requested, cancelled, given up and declined, both make the same deals, in the same order, at the same prices and
// with the same shares of the budget.
func TestEngineAgreesWithNaiveMarket(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := open(t)
		b := &both{crowd: &crowd{T: rt, market: m}, naive: &naive{engine: m.Engine, leased: map[netip.Addr]bool{}}, requests: map[ipsx.Hash]*wanted{}}
		for range rapid.IntRange(1, 60).Draw(rt, "length") {
			b.step()
		}
	})
}
