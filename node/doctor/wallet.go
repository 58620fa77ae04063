package doctor

import (
	"context"
	"fmt"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/devchain"
)

// wallet looks at the chain, and at what it says of the wallet.
func (e *examination) wallet(ctx context.Context) {
	if e.Chain == nil {
		e.bads("chain", "no network is known", "give --chain and --deployment, or run `ipsx up` in another terminal")
		return
	}
	client, err := e.Chain(ctx)
	if err != nil {
		e.failed("chain", err)
		e.skipped("funds", "the chain does not answer")
		return
	}
	defer client.Close()
	e.block(ctx, client)
	if e.Wallet == (ipsx.Address{}) {
		e.bads("key", "there is no key here", "make one with `ipsx wallet new`, or name its folder with --data-dir")
		return
	}
	e.good("key", fmt.Sprintf("%s acts for %s", e.Key, e.Wallet))
	e.funds(ctx, client)
	e.delegate(ctx, client)
}

// block sees whether the chain goes on. A development chain makes blocks when there is something to put in.
func (e *examination) block(ctx context.Context, client *chain.Client) {
	at, err := client.Now(ctx)
	if err != nil {
		e.failed("chain", err)
		return
	}
	age := max(time.Since(time.Unix(at, 0)).Round(time.Second), 0) // a development chain may be ahead
	if id := client.Domain().ChainID; id != devchain.ChainID && age > blockAge {
		e.bads("chain", fmt.Sprintf("the newest block of chain %d is %s old", id, age), "check that the endpoint of --chain is in step with its network, and this machine's clock; or use another endpoint")
		return
	}
	e.good("chain", fmt.Sprintf("chain %d, the newest block is %s old, the contracts are there", client.Domain().ChainID, age))
}

func (e *examination) funds(ctx context.Context, client *chain.Client) {
	account, err := client.Account(ctx, e.Wallet)
	if err != nil {
		e.failed("funds", err)
		return
	}
	says := fmt.Sprintf("%s free and %s reserved in the Centralizer", account.Free.Tokens(), account.Reserved.Tokens())
	if account.Free.IsZero() && account.Reserved.IsZero() && !e.Provides {
		e.bads("funds", says, "deposit with `ipsx wallet deposit`; a provider needs none")
	} else {
		e.good("funds", says)
	}
	ether, err := client.EtherBalance(ctx, e.Key)
	switch {
	case err != nil:
		e.failed("gas", err)
	case ether.Sign() == 0:
		e.bads("gas", e.Key.Hex()+" has no ether, so it sends no transaction", "send it some: reservations and settlements cost gas")
	default:
		e.good("gas", fmt.Sprintf("%s wei of ether", ether))
	}
}

// delegate looks at both rights that a delegate has: on chain, and over orders.
func (e *examination) delegate(ctx context.Context, client *chain.Client) {
	if e.Delegation == nil {
		e.skipped("delegate", "the key is the wallet's own")
		return
	}
	signed, err := e.Delegation()
	if err != nil {
		e.failed("delegate", err)
		return
	}
	now := time.Now().Unix()
	epoch, err := client.DelegationEpoch(ctx, e.Wallet)
	if err != nil {
		e.failed("delegate", err)
		return
	}
	right, err := client.Delegate(ctx, e.Wallet, e.Key)
	const renew = "renew it with `ipsx wallet delegate` where the wallet's key is"
	switch {
	case err != nil:
		e.failed("delegate", err)
	case signed.Until < now:
		e.bads("delegate", "its right to sign orders ended "+time.Unix(signed.Until, 0).UTC().Format(time.RFC3339), renew)
	case signed.Epoch != epoch:
		e.bads("delegate", fmt.Sprintf("the wallet has taken back what was signed before epoch %d, and this is of %d", epoch, signed.Epoch), renew)
	case right.Until < now:
		e.bads("delegate", "it may reserve nothing on chain for the wallet, or not any more", renew)
	default:
		e.good("delegate", fmt.Sprintf("until %s; it may still reserve %s", time.Unix(min(right.Until, signed.Until), 0).UTC().Format(time.RFC3339), right.Allowance.Tokens()))
	}
}
