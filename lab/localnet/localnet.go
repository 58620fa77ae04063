// Package localnet is a whole IPSX network in one process: a chain, an exchange, providers and a web server to visit.
//
// `ipsx demo` and `ipsx up` run it, and so do tests and benchmarks. Every part is the real one; only the addresses are this machine's own. The
// providers' default policy stays closed: the web server on loopback is reached through one explicit allowance.
//
// Key advice: keys of such a network protect nothing. It is for development.
package localnet

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/devchain"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/operator"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/wallet"
)

// Passphrase opens the key files of a persistent local network. It is no secret.
const Passphrase = "ipsx-development-only"

// Options say what to bring up.
type Options struct {
	Dir       string // keeps everything; empty: a temporary folder, removed at Close
	ChainPort int    // 0: any free one
	Port      int    // of the exchange; 0: any free one
	SitePort  int    // of the web server; 0: any free one
	ChainOnly bool   // no exchange and no web server
	Providers []ProviderSpec
	Host      netip.Addr // where everything listens, but the chain; zero: 127.0.0.1
	Log       *slog.Logger
	Notify    func(provider string, e provider.Event)
	Version   string
}

// ProviderSpec is one provider to bring up.
type ProviderSpec struct {
	Name      string
	Addresses []netip.Addr
	Country   string
	Kind      ipsx.Kinds
	Price     ipsx.Amount // wei per address and second
	PerGiB    ipsx.Amount // wei per GiB
}

// DefaultProviders are three providers with four addresses on loopback.
func DefaultProviders() []ProviderSpec {
	micro := ipsx.Wei(1_000_000_000_000) // a millionth of an IPSX
	return []ProviderSpec{
		{Name: "alice", Country: "DE", Kind: ipsx.Residential, Price: micro.Mul(20), PerGiB: micro.Mul(500_000), Addresses: addrs("127.0.0.11")},
		{Name: "carol", Country: "FR", Kind: ipsx.Mobile, Price: micro.Mul(30), PerGiB: micro.Mul(900_000), Addresses: addrs("127.0.0.12")},
		{Name: "dave", Country: "US", Kind: ipsx.Datacenter, Price: micro.Mul(40), PerGiB: micro.Mul(100_000), Addresses: addrs("127.0.0.13", "127.0.0.14")},
	}
}

func addrs(texts ...string) (list []netip.Addr) {
	for _, text := range texts {
		list = append(list, netip.MustParseAddr(text))
	}
	return list
}

// Network is a running local network.
type Network struct {
	options  Options
	dir      string
	chain    *devchain.Chain
	client   *chain.Client
	operator *operator.Operator
	site     *http.Server
	siteAddr netip.AddrPort
	stops    []context.CancelFunc
	running  sync.WaitGroup
	failed   chan error

	providers []*member
}

// member is one provider of the network.
type member struct {
	spec     ProviderSpec
	wallet   ipsx.Address
	provider *provider.Provider
	stop     context.CancelFunc
	done     chan struct{}
}

// Start brings the network up; it is ready when Start returns.
func Start(ctx context.Context, o Options) (*Network, error) {
	n := &Network{options: o.withDefaults(), dir: o.Dir, failed: make(chan error, 8)}
	if err := n.start(ctx); err != nil {
		return nil, errors.Join(err, n.Close())
	}
	return n, nil
}

func (o Options) withDefaults() Options {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Notify == nil {
		o.Notify = func(string, provider.Event) {}
	}
	if !o.Host.IsValid() {
		o.Host = netip.AddrFrom4([4]byte{127, 0, 0, 1})
	}
	return o
}

