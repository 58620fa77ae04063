package provider

import (
	"time"

	"github.com/ipsx/ipsx"
)

// extend gives the lease more time, when the requester itself signed that and this node's own terms allow it, whatever the exchange says. Else the lease ends
// when it would have.
func (l *lease) extend(x ipsx.Signed[ipsx.Extension]) {
	if x.Message.Deal != l.hash || !l.longer(x.Message) {
		return
	}
	err := x.VerifyWith(l.node.domain, l.deal.Requester, time.Now().Unix(), l.node.contracts.Ask)
	if err == nil {
		err = l.lengthen(x.Message)
	}
	if err != nil {
		l.node.config.Log.Warn("a lease is not extended", "deal", l.hash, "error", err)
		return
	}
	l.diary.extended(x)
	l.node.config.Notify(Event{Kind: "extended", Deal: l.hash})
}

func (l *lease) longer(x ipsx.Extension) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return x.Seconds > l.ledger.Deal.Seconds
}

func (l *lease) lengthen(x ipsx.Extension) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.ended || l.stopping != "" || l.connected.IsZero() {
		return ipsx.Errorf(ipsx.CodeTransition, "the lease does not run")
	}
	offered := l.node.config.Terms
	offered.Provider = l.deal.Provider
	if err := l.ledger.Deal.MayExtend(x, &offered, l.connected.Unix(), time.Now().Unix()); err != nil {
		return err
	}
	l.closes, _ = offered.Closes(l.connected.Unix())
	longer := l.deal.Extended(x)
	l.ledger.Deal = &longer
	l.allow()
	l.lookIn(0)
	return nil
}

// leaseEnd is until when a lane must pay, in Unix seconds.
func (l *lease) leaseEnd() int64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	begun := l.connected
	if begun.IsZero() {
		begun = time.Now()
	}
	return begun.Unix() + int64(l.ledger.Deal.Seconds)
}
