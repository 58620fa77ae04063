package relay_test

import (
	"context"
	"crypto/tls"
	"io"
	"net"
	"net/netip"
	"sync"
	"testing"
	"time"

	"github.com/pion/logging"
	"github.com/pion/turn/v5"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/relay"
)

// The deals of these tests: Alice provides to Bob in the first, Mallory has one of her own.
var ours, mallorys = ipsx.Hash{1}, ipsx.Hash{2}

// patience is how long a test waits for what must come, and brief for what must not.
const (
	patience = 10 * time.Second
	brief    = 100 * time.Millisecond
)

// world is a relay on loopback, whose deals live until they end.
type world struct {
	testing.TB
	config relay.Config
	*relay.Relay
	stop func()

	mu    sync.Mutex
	ended map[ipsx.Hash]bool
	ahead time.Duration // of the relay's clock; it stands still where frozen is set
	fixed time.Time
}

func open(t testing.TB, change func(*relay.Config)) *world {
	w := &world{TB: t, ended: map[ipsx.Hash]bool{}}
	w.config = relay.Config{Listen: "127.0.0.1:0", Secret: []byte("sixteen bytes or more"), Forbidden: egress.Forbidden, Own: ownNetworks(t),
		Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8"), netip.MustParsePrefix("::1/128")}, Relayed: w.lives, Now: w.now}
	if change != nil {
		change(&w.config)
	}
	w.start()
	return w
}

// ownNetworks are those of this machine, and others that are to count as such.
func ownNetworks(t testing.TB, others ...netip.Prefix) func() []netip.Prefix {
	networks := egress.WatchNetworks(others...)
	t.Cleanup(func() { _ = networks.Close() })
	return networks.List
}

func (w *world) start() {
	w.Helper()
	r, err := relay.Open(w.Context(), w.config)
	w.check(err)
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- r.Serve(ctx) }()
	w.Relay = r
	w.stop = sync.OnceFunc(func() {
		cancel()
		w.check(<-served)
	})
	w.Cleanup(w.stop)
}

func (w *world) check(err error) {
	w.Helper()
	if err != nil {
		w.Fatal(err)
	}
}

func (w *world) lives(deal ipsx.Hash) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return !w.ended[deal]
}

func (w *world) end(deal ipsx.Hash) {
	w.mu.Lock()
	w.ended[deal] = true
	w.mu.Unlock()
	w.Sweep()
}

func (w *world) now() time.Time {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.fixed.IsZero() {
		return w.fixed.Add(w.ahead)
	}
	return time.Now().Add(w.ahead)
}

// freeze lets the relay's clock stand, so that only what may come at once passes.
func (w *world) freeze() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.fixed = time.Now()
}

func (w *world) wait(d time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.ahead += d
}

// place is where one of the relay's URLs leads.
func (w *world) place(scheme string) string {
	w.Helper()
	for _, url := range w.URLs() {
		address, found := cut(url, scheme)
		if found {
			return address
		}
	}
	w.Fatalf("no %s in %v", scheme, w.URLs())
	return ""
}

// cut reads turn:host:port?transport=udp for the scheme "turn-udp".
func cut(url, scheme string) (string, bool) {
	forms := map[string][2]string{"stun": {"stun:", ""}, "turn-udp": {"turn:", "?transport=udp"}, "turn-tcp": {"turn:", "?transport=tcp"}, "turns": {"turns:", "?transport=tcp"}}
	form := forms[scheme]
	if len(url) < len(form[0])+len(form[1]) || url[:len(form[0])] != form[0] || url[len(url)-len(form[1]):] != form[1] {
		return "", false
	}
	return url[len(form[0]) : len(url)-len(form[1])], true
}

// node is a TURN client.
type node struct {
	turn           *turn.Client
	net.PacketConn                // its relayed address
	below          net.PacketConn // what it speaks with the relay through
}

// dial makes a client that has not allocated yet.
func (w *world) dial(scheme string, access ipsx.RelayAccess, trust *tls.Config) *node {
	w.Helper()
	address := w.place(scheme)
	switch scheme {
	case "turn-tcp":
		conn, err := net.Dial("tcp", address)
		w.check(err)
		return w.speak(turn.NewSTUNConn(conn), address, access)
	case "turns":
		conn, err := tls.Dial("tcp", address, trust)
		w.check(err)
		return w.speak(turn.NewSTUNConn(conn), address, access)
	}
	return w.dialAt(address, access)
}

