package requester

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/pair"
)

// insideWait is for an answer through the tunnel, before the relay is tried.
const insideWait = 2 * time.Second

// start says connected with the first voucher. When the provider has taken it, traffic flows and billing runs.
func (l *Lease) start(ctx context.Context) error {
	err := l.settleDoubt(ctx)
	if err == nil {
		err = l.sayConnected(ctx)
	}
	if ipsx.IsCode(err, ipsx.CodeConflict) && l.purse != nil {
		// The provider believes that an earlier deal, whose end it did not hear, is still paid on this lane.
		l.purse.release()
		if l.purse, err = l.node.lanes.open(ctx, &l.deal); err == nil {
			err = l.sayConnected(ctx)
		}
	}
	if err != nil {
		return err
	}
	l.loops.Go(l.keepPaying)
	if l.client != nil {
		client := l.client
		l.loops.Go(func() { l.keepHeart(client) })
		l.loops.Go(func() { l.keepChecking(client) })
		l.loops.Go(l.keepReading)
		if l.ways != nil {
			l.loops.Go(l.ways.keep)
		}
	}
	return nil
}

// settleDoubt asks the provider for its best voucher, where this side does not know it. No other payment is under way.
func (l *Lease) settleDoubt(ctx context.Context) error {
	if l.purse == nil || !l.purse.doubtful() {
		return nil
	}
	answer, err := pair.Call[pair.Best](ctx, l.ask(), pair.Lane{Lane: l.purse.record.Lane})
	if err != nil {
		return err
	}
	return l.purse.settleDoubt(ctx, answer.Voucher)
}

func (l *Lease) sayConnected(ctx context.Context) error {
	l.mu.Lock()
	l.connected, l.ledger = time.Now(), payment.Ledger{Deal: &l.deal}
	l.mu.Unlock()
	err := l.pay(ctx, ipsx.StatusConnected, "")
	if err != nil {
		l.mu.Lock()
		l.connected = time.Time{}
		l.mu.Unlock()
	}
	return err
}

// ask goes through the tunnel while there is one, and over the relay otherwise.
func (l *Lease) ask() pair.Ask {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.client == nil {
		return l.caller.Ask
	}
	return pair.Or(l.insideAsk(), l.caller.Ask)
}

// insideAsk goes through the tunnel, which must be there. The lock is held.
func (l *Lease) insideAsk() pair.Ask {
	return pair.HTTP{Client: l.insideClient(), Provider: netip.AddrPortFrom(l.providerFor(l.inner[0]), pair.Port)}.Ask
}

func (l *Lease) insideClient() *http.Client {
	if l.inside == nil {
		l.inside = &http.Client{Timeout: insideWait, Transport: &http.Transport{DialContext: l.client.Via(l.inner[0]).DialContext, DisableCompression: true}}
	}
	return l.inside
}

func (l *Lease) providerFor(inner netip.Addr) netip.Addr {
	for _, a := range l.provider {
		if a.Is4() == inner.Is4() {
			return a
		}
	}
	return l.provider[0]
}

// pay sends a status, with a voucher for what is due by now, and takes the provider's answer. The voucher is promised before it is sent: when
// the answer is lost, the next one includes it.
func (l *Lease) pay(ctx context.Context, status ipsx.ActorStatus, reason ipsx.Reason) error {
	l.mu.Lock()
	due, _ := l.ledger.Next(l.meter())
	if status == ipsx.StatusEnded {
		due = l.ledger.Final(l.meter())
	}
	voucher, err := l.promise(due)
	if err != nil {
		l.mu.Unlock()
		return err
	}
	var closing *pair.CloseLane
	if status == ipsx.StatusEnded {
		closing, err = l.close()
	}
	signed, failed := sdk.Sign(l.venue.client, l.status(status, reason))
	err = errors.Join(err, failed)
	paid := l.ledger.Paid
	said := signed.Message
	l.mu.Unlock()
	if err != nil {
		return err
	}
	answer, err := pair.Call[pair.Paid](ctx, l.ask(), pair.Payment{Status: signed, Voucher: voucher, Close: closing})
	if err != nil {
		return err
	}
	if status == ipsx.StatusConnected {
		l.node.config.Notify(Event{Kind: "active", Deal: l.hash})
	}
	if voucher != nil {
		l.mu.Lock()
		l.purse.heard(voucher.Cumulative)
		l.mu.Unlock()
		l.node.config.Notify(Event{Kind: "paid", Deal: l.hash, Amount: paid})
	}
	l.venue.reporter.Send(signed)
	if err := l.heard(answer); err != nil {
		return err
	}
	l.reconcile(said, answer.Status.Message)
	l.holdToLog(answer.Status.Message)
	return nil
}

// reconcile notes how much of what this side said the provider does not count.
func (l *Lease) reconcile(said, theirs ipsx.Status) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.count(said.BytesUp, said.BytesDown, theirs)
}

// count is reconcile with the lock held.
func (l *Lease) count(up, down uint64, theirs ipsx.Status) {
	l.extra = up - min(up, theirs.BytesUp) + down - min(down, theirs.BytesDown)
}

