package requester

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
)

var (
	rented = netip.MustParseAddr("192.0.2.1")
	shop   = "198.51.100.7:80"
)

// visits is Bob's tunnel to a destination that echoes, with what his witness saw, and honest entries of it.
type visits struct {
	t       *testing.T
	client  *tunnel.Client
	inner   netip.Addr
	witness *witness
	next    uint64
}

func newVisits(t *testing.T) *visits {
	key, provider := tunnel.NewKey(), tunnel.NewKey()
	echo := func(f tunnel.Flow) {
		conn, err := f.Accept()
		if err != nil {
			return
		}
		defer conn.Close()
		buffer := make([]byte, 100)
		n, _ := conn.Read(buffer)
		_, _ = conn.Write(buffer[:n])
		_, _ = conn.Read(buffer) // until the requester closes
	}
	server, err := tunnel.Listen(tunnel.ServerConfig{PrivateKey: provider, TCP: echo, UDP: echo})
	try(t, err)
	t.Cleanup(func() { _ = server.Close() })
	inner, err := server.Allocate([]netip.Addr{rented})
	try(t, err)
	try(t, server.AddPeer(key.Public(), inner))
	w := newWitness(inner, []netip.Addr{rented})
	client, err := tunnel.Dial(tunnel.ClientConfig{PrivateKey: key, Inner: inner, Peer: provider.Public(), ProviderInner: server.Inner(), Witness: w,
		Endpoint: netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), server.Port())})
	try(t, err)
	t.Cleanup(func() { _ = client.Close() })
	return &visits{t, client, inner[0], w, 1}
}

func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// visit has five bytes echoed, and returns the entries that an honest provider writes of it.
func (v *visits) visit(network string) (opened, closed connlog.Entry) {
	v.t.Helper()
	ctx, cancel := context.WithTimeout(v.t.Context(), 10*time.Second)
	defer cancel()
	conn, err := v.client.DialContext(ctx, v.inner, network, shop)
	try(v.t, err)
	_, err = conn.Write([]byte("hello"))
	try(v.t, err)
	_, err = conn.Read(make([]byte, 5))
	try(v.t, err)
	port := portOf(v.t, conn)
	try(v.t, conn.Close())
	opened = connlog.Entry{Kind: connlog.Opened, Connection: v.next, Transport: connlog.Transport(network), Leased: rented, SourcePort: 40000, ClientPort: port,
		Destination: netip.MustParseAddrPort(shop), At: time.Now().UnixMilli(), Salt: connlog.NewSalt()}
	closed = opened
	closed.Kind, closed.BytesUp, closed.BytesDown, closed.Salt = connlog.Closed, 5, 5, connlog.NewSalt()
	v.next++
	return opened, closed
}

func portOf(t *testing.T, conn net.Conn) uint16 {
	t.Helper()
	at, err := netip.ParseAddrPort(conn.LocalAddr().String())
	try(t, err)
	return at.Port()
}

// TestAnHonestLogIsAgreedTo, whatever order flows are opened and closed in; a flow of datagrams can be told of again after it was idle.
func TestAnHonestLogIsAgreedTo(t *testing.T) {
	v := newVisits(t)
	v.witness.Resolving("shop.example")
	var opens, closes []connlog.Entry
	for _, network := range []string{"tcp", "tcp", "udp", "tcp"} {
		o, c := v.visit(network)
		o.Name, c.Name = "shop.example", "shop.example"
		opens, closes = append(opens, o), append(closes, c)
	}
	opens[0], opens[3] = swapped(opens[0], opens[3]) // the provider met them in another order
	closes[0], closes[3] = swapped(closes[0], closes[3])
	again := opens[2]
	again.Connection = 5
	entries := append(append([]connlog.Entry{}, opens...), closes[3], closes[1], again, closes[0], closes[2])
	for _, e := range entries {
		if err := v.witness.check(e); err != nil {
			t.Errorf("%+v: %v", e, err)
		}
	}
}

