package chain_test

import (
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

// TestMalloryGainsNothing lets Mallory try what a cheat with an endpoint can; at the end everybody has what they had.
func TestMalloryGainsNothing(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		ctx, lane, expiry := ctxOf(t), bobPays(1), n.now()+3600
		n.mined(n.DepositWithPermit(ctx, bob, ipsx.Wei(500)))
		n.mined(n.OpenWithPermit(ctx, bob, lane, ipsx.Wei(1000), expiry))
		n.mined(n.SetDelegate(ctx, bob, carol.Address(), expiry, ipsx.Wei(300)))
		paid := n.voucher(carol, lane, ipsx.Wei(400))
		chaintest.Must[[]chain.Settlement](t)(n.Settle(ctx, alice, []ipsx.SignedVoucher{paid}))

		// A replay, an older one, a raised one, one signed by himself, and one redirected to his own lane.
		raised, own, redirected := paid, paid, paid
		raised.Cumulative = ipsx.Wei(900)
		own.Cumulative = ipsx.Wei(900)
		own.Signature = n.voucher(mallory, ipsx.Lane{Signer: mallory.Address()}, ipsx.Wei(900)).Signature
		redirected.Lane.Payee = mallory.Address()
		tries := []ipsx.SignedVoucher{paid, n.voucher(carol, lane, ipsx.Wei(399)), raised, own, redirected}
		want := []chain.Reason{chain.ReasonStale, chain.ReasonStale, chain.ReasonSignature, chain.ReasonSignature, chain.ReasonNotOpen}
		for i, s := range chaintest.Must[[]chain.Settlement](t)(n.Settle(ctx, mallory, tries)) {
			if s.Skipped != want[i] || !s.Paid.IsZero() {
				t.Errorf("try %d: %+v, want %s", i, s, want[i])
			}
		}

		// A delegate's key, stolen, withdraws nothing and reserves no more than its allowance.
		_, err := n.Withdraw(ctx, carol, ipsx.Wei(1))
		expectError(t, err, ipsx.CodeFunds, "balance 0")
		stolen := ipsx.Lane{Payer: bob.Address(), Payee: mallory.Address(), Signer: mallory.Address()}
		_, err = n.Open(ctx, carol, stolen, ipsx.Wei(301), expiry)
		expectError(t, err, ipsx.CodeFunds, "AllowanceExceeded")
		_, err = n.Open(ctx, mallory, stolen, ipsx.Wei(1), expiry)
		expectError(t, err, ipsx.CodeForbidden, "NotDelegate")

		// A close needs both sides, over this very amount; before the expiry nobody closes alone.
		low, high := ipsx.Wei(400), ipsx.Wei(1000)
		_, err = n.CloseReservation(ctx, bob, lane, low, n.closeSignature(mallory, lane, low), nil)
		expectError(t, err, ipsx.CodeSignature, "NotAgreedByPayee", mallory.Address().Hex())
		_, err = n.CloseReservation(ctx, alice, lane, high, nil, n.closeSignature(carol, lane, low))
		expectError(t, err, ipsx.CodeSignature, "NotAgreedByPayer")
		_, err = n.CloseReservation(ctx, mallory, lane, low, n.closeSignature(alice, lane, low), nil)
		expectError(t, err, ipsx.CodeSignature, "NotAgreedBy", mallory.Address().Hex())
		_, err = n.CloseReservation(ctx, bob, lane, ipsx.Wei(399), n.closeSignature(alice, lane, ipsx.Wei(399)), nil)
		expectError(t, err, ipsx.CodeConflict, "BadCumulative")
		_, err = n.CloseExpired(ctx, mallory, lane)
		expectError(t, err, ipsx.CodeConflict, "TooEarly")

		n.expectAccount(mallory, none, none, none)
		n.expectAccount(bob, ipsx.Wei(500), ipsx.Wei(600), none)
		n.expectAccount(alice, ipsx.Wei(396), none, ipsx.Wei(4))
		if got := chaintest.Must[ipsx.Amount](t)(n.TokenBalance(ctx, mallory.Address())); !got.IsZero() {
			t.Errorf("Mallory has %s wei", got)
		}
	})
}
