package api_test

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"iter"
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/api"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/market/exchange"
	"github.com/ipsx/ipsx/sdk"
)

// The cast: Alice and Anna provide, Bob requests, Carol is Bob's delegate, Mallory cheats, Victor runs the exchange.
var (
	alice, anna, bob, carol = actor.Named("alice"), actor.Named("anna"), actor.Named("bob"), actor.Named("carol")
	mallory, victor         = actor.Named("mallory"), actor.Named("victor")
	home                    = ipsx.Domain{ChainID: 31337, Centralizer: actor.Named("centralizer").Address()}
)

// clock is moved by hand.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) add(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// registry is a chain that knows epochs and what contracts signed, and can be gone.
type registry struct {
	mu     sync.Mutex
	epochs map[ipsx.Address]uint64
	words  map[ipsx.Hash]ipsx.WalletSignature // by wallet and digest
	asked  int                                // about signatures
	gone   bool
	held   chan struct{} // if any: takes word of each question, and holds the answer back until it is closed
}

func (r *registry) DelegationEpoch(ctx context.Context, wallet ipsx.Address) (uint64, error) {
	if r.held != nil {
		r.held <- struct{}{}
		select {
		case <-r.held:
		case <-ctx.Done():
			return 0, ctx.Err()
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.gone {
		return 0, io.ErrUnexpectedEOF
	}
	return r.epochs[wallet], nil
}

func (r *registry) ValidSignature(_ context.Context, wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) (bool, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.asked++
	if r.gone {
		return false, io.ErrUnexpectedEOF
	}
	word, known := r.words[ipsx.HashOf(wallet[:], digest[:])]
	return known && bytes.Equal(word, signature), nil
}

// says sets what a wallet that is a contract takes for its signature; nil: none.
func (r *registry) says(d *ipsx.SignedDelegation, word ipsx.WalletSignature, gone bool) {
	digest := home.Digest(d.Delegation)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.words[ipsx.HashOf(d.Wallet[:], digest[:])], r.gone = word, gone
	if word == nil {
		delete(r.words, ipsx.HashOf(d.Wallet[:], digest[:]))
	}
}

// count is how often contracts were asked since it was last called.
func (r *registry) count() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	defer func() { r.asked = 0 }()
	return r.asked
}

func (r *registry) set(wallet ipsx.Address, epoch uint64, gone bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.epochs[wallet], r.gone = epoch, gone
}

// network is an exchange behind its real HTTP door.
type network struct {
	every int // commands between snapshots; 0: as ever
	testing.TB
	dir       string
	clock     *clock
	chain     *registry
	x         *exchange.Exchange
	pace      int // orders per second of a wallet; 0: no limit
	relay     exchange.Relay
	claims    exchange.Claims
	challenge string // host:port on which control is shown; empty: it is believed
	door      api.Options
	url       string
	leave     func() // begins the end
	stop      func()
}

func open(t testing.TB) *network {
	n := &network{TB: t, dir: t.TempDir(), clock: &clock{now: time.Unix(1_800_000_000, 0)}, chain: &registry{epochs: map[ipsx.Address]uint64{}, words: map[ipsx.Hash]ipsx.WalletSignature{}}}
	n.start("127.0.0.1:0", true)
	return n
}

func (n *network) start(address string, private bool) {
	n.Helper()
	x, err := exchange.Open(n.Context(), exchange.Config{
		Dir: n.dir, Key: victor, Domain: home, Chain: n.chain, ExitCheck: "127.0.0.1:0", AllowPrivate: private, Now: n.clock.Now, Version: "test",
		CheckpointEvery: n.every, OrdersPerSecond: n.pace, Relay: n.relay, Claims: n.claims, Challenge: n.challenge,
	})
	n.check(err)
	listener, err := net.Listen("tcp", address)
	n.check(err)
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- api.New(x, n.door).Serve(ctx, listener) }()
	n.x, n.url, n.leave = x, "http://"+listener.Addr().String(), cancel
	n.stop = sync.OnceFunc(func() {
		cancel()
		n.check(<-served)
		n.check(x.Close())
	})
	n.Cleanup(n.stop)
}

// restart ends the exchange in order and opens it again on its log, at the same URL.
func (n *network) restart() {
	n.Helper()
	n.stop()
	n.start(strings.TrimPrefix(n.url, "http://"), true)
}

func (n *network) check(err error) {
	n.Helper()
	if err != nil {
		n.Fatal(err)
	}
}

// wait lets time pass and the exchange notice.
func (n *network) wait(d time.Duration) {
	n.clock.add(d)
	n.x.Tick()
}

func (n *network) dial(k ipsx.Signer) *sdk.Client {
	n.Helper()
	return n.dialWith(sdk.Options{Signer: k})
}

func (n *network) dialWith(o sdk.Options) *sdk.Client {
	n.Helper()
	o.Now = n.clock.Now
	client, err := sdk.Dial(n.Context(), n.url, o)
	n.check(err)
	return client
}