// swapped exchanges what two entries tell, but for their places in the log.
func swapped(a, b connlog.Entry) (x, y connlog.Entry) {
	x, y = b, a
	x.Connection, y.Connection = a.Connection, b.Connection
	return x, y
}

// TestAGivenUpConnectionIsOwnedUpTo: Bob gave up before he knew his port, and the destination was reached all the same.
func TestAGivenUpConnectionIsOwnedUpTo(t *testing.T) {
	v := newVisits(t)
	given := &tunnel.Opening{Via: v.inner, Network: "tcp", To: netip.MustParseAddrPort(shop)}
	v.witness.Opening(given)
	o := connlog.Entry{Kind: connlog.Opened, Connection: 1, Transport: connlog.TCP, Leased: rented, ClientPort: 55555, Destination: given.To, At: time.Now().UnixMilli()}
	try(t, v.witness.check(o))
	o.Connection = 2
	if err := v.witness.check(o); !ipsx.IsCode(err, ipsx.CodeConflict) {
		t.Errorf("one flow was told of twice: %v", err)
	}
}

// TestMalloryTheProvidersEntriesAreNotAgreedTo: each lie is found by what Bob did himself.
func TestMalloryTheProvidersEntriesAreNotAgreedTo(t *testing.T) {
	for name, lie := range map[string]func(o, c *connlog.Entry){
		"invented":             func(o, _ *connlog.Entry) { o.Destination = netip.MustParseAddrPort("198.51.100.8:25") },
		"another port":         func(o, _ *connlog.Entry) { o.ClientPort++ },
		"another address":      func(o, _ *connlog.Entry) { o.Leased = netip.MustParseAddr("192.0.2.2") },
		"another transport":    func(o, _ *connlog.Entry) { o.Transport = connlog.UDP },
		"dated back":           func(o, _ *connlog.Entry) { o.At -= 3000 },
		"dated ahead":          func(o, _ *connlog.Entry) { o.At += 3600_000 },
		"a name":               func(o, _ *connlog.Entry) { o.Name = "bad.example" },
		"another number":       func(o, _ *connlog.Entry) { o.Connection++ },
		"a closed other":       func(_, c *connlog.Entry) { c.Connection++ },
		"more sent":            func(_, c *connlog.Entry) { c.BytesUp = 1 << 20 },
		"more received":        func(_, c *connlog.Entry) { c.BytesDown = 1 << 20 },
		"another end":          func(_, c *connlog.Entry) { c.Destination = netip.MustParseAddrPort("198.51.100.8:25") },
		"closed before opened": func(_, c *connlog.Entry) { c.At -= 1000 },
	} {
		v := newVisits(t)
		o, c := v.visit("tcp")
		lie(&o, &c)
		err := v.witness.check(o)
		if err == nil {
			err = v.witness.check(c)
		}
		if !ipsx.IsCode(err, ipsx.CodeConflict) {
			t.Errorf("%s: %v", name, err)
		}
	}
	v := newVisits(t)
	o, c := v.visit("tcp")
	for i, e := range []connlog.Entry{o, c, c} {
		if err := v.witness.check(e); (err == nil) != (i < 2) {
			t.Errorf("entry %d: %v", i, err)
		}
	}
}

// page is entries as a provider sends them, with the head that it says they lead to.
func page(entries []connlog.Entry, head connlog.Head) pair.Entries {
	var packed []byte
	for _, e := range entries {
		encoded := e.Encode()
		packed = append(append(packed, byte(len(encoded)>>8), byte(len(encoded))), encoded...)
	}
	return pair.Entries{Packed: packed, Size: head.Size, Root: head.Root}
}

func headOf(entries []connlog.Entry) connlog.Head {
	edge := connlog.NewEdge()
	for _, e := range entries {
		edge.Append(connlog.Leaf(e.Encode()))
	}
	return edge.Head()
}

