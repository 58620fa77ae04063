// Package exchange is what a market operator runs: it takes signed orders and statuses, puts them into the durable log, applies
// them to the engine, and tells the actors what came of it.
//
// The way of a command: the caller's goroutine checks what needs no state (limits, life, signature, delegation); one sequencer
// goroutine groups whatever waits into one message of the log; once that is on disk the engine applies it; the caller's
// goroutine signs the receipt. What the engine says goes to the event feeds of the wallets concerned. Opening replays the log, which gives the same state, the
// same deals to the byte and the same event IDs.
//
// Key advice: an Exchange that reports on Done has lost its log's trust and answers nothing more. End the process and
// start it again; do not Open a second one beside it.
package exchange

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime/debug"
	"sync"
	"sync/atomic"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
	"github.com/ipsx/ipsx/market/profile"
)

// DefaultReferenceRate is 1 Mbit/s, in bytes per second.
const DefaultReferenceRate = 125_000

// Chain is what the exchange asks the chain.
type Chain interface {
	// DelegationEpoch is the epoch that the wallet's delegations must carry.
	DelegationEpoch(ctx context.Context, wallet ipsx.Address) (uint64, error)
	// ValidSignature says whether the wallet is a contract that signed the digest (ERC-1271).
	ValidSignature(ctx context.Context, wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) (bool, error)
}

// DefaultMaxPending is as many addresses as one request can name.
const DefaultMaxPending = ipsx.MaxCount

// DefaultCheckpointEvery is how many commands go between two snapshots.
const DefaultCheckpointEvery = 250_000

// Config is what an operator chooses. Key, Domain, ReferenceRate, CoolDown and MaxPending are fixed by the first start: a log opens only with the
// same ones, because others would give other deals.
type Config struct {
	Dir             string           // of the snapshots, the log and the histories
	NATS            string           // external NATS servers for the log: exchanges with one key can share them, and one leads
	NATSReplicas    int              // on how many of the servers the log is; 0: 1
	Key             ipsx.Signer      // signs deals, receipts and exit checks; its signatures must be deterministic (RFC 6979)
	Domain          ipsx.Domain      // the chain and the Centralizer on which deals settle
	ReferenceRate   uint64           // bytes per second; 0: DefaultReferenceRate
	CoolDown        profile.CoolDown // zero: profile.DefaultCoolDown
	MaxPending      uint32           // addresses that one wallet may hold in deals that are not active yet; 0: DefaultMaxPending
	OrdersPerSecond int              // of one wallet, cancels too; ten seconds' worth may come at once, and any bulk; 0: no limit
	Chain           Chain            // nil: whatever a delegate signed is refused, as its epoch cannot be known
	ExitCheck       string           // host:port on which the echo service listens
	ExitCheckPublic string           // host:port under which leases reach it; empty: where it listens
	Claims          Claims           // holds what offers claim against data; nil: claims are believed
	Challenge       string           // host:port on which providers show that they hold what they offer; empty: that is believed
	ChallengePublic string           // host:port under which they reach it; empty: where it listens
	Relay           Relay            // nil: none, and requests with relayOnly are refused
	AllowPrivate    bool             // for test networks: offers may name loopback and private addresses
	Now             func() time.Time // zero: time.Now
	Log             *slog.Logger     // zero: silent
	Version         string           // told in the terms
	CheckpointEvery int              // commands between two snapshots; 0: DefaultCheckpointEvery
}

// historyPath is where the read model lies, "" for nowhere.
func (c Config) historyPath() string {
	if c.Dir == "" {
		return ""
	}
	return filepath.Join(c.Dir, "history.db")
}

