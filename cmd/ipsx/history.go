package main

import (
	"context"
	"fmt"
	"strconv"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

// pastPart is which stretch of the past somebody wants to see.
type pastPart struct {
	from, until string
	page        ipsx.Period
}

func (p *pastPart) register(flags *pflag.FlagSet) {
	flags.StringVar(&p.from, "from", "", "from this time on: Unix seconds, 2026-11-23, or 2026-11-23T20:00:00Z")
	flags.StringVar(&p.until, "until", "", "before this time, written in the same way")
	flags.IntVar(&p.page.Limit, "limit", ipsx.DefaultPage, "how many, at most 1000")
	flags.StringVar(&p.page.Cursor, "cursor", "", "go on where the page before ended")
}

func (p *pastPart) parse() (period ipsx.Period, err error) {
	period = p.page
	if period.From, err = parseTime("--from", p.from); err == nil {
		period.Until, err = parseTime("--until", p.until)
	}
	return period, err
}

// parseTime reads a time as Unix seconds; days are UTC.
func parseTime(flag, text string) (int64, error) {
	if text == "" {
		return 0, nil
	}
	if seconds, err := strconv.ParseInt(text, 10, 64); err == nil {
		return seconds, nil
	}
	for _, layout := range []string{time.DateOnly, time.RFC3339} {
		if at, err := time.Parse(layout, text); err == nil {
			return at.Unix(), nil
		}
	}
	return 0, ipsx.Errorf(ipsx.CodeInvalid, "%s %q is not a time", flag, text).WithFix("write Unix seconds, 2026-11-23, or 2026-11-23T20:00:00Z")
}

func atTime(seconds int64) string { return time.Unix(seconds, 0).Format(time.DateTime) }

func (a *app) historyCommand() *cobra.Command {
	var past pastPart
	var role, status string
	cmd := &cobra.Command{
		Use: "history [DEAL]", Short: "List the wallet's deals of all time, or how one of them came to its status",
		Example: "  ipsx history --role provider --from 2026-11-01 --until 2026-12-01\n  ipsx history --status failed --json\n" +
			"  ipsx history 0x5c6e...",
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			period, err := past.parse()
			if err != nil {
				return err
			}
			x, err := a.openActor(cmd)
			if err != nil {
				return err
			}
			defer x.chain.Close()
			exchange, err := x.exchanges.First(cmd.Context())
			if err != nil {
				return err
			}
			if len(args) == 1 {
				return a.oneHistory(cmd.Context(), exchange, args[0])
			}
			page, err := exchange.History(cmd.Context(), ipsx.HistoryFilter{Role: ipsx.Role(role), Status: ipsx.DealStatus(status), Period: period})
			return show(a, page, err, a.printHistory)
		},
	}
	cmd.Flags().StringVar(&role, "role", "", "only deals in which the wallet is the provider, or the requester")
	cmd.Flags().StringVar(&status, "status", "", "only deals that stand there, such as settled or failed")
	past.register(cmd.Flags())
	return cmd
}

func (a *app) oneHistory(ctx context.Context, exchange *sdk.Client, deal string) error {
	var hash ipsx.Hash
	if hash.UnmarshalText([]byte(deal)) != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "%q is not the hash of a deal", deal).WithFix("copy one from `ipsx history`")
	}
	h, err := exchange.DealHistory(ctx, hash)
	return show(a, h, err, a.printChanges)
}

// show prints an answer as JSON or for people.
func show[T any](a *app, answer T, err error, table func(T) error) error {
	switch {
	case err != nil:
		return err
	case a.settings.json:
		return a.printJSON(answer)
	}
	return table(answer)
}

func (a *app) printHistory(page ipsx.HistoryPage) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	if len(page.Deals) > 0 {
		_, _ = fmt.Fprintln(w, "DEAL\tMATCHED\tCOUNTRY\tKIND\tADDRESSES\tPER SECOND\tSTATUS\tREASON\tSINCE\tCOST")
	}
	for _, h := range page.Deals {
		d, cost := h.Deal, ipsx.Amount{}
		if d.Requester != nil {
			cost = d.Requester.Accrued
		}
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%d\t%s\t%s\t%s\t%s\t%s\n", d.Hash, atTime(d.Deal.Proposed), h.Country, h.Kind, len(d.Deal.Addresses),
			d.Deal.PricePerSecond.Tokens(), d.Status, d.Reason, atTime(h.Changes[len(h.Changes)-1].At), cost.Tokens())
	}
	if len(page.Deals) == 0 {
		_, _ = fmt.Fprintln(w, "none")
	}
	return a.flushPage(w, page.Next)
}

