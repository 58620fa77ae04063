package tunnel

import (
	"encoding/binary"
	"fmt"
	"net/netip"
)

// pool gives out the addresses of a prefix in turn, so that one which was returned rests until all others had theirs.
type pool struct {
	prefix     netip.Prefix
	next, last uint32 // host numbers; the first two hosts are the network's and the provider's
	used       map[netip.Addr]struct{}
}

const firstHost = 2

func newPool(prefix netip.Prefix) *pool {
	bits := min(prefix.Addr().BitLen()-prefix.Bits(), 31)
	return &pool{prefix: prefix, next: firstHost, last: 1<<bits - 2, used: map[netip.Addr]struct{}{}}
}

func (p *pool) take() (netip.Addr, error) {
	if uint32(len(p.used)) > p.last-firstHost {
		return netip.Addr{}, fmt.Errorf("tunnel: all inner addresses of %s are in use: choose a larger prefix", p.prefix)
	}
	for {
		a := host(p.prefix.Addr(), p.next)
		if p.next++; p.next > p.last {
			p.next = firstHost
		}
		if _, used := p.used[a]; !used {
			p.used[a] = struct{}{}
			return a, nil
		}
	}
}

// host is the address of a host number. The prefix is masked and its host part holds the number.
func host(network netip.Addr, number uint32) netip.Addr {
	bytes := network.AsSlice()
	tail := bytes[len(bytes)-4:]
	binary.BigEndian.PutUint32(tail, binary.BigEndian.Uint32(tail)+number)
	a, _ := netip.AddrFromSlice(bytes) // 4 or 16 bytes, as they came
	return a
}

// Allocate gives one inner address per leased address, of the same family and in the same order. It gives all or none.
func (s *Server) Allocate(like []netip.Addr) (inner []netip.Addr, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, leased := range like {
		a, err := s.poolOf(leased.Unmap()).take()
		if err != nil {
			s.release(inner)
			return nil, err
		}
		inner = append(inner, a)
	}
	return inner, nil
}

// Release takes inner addresses back, after the peer that had them is removed.
func (s *Server) Release(inner []netip.Addr) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.release(inner)
}

func (s *Server) release(inner []netip.Addr) {
	for _, a := range inner {
		delete(s.poolOf(a).used, a)
	}
}

func (s *Server) poolOf(a netip.Addr) *pool {
	if a.Is4() {
		return s.pools[0]
	}
	return s.pools[1]
}
