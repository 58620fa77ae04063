package matching

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/ipsx/ipsx"
)

// MaxRelaxations is how many relaxations an explanation names.
const MaxRelaxations = 3

// tally is what loosening one constraint in one way would give.
type tally struct {
	rule       *rule
	suggestion string
	distance   ipsx.Amount
	gained     uint64
	price      ipsx.Amount // lowest PricePerSecond among the gained
}

// Explainer says why a demand found too few addresses, and names the single relaxations that would help most: by addresses that would fit
// then, then by lowest price, then by name. A limit is loosened just until the request can be filled.
type Explainer struct {
	demand  *Demand
	base    *Selection
	tallies []tally
}

// NewExplainer explains what a selection found too little for. Show it, for each constraint of Relaxable, the offers that satisfy the
// demand whatever they do to that constraint.
func NewExplainer(d *Demand, base *Selection) *Explainer { return &Explainer{demand: d, base: base} }

func maxPrice() ipsx.Amount { return ipsx.Wei(math.MaxUint64).Mul(math.MaxUint64) }

// Relaxable lists the constraints that the request sets and can loosen.
func (e *Explainer) Relaxable() (found []Constraint) {
	r := e.demand.Request
	for _, c := range []struct {
		constraint Constraint
		set        bool
	}{
		{Countries, len(r.Countries) > 0}, {ExcludedCountries, len(r.ExcludedCountries) > 0}, {Regions, len(r.Regions) > 0},
		{ExcludedRegions, len(r.ExcludedRegions) > 0}, {Cities, len(r.Cities) > 0}, {ExcludedCities, len(r.ExcludedCities) > 0},
		{ASNs, len(r.ASNs) > 0}, {ExcludedASNs, len(r.ExcludedASNs) > 0}, {ExcludedProviders, len(r.ExcludedProviders) > 0}, {Kinds, r.Kinds != 0}, {Protocol, true},
		{Scope, true}, {Seconds, true},
		{Start, true}, {MaxPricePerSecond, true}, {MaxPricePerGiB, true}, {MinRating, r.MinRating > 0}, {Distinct, r.Distinct&ipsx.DistinctASN != 0},
	} {
		if c.set {
			found = append(found, c.constraint)
		}
	}
	return found
}

// Count takes one such offer into account, the cheapest first, and says whether its constraint was loosened enough.
func (e *Explainer) Count(s Supply) (enough bool) {
	for i := range rules {
		if r := &rules[i]; !r.holds(s.Offer, s.Rating, e.demand) {
			return r.suggest != nil && e.gain(r, s)
		}
	}
	return false
}

// gain counts an offer that only this rule keeps away. Where the rule is a limit, the cheapest offers that fill the request
// decide how far it has to give way.
func (e *Explainer) gain(r *rule, s Supply) (enough bool) {
	suggestion := r.suggest(s.Offer, s.Rating, e.demand)
	t := e.tally(r, suggestion)
	if r.distance != nil {
		if far := r.distance(s.Offer, s.Rating, e.demand); t.distance.Less(far) {
			t.distance, t.suggestion = far, suggestion
		}
	}
	t.gained += s.Free
	t.price = t.price.Min(s.Offer.PricePerSecond)
	return t.gained >= uint64(e.demand.Want)
}

// tally finds the one for a suggestion; a limit has only one, whatever it suggests.
func (e *Explainer) tally(r *rule, suggestion string) *tally {
	for i := range e.tallies {
		if t := &e.tallies[i]; t.rule == r && (r.distance != nil || t.suggestion == suggestion) {
			return t
		}
	}
	e.tallies = append(e.tallies, tally{rule: r, suggestion: suggestion, price: maxPrice()})
	return &e.tallies[len(e.tallies)-1]
}

// Result is the explanation.
func (e *Explainer) Result() ipsx.NoMatch {
	found := uint64(e.base.found)
	result := ipsx.NoMatch{Found: e.base.found, Relaxations: []ipsx.Relaxation{}}
	name := func(c Constraint, suggestion string, addresses uint64, price ipsx.Amount) {
		result.Relaxations = append(result.Relaxations, ipsx.Relaxation{Constraint: string(c), Suggestion: suggestion,
			Addresses: uint32(min(addresses, math.MaxUint32)), Price: price.Min(e.base.lowest)})
	}
	for _, t := range e.tallies {
		name(t.rule.constraint, t.suggestion, found+t.gained, t.price)
	}
	if e.base.fitting > found {
		name(Distinct, "drop "+e.demand.Request.Distinct.String(), e.base.fitting, e.base.lowest)
	}
	if 0 < found && e.base.found < e.demand.Min {
		name(MinCount, fmt.Sprintf("lower to %d", found), found, e.base.lowest)
	}
	slices.SortStableFunc(result.Relaxations, better)
	result.Relaxations = result.Relaxations[:min(MaxRelaxations, len(result.Relaxations))]
	return result
}

// better puts the relaxation that helps more in front.
func better(a, b ipsx.Relaxation) int {
	return cmp.Or(cmp.Compare(b.Addresses, a.Addresses), a.Price.Cmp(b.Price),
		cmp.Compare(a.Constraint, b.Constraint), cmp.Compare(a.Suggestion, b.Suggestion))
}
