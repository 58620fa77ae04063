package relay

import (
	"net"
	"net/netip"
	"sync"
	"sync/atomic"

	"golang.org/x/time/rate"
)

const (
	maxPermitted = 32  // addresses that one allocation may permit
	maxPeers     = 256 // addresses with ports that it may exchange datagrams with

	// A peer that never sent anything gets this many datagrams at once and then so many per second: enough for the checks of ICE, nothing to flood somebody with.
	unansweredBurst     = 64
	unansweredPerSecond = 5
)

// allocation is a relayed address of one side of a deal.
type allocation struct {
	*net.UDPConn
	relay    *Relay
	side     *side
	public   netip.AddrPort
	port     *port        // of a relay port
	used     atomic.Int64 // Unix nanoseconds when something last passed
	channels atomic.Int32
	once     sync.Once

	mu        sync.RWMutex
	permitted map[netip.Addr]struct{} // by the client
	peers     map[netip.AddrPort]*peer
}

// peer is one whom the client permitted.
type peer struct {
	address  *net.UDPAddr
	answered atomic.Bool
	budget   *rate.Limiter // until it answered
}

// Close frees the relayed address; whatever waits on it fails.
func (a *allocation) Close() (err error) {
	a.once.Do(func() {
		a.relay.deals.drop(a)
		err = a.UDPConn.Close()
	})
	return err
}

// permit notes that the client permits an address.
func (a *allocation) permit(address netip.Addr) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.permitted[address] = struct{}{}
}

// revoke notes that a permission has expired.
func (a *allocation) revoke(address netip.Addr) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.permitted, address)
	for known := range a.peers {
		if known.Addr() == address {
			delete(a.peers, known)
		}
	}
}

func (a *allocation) permits(address netip.Addr) bool {
	a.mu.RLock()
	defer a.mu.RUnlock()
	_, ok := a.permitted[address]
	return ok
}

// mayPermitMore says whether the client may permit the address, as far as numbers go.
func (a *allocation) mayPermitMore(address netip.Addr) bool {
	a.mu.RLock()
	defer a.mu.RUnlock()
	_, known := a.permitted[address]
	return known || len(a.permitted) < maxPermitted
}

// peer is one at a permitted address; nil for others, and for one too many.
func (a *allocation) peer(address netip.AddrPort) *peer {
	a.mu.RLock()
	known := a.peers[address]
	_, permitted := a.permitted[address.Addr()]
	a.mu.RUnlock()
	if known != nil || !permitted {
		return known
	}
	return a.meet(address)
}

func (a *allocation) meet(address netip.AddrPort) *peer {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.peers[address] == nil && len(a.peers) < maxPeers {
		a.peers[address] = &peer{address: net.UDPAddrFromAddrPort(address), budget: rate.NewLimiter(unansweredPerSecond, unansweredBurst)}
	}
	return a.peers[address]
}

// passUp says whether so many bytes of the client may go to a peer, and passDown whether they may come from one.
func (a *allocation) passUp(bytes int) bool {
	return a.pass(a.side.allowance.up, &a.relay.counters.up, bytes)
}

func (a *allocation) passDown(bytes int) bool {
	return a.pass(a.side.allowance.down, &a.relay.counters.down, bytes)
}

func (a *allocation) pass(way *rate.Limiter, counted *atomic.Uint64, bytes int) bool {
	now := a.relay.config.Now()
	if !a.side.allowance.take(way, now, bytes) {
		a.relay.counters.refuse(refusedRate)
		return false
	}
	a.used.Store(now.UnixNano())
	counted.Add(uint64(bytes))
	return true
}

// direct is an allocation as TURN has it: peers send to it, and get what the client sends them. What may not pass is dropped, as networks drop datagrams.
type direct struct{ *allocation }

// ReadFrom is the next datagram of a permitted peer.
func (c direct) ReadFrom(b []byte) (int, net.Addr, error) {
	for {
		n, from, err := c.ReadFromUDPAddrPort(b)
		if err != nil {
			return 0, nil, err
		}
		p := c.peer(c.relay.outside(unmapped(from)))
		if p == nil {
			c.relay.counters.refuse(refusedStranger)
			continue
		}
		if !p.answered.Load() {
			p.answered.Store(true)
		}
		if c.passDown(n) {
			return n, p.address, nil
		}
	}
}

// WriteTo sends a datagram to a permitted peer.
func (c direct) WriteTo(b []byte, to net.Addr) (int, error) {
	address := addressOf(to)
	p := c.peer(address)
	target, ok := c.relay.inside(c.side.deal, address)
	if p == nil || !ok {
		c.relay.counters.refuse(refusedPeer)
		return len(b), nil
	}
	if !p.answered.Load() && !p.budget.AllowN(c.relay.config.Now(), 1) {
		c.relay.counters.refuse(refusedUnanswered)
		return len(b), nil
	}
	if !c.passUp(len(b)) {
		return len(b), nil
	}
	return c.WriteToUDPAddrPort(b, target)
}
