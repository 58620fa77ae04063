// Package provider is the app of somebody who rents addresses out: it offers them on one exchange at a time of those it knows, serves the deals that are matched, takes
// vouchers, and settles them on chain.
//
// Serve runs it all for one node of a wallet: one tunnel server for every deal, an egress exit per leased address, and one goroutine per running
// deal that stops the traffic when the cover runs out. What must not be lost, the best voucher of every lane, is on the disk before the
// service that it buys is given; so after kill -9 a new start settles what was earned.
//
// Several nodes can serve one wallet, each with a data folder of its own, which remembers the tunnel keys that it offered: a node answers for deals under
// those, and leaves others alone. It knows only the vouchers that it took itself, so a requester that cheats can pay two nodes of a wallet with the same ones.
//
// Key advice: only what the chain says counts as cover. A voucher is taken after the provider itself has read the reservation behind it.
package provider

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/internal/erc1271"
	"github.com/ipsx/ipsx/node/internal/store"
	"github.com/ipsx/ipsx/service/connlog"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
)

// Config says what is offered, for whom, and on which terms.
type Config struct {
	Exchanges *exchanges.Known // for the provider's wallet; the node offers on one at a time
	Patience  time.Duration    // how long that one may not work before the node moves on; zero: exchanges.Patience
	Chain     *chain.Client
	Key       ipsx.Signer // sends the claims, and signs closes for the provider
	Dir       string      // where vouchers, tunnel keys and exchanges are remembered; one process at a time

	Addresses []Address
	LookAt    time.Duration // how often it is looked under which addresses others see those behind NAT; zero: DefaultLookAt
	Terms     ipsx.Offer    // the offer, without exchange, provider, prefixes, keys, endpoints, expiry and nonce

	Port      uint16           // UDP port of the tunnel; 0: any free one
	Endpoints []netip.AddrPort // public endpoints of that port; a zero port is filled in
	Resolver  *net.Resolver    // resolves names for leases; nil: the system's
	Allow     []netip.AddrPort // explicit allowances beyond the default policy, one address and port each
	Own       []netip.Prefix   // networks that leases never reach, besides those that interfaces and routes show
	Limits    egress.Limits

	NoLog   bool          // keep no connection log: then nobody can be held to what went through the addresses
	KeepLog time.Duration // how long the log of an ended deal is kept; zero: connlog.DefaultKeep
	// AnchorEvery is how often a root of all connection logs is written on chain, which proves since when they exist; zero: never. Each costs the gas of one transaction.
	AnchorEvery time.Duration
	LogBytes    int64 // that all logs together may have; zero: connlog.DefaultBytes

	SettleAbove ipsx.Amount // a lane is settled when so much of it is unclaimed; zero: 1 IPSX
	Log         *slog.Logger
	Notify      func(Event) // hears what happens, for people; nil: nobody
}

// Address is an offered prefix and the local address that stands for its first address; they differ behind NAT.
type Address struct {
	Public netip.Prefix
	Bind   netip.Addr // zero: the same as Public
}

// Event tells people what a provider does.
type Event struct {
	Kind   string      `json:"kind"` // offered, moved, address-changed, deal, active, paid, ended, settled, used-up
	Deal   ipsx.Hash   `json:"deal"`
	Status string      `json:"status"` // what became of it; of moved: the URL of the exchange; of used-up: until when
	Amount ipsx.Amount `json:"amount"` // wei

	Denied map[string]uint64 `json:"denied,omitempty"` // of ended: the flows that were refused, by reason
}

const (
	lastWords  = 3 * time.Second // to withdraw the offers, and to deliver the last statuses
	lastClaims = time.Minute     // to settle at the end
)

// Provider is a running node.
type Provider struct {
	config    Config
	wallet    ipsx.Address
	domain    ipsx.Domain
	key       tunnel.PrivateKey
	server    *tunnel.Server
	socket    *pair.Socket  // the server's, for searches
	searches  chan struct{} // a place for each
	lanes     *lanes
	keys      *keys // of earlier runs
	month     *month
	records   store.Folder[record]
	blocks    Blocks
	logs      *connlog.Store // nil: none are kept
	contracts *erc1271.Book
	own       *egress.Networks
	unlock    func()
	offering  atomic.Pointer[[]Address]
	offered   chan struct{}
	changed   chan struct{} // what can be offered

	settling  sync.Mutex
	settleNow chan struct{} // a payer waits for the rest of its reservation

	mu        sync.Mutex
	venues    map[ipsx.Address]*venue // by exchange
	home      *venue                  // where the node offers; nil: nowhere
	leases    map[ipsx.Hash]*lease
	answering map[ipsx.Hash]bool      // deals that are being taken or declined
	claims    map[netip.Prefix]*lease // by what is rented as one
	byInner   map[netip.Addr]*egress.Exit
	owner     map[netip.Addr]*lease
	running   sync.WaitGroup
}

