// Package relay is what an exchange operator runs for parties that cannot reach each other directly: STUN, which tells a node its public address, TURN (RFC 8656), which
// relays datagrams for it, and relay ports, which bring any WireGuard client to a provider without a public address.
//
// Nodes speak UDP with it, and TCP or TLS where their network blocks UDP; what is relayed leaves as UDP. Credentials belong to one side of one deal. They are derived from a secret, so
// the relay keeps no list of them and they survive its restart, and they are good while the exchange says that the deal lives. What a side may allocate and send is limited, and so is
// whom it reaches: nothing that the operator forbids, of the relay's own addresses only what its own deal holds there, and nobody at length who does not answer. So it serves neither as an
// open relay nor as an amplifier.
//
// Key advice: a relay cannot read what it carries, but it costs its operator every byte twice. Limit it, and let nodes prefer direct paths.
package relay

import (
	"context"
	"crypto/tls"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/netip"
	"sync"
	"time"

	"github.com/pion/logging"
	"github.com/pion/turn/v5"

	"github.com/ipsx/ipsx"
)

// Config says where a relay is and whom it serves. Listen, Secret, Relayed, Forbidden and Own are needed.
type Config struct {
	Listen    string       // host:port of STUN and TURN over UDP; port 0 takes a free one
	TCPListen string       // host:port of TURN over TCP, and over TLS where TLS is set; empty: none
	TLS       *tls.Config  // nil: no TLS
	TLSName   string       // host under which the certificate of TLS is good; empty: the public address
	Addresses []netip.Addr // under which the relay is reached, at most one IPv4 and one IPv6; empty: where it listens
	Ports     Ports        // that it relays from; zero: DefaultPorts
	Secret    []byte       // of the exchange: credentials derive from it
	Limits    Limits       // zero fields: DefaultLimits

	Relayed   func(deal ipsx.Hash) bool                        // whether the deal lives and may be relayed for
	Forbidden func(netip.Addr) (reason string, forbidden bool) // whom nobody may reach through the relay
	Own       func() []netip.Prefix                            // networks of the relay's machine, which nobody may reach through it either
	Allow     []netip.Prefix                                   // what may be reached all the same, such as the addresses of a lab
	Now       func() time.Time                                 // zero: time.Now
	Log       *slog.Logger                                     // zero: silent
}

// Relay is a relay. Its methods may be called from many goroutines.
type Relay struct {
	config   Config
	front    *front
	host     netip.Addr // where it listens
	streams  *streams   // nil: no TCP
	deals    *deals
	counters counters
}

// Open takes the ports; Serve answers on them. It fails with CodeConflict when one is in use, and with CodeInvalid when the configuration does not fit together.
func Open(ctx context.Context, c Config) (*Relay, error) {
	c = c.withDefaults()
	if err := c.check(); err != nil {
		return nil, err
	}
	r := &Relay{config: c, deals: newDeals()}
	socket, err := (&net.ListenConfig{}).ListenPacket(ctx, "udp", c.Listen)
	if err != nil {
		return nil, cannotListen(c.Listen, err)
	}
	r.front, r.host = newFront(r, socket.(*net.UDPConn)), addressOf(socket.LocalAddr()).Addr()
	if len(r.config.Addresses) == 0 {
		r.config.Addresses, err = ownAddress(r.host)
	}
	if err == nil && c.TCPListen != "" {
		r.streams, err = listenStreams(ctx, r)
	}
	if err != nil {
		return nil, errors.Join(err, socket.Close())
	}
	return r, nil
}

func (c Config) withDefaults() Config {
	c.Limits = c.Limits.withDefaults()
	if c.Ports == (Ports{}) {
		c.Ports = DefaultPorts
	}
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	return c
}

// check refuses what would make a relay that is open, or that nobody reaches.
func (c Config) check() error {
	if len(c.Secret) < 16 || c.Relayed == nil || c.Forbidden == nil || c.Own == nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "a relay needs a secret of 16 bytes or more, and to know which deals live and what nobody may reach")
	}
	if c.Ports.Min == 0 || c.Ports.Max < c.Ports.Min {
		return ipsx.Errorf(ipsx.CodeInvalid, "the relay's ports %d-%d are no range", c.Ports.Min, c.Ports.Max).WithFix("write 49152-65535")
	}
	if l := c.Limits; min(l.Allocations, l.Mbit, l.Total) < 1 || l.Bytes < 0 {
		return ipsx.Errorf(ipsx.CodeInvalid, "the relay's limits %+v are below what there can be", l).WithFix("write a number, or 0 for what is usual")
	}
	seen := map[bool]bool{}
	for _, a := range c.Addresses {
		if a.IsUnspecified() || !a.IsValid() || a.Is4In6() || a.Zone() != "" || seen[a.Is4()] {
			return ipsx.Errorf(ipsx.CodeInvalid, "the relay cannot be reached under %v", c.Addresses).WithFix("name its public IPv4 address, its public IPv6 address, or one of each")
		}
		seen[a.Is4()] = true
	}
	return nil
}

// ownAddress is the public address of a relay that listens on one.
func ownAddress(a netip.Addr) ([]netip.Addr, error) {
	if a.IsUnspecified() {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the relay listens on all addresses, and nodes must be told one").WithFix("name its public address too")
	}
	return []netip.Addr{a}, nil
}

// Serve answers until the context ends. Then everything is closed.
func (r *Relay) Serve(ctx context.Context) error {
	server, err := turn.NewServer(r.serverConfig())
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "the relay cannot be served: %w", err)
	}
	var running sync.WaitGroup
	if r.streams != nil {
		running.Go(r.streams.run)
	}
	ticker := time.NewTicker(sweepEvery)
	defer ticker.Stop()
	for ctx.Err() == nil {
		select {
		case <-ctx.Done():
		case <-ticker.C:
			r.Sweep()
		}
	}
	err = errors.Join(server.Close(), r.Close())
	running.Wait()
	return err
}

// sweepEvery is how long what is relayed for a deal may outlive it.
const sweepEvery = time.Second

// Close lets go of the ports and of all that is allocated. Serve does that by itself.
func (r *Relay) Close() error {
	_ = r.front.Close() // closed already where it was served
	if r.streams != nil {
		r.streams.close()
	}
	r.deals.closeAll()
	return nil
}

func (r *Relay) serverConfig() turn.ServerConfig {
	c := turn.ServerConfig{
		Realm: realm, AuthHandler: r.authenticate, QuotaHandler: r.withinQuota, EventHandler: r.events(), StrictAddressFamily: true,
		LoggerFactory:     &logging.DefaultLoggerFactory{Writer: io.Discard, DefaultLogLevel: logging.LogLevelDisabled}, // what matters is counted
		PacketConnConfigs: []turn.PacketConnConfig{{PacketConn: r.front, RelayAddressGenerator: allocator{r}, PermissionHandler: r.mayPermit}},
	}
	if r.streams != nil {
		c.ListenerConfigs = []turn.ListenerConfig{{Listener: r.streams, RelayAddressGenerator: allocator{r}, PermissionHandler: r.mayPermit}}
	}
	return c
}
