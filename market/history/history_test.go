package history_test

import (
	"bytes"
	"cmp"
	"context"
	"database/sql"
	"fmt"
	"net/netip"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/ncruces/go-sqlite3/driver"
	"pgregory.net/rapid"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/market/agreement"
	"github.com/ipsx/ipsx/market/dealbook"
	"github.com/ipsx/ipsx/market/history"
)

// The cast: Alice and Anna provide, Bob and Carol request; Anna requests too.
var alice, anna, bob, carol = actor.Named("alice"), actor.Named("anna"), actor.Named("bob"), actor.Named("carol")

var (
	countries = []string{"DE", "DE", "FR"}
	kinds     = []ipsx.Kinds{ipsx.Residential, ipsx.Mobile}
)

// market is a book of deals that live through what random people do.
type market struct {
	book  *dealbook.Book
	now   time.Time
	all   []*dealbook.Record
	dirty map[*dealbook.Record]bool // since the last write
}

func newMarket() *market {
	return &market{book: dealbook.New(), now: time.Unix(1_800_000_000, 0).UTC(), dirty: map[*dealbook.Record]bool{}}
}

// deal makes one of random terms.
func (m *market) deal(t *rapid.T) {
	number := uint64(len(m.all) + 1)
	wide := ipsx.AmountFromWords([4]uint64{rapid.Uint64().Draw(t, "price"), rapid.Uint64Range(0, 1<<16-1).Draw(t, "high price")})
	d := ipsx.Deal{
		Number: number, Provider: rapid.SampledFrom([]ipsx.Address{alice.Address(), anna.Address()}).Draw(t, "provider"),
		Requester: rapid.SampledFrom([]ipsx.Address{bob.Address(), carol.Address(), anna.Address()}).Draw(t, "requester"),
		Addresses: make([]netip.Addr, rapid.IntRange(1, 3).Draw(t, "addresses")), PricePerSecond: wide, Seconds: rapid.Uint32Range(5, 300).Draw(t, "seconds"),
		Proposed: m.now.Unix(), MaxTotal: ipsx.AmountFromWords([4]uint64{0, rapid.Uint64().Draw(t, "most")}),
	}
	for i := range d.Addresses {
		d.Addresses[i] = netip.AddrFrom4([4]byte{11, 0, byte(number), byte(i)})
	}
	offer := ipsx.Offer{Country: rapid.SampledFrom(countries).Draw(t, "country"), Kind: kinds[rapid.IntRange(0, 3).Draw(t, "kind")/3]}
	hash := ipsx.HashOf(fmt.Append(nil, number))
	m.book.Add(hash, d, ipsx.Signed[ipsx.Offer]{Message: offer}, ipsx.Signed[ipsx.Request]{}, m.now)
	r, _ := m.book.Get(hash)
	m.all, m.dirty[r] = append(m.all, r), true
}

// goes lets some deal come one step nearer to its lease.
func (m *market) goes(t *rapid.T) {
	for _, r := range m.all {
		s := ipsx.Status{Deal: r.Hash(), Role: ipsx.ProviderRole, Seq: 1, Status: ipsx.StatusReady}
		if r.State.Status == ipsx.DealReady {
			s.Role, s.Status = ipsx.RequesterRole, ipsx.StatusConnected
		}
		if r.State.Status != ipsx.DealReady && r.State.Status != ipsx.DealProposed || rapid.IntRange(0, 2).Draw(t, "waits") == 0 {
			continue
		}
		if _, err := m.book.Step(r, agreement.Event{Status: &s}, m.now); err == nil {
			m.dirty[r] = true
		}
	}
}

// some are deals that changed since they were last written, in any order.
func (m *market) some(t *rapid.T) (chosen []*dealbook.Record) {
	for _, r := range m.all {
		if m.dirty[r] && rapid.Bool().Draw(t, "written") {
			chosen = append(chosen, r)
			delete(m.dirty, r)
		}
	}
	if len(chosen) == 0 {
		return nil
	}
	return rapid.Permutation(chosen).Draw(t, "order")
}

