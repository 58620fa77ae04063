package pair_test

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/pair"
	turnrelay "github.com/ipsx/ipsx/service/relay"
	"github.com/ipsx/ipsx/service/tunnel"
)

var searched = ipsx.Hash{7} // the deal of these tests

// relayed is an exchange's relay on loopback.
func relayed(t *testing.T) *turnrelay.Relay {
	t.Helper()
	r, err := turnrelay.Open(t.Context(), turnrelay.Config{Listen: "127.0.0.1:0", TCPListen: "127.0.0.1:0", Secret: []byte("sixteen bytes or more"), Forbidden: egress.Forbidden,
		Own: func() []netip.Prefix { return nil }, Allow: []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}, Relayed: func(ipsx.Hash) bool { return true }})
	check(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- r.Serve(ctx) }()
	t.Cleanup(func() {
		cancel()
		check(t, <-served)
	})
	return r
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// loopback permits nothing else, so that these tests stay on the machine.
func loopback(a netip.Addr) bool { return a == netip.AddrFrom4([4]byte{127, 0, 0, 1}) }

// hidden are a provider without an endpoint and a requester with a tunnel that leads nowhere yet.
type hidden struct {
	*testing.T
	server         *tunnel.Server
	key            tunnel.PublicKey // the server's
	client         *tunnel.Client
	alice, bob     pair.SearchConfig
	aliceWay, ways chan pair.Way
	searches       []*pair.Search
}

func hide(t *testing.T) *hidden {
	t.Helper()
	private, own := tunnel.NewKey(), tunnel.NewKey()
	server, err := tunnel.Listen(tunnel.ServerConfig{PrivateKey: private})
	check(t, err)
	t.Cleanup(func() { check(t, server.Close()) })
	inner, err := server.Allocate([]netip.Addr{netip.MustParseAddr("192.0.2.1")})
	check(t, err)
	check(t, server.AddPeer(own.Public(), inner))
	client, err := tunnel.Dial(tunnel.ClientConfig{PrivateKey: own, Inner: inner, Peer: private.Public(), ProviderInner: server.Inner()})
	check(t, err)
	t.Cleanup(func() { check(t, client.Close()) })
	r := relayed(t)
	h := &hidden{T: t, server: server, key: private.Public(), client: client, aliceWay: make(chan pair.Way, 8), ways: make(chan pair.Way, 8)}
	h.alice = pair.SearchConfig{Socket: socket(t, server.STUN()), Relay: r.Access(searched, ipsx.ProviderRole), Permits: loopback, Way: func(w pair.Way) { h.aliceWay <- w }}
	h.bob = pair.SearchConfig{Socket: socket(t, client.STUN()), Relay: r.Access(searched, ipsx.RequesterRole), Permits: loopback, Requester: true, Way: func(w pair.Way) { h.ways <- w }}
	return h
}

func socket(t *testing.T, stun net.PacketConn) *pair.Socket {
	s := pair.NewSocket(stun)
	t.Cleanup(func() { _ = s.Close() })
	return s
}

// meet lets both search, and returns the first way that each found.
func (h *hidden) meet() (alices, bobs pair.Way) {
	h.Helper()
	ctx, cancel := context.WithTimeout(h.Context(), 10*time.Second)
	defer cancel()
	halves := [2]*pair.Search{}
	for i, c := range []pair.SearchConfig{h.alice, h.bob} {
		s, err := pair.NewSearch(ctx, c)
		check(h.T, err)
		h.Cleanup(s.Close)
		halves[i] = s
	}
	h.searches = halves[:]
	met := make(chan error, 2)
	for i, s := range halves {
		go func() { met <- s.Meet(ctx, sent(h.T, halves[1-i].Own())) }()
	}
	for range halves {
		check(h.T, <-met)
	}
	return <-h.aliceWay, <-h.ways
}

// sent is a half as it comes out of a message.
func sent(t *testing.T, f pair.Find) pair.Find {
	t.Helper()
	e, err := pair.New(f)
	check(t, err)
	got, err := pair.As[pair.Find](e)
	check(t, err)
	return got
}

func (h *hidden) shakes() {
	h.Helper()
	ctx, cancel := context.WithTimeout(h.Context(), 10*time.Second)
	defer cancel()
	check(h.T, h.client.Handshake(ctx))
}

// TestADirectWayIsOfTheTunnelsOwnSockets: WireGuard goes the way that the checks went.
func TestADirectWayIsOfTheTunnelsOwnSockets(t *testing.T) {
	h := hide(t)
	_, way := h.meet()
	if way.Relayed != nil || way.Direct.Port() != h.server.Port() {
		t.Fatalf("the way is %+v, and the provider listens on port %d", way, h.server.Port())
	}
	check(t, h.client.SetEndpoint(way.Direct))
	h.shakes()
}