func (n *Network) start(ctx context.Context) (err error) {
	if n.dir == "" {
		if n.dir, err = os.MkdirTemp("", "ipsx-localnet-"); err != nil {
			return err
		}
	}
	if err := n.startChain(ctx); err != nil {
		return err
	}
	if n.options.ChainOnly {
		return nil
	}
	if err := n.startExchange(ctx); err != nil {
		return err
	}
	if err := n.announce(ctx); err != nil {
		return err
	}
	if err := n.startSite(); err != nil {
		return err
	}
	for _, spec := range n.options.Providers {
		if err := n.startProvider(ctx, spec); err != nil {
			return fmt.Errorf("provider %s: %w", spec.Name, err)
		}
	}
	return nil
}

// Key makes or opens the key of that name.
func (n *Network) Key(name string) (*wallet.Key, error) { return keyIn(keyDir(n.dir, name)) }

func keyDir(dir, name string) string { return filepath.Join(dir, "development", name) }

// keyIn opens the first key of a folder that is a local network's; one is made when there is none.
func keyIn(dir string) (*wallet.Key, error) {
	found, err := wallet.List(dir)
	if err != nil {
		return nil, err
	}
	for _, address := range found {
		key, err := wallet.Open(dir, address, Passphrase)
		if !ipsx.IsCode(err, ipsx.CodeForbidden) { // a person's own key
			return key, err
		}
	}
	return wallet.Create(dir, Passphrase, wallet.LightScrypt())
}

func (n *Network) startChain(ctx context.Context) error {
	dev, err := n.Key("dev")
	if err != nil {
		return err
	}
	treasury, err := n.Key("treasury")
	if err != nil {
		return err
	}
	chainDir := ""
	if n.options.Dir != "" {
		chainDir = filepath.Join(n.dir, "chain")
	}
	n.chain, err = devchain.Start(ctx, devchain.Options{Dir: chainDir, Port: n.options.ChainPort, Dev: dev, Treasury: treasury.Address()})
	if err != nil {
		return err
	}
	n.client, err = chain.Dial(ctx, n.chain.URL(), n.chain.Deployment())
	return err
}

func (n *Network) startExchange(ctx context.Context) error {
	key, err := n.Key("exchange")
	if err != nil {
		return err
	}
	n.operator, err = operator.Open(ctx, operator.Config{Dir: filepath.Join(n.dir, "exchange"), Key: key, Chain: n.client, AllowPrivate: true,
		Listen: n.listen(n.options.Port), ExitCheck: n.listen(0), Version: n.options.Version, Log: n.options.Log, Relay: n.relay()})
	if err != nil {
		return err
	}
	serving, stop := context.WithCancel(context.WithoutCancel(ctx))
	n.running.Go(func() {
		defer stop()
		if err := n.operator.Serve(serving); err != nil {
			n.failed <- fmt.Errorf("the exchange ended: %w", err)
		}
	})
	n.stops = append(n.stops, stop)
	return nil
}

// relay runs one for the network, at an address of its own, since a relay reaches nothing else at that. It may reach loopback, and what is public.
func (n *Network) relay() operator.Relay {
	at := "127.0.0.10:0"
	if !n.options.Host.IsLoopback() {
		at = n.listen(0)
	}
	return operator.Relay{Listen: at, TCPListen: at, Allow: []string{"127.0.0.0/8"}}
}

// announce lists the exchange in the registry, unless it is listed as it is.
func (n *Network) announce(ctx context.Context) error {
	key, err := n.Key("exchange")
	if err != nil {
		return err
	}
	listed, err := n.client.Listing(ctx, key.Address())
	if err == nil && listed.URL == n.operator.URL() {
		return nil
	}
	if err := n.chain.Faucet(ctx, key.Address(), devchain.Ether(1), ipsx.Amount{}); err != nil {
		return err
	}
	_, err = n.client.Announce(ctx, key, n.operator.URL(), "none: direct lanes only")
	return err
}

func (n *Network) listen(port int) string {
	return netip.AddrPortFrom(n.options.Host, uint16(port)).String()
}