// TestWhatIsAcknowledged: entries that are five seconds old, all at the end, and nothing behind a lie.
func TestWhatIsAcknowledged(t *testing.T) {
	v := newVisits(t)
	r := newReading(v.witness)
	first, closed := v.visit("tcp")
	now := time.Now()
	r.now = func() time.Time { return now }
	entries := []connlog.Entry{first, closed}
	try(t, r.take(page(entries, headOf(entries))))
	if got := r.acknowledged(false); got != (connlog.Head{}) {
		t.Errorf("what is new is acknowledged: %+v", got)
	}
	now = now.Add(acknowledgeAfter)
	second, _ := v.visit("tcp")
	second.At += 1500
	entries = append(entries, second)
	try(t, r.take(page(entries[2:], headOf(entries))))
	if got := r.acknowledged(false); got != headOf(entries[:2]) {
		t.Errorf("acknowledged are %+v", got)
	}
	if got := r.acknowledged(true); got != headOf(entries) {
		t.Errorf("at the end %+v are acknowledged", got)
	}
	lie := second
	lie.Connection, lie.Destination = 3, netip.MustParseAddrPort("198.51.100.8:25")
	forged := append([]connlog.Entry{}, entries...)
	forged = append(forged, lie)
	if err := r.take(page(forged[3:], headOf(forged))); !ipsx.IsCode(err, ipsx.CodeConflict) || !strings.Contains(err.Error(), "198.51.100.8:25") {
		t.Errorf("a lie: %v", err)
	}
	if got := r.acknowledged(true); got != headOf(entries) || r.over() == nil {
		t.Errorf("behind a lie %+v are acknowledged", got)
	}
}

// TestMalloryKeepsTwoLogs: what she signs, or says of a page, must be the log that Bob reads, before and afterwards.
func TestMalloryKeepsTwoLogs(t *testing.T) {
	for name, two := range map[string]func(r *reading, entries []connlog.Entry) error{
		"the page's head": func(r *reading, entries []connlog.Entry) error {
			return r.take(page(entries, connlog.Head{Size: 2, Root: ipsx.Hash{1}}))
		},
		"signed before it is read": func(r *reading, entries []connlog.Entry) error {
			try(t, r.claimed(connlog.Head{Size: 2, Root: ipsx.Hash{1}}))
			return r.take(page(entries, headOf(entries)))
		},
		"signed afterwards": func(r *reading, entries []connlog.Entry) error {
			try(t, r.take(page(entries, headOf(entries))))
			return r.claimed(connlog.Head{Size: 2, Root: ipsx.Hash{1}})
		},
	} {
		v := newVisits(t)
		r := newReading(v.witness)
		o, c := v.visit("tcp")
		if err := two(r, []connlog.Entry{o, c}); !ipsx.IsCode(err, ipsx.CodeConflict) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestTheWitnessIsBounded: more flows than can be remembered end the acknowledgements, not the lease; those that never came about are forgotten first.
func TestTheWitnessIsBounded(t *testing.T) {
	w := newWitness([]netip.Addr{rented}, []netip.Addr{rented})
	now := time.Now()
	w.now = func() time.Time { return now }
	open := func() { w.Opening(&tunnel.Opening{Via: rented, Network: "tcp", To: netip.MustParseAddrPort(shop)}) }
	for range maxOpenings {
		open()
	}
	now = now.Add(3 * openWithin)
	open()
	if w.lost || w.count != 1 {
		t.Errorf("%d flows are remembered that never came about", w.count)
	}
	for range maxOpenings {
		open()
	}
	err := w.check(connlog.Entry{Kind: connlog.Opened, Connection: 1, Transport: connlog.TCP, Leased: rented, Destination: netip.MustParseAddrPort(shop), At: now.UnixMilli()})
	if !ipsx.IsCode(err, ipsx.CodeTooLarge) {
		t.Errorf("with too many flows: %v", err)
	}
}
