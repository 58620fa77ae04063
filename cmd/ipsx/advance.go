package main

import (
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/devchain"
)

func (a *app) chainAdvance() *cobra.Command {
	return &cobra.Command{
		Use: "advance DURATION", Short: "Put the clock of a development chain ahead",
		Long:    "What lasts days or years on a real chain, such as a sale and its stages, can be seen at once. The chain's clock stays ahead of yours from then on.",
		Example: "  ipsx chain advance 240h", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			d, err := time.ParseDuration(args[0])
			if err != nil || d < time.Second {
				return ipsx.Errorf(ipsx.CodeInvalid, "%q is no duration of a second or more", args[0]).WithFix("write it as 240h, 30m or 90s")
			}
			client, n, err := a.openChain(cmd.Context())
			if err != nil {
				return err
			}
			defer client.Close()
			if err := devchain.Advance(cmd.Context(), n.Chain, d); err != nil {
				return err
			}
			now, err := client.Now(cmd.Context())
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON(map[string]int64{"time": now}) })
			}
			a.printf("the chain's newest block is of %s\n", dateText(now))
			return nil
		},
	}
}
