package provider

import (
	"cmp"
	"context"
	"net/netip"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
)

// door is one key that is let into a lease, with an exit for each leased address.
type door struct {
	key   tunnel.PublicKey
	inner []netip.Addr
	exits []*egress.Exit
}

func (d door) set(gate egress.Gate) {
	for _, exit := range d.exits {
		exit.Set(gate)
	}
}

// lease is one deal being served.
type lease struct {
	node      *Provider
	venue     *venue // whose deal it is
	hash      ipsx.Hash
	deal      ipsx.Deal
	relayOnly bool // its requester's address is not to be seen
	channel   *pair.Channel
	responder *pair.Responder
	policy    *egress.Policy
	credit    *egress.Credit // of all doors together
	names     *egress.Names
	diary     *diary
	asking    sync.Mutex // held while a question is answered; taken before mu
	looking   sync.Mutex // held while it is looked at; taken before mu
	ways      *ways

	mu        sync.Mutex
	seq       uint64
	heard     uint64 // the requester's newest status
	doors     []door // the requester's own client, then an exported one
	account   payment.Account
	ledger    payment.Ledger
	next      *time.Timer // when it is looked at
	begun     time.Time   // monotonic: it was ready
	connected time.Time   // monotonic; zero before
	closes    int64       // Unix time at which its offer closes; 0: never
	seconds   uint64      // frozen at the end
	told      uint64      // bytes that the requester was last told of
	looked    uint64      // bytes at the last look
	counted   uint64      // bytes that the node's traffic has
	forgiven  uint64      // bytes of this side's count that the requester does not count, as of its newest status
	past      []reading   // the meter during the last CoverGrace, oldest first
	stopping  ipsx.Reason // set when the lease is about to end
	stopAs    ipsx.ActorStatus
	stopAt    time.Time
	ended     bool
}

// reading is what the meter showed at a time.
type reading struct {
	at    time.Time
	bytes uint64
}

// propose serves a deal, or declines it and says why. Another node of the wallet answers for its own deals.
func (v *venue) propose(ctx context.Context, proposal ipsx.Proposal) {
	p, deal := v.node, proposal.Deal.Message
	if !p.concerns(deal) {
		return
	}
	hash := p.domain.Digest(deal)
	if deal.Start > time.Now().Add(ipsx.BookingLead).Unix() {
		return // booked: its own event comes when it is time
	}
	if !p.answers(hash) {
		return // it came twice
	}
	defer p.answered(hash)
	l, err := v.begin(proposal, hash)
	if err != nil {
		p.config.Log.Warn("a deal is declined", "deal", hash, "exchange", v.client.URL(), "error", err)
		v.report(ipsx.Status{Deal: hash, Role: ipsx.ProviderRole, Seq: 1, Status: ipsx.StatusDeclined, Reason: reasonOf(err), At: time.Now().Unix()})
		return
	}
	if err := l.ready(ctx); err != nil {
		p.config.Log.Warn("a deal cannot be served", "deal", hash, "error", err)
		l.end(ipsx.StatusFailed, ipsx.ReasonTunnel)
	}
}

// answers says whether the deal is to be answered: it is neither served nor being answered.
func (p *Provider) answers(deal ipsx.Hash) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.leases[deal] != nil || p.answering[deal] {
		return false
	}
	p.answering[deal] = true
	return true
}

func (p *Provider) answered(deal ipsx.Hash) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.answering, deal)
}

func reasonOf(err error) ipsx.Reason {
	if ipsx.IsCode(err, ipsx.CodeConflict) {
		return ipsx.ReasonBusy
	}
	return ipsx.ReasonBadDeal
}

