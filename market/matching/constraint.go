package matching

import (
	"fmt"
	"slices"

	"github.com/ipsx/ipsx"
)

// Constraint names what keeps an offer and a request apart: a field of the request where the requester can loosen it.
type Constraint string

// The constraints. The last three are not the requester's to loosen.
const (
	Countries         Constraint = "countries"
	ExcludedCountries Constraint = "excludedCountries"
	Regions           Constraint = "regions"
	ExcludedRegions   Constraint = "excludedRegions"
	Cities            Constraint = "cities"
	ExcludedCities    Constraint = "excludedCities"
	ASNs              Constraint = "asns"
	ExcludedASNs      Constraint = "excludedASNs"
	ExcludedProviders Constraint = "excludedProviders"
	Kinds             Constraint = "kinds"
	Protocol          Constraint = "protocol"
	Scope             Constraint = "scope"
	Seconds           Constraint = "seconds"
	Start             Constraint = "start"
	MaxPricePerSecond Constraint = "maxPricePerSecond"
	MaxPricePerGiB    Constraint = "maxPricePerGiB"
	MinRating         Constraint = "minRating"
	Distinct          Constraint = "distinct"
	MinCount          Constraint = "minCount"
	RequesterRating   Constraint = "requesterRating" // the offer asks for a better requester
	SameWallet        Constraint = "sameWallet"      // nobody rents from itself
	DeclinedBefore    Constraint = "declinedBefore"  // this provider declined this request
)

// rule is one row of the table of constraints.
type rule struct {
	constraint Constraint
	holds      func(o *ipsx.Offer, rating uint16, d *Demand) bool
	// suggest says how the request would have to change for this offer; nil: the requester cannot change it.
	suggest func(o *ipsx.Offer, rating uint16, d *Demand) string
	// distance says how far a limit is off, so that one suggestion covers several offers; nil: each suggestion stands alone.
	distance func(o *ipsx.Offer, rating uint16, d *Demand) ipsx.Amount
}

// suggestions say how each filter of the request would have to change for the offer.
var suggestions = map[Constraint]func(o *ipsx.Offer, rating uint16, d *Demand) string{
	Countries: func(o *ipsx.Offer, _ uint16, _ *Demand) string { return "add " + o.Country },
	Kinds:     func(o *ipsx.Offer, _ uint16, _ *Demand) string { return "add " + o.Kind.String() },
	Protocol:  func(o *ipsx.Offer, _ uint16, _ *Demand) string { return "use " + o.Protocols.String() },
	Scope: func(o *ipsx.Offer, _ uint16, d *Demand) string {
		return "drop " + (d.Request.Scope &^ o.Scopes).String()
	},
	Regions:           func(o *ipsx.Offer, _ uint16, _ *Demand) string { return addOrAny(o.Region) },
	Cities:            func(o *ipsx.Offer, _ uint16, _ *Demand) string { return addOrAny(o.City) },
	ASNs:              func(o *ipsx.Offer, _ uint16, _ *Demand) string { return fmt.Sprintf("add %d", o.ASN) },
	ExcludedCountries: func(o *ipsx.Offer, _ uint16, _ *Demand) string { return "allow " + o.Country },
	ExcludedRegions:   func(o *ipsx.Offer, _ uint16, _ *Demand) string { return "allow " + o.Region },
	ExcludedCities:    func(o *ipsx.Offer, _ uint16, _ *Demand) string { return "allow " + o.City },
	ExcludedASNs:      func(o *ipsx.Offer, _ uint16, _ *Demand) string { return fmt.Sprintf("allow %d", o.ASN) },
	ExcludedProviders: func(o *ipsx.Offer, _ uint16, _ *Demand) string { return "allow " + o.Provider.Hex() },
	Distinct:          func(*ipsx.Offer, uint16, *Demand) string { return "drop asn" },
}

// filters are the rules that need no more than the two orders; the nodes hold deals against them too.
func filters() (rows []rule) {
	for _, f := range ipsx.Filters {
		holds := func(o *ipsx.Offer, _ uint16, d *Demand) bool { return f.Accepts(d.Request, o) }
		rows = append(rows, rule{Constraint(f.Field), holds, suggestions[Constraint(f.Field)], nil})
	}
	return rows
}

