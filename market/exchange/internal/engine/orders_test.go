package engine

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

// TestRefusedOrders refuses what a stranger may try, and nothing changes by it.
func TestRefusedOrders(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/24")))
	used := m.requestOf("bob", 1)
	m.do(requesting(used))
	offer := func(change func(o *ipsx.Offer)) Command {
		o := m.offerOf("mallory", 1, "192.0.2.0/24")
		change(&o)
		return offering(o)
	}
	request := func(change func(r *ipsx.Request)) Command {
		r := m.requestOf("mallory", 1)
		change(&r)
		return requesting(r)
	}
	for name, c := range map[string]struct {
		code    ipsx.Code
		command Command
	}{
		"no command":         {ipsx.CodeInvalid, Command{}},
		"two commands":       {ipsx.CodeInvalid, Command{Tick: true, Settled: &Settled{}}},
		"another exchange's": {ipsx.CodeForbidden, offer(func(o *ipsx.Offer) { o.Exchange = wallet("mallory") })},
		"past offer":         {ipsx.CodeExpired, offer(func(o *ipsx.Offer) { o.Expiry = m.at.Unix() })},
		"long-lived offer":   {ipsx.CodeInvalid, offer(func(o *ipsx.Offer) { o.Expiry = m.at.Unix() + 86401 })},
		"Alice's address":    {ipsx.CodeConflict, offer(func(o *ipsx.Offer) { o.Prefixes = m.offerOf("mallory", 1, "198.51.0.0/16").Prefixes })},
		"used tunnel key":    {ipsx.CodeReplayed, request(func(r *ipsx.Request) { r.TunnelKey = used.TunnelKey })},
		"past start":         {ipsx.CodeExpired, request(func(r *ipsx.Request) { r.Start = m.at.Unix() })},
		"past request":       {ipsx.CodeExpired, request(func(r *ipsx.Request) { r.Expiry = m.at.Unix() - 1 })},
		"unknown order":      {ipsx.CodeNotFound, cancelling(ipsx.Cancel{Exchange: victor, Wallet: wallet("mallory")})},
		"Bob's order":        {ipsx.CodeForbidden, cancelling(ipsx.Cancel{Exchange: victor, Wallet: wallet("mallory"), Order: hashOf(used)})},
		"unknown deal":       {ipsx.CodeNotFound, stating(m.says(hashOf(used), ipsx.StatusReady))},
	} {
		t.Run(name, func(t *testing.T) {
			before := m.StateHash()
			m.T = t
			m.refused(c.code, c.command)
			if m.StateHash() != before {
				t.Error("a refused command changed the state")
			}
		})
	}
}

// TestSameOrderAgain answers a retried order with what stands, and changes nothing.
func TestSameOrderAgain(t *testing.T) {
	m := open(t)
	o, r := m.offerOf("alice", 10, "198.51.100.0/24"), m.requestOf("bob", 2)
	m.do(offering(o))
	first := m.do(requesting(r))
	before := m.StateHash()
	again := m.do(requesting(r))
	if len(again.Deals) != 0 || len(again.Order.Deals) != 1 || again.Order.Deals[0] != first.Deals[0].Hash {
		t.Errorf("the same request again gives %+v", again.Order)
	}
	if m.do(offering(o)).Order.Free != 254 || m.StateHash() != before {
		t.Error("the same offer again changed something")
	}
}

// TestSameStatusAgain acknowledges a retried status, and refuses an older or a changed one.
func TestSameStatusAgain(t *testing.T) {
	m := open(t)
	deal := m.one()
	ready := m.says(deal, ipsx.StatusReady)
	m.do(stating(ready))
	before := m.StateHash()
	if out := m.do(stating(ready)); out.Deal.Status != ipsx.DealReady || len(out.Notices) != 0 || m.StateHash() != before {
		t.Error("the same status again did something")
	}
	ready.At++
	m.refused(ipsx.CodeReplayed, stating(ready))
	forged := m.says(deal, ipsx.StatusConnected)
	forged.Role = ipsx.ProviderRole
	m.refused(ipsx.CodeInvalid, stating(forged))
}

