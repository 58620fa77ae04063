package simulation

import (
	"fmt"
	"net/netip"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
	"github.com/ipsx/ipsx/payment"
)

// The ways in which providers cheat.
const (
	declines = "provider declines always"
	neverUp  = "provider is ready and never there"
	vanishes = "provider takes vouchers and serves nothing"
	stale    = "provider claims an old voucher"
)

var providerCheats = []string{declines, neverUp, vanishes, stale}

// provider is a node that serves deals. What is on its disk survives a kill: the best voucher of each lane.
type provider struct {
	host
	wallet ipsx.Address
	cheat  string
	prefix netip.Prefix
	price  uint64
	nonce  uint64

	best  map[ipsx.Hash]ipsx.SignedVoucher // disk
	lanes []ipsx.Hash                      // disk: in the order in which they came
	taken map[ipsx.Hash]ipsx.Amount        // wei that deals were credited with, by lane

	serving map[ipsx.Hash]*service
	known   []ipsx.Hash // deals in serving, in order
	busy    map[ipsx.Hash]ipsx.Hash
}

// service is one deal at its provider.
type service struct {
	deal      ipsx.Deal
	hash      ipsx.Hash
	seq       uint64
	heard     uint64
	answers   map[uint64]paid // to statuses that were heard before
	connected time.Time
	stopped   time.Time // no traffic since
	ledger    payment.Ledger
	account   payment.Account
	ended     bool
}

// payment of a requester, and its answer.
type pay struct {
	seq     uint64
	status  ipsx.ActorStatus
	voucher *ipsx.SignedVoucher
}

type paid struct{ err error }

func newProvider(w *world, n int) *provider {
	p := &provider{host: host{w: w, name: fmt.Sprintf("provider%d", n)}, best: map[ipsx.Hash]ipsx.SignedVoucher{}, taken: map[ipsx.Hash]ipsx.Amount{}, serving: map[ipsx.Hash]*service{}, busy: map[ipsx.Hash]ipsx.Hash{},
		price: uint64(10 + w.rng.IntN(90)), prefix: netip.PrefixFrom(netip.AddrFrom4([4]byte{198, 51, byte(n), 0}), 30-w.rng.IntN(2))}
	p.wallet = keyOf(p.name).Address()
	if w.rng.IntN(4) == 0 {
		p.cheat = providerCheats[w.rng.IntN(len(providerCheats))]
	}
	w.truth.actors[p.wallet] = p
	p.later(w.between(0, time.Second), p.up)
	return p
}

func (p *provider) at() *host { return &p.host }

// up is what a node does when it starts: it fails what an earlier run served, offers, and looks after its deals.
func (p *provider) up() {
	p.w.read(&p.host, p.wallet, func(deals []ipsx.DealView) {
		for _, view := range deals {
			if view.Status.Live() && view.Deal.Provider == p.wallet && p.serving[view.Hash] == nil && view.Status != ipsx.DealProposed {
				seq := uint64(1)
				if view.Provider != nil {
					seq = view.Provider.Seq + 1
				}
				p.say(view.Hash, seq, ipsx.StatusFailed, ipsx.ReasonRestarted)
			}
		}
	})
	p.offer()
	p.look(p.wallet, p.changed)
}

func (p *provider) offer() {
	p.nonce++
	o := ipsx.Offer{Exchange: engineConfig.Exchange, Provider: p.wallet, Prefixes: []netip.Prefix{p.prefix}, Country: []string{"AT", "DE"}[p.wallet[0]%2], Kind: ipsx.Residential,
		Protocols: ipsx.Web | ipsx.Any, Scopes: ipsx.AnyUse, PricePerSecond: ipsx.Wei(p.price), MinSeconds: 5, MaxSeconds: 120, MaxInterval: 8, TunnelKey: ipsx.HashOf([]byte(p.name)),
		Expiry: p.w.now.Unix() + 3600, Nonce: p.nonce, ClosedPorts: []ipsx.PortRange{}, AllowedDomains: []string{}, DeniedDomains: []string{}, Endpoints: []netip.AddrPort{}}
	placeOffer(p.w, &p.host, seal(p.w, p.name, o), func(out engine.Outcome, ok bool) {
		if !ok || out.Err != nil {
			p.later(3*time.Second, p.offer)
		}
	})
}

func (p *provider) heard(e ipsx.Event) { p.hear(e, p.propose, p.changed) }

func (p *provider) changed(view ipsx.DealView) {
	s := p.serving[view.Hash]
	switch {
	case view.Deal.Provider != p.wallet:
	case s == nil && view.Status == ipsx.DealProposed:
		p.w.proposal(&p.host, view.Hash, p.propose)
	case s != nil && (!view.Status.Live() || view.Status == ipsx.DealEnding):
		p.end(s, "", "")
	}
}

