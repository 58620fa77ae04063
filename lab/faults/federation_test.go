package faults

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"path/filepath"
	"slices"
	"strconv"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/devchain"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/wallet"
)

var listed = link{registry: true, funds: ipsx.IPSX(1)}

func moved(e provider.Event) bool { return e.Kind == "moved" }

// paidAgain waits until a lease was paid so many times more.
func (w *world) paidAgain(b *requesting, l *requester.Lease, times int) {
	w.t.Helper()
	b.told(w.t, "the lease is paid", func(e requester.Event) bool {
		if e.Kind == "paid" && e.Deal == l.Hash() {
			times--
		}
		return times <= 0
	})
}

// TestALeaseOutlivesItsExchange: Alice and Bob know two exchanges from the registry. In the midst of a lease the first one ends. The lease goes on and is paid to
// the wei, Alice offers what is free on the second, and Carol rents that there. When the first is back it hears how the lease ended, and has no offer.
func TestALeaseOutlivesItsExchange(t *testing.T) {
	w, a, b := newMarkets(t)
	alice := w.provide("alice", listed, price, at("127.0.0.21", "127.0.0.22")...)
	bob, carol := w.request("bob", listed), w.request("carol", listed)
	running := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	lease := running.Leases[0]
	if lease.Deal().Exchange != a.address {
		t.Fatalf("Bob rents at %s", lease.Deal().Exchange)
	}

	a.stop()
	if e := alice.told(t, "Alice moves", moved); e.Status != b.front.URL {
		t.Errorf("Alice moved to %s", e.Status)
	}
	eventually(t, 5*time.Second, "Alice offers what is free", func() bool { return slices.Equal(b.offers(), []string{"127.0.0.22/32"}) })
	other := must[*requester.Rental](t)(carol.node.Rent(within(t, 20*time.Second), order(60)))
	if d := other.Leases[0].Deal(); d.Exchange != b.address || d.Addresses[0] != netip.MustParseAddr("127.0.0.22") {
		t.Errorf("Carol has %v from exchange %s", d.Addresses, d.Exchange)
	}
	w.paidAgain(bob, lease, 2)
	for _, l := range []*requester.Lease{lease, other.Leases[0]} {
		if page, err := w.visit(within(t, 5*time.Second), l.Via(0).DialContext, "/"); page != l.Deal().Addresses[0].String() || err != nil {
			t.Errorf("the lease of %v gives %q, %v", l.Deal().Addresses, page, err)
		}
	}
	running.End(within(t, 10*time.Second))
	if err := lease.Err(); err != nil {
		t.Error(err)
	}
	eventually(t, 5*time.Second, "what Bob's lease used is offered again", func() bool {
		return slices.Equal(b.offers(), []string{"127.0.0.21/32", "127.0.0.22/32"})
	})

	a.start()
	view := w.dealNow(a.client("bob"), lease.Hash(), "the exchange hears of the end", func(d ipsx.DealView) bool { return !d.Status.Live() })
	if view.Status != ipsx.DealEnded || view.Requester.Cumulative != lease.Bill().Paid {
		t.Errorf("the deal is %s (%s), %s paid", view.Status, view.Reason, view.Requester.Cumulative)
	}
	eventually(t, 5*time.Second, "Alice's old offer is withdrawn", func() bool { return len(a.offers()) == 0 })
	other.End(within(t, 10*time.Second))
	alice.stop()
	if left := append(a.offers(), b.offers()...); len(left) > 0 {
		t.Errorf("Alice is gone, and offers %v", left)
	}
	spent := lease.Bill().Paid.Add(other.Leases[0].Bill().Paid)
	got := w.account(alice.wallet)
	if gained := got.Free.Add(got.Commission).Sub(ipsx.Wei(1)); gained != spent {
		t.Errorf("%s were promised, %s settled", spent, gained)
	}
}

