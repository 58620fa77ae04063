package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/wallet"
)

func (a *app) walletCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "wallet", Short: "Keys, deposits and delegates",
		Example: "  ipsx wallet new\n  ipsx wallet deposit \"25 IPSX\"\n  ipsx wallet show --json"}
	cmd.AddCommand(a.walletNew(), a.walletList(), a.walletShow(), a.walletDeposit(), a.walletWithdraw(), a.walletDelegate(), a.walletReclaim())
	return cmd
}

func (a *app) walletNew() *cobra.Command {
	return &cobra.Command{
		Use: "new", Short: "Make a key and keep it encrypted in the data folder",
		Example: "  ipsx wallet new\n  IPSX_PASSPHRASE=... ipsx wallet new --json", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			passphrase, err := a.passphrase("New passphrase")
			if err != nil {
				return err
			}
			if passphrase == "" {
				return ipsx.Errorf(ipsx.CodeInvalid, "the passphrase is empty").WithFix("choose one that is long and only yours")
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
			address, err := a.settings.keyAddress()
			if err != nil {
				return err
			}
			client, _, err := a.openChain(cmd.Context())
			if err != nil {
				return err
			}
			defer client.Close()
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
	return a.moneyCommand("deposit", "Move tokens from the wallet into its free balance", func(ctx context.Context, x *actor, amount ipsx.Amount) (chain.Receipt, error) {
		return x.chain.DepositWithPermit(ctx, x.key, amount)
	})
}

func (a *app) walletWithdraw() *cobra.Command {
	return a.moneyCommand("withdraw", "Move free balance back into the wallet's tokens", func(ctx context.Context, x *actor, amount ipsx.Amount) (chain.Receipt, error) {
		return x.chain.Withdraw(ctx, x.key, amount)
	})
}

func (a *app) moneyCommand(name, short string, do func(context.Context, *actor, ipsx.Amount) (chain.Receipt, error)) *cobra.Command {
	return &cobra.Command{
		Use: name + " AMOUNT", Short: short, Example: "  ipsx wallet " + name + " \"25 IPSX\"\n  ipsx wallet " + name + " 1000000    # wei", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			amount, err := ipsx.ParseAmount(args[0])
			if err != nil {
				return err
			}
			x, _, err := a.openWallet(cmd)
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

func (a *app) walletDelegate() *cobra.Command {
	var until time.Duration
	var allowance string
	cmd := &cobra.Command{
		Use: "delegate KEY", Short: "Let another key act for this wallet, within an allowance",
		Long: "On chain the key may open reservations for the wallet up to the allowance; it can never withdraw. A signed delegation, written to the data folder, lets it sign\n" +
			"orders and statuses. Copy that file to the node. --for 0s revokes the key on chain.",
		Example: "  ipsx wallet delegate 0x1234... --for 720h --allowance \"50 IPSX\"", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.delegate(cmd, args[0], until, allowance) },
	}
	cmd.Flags().DurationVar(&until, "for", 30*24*time.Hour, "how long the key may act")
	cmd.Flags().StringVar(&allowance, "allowance", "10 IPSX", "how much it may reserve in all")
	return cmd
}

func (a *app) delegate(cmd *cobra.Command, to string, lasting time.Duration, allowance string) error {
	key, err := ipsx.ParseAddress(to)
	if err != nil {
		return err
	}
	amount, err := ipsx.ParseAmount(allowance)
	if err != nil {
		return err
	}
	x, _, err := a.openWallet(cmd)
	if err != nil {
		return err
	}
	defer x.chain.Close()
	until := int64(0)
	if lasting > 0 {
		until = time.Now().Add(lasting).Unix()
	}
	receipt, err := x.chain.SetDelegate(cmd.Context(), x.key, key, until, amount)
	if err != nil {
		return err
	}
	epoch, err := x.chain.DelegationEpoch(cmd.Context(), x.wallet)
	if err != nil {
		return err
	}
	signed, err := ipsx.SignDelegation(x.key, x.chain.Domain(), ipsx.Delegation{Wallet: x.wallet, Delegate: key, Epoch: epoch, Until: until})
	if err != nil {
		return err
	}
	path, err := a.settings.saveDelegation(signed)
	if err != nil {
		return err
	}
	if a.settings.json {
		return a.printJSON(map[string]any{"receipt": receipt, "delegation": signed, "file": path})
	}
	a.printf("%s may reserve up to %s for %s. The delegation is in %s\n", key, amount.Tokens(), x.wallet, path)
	return nil
}

func (a *app) walletReclaim() *cobra.Command {
	return &cobra.Command{
		Use: "reclaim", Short: "Take back what expired reservations did not spend", Example: "  ipsx wallet reclaim", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, err := a.openActor(cmd)
			if err != nil {
				return err
			}
			r, err := requester.Open(requester.Config{Client: x.exchange, Chain: x.chain, Key: x.key, Dir: a.settings.nodeDir("requester", x.wallet), Log: x.log})
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

func (a *app) chainCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "chain", Short: "A chain for development", Example: "  ipsx chain dev --port 8545\n  ipsx chain faucet 0x1234... --tokens \"100 IPSX\""}
	cmd.AddCommand(a.chainDev(), a.chainFaucet())
	return cmd
}

func (a *app) chainDev() *cobra.Command {
	var port int
	cmd := &cobra.Command{
		Use: "dev", Short: "Run a development chain with the contracts on it until Ctrl-C",
		Long:    "An Ethereum node that mines when a transaction arrives, on 127.0.0.1. Any Ethereum wallet connects to it. It keeps everything in the data folder and writes\nnetwork.json there, so that other ipsx commands find it.",
		Example: "  ipsx chain dev --port 8545", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			network, err := localnet.Start(cmd.Context(), localnet.Options{Dir: a.settings.dataDir, ChainPort: port, ChainOnly: true})
			if err != nil {
				return err
			}
			n := networkFile{Chain: network.ChainURL(), Deployment: network.Client().Deployment()}
			if err := a.settings.saveNetwork(n); err != nil {
				return err
			}
			if a.settings.json {
				err = a.printJSON(n)
			} else {
				a.printf("chain %s, chain id %d, Centralizer %s, token %s\n", n.Chain, n.Deployment.ChainID, n.Deployment.Centralizer, n.Deployment.Token)
			}
			<-cmd.Context().Done()
			return firstError(err, network.Close)
		},
	}
	cmd.Flags().IntVar(&port, "port", 8545, "JSON-RPC port on 127.0.0.1; 0 takes a free one")
	return cmd
}

func (a *app) chainFaucet() *cobra.Command {
	var tokens string
	var ether int64
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
			if err := localnet.Faucet(cmd.Context(), client, a.settings.dataDir, to, ether, amount); err != nil {
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
	cmd.Flags().Int64Var(&ether, "ether", 1, "whole ether to give, for gas")
	return cmd
}
