package chain_test

import (
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
	"github.com/ipsx/ipsx/lab/actor"
)

var none ipsx.Amount

// TestLifeOfALane walks the documented example over every transaction, on both implementations of Ethereum.
func TestLifeOfALane(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		ctx, lane := ctxOf(t), bobPays(7)
		n.mined(n.Approve(ctx, bob, ipsx.Wei(50_000)))
		n.mined(n.Deposit(ctx, bob, ipsx.Wei(50_000)))
		n.mined(n.DepositWithPermit(ctx, bob, ipsx.Wei(150_000)))
		n.expectAccount(bob, ipsx.Wei(200_000), none, none)

		expiry := n.now() + 3600
		_, err := n.Reservation(ctx, lane.ID())
		expectError(t, err, ipsx.CodeNotFound)
		n.mined(n.OpenWithPermit(ctx, bob, lane, ipsx.Wei(120_000), expiry))
		n.mined(n.TopUp(ctx, bob, lane, ipsx.Wei(80_000), expiry+60))
		n.expectAccount(bob, ipsx.Wei(120_000), ipsx.Wei(200_000), none)

		settled := chaintest.Must[[]chain.Settlement](t)(n.Settle(ctx, mallory, []ipsx.SignedVoucher{n.voucher(carol, lane, ipsx.Wei(130_000))}))
		if s := settled[0]; s.Lane != lane.ID() || s.Paid != ipsx.Wei(130_000) || s.Fee != ipsx.Wei(1_300) || s.Skipped != chain.ReasonNone {
			t.Errorf("settled %+v", s)
		}
		n.expectAccount(alice, ipsx.Wei(128_700), none, ipsx.Wei(1_300))
		r := chaintest.Must[ipsx.Reservation](t)(n.Reservation(ctx, lane.ID()))
		if r.Cap != ipsx.Wei(200_000) || r.Claimed != ipsx.Wei(130_000) || r.Expiry != expiry+60 || r.FeeBps != 100 || r.Closed || r.Settleable <= r.Expiry {
			t.Errorf("reservation is %+v", r)
		}

		final := ipsx.Wei(140_000)
		closing := chaintest.Must[chain.Closing](t)(n.CloseReservation(ctx, mallory, lane, final,
			n.closeSignature(alice, lane, final), n.closeSignature(carol, lane, final)))
		if closing.Paid != final || closing.Returned != ipsx.Wei(60_000) {
			t.Errorf("closing is %+v", closing)
		}
		n.expectAccount(bob, ipsx.Wei(180_000), none, none)
		n.expectAccount(alice, ipsx.Wei(138_600), none, ipsx.Wei(1_400))

		n.mined(n.CollectCommission(ctx, mallory, alice.Address()))
		n.mined(n.Withdraw(ctx, alice, ipsx.Wei(138_600)))
		n.expectAccount(alice, none, none, none)
		if got := chaintest.Must[ipsx.Amount](t)(n.TokenBalance(ctx, alice.Address())); got != ipsx.Wei(138_600) {
			t.Errorf("Alice has %s wei", got)
		}
		totals := chaintest.Must[chain.Totals](t)(n.Totals(ctx))
		if totals.Tokens != ipsx.Wei(181_400) || totals.Treasury != treasury.Address() || totals.Account.Free != ipsx.Wei(1_400) {
			t.Errorf("totals are %+v", totals)
		}
	})
}

