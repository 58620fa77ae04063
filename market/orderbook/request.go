package orderbook

import (
	"iter"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
)

// AddRequest lets a request rest. Adding one that rests already changes nothing.
func (b *Book) AddRequest(hash ipsx.Hash, r *ipsx.Request, sequence uint64) {
	if _, ok := b.requests[hash]; ok {
		return
	}
	item := &Request{Hash: hash, Request: r, Sequence: sequence, key: matching.PriceKey(r.MaxPricePerSecond, r.MaxPricePerGiB, b.rate)}
	b.requests[hash] = item
	b.demand.add(demandGroups(r), item)
	b.due.ReplaceOrInsert(Due{RestsUntil(r), sequence, Expires, hash})
}

// RestsUntil is when a request that still rests has expired, Unix seconds: at its expiry, or at the start of its booking.
func RestsUntil(r *ipsx.Request) int64 {
	if r.Start != 0 {
		return min(r.Expiry, r.Start)
	}
	return r.Expiry
}

// RemoveRequest takes a resting request out of the book.
func (b *Book) RemoveRequest(hash ipsx.Hash) bool {
	item, ok := b.requests[hash]
	if !ok {
		return false
	}
	delete(b.requests, hash)
	b.demand.remove(demandGroups(item.Request), item)
	b.due.Delete(Due{At: RestsUntil(item.Request), Sequence: item.Sequence, Kind: Expires})
	return true
}

// Demand walks the resting requests that ask for this offer's country, kind and protocols, the highest price first.
func (b *Book) Demand(o *ipsx.Offer) iter.Seq[*Request] {
	var groups []group
	for _, p := range protocols {
		if o.Protocols&p != 0 {
			groups = append(groups, group{o.Country, o.Kind, p}, group{"", o.Kind, p}, group{o.Country, 0, p}, group{"", 0, p})
		}
	}
	return b.demand.walk(groups)
}

// Requests walks all resting requests, the highest price first.
func (b *Book) Requests() iter.Seq[*Request] {
	return func(yield func(*Request) bool) {
		var last *Request
		for r := range b.demand.walk(b.demand.groups) {
			if r != last && !yield(r) { // a request for two countries is in two lists
				return
			}
			last = r
		}
	}
}

func demandGroups(r *ipsx.Request) (groups []group) {
	countries, wanted := r.Countries, []ipsx.Kinds{}
	if len(countries) == 0 {
		countries = []string{""}
	}
	for _, k := range kinds {
		if r.Kinds&k != 0 {
			wanted = append(wanted, k)
		}
	}
	if len(wanted) == 0 {
		wanted = []ipsx.Kinds{0}
	}
	for _, country := range countries {
		for _, k := range wanted {
			groups = append(groups, group{country, k, r.Protocol})
		}
	}
	return groups
}