// Open prepares a provider: the data folder, the tunnel server, its services. Serve makes it work, Close frees it.
func Open(c Config) (*Provider, error) {
	if err := checkBinds(c.Addresses); err != nil {
		return nil, err
	}
	p := &Provider{config: c.withDefaults(), wallet: c.Exchanges.Wallet(), domain: c.Chain.Domain(), key: tunnel.NewKey(), own: egress.WatchNetworks(ownPrefixes(c)...), offered: make(chan struct{}),
		changed: make(chan struct{}, 1), settleNow: make(chan struct{}, 1), contracts: erc1271.NewBook(c.Chain), venues: map[ipsx.Address]*venue{},
		leases: map[ipsx.Hash]*lease{}, answering: map[ipsx.Hash]bool{}, searches: make(chan struct{}, maxSearches), claims: map[netip.Prefix]*lease{}, byInner: map[netip.Addr]*egress.Exit{}, owner: map[netip.Addr]*lease{}}
	p.offering.Store(&c.Addresses)
	if err := p.open(); err != nil {
		return nil, errors.Join(err, p.release())
	}
	return p, nil
}

// open takes the data folder and the tunnel's port.
func (p *Provider) open() (err error) {
	c := p.config
	if p.unlock, err = lock(c.Dir); err != nil {
		return err
	}
	if p.lanes, err = openLanes(filepath.Join(c.Dir, "lanes"), c.Chain); err != nil {
		return err
	}
	if p.records, err = openRecords(c.Dir); err != nil {
		return err
	}
	if p.keys, err = openKeys(c.Dir, time.Now().Unix()); err != nil {
		return err
	}
	if p.blocks, err = OpenBlocks(c.Dir); err != nil {
		return err
	}
	if p.logs, err = openLogs(c); err != nil {
		return err
	}
	if p.month, err = openMonth(c.Dir, c.Terms.GiBPerMonth); err != nil {
		return err
	}
	p.server, err = tunnel.Listen(tunnel.ServerConfig{PrivateKey: p.key, Port: c.Port, Log: c.Log,
		TCP: func(f tunnel.Flow) { p.flow(f, (*egress.Exit).TCP) }, UDP: func(f tunnel.Flow) { p.flow(f, (*egress.Exit).UDP) }})
	if err != nil {
		return ipsx.Errorf(ipsx.CodeConflict, "the tunnel cannot listen: %w", err)
	}
	p.socket = pair.NewSocket(p.server.STUN())
	return nil
}

// release gives back what open took, however far it came.
func (p *Provider) release() (err error) {
	if p.logs != nil {
		err = p.logs.Close()
	}
	if p.month != nil {
		err = errors.Join(err, p.month.close())
	}
	if p.unlock != nil {
		p.unlock()
	}
	return errors.Join(err, p.own.Close())
}