// say lets one side of some deal say something, which it may not be allowed to.
func (m *market) say(t *rapid.T) {
	if len(m.all) == 0 {
		return
	}
	r := m.all[len(m.all)-1-rapid.IntRange(0, min(len(m.all), 4)-1).Draw(t, "deal")]
	s := ipsx.Status{Deal: r.Hash(), Role: rapid.SampledFrom([]ipsx.Role{ipsx.ProviderRole, ipsx.RequesterRole}).Draw(t, "role"),
		Status:  rapid.SampledFrom([]ipsx.ActorStatus{ipsx.StatusReady, ipsx.StatusConnected, ipsx.StatusReady, ipsx.StatusConnected, ipsx.StatusEnded, ipsx.StatusFailed}).Draw(t, "status"),
		Reason:  ipsx.ReasonStopped,
		Seconds: rapid.Uint64().Draw(t, "used"), Accrued: ipsx.AmountFromWords([4]uint64{rapid.Uint64().Draw(t, "accrued"), rapid.Uint64().Draw(t, "more accrued")})}
	s.Seq = r.State.Newest(s.Role).Seq + 1
	if _, err := m.book.Step(r, agreement.Event{Status: &s}, m.now); err == nil {
		m.dirty[r] = true
	}
}

// extend gives some deal more time, where it may have more.
func (m *market) extend(t *rapid.T) {
	if len(m.all) == 0 {
		return
	}
	r := m.all[len(m.all)-1-rapid.IntRange(0, min(len(m.all), 4)-1).Draw(t, "deal")]
	x := ipsx.Extension{Deal: r.Hash(), Seconds: r.State.Terms().Seconds + 30, MaxTotal: r.State.Terms().MaxTotal.Add(ipsx.Wei(5)).Min(most)}
	if _, err := m.book.Step(r, agreement.Event{Extension: &x}, m.now); err == nil {
		r.Extension = &ipsx.Signed[ipsx.Extension]{Message: x, Signature: bytes.Repeat([]byte{7}, 65)}
	}
}

// wait lets time pass.
func (m *market) wait(t *rapid.T) {
	m.now = m.now.Add(time.Duration(rapid.SampledFrom([]int{1, 1, 50, 50, 900, 900, 4000, 61_000, 400_000, 90_000_000}).Draw(t, "wait")) * time.Millisecond)
	for at, r, ok := m.book.NextDue(); ok && !at.After(m.now); at, r, ok = m.book.NextDue() {
		if _, err := m.book.Step(r, agreement.Event{}, at); err != nil {
			t.Fatal(err)
		}
		m.dirty[r] = true
	}
}

func deals(records ...*dealbook.Record) (list []history.Deal) {
	for _, r := range records {
		list = append(list, history.Deal{View: r.View(r.History[len(r.History)-1]), Country: r.Offer.Message.Country, Kind: r.Offer.Message.Kind, States: r.History})
	}
	return list
}

// candles, the naive way: all deals that were active, in the order in which they became so.
func (m *market) candles(country string, kind ipsx.Kinds, interval ipsx.CandleInterval) (found []ipsx.Candle) {
	var active []agreement.State
	for _, d := range deals(m.all...) {
		for _, s := range d.States {
			if s.Status == ipsx.DealActive && d.Country == country && d.Kind == kind {
				active = append(active, s)
			}
		}
	}
	slices.SortStableFunc(active, func(a, b agreement.State) int { return a.Since.Compare(b.Since) })
	byStart := map[int64]*ipsx.Candle{}
	for _, s := range active {
		start := s.Since.Truncate(interval.Length()).Unix()
		price, addresses := s.Deal.PricePerSecond, uint64(len(s.Deal.Addresses))
		c := byStart[start]
		if c == nil {
			c = &ipsx.Candle{Start: start, Open: price, Low: price}
			byStart[start] = c
		}
		if price.Cmp(c.High) > 0 {
			c.High = price
		}
		if price.Cmp(c.Low) < 0 {
			c.Low = price
		}
		value := price.Mul(uint64(s.Deal.Seconds)).Mul(addresses)
		if value.Cmp(s.Deal.MaxTotal) > 0 {
			value = s.Deal.MaxTotal
		}
		c.Close, c.Deals, c.Addresses, c.Seconds = price, c.Deals+1, c.Addresses+addresses, c.Seconds+addresses*uint64(s.Deal.Seconds)
		if c.Value = c.Value.Add(value); !c.Value.Fits() {
			c.Value = most
		}
	}
	for _, c := range byStart {
		found = append(found, *c)
	}
	slices.SortFunc(found, func(a, b ipsx.Candle) int { return cmp.Compare(b.Start, a.Start) })
	return found
}

var most = ipsx.AmountFromWords([4]uint64{1<<64 - 1, 1<<64 - 1})

