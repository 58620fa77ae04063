package requester

import (
	"context"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
)

// extendWait is for the chain to add to a reservation. Without it the lease ends when it would have.
const extendWait = 5 * time.Minute

// Extend asks for more time: how long the lease shall last and cost at most in all. It returns when the exchange has agreed; the lease takes it over when its reservation
// covers it.
func (l *Lease) Extend(ctx context.Context, seconds uint32, maxTotal ipsx.Amount) error {
	view, err := l.venue.client.Extend(ctx, ipsx.Extension{Deal: l.hash, Seconds: seconds, MaxTotal: maxTotal, At: time.Now().Unix()})
	if err == nil {
		l.extended(view.Extension)
	}
	return err
}

// Terms are what was agreed, with the time and the budget that it was given since.
func (l *Lease) Terms() ipsx.Deal {
	l.mu.Lock()
	defer l.mu.Unlock()
	return *l.ledger.Deal
}

// extended takes an extension that this wallet signed, here or in another process.
func (l *Lease) extended(x *ipsx.Signed[ipsx.Extension]) {
	if x == nil || x.Message.Deal != l.hash || x.Message.Seconds <= l.Terms().Seconds || !l.active() {
		return
	}
	if err := x.VerifyWith(l.node.domain, l.deal.Requester, time.Now().Unix(), l.node.contracts.Ask); err != nil {
		l.node.config.Log.Warn("an extension that this wallet did not sign", "deal", l.hash, "error", err)
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.over.Err() == nil {
		l.loops.Go(func() { l.lengthen(l.deal.Extended(x.Message)) })
	}
}

// lengthen has the reservation cover the new time, and then goes by it.
func (l *Lease) lengthen(terms ipsx.Deal) {
	ctx, cancel := context.WithTimeout(l.over, extendWait)
	defer cancel()
	if err := l.cover(ctx, &terms); err != nil {
		if l.over.Err() == nil {
			l.node.config.Log.Error("the lease is not extended: its reservation does not cover that", "deal", l.hash, "error", err)
			l.node.config.Notify(Event{Kind: "waiting", Deal: l.hash, Detail: "the lease is not extended: " + err.Error()})
		}
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if terms.Seconds > l.ledger.Deal.Seconds {
		l.ledger.Deal = &terms
		l.node.config.Notify(Event{Kind: "extended", Deal: l.hash, Detail: (time.Duration(terms.Seconds) * time.Second).String()})
	}
}

// cover adds what is missing to the reservation. It is read before each try, so that a lost answer does not add twice; payments go on meanwhile.
func (l *Lease) cover(ctx context.Context, terms *ipsx.Deal) error {
	if l.purse == nil {
		return nil // what was free stays free
	}
	l.mu.Lock()
	lane := l.purse.record.Lane
	least := l.purse.record.Cumulative.Add(payment.GreatestBill(terms).Sub(l.ledger.Paid.Min(payment.GreatestBill(terms))))
	until := l.connected.Add(time.Duration(terms.Seconds)*time.Second + payment.ExpiryMargin + laneSlack).Unix()
	l.mu.Unlock()
	for {
		held, err := l.node.config.Chain.Reservation(ctx, lane.ID())
		if err != nil {
			return err
		}
		if !held.Cap.Less(least) && held.Expiry >= until {
			return l.note(held.Cap, held.Expiry)
		}
		add, expiry := ipsx.Amount{}, int64(0)
		if held.Cap.Less(least) {
			add = l.node.lanes.atLeast(least.Sub(held.Cap))
		}
		if held.Expiry < until {
			expiry = until + int64(laneLife.Seconds())
		}
		l.node.config.Notify(Event{Kind: "reserving", Deal: l.hash, Detail: "topping up a reservation on chain", Amount: add})
		err = insist(ctx, func() error {
			_, err := l.node.config.Chain.TopUp(ctx, l.node.config.Key, lane, add, expiry)
			return err
		})
		if err != nil {
			return fundsError(err, add)
		}
	}
}

// note keeps what the chain says of the lane.
func (l *Lease) note(limit ipsx.Amount, expiry int64) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.purse.record.Cap, l.purse.record.Expiry = limit, expiry
	return l.purse.save()
}
