package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/service/connlog"
)

// provideFlags are what `ipsx provide` reads.
type provideFlags struct {
	addresses, endpoints, allow, closed []string
	own                                 []string
	allowDomains, denyDomains           []string
	country, region, city, kind         string
	protocols, scopes                   string
	price, perGiB, settleAbove          string
	resolver                            string
	asn, mbit, interval, gibPerMonth    uint32
	hours                               []string
	minRating                           uint16
	port                                uint16
	shortest, longest, patience, lookAt time.Duration
	keepLog, anchorEvery                time.Duration
	noLog                               bool
	connections, newPerSecond           int
}

func (a *app) provideCommand() *cobra.Command {
	var f provideFlags
	cmd := &cobra.Command{
		Use:   "provide",
		Short: "Rent out addresses of this machine until Ctrl-C",
		Long: "Offers the addresses on the exchange, serves the deals that are matched, takes vouchers by the second and settles them on chain.\n" +
			"A lease never reaches this machine, its networks, private or other special addresses; --allow-destination opens one address and port more.\n\n" +
			"Several nodes can serve one wallet, each with a --data-dir and addresses of its own. They do not know each other's vouchers: a requester that cheats can pay\n" +
			"two of them with the same ones, so where requesters are strangers give each node a wallet of its own.\n\n" +
			"With several exchanges the node offers on one at a time, the first that takes the offer. When that one has not worked for --patience it moves on to the next;\n" +
			"running deals go on. It never serves an address to two deals, whichever exchanges made them.\n\n" +
			"With --json: one object {kind, deal, status, amount, denied} for each thing that happens, sums in wei.",
		Example: "  ipsx provide --address 198.51.100.7 --country DE --kind residential --price \"0.00002 IPSX\"\n" +
			"  ipsx provide --address 198.51.100.0/24 --address 2001:db8:7::/48 --endpoint 192.0.2.1:51820 --port 51820 --country DE --kind datacenter\n" +
			"  ipsx provide --address 198.51.100.7=192.168.1.20 --endpoint 198.51.100.7:51820 --port 51820 --country DE --kind datacenter\n" +
			"  ipsx provide --exchange https://exchange.example --exchange registry --address 198.51.100.7 --country DE --kind residential",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.provide(cmd, f) },
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.addresses, "address", nil, "address or range to offer; behind NAT as PUBLIC=LOCAL; repeat for more")
	flags.StringSliceVar(&f.endpoints, "endpoint", nil, "address or address:port where requesters reach the tunnel; none: behind NAT, they find a way (default: the first offered address that this machine has, else none)")
	flags.Uint16Var(&f.port, "port", 0, "UDP port of the tunnel; 0 takes a free one")
	flags.StringVar(&f.country, "country", "", "ISO 3166-1 alpha-2 code, such as DE")
	flags.StringVar(&f.region, "region", "", "ISO 3166-2 code, such as DE-BE")
	flags.StringVar(&f.city, "city", "", "name of the city")
	flags.Uint32Var(&f.asn, "asn", 0, "autonomous system number")
	flags.StringVar(&f.kind, "kind", "", "residential, mobile or datacenter")
	flags.StringVar(&f.protocols, "protocol", "web,any", "what leases may carry: web, any, smtp")
	flags.StringVar(&f.scopes, "scope", "any", "what leases may be used for: browse, crawl, seo, stream, mail, p2p, any")
	flags.StringVar(&f.price, "price", "0.00002 IPSX", "price per address and second")
	flags.StringVar(&f.perGiB, "price-per-gib", "0.5 IPSX", "price per GiB, both directions")
	flags.DurationVar(&f.shortest, "min-lease", 5*time.Second, "shortest lease")
	flags.DurationVar(&f.longest, "max-lease", 24*time.Hour, "longest lease")
	flags.Uint32Var(&f.interval, "interval", ipsx.DefaultInterval, "longest payment interval in seconds, 1 to 60")
	flags.Uint16Var(&f.minRating, "min-rating", 0, "smallest requester rating, 0 to 1000")
	flags.Uint32Var(&f.mbit, "mbit", 0, "Mbit/s per lease, each way; 0: no limit")
	flags.Uint32Var(&f.gibPerMonth, "gib-per-month", 0, "GiB that all leases carry in a calendar month (UTC), then nothing is offered until the next; 0: no limit")
	flags.StringSliceVar(&f.hours, "hours", nil, "hours of the day (UTC) during which leases run, such as 8-18 or 22-6; repeat for more (default: always)")
	flags.IntVar(&f.connections, "connections", 0, "connections per address at once (default 1024)")
	flags.IntVar(&f.newPerSecond, "new-connections", 0, "new connections per address and second (default 200)")
	flags.StringSliceVar(&f.closed, "close-port", nil, "port or range that leases may not reach, such as 6000-6063")
	flags.StringSliceVar(&f.allowDomains, "allow-domain", nil, "only these domains and those below them")
	flags.StringSliceVar(&f.denyDomains, "deny-domain", nil, "never these domains or those below them")
	flags.StringSliceVar(&f.allow, "allow-destination", nil, "address:port that leases may reach against the default policy: think twice")
	flags.StringSliceVar(&f.own, "own-network", nil, "network that leases may not reach, besides those that this machine's interfaces and routes show")
	flags.BoolVar(&f.noLog, "no-log", false, "keep no connection log: then you cannot show who did what through your addresses")
	flags.DurationVar(&f.keepLog, "keep-log", connlog.DefaultKeep, "how long the connection log of an ended deal is kept")
	flags.DurationVar(&f.anchorEvery, "anchor-every", 0, "write a root of all connection logs on chain so often, which proves since when they exist; each costs a transaction (default: never)")
	flags.StringVar(&f.resolver, "resolver", "", "address:port of the name server for leases (default: the system's)")
	flags.DurationVar(&f.lookAt, "look-at-address", provider.DefaultLookAt, "how often to look whether the public address of a machine behind NAT is another now: then its leases end, and the new one is offered")
	flags.DurationVar(&f.patience, "patience", exchanges.Patience, "how long the exchange may not be reached or ready before the node offers on the next one")
	flags.StringVar(&f.settleAbove, "settle-above", "1 IPSX", "settle a lane when so much of it is unclaimed; at the end everything is settled")
	return cmd
}