// days, the naive way.
func (m *market) days() (found []ipsx.DayStats) {
	for _, d := range deals(m.all...) {
		for _, s := range d.States {
			start := s.Since.Truncate(24 * time.Hour).Unix()
			i := slices.IndexFunc(found, func(day ipsx.DayStats) bool { return day.Start == start && day.Country == d.Country })
			if i < 0 {
				i, found = len(found), append(found, ipsx.DayStats{Start: start, Country: d.Country, Deals: map[ipsx.DealStatus]uint64{}})
			}
			day := &found[i]
			if day.Deals[s.Status]++; s.Status == ipsx.DealEnded || s.Status == ipsx.DealFailed {
				seconds, total := s.Deal.Seconds, s.Deal.MaxTotal
				if s.Extension.Seconds > 0 {
					seconds, total = s.Extension.Seconds, s.Extension.MaxTotal
				}
				day.Seconds += min(s.Requester.Seconds, uint64(seconds)) * uint64(len(s.Deal.Addresses))
				day.Cost = day.Cost.Add(s.Requester.Accrued.Min(total)).Min(most)
			}
		}
	}
	slices.SortFunc(found, func(a, b ipsx.DayStats) int {
		return cmp.Or(cmp.Compare(b.Start, a.Start), cmp.Compare(a.Country, b.Country))
	})
	return found
}

// histories, the naive way.
func (m *market) histories(wallet ipsx.Address, f ipsx.HistoryFilter) (found []ipsx.DealHistory) {
	for _, d := range deals(m.all...) {
		last := d.States[len(d.States)-1]
		plays := (f.Role != ipsx.RequesterRole && last.Deal.Provider == wallet) || (f.Role != ipsx.ProviderRole && last.Deal.Requester == wallet)
		if !plays || (f.Status != "" && last.Status != f.Status) || last.Deal.Proposed < f.From || (f.Until != 0 && last.Deal.Proposed >= f.Until) {
			continue
		}
		h := ipsx.DealHistory{Deal: d.View, Country: d.Country, Kind: d.Kind}
		for _, s := range d.States {
			h.Changes = append(h.Changes, ipsx.DealChange{Status: s.Status, Reason: s.Reason, By: s.By, At: s.Since.Unix()})
		}
		found = append(found, h)
	}
	slices.Reverse(found)
	return found
}

// pages reads all pages of a list.
func pages[T any](t *rapid.T, page func(cursor string) ([]T, string, error)) (all []T) {
	for cursor, more := "", true; more; more = cursor != "" {
		found, next, err := page(cursor)
		if err != nil {
			t.Fatal(err)
		}
		if cursor = next; next != "" && len(found) == 0 {
			t.Fatal("an empty page is not the last one")
		}
		all = append(all, found...)
	}
	return all
}

func same[T any](t *rapid.T, what string, got, want []T) {
	if len(got) != len(want) {
		t.Fatalf("%s: %d, want %d", what, len(got), len(want))
	}
	for i := range got {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("%s: number %d is\n%+v, want\n%+v", what, i, got[i], want[i])
		}
	}
}

