package tunnel

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"time"

	"golang.zx2c4.com/wireguard/device"
	"gvisor.dev/gvisor/pkg/tcpip/adapters/gonet"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/transport/icmp"
)

// handshakeRetry is how long an echo may take before the handshake is begun anew. WireGuard itself waits five seconds, which is too long for a lease
// that is paid by the second.
const handshakeRetry = 500 * time.Millisecond

// ErrUnreachable is in the error of a handshake that the provider did not answer.
var ErrUnreachable = errors.New("the provider does not answer")

// Handshake waits until the tunnel carries packets both ways: the provider has answered an echo request through it. It retries until ctx is done.
func (c *Client) Handshake(ctx context.Context) error {
	conn, err := c.echoConn()
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { _ = conn.Close() })() // ends the reading below
	for {
		err := echo(conn, c.config.Inner[0])
		if err == nil {
			c.reached.Store(true)
			return conn.Close()
		}
		if timeout, ok := errors.AsType[net.Error](err); ctx.Err() != nil || !ok || !timeout.Timeout() {
			_ = conn.Close() // the other error is the one to tell
			return fmt.Errorf("tunnel: %w at %s: is that UDP port reachable from here, and is the deal still on? (%w)",
				ErrUnreachable, *c.ledTo.Load(), cmp.Or(ctx.Err(), err))
		}
		c.again()
	}
}

// again begins a new handshake now, unless one has succeeded meanwhile.
func (c *Client) again() {
	c.using.RLock()
	defer c.using.RUnlock()
	if c.closed {
		return
	}
	c.begin()
}

func (c *Client) begin() {
	if p := c.device.LookupPeer(device.NoisePublicKey(c.config.Peer)); p != nil {
		p.ExpireCurrentKeypairs()            // also forgets when the last attempt was
		_ = p.SendHandshakeInitiation(false) // a failure shows as the next echo's silence
	}
}

// echoConn speaks ICMP echo with the provider; the stack fills in identifier and checksum.
func (c *Client) echoConn() (*gonet.UDPConn, error) {
	inner := c.config.Inner[0]
	provider, err := c.config.providerFor(inner)
	if err != nil {
		return nil, err
	}
	protocol := icmp.ProtocolNumber4
	if inner.Is6() {
		protocol = icmp.ProtocolNumber6
	}
	return openDatagrams(c.link.stack, protocol, netip.AddrPortFrom(inner, 0), netip.AddrPortFrom(provider, 0))
}

// echo sends one request and waits for a reply, for handshakeRetry at most.
func echo(conn net.Conn, inner netip.Addr) error {
	request := make([]byte, header.ICMPv4MinimumSize)
	request[0] = byte(header.ICMPv4Echo)
	if inner.Is6() {
		request[0] = byte(header.ICMPv6EchoRequest)
	}
	if err := conn.SetReadDeadline(time.Now().Add(handshakeRetry)); err != nil {
		return err
	}
	if _, err := conn.Write(request); err != nil {
		return err
	}
	_, err := conn.Read(request)
	return err
}
