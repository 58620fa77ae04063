package exchange

import (
	"cmp"
	"fmt"
	"math"
	"strconv"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
)

// Offers lists open offers.
func (x *Exchange) Offers(f ipsx.OrderFilter) (ipsx.OrderPage, error) {
	return x.orders(f, (*engine.Engine).Offers)
}

// Requests lists resting requests.
func (x *Exchange) Requests(f ipsx.OrderFilter) (ipsx.OrderPage, error) {
	return x.orders(f, (*engine.Engine).Requests)
}

func (x *Exchange) orders(f ipsx.OrderFilter, list func(*engine.Engine, engine.Filter, engine.Place, int) ([]ipsx.OrderView, *engine.Place)) (ipsx.OrderPage, error) {
	limit, err := pageLimit(f.Limit)
	if err != nil {
		return ipsx.OrderPage{}, err
	}
	var from engine.Place
	if f.Cursor != "" {
		if n, err := fmt.Sscanf(f.Cursor, placeFormat, &from.Level, &from.Skip); n != 2 || err != nil {
			return ipsx.OrderPage{}, badCursor(f.Cursor)
		}
	}
	x.mu.RLock()
	found, next := list(x.engine, engine.Filter{Country: f.Country, Kind: f.Kind, Protocol: f.Protocol}, from, limit)
	x.mu.RUnlock()
	page := ipsx.OrderPage{Orders: append([]ipsx.OrderView{}, found...)}
	if next != nil {
		page.Next = fmt.Sprintf(placeFormat, next.Level, next.Skip)
	}
	return page, nil
}

// placeFormat is a cursor in a list of orders.
const placeFormat = "%d.%d"

func badCursor(cursor string) error {
	return ipsx.Errorf(ipsx.CodeInvalid, "cursor %q is not one of ours", cursor).WithFix("pass on the page's next, unchanged")
}

func pageLimit(limit int) (int, error) {
	if limit < 0 || limit > ipsx.MaxPage {
		return 0, ipsx.Errorf(ipsx.CodeInvalid, "limit is not between 1 and %d", ipsx.MaxPage)
	}
	return cmp.Or(limit, ipsx.DefaultPage), nil
}

// Order finds an offer or a request by its hash.
func (x *Exchange) Order(hash ipsx.Hash) (ipsx.OrderView, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	view, ok := x.engine.Order(hash)
	if !ok {
		return view, ipsx.Errorf(ipsx.CodeNotFound, "there is no order %s", hash)
	}
	return view, nil
}

// Deals lists a wallet's deals, the newest first.
func (x *Exchange) Deals(wallet ipsx.Address, f ipsx.DealFilter) (ipsx.DealPage, error) {
	limit, err := pageLimit(f.Limit)
	if err != nil {
		return ipsx.DealPage{}, err
	}
	below := uint64(math.MaxUint64)
	if f.Cursor != "" {
		if below, err = strconv.ParseUint(f.Cursor, 10, 64); err != nil {
			return ipsx.DealPage{}, badCursor(f.Cursor)
		}
	}
	x.mu.RLock()
	found, more := x.engine.Deals(wallet, f.Live, below, limit)
	x.mu.RUnlock()
	page := ipsx.DealPage{Deals: append([]ipsx.DealView{}, found...)}
	if more {
		page.Next = strconv.FormatUint(found[len(found)-1].Deal.Number, 10)
	}
	return page, nil
}

// Deal is one of the wallet's own deals. A stranger is told that there is none, as for a deal that does not exist.
func (x *Exchange) Deal(wallet ipsx.Address, hash ipsx.Hash) (ipsx.DealView, error) {
	view, err := x.deal(hash)
	if err == nil && view.Deal.RoleOf(wallet) == "" {
		return ipsx.DealView{}, noDeal(hash)
	}
	return view, err
}

// Proposal is one of the wallet's own deals as it was proposed.
func (x *Exchange) Proposal(wallet ipsx.Address, hash ipsx.Hash) (ipsx.Proposal, error) {
	x.mu.RLock()
	m, ok := x.engine.Match(hash)
	x.mu.RUnlock()
	if !ok || m.Deal.RoleOf(wallet) == "" {
		return ipsx.Proposal{}, noDeal(hash)
	}
	return x.notary.proposal(m.Proposal())
}

// Profile is what the exchange knows of a wallet.
func (x *Exchange) Profile(wallet ipsx.Address) ipsx.Profile {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.engine.Profile(wallet)
}

func (x *Exchange) deal(hash ipsx.Hash) (ipsx.DealView, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	view, ok := x.engine.Deal(hash)
	if !ok {
		return view, noDeal(hash)
	}
	return view, nil
}

func noDeal(hash ipsx.Hash) error {
	return ipsx.Errorf(ipsx.CodeNotFound, "there is no deal %s of this wallet", hash)
}
