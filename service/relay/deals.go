package relay

import (
	"net/netip"
	"sync"

	"github.com/ipsx/ipsx"
)

// deals knows what is allocated, for which side of which deal, and who speaks through it.
type deals struct {
	mu      sync.RWMutex
	of      map[ipsx.Hash]*deal
	holders map[netip.AddrPort]*deal       // of each relayed address, and of each relay port also while its provider is away
	at      map[netip.AddrPort]*allocation // by relayed address
	spoken  map[client]*allocation         // by who allocated it
}

// deal is what the relay does for one.
type deal struct {
	hash  ipsx.Hash
	sides map[ipsx.Role]*side
	ports map[bool]*port // by whether they are IPv4
}

// side is what it does for one of the two.
type side struct {
	deal      *deal
	allowance *allowance
	open      map[*allocation]struct{}
}

func newDeals() *deals {
	return &deals{of: map[ipsx.Hash]*deal{}, holders: map[netip.AddrPort]*deal{}, at: map[netip.AddrPort]*allocation{}, spoken: map[client]*allocation{}}
}

// side finds or makes it; mu is held.
func (d *deals) side(id sideID, limits Limits) *side {
	found := d.of[id.deal]
	if found == nil {
		found = &deal{hash: id.deal, sides: map[ipsx.Role]*side{}, ports: map[bool]*port{}}
		d.of[id.deal] = found
	}
	if found.sides[id.role] == nil {
		found.sides[id.role] = &side{deal: found, allowance: limits.allowance(), open: map[*allocation]struct{}{}}
	}
	return found.sides[id.role]
}

// add notes an allocation; mu is held.
func (d *deals) add(a *allocation) {
	a.side.open[a] = struct{}{}
	d.holders[a.public], d.at[a.public] = a.side.deal, a
}

// drop forgets an allocation. A relay port stays its deal's.
func (d *deals) drop(a *allocation) {
	d.mu.Lock()
	defer d.mu.Unlock()
	delete(a.side.open, a)
	if d.at[a.public] == a {
		delete(d.at, a.public)
		if a.port == nil {
			delete(d.holders, a.public)
		}
	}
}

// holds says whether the deal holds the relayed address.
func (d *deals) holds(by *deal, address netip.AddrPort) bool {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.holders[address] == by
}

// spokenBy is what the client allocated, or nil.
func (d *deals) spokenBy(c client) *allocation {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.spoken[c]
}

// portOf is the deal's relay port that its provider holds now, "" for none.
func (d *deals) portOf(hash ipsx.Hash) string {
	d.mu.RLock()
	defer d.mu.RUnlock()
	found := d.of[hash]
	if found == nil {
		return ""
	}
	for _, v4 := range []bool{true, false} {
		if p := found.ports[v4]; p != nil && d.at[p.public] != nil {
			return p.public.String()
		}
	}
	return ""
}

func (d *deals) count() (allocations, ports int) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	for _, a := range d.at {
		if a.port != nil {
			ports++
		}
	}
	return len(d.at), ports
}

// hashes are the deals for which something is there.
func (d *deals) hashes() (list []ipsx.Hash) {
	d.mu.RLock()
	defer d.mu.RUnlock()
	for hash := range d.of {
		list = append(list, hash)
	}
	return list
}

// Sweep closes what is allocated for deals that have ended. Serve calls it every second.
func (r *Relay) Sweep() {
	for _, hash := range r.deals.hashes() {
		if !r.config.Relayed(hash) {
			r.deals.close(hash)
		}
	}
}

// close ends all that is there for a deal.
func (d *deals) close(hash ipsx.Hash) {
	for _, a := range d.forget(hash) {
		_ = a.Close() // nobody waits for more from it
	}
}

func (d *deals) forget(hash ipsx.Hash) (open []*allocation) {
	d.mu.Lock()
	defer d.mu.Unlock()
	found := d.of[hash]
	if found == nil {
		return nil
	}
	delete(d.of, hash)
	for _, side := range found.sides {
		for a := range side.open {
			open = append(open, a)
		}
	}
	for _, p := range found.ports {
		delete(d.holders, p.public)
	}
	return open
}

func (d *deals) closeAll() {
	for _, hash := range d.hashes() {
		d.close(hash)
	}
}
