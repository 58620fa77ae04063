package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/gateway"
	"github.com/ipsx/ipsx/node/requester"
)

// rentFlags are what `ipsx rent` reads.
type rentFlags struct {
	count, minCount                  uint32
	countries, notCountries          []string
	regions, notRegions              []string
	cities, notCities                []string
	asns, notASNs                    []uint
	kinds, protocol, scope, distinct string
	lasting, wait                    time.Duration
	maxPrice, maxPerGiB, maxTotal    string
	reserve                          string
	minRating                        uint
	proxy, wireguard                 string
	closeLanes                       bool
}

func (a *app) rentCommand() *cobra.Command {
	var f rentFlags
	cmd := &cobra.Command{
		Use:   "rent [-- COMMAND ...]",
		Short: "Rent addresses and use them",
		Long: "With a command: runs it with proxy variables set to the lease, ends the lease when it exits, prints the bill to standard error, and exits with the command's code.\n" +
			"Without: prints proxy addresses and a WireGuard file, and stays until Ctrl-C or the end of the lease. With --wireguard FILE the tunnel is left to the\n" +
			"WireGuard client that uses the file; this process only pays.",
		Example: "  ipsx rent --country DE -- curl https://example.com\n  ipsx rent --count 2 --distinct provider --for 10m\n  ipsx rent --for 1h --wireguard lease.conf",
		RunE:    func(cmd *cobra.Command, args []string) error { return a.rent(cmd, f, args) },
	}
	flags := cmd.Flags()
	flags.Uint32Var(&f.count, "count", 1, "addresses wanted")
	flags.Uint32Var(&f.minCount, "min-count", 0, "the smallest number acceptable (default: --count)")
	flags.StringSliceVar(&f.countries, "country", nil, "countries, such as DE,FR")
	flags.StringSliceVar(&f.notCountries, "not-country", nil, "countries to leave out")
	flags.StringSliceVar(&f.regions, "region", nil, "regions, such as DE-BE")
	flags.StringSliceVar(&f.notRegions, "not-region", nil, "regions to leave out")
	flags.StringSliceVar(&f.cities, "city", nil, "cities")
	flags.StringSliceVar(&f.notCities, "not-city", nil, "cities to leave out")
	flags.UintSliceVar(&f.asns, "asn", nil, "autonomous systems")
	flags.UintSliceVar(&f.notASNs, "not-asn", nil, "autonomous systems to leave out")
	flags.StringVar(&f.kinds, "kind", "", "kinds: residential, mobile, datacenter (default: all)")
	flags.StringVar(&f.protocol, "protocol", "any", "what the lease carries: web, any or smtp")
	flags.StringVar(&f.scope, "scope", "browse", "what it is for: browse, crawl, seo, stream, mail, p2p")
	flags.StringVar(&f.distinct, "distinct", "", "in what the addresses differ: ip, subnet, asn, provider")
	flags.DurationVar(&f.lasting, "for", 10*time.Minute, "duration of the lease, 5s to 744h")
	flags.DurationVar(&f.wait, "wait", 0, "how long to wait for an offer when nothing fits now")
	flags.StringVar(&f.maxPrice, "max-price", "0.0001 IPSX", "highest price per address and second")
	flags.StringVar(&f.maxPerGiB, "max-price-per-gib", "1 IPSX", "highest price per GiB")
	flags.StringVar(&f.maxTotal, "max-total", "", "the most this rental may cost (default: its time and 1 GiB per address at the highest prices)")
	flags.StringVar(&f.reserve, "reserve", "0", "reserve at least so much per provider, so that later rentals wait for no transaction")
	flags.BoolVar(&f.closeLanes, "close", false, "close the reservations at the end, so that what is left is free at once")
	flags.UintVar(&f.minRating, "min-rating", 0, "smallest provider rating, 0 to 1000")
	flags.StringVar(&f.proxy, "proxy", "127.0.0.1:0", "host:port of the SOCKS5 and HTTP proxy; port 0 takes a free one for each address")
	flags.StringVar(&f.wireguard, "wireguard", "", "write the lease's WireGuard file here and leave the tunnel to it")
	return cmd
}

