package faults

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/wallet"
)

// price is wei per address and second, whoever provides.
const price = 1_000_000

// patience is that of providers with an exchange that does not work. It leaves time for one that a test starts again at once.
const patience = time.Second

// world is a chain, an exchange and a web site to visit; the test chooses its actors.
type world struct {
	*localnet.Network
	t     *testing.T
	site  *site
	terms func(*ipsx.Offer) // changes what providers offer; nil: nothing
	at    string            // URL of the exchange that actors use who choose none; empty: the network's own
}

// newWorld is a world of its own. Tests in one mostly wait, so they run beside each other.
func newWorld(t *testing.T) *world {
	t.Parallel()
	t.Helper()
	n := must[*localnet.Network](t)(localnet.Start(t.Context(), localnet.Options{}))
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	})
	return &world{Network: n, t: t, site: newSite(t)}
}

func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

// within gives a call its time.
func within(t *testing.T, d time.Duration) context.Context {
	ctx, cancel := context.WithTimeout(t.Context(), d)
	t.Cleanup(cancel)
	return ctx
}

func expect(t *testing.T, err error, code ipsx.Code, what string) {
	t.Helper()
	if !ipsx.IsCode(err, code) {
		t.Errorf("%s: %q (%v), not %q", what, ipsx.CodeOf(err), err, code)
	}
}

// site is a web server that counts its visitors. /drip sends a byte every 20 ms for ever, /flood as much as it can, /bytes a mebibyte.
type site struct {
	*httptest.Server
	visits atomic.Int64
}

func newSite(t *testing.T) *site {
	s := &site{}
	s.Server = httptest.NewServer(s)
	t.Cleanup(func() {
		s.CloseClientConnections()
		s.Close()
	})
	return s
}

func (s *site) addr() netip.AddrPort { return s.Listener.Addr().(*net.TCPAddr).AddrPort() }

// ServeHTTP implements http.Handler.
func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.visits.Add(1)
	switch r.URL.Path {
	case "/drip":
		for r.Context().Err() == nil {
			_, _ = w.Write([]byte{'.'}) // the context tells when nobody listens
			_ = http.NewResponseController(w).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	case "/flood":
		for buffer := make([]byte, 64<<10); r.Context().Err() == nil; {
			_, _ = w.Write(buffer) // the context tells when nobody listens
		}
	case "/bytes":
		_, _ = w.Write(make([]byte, 1<<20))
	default:
		host, _, _ := net.SplitHostPort(r.RemoteAddr) // the server's own form
		_, _ = fmt.Fprint(w, host)
	}
}

// link says how an actor reaches the world, and with what; zero fields: directly, and anew.
type link struct {
	exchange string // URL
	chain    *chain.Client
	funds    ipsx.Amount
	dir      string // a provider's data
	registry bool   // the exchanges are those of the registry
}

func (w *world) dial(name string, l link) (*sdk.Client, *chain.Client, *wallet.Key) {
	w.t.Helper()
	if l.exchange == "" && w.at != "" {
		l.exchange = w.at
	} else if l.exchange == "" {
		l.exchange = w.ExchangeURL()
	}
	if l.chain == nil {
		l.chain = w.Client()
	}
	key := must[*wallet.Key](w.t)(w.Funded(w.t.Context(), name, l.funds))
	return must[*sdk.Client](w.t)(sdk.Dial(w.t.Context(), l.exchange, sdk.Options{Signer: key})), l.chain, key
}

// knows is the exchanges that an actor knows.
func (w *world) knows(name string, l link) *exchanges.Known {
	w.t.Helper()
	if !l.registry {
		client, _, _ := w.dial(name, l)
		return exchanges.Of(client)
	}
	key := must[*wallet.Key](w.t)(w.Funded(w.t.Context(), name, l.funds))
	return exchanges.New(exchanges.Config{Registry: w.Client(), Options: sdk.Options{Signer: key, Domain: w.Client().Domain()}})
}

// actor is a real node and what it told.
type actor[N, E any] struct {
	node   N
	wallet ipsx.Address
	dir    string // its data
	events chan E
	stop   func() // graceful; waits
}

// told waits for an event.
func (a *actor[N, E]) told(t *testing.T, what string, is func(E) bool) E {
	t.Helper()
	timeout := time.After(20 * time.Second)
	for {
		select {
		case e := <-a.events:
			if is(e) {
				return e
			}
		case <-timeout:
			t.Fatalf("no event: %s", what)
		}
	}
}

type providing = actor[*provider.Provider, provider.Event]

