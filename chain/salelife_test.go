package chain_test

import (
	"math/big"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

// TestSaleThatSucceeds lives through the three stages up to the hard cap, and shares out the token; Mallory tries what she can on the way.
func TestSaleThatSucceeds(t *testing.T) {
	onFairs(t, func(t *testing.T, f fair) {
		f.beforeTheSale()
		f.privateStage()
		f.preSale()
		f.publicStage()
		f.finalize()
		f.claims()
		f.tokenIsOpen()
		f.pools()
	})
}

func (f fair) beforeTheSale() {
	ctx := ctxOf(f.t)
	f.expectState(chain.SaleNotOpened, chain.NoStage, chain.NoStage, none)
	_, err := f.sale.Quote(ctx, alice.Address(), ether("1"))
	expectError(f.t, err, ipsx.CodeConflict, "not open")
	_, err = f.sale.Open(ctx, mallory, f.terms)
	expectError(f.t, err, ipsx.CodeForbidden, "AccessManagedUnauthorized", mallory.Address().Hex())
	f.mined(f.sale.Open(ctx, dev, f.terms))
	_, err = f.sale.Open(ctx, dev, f.terms)
	expectError(f.t, err, ipsx.CodeConflict, "AlreadyOpened")
	if got := f.status(); got.Terms != f.terms || got.Treasury != treasury.Address() {
		f.t.Errorf("the terms are %+v, the treasury is %s", got.Terms, got.Treasury)
	}
	f.expectState(chain.SaleWaiting, chain.NoStage, chain.PrivateStage, none)
	_, err = f.sale.Quote(ctx, alice.Address(), ether("1"))
	expectError(f.t, err, ipsx.CodeConflict, "no stage", "private stage begins at")
	_, err = f.sale.Contribute(ctx, alice, ether("1"))
	expectError(f.t, err, ipsx.CodeConflict, "NoStage")
	_, err = f.sale.Finalize(ctx, mallory)
	expectError(f.t, err, ipsx.CodeConflict, "NotSucceeded")
}

// privateStage raises 1 ether: 0.7 of Alice's and 0.3 of Bob's.
func (f fair) privateStage() {
	ctx := ctxOf(f.t)
	_, err := f.sale.SetAllowList(ctx, mallory, chain.PrivateStage, ipsx.Hash{1})
	expectError(f.t, err, ipsx.CodeForbidden, "AccessManagedUnauthorized")
	list := f.list(chain.PrivateStage, ether("1"), alice, bob)
	forged := list.Proofs()[0]
	forged.Wallet = mallory.Address()
	_, err = f.sale.Admit(ctx, mallory, chain.PrivateStage, forged)
	expectError(f.t, err, ipsx.CodeForbidden, "BadProof(stage private, wallet "+mallory.Address().Hex())

	f.reach(f.terms.Private.From)
	f.expectState(chain.SaleRunning, chain.PrivateStage, chain.PreSaleStage, none)
	f.refused(mallory, ether("0.2"), ipsx.CodeForbidden, "OverLimit(stage private", "left 0 ETH", "be admitted")
	f.refused(alice, ether("0.199"), ipsx.CodeInvalid, "BelowMinimum(sent 0.199 ETH, minimum 0.2 ETH)")
	f.refused(alice, none, ipsx.CodeInvalid, "ZeroAmount")
	f.gives(alice, chain.PrivateStage, ether("0.7"))
	f.refused(alice, ether("0.3").Add(ipsx.Wei(1)), ipsx.CodeForbidden, "OverLimit", "left 0.3 ETH")

	_, err = f.sale.Pause(ctx, kay)
	expectError(f.t, err, ipsx.CodeForbidden, "AccessManagedUnauthorized")
	f.mined(f.sale.Pause(ctx, dev))
	f.expectState(chain.SalePaused, chain.PrivateStage, chain.PreSaleStage, ether("0.7"))
	_, err = f.sale.Quote(ctx, bob.Address(), ether("0.3"))
	expectError(f.t, err, ipsx.CodeConflict, "paused")
	_, err = f.sale.Contribute(ctx, bob, ether("0.3"))
	expectError(f.t, err, ipsx.CodeConflict, "EnforcedPause")
	f.mined(f.sale.Unpause(ctx, dev))
	f.gives(bob, chain.PrivateStage, ether("0.3"))
	f.reach(f.terms.Private.Until)
	f.expectState(chain.SaleWaiting, chain.NoStage, chain.PreSaleStage, ether("1"))
}

// preSale raises 1.4 ether more, which passes the soft cap: 0.8 and 1 wei of Bob's and 0.6 less 1 wei of Carol's.
func (f fair) preSale() {
	f.list(chain.PreSaleStage, ether("0.9"), bob, carol)
	f.reach(f.terms.PreSale.From)
	f.expectState(chain.SaleRunning, chain.PreSaleStage, chain.PublicStage, ether("1"))
	f.refused(alice, ether("0.1"), ipsx.CodeForbidden, "OverLimit(stage pre-sale", "left 0 ETH")
	f.gives(bob, chain.PreSaleStage, ether("0.8").Add(ipsx.Wei(1)))
	f.gives(carol, chain.PreSaleStage, ether("0.6").Sub(ipsx.Wei(1)))
	want := map[chain.Stage]ipsx.Amount{chain.PrivateStage: ether("0.7"), chain.PreSaleStage: ether("0.1").Sub(ipsx.Wei(1)), chain.PublicStage: ether("0.5")}
	got := chaintest.Must[chain.Contribution](f.t)(f.sale.Contribution(ctxOf(f.t), bob.Address()))
	for stage, left := range want {
		if got.Left[stage] != left {
			f.t.Errorf("Bob has %s left in stage %s, want %s", got.Left[stage].Ether(), stage, left.Ether())
		}
	}
	if given := ether("1.1").Add(ipsx.Wei(1)); got.Given != given || got.Tokens != share(given) || !got.Refund.IsZero() {
		f.t.Errorf("Bob gave %s for at least %s and may take back %s", got.Given.Ether(), got.Tokens.Tokens(), got.Refund.Ether())
	}
}

// publicStage raises the last 0.6 ether: Mallory gives 0.4, and of Alice's 0.5 what crosses the hard cap returns at once.
func (f fair) publicStage() {
	ctx := ctxOf(f.t)
	f.reach(f.terms.Public.From)
	f.expectState(chain.SaleRunning, chain.PublicStage, chain.NoStage, ether("2.4"))
	f.refused(mallory, ether("0.5").Add(ipsx.Wei(1)), ipsx.CodeForbidden, "OverLimit(stage public", "left 0.5 ETH")
	f.gives(mallory, chain.PublicStage, ether("0.4"))
	_, err := f.sale.Claim(ctx, mallory, mallory.Address())
	expectError(f.t, err, ipsx.CodeConflict, "NotFinalized", "finalize")

	offered, accepted := ether("0.5"), ether("0.2").Add(ipsx.Wei(7))
	want := chain.Quote{Stage: chain.PublicStage, Accepted: accepted, Returned: ether("0.3").Sub(ipsx.Wei(7)), Tokens: share(accepted)}
	if got := chaintest.Must[chain.Quote](f.t)(f.sale.Quote(ctx, alice.Address(), offered)); got != want {
		f.t.Errorf("the quote is %+v, want %+v", got, want)
	}
	had := f.etherOf(alice.Address())
	last := chaintest.Must[chain.Contributed](f.t)(f.sale.Contribute(ctx, alice, offered))
	if last.Amount != accepted {
		f.t.Errorf("the last contribution is %+v, want %s", last, accepted.Ether())
	}
	f.expectEther(alice.Address(), had, none, accepted.Big(), f.fee(last.Tx))
	f.expectState(chain.SaleSucceeded, chain.NoStage, chain.NoStage, hardCap)
	_, err = f.sale.Quote(ctx, bob.Address(), ether("0.1"))
	expectError(f.t, err, ipsx.CodeConflict, "over, with success")
	_, err = f.sale.Contribute(ctx, bob, ether("0.1"))
	expectError(f.t, err, ipsx.CodeConflict, "SoldOut")
	if list := chaintest.Must[[]chain.Contributed](f.t)(f.sale.Contributions(ctx, alice.Address())); len(list) != 2 || list[0].Stage != chain.PrivateStage || list[1] != last {
		f.t.Errorf("Alice contributed %+v", list)
	}
	if list := chaintest.Must[[]chain.Contributed](f.t)(f.sale.Contributions(ctx, ipsx.Address{})); len(list) != 6 {
		f.t.Errorf("%d contributions are listed, want 6", len(list))
	}
}

// finalize mints, and gives the treasury its ether, each once.
func (f fair) finalize() {
	ctx := ctxOf(f.t)
	_, err := f.sale.Collect(ctx, mallory)
	expectError(f.t, err, ipsx.CodeConflict, "NotFinalized")
	if s := f.status(); s.Finalized || s.Collected || s.TokenOpen {
		f.t.Errorf("before it is finalized: %+v", s)
	}
	f.mined(f.sale.Finalize(ctx, mallory))
	_, err = f.sale.Finalize(ctx, mallory)
	expectError(f.t, err, ipsx.CodeConflict, "AlreadyFinalized")
	if s := f.status(); !s.Finalized || s.Collected || !s.TokenOpen || f.tokensOf(s.Vesting) != ipsx.IPSX(360_000_000) {
		f.t.Errorf("once it is finalized: %+v, with %s vesting", s, f.tokensOf(s.Vesting).Tokens())
	}
	had := f.etherOf(treasury.Address())
	f.mined(f.sale.Collect(ctx, mallory))
	f.expectEther(treasury.Address(), had, hardCap)
	_, err = f.sale.Collect(ctx, mallory)
	expectError(f.t, err, ipsx.CodeConflict, "AlreadyCollected")
	_, err = f.sale.Refund(ctx, mallory)
	expectError(f.t, err, ipsx.CodeConflict, "NotFailed")
	if s := f.status(); s.State != chain.SaleSucceeded || !s.Collected || s.Raised != hardCap || f.etherOf(f.Deployment().Sale).Sign() != 0 {
		f.t.Errorf("once the ether is collected: %+v", s)
	}
}

// claims give everybody what it bought, within a wei, and all of it together.
func (f fair) claims() {
	ctx, sum := ctxOf(f.t), none
	for _, c := range []struct {
		who   ipsx.Signer
		given ipsx.Amount
	}{{carol, ether("0.6").Sub(ipsx.Wei(1))}, {alice, ether("0.9").Add(ipsx.Wei(7))}, {mallory, ether("0.4")}, {bob, ether("1.1").Add(ipsx.Wei(1))}} {
		wallet, least := c.who.Address(), share(c.given)
		due := chaintest.Must[chain.Contribution](f.t)(f.sale.Contribution(ctx, wallet))
		got := chaintest.Must[chain.Payout](f.t)(f.sale.Claim(ctx, mallory, wallet))
		if due.Given != c.given || due.Tokens != least || got.Given != c.given || got.Tokens.Less(least) || least.Add(ipsx.Wei(1)).Less(got.Tokens) {
			f.t.Errorf("%s claims %+v, due was %+v", wallet, got, due)
		}
		if found := chaintest.Must[chain.Payout](f.t)(f.sale.Payout(ctx, wallet)); found != got || f.tokensOf(wallet) != got.Tokens {
			f.t.Errorf("found %+v and %s, claimed %+v", found, f.tokensOf(wallet).Tokens(), got)
		}
		_, err := f.sale.Claim(ctx, mallory, wallet)
		expectError(f.t, err, ipsx.CodeNotFound, "NothingGiven", wallet.Hex())
		sum = sum.Add(got.Tokens)
	}
	if sum != ipsx.IPSX(900_000_000) || !f.tokensOf(f.Deployment().Sale).IsZero() {
		f.t.Errorf("%s were claimed, %s are left", sum.Tokens(), f.tokensOf(f.Deployment().Sale).Tokens())
	}
	_, err := f.sale.Claim(ctx, mallory, kay.Address())
	expectError(f.t, err, ipsx.CodeNotFound, "NothingGiven")
	_, err = f.sale.Payout(ctx, kay.Address())
	expectError(f.t, err, ipsx.CodeNotFound, kay.Address().Hex())
}

// tokenIsOpen moves tokens, by transfer and by permit.
func (f fair) tokenIsOpen() {
	ctx := ctxOf(f.t)
	f.mined(f.Transfer(ctx, alice, kay.Address(), ipsx.IPSX(3)))
	f.mined(f.DepositWithPermit(ctx, kay, ipsx.IPSX(2)))
	f.expectAccount(kay, ipsx.IPSX(2), none, none)
	if got := f.tokensOf(kay.Address()); got != ipsx.IPSX(1) {
		f.t.Errorf("Kay has %s", got.Tokens())
	}
}

// pools hold what is theirs, and pay whom Dev lists.
func (f fair) pools() {
	ctx := ctxOf(f.t)
	pools := chaintest.Must[[]chain.Pool](f.t)(f.sale.Pools(ctx))
	for i, want := range []ipsx.Amount{ipsx.IPSX(495_000_000), ipsx.IPSX(45_000_000)} {
		if got := chaintest.Must[ipsx.Amount](f.t)(pools[i].Balance(ctx)); got != want {
			f.t.Errorf("the pool %s holds %s, want %s", pools[i].Name, got.Tokens(), want.Tokens())
		}
	}
	early := pools[0]
	_, err := early.SetList(ctx, mallory, ipsx.Hash{1})
	expectError(f.t, err, ipsx.CodeForbidden, "AccessManagedUnauthorized")
	proofs := f.listEarly(early, ipsx.IPSX(100))
	f.mined(early.Claim(ctx, mallory, proofs[0]))
	_, err = early.Claim(ctx, mallory, proofs[0])
	expectError(f.t, err, ipsx.CodeConflict, "NothingToClaim", kay.Address().Hex())
	_, err = pools[1].Claim(ctx, mallory, proofs[0])
	expectError(f.t, err, ipsx.CodeForbidden, "BadProof")
	f.mined(early.Claim(ctx, kay, f.listEarly(early, ipsx.IPSX(250))[0]))
	if got := chaintest.Must[ipsx.Amount](f.t)(early.ClaimedBy(ctx, kay.Address())); got != ipsx.IPSX(250) || f.tokensOf(kay.Address()) != ipsx.IPSX(251) {
		f.t.Errorf("Kay claimed %s and has %s", got.Tokens(), f.tokensOf(kay.Address()).Tokens())
	}
}

// listEarly lets Kay claim so much in all.
func (f fair) listEarly(pool chain.Pool, total ipsx.Amount) []chain.Proof {
	f.t.Helper()
	list := chaintest.Must[*chain.List](f.t)(chain.NewList([]chain.Entry{{Wallet: kay.Address(), Amount: total}}))
	f.mined(pool.SetList(ctxOf(f.t), dev, list.Root()))
	if root := chaintest.Must[ipsx.Hash](f.t)(pool.Root(ctxOf(f.t))); root != list.Root() {
		f.t.Errorf("the pool's root is %s, want %s", root, list.Root())
	}
	return list.Proofs()
}

// TestSaleThatFails misses the soft cap by a wei: everybody gets back what they gave, and there never is a token.
func TestSaleThatFails(t *testing.T) {
	onFairs(t, func(t *testing.T, f fair) {
		ctx := ctxOf(t)
		f.mined(f.sale.Open(ctx, dev, f.terms))
		f.list(chain.PreSaleStage, ether("0.9"), alice)
		f.reach(f.terms.PreSale.From)
		f.gives(alice, chain.PreSaleStage, ether("0.4"))
		f.reach(f.terms.Public.From)
		f.gives(alice, chain.PublicStage, ether("0.3"))
		f.gives(bob, chain.PublicStage, ether("0.5").Sub(ipsx.Wei(1)))
		_, err := f.sale.Refund(ctx, bob)
		expectError(t, err, ipsx.CodeConflict, "NotFailed", "soft cap")
		f.reach(f.terms.Public.Until)

		f.expectState(chain.SaleFailed, chain.NoStage, chain.NoStage, ether("1.2").Sub(ipsx.Wei(1)))
		_, err = f.sale.Contribute(ctx, carol, ether("0.1"))
		expectError(t, err, ipsx.CodeConflict, "NoStage")
		_, err = f.sale.Quote(ctx, carol.Address(), ether("0.1"))
		expectError(t, err, ipsx.CodeConflict, "missed its soft cap")
		_, err = f.sale.Finalize(ctx, mallory)
		expectError(t, err, ipsx.CodeConflict, "NotSucceeded")
		_, err = f.sale.Claim(ctx, mallory, alice.Address())
		expectError(t, err, ipsx.CodeConflict, "NotFinalized")
		_, err = f.sale.Refund(ctx, mallory)
		expectError(t, err, ipsx.CodeNotFound, "NothingGiven", mallory.Address().Hex())
		f.refunds(alice, ether("0.7"))
		f.refunds(bob, ether("0.5").Sub(ipsx.Wei(1)))
		if s := f.status(); s.Finalized || s.TokenOpen || s.Collected || f.etherOf(f.Deployment().Sale).Cmp(new(big.Int)) != 0 {
			t.Errorf("at the end: %+v", s)
		}
		for _, pool := range chaintest.Must[[]chain.Pool](t)(f.sale.Pools(ctx)) {
			_, err = pool.Claim(ctx, mallory, chain.Proof{Entry: chain.Entry{Wallet: mallory.Address(), Amount: ipsx.IPSX(1)}})
			expectError(t, err, ipsx.CodeConflict, pool.Name, "finalized")
		}
	})
}

// refunds wants all that a wallet gave to come back, once.
func (f fair) refunds(who ipsx.Signer, given ipsx.Amount) {
	f.t.Helper()
	due := chaintest.Must[chain.Contribution](f.t)(f.sale.Contribution(ctxOf(f.t), who.Address()))
	had := f.etherOf(who.Address())
	back := chaintest.Must[chain.Payout](f.t)(f.sale.Refund(ctxOf(f.t), who))
	if due.Refund != given || !due.Tokens.IsZero() || back.Given != given || !back.Tokens.IsZero() {
		f.t.Errorf("due was %+v, came back %+v", due, back)
	}
	f.expectEther(who.Address(), had, given, f.fee(back.Tx))
	_, err := f.sale.Refund(ctxOf(f.t), who)
	expectError(f.t, err, ipsx.CodeNotFound, "NothingGiven")
	if found := chaintest.Must[chain.Payout](f.t)(f.sale.Payout(ctxOf(f.t), who.Address())); found != back {
		f.t.Errorf("found %+v, came back %+v", found, back)
	}
}

// TestWrongSale takes no ether to a place that is not the sale of the deployment's token.
func TestWrongSale(t *testing.T) {
	n := onDevchain(t)
	wrong := n.Deployment()
	wrong.Sale = mallory.Address()
	c := chaintest.Must[*chain.Client](t)(chain.Dial(ctxOf(t), n.url, wrong))
	defer c.Close()
	_, err := c.Sale(ctxOf(t))
	expectError(t, err, ipsx.CodeConflict, mallory.Address().Hex(), n.Deployment().Sale.Hex())
}
