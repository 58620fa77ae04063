package simulation

import (
	"fmt"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
	"github.com/ipsx/ipsx/payment"
)

// The ways in which requesters cheat.
const (
	stopsPaying  = "requester stops paying"
	replays      = "requester pays with an old voucher"
	lowers       = "requester promises less than before"
	oneLaneTwice = "requester pays two deals on one lane"
	overdraws    = "requester promises more than is covered"
	silentAfter  = "requester lets deals expire"
)

var requesterCheats = []string{stopsPaying, replays, lowers, oneLaneTwice, overdraws, silentAfter}

const (
	laneCap     = 20_000_000
	noticeAfter = 2 * time.Second // a dead tunnel: three heartbeats of 500 ms, and the look
)

// lane is what must survive of a lane: how much was promised, and how much the payee is known to have.
type lane struct {
	lane              ipsx.Lane
	limit             ipsx.Amount
	expiry            int64
	cumulative, heard ipsx.Amount
	open              bool
}

// requester is a node that rents. Its lanes are on disk.
type requester struct {
	host
	wallet ipsx.Address
	cheat  string
	nonce  uint64
	lanes  []*lane // disk

	open   map[ipsx.Hash]int64 // own requests, by when they are given up
	uses   map[ipsx.Hash]*use
	known  []ipsx.Hash
	locked map[*lane]bool
}

// use is one deal at its requester.
type use struct {
	deal      ipsx.Deal
	hash      ipsx.Hash
	lane      *lane
	provider  *provider
	paid      ipsx.Amount // on the lane
	seq       uint64
	connected time.Time
	ledger    payment.Ledger
	until     time.Duration // it is wanted
	over      bool
	last      *ipsx.SignedVoucher
}

func newRequester(w *world, n int) *requester {
	r := &requester{host: host{w: w, name: fmt.Sprintf("requester%d", n)}, open: map[ipsx.Hash]int64{}, uses: map[ipsx.Hash]*use{}, locked: map[*lane]bool{}}
	r.wallet = keyOf(r.name).Address()
	if w.rng.IntN(5) == 0 {
		r.cheat = requesterCheats[w.rng.IntN(len(requesterCheats))]
	}
	w.truth.actors[r.wallet] = r
	w.chain.deposit(r.wallet, ipsx.Wei(40*laneCap))
	r.later(w.between(time.Second, 10*time.Second), r.want)
	r.later(w.between(time.Second, 4*time.Second), func() { r.look(r.wallet, r.changed) })
	return r
}

func (r *requester) at() *host { return &r.host }

// want rents something now and then.
func (r *requester) want() {
	if r.w.calm {
		return
	}
	r.later(r.w.between(8*time.Second, 30*time.Second), r.want)
	r.nonce++
	m := ipsx.Request{Exchange: engineConfig.Exchange, Requester: r.wallet, Count: uint32(1 + r.w.rng.IntN(3)), MinCount: 1, Countries: [][]string{{}, {"DE"}, {"AT", "DE"}}[r.w.rng.IntN(3)],
		Protocol: ipsx.Web, Scope: ipsx.Browse, Seconds: uint32(5 + r.w.rng.IntN(40)), MaxPricePerSecond: ipsx.Wei(uint64(20 + r.w.rng.IntN(200))), MaxTotal: ipsx.Wei(laneCap / 20), Signer: r.wallet,
		TunnelKey: ipsx.HashOf([]byte(r.name), []byte{byte(r.nonce), byte(r.nonce >> 8)}), Expiry: r.w.now.Unix() + int64(10+r.w.rng.IntN(20)), Nonce: r.nonce,
		ExcludedCountries: []string{}, Regions: []string{}, ExcludedRegions: []string{}, Cities: []string{}, ExcludedCities: []string{}, ASNs: []uint32{}, ExcludedASNs: []uint32{}, ExcludedProviders: []ipsx.Address{}}
	hash := domain.Digest(m)
	r.open[hash] = m.Expiry + 30
	placeRequest(r.w, &r.host, seal(r.w, r.name, m), func(out engine.Outcome, ok bool) {
		for _, made := range out.Deals {
			r.propose(r.w.sign(made.Proposal()))
		}
	})
}

func (r *requester) heard(e ipsx.Event) { r.hear(e, r.propose, r.changed) }

func (r *requester) changed(view ipsx.DealView) {
	u := r.uses[view.Hash]
	switch {
	case view.Deal.Requester != r.wallet:
	case u == nil && (view.Status == ipsx.DealProposed || view.Status == ipsx.DealReady):
		r.w.proposal(&r.host, view.Hash, r.propose)
	case u != nil && (!view.Status.Live() || view.Status == ipsx.DealEnding):
		r.finish(u)
	}
}

