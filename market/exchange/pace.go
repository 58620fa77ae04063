package exchange

import (
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
)

// maxPaced is how many wallets a pace remembers; then all begin anew.
const maxPaced = 1 << 16

// pace holds back wallets that do something too fast.
type pace struct {
	perSecond rate.Limit
	burst     int
	mu        sync.Mutex
	of        map[ipsx.Address]*rate.Limiter
}

func newPace(perSecond rate.Limit, burst int) *pace {
	return &pace{perSecond: perSecond, burst: burst, of: map[ipsx.Address]*rate.Limiter{}}
}

// newOrderPace lets ten seconds' worth come at once, and any bulk. Zero per second is no limit.
func newOrderPace(perSecond int) *pace {
	if perSecond <= 0 {
		return newPace(rate.Inf, 0)
	}
	return newPace(rate.Limit(perSecond), max(10*perSecond, ipsx.MaxBulk))
}

func (p *pace) allow(wallet ipsx.Address, count int, now time.Time) bool {
	if p.perSecond == rate.Inf {
		return true
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.of[wallet] == nil {
		if len(p.of) >= maxPaced {
			clear(p.of)
		}
		p.of[wallet] = rate.NewLimiter(p.perSecond, p.burst)
	}
	return p.of[wallet].AllowN(now, count)
}

// paced refuses orders of a wallet that places or cancels too many.
func (x *Exchange) paced(wallet ipsx.Address, orders int) error {
	if x.wallets.allow(wallet, orders, x.config.Now()) {
		return nil
	}
	return ipsx.Errorf(ipsx.CodeRateLimited, "more than %d orders per second of wallet %s", x.config.OrdersPerSecond, wallet).WithFix("wait some seconds; let offers live longer instead of renewing them")
}
