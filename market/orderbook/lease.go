package orderbook

import (
	"net/netip"

	"github.com/ipsx/ipsx"
)

// Lease takes addresses of a live offer out of the book: all of them, or none with CodeConflict when one is leased already
// or not in the offer.
func (b *Book) Lease(offer ipsx.Hash, addresses []netip.Addr) error {
	o, ok := b.offers[offer]
	if !ok {
		return ipsx.Errorf(ipsx.CodeNotFound, "offer %s is not in the book", offer)
	}
	for i, a := range addresses {
		if err := b.lease(o, a); err != nil {
			b.Return(addresses[:i])
			return err
		}
	}
	return nil
}

func (b *Book) lease(o *Offer, a netip.Addr) error {
	n, ok := o.units.number(a)
	if !ok || o.units.address(n) != a {
		return ipsx.Errorf(ipsx.CodeConflict, "%s is not an address of offer %s", a, o.Hash)
	}
	if !o.units.take(n) {
		return ipsx.Errorf(ipsx.CodeConflict, "%s is leased already", a)
	}
	b.leased.ReplaceOrInsert(a)
	if o.Free() == 0 {
		b.supply.remove(supplyGroups(o.Terms()), o)
	}
	return nil
}

// Leased says whether the address is out.
func (b *Book) Leased(a netip.Addr) bool { return b.leased.Has(a) }

// Return ends leases. It returns the live offers that have the addresses to give again, each once, in the order of the
// addresses; what was not leased is passed over.
func (b *Book) Return(addresses []netip.Addr) (back []*Offer) {
	for _, a := range addresses {
		if _, was := b.leased.Delete(a); !was {
			continue
		}
		o, ok := b.OfferOf(a)
		if !ok {
			continue
		}
		n, _ := o.units.number(a)
		o.units.give(n)
		if o.Free() == 1 {
			b.supply.add(supplyGroups(o.Terms()), o)
		}
		if len(back) == 0 || back[len(back)-1] != o {
			back = append(back, o)
		}
	}
	return back
}

// OfferOf is the live offer that offers the address.
func (b *Book) OfferOf(a netip.Addr) (found *Offer, ok bool) {
	b.claims.DescendLessOrEqual(claim{prefix: netip.PrefixFrom(a, a.BitLen())}, func(c claim) bool {
		if c.prefix.Contains(a) {
			found, ok = c.offer, true
		}
		return false
	})
	return found, ok
}
