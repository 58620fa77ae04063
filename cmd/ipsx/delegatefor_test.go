package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/signer/core/apitypes"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/devchain"
	cast "github.com/ipsx/ipsx/lab/actor"
)

// owners have a wallet that is a contract, on a chain that the program is told of by its environment.
type owners struct {
	*testing.T
	client *chain.Client
	vault  *chain.Vault
}

func (o owners) try(err error) {
	o.Helper()
	if err != nil {
		o.Fatal(err)
	}
}

func newOwners(t *testing.T) owners {
	o := owners{T: t}
	dev := cast.Named("dev")
	c, err := devchain.Start(t.Context(), devchain.Options{Dev: dev})
	o.try(err)
	t.Cleanup(func() { o.try(c.Close()) })
	o.client, err = chain.Dial(t.Context(), c.URL(), c.Deployment())
	o.try(err)
	t.Cleanup(o.client.Close)
	bob := cast.Named("bob")
	o.try(c.Faucet(t.Context(), bob.Address(), devchain.Ether(1), ipsx.Amount{}))
	o.vault, err = o.client.DeployVault(t.Context(), bob)
	o.try(err)
	o.try(c.Faucet(t.Context(), o.vault.Address(), nil, ipsx.IPSX(10)))
	dir := t.TempDir()
	o.try(c.Deployment().Save(filepath.Join(dir, "deployment.json")))
	t.Setenv("IPSX_DATA_DIR", dir)
	t.Setenv("IPSX_CHAIN", c.URL())
	t.Setenv("IPSX_DEPLOYMENT", filepath.Join(dir, "deployment.json"))
	t.Setenv("IPSX_FOR_WALLET", o.vault.Address().Hex())
	return o
}

// work is what the program prints for the owners, as their wallet's software reads it.
type work struct {
	Wallet       ipsx.Address
	Transactions []struct {
		To    ipsx.Address
		Value string
		Data  hexutil.Bytes
	}
	TypedData *apitypes.TypedData
}

// do has the wallet send what the program printed.
func (o owners) do(printed string) work {
	o.Helper()
	var w work
	decodeStrictly(o.T, printed, &w)
	for _, tx := range w.Transactions {
		if _, err := o.vault.Do(o.Context(), chain.Deed{To: tx.To, Data: tx.Data}); err != nil || tx.Value != "0" {
			o.Fatalf("the wallet sends %+v: %v", tx, err)
		}
	}
	return w
}

// sign has the owners sign what the program printed.
func (o owners) sign(w work) string {
	o.Helper()
	digest, _, err := apitypes.TypedDataAndHash(*w.TypedData)
	o.try(err)
	signature, err := o.vault.Sign(ipsx.Hash(digest))
	o.try(err)
	return hexutil.Encode(signature)
}

// TestContractNamesADelegate: the owners of a contract send and sign what the program prints, bring the signature, and later take all of it back.
func TestContractNamesADelegate(t *testing.T) {
	o := newOwners(t)
	carol := cast.Named("carol").Address()
	o.do(run(t, exitOK, "wallet", "deposit", "4 IPSX", "--json"))
	o.do(run(t, exitOK, "wallet", "withdraw", "1 IPSX", "--json"))
	signature := o.sign(o.do(run(t, exitOK, "wallet", "delegate", carol.Hex(), "--for", "1h", "--allowance", "3 IPSX", "--json")))
	run(t, exitForbidden, "wallet", "delegate", carol.Hex(), "--signature", "0x01")
	run(t, exitForbidden, "wallet", "delegate", carol.Hex(), "--signature", "0x"+signature[4:]) // an owner's own
	var kept struct {
		Delegation ipsx.SignedDelegation
		File       string
	}
	decodeStrictly(t, run(t, exitOK, "wallet", "delegate", carol.Hex(), "--signature", signature, "--json"), &kept)
	data, err := os.ReadFile(kept.File)
	o.try(err)
	var inFile ipsx.SignedDelegation
	o.try(json.Unmarshal(data, &inFile))
	o.try(inFile.Verify(o.client.Domain(), time.Now().Unix(), func(w ipsx.Address, d ipsx.Hash, s ipsx.WalletSignature) (bool, error) {
		return o.client.ValidSignature(t.Context(), w, d, s)
	}))
	if inFile.Wallet != o.vault.Address() || inFile.Delegate != carol {
		t.Errorf("the file is from %s to %s", inFile.Wallet, inFile.Delegate)
	}
	o.holds(ipsx.IPSX(3), ipsx.IPSX(3), 0)
	run(t, exitNoMatch, "wallet", "delegate", carol.Hex(), "--signature", signature) // nothing waits any more
	o.do(run(t, exitOK, "wallet", "delegate", carol.Hex(), "--for", "0s", "--json"))
	o.holds(ipsx.IPSX(3), ipsx.Amount{}, 1)
}

// holds compares the contract's free balance, Carol's allowance and the epoch.
func (o owners) holds(free, allowance ipsx.Amount, epoch uint64) {
	o.Helper()
	account, err := o.client.Account(o.Context(), o.vault.Address())
	o.try(err)
	delegate, err := o.client.Delegate(o.Context(), o.vault.Address(), cast.Named("carol").Address())
	o.try(err)
	got, err := o.client.DelegationEpoch(o.Context(), o.vault.Address())
	o.try(err)
	if account.Free != free || delegate.Allowance != allowance || got != epoch {
		o.Errorf("free %s, allowance %s, epoch %d", account.Free.Tokens(), delegate.Allowance.Tokens(), got)
	}
}

// TestHomeworkInWords: without --json the typed data alone is JSON, and the steps are told.
func TestHomeworkInWords(t *testing.T) {
	newOwners(t)
	carol := cast.Named("carol").Address().Hex()
	told := run(t, exitOK, "wallet", "delegate", carol)
	if !strings.Contains(told, `"primaryType": "Delegation"`) || !strings.Contains(told, "\ndata   0x") {
		t.Errorf("told %s", told)
	}
	for _, command := range [][]string{{"wallet", "deposit", "1"}, {"wallet", "withdraw", "1"}, {"wallet", "delegate", carol, "--for", "0s"}} {
		if told := run(t, exitOK, command...); !strings.Contains(told, "data   0x") {
			t.Errorf("%v tells %s", command, told)
		}
	}
}
