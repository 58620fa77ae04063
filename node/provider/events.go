package provider

import (
	"context"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/internal/follow"
	"github.com/ipsx/ipsx/sdk"
)

// follow takes what the exchange tells of the wallet, until the context ends. What happened while nobody followed is made up for. Events that ended for good
// are tried again, since the exchange may think better of it; a home without events is left meanwhile.
func (v *venue) follow(ctx context.Context) {
	for ctx.Err() == nil {
		err := follow.Node{Exchange: v.client, Log: v.node.config.Log, Deals: v.deals,
			Event: func(e ipsx.Event) { v.handle(ctx, e) },
			Deal:  func(view ipsx.DealView) { v.handle(ctx, ipsx.Event{Type: ipsx.EventDeal, Deal: &view}) }}.Follow(ctx)
		if ctx.Err() != nil {
			return
		}
		v.node.config.Log.Error("the exchange's events ended", "exchange", v.client.URL(), "error", err)
		v.breaks(err)
		pause(ctx, retryRefused)
		v.breaks(nil)
	}
}

func (v *venue) deals() (hashes []ipsx.Hash) {
	for _, l := range v.node.all() {
		if l.venue == v {
			hashes = append(hashes, l.hash)
		}
	}
	return hashes
}

// handle takes an event. An exchange has its say on its own deals only.
func (v *venue) handle(ctx context.Context, event ipsx.Event) {
	running := &v.node.running
	if event.Deal != nil && event.Deal.Extension != nil {
		if l := v.lease(event.Deal.Hash); l != nil {
			running.Go(func() { l.extend(*event.Deal.Extension) })
		}
	}
	switch {
	case event.Type == ipsx.EventProposal && event.Proposal != nil:
		running.Go(func() { v.propose(ctx, *event.Proposal) })
	case event.Type == ipsx.EventMessage && event.Message != nil:
		running.Go(func() { v.message(ctx, *event.Message) })
	case event.Deal != nil && !event.Deal.Status.Live():
		if l := v.lease(event.Deal.Hash); l != nil {
			l.over(event.Deal.Reason)
		}
	case event.Deal != nil && event.Deal.Status == ipsx.DealEnding:
		if l := v.lease(event.Deal.Hash); l != nil {
			l.stop(event.Deal.Reason)
		}
	case event.Type == ipsx.EventDeal && event.Deal != nil && event.Deal.Status == ipsx.DealProposed && v.node.concerns(event.Deal.Deal):
		running.Go(func() { v.fetch(ctx, event.Deal.Hash) }) // a booking whose time has come, or a proposal that was missed
	}
}

// fetch reads a proposal that came without its orders.
func (v *venue) fetch(ctx context.Context, deal ipsx.Hash) {
	if v.lease(deal) != nil {
		return
	}
	proposal, err := v.client.Proposal(ctx, deal)
	if err != nil {
		v.node.config.Log.Warn("a proposal cannot be read", "deal", deal, "error", err)
		return
	}
	v.propose(ctx, proposal)
}

// concerns says whether a deal is this node's to answer: it is under its tunnel key, or under one of an earlier run.
func (p *Provider) concerns(deal ipsx.Deal) bool {
	return deal.Provider == p.wallet && (deal.ProviderKey == ipsx.Hash(p.key.Public()) || p.keys.has(deal.ProviderKey))
}

// failOld tells the exchange that the tunnels of an earlier run are gone.
func (v *venue) failOld(ctx context.Context) {
	for ctx.Err() == nil {
		deals, err := v.liveDeals(ctx)
		if err == nil {
			for _, view := range deals {
				v.failOne(view)
			}
			return
		}
		pause(ctx, retryAfter)
	}
}

// liveDeals reads all pages before one deal is failed: each that ends moves those behind it up, and some would fall between two pages.
func (v *venue) liveDeals(ctx context.Context) (deals []ipsx.DealView, err error) {
	filter := ipsx.DealFilter{Live: true, Limit: ipsx.MaxPage}
	for {
		page, err := v.client.Deals(ctx, filter)
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

func (v *venue) failOne(view ipsx.DealView) {
	booked := view.Status == ipsx.DealBooked
	if booked || view.Deal.Provider != v.node.wallet || !v.node.keys.has(view.Deal.ProviderKey) {
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
	if v.node.logs != nil {
		log := v.node.logs.Ended(view.Hash)
		s.LogSize, s.LogRoot = log.Size, log.Root
	}
	v.report(s)
}

// report signs a status and has it delivered.
func (v *venue) report(s ipsx.Status) ipsx.Signed[ipsx.Status] {
	signed, err := sdk.Sign(v.client, s)
	if err != nil {
		v.node.config.Log.Error("signing a status", "deal", s.Deal, "error", err)
		return signed
	}
	v.reporter.Send(signed)
	return signed
}

// message takes a sealed message of a requester.
func (v *venue) message(ctx context.Context, m ipsx.Signed[ipsx.PairMessage]) {
	p, l := v.node, v.lease(m.Message.Deal)
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
