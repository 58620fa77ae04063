package faults

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
)

// TestAStandbyTakesOver: Alice is the cheapest, then Anna, then Carol, each with two addresses. Bob rents one with a standby. Alice goes, then Anna: each time
// the next one's address serves behind the same exit, and what each was promised is what she gets. Then there is nobody left, which Bob hears at once, until Dave comes.
func TestAStandbyTakesOver(t *testing.T) {
	w := newWorld(t)
	providers := map[string]*providing{
		"127.0.0.21": w.provide("alice", link{}, price, at("127.0.0.21", "127.0.0.31")...),
		"127.0.0.22": w.provide("anna", link{}, 2*price, at("127.0.0.22", "127.0.0.32")...),
		"127.0.0.23": w.provide("carol", link{}, 3*price, at("127.0.0.23", "127.0.0.33")...),
	}
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	o := order(300)
	o.Standby = 1
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), o))
	exit := rental.Exits()[0]
	for _, now := range []struct{ serves, next string }{{"127.0.0.21", "127.0.0.22"}, {"127.0.0.22", "127.0.0.23"}} {
		if e := bob.told(t, "one stands by", kind("standby")); e.Detail != now.next+" stands by" {
			t.Fatalf("%q where %s should stand by", e.Detail, now.next)
		}
		if page, err := w.visit(within(t, 5*time.Second), exit.DialContext, "/"); page != now.serves || err != nil {
			t.Errorf("%s gives %q, %v", now.serves, page, err)
		}
		providers[now.serves].stop()
		if page, err := w.visit(within(t, 10*time.Second), exit.DialContext, "/"); page != now.next || err != nil {
			t.Errorf("after %s the exit gives %q, %v", now.serves, page, err)
		}
		bob.told(t, "it took over", kind("takeover"))
	}
	if e := bob.told(t, "there is nobody else", kind("waiting")); !strings.Contains(e.Detail, "no standby yet: no offer satisfies the request") {
		t.Errorf("Bob hears %q", e.Detail)
	}
	providers["127.0.0.24"] = w.provide("dave", link{}, price, at("127.0.0.24")...)
	bob.told(t, "the one who came stands by", kind("standby"))
	rental.End(within(t, 10*time.Second))
	if _, err := w.visit(within(t, 5*time.Second), exit.DialContext, "/"); err == nil {
		t.Error("the exit serves after the end")
	}
	paid := map[ipsx.Address]ipsx.Amount{}
	for _, l := range rental.All() {
		paid[l.Deal().Provider] = paid[l.Deal().Provider].Add(l.Bill().Paid)
	}
	if len(paid) != 4 {
		t.Errorf("Bob paid %d providers", len(paid))
	}
	for _, p := range providers {
		p.stop()
		got := w.account(p.wallet)
		if gained := got.Free.Add(got.Commission).Sub(ipsx.Wei(1)); gained != paid[p.wallet] {
			t.Errorf("%s gained %s of %s", p.wallet, gained, paid[p.wallet])
		}
	}
}

func kind(name string) func(requester.Event) bool {
	return func(e requester.Event) bool { return e.Kind == name }
}

// TestStandbysKeepWithinTheBudget: what two providers ask for a standby's five minutes would cost more than Bob's order allows in all.
func TestStandbysKeepWithinTheBudget(t *testing.T) {
	w := newWorld(t)
	w.provide("alice", link{}, price, at("127.0.0.21")...)
	anna := w.provide("anna", link{}, 2*price, at("127.0.0.22")...)
	w.provide("carol", link{}, 3*price, at("127.0.0.23")...)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	o := order(300)
	o.Standby, o.Request.MaxTotal = 1, ipsx.Wei(300*price)
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), o))
	bob.told(t, "one stands by", kind("standby"))
	anna.stop() // the standby itself is lost: another is looked for with what it did not cost
	bob.told(t, "another stands by", kind("standby"))
	total := ipsx.Amount{}
	for n, l := range rental.All() {
		deal := l.Deal()
		if deal.MaxTotal.Cmp(ipsx.Wei(300*price)) > 0 || n == 2 && !deal.MaxTotal.Less(ipsx.Wei(300*price)) {
			t.Errorf("deal %d may cost %s", n, deal.MaxTotal)
		}
		if n != 1 {
			total = total.Add(deal.MaxTotal)
		}
	}
	rental.End(within(t, 10*time.Second))
	if total = total.Add(rental.All()[1].Bill().Paid); ipsx.Wei(2 * 300 * price).Less(total) {
		t.Errorf("the rental could have cost %s", total)
	}
}

