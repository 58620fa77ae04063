package requester

import (
	"context"
	"slices"
	"sync"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/internal/follow"
	"github.com/ipsx/ipsx/node/internal/report"
	"github.com/ipsx/ipsx/sdk"
)

// maxEarly bounds what is kept for deals that are not known yet.
const maxEarly = 256

// venue is one exchange as this node deals with it. It has its say on its own deals only.
type venue struct {
	node     *Requester
	client   *sdk.Client
	reporter *report.Reporter

	mu    sync.Mutex
	early []ipsx.Event // of deals that are not known yet: the exchange's answer and its events race
}

// enter begins to deal with an exchange, for as long as the requester is open.
func (r *Requester) enter(client *sdk.Client) (*venue, error) {
	if there := client.Terms().Domain; there != r.domain {
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "the exchange at %s settles on chain %d, Centralizer %s, and this node on %d, %s", client.URL(), there.ChainID, there.Centralizer, r.domain.ChainID, r.domain.Centralizer)
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.closing.Err() != nil {
		return nil, ipsx.Errorf(ipsx.CodeConflict, "this requester is closed")
	}
	v := r.venues[client.Terms().Exchange]
	if v != nil {
		return v, nil
	}
	v = &venue{node: r, client: client, reporter: report.New(client, r.config.Log)}
	r.venues[client.Terms().Exchange] = v
	r.running.Go(func() { v.reporter.Run(r.closing) })
	r.running.Go(func() { v.follow(r.closing) })
	return v, nil
}

// follow hands the exchange's events to the rentals and leases that they concern.
func (v *venue) follow(ctx context.Context) {
	err := follow.Node{Exchange: v.client, Log: v.node.config.Log, Event: v.handle, Deals: v.deals,
		Deal: func(view ipsx.DealView) { v.missed(ctx, view) }}.Follow(ctx)
	if ctx.Err() == nil {
		v.node.config.Log.Error("the exchange's events ended", "exchange", v.client.URL(), "error", err)
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

// missed takes how a deal stands, whose events were missed.
func (v *venue) missed(ctx context.Context, view ipsx.DealView) {
	if l := v.lease(view.Hash); l != nil {
		l.changed(view)
		return
	}
	rental := v.rental(view.Deal.Request)
	if rental == nil || (view.Status != ipsx.DealProposed && view.Status != ipsx.DealReady) {
		return
	}
	proposal, err := v.client.Proposal(ctx, view.Hash)
	if err != nil {
		v.node.config.Log.Warn("a proposal cannot be read", "deal", view.Hash, "error", err)
		return
	}
	rental.propose(proposal)
}

func (v *venue) handle(event ipsx.Event) {
	if p := event.Proposal; event.Type == ipsx.EventProposal && p != nil {
		if rental := v.rental(p.Deal.Message.Request); rental != nil {
			rental.propose(*p)
		}
	}
	v.deliver(event)
}

// deliver gives news of a deal and sealed messages to its lease, or keeps them for a lease that is about to be known.
func (v *venue) deliver(event ipsx.Event) {
	deal, ours := dealOf(event)
	if !ours {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	if l := v.lease(deal); l != nil {
		l.hear(event)
		return
	}
	if v.early = append(v.early, event); len(v.early) > maxEarly {
		v.early = v.early[1:]
	}
}

// dealOf is the deal that an event is of interest to.
func dealOf(event ipsx.Event) (ipsx.Hash, bool) {
	switch {
	case event.Type == ipsx.EventMessage && event.Message != nil:
		return event.Message.Message.Deal, true
	case event.Deal != nil:
		return event.Deal.Hash, true
	}
	return ipsx.Hash{}, false
}

// register makes a lease known; what came for it before is handed over.
func (v *venue) register(l *Lease) {
	v.mu.Lock()
	defer v.mu.Unlock()
	v.node.mu.Lock()
	v.node.leases[l.hash] = l
	v.node.mu.Unlock()
	v.early = slices.DeleteFunc(v.early, func(event ipsx.Event) bool {
		deal, _ := dealOf(event)
		if deal == l.hash {
			l.hear(event)
		}
		return deal == l.hash
	})
}

func (v *venue) rental(request ipsx.Hash) *Rental {
	v.node.mu.Lock()
	defer v.node.mu.Unlock()
	if r := v.node.rentals[request]; r != nil && r.venue == v {
		return r
	}
	return nil
}

func (v *venue) lease(deal ipsx.Hash) *Lease {
	v.node.mu.Lock()
	defer v.node.mu.Unlock()
	if l := v.node.leases[deal]; l != nil && l.venue == v {
		return l
	}
	return nil
}

// report signs a status and has it delivered.
func (v *venue) report(s ipsx.Status) {
	signed, err := sdk.Sign(v.client, s)
	if err != nil {
		v.node.config.Log.Error("signing a status", "deal", s.Deal, "error", err)
		return
	}
	v.reporter.Send(signed)
}
