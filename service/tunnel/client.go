package tunnel

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/netip"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.zx2c4.com/wireguard/device"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/udp"
)

// ClientConfig says how a requester reaches its provider, as the provider's hello tells it.
type ClientConfig struct {
	PrivateKey    PrivateKey
	Inner         []netip.Addr   // one inner address per leased address
	Peer          PublicKey      // the provider's tunnel key
	Endpoint      netip.AddrPort // zero: SetEndpoint or SetWay tells it later
	ProviderInner []netip.Addr   // the provider's own, one for each family of Inner
	MTU           int            // bytes, 1280 and more; 0: DefaultMTU
	Witness       Witness        // nil: none
	Mark          uint32         // of the packets that the tunnel sends, by which Linux may route them; 0: none
	Log           *slog.Logger   // nil: none
}

// Client is the requester's end of one deal's tunnel. All methods may be called at the same time.
type Client struct {
	config ClientConfig
	link   *link
	bind   *bind
	device *device.Device
	meter  *meter
	ports  ports
	stun   *stunConn
	stop   func()

	using  sync.RWMutex // read while the engine is used, which another client has after Close
	closed bool

	reached atomic.Bool            // a handshake has succeeded
	ledTo   atomic.Pointer[string] // the endpoint that was set last
}

// Dial starts a client. It sends its first handshake at once and does not wait for the answer: Handshake does. Close ends it.
func Dial(c ClientConfig) (*Client, error) {
	c.MTU = mtuOr(c.MTU)
	if err := c.check(); err != nil {
		return nil, err
	}
	l, err := newLink(c.MTU, c.Inner, admitAnswers, newDeliveries())
	if err != nil {
		return nil, err
	}
	// What belongs to no flow of ours is dropped without an answer.
	drop := func(stack.TransportEndpointID, *stack.PacketBuffer) bool { return true }
	l.stack.SetTransportProtocolHandler(tcp.ProtocolNumber, drop)
	l.stack.SetTransportProtocolHandler(udp.ProtocolNumber, drop)
	e, err := startEngine(l, c.Log, c.settings())
	if err != nil {
		return nil, err
	}
	client := &Client{config: c, link: l, bind: e.bind, stun: e.bind.stun, device: e.device, meter: newMeter(), stop: e.stop}
	client.ports.begin()
	endpoint := c.Endpoint.String()
	client.ledTo.Store(&endpoint)
	return client, nil
}

func (c ClientConfig) check() error {
	if c.PrivateKey.IsZero() || c.Peer == (PublicKey{}) || len(c.Inner) == 0 {
		return errors.New("tunnel: a client needs its private key, an inner address, and the provider's key")
	}
	for _, a := range c.Inner {
		if _, err := c.providerFor(a); err != nil {
			return err
		}
	}
	return checkMTU(c.MTU)
}

// providerFor is the provider's inner address in the family of ours.
func (c ClientConfig) providerFor(inner netip.Addr) (netip.Addr, error) {
	for _, a := range c.ProviderInner {
		if a.Is4() == inner.Is4() {
			return a, nil
		}
	}
	return netip.Addr{}, fmt.Errorf("tunnel: the provider names no inner address of its own that %s can reach", inner)
}

func (c ClientConfig) settings() string {
	endpoint := ""
	if c.Endpoint.IsValid() {
		endpoint = leadsTo(c.Endpoint.String())
	}
	return fmt.Sprintf("private_key=%s\nlisten_port=0\nfwmark=%d\npublic_key=%s\n%sallowed_ip=0.0.0.0/0\nallowed_ip=::/0\n", c.PrivateKey.hex(), c.Mark, c.Peer.hex(), endpoint)
}

// admitAnswers lets in flows and the ICMP messages that answer ours; the stack gives each to who waits for it.
func admitAnswers(h packetHead) bool {
	return h.carriesFlow() || h.isICMP(header.ICMPv4EchoReply, header.ICMPv6EchoReply) ||
		h.isICMP(header.ICMPv4DstUnreachable, header.ICMPv6DstUnreachable) || h.isICMP(header.ICMPv4TimeExceeded, header.ICMPv6PacketTooBig)
}

