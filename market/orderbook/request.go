package orderbook

import (
	"cmp"
	"iter"
	"math"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
)

// Request is what rests of a request.
type Request struct {
	Hash     ipsx.Hash
	Request  *ipsx.Request
	Sequence uint64 // since when it rests
	level    uint64 // of its highest price; a higher price is a lower level
	slot     uint32
}

func (r *Request) price(rate uint64) ipsx.Amount {
	return matching.PriceKey(r.Request.MaxPricePerSecond, r.Request.MaxPricePerGiB, rate)
}

// dearer is the order of two requests at the same price level: the exact price where the level is rounded, then the sequence.
func (b *Book) dearer(level uint64, x, y uint32) bool {
	if b.filling && level > ^uint64(exactPrices) {
		return x < y
	}
	r, other := b.requests[x], b.requests[y]
	order := 0
	if level <= ^uint64(exactPrices) {
		order = other.price(b.rate).Cmp(r.price(b.rate))
	}
	return cmp.Or(order, cmp.Compare(r.Sequence, other.Sequence)) < 0
}

// AddRequest lets a request rest.
func (b *Book) AddRequest(hash ipsx.Hash, r *ipsx.Request, sequence uint64) *Request {
	item := &Request{Hash: hash, Request: r, Sequence: sequence}
	item.level = ^priceLevel(item.price(b.rate))
	if last := len(b.vacant) - 1; last >= 0 {
		item.slot, b.vacant = b.vacant[last], b.vacant[:last]
		b.requests[item.slot] = item
	} else {
		item.slot = uint32(len(b.requests))
		b.requests = append(b.requests, item)
	}
	eachGroup(r, func(g group) { b.put(b.demand.tree(g), row{item.level, item.slot, requestFit(r)}) })
	b.plan(newEntry(RestsUntil(r), Expires, true, sequence, item.slot))
	return item
}

// RestsUntil is when a request that still rests has expired, Unix seconds: at its expiry, or at the start of its booking.
func RestsUntil(r *ipsx.Request) int64 {
	if r.Start != 0 {
		return min(r.Expiry, r.Start)
	}
	return r.Expiry
}

// RemoveRequest takes a resting request out of the book.
func (b *Book) RemoveRequest(item *Request) {
	eachGroup(item.Request, func(g group) {
		b.demand.tree(g).remove(item.level, item.slot)
		b.demand.fell(g)
	})
	b.requests[item.slot] = nil
	b.vacant = append(b.vacant, item.slot)
}

// eachGroup names the groups in which the request stands: one for each country and kind that it names.
func eachGroup(r *ipsx.Request, do func(group)) {
	countries, wanted := r.Countries, r.Kinds
	if len(countries) == 0 {
		countries = anyCountry
	}
	for _, country := range countries {
		if wanted == 0 {
			do(groupOf(country, 0))
		}
		for _, k := range kinds {
			if wanted&k != 0 {
				do(groupOf(country, k))
			}
		}
	}
}

var (
	anyCountry = []string{""}
	kinds      = []ipsx.Kinds{ipsx.Residential, ipsx.Mobile, ipsx.Datacenter}
)

// Demand lists the resting requests that the offer satisfies, the highest price first, as far as the effort goes. demandOf says what such a
// request still wants.
func (b *Book) Demand(o *Offer, demandOf func(*Request) matching.Demand) (found []*Request) {
	terms, w := o.Terms(), walk{}
	w.begin(requestsFor(terms, o.seller.rating, b.rate), MaxEffort, b.demand.before)
	for _, g := range []group{groupOf(terms.Country, terms.Kind), groupOf("", terms.Kind), groupOf(terms.Country, 0), 0} {
		w.into(b.demand.trees[g])
	}
	w.start()
	for slot, ok := w.next(); ok; slot, ok = w.next() {
		r := b.requests[slot]
		if d := demandOf(r); matching.Check(terms, o.seller.rating, &d) == "" {
			found = append(found, r)
		}
	}
	return found
}

// Requests walks the resting requests, the highest price first, each with its price level, from a level on.
func (b *Book) Requests(from uint64) iter.Seq2[uint64, *Request] {
	return func(yield func(uint64, *Request) bool) {
		w, p := walk{}, anything
		p.first = from
		w.begin(p, math.MaxInt, b.demand.before)
		for _, g := range b.demand.sorted {
			w.into(b.demand.trees[g])
		}
		w.start()
		last := uint32(math.MaxUint32)
		for slot, ok := w.next(); ok; slot, ok = w.next() {
			if r := b.requests[slot]; slot != last && !yield(r.level, r) { // a request for two countries is in two trees
				return
			}
			last = slot
		}
	}
}
