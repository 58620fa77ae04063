package relay

import (
	"errors"
	"net"
	"net/netip"
	"strconv"
	"syscall"

	"github.com/ipsx/ipsx"
)

// URLs are where the relay is reached, STUN (RFC 7064) first, then TURN (RFC 7065) over UDP, TCP and TLS.
func (r *Relay) URLs() []string {
	urls := r.each("stun:", r.front.LocalAddr(), "")
	urls = append(urls, r.each("turn:", r.front.LocalAddr(), "?transport=udp")...)
	if r.streams == nil {
		return urls
	}
	urls = append(urls, r.each("turn:", r.streams.Addr(), "?transport=tcp")...)
	switch {
	case r.config.TLS == nil:
	case r.config.TLSName != "":
		urls = append(urls, "turns:"+hostPort(r.config.TLSName, r.streams.Addr())+"?transport=tcp")
	default:
		urls = append(urls, r.each("turns:", r.streams.Addr(), "?transport=tcp")...)
	}
	return urls
}

// each is a URL for each public address of a family in which the socket listens.
func (r *Relay) each(scheme string, listening net.Addr, rest string) (urls []string) {
	host := addressOf(listening).Addr()
	for _, a := range r.config.Addresses {
		if host.Is6() && host.IsUnspecified() || host.Is4() == a.Is4() {
			urls = append(urls, scheme+hostPort(a.String(), listening)+rest)
		}
	}
	return urls
}

func hostPort(host string, listening net.Addr) string {
	return net.JoinHostPort(host, strconv.Itoa(int(addressOf(listening).Port())))
}

// addressOf is the address of a socket or of who speaks through it.
func addressOf(a net.Addr) netip.AddrPort {
	switch a := a.(type) {
	case *net.UDPAddr:
		return unmapped(a.AddrPort())
	case *net.TCPAddr:
		return unmapped(a.AddrPort())
	}
	return netip.AddrPort{}
}

// unmapped writes IPv4 as IPv4, whatever socket it came through.
func unmapped(a netip.AddrPort) netip.AddrPort {
	return netip.AddrPortFrom(a.Addr().Unmap().WithZone(""), a.Port())
}

func cannotListen(address string, err error) error {
	if errors.Is(err, syscall.EADDRINUSE) {
		return ipsx.Errorf(ipsx.CodeConflict, "the relay's port of %s is in use", address).WithFix("stop the other program, or choose another address")
	}
	return ipsx.Errorf(ipsx.CodeInvalid, "the relay cannot listen: %w", err)
}