// TestTheProviderIsTheJudgeOfItsAddresses: Bob's lease at the first exchange runs when that ends, and Carol rents Alice's other address at the second. The first one is
// back and does not hear that Alice withdrew her offer. It proposes Carol's address, and later, when that is free, again; Alice declines both.
func TestTheProviderIsTheJudgeOfItsAddresses(t *testing.T) {
	w, a, b := newMarkets(t)
	alice := w.provide("alice", listed, price, at("127.0.0.21", "127.0.0.22")...)
	bob, carol := w.request("bob", listed), w.request("carol", listed)
	first := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	a.stop()
	alice.told(t, "Alice moves", moved)
	second := must[*requester.Rental](t)(carol.node.Rent(within(t, 20*time.Second), order(60)))
	lease := second.Leases[0]
	if d := lease.Deal(); d.Exchange != b.address || d.Addresses[0] != netip.MustParseAddr("127.0.0.22") {
		t.Fatalf("Carol has %v from exchange %s", d.Addresses, d.Exchange)
	}
	a.refuse("/v1/cancels")
	a.start()
	w.at = a.front.URL
	w.declined("mallory", "127.0.0.22")
	if page, err := w.visit(within(t, 5*time.Second), lease.Via(0).DialContext, "/"); page != "127.0.0.22" || err != nil {
		t.Errorf("Carol's lease gives %q, %v", page, err)
	}
	second.End(within(t, 10*time.Second))
	w.declined("dave", "127.0.0.22")
	a.refuse("")
	eventually(t, 5*time.Second, "Alice's old offer is withdrawn", func() bool { return len(a.offers()) == 0 })
	first.End(within(t, 10*time.Second))
}

// declined has somebody request at the exchange that the world is at now, be matched with this address, and declined.
func (w *world) declined(name, address string) {
	w.t.Helper()
	h := w.hand(name)
	h.match(within(w.t, 20*time.Second), name, 60)
	if h.deal.Addresses[0] != netip.MustParseAddr(address) {
		w.t.Errorf("%s is matched with %s, not %s", name, h.deal.Addresses[0], address)
	}
	view := w.dealNow(h.client, h.hash, "the deal is over", func(d ipsx.DealView) bool { return !d.Status.Live() })
	if view.Status != ipsx.DealDeclined || view.Reason != ipsx.ReasonBusy {
		w.t.Errorf("%s's deal is %s (%s)", name, view.Status, view.Reason)
	}
}

// TestAnExchangeCannotLeaseAnAddressTwice: the one where Alice offers signs Dave, who cancelled his deal, one for the address that Bob has from it.
func TestAnExchangeCannotLeaseAnAddressTwice(t *testing.T) {
	w, a, _ := newMarkets(t)
	w.at = a.front.URL
	alice := w.provide("alice", listed, price, at("127.0.0.21", "127.0.0.22")...)
	bob, dave := w.rentByHand("bob", 60), w.rentByHand("dave", 60)
	bob.begins(ipsx.Wei(1000*price), ipsx.Wei(100*price))
	must[ipsx.DealView](t)(dave.client.SendStatus(t.Context(), dave.says(ipsx.StatusCancelled, ipsx.ReasonStopped, 0)))
	alice.told(t, "Dave's deal is over", func(e provider.Event) bool { return e.Kind == "ended" && e.Deal == dave.hash })
	twice := must[ipsx.Proposal](t)(dave.client.Proposal(t.Context(), dave.hash))
	d := twice.Deal.Message
	d.Number, d.Addresses = d.Number+100, bob.deal.Addresses
	twice.Deal = must[ipsx.Signed[ipsx.Deal]](t)(ipsx.Sign(must[*wallet.Key](t)(w.Key(a.name)), w.Client().Domain(), d))
	a.says(ipsx.Event{Type: ipsx.EventProposal, Proposal: &twice})
	timeout := time.After(20 * time.Second)
	for hash := w.Client().Domain().Digest(d); ; {
		select {
		case said := <-a.said:
			if said.Deal != hash {
				continue
			}
			if said.Status != ipsx.StatusDeclined || said.Reason != ipsx.ReasonBusy {
				t.Errorf("Alice says %s (%s)", said.Status, said.Reason)
			}
			bob.servedAt(t, "127.0.0.21")
			return
		case <-timeout:
			t.Fatal("Alice says nothing")
		}
	}
}

