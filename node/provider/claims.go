package provider

import (
	"cmp"
	"net/netip"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
)

// claim takes a deal's addresses for its lease. This node is the last judge of them: an address is served to one deal at a time, whichever exchange made
// it, and deals are taken from the exchange where the node offers. Bookings, which were made while it offered there, stand.
func (p *Provider) claim(l *lease) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.leases[l.hash] != nil {
		return ipsx.Errorf(ipsx.CodeConflict, "the deal is served already")
	}
	if p.month.over(time.Now()) {
		return ipsx.Errorf(ipsx.CodeConflict, "this node has carried what it carries in a month")
	}
	if p.home != l.venue && l.deal.Start == 0 {
		return ipsx.Errorf(ipsx.CodeConflict, "this node offers on another exchange now")
	}
	for _, a := range l.deal.Addresses {
		if other := p.claims[ipsx.LeasedWith(a)]; other != nil {
			return ipsx.Errorf(ipsx.CodeConflict, "%s is leased to deal %s of exchange %s", a, other.hash, other.deal.Exchange)
		}
	}
	for _, a := range l.deal.Addresses {
		p.claims[ipsx.LeasedWith(a)] = l
	}
	p.leases[l.hash] = l
	p.noteChange(l)
	return nil
}

// unclaim gives them back. What the home could not be offered because another exchange's deal used it, it is offered now.
func (p *Provider) unclaim(l *lease) {
	p.mu.Lock()
	defer p.mu.Unlock()
	delete(p.leases, l.hash)
	for _, a := range l.deal.Addresses {
		if p.claims[ipsx.LeasedWith(a)] == l {
			delete(p.claims, ipsx.LeasedWith(a))
		}
	}
	p.noteChange(l)
}

// noteChange has the offer placed anew when a deal of another exchange begins or ends. The lock is held.
func (p *Provider) noteChange(l *lease) {
	if l.venue != p.home {
		p.offerAnew()
	}
}

// offerAnew has the offer placed as it should be now.
func (p *Provider) offerAnew() {
	select {
	case p.changed <- struct{}{}:
	default: // it is about to
	}
}

// leasedElsewhere is what deals of other exchanges than this one use.
func (p *Provider) leasedElsewhere(v *venue) (taken []netip.Prefix) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for prefix, l := range p.claims {
		if l.venue != v {
			taken = append(taken, prefix)
		}
	}
	return taken
}

// without is the prefixes without what is taken of them, sorted. Should that be more than an offer holds, the smallest are left out.
func without(prefixes, taken []netip.Prefix) (left []netip.Prefix) {
	for _, p := range prefixes {
		left = append(left, split(p, taken)...)
	}
	slices.SortFunc(left, func(a, b netip.Prefix) int { return cmp.Or(cmp.Compare(a.Bits(), b.Bits()), a.Compare(b)) })
	left = left[:min(len(left), ipsx.MaxPrefixes)]
	slices.SortFunc(left, netip.Prefix.Compare)
	return left
}

// split halves a prefix until no part has anything that is taken.
func split(p netip.Prefix, taken []netip.Prefix) []netip.Prefix {
	inside := slices.DeleteFunc(slices.Clone(taken), func(t netip.Prefix) bool { return !p.Overlaps(t) })
	if len(inside) == 0 {
		return []netip.Prefix{p}
	}
	if slices.ContainsFunc(inside, func(t netip.Prefix) bool { return t.Bits() <= p.Bits() }) {
		return nil
	}
	upper := last(p).AsSlice()
	for bit := p.Bits() + 1; bit < 8*len(upper); bit++ {
		upper[bit/8] &^= 0x80 >> (bit % 8)
	}
	middle, _ := netip.AddrFromSlice(upper) // as long as it was
	return append(split(netip.PrefixFrom(p.Addr(), p.Bits()+1), inside), split(netip.PrefixFrom(middle, p.Bits()+1), inside)...)
}
