package history_test

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/ncruces/go-sqlite3/driver"
	"pgregory.net/rapid"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/history"
)

// pages reads all pages of a list.
func pages[T any](t *rapid.T, page func(cursor string) ([]T, string, error)) (all []T) {
	for cursor, more := "", true; more; more = cursor != "" {
		found, next, err := page(cursor)
		if err != nil {
			t.Fatal(err)
		}
		if cursor = next; (next != "" && len(found) == 0) || len(all) > 10_000 {
			t.Fatalf("the pages do not end well: %d behind %d", len(found), len(all))
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
				if rapid.IntRange(0, 2).Draw(t, "not now") > 0 {
					continue // it costs the most time
				}
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
	ctx, limit := context.Background(), rapid.SampledFrom([]int{1, 2, 3, 20}).Draw(t, "limit")
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