// TestAnExchangeHasNoSayOnAnothersDeals: the second exchange tells Alice and Bob that their deal, which the first one made, has failed.
func TestAnExchangeHasNoSayOnAnothersDeals(t *testing.T) {
	w, a, b := newMarkets(t)
	alice := w.provide("alice", listed, price, at("127.0.0.21")...)
	bob := w.request("bob", listed)
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	lease := rental.Leases[0]
	a.stop()
	alice.told(t, "Alice moves", moved)
	_, err := bob.node.Rent(within(t, 20*time.Second), order(60))
	expect(t, err, ipsx.CodeNoMatch, "the one address is leased") // and Bob follows the second exchange now
	for _, status := range []ipsx.DealStatus{ipsx.DealEnding, ipsx.DealFailed} {
		b.says(ipsx.Event{Type: ipsx.EventDeal, Deal: &ipsx.DealView{Deal: lease.Deal(), Hash: lease.Hash(), Status: status, Reason: ipsx.ReasonSilent}})
	}
	w.paidAgain(bob, lease, 2)
	if page, err := w.visit(within(t, 5*time.Second), lease.Via(0).DialContext, "/"); page != "127.0.0.21" || err != nil {
		t.Errorf("the lease gives %q, %v", page, err)
	}
	rental.End(within(t, 10*time.Second))
	if err := lease.Err(); err != nil {
		t.Error(err)
	}
}

// TestAProviderThatWasCutOffStays: Alice reaches no exchange for longer than she is patient. In the moment in which the second one answers her, the first does too.
func TestAProviderThatWasCutOffStays(t *testing.T) {
	w, a, b := newMarkets(t)
	b.refuse("/readyz")
	alice := w.provide("alice", listed, price, at("127.0.0.21")...)
	tried := make(chan struct{}, 4096)
	b.watch(func(path string) {
		if path == "/readyz" {
			tried <- struct{}{}
		}
	})
	a.refuse("/readyz")
	<-tried // she lost her patience
	stayed := make(chan struct{}, 4096)
	b.watch(func(path string) {
		if path == "/readyz" {
			a.refuse("")
		}
	})
	a.watch(func(path string) {
		if path == "/readyz" {
			stayed <- struct{}{}
		}
	})
	b.refuse("")
	for range 20 {
		select {
		case <-stayed:
		case <-time.After(20 * time.Second):
			t.Fatal("nobody looks at the first exchange any more")
		}
	}
	for len(alice.events) > 0 {
		if e := <-alice.events; moved(e) {
			t.Errorf("Alice moved to %s", e.Status)
		}
	}
	if left := b.offers(); len(left) > 0 || len(a.offers()) != 1 {
		t.Errorf("the second exchange has %v", left)
	}
}

// TestARequestRestsWhereItWasTriedFirst: nobody offers anything anywhere. Bob waits, and Alice comes.
func TestARequestRestsWhereItWasTriedFirst(t *testing.T) {
	w, a, b := newMarkets(t)
	bob := w.request("bob", listed)
	patient := order(60)
	patient.Wait = 20 * time.Second
	rented := rentLater(t, bob, patient)
	eventually(t, 10*time.Second, "Bob's request rests", func() bool {
		return len(must[ipsx.OrderPage](t)(a.client("onlooker").Requests(t.Context(), ipsx.OrderFilter{})).Orders) == 1
	})
	if resting := must[ipsx.OrderPage](t)(b.client("onlooker").Requests(t.Context(), ipsx.OrderFilter{})).Orders; len(resting) > 0 {
		t.Errorf("it rests twice: %v", resting)
	}
	w.provide("alice", listed, price, at("127.0.0.21")...)
	must[*requester.Rental](t)(rented()).End(within(t, 10*time.Second))
}

// TestARentalThatItsExchangeLeavesGoesOnElsewhere: the first exchange was ready, and is gone when Bob's request comes.
func TestARentalThatItsExchangeLeavesGoesOnElsewhere(t *testing.T) {
	w, a, b := newMarkets(t)
	w.provide("alice", link{exchange: b.front.URL}, price, at("127.0.0.21")...)
	bob := w.request("bob", listed)
	a.watch(func(path string) {
		if path == "/v1/requests" {
			a.refuse("/readyz")
			panic(http.ErrAbortHandler)
		}
	})
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), order(60)))
	if at := rental.Leases[0].Deal().Exchange; at != b.address {
		t.Errorf("Bob rents at %s", at)
	}
	rental.End(within(t, 10*time.Second))
}