// TestRelayOnlyTellsNoAddress: the provider is told relayed addresses only, and sees no other.
func TestRelayOnlyTellsNoAddress(t *testing.T) {
	h := hide(t)
	h.bob.RelayOnly = true
	alices, way := h.meet()
	if way.Relayed == nil || alices.Relayed == nil { // this relay sends nothing to its own address, which is Alice's too: hers is needed as well
		t.Fatalf("the ways are %+v and %+v", way, alices)
	}
	own := h.searches[1].Own().Candidates
	for _, c := range own {
		if c.Kind != "relay" {
			t.Errorf("the provider is told %+v", c)
		}
	}
	h.server.Carry(alices.Relayed)
	check(t, h.client.SetWay(h.client.Carry(way.Relayed)))
	h.shakes()
	if seen := alices.Relayed.RemoteAddr().String(); !isOneOf(seen, own) {
		t.Errorf("the provider sees %q, of %+v", seen, own)
	}
}

func isOneOf(endpoint string, candidates []pair.Candidate) bool {
	for _, c := range candidates {
		if c.Addr.String() == endpoint {
			return true
		}
	}
	return false
}

// TestBothRelayed: where neither side may be reached at its own addresses the relay joins them, over UDP and where that is blocked over TCP.
func TestBothRelayed(t *testing.T) {
	for _, transport := range []string{"udp", "tcp"} {
		t.Run(transport, func(t *testing.T) {
			h := hide(t)
			for _, c := range []*pair.SearchConfig{&h.alice, &h.bob} {
				c.RelayOnly, c.Relay.URLs = true, only(c.Relay.URLs, transport)
			}
			alices, bobs := h.meet()
			h.server.Carry(alices.Relayed)
			check(t, h.client.SetWay(h.client.Carry(bobs.Relayed)))
			h.shakes()
		})
	}
}

func only(urls []string, transport string) (list []string) {
	for _, url := range urls {
		if strings.HasPrefix(url, "turn:") && strings.HasSuffix(url, transport) {
			list = append(list, url)
		}
	}
	return list
}

// TestNobodyIsFoundWithoutAnAddress: no relay, and nothing that may be told.
func TestNobodyIsFoundWithoutAnAddress(t *testing.T) {
	h := hide(t)
	h.bob.Relay, h.bob.Permits = ipsx.RelayAccess{}, func(netip.Addr) bool { return false }
	if _, err := pair.NewSearch(t.Context(), h.bob); !ipsx.IsCode(err, ipsx.CodeUnavailable) {
		t.Errorf("got %v", err)
	}
}

// TestMallorysHalvesAreRefused: what could make a search call strangers, or confuse it.
func TestMallorysHalvesAreRefused(t *testing.T) {
	good := pair.Find{Fragment: "abcd", Password: strings.Repeat("p", 22), Candidates: []pair.Candidate{{Kind: "host", Addr: netip.MustParseAddrPort("8.8.8.8:1"), Priority: 1}}}
	check(t, good.Validate())
	for what, spoil := range map[string]func(*pair.Find){
		"a short fragment":    func(f *pair.Find) { f.Fragment = "abc" },
		"a fragment of lines": func(f *pair.Find) { f.Fragment = "abcd\r\n" },
		"a short password":    func(f *pair.Find) { f.Password = "p" },
		"a name":              func(f *pair.Find) { f.Candidates[0].Kind = "mdns" },
		"no port":             func(f *pair.Find) { f.Candidates[0].Addr = netip.MustParseAddrPort("8.8.8.8:0") },
		"everywhere":          func(f *pair.Find) { f.Candidates[0].Addr = netip.MustParseAddrPort("0.0.0.0:1") },
		"everybody":           func(f *pair.Find) { f.Candidates[0].Addr = netip.MustParseAddrPort("224.0.0.1:1") },
		"a mapped address":    func(f *pair.Find) { f.Candidates[0].Addr = netip.MustParseAddrPort("[::ffff:8.8.8.8]:1") },
		"a zone":              func(f *pair.Find) { f.Candidates[0].Addr = netip.MustParseAddrPort("[fe80::1%eth0]:1") },
		"no priority":         func(f *pair.Find) { f.Candidates[0].Priority = 0 },
		"too many":            func(f *pair.Find) { f.Candidates = make([]pair.Candidate, pair.MaxCandidates+1) },
	} {
		bad := good
		bad.Candidates = []pair.Candidate{good.Candidates[0]}
		spoil(&bad)
		if bad.Validate() == nil {
			t.Errorf("%s passes", what)
		}
	}
}
