package main

import (
	"context"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

func (a *app) saleCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "sale", Short: "The sale of the token: contribute, claim, administer",
		Long: "Contributors give ether in three stages, and all 900,000,000 IPSX on sale go to them in proportion. When the hard cap is reached, or the time is over and the\n" +
			"soft cap was, anyone finalizes the sale, and contributors claim their tokens. Otherwise they take their ether back, and there never is a token.",
		Example: "  ipsx sale status\n  ipsx sale contribute \"1.5 ETH\"\n  ipsx sale claim",
	}
	cmd.AddCommand(a.saleStatus(), a.saleContribute(), a.saleClaim(), a.saleRefund(), a.saleList(), a.saleOpen(), a.saleAllowList(), a.saleAdmit(), a.salePool())
	for _, s := range saleSteps {
		cmd.AddCommand(a.saleStep(s))
	}
	return cmd
}

// saleView is what `ipsx sale status` tells.
type saleView struct {
	chain.SaleStatus
	AllowLists   map[chain.Stage]ipsx.Hash `json:"allowLists"` // zero where there is none
	Pools        []poolView                `json:"pools"`
	Contribution *chain.Contribution       `json:"contribution,omitempty"`
}

// poolView is a claim pool of the sale.
type poolView struct {
	Name    string       `json:"name"`
	Address ipsx.Address `json:"address"`
	Root    ipsx.Hash    `json:"root"`    // zero before there is a list
	Balance ipsx.Amount  `json:"balance"` // wei of IPSX
}

func (a *app) saleStatus() *cobra.Command {
	return &cobra.Command{
		Use: "status [WALLET]", Short: "Show how far the sale is, and what a wallet has in it", Example: "  ipsx sale status\n  ipsx sale status 0x1234... --json", Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			client, n, err := a.openChain(cmd.Context())
			if err != nil {
				return err
			}
			defer client.Close()
			wallet, err := a.walletOr(n, args)
			if err != nil && (len(args) > 0 || a.settings.wallet != "") {
				return err // otherwise there is no wallet to tell of
			}
			view, err := viewSale(cmd.Context(), client, wallet)
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON(view) })
			}
			return a.printSale(view)
		},
	}
}

// walletOr is the wallet in the arguments, or else that of the key which signs.
func (a *app) walletOr(n networkFile, args []string) (ipsx.Address, error) {
	if len(args) > 0 {
		return ipsx.ParseAddress(args[0])
	}
	return a.settings.keyAddress(n)
}

func viewSale(ctx context.Context, client *chain.Client, wallet ipsx.Address) (v saleView, err error) {
	sale, err := client.Sale(ctx)
	if err != nil {
		return v, err
	}
	if v.SaleStatus, err = sale.Status(ctx); err != nil {
		return v, err
	}
	if v.AllowLists, err = sale.AllowLists(ctx); err != nil {
		return v, err
	}
	if v.Pools, err = viewPools(ctx, sale); err != nil || wallet == (ipsx.Address{}) {
		return v, err
	}
	contribution, err := sale.Contribution(ctx, wallet)
	v.Contribution = &contribution
	return v, err
}

func viewPools(ctx context.Context, sale *chain.Sale) (views []poolView, err error) {
	pools, err := sale.Pools(ctx)
	for _, p := range pools {
		view := poolView{Name: p.Name, Address: p.Address}
		if view.Root, err = p.Root(ctx); err != nil {
			return nil, err
		}
		if view.Balance, err = p.Balance(ctx); err != nil {
			return nil, err
		}
		views = append(views, view)
	}
	return views, err
}

// inSale unlocks the key, finds the sale, and does something there.
func (a *app) inSale(cmd *cobra.Command, do func(*actor, *chain.Sale) error) error {
	x, err := a.openWallet(cmd)
	if err != nil {
		return err
	}
	defer x.chain.Close()
	sale, err := x.chain.Sale(cmd.Context())
	if err != nil {
		return err
	}
	return do(x, sale)
}
