// Package orderbook is the Offer Orders List and the Request Orders List of one exchange: what rests, which addresses are
// leased, and when orders expire.
//
// Offers stand in the order of price key and sequence, requests by falling price key and sequence, in trees that know of every part of
// theirs what it can satisfy at best: a search goes to the cheapest that fits without looking at what cannot. There is one tree for each
// country and kind, and one more for each city and each network. A search has a limited effort, so that no request can stop the
// exchange.
//
// An address is offered by at most one live offer, and leased at most once, across all wallets; leases belong to the address and not to
// the offer, so they survive the offer's renewal.
//
// The package is pure: no clock, and the same calls give the same answers.
package orderbook

import (
	"cmp"
	"iter"
	"math"
	"net/netip"

	"github.com/google/btree"
	"github.com/ipsx/ipsx"
)

// MaxOffers is how many live offers one wallet may have, below 2^16; each can have many prefixes.
const MaxOffers = 10_000

// Placed is a signed order with its EIP-712 digest.
type Placed[M ipsx.Message] struct {
	Hash   ipsx.Hash
	Signed ipsx.Signed[M]
}

// Book is both lists. Make it with New.
type Book struct {
	rate     uint64
	offers   slab
	sellers  map[ipsx.Address]*seller
	names    names
	supply   groups
	cities   map[uint32]*tree // by the number of the name
	networks map[uint32]*tree // by ASN
	claims   claims
	leased   *btree.BTreeG[netip.Addr]
	requests []*Request // by slot; nil: free
	vacant   []uint32   // slots of requests
	demand   groups
	due      schedule
	filling  bool // orders of one price come in the order of their sequence, and get their slots so
}

// seller is a wallet with offers in the book.
type seller struct {
	rating uint16
	offers []uint32 // by slot
}

// New makes an empty book; rate, in bytes per second, turns a price per GiB into one per second for ordering.
func New(rate uint64) *Book {
	b := &Book{rate: rate, sellers: map[ipsx.Address]*seller{}, names: newNames(), cities: map[uint32]*tree{}, networks: map[uint32]*tree{},
		leased: btree.NewG(32, netip.Addr.Less)}
	b.supply, b.demand, b.claims = newGroups(b.cheaper), newGroups(b.dearer), newClaims(&b.offers)
	return b
}

// cheaper is the order of two offers at the same price level: the exact price where the level is rounded, then the sequence.
func (b *Book) cheaper(level uint64, x, y uint32) bool {
	if b.filling && level < exactPrices {
		return x < y
	}
	o, other := b.offers.get(x), b.offers.get(y)
	if level >= exactPrices {
		return cmp.Or(o.price(b.rate).Cmp(other.price(b.rate)), cmp.Compare(o.Sequence, other.Sequence)) < 0
	}
	return o.Sequence < other.Sequence
}

// Replaced lists the live offers of the same provider that an offer takes the place of, as they overlap with it and have a lower nonce:
// so an offer is renewed without a gap. It fails with CodeConflict where the offer cannot have its addresses, and with CodeTooLarge where
// its wallet has too many offers.
func (b *Book) Replaced(terms *ipsx.Offer) ([]*Offer, error) {
	replaced := b.claims.overlapping(terms.Prefixes)
	for _, old := range replaced {
		if err := mayReplace(old, terms); err != nil {
			return nil, err
		}
	}
	if s := b.sellers[terms.Provider]; s != nil && len(s.offers)-len(replaced) >= MaxOffers {
		return nil, ipsx.Errorf(ipsx.CodeTooLarge, "wallet %s has %d offers in the book", terms.Provider, len(s.offers)).
			WithFix("put several prefixes into one offer, or cancel some")
	}
	return replaced, nil
}

// AddOffer lists an offer of a provider with this rating. Remove what it replaces first. Addresses that are leased stay leased.
func (b *Book) AddOffer(order *Placed[ipsx.Offer], sequence uint64, rating uint16, now int64) *Offer {
	o := b.offers.add(order, sequence)
	b.sell(o, rating)
	b.insert(o, now)
	return o
}

func mayReplace(old *Offer, terms *ipsx.Offer) error {
	if old.Terms().Provider != terms.Provider {
		return ipsx.Errorf(ipsx.CodeConflict, "another wallet offers some of these addresses, such as in %s", old.Terms().Prefixes[0])
	}
	if terms.Nonce <= old.Terms().Nonce {
		return ipsx.Errorf(ipsx.CodeConflict, "your offer %s stands for some of these addresses", old.Hash()).
			WithFix("cancel it, or renew it with a nonce above %d", old.Terms().Nonce)
	}
	return nil
}

// sell puts the offer among those of its wallet.
func (b *Book) sell(o *Offer, rating uint16) {
	s, ok := b.sellers[o.Terms().Provider]
	if !ok {
		s = &seller{}
		b.sellers[o.Terms().Provider] = s
	}
	s.rating, o.seller, o.place = rating, s, uint16(len(s.offers))
	s.offers = append(s.offers, o.slot)
}

