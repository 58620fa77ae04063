package api_test

import (
	"bufio"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3/driver"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/api"
	"github.com/ipsx/ipsx/market/exchange"
)

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
		n.alter("UPDATE deals SET history = replace(history, 'residential', 'mobile'); UPDATE candles SET deals = 7; " + statement)
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

// alter changes the database behind the exchange's back.
func (n *network) alter(statement string) {
	n.Helper()
	db, err := driver.Open("file:" + n.histories())
	n.check(err)
	_, err = db.Exec(statement)
	n.check(err)
	n.check(db.Close())
}

// TestARestartDoesNotBeginAnew: what was written stays, here a row that somebody changed, and what comes is added to it.
func TestARestartDoesNotBeginAnew(t *testing.T) {
	n := traded(t)
	before := n.told()
	n.stop()
	n.alter("UPDATE candles SET deals = 777 WHERE seconds = 86400")
	n.start("127.0.0.1:0", true)
	if after := n.told(); after == before || strings.ReplaceAll(after, `"deals":777`, `"deals":6`) != before {
		t.Errorf("it tells\n%s, before\n%s", after, before)
	}
	n.place(n.dial(alice), n.offer("127.0.9.1/32", 1))
	n.lease(n.dial(alice), n.dial(bob), "one more")
	candles, err := n.dial(bob).Candles(t.Context(), residential(ipsx.CandleDay))
	n.check(err)
	if candles.Candles[0].Deals != 778 || candles.Candles[0].Close != ipsx.Wei(1) {
		t.Errorf("the candles are %+v", candles)
	}
}

// TestAKilledExchangeTellsOfAllItsDeals, killed at any moment between two snapshots, and each of them once.
func TestAKilledExchangeTellsOfAllItsDeals(t *testing.T) {
	dir := t.TempDir()
	for round := range 4 {
		n := &network{TB: t, clock: &clock{now: time.Now()}}
		child := exec.CommandContext(t.Context(), os.Args[0])
		child.Env = append(os.Environ(), "IPSX_TEST_EXCHANGE="+dir)
		out, err := child.StdoutPipe()
		n.check(err)
		n.check(child.Start())
		lines := bufio.NewScanner(out)
		lines.Scan()
		n.url = lines.Text()
		a, b := n.dial(alice), n.dial(bob)
		n.place(a, n.offer(fmt.Sprintf("10.%d.0.0/24", round), 100))
		for i := range 8 {
			if i == 2+round {
				go func() { _ = child.Process.Kill() }() // at any moment of what follows
			}
			result, err := b.Request(t.Context(), n.request(fmt.Sprint("request ", round, i)))
			if err != nil {
				n.refused(err, ipsx.CodeUnavailable)
				break
			}
			if _, err = n.say(a, hashOf(result.Deals[0]), ipsx.ProviderRole, 1, ipsx.StatusReady); err == nil {
				_, _ = n.say(b, hashOf(result.Deals[0]), ipsx.RequesterRole, 1, ipsx.StatusConnected) // it may be gone by now
			}
		}
		_ = child.Wait()
		tellsAll(t, dir)
	}
}

// tellsAll holds the read model against the state.
func tellsAll(t *testing.T, dir string) {
	t.Helper()
	n := &network{TB: t}
	x, err := exchange.Open(t.Context(), exchange.Config{Dir: dir, Key: victor, Domain: home, ExitCheck: "127.0.0.1:0", AllowPrivate: true, CheckpointEvery: 7})
	n.check(err)
	defer func() { n.check(x.Close()) }()
	deals, err := x.Deals(bob.Address(), ipsx.DealFilter{})
	n.check(err)
	page, err := x.Histories(t.Context(), bob.Address(), ipsx.HistoryFilter{})
	n.check(err)
	candles, err := x.Candles(t.Context(), residential(ipsx.CandleDay))
	n.check(err)
	active, counted := uint64(0), uint64(0)
	for i, d := range deals.Deals {
		if page.Deals[i].Deal.Hash != d.Hash || page.Deals[i].Changes[0].Status != ipsx.DealProposed {
			t.Errorf("deal %s is told of as %+v", d.Hash, page.Deals[i])
		}
		if d.Active != 0 {
			active++
		}
	}
	for _, c := range candles.Candles {
		counted += c.Deals
	}
	if len(page.Deals) != len(deals.Deals) || len(deals.Deals) == 0 || counted != active {
		t.Errorf("%d deals are told of, there are %d; %d were active, the candles count %d", len(page.Deals), len(deals.Deals), active, counted)
	}
}

// TestAStandbyTellsTheSame from a database of its own.
func TestAStandbyTellsTheSame(t *testing.T) {
	n, nats := &network{TB: t, clock: &clock{now: time.Now()}}, cluster(t)
	share := func() *exchange.Exchange {
		x, err := exchange.Open(t.Context(), exchange.Config{Dir: t.TempDir(), NATS: nats, NATSReplicas: 3, Key: victor, Domain: home, ExitCheck: "127.0.0.1:0", AllowPrivate: true})
		n.check(err)
		t.Cleanup(func() { n.check(x.Close()) })
		return x
	}
	leader := share()
	<-leader.Leads()
	standby := share()
	door := httptest.NewServer(api.New(leader, api.Options{}))
	t.Cleanup(door.Close)
	n.url = door.URL
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.0/30", 100))
	deal := hashOf(n.match(b, "first"))
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.says(b, deal, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
	follows, err := standby.Subscribe(bob.Address(), 1)
	n.check(err)
	until(func() ipsx.Event {
		event, err := follows.Next(t.Context())
		n.check(err)
		return event
	}, dealIs(ipsx.DealActive))
	var told []string
	for _, x := range []*exchange.Exchange{leader, standby} {
		page, err := x.Histories(t.Context(), bob.Address(), ipsx.HistoryFilter{})
		n.check(err)
		candles, err := x.Candles(t.Context(), residential(ipsx.CandleMinute))
		n.check(err)
		if len(page.Deals) != 1 || len(page.Deals[0].Changes) != 3 || len(candles.Candles) != 1 {
			t.Errorf("told are %+v and %+v", page, candles)
		}
		told = append(told, n.json(page), n.json(candles))
	}
	if told[0] != told[2] || told[1] != told[3] {
		t.Errorf("they tell different things: %v", told)
	}
}