// TestStandbysThatGoAreReplacedEverMoreSlowly: each standby of Bob's costs him a transaction, and Mallory, who has many wallets, goes as soon as she stands by.
func TestStandbysThatGoAreReplacedEverMoreSlowly(t *testing.T) {
	w := newWorld(t)
	w.provide("alice", link{}, price, at("127.0.0.21")...)
	mallory := map[string]*providing{}
	for n := range 4 {
		address := fmt.Sprintf("127.0.0.%d", 31+n)
		mallory[address] = w.provide(fmt.Sprintf("mallory%d", n), link{}, price+1, at(address)...)
	}
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	o := order(300)
	o.Standby = 1
	rental := must[*requester.Rental](t)(bob.node.Rent(within(t, 20*time.Second), o))
	var first time.Time
	for n := range 4 {
		e := bob.told(t, "one stands by", kind("standby"))
		if n == 0 {
			first = time.Now()
		}
		mallory[strings.Fields(e.Detail)[0]].stop()
	}
	if took := time.Since(first); took < 7*time.Second {
		t.Errorf("four standbys within %s, where one, two and four seconds should lie between them", took)
	}
	rental.End(within(t, 10*time.Second))
}

// TestKill9WithAStandby kills the provider that serves a process's proxy: the same port leads through the other one a moment later, and the books are right.
func TestKill9WithAStandby(t *testing.T) {
	c := newCity(t)
	printed := make(chan json.RawMessage, 2)
	rent := launch(t, c.data("bob0.log"), func(m json.RawMessage) { printed <- m }, c.binary, append(c.common(c.between.URL), "rent", "--standby", "1", "--for", "5m",
		"--max-price", strconv.Itoa(2*price), "--max-price-per-gib", "0", "--data-dir", c.data("bob0"), "--json")...)
	var faces []struct{ Leased, Proxy, WireGuard string }
	if err := json.Unmarshal(<-printed, &faces); err != nil || len(faces) != 1 || faces[0].WireGuard != "" {
		t.Fatalf("printed were %+v, %v", faces, err)
	}
	client := must[*sdk.Client](t)(sdk.Dial(t.Context(), "http://"+c.exchangeAt, sdk.Options{Signer: c.keys["bob0"]}))
	eventually(t, 20*time.Second, "one stands by", func() bool {
		deals := must[ipsx.DealPage](t)(client.Deals(t.Context(), ipsx.DealFilter{})).Deals
		return len(deals) == 2 && deals[0].Status == ipsx.DealActive && deals[1].Status == ipsx.DealActive
	})
	proxied := &http.Client{Timeout: 15 * time.Second, Transport: &http.Transport{Proxy: http.ProxyURL(&url.URL{Scheme: "http", Host: faces[0].Proxy}), DisableKeepAlives: true}}
	visit := func() string {
		response := must[*http.Response](t)(proxied.Get(c.site.URL)) // the client's own timeout bounds it
		defer response.Body.Close()
		return string(must[[]byte](t)(io.ReadAll(response.Body)))
	}
	first := visit()
	victim, other := "alice", "127.0.3."
	if strings.HasPrefix(first, other) {
		victim, other = "carol", "127.0.2."
	}
	c.processes[victim].kill()
	c.noteDeath(victim)
	begun := time.Now()
	second := visit()
	t.Logf("from %s to %s in %s", first, second, time.Since(begun).Round(time.Millisecond))
	if first != faces[0].Leased || !strings.HasPrefix(second, other) {
		t.Errorf("the pages say %s and %s, leased was %s", first, second, faces[0].Leased)
	}
	c.killed++
	c.start(victim)
	rent.stop(t)
	var bills []requester.Bill
	if err := json.Unmarshal(<-printed, &bills); err != nil || len(bills) != 2 || bills[0].Reason != ipsx.ReasonSilent || bills[1].Reason != ipsx.ReasonStopped {
		t.Errorf("the bills are %+v, %v", bills, err)
	}
	if !rent.cmd.ProcessState.Success() {
		t.Errorf("the rental failed\n%s", rent.tail())
	}
	c.rented++
	c.checkAll()
}