// TestExpiredLaneReturns closes a lane alone, after its claim window and never before.
func TestExpiredLaneReturns(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		ctx, lane := ctxOf(t), bobPays(1)
		expiry := n.now() + 100
		n.mined(n.OpenWithPermit(ctx, bob, lane, ipsx.Wei(500), expiry))
		_, err := n.CloseExpired(ctx, bob, lane)
		expectError(t, err, ipsx.CodeConflict, "TooEarly", lane.ID().Hex())
		r := chaintest.Must[ipsx.Reservation](t)(n.Reservation(ctx, lane.ID()))
		n.advance(time.Duration(r.Settleable-n.now()-20) * time.Second)
		late := n.voucher(carol, lane, ipsx.Wei(200))
		if s := chaintest.Must[[]chain.Settlement](t)(n.Settle(ctx, alice, []ipsx.SignedVoucher{late})); s[0].Paid != ipsx.Wei(200) {
			t.Errorf("inside the claim window: %+v", s[0])
		}
		n.advance(time.Minute)
		later := n.voucher(carol, lane, ipsx.Wei(300))
		if s := chaintest.Must[[]chain.Settlement](t)(n.Settle(ctx, alice, []ipsx.SignedVoucher{later})); s[0].Skipped != chain.ReasonLate {
			t.Errorf("after the claim window: %+v", s[0])
		}
		closing := chaintest.Must[chain.Closing](t)(n.CloseExpired(ctx, mallory, lane))
		if closing.Paid != ipsx.Wei(200) || closing.Returned != ipsx.Wei(300) {
			t.Errorf("closing is %+v", closing)
		}
		n.expectAccount(bob, ipsx.Wei(300), none, none)
	})
}

// TestDelegate lets Carol act for Bob exactly as far as he allowed.
func TestDelegate(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		ctx, until := ctxOf(t), n.now()+3600
		n.mined(n.DepositWithPermit(ctx, bob, ipsx.Wei(1000)))
		_, err := n.Open(ctx, carol, bobPays(1), ipsx.Wei(10), until)
		expectError(t, err, ipsx.CodeForbidden, "NotDelegate", carol.Address().Hex())
		n.mined(n.SetDelegate(ctx, bob, carol.Address(), until, ipsx.Wei(300)))
		n.mined(n.Open(ctx, carol, bobPays(1), ipsx.Wei(200), until))
		_, err = n.Open(ctx, carol, bobPays(2), ipsx.Wei(101), until)
		expectError(t, err, ipsx.CodeFunds, "AllowanceExceeded", "allowance 100", "needed 101")
		n.mined(n.TopUp(ctx, carol, bobPays(1), ipsx.Wei(100), 0))
		d := chaintest.Must[chain.Delegate](t)(n.Delegate(ctx, bob.Address(), carol.Address()))
		if d.Until != until || !d.Allowance.IsZero() {
			t.Errorf("delegate is %+v", d)
		}
		n.expectAccount(bob, ipsx.Wei(700), ipsx.Wei(300), none)

		n.mined(n.BumpEpoch(ctx, bob))
		if epoch := chaintest.Must[uint64](t)(n.DelegationEpoch(ctx, bob.Address())); epoch != 1 {
			t.Errorf("epoch is %d, want 1", epoch)
		}
	})
}

// TestRefusalsSayWhatAndHow checks the code, the contract's own words and the advice.
func TestRefusalsSayWhatAndHow(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		ctx, expiry := ctxOf(t), n.now()+3600
		_, err := n.Withdraw(ctx, bob, ipsx.Wei(5))
		expectError(t, err, ipsx.CodeFunds, "InsufficientBalance", "balance 0", "needed 5", "deposit")
		_, err = n.Deposit(ctx, bob, ipsx.Wei(5))
		expectError(t, err, ipsx.CodeFunds, "ERC20InsufficientAllowance", "approve")
		_, err = n.DepositWithPermit(ctx, alice, ipsx.Wei(5))
		expectError(t, err, ipsx.CodeFunds, "ERC20InsufficientBalance")
		_, err = n.DepositWithPermit(ctx, bob, none)
		expectError(t, err, ipsx.CodeInvalid, "ZeroAmount")
		_, err = n.Deposit(ctx, bob, ipsx.IPSX(1<<40))
		expectError(t, err, ipsx.CodeInvalid, "more than there are")
		_, err = n.TopUp(ctx, bob, bobPays(9), ipsx.Wei(5), 0)
		expectError(t, err, ipsx.CodeNotFound, "LaneNotOpen")
		_, err = n.Open(ctx, bob, bobPays(9), ipsx.Wei(5), expiry)
		expectError(t, err, ipsx.CodeFunds, "InsufficientBalance")
		n.mined(n.OpenWithPermit(ctx, bob, bobPays(9), ipsx.Wei(50), expiry))
		_, err = n.Open(ctx, bob, bobPays(9), ipsx.Wei(5), expiry)
		expectError(t, err, ipsx.CodeConflict, "LaneExists", bobPays(9).ID().Hex())
		_, err = n.Open(ctx, bob, bobPays(10), ipsx.Wei(5), n.now()-1)
		expectError(t, err, ipsx.CodeInvalid, "BadExpiry")
		_, err = n.Open(ctx, bob, bobPays(10), ipsx.Wei(5), time.Now().UnixMilli())
		expectError(t, err, ipsx.CodeInvalid, "seconds")
		_, err = n.Open(ctx, bob, ipsx.Lane{Payer: bob.Address(), Tranche: ipsx.Hash{1}}, ipsx.Wei(5), expiry)
		expectError(t, err, ipsx.CodeInvalid, "tranche")
		_, err = n.OpenWithPermit(ctx, carol, bobPays(10), ipsx.Wei(1), expiry)
		expectError(t, err, ipsx.CodeInvalid, "payer")
		poor := actor.Named("poor")
		_, err = n.Withdraw(ctx, poor, ipsx.Wei(1))
		expectError(t, err, ipsx.CodeFunds)
		_, err = n.BumpEpoch(ctx, poor)
		expectError(t, err, ipsx.CodeFunds, "ether")
	})
}

