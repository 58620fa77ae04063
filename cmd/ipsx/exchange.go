package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ipsx/ipsx/node/operator"
	"github.com/ipsx/ipsx/service/relay"
)

func (a *app) exchangeCommand() *cobra.Command {
	var c operator.Config
	var v verification
	cmd := &cobra.Command{
		Use:   "exchange",
		Short: "Run an exchange until Ctrl-C; list it in the registry",
		Long: "Takes signed orders over HTTP, keeps them in a durable log in the data folder, matches them, and follows each deal to its settlement.\n" +
			"The key given by --wallet is the exchange's identity: it signs deals, and orders name it.\n" +
			"`ipsx exchange announce` lists it in the registry on chain, where nodes with --exchange registry find it; `ipsx exchange withdraw` takes it out.",
		Example: "  ipsx exchange --listen :4747 --exit-check :4748 --exit-check-public 198.51.100.7:4748 --chain-age 2m --confirmations 12 --chain https://... --deployment ipsx.json\n" +
			"  ipsx exchange --relay-listen :3478 --relay-address 198.51.100.7 --relay-tcp-listen :5349 ...                               # relays for who cannot be reached\n" +
			"  ipsx exchange --verify full --challenge :4749 --challenge-public 198.51.100.7:4749 ...                                      # providers show that they hold what they offer\n" +
			"  ipsx exchange announce https://exchange.example --terms \"commission as in the contract\"\n" +
			"  ipsx exchange --nats nats://10.0.0.1:4222,nats://10.0.0.2:4222,nats://10.0.0.3:4222 --nats-replicas 3 ...   # on two hosts: one leads, one stands by",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := a.verify(cmd, v, &c); err != nil {
				return err
			}
			x, err := a.openWallet(cmd)
			if err != nil {
				return err
			}
			defer x.chain.Close()
			c.Dir, c.Key, c.Chain, c.Log, c.Version = a.settings.nodeDir("exchange", x.wallet), x.key, x.chain, x.log, version()
			o, err := operator.Open(cmd.Context(), c)
			if err != nil {
				return err
			}
			if a.settings.json {
				err = a.printJSON(map[string]any{"url": o.URL(), "terms": o.Terms(), "metrics": o.MetricsAddr()})
			} else {
				a.printf("exchange %s at %s, exit check at %s\n", o.Terms().Exchange, o.URL(), o.Terms().ExitCheck)
			}
			return firstError(err, func() error { return o.Serve(cmd.Context()) })
		},
	}
	cmd.AddCommand(a.announceCommand(), a.withdrawListingCommand())
	flags := cmd.Flags()
	flags.StringVar(&c.Listen, "listen", "127.0.0.1:4747", "host:port of the HTTP API; on a public network with --domain, with --cert and --key, or behind a proxy with TLS")
	flags.StringVar(&c.ExitCheck, "exit-check", "127.0.0.1:4748", "host:port of the echo service that checks exits")
	flags.StringVar(&c.ExitCheckPublic, "exit-check-public", "", "address:port under which leases reach the echo service (default: where it listens)")
	flags.Uint64Var(&c.Confirmations, "confirmations", 0, "blocks on top of a settlement before it counts; 0 is for development chains")
	flags.DurationVar(&c.ChainAge, "chain-age", 0, "how old the chain's newest block may be until /readyz says no; 0 is for development chains, which make blocks on demand")
	flags.StringSliceVar(&c.Door.Origins, "allow-origin", nil, "origins whose pages may call from browsers, such as https://market.example (default: none)")
	flags.IntVar(&c.Door.CallsPerSecond, "calls-per-second", 200, "of one client address, IPv6 by its /64; 0: no limit; callers on this machine have none")
	flags.IntVar(&c.OrdersPerSecond, "orders-per-second", 500, "of one wallet, cancels too; ten seconds' worth may come at once, and any bulk; 0: no limit")
	flags.StringVar(&c.TLS.Domain, "domain", "", "name under which the exchange is found: gets certificates for it by ACME and serves https; the port must be reached as 443")
	flags.StringVar(&c.TLS.Email, "acme-email", "", "where the certificate authority writes when something is wrong (default: nowhere)")
	flags.StringVar(&c.TLS.CA, "acme-ca", "", "URL of the certificate authority's ACME directory (default: Let's Encrypt)")
	flags.StringVar(&c.TLS.CARoot, "acme-root", "", "PEM file that the directory's own certificate is checked against (default: the system's)")
	flags.StringVar(&c.TLS.Cert, "cert", "", "PEM file with a certificate to serve https with, read again when it changes")
	flags.StringVar(&c.TLS.Key, "key", "", "PEM file with the key of --cert")
	flags.StringVar(&c.Metrics, "metrics", "", "host:port that Prometheus scrapes, not for the public; docs has a dashboard and alerts (default: none)")
	flags.DurationVar(&c.Door.Grace, "grace", 0, "how long calls are still taken after /readyz says that the exchange is going")
	flags.StringVar(&c.NATS, "nats", "", "URLs of NATS servers that keep the log, separated by commas; exchanges with one key share it, and one of them leads. They must run with sync_interval: always")
	flags.IntVar(&c.NATSReplicas, "nats-replicas", 1, "on how many of these servers the log is; 3 outlives the loss of one")
	relayFlags(flags, &c.Relay)
	verifyFlags(flags, &v, &c)
	flags.BoolVar(&c.AllowPrivate, "allow-private", false, "take offers of loopback and private addresses: for test networks")
	return cmd
}

