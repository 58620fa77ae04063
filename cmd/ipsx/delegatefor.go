package main

import (
	"context"
	"os"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

// naming is what `ipsx wallet delegate` is asked for.
type naming struct {
	key       ipsx.Address
	lasting   time.Duration
	allowance ipsx.Amount
	signature string
}

// homework is what the owners of a wallet must do, whose key is not here.
type homework struct {
	Wallet       ipsx.Address    `json:"wallet"`
	Transactions []transaction   `json:"transactions"`        // for the wallet to send
	TypedData    *ipsx.TypedData `json:"typedData,omitempty"` // for the wallet to sign
}

type transaction struct {
	chain.Deed
	Value string `json:"value"` // wei of ether
}

func transactions(deeds ...chain.Deed) (list []transaction) {
	for _, d := range deeds {
		list = append(list, transaction{d, "0"})
	}
	return list
}

// delegateFor names a key for a wallet whose key is not here, in two steps: the owners get their homework, and bring the signature.
func (a *app) delegateFor(ctx context.Context, n naming) error {
	client, wallet, err := a.openFor(ctx)
	if err != nil {
		return err
	}
	defer client.Close()
	switch {
	case n.lasting <= 0:
		return a.revokeFor(client, wallet, n.key)
	case n.signature != "":
		return a.takeSignature(ctx, client, wallet, n)
	}
	return a.giveHomework(ctx, client, wallet, n)
}

// openFor connects to the chain for the wallet of --for-wallet, without a key.
func (a *app) openFor(ctx context.Context) (*chain.Client, ipsx.Address, error) {
	wallet, err := ipsx.ParseAddress(a.settings.signFor)
	if err != nil {
		return nil, wallet, err
	}
	client, _, err := a.openChain(ctx)
	return client, wallet, err
}

// moneyFor tells the owners how their wallet moves its money.
func (a *app) moneyFor(ctx context.Context, amount ipsx.Amount, deeds func(*chain.Client, ipsx.Amount) ([]chain.Deed, error)) error {
	client, wallet, err := a.openFor(ctx)
	if err != nil {
		return err
	}
	defer client.Close()
	list, err := deeds(client, amount)
	if err != nil {
		return err
	}
	if a.settings.json {
		return a.printJSON(homework{Wallet: wallet, Transactions: transactions(list...)})
	}
	a.notef("Have %s send:\n", wallet)
	a.printDeeds(list...)
	return nil
}

func (a *app) giveHomework(ctx context.Context, client *chain.Client, wallet ipsx.Address, n naming) error {
	epoch, err := client.DelegationEpoch(ctx, wallet)
	if err != nil {
		return err
	}
	word := ipsx.Delegation{Wallet: wallet, Delegate: n.key, Epoch: epoch, Until: time.Now().Add(n.lasting).Unix()}
	deed, err := client.DelegateDeed(n.key, word.Until, n.allowance)
	if err != nil {
		return err
	}
	if err := writePrivately(a.settings.unsignedPath(wallet, n.key), word); err != nil {
		return err
	}
	typed := word.TypedData(client.Domain())
	if a.settings.json {
		return a.printJSON(homework{wallet, transactions(deed), &typed})
	}
	a.notef("1. Have %s send this, so that %s may reserve up to %s for it:\n", wallet, n.key, n.allowance.Tokens())
	a.printDeeds(deed)
	a.notef("2. Have its owners sign this, so that the key may sign orders and statuses:\n")
	if err := a.printJSON(typed); err != nil {
		return err
	}
	a.notef("3. Bring the signature: ipsx wallet delegate %s --for-wallet %s --signature 0x...\n", n.key, wallet)
	return nil
}

func (a *app) printDeeds(deeds ...chain.Deed) {
	for _, d := range deeds {
		a.printf("to     %s\nvalue  0\ndata   %s\n", d.To, d.Data)
	}
}

// takeSignature has the chain check what the owners bring for the delegation that they were last shown.
func (a *app) takeSignature(ctx context.Context, client *chain.Client, wallet ipsx.Address, n naming) error {
	var signed ipsx.SignedDelegation
	if err := signed.Signature.UnmarshalText([]byte(n.signature)); err != nil {
		return err
	}
	data, err := os.ReadFile(a.settings.unsignedPath(wallet, n.key))
	if err == nil {
		err = ipsx.DecodeBytes(data, &signed.Delegation)
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeNotFound, "no delegation from %s to %s waits for a signature: %w", wallet, n.key, err).WithFix("call this without --signature first")
	}
	err = signed.Verify(client.Domain(), time.Now().Unix(), func(wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) (bool, error) {
		return client.ValidSignature(ctx, wallet, digest, signature)
	})
	if err != nil {
		return err
	}
	path, err := a.settings.saveDelegation(&signed)
	if err != nil {
		return err
	}
	_ = os.Remove(a.settings.unsignedPath(wallet, n.key)) // the signed one has taken its place
	if a.settings.json {
		return a.printJSON(delegated{Delegation: &signed, File: path})
	}
	a.printf("%s may sign for %s. The delegation is in %s\n", n.key, wallet, path)
	return nil
}

// revokeFor tells the owners how their wallet ends the key's allowance and its own epoch.
func (a *app) revokeFor(client *chain.Client, wallet, key ipsx.Address) error {
	deed, err := client.DelegateDeed(key, 0, ipsx.Amount{})
	if err != nil {
		return err
	}
	if a.settings.json {
		return a.printJSON(homework{Wallet: wallet, Transactions: transactions(deed, client.EpochDeed())})
	}
	a.notef("Have %s send these; then %s may neither reserve nor sign for it, and its other delegates need new files:\n", wallet, key)
	a.printDeeds(deed, client.EpochDeed())
	return nil
}

func (s *settings) unsignedPath(wallet, key ipsx.Address) string {
	return s.delegationPath(wallet, key) + ".unsigned"
}