// offer is a good offer of one address block at a price.
func (n *network) offer(prefix string, price uint64) ipsx.Offer {
	return ipsx.Offer{
		Prefixes: []netip.Prefix{netip.MustParsePrefix(prefix)}, Country: "DE", Kind: ipsx.Residential, Protocols: ipsx.Web | ipsx.Any,
		Scopes: ipsx.AnyUse, PricePerSecond: ipsx.Wei(price), PricePerGiB: ipsx.Wei(10), MinSeconds: 5, MaxSeconds: 3600,
		MaxInterval: 15, TunnelKey: ipsx.HashOf([]byte(prefix)), Expiry: n.clock.Now().Unix() + 3600, Nonce: price,
	}
}

// request is a good request for one address; its name makes it unique.
func (n *network) request(name string) ipsx.Request {
	return ipsx.Request{
		Count: 1, MinCount: 1, Protocol: ipsx.Web, Scope: ipsx.Browse, Seconds: 60, MaxPricePerSecond: ipsx.Wei(1_000_000),
		MaxPricePerGiB: ipsx.Wei(1_000_000), MaxTotal: ipsx.IPSX(1), Signer: bob.Address(),
		TunnelKey: ipsx.HashOf([]byte(name)), Expiry: n.clock.Now().Unix() + 600, Nonce: 1,
	}
}

func (n *network) place(c *sdk.Client, o ipsx.Offer) ipsx.OrderResult {
	n.Helper()
	result, err := c.Offer(n.Context(), o)
	n.check(err)
	return result
}

// match places a request that must be matched at once.
func (n *network) match(c *sdk.Client, name string) ipsx.Proposal {
	n.Helper()
	result, err := c.Request(n.Context(), n.request(name))
	n.check(err)
	if len(result.Deals) != 1 {
		n.Fatalf("%d deals, no match: %+v", len(result.Deals), result.NoMatch)
	}
	n.check(result.Deals[0].Verify(home, victor.Address(), n.clock.Now().Unix(), nil))
	return result.Deals[0]
}

func hashOf(p ipsx.Proposal) ipsx.Hash { return home.Digest(p.Deal.Message) }

// say sends a status of one side.
func (n *network) say(c *sdk.Client, deal ipsx.Hash, role ipsx.Role, seq uint64, status ipsx.ActorStatus) (ipsx.DealView, error) {
	n.Helper()
	signed, err := sdk.Sign(c, ipsx.Status{Deal: deal, Role: role, Seq: seq, Status: status, At: n.clock.Now().Unix()})
	n.check(err)
	return c.SendStatus(n.Context(), signed)
}

func (n *network) says(c *sdk.Client, deal ipsx.Hash, role ipsx.Role, seq uint64, status ipsx.ActorStatus, want ipsx.DealStatus) {
	n.Helper()
	view, err := n.say(c, deal, role, seq, status)
	n.check(err)
	if view.Status != want {
		n.Fatalf("after %s the deal is %s, want %s", status, view.Status, want)
	}
}

func (n *network) stands(c *sdk.Client, deal ipsx.Hash, want ipsx.DealStatus) {
	n.Helper()
	view, err := c.Deal(n.Context(), deal)
	n.check(err)
	if view.Status != want {
		n.Fatalf("the deal is %s, want %s", view.Status, want)
	}
}

// follow reads events one by one.
func (n *network) follow(c *sdk.Client, after uint64) func() ipsx.Event {
	ctx, cancel := context.WithTimeout(n.Context(), 20*time.Second)
	next, stop := iter.Pull2(c.Events(ctx, after))
	n.Cleanup(func() { cancel(); stop() })
	return func() ipsx.Event {
		n.Helper()
		event, err, ok := next()
		if !ok {
			n.Fatal("the stream ended: the event waited for never came")
		}
		n.check(err)
		return event
	}
}

// until reads on to an event that fits.
func until(next func() ipsx.Event, fits func(ipsx.Event) bool) ipsx.Event {
	for {
		if event := next(); fits(event) {
			return event
		}
	}
}

func dealIs(status ipsx.DealStatus) func(ipsx.Event) bool {
	return func(e ipsx.Event) bool { return e.Deal != nil && e.Deal.Status == status }
}

func (n *network) refused(err error, want ipsx.Code) {
	n.Helper()
	if ipsx.CodeOf(err) != want {
		n.Errorf("got code %q (%v), want %q", ipsx.CodeOf(err), err, want)
	}
}

// post sends raw bytes as anybody might, and returns the problem that came back.
func (n *network) post(path, body string) (status int, p api.Problem) {
	n.Helper()
	response, err := http.Post(n.url+path, "application/json", strings.NewReader(body))
	n.check(err)
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	n.check(err)
	if err := json.Unmarshal(data, &p); err != nil && response.StatusCode >= 300 {
		n.Fatalf("%s answers %d with %q: %v", path, response.StatusCode, data, err)
	}
	return response.StatusCode, p
}

func (n *network) json(v any) string {
	n.Helper()
	data, err := json.Marshal(v)
	n.check(err)
	return string(data)
}
