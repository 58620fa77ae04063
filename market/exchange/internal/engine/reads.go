package engine

import (
	"cmp"
	"iter"
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/dealbook"
	"github.com/ipsx/ipsx/market/matching"
	"github.com/ipsx/ipsx/market/orderbook"
)

// maxLooked bounds how many orders a list looks at, whatever its filter leaves.
const maxLooked = 10_000

// Offers lists offers in the book, the cheapest first, from a place on; next is where more may be, or nil.
func (e *Engine) Offers(f Filter, from Place, limit int) (found []ipsx.OrderView, next *Place) {
	return collect(from, limit, e.book.Offers(f.Country, f.Kind, from.Level), func(item *orderbook.Offer) (ipsx.OrderView, bool) {
		if o := item.Terms(); !f.accepts(o.Provider, []string{o.Country}, o.Kind, o.Protocols) {
			return ipsx.OrderView{}, false
		}
		return e.view(e.orders[item.Hash()]), true
	})
}

// Requests lists requests that rest, the highest price first, as Offers does.
func (e *Engine) Requests(f Filter, from Place, limit int) (found []ipsx.OrderView, next *Place) {
	return collect(from, limit, e.book.Requests(from.Level), func(item *orderbook.Request) (ipsx.OrderView, bool) {
		if r := item.Request; !f.accepts(r.Requester, r.Countries, r.Kinds, r.Protocol) {
			return ipsx.OrderView{}, false
		}
		return e.view(e.orders[item.Hash]), true
	})
}

func collect[T any](from Place, limit int, items iter.Seq2[uint64, T], view func(T) (ipsx.OrderView, bool)) (found []ipsx.OrderView, next *Place) {
	at, looked := Place{Level: from.Level}, 0
	for level, item := range items {
		if level != at.Level {
			at = Place{Level: level}
		}
		if at.Skip++; level == from.Level && at.Skip <= from.Skip {
			continue
		}
		if looked++; looked > maxLooked || len(found) == limit {
			at.Skip--
			return found, &at
		}
		if v, ok := view(item); ok {
			found = append(found, v)
		}
	}
	return found, nil
}

// Sizes are the numbers of offers in the book and of resting requests.
func (e *Engine) Sizes() (offers, requests int) { return e.book.Sizes() }

// accepts judges an order; one that names no country or kind takes any, so it is found under each.
func (f Filter) accepts(wallet ipsx.Address, countries []string, kind ipsx.Kinds, protocol ipsx.Protocols) bool {
	return (f.Wallet == ipsx.Address{} || f.Wallet == wallet) &&
		(f.Country == "" || len(countries) == 0 || slices.Contains(countries, f.Country)) &&
		(f.Kind == 0 || kind == 0 || f.Kind&kind != 0) &&
		(f.Protocol == 0 || f.Protocol&protocol != 0)
}

// Order finds an order of any status.
func (e *Engine) Order(hash ipsx.Hash) (ipsx.OrderView, bool) {
	o, ok := e.orders[hash]
	if !ok {
		return ipsx.OrderView{}, false
	}
	return e.view(o), true
}

// view is the order as it stands. What was signed never changes, so it is shared with whoever reads.
func (e *Engine) view(o *order) ipsx.OrderView {
	v := ipsx.OrderView{Hash: o.hash, Status: o.status, Deals: append([]ipsx.Hash{}, o.deals...)}
	if o.request != nil {
		v.Request = &o.request.Message
		return v
	}
	v.Offer = &o.offer.Signed.Message
	if o.listed != nil {
		v.Free = o.listed.Free()
	}
	return v
}

// Deal finds a deal, with the evidence of what both sides said.
func (e *Engine) Deal(hash ipsx.Hash) (ipsx.DealView, bool) {
	r, ok := e.deals.Get(hash)
	if !ok {
		return ipsx.DealView{}, false
	}
	view := r.View(r.State)
	view.Evidence = r.Evidence()
	return view, true
}

// Match finds a deal with its two orders.
func (e *Engine) Match(hash ipsx.Hash) (Match, bool) {
	r, ok := e.deals.Get(hash)
	if !ok {
		return Match{}, false
	}
	return matchOf(r), true
}

func matchOf(r *dealbook.Record) Match { return Match{r.Hash(), r.Deal, r.Offer, r.Request} }

// Deals lists a wallet's deals in either role, the newest first: those below a number, all or only live ones. more says whether there are others behind the last.
func (e *Engine) Deals(wallet ipsx.Address, live bool, below uint64, limit int) (found []ipsx.DealView, more bool) {
	all := e.deals.Of(wallet)
	end, _ := slices.BinarySearchFunc(all, below, func(r *dealbook.Record, number uint64) int { return cmp.Compare(r.Deal.Number, number) })
	for _, r := range slices.Backward(all[:end]) {
		if live && !r.State.Status.Live() {
			continue
		}
		if len(found) == limit {
			return found, true
		}
		found = append(found, r.View(r.State))
	}
	return found, false
}

// Profile is who a wallet is; a stranger is a newcomer.
func (e *Engine) Profile(wallet ipsx.Address) ipsx.Profile { return e.profile(wallet).Profile }

// Quote says what a request would be matched to now, by the code that matches: one lot for each deal, or why there is none.
func (e *Engine) Quote(r ipsx.Request) ([]matching.Lot, *ipsx.NoMatch) {
	d, search := matching.NewDemand(&r, e.rating(r.Requester), e.now.Unix()), orderbook.Search{}
	if lots, _ := search.Match(e.book, &d); lots != nil {
		return lots, nil
	}
	noMatch := search.Explain()
	return nil, &noMatch
}

// Depth sums up the free addresses by price, the cheapest first, in at most so many levels.
func (e *Engine) Depth(f Filter, levels int) (depth ipsx.Depth) {
	depth.Levels = []ipsx.DepthLevel{}
	seen := 0
	for _, item := range e.book.Offers(f.Country, f.Kind, 0) {
		o, price := item.Terms(), e.book.Price(item)
		if seen++; seen > maxLooked {
			depth.More = true
			return depth
		}
		if item.Free() == 0 || !f.accepts(o.Provider, []string{o.Country}, o.Kind, o.Protocols) {
			continue
		}
		last := len(depth.Levels) - 1
		if last < 0 || depth.Levels[last].Price != price {
			if depth.More = len(depth.Levels) == levels; depth.More {
				return depth
			}
			depth.Levels, last = append(depth.Levels, ipsx.DepthLevel{Price: price}), last+1
		}
		depth.Levels[last].Offers++
		depth.Levels[last].Addresses += item.Free()
	}
	return depth
}
