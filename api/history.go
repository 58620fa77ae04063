package api

import (
	"context"

	"github.com/danielgtaylor/huma/v2"

	"github.com/ipsx/ipsx"
)

// PeriodPart is a stretch of time, and a page of what happened in it. It is exported for the router, which fills in no other embedded fields.
type PeriodPart struct {
	From   int64  `query:"from" doc:"first Unix second; missing: no bound"`
	Until  int64  `query:"until" doc:"the Unix second behind the last; missing: no bound"`
	Limit  int    `query:"limit" doc:"1 to 1000; 100 when missing"`
	Cursor string `query:"cursor" doc:"next of the page before"`
}

func (in PeriodPart) period() ipsx.Period {
	return ipsx.Period{From: in.From, Until: in.Until, Limit: in.Limit, Cursor: in.Cursor}
}

type historyInput struct {
	Authorization string `header:"Authorization" doc:"IPSX and the base64url JSON of a signed Access, or Bearer and a session's token"`
	Role          string `query:"role" doc:"provider or requester: what the wallet is in the deal; missing: either"`
	Status        string `query:"status" doc:"where the deal stands; missing: anywhere"`
	PeriodPart
}

type candlesInput struct {
	Country  string `query:"country" doc:"ISO 3166-1 alpha-2"`
	Kind     string `query:"kind" doc:"residential, mobile or datacenter"`
	Interval string `query:"interval" doc:"1m, 5m, 1h or 1d"`
	PeriodPart
}

type daysInput struct {
	Country string `query:"country" doc:"ISO 3166-1 alpha-2; missing: each country"`
	PeriodPart
}

// histories are the routes that the read model answers.
func (s *Server) histories(api huma.API) {
	get(s, api, "/v1/candles", "candles", "Prices of the deals that became active, per country, kind and interval, the newest interval first", s.candles)
	get(s, api, "/v1/days", "days", "What happened to the deals day by day (UTC) and by country, the newest day first", func(ctx context.Context, in *daysInput) (ipsx.DayPage, error) {
		return s.exchange.Days(ctx, ipsx.DayFilter{Country: in.Country, Period: in.period()})
	})
	register(s, api, privately("/v1/history", "list-history", "The wallet's deals with how they came to their status, newest first"), s.history)
	register(s, api, privately("/v1/deals/{hash}/history", "get-history", "How one of the wallet's deals came to its status"),
		func(ctx context.Context, in *privateDealInput) (ipsx.DealHistory, error) {
			find := func(wallet ipsx.Address, deal ipsx.Hash) (ipsx.DealHistory, error) {
				return s.exchange.History(ctx, wallet, deal)
			}
			return ofDeal(s, find)(ctx, in)
		})
}

func (s *Server) candles(ctx context.Context, in *candlesInput) (page ipsx.CandlePage, err error) {
	f := ipsx.CandleFilter{Country: in.Country, Interval: ipsx.CandleInterval(in.Interval), Period: in.period()}
	if f.Kind, err = ipsx.ParseKinds(in.Kind); err != nil {
		return page, err
	}
	return s.exchange.Candles(ctx, f)
}

func (s *Server) history(ctx context.Context, in *historyInput) (ipsx.HistoryPage, error) {
	wallet, err := s.wallet(ctx, in.Authorization)
	if err != nil {
		return ipsx.HistoryPage{}, err
	}
	return s.exchange.Histories(ctx, wallet, ipsx.HistoryFilter{Role: ipsx.Role(in.Role), Status: ipsx.DealStatus(in.Status), Period: in.period()})
}
