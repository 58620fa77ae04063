package provider

import (
	"context"
	"encoding/binary"
	"net"
	"net/netip"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
)

// keepOffering places the offer and renews it at half of its life. It returns early when the first one will never be taken as it is.
func (p *Provider) keepOffering(ctx context.Context) error {
	first := true
	for {
		wait := offerRenew
		if err := p.placeOffer(ctx); err != nil {
			if first && hopeless(err) {
				return err
			}
			p.config.Log.Error("the offer was not taken", "error", err)
			p.config.Notify(Event{Kind: "offer-refused", Status: err.Error()})
			wait = retryAfter
			if !ipsx.IsCode(err, ipsx.CodeUnavailable) {
				wait = time.Minute
			}
		} else if first {
			first = false
			close(p.offered)
		}
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(wait):
		}
	}
}

// hopeless says whether the offer itself is what is wrong.
func hopeless(err error) bool {
	switch ipsx.CodeOf(err) {
	case ipsx.CodeInvalid, ipsx.CodeTooLarge, ipsx.CodeUnsupported, ipsx.CodeSignature, ipsx.CodeForbidden:
		return true
	}
	return false
}

// checkBinds sees whether leases can leave from where the config says, before anything is offered.
func checkBinds(addresses []Address) error {
	for _, a := range addresses {
		bind := a.Bind
		if !bind.IsValid() {
			bind = a.Public.Addr()
		}
		if bind.BitLen() != a.Public.Addr().BitLen() {
			return ipsx.Errorf(ipsx.CodeInvalid, "%s cannot stand for %s: one is IPv4, the other IPv6", bind, a.Public).WithFix("name a local address of the same kind")
		}
		probe, err := net.ListenUDP("udp", net.UDPAddrFromAddrPort(netip.AddrPortFrom(bind, 0)))
		if err != nil {
			return ipsx.Errorf(ipsx.CodeInvalid, "traffic cannot leave this machine from %s: %w", bind, err).
				WithFix("offer an address of this machine; behind NAT write --address PUBLIC=LOCAL")
		}
		if err := probe.Close(); err != nil {
			return err
		}
	}
	return nil
}

func (p *Provider) placeOffer(ctx context.Context) error {
	offer := p.config.Terms
	offer.TunnelKey = ipsx.Hash(p.key.Public())
	offer.Endpoints = p.endpoints()
	offer.Prefixes = nil
	for _, a := range p.config.Addresses {
		offer.Prefixes = append(offer.Prefixes, a.Public)
	}
	slices.SortFunc(offer.Prefixes, netip.Prefix.Compare)
	now := time.Now()
	offer.Expiry, offer.Nonce = now.Add(offerLife).Unix(), uint64(now.UnixMicro())
	if err := p.keys.remember(offer.TunnelKey, offer.Expiry); err != nil {
		return err
	}
	result, err := p.config.Client.Offer(ctx, offer)
	if err != nil {
		return err
	}
	p.mu.Lock()
	p.offer = result.Order.Hash
	p.mu.Unlock()
	p.config.Notify(Event{Kind: "offered", Status: string(result.Order.Status), Deal: result.Order.Hash})
	return nil
}

func (p *Provider) endpoints() []netip.AddrPort {
	list := make([]netip.AddrPort, 0, len(p.config.Endpoints))
	for _, e := range p.config.Endpoints {
		if e.Port() == 0 {
			e = netip.AddrPortFrom(e.Addr(), p.server.Port())
		}
		list = append(list, e)
	}
	slices.SortFunc(list, netip.AddrPort.Compare)
	return list
}

func (p *Provider) withdraw(ctx context.Context) {
	p.mu.Lock()
	offer := p.offer
	p.mu.Unlock()
	if offer == (ipsx.Hash{}) {
		return
	}
	ctx, cancel := context.WithTimeout(ctx, lastWords)
	defer cancel()
	if _, err := p.config.Client.Cancel(ctx, offer); err != nil {
		p.config.Log.Warn("the offer was not withdrawn; it expires by itself", "error", err)
	}
}

// bind is the local address that a leased one leaves from.
func (p *Provider) bind(leased netip.Addr) (netip.Addr, bool) {
	for _, a := range p.config.Addresses {
		if !a.Public.Contains(leased) {
			continue
		}
		if !a.Bind.IsValid() {
			return leased, true
		}
		return offset(a.Bind, a.Public.Addr(), leased), true
	}
	return netip.Addr{}, false
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