func (w *world) dialAt(address string, access ipsx.RelayAccess) *node {
	w.Helper()
	host, _, err := net.SplitHostPort(address)
	w.check(err)
	return w.speak(w.listen(host), address, access)
}

func (w *world) speak(below net.PacketConn, address string, access ipsx.RelayAccess) *node {
	w.Helper()
	quiet := &logging.DefaultLoggerFactory{Writer: io.Discard, DefaultLogLevel: logging.LogLevelDisabled}
	c, err := turn.NewClient(&turn.ClientConfig{STUNServerAddr: address, TURNServerAddr: address, Conn: below, Username: access.Username, Password: access.Password, LoggerFactory: quiet})
	w.check(err)
	w.check(c.Listen())
	w.Cleanup(func() { c.Close(); _ = below.Close() })
	return &node{turn: c, below: below}
}

// allocate is a client with a relayed address.
func (w *world) allocate(scheme string, access ipsx.RelayAccess, trust *tls.Config) *node {
	w.Helper()
	return w.allocates(w.dial(scheme, access, trust))
}

func (w *world) allocateAt(address string, access ipsx.RelayAccess) *node {
	w.Helper()
	return w.allocates(w.dialAt(address, access))
}

func (w *world) allocates(n *node) *node {
	w.Helper()
	var err error
	n.PacketConn, err = n.turn.Allocate()
	w.check(err)
	w.Cleanup(func() { _ = n.PacketConn.Close() })
	return n
}

func (w *world) alice() ipsx.RelayAccess { return w.Access(ours, ipsx.ProviderRole) }
func (w *world) bob() ipsx.RelayAccess   { return w.Access(ours, ipsx.RequesterRole) }

// holdsPort is Alice with the deal's relay port.
func (w *world) holdsPort() *node {
	w.Helper()
	access := w.alice()
	access.Username = access.PortUsername()
	n := w.allocate("turn-udp", access, nil)
	w.send(n, nil, n.LocalAddr())
	return n
}

// listen is a socket of somebody who knows nothing of TURN.
func (w *world) listen(host string) net.PacketConn {
	w.Helper()
	socket, err := net.ListenPacket("udp", net.JoinHostPort(host, "0"))
	w.check(err)
	w.Cleanup(func() { _ = socket.Close() })
	return socket
}

func (w *world) send(from net.PacketConn, text []byte, to net.Addr) {
	w.Helper()
	_, err := from.WriteTo(text, to)
	w.check(err)
}

// hear is the next datagram.
func (w *world) hear(at net.PacketConn) (text []byte, from net.Addr) {
	w.Helper()
	w.check(at.SetReadDeadline(time.Now().Add(patience)))
	b := make([]byte, 2000)
	n, from, err := at.ReadFrom(b)
	w.check(err)
	return b[:n], from
}

// exactly waits for so many datagrams, and wants no more in the moment after. It gives their bytes.
func (w *world) exactly(want int, at net.PacketConn) (bytes int) {
	w.Helper()
	for range want {
		text, _ := w.hear(at)
		bytes += len(text)
	}
	if more, _ := w.drain(at); more > 0 {
		w.Errorf("%d datagrams came, not %d", want+more, want)
	}
	return bytes
}

// burst sends datagrams of a thousand bytes, each when the relay has decided on the one before, and gives how many bytes it let pass.
func (w *world) burst(from net.PacketConn, to net.Addr) int {
	w.Helper()
	decided := func() (passed, all uint64) {
		s := w.Stats()
		return s.BytesUp + s.BytesDown, s.BytesUp + s.BytesDown + s.Refused["bandwidth"]
	}
	before, _ := decided()
	for range 200 {
		_, known := decided()
		w.send(from, make([]byte, 1000), to)
		w.until("a datagram is decided on", func() bool { _, now := decided(); return now > known })
	}
	after, _ := decided()
	return int(after - before)
}

// drain counts what comes until nothing does for a moment.
func (w *world) drain(at net.PacketConn) (datagrams, bytes int) {
	b := make([]byte, 2000)
	for {
		w.check(at.SetReadDeadline(time.Now().Add(brief)))
		n, _, err := at.ReadFrom(b)
		if err != nil {
			return datagrams, bytes
		}
		datagrams, bytes = datagrams+1, bytes+n
	}
}

// until waits for what the relay is to notice by itself.
func (w *world) until(what string, there func() bool) {
	w.Helper()
	for began := time.Now(); !there(); <-time.After(time.Millisecond) {
		if time.Since(began) > patience {
			w.Fatalf("%s never: %+v", what, w.Stats())
		}
	}
}
