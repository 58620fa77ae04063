package api_test

import (
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

// TestAnExtensionIsTheRequesters: Bob gets more time, and both sides hear of it with his signature; nobody else can ask for it, and it outlives a restart.
func TestAnExtensionIsTheRequesters(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.0/30", 100))
	proposal := n.match(b, "first")
	deal := hashOf(proposal)
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.says(b, deal, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
	heard := n.follow(a, 1)
	more := ipsx.Extension{Deal: deal, Seconds: proposal.Deal.Message.Seconds + 60, MaxTotal: proposal.Deal.Message.MaxTotal.Mul(2), At: n.clock.Now().Unix()}
	_, err := n.dial(mallory).Extend(t.Context(), more)
	n.refused(err, ipsx.CodeSignature)
	_, err = a.Extend(t.Context(), more)
	n.refused(err, ipsx.CodeSignature)
	forged, err := sdk.Sign(b, more)
	n.check(err)
	forged.Message.Seconds++
	if status, _ := n.post("/v1/deals/"+deal.Hex()+"/extensions", n.json(forged)); status != 403 && status != 401 {
		t.Errorf("an altered extension is answered with %d", status)
	}
	view, err := b.Extend(t.Context(), more)
	n.check(err)
	if view.Terms().Seconds != more.Seconds || view.Extension == nil || view.Extension.Verify(home, bob.Address(), n.clock.Now().Unix()) != nil {
		t.Errorf("extended to %+v", view)
	}
	event := until(heard, func(e ipsx.Event) bool { return e.Type == ipsx.EventExtension })
	if event.Deal == nil || event.Deal.Extension == nil || event.Deal.Extension.Message != more {
		t.Errorf("Alice heard %+v", event.Deal)
	}
	n.wait(time.Duration(proposal.Deal.Message.Seconds) * time.Second)
	n.stands(b, deal, ipsx.DealActive)
	n.restart()
	n.stands(n.dial(bob), deal, ipsx.DealActive)
	n.wait(time.Minute)
	n.stands(n.dial(bob), deal, ipsx.DealEnding)
}
