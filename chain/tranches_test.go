package chain_test

import (
	"context"
	"errors"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/payment"
)

// grove is a tranche of Bob's with its tree.
type grove struct {
	leaves []ipsx.Leaf
	tree   *payment.Tree
}

func plant(n network, leaves []ipsx.Leaf, expiry int64) grove {
	n.t.Helper()
	g := grove{leaves, chaintest.Must[*payment.Tree](n.t)(payment.NewTree(leaves))}
	n.mined(n.OpenTranche(ctxOf(n.t), bob, bob.Address(), g.tree.Root(), g.tree.Sum(), expiry))
	return g
}

func (g grove) lane(i int) ipsx.Lane {
	l := g.leaves[i]
	return ipsx.Lane{Payer: bob.Address(), Payee: l.Payee, Signer: l.Signer, Number: l.Number, Tranche: g.tree.Root()}
}

func (g grove) voucher(n network, i int, cumulative ipsx.Amount) chain.LeafVoucher {
	return chain.LeafVoucher{SignedVoucher: n.voucher(carol, g.lane(i), cumulative), Allotment: g.leaves[i].Allotment, Path: g.tree.Path(i)}
}

func leafTo(payee ipsx.Signer, number, allotment uint64) ipsx.Leaf {
	return ipsx.Leaf{Payee: payee.Address(), Signer: carol.Address(), Number: number, Allotment: ipsx.Wei(allotment)}
}

// TestTrancheOnChain funds two lanes with one transaction, pays them by voucher and by push, and takes the rest back.
func TestTrancheOnChain(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		ctx, expiry := ctxOf(t), n.now()+3600
		n.mined(n.DepositWithPermit(ctx, bob, ipsx.Wei(10_000)))
		g := plant(n, []ipsx.Leaf{leafTo(alice, 1, 5_000), leafTo(mallory, 1, 2_000), leafTo(alice, 2, 1_000)}, expiry)
		n.expectAccount(bob, ipsx.Wei(2_000), ipsx.Wei(8_000), none)
		_, err := n.OpenTranche(ctx, bob, bob.Address(), g.tree.Root(), ipsx.Wei(1), expiry)
		expectError(t, err, ipsx.CodeConflict, "TrancheExists")

		lie := g.voucher(n, 1, ipsx.Wei(2_500))
		lie.Allotment = ipsx.Wei(2_500)
		settled := chaintest.Must[[]chain.Settlement](t)(n.SettleLeaves(ctx, mallory, []chain.LeafVoucher{g.voucher(n, 0, ipsx.Wei(4_000)), lie, g.voucher(n, 1, ipsx.Wei(1_000))}))
		if settled[0].Fee != ipsx.Wei(40) || settled[1].Skipped != chain.ReasonPath || settled[2].Paid != ipsx.Wei(1_000) {
			t.Errorf("settled %+v", settled)
		}
		pushed := chaintest.Must[[]chain.Settlement](t)(n.Push(ctx, carol, bob.Address(), 1, g.tree.Root(), []chain.Payment{
			{Payee: alice.Address(), Cumulative: ipsx.Wei(5_000)}, {Payee: mallory.Address(), Cumulative: ipsx.Wei(2_001)}}))
		if pushed[0].Paid != ipsx.Wei(1_000) || pushed[1].Skipped != chain.ReasonOverCap {
			t.Errorf("pushed %+v", pushed)
		}
		kept := chaintest.Must[chain.Tranche](t)(n.Tranche(ctx, bob.Address(), g.tree.Root()))
		if want := (chain.Tranche{Sum: ipsx.Wei(8_000), Used: ipsx.Wei(6_000), Expiry: expiry, FeeBps: 100}); kept != want {
			t.Errorf("the tranche is %+v, want %+v", kept, want)
		}
		n.expectAccount(alice, ipsx.Wei(4_950), none, ipsx.Wei(50))

		_, err = n.CloseTranche(ctx, alice, bob.Address(), g.tree.Root())
		expectError(t, err, ipsx.CodeConflict, "TooEarly")
		n.advance(26 * time.Hour)
		n.mined(n.CloseTranche(ctx, alice, bob.Address(), g.tree.Root()))
		n.expectAccount(bob, ipsx.Wei(4_000), none, none)
		if kept := chaintest.Must[chain.Tranche](t)(n.Tranche(ctx, bob.Address(), g.tree.Root())); !kept.Closed || kept.Expiry != 0 {
			t.Errorf("a closed tranche is %+v", kept)
		}
		_, err = n.Tranche(ctx, alice.Address(), g.tree.Root())
		expectError(t, err, ipsx.CodeNotFound, "no tranche")
	})
}

