package relay

import (
	"cmp"
	"sync/atomic"
	"time"

	"golang.org/x/time/rate"
)

// Limits bound what the relay costs its operator.
type Limits struct {
	Allocations int   // relayed addresses of one side of a deal at once
	Mbit        int   // Mbit/s of one side of a deal, each way
	Bytes       int64 // that one side of a deal may have relayed in all, both ways; 0: no limit
	Total       int   // relayed addresses at once
}

// DefaultLimits are what an operator starts with: a node allocates over UDP, TCP and TLS, in IPv4 and IPv6, and may move.
var DefaultLimits = Limits{Allocations: 8, Mbit: 50, Total: 10_000}

func (l Limits) withDefaults() Limits {
	l.Allocations = cmp.Or(l.Allocations, DefaultLimits.Allocations)
	l.Mbit = cmp.Or(l.Mbit, DefaultLimits.Mbit)
	l.Total = cmp.Or(l.Total, DefaultLimits.Total)
	return l
}

const (
	burstOf  = 4         // a quarter of a second's worth may come at once
	minBurst = 128 << 10 // bytes
)

// bytesPerSecond is a limiter of Mbit/s.
func bytesPerSecond(mbit int) *rate.Limiter {
	perSecond := mbit * 1_000_000 / 8
	return rate.NewLimiter(rate.Limit(perSecond), max(perSecond/burstOf, minBurst))
}

// allowance is what one side of a deal may still have relayed.
type allowance struct {
	up, down *rate.Limiter
	left     atomic.Int64 // bytes
	bounded  bool
}

func (l Limits) allowance() *allowance {
	a := &allowance{up: bytesPerSecond(l.Mbit), down: bytesPerSecond(l.Mbit), bounded: l.Bytes > 0}
	a.left.Store(l.Bytes)
	return a
}

func (a *allowance) spent() bool { return a.bounded && a.left.Load() <= 0 }

// take says whether so many bytes may pass through the limiter, which is up or down.
func (a *allowance) take(way *rate.Limiter, now time.Time, bytes int) bool {
	if a.spent() || !way.AllowN(now, bytes) {
		return false
	}
	a.left.Add(-int64(bytes))
	return true
}
