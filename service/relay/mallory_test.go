package relay_test

import (
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/pion/stun/v4"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/relay"
)

// mallory has an allocation for a deal of her own.
func (w *world) mallory() *node {
	w.Helper()
	return w.allocate("turn-udp", w.Access(mallorys, ipsx.RequesterRole), nil)
}

func TestMalloryPermitsNobodyForbidden(t *testing.T) {
	near := netip.MustParsePrefix("198.35.26.0/24")
	w := open(t, func(c *relay.Config) {
		c.Allow, c.Addresses = []netip.Prefix{netip.MustParsePrefix("10.7.0.0/16")}, []netip.Addr{netip.MustParseAddr("93.184.216.34")}
		c.Own = ownNetworks(t, near)
	})
	m := w.allocateAt(strings.Replace(w.place("turn-udp"), "93.184.216.34", "127.0.0.1", 1), w.Access(mallorys, ipsx.RequesterRole))
	for address, may := range map[string]bool{
		"127.0.0.1": false, "127.0.0.53": false, "10.0.0.1": false, "172.16.3.4": false, "192.168.1.1": false, "169.254.169.254": false, "100.64.0.1": false,
		"0.0.0.0": false, "224.0.0.1": false, "255.255.255.255": false, "192.0.2.1": false, "198.35.26.96": false,
		"8.8.8.8": true, "10.7.0.1": true, "93.184.216.34": true,
	} {
		err := m.turn.CreatePermission(&net.UDPAddr{IP: net.ParseIP(address), Port: 53})
		if (err == nil) != may {
			t.Errorf("%s is permitted: %v, %v", address, err == nil, err)
		}
	}
	if err := m.turn.CreatePermission(&net.UDPAddr{IP: net.ParseIP("::1"), Port: 53}); err == nil {
		t.Error("another family is permitted")
	}
	if w.Stats().Refused["peer"] < 10 {
		t.Errorf("counted is %v", w.Stats().Refused)
	}
}

// TestMalloryReachesNothingElseOfTheRelaysMachine: not what listens beside the relay, and not what another deal has there.
func TestMalloryReachesNothingElseOfTheRelaysMachine(t *testing.T) {
	w := open(t, nil)
	m, b, beside := w.mallory(), w.allocate("turn-udp", w.bob(), nil), w.listen("127.0.0.1")
	_, relayPort, _ := net.SplitHostPort(w.place("stun"))
	front, err := net.ResolveUDPAddr("udp", "127.0.0.1:"+relayPort)
	w.check(err)
	w.check(m.turn.CreatePermission(b.LocalAddr()))
	w.check(b.turn.CreatePermission(m.LocalAddr()))
	for _, to := range []net.Addr{beside.LocalAddr(), b.LocalAddr(), front} {
		for range 3 {
			w.send(m, []byte("let me in"), to)
		}
	}
	for _, at := range []net.PacketConn{beside, b} {
		if datagrams, _ := w.drain(at); datagrams != 0 {
			t.Errorf("%d datagrams came to %v", datagrams, at.LocalAddr())
		}
	}
	w.until("all nine are refused", func() bool { return w.Stats().Refused["peer"] == 9 })
}

// TestMalloryFloodsNobody: who does not answer gets little, whoever she says that it is.
func TestMalloryFloodsNobody(t *testing.T) {
	w := open(t, nil)
	w.freeze()
	m, victim := w.mallory(), w.listen("127.0.0.2")
	w.check(m.turn.CreatePermission(victim.LocalAddr()))
	for range 200 {
		w.send(m, []byte("flood"), victim.LocalAddr())
	}
	w.exactly(64, victim) // enough for checks
	w.wait(2 * time.Second)
	for range 50 {
		w.send(m, []byte("flood"), victim.LocalAddr())
	}
	w.exactly(10, victim)
	w.says(victim, "go on", m.LocalAddr(), m, victim.LocalAddr())
	for range 100 {
		w.says(m, "gladly", victim.LocalAddr(), victim, m.LocalAddr())
	}
}

// TestStrangersReachNobody: only who was permitted, and only while.
func TestStrangersReachNobody(t *testing.T) {
	w := open(t, nil)
	b, friend, stranger := w.allocate("turn-udp", w.bob(), nil), w.listen("127.0.0.2"), w.listen("127.0.0.3")
	w.check(b.turn.CreatePermission(friend.LocalAddr()))
	for range 5 {
		w.send(stranger, []byte("spam"), b.LocalAddr())
	}
	w.says(friend, "hello", b.LocalAddr(), b, friend.LocalAddr())
	w.until("the strangers are counted", func() bool { return w.Stats().Refused["stranger"] == 5 })
	if datagrams, _ := w.drain(b); datagrams != 0 {
		t.Errorf("%d datagrams of a stranger came", datagrams)
	}
}

// TestPermissionsAreCounted: a client cannot fill the relay's memory with them.
func TestPermissionsAreCounted(t *testing.T) {
	w := open(t, nil)
	m := w.mallory()
	permitted := 0
	for i := range 40 {
		if m.turn.CreatePermission(&net.UDPAddr{IP: net.IPv4(127, 0, 1, byte(i)), Port: 9}) == nil {
			permitted++
		}
	}
	if permitted != 32 {
		t.Errorf("%d addresses are permitted, not 32", permitted)
	}
}

