package api_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

// lease makes a deal and brings it to its end.
func (n *network) lease(a, b *sdk.Client, name string) ipsx.Hash {
	n.Helper()
	deal := hashOf(n.match(b, name))
	n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusReady, ipsx.DealReady)
	n.wait(time.Second)
	n.says(b, deal, ipsx.RequesterRole, 1, ipsx.StatusConnected, ipsx.DealActive)
	n.wait(10 * time.Second)
	signed, err := sdk.Sign(b, ipsx.Status{Deal: deal, Role: ipsx.RequesterRole, Seq: 2, Status: ipsx.StatusEnded, Reason: ipsx.ReasonStopped, Seconds: 10, Accrued: ipsx.Wei(1000),
		At: n.clock.Now().Unix()})
	n.check(err)
	_, err = b.SendStatus(n.Context(), signed)
	n.check(err)
	n.says(a, deal, ipsx.ProviderRole, 2, ipsx.StatusEnded, ipsx.DealEnded)
	return deal
}

func residential(interval ipsx.CandleInterval) ipsx.CandleFilter {
	return ipsx.CandleFilter{Country: "DE", Kind: ipsx.Residential, Interval: interval}
}

// told is all that the read model tells Alice and Bob.
func (n *network) told() string {
	n.Helper()
	var all []any
	for _, who := range []ipsx.Signer{alice, bob} {
		client := n.dial(who)
		page, err := client.History(n.Context(), ipsx.HistoryFilter{})
		n.check(err)
		days, err := client.Days(n.Context(), ipsx.DayFilter{})
		n.check(err)
		all = append(all, page, days)
		for _, interval := range ipsx.CandleIntervals {
			candles, err := client.Candles(n.Context(), residential(interval))
			n.check(err)
			all = append(all, candles)
		}
	}
	return n.json(all)
}

func TestHistoriesCandlesAndDays(t *testing.T) {
	n := open(t)
	a, b, begun := n.dial(alice), n.dial(bob), n.clock.Now().Unix()
	if page, err := a.History(t.Context(), ipsx.HistoryFilter{}); err != nil || len(page.Deals) != 0 {
		t.Fatalf("before anything happened: %+v, %v", page, err)
	}
	n.place(a, n.offer("127.0.1.1/32", 100))
	first := n.lease(a, b, "first")
	n.place(a, n.offer("127.0.1.2/32", 90))
	second := n.lease(a, b, "second")
	n.match(b, "third")
	n.wait(ipsx.ReadyTimeout) // Alice is silent: she has declined, and the request goes on to another of her addresses or rests

	h, err := b.DealHistory(t.Context(), first)
	n.check(err)
	want := []ipsx.DealChange{
		{Status: ipsx.DealProposed, At: begun}, {Status: ipsx.DealReady, At: begun}, {Status: ipsx.DealActive, At: begun + 1},
		{Status: ipsx.DealEnding, Reason: ipsx.ReasonStopped, By: ipsx.RequesterRole, At: begun + 11},
		{Status: ipsx.DealEnded, Reason: ipsx.ReasonStopped, By: ipsx.RequesterRole, At: begun + 11},
	}
	if !slices.Equal(h.Changes, want) || h.Deal.Hash != first || h.Country != "DE" || h.Kind != ipsx.Residential || h.Deal.Requester.Accrued != ipsx.Wei(1000) {
		t.Errorf("the first deal's history is %+v", h)
	}
	ended := ipsx.HistoryFilter{Status: ipsx.DealEnded, Role: ipsx.ProviderRole, Period: ipsx.Period{Limit: 1}}
	page, err := a.History(t.Context(), ended)
	n.check(err)
	ended.Cursor = page.Next
	rest, err := a.History(t.Context(), ended)
	n.check(err)
	if len(page.Deals) != 1 || len(rest.Deals) != 1 || page.Deals[0].Deal.Hash != second || rest.Deals[0].Deal.Hash != first || rest.Next != "" {
		t.Errorf("pages of Alice's ended deals are %+v and %+v", page, rest)
	}
	ended.Role, ended.Cursor = ipsx.RequesterRole, ""
	if page, err := a.History(t.Context(), ended); err != nil || len(page.Deals) != 0 {
		t.Errorf("Alice requested %+v, %v", page, err)
	}

	candles, err := b.Candles(t.Context(), residential(ipsx.CandleDay))
	n.check(err)
	wantCandle := ipsx.Candle{Start: begun - begun%86400, Open: ipsx.Wei(100), High: ipsx.Wei(100), Low: ipsx.Wei(90), Close: ipsx.Wei(90), Deals: 2, Addresses: 2, Seconds: 120, Value: ipsx.Wei(11400)}
	if len(candles.Candles) != 1 || candles.Candles[0] != wantCandle {
		t.Errorf("candles are %+v, want %+v", candles, wantCandle)
	}
	days, err := b.Days(t.Context(), ipsx.DayFilter{Country: "DE"})
	n.check(err)
	if len(days.Days) != 1 || days.Days[0].Deals[ipsx.DealActive] != 2 || days.Days[0].Deals[ipsx.DealDeclined] != 1 || days.Days[0].Seconds != 20 || days.Days[0].Cost != ipsx.Wei(2000) {
		t.Errorf("days are %+v", days)
	}
}

