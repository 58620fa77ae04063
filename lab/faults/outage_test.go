package faults

import (
	"context"
	"io"
	"net"
	"net/netip"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/tunnel"
)

// TestTheNextOfferTakesOver: Mallory offers more cheaply than Alice and declines, or does not answer at all.
func TestTheNextOfferTakesOver(t *testing.T) {
	for name, reason := range map[string]ipsx.Reason{"declines": ipsx.ReasonBusy, "is silent": ipsx.ReasonSilent} {
		t.Run(name, func(t *testing.T) {
			w := newWorld(t)
			w.provide("alice", link{}, price, at("127.0.0.21")...)
			client, _, _ := w.dial("mallory", link{funds: ipsx.Wei(1)})
			w.offer(client, tunnel.NewKey().Public(), price/2, "127.0.0.31")
			if reason == ipsx.ReasonBusy {
				go declineAll(within(t, time.Minute), client)
			}
			bob := w.request("bob", link{funds: ipsx.IPSX(1)})
			begun := time.Now()
			rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(30)))
			t.Logf("Alice's address after %s", time.Since(begun).Round(time.Millisecond))
			if leased := rental.Leases[0].Deal().Addresses[0]; leased != netip.MustParseAddr("127.0.0.21") {
				t.Errorf("Bob has %s", leased)
			}
			rental.End(within(t, 10*time.Second))
			page := must[ipsx.DealPage](t)(client.Deals(t.Context(), ipsx.DealFilter{}))
			if len(page.Deals) != 1 || page.Deals[0].Status != ipsx.DealDeclined || page.Deals[0].Reason != reason {
				t.Errorf("Mallory's deals are %+v", page.Deals)
			}
		})
	}
}

// declineAll says no to every deal since the market began, so also to one that came before it listened.
func declineAll(ctx context.Context, client *sdk.Client) {
	for event, err := range client.Events(ctx, 1) {
		if err != nil || event.Proposal == nil {
			continue
		}
		hash := client.Terms().Domain.Digest(event.Proposal.Deal.Message)
		declined, err := sdk.Sign(client, ipsx.Status{Deal: hash, Role: ipsx.ProviderRole, Seq: 1, Status: ipsx.StatusDeclined, Reason: ipsx.ReasonBusy, At: time.Now().Unix()})
		if err == nil {
			_, _ = client.SendStatus(ctx, declined) // else the test fails for its time
		}
	}
}

// TestAnExitThatIsNotTheLeasedAddressIsNotPaid: Mallory offers 127.0.0.31, and her traffic leaves from 127.0.0.32.
func TestAnExitThatIsNotTheLeasedAddressIsNotPaid(t *testing.T) {
	w := newWorld(t)
	elsewhere := at("127.0.0.31")[0]
	elsewhere.Bind = netip.MustParseAddr("127.0.0.32")
	mallory := w.provide("mallory", link{}, price, elsewhere)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	_, err := bob.node.Rent(within(t, 25*time.Second), order(30))
	expect(t, err, ipsx.CodeForbidden, "another exit")
	if err != nil && !strings.Contains(err.Error(), "the exit is 127.0.0.32 where 127.0.0.31 was leased") {
		t.Errorf("the error does not say why: %v", err)
	}
	e := mallory.told(t, "the deal is over", func(e provider.Event) bool { return e.Kind == "ended" })
	if e.Status != string(ipsx.ReasonExitCheck) || !e.Amount.IsZero() {
		t.Errorf("it ended as %q, %s paid", e.Status, e.Amount)
	}
}

// TestWithoutFundsNothingIsLeftOpen: Bob has nothing.
func TestWithoutFundsNothingIsLeftOpen(t *testing.T) {
	w := newWorld(t)
	alice := w.provide("alice", link{}, price, at("127.0.0.21")...)
	bob := w.request("bob", link{funds: ipsx.Wei(1)})
	_, err := bob.node.Rent(within(t, 20*time.Second), order(30))
	expect(t, err, ipsx.CodeFunds, "no funds")
	if err == nil || !strings.Contains(err.Error(), "ipsx wallet deposit") {
		t.Errorf("the error does not say how to mend it: %v", err)
	}
	if e := alice.told(t, "the deal is over", func(e provider.Event) bool { return e.Kind == "ended" }); e.Status != string(ipsx.ReasonNoFunds) {
		t.Errorf("it ended as %q", e.Status)
	}
	client, _, _ := w.dial("bob", link{funds: ipsx.Wei(1)})
	if page := must[ipsx.OrderPage](t)(client.Requests(t.Context(), ipsx.OrderFilter{})); len(page.Orders) != 0 {
		t.Errorf("%d requests are left in the book", len(page.Orders))
	}
	if page := must[ipsx.DealPage](t)(client.Deals(t.Context(), ipsx.DealFilter{Live: true})); len(page.Deals) != 0 {
		t.Errorf("%d deals are left running", len(page.Deals))
	}
}

