package tunnel

import (
	"errors"
	"fmt"
	"log/slog"
	"net/netip"
	"strconv"
	"sync"

	"golang.zx2c4.com/wireguard/device"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/udp"
)

// The inner addresses where ServerConfig names none. The IPv6 prefix is a unique-local one (RFC 4193) drawn at random for IPSX.
var (
	DefaultInner4 = netip.MustParsePrefix("10.64.0.0/10")
	DefaultInner6 = netip.MustParsePrefix("fdd9:4e1b:7a35::/64")
)

// ServerConfig says how a provider serves.
type ServerConfig struct {
	PrivateKey PrivateKey
	Port       uint16       // UDP port on all of the machine's addresses; 0: any free one
	Inner4     netip.Prefix // inner IPv4 addresses, a /29 or larger; zero: DefaultInner4. The provider is its first host.
	Inner6     netip.Prefix // inner IPv6 addresses, a /125 or larger; zero: DefaultInner6. The provider is its first host.
	MTU        int          // bytes, 1280 and more; 0: DefaultMTU
	// TCP and UDP get the flows to destinations outside, each call on a goroutine of its own. Where one is nil, such flows are refused.
	TCP, UDP func(Flow)
	Log      *slog.Logger // nil: none
}

// Server is the provider's end of all its tunnels. All methods may be called at the same time.
type Server struct {
	config ServerConfig
	link   *link
	bind   *bind
	device *device.Device
	port   uint16
	inner  []netip.Addr // the provider's own: IPv4, IPv6

	delivered *deliveries

	mu       sync.RWMutex
	peers    map[PublicKey]*peer
	byInner  map[netip.Addr]*peer
	services map[uint16]*listener
	pools    [2]*pool // IPv4, IPv6
}

// Listen starts a server. Close ends it.
func Listen(c ServerConfig) (*Server, error) {
	c, err := c.withDefaults()
	if err != nil {
		return nil, err
	}
	s := &Server{config: c, bind: newBind(), inner: []netip.Addr{c.Inner4.Addr().Next(), c.Inner6.Addr().Next()}, delivered: newDeliveries(),
		peers: map[PublicKey]*peer{}, byInner: map[netip.Addr]*peer{}, services: map[uint16]*listener{},
		pools: [2]*pool{newPool(c.Inner4), newPool(c.Inner6)}}
	if s.link, err = newLink(c.MTU, s.inner, s.admit, s.delivered); err != nil {
		return nil, err
	}
	if err := s.forwardAll(); err != nil {
		return nil, err
	}
	settings := "private_key=" + c.PrivateKey.hex() + "\nlisten_port=" + strconv.Itoa(int(c.Port)) + "\n"
	if s.device, err = startDevice(s.link, s.bind, c.Log, settings); err != nil {
		return nil, fmt.Errorf("%w (is UDP port %d used by another program? port 0 takes a free one)", err, c.Port)
	}
	if err := s.readPort(); err != nil {
		return nil, errors.Join(err, s.Close())
	}
	return s, nil
}

func (c ServerConfig) withDefaults() (ServerConfig, error) {
	if c.PrivateKey.IsZero() {
		return c, errors.New("tunnel: a server needs a private key: make one with NewKey")
	}
	if c.Inner4 == (netip.Prefix{}) {
		c.Inner4 = DefaultInner4
	}
	if c.Inner6 == (netip.Prefix{}) {
		c.Inner6 = DefaultInner6
	}
	c.Inner4, c.Inner6, c.MTU = c.Inner4.Masked(), c.Inner6.Masked(), mtuOr(c.MTU)
	if !c.Inner4.Addr().Is4() || c.Inner4.Bits() > 29 || !c.Inner6.Addr().Is6() || c.Inner6.Bits() > 125 {
		return c, fmt.Errorf("tunnel: the inner prefixes %s and %s are not an IPv4 /29 and an IPv6 /125 or larger", c.Inner4, c.Inner6)
	}
	return c, checkMTU(c.MTU)
}

func checkMTU(mtu int) error {
	if mtu < minMTU || mtu > 65000 {
		return fmt.Errorf("tunnel: an MTU of %d bytes is outside %d to 65000", mtu, minMTU)
	}
	return nil
}

// forwardAll makes the stack take packets for every destination and hand their flows over.
func (s *Server) forwardAll() error {
	stack := s.link.stack
	if err := errors.Join(toError(stack.SetPromiscuousMode(nic, true)), toError(stack.SetSpoofing(nic, true))); err != nil {
		return err
	}
	stack.SetTransportProtocolHandler(tcp.ProtocolNumber, tcp.NewForwarder(stack, 0, maxHalfOpen, s.tcpFlow).HandlePacket)
	stack.SetTransportProtocolHandler(udp.ProtocolNumber, s.udpFlow)
	return nil
}

func toError(err tcpip.Error) error {
	if err == nil {
		return nil
	}
	return stackError("forwarding", err)
}

func (s *Server) readPort() error {
	return settingsOf(s.device, func(key, value string) {
		if key == "listen_port" {
			port, _ := strconv.ParseUint(value, 10, 16) // WireGuard writes a number
			s.port = uint16(port)
		}
	})
}

// admit lets in what carries flows, and echo requests to the provider itself: the stack would answer others in the name of any address.
func (s *Server) admit(h packetHead) bool {
	return h.carriesFlow() || s.isProvider(h.dst) && h.isICMP(header.ICMPv4Echo, header.ICMPv6EchoRequest)
}

// Port is the UDP port that peers reach.
func (s *Server) Port() uint16 { return s.port }

// Inner is the provider's own inner addresses, IPv4 and IPv6: what a requester's ClientConfig.ProviderInner and Config.DNS hold.
func (s *Server) Inner() []netip.Addr { return append([]netip.Addr(nil), s.inner...) }

// MTU is the size of the largest packet inside the tunnel in bytes.
func (s *Server) MTU() int { return s.config.MTU }

// Close ends every flow and tunnel at once.
func (s *Server) Close() error {
	s.mu.Lock()
	peers, services := s.peers, s.services
	s.peers, s.byInner, s.services = map[PublicKey]*peer{}, map[netip.Addr]*peer{}, map[uint16]*listener{}
	s.mu.Unlock()
	for _, p := range peers {
		p.cut()
	}
	for _, l := range services {
		l.stop()
	}
	s.device.Close()
	s.bind.closeWays()
	return s.bind.stun.Close()
}
