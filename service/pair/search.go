package pair

import (
	"context"
	"net"
	"net/netip"
	"sync"
	"time"

	"github.com/pion/ice/v4"
	"github.com/pion/stun/v4"

	"github.com/ipsx/ipsx"
)

const (
	gatherMost  = 1500 * time.Millisecond // for own addresses to be known: what does not answer by then, such as STUN where UDP is blocked, is not waited for
	gatherLeast = 300 * time.Millisecond  // and that long when a relay has answered

	// How long the requester waits for a better way before it takes one.
	waitReflexive = 50 * time.Millisecond
	waitRelayed   = 500 * time.Millisecond // a better one may come later
	waitRelayOnly = 150 * time.Millisecond // for a partner that the relay reaches without the partner's relay in between

	checkEvery = 50 * time.Millisecond // between two checks (Ta of RFC 8445)
	aliveEvery = 10 * time.Second      // between two checks of a way in use: WireGuard keeps mappings open itself
	betterWay  = 3 * time.Second       // between two looks for a better way
)

// SearchConfig says how one side looks for a way to its partner.
type SearchConfig struct {
	Socket    *Socket // of the tunnel
	Relay     ipsx.RelayAccess
	RelayOnly bool                       // the partner is not to learn any address of this side's
	Straight  bool                       // no way by a relay will do
	Permits   func(addr netip.Addr) bool // which addresses are told to the partner, and tried of the partner's
	Requester bool                       // who asks has the last word on the way (RFC 8445: the controlling agent)
	Way       func(Way)                  // hears of the way that was found, and of each better one
}

// Way is how a tunnel's packets get to the partner.
type Way struct {
	Direct   netip.AddrPort // from the tunnel's own socket; zero when Relayed is not nil
	Relayed  net.Conn       // by way of this side's relay; it ends with the search
	Straight bool           // no relay is in between, the partner's neither
}

// Search is one side of a search. It goes on while the tunnel is in use, for better ways.
type Search struct {
	config SearchConfig
	agent  *ice.Agent
	own    Find
	over   context.Context // ends when the way is lost
	end    context.CancelFunc

	mu   sync.Mutex
	conn *ice.Conn // once there is a way
	told Way
}

// NewSearch finds out at which addresses this side may be found. It fails with CodeUnavailable when there is none.
func NewSearch(ctx context.Context, c SearchConfig) (*Search, error) {
	servers, err := c.servers()
	if err != nil {
		return nil, err
	}
	s := &Search{config: c}
	s.over, s.end = context.WithCancel(context.Background())
	if s.agent, err = ice.NewAgentWithOptions(c.options(servers)...); err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "looking for a way: %w", err)
	}
	if err := s.gather(ctx); err != nil {
		s.Close()
		return nil, err
	}
	return s, nil
}

func (c SearchConfig) options(servers []*stun.URI) []ice.AgentOption {
	options := []ice.AgentOption{
		ice.WithUrls(servers), ice.WithNetworkTypes([]ice.NetworkType{ice.NetworkTypeUDP4, ice.NetworkTypeUDP6}), ice.WithLoggerFactory(silent),
		ice.WithMulticastDNSMode(ice.MulticastDNSModeDisabled), ice.WithSTUNGatherTimeout(gatherMost), ice.WithCheckInterval(checkEvery), ice.WithKeepaliveInterval(aliveEvery),
		ice.WithSrflxAcceptanceMinWait(waitReflexive), ice.WithPrflxAcceptanceMinWait(waitReflexive), ice.WithRelayAcceptanceMinWait(waitRelayed),
		ice.WithRemoteIPFilter(c.permits),
	}
	if c.Permits(netip.AddrFrom4([4]byte{127, 0, 0, 1})) {
		options = append(options, ice.WithIncludeLoopback())
	}
	if c.Requester {
		options = append(options, ice.WithRenomination(ice.DefaultNominationValueGenerator()), ice.WithAutomaticRenomination(betterWay))
	}
	if c.RelayOnly {
		return append(options, ice.WithCandidateTypes([]ice.CandidateType{ice.CandidateTypeRelay}), ice.WithRelayAcceptanceMinWait(waitRelayOnly))
	}
	if c.Straight {
		options = append(options, ice.WithCandidateTypes([]ice.CandidateType{ice.CandidateTypeHost, ice.CandidateTypeServerReflexive}))
	}
	return append(options, ice.WithUDPMux(c.Socket.mux), ice.WithUDPMuxSrflx(c.Socket.mux))
}

func (c SearchConfig) permits(ip net.IP) bool {
	a, ok := netip.AddrFromSlice(ip)
	return ok && c.Permits(a.Unmap())
}

// servers are the exchange's STUN and TURN servers, with this side's credential.
func (c SearchConfig) servers() (list []*stun.URI, err error) {
	for _, text := range c.Relay.URLs {
		uri, err := stun.ParseURI(text)
		if err != nil {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "the exchange names %q as its relay: %w", text, err)
		}
		if uri.Scheme == stun.SchemeTypeTURN || uri.Scheme == stun.SchemeTypeTURNS {
			uri.Username, uri.Password = c.Relay.Username, c.Relay.Password
		}
		list = append(list, uri)
	}
	return list, nil
}

