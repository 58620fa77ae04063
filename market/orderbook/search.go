package orderbook

import (
	"math"
	"net/netip"
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/matching"
)

// MaxEffort is how far a search goes: so many leaves of the trees and offers looked at, together. Whatever is cheaper than what it found it
// has seen; what it did not see is dearer.
const MaxEffort = 2048

// explainEffort is how far it goes for each constraint that it tries to relax.
const explainEffort = 48

// Search looks for what satisfies a demand. It keeps the memory of the last search for the next one; make one for each goroutine. Its zero
// value is ready.
type Search struct {
	walk    walk
	book    *Book
	demand  *matching.Demand
	relaxed matching.Constraint
	regions []uint32 // wanted, by number; empty: all
	cities  []uint32
	picker  picker
	pick    func() (netip.Addr, bool)
	choice  matching.Selection
}

// unknown is the number of a name that no offer has.
const unknown = math.MaxUint32

// Match takes the cheapest addresses that satisfy the demand: all or nothing down to its smallest number. The lots are good until the
// next call; found says how many addresses there were. The resting order's price is the deal's.
func (s *Search) Match(b *Book, d *matching.Demand) (lots []matching.Lot, found uint32) {
	s.choice.Begin(d)
	s.begin(b, d, "", MaxEffort)
	for supply, ok := s.next(); ok && !s.choice.Take(supply); supply, ok = s.next() {
	}
	return s.choice.End()
}

// Explain says why the last Match came to nothing, and what would help: the same search, with one constraint relaxed at a time.
func (s *Search) Explain() ipsx.NoMatch {
	e := matching.NewExplainer(s.demand, &s.choice)
	exhausted := s.walk.effort <= 0
	for _, c := range e.Relaxable() {
		s.begin(s.book, s.demand, c, explainEffort)
		for supply, ok := s.next(); ok && !e.Count(supply); supply, ok = s.next() {
		}
	}
	result := e.Result()
	result.Exhausted = exhausted
	return result
}

func (s *Search) begin(b *Book, d *matching.Demand, relaxed matching.Constraint, effort int) {
	s.book, s.demand, s.relaxed = b, d, relaxed
	if s.pick == nil {
		s.pick = s.picker.next
	}
	r := d.Request
	s.regions, s.cities = s.regions[:0], s.cities[:0]
	if relaxed != matching.Regions {
		s.regions = b.names.numbers(s.regions, r.Regions)
	}
	if relaxed != matching.Cities {
		s.cities = b.names.numbers(s.cities, r.Cities)
	}
	s.walk.begin(s.probe(), effort, b.supply.before)
	s.enter(r)
	s.walk.start()
}

// probe is what the trees are asked for.
func (s *Search) probe() probe {
	p := offersFor(s.demand, s.book.rate)
	switch s.relaxed {
	case matching.MaxPricePerSecond, matching.MaxPricePerGiB:
		p.most = math.MaxUint64
	case matching.Protocol:
		p.lane, p.fit.mask = 3, p.fit.mask&^(7<<protocolShift)
	case matching.Scope:
		p.fit.mask &^= 1<<protocolShift - 1
	case matching.Seconds:
		p.fit.from, p.fit.to = 0, math.MaxUint8
	case matching.MinRating:
		p.fit.least = 0
	}
	return p
}

// enter chooses the trees: those of the cities, of the networks, or of the countries and kinds.
func (s *Search) enter(r *ipsx.Request) {
	networks := r.ASNs
	if s.relaxed == matching.ASNs {
		networks = nil
	}
	switch {
	case len(s.cities) > 0:
		for _, city := range s.cities {
			s.walk.into(s.book.cities[city])
		}
	case len(networks) > 0:
		for _, asn := range networks {
			s.walk.into(s.book.networks[asn])
		}
	default:
		s.enterGroups(r)
	}
}

func (s *Search) enterGroups(r *ipsx.Request) {
	countries, wanted := r.Countries, r.Kinds
	if s.relaxed == matching.Countries {
		countries = nil
	}
	if s.relaxed == matching.Kinds || wanted == 0 {
		wanted = math.MaxUint8
	}
	if len(countries) == 0 {
		for _, g := range s.book.supply.sorted {
			if g.kind()&wanted != 0 {
				s.walk.into(s.book.supply.trees[g])
			}
		}
		return
	}
	for _, country := range countries {
		for _, k := range kinds {
			if k&wanted != 0 {
				s.walk.into(s.book.supply.trees[groupOf(country, k)])
			}
		}
	}
}

// next is the cheapest offer that comes now and satisfies the demand, but for what is relaxed.
func (s *Search) next() (matching.Supply, bool) {
	for slot, ok := s.walk.next(); ok; slot, ok = s.walk.next() {
		o := s.book.offers.get(slot)
		if !within(s.regions, o.region) || !within(s.cities, o.city) || !matching.Fits(o.Terms(), o.seller.rating, s.demand, s.relaxed) {
			continue
		}
		s.picker = picker{offer: o}
		return matching.Supply{Offer: o.Terms(), Hash: o.Hash(), Sequence: o.Sequence, Rating: o.seller.rating, Free: o.Free(), Next: s.pick}, true
	}
	return matching.Supply{}, false
}

func within(wanted []uint32, number uint32) bool {
	return len(wanted) == 0 || slices.Contains(wanted, number)
}

// numbers appends the numbers of the names.
func (n *names) numbers(list []uint32, texts []string) []uint32 {
	for _, text := range texts {
		number, ok := n.known[text]
		if !ok {
			number = unknown
		}
		list = append(list, number)
	}
	return list
}
