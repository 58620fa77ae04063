package requester

import (
	"net/netip"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
	"github.com/ipsx/ipsx/service/tunnel"
)

const (
	// acknowledgeAfter is how old an entry is before it is acknowledged while the lease runs.
	acknowledgeAfter = 5 * time.Second
	// openWithin is how long after the requester asked for a connection the provider may say that it began: as long as a destination may take to answer, and a disk.
	openWithin = 30 * time.Second
	// maxOpenings bounds the flows that are remembered until the provider's log tells of them.
	maxOpenings = 1 << 16
	maxResolved = 1 << 14
)

// witness is what this side itself knows of its flows. It holds the provider's log against that.
type witness struct {
	leased map[netip.Addr]netip.Addr // by inner address
	now    func() time.Time

	mu       sync.Mutex
	resolved map[string]bool
	flows    map[way][]*opened // of which an entry may tell, oldest first
	count    int               // of these
	lost     bool              // there were too many to remember
	running  map[uint64]connection
	last     uint64 // connection that an entry told of
}

// way is where a flow goes.
type way struct {
	leased    netip.Addr
	transport connlog.Transport
	to        netip.AddrPort
}

// opened is a flow of this side's, with what the log told of it so far. To the provider a flow of datagrams is a new connection each time that it was idle too long.
type opened struct {
	*tunnel.Opening
	at time.Time
	up uint64 // bytes of connections that the log closed
}

// connection is one that the log opened and did not close.
type connection struct {
	flow  *opened
	entry connlog.Entry
}

// past says whether no entry can begin a connection of this flow any more.
func (f *opened) past(now time.Time) bool {
	last := f.at
	if ended, over := f.Ended(); f.Network == "udp" {
		if !over {
			return false
		}
		last = ended
	}
	return now.Sub(last) > openWithin+ipsx.ClockTolerance
}

// newWitness is for a lease whose addresses are reached by these inner ones.
func newWitness(inner, leased []netip.Addr) *witness {
	w := &witness{leased: map[netip.Addr]netip.Addr{}, now: time.Now, resolved: map[string]bool{}, flows: map[way][]*opened{}, running: map[uint64]connection{}}
	for i, a := range inner {
		w.leased[a] = leased[i]
	}
	return w
}

// Resolving implements tunnel.Witness.
func (w *witness) Resolving(name string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.resolved) < maxResolved {
		w.resolved[name] = true
	}
}

// Opening implements tunnel.Witness.
func (w *witness) Opening(o *tunnel.Opening) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.count >= maxOpenings {
		w.forget()
	}
	if w.lost = w.lost || w.count >= maxOpenings; w.lost {
		return
	}
	key := way{w.leased[o.Via], connlog.Transport(o.Network), o.To}
	w.flows[key] = append(w.flows[key], &opened{Opening: o, at: w.now()})
	w.count++
}

// forget drops flows that did not come about: no entry tells of them any more. The lock is held.
func (w *witness) forget() {
	for key, list := range w.flows {
		kept := list[:0]
		for _, f := range list {
			if !f.past(w.now().Add(-openWithin)) {
				kept = append(kept, f)
			}
		}
		w.count -= len(list) - len(kept)
		if w.flows[key] = kept; len(kept) == 0 {
			delete(w.flows, key)
		}
	}
}

// check holds the next entry of the log against what this side did. CodeConflict: it is not true.
func (w *witness) check(e connlog.Entry) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case w.lost:
		return ipsx.Errorf(ipsx.CodeTooLarge, "there were too many connections to remember")
	case e.Kind == connlog.Opened:
		return w.checkOpened(e)
	}
	return w.checkClosed(e)
}

func (w *witness) checkOpened(e connlog.Entry) error {
	f := w.find(e)
	switch at := time.UnixMilli(e.At); {
	case e.Connection != w.last+1:
		return untrue(e, "its number does not follow %d", w.last)
	case f == nil:
		return untrue(e, "this side did not open it")
	case at.Before(f.at.Add(-ipsx.ClockTolerance)) || f.past(at) || at.After(w.now().Add(ipsx.ClockTolerance)):
		return untrue(e, "this side opened it at %s", f.at.UTC().Format(time.RFC3339))
	case e.Name != "" && !w.resolved[e.Name] && len(w.resolved) < maxResolved:
		return untrue(e, "this side did not ask for the name %q", e.Name)
	}
	w.take(f, e)
	return nil
}

// find is the flow that an entry tells of: the one with its port, or else one that this side gave up before it knew the port, or the provider did not learn it.
func (w *witness) find(e connlog.Entry) (found *opened) {
	for _, f := range w.flows[wayOf(e)] {
		switch port := f.Port(); {
		case port == e.ClientPort && port != 0:
			return f
		case found == nil && (port == 0 || e.ClientPort == 0):
			found = f
		}
	}
	return found
}

func wayOf(e connlog.Entry) way { return way{e.Leased, e.Transport, e.Destination} }

// take notes that an entry told of the flow.
func (w *witness) take(f *opened, e connlog.Entry) {
	w.last, w.running[e.Connection] = e.Connection, connection{f, e}
	if e.Transport == connlog.UDP {
		return
	}
	key := wayOf(e)
	list := w.flows[key]
	for i := range list {
		if list[i] == f {
			list = append(list[:i], list[i+1:]...)
			break
		}
	}
	if w.flows[key] = list; len(list) == 0 {
		delete(w.flows, key)
	}
	w.count--
}

func (w *witness) checkClosed(e connlog.Entry) error {
	c, runs := w.running[e.Connection]
	if !runs {
		return untrue(e, "no connection of that number runs")
	}
	begun := e
	begun.Kind, begun.At, begun.Salt, begun.BytesUp, begun.BytesDown = connlog.Opened, c.entry.At, c.entry.Salt, 0, 0
	up, down := c.flow.Bytes()
	switch {
	case begun != c.entry || e.At < c.entry.At || e.At > w.now().Add(ipsx.ClockTolerance).UnixMilli():
		return untrue(e, "its beginning was told otherwise")
	case e.BytesUp > loose(up)-c.flow.up:
		return untrue(e, "this side sent %d bytes", up)
	case e.BytesDown > loose(down) && e.Transport == connlog.TCP: // datagrams can be lost on the way here
		return untrue(e, "this side got %d bytes", down)
	}
	c.flow.up += e.BytesUp
	delete(w.running, e.Connection)
	return nil
}

// loose is a count with what both sides may count differently, in bytes.
func loose(n uint64) uint64 { return n + n/100 + 1<<16 }

func untrue(e connlog.Entry, why string, args ...any) error {
	return ipsx.Errorf(ipsx.CodeConflict, "the provider's log has a connection %d to %s by %s: "+why, append([]any{e.Connection, e.Destination, e.Transport}, args...)...)
}
