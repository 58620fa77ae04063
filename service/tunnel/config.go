package tunnel

import (
	"fmt"
	"io"
	"net/netip"
	"strings"
)

// Config is a lease as a plain WireGuard configuration file, for wg-quick and every other WireGuard client.
type Config struct {
	PrivateKey PrivateKey
	Inner      []netip.Addr   // the client's inner addresses; the first of each family selects the exit
	DNS        []netip.Addr   // the provider's inner addresses
	MTU        int            // bytes; 0: DefaultMTU
	Peer       PublicKey      // the provider's tunnel key
	Endpoint   netip.AddrPort // where the provider is reached over UDP
}

// Write writes the file. It holds the private key: create it readable by its owner only.
func (c Config) Write(w io.Writer) error {
	_, err := fmt.Fprintf(w, `[Interface]
PrivateKey = %s
Address = %s
DNS = %s
MTU = %d

[Peer]
PublicKey = %s
AllowedIPs = %s
Endpoint = %s
PersistentKeepalive = %d
`, c.PrivateKey.Reveal(), list(c.Inner, hostPrefix), list(c.DNS, netip.Addr.String), mtuOr(c.MTU), c.Peer, strings.Join(c.allowed(), ", "), c.Endpoint, keepalive)
	if err != nil {
		return fmt.Errorf("writing the WireGuard file: %w", err)
	}
	return nil
}

// Settings are the same in WireGuard's cross-platform configuration protocol, with a mark for the packets that the tunnel sends; 0: none. They hold the private key.
func (c Config) Settings(mark uint32) string {
	settings := fmt.Sprintf("private_key=%s\nfwmark=%d\npublic_key=%s\n%s", c.PrivateKey.hex(), mark, c.Peer.hex(), leadsTo(c.Endpoint.String()))
	for _, prefix := range c.allowed() {
		settings += "allowed_ip=" + prefix + "\n"
	}
	return settings
}

// allowed is everything in the families of the inner addresses.
func (c Config) allowed() (all []string) {
	if _, ok := firstOf(c.Inner, netip.Addr.Is4); ok {
		all = append(all, "0.0.0.0/0")
	}
	if _, ok := firstOf(c.Inner, netip.Addr.Is6); ok {
		all = append(all, "::/0")
	}
	return all
}

func list(addrs []netip.Addr, text func(netip.Addr) string) string {
	parts := make([]string, len(addrs))
	for i, a := range addrs {
		parts[i] = text(a)
	}
	return strings.Join(parts, ", ")
}

func hostPrefix(a netip.Addr) string { return netip.PrefixFrom(a, a.BitLen()).String() }

func firstOf(addrs []netip.Addr, is func(netip.Addr) bool) (netip.Addr, bool) {
	for _, a := range addrs {
		if is(a) {
			return a, true
		}
	}
	return netip.Addr{}, false
}

func mtuOr(mtu int) int {
	if mtu == 0 {
		return DefaultMTU
	}
	return mtu
}