// begin checks the deal and lets the requester's key in as far as the exit check.
func (v *venue) begin(proposal ipsx.Proposal, hash ipsx.Hash) (*lease, error) {
	p, deal := v.node, proposal.Deal.Message
	if err := proposal.Verify(p.domain, v.client.Terms().Exchange, time.Now().Unix(), p.contracts.Ask); err != nil {
		return nil, err
	}
	if deal.ProviderKey != ipsx.Hash(p.key.Public()) {
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "the deal is for a tunnel key of an earlier run")
	}
	if deal.Clearer != (ipsx.Address{}) {
		return nil, ipsx.Errorf(ipsx.CodeUnsupported, "this provider takes direct lanes only")
	}
	if err := p.blocks.check(deal.Requester); err != nil {
		return nil, err
	}
	l := &lease{node: p, venue: v, hash: hash, deal: deal, relayOnly: proposal.Request.Message.RelayOnly, ledger: payment.Ledger{Deal: &deal}, credit: egress.NewCredit(), names: egress.NewNames(), ways: newWays(),
		channel: pair.NewChannel(hash, ipsx.ProviderRole, p.key.Bytes(), deal.RequesterKey, 0, 0), policy: v.policy(proposal.Offer.Message, deal)}
	l.responder = pair.NewResponder(l.answer)
	l.closes, _ = proposal.Offer.Message.Closes(max(deal.Proposed, deal.Start))
	if err := p.claim(l); err != nil {
		return nil, err
	}
	var err error
	if l.diary, err = p.keepDiary(hash, proposal); err == nil {
		_, err = l.open(tunnel.PublicKey(deal.RequesterKey), egress.CheckOnly)
	}
	if err != nil {
		l.diary.abandon()
		l.forget()
		l.ways.end()
		return nil, err
	}
	return l, nil
}

func (v *venue) policy(offer ipsx.Offer, deal ipsx.Deal) *egress.Policy {
	return &egress.Policy{Protocol: deal.Protocol, ClosedPorts: offer.ClosedPorts, Allow: v.node.config.Allow, ExitCheck: v.exit, Challenge: v.challenge, Own: v.node.own.List,
		Domains: egress.NewDomains(offer.AllowedDomains, offer.DeniedDomains)}
}

// open lets a key in: inner addresses of its own, and an exit for each leased address.
func (l *lease) open(key tunnel.PublicKey, gate egress.Gate) (door, error) {
	inner, err := l.node.server.Allocate(l.deal.Addresses)
	if err != nil {
		return door{}, err
	}
	d := door{key: key, inner: inner}
	limits := l.node.config.Limits
	if offered := l.node.config.Terms.MbitPerLease; offered > 0 {
		limits.Mbit = offered
	}
	for _, leased := range l.deal.Addresses {
		source, ours := l.node.bind(leased)
		if !ours {
			l.node.server.Release(inner)
			return door{}, ipsx.Errorf(ipsx.CodeForbidden, "%s is not among the offered addresses", leased)
		}
		exit := egress.NewExit(egress.Config{Source: source, Policy: l.policy, Limits: limits, Credit: l.credit,
			Record: l.diary.recorder(leased), Names: l.names})
		exit.Set(gate)
		d.exits = append(d.exits, exit)
	}
	l.node.admit(l, d)
	if err := l.node.server.AddPeer(key, inner); err != nil {
		l.node.takeBack(d) // the peer with this key, if there is one, is another deal's
		return door{}, ipsx.Errorf(ipsx.CodeConflict, "the tunnel key is not admitted: %w", err)
	}
	if !l.add(d) {
		l.node.dismiss(d)
		return door{}, ipsx.Errorf(ipsx.CodeTransition, "the deal is over")
	}
	return d, nil
}

// add makes a door the lease's, to be closed with it; false when the lease is over already.
func (l *lease) add(d door) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended || l.stopping != "" {
		return false
	}
	l.doors = append(l.doors, d)
	return true
}

func (p *Provider) admit(l *lease, d door) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for i, inner := range d.inner {
		p.byInner[inner], p.owner[inner] = d.exits[i], l
	}
}

// dismiss cuts every flow of a door and gives its inner addresses back.
func (p *Provider) dismiss(d door) {
	p.server.RemovePeer(d.key)
	p.takeBack(d)
}

func (p *Provider) takeBack(d door) {
	d.set(egress.Closed)
	p.mu.Lock()
	for _, inner := range d.inner {
		delete(p.byInner, inner)
		delete(p.owner, inner)
	}
	p.mu.Unlock()
	p.server.Release(d.inner)
}