// rules is the table of constraints; those that fail most and cost least come first.
var rules = slices.Concat([]rule{
	{MaxPricePerSecond, func(o *ipsx.Offer, _ uint16, d *Demand) bool {
		return !d.Request.MaxPricePerSecond.Less(o.PricePerSecond)
	},
		func(o *ipsx.Offer, _ uint16, _ *Demand) string { return "raise to " + o.PricePerSecond.String() },
		func(o *ipsx.Offer, _ uint16, d *Demand) ipsx.Amount {
			return o.PricePerSecond.Sub(d.Request.MaxPricePerSecond)
		}},
	{MaxPricePerGiB, func(o *ipsx.Offer, _ uint16, d *Demand) bool { return !d.Request.MaxPricePerGiB.Less(o.PricePerGiB) },
		func(o *ipsx.Offer, _ uint16, _ *Demand) string { return "raise to " + o.PricePerGiB.String() },
		func(o *ipsx.Offer, _ uint16, d *Demand) ipsx.Amount {
			return o.PricePerGiB.Sub(d.Request.MaxPricePerGiB)
		}},
}, filters(), []rule{
	{Seconds, func(o *ipsx.Offer, _ uint16, d *Demand) bool { return d.Request.Seconds <= o.MaxSeconds },
		func(o *ipsx.Offer, _ uint16, _ *Demand) string { return fmt.Sprintf("at most %d", o.MaxSeconds) },
		func(o *ipsx.Offer, _ uint16, d *Demand) ipsx.Amount {
			return ipsx.Wei(uint64(d.Request.Seconds - o.MaxSeconds))
		}},
	{Seconds, func(o *ipsx.Offer, _ uint16, d *Demand) bool { return o.MinSeconds <= d.Request.Seconds },
		func(o *ipsx.Offer, _ uint16, _ *Demand) string { return fmt.Sprintf("at least %d", o.MinSeconds) },
		func(o *ipsx.Offer, _ uint16, d *Demand) ipsx.Amount {
			return ipsx.Wei(uint64(o.MinSeconds - d.Request.Seconds))
		}},
	{MinRating, func(_ *ipsx.Offer, rating uint16, d *Demand) bool { return d.Request.MinRating <= rating },
		func(_ *ipsx.Offer, rating uint16, _ *Demand) string { return fmt.Sprintf("lower to %d", rating) },
		func(_ *ipsx.Offer, rating uint16, d *Demand) ipsx.Amount {
			return ipsx.Wei(uint64(d.Request.MinRating - rating))
		}},
	{Start, func(o *ipsx.Offer, _ uint16, d *Demand) bool { return available(o, d) },
		func(*ipsx.Offer, uint16, *Demand) string { return "another time" }, nil},
	{RequesterRating, func(o *ipsx.Offer, _ uint16, d *Demand) bool { return o.MinRating <= d.Rating }, nil, nil},
	{SameWallet, func(o *ipsx.Offer, _ uint16, d *Demand) bool { return o.Provider != d.Request.Requester }, nil, nil},
	{DeclinedBefore, func(o *ipsx.Offer, _ uint16, d *Demand) bool { return !slices.Contains(d.Declined, o.Provider) }, nil, nil},
})

// Check is the first constraint that keeps the offer, whose provider has the rating, from the demand; "" when none does.
func Check(o *ipsx.Offer, rating uint16, d *Demand) Constraint {
	for i := range rules {
		if !rules[i].holds(o, rating, d) {
			return rules[i].constraint
		}
	}
	return ""
}

// Fits says whether the offer, whose provider has the rating, satisfies the demand, whatever it says of the relaxed constraint.
func Fits(o *ipsx.Offer, rating uint16, d *Demand, relaxed Constraint) bool {
	for i := range rules {
		if rules[i].constraint != relaxed && !rules[i].holds(o, rating, d) {
			return false
		}
	}
	return true
}

func addOrAny(place string) string {
	if place == "" {
		return "accept any"
	}
	return "add " + place
}

// available says whether the offer is open during the whole lease. An offer without an end must be alive when it starts.
func available(o *ipsx.Offer, d *Demand) bool {
	start := max(d.Now, d.Request.Start)
	end := start + int64(d.Request.Seconds)
	return o.Open(start, end) && (o.Until != 0 || o.Expiry > start)
}

// NextOpening is the first time after now at which the offer opens: at From, or with the next hour of its hours that follows
// a closed one. ok is false when it is open without end, or never opens again in its life.
func NextOpening(o *ipsx.Offer, now int64) (at int64, ok bool) {
	end := max(o.Expiry, o.Until)
	if now < o.From {
		return o.From, o.From < end
	}
	if o.Hours == 0 {
		return 0, false
	}
	for h := now/3600 + 1; h <= now/3600+24; h++ {
		if o.Hours&(1<<(h%24)) != 0 && o.Hours&(1<<((h+23)%24)) == 0 {
			return h * 3600, h*3600 < end
		}
	}
	return 0, false
}
