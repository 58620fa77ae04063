package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/localnet"
)

func (a *app) upCommand() *cobra.Command {
	o := localnet.Options{Providers: localnet.DefaultProviders(), Version: version()}
	cmd := &cobra.Command{
		Use:   "up",
		Short: "Keep a whole network running on this machine, to try things",
		Long: "Brings up the network of `ipsx demo` and keeps it, with its chain, orders and vouchers in the data folder, until Ctrl-C. It writes network.json\n" +
			"there while it runs, so that other ipsx commands on this machine find it.",
		Example: "  ipsx up\n  ipsx up --chain-port 0 --port 0 --site-port 0 --json      # any free ports\n" +
			"  ipsx rent --country DE -- curl -s http://127.0.0.1:4780      # in another terminal",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			a.notef("Bringing up chain, exchange and providers ...\n")
			return a.keep(cmd, o, func(network *localnet.Network) error { return a.presentNetwork(cmd, network, o.Providers) })
		},
	}
	cmd.Flags().IntVar(&o.ChainPort, "chain-port", 8545, "port of the chain's JSON-RPC on 127.0.0.1; 0 takes a free one")
	cmd.Flags().IntVar(&o.Port, "port", 4747, "port of the exchange on 127.0.0.1; 0 takes a free one")
	cmd.Flags().IntVar(&o.SitePort, "site-port", 4780, "port of the web server to visit on 127.0.0.1; 0 takes a free one")
	return cmd
}

// keep brings a network up in the data folder, presents it, and keeps it until Ctrl-C.
func (a *app) keep(cmd *cobra.Command, o localnet.Options, present func(*localnet.Network) error) (err error) {
	if o.Log, err = a.settings.logger(cmd); err != nil {
		return err
	}
	o.Dir = a.settings.dataDir
	ctx := cmd.Context()
	network, err := localnet.Start(ctx, o)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, network.Close()) }()
	defer a.settings.forgetNetwork()
	if err := present(network); err != nil {
		return err
	}
	select {
	case <-ctx.Done():
		a.notef("\nSettling and stopping ...\n")
		return nil
	case err := <-network.Failed():
		return fmt.Errorf("a part of the network ended: %w", err)
	}
}

// presentNetwork fills the person's wallet, tells other commands about the network, and the person what to try.
func (a *app) presentNetwork(cmd *cobra.Command, network *localnet.Network, providers []localnet.ProviderSpec) error {
	key, err := network.FundedIn(cmd.Context(), a.settings.keysDir(), ipsx.IPSX(100))
	if err != nil {
		return err
	}
	n := networkFile{Chain: network.ChainURL(), Exchange: network.ExchangeURL(), Deployment: network.Client().Deployment(), Wallet: key.Address(), Site: "http://" + network.Site().String()}
	if err := a.settings.saveNetwork(n); err != nil {
		return err
	}
	if a.settings.json {
		return a.printJSON(n)
	}
	introduce(network, providers, true, a.printf)
	a.printf("Your wallet %s has 100 IPSX deposited (development money). Try in another terminal:\n\n"+
		"  ipsx market offers\n  ipsx rent --country DE -- curl -s %s\n  ipsx rent --for 2m                 # proxy and WireGuard file\n"+
		"  ipsx deals\n  ipsx wallet show\n\nCtrl-C ends it; started again it goes on where it was.\n", key.Address(), n.Site)
	return nil
}
