package orderbook

import (
	"encoding/binary"
	"net/netip"
	"slices"
	"sort"
)

// units numbers what an offer rents out, address by address (IPv6: /64 by /64), through all its prefixes in order, and
// keeps which of them are leased as runs of numbers, so that a /16 costs nothing until its addresses go out.
type units struct {
	prefixes []netip.Prefix
	ends     []uint32 // number of units up to and with each prefix
	leased   []run    // sorted, apart by at least one free unit
	out      uint32   // leased units
}

// run is numbers from first to last, both included.
type run struct{ first, last uint32 }

func newUnits(prefixes []netip.Prefix) *units {
	u := &units{prefixes: prefixes, ends: make([]uint32, len(prefixes))}
	total := uint32(0)
	for i, p := range prefixes {
		total += 1 << (unitBits(p.Addr()) - p.Bits())
		u.ends[i] = total
	}
	return u
}

// unitBits is the prefix length of one rentable unit.
func unitBits(a netip.Addr) int {
	if a.Is4() {
		return 32
	}
	return 64
}

func (u *units) total() uint32 { return u.ends[len(u.ends)-1] }

func (u *units) free() uint32 { return u.total() - u.out }

func (u *units) base(i int) uint32 {
	if i == 0 {
		return 0
	}
	return u.ends[i-1]
}

// number is the unit that the address belongs to.
func (u *units) number(a netip.Addr) (uint32, bool) {
	for i, p := range u.prefixes {
		if p.Contains(a) {
			return u.base(i) + uint32(position(a)-position(p.Addr())), true
		}
	}
	return 0, false
}

// position counts units from the first of the address family.
func position(a netip.Addr) uint64 {
	if a.Is4() {
		b := a.As4()
		return uint64(binary.BigEndian.Uint32(b[:]))
	}
	b := a.As16()
	return binary.BigEndian.Uint64(b[:8])
}

// address is the first address of a unit.
func (u *units) address(n uint32) netip.Addr {
	i := sort.Search(len(u.ends), func(i int) bool { return n < u.ends[i] })
	start := u.prefixes[i].Addr()
	at := position(start) + uint64(n-u.base(i))
	if start.Is4() {
		return netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, uint32(at))))
	}
	b := [16]byte{}
	binary.BigEndian.PutUint64(b[:8], at)
	return netip.AddrFrom16(b)
}

// at is the index of the first run that ends at n or later.
func (u *units) at(n uint32) int {
	return sort.Search(len(u.leased), func(i int) bool { return n <= u.leased[i].last })
}

// take marks a free unit leased; false when it already is.
func (u *units) take(n uint32) bool {
	i := u.at(n)
	if i < len(u.leased) && u.leased[i].first <= n {
		return false
	}
	u.out++
	joinsLeft := i > 0 && u.leased[i-1].last+1 == n
	joinsRight := i < len(u.leased) && n+1 == u.leased[i].first
	switch {
	case joinsLeft && joinsRight:
		u.leased[i-1].last = u.leased[i].last
		u.leased = slices.Delete(u.leased, i, i+1)
	case joinsLeft:
		u.leased[i-1].last = n
	case joinsRight:
		u.leased[i].first = n
	default:
		u.leased = slices.Insert(u.leased, i, run{n, n})
	}
	return true
}

// give marks a leased unit free; false when it already is.
func (u *units) give(n uint32) bool {
	i := u.at(n)
	if i == len(u.leased) || n < u.leased[i].first {
		return false
	}
	u.out--
	old := u.leased[i]
	switch {
	case old.first == old.last:
		u.leased = slices.Delete(u.leased, i, i+1)
	case n == old.first:
		u.leased[i].first++
	case n == old.last:
		u.leased[i].last--
	default:
		u.leased[i].last = n - 1
		u.leased = slices.Insert(u.leased, i+1, run{n + 1, old.last})
	}
	return true
}
