package requester

import (
	"context"
	"errors"
	"net/http"
	"net/netip"
	"slices"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
)

const (
	askRetry     = 2 * time.Second // over the relay
	maxRelayed   = 64              // messages that wait to be read
	exitsAtOnce  = 16              // exit checks side by side
	tunnelWait   = 3 * time.Second // for one endpoint to answer
	meterLook    = 100 * time.Millisecond
	endpointWait = ipsx.ReadyTimeout + 2*time.Second
	reserveWait  = ipsx.ConnectTimeout - 7*time.Second // leaves time for the cancel to be in the exchange's log
)

// Lease is one running deal: its tunnel, its exits and its payments.
type Lease struct {
	node      *Requester
	venue     *venue // whose deal it is
	hash      ipsx.Hash
	deal      ipsx.Deal
	proposal  ipsx.Proposal // that it came with
	key       tunnel.PrivateKey
	closing   bool // its reservation, at the end
	impatient bool // a standby takes over from it
	channel   *pair.Channel
	caller    *pair.Caller
	hello     chan pair.Hello
	relayed   chan ipsx.Signed[ipsx.PairMessage]
	refused   chan ipsx.DealView // the deal ended before it began
	over      context.Context    // ends with the lease; its cause says why
	finish    context.CancelCauseFunc
	loops     sync.WaitGroup
	wake      chan struct{}   // look at the meters now
	done      chan struct{}   // closed when all is paid and freed
	leased    context.Context // ends when the exchange says that the addresses are free again
	freed     context.CancelFunc

	purse      *purse
	client     *tunnel.Client // nil when the tunnel was handed over
	inside     *http.Client   // through it
	handedOver chan struct{}
	inner      []netip.Addr
	reached    netip.AddrPort // the provider's endpoint; the zero one where ways lead there
	ways       *ways          // nil: reached does
	reachedIn  time.Duration  // what the first way took to find
	provider   []netip.Addr   // its inner addresses
	mtu        int

	reading     *reading                 // of the provider's connection log; nil before the tunnel
	tunnelMeter func() (up, down uint64) // stands still after the tunnel was handed over

	mu        sync.Mutex
	seq       uint64
	connected time.Time // monotonic
	stopped   time.Time // monotonic; zero while it runs
	ledger    payment.Ledger
	exported  bool
	most      *uint64     // seconds that the provider counted when it ended the lease; nil: it did not
	theirs    ipsx.Status // the provider's newest
	extra     uint64      // bytes of this side's count that the provider does not count, as of its newest answer
	denied    map[string]uint64
	final     *Bill
}

// Bill is what a lease cost.
type Bill struct {
	Deal      ipsx.Hash         `json:"deal"`
	Provider  ipsx.Address      `json:"provider"`
	Leased    []netip.Addr      `json:"leased"`
	Seconds   uint64            `json:"seconds"`
	BytesUp   uint64            `json:"bytesUp"`
	BytesDown uint64            `json:"bytesDown"`
	Accrued   ipsx.Amount       `json:"accrued"` // wei
	Paid      ipsx.Amount       `json:"paid"`    // wei in vouchers; prepaid time makes it a little more than accrued
	Reason    ipsx.Reason       `json:"reason"`
	Denied    map[string]uint64 `json:"denied,omitempty"` // flows that the provider's policy refused
}

// establish makes a proposed deal an active lease, or undoes everything and says why not.
func (r *Requester) establish(ctx context.Context, p ipsx.Proposal, rental *Rental) (*Lease, error) {
	deal := p.Deal.Message
	l := &Lease{node: r, venue: rental.venue, hash: r.domain.Digest(deal), deal: deal, proposal: p, key: rental.key, closing: rental.closing, impatient: rental.standby, wake: make(chan struct{}, 1), done: make(chan struct{}), hello: make(chan pair.Hello, 1), relayed: make(chan ipsx.Signed[ipsx.PairMessage], maxRelayed),
		refused: make(chan ipsx.DealView, 1), handedOver: make(chan struct{}), ledger: payment.Ledger{Deal: &deal}, denied: map[string]uint64{}}
	l.over, l.finish = context.WithCancelCause(context.Background())
	l.leased, l.freed = context.WithCancel(context.Background())
	l.channel = pair.NewChannel(l.hash, ipsx.RequesterRole, rental.key.Bytes(), deal.ProviderKey, 0, 0)
	l.caller = pair.NewCaller(l.send, askRetry, nil)
	l.venue.register(l)
	go l.readRelay()
	r.config.Notify(Event{Kind: "matched", Deal: l.hash, Detail: deal.Provider.Hex(), Amount: deal.PricePerSecond})
	if err := l.begin(ctx, p); err != nil {
		l.abandon(err)
		return nil, err
	}
	go l.conclude()
	return l, nil
}

