// Package orderbook is the Offer Orders List and the Request Orders List of one exchange: what rests, which addresses are
// leased, and when orders expire.
//
// Offers and requests are held in lists by country, kind and protocol. Offers stand in the order of price key and sequence,
// requests by falling price key and sequence. An address is offered by at most one live offer, and leased at most once, across
// all wallets; leases belong to the address and not to the offer, so they survive the offer's renewal.
//
// The package is pure: no clock, no map iteration, and the same calls give the same answers. Do not change the book while a
// walk of the same list runs, except to remove what was already walked.
package orderbook

import (
	"iter"
	"net/netip"
	"slices"

	"github.com/google/btree"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
)

// Offer is an offer in the book.
type Offer struct {
	Hash     ipsx.Hash // EIP-712 digest of the order
	Signed   ipsx.Signed[ipsx.Offer]
	Sequence uint64 // time priority: lower came first
	key      ipsx.Amount
	units    units
	opens    int64 // when Opens is due for it; 0: never
}

// Terms is the order itself.
func (o *Offer) Terms() *ipsx.Offer { return &o.Signed.Message }

// Free is the number of addresses that are not leased.
func (o *Offer) Free() uint64 { return uint64(o.units.free()) }

// Each yields the free addresses in rising order; IPv6: the first address of each /64.
func (o *Offer) Each() iter.Seq[netip.Addr] { return o.units.each() }

// Request is what rests of a request.
type Request struct {
	Hash     ipsx.Hash
	Request  *ipsx.Request
	Sequence uint64 // since when it rests
	key      ipsx.Amount
}

// Book is both lists. Make it with New.
type Book struct {
	rate     uint64
	offers   map[ipsx.Hash]*Offer
	listed   *btree.BTreeG[*Offer] // all, in price order
	supply   index[*Offer]         // those with free addresses
	claims   *btree.BTreeG[claim]
	leased   *btree.BTreeG[netip.Addr]
	requests map[ipsx.Hash]*Request
	demand   index[*Request]
	due      *btree.BTreeG[Due]
}

// claim is one prefix of a live offer. Claims never overlap.
type claim struct {
	prefix netip.Prefix
	offer  *Offer
}

// New makes an empty book; rate, in bytes per second, turns a price per GiB into one per second for ordering.
func New(rate uint64) *Book {
	byPrice := func(a, b *Offer) bool { return cheaper(a.key, b.key, a.Sequence, b.Sequence) }
	return &Book{
		rate: rate, offers: map[ipsx.Hash]*Offer{}, requests: map[ipsx.Hash]*Request{},
		listed: btree.NewG(degree, byPrice), supply: newIndex(byPrice),
		demand: newIndex(func(a, b *Request) bool { return cheaper(b.key, a.key, a.Sequence, b.Sequence) }),
		claims: btree.NewG(degree, func(a, b claim) bool { return a.prefix.Addr().Less(b.prefix.Addr()) }),
		leased: btree.NewG(degree, netip.Addr.Less),
		due:    btree.NewG(degree, Due.before),
	}
}

func cheaper(a, b ipsx.Amount, sequenceA, sequenceB uint64) bool {
	if order := a.Cmp(b); order != 0 {
		return order < 0
	}
	return sequenceA < sequenceB
}

// Offer finds a live offer.
func (b *Book) Offer(hash ipsx.Hash) (*Offer, bool) { o, ok := b.offers[hash]; return o, ok }

// Conflicts are the live offers that offer an address of these prefixes, in the order of their addresses.
func (b *Book) Conflicts(prefixes []netip.Prefix) (found []*Offer) {
	meet := func(p netip.Prefix, c claim) bool {
		if c.prefix.Overlaps(p) && !slices.Contains(found, c.offer) {
			found = append(found, c.offer)
		}
		return c.prefix.Overlaps(p)
	}
	for _, p := range prefixes {
		b.claims.DescendLessOrEqual(claim{prefix: p}, func(c claim) bool { meet(p, c); return false })
		b.claims.AscendGreaterOrEqual(claim{prefix: p}, func(c claim) bool { return meet(p, c) })
	}
	return found
}

