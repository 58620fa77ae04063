package lab

import (
	"fmt"
	"net/netip"
)

// NAT is what a home's router does with the addresses of those behind it, in the words of RFC 4787.
type NAT string

// The kinds of NAT. Only FullCone lets in who was not spoken to; Symmetric gives a flow to each destination another port; NoUDP lets nothing but TCP out, as some firewalls of offices and hotels do.
const (
	FullCone       NAT = "endpoint-independent"
	PortRestricted NAT = "port-dependent filtering"
	Symmetric      NAT = "symmetric"
	NoUDP          NAT = "UDP blocked"
)

const (
	homeRouter = "192.168.1.1"
	homeHost   = "192.168.1.2"
)

// Home adds a home to the internet: a router with a public address, such as "11.7.0.1/24", and a host behind it, whose own address is 192.168.1.2.
func (l *Lab) Home(name, address string, nat NAT) (router, inside *Host) {
	l.t.Helper()
	router = l.Host(name+"-router", address)
	inside = &Host{Name: name, Addrs: []netip.Addr{netip.MustParseAddr(homeHost)}, ns: l.namespace(name), lab: l}
	l.cable(inside.ns, "eth0", router.ns, "home0")
	router.ns.address("home0", netip.MustParsePrefix(homeRouter+"/24"))
	inside.ns.address("eth0", netip.MustParsePrefix(homeHost+"/24"))
	inside.ns.ip("route", "add", "default", "via", homeRouter)
	router.ns.sysctl("net.ipv4.ip_forward=1")
	router.ns.rules(nat.rules())
	return router, inside
}

// rules are nftables' for a router whose uplink is eth0. A port that is not forwarded gets no answer, so that what comes too early leaves no trace.
func (n NAT) rules() string {
	masquerade, forward, prerouting := "masquerade", "", ""
	switch n {
	case FullCone:
		prerouting = fmt.Sprintf("iifname eth0 meta l4proto udp dnat to %s;", homeHost)
	case Symmetric:
		masquerade = "masquerade fully-random"
	case NoUDP:
		forward = "meta l4proto udp drop;"
	}
	return fmt.Sprintf(`table ip home {
	chain out { type nat hook postrouting priority srcnat; oifname eth0 %s; }
	chain in { type nat hook prerouting priority dstnat; %s }
	chain through { type filter hook forward priority filter; %s }
	chain self { type filter hook input priority filter; iifname eth0 ct state new meta l4proto udp drop; }
}`, masquerade, prerouting, forward)
}

// rules gives the namespace nftables' rules, besides those that it has.
func (n *namespace) rules(text string) {
	n.t.Helper()
	if out, err := commandWith(text, "ip", "netns", "exec", n.name, "nft", "-f", "-"); err != nil {
		n.t.Fatalf("%v: %s", err, out)
	}
}

// Unblock lets UDP through a router that blocked it.
func (h *Host) Unblock() {
	h.lab.t.Helper()
	h.Run("nft", "flush", "chain", "ip", "home", "through")
}

// Move gives a host on the internet another address in the place of its first, such as "11.8.0.1/24", as when somebody goes from one network to another.
func (h *Host) Move(address string) {
	h.lab.t.Helper()
	prefix := netip.MustParsePrefix(address)
	gateway := lastUsable(prefix)
	h.lab.router.addressOnce(h.uplink, netip.PrefixFrom(gateway, prefix.Bits()))
	h.ns.ip("-4", "addr", "flush", "dev", "eth0")
	h.ns.address("eth0", prefix)
	h.ns.ip("-4", "route", "append", "default", "via", gateway.String(), "dev", "eth0")
	h.Addrs[0] = prefix.Addr()
}
