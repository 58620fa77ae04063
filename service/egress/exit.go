package egress

import (
	"context"
	"errors"
	"io"
	"maps"
	"net"
	"net/netip"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
)

// Gate says how far an exit lets flows go.
type Gate int32

// The gates, from shut to open.
const (
	Closed    Gate = iota // nothing; going back here cuts what flows
	CheckOnly             // the exit check alone, at most ipsx.MaxExitCheckSize bytes in all
	Open                  // what the policy permits
)

// DialTimeout bounds how long a destination may take to answer.
const DialTimeout = 10 * time.Second

// Limits bound one lease. A zero takes the default; Mbit 0 means no limit.
type Limits struct {
	Connections  int    // flows at once; default 1024
	NewPerSecond int    // new flows per second, and as many names resolved; default 200
	Mbit         uint32 // Mbit/s, each way
}

// Config is what an exit needs to know.
type Config struct {
	Source netip.Addr // the local address that flows leave from
	Policy *Policy
	Limits Limits
	Credit *Credit  // shared by the exits of a lease; nil: without bound
	Record Recorder // nil: nobody hears of connections
	Names  *Names   // of what the lease resolved, for the records; nil: none
}

// Exit carries the flows of one leased address. Its meter counts payload bytes of TCP and UDP: up what was passed on for the requester in flows that
// were accepted, down what arrived back at it, as its TCP acknowledged. The exit check is free, and so is resolving names.
type Exit struct {
	source    netip.Addr
	policy    *Policy
	limits    Limits
	credit    *Credit
	record    Recorder
	names     *Names
	arrivals  *rate.Limiter
	questions *rate.Limiter    // of names, no more than flows
	lookups   atomic.Int32     // names that are being resolved
	rates     [2]*rate.Limiter // up, down; nil: no limit
	meters    [2]atomic.Uint64 // up, down
	checked   atomic.Int64     // bytes of exit checks while CheckOnly

	mu     sync.Mutex
	gate   Gate
	ctx    context.Context // ends when the gate closes
	cut    context.CancelFunc
	flows  int
	denied map[string]uint64
	idle   *sync.Cond // signalled when a flow ends
}

const (
	up = iota
	down
)

// NewExit makes an exit whose gate is closed.
func NewExit(c Config) *Exit {
	if c.Limits.Connections == 0 {
		c.Limits.Connections = 1024
	}
	if c.Limits.NewPerSecond == 0 {
		c.Limits.NewPerSecond = 200
	}
	if c.Credit == nil {
		c.Credit = NewCredit()
	}
	e := &Exit{source: c.Source, policy: c.Policy, limits: c.Limits, credit: c.Credit, record: c.Record, names: c.Names, denied: map[string]uint64{}}
	e.arrivals = rate.NewLimiter(rate.Limit(c.Limits.NewPerSecond), 2*c.Limits.NewPerSecond)
	e.questions = rate.NewLimiter(rate.Limit(c.Limits.NewPerSecond), 2*c.Limits.NewPerSecond)
	if c.Limits.Mbit > 0 {
		bytes := int(c.Limits.Mbit) * 1_000_000 / 8
		for i := range e.rates {
			e.rates[i] = rate.NewLimiter(rate.Limit(bytes), max(bytes/10, datagramSize))
		}
	}
	e.idle = sync.NewCond(&e.mu)
	e.ctx, e.cut = context.WithCancel(context.Background())
	e.cut()
	return e
}

// Set moves the gate. Closing it cuts every flow and returns when the last is gone.
func (e *Exit) Set(g Gate) {
	e.mu.Lock()
	defer e.mu.Unlock()
	wasClosed := e.gate == Closed
	e.gate = g
	switch {
	case g == Closed:
		e.cut()
		for e.flows > 0 {
			e.idle.Wait()
		}
	case wasClosed:
		e.ctx, e.cut = context.WithCancel(context.Background())
	}
}