func (a *app) rent(cmd *cobra.Command, f rentFlags, command []string) error {
	order, err := f.order()
	if err != nil {
		return err
	}
	if f.wireguard != "" && len(command) > 0 {
		return ipsx.Errorf(ipsx.CodeInvalid, "--wireguard leaves the tunnel to another client, so no command can use it here").WithFix("leave one of the two out")
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
	var printing sync.Mutex
	r, err := requester.Open(requester.Config{Client: x.exchange, Chain: x.chain, Key: x.key, Dir: a.settings.nodeDir("requester", x.wallet), Reserve: reserve, Log: x.log,
		Notify: func(e requester.Event) {
			printing.Lock()
			defer printing.Unlock()
			a.tellRequester(e)
		}})
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

// tellRequester shows progress on a terminal's standard error; payments only when logs are wanted.
func (a *app) tellRequester(e requester.Event) {
	switch e.Kind {
	case "reserving":
		a.notef("%s (%s) ...\n", e.Detail, e.Amount.Tokens())
	case "waiting":
		a.notef("%s\n", e.Detail)
	}
}

func (f rentFlags) order() (o requester.Order, err error) {
	r := &o.Request
	var errs [7]error
	r.Kinds, errs[0] = ipsx.ParseKinds(f.kinds)
	r.Protocol, errs[1] = ipsx.ParseProtocols(f.protocol)
	r.Scope, errs[2] = ipsx.ParseScopes(f.scope)
	r.Distinct, errs[3] = ipsx.ParseDistinct(f.distinct)
	r.MaxPricePerSecond, errs[4] = ipsx.ParseAmount(f.maxPrice)
	r.MaxPricePerGiB, errs[5] = ipsx.ParseAmount(f.maxPerGiB)
	r.Count, r.MinCount, r.Seconds, r.MinRating = f.count, f.minCount, uint32(f.lasting/time.Second), uint16(min(f.minRating, 65535))
	if r.MinCount == 0 {
		r.MinCount = r.Count
	}
	r.MaxTotal = r.MaxPricePerSecond.Mul(uint64(r.Seconds)).Add(r.MaxPricePerGiB).Mul(uint64(r.Count))
	if f.maxTotal != "" {
		r.MaxTotal, errs[6] = ipsx.ParseAmount(f.maxTotal)
	}
	for _, err := range errs {
		if err != nil {
			return o, err
		}
	}
	r.Countries, r.ExcludedCountries = ipsx.SortUnique(f.countries), ipsx.SortUnique(f.notCountries)
	r.Regions, r.ExcludedRegions = ipsx.SortUnique(f.regions), ipsx.SortUnique(f.notRegions)
	r.Cities, r.ExcludedCities = ipsx.SortUnique(f.cities), ipsx.SortUnique(f.notCities)
	r.ASNs, r.ExcludedASNs = numbers(f.asns), numbers(f.notASNs)
	o.Wait, o.CloseLanes = f.wait, f.closeLanes
	return o, nil
}

func numbers(list []uint) []uint32 {
	out := make([]uint32, 0, len(list))
	for _, n := range list {
		out = append(out, uint32(n))
	}
	return ipsx.SortUnique(out)
}

// face is one way to use a leased address.
type face struct {
	Leased    string `json:"leased"`
	Proxy     string `json:"proxy,omitempty"`     // host:port, SOCKS5 and HTTP
	WireGuard string `json:"wireguard,omitempty"` // file
}

// use gives the leases their faces, and waits for the command, the end of the leases, or Ctrl-C.
func (a *app) use(ctx context.Context, f rentFlags, rental *requester.Rental, command []string) error {
	var faces []face
	for _, l := range rental.Leases {
		file, err := a.exportFile(ctx, f, l, len(command) > 0)
		if err != nil {
			return err
		}
		if file != "" && f.wireguard == "" {
			defer func() { _ = os.Remove(file) }() // its key dies with the deal
		}
		for i, leased := range l.Deal().Addresses {
			one := face{Leased: leased.String(), WireGuard: file}
			if f.wireguard == "" {
				g, err := gateway.Listen(ctx, gateway.Config{Addr: f.proxy, Dialer: l.Via(i)})
				if err != nil {
					return err
				}
				defer func() { _ = g.Close() }() // the lease is over
				one.Proxy = g.Addr()
			}
			faces = append(faces, one)
		}
		if f.wireguard != "" {
			l.HandOver()
		}
	}
	if len(command) > 0 {
		return runWith(ctx, faces[0].Proxy, command, a)
	}
	if err := a.printFaces(faces, rental); err != nil {
		return err
	}
	return waitFor(ctx, rental)
}

// exportFile writes the WireGuard file of a lease: where --wireguard says, or beside the data; none for a command.
func (a *app) exportFile(ctx context.Context, f rentFlags, l *requester.Lease, forCommand bool) (string, error) {
	if forCommand {
		return "", nil
	}
	config, err := l.Export(ctx)
	if err != nil {
		return "", err
	}
	path := f.wireguard
	if path == "" {
		path = filepath.Join(a.settings.dataDir, "wireguard", strings.ToLower(l.Hash().Hex()[2:14])+".conf")
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", ipsx.Errorf(ipsx.CodeInvalid, "the WireGuard file's folder: %w", err)
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return "", ipsx.Errorf(ipsx.CodeInvalid, "the WireGuard file: %w", err)
	}
	return path, errors.Join(config.Write(file), file.Close())
}

func (a *app) printFaces(faces []face, rental *requester.Rental) error {
	if a.settings.json {
		return a.printJSON(faces)
	}
	for _, f := range faces {
		a.printf("%s\n", f.Leased)
		if f.Proxy != "" {
			a.printf("  proxy      socks5h://%s or http://%s\n", f.Proxy, f.Proxy)
		}
		a.printf("  WireGuard  %s\n", f.WireGuard)
	}
	deal := rental.Leases[0].Deal()
	a.notef("The lease runs for %s; Ctrl-C ends it.\n", time.Duration(deal.Seconds)*time.Second)
	return nil
}

// waitFor returns when every lease is over, one failed, or the person wishes so.
func waitFor(ctx context.Context, rental *requester.Rental) error {
	for _, l := range rental.Leases {
		select {
		case <-l.Done():
			if err := l.Err(); err != nil {
				return err
			}
		case <-ctx.Done():
			return nil // Ctrl-C is how a lease without a command ends
		}
	}
	return nil
}

// runWith runs the command with every usual proxy variable set.
func runWith(ctx context.Context, proxy string, command []string, a *app) error {
	run := exec.CommandContext(ctx, command[0], command[1:]...)
	run.Cancel = func() error { return run.Process.Signal(os.Interrupt) }
	run.WaitDelay = 5 * time.Second
	run.Stdin, run.Stdout, run.Stderr = a.in, a.out, a.err
	run.Env = append(withoutProxies(os.Environ()), proxyVariables(proxy)...)
	err := run.Run()
	if _, exited := errors.AsType[*exec.ExitError](err); err != nil && !exited {
		return ipsx.Errorf(ipsx.CodeInvalid, "the command cannot be run: %w", err)
	}
	return err
}

func proxyVariables(proxy string) (env []string) {
	for _, name := range []string{"HTTP_PROXY", "HTTPS_PROXY", "http_proxy", "https_proxy"} {
		env = append(env, name+"=http://"+proxy)
	}
	return append(env, "ALL_PROXY=socks5h://"+proxy, "all_proxy=socks5h://"+proxy, "IPSX_PROXY="+proxy)
}

// withoutProxies drops what would lead the command past the lease.
func withoutProxies(env []string) (kept []string) {
	for _, entry := range env {
		name, _, _ := strings.Cut(entry, "=")
		if !strings.HasSuffix(strings.ToUpper(name), "_PROXY") {
			kept = append(kept, entry)
		}
	}
	return kept
}

func (a *app) printBills(rental *requester.Rental, toStderr bool) error {
	bills := make([]requester.Bill, 0, len(rental.Leases))
	for _, l := range rental.Leases {
		bills = append(bills, l.Bill())
	}
	print := a.printf
	if toStderr {
		print = a.notef
	}
	if a.settings.json {
		b := *a
		if toStderr {
			b.out = a.err
		}
		return b.printJSON(bills)
	}
	for _, b := range bills {
		print("bill: %v from %s for %d s, %s up, %s down: %s (%s)\n", b.Leased, b.Provider, b.Seconds, size(b.BytesUp), size(b.BytesDown), b.Paid.Tokens(), b.Reason)
		for reason, n := range b.Denied {
			print("      %d flows were refused by the provider's policy: %s\n", n, reason)
		}
	}
	return nil
}

// size writes bytes for people.
func size(n uint64) string {
	units := []string{"B", "KiB", "MiB", "GiB", "TiB"}
	value, unit := float64(n), 0
	for value >= 1024 && unit < len(units)-1 {
		value, unit = value/1024, unit+1
	}
	if unit == 0 {
		return fmt.Sprintf("%d B", n)
	}
	return fmt.Sprintf("%.1f %s", value, units[unit])
}
