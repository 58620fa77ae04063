package engine

import (
	"encoding/binary"
	"net/netip"

	"github.com/ipsx/ipsx"
)

// coder writes the fields of a value one after the other, or reads them back: each type lists its fields once, for both. What it writes it does not touch,
// as others may read it. Numbers are varints,
// strings and lists have their length first, addresses and hashes are as long as they are.
type coder struct {
	data    []byte // written so far, or left to read
	reading bool
	broken  bool // what was read is not what was written

	known map[string]string // short texts that were read, each once; nil: they are not kept
}

// fixed is a value of as many bytes as the slice has.
func (c *coder) fixed(b []byte) {
	switch {
	case !c.reading:
		c.data = append(c.data, b...)
	case len(c.data) < len(b):
		c.fail()
	default:
		copy(b, c.data)
		c.data = c.data[len(b):]
	}
}

func (c *coder) fail() { c.data, c.broken = nil, true }

func (c *coder) varint(n uint64) uint64 {
	if !c.reading {
		c.data = binary.AppendUvarint(c.data, n)
		return n
	}
	n, size := binary.Uvarint(c.data)
	if size <= 0 {
		c.fail()
		return 0
	}
	c.data = c.data[size:]
	return n
}

// number refuses what is too wide for its type.
func number[T ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~int64](c *coder, n *T) {
	wide := c.varint(uint64(*n))
	if !c.reading {
		return
	}
	if *n = T(wide); uint64(*n) != wide {
		c.fail()
	}
}

func (c *coder) bool(b *bool) {
	n := uint8(0)
	if *b {
		n = 1
	}
	number(c, &n)
	if c.reading {
		*b = n == 1
	}
}

func (c *coder) amount(a *ipsx.Amount) {
	words := a.Words()
	for i := range 2 {
		words[i] = c.varint(words[i])
	}
	if c.reading {
		*a = ipsx.AmountFromWords(words)
	}
}

// length is that of a list whose items take a byte at least.
func (c *coder) length(n int) int {
	wide := c.varint(uint64(n))
	if c.reading && wide > uint64(len(c.data)) {
		c.fail()
		return 0
	}
	return int(wide)
}

func str[T ~string](c *coder, s *T) {
	n := c.length(len(*s))
	if !c.reading {
		c.data = append(c.data, *s...)
		return
	}
	*s = T(c.text(n))
	c.data = c.data[n:]
}

// mostKnown bounds the texts that a reader keeps, and shortText what it keeps of them.
const (
	mostKnown = 1 << 16
	shortText = 32
)

// text is the next n bytes. Places and statuses stand in many orders: they take memory once.
func (c *coder) text(n int) string {
	if c.known == nil || n > shortText {
		return string(c.data[:n])
	}
	if known, ok := c.known[string(c.data[:n])]; ok {
		return known
	}
	text := string(c.data[:n])
	if len(c.known) < mostKnown {
		c.known[text] = text
	}
	return text
}

func octets[T ~[]byte](c *coder, b *T) {
	n := c.length(len(*b))
	if c.reading {
		*b = make(T, n)
	}
	c.fixed(*b)
}

// list tells none, which is nil, from an empty one, as JSON does.
func list[T any](c *coder, items *[]T, item func(*coder, *T)) {
	is := *items != nil
	if c.bool(&is); !is {
		return
	}
	n := c.length(len(*items))
	if c.reading {
		*items = make([]T, n)
	}
	for i := range *items {
		item(c, &(*items)[i])
	}
}

// ip is an address behind its length, which is 0 for none.
func (c *coder) ip(a *netip.Addr) {
	var bytes [16]byte
	size := uint8(0)
	switch {
	case a.Is4():
		size = 4
		four := a.As4()
		copy(bytes[:], four[:])
	case a.Is6():
		size, bytes = 16, a.As16()
	}
	number(c, &size)
	switch size {
	case 0:
	case 4, 16:
		c.fixed(bytes[:size])
	default:
		c.fail()
		return
	}
	if c.reading {
		*a, _ = netip.AddrFromSlice(bytes[:size])
	}
}

func (c *coder) prefix(p *netip.Prefix) {
	a, bits := p.Addr(), uint8(p.Bits())
	c.ip(&a)
	number(c, &bits)
	if c.reading {
		*p = netip.PrefixFrom(a, int(bits))
	}
}

func (c *coder) endpoint(e *netip.AddrPort) {
	a, port := e.Addr(), e.Port()
	c.ip(&a)
	number(c, &port)
	if c.reading {
		*e = netip.AddrPortFrom(a, port)
	}
}

func (c *coder) ports(r *ipsx.PortRange) {
	number(c, &r.First)
	number(c, &r.Last)
}

// optional is a value behind a byte that says whether it is there.
func optional[T any](c *coder, value **T, fields func(*coder, *T)) {
	is := *value != nil
	c.bool(&is)
	if !is {
		return
	}
	if c.reading {
		*value = new(T)
	}
	fields(c, *value)
}
