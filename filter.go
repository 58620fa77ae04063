package ipsx

import "slices"

// Filter is a field by which a request chooses among offers, whatever they cost and whoever makes them.
type Filter struct {
	Field   string // of the request, in JSON
	Accepts func(r *Request, o *Offer) bool
}

// Filters are all of them, those that refuse most first. The exchange matches by them, and both nodes hold its deals against them.
var Filters = [...]Filter{
	{"countries", func(r *Request, o *Offer) bool { return within(r.Countries, o.Country) }},
	{"kinds", func(r *Request, o *Offer) bool { return r.Kinds == 0 || r.Kinds&o.Kind != 0 }},
	{"protocol", func(r *Request, o *Offer) bool { return o.Protocols&r.Protocol == r.Protocol }},
	{"scope", func(r *Request, o *Offer) bool { return o.Scopes&AnyUse != 0 || o.Scopes&r.Scope == r.Scope }},
	{"regions", func(r *Request, o *Offer) bool { return within(r.Regions, o.Region) }},
	{"cities", func(r *Request, o *Offer) bool { return within(r.Cities, o.City) }},
	{"asns", func(r *Request, o *Offer) bool { return within(r.ASNs, o.ASN) }},
	{"excludedCountries", func(r *Request, o *Offer) bool { return !slices.Contains(r.ExcludedCountries, o.Country) }},
	{"excludedRegions", func(r *Request, o *Offer) bool { return !slices.Contains(r.ExcludedRegions, o.Region) }},
	{"excludedCities", func(r *Request, o *Offer) bool { return !slices.Contains(r.ExcludedCities, o.City) }},
	{"excludedASNs", func(r *Request, o *Offer) bool { return !slices.Contains(r.ExcludedASNs, o.ASN) }},
	{"excludedProviders", func(r *Request, o *Offer) bool { return !slices.Contains(r.ExcludedProviders, o.Provider) }},
	{"distinct", func(r *Request, o *Offer) bool { return r.Distinct&DistinctASN == 0 || o.ASN != 0 }},
}

// within says whether a filter accepts a value: an empty one accepts everything, another only what it names.
func within[T comparable](filter []T, value T) bool {
	return len(filter) == 0 || slices.Contains(filter, value)
}