// provide starts a real provider with these addresses, each PUBLIC or PUBLIC bound to another one.
func (w *world) provide(name string, l link, price int64, addresses ...provider.Address) *providing {
	w.t.Helper()
	l.funds = ipsx.Wei(1) // and ether with it
	offered := terms(price)
	if w.terms != nil {
		w.terms(&offered)
	}
	known, blocks, key := w.knows(name, l), cmp.Or(l.chain, w.Client()), must[*wallet.Key](w.t)(w.Key(name))
	a := &providing{wallet: key.Address(), dir: cmp.Or(l.dir, filepath.Join(w.t.TempDir(), name)), events: make(chan provider.Event, 4096)}
	a.node = must[*provider.Provider](w.t)(provider.Open(provider.Config{Exchanges: known, Patience: patience, Chain: blocks, Key: key, Dir: a.dir, Addresses: addresses,
		Terms: offered, Endpoints: []netip.AddrPort{netip.MustParseAddrPort("127.0.0.1:0")}, Allow: []netip.AddrPort{w.site.addr()},
		Notify: func(e provider.Event) { a.events <- e }}))
	ctx, stop := context.WithCancel(context.WithoutCancel(w.t.Context()))
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := a.node.Serve(ctx); err != nil {
			w.t.Errorf("%s ended: %v", name, err)
		}
		_ = a.node.Close()
	}()
	a.stop = func() {
		stop()
		<-done
	}
	w.t.Cleanup(a.stop)
	select {
	case <-a.node.Offered():
	case <-time.After(10 * time.Second):
		w.t.Fatalf("%s's offer was not taken", name)
	}
	return a
}

func terms(price int64) ipsx.Offer {
	return ipsx.Offer{Country: "DE", Kind: ipsx.Residential, Protocols: ipsx.Any, Scopes: ipsx.AnyUse, PricePerSecond: ipsx.Wei(uint64(price)), PricePerGiB: ipsx.Wei(1 << 30),
		MinSeconds: ipsx.MinLeaseSeconds, MaxSeconds: 3600, MaxInterval: ipsx.DefaultInterval}
}

func at(texts ...string) (list []provider.Address) {
	for _, text := range texts {
		a := netip.MustParseAddr(text)
		list = append(list, provider.Address{Public: netip.PrefixFrom(a, 32)})
	}
	return list
}

type requesting = actor[*requester.Requester, requester.Event]

// request starts a real requester.
func (w *world) request(name string, l link) *requesting {
	w.t.Helper()
	known, blocks, key := w.knows(name, l), cmp.Or(l.chain, w.Client()), must[*wallet.Key](w.t)(w.Key(name))
	b := &requesting{wallet: key.Address(), dir: filepath.Join(w.t.TempDir(), name), events: make(chan requester.Event, 4096)}
	b.node = must[*requester.Requester](w.t)(requester.Open(requester.Config{Exchanges: known, Chain: blocks, Key: key, Dir: b.dir, Notify: func(e requester.Event) { b.events <- e }}))
	b.stop = func() { _ = b.node.Close() } // it has nothing to say
	w.t.Cleanup(b.stop)
	return b
}

// order is a request for one address that any price of these tests satisfies.
func order(seconds uint32) requester.Order {
	return requester.Order{Request: ipsx.Request{Count: 1, MinCount: 1, Protocol: ipsx.Any, Scope: ipsx.Browse, Seconds: seconds, MaxPricePerSecond: ipsx.Wei(10 * price),
		MaxPricePerGiB: ipsx.Wei(1 << 30), MaxTotal: ipsx.Wei(1 << 40)}}
}

// visit fetches a page of the site through a lease and returns its content.
func (w *world) visit(ctx context.Context, dial sdk.DialContext, path string) (string, error) {
	return fetch(ctx, dial, w.site.URL+path)
}

// open asks for a page of the site through a lease and leaves its content to be read.
func (w *world) open(ctx context.Context, dial sdk.DialContext, path string) (*http.Response, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, w.site.URL+path, nil)
	if err != nil {
		return nil, err
	}
	return (&http.Client{Transport: &http.Transport{DialContext: dial}}).Do(request)
}

// account is what the contract holds for a wallet.
func (w *world) account(wallet ipsx.Address) chain.Account {
	w.t.Helper()
	return must[chain.Account](w.t)(w.Client().Account(w.t.Context(), wallet))
}

// dealNow is what the exchange says of a deal, once is holds.
func (w *world) dealNow(client *sdk.Client, deal ipsx.Hash, what string, is func(ipsx.DealView) bool) ipsx.DealView {
	w.t.Helper()
	var view ipsx.DealView
	eventually(w.t, 20*time.Second, what, func() bool {
		view = must[ipsx.DealView](w.t)(client.Deal(w.t.Context(), deal))
		return is(view)
	})
	return view
}

// eventually looks until it is so; for what no event tells of.
func eventually(t *testing.T, limit time.Duration, what string, is func() bool) {
	t.Helper()
	ticker := time.NewTicker(20 * time.Millisecond)
	defer ticker.Stop()
	timeout := time.After(limit)
	for !is() {
		select {
		case <-ticker.C:
		case <-timeout:
			t.Fatalf("not within %s: %s", limit, what)
		}
	}
}