// startSite serves a page that tells visitors which address they come from.
func (n *Network) startSite() error {
	listener, err := net.Listen("tcp", n.listen(n.options.SitePort))
	if err != nil {
		return ipsx.Errorf(ipsx.CodeConflict, "the web server to visit cannot listen: %w", err).WithFix("stop the other program that uses port %d", n.options.SitePort)
	}
	n.site = &http.Server{Handler: http.HandlerFunc(tellAddress), ReadHeaderTimeout: 10 * time.Second}
	n.siteAddr = listener.Addr().(*net.TCPAddr).AddrPort()
	n.running.Go(func() {
		if err := n.site.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			n.failed <- err
		}
	})
	return nil
}

func tellAddress(w http.ResponseWriter, r *http.Request) {
	host, _, _ := net.SplitHostPort(r.RemoteAddr) // the server's own form
	_, _ = fmt.Fprintln(w, host)                  // a visitor that left
}

func (n *Network) startProvider(ctx context.Context, spec ProviderSpec) error {
	key, err := n.Key(spec.Name)
	if err != nil {
		return err
	}
	if err := n.chain.Faucet(ctx, key.Address(), devchain.Ether(10), ipsx.Amount{}); err != nil {
		return err
	}
	return n.provide(ctx, spec, key, sdk.Options{Signer: key, Log: n.options.Log})
}

