package requester

import (
	"context"
	"testing"

	"github.com/ipsx/ipsx"
)

// TestNewsMayComeBeforeItsLease: a provider may decline before the answer to the request is read, and the lease learns of it all the same.
func TestNewsMayComeBeforeItsLease(t *testing.T) {
	v := &venue{node: &Requester{leases: map[ipsx.Hash]*Lease{}}}
	for n := range maxEarly {
		v.handle(ipsx.Event{Type: ipsx.EventDeal, Deal: &ipsx.DealView{Hash: ipsx.Hash{1, byte(n)}, Status: ipsx.DealProposed}})
	}
	declined := ipsx.Hash{2}
	v.handle(ipsx.Event{Type: ipsx.EventDeal, Deal: &ipsx.DealView{Hash: declined, Status: ipsx.DealDeclined, Reason: ipsx.ReasonBusy}})
	v.handle(ipsx.Event{Type: ipsx.EventMessage, Message: &ipsx.Signed[ipsx.PairMessage]{Message: ipsx.PairMessage{Deal: declined}}})
	l := &Lease{venue: v, hash: declined, refused: make(chan ipsx.DealView, 1), relayed: make(chan ipsx.Signed[ipsx.PairMessage], 1)}
	l.over, l.finish = context.WithCancelCause(t.Context())
	l.leased, l.freed = context.WithCancel(t.Context())
	v.register(l)
	select {
	case view := <-l.refused:
		if view.Reason != ipsx.ReasonBusy {
			t.Errorf("it was refused as %q", view.Reason)
		}
	default:
		t.Error("the lease waits for a provider that declined")
	}
	if len(l.relayed) != 1 {
		t.Error("the message that came early is lost")
	}
	if l.leased.Err() == nil {
		t.Error("the addresses count as leased")
	}
	if len(v.early) != maxEarly-2 {
		t.Errorf("%d events are kept for leases that are not known yet", len(v.early))
	}
}