func (a *app) provide(cmd *cobra.Command, f provideFlags) error {
	config, err := f.config()
	if err != nil {
		return err
	}
	x, err := a.openActor(cmd)
	if err != nil {
		return err
	}
	defer x.chain.Close()
	for _, allowed := range config.Allow {
		a.progressf("Leases may reach %s, against the default policy.\n", allowed)
	}
	config.Exchanges, config.Chain, config.Key, config.Log = x.exchanges, x.chain, x.key, x.log
	config.Dir = a.settings.nodeDir("provider", x.wallet)
	config.Notify = a.tellProvider
	p, err := provider.Open(config)
	if err != nil {
		return err
	}
	return errors.Join(p.Serve(cmd.Context()), p.Close())
}

func (a *app) tellProvider(e provider.Event) {
	if a.settings.json {
		_ = a.printJSON(e) // a closed pipe ends the program by its signal
		return
	}
	switch e.Kind {
	case "settled", "closed":
		a.printf("%s  %s on chain\n", e.Kind, e.Amount.Tokens())
	case "offer-refused": // is in the log
	case "used-up":
		a.printf("used up  the month's traffic is used up; nothing is offered %s\n", e.Status)
	case "address-changed":
		a.printf("address  others see another one now: %s\n", e.Status)
	case "moved":
		a.printf("moved    the exchange is down; new deals come from %s\n", e.Status)
	default:
		a.printf("%-8s %s %s %s%s\n", e.Kind, e.Deal, e.Status, e.Amount.Tokens(), refusals(e.Denied))
	}
}

// refusals tells of refused flows, by reason.
func refusals(denied map[string]uint64) (text string) {
	for _, reason := range slices.Sorted(maps.Keys(denied)) {
		text += fmt.Sprintf(", refused %d (%s)", denied[reason], reason)
	}
	return text
}