// TestABookingStands: Dave has booked at the first exchange when that ends for a while and Alice moves. When his time comes she serves him, and offers his address nowhere.
func TestABookingStands(t *testing.T) {
	w, a, b := newMarkets(t)
	w.at = a.front.URL
	alice := w.provide("alice", listed, price, at("127.0.0.21", "127.0.0.22")...)
	dave := w.hand("dave")
	dave.book(within(t, 20*time.Second), "dave", 60, time.Now().Add(ipsx.BookingLead+8*time.Second).Unix())
	if view := must[ipsx.DealView](t)(dave.client.Deal(t.Context(), dave.hash)); view.Status != ipsx.DealBooked {
		t.Fatalf("the deal is %s", view.Status)
	}
	a.stop()
	alice.told(t, "Alice moves", moved)
	a.start()
	view := w.dealNow(dave.client, dave.hash, "Alice answers", func(d ipsx.DealView) bool { return d.Status != ipsx.DealBooked && d.Status != ipsx.DealProposed })
	if view.Status != ipsx.DealReady {
		t.Errorf("the deal is %s (%s)", view.Status, view.Reason)
	}
	eventually(t, 5*time.Second, "Alice offers what is free", func() bool { return slices.Equal(b.offers(), []string{"127.0.0.22/32"}) })
}

// TestListingsThatLieAreRefused: Mallory lists herself before the true exchanges, at the URL of one of them, where nobody is, and where nodes do not ask. Alice and Bob
// find the true one.
func TestListingsThatLieAreRefused(t *testing.T) {
	w, a, b := newMarkets(t)
	lists := func(name, url string) ipsx.Address {
		key := must[*wallet.Key](t)(w.Funded(t.Context(), name, ipsx.Wei(1)))
		must[chain.Receipt](t)(w.Client().Announce(t.Context(), key, url, ""))
		return key.Address()
	}
	key := must[*wallet.Key](t)(w.Key(a.name))
	must[chain.Receipt](t)(w.Client().WithdrawListing(t.Context(), key)) // so that it comes last
	var flooded atomic.Int64
	want := map[ipsx.Address]exchanges.State{
		lists("thief", a.front.URL):                 exchanges.StateRefused,
		lists("plain", "http://8.8.8.8"):            exchanges.StateRefused,
		lists("spy", "https://user:word@127.0.0.1"): exchanges.StateRefused,
		lists("sender", redirector(t, a.front.URL)): exchanges.StateUnreachable,
		lists("flood", flooder(t, &flooded)):        exchanges.StateUnreachable,
		lists("nobody", "http://"+freePort(t)):      exchanges.StateUnreachable,
	}
	b.stop()
	want[b.address] = exchanges.StateUnreachable
	must[chain.Receipt](t)(w.Client().Announce(t.Context(), key, a.front.URL, ""))
	want[a.address] = exchanges.StateReady
	for _, s := range must[[]exchanges.Standing](t)(exchanges.Survey(t.Context(), w.Client(), sdk.Options{Domain: w.Client().Domain()})) {
		if s.State != want[s.Exchange] {
			t.Errorf("%s at %s is %s, not %s: %s", s.Exchange, s.URL, s.State, want[s.Exchange], s.Detail)
		}
		delete(want, s.Exchange)
	}
	if len(want) > 0 {
		t.Errorf("%v were not looked at", want)
	}
	if n := flooded.Load(); n > 32<<20 { // what lies in sockets
		t.Errorf("%d bytes of terms were taken", n)
	}
	w.provide("alice", listed, price, at("127.0.0.21")...)
	rental := must[*requester.Rental](t)(w.request("bob", listed).node.Rent(within(t, 20*time.Second), order(60)))
	if at := rental.Leases[0].Deal().Exchange; at != a.address {
		t.Errorf("Bob rents at %s", at)
	}
	rental.End(within(t, 10*time.Second))
}

func serve(t *testing.T, handler http.HandlerFunc) string {
	server := httptest.NewServer(handler)
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return server.URL
}

// redirector sends everybody elsewhere.
func redirector(t *testing.T, elsewhere string) string {
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere+r.URL.Path, http.StatusTemporaryRedirect)
	})
}

// flooder answers without end, and counts.
func flooder(t *testing.T, sent *atomic.Int64) string {
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(`{"version":"`)) // until nobody listens
		for buffer := bytes.Repeat([]byte("x"), 64<<10); r.Context().Err() == nil; {
			n, _ := w.Write(buffer)
			sent.Add(int64(n))
		}
	})
}

