package ipsx

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// DealHistory is a deal with how it came to its status. Deal is as it stood then: of a deal that is over, with what both sides said last.
type DealHistory struct {
	Deal    DealView     `json:"deal"`
	Country string       `json:"country"` // the offer's
	Kind    Kinds        `json:"kind"`    // the offer's
	Changes []DealChange `json:"changes"` // one for each status that it had, oldest first
}

// DealChange is a deal's coming to a status.
type DealChange struct {
	Status DealStatus `json:"status"`
	Reason Reason     `json:"reason,omitempty"`
	By     Role       `json:"by,omitempty"` // whose doing it was; empty: the clock's or the exchange's
	At     int64      `json:"at"`           // Unix seconds of the exchange's log
}

// HistoryFilter narrows the history of a wallet's deals; its zero value lists all.
type HistoryFilter struct {
	Role   Role       // that the wallet plays; empty: either
	Status DealStatus // where the deal stands; empty: anywhere
	Period
}

// Validate checks that the role and the status are known, and the period.
func (f HistoryFilter) Validate() error {
	if f.Role != "" && f.Role != ProviderRole && f.Role != RequesterRole {
		return Errorf(CodeInvalid, "role %q is unknown", f.Role).WithFix("choose %s or %s", ProviderRole, RequesterRole)
	}
	if f.Status != "" && !slices.Contains(dealStatuses, f.Status) {
		return Errorf(CodeInvalid, "no deal is %q", f.Status).WithFix("choose from %v", dealStatuses)
	}
	return f.Period.Validate()
}

var dealStatuses = []DealStatus{DealBooked, DealProposed, DealReady, DealActive, DealEnding, DealEnded, DealSettled, DealDeclined, DealCancelled, DealExpired, DealFailed}

// Period is a stretch of time, and a page of what happened in it. From is its first Unix second, Until the one behind its last; 0: no bound. Limit is at
// most MaxPage, 0 means DefaultPage; Cursor is the Next of the page before.
type Period struct {
	From, Until int64
	Limit       int
	Cursor      string
}

// Bounds are the period's as numbers to compare with, both in Unix seconds: from the first to before the second.
func (p Period) Bounds() (from, until int64) {
	if p.Until == 0 {
		p.Until = math.MaxInt64
	}
	return p.From, p.Until
}

// Validate checks the bounds and the limit.
func (p Period) Validate() error {
	if p.From < 0 || p.Until < 0 || (p.Until != 0 && p.Until <= p.From) {
		return Errorf(CodeInvalid, "the time from %d until before %d is none", p.From, p.Until).WithFix("write Unix seconds, the earlier first")
	}
	if p.Limit < 0 || p.Limit > MaxPage {
		return Errorf(CodeInvalid, "limit is not between 1 and %d", MaxPage)
	}
	return nil
}

// Size is how many the page has at most.
func (p Period) Size() int { return cmp.Or(p.Limit, DefaultPage) }

// HistoryPage is a page of deals with their histories, the newest deal first; Next is empty on the last one.
type HistoryPage struct {
	Deals []DealHistory `json:"deals"`
	Next  string        `json:"next,omitempty"`
}

// CandleInterval is how much time a candle stands for. Intervals begin at whole multiples of their length since 1970 UTC.
type CandleInterval string

// The intervals of candles.
const (
	CandleMinute      CandleInterval = "1m"
	CandleFiveMinutes CandleInterval = "5m"
	CandleHour        CandleInterval = "1h"
	CandleDay         CandleInterval = "1d"
)

// CandleIntervals are all of them, the shortest first.
var CandleIntervals = []CandleInterval{CandleMinute, CandleFiveMinutes, CandleHour, CandleDay}

var candleLengths = map[CandleInterval]time.Duration{CandleMinute: time.Minute, CandleFiveMinutes: 5 * time.Minute, CandleHour: time.Hour, CandleDay: 24 * time.Hour}

// Length is how long the interval is; 0: it is none of ours.
func (i CandleInterval) Length() time.Duration { return candleLengths[i] }

// CandleFilter chooses candles: of one country, one kind and one interval.
type CandleFilter struct {
	Country  string
	Kind     Kinds
	Interval CandleInterval
	Period
}

// Validate checks that country, kind and interval are one each, and the period.
func (f CandleFilter) Validate() error {
	switch {
	case !validCountry(f.Country):
		return badCountry(f.Country)
	case !f.Kind.Single():
		return Errorf(CodeInvalid, "candles are of one kind, not of %q", f.Kind).WithFix("choose residential, mobile or datacenter")
	case f.Interval.Length() == 0:
		return Errorf(CodeInvalid, "interval %q is unknown", f.Interval).WithFix("choose from %v", CandleIntervals)
	}
	return f.Period.Validate()
}

func badCountry(country string) error {
	return Errorf(CodeInvalid, "country %q is not an ISO 3166-1 alpha-2 code", country).WithFix("write two capitals, such as DE")
}

// Candle sums up the deals that became active in one interval, for one country and kind. Deals that never became active are in none: nobody paid their price.
// Prices are wei per address and second, without that of bytes.
type Candle struct {
	Start     int64  `json:"start"` // Unix seconds
	Open      Amount `json:"open"`  // price of the first deal
	High      Amount `json:"high"`
	Low       Amount `json:"low"`
	Close     Amount `json:"close"`     // price of the last deal
	Deals     uint64 `json:"deals"`     // how many
	Addresses uint64 `json:"addresses"` // that they lease
	Seconds   uint64 `json:"seconds"`   // that they were agreed for, of all addresses together; extensions do not count
	Value     Amount `json:"value"`     // what these seconds cost, of each deal at most its maxTotal; wei, and 2^128-1 also for more
}

// CandlePage is a page of candles, the newest first; intervals without a deal have none. Next is empty on the last page.
type CandlePage struct {
	Candles []Candle `json:"candles"`
	Next    string   `json:"next,omitempty"`
}

// DayFilter chooses days; its zero value takes all, of all countries.
type DayFilter struct {
	Country string
	Period
}

// Validate checks the country and the period.
func (f DayFilter) Validate() error {
	if f.Country != "" && !validCountry(f.Country) {
		return badCountry(f.Country)
	}
	return f.Period.Validate()
}

// DayStats is what happened to the deals on offers of one country in one day, UTC.
type DayStats struct {
	Start   int64                 `json:"start"` // Unix seconds
	Country string                `json:"country"`
	Deals   map[DealStatus]uint64 `json:"deals"`   // that came to this status
	Seconds uint64                `json:"seconds"` // that deals which ended or failed on this day were used for, of all addresses together, by their requesters' last words
	Cost    Amount                `json:"cost"`    // what these deals cost, by the same words; wei, and 2^128-1 also for more
}

// DayPage is a page of days, the newest first, and of one day by country. Next is empty on the last page.
type DayPage struct {
	Days []DayStats `json:"days"`
	Next string     `json:"next,omitempty"`
}
