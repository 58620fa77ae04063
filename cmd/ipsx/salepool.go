package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

func (a *app) salePool() *cobra.Command {
	cmd := &cobra.Command{
		Use: "pool", Short: "The tokens of early adopters and of the bounty",
		Long: "Two pools have their tokens once the sale is finalized: early-adopters and bounty. The authority lists who gets what over all time; whoever is listed claims with\n" +
			"a proof. A list that replaces another adds to what wallets claimed before, and pays nothing twice.",
		Example: "  ipsx sale pool claim proofs.json\n  ipsx sale pool list testers.csv --set bounty",
	}
	cmd.AddCommand(a.poolClaim(), a.poolList())
	return cmd
}

// poolClaimed is what `ipsx sale pool claim` tells, for each pool.
type poolClaimed struct {
	Pool    string         `json:"pool"`
	Wallet  ipsx.Address   `json:"wallet"`
	Total   ipsx.Amount    `json:"total"`  // wei of IPSX over all time
	Before  bool           `json:"before"` // it was claimed before, and nothing was sent now
	Receipt *chain.Receipt `json:"receipt,omitempty"`
}

func (a *app) poolClaim() *cobra.Command {
	return &cobra.Command{
		Use: "claim PROOFS.json [WALLET]", Short: "Get the tokens that a pool's list gives a wallet",
		Long:    "Finds the pool whose list the proof is of. Anyone may claim for a wallet, and pays the gas.",
		Example: "  ipsx sale pool claim proofs.json\n  ipsx sale pool claim proofs.json 0x1234... --json", Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.inSale(cmd, func(x *actor, sale *chain.Sale) error {
				proof, err := findProof(args, x.key.Address())
				if err != nil {
					return err
				}
				pool, err := poolOf(cmd.Context(), sale, proof)
				if err != nil {
					return err
				}
				claimed, err := claimFrom(cmd.Context(), x, pool, proof)
				return firstError(err, func() error { return a.printPoolClaim(claimed) })
			})
		},
	}
}

// poolOf finds the pool whose list the proof is of.
func poolOf(ctx context.Context, sale *chain.Sale, proof chain.Proof) (chain.Pool, error) {
	pools, err := sale.Pools(ctx)
	if err != nil {
		return chain.Pool{}, err
	}
	for _, p := range pools {
		if root, err := p.Root(ctx); err != nil || root == proof.Root() {
			return p, err
		}
	}
	return chain.Pool{}, otherList(proof)
}

func claimFrom(ctx context.Context, x *actor, pool chain.Pool, proof chain.Proof) (poolClaimed, error) {
	claimed := poolClaimed{Pool: pool.Name, Wallet: proof.Wallet, Total: proof.Amount}
	before, err := pool.ClaimedBy(ctx, proof.Wallet)
	if claimed.Before = err == nil && !before.Less(proof.Amount); err != nil || claimed.Before {
		return claimed, err
	}
	receipt, err := pool.Claim(ctx, x.key, proof)
	claimed.Receipt = &receipt
	return claimed, err
}

func (a *app) printPoolClaim(c poolClaimed) error {
	if a.settings.json {
		return a.printJSON(c)
	}
	when := "now"
	if c.Before {
		when = "before"
	}
	a.printf("%s has claimed %s from the pool %s, the last of it %s\n", c.Wallet, c.Total.Tokens(), c.Pool, when)
	return nil
}

func (a *app) poolList() *cobra.Command {
	var set, out string
	cmd := &cobra.Command{
		Use: "list FILE.csv", Short: "Make a pool's list: its root, and the proofs that wallets are given",
		Long:    "A line is such as \"0x1234...,250 IPSX\", the total over all time. " + listHelp + "--set replaces the pool's list by this one.",
		Example: "  ipsx sale pool list testers.csv\n  ipsx sale pool list testers.csv --set bounty --out proofs", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			made, err := makeList(args[0], out, ipsx.ParseAmount)
			if err == nil && set != "" {
				err = a.inSale(cmd, func(x *actor, sale *chain.Sale) error {
					pool, err := poolNamed(cmd.Context(), sale, set)
					if err != nil {
						return err
					}
					receipt, err := pool.SetList(cmd.Context(), x.key, made.Root)
					made.Receipt = &receipt
					return err
				})
			}
			return firstError(err, func() error { return a.printList(made, made.Sum.Tokens()) })
		},
	}
	cmd.Flags().StringVar(&set, "set", "", "put it in force for this pool: early-adopters or bounty")
	declareOut(cmd, &out)
	return cmd
}

func poolNamed(ctx context.Context, sale *chain.Sale, name string) (chain.Pool, error) {
	pools, err := sale.Pools(ctx)
	if err != nil {
		return chain.Pool{}, err
	}
	i := slices.IndexFunc(pools, func(p chain.Pool) bool { return p.Name == name })
	if i < 0 {
		return chain.Pool{}, ipsx.Errorf(ipsx.CodeInvalid, "there is no pool %q", name).WithFix("choose early-adopters or bounty")
	}
	return pools[i], nil
}
