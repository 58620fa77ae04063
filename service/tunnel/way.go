package tunnel

import (
	"fmt"
	"net"
	"net/netip"
	"sync"

	"golang.zx2c4.com/wireguard/device"
)

// Way carries a tunnel's packets beside its UDP socket: to one partner, such as through a relay. One Read and one Write of what it is made of are one packet.
type Way struct {
	name    string
	bind    *bind
	carrier net.Conn
	once    sync.Once
}

// carry makes a way and takes in what comes by it.
func (b *bind) carry(carrier net.Conn) *Way {
	w := b.add(carrier)
	go w.take()
	return w
}

func (b *bind) add(carrier net.Conn) *Way {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.made++
	w := &Way{name: fmt.Sprintf("way %d", b.made), bind: b, carrier: carrier}
	b.ways[w.name] = w
	return w
}

func (w *Way) take() {
	defer w.forget()
	buffer := make([]byte, maxWireGuard)
	for {
		n, err := w.carrier.Read(buffer)
		if err != nil {
			return
		}
		w.arrived(buffer[:n])
	}
}

// arrived gives a packet to WireGuard. Where that does not keep up it is lost, like any datagram.
func (w *Way) arrived(packet []byte) {
	select {
	case w.bind.arrivals <- arrival{append([]byte(nil), packet...), w}:
	default:
	}
}

func (w *Way) forget() {
	w.bind.mu.Lock()
	defer w.bind.mu.Unlock()
	delete(w.bind.ways, w.name)
}

// Close ends the way and closes what it is made of. A partner that is still led there is not reached any more.
func (w *Way) Close() (err error) {
	w.once.Do(func() { err = w.carrier.Close() })
	return err
}

// String names it, and where it leads.
func (w *Way) String() string { return fmt.Sprintf("%s to %s", w.name, w.carrier.RemoteAddr()) }

// ClearSrc implements conn.Endpoint.
func (w *Way) ClearSrc() {}

// SrcToString implements conn.Endpoint.
func (w *Way) SrcToString() string { return "" }

// DstToString implements conn.Endpoint: the way's name, which ParseEndpoint knows.
func (w *Way) DstToString() string { return w.name }

// DstToBytes implements conn.Endpoint.
func (w *Way) DstToBytes() []byte { return []byte(w.name) }

// DstIP implements conn.Endpoint: the partner's end, by which WireGuard limits how often it answers handshakes.
func (w *Way) DstIP() netip.Addr {
	if a, ok := w.carrier.RemoteAddr().(*net.UDPAddr); ok {
		return a.AddrPort().Addr().Unmap()
	}
	return netip.IPv6Unspecified()
}

// SrcIP implements conn.Endpoint.
func (w *Way) SrcIP() netip.Addr { return netip.Addr{} }

// nowhere is where a client is led to that was told no endpoint.
var nowhere = netip.AddrPort{}.String()

// leadsTo are the settings of a client's peer at an endpoint. Without one there is nothing to keep alive.
func leadsTo(endpoint string) string {
	return fmt.Sprintf("endpoint=%s\npersistent_keepalive_interval=%d\n", endpoint, keepalive)
}

// lead has WireGuard send a peer's packets to an endpoint; packets of the peer that come from elsewhere lead it there again.
func lead(d *device.Device, peer PublicKey, settings string) error {
	if err := d.IpcSet(fmt.Sprintf("public_key=%s\nupdate_only=true\n%s", peer.hex(), settings)); err != nil {
		return fmt.Errorf("tunnel: leading %s elsewhere: %w", peer, err)
	}
	return nil
}

// STUN is the server's UDP socket for STUN messages, which finds out how the internet sees that socket. It is for one reader.
func (s *Server) STUN() net.PacketConn { return s.bind.stun }

// Carry takes a connection for packets beside the UDP socket. The tunnel closes it at its own end.
func (s *Server) Carry(carrier net.Conn) *Way { return s.bind.carry(carrier) }

// SetEndpoint has a peer's packets sent to an address from the UDP socket.
func (s *Server) SetEndpoint(peer PublicKey, to netip.AddrPort) error {
	return lead(s.device, peer, "endpoint="+to.String()+"\n")
}

// SetWay has a peer's packets sent by a way.
func (s *Server) SetWay(peer PublicKey, w *Way) error {
	return lead(s.device, peer, "endpoint="+w.name+"\n")
}

// STUN is Server.STUN.
func (c *Client) STUN() net.PacketConn { return c.stun }

// Carry is Server.Carry.
func (c *Client) Carry(carrier net.Conn) *Way {
	c.using.RLock()
	defer c.using.RUnlock()
	w := c.bind.carry(carrier)
	if c.closed {
		_ = w.Close() // nothing goes by it
	}
	return w
}

// SetEndpoint has the packets sent to the provider's address from the UDP socket. Before the first handshake it begins one there.
func (c *Client) SetEndpoint(to netip.AddrPort) error { return c.leadTo(to.String()) }

// SetWay is SetEndpoint for a way.
func (c *Client) SetWay(w *Way) error { return c.leadTo(w.name) }

func (c *Client) leadTo(endpoint string) error {
	c.using.RLock()
	defer c.using.RUnlock()
	if c.closed {
		return net.ErrClosed
	}
	if err := lead(c.device, c.config.Peer, leadsTo(endpoint)); err != nil {
		return err
	}
	before := c.ledTo.Swap(&endpoint)
	if *before == nowhere {
		return nil // WireGuard began its handshake: a second one at once would spoil the first
	}
	if !c.reached.Load() {
		c.begin()
	} else if p := c.device.LookupPeer(device.NoisePublicKey(c.config.Peer)); p != nil {
		p.SendKeepalive() // from there the provider learns the way back
	}
	return nil
}

// closeWays ends what the tunnel was given.
func (b *bind) closeWays() {
	b.mu.Lock()
	ways := b.ways
	b.ways = map[string]*Way{}
	b.mu.Unlock()
	for _, w := range ways {
		_ = w.Close() // nobody uses it any more
	}
}
