package relay_test

import (
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/pion/stun/v4"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/relay"
)

func (w *world) says(from net.PacketConn, text string, to net.Addr, at net.PacketConn, want net.Addr) {
	w.Helper()
	w.send(from, []byte(text), to)
	if got, source := w.hear(at); string(got) != text || source.String() != want.String() {
		w.Fatalf("heard %q from %v, want %q from %v", got, source, text, want)
	}
}

// wants says that a client is refused with a STUN error code.
func (w *world) wants(code stun.ErrorCode, err error) {
	w.Helper()
	var refused *stun.TurnError
	if !errors.As(err, &refused) || refused.ErrorCodeAttr.Code != code {
		w.Errorf("got %v, want %d", err, code)
	}
}

func TestSTUNTellsTheAddress(t *testing.T) {
	w := open(t, nil)
	n := w.dial("turn-udp", ipsx.RelayAccess{}, nil)
	seen, err := n.turn.SendBindingRequest()
	w.check(err)
	if seen.String() != n.below.LocalAddr().String() {
		t.Errorf("seen as %v, it is %v", seen, n.below.LocalAddr())
	}
}

// TestBothPartiesMeet: each over what its network lets through.
func TestBothPartiesMeet(t *testing.T) {
	certificate, roots := certified(t, "127.0.0.1")
	w := open(t, func(c *relay.Config) { c.TCPListen, c.TLS = "127.0.0.1:0", certificate })
	for _, schemes := range [][2]string{{"turn-udp", "turn-udp"}, {"turn-udp", "turn-tcp"}, {"turn-tcp", "turns"}, {"turns", "turn-udp"}} {
		t.Run(strings.Join(schemes[:], " and "), func(t *testing.T) {
			a, b := w.allocate(schemes[0], w.alice(), roots), w.allocate(schemes[1], w.bob(), roots)
			w.check(a.turn.CreatePermission(b.LocalAddr()))
			w.check(b.turn.CreatePermission(a.LocalAddr()))
			for range 3 { // the first go as indications, the others through channels
				w.says(a, "offer", b.LocalAddr(), b, a.LocalAddr())
				w.says(b, strings.Repeat("x", 1400), a.LocalAddr(), a, b.LocalAddr())
			}
		})
	}
}

// TestBothFamilies: the relay listens on all addresses, and what two relayed addresses say to each other stays on the machine.
func TestBothFamilies(t *testing.T) {
	for name, change := range map[string]func(*relay.Config){
		"IPv6": func(c *relay.Config) { c.Listen = "[::1]:0" },
		"both": func(c *relay.Config) {
			c.Listen, c.Addresses = ":0", []netip.Addr{netip.MustParseAddr("127.0.0.1"), netip.MustParseAddr("::1")}
		},
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t, change)
			for _, address := range w.URLs() {
				at, ok := cut(address, "turn-udp")
				if !ok {
					continue
				}
				host, _, _ := net.SplitHostPort(at)
				a, b := w.allocateAt(at, w.alice()), w.allocateAt(at, w.bob())
				if got, _, _ := net.SplitHostPort(a.LocalAddr().String()); got != host {
					t.Errorf("relayed at %v, reached at %s", a.LocalAddr(), at)
				}
				w.check(a.turn.CreatePermission(b.LocalAddr()))
				w.check(b.turn.CreatePermission(a.LocalAddr()))
				w.says(a, "there", b.LocalAddr(), b, a.LocalAddr())
				w.says(b, "and back", a.LocalAddr(), a, b.LocalAddr())
			}
		})
	}
}

// TestRelayedUnderAnotherAddress: the machine is behind a NAT that maps its public address one to one.
func TestRelayedUnderAnotherAddress(t *testing.T) {
	w := open(t, func(c *relay.Config) { c.Addresses = []netip.Addr{netip.MustParseAddr("93.184.216.34")} })
	at := strings.Replace(w.place("turn-udp"), "93.184.216.34", "127.0.0.1", 1)
	a, b, far := w.allocateAt(at, w.alice()), w.allocateAt(at, w.bob()), w.listen("127.0.0.2")
	w.check(a.turn.CreatePermission(b.LocalAddr(), far.LocalAddr()))
	w.check(b.turn.CreatePermission(a.LocalAddr()))
	w.says(a, "there", b.LocalAddr(), b, a.LocalAddr())
	w.says(b, "and back", a.LocalAddr(), a, b.LocalAddr())
	w.send(a, []byte("outside"), far.LocalAddr())
	if text, from := w.hear(far); string(text) != "outside" || portOf(from.String()) != portOf(a.LocalAddr().String()) {
		t.Errorf("heard %q from %v", text, from)
	}
}