func (f provideFlags) config() (c provider.Config, err error) {
	if c.Terms, err = f.terms(); err != nil {
		return c, err
	}
	if c.Addresses, err = parseAddresses(f.addresses); err != nil {
		return c, err
	}
	if c.Endpoints, err = f.parseEndpoints(c.Addresses); err != nil {
		return c, err
	}
	for _, text := range f.allow {
		allowed, err := netip.ParseAddrPort(text)
		if err != nil {
			return c, ipsx.Errorf(ipsx.CodeInvalid, "--allow-destination %q is not address:port", text).WithFix("write it as 192.0.2.1:443")
		}
		c.Allow = append(c.Allow, allowed)
	}
	if c.Own, err = parseNetworks(f.own); err != nil {
		return c, err
	}
	if c.SettleAbove, err = ipsx.ParseAmount(f.settleAbove); err != nil {
		return c, err
	}
	if f.patience < time.Second {
		return c, ipsx.Errorf(ipsx.CodeInvalid, "--patience %s is too short: an exchange that starts again would be left", f.patience).WithFix("write one second or more, such as 30s")
	}
	c.Patience, c.LookAt = f.patience, f.lookAt
	if err := f.logging(&c); err != nil {
		return c, err
	}
	c.Port, c.Limits.Connections, c.Limits.NewPerSecond = f.port, f.connections, f.newPerSecond
	if f.resolver == "" {
		return c, nil
	}
	server, err := netip.ParseAddrPort(f.resolver)
	if err != nil {
		return c, ipsx.Errorf(ipsx.CodeInvalid, "--resolver %q is not address:port", f.resolver).WithFix("write it as 9.9.9.9:53")
	}
	c.Resolver = resolverAt(server.String())
	return c, nil
}

func resolverAt(server string) *net.Resolver {
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, server)
	}}
}

func (f provideFlags) terms() (o ipsx.Offer, err error) {
	var errs [7]error
	o.Kind, errs[0] = ipsx.ParseKinds(f.kind)
	o.Protocols, errs[1] = ipsx.ParseProtocols(f.protocols)
	o.Scopes, errs[2] = ipsx.ParseScopes(f.scopes)
	o.PricePerSecond, errs[3] = ipsx.ParseAmount(f.price)
	o.PricePerGiB, errs[4] = ipsx.ParseAmount(f.perGiB)
	o.ClosedPorts, errs[5] = parsePorts(f.closed)
	o.Hours, errs[6] = parseHours(f.hours)
	for _, err := range errs {
		if err != nil {
			return o, err
		}
	}
	if f.country == "" || f.kind == "" {
		return o, ipsx.Errorf(ipsx.CodeInvalid, "an offer names country and kind").WithFix("give --country and --kind; the exchange checks what is claimed")
	}
	o.Country, o.Region, o.City, o.ASN = f.country, f.region, f.city, f.asn
	o.AllowedDomains, o.DeniedDomains = ipsx.SortUnique(f.allowDomains), ipsx.SortUnique(f.denyDomains)
	o.GiBPerMonth = f.gibPerMonth
	o.MbitPerLease, o.MinRating, o.MaxInterval = f.mbit, f.minRating, f.interval
	o.MinSeconds, o.MaxSeconds = wholeSeconds(f.shortest), wholeSeconds(f.longest)
	return o, nil
}

// wholeSeconds turns what is too short or too long into 0 or the largest number, which the limits of orders refuse.
func wholeSeconds(d time.Duration) uint32 { return uint32(min(max(d/time.Second, 0), math.MaxUint32)) }

// parseHours reads spans of whole hours; one that ends before it begins goes over midnight.
func parseHours(texts []string) (mask uint32, err error) {
	for _, text := range texts {
		first, last, _ := strings.Cut(text, "-")
		from, err1 := strconv.ParseUint(first, 10, 8)
		until, err2 := strconv.ParseUint(last, 10, 8)
		if err1 != nil || err2 != nil || from > 23 || until > 24 || from == until {
			return 0, ipsx.Errorf(ipsx.CodeInvalid, "--hours %q is no span of the day", text).WithFix("write it as 8-18: from 8:00 until 18:00 UTC")
		}
		if until < from {
			until += 24
		}
		for h := from; h < until; h++ {
			mask |= 1 << (h % 24)
		}
	}
	return mask, nil
}

func parsePorts(texts []string) (list []ipsx.PortRange, err error) {
	for _, text := range texts {
		var p ipsx.PortRange
		if err := p.UnmarshalText([]byte(text)); err != nil {
			return nil, err
		}
		list = append(list, p)
	}
	slices.SortFunc(list, func(a, b ipsx.PortRange) int { return cmp.Compare(a.First, b.First) })
	return list, nil
}