func (b *Book) insert(o *Offer, now int64) {
	for _, p := range o.Terms().Prefixes {
		b.put(b.claims.family(p.Addr()), row{key: position(p.Addr()), slot: o.slot})
		b.leased.AscendGreaterOrEqual(p.Addr(), func(a netip.Addr) bool {
			if p.Contains(a) {
				o.take(a)
			}
			return p.Contains(a)
		})
	}
	o.region, o.city = b.names.keep(o.Terms().Region), b.names.keep(o.Terms().City)
	r := o.row(b.rate)
	for _, t := range b.standing(o) {
		if t != nil {
			b.put(t, r)
		}
	}
	b.plan(newEntry(o.Terms().Expiry, Expires, false, o.Sequence, o.slot))
	b.scheduleOpening(o, now)
}

// standing are the trees that an offer stands in; nil where it has no city or network.
type standing [3]*tree

func (b *Book) standing(o *Offer) (in standing) {
	in[0] = b.supply.tree(groupOf(o.Terms().Country, o.Terms().Kind))
	if o.city != 0 {
		in[1] = treeOf(b.cities, o.city, b.supply.before)
	}
	if asn := o.Terms().ASN; asn != 0 {
		in[2] = treeOf(b.networks, asn, b.supply.before)
	}
	return in
}

// treeOf finds a tree, or plants it.
func treeOf[K comparable](trees map[K]*tree, key K, before before) *tree {
	t, ok := trees[key]
	if !ok {
		t = newTree(before)
		trees[key] = t
	}
	return t
}

// RemoveOffer takes an offer out of the book; what is leased of it stays leased.
func (b *Book) RemoveOffer(o *Offer) {
	for _, t := range b.standing(o) {
		if t != nil {
			t.remove(o.level(b.rate), o.slot)
		}
	}
	b.fell(o)
	for _, p := range o.Terms().Prefixes {
		b.claims.remove(p, o.slot)
	}
	last := o.seller.offers[len(o.seller.offers)-1]
	o.seller.offers[o.place], b.offers.get(last).place = last, o.place
	if o.seller.offers = o.seller.offers[:len(o.seller.offers)-1]; len(o.seller.offers) == 0 {
		delete(b.sellers, o.Terms().Provider)
	}
	b.offers.remove(o)
}

// Price is what the offer costs per second at the exchange's reference rate, its bytes included.
func (b *Book) Price(o *Offer) ipsx.Amount { return o.price(b.rate) }

// fell forgets the names and trees that no offer needs any more.
func (b *Book) fell(o *Offer) {
	if o.city != 0 && b.cities[o.city].size == 0 {
		delete(b.cities, o.city)
	}
	if t, ok := b.networks[o.Terms().ASN]; ok && t.size == 0 {
		delete(b.networks, o.Terms().ASN)
	}
	b.supply.fell(groupOf(o.Terms().Country, o.Terms().Kind))
	b.names.drop(o.region)
	b.names.drop(o.city)
}

// SetRating tells the book a wallet's new rating, in thousandths. It costs time only where a level is crossed.
func (b *Book) SetRating(wallet ipsx.Address, rating uint16) {
	s, ok := b.sellers[wallet]
	if !ok {
		return
	}
	before := s.rating
	s.rating = rating
	if ratingLevel(before) == ratingLevel(rating) {
		return
	}
	for _, slot := range s.offers {
		b.refit(b.offers.get(slot))
	}
}

// refit tells the trees what became of an offer's rating or free addresses.
func (b *Book) refit(o *Offer) {
	row := o.row(b.rate)
	for _, t := range b.standing(o) {
		if t != nil {
			t.refit(row)
		}
	}
}

// Offers walks the offers in the book, the cheapest first, each with its price level, from a level on: those of a country, or of all when it is
// empty, and of some kinds, or of all when none is named.
func (b *Book) Offers(country string, kinds ipsx.Kinds, from uint64) iter.Seq2[uint64, *Offer] {
	return func(yield func(uint64, *Offer) bool) {
		w, p := walk{}, anything
		p.first = from
		w.begin(p, math.MaxInt, b.supply.before)
		for _, g := range b.supply.sorted {
			if g.in(country) && (kinds == 0 || kinds&g.kind() != 0) {
				w.into(b.supply.trees[g])
			}
		}
		w.start()
		for slot, ok := w.next(); ok; slot, ok = w.next() {
			if o := b.offers.get(slot); !yield(o.level(b.rate), o) {
				return
			}
		}
	}
}

// Sizes are the numbers of offers and of resting requests.
func (b *Book) Sizes() (offers, requests int) {
	return b.offers.size(), len(b.requests) - len(b.vacant)
}