func (c Config) withDefaults() Config {
	if c.Resolver == nil {
		c.Resolver = net.DefaultResolver
	}
	if c.Patience <= 0 {
		c.Patience = exchanges.Patience
	}
	if c.LookAt <= 0 {
		c.LookAt = DefaultLookAt
	}
	if c.SettleAbove.IsZero() {
		c.SettleAbove = ipsx.IPSX(1)
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if c.Notify == nil {
		c.Notify = func(Event) {}
	}
	return c
}

func lock(dir string) (unlock func(), err error) {
	folder, err := store.Open[struct{}](dir)
	if err != nil {
		return nil, err
	}
	if unlock, err = folder.TryLock("provider"); ipsx.IsCode(err, ipsx.CodeConflict) {
		return nil, ipsx.Errorf(ipsx.CodeConflict, "another provider uses %s", dir).WithFix("stop it, or give this one another --data-dir")
	}
	return unlock, err
}

// Serve offers the addresses and serves deals until the context ends; then it ends what runs, settles and returns.
func (p *Provider) Serve(ctx context.Context) error {
	last := context.WithoutCancel(ctx) // the last statuses and claims outlive ctx
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	if err := p.serveInside(); err != nil {
		return err
	}
	earlier, err := p.remembered(time.Now().Unix())
	if err != nil {
		return err
	}
	p.settle(ctx, ipsx.Wei(1)) // what an earlier run left
	for _, r := range earlier {
		p.running.Go(func() { p.reenter(ctx, r) })
	}
	if p.month.over(time.Now()) {
		p.rest()
	}
	var settling sync.WaitGroup
	settling.Go(func() { p.keepSettling(ctx) })
	settling.Go(func() { p.keepAnchoring(ctx) })
	settling.Go(func() { p.watchAddresses(ctx) })
	err = p.keepOffering(ctx)
	cancel()
	p.finish(last)
	settling.Wait()
	return err
}

// Offered is closed when the first offer stands in an exchange's log.
func (p *Provider) Offered() <-chan struct{} { return p.offered }

// Port is the tunnel's UDP port.
func (p *Provider) Port() uint16 { return p.server.Port() }

// finish withdraws the offers, ends every lease, tells the exchanges, and claims what was earned. An exchange that is away holds none of it up for long.
func (p *Provider) finish(ctx context.Context) {
	p.setHome(nil)
	p.each(func(v *venue) {
		ctx, cancel := context.WithTimeout(ctx, lastWords)
		defer cancel()
		v.withdraw(ctx)
	})
	for _, l := range p.all() {
		l.end(ipsx.StatusEnded, ipsx.ReasonStopped)
	}
	p.each(func(v *venue) { v.reporter.Flush(ctx, lastWords) })
	ctx, cancel := context.WithTimeout(ctx, lastClaims)
	defer cancel()
	p.settle(ctx, ipsx.Wei(1))
}

// Close frees the tunnel and the data folder.
func (p *Provider) Close() error {
	for _, v := range p.allVenues() {
		v.reporter.Stop()
	}
	err := errors.Join(p.socket.Close(), p.server.Close())
	p.running.Wait()
	return errors.Join(err, p.release())
}

func (p *Provider) all() []*lease {
	p.mu.Lock()
	defer p.mu.Unlock()
	list := make([]*lease, 0, len(p.leases))
	for _, l := range p.leases {
		list = append(list, l)
	}
	return list
}

// flow gives a requester's flow to the exit that its inner address selects.
func (p *Provider) flow(f tunnel.Flow, serve func(*egress.Exit, netip.AddrPort, func() (net.Conn, error), func())) {
	exit := p.exitOf(f.Src.Addr())
	if exit == nil {
		f.Refuse()
		return
	}
	serve(exit, f.Dst, f.Accept, f.Refuse)
}

func (p *Provider) exitOf(inner netip.Addr) *egress.Exit {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.byInner[inner.Unmap()]
}

func (p *Provider) leaseAt(inner netip.Addr) *lease {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.owner[inner.Unmap()]
}

func (p *Provider) lease(deal ipsx.Hash) *lease {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.leases[deal]
}

// serveInside starts the services on the inner address: names, heartbeats and the pair channel.
func (p *Provider) serveInside() error {
	dnsUDP, err1 := p.server.ListenUDP(53)
	dnsTCP, err2 := p.server.ListenTCP(53)
	echo, err3 := p.server.ListenUDP(pair.HeartbeatPort)
	pairs, err4 := p.server.ListenTCP(pair.Port)
	if err := errors.Join(err1, err2, err3, err4); err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "the services inside the tunnel: %w", err)
	}
	dns := egress.NewDNS(p.config.Resolver, p.exitOf)
	server := &http.Server{Handler: pair.Handler(p.answerInside), ReadTimeout: 10 * time.Second, WriteTimeout: 20 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 8 << 10}
	for _, serve := range []func() error{
		func() error { return dns.ServeUDP(dnsUDP) }, func() error { return dns.ServeTCP(dnsTCP) },
		func() error { return echoAll(echo) }, func() error { return server.Serve(pairs) },
	} {
		p.running.Go(func() {
			if err := serve(); err != nil && !errors.Is(err, net.ErrClosed) {
				p.config.Log.Error("a service inside the tunnel ended", "error", err)
			}
		})
	}
	return nil
}

func echoAll(conn net.PacketConn) error {
	buffer := make([]byte, 256)
	for {
		n, from, err := conn.ReadFrom(buffer)
		if err != nil {
			return err
		}
		_, _ = conn.WriteTo(buffer[:n], from) // lost like any datagram: three in a row count
	}
}