// gather waits until the own addresses are known, or enough of them.
func (s *Search) gather(ctx context.Context) error {
	found, relayed := make(chan struct{}), make(chan struct{}, MaxCandidates)
	err := s.agent.OnConnectionStateChange(func(state ice.ConnectionState) {
		if state == ice.ConnectionStateFailed || state == ice.ConnectionStateClosed {
			s.end()
		}
	})
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "looking for a way: %w", err)
	}
	err = s.agent.OnCandidate(func(c ice.Candidate) {
		switch {
		case c == nil:
			close(found)
		case c.Type() == ice.CandidateTypeRelay:
			select {
			case relayed <- struct{}{}:
			default:
			}
		}
	})
	if err == nil {
		err = s.agent.GatherCandidates()
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "looking for a way: %w", err)
	}
	patience := time.NewTimer(gatherMost)
	defer patience.Stop()
	for waiting := true; waiting; {
		select {
		case <-found:
			waiting = false
		case <-relayed:
			patience.Reset(gatherLeast)
		case <-patience.C:
			waiting = false
		case <-ctx.Done():
			return context.Cause(ctx)
		}
	}
	return s.describe()
}

// describe makes this side's half out of what was gathered.
func (s *Search) describe() error {
	candidates, err := s.agent.GetLocalCandidates()
	if err == nil {
		s.own.Fragment, s.own.Password, err = s.agent.GetLocalUserCredentials()
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "looking for a way: %w", err)
	}
	for _, c := range candidates {
		told := Candidate{Kind: c.Type().String(), Addr: addrOf(c), Priority: c.Priority()}
		if told.validate() == nil && s.config.Permits(told.Addr.Addr()) && len(s.own.Candidates) < MaxCandidates {
			s.own.Candidates = append(s.own.Candidates, told)
		}
	}
	if len(s.own.Candidates) == 0 {
		return ipsx.Errorf(ipsx.CodeUnavailable, "no address is known at which this machine could be found").WithFix("check that UDP or the exchange's relay can be reached: `ipsx doctor` tells")
	}
	return nil
}

func addrOf(c ice.Candidate) netip.AddrPort {
	a, err := netip.ParseAddr(c.Address())
	if err != nil {
		return netip.AddrPort{}
	}
	return netip.AddrPortFrom(a.Unmap().WithZone(""), uint16(c.Port()))
}

// Own is this side's half, for the partner.
func (s *Search) Own() Find { return s.own }

// Meet searches with the partner's half until there is a way, which Way hears of, or ctx ends. CodeUnavailable: none was found.
func (s *Search) Meet(ctx context.Context, theirs Find) error {
	for _, c := range theirs.Candidates {
		candidate, err := c.remote()
		if err != nil || !s.config.Permits(c.Addr.Addr()) || (s.config.Straight && c.Kind == candidateRelayed) {
			continue // the others may do
		}
		if err := s.agent.AddRemoteCandidate(candidate); err != nil {
			return ipsx.Errorf(ipsx.CodeInternal, "looking for a way: %w", err)
		}
	}
	meet := s.agent.Accept
	if s.config.Requester {
		meet = s.agent.Dial
	}
	conn, err := meet(ctx, theirs.Fragment, theirs.Password)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeUnavailable, "no way to the partner was found: %w", err)
	}
	s.mu.Lock()
	s.conn = conn
	s.mu.Unlock()
	if err := s.agent.OnSelectedCandidatePairChange(s.tell); err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "looking for a way: %w", err)
	}
	if pair, err := s.agent.GetSelectedCandidatePair(); err == nil && pair != nil {
		s.tell(pair.Local, pair.Remote)
	}
	return nil
}

// tell passes a way on that is new.
func (s *Search) tell(local, remote ice.Candidate) {
	s.mu.Lock()
	way := Way{Direct: addrOf(remote), Straight: remote.Type() != ice.CandidateTypeRelay}
	if local.Type() == ice.CandidateTypeRelay {
		way = Way{Relayed: s.conn}
	}
	fresh := way != s.told
	s.told = way
	s.mu.Unlock()
	if fresh {
		s.config.Way(way)
	}
}

func (c Candidate) remote() (ice.Candidate, error) {
	network, component := "udp", ice.ComponentRTP
	address, port := c.Addr.Addr().String(), int(c.Addr.Port())
	switch c.Kind {
	case candidateHost:
		return ice.NewCandidateHost(&ice.CandidateHostConfig{Network: network, Address: address, Port: port, Component: component, Priority: c.Priority})
	case candidateReflexive:
		return ice.NewCandidateServerReflexive(&ice.CandidateServerReflexiveConfig{Network: network, Address: address, Port: port, Component: component, Priority: c.Priority})
	}
	return ice.NewCandidateRelay(&ice.CandidateRelayConfig{Network: network, Address: address, Port: port, Component: component, Priority: c.Priority})
}

// Done is closed when the search is over: by Close, or because nothing was heard of the partner for half a minute.
func (s *Search) Done() <-chan struct{} { return s.over.Done() }

// Close ends the search, and a relayed way with it.
func (s *Search) Close() {
	s.end()
	_ = s.agent.Close() // what is left of it ends with its sockets
}