// begin does what lies between proposed and active. The reservation is made while the provider gets ready.
func (l *Lease) begin(ctx context.Context, p ipsx.Proposal) error {
	if err := p.Verify(l.node.domain, l.venue.client.Terms().Exchange, time.Now().Unix(), l.node.contracts.Ask); err != nil {
		return err
	}
	if l.deal.Clearer != (ipsx.Address{}) {
		return ipsx.Errorf(ipsx.CodeUnsupported, "this requester pays on direct lanes only")
	}
	reserved := make(chan error, 1)
	go func() { reserved <- l.reserve(ctx) }()
	err := l.connect(ctx)
	if failed := l.awaitReserved(reserved); failed != nil {
		return failed
	}
	if err != nil {
		return err
	}
	return l.start(ctx)
}

// awaitReserved waits for the reservation. When the deal cannot wait any longer it is cancelled in time, so that it does not count as let expire.
func (l *Lease) awaitReserved(reserved <-chan error) error {
	patience := time.NewTimer(reserveWait)
	defer patience.Stop()
	select {
	case err := <-reserved:
		return err
	case <-patience.C:
	}
	l.node.config.Notify(Event{Kind: "waiting", Deal: l.hash, Detail: "the chain is slow; the request is placed again when the reservation stands"})
	l.mu.Lock()
	cancelled := l.status(ipsx.StatusCancelled, ipsx.ReasonNoFunds)
	l.mu.Unlock()
	l.venue.report(cancelled)
	if err := <-reserved; err != nil {
		return err
	}
	return ipsx.Errorf(ipsx.CodeUnavailable, "%w", errLate)
}

func (l *Lease) reserve(ctx context.Context) (err error) {
	if !payment.GreatestBill(&l.deal).IsZero() {
		l.purse, err = l.node.lanes.take(ctx, &l.deal)
	}
	return err
}

// connect waits for the provider's hello, builds the tunnel, and checks every exit.
func (l *Lease) connect(ctx context.Context) error {
	hello, err := l.awaitHello(ctx)
	if err != nil {
		return err
	}
	if len(hello.Inner) != len(l.deal.Addresses) {
		return ipsx.Errorf(ipsx.CodeInvalid, "the provider gave %d inner addresses for %d leased ones", len(hello.Inner), len(l.deal.Addresses))
	}
	l.inner, l.provider, l.mtu = hello.Inner, hello.ProviderInner, hello.MTU
	l.reading = newReading(newWitness(l.inner, l.deal.Addresses))
	if err := l.reach(ctx, hello.Endpoints); err != nil {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the tunnel: %w", err)
	}
	return l.checkExits(ctx)
}

func (l *Lease) awaitHello(ctx context.Context) (pair.Hello, error) {
	timeout := time.NewTimer(endpointWait)
	defer timeout.Stop()
	select {
	case hello := <-l.hello:
		return hello, nil
	case view := <-l.refused:
		return pair.Hello{}, ipsx.Errorf(ipsx.CodeUnavailable, "the provider %s: the deal is %w (%s)", l.deal.Provider, dealOver(view.Status), view.Reason)
	case <-timeout.C:
		return pair.Hello{}, ipsx.Errorf(ipsx.CodeUnavailable, "the provider %s does not answer", l.deal.Provider)
	case <-ctx.Done():
		return pair.Hello{}, context.Cause(ctx)
	}
}

