package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/doctor"
	"github.com/ipsx/ipsx/node/provider"
)

func (a *app) doctorCommand() *cobra.Command {
	var port uint16
	cmd := &cobra.Command{
		Use: "doctor", Short: "Examine what renting and providing need here, and say how to mend what fails",
		Long: "Looks at names, IPv6, UDP and the kind of NAT, the clock, the tunnel's port, the chain's endpoint, the exchanges, the key, funds and gas, and a delegate's rights. For a provider it says of each\n" +
			"offer why it is not matched. It needs no passphrase and changes nothing. It fails (exit code 1) when something is bad.\n\n" +
			"With --json: a list of {check, state, says, fix}; the states are good, bad, told and skipped.",
		Example: "  ipsx doctor\n  ipsx doctor --exchange https://exchange.example --chain https://... --deployment ipsx.json\n  ipsx doctor --port 51820 --json",
		Args:    cobra.NoArgs,
		RunE:    func(cmd *cobra.Command, _ []string) error { return a.doctor(cmd.Context(), port) },
	}
	cmd.Flags().Uint16Var(&port, "port", 0, "UDP port that the provider's tunnel is to have (default: any)")
	return cmd
}

func (a *app) doctor(ctx context.Context, port uint16) error {
	patient, err := a.patient(port)
	if err != nil {
		return err
	}
	findings := []doctor.Finding{}
	healthy := doctor.Examine(ctx, patient, func(f doctor.Finding) {
		findings = append(findings, f)
		if a.settings.json {
			return
		}
		a.printf("%-8s %-10s %s\n", f.State, f.Check, printable(f.Says))
		if f.Fix != "" {
			a.printf("%-19s fix: %s\n", "", f.Fix)
		}
	})
	if a.settings.json {
		if err := a.printJSON(findings); err != nil {
			return err
		}
	}
	if !healthy {
		return ipsx.Errorf(ipsx.CodeConflict, "something is not as it should be").WithFix("mend what is bad above")
	}
	return nil
}

// patient is what the settings say of this node.
func (a *app) patient(port uint16) (p doctor.Patient, err error) {
	n, err := a.settings.loadNetwork()
	if err != nil {
		return p, err
	}
	p.Exchanges, p.Port = slices.DeleteFunc(slices.Clone(a.settings.exchanges), func(e string) bool { return e == registryWord }), port
	if n.Chain != "" && n.Deployment != (chain.Deployment{}) {
		p.Domain = n.Deployment.Domain()
		p.Chain = func(ctx context.Context) (*chain.Client, error) { return chain.Dial(ctx, n.Chain, n.Deployment) }
	}
	key, err := a.settings.keyAddress(n)
	if ipsx.IsCode(err, ipsx.CodeNotFound) {
		return p, nil // the doctor says so
	}
	if err != nil {
		return p, err
	}
	p.Key, p.Wallet = key, key
	if a.settings.signFor != "" {
		if p.Wallet, err = ipsx.ParseAddress(a.settings.signFor); err != nil {
			return p, err
		}
		p.Delegation = func() (*ipsx.SignedDelegation, error) { return a.settings.loadDelegation(p.Wallet, key) }
	}
	p.Offers, p.Runs, p.Provides, err = provider.Look(a.settings.nodeDir("provider", p.Wallet))
	p.Provides = p.Provides || port != 0
	return p, err
}