func TestHistoriesArePrivateAndStrict(t *testing.T) {
	n := open(t)
	a, b, m := n.dial(alice), n.dial(bob), n.dial(mallory)
	n.place(a, n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(b, "first"))
	_, err := m.DealHistory(t.Context(), deal)
	n.refused(err, ipsx.CodeNotFound)
	if page, err := m.History(t.Context(), ipsx.HistoryFilter{}); err != nil || len(page.Deals) != 0 {
		t.Errorf("Mallory sees %+v, %v", page, err)
	}
	for _, path := range []string{"/v1/history", "/v1/deals/" + deal.Hex() + "/history"} {
		response, err := http.Get(n.url + path)
		n.check(err)
		if response.StatusCode != http.StatusUnauthorized {
			t.Errorf("%s tells a stranger: %d", path, response.StatusCode)
		}
	}
	_, err = b.History(t.Context(), ipsx.HistoryFilter{Role: "owner"})
	n.refused(err, ipsx.CodeInvalid)
	_, err = b.History(t.Context(), ipsx.HistoryFilter{Period: ipsx.Period{Cursor: "nonsense"}})
	n.refused(err, ipsx.CodeInvalid)
	_, err = b.History(t.Context(), ipsx.HistoryFilter{Status: "married"})
	n.refused(err, ipsx.CodeInvalid)
	for _, change := range []func(*ipsx.CandleFilter){
		func(f *ipsx.CandleFilter) { f.Country = "" }, func(f *ipsx.CandleFilter) { f.Country = "de" }, func(f *ipsx.CandleFilter) { f.Kind = 0 },
		func(f *ipsx.CandleFilter) { f.Kind = ipsx.Mobile | ipsx.Residential }, func(f *ipsx.CandleFilter) { f.Interval = "2h" },
		func(f *ipsx.CandleFilter) { f.Limit = ipsx.MaxPage + 1 }, func(f *ipsx.CandleFilter) { f.Cursor = "x" },
		func(f *ipsx.CandleFilter) { f.From, f.Until = 10, 10 },
	} {
		f := residential(ipsx.CandleHour)
		change(&f)
		_, err := b.Candles(t.Context(), f)
		n.refused(err, ipsx.CodeInvalid)
	}
	_, err = b.Days(t.Context(), ipsx.DayFilter{Country: "Germany"})
	n.refused(err, ipsx.CodeInvalid)
	_, err = b.Days(t.Context(), ipsx.DayFilter{Period: ipsx.Period{Cursor: "tomorrow"}})
	n.refused(err, ipsx.CodeInvalid)
}
