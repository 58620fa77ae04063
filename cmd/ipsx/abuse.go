package main

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"path/filepath"
	"strconv"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/service/connlog"
)

// complaint is what somebody says was done from an address.
type complaint struct {
	address     netip.Addr
	from, until int64      // Unix milliseconds
	destination netip.Addr // the zero one: any
}

func (a *app) abuseCommand() *cobra.Command {
	var within time.Duration
	var destination, out string
	var block bool
	cmd := &cobra.Command{
		Use:   "abuse ADDRESS TIME",
		Short: "Find who used an address at a time, write the evidence, and block the wallet",
		Long: "For the provider whose address a complaint names. TIME is as in the complaint: 2026-11-24T08:15:00Z, with another zone as +01:00, or Unix seconds. Connections that were open\n" +
			"within --within of it are taken; their evidence is written as `ipsx evidence export` does, a folder for each deal. On a terminal it asks whether to block the wallets;\n" +
			"--block does it without asking, and a running node ends their leases at the next payment.\n\n" +
			"With --json: a list of {deal, requester, connections, file, page, left, blocked}.",
		Example: "  ipsx abuse 198.51.100.7 2026-11-24T08:15:00Z\n  ipsx abuse 198.51.100.7 1795500900 --destination 192.0.2.9 --within 10m --block", Args: cobra.ExactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			c, err := parseComplaint(args[0], args[1], within, destination)
			if err != nil {
				return err
			}
			return a.abuse(cmd.Context(), c, out, block)
		},
	}
	cmd.Flags().DurationVar(&within, "within", time.Minute, "how exact the time is")
	cmd.Flags().StringVar(&destination, "destination", "", "only connections to this address")
	cmd.Flags().StringVar(&out, "out", "", "folder to write to (default: abuse-ADDRESS-TIME)")
	cmd.Flags().BoolVar(&block, "block", false, "block the wallets without asking")
	return cmd
}

func parseComplaint(address, at string, within time.Duration, destination string) (c complaint, err error) {
	if c.address, err = parseLeased(address); err != nil {
		return c, err
	}
	if destination != "" {
		if c.destination, err = parseLeased(destination); err != nil {
			return c, err
		}
	}
	if within < 0 {
		return c, ipsx.Errorf(ipsx.CodeInvalid, "--within %s is less than nothing", within).WithFix("write it as 5m")
	}
	moment, err := time.Parse(time.RFC3339, at)
	if seconds, notSeconds := strconv.ParseInt(at, 10, 64); err != nil && notSeconds == nil {
		moment, err = time.Unix(seconds, 0), nil
	}
	if err != nil {
		return c, ipsx.Errorf(ipsx.CodeInvalid, "%q is not a time", at).WithFix("write it as 2026-11-24T08:15:00Z, or as Unix seconds")
	}
	c.from, c.until = moment.Add(-within).UnixMilli(), moment.Add(within).UnixMilli()
	return c, nil
}

// connections are the numbers of those that the complaint may be about: open at some moment of its time.
func (c complaint) connections(entries []connlog.Entry) map[uint64]bool {
	closed := map[uint64]int64{}
	for _, e := range entries {
		if e.Kind == connlog.Closed {
			closed[e.Connection] = e.At
		}
	}
	found := map[uint64]bool{}
	for _, e := range entries {
		end, over := closed[e.Connection]
		ours := leases([]netip.Addr{e.Leased}, c.address) && (!c.destination.IsValid() || e.Destination.Addr() == c.destination)
		if e.Kind == connlog.Opened && ours && e.At <= c.until && (!over || end >= c.from) {
			found[e.Connection] = true
		}
	}
	return found
}

// culprit is one deal that a complaint is about.
type culprit struct {
	exported
	Blocked bool `json:"blocked"`
}

func (a *app) abuse(ctx context.Context, c complaint, out string, block bool) error {
	dir, logs, err := a.openLogs()
	if err != nil {
		return err
	}
	if out == "" {
		out = fmt.Sprintf("abuse-%s-%d", c.address, (c.from+c.until)/2000)
	}
	culprits, err := a.culprits(ctx, c, logs, out)
	if len(culprits) == 0 {
		return err
	}
	if !a.settings.json {
		for _, one := range culprits {
			a.printExported(one.exported)
		}
	}
	err = errors.Join(err, a.blockAll(ctx, dir, culprits, block))
	if a.settings.json {
		err = errors.Join(err, a.printJSON(culprits))
	}
	return err
}

// culprits writes the evidence of every deal that the complaint may be about. Where that fails, as without the chain, the wallet is told all the same, and with the rest why.
func (a *app) culprits(ctx context.Context, c complaint, logs *connlog.Reader, out string) (list []culprit, err error) {
	all, err := logs.All()
	if err != nil {
		return nil, err
	}
	for _, s := range all {
		if v := viewLog(s); !leases(v.Addresses, c.address) || v.Began*1000 > c.until || v.Changed*1000+999 < c.from && v.Ended {
			continue
		}
		record, failed := logs.Load(s.Deal)
		if failed != nil {
			err = errors.Join(err, failed)
			continue
		}
		wanted := c.connections(record.Entries)
		if len(wanted) == 0 {
			continue
		}
		written, failed := a.writeEvidence(ctx, record, func(e connlog.Entry) bool { return wanted[e.Connection] }, filepath.Join(out, s.Deal.Hex()[2:14]))
		if failed != nil {
			err = errors.Join(err, failed)
			written = exported{Deal: s.Deal, Requester: viewLog(s).Requester, Connections: len(wanted)}
		}
		list = append(list, culprit{exported: written})
	}
	if len(list) == 0 && err == nil {
		return nil, ipsx.Errorf(ipsx.CodeNotFound, "no connection through %s was open between %s and %s", c.address, clock(c.from), clock(c.until)).
			WithFix("check the time and its zone, try a longer --within, or see `ipsx log list --address %s`", c.address)
	}
	return list, err
}

func clock(milliseconds int64) string { return time.UnixMilli(milliseconds).UTC().Format(time.RFC3339) }

// blockAll blocks the wallets when that is wished.
func (a *app) blockAll(ctx context.Context, dir string, culprits []culprit, block bool) error {
	if _, ok := a.terminal(); !block && ok && !a.settings.json {
		block = a.confirm(ctx, false, "Block these wallets?") == nil
	}
	if !block {
		a.progressf("nobody was blocked; `ipsx block add WALLET` does it\n")
		return nil
	}
	blocks, err := provider.OpenBlocks(dir)
	if err != nil {
		return err
	}
	for i := range culprits {
		if err := blocks.Add(provider.Blocked{Wallet: culprits[i].Requester, Since: time.Now().Unix(), Deal: culprits[i].Deal}); err != nil {
			return err
		}
		culprits[i].Blocked = true
		a.progressf("%s is blocked\n", culprits[i].Requester)
	}
	return nil
}
