package main

import (
	"context"
	"errors"
	"math"
	"net"
	"os/exec"
	"slices"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/requester"
)

// rentFlags are what `ipsx rent` reads.
type rentFlags struct {
	count, minCount, standby         uint32
	countries, notCountries          []string
	regions, notRegions              []string
	cities, notCities                []string
	asns, notASNs                    []uint
	notProviders                     []string
	kinds, protocol, scope, distinct string
	lasting, wait                    time.Duration
	maxPrice, maxPerGiB, maxTotal    string
	reserve                          string
	minRating                        uint16
	proxy, wireguard, env            string
	closeLanes, quote, relayOnly, qr bool
}

func (a *app) rentCommand() *cobra.Command {
	var f rentFlags
	cmd := &cobra.Command{
		Use:   "rent [-- COMMAND ...]",
		Short: "Rent addresses and use them",
		Long: "With a command: runs it with proxy variables set to the lease, ends the lease when it exits, prints the bill to standard error, and exits with the command's code.\n" +
			"Without: prints proxy addresses and a WireGuard file, stays until Ctrl-C or the end of the lease, and prints the bill. With --wireguard FILE the tunnel is\n" +
			"left to the WireGuard client that uses the file; this process only pays. Should several providers serve the rental, the next files are FILE-2, FILE-3.\n\n" +
			"The command finds the proxy in HTTP_PROXY, HTTPS_PROXY and ALL_PROXY (small letters too), and as host:port in IPSX_PROXY.\n\n" +
			"With --standby N, N more addresses are rented from other providers and kept ready: when an address is lost, one takes its place behind the same proxy port\n" +
			"within seconds, and another is looked for. They are paid like the others; no WireGuard files are written, as those lead to one provider.\n\n" +
			"With several exchanges the first that is ready and has a match is taken; a running lease survives the outage of its exchange. --quote asks\n" +
			"only the first that is ready.\n\n" +
			"A provider behind NAT is reached all the same: directly where both sides' routers let that happen, else by the exchange's relay, until there is a direct way. way says\n" +
			"which it is. Its WireGuard file, which is only written with --wireguard, leads by the relay.\n\n" +
			"Each proxy serves its own auto-config file (PAC) for browsers. --env writes the variables for a shell, --qr shows the WireGuard file to a phone.\n\n" +
			"With --json: a list of {leased, way, wayMillis, proxy, pac, wireguard} as soon as the lease can be used, and at its end a list of bills {deal, provider, leased, seconds,\n" +
			"bytesUp, bytesDown, accrued, paid, reason, denied}, sums in wei. With a command only the bills, on standard error, after what the command wrote there.",
		Example: "  ipsx rent --country DE -- curl https://example.com\n  ipsx rent --count 2 --distinct provider --for 10m\n  ipsx rent --for 1h --wireguard lease.conf\n  ipsx rent --for 1h --wireguard lease.conf --qr\n  ipsx rent --for 1h --env lease.env   # and elsewhere: . lease.env; curl https://example.com\n" +
			"  ipsx rent --country DE --for 24h --standby 1\n  ipsx rent --country DE --relay-only -- curl https://example.com\n  ipsx rent --country DE --count 5 --for 1h --quote\n  ipsx rent --exchange https://exchange.example,registry --country DE",
		RunE: func(cmd *cobra.Command, args []string) error { return a.rent(cmd, f, args) },
	}
	flags := cmd.Flags()
	f.declare(flags)
	flags.Uint32Var(&f.count, "count", 1, "addresses wanted")
	flags.Uint32Var(&f.minCount, "min-count", 0, "the smallest number acceptable (default: --count)")
	flags.Uint32Var(&f.standby, "standby", 0, "addresses of other providers to keep ready in case one is lost; they are paid like the others")
	flags.StringVar(&f.distinct, "distinct", "", "in what the addresses differ: ip, subnet, asn, provider")
	flags.BoolVar(&f.quote, "quote", false, "only say what would be rented now and what it costs; needs no wallet")
	flags.StringVar(&f.proxy, "proxy-listen", "127.0.0.1:0", "host:port of the SOCKS5 and HTTP proxy; port 0 takes a free one for each address")
	flags.StringVar(&f.wireguard, "wireguard", "", "write the lease's WireGuard file here and leave the tunnel to it")
	flags.StringVar(&f.env, "env", "", "write the proxy variables of the first address here, for a shell to read: . FILE")
	flags.BoolVar(&f.qr, "qr", false, "show the WireGuard file as a QR code, for a phone's WireGuard app: it holds the key of the lease")
	return cmd
}

