// Package operator is the app of somebody who runs a market: an exchange, its HTTP door, and an eye on the chain that tells the exchange which
// deals are settled; where wished also a relay for parties that cannot reach each other.
//
// Key advice: the exchange's key signs every deal. Keep it with the log, and pin its address in the nodes.
package operator

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/netip"
	"path/filepath"
	"sync"
	"syscall"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/api"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/market/exchange"
	"github.com/ipsx/ipsx/node/internal/store"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/relay"
)

// Config says where the market is.
type Config struct {
	Dir             string // of the log and the snapshots
	NATS            string // external servers of a shared log; empty: a log of its own in Dir
	NATSReplicas    int    // on how many of them the log is
	Key             ipsx.Signer
	Chain           *chain.Client
	Confirmations   uint64          // blocks on top of a settlement before it counts
	Listen          string          // host:port of the HTTP API; port 0 takes a free one
	ExitCheck       string          // host:port of the echo service
	ExitCheckPublic string          // address:port under which leases reach it; empty: the same
	Claims          exchange.Claims // holds what offers claim against data; nil: claims are believed
	Challenge       string          // host:port on which providers show that they hold what they offer; empty: that is believed
	ChallengePublic string          // address:port under which they reach it; empty: the same
	OrdersPerSecond int             // of one wallet; 0: no limit
	AllowPrivate    bool            // for test networks: offers may name loopback and private addresses
	ChainAge        time.Duration   // how old the chain's newest block may be until the exchange says it is not ready; 0: any age
	Door            api.Options     // of the HTTP API; Self, Ready and Log are the operator's
	TLS             TLS
	Relay           Relay  // for parties that cannot reach each other directly
	Metrics         string // host:port for Prometheus; empty: none
	Version         string
	Log             *slog.Logger
}

// Operator is a running market.
type Operator struct {
	config   Config
	exchange *exchange.Exchange
	listener net.Listener
	cursors  store.Folder[chain.Cursor]
	watch    *watch
	door     *api.Server
	certify  func(context.Context) // nil: nothing to do
	metrics  net.Listener          // nil: none
	relay    *relay.Relay          // nil: none
	networks *egress.Networks      // that the relay never reaches
}

// Open replays the log and opens the ports; Serve answers on them.
func Open(ctx context.Context, c Config) (*Operator, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if _, err := netip.ParseAddrPort(c.ExitCheckPublic); err != nil && c.ExitCheckPublic != "" {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the public place of the exit check, %q, is not address:port", c.ExitCheckPublic).WithFix("write it as 198.51.100.7:4748")
	}
	cursors, err := store.Open[chain.Cursor](filepath.Join(c.Dir, "chain"))
	if err != nil {
		return nil, err
	}
	listener, err := listen(ctx, c.Listen, "--listen")
	if err != nil {
		return nil, err
	}
	encrypted, certify, err := c.TLS.config(c.Dir, listener.Addr(), c.Log)
	if err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	o := &Operator{config: c, listener: listener, cursors: cursors, certify: certify, watch: &watch{now: time.Now, maxAge: c.ChainAge}}
	if err := o.open(ctx, encrypted); err != nil {
		return nil, errors.Join(err, o.close())
	}
	return o, nil
}

// open opens what answers, the relay first, since the exchange tells of it.
func (o *Operator) open(ctx context.Context, encrypted *tls.Config) (err error) {
	c := o.config
	if err := o.openRelay(ctx, encrypted); err != nil {
		return err
	}
	market := exchange.Config{Dir: filepath.Join(c.Dir, "log"), NATS: c.NATS, NATSReplicas: c.NATSReplicas, Key: c.Key, Domain: c.Chain.Domain(), Chain: c.Chain, ExitCheck: c.ExitCheck,
		ExitCheckPublic: c.ExitCheckPublic, Claims: c.Claims, Challenge: c.Challenge, ChallengePublic: c.ChallengePublic, AllowPrivate: c.AllowPrivate, OrdersPerSecond: c.OrdersPerSecond, Log: c.Log, Version: c.Version}
	if o.relay != nil {
		market.Relay = o.relay
	}
	if o.exchange, err = exchange.Open(ctx, market); err != nil {
		return err
	}
	o.watch.look(ctx, c.Chain.Now)
	door := c.Door
	door.TLS, door.Self, door.Ready, door.Log = encrypted, o.URL(), o.watch.ready, c.Log
	o.door = api.New(o.exchange, door)
	if c.Metrics != "" {
		o.metrics, err = listen(ctx, c.Metrics, "--metrics")
	}
	return err
}

