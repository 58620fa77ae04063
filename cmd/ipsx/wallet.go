package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/wallet"
)

func (a *app) walletCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "wallet", Short: "Keys, deposits and delegates",
		Example: "  ipsx wallet new\n  ipsx wallet deposit \"25 IPSX\"\n  ipsx wallet show --json"}
	cmd.AddCommand(a.walletNew(), a.walletList(), a.walletShow(), a.walletDeposit(), a.walletWithdraw(), a.walletDelegate(), a.walletReclaim(), a.walletSign())
	return cmd
}

func (a *app) walletNew() *cobra.Command {
	return &cobra.Command{
		Use: "new", Short: "Make a key and keep it encrypted in the data folder",
		Example: "  ipsx wallet new\n  IPSX_PASSPHRASE=... ipsx wallet new --json", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			passphrase, err := a.newPassphrase()
			if err != nil {
				return err
			}
			key, err := wallet.Create(a.settings.keysDir(), passphrase)
			if err != nil {
				return err
			}
			if a.settings.json {
				return a.printJSON(map[string]ipsx.Address{"wallet": key.Address()})
			}
			a.printf("%s\n", key.Address())
			a.notef("Its key is in %s, encrypted. Without file and passphrase the money is lost: keep copies of both.\n", a.settings.keysDir())
			return nil
		},
	}
}

func (a *app) walletList() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List the keys in the data folder", Example: "  ipsx wallet list --json", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			keys, err := wallet.List(a.settings.keysDir())
			if err != nil {
				return err
			}
			if a.settings.json {
				return a.printJSON(append([]ipsx.Address{}, keys...))
			}
			for _, k := range keys {
				a.printf("%s\n", k)
			}
			if len(keys) == 0 {
				a.notef("There is no key in %s; `ipsx wallet new` makes one.\n", a.settings.keysDir())
			}
			return nil
		},
	}
}

// walletView is what `ipsx wallet show` tells, in wei.
type walletView struct {
	Wallet   ipsx.Address           `json:"wallet"`
	Ether    string                 `json:"ether"` // wei of ether
	Token    ipsx.Amount            `json:"token"`
	Free     ipsx.Amount            `json:"free"`
	Reserved ipsx.Amount            `json:"reserved"`
	Lanes    []requester.LaneRecord `json:"lanes"`
}

func (a *app) walletShow() *cobra.Command {
	return &cobra.Command{
		Use: "show [ADDRESS]", Short: "Show what a wallet has on chain, and the lanes it pays on", Example: "  ipsx wallet show\n  ipsx wallet show --json", Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 1 {
				a.settings.wallet = args[0]
			}
			client, n, err := a.openChain(cmd.Context())
			if err != nil {
				return err
			}
			defer client.Close()
			address, err := a.settings.keyAddress(n)
			if err != nil {
				return err
			}
			view, err := a.viewWallet(cmd.Context(), client, address)
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON(view) })
			}
			a.printf("wallet    %s\nether     %s wei\noutside   %s\nfree      %s\nreserved  %s\n", view.Wallet, view.Ether, view.Token.Tokens(), view.Free.Tokens(), view.Reserved.Tokens())
			for _, l := range view.Lanes {
				a.printf("  lane to %s: %s of %s promised, until %s\n", l.Lane.Payee, l.Cumulative.Tokens(), l.Cap.Tokens(), time.Unix(l.Expiry, 0).Format(time.DateTime))
			}
			return nil
		},
	}
}

func firstError(err error, otherwise func() error) error {
	if err != nil {
		return err
	}
	return otherwise()
}

func (a *app) viewWallet(ctx context.Context, client *chain.Client, address ipsx.Address) (v walletView, err error) {
	v.Wallet, v.Lanes = address, []requester.LaneRecord{}
	ether, err := client.EtherBalance(ctx, address)
	if err != nil {
		return v, err
	}
	v.Ether = ether.String()
	if v.Token, err = client.TokenBalance(ctx, address); err != nil {
		return v, err
	}
	account, err := client.Account(ctx, address)
	if err != nil {
		return v, err
	}
	v.Free, v.Reserved = account.Free, account.Reserved
	lanes, err := requester.Lanes(a.settings.nodeDir("requester", address))
	for _, l := range lanes {
		if reservation, err := client.Reservation(ctx, l.Lane.ID()); err == nil && !reservation.Closed {
			l.Cap, l.Expiry = reservation.Cap, reservation.Expiry
			v.Lanes = append(v.Lanes, l)
		}
	}
	return v, err
}

func (a *app) walletDeposit() *cobra.Command {
	return a.moneyCommand("deposit", "Move tokens from the wallet into its free balance", (*chain.Client).DepositDeeds, func(ctx context.Context, x *actor, amount ipsx.Amount) (chain.Receipt, error) {
		return x.chain.DepositWithPermit(ctx, x.key, amount)
	})
}

func (a *app) walletWithdraw() *cobra.Command {
	return a.moneyCommand("withdraw", "Move free balance back into the wallet's tokens", (*chain.Client).WithdrawDeeds, func(ctx context.Context, x *actor, amount ipsx.Amount) (chain.Receipt, error) {
		return x.chain.Withdraw(ctx, x.key, amount)
	})
}

func (a *app) moneyCommand(name, short string, deeds func(*chain.Client, ipsx.Amount) ([]chain.Deed, error),
	do func(context.Context, *actor, ipsx.Amount) (chain.Receipt, error)) *cobra.Command {
	return &cobra.Command{
		Use: name + " AMOUNT", Short: short, Example: "  ipsx wallet " + name + " \"25 IPSX\"\n  ipsx wallet " + name + " 1000000    # wei", Args: cobra.ExactArgs(1),
		Long: short + ".\n\nWith --for-wallet, for a wallet whose key is not here, it prints the transactions that this wallet must send itself.",
		RunE: func(cmd *cobra.Command, args []string) error {
			amount, err := ipsx.ParseAmount(args[0])
			if err != nil {
				return err
			}
			if a.settings.signFor != "" {
				return a.moneyFor(cmd.Context(), amount, deeds)
			}
			x, err := a.openWallet(cmd)
			if err != nil {
				return err
			}
			defer x.chain.Close()
			receipt, err := do(cmd.Context(), x, amount)
			if err != nil {
				return err
			}
			if a.settings.json {
				return a.printJSON(receipt)
			}
			a.printf("%s of %s is mined in block %d (transaction %s)\n", name, amount.Tokens(), receipt.Block, receipt.Tx)
			return nil
		},
	}
}

func (a *app) walletReclaim() *cobra.Command {
	return &cobra.Command{
		Use: "reclaim", Short: "Take back what expired reservations did not spend", Example: "  ipsx wallet reclaim", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, err := a.openActor(cmd)
			if err != nil {
				return err
			}
			defer x.chain.Close()
			r, err := requester.Open(requester.Config{Exchanges: x.exchanges, Chain: x.chain, Key: x.key, Dir: a.settings.nodeDir("requester", x.wallet), Log: x.log})
			if err != nil {
				return err
			}
			returned, err := r.Reclaim(cmd.Context())
			if err = firstError(err, r.Close); err != nil {
				return err
			}
			if a.settings.json {
				return a.printJSON(map[string]ipsx.Amount{"returned": returned})
			}
			a.printf("%s returned to the free balance\n", returned.Tokens())
			return nil
		},
	}
}
