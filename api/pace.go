package api

import (
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
)

const (
	burstSeconds = 4       // of the rate may come at once
	maxCallers   = 1 << 16 // remembered; then all begin anew
)

// pace holds back client addresses that call too fast.
type pace struct {
	perSecond int
	now       func() time.Time
	mu        sync.Mutex
	of        map[netip.Prefix]*rate.Limiter
}

// paced refuses the calls of an address beyond the rate, before anything of them is read.
func paced(perSecond int, now func() time.Time, next http.Handler) http.Handler {
	if perSecond <= 0 {
		return next
	}
	p := &pace{perSecond: perSecond, now: now, of: map[netip.Prefix]*rate.Limiter{}}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if caller := callerOf(r); !caller.IsLoopback() && !p.allow(ipsx.LeasedWith(caller)) {
			newProblem(ipsx.Errorf(ipsx.CodeRateLimited, "more than %d calls per second from %s", perSecond, caller).
				WithFix("wait a second; place many orders in one bulk, and follow /v1/events instead of asking again")).write(w)
			return
		}
		next.ServeHTTP(w, r)
	})
}

func (p *pace) allow(caller netip.Prefix) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.of[caller] == nil {
		if len(p.of) >= maxCallers {
			clear(p.of)
		}
		p.of[caller] = rate.NewLimiter(rate.Limit(p.perSecond), burstSeconds*p.perSecond)
	}
	return p.of[caller].AllowN(p.now(), 1)
}

// callerOf is whoever called. What calls from this machine is the operator's own, such as a proxy in front, which says for whom it calls: the
// last address in X-Forwarded-For is the one that it saw itself.
func callerOf(r *http.Request) netip.Addr {
	peer, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		return netip.IPv6Unspecified() // another server than Serve's: all are one
	}
	caller := peer.Addr().Unmap().WithZone("")
	if !caller.IsLoopback() {
		return caller
	}
	seen := strings.Join(r.Header.Values("X-Forwarded-For"), ",")
	if told, err := netip.ParseAddr(strings.TrimSpace(seen[strings.LastIndexByte(seen, ',')+1:])); err == nil {
		return told.Unmap().WithZone("")
	}
	return caller
}
