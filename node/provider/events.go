package provider

import (
	"context"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/internal/follow"
	"github.com/ipsx/ipsx/sdk"
)

// follow takes what the exchange tells of the wallet. What happened while nobody followed is made up for: deals of an earlier run are failed, since
// their tunnels are gone. Deals of other nodes of the wallet are left to them.
func (p *Provider) follow(ctx context.Context) error {
	go p.failOld(ctx)
	return follow.Node{Exchange: p.config.Client, Log: p.config.Log, Deals: p.deals,
		Event: func(e ipsx.Event) { p.handle(ctx, e) },
		Deal:  func(view ipsx.DealView) { p.handle(ctx, ipsx.Event{Type: ipsx.EventDeal, Deal: &view}) }}.Follow(ctx)
}

func (p *Provider) deals() (hashes []ipsx.Hash) {
	for _, l := range p.all() {
		hashes = append(hashes, l.hash)
	}
	return hashes
}

func (p *Provider) handle(ctx context.Context, event ipsx.Event) {
	switch {
	case event.Type == ipsx.EventProposal && event.Proposal != nil:
		p.running.Go(func() { p.propose(ctx, *event.Proposal) })
	case event.Type == ipsx.EventMessage && event.Message != nil:
		p.running.Go(func() { p.message(ctx, *event.Message) })
	case event.Deal != nil && !event.Deal.Status.Live():
		if l := p.lease(event.Deal.Hash); l != nil {
			l.over(event.Deal.Reason)
		}
	case event.Deal != nil && event.Deal.Status == ipsx.DealEnding:
		if l := p.lease(event.Deal.Hash); l != nil {
			l.stop(event.Deal.Reason)
		}
	case event.Type == ipsx.EventDeal && event.Deal != nil && event.Deal.Status == ipsx.DealProposed && p.concerns(event.Deal.Deal):
		p.running.Go(func() { p.fetch(ctx, event.Deal.Hash) }) // a booking whose time has come, or a proposal that was missed
	}
}

// fetch reads a proposal that came without its orders.
func (p *Provider) fetch(ctx context.Context, deal ipsx.Hash) {
	if p.lease(deal) != nil {
		return
	}
	proposal, err := p.config.Client.Proposal(ctx, deal)
	if err != nil {
		p.config.Log.Warn("a proposal cannot be read", "deal", deal, "error", err)
		return
	}
	p.propose(ctx, proposal)
}

// concerns says whether a deal is this node's to answer: it is under its tunnel key, or under one of an earlier run.
func (p *Provider) concerns(deal ipsx.Deal) bool {
	return deal.Provider == p.config.Client.Wallet() && (deal.ProviderKey == ipsx.Hash(p.key.Public()) || p.keys.has(deal.ProviderKey))
}

// failOld tells the exchange that the tunnels of an earlier run are gone.
func (p *Provider) failOld(ctx context.Context) {
	for {
		deals, err := p.liveDeals(ctx)
		if err == nil {
			for _, view := range deals {
				p.failOne(view)
			}
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(retryAfter):
		}
	}
}

// liveDeals reads all pages before one deal is failed: each that ends moves those behind it up, and some would fall between two pages.
func (p *Provider) liveDeals(ctx context.Context) (deals []ipsx.DealView, err error) {
	filter := ipsx.DealFilter{Live: true, Limit: ipsx.MaxPage}
	for {
		page, err := p.config.Client.Deals(ctx, filter)
		if err != nil {
			return nil, err
		}
		deals = append(deals, page.Deals...)
		if page.Next == "" {
			return deals, nil
		}
		filter.Cursor = page.Next
	}
}

func (p *Provider) failOne(view ipsx.DealView) {
	booked := view.Status == ipsx.DealBooked
	if booked || view.Deal.Provider != p.config.Client.Wallet() || !p.keys.has(view.Deal.ProviderKey) {
		return
	}
	s := ipsx.Status{Deal: view.Hash, Role: ipsx.ProviderRole, Seq: 1, Status: ipsx.StatusFailed, Reason: ipsx.ReasonRestarted, At: time.Now().Unix()}
	if view.Status == ipsx.DealProposed {
		s.Status = ipsx.StatusDeclined
	}
	if view.Provider != nil {
		last := *view.Provider
		s.Seq, s.Seconds, s.BytesUp, s.BytesDown, s.Accrued = last.Seq+1, last.Seconds, last.BytesUp, last.BytesDown, last.Accrued
		s.Lane, s.Cumulative = last.Lane, last.Cumulative
	}
	p.report(s)
}

// report signs a status and has it delivered.
func (p *Provider) report(s ipsx.Status) ipsx.Signed[ipsx.Status] {
	signed, err := sdk.Sign(p.config.Client, s)
	if err != nil {
		p.config.Log.Error("signing a status", "deal", s.Deal, "error", err)
		return signed
	}
	p.reporter.Send(signed)
	return signed
}

// message takes a sealed message of a requester.
func (p *Provider) message(ctx context.Context, m ipsx.Signed[ipsx.PairMessage]) {
	l := p.lease(m.Message.Deal)
	if l == nil || m.Message.Role != ipsx.RequesterRole {
		return
	}
	if err := m.VerifyWith(p.domain, l.deal.Requester, time.Now().Unix(), p.contracts.Ask); err != nil {
		p.config.Log.Warn("a message that the requester did not sign", "deal", l.hash, "error", err)
		return
	}
	if err := l.answerRelay(ctx, m.Message); err != nil && !ipsx.IsCode(err, ipsx.CodeReplayed) {
		p.config.Log.Warn("a message on the pair channel", "deal", l.hash, "error", err)
	}
}
