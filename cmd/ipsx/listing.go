package main

import (
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/sdk"
)

func (a *app) announceCommand() *cobra.Command {
	var terms string
	cmd := &cobra.Command{
		Use:   "announce URL",
		Short: "List the exchange in the registry on chain, or change its listing",
		Long: "Nodes with --exchange registry find it there. The exchange must be running: it is asked at the URL, as nodes will ask it, whether it is that of --wallet.\n" +
			"Nodes take https URLs, and http on their own machine. The key of --wallet signs the transaction and pays for it in ether.",
		Example: "  ipsx exchange announce https://exchange.example --wallet 0x...\n  ipsx exchange announce https://exchange.example --terms https://exchange.example/terms.html",
		Args:    cobra.ExactArgs(1),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.announce(cmd, args[0], terms) },
	}
	cmd.Flags().StringVar(&terms, "terms", "", "the terms of clearing, or the URL of their text; at most 256 bytes")
	return cmd
}

func (a *app) announce(cmd *cobra.Command, url, terms string) error {
	x, err := a.openWallet(cmd)
	if err != nil {
		return err
	}
	defer x.chain.Close()
	listing := chain.Listing{Exchange: x.key.Address(), URL: url, Terms: terms}
	if _, err := exchanges.Listed(listing, sdk.Options{Domain: x.chain.Domain()}).Client(cmd.Context()); err != nil {
		return err
	}
	receipt, err := x.chain.Announce(cmd.Context(), x.key, url, terms)
	return a.printListed(receipt, err, fmt.Sprintf("%s is listed as %s", listing.Exchange, url))
}

func (a *app) withdrawListingCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "withdraw",
		Short:   "Take the exchange's listing out of the registry on chain",
		Long:    "Nodes that use the exchange go on with it until they look for exchanges again.",
		Example: "  ipsx exchange withdraw --wallet 0x...", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, err := a.openWallet(cmd)
			if err != nil {
				return err
			}
			defer x.chain.Close()
			receipt, err := x.chain.WithdrawListing(cmd.Context(), x.key)
			return a.printListed(receipt, err, fmt.Sprintf("%s is not listed any more", x.key.Address()))
		},
	}
}

func (a *app) printListed(receipt chain.Receipt, err error, done string) error {
	if err != nil || a.settings.json {
		return firstError(err, func() error { return a.printJSON(receipt) })
	}
	a.printf("%s (transaction %s)\n", done, receipt.Tx)
	return nil
}

func (a *app) exchangesCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "exchanges",
		Short: "List the exchanges of the registry on chain, and how they answer",
		Long: "Anybody can list anything, so each is asked at its URL: it is ready, not ready just now, unreachable, or refused when it is not what the listing says.\n" +
			"The longest listed stands first; that is the order in which nodes with --exchange registry try them.\n\n" +
			"With --json: a list of {exchange, since, updated, url, terms, state, detail, milliseconds}.",
		Example: "  ipsx market exchanges\n  ipsx market exchanges --json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			client, _, err := a.openChain(cmd.Context())
			if err != nil {
				return err
			}
			defer client.Close()
			all, err := exchanges.Survey(cmd.Context(), client, sdk.Options{Domain: client.Domain()})
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON(all) })
			}
			return a.printExchanges(all)
		},
	}
}

func (a *app) printExchanges(all []exchanges.Standing) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	if len(all) == 0 {
		_, _ = fmt.Fprintln(w, "none")
		return w.Flush()
	}
	_, _ = fmt.Fprintln(w, "EXCHANGE\tURL\tSTATE\tANSWERS IN\tLISTED\tTERMS")
	for _, s := range all {
		answers := "-"
		if s.Milliseconds > 0 {
			answers = fmt.Sprintf("%.1f ms", s.Milliseconds)
		}
		_, _ = fmt.Fprintf(w, "%s\t%q\t%s\t%s\t%s\t%q\n", s.Exchange, s.URL, s.State, answers, time.Unix(s.Since, 0).Format(time.DateOnly), s.Terms)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	for _, s := range all {
		if s.Detail != "" {
			a.notef("%s: %q\n", s.Exchange, s.Detail)
		}
	}
	return nil
}