// TestClearerOnChain: Bob pays Victor, who clears; the commission is taken once, and the follower tells what was taken.
func TestClearerOnChain(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		ctx, expiry, victor := ctxOf(t), n.now()+3600, actor.Named("victor")
		n.mined(n.SendEther(ctx, dev, victor.Address(), ipsx.IPSX(1).Big()))
		n.mined(n.Transfer(ctx, dev, victor.Address(), ipsx.IPSX(1)))
		n.mined(n.RegisterClearer(ctx, victor))
		_, err := n.RegisterClearer(ctx, victor)
		expectError(t, err, ipsx.CodeConflict, "AlreadyClearer")
		in := ipsx.Lane{Payer: bob.Address(), Payee: victor.Address(), Signer: carol.Address(), Number: 1}
		out := ipsx.Lane{Payer: victor.Address(), Payee: alice.Address(), Signer: victor.Address(), Number: 1}
		n.mined(n.OpenWithPermit(ctx, bob, in, ipsx.Wei(50_000), expiry))
		n.mined(n.OpenWithPermit(ctx, victor, out, ipsx.Wei(50_000), expiry))
		chaintest.Must[[]chain.Settlement](t)(n.Settle(ctx, mallory, []ipsx.SignedVoucher{n.voucher(carol, in, ipsx.Wei(10_000))}))
		got := chaintest.Must[chain.Account](t)(n.Account(ctx, victor.Address()))
		if want := (chain.Account{Free: ipsx.Wei(9_950), Reserved: ipsx.Wei(50_000), Commission: ipsx.Wei(50), Clearer: true, Receipts: ipsx.Wei(9_900)}); got != want {
			t.Errorf("Victor has %+v, want %+v", got, want)
		}
		settled := chaintest.Must[[]chain.Settlement](t)(n.Settle(ctx, mallory, []ipsx.SignedVoucher{n.voucher(victor, out, ipsx.Wei(9_000)), n.voucher(victor, out, ipsx.Wei(19_900))}))
		if !settled[0].Fee.IsZero() || settled[1].Fee != ipsx.Wei(100) {
			t.Errorf("settled %+v", settled)
		}
		n.expectAccount(alice, ipsx.Wei(19_800), none, ipsx.Wei(100))
		var fees ipsx.Amount
		err = n.Follow(ctx, chain.FollowOptions{}, func(_ context.Context, b chain.Batch) error {
			for _, e := range b.Events {
				if c, ok := e.Body.(chain.Claimed); ok {
					fees = fees.Add(c.Fee)
				}
			}
			if fees.Less(ipsx.Wei(200)) {
				return nil
			}
			return errEnough
		})
		if !errors.Is(err, errEnough) || fees != ipsx.Wei(200) {
			t.Errorf("the follower tells of %s wei of commission: %v", fees, err)
		}
		bps, share, err := n.Commission(ctx)
		if bps != 100 || share != 5_000 || err != nil {
			t.Errorf("commission is %d, the share %d: %v", bps, share, err)
		}
	})
}

// TestRandomTranchesAgreeWithPayment plays random vouchers on random trees: contract and payment room agree on every path and every wei.
func TestRandomTranchesAgreeWithPayment(t *testing.T) {
	n, ctx := onDevchain(t), ctxOf(t)
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	rng := rand.New(rand.NewPCG(seed, 0))
	n.mined(n.DepositWithPermit(ctx, bob, ipsx.IPSX(100)))
	for range 6 {
		leaves := make([]ipsx.Leaf, 1+rng.IntN(40))
		for i := range leaves {
			leaves[i] = leafTo([]ipsx.Signer{alice, mallory}[rng.IntN(2)], uint64(i), 1+rng.Uint64N(1e9))
		}
		g := plant(n, leaves, n.now()+3600)
		claimed, used := map[int]ipsx.Amount{}, ipsx.Amount{}
		for range 10 {
			i := rng.IntN(len(leaves))
			v := g.voucher(n, i, ipsx.Wei(rng.Uint64N(12e8)))
			if rng.IntN(4) == 0 && len(v.Path) > 0 {
				v.Path[rng.IntN(len(v.Path))].Sum = ipsx.Wei(rng.Uint64N(1e9))
			}
			proven := !claimed[i].IsZero() || payment.VerifyPath(g.tree.Root(), g.tree.Sum(), leaves[i], v.Path) == nil
			due := proven && claimed[i].Less(v.Cumulative) && !leaves[i].Allotment.Less(v.Cumulative)
			s := chaintest.Must[[]chain.Settlement](t)(n.SettleLeaves(ctx, mallory, []chain.LeafVoucher{v}))[0]
			if due != (s.Skipped == chain.ReasonNone) {
				t.Fatalf("due %v, proven %v, and the contract says %+v", due, proven, s)
			}
			if !due {
				continue
			}
			net, fee := payment.Settle(claimed[i], v.Cumulative, 100)
			if s.Fee != fee || s.Paid != net.Add(fee) {
				t.Fatalf("the contract paid %+v, want %s and %s", s, net, fee)
			}
			claimed[i], used = v.Cumulative, used.Add(s.Paid)
		}
		if kept := chaintest.Must[chain.Tranche](t)(n.Tranche(ctx, bob.Address(), g.tree.Root())); kept.Used != used || kept.Sum.Less(used) {
			t.Errorf("the tranche says %s used, want %s", kept.Used, used)
		}
	}
}