func (p *provider) propose(proposal ipsx.Proposal) {
	d := proposal.Deal.Message
	hash := domain.Digest(d)
	if p.serving[hash] != nil || d.Provider != p.wallet || !p.w.acceptable(proposal) {
		return
	}
	if p.cheat == declines || p.occupied(d) {
		if p.cheat == declines {
			p.w.count(declines)
		}
		p.say(hash, 1, ipsx.StatusDeclined, ipsx.ReasonBusy)
		return
	}
	s := &service{deal: d, hash: hash, seq: 1, answers: map[uint64]paid{}}
	s.ledger.Deal = &s.deal
	p.serving[hash], p.known = s, append(p.known, hash)
	p.tell(s, ipsx.StatusReady, "", func(err error) {
		if err != nil {
			p.end(s, "", "")
			return
		}
		if p.cheat == neverUp {
			p.w.count(neverUp)
			return
		}
		if r, ok := p.w.truth.actors[d.Requester].(*requester); ok {
			p.w.send(&p.host, &r.host, "hello", func() { r.hello(hash, p) })
		}
	})
}

// occupied: a provider is the last judge of its own addresses.
func (p *provider) occupied(d ipsx.Deal) bool {
	for _, hash := range p.known {
		s := p.serving[hash]
		for _, a := range d.Addresses {
			for _, b := range s.deal.Addresses {
				if a == b && !s.ended {
					return true
				}
			}
		}
	}
	return false
}

// say sends a status of a deal that is not served.
func (p *provider) say(deal ipsx.Hash, seq uint64, status ipsx.ActorStatus, reason ipsx.Reason) {
	m := ipsx.Status{Deal: deal, Role: ipsx.ProviderRole, Seq: seq, Status: status, Reason: reason, At: p.w.now.Unix()}
	p.w.status(&p.host, seal(p.w, p.name, m), p.wallet, func(engine.Outcome, bool) {})
}

// tell sends the next status of a deal; done hears whether it stands.
func (p *provider) tell(s *service, status ipsx.ActorStatus, reason ipsx.Reason, done func(error)) {
	m := ipsx.Status{Deal: s.hash, Role: ipsx.ProviderRole, Seq: s.seq, Status: status, Reason: reason, At: p.w.now.Unix(), Seconds: s.seconds(p.w.now), Cumulative: s.account.Cumulative}
	if s.account.Lane != (ipsx.Lane{}) {
		m.Lane = s.account.Lane.ID()
	}
	s.seq++
	p.w.status(&p.host, seal(p.w, p.name, m), p.wallet, func(out engine.Outcome, ok bool) {
		if !ok {
			out.Err = ipsx.Errorf(ipsx.CodeUnavailable, "no answer")
		}
		done(out.Err)
	})
}

func (s *service) seconds(now time.Time) uint64 {
	if s.connected.IsZero() {
		return 0
	}
	return min(uint64(now.Sub(s.connected)/time.Second), uint64(s.deal.Seconds))
}

// take is the provider's side of a payment. The same one again is answered the same.
func (p *provider) take(deal ipsx.Hash, m pay) paid {
	s := p.serving[deal]
	if s == nil || s.ended {
		return paid{ipsx.Errorf(ipsx.CodeTransition, "the deal is over")}
	}
	if answer, again := s.answers[m.seq]; again {
		return answer
	}
	if m.seq <= s.heard {
		return paid{ipsx.Errorf(ipsx.CodeReplayed, "it was heard before")}
	}
	answer := paid{p.accept(s, m)}
	s.answers[m.seq] = answer
	return answer
}

func (p *provider) accept(s *service, m pay) error {
	if s.connected.IsZero() && m.status != ipsx.StatusConnected {
		return ipsx.Errorf(ipsx.CodeTransition, "connected comes first")
	}
	if m.voucher != nil {
		if err := p.voucher(s, *m.voucher); err != nil {
			return err
		}
	}
	s.heard = m.seq
	if s.connected.IsZero() {
		if s.ledger.Cover(0) == 0 {
			return ipsx.Errorf(ipsx.CodeUnpaid, "nothing is served before the first voucher")
		}
		s.connected = p.w.now
		p.w.note("%s serves %s", p.name, s.hash.TerminalString())
		if p.cheat == vanishes {
			p.later(p.w.between(time.Second, 12*time.Second), func() {
				p.w.count(vanishes)
				s.stopped = p.w.now
			})
		}
		p.later(time.Duration(s.deal.Seconds)*time.Second, func() { p.judge(s) })
	}
	if m.status == ipsx.StatusEnded {
		p.end(s, ipsx.StatusEnded, ipsx.ReasonStopped)
		return nil
	}
	if stop := s.ledger.StopAt(0); stop != payment.Never {
		p.later(s.connected.Add(stop).Sub(p.w.now), func() { p.judge(s) })
	}
	return nil
}

