package orderbook

import (
	"net/netip"
	"slices"
)

// claims are the prefixes of all live offers, which never overlap, by where they begin: one tree for each address family.
type claims struct {
	offers *slab
	v4, v6 *tree
}

func newClaims(offers *slab) claims {
	never := func(uint64, uint32, uint32) bool { return false } // no two begin at the same address
	c := claims{offers, newTree(never), newTree(never)}
	c.v4.plain, c.v6.plain = true, true
	return c
}

func (c *claims) family(a netip.Addr) *tree {
	if a.Is4() {
		return c.v4
	}
	return c.v6
}

func (c *claims) remove(p netip.Prefix, slot uint32) {
	c.family(p.Addr()).remove(position(p.Addr()), slot)
}

// overlapping lists the offers that have some of these addresses.
func (c *claims) overlapping(prefixes []netip.Prefix) (found []*Offer) {
	meet := func(o *Offer) {
		if !slices.Contains(found, o) {
			found = append(found, o)
		}
	}
	for _, p := range prefixes {
		if o, ok := c.of(p.Addr()); ok {
			meet(o)
		}
		last := position(p.Addr()) + 1<<(unitBits(p.Addr())-p.Bits()) - 1
		c.family(p.Addr()).between(position(p.Addr()), last, func(slot uint32) { meet(c.offers.get(slot)) })
	}
	return found
}

// of finds the offer that the address belongs to.
func (c *claims) of(a netip.Addr) (*Offer, bool) {
	slot, ok := c.family(a).floor(position(a))
	if !ok {
		return nil, false
	}
	o := c.offers.get(slot)
	return o, slices.ContainsFunc(o.Terms().Prefixes, func(p netip.Prefix) bool { return p.Contains(a) })
}

// OfferOf finds the live offer that the address belongs to.
func (b *Book) OfferOf(a netip.Addr) (*Offer, bool) { return b.claims.of(a) }