// reach builds the tunnel: to an endpoint of the provider's, or by a way that both sides look for.
func (l *Lease) reach(ctx context.Context, endpoints []netip.AddrPort) (err error) {
	defer func(begun time.Time) { l.reachedIn = time.Since(begun) }(time.Now())
	if l.relayOnly() {
		return l.findWay(ctx)
	}
	for _, endpoint := range endpoints {
		if err = l.tryEndpoint(ctx, endpoint, l.endpointPatience()/time.Duration(len(endpoints))); err == nil {
			l.node.config.Notify(Event{Kind: "tunnel", Deal: l.hash, Detail: endpoint.String()})
			return nil
		}
	}
	if failed := l.findWay(ctx); failed != nil {
		return errors.Join(err, failed)
	}
	return nil
}

// endpointPatience is how long the provider's endpoints are tried. Where the exchange has a relay, both sides can look for a way soon, so that it is there within 2 s.
func (l *Lease) endpointPatience() time.Duration {
	if len(l.venue.client.Terms().Relay) > 0 {
		return endpointsFirst
	}
	return tunnelWait
}

func (l *Lease) tryEndpoint(ctx context.Context, endpoint netip.AddrPort, patience time.Duration) error {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	client, err := l.newClient(endpoint)
	if err != nil {
		return err
	}
	if err := handshake(ctx, client); err != nil {
		_ = client.Close() // the handshake's error is the one to tell
		return err
	}
	l.reached = endpoint
	l.takeTunnel(client)
	return nil
}

func (l *Lease) newClient(endpoint netip.AddrPort) (*tunnel.Client, error) {
	return tunnel.Dial(tunnel.ClientConfig{Mark: l.node.config.Mark, PrivateKey: l.key, Inner: l.inner, Peer: tunnel.PublicKey(l.deal.ProviderKey), Endpoint: endpoint,
		ProviderInner: l.provider, MTU: l.mtu, Witness: l.reading.witness, Log: l.node.config.Log})
}

func handshake(ctx context.Context, client *tunnel.Client) error {
	ctx, cancel := context.WithTimeout(ctx, tunnelWait)
	defer cancel()
	return client.Handshake(ctx)
}

func (l *Lease) takeTunnel(client *tunnel.Client) { l.client, l.tunnelMeter = client, client.Meter }

// checkExits has the exchange say from which address it sees each exit.
func (l *Lease) checkExits(ctx context.Context) error {
	errs := make(chan error, len(l.inner))
	slots := make(chan struct{}, exitsAtOnce)
	for i, inner := range l.inner {
		go func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			errs <- l.checkExit(ctx, l.client, inner, l.deal.Addresses[i])
		}()
	}
	var failed error
	for range l.inner {
		if err := <-errs; err != nil && failed == nil {
			failed = err
		}
	}
	return failed
}

func (l *Lease) checkExit(ctx context.Context, client *tunnel.Client, inner, leased netip.Addr) error {
	ctx, cancel := context.WithTimeout(ctx, tunnelWait)
	defer cancel()
	seen, err := l.venue.client.ExitCheck(ctx, client.Unmetered(inner).DialContext)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeOf(err), "the exit check of %s: %w", leased, err)
	}
	if seen != leased && !(leased.Is6() && netip.PrefixFrom(leased, ipsx.MaxPrefixBits6).Contains(seen)) {
		return ipsx.Errorf(ipsx.CodeForbidden, "the exit is %s where %s was leased", seen, leased)
	}
	return nil
}

// send seals an envelope and has it relayed.
func (l *Lease) send(ctx context.Context, e pair.Envelope) error {
	message, err := l.channel.Seal(e)
	if err != nil {
		return err
	}
	return l.venue.client.SendMessage(ctx, message)
}

// hear takes a sealed message of the provider, or news of the deal. Neither holds up the node's events.
func (l *Lease) hear(event ipsx.Event) {
	if event.Type == ipsx.EventMessage && event.Message != nil {
		l.message(*event.Message)
	}
	if event.Deal != nil {
		l.changed(*event.Deal)
	}
}

func (l *Lease) message(m ipsx.Signed[ipsx.PairMessage]) {
	select {
	case l.relayed <- m:
	default: // the provider floods, or asks again later
	}
}

