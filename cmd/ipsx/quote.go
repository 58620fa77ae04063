package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/requester"
)

func (a *app) depthCommand() *cobra.Command {
	var f ipsx.DepthFilter
	var part bookPart
	cmd := &cobra.Command{
		Use: "depth", Short: "Sum up how many addresses are free at which price", Example: "  ipsx market depth --country DE --kind residential\n  ipsx market depth --json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if f.Country, f.Kind, f.Protocol, err = part.parse(); err != nil {
				return err
			}
			client, err := a.reader(cmd.Context())
			if err != nil {
				return err
			}
			depth, err := client.Depth(cmd.Context(), f)
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON(depth) })
			}
			return a.printDepth(depth)
		},
	}
	part.register(cmd)
	cmd.Flags().IntVar(&f.Levels, "levels", ipsx.DefaultDepth, "how many prices, at most 200")
	return cmd
}

func (a *app) printDepth(depth ipsx.Depth) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', tabwriter.AlignRight)
	_, _ = fmt.Fprintln(w, "PER SECOND\tADDRESSES\tIN ALL\tOFFERS\t")
	sum := uint64(0)
	for _, l := range depth.Levels {
		sum += l.Addresses
		_, _ = fmt.Fprintf(w, "%s\t%d\t%d\t%d\t\n", l.Price.Tokens(), l.Addresses, sum, l.Offers)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	if depth.More {
		a.notef("there are dearer ones: --levels, or a narrower filter\n")
	}
	return nil
}

// quote says what a rental would be now.
func (a *app) quote(ctx context.Context, r ipsx.Request) error {
	client, err := a.reader(ctx)
	if err != nil {
		return err
	}
	quote, err := client.Quote(ctx, r)
	if err != nil {
		return err
	}
	if len(quote.Lots) == 0 {
		return requester.NoMatch(quote.NoMatch)
	}
	if a.settings.json {
		return a.printJSON(quote)
	}
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "ADDRESSES\tCOUNTRY\tCITY\tASN\tKIND\tPER SECOND\tPER GIB\tFOR "+seconds(r.Seconds)+"\tPROVIDER")
	total := ipsx.Amount{}
	for _, l := range quote.Lots {
		cost := l.PricePerSecond.Mul(uint64(r.Seconds)).Mul(uint64(l.Addresses))
		total = total.Add(cost)
		_, _ = fmt.Fprintf(w, "%d\t%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\n", l.Addresses, l.Country, l.City, l.ASN, l.Kind, l.PricePerSecond.Tokens(), l.PricePerGiB.Tokens(), cost.Tokens(), l.Provider)
	}
	if err := w.Flush(); err != nil {
		return err
	}
	a.notef("%s for the whole time, bytes apart; never more than %s\n", total.Tokens(), quote.MaxTotal.Tokens())
	return nil
}