func parseAddresses(texts []string) (list []provider.Address, err error) {
	for _, text := range texts {
		public, local, behindNAT := strings.Cut(text, "=")
		var a provider.Address
		if a.Public, err = parsePrefix(public); err != nil {
			return nil, err
		}
		if behindNAT {
			if a.Bind, err = netip.ParseAddr(local); err != nil {
				return nil, ipsx.Errorf(ipsx.CodeInvalid, "--address %q: %q is not a local address", text, local).WithFix("write it as 198.51.100.7=192.168.1.20")
			}
		} else if host, err := netip.ParseAddr(text); err == nil && host.Is6() {
			a.Bind = host // of its /64 it is the one that this machine has
		}
		list = append(list, a)
	}
	if len(list) == 0 {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "no address is offered").WithFix("give --address, such as --address 198.51.100.7")
	}
	return list, nil
}

// parsePrefix reads an address or a prefix; an IPv6 address stands for its /64.
func parsePrefix(text string) (netip.Prefix, error) {
	if a, err := netip.ParseAddr(text); err == nil {
		bits := 32
		if a.Is6() {
			bits = ipsx.MaxPrefixBits6
		}
		return a.Prefix(bits)
	}
	p, err := netip.ParsePrefix(text)
	if err != nil {
		return p, ipsx.Errorf(ipsx.CodeInvalid, "--address %q is neither an address nor a prefix", text).WithFix("write it as 198.51.100.7 or 198.51.100.0/24")
	}
	return p.Masked(), nil
}

func parseNetworks(texts []string) (list []netip.Prefix, err error) {
	for _, text := range texts {
		p, err := netip.ParsePrefix(text)
		if err != nil {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "--own-network %q is not a prefix", text).WithFix("write it as 198.51.100.0/24")
		}
		list = append(list, p.Masked())
	}
	return list, nil
}

// logging says what is kept of connections.
func (f provideFlags) logging(c *provider.Config) error {
	switch {
	case f.keepLog < time.Hour:
		return ipsx.Errorf(ipsx.CodeInvalid, "--keep-log %s is too short for anybody to complain in", f.keepLog).WithFix("write one hour or more, such as 720h, or --no-log")
	case f.anchorEvery != 0 && f.anchorEvery < time.Minute:
		return ipsx.Errorf(ipsx.CodeInvalid, "--anchor-every %s: each costs a transaction", f.anchorEvery).WithFix("write one minute or more, such as 24h")
	case f.noLog && f.anchorEvery != 0:
		return ipsx.Errorf(ipsx.CodeInvalid, "--no-log leaves nothing to anchor").WithFix("leave one of the two out")
	}
	c.NoLog, c.KeepLog, c.AnchorEvery = f.noLog, f.keepLog, f.anchorEvery
	return nil
}

func (f provideFlags) parseEndpoints(offered []provider.Address) (list []netip.AddrPort, err error) {
	if len(f.endpoints) == 1 && f.endpoints[0] == "none" {
		return nil, nil
	}
	if len(f.endpoints) == 0 {
		return f.ownEndpoint(offered), nil
	}
	for _, text := range f.endpoints {
		if a, err := netip.ParseAddr(text); err == nil {
			list = append(list, netip.AddrPortFrom(a, f.port))
			continue
		}
		endpoint, err := netip.ParseAddrPort(text)
		if err != nil {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "--endpoint %q is neither an address nor address:port", text).WithFix("write it as 198.51.100.7:51820")
		}
		list = append(list, endpoint)
	}
	return list, nil
}

// ownEndpoint is the first offered address that this machine itself has. One that its router translates leads here only where the router was told so.
func (f provideFlags) ownEndpoint(offered []provider.Address) []netip.AddrPort {
	for _, a := range offered {
		if !a.Bind.IsValid() || a.Public.Contains(a.Bind) {
			return []netip.AddrPort{netip.AddrPortFrom(reached(a), f.port)}
		}
	}
	return nil
}

// reached is the address under which a machine is reached that offers this: of an IPv6 /64 the one that it has.
func reached(a provider.Address) netip.Addr {
	if a.Public.Contains(a.Bind) {
		return a.Bind
	}
	return a.Public.Addr()
}
