package localnet

import (
	"context"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/devchain"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/wallet"
)

// vaulted is a wallet that is a contract, with the node's key that it delegates to.
type vaulted struct {
	*chain.Vault
	key *wallet.Key
	as  sdk.Options
}

// vault deploys somebody's wallet that is a contract. It has free balance, and lets a key act for it, on chain and off.
func vault(ctx context.Context, t *testing.T, n *Network, name string, free ipsx.Amount) vaulted {
	t.Helper()
	owner, err := n.Key(name + "'s own")
	try(t, err)
	key, err := n.Key(name)
	try(t, err)
	try(t, n.chain.Faucet(ctx, owner.Address(), devchain.Ether(10), ipsx.Amount{}))
	contract, err := n.client.DeployVault(ctx, owner)
	try(t, err)
	try(t, n.chain.Faucet(ctx, contract.Address(), nil, free))
	try(t, n.chain.Faucet(ctx, key.Address(), devchain.Ether(10), ipsx.Amount{}))
	until := time.Now().Add(time.Hour).Unix()
	named, err := n.client.DelegateDeed(key.Address(), until, free)
	try(t, err)
	deeds := []chain.Deed{named}
	if !free.IsZero() {
		deposit, err := n.client.DepositDeeds(free)
		try(t, err)
		deeds = append(deeds, deposit...)
	}
	for _, deed := range deeds {
		_, err := contract.Do(ctx, deed)
		try(t, err)
	}
	word, err := contract.Delegate(ipsx.Delegation{Wallet: contract.Address(), Delegate: key.Address(), Until: until})
	try(t, err)
	return vaulted{contract, key, sdk.Options{Signer: key, Wallet: contract.Address(), Delegation: word}}
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestContractsLease: Alice's and Bob's wallets are contracts. Their nodes, with keys that these named, make a deal and pay; the money goes from the one
// contract's account in the Centralizer to the other's.
func TestContractsLease(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	n, err := Start(ctx, Options{})
	try(t, err)
	defer func() { try(t, n.Close()) }()
	alice, bob := vault(ctx, t, n, "alice", ipsx.Amount{}), vault(ctx, t, n, "bob", ipsx.IPSX(10))
	try(t, n.provide(ctx, DefaultProviders()[0], alice.key, alice.as))
	client, err := sdk.Dial(ctx, n.ExchangeURL(), bob.as)
	try(t, err)
	r, err := requester.Open(requester.Config{Exchanges: exchanges.Of(client), Chain: n.client, Key: bob.key, Dir: t.TempDir(), Notify: func(e requester.Event) { t.Log(e.Kind, e.Detail) }})
	try(t, err)
	rental, err := r.Rent(ctx, requester.Order{CloseLanes: true, Request: ipsx.Request{Count: 1, MinCount: 1, Protocol: ipsx.Any, Scope: ipsx.Browse, Seconds: 5,
		MaxPricePerSecond: ipsx.IPSX(1), MaxPricePerGiB: ipsx.IPSX(1), MaxTotal: ipsx.IPSX(1)}})
	try(t, err)
	lease := rental.Leases[0]
	if d := lease.Deal(); d.Provider != alice.Address() || d.Requester != bob.Address() {
		t.Errorf("the deal is between %s and %s", d.Provider, d.Requester)
	}
	<-lease.Done()
	try(t, lease.Err())
	try(t, r.Close())
	n.StopProviders()
	earned, err := n.client.Account(ctx, alice.Address())
	try(t, err)
	left, err := n.client.Account(ctx, bob.Address())
	try(t, err)
	paid := lease.Bill().Paid
	if paid.IsZero() || earned.Free.Add(earned.Commission) != paid || left.Free != ipsx.IPSX(10).Sub(paid) || !left.Reserved.IsZero() {
		t.Errorf("paid %s; Alice's contract has %+v, Bob's %+v", paid, earned, left)
	}
}

// TestContractsWordAtTheDoor holds the exchange to what real contracts say: Mallory's own, one that changed hands, one that revoked.
func TestContractsWordAtTheDoor(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	n, err := Start(ctx, Options{})
	try(t, err)
	defer func() { try(t, n.Close()) }()
	alice, mallory := vault(ctx, t, n, "alice", ipsx.Amount{}), vault(ctx, t, n, "mallory", ipsx.Amount{})
	reads := func(as sdk.Options) error {
		client, err := sdk.Dial(ctx, n.ExchangeURL(), as)
		try(t, err)
		_, err = client.Deals(ctx, ipsx.DealFilter{})
		return err
	}
	try(t, reads(alice.as))
	forged := func(change func(d *ipsx.SignedDelegation)) sdk.Options {
		as, d := alice.as, *alice.as.Delegation
		change(&d)
		as.Delegation = &d
		return as
	}
	noContract := forged(func(d *ipsx.SignedDelegation) { d.Wallet = actor.Named("nobody").Address() })
	noContract.Wallet = noContract.Delegation.Wallet
	for name, as := range map[string]sdk.Options{
		"no contract":          noContract,
		"another until":        forged(func(d *ipsx.SignedDelegation) { d.Until++ }),
		"the owner's word":     forged(func(d *ipsx.SignedDelegation) { d.Signature = d.Signature[1:] }),
		"Mallory's contract's": forged(func(d *ipsx.SignedDelegation) { d.Signature = mallory.as.Delegation.Signature }),
		"Mallory's key":        {Signer: mallory.key, Wallet: alice.Address(), Delegation: alice.as.Delegation},
		"no delegation":        {Signer: alice.key, Wallet: alice.Address()},
	} {
		if err := reads(as); !ipsx.IsCode(err, ipsx.CodeSignature) {
			t.Errorf("%s: %v", name, err)
		}
	}
	_, err = mallory.HandOver(ctx, alice.key.Address())
	try(t, err)
	if err := reads(mallory.as); !ipsx.IsCode(err, ipsx.CodeSignature) {
		t.Errorf("the contract changed hands before its word was shown: %v", err)
	}
	revoked := vault(ctx, t, n, "dave", ipsx.Amount{})
	_, err = revoked.Do(ctx, n.client.EpochDeed())
	try(t, err)
	if err := reads(revoked.as); !ipsx.IsCode(err, ipsx.CodeSignature) {
		t.Errorf("the contract raised its epoch before its word was shown: %v", err)
	}
}
