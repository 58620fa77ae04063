package history

import (
	"context"
	"database/sql"
	"errors"
	"strconv"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
)

type candleKey struct {
	country        string
	kind           ipsx.Kinds
	seconds, start int64
}

// moment orders the deals of a candle: by the milliseconds at which they became active, then by number.
type moment struct{ at, number int64 }

func (m moment) before(other moment) bool {
	return m.at < other.at || (m.at == other.at && m.number < other.number)
}

// candle is one in the database.
type candle struct {
	ipsx.Candle
	first, last moment
}

// countCandle adds a deal that became active.
func (b *batch) countCandle(d Deal, s agreement.State, seconds int64) error {
	at := moment{s.Since.UnixMilli(), int64(s.Deal.Number)}
	key := candleKey{d.Country, d.Kind, seconds, begin(s.Since.Unix(), seconds)}
	c := b.candles[key]
	if c == nil {
		c = &candle{}
		if err := b.readCandle(key, c); err != nil {
			return err
		}
		b.candles[key] = c
	}
	c.add(at, s.Deal)
	return nil
}

// begin is when the interval of so many seconds began.
func begin(at, seconds int64) int64 { return at - at%seconds }

// add does not depend on the order in which deals come.
func (c *candle) add(at moment, d *ipsx.Deal) {
	price := d.PricePerSecond
	if c.Deals == 0 || at.before(c.first) {
		c.first, c.Open = at, price
	}
	if c.Deals == 0 || c.last.before(at) {
		c.last, c.Close = at, price
	}
	if c.Deals == 0 || price.Less(c.Low) {
		c.Low = price
	}
	if c.High.Less(price) {
		c.High = price
	}
	addresses := uint64(len(d.Addresses))
	c.Deals++
	c.Addresses += addresses
	c.Seconds += addresses * uint64(d.Seconds)
	c.Value = sum(c.Value, price.Mul(addresses*uint64(d.Seconds)).Min(d.MaxTotal))
}

const candleColumns = "start, opened, first, closed, last, open, high, low, close, deals, addresses, leased, value"

func (c *candle) columns() []any {
	return []any{&c.Start, &c.first.at, &c.first.number, &c.last.at, &c.last.number, amount{&c.Open}, amount{&c.High}, amount{&c.Low}, amount{&c.Close},
		&c.Deals, &c.Addresses, &c.Seconds, amount{&c.Value}}
}

func (b *batch) readCandle(key candleKey, c *candle) error {
	err := b.scanRow("SELECT "+candleColumns+" FROM candles WHERE country = ? AND kind = ? AND seconds = ? AND start = ?",
		[]any{key.country, int64(key.kind), key.seconds, key.start}, c.columns()...)
	if errors.Is(err, sql.ErrNoRows) {
		return nil
	}
	return err
}

func (b *batch) keepCandle(key candleKey, c *candle) error {
	return b.exec("INSERT OR REPLACE INTO candles (country, kind, seconds, "+candleColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		key.country, int64(key.kind), key.seconds, key.start, c.first.at, c.first.number, c.last.at, c.last.number, c.Open.String(), c.High.String(), c.Low.String(),
		c.Close.String(), int64(c.Deals), int64(c.Addresses), int64(c.Seconds), c.Value.String())
}

// Candles are those of one country, kind and interval, the newest first.
func (s *Store) Candles(ctx context.Context, f ipsx.CandleFilter) (page ipsx.CandlePage, err error) {
	from, until := f.Bounds()
	if f.Cursor != "" {
		if until, err = strconv.ParseInt(f.Cursor, 10, 64); err != nil {
			return page, badCursor(f.Cursor)
		}
	}
	page.Candles = []ipsx.Candle{}
	err = s.each(ctx, func(rows *sql.Rows) error {
		var c candle
		if len(page.Candles) == f.Size() {
			page.Next = strconv.FormatInt(page.Candles[f.Size()-1].Start, 10)
			return nil
		}
		err := rows.Scan(c.columns()...)
		page.Candles = append(page.Candles, c.Candle)
		return err
	}, "SELECT "+candleColumns+" FROM candles WHERE country = ? AND kind = ? AND seconds = ? AND start >= ? AND start < ? ORDER BY start DESC LIMIT ?",
		f.Country, int64(f.Kind), int64(f.Interval.Length().Seconds()), from, until, f.Size()+1)
	return page, err
}
