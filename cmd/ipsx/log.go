package main

import (
	"fmt"
	"net/netip"
	"os"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/service/connlog"
)

func (a *app) logCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "log",
		Short: "Read, protect and anchor a provider's connection logs",
		Long: "A provider's node notes each connection through its addresses: when, from which address, to where, how many bytes. The notes lie encrypted in its data folder.\n" +
			"These commands read them, whether the node runs or not; --wallet or --for-wallet says of which provider.",
		Example: "  ipsx log list\n  ipsx log show 0x1234...",
	}
	cmd.AddCommand(a.logListCommand(), a.logShowCommand(), a.logAnchorCommand(), a.logProtectCommand())
	return cmd
}

// providerDir is the data folder of the provider whose key or wallet the settings name.
func (a *app) providerDir() (string, error) {
	n, err := a.settings.loadNetwork()
	if err != nil {
		return "", err
	}
	if a.settings.signFor != "" {
		wallet, err := ipsx.ParseAddress(a.settings.signFor)
		return a.settings.nodeDir("provider", wallet), err
	}
	wallet, err := a.settings.keyAddress(n)
	return a.settings.nodeDir("provider", wallet), err
}

// openLogs opens a provider's logs for reading.
func (a *app) openLogs() (dir string, logs *connlog.Reader, err error) {
	if dir, err = a.providerDir(); err != nil {
		return "", nil, err
	}
	if _, err := os.Stat(provider.LogDir(dir)); err != nil {
		return "", nil, ipsx.Errorf(ipsx.CodeNotFound, "there are no connection logs in %s", dir).WithFix("name the provider's wallet with --wallet; a node that runs with --no-log keeps none")
	}
	logs, err = connlog.NewReader(provider.LogDir(dir), func() (string, error) { return a.passphrase("Passphrase of the connection logs") })
	return dir, logs, err
}

// logView is one deal's log in `ipsx log list --json`.
type logView struct {
	Deal      ipsx.Hash    `json:"deal"`
	Requester ipsx.Address `json:"requester"`
	Addresses []netip.Addr `json:"addresses"`
	Began     int64        `json:"began"`   // Unix seconds
	Changed   int64        `json:"changed"` // Unix seconds
	Ended     bool         `json:"ended"`
	Entries   uint64       `json:"entries"` // two of each connection that is over
	Root      ipsx.Hash    `json:"root"`
}

func viewLog(s connlog.Summary) logView {
	d := s.Proposal.Deal.Message
	return logView{Deal: s.Deal, Requester: d.Requester, Addresses: d.Addresses, Began: max(d.Start, d.Proposed), Changed: s.Changed.Unix(), Ended: s.Ended, Entries: s.Head.Size, Root: s.Head.Root}
}

func (a *app) logListCommand() *cobra.Command {
	var address, requester string
	cmd := &cobra.Command{
		Use: "list", Short: "List the logs, the one that was written to last at the end",
		Long:    "With --json: a list of {deal, requester, addresses, began, changed, ended, entries, root}.",
		Example: "  ipsx log list\n  ipsx log list --address 198.51.100.7 --json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			wanted, err := parseLogFilter(address, requester)
			if err != nil {
				return err
			}
			_, logs, err := a.openLogs()
			if err != nil {
				return err
			}
			all, err := logs.All()
			if err != nil {
				return err
			}
			views := []logView{}
			for _, s := range all {
				if v := viewLog(s); wanted(v) {
					views = append(views, v)
				}
			}
			if a.settings.json {
				return a.printJSON(views)
			}
			return a.printLogs(views)
		},
	}
	cmd.Flags().StringVar(&address, "address", "", "only deals of this leased address")
	cmd.Flags().StringVar(&requester, "requester", "", "only deals of this wallet")
	return cmd
}

func parseLogFilter(address, requester string) (func(logView) bool, error) {
	var leased netip.Addr
	var by ipsx.Address
	var err error
	if address != "" {
		if leased, err = parseLeased(address); err != nil {
			return nil, err
		}
	}
	if requester != "" {
		if by, err = ipsx.ParseAddress(requester); err != nil {
			return nil, err
		}
	}
	return func(v logView) bool {
		return (requester == "" || v.Requester == by) && (address == "" || leases(v.Addresses, leased))
	}, nil
}

func parseLeased(text string) (netip.Addr, error) {
	a, err := netip.ParseAddr(text)
	if err != nil {
		return a, ipsx.Errorf(ipsx.CodeInvalid, "%q is not an IP address", text).WithFix("write it as 198.51.100.7 or 2001:db8::7")
	}
	return a.Unmap(), nil
}

// leases says whether an address is one of those leased; of IPv6 a /64 is.
func leases(leased []netip.Addr, address netip.Addr) bool {
	for _, l := range leased {
		if ipsx.LeasedWith(l) == ipsx.LeasedWith(address) {
			return true
		}
	}
	return false
}

func (a *app) printLogs(views []logView) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "DEAL\tBEGAN\tADDRESSES\tREQUESTER\tENTRIES\tENDED")
	for _, v := range views {
		_, _ = fmt.Fprintf(w, "%s\t%s\t%v\t%s\t%d\t%v\n", v.Deal, time.Unix(v.Began, 0).UTC().Format(time.RFC3339), v.Addresses, v.Requester, v.Entries, v.Ended)
	}
	return w.Flush()
}

