package chain_test

import (
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

// TestSaleIsOverFromTheStart finds all that was on sale with Dev, but for Bob's 1,000.
func TestSaleIsOverFromTheStart(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		got := chaintest.Must[ipsx.Amount](t)(n.TokenBalance(ctxOf(t), dev.Address()))
		if want := ipsx.IPSX(900_000_000 - 1000); got != want {
			t.Errorf("Dev has %s, want %s", got.Tokens(), want.Tokens())
		}
	})
}

// TestChainTooSlowForASaleAtOnce gives up where each block is later than the sale would begin, and says so.
func TestChainTooSlowForASaleAtOnce(t *testing.T) {
	a := chaintest.StartAnvil(t, cast...)
	a.Do("anvil_setBlockTimestampInterval", 12)
	_, err := chain.Deploy(ctxOf(t), a.URL, dev, treasury.Address())
	if !ipsx.IsCode(err, ipsx.CodeExpired) {
		t.Errorf("got %v, want %s", err, ipsx.CodeExpired)
	}
}
