// Package egress is what a lease may reach, and from which address.
//
// Every flow that a requester opens through the tunnel meets an Exit, one per leased address. The exit asks its Policy about
// the resolved destination, dials it from the leased source address, copies both ways within the lease's limits, and counts
// payload bytes. Its gate decides how far it goes: nothing, only the exchange's exit check, or what the policy permits.
//
// Key advice: never check a name. Check the address that is about to be dialled, as Exit does in its socket's control hook:
// whatever name led there, loopback stays closed.
package egress

import (
	"encoding/binary"
	"net/netip"
)

// special is one range that no lease may reach, and why.
type special struct {
	prefix netip.Prefix
	reason string
}

// specials are the ranges of the IANA IPv4 and IPv6 Special-Purpose Address Registries (RFC 6890 and its updates) that are not
// globally reachable, with multicast, the transition mechanisms that embed IPv4, and 6bone's and site-local's remains.
var specials = parse([][2]string{
	{"0.0.0.0/8", "this-network"}, {"10.0.0.0/8", "private"}, {"100.64.0.0/10", "carrier-nat"}, {"127.0.0.0/8", "loopback"},
	{"169.254.169.254/32", "metadata"}, {"169.254.0.0/16", "link-local"}, {"172.16.0.0/12", "private"},
	{"192.0.0.0/24", "special"}, {"192.0.2.0/24", "documentation"}, {"192.31.196.0/24", "special"}, {"192.52.193.0/24", "special"},
	{"192.88.99.0/24", "special"}, {"192.168.0.0/16", "private"}, {"192.175.48.0/24", "special"}, {"198.18.0.0/15", "benchmarking"},
	{"198.51.100.0/24", "documentation"}, {"203.0.113.0/24", "documentation"}, {"224.0.0.0/4", "multicast"},
	{"255.255.255.255/32", "broadcast"}, {"240.0.0.0/4", "reserved"}, {"168.63.129.16/32", "metadata"},
	{"::/128", "unspecified"}, {"::1/128", "loopback"}, {"64:ff9b:1::/48", "translation"}, {"100::/64", "discard"},
	{"100:0:0:1::/64", "discard"}, {"2001::/23", "special"}, {"2001:db8::/32", "documentation"}, {"2620:4f:8000::/48", "special"},
	{"3ffe::/16", "special"}, {"3fff::/20", "documentation"}, {"5f00::/16", "special"}, {"fd00:ec2::254/128", "metadata"},
	{"fd20:ce::254/128", "metadata"}, {"fc00::/7", "unique-local"}, {"fe80::/10", "link-local"}, {"fec0::/10", "site-local"},
	{"ff00::/8", "multicast"},
})

// embeddings are the IPv6 ranges that carry an IPv4 address, and the byte where it starts.
var embeddings = []struct {
	prefix netip.Prefix
	at     int
}{
	{netip.MustParsePrefix("::ffff:0:0/96"), 12}, // IPv4-mapped, RFC 4291
	{netip.MustParsePrefix("::/96"), 12},         // IPv4-compatible, RFC 4291
	{netip.MustParsePrefix("64:ff9b::/96"), 12},  // NAT64, RFC 6052
	{netip.MustParsePrefix("2002::/16"), 2},      // 6to4, RFC 3056
}

func parse(table [][2]string) []special {
	list := make([]special, 0, len(table))
	for _, row := range table {
		list = append(list, special{netip.MustParsePrefix(row[0]), row[1]})
	}
	return list
}

// Forbidden says whether no lease may ever reach the address, and the reason in one word. An IPv6 address that embeds an IPv4
// address is as forbidden as that address is.
func Forbidden(a netip.Addr) (reason string, forbidden bool) {
	if !a.IsValid() {
		return "invalid", true
	}
	a = a.WithZone("")
	for _, s := range specials {
		if s.prefix.Contains(a) {
			return s.reason, true
		}
	}
	if a.Is4() {
		return "", false
	}
	if inner, ok := embedded(a); ok {
		return Forbidden(inner)
	}
	return outsideGlobalUnicast(a)
}

func embedded(a netip.Addr) (netip.Addr, bool) {
	bytes := a.As16()
	for _, e := range embeddings {
		// netip.Prefix.Contains never matches mapped addresses: compare them as plain 128-bit values.
		if e.prefix.Contains(a) || e.at == 12 && a.Is4In6() {
			var four [4]byte
			binary.BigEndian.PutUint32(four[:], binary.BigEndian.Uint32(bytes[e.at:]))
			return netip.AddrFrom4(four), true
		}
	}
	return netip.Addr{}, false
}

// outsideGlobalUnicast closes what IANA has not given out: only 2000::/3 is global unicast today.
func outsideGlobalUnicast(a netip.Addr) (string, bool) {
	if a.As16()[0]>>5 == 1 {
		return "", false
	}
	return "reserved", true
}
