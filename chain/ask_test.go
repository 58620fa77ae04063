package chain_test

import (
	"context"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

// asks is what the wallet says, as of the newest block.
func (n network) asks(wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) bool {
	n.t.Helper()
	return chaintest.Must[bool](n.t)(n.ValidSignature(ctxOf(n.t), wallet, digest, signature))
}

// TestVaultsWord: the vault that is Bob's wallet names Carol; its word is good for this one delegation, until Bob hands the vault over.
func TestVaultsWord(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		vault := chaintest.Must[*chain.Vault](t)(n.DeployVault(ctxOf(t), bob))
		word := ipsx.Delegation{Wallet: vault.Address(), Delegate: carol.Address(), Until: n.now() + 3600}
		signed := chaintest.Must[*ipsx.SignedDelegation](t)(vault.Delegate(word))
		digest := n.Domain().Digest(word)
		if !n.asks(vault.Address(), digest, signed.Signature) {
			t.Fatal("the vault does not know its word")
		}
		other := chaintest.Must[*chain.Vault](t)(n.DeployVault(ctxOf(t), mallory))
		byMallory := chaintest.Must[ipsx.WalletSignature](t)(other.Sign(digest))
		for name, c := range map[string]struct {
			wallet    ipsx.Address
			digest    ipsx.Hash
			signature ipsx.WalletSignature
		}{
			"another digest":     {vault.Address(), ipsx.HashOf([]byte("another")), signed.Signature},
			"Mallory's word":     {vault.Address(), digest, byMallory},
			"Mallory's vault":    {other.Address(), digest, signed.Signature},
			"the owner's key":    {vault.Address(), digest, signed.Signature[1:]},
			"the owner's wallet": {bob.Address(), digest, signed.Signature[1:]}, // no contract: nobody asks a key here
			"nothing":            {vault.Address(), digest, nil},
			"too long":           {vault.Address(), digest, make(ipsx.WalletSignature, ipsx.MaxSignature+1)},
		} {
			if n.asks(c.wallet, c.digest, c.signature) {
				t.Errorf("%s: believed", name)
			}
		}
		n.mined(vault.HandOver(ctxOf(t), mallory.Address()))
		if n.asks(vault.Address(), digest, signed.Signature) {
			t.Error("the vault has another owner, and Bob's word still counts")
		}
	})
}

// yes is the answer of ERC-1271 as an instruction: PUSH32.
const yes = "7f1626ba7e00000000000000000000000000000000000000000000000000000000"

// TestStrangeWallets: nothing but the one answer is a yes, and no wallet of Mallory's breaks the question.
func TestStrangeWallets(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		for name, c := range map[string]struct {
			code string
			want bool
		}{
			"yes":                            {yes + "5f5260205ff3", true},
			"yes at the wrong end":           {"631626ba7e5f5260205ff3", false},
			"no":                             {"60205ff3", false},
			"all ones":                       {"5f195f5260205ff3", false},
			"too short":                      {yes + "5f5260045ff3", false},
			"too much":                       {yes + "5f5260405ff3", false},
			"far too much":                   {yes + "5f5262020000" + "5ff3", false}, // 128 KiB
			"nothing":                        {"00", false},
			"reverts with yes":               {yes + "5f5260205ffd", false},
			"burns all gas in a loop":        {"5b5f56", false},
			"burns all gas at once":          {"fe", false},
			"writes to the chain, then yes":  {"60015f55" + yes + "5f5260205ff3", false},
			"returns more than gas pays for": {"5f195ff3", false},
		} {
			wallet := chaintest.Must[ipsx.Address](t)(n.Create(ctxOf(t), mallory, common.FromHex(c.code)))
			if got := n.asks(wallet, ipsx.Hash{1}, make(ipsx.WalletSignature, ipsx.MaxSignature)); got != c.want {
				t.Errorf("%s: answered %v", name, got)
			}
		}
	})
}

// TestNobodyToAsk: a chain that is away says neither yes nor no.
func TestNobodyToAsk(t *testing.T) {
	n := onDevchain(t)
	ctx, cancel := context.WithDeadline(t.Context(), time.Unix(0, 0))
	defer cancel()
	if signed, err := n.ValidSignature(ctx, bob.Address(), ipsx.Hash{}, nil); signed || !ipsx.IsCode(err, ipsx.CodeUnavailable) {
		t.Errorf("answered %v: %v", signed, err)
	}
}

// TestVaultsDeeds: what the vault must do itself, its owner has it do, and nobody else.
func TestVaultsDeeds(t *testing.T) {
	n := onDevchain(t)
	vault := chaintest.Must[*chain.Vault](t)(n.DeployVault(ctxOf(t), bob))
	deed := chaintest.Must[chain.Deed](t)(n.DelegateDeed(carol.Address(), n.now()+3600, ipsx.IPSX(5)))
	n.mined(vault.Do(ctxOf(t), deed))
	if got := chaintest.Must[chain.Delegate](t)(n.Delegate(ctxOf(t), vault.Address(), carol.Address())); got.Allowance != ipsx.IPSX(5) {
		t.Errorf("Carol may reserve %s", got.Allowance.Tokens())
	}
	n.mined(vault.Do(ctxOf(t), n.EpochDeed()))
	if epoch := chaintest.Must[uint64](t)(n.DelegationEpoch(ctxOf(t), vault.Address())); epoch != 1 {
		t.Errorf("the epoch is %d", epoch)
	}
	n.mined(vault.HandOver(ctxOf(t), carol.Address()))
	if _, err := vault.Do(ctxOf(t), n.EpochDeed()); err == nil {
		t.Error("the vault still obeys Bob")
	}
}