func open(t rapid.TB, path string) *history.Store {
	t.Helper()
	s, err := history.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func check(t rapid.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// TestRowsAreWhatANaiveModelSays: deals of random people are written in random batches, again and again, by a store that is closed and opened in between.
func TestRowsAreWhatANaiveModelSays(t *testing.T) {
	dir, run, crowded := t.TempDir(), 0, 0
	rapid.Check(t, func(t *rapid.T) {
		run++
		path := filepath.Join(dir, fmt.Sprintf("%d.db", run))
		m, s, ctx := newMarket(), open(t, path), context.Background()
		defer func() { check(t, s.Close()) }()
		sequence := uint64(0)
		for range rapid.IntRange(1, 80).Draw(t, "steps") {
			switch rapid.SampledFrom([]string{"deal", "deal", "goes", "goes", "say", "say", "extend", "wait", "write", "write", "rewrite", "reopen"}).Draw(t, "step") {
			case "deal":
				m.deal(t)
			case "goes":
				m.goes(t)
			case "say":
				m.say(t)
			case "extend":
				m.extend(t)
			case "wait":
				m.wait(t)
			case "write":
				sequence++
				check(t, s.Write(ctx, deals(m.some(t)...), history.Position{Sequence: sequence, Hash: ipsx.Hash{byte(sequence)}}))
			case "rewrite":
				check(t, s.Write(ctx, deals(m.all...), history.Position{}))
			case "reopen":
				check(t, s.Close())
				if p := history.Peek(ctx, path); p.Sequence != sequence {
					t.Fatalf("it tells up to %d, want %d", p.Sequence, sequence)
				}
				s = open(t, path)
			}
		}
		check(t, s.Write(ctx, deals(m.all...), history.Position{Sequence: 1 << 40, Hash: ipsx.Hash{9}}))
		m.compare(t, s)
		crowded += m.crowded()

		again := open(t, path+".again")
		check(t, again.Write(ctx, deals(m.all...), history.Position{Sequence: 1 << 40, Hash: ipsx.Hash{9}}))
		check(t, again.Close())
		same(t, "rows of a database that was written at once", dump(t, path+".again"), dump(t, path))
	})
	if crowded < 20 {
		t.Errorf("only %d candles had several deals: the test does not see much", crowded)
	}
}

// crowded is how many candles have several deals.
func (m *market) crowded() (count int) {
	for _, c := range m.candles("DE", ipsx.Residential, ipsx.CandleMinute) {
		if c.Deals > 1 {
			count++
		}
	}
	return count
}

func (m *market) compare(t *rapid.T, s *history.Store) {
	ctx, limit := context.Background(), rapid.IntRange(2, 20).Draw(t, "limit")
	period := ipsx.Period{Limit: limit}
	if rapid.Bool().Draw(t, "bounded") {
		period.From, period.Until = 1_800_000_060, 1_800_100_000
	}
	within := func(start int64) bool {
		return start >= period.From && (period.Until == 0 || start < period.Until)
	}
	for _, country := range countries[1:] {
		for _, kind := range kinds {
			for _, interval := range ipsx.CandleIntervals {
				f := ipsx.CandleFilter{Country: country, Kind: kind, Interval: interval, Period: period}
				got := pages(t, func(cursor string) ([]ipsx.Candle, string, error) {
					f.Cursor = cursor
					p, err := s.Candles(ctx, f)
					return p.Candles, p.Next, err
				})
				want := slices.DeleteFunc(m.candles(country, kind, interval), func(c ipsx.Candle) bool { return !within(c.Start) })
				same(t, fmt.Sprint("candles of ", country, kind, interval), got, want)
			}
		}
	}
	for _, country := range []string{"DE", "FR", ""} {
		f := ipsx.DayFilter{Country: country, Period: period}
		got := pages(t, func(cursor string) ([]ipsx.DayStats, string, error) {
			f.Cursor = cursor
			p, err := s.Days(ctx, f)
			return p.Days, p.Next, err
		})
		want := slices.DeleteFunc(m.days(), func(d ipsx.DayStats) bool { return !within(d.Start) || (country != "" && d.Country != country) })
		same(t, "days of "+country, got, want)
	}
	for _, wallet := range []ipsx.Signer{alice, anna, bob, carol} {
		f := ipsx.HistoryFilter{Period: period, Role: rapid.SampledFrom([]ipsx.Role{"", ipsx.ProviderRole, ipsx.RequesterRole}).Draw(t, "role"),
			Status: rapid.SampledFrom([]ipsx.DealStatus{"", ipsx.DealEnded, ipsx.DealDeclined}).Draw(t, "status")}
		want := m.histories(wallet.Address(), f)
		got := pages(t, func(cursor string) ([]ipsx.DealHistory, string, error) {
			f.Cursor = cursor
			p, err := s.Deals(ctx, wallet.Address(), f)
			return p.Deals, p.Next, err
		})
		same(t, "histories", got, want)
	}
	m.compareAlone(t, s)
}

// compareAlone reads deals one by one, as those who may, and as one who may not.
func (m *market) compareAlone(t *rapid.T, s *history.Store) {
	for _, r := range m.all[:min(len(m.all), 3)] {
		want := m.histories(r.Deal.Provider, ipsx.HistoryFilter{})
		i := slices.IndexFunc(want, func(h ipsx.DealHistory) bool { return h.Deal.Hash == r.Hash() })
		got, err := s.Deal(context.Background(), r.Deal.Requester, r.Hash())
		if err != nil || !reflect.DeepEqual(got, want[i]) {
			t.Fatalf("alone it is %+v, %v; want %+v", got, err, want[i])
		}
		for _, wallet := range []ipsx.Signer{alice, anna, bob, carol} {
			if _, err := s.Deal(context.Background(), wallet.Address(), r.Hash()); (r.Deal.RoleOf(wallet.Address()) == "") != ipsx.IsCode(err, ipsx.CodeNotFound) {
				t.Fatalf("%s reads a deal: %v", wallet.Address(), err)
			}
		}
	}
}

// dump is every row of every table.
func dump(t rapid.TB, path string) (all []string) {
	t.Helper()
	db, err := driver.Open("file:" + path)
	check(t, err)
	defer func() { check(t, db.Close()) }()
	for table, key := range map[string]string{"log": "sequence", "deals": "number", "candles": "country, kind, seconds, start", "days": "start, country"} {
		all = append(all, rowsOf(t, db, table, key)...)
	}
	slices.Sort(all)
	return all
}

func rowsOf(t rapid.TB, db *sql.DB, table, key string) (all []string) {
	t.Helper()
	rows, err := db.QueryContext(context.Background(), "SELECT * FROM "+table+" ORDER BY "+key)
	check(t, err)
	names, err := rows.Columns()
	check(t, err)
	for rows.Next() {
		values := make([]any, len(names))
		for i := range values {
			values[i] = new(sql.RawBytes)
		}
		check(t, rows.Scan(values...))
		line := table
		for _, v := range values {
			line += fmt.Sprintf("|%x", *v.(*sql.RawBytes))
		}
		all = append(all, line)
	}
	check(t, rows.Err())
	check(t, rows.Close())
	return all
}

// written is a database with some deals.
func written(t *testing.T) (path string, m *market, upTo history.Position) {
	t.Helper()
	path, upTo = filepath.Join(t.TempDir(), "history.db"), history.Position{Sequence: 7, Hash: ipsx.Hash{7}}
	m = rapid.Custom(func(t *rapid.T) *market {
		m := newMarket()
		for range 200 {
			m.deal(t)
		}
		return m
	}).Example(1)
	s := open(t, path)
	check(t, s.Write(t.Context(), deals(m.all...), upTo))
	check(t, s.Close())
	return path, m, upTo
}

// TestADatabaseThatCannotBeGoneOnWithIsBegunAnew: another program's, another version's, a torn one.
func TestADatabaseThatCannotBeGoneOnWithIsBegunAnew(t *testing.T) {
	for name, spoil := range map[string]func(path string) error{
		"nothing changed": nil,
		"it is gone":      os.Remove,
		"it is text": func(path string) error {
			return os.WriteFile(path, []byte("not a database, but long enough to look at\n"), 0o600)
		},
		"it is empty": func(path string) error { return os.Truncate(path, 0) },
		"another version": func(path string) error {
			db, err := driver.Open("file:" + path)
			if err == nil {
				_, err = db.Exec("PRAGMA user_version = 2")
			}
			return cmp.Or(err, db.Close())
		},
		"its head is spoilt": func(path string) error { return flip(path, 200) },
	} {
		t.Run(name, func(t *testing.T) {
			path, m, upTo := written(t)
			if spoil != nil {
				check(t, spoil(path))
				upTo = history.Position{}
			}
			if p := history.Peek(t.Context(), path); p != upTo {
				t.Errorf("before it is opened it tells up to %v, want %v", p, upTo)
			}
			s := open(t, path)
			defer func() { check(t, s.Close()) }()
			if p, err := s.Position(t.Context()); err != nil || p != upTo {
				t.Errorf("it tells up to %v, %v; want %v", p, err, upTo)
			}
			check(t, s.Write(t.Context(), deals(m.all...), history.Position{Sequence: 8}))
			if page, err := s.Days(t.Context(), ipsx.DayFilter{Period: ipsx.Period{Limit: 10}}); err != nil || !reflect.DeepEqual(page.Days, m.days()) {
				t.Errorf("the days are %+v, %v", page, err)
			}
		})
	}
}

// flip changes one bit of a file.
func flip(path string, at int64) error {
	data, err := os.ReadFile(path)
	if err == nil {
		data[at] ^= 1
		err = os.WriteFile(path, data, 0o600)
	}
	return err
}

// TestAFlippedBitIsFoundAndNotServed, wherever it is.
func TestAFlippedBitIsFoundAndNotServed(t *testing.T) {
	path, m, _ := written(t)
	info, err := os.Stat(path)
	check(t, err)
	unread := 0 // or found when it was opened, and begun anew
	for at := int64(4096); at < info.Size(); at += 4096 {
		check(t, flip(path, at+2000))
		s := open(t, path)
		var damage error
		for _, wallet := range []ipsx.Signer{alice, anna, bob, carol} {
			_, err := s.Deals(t.Context(), wallet.Address(), ipsx.HistoryFilter{Period: ipsx.Period{Limit: 1000}})
			damage = cmp.Or(damage, err)
		}
		_, err = s.Days(t.Context(), ipsx.DayFilter{Period: ipsx.Period{Limit: 1000}})
		damage = cmp.Or(damage, err, s.Write(t.Context(), deals(m.all...), history.Position{}))
		if damage != nil && !history.Damaged(damage) {
			t.Errorf("a flipped bit at %d gives %v", at, damage)
		}
		if damage == nil {
			unread++
		}
		check(t, s.Close())
		check(t, flip(path, at+2000))
	}
	if unread > 3 {
		t.Errorf("%d flipped bits were not found", unread)
	}
}