// Gate says how far the exit lets flows go now.
func (e *Exit) Gate() Gate {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.gate
}

// Meter returns the payload bytes so far: up from the requester, down to it.
func (e *Exit) Meter() (sent, received uint64) { return e.meters[up].Load(), e.meters[down].Load() }

// Denied returns how many flows were refused, by reason.
func (e *Exit) Denied() map[string]uint64 {
	e.mu.Lock()
	defer e.mu.Unlock()
	return maps.Clone(e.denied)
}

// TCP serves one TCP flow to dst until it ends: it dials first and accepts the requester's side only then, so that the requester
// sees a refused connection as refused. It blocks.
func (e *Exit) TCP(dst netip.AddrPort, accept func() (net.Conn, error), refuse func()) {
	e.serve("tcp", dst, accept, refuse, copiers{copyStream, copyStream})
}

// UDP serves one UDP flow to dst until the requester was silent for a minute. It blocks.
func (e *Exit) UDP(dst netip.AddrPort, accept func() (net.Conn, error), refuse func()) {
	e.serve("udp", dst, accept, refuse, copiers{copyDatagrams, copyAnswers})
}

type copier func(dst, src net.Conn, count func(n int) error) error

// copiers are for the way up, from the requester, and for the way down.
type copiers struct{ up, down copier }

func (e *Exit) serve(network string, dst netip.AddrPort, accept func() (net.Conn, error), refuse func(), cp copiers) {
	ctx, err := e.admit(network, dst)
	if err != nil {
		e.count(err)
		refuse()
		return
	}
	defer e.leave()
	outside, err := e.dial(ctx, network, dst)
	if err != nil {
		e.count(err)
		refuse()
		return
	}
	defer outside.Close()
	inside, err := acceptUntil(ctx, accept)
	f := e.begin(network, dst, inside, outside)
	defer f.end()
	if err != nil {
		return
	}
	defer inside.Close()
	e.join(ctx, inside, outside, f, cp)
}

// admit lets a flow in when gate, policy and limits permit it; leave must follow.
func (e *Exit) admit(network string, dst netip.AddrPort) (context.Context, error) {
	if err := e.policy.Check(network, dst); err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	switch {
	case e.gate == Closed, e.gate == CheckOnly && !e.policy.isExitCheck(network, dst):
		return nil, denied("not-active")
	case e.flows >= e.limits.Connections:
		return nil, denied("too-many-connections")
	case !e.arrivals.Allow():
		return nil, denied("too-many-new-connections")
	}
	e.flows++
	return e.ctx, nil
}

func (e *Exit) leave() {
	e.mu.Lock()
	e.flows--
	e.mu.Unlock()
	e.idle.Broadcast()
}

// deny counts a refusal of something that is not a flow, such as a name.
func (e *Exit) deny(reason string) {
	e.mu.Lock()
	e.denied[reason]++
	e.mu.Unlock()
}

func (e *Exit) count(err error) {
	if refusal, ok := errors.AsType[*ipsx.Error](err); ok && refusal.Code == ipsx.CodeDenied {
		e.deny(refusal.Message)
	}
}

// dial leaves from the leased address. Its control hook asks the policy once more about the address that is really dialled.
func (e *Exit) dial(ctx context.Context, network string, dst netip.AddrPort) (net.Conn, error) {
	dialer := net.Dialer{Timeout: DialTimeout, LocalAddr: localAddr(network, e.source), Control: func(_, address string, conn syscall.RawConn) error {
		dialled, err := netip.ParseAddrPort(address)
		if err == nil {
			err = e.policy.Check(network, netip.AddrPortFrom(dialled.Addr().Unmap(), dialled.Port()))
		}
		if err != nil {
			return err
		}
		return toDial(network, e.source, conn)
	}}
	return dialer.DialContext(ctx, network, dst.String())
}