func (r *requester) propose(p ipsx.Proposal) {
	d := p.Deal.Message
	hash := domain.Digest(d)
	if r.uses[hash] != nil || d.Requester != r.wallet || !r.w.acceptable(p) {
		return
	}
	u := &use{deal: d, hash: hash, seq: 1, until: r.w.between(2*time.Second, 50*time.Second)}
	u.ledger.Deal = &u.deal
	r.uses[hash], r.known = u, append(r.known, hash)
	if r.open[d.Request] < r.w.now.Unix() { // of an earlier run, or given up
		r.abandon(u)
		return
	}
	if r.cheat == silentAfter {
		r.w.count(silentAfter)
		return
	}
	r.reserve(u)
	r.later(10*time.Second, func() {
		if u.connected.IsZero() && !u.over {
			r.abandon(u)
		}
	})
}

// abandon undoes a deal before it is active.
func (r *requester) abandon(u *use) {
	r.finish(u)
	r.tell(u, ipsx.StatusCancelled, ipsx.ReasonStopped)
}

// reserve finds a lane to the provider, or opens one.
func (r *requester) reserve(u *use) {
	need := payment.GreatestBill(&u.deal)
	until := r.w.now.Unix() + int64(u.deal.Seconds) + int64((payment.ExpiryMargin + time.Minute).Seconds())
	for _, l := range r.lanes {
		free := !r.locked[l] || r.cheat == oneLaneTwice
		if free && l.open && l.lane.Payee == u.deal.Provider && l.expiry >= until && !l.limit.Less(l.cumulative.Add(need)) {
			if r.locked[l] {
				r.w.count(oneLaneTwice)
			}
			r.hold(u, l)
			return
		}
	}
	l := &lane{lane: ipsx.Lane{Payer: r.wallet, Payee: u.deal.Provider, Signer: r.wallet, Number: uint64(len(r.lanes) + 1)}, limit: ipsx.Wei(laneCap), expiry: until + 1800}
	r.lanes = append(r.lanes, l)
	r.w.chain.transact(&r.host, "open", func() error {
		err := r.w.chain.open(l.lane, l.limit, l.expiry)
		l.open = err == nil // it can be read from the chain by whoever starts anew
		return err
	}, func(err error) {
		if err == nil && !u.over {
			r.hold(u, l)
		}
	})
}

func (r *requester) hold(u *use, l *lane) {
	u.lane, u.paid, r.locked[l] = l, l.heard, true
	if l.heard.Less(l.cumulative) { // a promise that was perhaps not heard is repeated, not added to
		if p, ok := r.w.truth.actors[u.deal.Provider].(*provider); ok {
			call(&r.host, p.at, "best", func(respond func(ipsx.Amount)) { respond(p.best[l.lane.ID()].Cumulative) }, func(best ipsx.Amount, ok bool) {
				if ok {
					l.heard, u.paid = best, best
					r.connect(u)
				}
			})
			return
		}
	}
	r.connect(u)
}

func (r *requester) hello(deal ipsx.Hash, from *provider) {
	if u := r.uses[deal]; u != nil && u.provider == nil {
		u.provider = from
		r.connect(u)
	}
}

// connect pays the first voucher, once the lane stands and the provider is there.
func (r *requester) connect(u *use) {
	if u.over || u.lane == nil || u.provider == nil || !u.connected.IsZero() || u.lane.heard.Less(u.lane.cumulative) && u.paid.Less(u.lane.heard) {
		return
	}
	u.connected = r.w.now
	r.pay(u, ipsx.StatusConnected)
}

// pay promises what is due and has the provider take it. It is on the disk before it is sent.
func (r *requester) pay(u *use, status ipsx.ActorStatus) {
	if r.cheat == stopsPaying && status == ipsx.StatusUsing {
		r.w.count(stopsPaying)
		return
	}
	meter := payment.Meter{Seconds: r.seconds(u)}
	due, _ := u.ledger.Next(meter)
	if status == ipsx.StatusEnded {
		due = u.ledger.Final(meter)
	}
	m := pay{seq: u.seq, status: status, voucher: r.promise(u, due)}
	u.ledger = u.ledger.After(due)
	u.seq++
	if r.w.chance(700) {
		r.die()
		return
	}
	run := r.runs
	call(&r.host, u.provider.at, "pay", func(respond func(paid)) { respond(u.provider.take(u.hash, m)) }, func(answer paid, ok bool) {
		if r.runs == run {
			r.answered(u, m, answer, ok)
		}
	})
}

// promise signs the voucher for a payment; cheats have their own ways.
func (r *requester) promise(u *use, due payment.Payment) *ipsx.SignedVoucher {
	if due.Growth.IsZero() {
		return nil
	}
	cumulative := u.paid.Add(due.Growth)
	switch {
	case r.cheat == replays && u.last != nil:
		r.w.count(replays)
		return u.last
	case r.cheat == lowers && u.last != nil:
		r.w.count(lowers)
		cumulative = cumulative.MulDiv(1, 2)
	case r.cheat == overdraws:
		r.w.count(overdraws)
		cumulative = u.lane.limit.Add(ipsx.Wei(1))
	default:
		u.paid = cumulative
		if u.lane.cumulative.Less(cumulative) {
			u.lane.cumulative = cumulative
		}
	}
	v, err := ipsx.SignVoucher(keyOf(r.name), domain, u.lane.lane, cumulative)
	r.w.must(err)
	u.last = &v
	return &v
}

