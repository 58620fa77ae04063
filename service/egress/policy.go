package egress

import (
	"net/netip"
	"slices"

	"github.com/ipsx/ipsx"
)

var (
	webPorts  = []uint16{80, 443}
	mailPorts = []uint16{25, 110, 143, 465, 587, 993, 995, 2525}
)

// Policy decides on destinations of one deal.
type Policy struct {
	Protocol    ipsx.Protocols        // the deal's protocol class
	ClosedPorts []ipsx.PortRange      // the offer's
	Allow       []netip.AddrPort      // the provider's explicit allowances: one address and port each, whatever is said below
	ExitCheck   netip.AddrPort        // the exchange's echo service, which every policy permits over TCP
	Challenge   netip.AddrPort        // where the exchange sees who connects, for test networks, where that is another port than ipsx.ChallengePort; zero: none
	Own         func() []netip.Prefix // the provider's own addresses and networks, asked at every check; nil: none
	Domains     *Domains              // the offer's allowed and denied domains; nil: all
}

// Check says whether a resolved destination may be reached over "tcp" or "udp". A refusal is an ipsx.Error with CodeDenied whose Message is the reason in
// one word: "private", "own-network", "challenge-port", "port", "mail-port", "domain" and so on.
func (p *Policy) Check(network string, dst netip.AddrPort) error {
	if network == "tcp" && (dst.Port() == ipsx.ChallengePort || dst == p.Challenge) {
		return denied("challenge-port")
	}
	if p.isExitCheck(network, dst) || slices.Contains(p.Allow, dst) {
		return nil
	}
	if reason, forbidden := Forbidden(dst.Addr()); forbidden {
		return denied(reason)
	}
	if p.Own != nil && containsAddr(p.Own(), dst.Addr().Unmap()) {
		return denied("own-network")
	}
	if reason := p.port(dst.Port()); reason != "" {
		return denied(reason)
	}
	if p.Domains != nil && !p.Domains.Permits(dst.Addr()) {
		return denied("domain")
	}
	return nil
}

func (p *Policy) isExitCheck(network string, dst netip.AddrPort) bool {
	return network == "tcp" && dst == p.ExitCheck
}

func (p *Policy) port(port uint16) string {
	mail := slices.Contains(mailPorts, port)
	switch {
	case slices.ContainsFunc(p.ClosedPorts, func(r ipsx.PortRange) bool { return r.Contains(port) }):
		return "closed-port"
	case p.Protocol == ipsx.SMTP && !mail:
		return "port"
	case p.Protocol != ipsx.SMTP && mail:
		return "mail-port"
	case p.Protocol == ipsx.Web && !slices.Contains(webPorts, port):
		return "port"
	}
	return ""
}

func containsAddr(prefixes []netip.Prefix, a netip.Addr) bool {
	return slices.ContainsFunc(prefixes, func(p netip.Prefix) bool { return p.Contains(a) })
}

func denied(reason string) error { return ipsx.Errorf(ipsx.CodeDenied, "%s", reason) }
