package history

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"math"
	"strconv"

	"github.com/ipsx/ipsx"
)

// Deals are those of a wallet with their histories, the newest first. From and Until are about when they were matched.
func (s *Store) Deals(ctx context.Context, wallet ipsx.Address, f ipsx.HistoryFilter) (page ipsx.HistoryPage, err error) {
	until := int64(math.MaxInt64) // of numbers; so below
	if f.Cursor != "" {
		if until, err = strconv.ParseInt(f.Cursor, 10, 64); err != nil {
			return page, badCursor(f.Cursor)
		}
	}
	query, args := dealsQuery(wallet, f, until)
	page.Deals = []ipsx.DealHistory{}
	err = s.each(ctx, func(rows *sql.Rows) error {
		if len(page.Deals) == f.Size() {
			page.Next = strconv.FormatUint(page.Deals[f.Size()-1].Deal.Deal.Number, 10)
			return nil
		}
		h, err := scanHistory(rows.Scan)
		page.Deals = append(page.Deals, h)
		return err
	}, query, args...)
	return page, err
}

// dealsQuery asks the index of each role for the numbers of one page, since numbers rise with time.
func dealsQuery(wallet ipsx.Address, f ipsx.HistoryFilter, before int64) (query string, args []any) {
	from, until := f.Bounds()
	for _, role := range []ipsx.Role{ipsx.ProviderRole, ipsx.RequesterRole} {
		if f.Role != "" && f.Role != role {
			continue
		}
		if query != "" {
			query += " UNION "
		}
		query += `SELECT number FROM (SELECT number FROM deals WHERE ` + string(role) + ` = ? AND number < ? AND (? = '' OR status = ?)
			AND number >= ifnull((SELECT number FROM deals WHERE matched >= ? ORDER BY matched, number LIMIT 1), ?)
			AND number < ifnull((SELECT number FROM deals WHERE matched >= ? ORDER BY matched, number LIMIT 1), ?)
			ORDER BY number DESC LIMIT ?)`
		args = append(args, wallet[:], before, string(f.Status), string(f.Status), from, int64(math.MaxInt64), until, int64(math.MaxInt64), f.Size()+1)
	}
	return "SELECT history FROM deals WHERE number IN (" + query + ") ORDER BY number DESC LIMIT ?", append(args, f.Size()+1)
}

// Deal is the history of one of the wallet's own deals. A stranger is told that there is none.
func (s *Store) Deal(ctx context.Context, wallet ipsx.Address, hash ipsx.Hash) (h ipsx.DealHistory, err error) {
	found := false
	err = s.each(ctx, func(rows *sql.Rows) (err error) {
		found = true
		h, err = scanHistory(rows.Scan)
		return err
	}, "SELECT history FROM deals WHERE hash = ?1 AND (provider = ?2 OR requester = ?2)", hash[:], wallet[:])
	if err == nil && !found {
		err = ipsx.Errorf(ipsx.CodeNotFound, "there is no deal %s of this wallet", hash)
	}
	return h, err
}

func scanHistory(scan func(...any) error) (h ipsx.DealHistory, err error) {
	var text []byte
	if err = scan(&text); err == nil {
		err = unmarshal(text, &h)
	}
	return h, err
}

func unmarshal(text []byte, into any) error {
	if err := json.Unmarshal(text, into); err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "a row of the histories cannot be read: %w", err)
	}
	return nil
}

// each goes through the rows of a query. It fails with CodeUnavailable, also when Damaged.
func (s *Store) each(ctx context.Context, take func(*sql.Rows) error, query string, args ...any) error {
	s.mu.RLock()
	defer s.mu.RUnlock()
	if s.reader == nil {
		return unavailable(errClosed)
	}
	rows, err := s.reader.QueryContext(ctx, query, args...)
	if err != nil {
		return unavailable(err)
	}
	for rows.Next() && err == nil {
		err = take(rows)
	}
	return unavailable(errors.Join(err, rows.Err(), rows.Close()))
}

func badCursor(cursor string) error {
	return ipsx.Errorf(ipsx.CodeInvalid, "cursor %q is not one of ours", cursor).WithFix("pass on the page's next, unchanged")
}
