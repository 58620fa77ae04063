package sdk

import (
	"context"
	"net/url"
	"strconv"

	"github.com/ipsx/ipsx"
)

// History lists the wallet's own deals with how they came to their status, the newest first. It tells all that the exchange did before the call; while its
// histories are written anew it fails with CodeUnavailable. So do the others below.
func (c *Client) History(ctx context.Context, f ipsx.HistoryFilter) (page ipsx.HistoryPage, err error) {
	query := periodQuery(f.Period, map[string]string{"role": string(f.Role), "status": string(f.Status)})
	err = c.getPrivate(ctx, "/v1/history", query, &page)
	return page, err
}

// DealHistory is how one of the wallet's own deals came to its status.
func (c *Client) DealHistory(ctx context.Context, deal ipsx.Hash) (h ipsx.DealHistory, err error) {
	err = c.getPrivate(ctx, dealPath(deal)+"/history", nil, &h)
	return h, err
}

// Candles sum up the prices at which addresses of one country and kind were rented, the newest interval first.
func (c *Client) Candles(ctx context.Context, f ipsx.CandleFilter) (page ipsx.CandlePage, err error) {
	query := periodQuery(f.Period, map[string]string{"country": f.Country, "kind": f.Kind.String(), "interval": string(f.Interval)})
	err = c.get(ctx, "/v1/candles", query, &page)
	return page, err
}

// Days are what happened to the exchange's deals day by day, the newest first.
func (c *Client) Days(ctx context.Context, f ipsx.DayFilter) (page ipsx.DayPage, err error) {
	err = c.get(ctx, "/v1/days", periodQuery(f.Period, map[string]string{"country": f.Country}), &page)
	return page, err
}

func periodQuery(p ipsx.Period, more map[string]string) url.Values {
	query := pageQuery(p.Limit, p.Cursor)
	for name, bound := range map[string]int64{"from": p.From, "until": p.Until} {
		if bound != 0 {
			more[name] = strconv.FormatInt(bound, 10)
		}
	}
	for name, value := range more {
		if value != "" {
			query.Set(name, value)
		}
	}
	return query
}