// close closes what did not come to be served.
func (o *Operator) close() error {
	errs := []error{o.listener.Close()}
	if o.relay != nil {
		errs = append(errs, o.relay.Close(), o.networks.Close())
	}
	if o.exchange != nil {
		errs = append(errs, o.exchange.Close())
	}
	return errors.Join(errs...)
}

func listen(ctx context.Context, address, flag string) (net.Listener, error) {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", address)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, ipsx.Errorf(ipsx.CodeConflict, "the port of %s is in use", address).WithFix("stop the other program, or choose another address with %s", flag)
	}
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the exchange cannot listen: %w", err)
	}
	return listener, nil
}

// URL is where the API answers.
func (o *Operator) URL() string { return o.config.TLS.url(o.listener.Addr()) }

// Terms are the exchange's.
func (o *Operator) Terms() ipsx.Terms { return o.exchange.Terms() }

// Exchange is the running exchange.
func (o *Operator) Exchange() *exchange.Exchange { return o.exchange }

// Serve answers until the context ends, or the exchange cannot go on. Then everything is closed.
func (o *Operator) Serve(ctx context.Context) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	var running sync.WaitGroup
	running.Go(func() { o.followChain(ctx) })
	running.Go(func() { o.watch.run(ctx, o.config.Chain.Now) })
	running.Go(func() { o.serveMetrics(ctx) })
	running.Go(func() { o.serveRelay(ctx) })
	if o.certify != nil {
		running.Go(func() { o.certify(ctx) })
	}
	running.Go(func() {
		select {
		case <-o.exchange.Done():
			stop()
		case <-ctx.Done():
		}
	})
	err := o.door.Serve(ctx, o.listener)
	stop()
	running.Wait()
	return errors.Join(err, o.exchange.Err(), o.exchange.Close())
}

const cursorName = "settled"

// followChain tells the exchange what was claimed and closed, once it is confirmed. A standby hears it from its leader.
func (o *Operator) followChain(ctx context.Context) {
	select {
	case <-o.exchange.Leads():
	case <-ctx.Done():
		return
	}
	from, _, err := o.cursors.Load(cursorName)
	if err != nil {
		o.config.Log.Error("the chain is followed from its beginning", "error", err)
	}
	for ctx.Err() == nil {
		err := o.config.Chain.Follow(ctx, chain.FollowOptions{From: from, Confirmations: o.config.Confirmations}, o.take)
		if ctx.Err() != nil {
			return
		}
		o.config.Log.Error("the chain is followed anew", "error", err)
		from = chain.Cursor{} // marking a lane settled again changes nothing
		select {
		case <-ctx.Done():
		case <-time.After(time.Second):
		}
	}
}

// take applies a batch and then notes how far it is: after a crash between the two it is applied again, which changes nothing.
func (o *Operator) take(ctx context.Context, batch chain.Batch) error {
	for _, event := range batch.Events {
		var err error
		switch body := event.Body.(type) {
		case chain.Claimed:
			err = o.exchange.MarkSettled(ctx, body.ID, body.Cumulative, false)
		case chain.Closed:
			err = o.exchange.MarkSettled(ctx, body.ID, body.Paid, true)
		}
		if err != nil {
			return err
		}
	}
	if len(batch.Events) == 0 {
		return nil
	}
	return o.cursors.Save(cursorName, batch.Cursor)
}