// question is a request as Mallory sends it, with as little as she likes.
func question(method stun.Method, attributes ...stun.Setter) []byte {
	return stun.MustBuild(append([]stun.Setter{stun.TransactionID, stun.NewType(method, stun.ClassRequest)}, attributes...)...).Raw
}

// TestTheRelayAmplifiesNothing: whoever makes up the address of another makes the relay send it at most three times what it cost, and not often.
func TestTheRelayAmplifiesNothing(t *testing.T) {
	for _, listen := range []string{"127.0.0.1:0", "[::1]:0"} {
		t.Run(listen, func(t *testing.T) {
			w := open(t, func(c *relay.Config) { c.Listen = listen })
			w.freeze()
			host, _, _ := net.SplitHostPort(listen)
			m := w.listen(host)
			to, err := net.ResolveUDPAddr("udp", w.place("stun"))
			w.check(err)
			transport := stun.RawAttribute{Type: stun.AttrRequestedTransport, Value: []byte{17, 0, 0, 0}}
			for name, c := range map[string]struct {
				question []byte
				answers  int
			}{
				"an address":                 {question(stun.MethodBinding), 1},
				"an allocation":              {question(stun.MethodAllocate, transport), 1},
				"an allocation of nothing":   {question(stun.MethodAllocate), 0},
				"a permission":               {question(stun.MethodCreatePermission, transport), 1},
				"a refreshment of nothing":   {question(stun.MethodRefresh), 0},
				"a connection":               {question(stun.MethodConnect, transport), 0},
				"what STUN has not":          {question(stun.Method(0x7f), transport), 0},
				"no STUN":                    {[]byte(strings.Repeat("hello ", 20)), 0},
				"data without an allocation": {[]byte{0x40, 0, 0, 4, 1, 2, 3, 4}, 0},
				"one byte":                   {[]byte{1}, 0},
				"nothing":                    {nil, 0},
			} {
				w.send(m, c.question, to)
				if bytes := w.exactly(c.answers, m); bytes > 3*len(c.question) {
					t.Errorf("asked for %s with %d bytes, got %d", name, len(c.question), bytes)
				}
			}
			answered := 0
			for range 1000 {
				paced := w.Stats().Refused["pace"]
				w.send(m, question(stun.MethodAllocate, transport), to)
				w.until("it is answered or not", func() bool {
					datagrams, _ := w.glance(m)
					answered += datagrams
					return datagrams > 0 || w.Stats().Refused["pace"] > paced
				})
			}
			if answered > 200 {
				t.Errorf("a flood got %d answers at once", answered)
			}
			if s := w.Stats(); s.Refused["pace"] < 800 || s.Allocations != 0 {
				t.Errorf("counted is %+v", s)
			}
		})
	}
}

// glance takes a datagram that is there already.
func (w *world) glance(at net.PacketConn) (datagrams, bytes int) {
	w.check(at.SetReadDeadline(time.Now().Add(time.Millisecond)))
	b := make([]byte, 2000)
	n, _, err := at.ReadFrom(b)
	if err != nil {
		return 0, 0
	}
	return 1, n
}

// TestWhatTURNCouldDoAndTheRelayDoesNot: chosen ports, and TCP to peers.
func TestWhatTURNCouldDoAndTheRelayDoesNot(t *testing.T) {
	w := open(t, func(c *relay.Config) { c.TCPListen = "127.0.0.1:0" })
	_, err := w.dial("turn-udp", w.bob(), nil).turn.AllocateTCP()
	w.wants(stun.CodeInsufficientCapacity, err)
	_, err = w.dial("turn-tcp", w.bob(), nil).turn.AllocateTCP()
	w.wants(stun.CodeInsufficientCapacity, err)
	if s := w.Stats(); s.Allocations != 0 {
		t.Errorf("there are %d allocations", s.Allocations)
	}
}

// TestConnectionsOfStrangers: they are few, and end when they say much or what is no TURN.
func TestConnectionsOfStrangers(t *testing.T) {
	w := open(t, func(c *relay.Config) { c.TCPListen = "127.0.0.1:0" })
	at := w.place("turn-tcp")
	dial := func() net.Conn {
		conn, err := net.Dial("tcp", at)
		w.check(err)
		w.Cleanup(func() { _ = conn.Close() })
		w.check(conn.SetDeadline(time.Now().Add(patience)))
		return conn
	}
	ends := func(what string, conn net.Conn) {
		t.Helper()
		if _, err := io.Copy(io.Discard, conn); err != nil && strings.Contains(err.Error(), "timeout") {
			t.Errorf("%s: the connection stays", what)
		}
	}
	for what, says := range map[string][]byte{
		"HTTP":             []byte("GET / HTTP/1.1\r\nHost: relay\r\n\r\n"),
		"TLS without TLS":  {22, 3, 1, 0, 5, 1, 0, 0, 1, 0},
		"much":             bytesOf(question(stun.MethodBinding), 1000),
		"a frame too long": append([]byte{0x40, 0, 0xff, 0xff}, make([]byte, 1<<16)...),
	} {
		conn := dial()
		_, _ = conn.Write(says) // it may be closed in the middle
		ends(what, conn)
	}
	w.until("they are gone", func() bool { return w.Stats().Streams == 0 })
	for range 64 {
		dial()
	}
	w.until("all are counted", func() bool { return w.Stats().Streams == 64 })
	ends("one too many", dial())
}

func bytesOf(message []byte, times int) (all []byte) {
	for range times {
		all = append(all, message...)
	}
	return all
}
