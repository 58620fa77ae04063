package main

import (
	"fmt"
	"regexp"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
)

func (a *app) marketCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "market", Short: "See what is offered and requested, and what was rented", Example: "  ipsx market offers --country DE\n  ipsx market requests --json\n  ipsx market depth --country DE\n" +
		"  ipsx market candles --country DE --kind residential --interval 1h\n  ipsx market days\n  ipsx market exchanges"}
	cmd.AddCommand(a.ordersCommand("offers"), a.ordersCommand("requests"), a.depthCommand(), a.candlesCommand(), a.daysCommand(), a.exchangesCommand())
	return cmd
}

var countryCode = regexp.MustCompile(`^[A-Z]{2}$`)

func (a *app) ordersCommand(what string) *cobra.Command {
	var f ipsx.OrderFilter
	var part bookPart
	cmd := &cobra.Command{
		Use: what, Short: "List the " + what + " that rest in the book", Example: "  ipsx market " + what + " --country DE --json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			if f.Country, f.Kind, f.Protocol, err = part.parse(); err != nil {
				return err
			}
			client, err := a.reader(cmd.Context())
			if err != nil {
				return err
			}
			list := client.Offers
			if what == "requests" {
				list = client.Requests
			}
			page, err := list(cmd.Context(), f)
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON(page) })
			}
			return a.printOrders(page)
		},
	}
	part.register(cmd)
	cmd.Flags().IntVar(&f.Limit, "limit", ipsx.DefaultPage, "how many, at most 1000")
	cmd.Flags().StringVar(&f.Cursor, "cursor", "", "go on where the page before ended")
	return cmd
}

// bookPart is which part of the book somebody wants to see.
type bookPart struct{ country, kind, protocol string }

func (p *bookPart) register(cmd *cobra.Command) {
	cmd.Flags().StringVar(&p.country, "country", "", "only this country")
	cmd.Flags().StringVar(&p.kind, "kind", "", "only these kinds")
	cmd.Flags().StringVar(&p.protocol, "protocol", "", "only what carries this protocol")
}

func (p *bookPart) parse() (country string, kinds ipsx.Kinds, protocols ipsx.Protocols, err error) {
	if p.country != "" && !countryCode.MatchString(p.country) {
		return "", 0, 0, ipsx.Errorf(ipsx.CodeInvalid, "--country %q is not an ISO 3166-1 alpha-2 code", p.country).WithFix("write two capitals, such as DE")
	}
	if kinds, err = ipsx.ParseKinds(p.kind); err == nil {
		protocols, err = ipsx.ParseProtocols(p.protocol)
	}
	return p.country, kinds, protocols, err
}

func (a *app) printOrders(page ipsx.OrderPage) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	for i, o := range page.Orders {
		switch {
		case o.Offer != nil:
			if i == 0 {
				_, _ = fmt.Fprintln(w, "OFFER\tCOUNTRY\tKIND\tPROTOCOLS\tFREE\tPER SECOND\tPER GIB\tLEASES\tPROVIDER")
			}
			f := o.Offer
			_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d\t%s\t%s\t%s-%s\t%s\n", o.Hash.TerminalString(), f.Country, f.Kind, f.Protocols, o.Free, f.PricePerSecond.Tokens(), f.PricePerGiB.Tokens(),
				seconds(f.MinSeconds), seconds(f.MaxSeconds), f.Provider)
		case o.Request != nil:
			if i == 0 {
				_, _ = fmt.Fprintln(w, "REQUEST\tCOUNT\tCOUNTRIES\tKINDS\tPROTOCOL\tFOR\tUP TO PER SECOND\tREQUESTER")
			}
			r := o.Request
			_, _ = fmt.Fprintf(w, "%s\t%d\t%v\t%s\t%s\t%s\t%s\t%s\n", o.Hash.TerminalString(), r.Count, r.Countries, r.Kinds, r.Protocol, seconds(r.Seconds), r.MaxPricePerSecond.Tokens(), r.Requester)
		}
	}
	if len(page.Orders) == 0 {
		_, _ = fmt.Fprintln(w, "none")
	}
	return a.flushPage(w, page.Next)
}

// flushPage ends a table; where more follows, a note says how to go on.
func (a *app) flushPage(w *tabwriter.Writer, next string) error {
	err := w.Flush()
	if next != "" {
		a.notef("more: --cursor %s\n", next)
	}
	return err
}

func seconds(n uint32) string { return (time.Duration(n) * time.Second).String() }

func (a *app) dealsCommand() *cobra.Command {
	var f ipsx.DealFilter
	cmd := &cobra.Command{
		Use: "deals", Short: "List the wallet's own deals", Example: "  ipsx deals\n  ipsx deals --live --json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, err := a.openActor(cmd)
			if err != nil {
				return err
			}
			defer x.chain.Close()
			client, err := x.exchanges.First(cmd.Context())
			if err != nil {
				return err
			}
			if len(a.settings.exchanges) > 1 {
				a.notef("Deals at %s; --exchange URL shows those of another exchange.\n", client.URL())
			}
			page, err := client.Deals(cmd.Context(), f)
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON(page) })
			}
			return a.printDeals(page)
		},
	}
	cmd.Flags().BoolVar(&f.Live, "live", false, "only those that run now")
	cmd.Flags().IntVar(&f.Limit, "limit", ipsx.DefaultPage, "how many, at most 1000")
	cmd.Flags().StringVar(&f.Cursor, "cursor", "", "go on where the page before ended")
	return cmd
}

func (a *app) printDeals(page ipsx.DealPage) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	if len(page.Deals) > 0 {
		_, _ = fmt.Fprintln(w, "DEAL\tSTATUS\tREASON\tADDRESSES\tPROPOSED\tSECONDS\tACCRUED\tPROVIDER\tREQUESTER")
	}
	for _, d := range page.Deals {
		used, accrued := uint64(0), ipsx.Amount{}
		if d.Requester != nil {
			used, accrued = d.Requester.Seconds, d.Requester.Accrued
		}
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%v\t%s\t%d\t%s\t%s\t%s\n", d.Hash.TerminalString(), d.Status, d.Reason, d.Deal.Addresses, time.Unix(d.Proposed, 0).Format(time.DateTime), used, accrued.Tokens(),
			d.Deal.Provider, d.Deal.Requester)
	}
	if len(page.Deals) == 0 {
		_, _ = fmt.Fprintln(w, "none")
	}
	return a.flushPage(w, page.Next)
}