func (c Config) withDefaults() Config {
	if c.ReferenceRate == 0 {
		c.ReferenceRate = DefaultReferenceRate
	}
	if c.CoolDown == (profile.CoolDown{}) {
		c.CoolDown = profile.DefaultCoolDown
	}
	if c.MaxPending == 0 {
		c.MaxPending = DefaultMaxPending
	}
	if c.CheckpointEvery == 0 {
		c.CheckpointEvery = DefaultCheckpointEvery
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// Exchange is a running exchange. Its methods may be called from many goroutines.
type Exchange struct {
	config      Config
	address     ipsx.Address
	separator   ipsx.Hash // of the domain
	journal     *journal.Journal
	notary      *notary
	delegations *delegations
	feeds       *feeds
	messages    *limits
	statuses    *limits
	wallets     *pace // of orders
	exit        *http.Server
	exitHost    string
	control     *control // nil: not checked
	past        *readModel

	queue     chan *submission
	appending atomic.Int64 // Unix nanoseconds when the append under way began; 0: none is
	appends   stopwatch
	wake      chan chan struct{}
	closing   chan struct{}
	stopped   chan struct{} // closed when the sequencer has ended
	once      sync.Once
	leads     chan struct{} // closed when it takes orders
	ctx       context.Context
	cancel    func() // of following, leading and campaigning

	beside    sync.WaitGroup // what saves snapshots and holds the lease
	savingOne sync.Mutex

	mu     sync.RWMutex // guards what follows
	engine *engine.Engine
	tail   int // commands applied since the last checkpoint
	tally  tally
	err    error // why the sequencer ended by itself
}

// Open replays the log and starts the exchange. It fails with CodeConflict when the log belongs to another running process or
// to another configuration, with CodeInternal when the log is damaged, and with CodeUnavailable when the echo service cannot listen.
func Open(ctx context.Context, config Config) (*Exchange, error) {
	config = config.withDefaults()
	notary, err := newNotary(config.Key, config.Domain)
	if err != nil {
		return nil, err
	}
	x := &Exchange{
		config: config, address: config.Key.Address(), separator: config.Domain.Separator(), notary: notary,
		delegations: newDelegations(config.Chain, config.Now), feeds: newFeeds(),
		messages: newLimits(messagesPerSecond, messageBurst), statuses: newLimits(statusesPerSecond, statusBurst), wallets: newOrderPace(config.OrdersPerSecond),
		queue: make(chan *submission, maxGroup), wake: make(chan chan struct{}),
		closing: make(chan struct{}), stopped: make(chan struct{}), leads: make(chan struct{}), tally: newTally(),
	}
	x.past = newReadModel(config.historyPath(), config.Log)
	x.past.deals, x.past.all = x.pastDeals, x.allDeals
	x.ctx, x.cancel = context.WithCancel(context.Background())
	x.engine = engine.New(x.engineConfig())
	if err := x.openLog(ctx); err != nil {
		x.cancel()
		return nil, err
	}
	if err := x.listenExit(ctx); err != nil {
		x.cancel()
		return nil, errors.Join(err, x.journal.Close())
	}
	if x.control, err = openControl(ctx, config); err != nil {
		x.cancel()
		return nil, errors.Join(err, x.exit.Close(), x.journal.Close())
	}
	if config.NATS == "" {
		close(x.leads)
	}
	go x.run()
	x.past.start()
	return x, nil
}

// run leads, after it stood by where others lead.
func (x *Exchange) run() {
	defer close(x.stopped)
	defer x.feeds.close()
	defer x.cancel()
	if x.config.NATS != "" {
		if err := x.stand(x.ctx); err != nil {
			if x.ctx.Err() == nil {
				x.fail(err)
			}
			return
		}
	}
	x.sequence()
}

// end lets the exchange commit what waits, and stop.
func (x *Exchange) end() {
	x.once.Do(func() { close(x.closing) })
}

func (x *Exchange) engineConfig() engine.Config {
	return engine.Config{Exchange: x.address, Domain: x.config.Domain, ReferenceRate: x.config.ReferenceRate, CoolDown: x.config.CoolDown, MaxPending: x.config.MaxPending}
}

// genesis, as JSON, is the first message of every log: what must stay the same for its replay to mean the same.
type genesis struct {
	Exchange      ipsx.Address     `json:"exchange"`
	Domain        ipsx.Domain      `json:"domain"`
	ReferenceRate uint64           `json:"referenceRate"`
	CoolDown      profile.CoolDown `json:"coolDown"`
	MaxPending    uint32           `json:"maxPending"`
}

func (x *Exchange) genesis() genesis {
	return genesis{x.address, x.config.Domain, x.config.ReferenceRate, x.config.CoolDown, x.config.MaxPending}
}

func (x *Exchange) openLog(ctx context.Context) (err error) {
	started := time.Now()
	if x.config.Dir != "" {
		if err := os.MkdirAll(x.config.Dir, 0o700); err != nil {
			return ipsx.Errorf(ipsx.CodeInternal, "the exchange's directory cannot be made: %w", err)
		}
	}
	if err := x.replay(ctx); err != nil {
		return err
	}
	x.config.Log.Info("the log is replayed", "messages", x.journal.Last().Sequence, "took", time.Since(started).Round(time.Millisecond))
	if x.config.NATS != "" || x.journal.Last().Sequence > 0 {
		return nil
	}
	if err = x.claim(ctx); err != nil {
		err = errors.Join(err, x.journal.Close())
	}
	return err
}

// replay begins with the newest snapshot, and opens the log behind it and applies it. One goroutine reads what another applies.
func (x *Exchange) replay(ctx context.Context) (err error) {
	defer debug.SetGCPercent(debug.SetGCPercent(replayGC))
	from, err := x.restore()
	if err != nil {
		return err
	}
	x.past.begin(from)
	type message struct {
		position journal.Position
		at       time.Time
		commands []engine.Command
	}
	read, applied := make(chan message, 16), make(chan struct{})
	go func() {
		defer close(applied)
		for m := range read {
			x.apply(m.position, m.at, m.commands)
		}
	}()
	settings := journal.Config{Dir: x.config.Dir, URL: x.config.NATS, Replicas: x.config.NATSReplicas, Log: x.config.Log}
	x.journal, err = journal.Open(ctx, settings, from, func(p journal.Position, b journal.Batch) error {
		if p.Sequence == 1 {
			return x.checkGenesis(b)
		}
		commands, err := commandsOf(p, b)
		read <- message{p, b.At, commands}
		return err
	})
	close(read)
	<-applied
	return err
}

// replayGC lets the heap grow further than usual before it is collected: nearly all that a replay makes stays.
const replayGC = 400

func commandsOf(p journal.Position, b journal.Batch) ([]engine.Command, error) {
	commands := make([]engine.Command, len(b.Commands))
	for i, raw := range b.Commands {
		if err := commands[i].UnmarshalBinary(raw); err != nil {
			return nil, ipsx.Errorf(ipsx.CodeInternal, "message %d of the log has a command that this version cannot read: %w", p.Sequence, err)
		}
	}
	return commands, nil
}

func (x *Exchange) checkGenesis(b journal.Batch) error {
	var g genesis
	if len(b.Commands) != 1 || json.Unmarshal(b.Commands[0], &g) != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "the log does not begin as an exchange's does")
	}
	if g != x.genesis() {
		return g.foreign()
	}
	return nil
}