// logRecord is `ipsx log show --json`.
type logRecord struct {
	logView
	Acknowledged uint64          `json:"acknowledged"` // entries that the requester signed for
	Connections  []connlog.Entry `json:"connections"`
	Damage       string          `json:"damage,omitempty"`
}

func (a *app) logShowCommand() *cobra.Command {
	return &cobra.Command{
		Use: "show DEAL", Short: "Show the connections of a deal",
		Long: "Each connection has an entry when its destination was reached and one when it was over, which has the bytes. \"acknowledged\" is how many entries the requester's\n" +
			"wallet signed for; the others are the provider's word.\n\n" +
			"With --json: {deal, requester, addresses, began, changed, ended, entries, root, acknowledged, connections, damage}.",
		Example: "  ipsx log show 0x1234... \n  ipsx log show 0x1234... --json", Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			record, err := a.loadLog(args[0])
			if err != nil {
				return err
			}
			v := logRecord{logView: viewLog(record.Summary), Connections: record.Entries}
			if record.Words.Requester != nil {
				v.Acknowledged = record.Words.Requester.Message.LogSize
			}
			if record.Damage != nil {
				v.Damage = record.Damage.Error()
			}
			if a.settings.json {
				return a.printJSON(v)
			}
			return a.printLog(v)
		},
	}
}

func (a *app) loadLog(deal string) (connlog.Record, error) {
	var hash ipsx.Hash
	if hash.UnmarshalText([]byte(deal)) != nil {
		return connlog.Record{}, ipsx.Errorf(ipsx.CodeInvalid, "%q is not the hash of a deal", deal).WithFix("copy one from `ipsx log list`")
	}
	_, logs, err := a.openLogs()
	if err != nil {
		return connlog.Record{}, err
	}
	return logs.Load(hash)
}

func (a *app) printLog(v logRecord) error {
	a.printf("deal %s\nof %s, addresses %v, %d entries, of which the requester acknowledged %d\n\n", v.Deal, v.Requester, v.Addresses, v.Entries, v.Acknowledged)
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	_, _ = fmt.Fprintln(w, "TIME\tNO\tWHAT\tFROM\tTO\tNAME\tUP\tDOWN")
	for _, e := range v.Connections {
		_, _ = fmt.Fprintf(w, "%s\t%d\t%s %s\t%s\t%s\t%s\t%d\t%d\n", time.UnixMilli(e.At).UTC().Format("2006-01-02T15:04:05.000Z"), e.Connection, e.Transport, e.Kind,
			netip.AddrPortFrom(e.Leased, e.SourcePort), e.Destination, e.Name, e.BytesUp, e.BytesDown)
	}
	if v.Damage != "" {
		a.notef("%s\n", v.Damage)
	}
	return w.Flush()
}

func (a *app) logAnchorCommand() *cobra.Command {
	return &cobra.Command{
		Use: "anchor", Short: "Write a root of all logs on chain, which proves since when they exist",
		Long: "One transaction, whatever the number of logs; the key pays for the gas. Only the root becomes public, which says nothing of who went where. A node does it by itself\n" +
			"with `ipsx provide --anchor-every`. It may be repeated after a failure: nothing is anchored twice.\n\nWith --json: {epoch, logs, root, at}.",
		Example: "  ipsx log anchor\n  ipsx log anchor --wallet 0x... --json", Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			x, err := a.openWallet(cmd)
			if err != nil {
				return err
			}
			defer x.chain.Close()
			done, err := provider.Anchor(cmd.Context(), a.settings.nodeDir("provider", x.wallet), x.chain, x.key)
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON(done) })
			}
			a.printf("%d logs are anchored under %s as epoch %d, at %s\n", done.Logs, done.Root, done.Epoch, time.Unix(done.At, 0).UTC().Format(time.RFC3339))
			return nil
		},
	}
}

func (a *app) logProtectCommand() *cobra.Command {
	var open bool
	cmd := &cobra.Command{
		Use: "protect", Short: "Put a passphrase on the key that reads the logs, or change it",
		Long: "The node writes without it. Without a passphrase the rights of the data folder are all that protects the key. The new passphrase is taken from IPSX_PASSPHRASE or\n" +
			"--passphrase-file, or asked for; the old one, where there is one, is asked for.",
		Example: "  ipsx log protect\n  ipsx log protect --remove", Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			dir, err := a.providerDir()
			if err != nil {
				return err
			}
			passphrase := ""
			if !open {
				if passphrase, err = a.newPassphrase(); err != nil {
					return err
				}
			}
			old := func() (string, error) { return a.askPassphrase("The passphrase until now") }
			if err := connlog.Protect(provider.LogDir(dir), old, passphrase); err != nil {
				return err
			}
			a.progressf("done; keep the passphrase where you will find it: without it nobody reads the logs\n")
			return nil
		},
	}
	cmd.Flags().BoolVar(&open, "remove", false, "take the passphrase off")
	return cmd
}
