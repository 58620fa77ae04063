package chain_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/devchain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
	"github.com/ipsx/ipsx/lab/actor"
)

// The cast: Alice provides, Bob requests, Carol is Bob's delegate, Mallory cheats; Dev deploys and buys all tokens on sale.
var (
	alice    = actor.Named("alice")
	bob      = actor.Named("bob")
	carol    = actor.Named("carol")
	mallory  = actor.Named("mallory")
	dev      = actor.Named("dev")
	treasury = actor.Named("treasury")
	cast     = []ipsx.Signer{alice, bob, carol, mallory, dev, treasury}
)

// network is a chain with the contracts and the cast on it: each has ether, Bob has 1,000 IPSX.
type network struct {
	*chain.Client
	url     string
	t       *testing.T
	advance func(time.Duration)
}

func ctxOf(t *testing.T) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// onEach runs a test on both implementations of Ethereum.
func onEach(t *testing.T, test func(t *testing.T, n network)) {
	t.Run("devchain", func(t *testing.T) { test(t, onDevchain(t)) })
	t.Run("anvil", func(t *testing.T) { n, _ := onAnvil(t); test(t, n) })
}

func onDevchain(t *testing.T) network {
	t.Helper()
	c := chaintest.Must[*devchain.Chain](t)(devchain.Start(ctxOf(t), devchain.Options{Dev: dev, Treasury: treasury.Address()}))
	t.Cleanup(func() {
		if err := c.Close(); err != nil {
			t.Error(err)
		}
	})
	for _, who := range cast {
		if err := c.Faucet(ctxOf(t), who.Address(), devchain.Ether(1000), ipsx.Amount{}); err != nil {
			t.Fatal(err)
		}
	}
	advance := func(d time.Duration) {
		if err := c.AdvanceTime(d); err != nil {
			t.Fatal(err)
		}
	}
	return dialled(t, network{url: c.URL(), advance: advance}, c.Deployment())
}

func onAnvil(t *testing.T) (network, *chaintest.Anvil) {
	t.Helper()
	a := chaintest.StartAnvil(t, cast...)
	a.Do("anvil_setBlockTimestampInterval", 1) // a second a block, as on a devchain, brings the sale to its first stage
	d := chaintest.Must[chain.Deployment](t)(chain.DeployDev(ctxOf(t), a.URL, dev, treasury.Address()))
	a.Do("anvil_removeBlockTimestampInterval")
	n := dialled(t, network{url: a.URL}, d)
	n.advance = func(d time.Duration) {
		a.Do("evm_setNextBlockTimestamp", n.now()+int64(d/time.Second)) // evm_increaseTime counts from this machine's clock, which blocks can be ahead of
		a.Do("evm_mine")
	}
	return n, a
}

func dialled(t *testing.T, n network, d chain.Deployment) network {
	t.Helper()
	n.t = t
	n.Client = chaintest.Must[*chain.Client](t)(chain.Dial(ctxOf(t), n.url, d))
	t.Cleanup(n.Close)
	n.mined(n.Transfer(ctxOf(t), dev, bob.Address(), ipsx.IPSX(1000)))
	return n
}

// mined ends the test unless a transaction went through.
func (n network) mined(r chain.Receipt, err error) chain.Receipt {
	n.t.Helper()
	if err != nil || r.Block == 0 || r.GasUsed < 21_000 || r.Tx == (ipsx.Hash{}) {
		n.t.Fatal("not mined:", r, err)
	}
	return r
}

func (n network) now() int64 {
	n.t.Helper()
	return chaintest.Must[int64](n.t)(n.Now(ctxOf(n.t)))
}

// expectAccount compares free, reserved and waiting commission, in wei.
func (n network) expectAccount(wallet ipsx.Signer, free, reserved, commission ipsx.Amount) {
	n.t.Helper()
	got := chaintest.Must[chain.Account](n.t)(n.Account(ctxOf(n.t), wallet.Address()))
	if want := (chain.Account{Free: free, Reserved: reserved, Commission: commission}); got != want {
		n.t.Errorf("account is %v, want %v", got, want)
	}
}

func (n network) voucher(signer ipsx.Signer, lane ipsx.Lane, cumulative ipsx.Amount) ipsx.SignedVoucher {
	n.t.Helper()
	return chaintest.Must[ipsx.SignedVoucher](n.t)(ipsx.SignVoucher(signer, n.Domain(), lane, cumulative))
}

func (n network) closeSignature(signer ipsx.Signer, lane ipsx.Lane, cumulative ipsx.Amount) ipsx.Signature {
	n.t.Helper()
	return chaintest.Must[ipsx.Signature](n.t)(signer.Sign(n.Domain().Digest(ipsx.Close{Lane: lane.ID(), Cumulative: cumulative})))
}

// bobPays is the lane from Bob to Alice whose vouchers Carol signs.
func bobPays(number uint64) ipsx.Lane {
	return ipsx.Lane{Payer: bob.Address(), Payee: alice.Address(), Signer: carol.Address(), Number: number}
}

func expectError(t *testing.T, err error, code ipsx.Code, words ...string) {
	t.Helper()
	if !ipsx.IsCode(err, code) {
		t.Errorf("got %v (%s), want %s", err, ipsx.CodeOf(err), code)
		return
	}
	for _, w := range words {
		if !strings.Contains(err.Error(), w) {
			t.Errorf("error %q lacks %q", err, w)
		}
	}
}
