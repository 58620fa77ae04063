package history

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
)

const daySeconds = 24 * 60 * 60

type dayKey struct {
	start   int64
	country string
}

// countDay adds that a deal came to a status. What a requester said of its use counts as far as the deal, with its extension, allows it.
func (b *batch) countDay(d Deal, s agreement.State) error {
	key := dayKey{begin(s.Since.Unix(), daySeconds), d.Country}
	day := b.days[key]
	if day == nil {
		day = &ipsx.DayStats{Start: key.start, Country: key.country, Deals: map[ipsx.DealStatus]uint64{}}
		if err := b.readDay(day); err != nil {
			return err
		}
		b.days[key] = day
	}
	day.Deals[s.Status]++
	if s.Status == ipsx.DealEnded || s.Status == ipsx.DealFailed {
		terms := s.Terms()
		day.Seconds += min(s.Requester.Seconds, uint64(terms.Seconds)) * uint64(len(terms.Addresses))
		day.Cost = sum(day.Cost, s.Requester.Accrued.Min(terms.MaxTotal))
	}
	return nil
}

const dayColumns = "start, country, deals, seconds, cost"

// scanDay reads a row of days.
func scanDay(scan func(...any) error, d *ipsx.DayStats) error {
	var deals string
	if err := scan(&d.Start, &d.Country, &deals, &d.Seconds, amount{&d.Cost}); err != nil {
		return err
	}
	return unmarshal([]byte(deals), &d.Deals)
}

func (b *batch) readDay(d *ipsx.DayStats) error {
	row := func(into ...any) error {
		return b.scanRow("SELECT "+dayColumns+" FROM days WHERE start = ? AND country = ?", []any{d.Start, d.Country}, into...)
	}
	err := scanDay(row, d)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

func (b *batch) keepDay(d *ipsx.DayStats) error {
	deals, err := json.Marshal(d.Deals)
	if err != nil {
		return err
	}
	return b.exec("INSERT OR REPLACE INTO days ("+dayColumns+") VALUES (?, ?, ?, ?, ?)", d.Start, d.Country, string(deals), int64(d.Seconds), d.Cost.String())
}

const (
	dayCursor = "%d.%s"
	last      = "~" // behind every country
)

// Days are the daily statistics, the newest day first, and of one day by country.
func (s *Store) Days(ctx context.Context, f ipsx.DayFilter) (page ipsx.DayPage, err error) {
	from, until := f.Bounds()
	behind := dayKey{start: until, country: last}
	if f.Cursor != "" {
		if n, err := fmt.Sscanf(f.Cursor, dayCursor, &behind.start, &behind.country); n != 2 || err != nil {
			return page, badCursor(f.Cursor)
		}
	}
	query := "SELECT " + dayColumns + " FROM days WHERE start >= ? AND start <= ? AND (start < ? OR country > ?)"
	args := []any{from, behind.start, behind.start, behind.country}
	if f.Country != "" {
		query, args = query+" AND country = ?", append(args, f.Country)
	}
	page.Days = []ipsx.DayStats{}
	err = s.each(ctx, func(rows *sql.Rows) error {
		if len(page.Days) == f.Size() {
			end := page.Days[f.Size()-1]
			page.Next = fmt.Sprintf(dayCursor, end.Start, end.Country)
			return nil
		}
		var d ipsx.DayStats
		err := scanDay(rows.Scan, &d)
		page.Days = append(page.Days, d)
		return err
	}, query+" ORDER BY start DESC, country LIMIT ?", append(args, f.Size()+1)...)
	return page, err
}
