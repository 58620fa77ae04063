package provider

import (
	"context"
	"net/netip"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/internal/reach"
	"github.com/ipsx/ipsx/service/pair"
)

const (
	maxSearches  = 512              // of all leases together, with those whose way is in use
	searchEvery  = 10 * time.Second // of one lease, after searchBurst
	searchBurst  = 3
	searchWithin = 15 * time.Second // to find a way
	changeOver   = 5 * time.Second  // for the requester to leave an earlier way
)

// ways are the ways that were looked for to a requester which reaches no endpoint of this node's.
type ways struct {
	pace *rate.Limiter
	over context.Context // ends with the lease
	end  context.CancelFunc

	mu  sync.Mutex
	now *pair.Search // whose way is in use
}

func newWays() *ways {
	w := &ways{pace: rate.NewLimiter(rate.Every(searchEvery), searchBurst)}
	w.over, w.end = context.WithCancel(context.Background())
	return w
}

// find begins to look for a way to the requester, and answers where this side may be found. A way that is in use stays until there is another.
func (l *lease) find(ctx context.Context, theirs pair.Find) (pair.Body, error) {
	if !l.ways.pace.Allow() {
		return nil, ipsx.Errorf(ipsx.CodeRateLimited, "a way was looked for just now").WithFix("look again in %s", searchEvery)
	}
	select {
	case l.node.searches <- struct{}{}:
	default:
		return nil, ipsx.Errorf(ipsx.CodeUnavailable, "this node looks for %d ways already", maxSearches)
	}
	leave := func() { <-l.node.searches }
	if !l.enter() {
		leave()
		return nil, ipsx.Errorf(ipsx.CodeTransition, "the deal is over")
	}
	search, err := l.search(ctx)
	if err != nil {
		leave()
		l.node.running.Done()
		return nil, err
	}
	go func() {
		defer l.node.running.Done()
		defer leave()
		l.meet(search, theirs)
	}()
	return pair.Found(search.Own()), nil
}

func (l *lease) search(ctx context.Context) (*pair.Search, error) {
	var once sync.Once
	return reach.Search(ctx, l.venue.client, l.hash, pair.SearchConfig{Socket: l.node.socket, Way: func(w pair.Way) {
		if w.Relayed != nil {
			once.Do(func() { l.node.server.Carry(w.Relayed) }) // WireGuard answers where the requester's packets come from
		}
	}})
}

// endpoints are where a WireGuard client that knows nothing of searches reaches this lease: the deal's relay port where the node has no endpoint, and where the
// client's address is not to be seen. What was taken for that is given back with the lease, or by release.
func (l *lease) endpoints(ctx context.Context) (list []netip.AddrPort, release func(), err error) {
	if list := l.node.endpoints(); len(list) > 0 && !l.relayOnly {
		return list, func() {}, nil
	}
	access, err := l.venue.client.Relay(ctx, l.hash)
	if err != nil {
		return nil, nil, err
	}
	port, err := pair.HoldPort(ctx, access)
	if err != nil {
		return nil, nil, err
	}
	l.node.server.CarryFrom(port)
	release = func() { _ = port.Close() } // the exchange ends it with the deal
	context.AfterFunc(l.ways.over, release)
	return []netip.AddrPort{port.Addr()}, release, nil
}

// meet goes on until the lease is over or has gone over to another way.
func (l *lease) meet(search *pair.Search, theirs pair.Find) {
	defer search.Close()
	ctx, cancel := context.WithTimeout(l.ways.over, searchWithin)
	defer cancel()
	if err := search.Meet(ctx, theirs); err != nil {
		l.node.config.Log.Info("no way to a requester was found", "deal", l.hash, "error", err)
		return
	}
	left := l.ways.change(search)
	defer left()
	select {
	case <-l.ways.over.Done():
	case <-search.Done():
	}
}

// change makes a search the one whose way is in use. The one before it ends a little later.
func (w *ways) change(search *pair.Search) (left func()) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if before := w.now; before != nil {
		time.AfterFunc(changeOver, before.Close)
	}
	w.now = search
	return func() {
		w.mu.Lock()
		defer w.mu.Unlock()
		if w.now == search {
			w.now = nil
		}
	}
}