func (r *requester) answered(u *use, m pay, answer paid, ok bool) {
	if ok && answer.err == nil && m.voucher != nil && u.lane.heard.Less(m.voucher.Cumulative) && r.cheat == "" {
		u.lane.heard = m.voucher.Cumulative
	}
	switch {
	case u.over:
	case !ok || answer.err != nil:
		r.w.note("%s is not served: %v %v", r.name, ok, answer.err)
		r.finish(u)
		r.tell(u, ipsx.StatusFailed, ipsx.ReasonUnpaid)
	case m.status == ipsx.StatusEnded:
	default:
		if m.status == ipsx.StatusConnected {
			r.w.count("rented")
			r.tell(u, ipsx.StatusConnected, "")
		}
		r.goOn(u)
	}
}

// goOn pays again when that is due, and ends when the lease is over or not wanted any more.
func (r *requester) goOn(u *use) {
	until := min(u.until, time.Duration(u.deal.Seconds)*time.Second)
	next, due := u.ledger.DueAt()
	if !due || until < next {
		next = until
	}
	r.later(max(0, u.connected.Add(next).Sub(r.w.now)), func() {
		switch {
		case u.over:
		case r.w.now.Sub(u.connected) >= until:
			r.end(u)
		case r.gone(u):
			r.w.count("silent provider noticed")
			r.finish(u)
			r.tell(u, ipsx.StatusFailed, ipsx.ReasonSilent)
		default:
			r.pay(u, ipsx.StatusUsing)
		}
	})
}

// gone says whether the tunnel has been dead for so long that its heartbeats are missed.
func (r *requester) gone(u *use) bool {
	s := u.provider.serving[u.hash]
	return s == nil || !s.stopped.IsZero() && r.w.now.Sub(s.stopped) >= noticeAfter
}

func (r *requester) end(u *use) {
	if !r.gone(u) {
		r.pay(u, ipsx.StatusEnded)
	}
	r.finish(u)
	r.tell(u, ipsx.StatusEnded, ipsx.ReasonStopped)
}

// finish lets go of the lane. An honest requester promised no more than what was served, what could not be noticed, and one interval.
func (r *requester) finish(u *use) {
	if u.over {
		return
	}
	u.over = true
	delete(r.locked, u.lane)
	if r.cheat != "" || u.connected.IsZero() {
		return
	}
	stopped := r.w.now
	if s := u.provider.serving[u.hash]; s != nil && !s.stopped.IsZero() {
		stopped = s.stopped
	} else if s == nil {
		return // killed: its service ended at a moment that is not known any more
	}
	served := uint64(max(0, stopped.Sub(u.connected)+noticeAfter) / time.Second)
	if most := u.deal.PricePerSecond.Mul(uint64(len(u.deal.Addresses))).Mul(prepaid(served)); most.Less(u.ledger.Paid) {
		r.w.wrong("%s promised %s wei in deal %s, %s would be one interval above what was served", r.name, u.ledger.Paid, u.hash, most)
	}
}

// prepaid is up to which second an honest requester has paid at a second of a lease whose longest interval is 8 s: after 1, 3, 7, 15, 23 s and so on.
func prepaid(second uint64) uint64 {
	until := uint64(1)
	for interval := uint64(2); until <= second; interval = min(2*interval, 8) {
		until += interval
	}
	return until
}

func (r *requester) seconds(u *use) uint64 {
	return min(uint64(r.w.now.Sub(u.connected)/time.Second), uint64(u.deal.Seconds))
}

func (r *requester) tell(u *use, status ipsx.ActorStatus, reason ipsx.Reason) {
	m := ipsx.Status{Deal: u.hash, Role: ipsx.RequesterRole, Seq: u.seq, Status: status, Reason: reason, At: r.w.now.Unix(), Accrued: u.ledger.Paid}
	if u.lane != nil {
		m.Lane, m.Cumulative = u.lane.lane.ID(), u.paid
	}
	if !u.connected.IsZero() {
		m.Seconds = r.seconds(u)
	}
	u.seq++
	r.w.status(&r.host, seal(r.w, r.name, m), r.wallet, func(engine.Outcome, bool) {})
}

// die is kill -9, and a start some seconds later: the lanes are there, the deals are not.
func (r *requester) die() {
	r.w.count("requester killed")
	r.kill()
	r.uses, r.known, r.locked, r.open = map[ipsx.Hash]*use{}, nil, map[*lane]bool{}, map[ipsx.Hash]int64{}
	r.w.after(r.w.between(time.Second, 6*time.Second), func() {
		r.start()
		r.want()
		r.look(r.wallet, r.changed)
	})
}
