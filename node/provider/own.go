package provider

import (
	"net/netip"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/egress"
)

// ownPrefixes are the addresses that lead to this machine though no interface need show them: what is offered, where it leaves from, the tunnel's endpoints, and what
// its person says.
func ownPrefixes(c Config) (list []netip.Prefix) {
	list = append(list, c.Own...)
	for _, a := range c.Addresses {
		list = append(list, a.Public)
		if a.Bind.IsValid() {
			list = append(list, bindRange(a)...)
		}
	}
	for _, e := range c.Endpoints {
		host := e.Addr().Unmap().WithZone("")
		list = append(list, netip.PrefixFrom(host, host.BitLen()))
	}
	return list
}

// bindRange covers the local addresses that stand for a prefix. They may begin anywhere, so it takes the blocks of their first and their last one.
func bindRange(a Address) []netip.Prefix {
	end := offset(a.Bind, a.Public.Addr(), last(a.Public))
	return []netip.Prefix{netip.PrefixFrom(a.Bind, a.Public.Bits()), netip.PrefixFrom(end, a.Public.Bits())}
}

func last(p netip.Prefix) netip.Addr {
	bytes := p.Addr().AsSlice()
	for bit := p.Bits(); bit < 8*len(bytes); bit++ {
		bytes[bit/8] |= 0x80 >> (bit % 8)
	}
	a, _ := netip.AddrFromSlice(bytes) // as long as it was
	return a
}

// exitCheck reads where the exchange's exit check is. Every lease may reach it, before anything is paid; so the exchange may not name what leases never reach,
// except on its own host, where the provider itself went to find it.
func exitCheck(c Config, client *sdk.Client, own func() []netip.Prefix) (netip.AddrPort, error) {
	exit, err := netip.ParseAddrPort(client.Terms().ExitCheck)
	if err != nil {
		return exit, ipsx.Errorf(ipsx.CodeInvalid, "the exchange's exit check %q is not an address and port", client.Terms().ExitCheck)
	}
	if isHost(client.Host(), exit.Addr()) {
		return exit, nil
	}
	policy := egress.Policy{Protocol: ipsx.Any, Allow: c.Allow, Own: own}
	if err := policy.Check("tcp", exit); err != nil {
		return exit, ipsx.Errorf(ipsx.CodeForbidden, "the exchange names %s as its exit check, which leases may not reach: %w", exit, err).
			WithFix("tell its operator; if every lease may reach it all the same, give --allow-destination %s", exit)
	}
	return exit, nil
}

// isHost compares an address with a URL's host. Names but localhost are not resolved: who owns a name can let it lead anywhere.
func isHost(host string, a netip.Addr) bool {
	if host == "localhost" {
		return a.Unmap().IsLoopback()
	}
	at, err := netip.ParseAddr(host)
	return err == nil && at.Unmap() == a.Unmap()
}