// voucher takes what grows and is covered; it is on the disk when this returns.
func (p *provider) voucher(s *service, v ipsx.SignedVoucher) error {
	lane := v.Lane.ID()
	if other, taken := p.busy[lane]; taken && other != s.hash {
		p.w.count("lane used twice refused")
		return ipsx.Errorf(ipsx.CodeConflict, "the lane pays another deal")
	}
	account := s.account
	if account.Lane != v.Lane {
		known, ok := p.w.chain.account(v.Lane)
		if !ok {
			return ipsx.Errorf(ipsx.CodeNotFound, "the lane is not open")
		}
		account = known
		if best, had := p.best[lane]; had && account.Cumulative.Less(best.Cumulative) {
			account.Cumulative = best.Cumulative
		}
	}
	if err := payment.CheckVoucher(domain, &s.deal, account, v, p.w.now.Unix()+int64(s.deal.Seconds)); err != nil {
		p.w.count("voucher refused: " + string(ipsx.CodeOf(err)))
		return err
	}
	if _, had := p.best[lane]; !had {
		p.lanes = append(p.lanes, lane)
	}
	old := p.best[lane]
	p.best[lane], p.busy[lane] = v, s.hash
	before := s.ledger.Paid
	s.account, s.ledger = payment.Accept(account, s.ledger, v)
	p.taken[lane] = p.taken[lane].Add(s.ledger.Paid.Sub(before))
	if p.cheat == stale && !old.Cumulative.IsZero() {
		p.claim(v)
		p.later(5*time.Second, func() {
			p.w.count(stale)
			p.claim(old)
		})
	}
	return nil
}

// judge ends a deal whose time, or whose cover, is over.
func (p *provider) judge(s *service) {
	elapsed := p.w.now.Sub(s.connected)
	switch {
	case s.ended:
	case elapsed >= time.Duration(s.deal.Seconds)*time.Second:
		p.end(s, ipsx.StatusEnded, ipsx.ReasonDone)
	case elapsed >= s.ledger.StopAt(0):
		p.end(s, ipsx.StatusFailed, ipsx.ReasonUnpaid)
	}
}

// end stops the service. An honest provider served no longer than it was paid, and the grace.
func (p *provider) end(s *service, status ipsx.ActorStatus, reason ipsx.Reason) {
	if s.ended {
		return
	}
	p.over(s)
	p.w.note("%s ends %s: %s %s", p.name, s.hash.TerminalString(), status, reason)
	if status != "" {
		p.tell(s, status, reason, func(error) {})
	}
	if v, ok := p.best[s.account.Lane.ID()]; ok && p.w.rng.IntN(2) == 0 {
		p.claim(v)
	}
}

func (p *provider) over(s *service) {
	s.ended = true
	if s.stopped.IsZero() {
		s.stopped = p.w.now
	}
	if p.busy[s.account.Lane.ID()] == s.hash {
		delete(p.busy, s.account.Lane.ID())
	}
	if s.connected.IsZero() {
		return
	}
	p.w.count("served")
	served := min(p.w.now.Sub(s.connected), time.Duration(s.deal.Seconds)*time.Second)
	if unpaid := served - time.Duration(s.ledger.Cover(0))*time.Second; unpaid > ipsx.CoverGrace {
		p.w.wrong("%s served %s of deal %s unpaid", p.name, unpaid, s.hash)
	}
}

// claim brings a voucher to the chain.
func (p *provider) claim(v ipsx.SignedVoucher) {
	p.w.chain.transact(&p.host, "claim", func() error {
		err := p.w.chain.settle(v)
		if r := p.w.chain.lanes[v.Lane.ID()]; r != nil {
			p.w.settled(v.Lane.ID(), r.claimed)
		}
		return err
	}, func(error) {})
}

// settled is what the exchange reads from the chain.
func (w *world) settled(lane ipsx.Hash, claimed ipsx.Amount) {
	w.after(3*time.Second, func() {
		if !w.leader.down {
			w.leader.submit(engine.Command{Settled: &engine.Settled{Lane: lane, Claimed: claimed}}, func(engine.Outcome, bool) {})
		}
	})
}

// die is kill -9, and a start some seconds later.
func (p *provider) die() {
	p.w.count("provider killed")
	for _, hash := range p.known {
		if s := p.serving[hash]; !s.ended {
			p.over(s)
		}
	}
	p.kill()
	p.serving, p.known, p.busy = map[ipsx.Hash]*service{}, nil, map[ipsx.Hash]ipsx.Hash{}
	p.w.after(p.w.between(time.Second, 6*time.Second), func() {
		p.start()
		p.up()
	})
}
