package pair

import (
	"context"
	"crypto/tls"
	"errors"
	"net"
	"net/netip"
	"strconv"
	"time"

	"github.com/pion/stun/v4"
	"github.com/pion/turn/v5"

	"github.com/ipsx/ipsx"
)

// portPatience is how long one of the relay's servers may take to give the port.
const portPatience = 2 * time.Second

// RelayPort is a deal's relay port while its provider holds it: any WireGuard client that sends there reaches the provider, and appears to it at an address of its own.
type RelayPort struct {
	net.PacketConn // one datagram each; those that are written go to who appears at that address
	client         *turn.Client
	carrier        net.PacketConn
}

// HoldPort takes the port with the provider's access, over UDP or, where that is blocked, TCP or TLS. It fails with CodeUnavailable when the relay gives none.
func HoldPort(ctx context.Context, access ipsx.RelayAccess) (*RelayPort, error) {
	var failures error
	for _, text := range access.URLs {
		uri, err := stun.ParseURI(text)
		if err != nil {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "the exchange names %q as its relay: %w", text, err)
		}
		if uri.Scheme != stun.SchemeTypeTURN && uri.Scheme != stun.SchemeTypeTURNS {
			continue
		}
		port, err := holdPort(ctx, uri, access)
		if err == nil {
			return port, nil
		}
		failures = errors.Join(failures, err)
	}
	return nil, ipsx.Errorf(ipsx.CodeUnavailable, "no relay port could be taken: %w", failures).WithFix("check that the exchange has a relay, and that it can be reached")
}

func holdPort(ctx context.Context, server *stun.URI, access ipsx.RelayAccess) (*RelayPort, error) {
	ctx, cancel := context.WithTimeout(ctx, portPatience)
	defer cancel()
	carrier, err := carrierTo(ctx, server)
	if err != nil {
		return nil, err
	}
	address := net.JoinHostPort(server.Host, strconv.Itoa(server.Port))
	client, err := turn.NewClient(&turn.ClientConfig{TURNServerAddr: address, Conn: carrier, Username: access.PortUsername(), Password: access.Password, LoggerFactory: silent,
		RequestedAddressFamily: familyOf(server.Host)})
	if err != nil {
		return nil, errors.Join(err, carrier.Close())
	}
	p := &RelayPort{client: client, carrier: carrier}
	if err = client.Listen(); err == nil {
		p.PacketConn, err = client.AllocateWithContext(ctx)
	}
	if err == nil {
		_, err = p.WriteTo(nil, p.LocalAddr()) // the permission by which callers are let in
	}
	if err != nil {
		_ = p.Close() // the other error is the one to tell
		return nil, err
	}
	return p, nil
}

// carrierTo is what TURN's messages to the server travel in (RFC 8656 section 3.1).
func carrierTo(ctx context.Context, server *stun.URI) (net.PacketConn, error) {
	address := net.JoinHostPort(server.Host, strconv.Itoa(server.Port))
	if server.Proto == stun.ProtoTypeUDP {
		return new(net.ListenConfig).ListenPacket(ctx, "udp", ":0")
	}
	var conn net.Conn
	var err error
	if server.Scheme == stun.SchemeTypeTURNS {
		conn, err = (&tls.Dialer{Config: &tls.Config{ServerName: server.Host, MinVersion: tls.VersionTLS12}}).DialContext(ctx, "tcp", address)
	} else {
		conn, err = new(net.Dialer).DialContext(ctx, "tcp", address)
	}
	if err != nil {
		return nil, err
	}
	return turn.NewSTUNConn(conn), nil
}

// familyOf is the family of a port at that server: its own, which it has at least.
func familyOf(host string) turn.RequestedAddressFamily {
	if a, err := netip.ParseAddr(host); err == nil && a.Is6() {
		return turn.RequestedAddressFamilyIPv6
	}
	return turn.RequestedAddressFamilyIPv4
}

// Addr is where clients send to.
func (p *RelayPort) Addr() netip.AddrPort {
	a, ok := p.LocalAddr().(*net.UDPAddr)
	if !ok {
		return netip.AddrPort{}
	}
	return netip.AddrPortFrom(a.AddrPort().Addr().Unmap(), uint16(a.Port))
}

// Close gives the port back.
func (p *RelayPort) Close() (err error) {
	if p.PacketConn != nil {
		err = p.PacketConn.Close()
	}
	p.client.Close()
	return errors.Join(err, p.carrier.Close())
}
