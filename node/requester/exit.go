package requester

import (
	"context"
	"net"
	"net/netip"
	"sync"
)

// Exit is one address of a rental, to dial through. When its lease fails, a standby's takes its place, where the rental has any.
type Exit struct {
	mu      sync.Mutex
	lease   *Lease
	n       int           // in the order of the lease's deal
	changed chan struct{} // closed when another lease takes its place, or none ever will; nil: none does
	over    chan struct{} // closed when none will; nil: that of the lease counts
}

func exitsOf(leases []*Lease) (exits []*Exit) {
	for _, l := range leases {
		for n := range l.deal.Addresses {
			exits = append(exits, &Exit{lease: l, n: n})
		}
	}
	return exits
}

// Lease is the one that it has now.
func (x *Exit) Lease() *Lease {
	l, _, _ := x.now()
	return l
}

// Leased is the address that it has now.
func (x *Exit) Leased() netip.Addr {
	l, n, _ := x.now()
	return l.deal.Addresses[n]
}

// Over is closed when nothing gets through any more, whichever lease it has.
func (x *Exit) Over() <-chan struct{} {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.over != nil {
		return x.over
	}
	return x.lease.done
}

// DialContext connects through the lease. While a failed one waits for its standby it waits too, as long as ctx allows.
func (x *Exit) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	for {
		l, n, changed := x.now()
		conn, err := l.dial(ctx, n, network, address)
		if err == nil || changed == nil || l.over.Err() == nil {
			return conn, err
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return nil, err
		}
	}
}

func (x *Exit) now() (l *Lease, n int, changed <-chan struct{}) {
	x.mu.Lock()
	defer x.mu.Unlock()
	return x.lease, x.n, x.changed
}

// guarded says that others may take its place.
func (x *Exit) guarded() {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.changed, x.over = make(chan struct{}), make(chan struct{})
}

// move puts a lease's only address in its place.
func (x *Exit) move(to *Lease) {
	x.mu.Lock()
	defer x.mu.Unlock()
	close(x.changed)
	x.lease, x.n, x.changed = to, 0, make(chan struct{})
}

// settle says that no other takes its place any more.
func (x *Exit) settle() {
	x.mu.Lock()
	defer x.mu.Unlock()
	close(x.changed)
	close(x.over)
	x.changed = nil
}

// dial is that of Via, and gives up when the lease is over.
func (l *Lease) dial(ctx context.Context, n int, network, address string) (net.Conn, error) {
	if l.over.Err() != nil {
		return nil, context.Cause(l.over)
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(l.over, cancel)()
	return l.Via(n).DialContext(ctx, network, address)
}
