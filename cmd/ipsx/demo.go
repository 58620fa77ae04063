package main

import (
	"errors"
	"fmt"
	"maps"
	"net"
	"net/netip"
	"net/url"
	"os"
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
		if options.Host, err = ownAddress(page); err != nil {
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
func ownAddress(page string) (netip.Addr, error) {
	u, err := url.Parse(page)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		return netip.Addr{}, ipsx.Errorf(ipsx.CodeInvalid, "%q is not an http or https address", page).WithFix("write it as http://example.com")
	}
	conn, err := net.Dial("udp", net.JoinHostPort(u.Hostname(), "80")) // sends nothing: it asks for the route
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

func (a *app) upCommand() *cobra.Command {
	var chainPort, port int
	cmd := &cobra.Command{
		Use:     "up",
		Short:   "Keep a whole network running on this machine, to try things",
		Long:    "Brings up the network of `ipsx demo` and keeps it, with its chain, orders and vouchers in the data folder, until Ctrl-C. Other ipsx commands on this\nmachine then find it by themselves.",
		Example: "  ipsx up\n  ipsx rent --country DE -- curl -s http://127.0.0.1:4780      # in another terminal",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.up(cmd, chainPort, port) },
	}
	cmd.Flags().IntVar(&chainPort, "chain-port", 8545, "port of the chain's JSON-RPC on 127.0.0.1")
	cmd.Flags().IntVar(&port, "port", 4747, "port of the exchange on 127.0.0.1")
	return cmd
}

func (a *app) up(cmd *cobra.Command, chainPort, port int) (err error) {
	log, err := a.settings.logger(cmd)
	if err != nil {
		return err
	}
	ctx := cmd.Context()
	a.notef("Bringing up chain, exchange and providers ...\n")
	options := localnet.Options{Dir: a.settings.dataDir, ChainPort: chainPort, Port: port, SitePort: 4780, Providers: localnet.DefaultProviders(), Log: log, Version: version()}
	network, err := localnet.Start(ctx, options)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, network.Close()) }()
	key, err := network.FundedIn(ctx, a.settings.keysDir(), ipsx.IPSX(100))
	if err != nil {
		return err
	}
	n := networkFile{Chain: network.ChainURL(), Exchange: network.ExchangeURL(), Deployment: network.Client().Deployment(), Wallet: key.Address()}
	if err := a.settings.saveNetwork(n); err != nil {
		return err
	}
	defer func() { _ = os.Remove(a.settings.networkPath()) }() // the network is gone with this process
	if a.settings.json {
		err = a.printJSON(struct {
			networkFile
			Site string `json:"site"`
		}{n, "http://" + network.Site().String()})
		if err != nil {
			return err
		}
	} else {
		introduce(network, options.Providers, true, a.printf)
		a.printf("Your wallet %s has 100 IPSX deposited (development money). Try in another terminal:\n\n"+
			"  ipsx market offers\n  ipsx rent --country DE -- curl -s http://%s\n  ipsx rent --for 2m                 # proxy and WireGuard file\n"+
			"  ipsx deals\n  ipsx wallet show\n\nCtrl-C ends it; started again it goes on where it was.\n", key.Address(), network.Site())
	}
	select {
	case <-ctx.Done():
		a.notef("\nSettling and stopping ...\n")
		return nil
	case err := <-network.Failed():
		return fmt.Errorf("a part of the network ended: %w", err)
	}
}