// DialContext connects to addr (host:port) from the inner address via, whose exit it leaves through. The network is tcp or udp, or one of these
// with 4 or 6. Names are resolved by the provider. A TCP connection is a HalfCloser.
func (c *Client) DialContext(ctx context.Context, via netip.Addr, network, addr string) (net.Conn, error) {
	return c.dial(ctx, via, network, addr, c.meter)
}

func (c *Client) dial(ctx context.Context, via netip.Addr, network, addr string, m *meter) (net.Conn, error) {
	targets, err := c.targets(ctx, via, network, addr)
	if err != nil {
		return nil, &net.OpError{Op: "dial", Net: network, Err: err}
	}
	var failed error
	for _, t := range targets {
		conn, err := c.connect(ctx, via, network, t, m)
		if err == nil || ctx.Err() != nil {
			return conn, err
		}
		failed = err
	}
	return nil, failed
}

// targets are the addresses and port that addr stands for, in the family of via.
func (c *Client) targets(ctx context.Context, via netip.Addr, network, addr string) (targets []netip.AddrPort, err error) {
	if !slices.Contains(c.config.Inner, via) {
		return nil, fmt.Errorf("%s is not an inner address of this tunnel", via)
	}
	if err := fits(via, network); err != nil {
		return nil, err
	}
	host, service, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, err
	}
	port, err := net.LookupPort(network, service)
	if err != nil {
		return nil, err
	}
	addrs, err := c.addrsOf(ctx, via, host)
	for _, a := range addrs {
		targets = append(targets, netip.AddrPortFrom(a, uint16(port)))
	}
	return targets, err
}

func fits(via netip.Addr, network string) error {
	switch network {
	case "tcp", "udp":
		return nil
	case "tcp4", "udp4":
		if via.Is4() {
			return nil
		}
	case "tcp6", "udp6":
		if via.Is6() {
			return nil
		}
	default:
		return net.UnknownNetworkError(network)
	}
	return fmt.Errorf("the exit of %s cannot carry %s: it has one address, of the other IP version", via, network)
}

func (c *Client) addrsOf(ctx context.Context, via netip.Addr, host string) ([]netip.Addr, error) {
	a, err := netip.ParseAddr(host)
	if err != nil {
		return c.Lookup(ctx, via, host)
	}
	if a = a.Unmap(); a.Is4() != via.Is4() {
		return nil, fmt.Errorf("%s cannot be reached: the exit of %s has one address, of the other IP version", a, via)
	}
	return []netip.Addr{a}, nil
}

func (c *Client) connect(ctx context.Context, via netip.Addr, network string, to netip.AddrPort, m *meter) (net.Conn, error) {
	if slices.Contains(c.config.ProviderInner, to.Addr()) {
		m = newMeter() // what goes to the provider itself counts nowhere
	}
	local, opening := netip.AddrPortFrom(via, 0), c.opening(via, network, to, m)
	if strings.HasPrefix(network, "udp") {
		conn, err := openDatagrams(c.link.stack, udp.ProtocolNumber, local, to)
		if err != nil {
			opening.end()
			return nil, err
		}
		opening.begun(conn.LocalAddr())
		return &meteredConn{conn, m, opening}, nil
	}
	conn, endpoint, follows, err := c.openStream(ctx, local, to)
	if err != nil {
		opening.end()
		return nil, err
	}
	opening.begun(conn.LocalAddr())
	return m.follow(conn, endpoint, follows, opening), nil
}

// Via dials from one inner address.
func (c *Client) Via(inner netip.Addr) Dialer { return Dialer{client: c, inner: inner} }

// Unmetered is Via for what is free, such as exit checks.
func (c *Client) Unmetered(inner netip.Addr) Dialer { return Dialer{c, inner, newMeter()} }

// Dialer dials through one exit.
type Dialer struct {
	client *Client
	inner  netip.Addr
	meter  *meter // nil: the client's
}

// DialContext is Client.DialContext from the dialer's inner address; http.Transport and proxies take it.
func (d Dialer) DialContext(ctx context.Context, network, addr string) (net.Conn, error) {
	return d.client.dial(ctx, d.inner, network, addr, cmp.Or(d.meter, d.client.meter))
}

// Close ends the tunnel and every connection through it at once.
func (c *Client) Close() error {
	c.using.Lock()
	defer c.using.Unlock()
	if !c.closed {
		c.closed = true
		c.stop()
	}
	return nil
}