// provide runs a provider's node until the network ends.
func (n *Network) provide(ctx context.Context, spec ProviderSpec, key *wallet.Key, as sdk.Options) error {
	client, err := sdk.Dial(ctx, n.operator.URL(), as)
	if err != nil {
		return err
	}
	p, err := provider.Open(provider.Config{Exchanges: exchanges.Of(client), Chain: n.client, Key: key, Dir: filepath.Join(n.dir, "providers", spec.Name), Addresses: spec.addresses(),
		Terms: spec.terms(), Endpoints: []netip.AddrPort{netip.AddrPortFrom(n.options.Host, 0)}, Allow: []netip.AddrPort{n.siteAddr}, Log: n.options.Log,
		SettleAbove: ipsx.IPSX(1), Notify: func(e provider.Event) { n.options.Notify(spec.Name, e) }})
	if err != nil {
		return err
	}
	serving, stop := context.WithCancel(context.WithoutCancel(ctx))
	m := &member{spec: spec, wallet: client.Wallet(), provider: p, stop: stop, done: make(chan struct{})}
	n.providers = append(n.providers, m)
	n.running.Go(func() {
		defer close(m.done)
		if err := errors.Join(p.Serve(serving), p.Close()); err != nil {
			n.failed <- fmt.Errorf("provider %s ended: %w", spec.Name, err)
		}
	})
	select {
	case <-p.Offered():
		return nil
	case err := <-n.failed:
		return err
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}

func (s ProviderSpec) addresses() (list []provider.Address) {
	for _, a := range s.Addresses {
		list = append(list, provider.Address{Public: netip.PrefixFrom(a, a.BitLen())})
	}
	return list
}

func (s ProviderSpec) terms() ipsx.Offer {
	return ipsx.Offer{Country: s.Country, Kind: s.Kind, Protocols: ipsx.Web | ipsx.Any, Scopes: ipsx.AnyUse, PricePerSecond: s.Price, PricePerGiB: s.PerGiB,
		MinSeconds: ipsx.MinLeaseSeconds, MaxSeconds: 24 * 3600, MaxInterval: ipsx.DefaultInterval}
}

// Requester opens a requester node whose wallet has deposited so much.
func (n *Network) Requester(ctx context.Context, name string, deposit ipsx.Amount, notify func(requester.Event)) (*requester.Requester, *wallet.Key, error) {
	key, err := n.Funded(ctx, name, deposit)
	if err != nil {
		return nil, nil, err
	}
	client, err := sdk.Dial(ctx, n.operator.URL(), sdk.Options{Signer: key, Log: n.options.Log})
	if err != nil {
		return nil, nil, err
	}
	r, err := requester.Open(requester.Config{Exchanges: exchanges.Of(client), Chain: n.client, Key: key, Dir: filepath.Join(n.dir, "requesters", name),
		Reserve: ipsx.IPSX(1), Log: n.options.Log, Notify: notify})
	return r, key, err
}

// Funded makes or opens a wallet and fills its free balance up to deposit.
func (n *Network) Funded(ctx context.Context, name string, deposit ipsx.Amount) (*wallet.Key, error) {
	key, err := n.Key(name)
	if err != nil {
		return nil, err
	}
	return key, n.fund(ctx, key, deposit)
}

// FundedIn is Funded for a folder of keys: it leaves the person's own alone, and makes one when there are no others.
func (n *Network) FundedIn(ctx context.Context, dir string, deposit ipsx.Amount) (*wallet.Key, error) {
	key, err := keyIn(dir)
	if err != nil {
		return nil, err
	}
	return key, n.fund(ctx, key, deposit)
}

func (n *Network) fund(ctx context.Context, key *wallet.Key, deposit ipsx.Amount) error {
	account, err := n.client.Account(ctx, key.Address())
	missing := deposit.Sub(account.Free)
	if err != nil || missing.IsZero() {
		return err
	}
	if err := n.chain.Faucet(ctx, key.Address(), devchain.Ether(10), missing); err != nil {
		return err
	}
	_, err = n.client.DepositWithPermit(ctx, key, missing)
	return err
}

// Faucet gives a wallet money of a development chain whose keys are in dir, also from another process than the chain's.
func Faucet(ctx context.Context, client *chain.Client, dir string, to ipsx.Address, ether int64, tokens ipsx.Amount) error {
	found, err := wallet.List(keyDir(dir, "dev"))
	if err != nil {
		return err
	}
	if len(found) == 0 {
		return ipsx.Errorf(ipsx.CodeNotFound, "there is no development chain in %s", dir).WithFix("give the --data-dir of `ipsx up` or `ipsx chain dev`")
	}
	dev, err := wallet.Open(keyDir(dir, "dev"), found[0], Passphrase)
	if err != nil {
		return err
	}
	if ether > 0 {
		if _, err := client.SendEther(ctx, dev, to, devchain.Ether(ether)); err != nil {
			return err
		}
	}
	if !tokens.IsZero() {
		_, err = client.Transfer(ctx, dev, to, tokens)
	}
	return err
}

// Client is the typed client of the network's chain.
func (n *Network) Client() *chain.Client { return n.client }

// ChainURL is the JSON-RPC endpoint.
func (n *Network) ChainURL() string { return n.chain.URL() }

// ExchangeURL is where the exchange's API answers.
func (n *Network) ExchangeURL() string { return n.operator.URL() }

// Site is the web server to visit; its page tells from which address one comes.
func (n *Network) Site() netip.AddrPort { return n.siteAddr }

// Providers lists the providers' wallets by name.
func (n *Network) Providers() map[string]ipsx.Address {
	wallets := map[string]ipsx.Address{}
	for _, m := range n.providers {
		wallets[m.spec.Name] = m.wallet
	}
	return wallets
}

// Failed tells of parts that ended by themselves.
func (n *Network) Failed() <-chan error { return n.failed }

// StopProviders ends the providers; each settles what it earned.
func (n *Network) StopProviders() {
	for _, m := range n.providers {
		m.stop()
	}
	for _, m := range n.providers {
		<-m.done
	}
}

// Close ends everything, in the order that lets everybody say their last words.
func (n *Network) Close() error {
	n.StopProviders()
	for _, stop := range n.stops {
		stop()
	}
	var errs []error
	if n.site != nil {
		errs = append(errs, n.site.Close())
	}
	n.running.Wait()
	if n.client != nil {
		n.client.Close()
	}
	if n.chain != nil {
		errs = append(errs, n.chain.Close())
	}
	if n.options.Dir == "" && n.dir != "" {
		errs = append(errs, os.RemoveAll(n.dir))
	}
	return errors.Join(errs...)
}
