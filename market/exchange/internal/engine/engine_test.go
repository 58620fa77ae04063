package engine

import (
	"fmt"
	"net/netip"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/market/profile"
)

// The cast: Alice, Anna and Amy provide, Bob, Carol and Dora request, Mallory cheats, Victor runs the exchange.
var cast = map[string]actor.Key{}

func keyOf(name string) actor.Key {
	if _, ok := cast[name]; !ok {
		cast[name] = actor.Named(name)
	}
	return cast[name]
}

func wallet(name string) ipsx.Address { return keyOf(name).Address() }

var victor = wallet("victor")

var testConfig = Config{Exchange: victor, Domain: ipsx.Domain{ChainID: 31337, Centralizer: wallet("centralizer")},
	ReferenceRate: 1 << 20, CoolDown: profile.CoolDown{Base: 10 * time.Second, Max: time.Minute}, MaxPending: ipsx.MaxCount}

var epoch = time.Unix(1_800_000_000, 0).UTC()

// market is an engine with a clock that the test turns.
type market struct {
	*testing.T
	*Engine
	at    time.Time
	nonce uint64
	seq   map[string]uint64
}

func open(t *testing.T) *market {
	return &market{T: t, Engine: New(testConfig), at: epoch, seq: map[string]uint64{}}
}

func (m *market) do(c Command) Outcome {
	m.Helper()
	out := m.Apply(m.at, c)
	if out.Err != nil {
		m.Fatal(out.Err)
	}
	return out
}

func (m *market) refused(code ipsx.Code, c Command) {
	m.Helper()
	if out := m.Apply(m.at, c); !ipsx.IsCode(out.Err, code) {
		m.Fatalf("got %v, want %s", out.Err, code)
	}
}

func (m *market) wait(d time.Duration) Outcome {
	m.Helper()
	m.at = m.at.Add(d)
	return m.do(Command{Tick: true})
}

func (m *market) offerOf(name string, price uint64, prefixes ...string) ipsx.Offer {
	m.nonce++
	o := ipsx.Offer{Exchange: victor, Provider: wallet(name), Country: "DE", Kind: ipsx.Residential, Protocols: ipsx.Web | ipsx.Any, Scopes: ipsx.AnyUse,
		PricePerSecond: ipsx.Wei(price), MinSeconds: 5, MaxSeconds: 3600, MaxInterval: 15, TunnelKey: ipsx.HashOf([]byte(name)),
		Expiry: m.at.Unix() + 3600, Nonce: m.nonce}
	for _, p := range prefixes {
		o.Prefixes = append(o.Prefixes, netip.MustParsePrefix(p))
	}
	return o
}

func (m *market) requestOf(name string, count uint32) ipsx.Request {
	m.nonce++
	return ipsx.Request{Exchange: victor, Requester: wallet(name), Count: count, MinCount: count, Countries: []string{"DE"}, Protocol: ipsx.Web,
		Scope: ipsx.Browse, Seconds: 60, MaxPricePerSecond: ipsx.Wei(1000), MaxPricePerGiB: ipsx.Wei(1000), MaxTotal: ipsx.Wei(1_000_000),
		Signer: wallet(name), TunnelKey: ipsx.HashOf(fmt.Append(nil, name, m.nonce)), Expiry: m.at.Unix() + 600, Nonce: m.nonce}
}

// unsigned stands where the engine does not look.
var unsigned = make(ipsx.Signature, 65)

func offering(o ipsx.Offer) Command {
	return Command{Digest: hashOf(o), Offer: &ipsx.Signed[ipsx.Offer]{Message: o, Signature: unsigned}}
}

func requesting(r ipsx.Request) Command {
	return Command{Digest: hashOf(r), Request: &ipsx.Signed[ipsx.Request]{Message: r, Signature: unsigned}}
}

func cancelling(c ipsx.Cancel) Command {
	return Command{Cancel: &ipsx.Signed[ipsx.Cancel]{Message: c, Signature: unsigned}}
}

func stating(s ipsx.Status) Command {
	return Command{Status: &ipsx.Signed[ipsx.Status]{Message: s, Signature: unsigned}}
}

func hashOf(message ipsx.Message) ipsx.Hash { return testConfig.Domain.Digest(message) }

var roles = map[ipsx.ActorStatus]ipsx.Role{ipsx.StatusReady: ipsx.ProviderRole, ipsx.StatusServing: ipsx.ProviderRole,
	ipsx.StatusDeclined: ipsx.ProviderRole, ipsx.StatusConnected: ipsx.RequesterRole, ipsx.StatusUsing: ipsx.RequesterRole,
	ipsx.StatusCancelled: ipsx.RequesterRole}

// says is a status with the next sequence number; both sides may say ended and failed, so those name their role.
func (m *market) says(deal ipsx.Hash, status ipsx.ActorStatus, role ...ipsx.Role) ipsx.Status {
	speaker := append(role, roles[status])[0]
	m.seq[deal.Hex()+string(speaker)]++
	s := ipsx.Status{Deal: deal, Role: speaker, Seq: m.seq[deal.Hex()+string(speaker)], Status: status, At: m.at.Unix()}
	if status == ipsx.StatusFailed {
		s.Reason = ipsx.ReasonBusy
	}
	return s
}

func (m *market) expect(deal ipsx.Hash, want ipsx.DealStatus) ipsx.DealView {
	m.Helper()
	view, ok := m.Deal(deal)
	if !ok || view.Status != want {
		m.Fatalf("deal is %q (%s), want %q", view.Status, view.Reason, want)
	}
	return view
}

// one places Alice's and Bob's orders and returns their deal.
func (m *market) one() ipsx.Hash {
	m.Helper()
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/24")))
	out := m.do(requesting(m.requestOf("bob", 2)))
	if len(out.Deals) != 1 {
		m.Fatalf("%d deals, want 1: %+v", len(out.Deals), out.NoMatch)
	}
	return out.Deals[0].Hash
}