// TestTheChainIsGoneForAWhile: it is cut off for some seconds, which stand for a minute: nothing in the nodes tells one from the other. Running leases
// go on, new reservations fail and say that it is passing, and afterwards everything is as ever.
func TestTheChainIsGoneForAWhile(t *testing.T) {
	w := newWorld(t)
	cable := newCable(t, w.ChainURL())
	behind := must[*chain.Client](t)(chain.Dial(t.Context(), cable.url(), w.Client().Deployment()))
	t.Cleanup(behind.Close)
	alice := w.provide("alice", link{chain: behind}, price, at("127.0.0.21")...)
	carol := w.provide("carol", link{chain: behind}, 2*price, at("127.0.0.22")...)
	bob := w.request("bob", link{chain: behind, funds: ipsx.IPSX(1)})
	running := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(30)))
	lease := running.Leases[0]

	cable.cut()
	_, err := bob.node.Rent(within(t, 40*time.Second), order(30))
	expect(t, err, ipsx.CodeUnavailable, "a reservation while the chain is gone")
	paid := 0
	bob.told(t, "the running lease is paid twice without the chain", func(e requester.Event) bool {
		if e.Kind == "paid" && e.Deal == lease.Hash() {
			paid++
		}
		return paid == 3
	})
	if page, err := w.visit(within(t, 5*time.Second), lease.Via(0).DialContext, "/"); page != "127.0.0.21" || err != nil {
		t.Errorf("the running lease gives %q, %v", page, err)
	}
	running.End(within(t, 10*time.Second))
	if err := lease.Err(); err != nil {
		t.Error(err)
	}

	refused := cable.refuse()
	reserved := make(chan *requester.Rental, 1)
	go func() {
		rental, _ := bob.node.Rent(within(t, 20*time.Second), order(30)) // nil: the test says so
		reserved <- rental
	}()
	bob.told(t, "a new reservation is begun", func(e requester.Event) bool { return e.Kind == "reserving" })
	for range 2 {
		select {
		case <-refused:
		case <-time.After(20 * time.Second):
			t.Fatal("the chain was not asked again")
		}
	}
	cable.cut()
	cable.mend()
	patient := <-reserved
	if patient == nil {
		t.Fatal("a reservation did not wait for a chain that was back at once")
	}
	patient.End(within(t, 10*time.Second))
	again := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), requester.Order{Request: order(30).Request, CloseLanes: true}))
	again.End(within(t, 10*time.Second))
	alice.stop()
	carol.stop()
	spent := lease.Bill().Paid.Add(patient.Leases[0].Bill().Paid).Add(again.Leases[0].Bill().Paid)
	gained := ipsx.Amount{}
	for _, a := range []*providing{alice, carol} {
		got := w.account(a.wallet)
		gained = gained.Add(got.Free).Add(got.Commission).Sub(ipsx.Wei(1))
	}
	if gained != spent {
		t.Errorf("%s were promised, %s settled", spent, gained)
	}
}

// cable is a TCP proxy before the chain that can be cut and mended.
type cable struct {
	t        *testing.T
	to, from string

	mu       sync.Mutex
	listener net.Listener
	ends     []net.Conn
}

func newCable(t *testing.T, endpoint string) *cable {
	c := &cable{t: t, to: must[*url.URL](t)(url.Parse(endpoint)).Host, from: "127.0.0.1:0"}
	c.mend()
	t.Cleanup(c.cut)
	return c
}

func (c *cable) url() string { return "http://" + c.from }

func (c *cable) mend() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.listener = must[net.Listener](c.t)(net.Listen("tcp", c.from))
	c.from = c.listener.Addr().String()
	go c.carry(c.listener)
}

// refuse hangs up on everybody until the cable is mended, and tells each time.
func (c *cable) refuse() <-chan struct{} {
	c.mu.Lock()
	defer c.mu.Unlock()
	refused := make(chan struct{}, 1024)
	c.listener = must[net.Listener](c.t)(net.Listen("tcp", c.from))
	go func(l net.Listener) {
		for {
			near, err := l.Accept()
			if err != nil {
				return
			}
			_ = near.Close()
			refused <- struct{}{}
		}
	}(c.listener)
	return refused
}

func (c *cable) cut() {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.listener.Close() // cut is cut
	for _, end := range c.ends {
		_ = end.Close()
	}
	c.ends = nil
}

func (c *cable) carry(l net.Listener) {
	for {
		near, err := l.Accept()
		if err != nil {
			return
		}
		far, err := net.Dial("tcp", c.to)
		if err != nil {
			_ = near.Close()
			continue
		}
		c.mu.Lock()
		c.ends = append(c.ends, near, far)
		c.mu.Unlock()
		for _, way := range [][2]net.Conn{{near, far}, {far, near}} {
			go func() {
				_, _ = io.Copy(way[0], way[1]) // until one end is closed
				_ = way[0].Close()
			}()
		}
	}
}