// readRelay goes on until all is paid: without a tunnel the answer to the last payment comes this way.
func (l *Lease) readRelay() {
	for {
		select {
		case <-l.done:
			return
		case m := <-l.relayed:
			if err := l.read(m); err != nil && !ipsx.IsCode(err, ipsx.CodeReplayed) {
				l.node.config.Log.Warn("a message on the pair channel", "deal", l.hash, "error", err)
			}
		}
	}
}

func (l *Lease) read(m ipsx.Signed[ipsx.PairMessage]) error {
	if m.Message.Role != ipsx.ProviderRole {
		return nil
	}
	if err := m.VerifyWith(l.node.domain, l.deal.Provider, time.Now().Unix(), l.node.contracts.Ask); err != nil {
		return err
	}
	envelope, err := l.channel.Open(m.Message)
	if err != nil || l.caller.Deliver(envelope) {
		return err
	}
	if envelope.Type == pair.TypeMeter {
		return l.metered(envelope)
	}
	hello, err := pair.As[pair.Hello](envelope)
	if err != nil {
		return err
	}
	select {
	case l.hello <- hello:
	default: // a second one changes nothing
	}
	return nil
}

func (l *Lease) changed(view ipsx.DealView) {
	l.extended(view.Extension)
	l.endedThere(view.Provider)
	if !view.Status.Live() {
		l.freed()
	}
	if view.Status.Live() && view.Status != ipsx.DealEnding {
		return
	}
	select {
	case l.refused <- view:
	default:
	}
	if l.active() {
		l.finish(overError{reason: view.Reason})
	}
}

func (l *Lease) active() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return !l.connected.IsZero()
}

// dealOver is the status of a deal that ended before it began, in the error that tells of it.
type dealOver ipsx.DealStatus

func (s dealOver) Error() string { return string(s) }

// overError is why a lease is over.
type overError struct {
	reason ipsx.Reason
	own    bool // this side wished so
}

func (e overError) Error() string { return "the lease is over: " + string(e.reason) }

// Deal is what was agreed.
func (l *Lease) Deal() ipsx.Deal { return l.deal }

// Hash is the deal's.
func (l *Lease) Hash() ipsx.Hash { return l.hash }

// Via dials through one leased address; i counts in the deal's order. It must not be called after HandOver.
func (l *Lease) Via(i int) tunnel.Dialer { return l.client.Via(l.inner[i]) }

// IsStraight says that the provider is reached at an endpoint of its own, by any WireGuard client: Export then takes no port of the exchange's relay.
func (l *Lease) IsStraight() bool { return l.ways == nil }

// Way says how the tunnel gets to the provider: the provider's address and port, or what is in between.
func (l *Lease) Way() string {
	if l.ways == nil {
		return l.reached.String()
	}
	return l.ways.String()
}

// ReachedIn is how long it took to build the tunnel, once the provider had said where it is.
func (l *Lease) ReachedIn() time.Duration { return l.reachedIn }

// Done is closed when the lease is over, paid and freed.
func (l *Lease) Done() <-chan struct{} { return l.done }

// Denied counts the flows that the provider's policy refused, by reason, as the provider last said.
func (l *Lease) Denied() map[string]uint64 {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.denied
}

// Export makes the plain WireGuard configuration of this lease, with a key of its own, for any other WireGuard client.
func (l *Lease) Export(ctx context.Context) (tunnel.Config, error) {
	key := tunnel.NewKey()
	answer, err := pair.Call[pair.Exported](ctx, l.ask(), pair.Export{PublicKey: ipsx.Hash(key.Public())})
	if err != nil {
		return tunnel.Config{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.exported = true
	endpoint := l.reached
	if !endpoint.IsValid() {
		endpoint = answer.Endpoints[0]
	}
	// The provider's DNS answers on its address of the family that the client has.
	dns := slices.DeleteFunc(slices.Clone(l.provider), func(a netip.Addr) bool { return a.Is4() != answer.Inner[0].Is4() })
	return tunnel.Config{PrivateKey: key, Inner: answer.Inner, DNS: dns, MTU: l.mtu, Peer: tunnel.PublicKey(l.deal.ProviderKey), Endpoint: endpoint}, nil
}
