package chain_test

import (
	"math/big"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
	"github.com/ipsx/ipsx/lab/actor"
)

// kay checks who the contributors of a sale are: Alice, Bob and Carol. Dev administers it.
var kay = actor.Named("kay")

// fair is a network on which a sale of its own was just deployed.
type fair struct {
	network
	sale  *chain.Sale
	terms chain.Terms
	ether *ethclient.Client
}

// onFairs runs a test on both implementations of Ethereum.
func onFairs(t *testing.T, test func(t *testing.T, f fair)) {
	onEach(t, func(t *testing.T, n network) {
		d := chaintest.Must[chain.Deployment](t)(chain.DeploySale(ctxOf(t), n.url, dev, treasury.Address(), kay.Address()))
		n.Client = chaintest.Must[*chain.Client](t)(chain.Dial(ctxOf(t), n.url, d))
		t.Cleanup(n.Close)
		f := fair{network: n, sale: chaintest.Must[*chain.Sale](t)(n.Sale(ctxOf(t))), terms: someTerms(n.now())}
		f.ether = chaintest.Must[*ethclient.Client](t)(ethclient.DialContext(ctxOf(t), n.url))
		t.Cleanup(f.ether.Close)
		n.mined(n.SendEther(ctxOf(t), dev, kay.Address(), ether("0.1").Big()))
		test(t, f)
	})
}

// hardCap makes no share of the tokens a whole number of wei.
var hardCap = ether("3").Add(ipsx.Wei(7))

// share is what so much of the hard cap buys, rounded down.
func share(given ipsx.Amount) ipsx.Amount {
	product := new(big.Int).Mul(given.Big(), ipsx.IPSX(900_000_000).Big())
	a, err := ipsx.AmountFromBig(product.Div(product, hardCap.Big()))
	if err != nil {
		panic(err)
	}
	return a
}

// someTerms are a little above 3 ether at most and 1.2 at least; 0.2 at least from an accredited investor, 0.5 at most from a public wallet. The stages last
// ten days each, with a day before each.
func someTerms(now int64) chain.Terms {
	const day = 24 * 3600
	period := func(from int64) chain.Period { return chain.Period{From: now + from*day, Until: now + (from+10)*day} }
	return chain.Terms{
		HardCap: hardCap, SoftCap: ether("1.2"), MinPrivate: ether("0.2"), PublicCap: ether("0.5"),
		Private: period(1), PreSale: period(12), Public: period(23),
	}
}

// reach moves the clock to a time in Unix seconds.
func (f fair) reach(unix int64) {
	f.t.Helper()
	f.advance(time.Duration(unix-f.now()) * time.Second)
}

func (f fair) status() chain.SaleStatus {
	f.t.Helper()
	return chaintest.Must[chain.SaleStatus](f.t)(f.sale.Status(ctxOf(f.t)))
}

func (f fair) expectState(state chain.SaleState, stage, next chain.Stage, raised ipsx.Amount) {
	f.t.Helper()
	if s := f.status(); s.State != state || s.Stage != stage || s.Next != next || s.Raised != raised || s.Time != f.now() {
		f.t.Errorf("the sale is %s, stage %s, next %s, with %s at %d; want %s, %s, %s, %s", s.State, s.Stage, s.Next, s.Raised.Ether(), s.Time, state, stage, next, raised.Ether())
	}
}

// list lets Kay put wallets with the same limit on a stage's allow-list, and admits them.
func (f fair) list(stage chain.Stage, limit ipsx.Amount, wallets ...ipsx.Signer) *chain.List {
	f.t.Helper()
	var entries []chain.Entry
	for _, w := range wallets {
		entries = append(entries, chain.Entry{Wallet: w.Address(), Amount: limit})
	}
	list := chaintest.Must[*chain.List](f.t)(chain.NewList(entries))
	f.mined(f.sale.SetAllowList(ctxOf(f.t), kay, stage, list.Root()))
	for _, proof := range list.Proofs() {
		f.mined(f.sale.Admit(ctxOf(f.t), mallory, stage, proof))
	}
	return list
}

// gives contributes, and wants all of it accepted as quoted.
func (f fair) gives(who ipsx.Signer, stage chain.Stage, wei ipsx.Amount) {
	f.t.Helper()
	quote := chaintest.Must[chain.Quote](f.t)(f.sale.Quote(ctxOf(f.t), who.Address(), wei))
	got := chaintest.Must[chain.Contributed](f.t)(f.sale.Contribute(ctxOf(f.t), who, wei))
	if got.Wallet != who.Address() || got.Stage != stage || got.Amount != wei || quote.Accepted != wei || !quote.Returned.IsZero() || quote.Stage != stage {
		f.t.Errorf("%s ETH: quoted %+v, contributed %+v", wei.Ether(), quote, got)
	}
}

// refused contributes in vain: the quote and the transaction are refused alike.
func (f fair) refused(who ipsx.Signer, wei ipsx.Amount, code ipsx.Code, words ...string) {
	f.t.Helper()
	_, err := f.sale.Quote(ctxOf(f.t), who.Address(), wei)
	expectError(f.t, err, code, words...)
	_, err = f.sale.Contribute(ctxOf(f.t), who, wei)
	expectError(f.t, err, code, words...)
}

func (f fair) etherOf(wallet ipsx.Address) *big.Int {
	f.t.Helper()
	return chaintest.Must[*big.Int](f.t)(f.EtherBalance(ctxOf(f.t), wallet))
}

func (f fair) tokensOf(wallet ipsx.Address) ipsx.Amount {
	f.t.Helper()
	return chaintest.Must[ipsx.Amount](f.t)(f.TokenBalance(ctxOf(f.t), wallet))
}

// fee is what a transaction's sender paid for it, in wei.
func (f fair) fee(tx ipsx.Hash) *big.Int {
	f.t.Helper()
	receipt := chaintest.Must[*types.Receipt](f.t)(f.ether.TransactionReceipt(ctxOf(f.t), tx))
	return new(big.Int).Mul(receipt.EffectiveGasPrice, new(big.Int).SetUint64(receipt.GasUsed))
}

// expectEther compares what a wallet has with what it had, and what came and went since.
func (f fair) expectEther(wallet ipsx.Address, had *big.Int, came ipsx.Amount, went ...*big.Int) {
	f.t.Helper()
	want := new(big.Int).Add(had, came.Big())
	for _, w := range went {
		want.Sub(want, w)
	}
	if got := f.etherOf(wallet); got.Cmp(want) != 0 {
		f.t.Errorf("%s has %d wei of ether, want %d", wallet, got, want)
	}
}
