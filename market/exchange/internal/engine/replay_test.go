package engine

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/netip"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"pgregory.net/rapid"
)

// logged is one entry of a log as the exchange keeps it.
type logged struct {
	At      time.Time
	Command Command
}

// crowd places random orders and says random things, most of them sensible.
type crowd struct {
	*rapid.T
	market *market
	deals  []ipsx.Hash
	orders []ipsx.Hash
}

var (
	providers  = []string{"alice", "anna", "mallory"}
	requesters = []string{"bob", "carol", "mallory"}
	places     = []string{"198.51.100.0/30", "198.51.100.0/31", "198.51.100.2/31", "203.0.113.0/30", "2001:db8::/62", "2001:db8:0:1::/64"}
)

func (c *crowd) offer() Command {
	o := c.market.offerOf(rapid.SampledFrom(providers).Draw(c.T, "provider"), rapid.Uint64Range(1, 20).Draw(c.T, "price"),
		rapid.SampledFrom(places).Draw(c.T, "prefix"))
	o.Expiry = c.market.at.Unix() + rapid.Int64Range(1, 200).Draw(c.T, "life")
	o.Country = rapid.SampledFrom([]string{"AT", "DE"}).Draw(c.T, "country")
	if rapid.IntRange(0, 4).Draw(c.T, "later") == 0 {
		o.From = c.market.at.Unix() + 5
	}
	c.orders = append(c.orders, hashOf(o))
	return offering(o)
}

func (c *crowd) request() Command {
	r := c.market.requestOf(rapid.SampledFrom(requesters).Draw(c.T, "requester"), rapid.Uint32Range(1, 5).Draw(c.T, "count"))
	r.MinCount = rapid.Uint32Range(1, r.Count).Draw(c.T, "minCount")
	r.Countries = rapid.SampledFrom([][]string{{}, {"DE"}, {"AT", "DE"}}).Draw(c.T, "countries")
	r.MaxPricePerSecond = ipsx.Wei(rapid.Uint64Range(1, 25).Draw(c.T, "max"))
	r.MaxTotal = ipsx.Wei(rapid.Uint64Range(1, 2000).Draw(c.T, "total"))
	r.Distinct = ipsx.Distinct(rapid.SampledFrom([]int{0, 0, 2, 8}).Draw(c.T, "distinct"))
	r.Expiry = c.market.at.Unix() + rapid.Int64Range(1, 100).Draw(c.T, "life")
	if rapid.IntRange(0, 3).Draw(c.T, "booking") == 0 {
		r.Start = c.market.at.Unix() + rapid.Int64Range(1, 90).Draw(c.T, "start")
	}
	c.orders = append(c.orders, hashOf(r))
	return requesting(r)
}

func (c *crowd) status() Command {
	if len(c.deals) == 0 {
		return Command{Tick: true}
	}
	deal := c.deals[len(c.deals)-1-rapid.IntRange(0, min(4, len(c.deals)-1)).Draw(c.T, "deal")]
	status := rapid.SampledFrom([]ipsx.ActorStatus{ipsx.StatusReady, ipsx.StatusReady, ipsx.StatusConnected, ipsx.StatusConnected, ipsx.StatusServing,
		ipsx.StatusUsing, ipsx.StatusEnded, ipsx.StatusDeclined, ipsx.StatusCancelled, ipsx.StatusFailed}).Draw(c.T, "status")
	s := c.market.says(deal, status, ipsx.ProviderRole)
	if status != ipsx.StatusEnded && status != ipsx.StatusFailed || rapid.Bool().Draw(c.T, "by requester") {
		s = c.market.says(deal, status, ipsx.RequesterRole)
		if roles[status] != "" {
			s.Role = roles[status]
		}
	}
	return stating(paid(s, rapid.Uint64Range(0, 2000).Draw(c.T, "paid")))
}

func (c *crowd) extension() Command {
	if len(c.deals) == 0 {
		return Command{Tick: true}
	}
	deal := c.deals[len(c.deals)-1-rapid.IntRange(0, min(4, len(c.deals)-1)).Draw(c.T, "deal")]
	return c.market.extending(deal, rapid.Uint32Range(5, 300).Draw(c.T, "seconds"), rapid.Uint64Range(0, 4000).Draw(c.T, "total"))
}

func (c *crowd) cancel() Command {
	if len(c.orders) == 0 {
		return Command{Tick: true}
	}
	o := c.market.orders[rapid.SampledFrom(c.orders).Draw(c.T, "order")]
	if o == nil {
		return Command{Tick: true}
	}
	return cancelling(ipsx.Cancel{Exchange: victor, Wallet: o.wallet(), Order: o.hash})
}

func (c *crowd) chain() Command {
	if rapid.Bool().Draw(c.T, "lost") {
		a := netip.MustParsePrefix(rapid.SampledFrom(places).Draw(c.T, "prefix")).Addr()
		return Command{AddressLost: &a}
	}
	return Command{Settled: &Settled{Lane: lane, Claimed: ipsx.Wei(rapid.Uint64Range(0, 2000).Draw(c.T, "claimed"))}}
}

func (c *crowd) next() Command {
	kinds := []func() Command{c.offer, c.offer, c.request, c.request, c.request, c.status, c.status, c.status, c.status, c.extension, c.cancel, c.chain,
		func() Command { return Command{Tick: true} }, func() Command { return Command{Checkpoint: true} }}
	return kinds[rapid.IntRange(0, len(kinds)-1).Draw(c.T, "command")]()
}

