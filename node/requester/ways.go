package requester

import (
	"context"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/ipsx/ipsx/node/internal/reach"
	"github.com/ipsx/ipsx/service/pair"
	"github.com/ipsx/ipsx/service/tunnel"
)

const (
	endpointsFirst = time.Second     // for the provider's endpoints to answer, before a way is looked for
	lookWithin     = 8 * time.Second // for a way to be found
	straightFirst  = 4 * time.Second // until a straight way is looked for while a relay is in between, then ever more rarely
	straightLast   = 5 * time.Minute
	lookAgain      = 2 * time.Second // after a way was lost and none was found
)

// ways lead a lease's tunnel to a provider of which no endpoint is known, answers, or may be told where this machine is.
type ways struct {
	lease  *Lease
	client *tunnel.Client
	socket *pair.Socket
	lost   chan struct{} // nothing comes by the way in use

	mu     sync.Mutex
	looked int          // how many searches were begun
	led    int          // the one that led the tunnel last
	now    *pair.Search // which that is
	way    pair.Way     // that it led to
}

// findWay has both sides look for a way, and takes it.
func (l *Lease) findWay(ctx context.Context) error {
	client, err := l.newClient(netip.AddrPort{})
	if err != nil {
		return err
	}
	w := &ways{lease: l, client: client, socket: pair.NewSocket(client.STUN()), lost: make(chan struct{}, 1)}
	if err = w.look(ctx, false); err == nil {
		err = handshake(ctx, client)
	}
	if err != nil {
		w.close()
		_ = client.Close() // the other error is the one to tell
		return err
	}
	l.ways = w
	l.takeTunnel(client)
	return nil
}

// look goes another way when it finds one; a straight one goes through no relay.
func (w *ways) look(ctx context.Context, straight bool) error {
	ctx, cancel := context.WithTimeout(ctx, lookWithin)
	defer cancel()
	search, err := reach.Search(ctx, w.lease.venue.client, w.lease.hash, pair.SearchConfig{Socket: w.socket, RelayOnly: w.lease.relayOnly(), Straight: straight, Requester: true, Way: w.leader()})
	if err != nil {
		return err
	}
	found, err := pair.Call[pair.Found](ctx, w.lease.caller.Ask, search.Own())
	if err == nil {
		err = search.Meet(ctx, pair.Find(found))
	}
	if err != nil {
		search.Close()
		return err
	}
	w.mu.Lock()
	before := w.now
	w.now = search
	w.mu.Unlock()
	if before != nil {
		before.Close()
	}
	return nil
}

// leader leads the tunnel where one search finds the way, until a later search leads it.
func (w *ways) leader() func(pair.Way) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.looked++
	number := w.looked
	var relayed *tunnel.Way
	return func(found pair.Way) {
		w.mu.Lock()
		defer w.mu.Unlock()
		if number < w.led {
			return
		}
		kind := "way"
		if w.led == 0 {
			kind = "tunnel"
		}
		w.led, w.way = number, found
		if found.Relayed != nil && relayed == nil {
			relayed = w.client.Carry(found.Relayed)
		}
		if err := w.take(found, relayed); err != nil {
			w.lease.node.config.Log.Error("taking a way", "deal", w.lease.hash, "error", err)
			return
		}
		w.lease.node.config.Log.Info("a way was taken", "deal", w.lease.hash, "way", told(found))
		w.lease.node.config.Notify(Event{Kind: kind, Deal: w.lease.hash, Detail: told(found)})
	}
}

func (w *ways) take(found pair.Way, relayed *tunnel.Way) error {
	if found.Relayed != nil {
		return w.client.SetWay(relayed)
	}
	return w.client.SetEndpoint(found.Direct)
}

// String is the way in use.
func (w *ways) String() string {
	w.mu.Lock()
	defer w.mu.Unlock()
	return told(w.way)
}

// told is a way in words.
func told(w pair.Way) string {
	switch {
	case w.Straight && w.Relayed == nil:
		return w.Direct.String()
	case w.Relayed == nil:
		return "by the provider's relay"
	}
	return "by the relay"
}

// keep looks for a straight way while a relay is in between, and for any when the one in use is lost.
func (w *ways) keep() {
	pause := straightFirst
	timer := time.NewTimer(pause)
	defer timer.Stop()
	for {
		straight := false
		select {
		case <-w.lease.over.Done():
			return
		case <-w.lease.handedOver:
			return
		case <-w.lost:
		case <-w.broken():
		case <-timer.C:
			straight = true
		}
		if straight && !w.improvable() {
			timer.Reset(straightLast)
			continue
		}
		if err := w.look(w.lease.over, straight); err != nil && w.lease.over.Err() == nil {
			w.lease.node.config.Log.Info("no other way was found", "deal", w.lease.hash, "straight", straight, "error", err)
		}
		if straight {
			pause = min(2*pause, straightLast)
		} else {
			pause = straightFirst
			wait(w.lease.over, lookAgain)
		}
		timer.Reset(pause)
	}
}

func wait(ctx context.Context, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
}

// improvable says whether there may be a better way than the one in use.
func (w *ways) improvable() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return !w.lease.relayOnly() && (w.way.Relayed != nil || !w.way.Straight)
}

// broken is closed when the relayed way in use is; a direct one is WireGuard's own affair.
func (w *ways) broken() <-chan struct{} {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.way.Relayed == nil {
		return nil
	}
	return w.now.Done()
}

// lose says that nothing comes by the way in use. Without ways to choose from it does nothing.
func (w *ways) lose() {
	if w == nil {
		return
	}
	select {
	case w.lost <- struct{}{}:
	default:
	}
}

func (w *ways) close() {
	if w == nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.now != nil {
		w.now.Close()
	}
	_ = w.socket.Close() // the tunnel ends with it
}

// whereabouts are this machine's addresses: they tell one network from another.
func whereabouts() string {
	list, err := net.InterfaceAddrs()
	if err != nil {
		return ""
	}
	var text []string
	for _, a := range list {
		text = append(text, a.String())
	}
	slices.Sort(text)
	return strings.Join(text, " ")
}

// relayOnly says whether the provider must not learn where this machine is.
func (l *Lease) relayOnly() bool { return l.proposal.Request.Message.RelayOnly }
