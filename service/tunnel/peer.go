package tunnel

import (
	"errors"
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"sync"
	"time"

	"golang.zx2c4.com/wireguard/device"
)

const (
	maxUndecided = 256  // flows of one peer that are not accepted or refused yet
	maxFlows     = 4096 // accepted flows of one peer; the egress's limits are the smaller ones
)

var errRemoved = errors.New("tunnel: the lease is over, or has too many flows")

// peer is one tunnel key with its flows.
type peer struct {
	inner []netip.Addr

	mu        sync.Mutex
	flows     map[*tracked]struct{}
	undecided int
	removed   bool
}

// tracked is what a peer keeps of a flow, to cut it.
type tracked struct {
	peer  *peer
	abort func()
}

// AddPeer admits a key, which may send from these inner addresses and from no other. Addresses come from Allocate.
func (s *Server) AddPeer(key PublicKey, inner []netip.Addr) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := s.mayAdd(key, inner); err != nil {
		return err
	}
	var settings strings.Builder
	fmt.Fprintf(&settings, "public_key=%s\nreplace_allowed_ips=true\n", key.hex())
	for _, a := range inner {
		fmt.Fprintf(&settings, "allowed_ip=%s\n", hostPrefix(a))
	}
	if err := s.device.IpcSet(settings.String()); err != nil {
		return fmt.Errorf("tunnel: adding the peer %s: %w", key, err)
	}
	p := &peer{inner: append([]netip.Addr(nil), inner...), flows: map[*tracked]struct{}{}}
	s.peers[key] = p
	for _, a := range inner {
		s.byInner[a] = p
	}
	return nil
}

func (s *Server) mayAdd(key PublicKey, inner []netip.Addr) error {
	if s.peers[key] != nil {
		return fmt.Errorf("tunnel: the key %s is a peer already: every deal needs a fresh key", key)
	}
	if len(inner) == 0 || key == (PublicKey{}) || key == s.config.PrivateKey.Public() {
		return errors.New("tunnel: a peer needs a key of its own and an inner address")
	}
	for _, a := range inner {
		if !s.isInner(a) || s.isProvider(a) || s.byInner[a] != nil {
			return fmt.Errorf("tunnel: the inner address %s is outside %s and %s, the provider's or another peer's", a, s.config.Inner4, s.config.Inner6)
		}
	}
	return nil
}

// RemovePeer cuts all flows of the key and forgets it. Its inner addresses stay allocated until Release. Unknown keys are ignored.
func (s *Server) RemovePeer(key PublicKey) {
	s.mu.Lock()
	p := s.peers[key]
	delete(s.peers, key)
	if p != nil {
		for _, a := range p.inner {
			delete(s.byInner, a)
		}
	}
	s.mu.Unlock()
	if p != nil {
		p.cut()
		s.device.RemovePeer(device.NoisePublicKey(key))
	}
}

func (s *Server) peerAt(inner netip.Addr) *peer {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.byInner[inner]
}

// begin counts a flow that waits for its decision.
func (p *peer) begin() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.removed || p.undecided >= maxUndecided {
		return false
	}
	p.undecided++
	return true
}

func (p *peer) decided() {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.undecided--
}

func (p *peer) track(t *tracked) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.removed || len(p.flows) >= maxFlows {
		t.abort()
		return errRemoved
	}
	p.flows[t] = struct{}{}
	return nil
}

func (t *tracked) forget() {
	t.peer.mu.Lock()
	defer t.peer.mu.Unlock()
	delete(t.peer.flows, t)
}

// cut ends all flows, those that are being accepted included.
func (p *peer) cut() {
	p.mu.Lock()
	flows := p.flows
	p.removed, p.flows = true, nil
	p.mu.Unlock()
	for t := range flows {
		t.abort()
	}
}

// Stats is what WireGuard knows of a peer.
type Stats struct {
	LastHandshake time.Time // zero: none yet
	Endpoint      string    // the peer's outer address and port; empty: never heard of
	Rx, Tx        uint64    // bytes received from and sent to it, WireGuard's own included: not the bill's meter
}

// Stats reads a peer's. It walks all peers, so ask seldom; an unknown key gives false.
func (s *Server) Stats(key PublicKey) (stats Stats, ok bool) {
	current := ""
	err := settingsOf(s.device, func(name, value string) {
		if name == "public_key" {
			current = value
		}
		if current == key.hex() {
			ok = true
			stats.set(name, value)
		}
	})
	return stats, ok && err == nil
}

func (s *Stats) set(name, value string) {
	number, _ := strconv.ParseInt(value, 10, 64) // WireGuard writes numbers where one is used below
	switch name {
	case "endpoint":
		s.Endpoint = value
	case "rx_bytes":
		s.Rx = uint64(number)
	case "tx_bytes":
		s.Tx = uint64(number)
	case "last_handshake_time_sec":
		if number > 0 {
			s.LastHandshake = time.Unix(number, 0)
		}
	}
}
