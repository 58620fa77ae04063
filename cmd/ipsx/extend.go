package main

import (
	"context"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

func (a *app) extendCommand() *cobra.Command {
	var by time.Duration
	var most string
	cmd := &cobra.Command{
		Use: "extend DEAL", Short: "Give a running lease more time, at its price", Args: cobra.ExactArgs(1),
		Long: "DEAL is the hash that `ipsx deals --live` shows, or as much of it as tells the deal from others. The provider agrees by what it offers now. The `ipsx rent` that runs the\n" +
			"lease hears of it, adds to its reservation where that is too small, and goes on.",
		Example: "  ipsx extend 5c1f --by 30m\n  ipsx extend 5c1f --by 2h --max-total 3",
		RunE: func(cmd *cobra.Command, args []string) error {
			view, err := a.extend(cmd, args[0], by, most)
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON(view) })
			}
			terms := view.Terms()
			a.printf("deal %s runs until %s, and costs at most %s\n", view.Hash.TerminalString(), time.Unix(view.Active+int64(terms.Seconds), 0).Format(time.DateTime), terms.MaxTotal.Tokens())
			return nil
		},
	}
	cmd.Flags().DurationVar(&by, "by", 0, "how much longer, such as 30m")
	cmd.Flags().StringVar(&most, "max-total", "", "IPSX that the whole lease may cost at most (default: as much more as it is longer)")
	return cmd
}

func (a *app) extend(cmd *cobra.Command, deal string, by time.Duration, most string) (view ipsx.DealView, err error) {
	if by < time.Second || by > ipsx.MaxLeaseSeconds*time.Second {
		return view, ipsx.Errorf(ipsx.CodeInvalid, "--by %s is not between 1s and 31 days", by).WithFix("say how much longer, such as --by 30m")
	}
	x, err := a.openActor(cmd)
	if err != nil {
		return view, err
	}
	defer x.chain.Close()
	client, found, err := x.liveDeal(cmd.Context(), deal)
	if err != nil {
		return view, err
	}
	terms := found.Terms()
	e := ipsx.Extension{Deal: found.Hash, Seconds: terms.Seconds + uint32(by/time.Second), At: time.Now().Unix()}
	e.MaxTotal = terms.MaxTotal.MulDiv(uint64(e.Seconds), uint64(terms.Seconds)).Add(ipsx.Wei(1)) // what was rounded off
	if most != "" {
		if e.MaxTotal, err = ipsx.ParseAmount(most); err != nil {
			return view, err
		}
	}
	return client.Extend(cmd.Context(), e)
}

// liveDeal finds a running deal of the wallet by the beginning of its hash, and the exchange that it is of.
func (x *actor) liveDeal(ctx context.Context, text string) (client *sdk.Client, deal ipsx.DealView, err error) {
	begin, end, _ := strings.Cut(strings.ToLower(strings.TrimPrefix(text, "0x")), "..") // as tables show it
	found := 0
	for _, e := range x.exchanges.All(ctx) {
		known, err := e.Client(ctx)
		if err != nil {
			x.log.Warn("an exchange is not asked", "url", e.URL, "error", err)
			continue
		}
		page, err := known.Deals(ctx, ipsx.DealFilter{Live: true, Limit: ipsx.MaxPage})
		if err != nil {
			return nil, deal, err
		}
		for _, view := range page.Deals {
			if hash := view.Hash.Hex()[2:]; begin != "" && strings.HasPrefix(hash, begin) && strings.HasSuffix(hash, end) {
				client, deal, found = known, view, found+1
			}
		}
	}
	switch found {
	case 0:
		return nil, deal, ipsx.Errorf(ipsx.CodeNotFound, "no running deal of this wallet begins with %q", text).WithFix("see them with `ipsx deals --live`")
	case 1:
		return client, deal, nil
	}
	return nil, deal, ipsx.Errorf(ipsx.CodeInvalid, "%d deals begin with %q", found, text).WithFix("write more of the hash")
}
