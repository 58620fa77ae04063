package api_test

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3/driver"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

// lease makes a deal and brings it to its end.
func (n *network) lease(a, b *sdk.Client, name string) ipsx.Hash {
	n.Helper()
	deal := hashOf(n.match(b, name))
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.wait(time.Second)
	n.says(b, deal, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
	n.wait(10 * time.Second)
	signed, err := sdk.Sign(b, ipsx.Status{Deal: deal, Role: ipsx.RequesterRole, Seq: 2, Status: ipsx.StatusEnded, Reason: ipsx.ReasonStopped, Seconds: 10, Accrued: ipsx.Wei(1000),
		At: n.clock.Now().Unix()})
	n.check(err)
	_, err = b.SendStatus(n.Context(), signed)
	n.check(err)
	n.says(a, deal, ipsx.ProviderRole, 2, ipsx.StatusEnded, ipsx.DealEnded)
	return deal
}

func residential(interval ipsx.CandleInterval) ipsx.CandleFilter {
	return ipsx.CandleFilter{Country: "DE", Kind: ipsx.Residential, Interval: interval}
}

// told is all that the read model tells Alice and Bob.
func (n *network) told() string {
	n.Helper()
	var all []any
	for _, who := range []ipsx.Signer{alice, bob} {
		client := n.dial(who)
		page, err := client.History(n.Context(), ipsx.HistoryFilter{})
		n.check(err)
		days, err := client.Days(n.Context(), ipsx.DayFilter{})
		n.check(err)
		all = append(all, page, days)
		for _, interval := range ipsx.CandleIntervals {
			candles, err := client.Candles(n.Context(), residential(interval))
			n.check(err)
			all = append(all, candles)
		}
	}
	return n.json(all)
}

func TestHistoriesCandlesAndDays(t *testing.T) {
	n := open(t)
	a, b, begun := n.dial(alice), n.dial(bob), n.clock.Now().Unix()
	if page, err := a.History(t.Context(), ipsx.HistoryFilter{}); err != nil || len(page.Deals) != 0 {
		t.Fatalf("before anything happened: %+v, %v", page, err)
	}
	n.place(a, n.offer("127.0.1.1/32", 100))
	first := n.lease(a, b, "first")
	n.place(a, n.offer("127.0.1.2/32", 90))
	second := n.lease(a, b, "second")
	n.match(b, "third")
	n.wait(ipsx.ReadyTimeout) // Alice is silent: she has declined, and the request goes on to another of her addresses or rests

	h, err := b.DealHistory(t.Context(), first)
	n.check(err)
	want := []ipsx.DealChange{
		{Status: ipsx.DealProposed, At: begun}, {Status: ipsx.DealReady, At: begun}, {Status: ipsx.DealActive, At: begun + 1},
		{Status: ipsx.DealEnding, Reason: ipsx.ReasonStopped, By: ipsx.RequesterRole, At: begun + 11},
		{Status: ipsx.DealEnded, Reason: ipsx.ReasonStopped, By: ipsx.RequesterRole, At: begun + 11},
	}
	if !slices.Equal(h.Changes, want) || h.Deal.Hash != first || h.Country != "DE" || h.Kind != ipsx.Residential || h.Deal.Requester.Accrued != ipsx.Wei(1000) {
		t.Errorf("the first deal's history is %+v", h)
	}
	ended := ipsx.HistoryFilter{Status: ipsx.DealEnded, Role: ipsx.ProviderRole, Period: ipsx.Period{Limit: 1}}
	page, err := a.History(t.Context(), ended)
	n.check(err)
	ended.Cursor = page.Next
	rest, err := a.History(t.Context(), ended)
	n.check(err)
	if len(page.Deals) != 1 || len(rest.Deals) != 1 || page.Deals[0].Deal.Hash != second || rest.Deals[0].Deal.Hash != first || rest.Next != "" {
		t.Errorf("pages of Alice's ended deals are %+v and %+v", page, rest)
	}
	ended.Role, ended.Cursor = ipsx.RequesterRole, ""
	if page, err := a.History(t.Context(), ended); err != nil || len(page.Deals) != 0 {
		t.Errorf("Alice requested %+v, %v", page, err)
	}

	candles, err := b.Candles(t.Context(), residential(ipsx.CandleDay))
	n.check(err)
	wantCandle := ipsx.Candle{Start: begun - begun%86400, Open: ipsx.Wei(100), High: ipsx.Wei(100), Low: ipsx.Wei(90), Close: ipsx.Wei(90), Deals: 2, Addresses: 2, Seconds: 120, Value: ipsx.Wei(11400)}
	if len(candles.Candles) != 1 || candles.Candles[0] != wantCandle {
		t.Errorf("candles are %+v, want %+v", candles, wantCandle)
	}
	days, err := b.Days(t.Context(), ipsx.DayFilter{Country: "DE"})
	n.check(err)
	if len(days.Days) != 1 || days.Days[0].Deals[ipsx.DealActive] != 2 || days.Days[0].Deals[ipsx.DealDeclined] != 1 || days.Days[0].Seconds != 20 || days.Days[0].Cost != ipsx.Wei(2000) {
		t.Errorf("days are %+v", days)
	}
}

func TestHistoriesArePrivateAndStrict(t *testing.T) {
	n := open(t)
	a, b, m := n.dial(alice), n.dial(bob), n.dial(mallory)
	n.place(a, n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(b, "first"))
	_, err := m.DealHistory(t.Context(), deal)
	n.refused(err, ipsx.CodeNotFound)
	if page, err := m.History(t.Context(), ipsx.HistoryFilter{}); err != nil || len(page.Deals) != 0 {
		t.Errorf("Mallory sees %+v, %v", page, err)
	}
	for _, path := range []string{"/v1/history", "/v1/deals/" + deal.Hex() + "/history"} {
		response, err := http.Get(n.url + path)
		n.check(err)
		if response.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s tells a stranger: %d", path, response.StatusCode)
		}
	}
	_, err = b.History(t.Context(), ipsx.HistoryFilter{Role: "owner"})
	n.refused(err, ipsx.CodeInvalid)
	_, err = b.History(t.Context(), ipsx.HistoryFilter{Period: ipsx.Period{Cursor: "nonsense"}})
	n.refused(err, ipsx.CodeInvalid)
	_, err = b.History(t.Context(), ipsx.HistoryFilter{Status: "married"})
	n.refused(err, ipsx.CodeInvalid)
	for _, change := range []func(*ipsx.CandleFilter){
		func(f *ipsx.CandleFilter) { f.Country = "" }, func(f *ipsx.CandleFilter) { f.Country = "de" }, func(f *ipsx.CandleFilter) { f.Kind = 0 },
		func(f *ipsx.CandleFilter) { f.Kind = ipsx.Mobile | ipsx.Residential }, func(f *ipsx.CandleFilter) { f.Interval = "2h" },
		func(f *ipsx.CandleFilter) { f.Limit = ipsx.MaxPage + 1 }, func(f *ipsx.CandleFilter) { f.Cursor = "x" },
		func(f *ipsx.CandleFilter) { f.From, f.Until = 10, 10 },
	} {
		f := residential(ipsx.CandleHour)
		change(&f)
		_, err := b.Candles(t.Context(), f)
		n.refused(err, ipsx.CodeInvalid)
	}
	_, err = b.Days(t.Context(), ipsx.DayFilter{Country: "Germany"})
	n.refused(err, ipsx.CodeInvalid)
	_, err = b.Days(t.Context(), ipsx.DayFilter{Period: ipsx.Period{Cursor: "tomorrow"}})
	n.refused(err, ipsx.CodeInvalid)
}