// AddOffer puts an offer, which was validated, into the book at Unix time now. It replaces the wallet's older offers (lower
// nonce) for any of the same addresses, entirely, and returns them. It fails with CodeConflict, and changes nothing, when
// another wallet offers one of the addresses, or this wallet does with the same nonce or a higher one.
func (b *Book) AddOffer(hash ipsx.Hash, signed ipsx.Signed[ipsx.Offer], sequence uint64, now int64) (*Offer, []*Offer, error) {
	terms := signed.Message
	replaced := b.Conflicts(terms.Prefixes)
	for _, old := range replaced {
		if err := mayReplace(old, terms); err != nil {
			return nil, nil, err
		}
	}
	for _, old := range replaced {
		b.RemoveOffer(old.Hash)
	}
	o := &Offer{Hash: hash, Signed: signed, Sequence: sequence, units: newUnits(terms.Prefixes),
		key: matching.PriceKey(terms.PricePerSecond, terms.PricePerGiB, b.rate)}
	b.insert(o, now)
	return o, replaced, nil
}

func mayReplace(old *Offer, terms ipsx.Offer) error {
	if old.Terms().Provider != terms.Provider {
		return ipsx.Errorf(ipsx.CodeConflict, "another wallet offers some of these addresses, such as in %s", old.Terms().Prefixes[0])
	}
	if terms.Nonce <= old.Terms().Nonce {
		return ipsx.Errorf(ipsx.CodeConflict, "your offer %s stands for some of these addresses", old.Hash).
			WithFix("cancel it, or renew it with a nonce above %d", old.Terms().Nonce)
	}
	return nil
}

func (b *Book) insert(o *Offer, now int64) {
	b.offers[o.Hash] = o
	b.listed.ReplaceOrInsert(o)
	for _, p := range o.Terms().Prefixes {
		b.claims.ReplaceOrInsert(claim{p, o})
		b.leased.AscendGreaterOrEqual(p.Addr(), func(a netip.Addr) bool {
			if p.Contains(a) {
				n, _ := o.units.number(a)
				o.units.take(n)
			}
			return p.Contains(a)
		})
	}
	if o.Free() > 0 {
		b.supply.add(supplyGroups(o.Terms()), o)
	}
	b.due.ReplaceOrInsert(Due{o.Terms().Expiry, o.Sequence, Expires, o.Hash})
	b.scheduleOpening(o, now)
}

// RemoveOffer takes an offer out of the book; leases of its addresses stand.
func (b *Book) RemoveOffer(hash ipsx.Hash) bool {
	o, ok := b.offers[hash]
	if !ok {
		return false
	}
	delete(b.offers, hash)
	b.listed.Delete(o)
	b.supply.remove(supplyGroups(o.Terms()), o)
	for _, p := range o.Terms().Prefixes {
		b.claims.Delete(claim{prefix: p})
	}
	b.due.Delete(Due{At: o.Terms().Expiry, Sequence: o.Sequence, Kind: Expires})
	if o.opens != 0 {
		b.due.Delete(Due{At: o.opens, Sequence: o.Sequence, Kind: Opens})
	}
	return true
}

func supplyGroups(o *ipsx.Offer) (groups []group) {
	for _, p := range protocols {
		if o.Protocols&p != 0 {
			groups = append(groups, group{o.Country, o.Kind, p})
		}
	}
	return groups
}

var (
	protocols = []ipsx.Protocols{ipsx.Web, ipsx.SMTP, ipsx.Any}
	kinds     = []ipsx.Kinds{ipsx.Residential, ipsx.Mobile, ipsx.Datacenter}
)

// Supply walks the offers with free addresses in the request's countries, of its kinds and protocol, in price order.
func (b *Book) Supply(r *ipsx.Request) iter.Seq[*Offer] {
	return b.supply.walk(b.groupsOf(r.Countries, r.Kinds, r.Protocol))
}

// groupsOf are the supply lists that these filters leave; an empty one leaves all.
func (b *Book) groupsOf(countries []string, kind ipsx.Kinds, protocol ipsx.Protocols) (groups []group) {
	if len(countries) == 0 {
		for _, g := range b.supply.groups {
			if (kind == 0 || kind&g.kind != 0) && protocol&g.protocol != 0 {
				groups = append(groups, g)
			}
		}
		return groups
	}
	for _, country := range countries {
		for _, k := range kinds {
			if kind == 0 || kind&k != 0 {
				groups = append(groups, group{country, k, protocol})
			}
		}
	}
	return groups
}

// Offers walks all live offers in price order.
func (b *Book) Offers() iter.Seq[*Offer] {
	return func(yield func(*Offer) bool) { b.listed.Ascend(yield) }
}
