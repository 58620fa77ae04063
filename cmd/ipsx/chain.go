package main

import (
	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/localnet"
)

func (a *app) chainCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "chain", Short: "The contracts on any Ethereum network, and a chain for development", Example: "  ipsx chain verify --chain https://rpc.example.org --deployment mainnet.json\n  ipsx chain dev --port 8545\n  ipsx chain faucet 0x1234... --tokens \"100 IPSX\""}
	cmd.AddCommand(a.chainDev(), a.chainFaucet(), a.chainAdvance(), a.chainDeploy(), a.chainVerify())
	return cmd
}

func (a *app) chainDev() *cobra.Command {
	var port int
	cmd := &cobra.Command{
		Use: "dev", Short: "Run a development chain with the contracts on it until Ctrl-C",
		Long:    "An Ethereum node that mines when a transaction arrives, on 127.0.0.1. Any Ethereum wallet connects to it. It keeps everything in the data folder and writes\nnetwork.json there while it runs, so that other ipsx commands find it.",
		Example: "  ipsx chain dev --port 8545", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.keep(cmd, localnet.Options{ChainPort: port, ChainOnly: true}, func(network *localnet.Network) error {
				n := networkFile{Chain: network.ChainURL(), Deployment: network.Client().Deployment()}
				if err := a.settings.saveNetwork(n); err != nil || a.settings.json {
					return firstError(err, func() error { return a.printJSON(n) })
				}
				a.printf("chain %s, chain id %d, Centralizer %s, token %s\n", n.Chain, n.Deployment.ChainID, n.Deployment.Centralizer, n.Deployment.Token)
				return nil
			})
		},
	}
	cmd.Flags().IntVar(&port, "port", 8545, "JSON-RPC port on 127.0.0.1; 0 takes a free one")
	return cmd
}

func (a *app) chainFaucet() *cobra.Command {
	var tokens string
	var ether uint32
	cmd := &cobra.Command{
		Use: "faucet ADDRESS", Short: "Give a wallet money of the development chain in this data folder", Example: "  ipsx chain faucet 0x1234... --tokens \"100 IPSX\" --ether 1", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			to, err := ipsx.ParseAddress(args[0])
			if err != nil {
				return err
			}
			amount, err := ipsx.ParseAmount(tokens)
			if err != nil {
				return err
			}
			client, _, err := a.openChain(cmd.Context())
			if err != nil {
				return err
			}
			defer client.Close()
			if err := localnet.Faucet(cmd.Context(), client, a.settings.dataDir, to, int64(ether), amount); err != nil {
				return err
			}
			if a.settings.json {
				return a.printJSON(map[string]any{"wallet": to, "tokens": amount, "ether": ether})
			}
			a.printf("%s has %s and %d ether more\n", to, amount.Tokens(), ether)
			return nil
		},
	}
	cmd.Flags().StringVar(&tokens, "tokens", "100 IPSX", "IPSX to give")
	cmd.Flags().Uint32Var(&ether, "ether", 1, "whole ether to give, for gas")
	return cmd
}