// TestBatch pays the good vouchers of a batch and says for each bad one what is wrong; more than MaxBatch are split.
func TestBatch(t *testing.T) {
	n := onDevchain(t)
	ctx, expiry := ctxOf(t), n.now()+3600
	n.mined(n.DepositWithPermit(ctx, bob, ipsx.Wei(10_000)))
	n.mined(n.Open(ctx, bob, bobPays(0), ipsx.Wei(1000), expiry))
	n.mined(n.Open(ctx, bob, bobPays(1), ipsx.Wei(1000), expiry))
	good := n.voucher(carol, bobPays(0), ipsx.Wei(100))
	forged, unsigned, huge := good, good, good
	forged.Cumulative, unsigned.Signature, unsigned.Cumulative = ipsx.Wei(200), nil, ipsx.Wei(300)
	huge.Cumulative = ipsx.IPSX(1 << 60).Mul(1 << 60)
	batch := []ipsx.SignedVoucher{good, good, forged, unsigned, huge, n.voucher(carol, bobPays(5), ipsx.Wei(1)),
		n.voucher(carol, bobPays(1), ipsx.Wei(1001)), n.voucher(carol, bobPays(1), ipsx.Wei(1000))}
	want := []chain.Reason{chain.ReasonNone, chain.ReasonStale, chain.ReasonSignature, chain.ReasonSignature, chain.ReasonOverCap,
		chain.ReasonNotOpen, chain.ReasonOverCap, chain.ReasonNone}
	tranched := bobPays(1)
	tranched.Tranche = ipsx.Hash{1}
	batch, want = append(batch, n.voucher(carol, tranched, ipsx.Wei(1001))), append(want, chain.ReasonOverCap)
	for len(batch) < 2*chain.MaxBatch+3 {
		batch, want = append(batch, good), append(want, chain.ReasonStale)
	}
	settled := chaintest.Must[[]chain.Settlement](t)(n.Settle(ctx, mallory, batch))
	for i, s := range settled {
		if s.Skipped != want[i] || s.Lane != batch[i].Lane.ID() || s.Cumulative != batch[i].Cumulative {
			t.Errorf("voucher %d: %+v, want %q", i, s, want[i])
		}
	}
	if len(settled) != len(batch) || settled[0].Receipt.Tx == settled[chain.MaxBatch].Receipt.Tx {
		t.Errorf("%d of %d settled", len(settled), len(batch))
	}
	n.expectAccount(alice, ipsx.Wei(1089), none, ipsx.Wei(11))
	if s, err := n.Settle(ctx, mallory, nil); len(s) != 0 || err != nil {
		t.Errorf("settling nothing gives %v, %v", s, err)
	}
}