func (a *app) printChanges(h ipsx.DealHistory) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "SINCE\tSTATUS\tREASON\tBY")
	for _, c := range h.Changes {
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", atTime(c.At), c.Status, c.Reason, c.By)
	}
	return w.Flush()
}

func (a *app) candlesCommand() *cobra.Command {
	var past pastPart
	var part bookPart
	var interval string
	cmd := &cobra.Command{
		Use: "candles", Short: "Show at which prices addresses were rented, interval by interval",
		Long:    "Sums up the deals that became active, for one country and kind: the first, highest, lowest and last price, and how much was rented.",
		Example: "  ipsx market candles --country DE --kind residential --interval 1h\n  ipsx market candles --country DE --kind mobile --interval 1d --from 2026-11-01 --json",
		Args:    cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			f := ipsx.CandleFilter{Interval: ipsx.CandleInterval(interval)}
			if f.Country, f.Kind, _, err = part.parse(); err != nil {
				return err
			}
			if f.Period, err = past.parse(); err != nil {
				return err
			}
			client, err := a.reader(cmd.Context())
			if err != nil {
				return err
			}
			page, err := client.Candles(cmd.Context(), f)
			return show(a, page, err, a.printCandles)
		},
	}
	cmd.Flags().StringVar(&part.country, "country", "", "of this country")
	cmd.Flags().StringVar(&part.kind, "kind", "", "of this kind: residential, mobile or datacenter")
	cmd.Flags().StringVar(&interval, "interval", string(ipsx.CandleHour), "how long a candle is: 1m, 5m, 1h or 1d")
	past.register(cmd.Flags())
	return cmd
}

func (a *app) printCandles(page ipsx.CandlePage) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	if len(page.Candles) > 0 {
		_, _ = fmt.Fprintln(w, "START\tOPEN\tHIGH\tLOW\tCLOSE\tDEALS\tADDRESSES\tSECONDS\tVALUE")
	}
	for _, c := range page.Candles {
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%d\t%d\t%d\t%s\n", atTime(c.Start), c.Open.Tokens(), c.High.Tokens(), c.Low.Tokens(), c.Close.Tokens(), c.Deals, c.Addresses, c.Seconds,
			c.Value.Tokens())
	}
	if len(page.Candles) == 0 {
		_, _ = fmt.Fprintln(w, "none")
	}
	return a.flushPage(w, page.Next)
}

func (a *app) daysCommand() *cobra.Command {
	var past pastPart
	var part bookPart
	cmd := &cobra.Command{
		Use: "days", Short: "Show what happened to the deals day by day (UTC), per country",
		Long:    "Counts how many deals were matched, became active and ended on each day, and for how many seconds and how much those that ended were used.",
		Example: "  ipsx market days\n  ipsx market days --country DE --from 2026-11-01 --json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) (err error) {
			var f ipsx.DayFilter
			if f.Country, _, _, err = part.parse(); err != nil {
				return err
			}
			if f.Period, err = past.parse(); err != nil {
				return err
			}
			client, err := a.reader(cmd.Context())
			if err != nil {
				return err
			}
			page, err := client.Days(cmd.Context(), f)
			return show(a, page, err, a.printDays)
		},
	}
	cmd.Flags().StringVar(&part.country, "country", "", "only this country")
	past.register(cmd.Flags())
	return cmd
}

func (a *app) printDays(page ipsx.DayPage) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	if len(page.Days) > 0 {
		_, _ = fmt.Fprintln(w, "DAY\tCOUNTRY\tPROPOSED\tACTIVE\tENDED\tDECLINED\tEXPIRED\tFAILED\tSETTLED\tSECONDS\tCOST")
	}
	for _, d := range page.Days {
		_, _ = fmt.Fprintf(w, "%s\t%s", time.Unix(d.Start, 0).UTC().Format(time.DateOnly), d.Country)
		for _, status := range []ipsx.DealStatus{ipsx.DealProposed, ipsx.DealActive, ipsx.DealEnded, ipsx.DealDeclined, ipsx.DealExpired, ipsx.DealFailed, ipsx.DealSettled} {
			_, _ = fmt.Fprintf(w, "\t%d", d.Deals[status])
		}
		_, _ = fmt.Fprintf(w, "\t%d\t%s\n", d.Seconds, d.Cost.Tokens())
	}
	if len(page.Days) == 0 {
		_, _ = fmt.Fprintln(w, "none")
	}
	return a.flushPage(w, page.Next)
}
