package provider

import (
	"context"
	"encoding/binary"
	"fmt"
	"net/netip"
	"runtime"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/egress"
)

// checkBinds sees whether leases can leave from where the config says, before anything is offered.
func checkBinds(addresses []Address) error {
	for _, a := range addresses {
		if a.Bind.IsValid() && a.Bind.BitLen() != a.Public.Addr().BitLen() {
			return ipsx.Errorf(ipsx.CodeInvalid, "%s cannot stand for %s: one is IPv4, the other IPv6", a.Bind, a.Public).WithFix("name a local address of the same kind")
		}
		for _, end := range []netip.Addr{a.Public.Addr(), last(a.Public)} {
			source := a.source(end)
			if err := egress.CheckSource(source); err != nil {
				return ipsx.Errorf(ipsx.CodeInvalid, "traffic cannot leave this machine from %s: %w", source, err).WithFix("%s", a.fix())
			}
		}
	}
	return nil
}

func (a Address) fix() string {
	if a.Public.IsSingleIP() || a.Public.Addr().Is6() && a.Public.Bits() == ipsx.MaxPrefixBits6 {
		return "offer an address of this machine; behind NAT write --address PUBLIC=LOCAL"
	}
	switch {
	case a.Bind.IsValid():
		return fmt.Sprintf("give this machine %s, from %s on", size(a.Public), a.Bind)
	case runtime.GOOS != "linux":
		return "offer ranges on Linux, or give an interface each of the addresses"
	}
	return fmt.Sprintf("have the range end at this machine: ip route add local %s dev lo", a.Public)
}

// size is how many addresses, or /64s, a prefix rents out, in words.
func size(p netip.Prefix) string {
	if p.Addr().Is6() {
		return fmt.Sprintf("%d /64s", 1<<(ipsx.MaxPrefixBits6-p.Bits()))
	}
	return fmt.Sprintf("%d addresses", 1<<(32-p.Bits()))
}

// place offers on the exchange what other exchanges' deals do not use; nothing, when they use all.
func (v *venue) place(ctx context.Context) error {
	offer := v.node.terms(v)
	if len(offer.Prefixes) == 0 {
		v.placed(ipsx.Hash{}, true)
		return nil
	}
	if err := v.showControl(ctx, offer.Expiry); err != nil {
		return err
	}
	if err := v.node.keys.remember(offer.TunnelKey, offer.Expiry); err != nil {
		return err
	}
	hash := v.node.domain.Digest(offer)
	if err := v.intend(hash, offer.Expiry); err != nil {
		return err
	}
	result, err := v.client.Offer(ctx, offer)
	v.placed(hash, err == nil)
	if err != nil {
		v.shown = 0 // the exchange may have forgotten
		return err
	}
	v.node.config.Notify(Event{Kind: "offered", Status: string(result.Order.Status), Deal: hash})
	for _, waiting := range result.Deals { // the stream of events may only begin behind them
		v.node.running.Go(func() { v.propose(ctx, waiting) })
	}
	return nil
}

// terms is a new offer for an exchange.
func (p *Provider) terms(v *venue) ipsx.Offer {
	offer, now := p.config.Terms, time.Now()
	offer.Exchange, offer.Provider = v.client.Terms().Exchange, v.client.Wallet()
	offer.TunnelKey, offer.Endpoints = ipsx.Hash(p.key.Public()), p.endpoints()
	offer.Prefixes = nil
	for _, a := range p.addresses() {
		offer.Prefixes = append(offer.Prefixes, a.Public)
	}
	offer.Prefixes = without(offer.Prefixes, p.leasedElsewhere(v))
	if p.month.over(now) {
		offer.Prefixes = nil
	}
	offer.Expiry, offer.Nonce = now.Add(offerLife).Unix(), uint64(now.UnixMicro())
	return offer
}

func (p *Provider) endpoints() []netip.AddrPort {
	list := make([]netip.AddrPort, 0, len(p.config.Endpoints))
	for _, e := range p.config.Endpoints {
		if i := slices.IndexFunc(p.config.Addresses, func(a Address) bool { return a.Public.IsSingleIP() && a.Public.Addr() == e.Addr() }); i >= 0 {
			e = netip.AddrPortFrom(p.addresses()[i].Public.Addr(), e.Port()) // as that address is now
		}
		if e.Port() == 0 {
			e = netip.AddrPortFrom(e.Addr(), p.server.Port())
		}
		list = append(list, e)
	}
	slices.SortFunc(list, netip.AddrPort.Compare)
	return list
}

// bind is the local address that a leased one leaves from.
func (p *Provider) bind(leased netip.Addr) (netip.Addr, bool) {
	for _, a := range p.addresses() {
		if a.Public.Contains(leased) {
			return a.source(leased), true
		}
	}
	return netip.Addr{}, false
}

// source is the local address that stands for one of the prefix. Of a /64 that is its first host, the same all the time, unless the config names another; the address
// before that is the routers' (RFC 4291 section 2.6.1).
func (a Address) source(leased netip.Addr) netip.Addr {
	switch {
	case a.Bind.IsValid():
		return offset(a.Bind, a.Public.Addr(), leased)
	case leased.Is6():
		return ipsx.LeasedWith(leased).Addr().Next()
	}
	return leased
}

// offset is base + (a - from): the same place in another range.
func offset(base, from, a netip.Addr) netip.Addr {
	b, f, x := base.As16(), from.As16(), a.As16()
	if base.Is4() {
		at := binary.BigEndian.Uint32(b[12:]) + binary.BigEndian.Uint32(x[12:]) - binary.BigEndian.Uint32(f[12:])
		return netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, at)))
	}
	high := binary.BigEndian.Uint64(b[:8]) + binary.BigEndian.Uint64(x[:8]) - binary.BigEndian.Uint64(f[:8]) // by /64
	return netip.AddrFrom16([16]byte(append(binary.BigEndian.AppendUint64(nil, high), b[8:]...)))
}