// traded is an exchange with some deals, whose log was let go of behind its snapshots.
func traded(t *testing.T) *network {
	t.Helper()
	n := open(t)
	n.stop()
	n.every = 10
	n.start("127.0.0.1:0", true)
	a, b := n.dial(alice), n.dial(bob)
	for i := range 6 {
		n.place(a, n.offer(fmt.Sprintf("127.0.1.%d/32", i), uint64(100+i)))
		n.lease(a, b, fmt.Sprint("lease ", i))
		n.wait(time.Hour)
	}
	return n
}

func (n *network) histories() string { return filepath.Join(n.dir, "history.db") }

// TestTheReadModelIsRebuilt where it is missing, damaged, of another version, another log's, or older than what is left of the log; then it tells the same.
func TestTheReadModelIsRebuilt(t *testing.T) {
	n := traded(t)
	want := n.told()
	if !strings.Contains(want, `"deals":6`) {
		t.Fatalf("too little is told: %s", want)
	}
	n.stop()
	young, err := os.ReadFile(n.histories())
	n.check(err)
	n.start("127.0.0.1:0", true)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.3.1/32", 100))
	for i := range 12 {
		n.lease(a, b, fmt.Sprint("more ", i))
	}
	want = n.told()
	n.stop()

	other := open(t)
	other.place(other.dial(alice), other.offer("127.0.1.0/28", 50))
	for i := range 10 {
		other.lease(other.dial(alice), other.dial(bob), fmt.Sprint("other ", i))
	}
	_ = other.told()
	other.stop()

	alter := func(statement string) {
		db, err := driver.Open("file:" + n.histories())
		n.check(err)
		_, err = db.Exec("UPDATE deals SET history = replace(history, 'residential', 'mobile'); UPDATE candles SET deals = 7; " + statement)
		n.check(err)
		n.check(db.Close())
	}
	damage := func(first int) {
		data, err := os.ReadFile(n.histories())
		n.check(err)
		for at := first*4096 + 3000; at < len(data); at += 4096 {
			data[at] ^= 1
		}
		n.check(os.WriteFile(n.histories(), data, 0o600))
	}
	for name, spoil := range map[string]func(){
		"as it is":             func() {},
		"it is missing":        func() { n.check(os.Remove(n.histories())) },
		"it is text":           func() { n.check(os.WriteFile(n.histories(), []byte(strings.Repeat("text ", 5000)), 0o600)) },
		"each page is damaged": func() { damage(1) },
		"its rows are damaged": func() { damage(2) }, // which is only found when they are read
		"another version":      func() { alter("PRAGMA user_version = 77") },
		"another log's": func() {
			data, err := os.ReadFile(other.histories())
			n.check(err)
			n.check(os.WriteFile(n.histories(), data, 0o600))
		},
		"older than the log":          func() { n.check(os.WriteFile(n.histories(), young, 0o600)) },
		"ahead of the log":            func() { alter("UPDATE log SET sequence = sequence + 1000") },
		"another log's at its length": func() { alter("UPDATE log SET hash = zeroblob(32)") },
	} {
		spoil()
		n.start("127.0.0.1:0", true)
		if got := n.eventuallyTold(); got != want {
			t.Errorf("%s: it tells\n%s, want\n%s", name, got, want)
		}
		n.stop()
	}
}

