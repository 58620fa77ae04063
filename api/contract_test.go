package api_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

// vaulted is Carol's delegation by a wallet that is a contract.
func (n *network) vaulted(name string) *ipsx.SignedDelegation {
	wallet := ipsx.Address(ipsx.HashOf([]byte(name)).Bytes()[12:])
	return &ipsx.SignedDelegation{Signature: []byte("two of three owners of " + name),
		Delegation: ipsx.Delegation{Wallet: wallet, Delegate: carol.Address(), Until: n.clock.Now().Unix() + 86400}}
}

// reads lets Carol read the wallet's deals.
func (n *network) reads(d *ipsx.SignedDelegation) error {
	n.Helper()
	_, err := n.dialWith(sdk.Options{Signer: carol, Wallet: d.Wallet, Delegation: d}).Deals(n.Context(), ipsx.DealFilter{})
	return err
}

func TestContractsRentAndProvideThroughDelegates(t *testing.T) {
	n := open(t)
	alices, bobs := n.vaulted("Alice's multisig"), n.vaulted("Bob's smart account")
	alices.Signature = make(ipsx.WalletSignature, ipsx.MaxSignature)
	n.chain.says(alices, alices.Signature, false)
	n.chain.says(bobs, bobs.Signature, false)
	provides := n.dialWith(sdk.Options{Signer: carol, Wallet: alices.Wallet, Delegation: alices})
	rents := n.dialWith(sdk.Options{Signer: carol, Wallet: bobs.Wallet, Delegation: bobs})
	offer := n.offer("127.0.1.1/32", 100)
	n.place(provides, offer)
	result, err := rents.Request(t.Context(), n.request("by a contract"))
	n.check(err)
	if len(result.Deals) != 1 || result.Deals[0].Deal.Message.Provider != alices.Wallet || result.Deals[0].Deal.Message.Requester != bobs.Wallet {
		t.Fatalf("no deal between the contracts: %+v", result)
	}
	asked := map[ipsx.Address]bool{}
	n.check(result.Deals[0].Verify(home, victor.Address(), n.clock.Now().Unix(), func(wallet ipsx.Address, _ ipsx.Hash, _ ipsx.WalletSignature) (bool, error) {
		asked[wallet] = true
		return true, nil
	}))
	if len(asked) != 2 {
		t.Errorf("the proposal names the words of %v", asked)
	}
	n.says(provides, hashOf(result.Deals[0]), ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.restart()
	n.stands(n.dialWith(sdk.Options{Signer: carol, Wallet: bobs.Wallet, Delegation: bobs}), hashOf(result.Deals[0]), ipsx.DealReady)
}

func TestAContractsWordHoldsAsLongAsItSaysSo(t *testing.T) {
	n := open(t)
	bobs := n.vaulted("Bob's multisig")
	n.chain.says(bobs, bobs.Signature, true)
	n.refused(n.reads(bobs), ipsx.CodeUnavailable) // never heard of: it cannot be known
	n.chain.says(bobs, bobs.Signature, false)
	n.chain.count()
	for range 10 {
		n.check(n.reads(bobs))
	}
	if asked := n.chain.count(); asked != 1 {
		t.Errorf("asked %d times within a moment", asked)
	}
	n.chain.says(bobs, nil, true)
	n.clock.add(time.Minute)
	n.check(n.reads(bobs)) // the chain is gone for a minute
	n.clock.add(2 * time.Minute)
	n.refused(n.reads(bobs), ipsx.CodeUnavailable)
	n.chain.says(bobs, bobs.Signature, false)
	n.check(n.reads(bobs))
	n.chain.says(bobs, nil, false) // an owner has gone
	n.clock.add(6 * time.Second)
	n.refused(n.reads(bobs), ipsx.CodeSignature)
}

func TestAContractsEpochRevokesItsDelegates(t *testing.T) {
	n := open(t)
	bobs := n.vaulted("Bob's multisig")
	n.chain.says(bobs, bobs.Signature, false)
	n.check(n.reads(bobs))
	n.chain.set(bobs.Wallet, 1, false)
	n.clock.add(6 * time.Second)
	n.refused(n.reads(bobs), ipsx.CodeSignature)
}

func TestMalloryBorrowsAContractsWord(t *testing.T) {
	n := open(t)
	bobs := n.vaulted("Bob's multisig")
	n.chain.says(bobs, bobs.Signature, false)
	n.check(n.reads(bobs))
	forged := func(change func(d *ipsx.SignedDelegation)) error {
		d := *bobs
		change(&d)
		return n.reads(&d)
	}
	n.refused(forged(func(d *ipsx.SignedDelegation) { d.Until++ }), ipsx.CodeSignature)
	n.refused(forged(func(d *ipsx.SignedDelegation) { d.Signature = []byte("one of three owners") }), ipsx.CodeSignature)
	n.refused(forged(func(d *ipsx.SignedDelegation) { d.Signature = nil }), ipsx.CodeSignature)
	n.refused(forged(func(d *ipsx.SignedDelegation) { d.Wallet = alice.Address() }), ipsx.CodeSignature)
	n.refused(forged(func(d *ipsx.SignedDelegation) { d.Signature = make(ipsx.WalletSignature, ipsx.MaxSignature+1) }), ipsx.CodeSignature)
	_, err := n.dialWith(sdk.Options{Signer: mallory, Wallet: bobs.Wallet, Delegation: bobs}).Deals(t.Context(), ipsx.DealFilter{})
	n.refused(err, ipsx.CodeSignature)
	_, err = n.dialWith(sdk.Options{Signer: mallory, Wallet: bobs.Wallet}).Deals(t.Context(), ipsx.DealFilter{})
	n.refused(err, ipsx.CodeSignature)
}

// TestMalloryCannotHammerTheChain: a no is remembered, and made-up words do not cost without end, nor a wallet that said yes its place.
func TestMalloryCannotHammerTheChain(t *testing.T) {
	n := open(t)
	bobs := n.vaulted("Bob's multisig")
	n.chain.says(bobs, bobs.Signature, false)
	n.check(n.reads(bobs))
	n.chain.count()
	lie := n.vaulted("Mallory's")
	for range 10 {
		n.refused(n.reads(lie), ipsx.CodeSignature)
	}
	if asked := n.chain.count(); asked != 1 {
		t.Errorf("asked %d times about one lie", asked)
	}
	limited := false
	for i := 0; i < 5000 && !limited; i++ {
		limited = ipsx.IsCode(n.reads(n.vaulted(fmt.Sprint("Mallory's ", i))), ipsx.CodeRateLimited)
	}
	if !limited {
		t.Error("Mallory may ask about as many words as she likes")
	}
	n.clock.add(6 * time.Second)
	n.chain.count()
	n.check(n.reads(bobs))
	if asked := n.chain.count(); asked != 1 {
		t.Errorf("Bob's word was checked %d times, not once", asked)
	}
}