// declare declares what says which address is wanted, and for how much.
func (f *rentFlags) declare(flags *pflag.FlagSet) {
	flags.StringSliceVar(&f.countries, "country", nil, "countries, such as DE,FR")
	flags.StringSliceVar(&f.notCountries, "not-country", nil, "countries to leave out")
	flags.StringSliceVar(&f.regions, "region", nil, "regions, such as DE-BE")
	flags.StringSliceVar(&f.notRegions, "not-region", nil, "regions to leave out")
	flags.StringSliceVar(&f.cities, "city", nil, "cities")
	flags.StringSliceVar(&f.notCities, "not-city", nil, "cities to leave out")
	flags.UintSliceVar(&f.asns, "asn", nil, "autonomous systems")
	flags.UintSliceVar(&f.notASNs, "not-asn", nil, "autonomous systems to leave out")
	flags.StringSliceVar(&f.notProviders, "not-provider", nil, "wallets of providers to leave out")
	flags.StringVar(&f.kinds, "kind", "", "kinds: residential, mobile, datacenter (default: all)")
	flags.StringVar(&f.protocol, "protocol", "any", "what the lease carries: web, any or smtp")
	flags.StringVar(&f.scope, "scope", "browse", "what it is for: browse, crawl, seo, stream, mail, p2p")
	flags.DurationVar(&f.lasting, "for", 10*time.Minute, "duration of the lease, 5s to 744h")
	flags.DurationVar(&f.wait, "wait", 0, "how long to wait for an offer when nothing fits now")
	flags.StringVar(&f.maxPrice, "max-price", "0.0001 IPSX", "highest price per address and second")
	flags.StringVar(&f.maxPerGiB, "max-price-per-gib", "1 IPSX", "highest price per GiB")
	flags.StringVar(&f.maxTotal, "max-total", "", "the most this rental may cost, standbys included (default: its time and 1 GiB per address at the highest prices)")
	flags.StringVar(&f.reserve, "reserve", "0", "reserve at least so much per provider, so that later rentals wait for no transaction")
	flags.BoolVar(&f.closeLanes, "close", false, "close the reservations at the end, so that what is left is free at once")
	flags.Uint16Var(&f.minRating, "min-rating", 0, "smallest provider rating, 0 to 1000")
	flags.BoolVar(&f.relayOnly, "relay-only", false, "let the provider never learn this machine's address: all traffic goes by the exchange's relay")
}

func (a *app) rent(cmd *cobra.Command, f rentFlags, command []string) error {
	order, err := f.order()
	if err != nil {
		return err
	}
	if f.quote {
		return a.quote(cmd.Context(), order.Request)
	}
	if err := f.check(command); err != nil {
		return err
	}
	reserve, err := ipsx.ParseAmount(f.reserve)
	if err != nil {
		return err
	}
	x, err := a.openActor(cmd)
	if err != nil {
		return err
	}
	defer x.chain.Close()
	r, err := requester.Open(requester.Config{Exchanges: x.exchanges, Chain: x.chain, Key: x.key, Dir: a.settings.nodeDir("requester", x.wallet), Reserve: reserve, Log: x.log,
		Notify: a.tellRequester})
	if err != nil {
		return err
	}
	rental, err := r.Rent(cmd.Context(), order)
	if err != nil {
		return errors.Join(err, r.Close())
	}
	err = a.use(cmd.Context(), f, rental, command)
	rental.End(context.WithoutCancel(cmd.Context()))
	return errors.Join(err, a.printBills(rental, len(command) > 0), r.Close())
}

// check finds what would go wrong after the rental has begun to cost.
func (f rentFlags) check(command []string) error {
	if f.wireguard != "" && f.env != "" {
		return ipsx.Errorf(ipsx.CodeInvalid, "--wireguard leaves the tunnel to another client, so there is no proxy for --env").WithFix("leave one of the two out")
	}
	if f.qr && (f.standby > 0 || len(command) > 0) {
		return ipsx.Errorf(ipsx.CodeInvalid, "--qr shows a WireGuard file, and with --standby or a command none is written").WithFix("leave one of the two out")
	}
	if f.wireguard != "" && f.standby > 0 {
		return ipsx.Errorf(ipsx.CodeInvalid, "a WireGuard file leads to one provider, so no standby can take over behind it").WithFix("use the proxy, or leave --standby out")
	}
	if len(command) == 0 {
		return f.checkProxy()
	}
	if f.wireguard != "" {
		return ipsx.Errorf(ipsx.CodeInvalid, "--wireguard leaves the tunnel to another client, so no command can use it here").WithFix("leave one of the two out")
	}
	if _, err := exec.LookPath(command[0]); err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "the command cannot be run: %w", err).WithFix("check its name, and that it is installed")
	}
	return f.checkProxy()
}