// TestRenewal replaces Alice's offer entirely; what is leased stays leased.
func TestRenewal(t *testing.T) {
	m := open(t)
	old := m.offerOf("alice", 10, "198.51.100.0/30", "203.0.113.0/30")
	m.do(offering(old))
	m.do(requesting(m.requestOf("bob", 2)))
	out := m.do(offering(m.offerOf("alice", 20, "198.51.100.0/29")))
	if out.Order.Free != 6 {
		t.Errorf("%d addresses are free, want 6 of 8", out.Order.Free)
	}
	if view, _ := m.Order(hashOf(old)); view.Status != ipsx.OrderCancelled || view.Free != 0 {
		t.Errorf("the old offer is %s with %d free", view.Status, view.Free)
	}
	m.refused(ipsx.CodeConflict, offering(func() ipsx.Offer { o := m.offerOf("alice", 5, "198.51.100.0/30"); o.Nonce = 1; return o }()))
	m.do(offering(m.offerOf("anna", 5, "203.0.113.0/30")))
}

// TestRestingRequests meet new offers by price, then time, at their own price; so do addresses that come back.
func TestRestingRequests(t *testing.T) {
	m := open(t)
	low, high, later := m.requestOf("bob", 1), m.requestOf("carol", 1), m.requestOf("dora", 1)
	low.MaxPricePerSecond, high.MaxPricePerSecond, later.MaxPricePerSecond = ipsx.Wei(50), ipsx.Wei(70), ipsx.Wei(70)
	for _, r := range []ipsx.Request{low, high, later} {
		if out := m.do(requesting(r)); out.NoMatch == nil {
			t.Fatal("matched without an offer")
		}
	}
	out := m.do(offering(m.offerOf("alice", 10, "198.51.100.0/31")))
	if len(out.Deals) != 2 || out.Deals[0].Deal.Request != hashOf(high) || out.Deals[1].Deal.Request != hashOf(later) {
		t.Fatalf("the offer met %+v", out.Deals)
	}
	if p := out.Deals[0].Deal.PricePerSecond; p != ipsx.Wei(70) {
		t.Errorf("the price is %s, want the resting request's 70", p)
	}
	m.do(stating(m.says(out.Deals[0].Hash, ipsx.StatusReady)))
	out = m.do(stating(m.says(out.Deals[0].Hash, ipsx.StatusCancelled)))
	if len(out.Deals) != 1 || out.Deals[0].Deal.Request != hashOf(low) || out.Deals[0].Deal.PricePerSecond != ipsx.Wei(50) {
		t.Errorf("the returned address went to %+v", out.Deals)
	}
}

// TestOrdersLeaveTheBook by expiry and by cancelling, and an offer's opening brings it to those who wait.
func TestOrdersLeaveTheBook(t *testing.T) {
	m := open(t)
	o, r := m.offerOf("alice", 10, "198.51.100.0/32"), m.requestOf("bob", 1)
	o.From = m.at.Unix() + 100
	m.do(offering(o))
	m.do(requesting(r))
	if len(m.resting("DE")) != 1 || len(m.resting("AT")) != 0 {
		t.Error("the request does not rest where it should")
	}
	if out := m.wait(100 * time.Second); len(out.Deals) != 1 {
		t.Error("the offer opened, and Bob did not get it")
	}
	m.do(cancelling(ipsx.Cancel{Exchange: victor, Wallet: wallet("alice"), Order: hashOf(o)}))
	if out := m.do(cancelling(ipsx.Cancel{Exchange: victor, Wallet: wallet("alice"), Order: hashOf(o)})); out.Order.Status != ipsx.OrderCancelled {
		t.Errorf("cancelled twice it is %s", out.Order.Status)
	}
	waiting := m.requestOf("carol", 1)
	m.do(requesting(waiting))
	m.wait(600 * time.Second)
	if view, _ := m.Order(hashOf(waiting)); view.Status != ipsx.OrderExpired || sum(m.Sizes()) != 0 {
		t.Errorf("the request is %s", view.Status)
	}
	m.refused(ipsx.CodeExpired, cancelling(ipsx.Cancel{Exchange: victor, Wallet: wallet("carol"), Order: hashOf(waiting)}))
}

func sum(a, b int) int { return a + b }

func (m *market) resting(country string) []ipsx.OrderView {
	found, _ := m.Requests(Filter{Country: country}, Place{}, 10)
	return found
}

