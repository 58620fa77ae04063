package api_test

import (
	"fmt"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

// TestWhatWasSaidStaysEvidence: what each side said last of a deal is there with its signature, by whoever signed for it, also when the log that had it is gone and the
// exchange has started again from a snapshot.
func TestWhatWasSaidStaysEvidence(t *testing.T) {
	n := open(t)
	n.stop()
	n.every = 5
	n.start("127.0.0.1:0", true)
	delegation, err := ipsx.SignDelegation(bob, home, ipsx.Delegation{Wallet: bob.Address(), Delegate: carol.Address(), Until: n.clock.Now().Unix() + 86400})
	n.check(err)
	a, b := n.dial(alice), n.dialWith(sdk.Options{Signer: carol, Wallet: bob.Address(), Delegation: delegation})
	n.place(a, n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(b, "first"))
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.says(b, deal, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
	n.says(a, deal, ipsx.ProviderRole, 2, ipsx.StatusServing, ipsx.DealActive)
	n.says(a, deal, ipsx.ProviderRole, 2, ipsx.StatusServing, ipsx.DealActive) // again
	_, err = n.say(a, deal, ipsx.ProviderRole, 1, ipsx.StatusEnded)            // too late
	n.refused(err, ipsx.CodeReplayed)
	for i := range 15 {
		n.place(a, n.offer(fmt.Sprintf("127.0.2.%d/32", i), 100))
	}
	for range 2 {
		for _, side := range []*sdk.Client{n.dial(alice), n.dial(bob)} {
			view, err := side.Deal(t.Context(), deal)
			n.check(err)
			if len(view.Evidence) != 2 {
				t.Fatalf("the evidence is %+v", view.Evidence)
			}
			for i, who := range []ipsx.Signer{alice, bob} {
				said := view.Evidence[i]
				n.check(said.Verify(home, who.Address(), n.clock.Now().Unix()))
				if said.Message != *[]*ipsx.Status{view.Provider, view.Requester}[i] || said.Message.Seq != uint64(2-i) {
					t.Errorf("the evidence of what side %d said is %+v", i, said.Message)
				}
			}
		}
		n.restart()
	}
	page, err := n.dial(bob).Deals(t.Context(), ipsx.DealFilter{})
	if n.check(err); len(page.Deals) != 1 || page.Deals[0].Evidence != nil {
		t.Errorf("the list of deals is %+v", page)
	}
}