func (f rentFlags) checkProxy() error {
	_, port, err := net.SplitHostPort(f.proxy)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "--proxy-listen %q is not host:port", f.proxy).WithFix("write it as 127.0.0.1:1080")
	}
	if port != "0" && f.count > 1 {
		return ipsx.Errorf(ipsx.CodeInvalid, "%d addresses cannot share the proxy port %s", f.count, port).WithFix("let each take a free one with --proxy-listen 127.0.0.1:0")
	}
	probe, err := net.Listen("tcp", f.proxy)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeConflict, "the proxy cannot listen on %s: %w", f.proxy, err).WithFix("choose another port, or 0 for any free one")
	}
	return probe.Close()
}

// tellRequester shows what a person waits for. Payments are in the bill, and while they run in `ipsx deals`.
func (a *app) tellRequester(e requester.Event) {
	switch e.Kind {
	case "reserving":
		a.progressf("%s (%s) ...\n", e.Detail, e.Amount.Tokens())
	case "standby", "takeover":
		a.progressf("%s\n", e.Detail)
	case "extended":
		a.progressf("the lease runs for %s in all now\n", e.Detail)
	case "way":
		a.progressf("the way of the lease is now: %s\n", e.Detail)
	case "waiting", "elsewhere":
		a.progressf("%s\n", printable(e.Detail))
	}
}

func (f rentFlags) order() (o requester.Order, err error) {
	r := &o.Request
	var errs [10]error
	r.Kinds, errs[0] = ipsx.ParseKinds(f.kinds)
	r.Protocol, errs[1] = ipsx.ParseProtocols(f.protocol)
	r.Scope, errs[2] = ipsx.ParseScopes(f.scope)
	r.Distinct, errs[3] = ipsx.ParseDistinct(f.distinct)
	r.MaxPricePerSecond, errs[4] = ipsx.ParseAmount(f.maxPrice)
	r.MaxPricePerGiB, errs[5] = ipsx.ParseAmount(f.maxPerGiB)
	r.Count, r.MinCount, r.Seconds, r.MinRating = f.count, f.minCount, wholeSeconds(f.lasting), f.minRating
	if r.MinCount == 0 {
		r.MinCount = r.Count
	}
	o.Standby, r.RelayOnly = f.standby, f.relayOnly
	r.MaxTotal = r.MaxPricePerSecond.Mul(uint64(r.Seconds)).Add(r.MaxPricePerGiB).Mul(uint64(r.Count))
	if f.maxTotal != "" {
		r.MaxTotal, errs[6] = ipsx.ParseAmount(f.maxTotal)
		r.MaxTotal = r.MaxTotal.MulDiv(uint64(f.count), max(1, uint64(f.count)+uint64(f.standby))) // the rest is the standbys' part
	}
	r.ASNs, errs[7] = parseASNs("--asn", f.asns)
	r.ExcludedASNs, errs[8] = parseASNs("--not-asn", f.notASNs)
	r.ExcludedProviders, errs[9] = parseProviders(f.notProviders)
	for _, err := range errs {
		if err != nil {
			return o, err
		}
	}
	r.Countries, r.ExcludedCountries = ipsx.SortUnique(f.countries), ipsx.SortUnique(f.notCountries)
	r.Regions, r.ExcludedRegions = ipsx.SortUnique(f.regions), ipsx.SortUnique(f.notRegions)
	r.Cities, r.ExcludedCities = ipsx.SortUnique(f.cities), ipsx.SortUnique(f.notCities)
	o.Wait, o.CloseLanes = f.wait, f.closeLanes
	return o, nil
}

func parseProviders(list []string) (wallets []ipsx.Address, err error) {
	for _, text := range list {
		wallet, err := ipsx.ParseAddress(text)
		if err != nil {
			return nil, err
		}
		wallets = append(wallets, wallet)
	}
	slices.SortFunc(wallets, ipsx.Address.Cmp)
	return slices.Compact(wallets), nil
}

func parseASNs(flag string, list []uint) ([]uint32, error) {
	out := make([]uint32, 0, len(list))
	for _, n := range list {
		if n > math.MaxUint32 {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "%s %d is no autonomous system", flag, n).WithFix("write a number from 1 to %d", uint32(math.MaxUint32))
		}
		out = append(out, uint32(n))
	}
	return ipsx.SortUnique(out), nil
}
