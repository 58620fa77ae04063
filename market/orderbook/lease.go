package orderbook

import (
	"iter"
	"net/netip"

	"github.com/ipsx/ipsx"
)

// Lease takes addresses of a live offer out of the book: all of them, or none with CodeConflict when one is leased already
// or not in the offer.
func (b *Book) Lease(o *Offer, addresses []netip.Addr) error {
	for i, a := range addresses {
		if !o.take(a) {
			b.Return(addresses[:i])
			return ipsx.Errorf(ipsx.CodeConflict, "%s is leased already, or no address of offer %s", a, o.Hash())
		}
		b.leased.ReplaceOrInsert(a)
	}
	if o.Free() == 0 {
		b.refit(o)
	}
	return nil
}

// Leases yields all leased addresses, in rising order.
func (b *Book) Leases() iter.Seq[netip.Addr] {
	return func(yield func(netip.Addr) bool) { b.leased.Ascend(yield) }
}

// Occupy marks addresses leased in a book without offers: those that come find them so.
func (b *Book) Occupy(leased []netip.Addr) {
	for _, a := range leased {
		b.leased.ReplaceOrInsert(a)
	}
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
		if o.give(a); o.Free() == 1 {
			b.refit(o)
		}
		if len(back) == 0 || back[len(back)-1] != o {
			back = append(back, o)
		}
	}
	return back
}