// ready tells the exchange that the tunnel is up, and then the requester where it is.
func (l *lease) ready(ctx context.Context) error {
	l.mu.Lock()
	signed, err := sdk.Sign(l.venue.client, l.status(ipsx.StatusReady, ""))
	inner := l.doors[0].inner
	l.mu.Unlock()
	if err != nil {
		return err
	}
	if _, err := l.venue.client.SendStatus(ctx, signed); err != nil {
		return err
	}
	l.node.config.Notify(Event{Kind: "deal", Deal: l.hash, Status: "ready"})
	l.watch()
	hello, err := pair.New(pair.Hello{Endpoints: l.node.endpoints(), Inner: inner, ProviderInner: l.node.server.Inner(), MTU: l.node.server.MTU()})
	if err != nil {
		return err
	}
	return l.send(ctx, hello)
}

// remember keeps a reading for as long as a requester's status may be on its way.
func (l *lease) remember(bytes uint64) {
	now := time.Now()
	l.past = append(l.past, reading{now, bytes})
	for len(l.past) > 1 && now.Sub(l.past[1].at) >= ipsx.CoverGrace {
		l.past = l.past[1:]
	}
}

// meter reads seconds and bytes; the lock is held.
func (l *lease) meter() payment.Meter {
	up, down := l.bytes()
	return payment.Meter{Seconds: l.elapsed(), Bytes: up + down}
}

// billed is the meter less what is forgiven: the smaller count is paid.
func (l *lease) billed() payment.Meter {
	m := l.meter()
	m.Bytes -= min(l.forgiven, m.Bytes)
	return m
}

func (l *lease) bytes() (up, down uint64) {
	for _, d := range l.doors {
		for _, exit := range d.exits {
			u, v := exit.Meter()
			up, down = up+u, down+v
		}
	}
	return up, down
}

func (l *lease) elapsed() uint64 {
	switch {
	case l.ended:
		return l.seconds
	case l.connected.IsZero():
		return 0
	}
	return min(uint64(time.Since(l.connected)/time.Second), uint64(l.ledger.Deal.Seconds))
}

// status makes the next status of this side; the lock is held.
func (l *lease) status(status ipsx.ActorStatus, reason ipsx.Reason) ipsx.Status {
	l.seq++
	up, down := l.bytes()
	s := ipsx.Status{Deal: l.hash, Role: ipsx.ProviderRole, Seq: l.seq, Status: status, Reason: reason, At: time.Now().Unix(),
		Seconds: l.elapsed(), BytesUp: up, BytesDown: down, Accrued: payment.Accrued(l.ledger.Deal, l.billed())}
	log := l.diary.head()
	s.LogSize, s.LogRoot = log.Size, log.Root
	if l.account.Lane != (ipsx.Lane{}) {
		s.Lane, s.Cumulative = l.account.Lane.ID(), l.account.Cumulative
	}
	return s
}

// end stops the service at once, and tells the exchange. Only the first call does something.
func (l *lease) end(status ipsx.ActorStatus, reason ipsx.Reason) {
	if final, first := l.close(status, reason); first && final.Status != "" {
		l.diary.finish(l.venue.report(final))
	}
}

// stop is for a requester that said ended to the exchange.
func (l *lease) stop(reason ipsx.Reason) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.stopping == "" {
		l.linger(ipsx.StatusEnded, cmp.Or(reason, ipsx.ReasonStopped))
	}
}

// over stops the service because the exchange says that the deal is over.
func (l *lease) over(reason ipsx.Reason) {
	if _, first := l.close("", reason); first {
		l.diary.finish(ipsx.Signed[ipsx.Status]{})
	}
}

func (l *lease) close(status ipsx.ActorStatus, reason ipsx.Reason) (final ipsx.Status, first bool) {
	l.mu.Lock()
	if l.ended {
		l.mu.Unlock()
		return final, false
	}
	l.seconds, l.ended = l.elapsed(), true
	doors, paid := l.doors, l.ledger.Paid
	l.lookIn(payment.Never)
	l.mu.Unlock()
	l.ways.end()
	for _, d := range doors {
		l.node.dismiss(d) // the meters stand still after this
	}
	l.diary.end()
	l.mu.Lock()
	l.count(l.meter().Bytes)
	final = l.status(status, reason)
	denied := l.denied()
	l.mu.Unlock()
	l.forget()
	l.node.config.Notify(Event{Kind: "ended", Deal: l.hash, Status: string(reason), Amount: paid, Denied: denied})
	select {
	case l.node.settleNow <- struct{}{}:
	default: // it is about to
	}
	return final, true
}

func (l *lease) forget() {
	l.node.lanes.release(l.hash)
	l.node.unclaim(l)
}
