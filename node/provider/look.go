package provider

import (
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
	"github.com/ipsx/ipsx/service/egress"
)

const (
	// watchEvery is how often a lease is looked at while traffic flows. Without traffic it is looked at when its time, its budget or its cover ends, and when its
	// requester did something; in between it costs nothing, so that a node can serve thousands.
	watchEvery = 100 * time.Millisecond
	// connectWithin is how long a lease stays ready; the exchange's clock comes first.
	connectWithin = ipsx.ConnectTimeout + ipsx.EndTimeout
)

// watch begins to look at the lease: until it is connected, for when it never will be.
func (l *lease) watch() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.begun = time.Now()
	l.next = time.AfterFunc(payment.Never, l.look)
	if !l.ended {
		l.lookIn(0) // it may have been stopped meanwhile
	}
}

// lookIn has the lease looked at after a while, and not before. The lock is held.
func (l *lease) lookIn(d time.Duration) {
	switch {
	case l.next == nil: // it is not ready yet
	case d == payment.Never:
		l.next.Stop()
	default:
		l.next.Reset(max(d, 0))
	}
}

// look ends the lease when its time, its cover or its budget is over, or when it never begins.
func (l *lease) look() {
	if !l.enter() {
		return
	}
	defer l.node.running.Done()
	l.looking.Lock()
	defer l.looking.Unlock()
	if status, reason, over := l.verdict(); over {
		l.end(status, reason)
		return
	}
	l.tellMeter()
}

// enter has the node wait for what is done next, unless the lease is over.
func (l *lease) enter() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended {
		return false
	}
	l.node.running.Add(1)
	return true
}

// verdict says whether and how the lease is over now; if not it has it looked at again when it may be.
func (l *lease) verdict() (ipsx.ActorStatus, ipsx.Reason, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.ended:
		return "", "", false
	case l.stopping != "":
		l.lookIn(time.Until(l.stopAt))
		return l.stopAs, l.stopping, !time.Now().Before(l.stopAt)
	case l.connected.IsZero():
		l.lookIn(time.Until(l.begun.Add(connectWithin)))
		return ipsx.StatusFailed, ipsx.ReasonSilent, time.Since(l.begun) >= connectWithin
	}
	l.credit.WhenUsed(l.flows)
	elapsed, meter := time.Since(l.connected), l.meter()
	l.remember(meter.Bytes)
	l.count(meter.Bytes)
	switch {
	case elapsed >= l.lasts():
		l.linger(ipsx.StatusEnded, ipsx.ReasonDone)
		return "", "", false
	case payment.Exhausted(l.ledger.Deal, l.billed()):
		return ipsx.StatusFailed, ipsx.ReasonBudget, true
	case elapsed >= l.ledger.StopAt(l.billed().Bytes):
		return ipsx.StatusFailed, ipsx.ReasonUnpaid, true
	}
	if meter.Bytes != l.looked {
		l.looked = meter.Bytes
		l.allow()
		l.lookIn(watchEvery)
	} else {
		l.lookIn(l.nextMoment() - elapsed)
	}
	return "", "", false
}

// flows is for the first traffic after a look that saw none.
func (l *lease) flows() { l.next.Reset(watchEvery) }

// lasts is how long the lease lasts, since connected: as agreed, but not longer than its offer is open. The lock is held.
func (l *lease) lasts() time.Duration {
	agreed := time.Duration(l.ledger.Deal.Seconds) * time.Second
	if l.closes == 0 {
		return agreed
	}
	return min(agreed, time.Unix(l.closes, 0).Sub(l.connected))
}

// count adds to the node's traffic what the meter shows more than before. The lock is held.
func (l *lease) count(bytes uint64) {
	if bytes > l.counted {
		l.node.passed(bytes - l.counted)
		l.counted = bytes
	}
}

// nextMoment is when, since connected, the lease ends in some way if nothing happens. The lock is held.
func (l *lease) nextMoment() time.Duration {
	bytes := l.billed().Bytes
	budget := time.Duration(payment.ExhaustedAt(l.ledger.Deal, bytes)) * time.Second
	return min(l.lasts(), budget, l.ledger.StopAt(bytes))
}

// linger stops the traffic now and the lease a little later, so that the requester's last payment still comes and it hears the answer. The lock is held.
func (l *lease) linger(as ipsx.ActorStatus, reason ipsx.Reason) {
	l.stopping, l.stopAs, l.stopAt = reason, as, time.Now().Add(ipsx.CoverGrace)
	l.lookIn(ipsx.CoverGrace)
	doors := l.doors
	l.node.running.Go(func() { // the gate waits for its flows to be gone
		for _, d := range doors {
			d.set(egress.Closed)
		}
	})
}
