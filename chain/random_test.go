package chain_test

import (
	"context"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
	"github.com/ipsx/ipsx/payment"
)

// books are what the chain should hold, kept by Go's own arithmetic.
type books struct {
	network
	rng      *rand.Rand
	expiry   int64
	deposits ipsx.Amount // deposited less withdrawn
	lanes    []ipsx.Lane // open ones
	caps     map[ipsx.Lane]ipsx.Amount
	claimed  map[ipsx.Lane]ipsx.Amount
	free     map[ipsx.Address]ipsx.Amount // without commission
	fees     ipsx.Amount
}

// TestMoneyIsConservedOverRandomOperations does random things and compares every account with the books to the wei: nothing is
// lost or made, and the contract's commission is package payment's.
func TestMoneyIsConservedOverRandomOperations(t *testing.T) {
	const operations = 250
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	n := onDevchain(t)
	b := &books{network: n, rng: rand.New(rand.NewPCG(seed, 0)), expiry: n.now() + 100_000,
		caps: map[ipsx.Lane]ipsx.Amount{}, claimed: map[ipsx.Lane]ipsx.Amount{}, free: map[ipsx.Address]ipsx.Amount{}}
	ctx := ctxOf(t)
	n.mined(n.Transfer(ctx, dev, bob.Address(), ipsx.IPSX(1_000_000))) // enough for commissions that no longer fit where they wait
	steps := []func(context.Context){b.deposit, b.open, b.open, b.settle, b.settle, b.settle, b.close, b.withdraw, b.collect}
	for i := range operations {
		steps[b.rng.IntN(len(steps))](ctx)
		if i%10 == 0 || i == operations-1 {
			b.compare(ctx)
		}
		if t.Failed() {
			t.Fatalf("after operation %d", i)
		}
	}
}

// upTo is a random amount of at most a; now and then all or 1 wei.
func (b *books) upTo(a ipsx.Amount) ipsx.Amount {
	switch b.rng.IntN(8) {
	case 0:
		return a
	case 1:
		return ipsx.Wei(1).Min(a)
	}
	return a.MulDiv(b.rng.Uint64N(1<<60), 1<<60)
}

func (b *books) lane() (ipsx.Lane, bool) {
	if len(b.lanes) == 0 {
		return ipsx.Lane{}, false
	}
	return b.lanes[b.rng.IntN(len(b.lanes))], true
}

func (b *books) deposit(ctx context.Context) {
	amount := b.upTo(ipsx.IPSX(2000)).Add(ipsx.Wei(1))
	b.mined(b.DepositWithPermit(ctx, bob, amount))
	b.free[bob.Address()] = b.free[bob.Address()].Add(amount)
	b.deposits = b.deposits.Add(amount)
}

func (b *books) open(ctx context.Context) {
	payee := []ipsx.Signer{alice, mallory}[b.rng.IntN(2)]
	lane := ipsx.Lane{Payer: bob.Address(), Payee: payee.Address(), Signer: carol.Address(), Number: b.rng.Uint64()}
	limit := b.upTo(b.free[bob.Address()])
	if limit.IsZero() {
		return
	}
	b.mined(b.Open(ctx, bob, lane, limit, b.expiry))
	b.lanes, b.caps[lane] = append(b.lanes, lane), limit
	b.free[bob.Address()] = b.free[bob.Address()].Sub(limit)
}

// pay books what a cumulative amount pays beyond what was claimed.
func (b *books) pay(lane ipsx.Lane, cumulative ipsx.Amount) (paid, fee ipsx.Amount) {
	before := b.claimed[lane]
	paid = cumulative.Sub(before)
	fee = payment.Commission(cumulative, 100).Sub(payment.Commission(before, 100))
	b.claimed[lane] = cumulative
	b.free[lane.Payee] = b.free[lane.Payee].Add(paid).Sub(fee)
	b.fees = b.fees.Add(fee)
	return paid, fee
}

func (b *books) settle(ctx context.Context) {
	lane, ok := b.lane()
	if !ok {
		return
	}
	cumulative := b.claimed[lane].Add(b.upTo(b.caps[lane].Sub(b.claimed[lane])))
	stale := cumulative == b.claimed[lane]
	s := chaintest.Must[[]chain.Settlement](b.t)(b.Settle(ctx, mallory, []ipsx.SignedVoucher{b.voucher(carol, lane, cumulative)}))[0]
	if stale {
		if s.Skipped != chain.ReasonStale {
			b.t.Errorf("a voucher of nothing new: %+v", s)
		}
		return
	}
	if paid, fee := b.pay(lane, cumulative); s.Paid != paid || s.Fee != fee {
		b.t.Errorf("%s wei with commission %s were paid, want %s with %s", s.Paid, s.Fee, paid, fee)
	}
}

func (b *books) close(ctx context.Context) {
	lane, ok := b.lane()
	if !ok {
		return
	}
	final := b.claimed[lane].Add(b.upTo(b.caps[lane].Sub(b.claimed[lane])))
	payee := alice
	if lane.Payee == mallory.Address() {
		payee = mallory
	}
	closing := chaintest.Must[chain.Closing](b.t)(b.CloseReservation(ctx, payee, lane, final, nil, b.closeSignature(carol, lane, final)))
	b.pay(lane, final)
	back := b.caps[lane].Sub(final)
	if closing.Paid != final || closing.Returned != back {
		b.t.Errorf("closing %+v, want %s and %s", closing, final, back)
	}
	b.free[bob.Address()] = b.free[bob.Address()].Add(back)
	b.lanes = slices.DeleteFunc(b.lanes, func(l ipsx.Lane) bool { return l == lane })
	delete(b.caps, lane)
	delete(b.claimed, lane)
}

func (b *books) withdraw(ctx context.Context) {
	who := []ipsx.Signer{alice, bob, mallory}[b.rng.IntN(3)]
	amount := b.upTo(b.free[who.Address()])
	if amount.IsZero() {
		return
	}
	b.mined(b.Withdraw(ctx, who, amount))
	b.free[who.Address()] = b.free[who.Address()].Sub(amount)
	b.deposits = b.deposits.Sub(amount)
}

func (b *books) collect(ctx context.Context) {
	b.mined(b.CollectCommission(ctx, mallory, alice.Address(), mallory.Address()))
}

func (b *books) compare(ctx context.Context) {
	b.t.Helper()
	var reserved, commission ipsx.Amount
	for lane, limit := range b.caps {
		reserved = reserved.Add(limit.Sub(b.claimed[lane]))
	}
	sum := reserved
	for _, who := range []ipsx.Signer{alice, bob, mallory} {
		got := chaintest.Must[chain.Account](b.t)(b.Account(ctx, who.Address()))
		if got.Free != b.free[who.Address()] {
			b.t.Errorf("%s has %s wei free, want %s", who.Address(), got.Free, b.free[who.Address()])
		}
		if who == bob && got.Reserved != reserved {
			b.t.Errorf("%s wei are reserved, want %s", got.Reserved, reserved)
		}
		sum, commission = sum.Add(got.Free), commission.Add(got.Commission)
	}
	totals := chaintest.Must[chain.Totals](b.t)(b.Totals(ctx))
	if collected := commission.Add(totals.Account.Free); collected != b.fees {
		b.t.Errorf("commission is %s wei, want %s", collected, b.fees)
	}
	if totals.Tokens != b.deposits || sum.Add(b.fees) != b.deposits {
		b.t.Errorf("the contract has %s wei, the accounts %s, deposited were %s", totals.Tokens, sum.Add(b.fees), b.deposits)
	}
}
