package exchange

import (
	"context"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/history"
)

// readPatience is how long a read waits for what was applied before it.
const readPatience = 2 * time.Second

// What follows is read from the exchange's read model. Each answer tells all that was applied before the call, or the call fails with CodeUnavailable: so it
// is while the histories are written anew. They reach back to the exchange's first deal.

// Histories lists a wallet's deals with how they came to their status, the newest first.
func (x *Exchange) Histories(ctx context.Context, wallet ipsx.Address, f ipsx.HistoryFilter) (ipsx.HistoryPage, error) {
	return recall(ctx, x, f.Validate(), func(s *history.Store) (ipsx.HistoryPage, error) { return s.Deals(ctx, wallet, f) })
}

// History is how one of the wallet's own deals came to its status. A stranger is told that there is none, as for a deal that does not exist.
func (x *Exchange) History(ctx context.Context, wallet ipsx.Address, deal ipsx.Hash) (ipsx.DealHistory, error) {
	return recall(ctx, x, nil, func(s *history.Store) (ipsx.DealHistory, error) { return s.Deal(ctx, wallet, deal) })
}

// Candles sum up the prices of one country, kind and interval.
func (x *Exchange) Candles(ctx context.Context, f ipsx.CandleFilter) (ipsx.CandlePage, error) {
	return recall(ctx, x, f.Validate(), func(s *history.Store) (ipsx.CandlePage, error) { return s.Candles(ctx, f) })
}

// Days are what happened day by day, in one country or in each.
func (x *Exchange) Days(ctx context.Context, f ipsx.DayFilter) (ipsx.DayPage, error) {
	return recall(ctx, x, f.Validate(), func(s *history.Store) (ipsx.DayPage, error) { return s.Days(ctx, f) })
}

// recall asks the read model, unless the question is bad. A database that turns out to be damaged is begun anew.
func recall[T any](ctx context.Context, x *Exchange, bad error, ask func(*history.Store) (T, error)) (answer T, err error) {
	if bad != nil {
		return answer, bad
	}
	x.mu.RLock() // events go out while a message is applied; who asks because of one is answered behind all of it
	reached := x.past.reached()
	x.mu.RUnlock()
	store, err := x.past.reader(ctx, reached)
	if err != nil {
		return answer, err
	}
	if answer, err = ask(store); history.Damaged(err) {
		x.past.giveBack(nil, true)
		x.past.wake()
	}
	return answer, err
}

// reached is the message behind which the state is.
func (m *readModel) reached() uint64 {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.applied.Sequence
}

// reader is the database once it tells all up to a message. It fails with CodeUnavailable when that takes too long.
func (m *readModel) reader(ctx context.Context, upTo uint64) (*history.Store, error) {
	if m.path == "" {
		return nil, ipsx.Errorf(ipsx.CodeUnsupported, "this exchange keeps no histories").WithFix("ask one that has a directory")
	}
	ctx, cancel := context.WithTimeout(ctx, readPatience)
	defer cancel()
	m.mu.Lock()
	defer m.mu.Unlock()
	for m.store == nil || m.anew || m.told < upTo {
		telling := m.telling
		m.mu.Unlock()
		select {
		case <-telling:
		case <-ctx.Done():
		}
		m.mu.Lock()
		if ctx.Err() != nil {
			return nil, ipsx.Errorf(ipsx.CodeUnavailable, "the histories are behind: %d deals wait to be written", len(m.waiting)).WithFix("come back in a moment")
		}
	}
	return m.store, nil
}

// pastDeals are deals with all statuses that they had. What is read here is never changed again, so it is shared.
func (x *Exchange) pastDeals(hashes []ipsx.Hash) (deals []history.Deal) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	for _, hash := range hashes {
		if past, ok := x.engine.Past(hash); ok {
			deals = append(deals, history.Deal(past))
		}
	}
	return deals
}

func (x *Exchange) allDeals() []ipsx.Hash {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.engine.AllDeals()
}
