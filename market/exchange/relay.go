package exchange

import (
	"context"
	"sync"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
)

// What each side of a deal may send: relayed messages, and statuses. A lease says much at its begin; then periodic words that are one too many are not missed.
const (
	messagesPerSecond = 20
	messageBurst      = 64
	statusesPerSecond = 4
	statusBurst       = 16
)

// Relay passes a sealed message to the sender's partner in a live deal. It is not logged: a partner that is away gets it when it is back within
// 30 seconds, perhaps twice.
func (x *Exchange) Relay(ctx context.Context, m ipsx.Signed[ipsx.PairMessage]) error {
	deal, err := x.dealFor(m.Message, m.Message.Deal)
	if err != nil {
		return err
	}
	if !deal.Status.Live() {
		return ipsx.Errorf(ipsx.CodeTransition, "deal %s is %s: nothing is relayed any more", deal.Hash, deal.Status)
	}
	if err := authentic(ctx, x, m, deal.Deal.Party(m.Message.Role)); err != nil {
		return err
	}
	if !x.messages.allow(deal.Hash, m.Message.Role) {
		return ipsx.Errorf(ipsx.CodeRateLimited, "more than %d messages per second on one deal", messagesPerSecond).WithFix("send fewer, or wait a second")
	}
	x.feeds.relay(deal.Deal.Party(m.Message.Role.Partner()), m, x.config.Now())
	return nil
}

// limits holds how fast each side of each live deal may send one kind of thing. Who still speaks of a deal that is over stays in it, as the deal does.
type limits struct {
	perSecond rate.Limit
	burst     int
	mu        sync.Mutex
	of        map[ipsx.Hash]map[ipsx.Role]*rate.Limiter
}

func newLimits(perSecond rate.Limit, burst int) *limits {
	return &limits{perSecond: perSecond, burst: burst, of: map[ipsx.Hash]map[ipsx.Role]*rate.Limiter{}}
}

func (l *limits) allow(deal ipsx.Hash, role ipsx.Role) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	sides := l.of[deal]
	if sides == nil {
		sides = map[ipsx.Role]*rate.Limiter{}
		l.of[deal] = sides
	}
	if sides[role] == nil {
		sides[role] = rate.NewLimiter(l.perSecond, l.burst)
	}
	return sides[role].Allow()
}

// forget drops the limits of a deal that is over.
func (l *limits) forget(e ipsx.Event) {
	if e.Deal == nil || e.Deal.Status.Live() {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.of, e.Deal.Hash)
}