// endedThere takes the meter with which the provider ended the lease: what this side counted until it heard of that was not served. That is the exchange's word; a
// false one leaves the provider without what was unpaid by then, which a requester that just goes does too.
func (l *Lease) endedThere(theirs *ipsx.Status) {
	if theirs == nil || theirs.Status != ipsx.StatusEnded {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.final == nil && l.most == nil {
		up, down := l.bytes()
		l.most = &theirs.Seconds
		l.count(up, down, *theirs)
	}
}

// promise books a payment and signs its voucher; none when nothing is due, or the service is free. The lock is held.
func (l *Lease) promise(due payment.Payment) (*ipsx.SignedVoucher, error) {
	if l.purse == nil || due.Growth.IsZero() {
		l.ledger = l.ledger.After(due)
		return nil, nil
	}
	voucher, err := l.purse.voucher(due.Growth)
	if err != nil {
		return nil, err
	}
	l.ledger = l.ledger.After(due)
	return &voucher, nil
}

// heard keeps the provider's own word on the deal.
func (l *Lease) heard(p pair.Paid) error {
	if p.Status.Message.Deal != l.hash || p.Status.Message.Role != ipsx.ProviderRole {
		return ipsx.Errorf(ipsx.CodeInvalid, "the provider answered for another deal")
	}
	if err := p.Status.VerifyWith(l.node.domain, l.deal.Provider, time.Now().Unix(), l.node.contracts.Ask); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if p.Status.Message.Seq > l.theirs.Seq {
		l.theirs = p.Status.Message
		l.denied = p.Denied
	}
	return nil
}

// metered takes the provider's news of traffic that another client caused, and has it paid.
func (l *Lease) metered(e pair.Envelope) error {
	news, err := pair.As[pair.Meter](e)
	if err == nil {
		err = l.heard(pair.Paid(news))
	}
	if err == nil {
		select {
		case l.wake <- struct{}{}:
		default: // it is about to look
		}
	}
	return err
}

// meter is what this side is billed for: its own count, less what the provider does not count, since the smaller is paid. The lock is held.
func (l *Lease) meter() payment.Meter {
	up, down := l.bytes()
	bytes := up + down
	return payment.Meter{Seconds: l.seconds(), Bytes: bytes - min(l.extra, bytes)}
}

// bytes is this side's count. A WireGuard client that is not ours is metered by the provider alone: its count is taken then, and MaxTotal bounds it.
func (l *Lease) bytes() (up, down uint64) {
	if l.tunnelMeter != nil {
		up, down = l.tunnelMeter()
	}
	if l.exported {
		up, down = max(up, l.theirs.BytesUp), max(down, l.theirs.BytesDown)
	}
	return up, down
}

func (l *Lease) seconds() uint64 {
	switch {
	case l.final != nil:
		return l.final.Seconds
	case l.connected.IsZero():
		return 0
	}
	elapsed := time.Since(l.connected)
	if !l.stopped.IsZero() {
		elapsed = l.stopped.Sub(l.connected)
	}
	seconds := min(uint64(elapsed/time.Second), uint64(l.ledger.Deal.Seconds))
	if l.most != nil {
		seconds = min(seconds, *l.most)
	}
	return seconds
}

// status makes the next status of this side; the lock is held.
func (l *Lease) status(status ipsx.ActorStatus, reason ipsx.Reason) ipsx.Status {
	l.seq++
	up, down := l.bytes()
	s := ipsx.Status{Deal: l.hash, Role: ipsx.RequesterRole, Seq: l.seq, Status: status, Reason: reason, At: time.Now().Unix(),
		Seconds: l.seconds(), BytesUp: up, BytesDown: down, Accrued: payment.Accrued(l.ledger.Deal, l.meter())}
	log := l.reading.acknowledged(status == ipsx.StatusEnded || status == ipsx.StatusFailed)
	s.LogSize, s.LogRoot = log.Size, log.Root
	if l.purse != nil {
		s.Lane, s.Cumulative = l.purse.record.Lane.ID(), l.purse.paid
	}
	return s
}

// keepPaying pays when time or traffic makes a voucher due, and ends the lease when its time is over.
func (l *Lease) keepPaying() {
	ticker := time.NewTicker(meterLook)
	defer ticker.Stop()
	for {
		select {
		case <-l.over.Done():
			return
		case <-l.wake:
		case <-ticker.C:
		}
		if err := l.look(); err != nil {
			l.finish(err)
			return
		}
	}
}

func (l *Lease) look() error {
	l.mu.Lock()
	done := time.Since(l.connected) >= time.Duration(l.ledger.Deal.Seconds)*time.Second
	exhausted := payment.Exhausted(l.ledger.Deal, l.meter())
	_, due := l.ledger.Next(l.meter())
	l.mu.Unlock()
	switch {
	case done:
		return overError{reason: ipsx.ReasonDone}
	case exhausted:
		return overError{reason: ipsx.ReasonBudget}
	case !due:
		return nil
	}
	ctx, cancel := context.WithTimeout(l.over, ipsx.CoverGrace+ipsx.EndTimeout)
	defer cancel()
	err := l.pay(ctx, ipsx.StatusUsing, "")
	switch {
	case err == nil, l.over.Err() != nil:
		return nil
	case ipsx.IsCode(err, ipsx.CodeUnavailable):
		return overError{reason: ipsx.ReasonSilent}
	case ipsx.IsCode(err, ipsx.CodeConflict):
		return overError{reason: ipsx.ReasonMeterMismatch}
	}
	l.node.config.Log.Warn("a payment was refused", "deal", l.hash, "error", err)
	return overError{reason: ipsx.ReasonUnpaid}
}

// HandOver gives the tunnel up to another WireGuard client: this side closes its own and pays over the relay from now on.
func (l *Lease) HandOver() {
	l.mu.Lock()
	client := l.client
	l.client, l.inside = nil, nil
	l.mu.Unlock()
	if client != nil {
		close(l.handedOver)
		l.ways.close()
		_ = client.Close() // it is given up either way
	}
}

// Err is why the lease is over; nil while it is not, and when its time was up or End was called.
func (l *Lease) Err() error {
	over, ok := errors.AsType[overError](context.Cause(l.over))
	if !ok || over.reason == ipsx.ReasonDone || over.reason == ipsx.ReasonStopped {
		return nil
	}
	return ipsx.Errorf(ipsx.CodeUnavailable, "the lease failed: %s", over.reason)
}
