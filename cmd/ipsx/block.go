package main

import (
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/provider"
)

func (a *app) blockCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "block",
		Short: "Say which wallets a provider does not serve",
		Long: "A running node follows at once: it declines their deals, and ends their leases at the next payment. --wallet or --for-wallet says of which provider the list is.\n" +
			"A wallet costs nothing: who is blocked may come back with another.",
		Example: "  ipsx block list\n  ipsx block add 0x1234...\n  ipsx block remove 0x1234...",
	}
	cmd.AddCommand(a.blockListCommand(), a.blockAddCommand(), a.blockRemoveCommand())
	return cmd
}

func (a *app) openBlocks() (blocks provider.Blocks, err error) {
	dir, err := a.providerDir()
	if err != nil {
		return blocks, err
	}
	return provider.OpenBlocks(dir)
}

func (a *app) blockListCommand() *cobra.Command {
	return &cobra.Command{
		Use: "list", Short: "List who is blocked", Long: "With --json: a list of {wallet, since, deal}; deal is zero where none was the reason.", Example: "  ipsx block list --json", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			blocks, err := a.openBlocks()
			if err != nil {
				return err
			}
			list, err := blocks.List()
			if err != nil {
				return err
			}
			if a.settings.json {
				return a.printJSON(append([]provider.Blocked{}, list...))
			}
			w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
			_, _ = fmt.Fprintln(w, "WALLET\tSINCE\tDEAL")
			for _, b := range list {
				deal := b.Deal.Hex()
				if b.Deal == (ipsx.Hash{}) {
					deal = "-"
				}
				_, _ = fmt.Fprintf(w, "%s\t%s\t%s\n", b.Wallet, time.Unix(b.Since, 0).UTC().Format(time.RFC3339), deal)
			}
			return w.Flush()
		},
	}
}

func (a *app) blockAddCommand() *cobra.Command {
	return &cobra.Command{
		Use: "add WALLET", Short: "Serve a wallet no more", Example: "  ipsx block add 0x1234...", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return a.changeBlocks(args[0], func(b provider.Blocks, w ipsx.Address) error {
				return b.Add(provider.Blocked{Wallet: w, Since: time.Now().Unix()})
			})
		},
	}
}

func (a *app) blockRemoveCommand() *cobra.Command {
	return &cobra.Command{
		Use: "remove WALLET", Short: "Serve a wallet again", Example: "  ipsx block remove 0x1234...", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error { return a.changeBlocks(args[0], provider.Blocks.Remove) },
	}
}

func (a *app) changeBlocks(wallet string, change func(provider.Blocks, ipsx.Address) error) error {
	address, err := ipsx.ParseAddress(wallet)
	if err != nil {
		return err
	}
	blocks, err := a.openBlocks()
	if err != nil {
		return err
	}
	return change(blocks, address)
}
