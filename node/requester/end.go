package requester

import (
	"cmp"
	"context"
	"errors"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
	"github.com/ipsx/ipsx/service/pair"
)

const freeWait = time.Second

// End stops the lease and waits until it is paid and freed, or ctx ends.
func (l *Lease) End(ctx context.Context) {
	l.finish(overError{reason: ipsx.ReasonStopped, own: true})
	select {
	case <-l.done:
	case <-ctx.Done():
	}
}

// conclude waits for the end of the lease, whatever the reason; it pays what is owed, says so to both sides, and frees tunnel and lane.
func (l *Lease) conclude() {
	<-l.over.Done()
	l.mu.Lock()            // whoever looked before that it is not over has begun its loop
	l.stopped = time.Now() // what its loops and the last payment take is no lease
	l.mu.Unlock()
	l.loops.Wait()
	defer close(l.done)
	ctx, cancel := context.WithTimeout(context.Background(), lastWords)
	defer cancel()
	reason := l.reason()
	said := ipsx.StatusEnded
	if reason != ipsx.ReasonDone && reason != ipsx.ReasonStopped {
		said = ipsx.StatusFailed
	}
	l.lastPayment(ctx, said, reason)
	l.free(reason)
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
		l.readLast(ctx)
		if err := l.repay(ctx, said, reason); err == nil {
			l.awaitFree(ctx)
			return
		} else {
			l.node.config.Log.Info("the provider did not hear the end of the lease", "deal", l.hash, "error", err)
		}
	}
	l.mu.Lock()
	final := l.status(said, reason)
	l.mu.Unlock()
	l.venue.report(final)
}

// repay is pay; what an earlier payment of this lease lost on its way is paid with it.
func (l *Lease) repay(ctx context.Context, said ipsx.ActorStatus, reason ipsx.Reason) error {
	if l.purse != nil {
		promised := l.purse.paid
		if err := l.settleDoubt(ctx); err != nil {
			return err
		}
		l.mu.Lock()
		l.ledger.Paid = l.ledger.Paid.Sub(promised.Sub(l.purse.paid.Min(promised)))
		l.mu.Unlock()
	}
	return l.pay(ctx, said, reason)
}

// awaitFree waits a moment until the exchange has heard the end from both, so that the next request finds the addresses free.
func (l *Lease) awaitFree(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, freeWait)
	defer cancel()
	select {
	case <-l.leased.Done():
	case <-ctx.Done():
	}
}

// close signs that the lane ends at what was paid, when that is wished. No voucher follows: that is noted first. The lock is held.
func (l *Lease) close() (*pair.CloseLane, error) {
	if l.purse == nil || !l.closing {
		return nil, nil
	}
	lane, paid := l.purse.record.Lane, l.purse.paid
	signature, err := l.node.config.Key.Sign(l.node.domain.Digest(ipsx.Close{Lane: lane.ID(), Cumulative: paid}))
	if err != nil {
		return nil, err
	}
	l.purse.record.Closing = true
	return &pair.CloseLane{Lane: lane, Cumulative: paid, Signature: signature}, l.purse.save()
}

// free lets go of everything and writes the bill.
func (l *Lease) free(reason ipsx.Reason) {
	l.mu.Lock()
	client := l.client
	l.freed()
	final := l.bill(reason)
	l.final = &final
	l.mu.Unlock()
	if client != nil {
		l.ways.close()
		_ = client.Close() // the lease is over either way
	}
	l.purse.release()
	l.node.forget(l)
	l.node.config.Notify(Event{Kind: "ended", Deal: l.hash, Detail: string(reason), Amount: final.Paid})
}

// abandon undoes a lease that did not become active.
func (l *Lease) abandon(why error) {
	l.finish(overError{reason: ipsx.ReasonStopped})
	l.loops.Wait()
	defer close(l.done)
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
	l.venue.report(said)
	l.free(reason)
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
		Accrued: payment.Accrued(l.ledger.Deal, l.meter()), Paid: l.ledger.Paid, Reason: reason, Denied: l.denied}
}

func (r *Requester) forget(l *Lease) {
	r.mu.Lock()
	defer r.mu.Unlock()
	delete(r.leases, l.hash)
}
