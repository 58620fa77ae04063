package requester

import (
	"cmp"
	"context"
	"errors"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/pair"
)

// End pays what is owed, says so to both sides, and frees the tunnel and the lane. Further calls wait for the first.
func (l *Lease) End(ctx context.Context) { _ = l.end(ctx, false) } // only closing a lane can fail

// EndAndClose ends the lease and closes its reservation with the provider, so that what was not spent is free at once instead of at its
// expiry. When the provider does not agree, the reservation stays for later rentals and the error says so.
func (l *Lease) EndAndClose(ctx context.Context) error { return l.end(ctx, true) }

func (l *Lease) end(ctx context.Context, closeLane bool) (err error) {
	l.ending.Do(func() {
		l.finish(overError{ipsx.ReasonStopped})
		l.loops.Wait()
		ctx, cancel := context.WithTimeout(ctx, lastWords)
		defer cancel()
		reason := l.reason()
		said := ipsx.StatusEnded
		if reason != ipsx.ReasonDone && reason != ipsx.ReasonStopped {
			said = ipsx.StatusFailed
		}
		l.lastPayment(ctx, said, reason)
		if closeLane {
			err = l.closeLane(ctx)
		}
		l.free(reason)
	})
	return err
}

func (l *Lease) reason() ipsx.Reason {
	if over, ok := errors.AsType[overError](context.Cause(l.over)); ok {
		return cmp.Or(over.reason, ipsx.ReasonStopped)
	}
	return ipsx.ReasonStopped
}

// lastPayment covers what is owed and ends the deal on both sides. The exchange hears it even when the provider does not.
func (l *Lease) lastPayment(ctx context.Context, said ipsx.ActorStatus, reason ipsx.Reason) {
	if said == ipsx.StatusEnded {
		if err := l.pay(ctx, said, reason); err == nil {
			return
		} else {
			l.node.config.Log.Info("the provider did not hear the end of the lease", "deal", l.hash, "error", err)
		}
	}
	l.mu.Lock()
	final := l.status(said, reason)
	l.mu.Unlock()
	l.node.report(final)
}

func (l *Lease) closeLane(ctx context.Context) error {
	if l.purse == nil {
		return nil
	}
	record := l.purse.record
	signature, err := l.node.config.Key.Sign(l.node.domain.Digest(ipsx.Close{Lane: record.Lane.ID(), Cumulative: record.Cumulative}))
	if err != nil {
		return err
	}
	l.purse.record.Closed = true // no voucher after this signature
	if err := l.purse.save(); err != nil {
		return err
	}
	_, failed := pair.Call[pair.Closed](ctx, l.caller.Ask, pair.CloseLane{Lane: record.Lane, Cumulative: record.Cumulative, Signature: signature})
	if failed == nil {
		return nil
	}
	if reservation, err := l.node.config.Chain.Reservation(ctx, record.Lane.ID()); err == nil && reservation.Closed {
		return nil // only the answer was lost
	}
	return ipsx.Errorf(ipsx.CodeOf(failed), "the provider did not close the reservation, it returns after its expiry: %w", failed)
}

// free lets go of everything and writes the bill.
func (l *Lease) free(reason ipsx.Reason) {
	l.mu.Lock()
	client := l.client
	final := l.bill(reason)
	l.final = &final
	l.mu.Unlock()
	if client != nil {
		_ = client.Close() // the lease is over either way
	}
	l.purse.release()
	l.node.forget(l)
	l.node.config.Notify(Event{Kind: "ended", Deal: l.hash, Detail: string(reason), Amount: final.Paid})
}

// abandon undoes a lease that did not become active.
func (l *Lease) abandon(why error) {
	l.ending.Do(func() {
		l.finish(overError{ipsx.ReasonStopped})
		l.loops.Wait()
		status, reason := ipsx.StatusCancelled, ipsx.ReasonStopped
		switch {
		case ipsx.IsCode(why, ipsx.CodeForbidden):
			status, reason = ipsx.StatusFailed, ipsx.ReasonExitCheck
		case ipsx.IsCode(why, ipsx.CodeFunds):
			reason = ipsx.ReasonNoFunds
		case ipsx.IsCode(why, ipsx.CodeUnavailable):
			reason = ipsx.ReasonTunnel
		}
		l.mu.Lock()
		said := l.status(status, reason)
		l.mu.Unlock()
		l.node.report(said)
		l.free(reason)
	})
}

// Bill is what the lease cost so far, or in the end.
func (l *Lease) Bill() Bill {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.final != nil {
		return *l.final
	}
	return l.bill("")
}

func (l *Lease) bill(reason ipsx.Reason) Bill {
	up, down := l.bytes()
	return Bill{Deal: l.hash, Provider: l.deal.Provider, Leased: l.deal.Addresses, Seconds: l.seconds(), BytesUp: up, BytesDown: down,
		Accrued: payment.Accrued(&l.deal, l.meter()), Paid: l.ledger.Paid, Reason: reason, Denied: l.denied}
}

func (r *Requester) forget(l *Lease) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.leases, l.hash)
}

// report signs a status and has it delivered.
func (r *Requester) report(s ipsx.Status) {
	signed, err := sdk.Sign(r.config.Client, s)
	if err != nil {
		r.config.Log.Error("signing a status", "deal", s.Deal, "error", err)
		return
	}
	r.reporter.Send(signed)
}
