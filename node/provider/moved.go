package provider

import (
	"context"
	"net/netip"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/egress"
)

// DefaultLookAt is how often a node looks under which addresses others see it.
const DefaultLookAt = time.Minute

// watchAddresses looks whether the public addresses of this machine's own ones behind NAT are still those that are offered.
func (p *Provider) watchAddresses(ctx context.Context) {
	ticker := time.NewTicker(p.config.LookAt)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
			p.lookAtAddresses(ctx)
		}
	}
}

func (p *Provider) lookAtAddresses(ctx context.Context) {
	p.mu.Lock()
	home := p.home
	p.mu.Unlock()
	if home == nil {
		return
	}
	for _, a := range p.addresses() {
		if !a.Bind.IsValid() || !a.Public.IsSingleIP() {
			continue // it is this machine's own, or one of a range, and cannot become another
		}
		seen, err := home.client.ExitCheck(ctx, egress.From(a.Bind).DialContext)
		if err == nil && seen != a.Public.Addr() && seen.Is4() == a.Public.Addr().Is4() {
			p.moved(ctx, home, a, seen)
		}
	}
}

// moved offers another public address in the place of one that others do not see any more, and ends the leases of that.
func (p *Provider) moved(ctx context.Context, home *venue, from Address, to netip.Addr) {
	now := netip.PrefixFrom(to, to.BitLen())
	list := slices.Clone(p.addresses())
	i := slices.Index(list, from)
	if i < 0 || slices.ContainsFunc(list, func(a Address) bool { return a.Public.Overlaps(now) }) {
		return // it became one of the others: which of them is to be served is not known
	}
	p.config.Log.Warn("the public address changed", "from", from.Public.Addr(), "to", to)
	p.config.Notify(Event{Kind: "address-changed", Status: from.Public.Addr().String() + " to " + to.String()})
	list[i].Public = now
	p.own.Add(now)
	p.offering.Store(&list)
	for _, l := range p.all() {
		if slices.Contains(l.deal.Addresses, from.Public.Addr()) {
			l.end(ipsx.StatusFailed, ipsx.ReasonAddressChanged)
		}
	}
	home.client.Moved()
	p.config.Chain.Moved()
	home.drop(ctx)
	p.offerAnew()
}

// addresses are what is offered now.
func (p *Provider) addresses() []Address { return *p.offering.Load() }
