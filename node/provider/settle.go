package provider

import (
	"context"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

const (
	settleEvery = time.Minute
	// settleBefore is how long before the end of a lane its voucher is claimed whatever it is worth.
	settleBefore = time.Hour
	settleBatch  = 100
)

// keepSettling claims vouchers that are worth the gas, and those whose lanes are about to end.
func (p *Provider) keepSettling(ctx context.Context) {
	ticker := time.NewTicker(settleEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			p.settle(ctx, p.config.SettleAbove)
		}
	}
}

// settle claims in batches. What fails is tried again the next time: a voucher that was claimed already pays nothing twice.
func (p *Provider) settle(ctx context.Context, worth ipsx.Amount) {
	due, err := p.lanes.unsettled(worth, time.Now().Add(settleBefore).Unix())
	if err != nil {
		p.config.Log.Error("reading vouchers", "error", err)
		return
	}
	for start := 0; start < len(due); start += settleBatch {
		p.settleBatch(ctx, due[start:min(start+settleBatch, len(due))])
	}
}

func (p *Provider) settleBatch(ctx context.Context, vouchers []ipsx.SignedVoucher) {
	settled, err := p.config.Chain.Settle(ctx, p.config.Key, vouchers)
	if err != nil {
		p.config.Log.Error("settling failed, it will be tried again", "vouchers", len(vouchers), "error", err)
	}
	total := ipsx.Amount{}
	for _, s := range settled {
		if s.Skipped != chain.ReasonNone {
			p.config.Log.Warn("a voucher was not paid", "lane", s.Lane, "reason", s.Skipped)
		}
		total = total.Add(s.Paid)
		p.noteClaim(ctx, s.Lane)
	}
	if !total.IsZero() {
		p.config.Notify(Event{Kind: "settled", Amount: total})
	}
}

// noteClaim reads what the chain says was claimed of a lane.
func (p *Provider) noteClaim(ctx context.Context, lane ipsx.Hash) {
	reservation, err := p.config.Chain.Reservation(ctx, lane)
	if err == nil {
		err = p.lanes.change(lane, func(r *laneRecord) { r.Claimed, r.Closed = reservation.Claimed, reservation.Closed })
	}
	if err != nil {
		p.config.Log.Error("noting a claim", "lane", lane, "error", err)
	}
}
