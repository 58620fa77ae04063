package engine

import (
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
	"github.com/ipsx/ipsx/market/orderbook"
)

// incoming is the sequence of a request that does not rest: every offer came before it.
const incoming = 1<<64 - 1

// request matches a request at once, or lets it rest. The same request again changes nothing.
func (e *Engine) request(hash ipsx.Hash, signed ipsx.Signed[ipsx.Request]) error {
	r := signed.Message
	known, err := e.admit(hash, r.Exchange, r.Expiry)
	if err == nil && known == nil {
		err = e.admitRequest(r)
	}
	if err != nil || known != nil {
		return e.answer(known, err)
	}
	o := &order{hash: hash, status: ipsx.OrderOpen, request: &signed, want: r.Count, budget: r.MaxTotal}
	e.orders[hash] = o
	e.keys[r.TunnelKey] = true
	if d := e.demand(o, incoming); !e.fill(o, &d) {
		e.rest(o)
		e.announce(o)
		noMatch := e.search.Explain()
		e.out.NoMatch = &noMatch
	}
	return e.answer(o, nil)
}

func (e *Engine) admitRequest(r ipsx.Request) error {
	now := e.now.Unix()
	if e.keys[r.TunnelKey] {
		return ipsx.Errorf(ipsx.CodeReplayed, "the tunnel key was used by another request").WithFix("make a fresh key for every request")
	}
	if r.Start != 0 && r.Start <= now {
		return ipsx.Errorf(ipsx.CodeExpired, "the start at %d is not in the future, it is %d now", r.Start, now).WithFix("write 0 to start now")
	}
	if until := e.profile(r.Requester).Profile.CoolDown; now < until {
		return ipsx.Errorf(ipsx.CodeRateLimited, "wallet %s let deals expire or gave them up: no new request before %d", r.Requester, until).
			WithFix("wait %d seconds, and connect to what you request", until-now)
	}
	if room := e.room(r.Requester); r.Count > room {
		return ipsx.Errorf(ipsx.CodeRateLimited, "wallet %s may hold %d addresses in deals that are not active yet, and has %d left", r.Requester, e.config.MaxPending, room).
			WithFix("connect or cancel those first, or ask for fewer")
	}
	return nil
}

// room is how many more addresses the wallet may hold before it pays for some. While it cools down none: what it let rest before would go round that.
func (e *Engine) room(requester ipsx.Address) uint32 {
	if e.now.Unix() < e.profile(requester).Profile.CoolDown {
		return 0
	}
	return e.config.MaxPending - min(e.config.MaxPending, e.deals.Pending(requester))
}

// demand is what the request still wants.
func (e *Engine) demand(o *order, sequence uint64) matching.Demand {
	r := &o.request.Message
	least := max(1, r.MinCount-min(r.MinCount, o.standing))
	return matching.Demand{Request: r, Sequence: sequence, Rating: e.rating(r.Requester), Now: e.now.Unix(),
		Want: o.want, Min: least, Budget: o.budget, Declined: o.declined}
}

// fill makes deals of the cheapest offers that satisfy the demand; false when there are too few, or the requester has no room for them.
func (e *Engine) fill(o *order, d *matching.Demand) bool {
	lots, _ := e.search.Match(e.book, d)
	count := uint32(0)
	for _, lot := range lots {
		count += uint32(len(lot.Addresses))
	}
	if lots == nil || count > e.room(d.Request.Requester) {
		return false
	}
	e.leave(o)
	o.status = ipsx.OrderMatched
	for _, lot := range lots {
		e.deal(o, lot)
	}
	o.want = 0
	e.announce(o)
	return true
}

// rest lets a request wait in the book for new offers.
func (e *Engine) rest(o *order) {
	o.status = ipsx.OrderOpen
	o.resting = e.book.AddRequest(o.hash, &o.request.Message, e.nextSequence())
}

// deal makes one deal of a request and what one offer contributes.
func (e *Engine) deal(o *order, lot matching.Lot) {
	e.number++
	r, item := &o.request.Message, e.orders[lot.Hash]
	d := ipsx.Deal{
		Exchange: e.config.Exchange, Number: e.number, Offer: lot.Hash, Request: o.hash, Provider: lot.Offer.Provider, Requester: r.Requester,
		Addresses: slices.Clone(lot.Addresses), PricePerSecond: lot.PricePerSecond, PricePerGiB: lot.PricePerGiB, Seconds: r.Seconds, Start: r.Start,
		Proposed: e.now.Unix(), MaxTotal: lot.MaxTotal, MaxInterval: lot.Offer.MaxInterval, Protocol: r.Protocol, Scope: r.Scope,
		Signer: r.Signer, Clearer: r.Clearer, ProviderKey: lot.Offer.TunnelKey, RequesterKey: r.TunnelKey,
	}
	if err := e.book.Lease(item.listed, d.Addresses); err != nil {
		panic(err) // a bug: the same book just said that they are free
	}
	hash := e.config.Domain.Digest(d)
	state := e.deals.Add(hash, d, item.offer.Signed, *o.request, e.now)
	o.deals = append(o.deals, hash)
	o.standing += uint32(len(d.Addresses))
	o.budget = o.budget.Sub(d.MaxTotal)
	e.ledger.touch(dealLeaf, hash)
	m := Match{hash, d, item.offer.Signed, *o.request}
	e.out.Deals = append(e.out.Deals, m)
	view, proposal := state.View(), m.Proposal()
	e.notify(ipsx.Event{Type: ipsx.EventProposal, Deal: &view, Proposal: &proposal}, d.Provider, d.Requester)
}

// rematch matches the part of a request that a provider declined again at once, without that provider; or lets the request
// rest while it holds fewer addresses than its smallest number. What expired or was cancelled stays as it is.
func (e *Engine) rematch(d *ipsx.Deal) {
	o := e.orders[d.Request]
	o.want += uint32(len(d.Addresses))
	o.standing -= uint32(len(d.Addresses))
	o.budget = o.budget.Add(d.MaxTotal)
	o.declined = append(o.declined, d.Provider)
	e.ledger.touch(orderLeaf, o.hash)
	if o.status != ipsx.OrderMatched && o.status != ipsx.OrderOpen {
		return
	}
	r := &o.request.Message
	if orderbook.RestsUntil(r) <= e.now.Unix() {
		e.giveUp(o)
		return
	}
	e.leave(o) // it may rest for a part that was declined before
	if demand := e.demand(o, incoming); e.fill(o, &demand) {
		return
	}
	if o.standing < r.MinCount {
		e.rest(o)
		e.announce(o)
	}
}

// giveUp marks a request that came to nothing after its time.
func (e *Engine) giveUp(o *order) {
	if o.standing == 0 {
		e.close(o, ipsx.OrderExpired)
	}
}
