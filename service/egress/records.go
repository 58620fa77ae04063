package egress

import (
	"context"
	"net"
	"net/netip"
	"strings"

	"golang.org/x/net/dns/dnsmessage"
)

// lookup asks the resolver; the name is absolute, so that the provider's search domains play no part.
func (d *DNS) lookup(ctx context.Context, exit *Exit, t dnsmessage.Type, name string) ([]dnsmessage.ResourceBody, error) {
	switch t {
	case dnsmessage.TypeA:
		return d.addresses(ctx, exit, "ip4", name)
	case dnsmessage.TypeAAAA:
		return d.addresses(ctx, exit, "ip6", name)
	case dnsmessage.TypeCNAME:
		cname, err := d.Resolver.LookupCNAME(ctx, name)
		if err != nil || strings.EqualFold(cname, name) {
			return nil, err
		}
		return bodies([]string{cname}, err, func(s string) (dnsmessage.ResourceBody, error) {
			n, err := dnsmessage.NewName(s)
			return &dnsmessage.CNAMEResource{CNAME: n}, err
		})
	case dnsmessage.TypeNS:
		found, err := d.Resolver.LookupNS(ctx, name)
		return bodies(found, err, func(r *net.NS) (dnsmessage.ResourceBody, error) {
			n, err := dnsmessage.NewName(r.Host)
			return &dnsmessage.NSResource{NS: n}, err
		})
	case dnsmessage.TypeMX:
		found, err := d.Resolver.LookupMX(ctx, name)
		return bodies(found, err, func(r *net.MX) (dnsmessage.ResourceBody, error) {
			n, err := dnsmessage.NewName(r.Host)
			return &dnsmessage.MXResource{Pref: r.Pref, MX: n}, err
		})
	case dnsmessage.TypeTXT:
		found, err := d.Resolver.LookupTXT(ctx, name)
		return bodies(found, err, func(s string) (dnsmessage.ResourceBody, error) {
			return &dnsmessage.TXTResource{TXT: chunks(s)}, nil
		})
	case dnsmessage.TypeSRV:
		_, found, err := d.Resolver.LookupSRV(ctx, "", "", name)
		return bodies(found, err, func(r *net.SRV) (dnsmessage.ResourceBody, error) {
			n, err := dnsmessage.NewName(r.Target)
			return &dnsmessage.SRVResource{Priority: r.Priority, Weight: r.Weight, Port: r.Port, Target: n}, err
		})
	case dnsmessage.TypePTR:
		return d.names(ctx, exit, name)
	}
	return nil, nil // no data of a type we do not carry
}

func bodies[T any](found []T, err error, body func(T) (dnsmessage.ResourceBody, error)) ([]dnsmessage.ResourceBody, error) {
	list := make([]dnsmessage.ResourceBody, 0, len(found))
	for _, f := range found {
		if b, bad := body(f); bad == nil {
			list = append(list, b)
		}
	}
	return list, err
}

func (d *DNS) addresses(ctx context.Context, exit *Exit, network, name string) ([]dnsmessage.ResourceBody, error) {
	found, err := d.Resolver.LookupNetIP(ctx, network, name)
	if err != nil {
		return nil, err
	}
	kept := found[:0]
	for _, a := range found {
		if reason := exit.policy.hidden(a.Unmap()); reason != "" {
			exit.deny(reason)
			continue
		}
		kept = append(kept, a.Unmap())
	}
	exit.names.remember(name, kept)
	if exit.policy.Domains != nil {
		exit.policy.Domains.Remember(name, kept)
	}
	return bodies(kept, nil, func(a netip.Addr) (dnsmessage.ResourceBody, error) {
		if a.Is4() {
			return &dnsmessage.AResource{A: a.As4()}, nil
		}
		return &dnsmessage.AAAAResource{AAAA: a.As16()}, nil
	})
}

func (d *DNS) names(ctx context.Context, exit *Exit, name string) ([]dnsmessage.ResourceBody, error) {
	a, ok := fromReverse(name)
	if !ok {
		return nil, nil
	}
	if reason := exit.policy.hidden(a); reason != "" {
		exit.deny(reason)
		return nil, nil
	}
	found, err := d.Resolver.LookupAddr(ctx, a.String())
	return bodies(found, err, func(s string) (dnsmessage.ResourceBody, error) {
		n, err := dnsmessage.NewName(s)
		return &dnsmessage.PTRResource{PTR: n}, err
	})
}

// hidden says why an address is kept out of answers; "" when it may be named.
func (p *Policy) hidden(a netip.Addr) string {
	for _, allowed := range p.Allow {
		if allowed.Addr() == a {
			return ""
		}
	}
	if reason, forbidden := Forbidden(a); forbidden {
		return reason
	}
	if p.Own != nil && containsAddr(p.Own(), a) {
		return "own-network"
	}
	return ""
}

// fromReverse reads 4.3.2.1.in-addr.arpa. and the nibbles of ip6.arpa. (RFC 1035, RFC 3596).
func fromReverse(name string) (netip.Addr, bool) {
	if labels, ok := strings.CutSuffix(name, ".in-addr.arpa."); ok {
		a, err := netip.ParseAddr(strings.Join(reversed(labels), "."))
		return a, err == nil && a.Is4()
	}
	labels, ok := strings.CutSuffix(name, ".ip6.arpa.")
	nibbles := strings.Join(reversed(labels), "")
	if !ok || len(nibbles) != 32 {
		return netip.Addr{}, false
	}
	var text []string
	for i := 0; i < 32; i += 4 {
		text = append(text, nibbles[i:i+4])
	}
	a, err := netip.ParseAddr(strings.Join(text, ":"))
	return a, err == nil
}

func reversed(labels string) []string {
	parts := strings.Split(labels, ".")
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

func chunks(s string) []string {
	var parts []string
	for len(s) > 255 {
		parts, s = append(parts, s[:255]), s[255:]
	}
	return append(parts, s)
}
