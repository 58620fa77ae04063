package main

import (
	"context"
	"errors"
	"maps"
	"net"
	"net/netip"
	"net/url"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/localnet"
)

func (a *app) demoCommand() *cobra.Command {
	var page string
	cmd := &cobra.Command{
		Use:   "demo",
		Short: "Show the whole path on this machine: rent two addresses, use them, pay, settle",
		Long: "Brings up a chain, an exchange and three providers in this process, rents two addresses for a few seconds, fetches a page through each\n" +
			"and shows which address the server saw, what was paid when, and the balances on chain before and after.\n\n" +
			"The addresses are 127.0.0.x, and the page comes from a web server of the demo, which the providers allow explicitly. With --url a real page is\n" +
			"fetched instead, from this machine's own address.",
		Example: "  ipsx demo\n  ipsx demo --json\n  ipsx demo --url http://example.com",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.demo(cmd, page) },
	}
	cmd.Flags().StringVar(&page, "url", "", "fetch this page, from the machine's own address, instead of the demo's own")
	return cmd
}

func (a *app) demo(cmd *cobra.Command, page string) (err error) {
	log, err := a.settings.logger(cmd)
	if err != nil {
		return err
	}
	options := localnet.Options{Providers: localnet.DefaultProviders(), Log: log, Version: version()}
	count := 2
	if page != "" {
		if options.Host, err = ownAddress(cmd.Context(), page); err != nil {
			return err
		}
		options.Providers, count = options.Providers[:1], 1
		options.Providers[0].Addresses = []netip.Addr{options.Host}
	}
	tell := a.printf
	if a.settings.json {
		tell = a.notef
	}
	tell("Bringing up chain, exchange and %d providers ...\n", len(options.Providers))
	network, err := localnet.Start(cmd.Context(), options)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, network.Close()) }()
	introduce(network, options.Providers, page == "", tell)
	result, err := network.Demo(cmd.Context(), count, page, tell)
	if err != nil {
		return err
	}
	if a.settings.json {
		return a.printJSON(result)
	}
	a.summarise(result)
	return nil
}

// ownAddress is the address from which this machine would reach the page.
func ownAddress(ctx context.Context, page string) (netip.Addr, error) {
	u, err := url.Parse(page)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return netip.Addr{}, ipsx.Errorf(ipsx.CodeInvalid, "%q is not an http or https address", page).WithFix("write it as http://example.com")
	}
	conn, err := (&net.Dialer{}).DialContext(ctx, "udp", net.JoinHostPort(u.Hostname(), "80")) // sends nothing: it asks for the route
	if err != nil {
		return netip.Addr{}, ipsx.Errorf(ipsx.CodeUnavailable, "there is no way to %s from here: %w", u.Hostname(), err)
	}
	defer func() { _ = conn.Close() }() // nothing was sent
	return conn.LocalAddr().(*net.UDPAddr).AddrPort().Addr().Unmap(), nil
}

func introduce(network *localnet.Network, providers []localnet.ProviderSpec, ownSite bool, tell func(string, ...any)) {
	tell("  chain     %s\n  exchange  %s\n", network.ChainURL(), network.ExchangeURL())
	for _, p := range providers {
		tell("  provider  %-6s %s %-12s %v at %s per second\n", p.Name, p.Country, p.Kind, p.Addresses, p.Price.Tokens())
	}
	if ownSite {
		tell("  web site  http://%s: loopback, so each provider allows this one address and port explicitly (--allow-destination %s)\n",
			network.Site(), network.Site())
	}
	tell("\n")
}

func (a *app) summarise(result localnet.DemoResult) {
	a.printf("\n%-16s %-16s %8s %10s %26s\n", "LEASED", "SEEN BY SERVER", "SECONDS", "FIRST BYTE", "PAID")
	for _, d := range result.Deals {
		a.printf("%-16s %-16s %8d %7.1f ms %26s\n", d.Leased, d.Seen, d.Seconds, d.FirstByteMillis, d.Paid.Tokens())
	}
	a.printf("\n%-8s %26s %26s %26s\n", "WALLET", "BALANCE BEFORE", "BALANCE AFTER", "RESERVED AFTER")
	for _, name := range slices.Sorted(maps.Keys(result.Chain.After)) {
		before, after := result.Chain.Before[name], result.Chain.After[name]
		a.printf("%-8s %26s %26s %26s\n", name, before.Free.Tokens(), after.Free.Tokens(), after.Reserved.Tokens())
	}
	a.printf("\nCommission taken: %s. The Centralizer holds %s: the balances and the commission, to the wei.\n",
		result.Chain.Commission.Tokens(), result.Chain.ContractTotal.Tokens())
}
