package history_test

import (
	"cmp"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/ncruces/go-sqlite3/driver"
	"pgregory.net/rapid"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/history"
)

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
