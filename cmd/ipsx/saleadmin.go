package main

import (
	"context"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

// saleStep is a command that takes the sale a step further, unless it is there.
type saleStep struct {
	name, short string
	there       func(chain.SaleStatus) bool
	take        func(*chain.Sale, context.Context, ipsx.Signer) (chain.Receipt, error)
}

var saleSteps = []saleStep{
	{"finalize", "Mint the token of a sale that has succeeded, and share it out; anyone may", func(s chain.SaleStatus) bool { return s.Finalized }, (*chain.Sale).Finalize},
	{"collect", "Send the ether of a finalized sale to the treasury; anyone may", func(s chain.SaleStatus) bool { return s.Collected }, (*chain.Sale).Collect},
	{"pause", "Stop contributions; claims and refunds go on", func(s chain.SaleStatus) bool { return s.Paused }, (*chain.Sale).Pause},
	{"unpause", "Let contributions go on", func(s chain.SaleStatus) bool { return !s.Paused }, (*chain.Sale).Unpause},
}

// stepTaken is what such a command tells.
type stepTaken struct {
	Before  bool           `json:"before"` // it was done before, and nothing was sent now
	Receipt *chain.Receipt `json:"receipt,omitempty"`
}

func (a *app) saleStep(s saleStep) *cobra.Command {
	return &cobra.Command{
		Use: s.name, Short: s.short, Example: "  ipsx sale " + s.name + "\n  ipsx sale " + s.name + " --json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.takeStep(cmd, s.name, s.there, func(x *actor, sale *chain.Sale) (chain.Receipt, error) { return s.take(sale, cmd.Context(), x.key) })
		},
	}
}

func (a *app) takeStep(cmd *cobra.Command, name string, there func(chain.SaleStatus) bool, take func(*actor, *chain.Sale) (chain.Receipt, error)) error {
	return a.inSale(cmd, func(x *actor, sale *chain.Sale) error {
		status, err := sale.Status(cmd.Context())
		if err != nil {
			return err
		}
		if there(status) {
			return a.printStep(name, stepTaken{Before: true})
		}
		receipt, err := take(x, sale)
		if err != nil {
			return err
		}
		return a.printStep(name, stepTaken{Receipt: &receipt})
	})
}

func (a *app) printStep(name string, s stepTaken) error {
	switch {
	case a.settings.json:
		return a.printJSON(s)
	case s.Before:
		a.printf("%s: that was done before\n", name)
	default:
		a.printf("%s: done in block %d (transaction %s)\n", name, s.Receipt.Block, s.Receipt.Tx)
	}
	return nil
}

func (a *app) saleOpen() *cobra.Command {
	var example, yes bool
	cmd := &cobra.Command{
		Use: "open TERMS.json", Short: "Fix the terms of the sale, for ever",
		Long:    "The file says the caps and when each stage runs; --example prints one to begin with. Shows the terms first, and asks. Terms that were fixed can never be changed.",
		Example: "  ipsx sale open --example > terms.json\n  ipsx sale open terms.json", Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if example {
				return a.printJSON(exampleTerms(time.Now()))
			}
			if len(args) == 0 {
				return ipsx.Errorf(ipsx.CodeInvalid, "no terms were given").WithFix("name their file; --example prints one")
			}
			terms, err := loadTerms(args[0])
			if err != nil {
				return err
			}
			return a.openTerms(cmd, terms, yes)
		},
	}
	cmd.Flags().BoolVar(&example, "example", false, "print terms to begin with")
	cmd.Flags().BoolVar(&yes, "yes", false, "do not ask")
	return cmd
}

func (a *app) openTerms(cmd *cobra.Command, terms chain.Terms, yes bool) error {
	a.progressf("hard cap %s, soft cap %s\n", terms.HardCap.Ether(), terms.SoftCap.Ether())
	for _, stage := range chain.Stages {
		a.progressf("%s: %s to %s, %s\n", stage, dateText(terms.Of(stage).From), dateText(terms.Of(stage).Until), stageText(stage, terms))
	}
	if err := a.confirm(cmd.Context(), yes, "Fix these terms for ever?"); err != nil {
		return err
	}
	there := func(s chain.SaleStatus) bool { return s.Terms == terms }
	return a.takeStep(cmd, "open", there, func(x *actor, sale *chain.Sale) (chain.Receipt, error) { return sale.Open(cmd.Context(), x.key, terms) })
}