// relayFlags are of the relay beside the exchange, which is off unless it is given a port.
func relayFlags(flags *pflag.FlagSet, r *operator.Relay) {
	flags.StringVar(&r.Listen, "relay-listen", "", "host:port of a STUN and TURN relay over UDP, usually :3478, for parties of deals that cannot reach each other (default: none)")
	flags.StringSliceVar(&r.Addresses, "relay-address", nil, "public IP address of the relay; repeat it for IPv4 and IPv6 (default: where it listens)")
	flags.StringVar(&r.TCPListen, "relay-tcp-listen", "", "host:port of the relay over TCP, for networks that block UDP; over TLS too where the API has a certificate (default: none)")
	flags.StringVar(&r.Ports, "relay-ports", "49152-65535", "UDP ports that the relay sends from and is reached at by peers: open them in the firewall")
	flags.IntVar(&r.Limits.Allocations, "relay-allocations", relay.DefaultLimits.Allocations, "relayed addresses of one side of a deal at once")
	flags.IntVar(&r.Limits.Total, "relay-total", relay.DefaultLimits.Total, "relayed addresses at once, of all deals")
	flags.IntVar(&r.Limits.Mbit, "relay-mbit", relay.DefaultLimits.Mbit, "Mbit/s that the relay carries for one side of a deal, each way")
	flags.Var((*gibibytes)(&r.Limits.Bytes), "relay-gib", "GiB that the relay carries for one side of a deal in all, both ways; 0: no limit")
	flags.StringSliceVar(&r.Allow, "relay-allow", nil, "prefixes that the relay may reach although they are private or this machine's own: for test networks")
}

// gibibytes is a number of bytes that people write in GiB.
type gibibytes int64

// Set implements pflag.Value.
func (g *gibibytes) Set(text string) error {
	count, err := strconv.ParseInt(text, 10, 33)
	if err != nil || count < 0 {
		return fmt.Errorf("%q is no number of GiB", text)
	}
	*g = gibibytes(count << 30)
	return nil
}

// String implements pflag.Value.
func (g *gibibytes) String() string { return strconv.FormatInt(int64(*g)>>30, 10) }

// Type implements pflag.Value.
func (g *gibibytes) Type() string { return "int" }
