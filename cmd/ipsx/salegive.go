package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

func (a *app) saleContribute() *cobra.Command {
	var yes bool
	cmd := &cobra.Command{
		Use: "contribute AMOUNT", Short: "Give ether to the stage of the sale that runs",
		Long: "Says first what the contribution buys, and asks. What crosses the hard cap comes back in the same transaction. The ether stays in the contract until the\n" +
			"outcome: `ipsx sale claim` gives the tokens after success, `ipsx sale refund` the ether after failure. When the answer was lost, look at\n`ipsx sale status` before you repeat it.",
		Example: "  ipsx sale contribute \"1.5 ETH\"\n  ipsx sale contribute 1000000000000000000 --yes --json    # wei", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			wei, err := ipsx.ParseEther(args[0])
			if err != nil {
				return err
			}
			if err := a.agree(cmd.Context(), wei, yes); err != nil {
				return err
			}
			return a.inSale(cmd, func(x *actor, sale *chain.Sale) error {
				done, err := sale.Contribute(cmd.Context(), x.key, wei)
				if err != nil {
					return err
				}
				return a.printContributed(contributed{done, wei.Sub(done.Amount)})
			})
		},
	}
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

// contributed is what `ipsx sale contribute --json` tells.
type contributed struct {
	chain.Contributed
	Returned ipsx.Amount `json:"returned"` // wei of ether that crossed the hard cap
}

func (a *app) printContributed(c contributed) error {
	if a.settings.json {
		return a.printJSON(c)
	}
	a.printf("%s contributed %s in the %s stage; %s came back (block %d, transaction %s)\n", c.Wallet, c.Amount.Ether(), c.Stage, c.Returned.Ether(), c.Block, c.Tx)
	return nil
}

// agree shows what a contribution would do, and asks for it.
func (a *app) agree(ctx context.Context, wei ipsx.Amount, yes bool) error {
	client, n, err := a.openChain(ctx)
	if err != nil {
		return err
	}
	defer client.Close()
	wallet, err := a.settings.keyAddress(n)
	if err != nil {
		return err
	}
	sale, err := client.Sale(ctx)
	if err != nil {
		return err
	}
	quote, err := sale.Quote(ctx, wallet, wei)
	if err != nil {
		return err
	}
	a.progressf("%s gives %s in the %s stage.\n", wallet, quote.Accepted.Ether(), quote.Stage)
	if !quote.Returned.IsZero() {
		a.progressf("It reaches the hard cap: %s comes back at once.\n", quote.Returned.Ether())
	}
	a.progressf("It buys at least %s; more, if less than the hard cap is raised. It comes back only if the sale fails.\n", quote.Tokens.Tokens())
	return a.confirm(ctx, yes, "Contribute?")
}

func (a *app) saleClaim() *cobra.Command {
	return &cobra.Command{
		Use: "claim [WALLET]", Short: "Get the tokens that a contribution bought, after success",
		Example: "  ipsx sale claim\n  ipsx sale claim 0x1234...    # anyone may, and pays the gas", Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.payOut(cmd, args, func(x *actor, sale *chain.Sale, wallet ipsx.Address) (chain.Payout, error) {
				return sale.Claim(cmd.Context(), x.key, wallet)
			})
		},
	}
}

func (a *app) saleRefund() *cobra.Command {
	return &cobra.Command{
		Use: "refund", Short: "Take the contributed ether back, after failure", Example: "  ipsx sale refund", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.payOut(cmd, args, func(x *actor, sale *chain.Sale, _ ipsx.Address) (chain.Payout, error) {
				return sale.Refund(cmd.Context(), x.key)
			})
		},
	}
}

// paidOut is what `ipsx sale claim --json` and `ipsx sale refund --json` tell.
type paidOut struct {
	chain.Payout
	Before bool `json:"before"` // it was done before, and nothing was sent now
}

// payOut ends a contribution, unless that was done before.
func (a *app) payOut(cmd *cobra.Command, args []string, end func(*actor, *chain.Sale, ipsx.Address) (chain.Payout, error)) error {
	return a.inSale(cmd, func(x *actor, sale *chain.Sale) (err error) {
		wallet := x.key.Address()
		if len(args) > 0 {
			if wallet, err = ipsx.ParseAddress(args[0]); err != nil {
				return err
			}
		}
		paid, err := end(x, sale, wallet)
		nothing := err
		before := ipsx.IsCode(err, ipsx.CodeNotFound)
		if before {
			paid, err = sale.Payout(cmd.Context(), wallet)
		}
		if ipsx.IsCode(err, ipsx.CodeNotFound) {
			return nothing
		}
		return firstError(err, func() error { return a.printPayout(paidOut{paid, before}) })
	})
}

func (a *app) printPayout(p paidOut) error {
	if a.settings.json {
		return a.printJSON(p)
	}
	what, when := p.Tokens.Tokens(), "now"
	if p.Tokens.IsZero() {
		what = p.Given.Ether()
	}
	if p.Before {
		when = "before"
	}
	a.printf("%s got %s %s (block %d, transaction %s)\n", p.Wallet, what, when, p.Block, p.Tx)
	return nil
}

func (a *app) saleList() *cobra.Command {
	return &cobra.Command{
		Use: "list [WALLET]", Short: "List all contributions, or a wallet's", Example: "  ipsx sale list\n  ipsx sale list 0x1234... --json", Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) (err error) {
			var wallet ipsx.Address
			if len(args) > 0 {
				if wallet, err = ipsx.ParseAddress(args[0]); err != nil {
					return err
				}
			}
			client, _, err := a.openChain(cmd.Context())
			if err != nil {
				return err
			}
			defer client.Close()
			sale, err := client.Sale(cmd.Context())
			if err != nil {
				return err
			}
			list, err := sale.Contributions(cmd.Context(), wallet)
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON(list) })
			}
			return a.printContributions(list)
		},
	}
}
