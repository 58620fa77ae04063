package provider

import (
	"context"
	"errors"
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
		case <-p.settleNow:
		}
		p.settle(ctx, p.config.SettleAbove)
	}
}

// settle claims in batches, and closes the lanes whose payers agreed. What fails is tried again the next time: a voucher that was claimed
// already pays nothing twice.
func (p *Provider) settle(ctx context.Context, worth ipsx.Amount) {
	p.settling.Lock()
	defer p.settling.Unlock()
	var vouchers []ipsx.SignedVoucher
	for _, r := range p.lanes.due(worth, time.Now().Add(settleBefore).Unix()) {
		if r.Close == nil {
			vouchers = append(vouchers, r.Best)
		} else if err := p.closeLane(ctx, r); err != nil && ctx.Err() == nil { // a node that stops settles once more at its end
			p.config.Log.Error("closing a lane failed, it will be tried again", "lane", r.Best.Lane.ID(), "error", err)
		}
	}
	for start := 0; start < len(vouchers); start += settleBatch {
		p.settleBatch(ctx, vouchers[start:min(start+settleBatch, len(vouchers))])
	}
}

// closeLane ends a reservation at its best amount; the rest returns to the payer at once.
func (p *Provider) closeLane(ctx context.Context, r laneRecord) error {
	lane := r.Best.Lane.ID()
	closing, err := p.config.Chain.CloseReservation(ctx, p.config.Key, r.Best.Lane, r.Best.Cumulative, nil, r.Close)
	switch ipsx.CodeOf(err) {
	case "", ipsx.CodeConflict: // a lost answer: it is closed
	case ipsx.CodeUnavailable:
		return err
	default: // the contract does not take the payer's word: claim the voucher instead
		return errors.Join(err, p.lanes.change(lane, func(r *laneRecord) error { r.Close = nil; return nil }))
	}
	p.noteClaim(ctx, lane)
	p.config.Notify(Event{Kind: "closed", Amount: closing.Paid.Sub(r.Claimed)})
	return nil
}

func (p *Provider) settleBatch(ctx context.Context, vouchers []ipsx.SignedVoucher) {
	settled, err := p.config.Chain.Settle(ctx, p.config.Key, vouchers)
	if err != nil && ctx.Err() == nil {
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
		err = p.lanes.change(lane, func(r *laneRecord) error {
			r.Claimed, r.Closed = reservation.Claimed, reservation.Closed
			return nil
		})
	}
	if err != nil {
		p.config.Log.Error("noting a claim", "lane", lane, "error", err)
	}
}