// TestReplay holds, for random logs: replaying one from its bytes, from the beginning or from its newest snapshot on, gives the same outcomes and state
// hashes byte for byte; one who takes no snapshots makes the same deals; no
// address is leased twice; every deal passes the check that nodes make; time never goes back; the sum of hashes is that of the
// state.
func TestReplay(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		m := open(t)
		c := &crowd{T: rt, market: m}
		replica, late, plain := New(testConfig), New(testConfig), New(testConfig)
		for range rapid.IntRange(1, 60).Draw(rt, "length") {
			m.at = m.at.Add(time.Duration(rapid.Int64Range(-1000, 20_000).Draw(rt, "later")) * time.Millisecond)
			entry, before := logged{m.at, c.next()}, m.Now()
			out := m.Apply(entry.At, entry.Command)
			if m.Now().Before(before) {
				rt.Fatal("time went back")
			}
			for _, made := range out.Deals {
				c.deals = append(c.deals, made.Hash)
				verifyMatch(rt, made, m.Now().Unix())
			}
			sameOnReplica(rt, replica, entry, out, m.StateHash())
			sameOnReplica(rt, late, entry, out, m.StateHash())
			if out.Snapshot != nil {
				late = restored(rt, out.Snapshot)
				entry.Command, out.Snapshot = Command{Tick: true}, nil
			}
			sameWithoutSnapshots(rt, plain, entry, out)
			noDoubleLease(rt, m.Engine, c.deals)
			if deadline, ok := m.NextDeadline(); ok && !deadline.After(m.Now()) {
				rt.Fatalf("%s is still due at %s", deadline, m.Now())
			}
		}
		wholeStateIsHashed(rt, m.Engine)
	})
}

func sameOnReplica(t *rapid.T, replica *Engine, entry logged, want Outcome, state ipsx.Hash) {
	wire, err := entry.Command.AppendBinary(nil)
	if err != nil {
		t.Fatal(err)
	}
	read := logged{At: entry.At}
	if err := read.Command.UnmarshalBinary(wire); err != nil {
		t.Fatal(err)
	}
	got := replica.Apply(read.At, read.Command)
	if a, b := text(t, got), text(t, want); a != b {
		t.Fatalf("the replica did\n%s\nnot\n%s", a, b)
	}
	if replica.StateHash() != state {
		t.Fatal("the replica's state differs")
	}
}

func restored(t *rapid.T, snapshot []byte) *Engine {
	e, err := Restore(testConfig, snapshot)
	if err != nil {
		t.Fatal(err)
	}
	if again := e.save(); !bytes.Equal(again, snapshot) {
		t.Fatal("a restored engine has another snapshot")
	}
	return e
}

// sameWithoutSnapshots allows for one difference: who asks for what has expired long ago is answered otherwise.
func sameWithoutSnapshots(t *rapid.T, plain *Engine, entry logged, want Outcome) {
	got := plain.Apply(entry.At, entry.Command)
	if ipsx.IsCode(want.Err, ipsx.CodeNotFound) && ipsx.IsCode(got.Err, ipsx.CodeExpired) {
		got.Err, got.Order = want.Err, want.Order
	}
	if a, b := text(t, got), text(t, want); a != b {
		t.Fatalf("without snapshots it is\n%s\nnot\n%s", a, b)
	}
}

func text(t *rapid.T, out Outcome) string {
	raw, err := json.Marshal(out)
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprint(string(raw), out.Err)
}

func noDoubleLease(t *rapid.T, e *Engine, deals []ipsx.Hash) {
	leased := map[netip.Addr]ipsx.Hash{}
	for _, hash := range deals {
		view, _ := e.Deal(hash)
		for _, a := range view.Deal.Addresses {
			if other, twice := leased[a]; twice && view.Status.Live() {
				t.Fatalf("%s is leased to %s and %s", a, other, hash)
			}
			if view.Status.Live() {
				leased[a] = hash
			}
			if e.book.Leased(a) != (leased[a] != ipsx.Hash{}) && view.Status.Live() {
				t.Fatalf("%s is out of the book: %v", a, e.book.Leased(a))
			}
		}
	}
}

// verifyMatch signs what the actors would have signed, and checks the proposal as their nodes do.
func verifyMatch(t *rapid.T, m Match, now int64) {
	p := m.Proposal()
	p.Deal = signedBy(t, "victor", m.Deal)
	p.Offer = signedBy(t, nameOf(m.Deal.Provider), m.Offer.Message)
	p.Request = signedBy(t, nameOf(m.Deal.Requester), m.Request.Message)
	if err := p.Verify(testConfig.Domain, victor, now, nil); err != nil {
		t.Fatalf("a node refuses deal %d: %v", m.Deal.Number, err)
	}
	if m.Deal.Proposed >= p.Offer.Message.Expiry || m.Deal.Proposed >= p.Request.Message.Expiry {
		t.Fatalf("deal %d was made of an expired order", m.Deal.Number)
	}
}

func nameOf(a ipsx.Address) string {
	for name, key := range cast {
		if key.Address() == a {
			return name
		}
	}
	return ""
}

func signedBy[M ipsx.Message](t *rapid.T, name string, message M) ipsx.Signed[M] {
	s, err := ipsx.Sign(keyOf(name), testConfig.Domain, message)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// wholeStateIsHashed hashes all anew: nothing was forgotten when it changed, came or went.
func wholeStateIsHashed(t *rapid.T, e *Engine) {
	kept := e.StateHash()
	if want := len(e.orders) + e.deals.Len() + len(e.profiles); len(e.ledger.leaves) < want {
		t.Fatalf("%d leaves for %d things", len(e.ledger.leaves), want)
	}
	if e.ledger = (ledger{}); e.StateHash() != kept {
		t.Fatal("something changed and was not hashed anew")
	}
}