// foreign is the error of who comes with other settings.
func (g genesis) foreign() error {
	return ipsx.Errorf(ipsx.CodeConflict, "the log was started by exchange %s on chain %d with other settings", g.Exchange, g.Domain.ChainID).
		WithFix("use its key, chain, Centralizer, reference rate, cool-down and limit of pending addresses, or another directory")
}

// Done is closed when the exchange has ended, by Close or because its log failed; then Err says why.
func (x *Exchange) Done() <-chan struct{} { return x.stopped }

// Err is why the exchange ended by itself, or nil.
func (x *Exchange) Err() error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.err
}

// Close answers what waits, ends all subscriptions and releases the log.
func (x *Exchange) Close() error {
	x.end()
	select {
	case <-x.leads: // it commits what waits
	default:
		x.cancel()
	}
	<-x.stopped
	x.past.stop()
	x.beside.Wait()
	return errors.Join(x.exit.Close(), x.control.close(), x.journal.Close())
}

// Terms are what the exchange says of itself.
func (x *Exchange) Terms() ipsx.Terms {
	return ipsx.Terms{
		Exchange: x.address, Domain: x.config.Domain, ExitCheck: x.exitHost, Challenge: x.control.at(), Relay: x.relayURLs(),
		ReferenceRate: x.config.ReferenceRate, Time: x.config.Now().Unix(), Version: x.config.Version,
	}
}

// StateHash stands for the whole state; two exchanges that applied the same log have the same.
func (x *Exchange) StateHash() ipsx.Hash {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.engine.StateHash()
}

func (x *Exchange) listenExit(ctx context.Context) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", x.config.ExitCheck)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the exit check cannot listen on %q: %w", x.config.ExitCheck, err).
			WithFix("choose a free address and port for it")
	}
	if x.exitHost, err = reachable("exit check", x.config.ExitCheckPublic, listener.Addr()); err != nil {
		return errors.Join(err, listener.Close())
	}
	x.exit = newExitServer(x)
	go func() { _ = x.exit.Serve(listener) }() // ends with Close
	return nil
}

// reachable is what leases are told to dial: the public address, or where we listen when that is one address.
func reachable(what, public string, listening net.Addr) (string, error) {
	if public != "" {
		return public, nil
	}
	if tcp, ok := listening.(*net.TCPAddr); ok && tcp.IP.IsUnspecified() {
		return "", ipsx.Errorf(ipsx.CodeInvalid, "the %s listens on all addresses, and others must be told one", what).
			WithFix("name the public host:port of the %s too", what)
	}
	return listening.String(), nil
}
