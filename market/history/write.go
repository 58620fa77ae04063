package history

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
)

// Write puts deals, as they stand, into the database in one transaction: all of it is there, or nothing. Writing a deal again changes nothing but what is
// new. With upTo the rows tell everything up to there; a zero one says that more deals follow. It fails with CodeUnavailable, also when Damaged.
func (s *Store) Write(ctx context.Context, deals []Deal, upTo Position) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.writer == nil {
		return unavailable(errClosed)
	}
	tx, err := s.writer.BeginTx(ctx, nil)
	if err != nil {
		return unavailable(err)
	}
	b := &batch{ctx: ctx, tx: tx, prepared: map[string]*sql.Stmt{}, candles: map[candleKey]*candle{}, days: map[dayKey]*ipsx.DayStats{}}
	if err := b.write(deals, upTo); err != nil {
		return unavailable(errors.Join(err, tx.Rollback()))
	}
	return unavailable(tx.Commit())
}

var errClosed = errors.New("it is closed")

// batch is one transaction, with the candles and days that it changes.
type batch struct {
	ctx      context.Context //nolint:containedctx // it lives as long as the transaction
	tx       *sql.Tx
	prepared map[string]*sql.Stmt // by query; they end with the transaction
	candles  map[candleKey]*candle
	days     map[dayKey]*ipsx.DayStats
}

func (b *batch) write(deals []Deal, upTo Position) error {
	for _, d := range deals {
		if err := b.deal(d); err != nil {
			return err
		}
	}
	for key, c := range b.candles {
		if err := b.keepCandle(key, c); err != nil {
			return err
		}
	}
	for _, d := range b.days {
		if err := b.keepDay(d); err != nil {
			return err
		}
	}
	if upTo == (Position{}) {
		return nil
	}
	return b.exec("UPDATE log SET sequence = ?, hash = ?", int64(upTo.Sequence), upTo.Hash[:])
}

func (b *batch) exec(query string, args ...any) error {
	statement, err := b.prepare(query)
	if err == nil {
		_, err = statement.ExecContext(b.ctx, args...)
	}
	return err
}

// scanRow reads the only row of a query; sql.ErrNoRows: there is none.
func (b *batch) scanRow(query string, args []any, into ...any) error {
	statement, err := b.prepare(query)
	if err != nil {
		return err
	}
	return statement.QueryRowContext(b.ctx, args...).Scan(into...)
}

// prepare has each query parsed once: that takes longer than to write a row.
func (b *batch) prepare(query string) (*sql.Stmt, error) {
	if known := b.prepared[query]; known != nil {
		return known, nil
	}
	statement, err := b.tx.PrepareContext(b.ctx, query)
	if err == nil {
		b.prepared[query] = statement
	}
	return statement, err
}

// deal writes a deal, and counts the statuses that it came to since it was last written.
func (b *batch) deal(d Deal) error {
	last := d.States[len(d.States)-1]
	terms, counted := last.Deal, 0
	err := b.scanRow("SELECT changes FROM deals WHERE number = ?", []any{int64(terms.Number)}, &counted)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	if counted >= len(d.States) {
		return nil
	}
	for _, state := range d.States[counted:] {
		if err := b.count(d, state); err != nil {
			return err
		}
	}
	text, err := json.Marshal(d.history())
	if err != nil {
		return err
	}
	return b.exec(`INSERT INTO deals (number, hash, provider, requester, matched, status, changes, history) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (number) DO UPDATE SET status = excluded.status, changes = excluded.changes, history = excluded.history`,
		int64(terms.Number), last.Hash[:], terms.Provider[:], terms.Requester[:], terms.Proposed, string(last.Status), len(d.States), string(text))
}

func (d Deal) history() ipsx.DealHistory {
	h := ipsx.DealHistory{Deal: d.View, Country: d.Country, Kind: d.Kind}
	for _, s := range d.States {
		h.Changes = append(h.Changes, ipsx.DealChange{Status: s.Status, Reason: s.Reason, By: s.By, At: s.Since.Unix()})
	}
	return h
}

// count adds one status of a deal to what is summed up.
func (b *batch) count(d Deal, s agreement.State) error {
	if err := b.countDay(d, s); err != nil || s.Status != ipsx.DealActive {
		return err
	}
	for _, interval := range ipsx.CandleIntervals {
		if err := b.countCandle(d, s, int64(interval.Length().Seconds())); err != nil {
			return err
		}
	}
	return nil
}

// most is the largest amount that goes on the wire.
var most = ipsx.AmountFromWords([4]uint64{1<<64 - 1, 1<<64 - 1})

// sum adds up to the largest amount.
func sum(a, b ipsx.Amount) ipsx.Amount { return a.Add(b).Min(most) }

// amount is a column with wei in decimal.
type amount struct{ *ipsx.Amount }

// Scan implements sql.Scanner.
func (a amount) Scan(value any) error {
	text, _ := value.(string)
	return a.UnmarshalText([]byte(text))
}
