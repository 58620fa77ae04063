package matching

import (
	"cmp"
	"fmt"
	"iter"
	"math"
	"slices"

	"github.com/ipsx/ipsx"
)

// ExplainBudget is how many offers Explain looks at, in price order.
const ExplainBudget = 4096

// MaxRelaxations is how many relaxations Explain names.
const MaxRelaxations = 3

// tally is what loosening one constraint in one way would give.
type tally struct {
	constraint Constraint
	suggestion string
	distance   ipsx.Amount
	gained     uint64
	price      ipsx.Amount // lowest PricePerSecond among the gained
}

// Explain says why the demand found too few addresses, and names the single relaxations that would help most: by addresses
// that would fit then, then by lowest price, then by name. A limit is loosened just until the request can be filled.
// supplies are offers of the whole book in price order; the first ExplainBudget of them are looked at.
func Explain(d *Demand, supplies iter.Seq[Supply]) ipsx.NoMatch {
	e := explainer{demand: d, fits: tally{price: maxPrice()}, looked: ExplainBudget, places: map[place]int{}}
	e.look(supplies)
	_, found := Select(d, e.fitting())
	result := ipsx.NoMatch{Found: found, Relaxations: []ipsx.Relaxation{}}
	for _, t := range e.tallies {
		result.Relaxations = append(result.Relaxations, e.relaxation(t, uint64(found)+t.gained))
	}
	if e.fits.gained > uint64(found) {
		t := tally{constraint: Distinct, suggestion: "drop " + d.Request.Distinct.String(), price: e.fits.price}
		result.Relaxations = append(result.Relaxations, e.relaxation(t, e.fits.gained))
	}
	if 0 < found && found < d.Min {
		t := tally{constraint: MinCount, suggestion: fmt.Sprintf("lower to %d", found), price: e.fits.price}
		result.Relaxations = append(result.Relaxations, e.relaxation(t, uint64(found)))
	}
	slices.SortStableFunc(result.Relaxations, better)
	result.Relaxations = result.Relaxations[:min(MaxRelaxations, len(result.Relaxations))]
	return result
}

func maxPrice() ipsx.Amount { return ipsx.Wei(math.MaxUint64).Mul(math.MaxUint64) }

func better(a, b ipsx.Relaxation) int {
	return cmp.Or(cmp.Compare(b.Addresses, a.Addresses), a.Price.Cmp(b.Price),
		cmp.Compare(a.Constraint, b.Constraint), cmp.Compare(a.Suggestion, b.Suggestion))
}

type explainer struct {
	demand  *Demand
	looked  int
	fits    tally    // what satisfies every constraint but distinct and the number
	offers  []Supply // those
	tallies []tally
	places  map[place]int // of the tallies
}

// place tells tallies apart: by what would be added, or for a limit by the limit alone.
type place struct {
	rule       *rule
	suggestion string
}

func (e *explainer) fitting() iter.Seq[Supply] { return slices.Values(e.offers) }

func (e *explainer) relaxation(t tally, addresses uint64) ipsx.Relaxation {
	return ipsx.Relaxation{Constraint: string(t.constraint), Suggestion: t.suggestion,
		Addresses: uint32(min(addresses, math.MaxUint32)), Price: t.price.Min(e.fits.price)}
}

func (e *explainer) look(supplies iter.Seq[Supply]) {
	for s := range supplies {
		if e.looked == 0 {
			return
		}
		e.looked--
		if s.Free > 0 {
			e.count(s)
		}
	}
}

// count adds an offer that fits, or that one constraint alone keeps away.
func (e *explainer) count(s Supply) {
	var failed *rule
	for i := range rules {
		if rules[i].holds(s.Offer, s.Rating, e.demand) {
			continue
		}
		if failed != nil {
			return
		}
		failed = &rules[i]
	}
	if failed == nil {
		e.offers = append(e.offers, s)
		e.fits.add(s)
	} else if failed.suggest != nil {
		e.gain(failed, s)
	}
}

func (e *explainer) gain(r *rule, s Supply) {
	suggestion := r.suggest(s.Offer, s.Rating, e.demand)
	if r.distance == nil {
		e.tally(place{r, suggestion}, suggestion).add(s)
		return
	}
	t := e.tally(place{rule: r}, suggestion)
	if t.gained >= uint64(e.demand.Want) {
		return
	}
	if far := r.distance(s.Offer, s.Rating, e.demand); t.distance.Less(far) {
		t.distance, t.suggestion = far, suggestion
	}
	t.add(s)
}

func (e *explainer) tally(p place, suggestion string) *tally {
	i, ok := e.places[p]
	if !ok {
		i = len(e.tallies)
		e.places[p] = i
		e.tallies = append(e.tallies, tally{constraint: p.rule.constraint, suggestion: suggestion, price: maxPrice()})
	}
	return &e.tallies[i]
}

func (t *tally) add(s Supply) {
	t.gained += s.Free
	t.price = t.price.Min(s.Offer.PricePerSecond)
}