func localAddr(network string, a netip.Addr) net.Addr {
	local := netip.AddrPortFrom(a, 0)
	if network == "udp" {
		return net.UDPAddrFromAddrPort(local)
	}
	return net.TCPAddrFromAddrPort(local)
}

// acceptUntil waits for the requester's side of the handshake, but no longer than the gate is open: the requester may never answer.
func acceptUntil(ctx context.Context, accept func() (net.Conn, error)) (net.Conn, error) {
	type accepted struct {
		conn net.Conn
		err  error
	}
	answer := make(chan accepted, 1)
	go func() {
		conn, err := accept()
		answer <- accepted{conn, err}
	}()
	select {
	case a := <-answer:
		return a.conn, a.err
	case <-ctx.Done():
		go func() {
			if a := <-answer; a.err == nil {
				abort(a.conn)
			}
		}()
		return nil, ctx.Err()
	}
}

// join copies both ways until both are done or the gate closes.
func (e *Exit) join(ctx context.Context, inside, outside net.Conn, f *flow, cp copiers) {
	stop := context.AfterFunc(ctx, func() { abort(inside, outside) })
	defer stop()
	var both sync.WaitGroup
	both.Go(func() { pump(outside, inside, e.meter(ctx, up, f), cp.up) })
	both.Go(func() { pump(inside, outside, e.downward(ctx, inside, f), cp.down) })
	both.Wait()
}

// pump copies one way. A clean end is passed on as a half-close; anything else ends the flow.
func pump(dst, src net.Conn, count func(int) error, cp copier) {
	if err := cp(dst, src, count); err != nil {
		abort(dst, src)
		return
	}
	if half, ok := dst.(interface{ CloseWrite() error }); ok {
		_ = half.CloseWrite() // the other direction may have ended the connection already
		return
	}
	abort(dst, src)
}

func abort(conns ...net.Conn) {
	for _, c := range conns {
		_ = c.Close() // it may be closed already, which is what is wanted
	}
}

// meter returns what is called for n bytes that are about to be passed on.
func (e *Exit) meter(ctx context.Context, way int, f *flow) func(n int) error {
	return func(n int) error {
		if f.check {
			return e.spendCheck(n)
		}
		if err := e.credit.take(ctx, n); err != nil {
			return err
		}
		e.tally(f, way, n)
		return e.slow(ctx, way, n)
	}
}

func (e *Exit) tally(f *flow, way, n int) {
	e.meters[way].Add(uint64(n))
	f.bytes[way].Add(uint64(n))
}

func (e *Exit) slow(ctx context.Context, way, n int) error {
	if limiter := e.rates[way]; limiter != nil {
		return limiter.WaitN(ctx, n)
	}
	return nil
}

// follower is a flow that tells how much of what was written to it arrived, and when no more will.
type follower interface {
	Follow(arrived func(n int), over func())
}

// downward is meter for what goes to the requester. Where the flow tells what arrived, that is counted; credit is spent when it is written, and what never
// arrived is given back.
func (e *Exit) downward(ctx context.Context, inside net.Conn, f *flow) func(n int) error {
	tells, ok := inside.(follower)
	if !ok || f.check {
		return e.meter(ctx, down, f)
	}
	var missing atomic.Int64 // written, and not arrived
	tells.Follow(func(n int) {
		missing.Add(-int64(n))
		e.tally(f, down, n)
	}, func() { e.credit.give(uint64(max(missing.Swap(0), 0))) })
	return func(n int) error {
		if err := e.credit.take(ctx, n); err != nil {
			return err
		}
		missing.Add(int64(n))
		return e.slow(ctx, down, n)
	}
}

func (e *Exit) spendCheck(n int) error {
	if e.checked.Add(int64(n)) > ipsx.MaxExitCheckSize && e.Gate() == CheckOnly {
		return denied("exit-check-size")
	}
	return nil
}

// done says whether a copy that ended with err ended well.
func done(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
