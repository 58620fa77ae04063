package doctor

import (
	"context"
	"fmt"
	"net"
	"net/netip"
	"net/url"
	"slices"

	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/pair"
)

// names resolves the exchanges' names.
func (e *examination) names(ctx context.Context) {
	asked := false
	for _, text := range e.Exchanges {
		u, err := url.Parse(text)
		if err != nil || u.Hostname() == "" {
			continue // market says so
		}
		if _, err := netip.ParseAddr(u.Hostname()); err == nil {
			continue
		}
		asked = true
		if found, err := net.DefaultResolver.LookupNetIP(ctx, "ip", u.Hostname()); err != nil {
			e.bads("dns", fmt.Sprintf("%s has no address: %v", u.Hostname(), err), "check the name in --exchange, and this machine's name servers (/etc/resolv.conf)")
		} else {
			e.good("dns", fmt.Sprintf("%s is %v", u.Hostname(), found))
		}
	}
	if !asked {
		e.skipped("dns", "no exchange is known by a name")
	}
}

// ipv6 asks for the route to an address of the internet; nothing is sent.
func (e *examination) ipv6(ctx context.Context) {
	conn, err := new(net.Dialer).DialContext(ctx, "udp6", "[2001:500:2::c]:53") // c.root-servers.net
	if err != nil {
		e.told("ipv6", "this machine has no IPv6: IPv6 addresses can neither be offered nor reached, all else works")
		return
	}
	defer func() { _ = conn.Close() }() // nothing was said
	from, _ := netip.ParseAddrPort(conn.LocalAddr().String())
	if reason, forbidden := egress.Forbidden(from.Addr()); forbidden {
		e.told("ipv6", fmt.Sprintf("this machine's IPv6 address %s is not of the internet (%s)", from.Addr(), reason))
		return
	}
	e.good("ipv6", "from "+from.Addr().String())
}

// port sees whether the tunnel can listen.
func (e *examination) port(ctx context.Context) {
	switch {
	case !e.Provides:
		e.skipped("port", "this wallet offers nothing here")
		return
	case e.Runs:
		e.good("port", "the provider's node runs, and has it")
		return
	}
	conn, err := new(net.ListenConfig).ListenPacket(ctx, "udp", fmt.Sprintf(":%d", e.Port))
	if err != nil {
		e.bads("port", fmt.Sprintf("the tunnel cannot listen on UDP port %d: %v", e.Port, err), "stop the program that uses it, or choose another with --port")
		return
	}
	_ = conn.Close() // it could be opened
	e.good("port", "the tunnel can listen on "+conn.LocalAddr().String())
}

// udp finds out what is between this machine and the internet, by the exchanges' STUN servers.
func (e *examination) udp(ctx context.Context) {
	var servers []string
	for _, c := range e.clients {
		servers = append(servers, c.Terms().Relay...)
	}
	sights, err := pair.Look(ctx, servers)
	switch {
	case err != nil:
		e.failed("udp", err)
		return
	case len(sights) == 0:
		e.skipped("udp", "no exchange that answers has a relay, which would tell under which address it sees this machine")
		return
	}
	var seen []netip.AddrPort
	for _, s := range sights {
		if s.Seen.IsValid() {
			seen = append(seen, s.Seen)
		}
	}
	if len(seen) == 0 {
		e.bads("udp", fmt.Sprintf("no UDP packet came back from %s", sights[0].Server), "let UDP out through the firewall; without it leases go by an exchange's relay over TCP, where it has one, and nothing can be provided")
		return
	}
	e.good("udp", "packets come back")
	e.nat(seen)
}

func (e *examination) nat(seen []netip.AddrPort) {
	own := []netip.Addr{}
	addresses, _ := net.InterfaceAddrs() // without them all looks like NAT
	for _, a := range addresses {
		if prefix, err := netip.ParsePrefix(a.String()); err == nil {
			own = append(own, prefix.Addr())
		}
	}
	families := slices.CompactFunc(slices.Clone(seen), func(a, b netip.AddrPort) bool { return a.Addr().Is4() == b.Addr().Is4() })
	switch {
	case slices.Contains(own, seen[0].Addr()):
		e.good("nat", fmt.Sprintf("none: others see this machine as %s, which is its own address", seen[0].Addr()))
	case len(seen) == len(families):
		e.told("nat", fmt.Sprintf("others see this machine as %s, which is its router's address; one server cannot tell of what kind its NAT is. With two exchanges that have relays this is told", seen[0].Addr()))
	case slices.ContainsFunc(seen, func(a netip.AddrPort) bool { return a.Addr().Is4() == seen[0].Addr().Is4() && a != seen[0] }):
		e.told("nat", fmt.Sprintf("symmetric: others see this machine as %v, each under another port. Straight ways lead only to partners that let anybody in, and by the relay to others; forward a UDP port and name it with --endpoint to change that", seen))
	default:
		e.good("nat", fmt.Sprintf("endpoint-independent: all see this machine as %s. Straight ways are found to most partners", seen[0]))
	}
}