// TestAProviderIsKilledWhileItMoves: Alice's process has taken her from the first exchange to the second, where her offer is in the log and she does not know; then it is
// killed. The next one starts at the first exchange, has what was earned settled, fails the deal whose tunnel is gone, and leaves one offer in the world.
func TestAProviderIsKilledWhileItMoves(t *testing.T) {
	w, a, b := newMarkets(t)
	w.at = a.front.URL
	p := newProcess(w)
	p.start()
	bob := w.rentByHand("bob", 60)
	bob.begins(ipsx.Wei(1000*price), ipsx.Wei(100*price))
	b.hold("/v1/offers")
	a.stop()
	select {
	case <-b.held:
	case <-time.After(20 * time.Second):
		t.Fatalf("Alice does not move\n%s", p.process.tail())
	}
	p.process.kill()
	b.hold("")
	if got := b.offers(); len(got) != 1 {
		t.Fatalf("the second exchange has %v", got) // else this shows nothing
	}

	a.start()
	p.start()
	eventually(t, 10*time.Second, "what Bob paid is settled", func() bool {
		got := w.account(p.wallet)
		return got.Free.Add(got.Commission) == ipsx.Wei(100*price)
	})
	view := w.dealNow(bob.client, bob.hash, "Bob's deal has failed", func(d ipsx.DealView) bool { return !d.Status.Live() })
	if view.Status != ipsx.DealFailed || view.Reason != ipsx.ReasonRestarted {
		t.Errorf("Bob's deal is %s (%s)", view.Status, view.Reason)
	}
	eventually(t, 10*time.Second, "one offer is left in the world", func() bool {
		return len(b.offers()) == 0 && slices.Equal(a.offers(), []string{"127.0.0.21/32", "127.0.0.22/32"})
	})
	carol := w.rentByHand("carol", 60)
	carol.begins(ipsx.Wei(1000*price), ipsx.Wei(100*price))
	carol.servedAt(t, carol.deal.Addresses[0].String())
	p.process.stop(t)
	if left := append(a.offers(), b.offers()...); len(left) > 0 {
		t.Errorf("Alice is gone, and offers %v", left)
	}
}

// providing by the program that people run.
type providerProcess struct {
	w       *world
	binary  string
	dir     string
	wallet  ipsx.Address
	process *process
}

func newProcess(w *world) *providerProcess {
	w.t.Helper()
	p := &providerProcess{w: w, binary: buildBinary(w.t), dir: w.t.TempDir()}
	key := must[*wallet.Key](w.t)(wallet.Create(filepath.Join(p.dir, "keys"), "faults", wallet.LightScrypt()))
	p.wallet = key.Address()
	must[chain.Receipt](w.t)(w.Client().SendEther(w.t.Context(), must[*wallet.Key](w.t)(w.Key("dev")), p.wallet, devchain.Ether(1)))
	if err := w.Client().Deployment().Save(filepath.Join(p.dir, "deployment.json")); err != nil {
		w.t.Fatal(err)
	}
	w.t.Cleanup(func() { p.process.kill() })
	return p
}

// start returns when the offer stands.
func (p *providerProcess) start() {
	p.w.t.Helper()
	offered := make(chan struct{}, 64)
	hear := func(data json.RawMessage) {
		var e provider.Event
		if json.Unmarshal(data, &e) == nil && e.Kind == "offered" {
			offered <- struct{}{}
		}
	}
	p.process = launch(p.w.t, filepath.Join(p.dir, "log"), hear, p.binary, "provide", "--json", "--data-dir", p.dir, "--chain", p.w.ChainURL(), "--deployment", filepath.Join(p.dir, "deployment.json"),
		"--exchange", "registry", "--patience", "1s", "--address", "127.0.0.21,127.0.0.22", "--endpoint", "127.0.0.1", "--country", "DE", "--kind", "residential", "--price", strconv.Itoa(price),
		"--price-per-gib", "1073741824", "--allow-destination", p.w.site.addr().String())
	select {
	case <-offered:
	case <-p.process.done:
		p.w.t.Fatalf("the provider ended\n%s", p.process.tail())
	case <-time.After(30 * time.Second):
		p.w.t.Fatalf("the provider's offer does not stand\n%s", p.process.tail())
	}
}