func TestTheURLsSayWhatThereIs(t *testing.T) {
	certificate, _ := certified(t, "relay.example")
	for name, c := range map[string]struct {
		change func(*relay.Config)
		want   []string
	}{
		"UDP": {func(*relay.Config) {}, []string{"stun:127.0.0.1:U", "turn:127.0.0.1:U?transport=udp"}},
		"TCP": {func(c *relay.Config) { c.TCPListen = "127.0.0.1:0" }, []string{"stun:127.0.0.1:U", "turn:127.0.0.1:U?transport=udp", "turn:127.0.0.1:T?transport=tcp"}},
		"both families and TLS": {func(c *relay.Config) {
			c.Listen, c.TCPListen, c.TLS, c.TLSName = ":0", ":0", certificate, "relay.example"
			c.Addresses = []netip.Addr{netip.MustParseAddr("203.0.113.7"), netip.MustParseAddr("2001:db8::7")}
		}, []string{"stun:203.0.113.7:U", "stun:[2001:db8::7]:U", "turn:203.0.113.7:U?transport=udp", "turn:[2001:db8::7]:U?transport=udp",
			"turn:203.0.113.7:T?transport=tcp", "turn:[2001:db8::7]:T?transport=tcp", "turns:relay.example:T?transport=tcp"}},
	} {
		t.Run(name, func(t *testing.T) {
			w := open(t, c.change)
			ports := strings.NewReplacer(":"+portOf(w.URLs()[0])+"?", ":U?")
			got := slices.Clone(w.URLs())
			for i := range got {
				got[i] = ports.Replace(got[i])
				if strings.HasPrefix(got[i], "stun:") {
					got[i] = strings.TrimSuffix(got[i], portOf(got[i])) + "U"
				}
				if address, tcp := strings.CutSuffix(got[i], "?transport=tcp"); tcp {
					got[i] = strings.TrimSuffix(address, portOf(address)) + "T?transport=tcp"
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("the URLs are %v, want %v", got, c.want)
			}
		})
	}
}

func portOf(url string) string { return url[strings.LastIndexByte(url, ':')+1:] }

func TestWhatDoesNotFitTogetherIsRefused(t *testing.T) {
	w := open(t, nil)
	for name, c := range map[string]struct {
		change func(*relay.Config)
		want   ipsx.Code
	}{
		"no secret":             {func(c *relay.Config) { c.Secret = nil }, ipsx.CodeInvalid},
		"nobody asks the deals": {func(c *relay.Config) { c.Relayed = nil }, ipsx.CodeInvalid},
		"nothing is forbidden":  {func(c *relay.Config) { c.Forbidden = nil }, ipsx.CodeInvalid},
		"no public address":     {func(c *relay.Config) { c.Listen = ":0" }, ipsx.CodeInvalid},
		"two IPv4 addresses":    {func(c *relay.Config) { c.Addresses = []netip.Addr{{}, {}} }, ipsx.CodeInvalid},
		"ports backwards":       {func(c *relay.Config) { c.Ports = relay.Ports{Min: 2, Max: 1} }, ipsx.CodeInvalid},
		"port in use":           {func(c *relay.Config) { c.Listen = w.place("stun") }, ipsx.CodeConflict},
		"no address":            {func(c *relay.Config) { c.TCPListen = "here" }, ipsx.CodeInvalid},
	} {
		config := w.config
		c.change(&config)
		if r, err := relay.Open(t.Context(), config); !ipsx.IsCode(err, c.want) || r != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestOnlyTheOwnCredentialOfALiveDeal: everything else is as wrong as nothing.
func TestOnlyTheOwnCredentialOfALiveDeal(t *testing.T) {
	w := open(t, nil)
	w.allocate("turn-udp", w.bob(), nil) // the right one is good
	mallory := w.Access(mallorys, ipsx.ProviderRole)
	over := w.Access(ipsx.Hash{3}, ipsx.ProviderRole)
	w.end(ipsx.Hash{3})
	expired := w.alice()
	w.wait(2 * time.Hour)
	for name, access := range map[string]ipsx.RelayAccess{
		"none":                 {},
		"another deal's":       {Username: w.alice().Username, Password: mallory.Password},
		"the other side's":     {Username: w.alice().Username, Password: w.bob().Password},
		"of a deal that ended": over,
		"expired":              expired,
		"expiry pushed back":   {Username: strings.Replace(expired.Username, expired.Username[:10], w.alice().Username[:10], 1), Password: expired.Password},
		"the requester's port": {Username: w.bob().PortUsername(), Password: w.bob().Password},
		"another form":         {Username: "0" + w.alice().Username, Password: w.alice().Password},
		"no deal's":            {Username: "mallory", Password: "mallory"},
	} {
		before := w.Stats()
		_, err := w.dial("turn-udp", access, nil).turn.Allocate()
		w.wants(stun.CodeUnauthorized, err)
		if after := w.Stats(); after.Allocations != before.Allocations {
			t.Errorf("%s: there are %d allocations, were %d", name, after.Allocations, before.Allocations)
		}
	}
	if w.Stats().Refused["credential"] == 0 {
		t.Error("nothing was counted")
	}
}

// TestACredentialOutlivesTheRelay: it derives from the exchange's secret.
func TestACredentialOutlivesTheRelay(t *testing.T) {
	w := open(t, nil)
	access := w.bob()
	w.stop()
	w.start()
	w.allocate("turn-udp", access, nil)
	w.stop()
	w.config.Secret = []byte("another exchange's secret")
	w.start()
	_, err := w.dial("turn-udp", access, nil).turn.Allocate()
	w.wants(stun.CodeUnauthorized, err)
}

// TestWhatStandsOutlivesItsCredential: leases are longer than credentials.
func TestWhatStandsOutlivesItsCredential(t *testing.T) {
	w := open(t, nil)
	b, far := w.allocate("turn-udp", w.bob(), nil), w.listen("127.0.0.2")
	w.wait(2 * time.Hour)
	w.check(b.turn.CreatePermission(far.LocalAddr()))
	w.says(b, "hello", far.LocalAddr(), far, b.LocalAddr())
	w.says(far, "hello", b.LocalAddr(), b, far.LocalAddr())
}

func TestNothingOutlivesItsDeal(t *testing.T) {
	w := open(t, func(c *relay.Config) { c.TCPListen = "127.0.0.1:0" })
	a, b, far := w.allocate("turn-udp", w.alice(), nil), w.allocate("turn-tcp", w.bob(), nil), w.listen("127.0.0.2")
	other := w.allocate("turn-udp", w.Access(mallorys, ipsx.RequesterRole), nil)
	for _, n := range []*node{a, b, other} {
		w.check(n.turn.CreatePermission(far.LocalAddr()))
		w.says(n, "before", far.LocalAddr(), far, n.LocalAddr())
	}
	w.end(ours)
	for _, n := range []*node{a, b} {
		_, _ = n.WriteTo([]byte("after"), far.LocalAddr()) // its connection may be gone
		w.send(far, []byte("after"), n.LocalAddr())
	}
	if datagrams, _ := w.drain(far); datagrams != 0 {
		t.Errorf("%d datagrams came after the end", datagrams)
	}
	w.until("the connection is closed", func() bool { return w.Stats().Streams == 0 })
	if s := w.Stats(); s.Allocations != 1 {
		t.Errorf("%d allocations are left, not that of the other deal", s.Allocations)
	}
	w.says(other, "still", far.LocalAddr(), far, other.LocalAddr())
	if err := b.turn.CreatePermission(far.LocalAddr()); err == nil {
		t.Error("the ended deal still permits")
	}
}

func TestLimitsOfASide(t *testing.T) {
	w := open(t, func(c *relay.Config) { c.Limits = relay.Limits{Allocations: 2, Total: 4, Mbit: 1, Bytes: 200_000} })
	w.freeze()
	first := w.allocate("turn-udp", w.bob(), nil)
	w.allocate("turn-udp", w.bob(), nil)
	_, err := w.dial("turn-udp", w.bob(), nil).turn.Allocate()
	w.wants(stun.CodeAllocQuotaReached, err)
	a := w.allocate("turn-udp", w.alice(), nil) // the other side has its own
	w.wait(2 * time.Minute)
	w.allocate("turn-udp", w.bob(), nil) // one that was silent makes room
	w.until("room is made", func() bool { return w.Stats().Allocations == 3 })
	w.allocate("turn-udp", w.Access(mallorys, ipsx.RequesterRole), nil)
	_, err = w.dial("turn-udp", w.Access(mallorys, ipsx.ProviderRole), nil).turn.Allocate()
	w.wants(stun.CodeAllocQuotaReached, err) // the relay is full
	_ = first
	far := w.listen("127.0.0.2")
	w.check(a.turn.CreatePermission(far.LocalAddr()))
	w.says(a, "hello", far.LocalAddr(), far, a.LocalAddr())
	w.says(far, "hello", a.LocalAddr(), a, far.LocalAddr())
	if passed := w.burst(a, far.LocalAddr()); passed < 120_000 || passed > 128<<10 {
		t.Errorf("%d bytes passed at once, of a burst of 128 KiB", passed)
	}
	w.wait(time.Second)
	if passed := w.burst(a, far.LocalAddr()); passed < 60_000 || passed > 75_000 {
		t.Errorf("%d bytes passed, of the 69 KB that were left of 200 KB", passed)
	}
	w.wait(time.Hour)
	_, err = w.dial("turn-udp", w.alice(), nil).turn.Allocate()
	w.wants(stun.CodeAllocQuotaReached, err)
}

// TestTheRateHoldsBothWays: what peers send is limited as what the client sends.
func TestTheRateHoldsBothWays(t *testing.T) {
	w := open(t, func(c *relay.Config) { c.Limits = relay.Limits{Mbit: 1} })
	w.freeze()
	a, far := w.allocate("turn-udp", w.alice(), nil), w.listen("127.0.0.2")
	w.check(a.turn.CreatePermission(far.LocalAddr()))
	w.says(a, "hello", far.LocalAddr(), far, a.LocalAddr())
	passed := w.burst(far, a.LocalAddr())
	if passed < 120_000 || passed > 128<<10 {
		t.Errorf("%d bytes came at once, of a burst of 128 KiB", passed)
	}
	if s := w.Stats(); s.BytesDown != uint64(passed) || s.Refused["bandwidth"] == 0 {
		t.Errorf("counted is %+v", s)
	}
}

// TestManyDealsComeAndGo: what ends takes nothing of others with it, and leaves nothing behind.
func TestManyDealsComeAndGo(t *testing.T) {
	w := open(t, func(c *relay.Config) { c.TCPListen = "127.0.0.1:0" })
	stays, far := w.allocate("turn-udp", w.bob(), nil), w.listen("127.0.0.2")
	w.check(stays.turn.CreatePermission(far.LocalAddr()))
	var going sync.WaitGroup
	for i := range 30 {
		going.Go(func() {
			deal := ipsx.Hash{9, byte(i)}
			scheme := []string{"turn-udp", "turn-tcp"}[i%2]
			for _, role := range []ipsx.Role{ipsx.ProviderRole, ipsx.RequesterRole} {
				n := w.dial(scheme, w.Access(deal, role), nil)
				conn, err := n.turn.Allocate()
				if err != nil {
					t.Error(err)
					return
				}
				if err := n.turn.CreatePermission(far.LocalAddr()); err != nil {
					t.Error(err)
				}
				if i%3 == 0 {
					_ = conn.Close() // it says so to the relay, which may be gone
				}
			}
			w.end(deal)
		})
	}
	going.Wait()
	w.until("all is gone", func() bool { s := w.Stats(); return s.Allocations == 1 && s.Streams == 0 })
	w.says(stays, "still", far.LocalAddr(), far, stays.LocalAddr())
}