// eventuallyTold is told, where damage may only be found by a read: that one fails, and the next ones come when it is mended.
func (n *network) eventuallyTold() string {
	n.Helper()
	for _, who := range []ipsx.Signer{alice, bob} {
		client := n.dial(who)
		_, err := client.History(n.Context(), ipsx.HistoryFilter{})
		_, candles := client.Candles(n.Context(), residential(ipsx.CandleMinute))
		_, days := client.Days(n.Context(), ipsx.DayFilter{})
		for _, err := range []error{err, candles, days} {
			if err != nil {
				n.refused(err, ipsx.CodeUnavailable)
			}
		}
	}
	return n.told()
}

// TestTheReadModelGoesOnBehindItsPlace, over restarts in the middle of leases, and tells what one that never stopped tells.
func TestTheReadModelGoesOnBehindItsPlace(t *testing.T) {
	n, steady := open(t), open(t)
	for _, n := range []*network{n, steady} {
		again := func() {
			if n != steady {
				n.restart()
			}
		}
		n.place(n.dial(alice), n.offer("127.0.1.0/28", 100))
		for i := range 3 {
			deal := hashOf(n.match(n.dial(bob), fmt.Sprint("lease ", i)))
			again()
			n.says(n.dial(alice), deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
			again()
			n.says(n.dial(bob), deal, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
			again()
			n.wait(2 * time.Minute)
			again()
		}
	}
	if got, want := n.told(), steady.told(); got != want {
		t.Errorf("it tells\n%s, want\n%s", got, want)
	}
}

// TestALockedDatabaseHoldsNobodyUp: orders are taken and matched, readers are told to come back, and afterwards nothing is missing.
func TestALockedDatabaseHoldsNobodyUp(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.0/28", 100))
	n.lease(a, b, "before")
	_ = n.told()
	locked, err := driver.Open("file:" + n.histories())
	n.check(err)
	locked.SetMaxOpenConns(1)
	_, err = locked.Exec("BEGIN IMMEDIATE")
	n.check(err)
	begun := time.Now()
	deal := n.lease(a, b, "while it is locked")
	if took := time.Since(begun); took > 3*time.Second {
		t.Errorf("a lease took %s; each of its commands waited for the database", took)
	}
	if s := n.x.Stats(); s.HistoryLag == 0 {
		t.Error("the histories do not lag")
	}
	_, err = b.DealHistory(t.Context(), deal)
	n.refused(err, ipsx.CodeUnavailable)
	_, err = locked.Exec("ROLLBACK")
	n.check(err)
	n.check(locked.Close())
	h, err := b.DealHistory(t.Context(), deal)
	n.check(err)
	if last := h.Changes[len(h.Changes)-1]; last.Status != ipsx.DealEnded || n.x.Stats().HistoryLag != 0 {
		t.Errorf("its history ends with %+v; %+v", last, n.x.Stats())
	}
}

// TestReadsGoOnWhileDealsAreMade: each reader sees deals come and none go, and all that was done before it asked.
func TestReadsGoOnWhileDealsAreMade(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.0/25", 100))
	var reading sync.WaitGroup
	done := make(chan struct{})
	for range 3 {
		reading.Go(func() {
			for seen := 0; ; {
				page, err := b.History(t.Context(), ipsx.HistoryFilter{Period: ipsx.Period{Limit: ipsx.MaxPage}})
				if err != nil || len(page.Deals) < seen {
					t.Errorf("%d deals after %d, %v", len(page.Deals), seen, err)
				}
				seen = len(page.Deals)
				select {
				case <-done:
					return
				default:
				}
			}
		})
	}
	for i := range 20 {
		n.match(b, fmt.Sprint("request ", i))
		if page, err := b.History(t.Context(), ipsx.HistoryFilter{}); err != nil || len(page.Deals) != i+1 {
			t.Errorf("%d deals, %v; want %d", len(page.Deals), err, i+1)
		}
	}
	close(done)
	reading.Wait()
}