// TestListsGoOn: pages of any size are together the whole list, also where many orders have one price, and a filter that leaves nothing does not look at all.
func TestListsGoOn(t *testing.T) {
	m := open(t)
	for i := range 30 {
		m.do(offering(m.offerOf("alice", uint64(10+i/12), fmt.Sprintf("198.51.100.%d/32", i))))
		m.do(requesting(m.requestOf(fmt.Sprintf("bob %d", i), 40)))
	}
	all, _ := m.Offers(Filter{}, Place{}, 100)
	for _, limit := range []int{1, 7, 12, 29, 30, 31} {
		var pages, asked []ipsx.OrderView
		for next := (&Place{}); next != nil; {
			var page []ipsx.OrderView
			page, next = m.Offers(Filter{}, *next, limit)
			pages = append(pages, page...)
		}
		for next := (&Place{}); next != nil; {
			var page []ipsx.OrderView
			page, next = m.Requests(Filter{}, *next, limit)
			asked = append(asked, page...)
		}
		if !reflect.DeepEqual(pages, all) || len(all) != 30 || len(asked) != 30 {
			t.Errorf("pages of %d give %d offers and %d requests", limit, len(pages), len(asked))
		}
	}
	if found, next := m.Offers(Filter{Protocol: ipsx.SMTP}, Place{}, 10); len(found) != 0 || next != nil {
		t.Errorf("found %v, and more at %v", found, next)
	}
}

// TestQuote says what the match then is, and changes nothing.
func TestQuote(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/30")))
	m.do(offering(m.offerOf("anna", 5, "203.0.113.0/31")))
	r, before := m.requestOf("bob", 3), m.StateHash()
	lots, _ := m.Quote(r)
	if len(lots) != 2 || m.StateHash() != before {
		t.Fatalf("quoted %d lots", len(lots))
	}
	for i, made := range m.do(requesting(r)).Deals {
		if made.Deal.Offer != lots[i].Hash || made.Deal.MaxTotal != lots[i].MaxTotal {
			t.Errorf("deal %d differs from the quote", i)
		}
	}
	r = m.requestOf("bob", 10)
	if _, noMatch := m.Quote(r); noMatch == nil || noMatch.Found != 3 {
		t.Errorf("no match is %+v, want 3 found", noMatch)
	}
}

// TestDepth sums up what is free at which price, until there are more levels than wanted.
func TestDepth(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/30")))
	m.do(offering(m.offerOf("anna", 5, "203.0.113.0/31")))
	m.do(offering(m.offerOf("anna", 10, "203.0.113.4/32")))
	french := m.offerOf("anna", 1, "203.0.113.8/32")
	french.Country = "FR"
	m.do(offering(french))
	m.do(requesting(m.requestOf("bob", 2))) // takes the Frenchwoman's German neighbour: two at 5
	at := func(price uint64, addresses uint64, offers uint32) ipsx.DepthLevel {
		return ipsx.DepthLevel{Price: ipsx.Wei(price), Addresses: addresses, Offers: offers}
	}
	for _, c := range []struct {
		filter Filter
		levels int
		want   ipsx.Depth
	}{
		{Filter{}, 5, ipsx.Depth{Levels: []ipsx.DepthLevel{at(1, 1, 1), at(10, 5, 2)}}},
		{Filter{}, 1, ipsx.Depth{Levels: []ipsx.DepthLevel{at(1, 1, 1)}, More: true}},
		{Filter{Country: "DE"}, 5, ipsx.Depth{Levels: []ipsx.DepthLevel{at(10, 5, 2)}}},
		{Filter{Country: "DE", Protocol: ipsx.SMTP}, 5, ipsx.Depth{Levels: []ipsx.DepthLevel{}}},
		{Filter{Kind: ipsx.Mobile}, 5, ipsx.Depth{Levels: []ipsx.DepthLevel{}}},
	} {
		if got := m.Depth(c.filter, c.levels); !reflect.DeepEqual(got, c.want) {
			t.Errorf("%+v: %+v, want %+v", c.filter, got, c.want)
		}
	}
}

// TestNoticesReachTheRight tells both of the match, and only the partner what one says.
func TestNoticesReachTheRight(t *testing.T) {
	m := open(t)
	m.do(offering(m.offerOf("alice", 10, "198.51.100.0/24")))
	out := m.do(requesting(m.requestOf("bob", 1)))
	if n := out.Notices[0]; n.Event.Type != ipsx.EventProposal || len(n.To) != 2 || n.Event.Proposal.Deal.Message.Number != 1 {
		t.Errorf("first notice is %+v", n)
	}
	out = m.do(stating(m.says(out.Deals[0].Hash, ipsx.StatusReady)))
	if len(out.Notices) != 2 || out.Notices[0].Event.Type != ipsx.EventStatus || out.Notices[0].To[0] != wallet("bob") || len(out.Notices[1].To) != 2 {
		t.Errorf("notices of ready are %+v", out.Notices)
	}
}
