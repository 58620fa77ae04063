package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math/big"
	"os"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

// deployFlags are what `ipsx chain deploy` is told.
type deployFlags struct {
	network, out               string
	treasury, team, admin, kyc string
	cliff, vesting             time.Duration
	yes                        bool
}

func (a *app) chainDeploy() *cobra.Command {
	var f deployFlags
	cmd := &cobra.Command{
		Use: "deploy", Short: "Put the contracts on any Ethereum network",
		Long: "Deploys the authority, the sale with the token and its pools, the Centralizer and the registry with the key of --wallet, which must do nothing else meanwhile, and\n" +
			"checks then that the code of each is to the last byte what this version creates. The sale is not opened: the administrator does that with `ipsx sale open`.\n\n" +
			"The addresses are written to --out. While it runs, FILE.partial keeps how far it came: after Ctrl-C, an outage or a crash the same command goes on with it, and deploys\n" +
			"nothing twice. Where FILE exists, the deployment is done and the command refuses.",
		Example: "  ipsx chain deploy --network https://rpc.example.org --out mainnet.json --treasury 0x12... --team 0x34... --admin 0x56... --kyc 0x78...\n" +
			"  ipsx chain deploy --network http://127.0.0.1:8545 --out test.json --treasury 0x12... --team 0x34... --yes --json    # the deployer administers",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.deploy(cmd, f) },
	}
	flags := cmd.Flags()
	flags.StringVar(&f.network, "network", "", "JSON-RPC endpoint of the network (default: that of --chain)")
	flags.StringVar(&f.out, "out", "deployment.json", "file for the contracts' addresses")
	flags.StringVar(&f.treasury, "treasury", "", "wallet that gets the commission, and the sale's ether after success")
	flags.StringVar(&f.team, "team", "", "wallet that gets the team's tokens as they vest")
	flags.StringVar(&f.admin, "admin", "", "wallet that administers (default: the deployer); otherwise the deployer keeps no power")
	flags.StringVar(&f.kyc, "kyc", "", "wallet that sets the sale's allow-lists (default: the administrator)")
	flags.DurationVar(&f.cliff, "cliff", chain.VestingCliff*time.Second, "time after the sale before which none of the team's tokens have vested")
	flags.DurationVar(&f.vesting, "vesting", chain.VestingDuration*time.Second, "time after the sale at which all of them have")
	flags.BoolVar(&f.yes, "yes", false, "do not ask")
	return cmd
}

func (a *app) deploy(cmd *cobra.Command, f deployFlags) error {
	if _, err := os.Stat(f.out); !errors.Is(err, os.ErrNotExist) {
		return ipsx.Errorf(ipsx.CodeConflict, "%s exists: that deployment is done", f.out).WithFix("check it with `ipsx chain verify`, or give another file with --out")
	}
	n, err := a.settings.loadNetwork()
	if err != nil {
		return err
	}
	url := cmp.Or(f.network, n.Chain)
	if url == "" {
		return ipsx.Errorf(ipsx.CodeInvalid, "no network is named").WithFix("give its JSON-RPC endpoint with --network")
	}
	key, err := a.openKey(n)
	if err != nil {
		return err
	}
	draft, err := a.draft(cmd.Context(), url, key.Address(), f)
	if err != nil {
		return err
	}
	d, err := draft.Deploy(cmd.Context(), url, key, a.tellStep)
	if err != nil {
		return err
	}
	if err := d.Save(f.out); err != nil {
		return err
	}
	if err := os.Remove(f.partial()); err != nil || a.settings.json {
		return firstError(err, func() error { return a.printJSON(d) })
	}
	a.printf("deployed and verified; the addresses are in %s\n", f.out)
	return nil
}

func (f deployFlags) partial() string { return f.out + ".partial" }

func (a *app) tellStep(s chain.Step) {
	if s.Before {
		a.notef("%d/%d %s: was there, %s\n", s.Number, s.Of, s.Name, s.Address)
		return
	}
	a.notef("%d/%d %s: %s, %d gas\n", s.Number, s.Of, s.Name, s.Address, s.GasUsed)
}

// draft is that of the earlier run which did not end, or a new one that was agreed to and is on disk.
func (a *app) draft(ctx context.Context, url string, deployer ipsx.Address, f deployFlags) (chain.Draft, error) {
	draft, err := chain.LoadDraft(f.partial())
	if err == nil {
		a.notef("going on with the deployment that %s keeps, by its plan\n", f.partial())
		return draft, nil
	}
	if !ipsx.IsCode(err, ipsx.CodeNotFound) {
		return draft, err
	}
	plan, err := f.plan(deployer)
	if err != nil {
		return draft, err
	}
	if draft, err = chain.NewDraft(ctx, url, deployer, plan); err != nil {
		return draft, err
	}
	cost, err := draft.Cost(ctx, url)
	if err != nil {
		return draft, err
	}
	a.notef("chain %d, deployer %s with %s\ntreasury %s, team %s, administrator %s\nthis takes about %d gas, at most %s\n", draft.ChainID, deployer, weiText(cost.Balance),
		plan.Treasury, plan.Team, plan.Admin, cost.Gas, weiText(cost.Most))
	if err := a.confirm(ctx, f.yes, "Deploy?"); err != nil {
		return draft, err
	}
	return draft, draft.Save(f.partial())
}

func weiText(wei *big.Int) string {
	amount, err := ipsx.AmountFromBig(wei)
	if err != nil {
		return wei.String() + " wei"
	}
	return amount.Ether()
}

func (f deployFlags) plan(deployer ipsx.Address) (p chain.Plan, err error) {
	p = chain.Plan{Admin: deployer, Cliff: uint64(max(0, f.cliff) / time.Second), Vesting: uint64(max(0, f.vesting) / time.Second)}
	for _, wallet := range []struct {
		text string
		to   *ipsx.Address
	}{{f.treasury, &p.Treasury}, {f.team, &p.Team}, {f.admin, &p.Admin}, {f.kyc, &p.KYC}} {
		if wallet.text == "" {
			continue
		}
		if *wallet.to, err = ipsx.ParseAddress(wallet.text); err != nil {
			return p, err
		}
	}
	return p, p.Validate()
}

func (a *app) chainVerify() *cobra.Command {
	return &cobra.Command{
		Use: "verify", Short: "Check that a deployment is this version's, to the last byte",
		Long: "Creates the contracts anew in this process, as the deployer did, and compares their code with what is at the deployment's addresses; and checks that all have one\n" +
			"authority. It asks nothing but the chain's endpoint.",
		Example: "  ipsx chain verify --chain https://rpc.example.org --deployment mainnet.json\n  ipsx chain verify --json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			n, err := a.settings.loadNetwork()
			if err != nil {
				return err
			}
			if n.Chain == "" || n.Deployment == (chain.Deployment{}) {
				return ipsx.Errorf(ipsx.CodeInvalid, "no deployment is named").WithFix("give --chain URL and --deployment FILE")
			}
			parts, wrong := chain.Verify(cmd.Context(), n.Chain, n.Deployment)
			if parts == nil {
				return wrong
			}
			if a.settings.json {
				return firstError(a.printJSON(parts), func() error { return wrong })
			}
			return firstError(a.printParts(parts), func() error { return wrong })
		},
	}
}

func (a *app) printParts(parts []chain.Part) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "CODE\tCONTRACT\tADDRESS\tHASH")
	for _, p := range parts {
		verdict := "good"
		if !p.Good {
			verdict = "WRONG"
		}
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", verdict, p.Name, p.Address, p.CodeHash)
	}
	return w.Flush()
}
