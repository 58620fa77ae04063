// Package engine is the deterministic state of one exchange.
package engine

import (
	"time"

	"github.com/ipsx/ipsx"
)

// Engine is the state of one exchange.
type Engine struct{ config Config }

// New makes an engine without orders.
func New(config Config) *Engine { return &Engine{config: config} }

// Apply moves the time to at and does the command.
func (e *Engine) Apply(at time.Time, c Command) Outcome {
	return Outcome{Err: ipsx.Errorf(ipsx.CodeUnsupported, "the engine is being built")}
}

// Advance moves the time to at.
func (e *Engine) Advance(at time.Time) Outcome { return e.Apply(at, Command{Tick: true}) }

// NextDeadline is when the next Tick is due.
func (e *Engine) NextDeadline() (time.Time, bool) { return time.Time{}, false }

// StateHash is a hash over the whole state.
func (e *Engine) StateHash() ipsx.Hash { return ipsx.Hash{} }

// Now is the log time.
func (e *Engine) Now() time.Time { return time.Time{} }

// Offers lists open offers.
func (e *Engine) Offers(f Filter) []ipsx.OrderView { return nil }

// Requests lists resting requests.
func (e *Engine) Requests(f Filter) []ipsx.OrderView { return nil }

// Order finds an order.
func (e *Engine) Order(hash ipsx.Hash) (ipsx.OrderView, bool) { return ipsx.OrderView{}, false }

// Deal finds a deal.
func (e *Engine) Deal(hash ipsx.Hash) (ipsx.DealView, bool) { return ipsx.DealView{}, false }

// Match finds a deal with its two orders.
func (e *Engine) Match(hash ipsx.Hash) (Match, bool) { return Match{}, false }

// Deals lists a wallet's deals.
func (e *Engine) Deals(wallet ipsx.Address) []ipsx.DealView { return nil }

// History lists a deal's changes, oldest first.
func (e *Engine) History(hash ipsx.Hash) []ipsx.DealView { return nil }

// Profile is who the wallet is.
func (e *Engine) Profile(wallet ipsx.Address) ipsx.Profile { return ipsx.Profile{} }

// Quote says what a request would be matched to now.
func (e *Engine) Quote(r ipsx.Request) ([]Match, *ipsx.NoMatch, error) { return nil, nil, nil }
