package matching

import (
	"net/netip"
	"slices"
	"testing"

	"github.com/ipsx/ipsx"
)

const now = 1_800_000_000 // 2027-01-15, 08:00 UTC

var alice, anna, bob = ipsx.Address{1}, ipsx.Address{2}, ipsx.Address{3}

func offer(change func(o *ipsx.Offer)) *ipsx.Offer {
	o := &ipsx.Offer{Provider: alice, Country: "DE", Region: "DE-BE", City: "Berlin", ASN: 64500, Kind: ipsx.Residential, Protocols: ipsx.Web,
		Scopes: ipsx.Browse | ipsx.SEO, PricePerSecond: ipsx.Wei(10), PricePerGiB: ipsx.Wei(100), MinSeconds: 10, MaxSeconds: 3600, MinRating: 400,
		Expiry: now + 7200}
	change(o)
	return o
}

func demand(change func(r *ipsx.Request)) *Demand {
	r := &ipsx.Request{Requester: bob, Count: 4, MinCount: 2, Protocol: ipsx.Web, Scope: ipsx.Browse, Seconds: 60, MaxPricePerSecond: ipsx.Wei(10),
		MaxPricePerGiB: ipsx.Wei(100), MaxTotal: ipsx.Wei(1000), MinRating: 500}
	change(r)
	d := NewDemand(r, 500, now)
	return &d
}

func plain(*ipsx.Request) {}
func asIs(*ipsx.Offer)    {}

// TestCheckNamesTheConstraint changes one thing at a time on either side.
func TestCheckNamesTheConstraint(t *testing.T) {
	type r = ipsx.Request
	type o = ipsx.Offer
	for name, c := range map[string]struct {
		want    Constraint
		request func(*r)
		offer   func(*o)
	}{
		"all fits":                 {"", plain, asIs},
		"its country":              {"", func(r *r) { r.Countries = []string{"AT", "DE"} }, asIs},
		"other countries":          {Countries, func(r *r) { r.Countries = []string{"AT"} }, asIs},
		"excluded country":         {ExcludedCountries, func(r *r) { r.ExcludedCountries = []string{"DE"} }, asIs},
		"its region":               {"", func(r *r) { r.Regions = []string{"DE-BE"} }, asIs},
		"other regions":            {Regions, func(r *r) { r.Regions = []string{"DE-BY"} }, asIs},
		"no region claimed":        {Regions, func(r *r) { r.Regions = []string{"DE-BY"} }, func(o *o) { o.Region = "" }},
		"excluded region":          {ExcludedRegions, func(r *r) { r.ExcludedRegions = []string{"DE-BE"} }, asIs},
		"other cities":             {Cities, func(r *r) { r.Cities = []string{"Bonn"} }, asIs},
		"excluded city":            {ExcludedCities, func(r *r) { r.ExcludedCities = []string{"Berlin"} }, asIs},
		"other networks":           {ASNs, func(r *r) { r.ASNs = []uint32{1} }, asIs},
		"excluded network":         {ExcludedASNs, func(r *r) { r.ExcludedASNs = []uint32{64500} }, asIs},
		"excluded provider":        {ExcludedProviders, func(r *r) { r.ExcludedProviders = []ipsx.Address{alice} }, asIs},
		"another one excluded":     {"", func(r *r) { r.ExcludedProviders = []ipsx.Address{bob} }, asIs},
		"any of these kinds":       {"", func(r *r) { r.Kinds = ipsx.Mobile | ipsx.Residential }, asIs},
		"other kinds":              {Kinds, func(r *r) { r.Kinds = ipsx.Mobile }, asIs},
		"other protocol":           {Protocol, func(r *r) { r.Protocol = ipsx.SMTP }, asIs},
		"all scopes allowed":       {"", func(r *r) { r.Scope = ipsx.Browse | ipsx.SEO }, asIs},
		"a scope too much":         {Scope, func(r *r) { r.Scope = ipsx.Browse | ipsx.P2P }, asIs},
		"any scope goes":           {"", func(r *r) { r.Scope = ipsx.P2P }, func(o *o) { o.Scopes = ipsx.AnyUse }},
		"any scope wanted":         {Scope, func(r *r) { r.Scope = ipsx.AnyUse }, asIs},
		"shortest":                 {"", func(r *r) { r.Seconds = 10 }, asIs},
		"too short":                {Seconds, func(r *r) { r.Seconds = 9 }, asIs},
		"longest":                  {"", func(r *r) { r.Seconds = 3600 }, asIs},
		"too long":                 {Seconds, func(r *r) { r.Seconds = 3601 }, asIs},
		"too dear":                 {MaxPricePerSecond, plain, func(o *o) { o.PricePerSecond = ipsx.Wei(11) }},
		"traffic too dear":         {MaxPricePerGiB, plain, func(o *o) { o.PricePerGiB = ipsx.Wei(101) }},
		"bad requester":            {RequesterRating, plain, func(o *o) { o.MinRating = 501 }},
		"picky requester":          {MinRating, func(r *r) { r.MinRating = 501 }, asIs},
		"itself":                   {SameWallet, plain, func(o *o) { o.Provider = bob }},
		"declined before":          {DeclinedBefore, plain, func(o *o) { o.Provider = anna }},
		"network must differ":      {"", func(r *r) { r.Distinct = ipsx.DistinctASN }, asIs},
		"network not claimed":      {Distinct, func(r *r) { r.Distinct = ipsx.DistinctASN }, func(o *o) { o.ASN = 0 }},
		"not yet open":             {Start, plain, func(o *o) { o.From = now + 1 }},
		"open by the start":        {"", func(r *r) { r.Start = now + 1 }, func(o *o) { o.From = now + 1 }},
		"open to the end":          {"", plain, func(o *o) { o.Until = now + 60 }},
		"closes too early":         {Start, plain, func(o *o) { o.Until = now + 59 }},
		"starts after its life":    {Start, func(r *r) { r.Start = now + 7200 }, asIs},
		"starts within its window": {"", func(r *r) { r.Start = now + 7200 }, func(o *o) { o.Until = now + 90_000 }},
		"open this hour":           {"", plain, func(o *o) { o.Hours = 1 << 8 }},
		"closed this hour":         {Start, plain, func(o *o) { o.Hours = 1 << 9 }},
		"to the full hour":         {"", func(r *r) { r.Seconds = 3600 }, func(o *o) { o.Hours = 1 << 8 }},
		"into a closed hour":       {Start, func(r *r) { r.Start, r.Seconds = now+1, 3600 }, func(o *o) { o.Hours = 1 << 8 }},
	} {
		d := demand(c.request)
		d.Declined = []ipsx.Address{anna}
		if got := Check(offer(c.offer), 500, d); got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// TestPriceKey adds what the reference rate costs, rounded down.
func TestPriceKey(t *testing.T) {
	for _, c := range []struct{ second, gib, rate, want uint64 }{
		{10, 0, 1 << 20, 10}, {10, 1024, 1 << 20, 11}, {10, 1023, 1 << 20, 10}, {0, 5, ipsx.GiB, 5}, {7, 1 << 40, 0, 7},
	} {
		if got := PriceKey(ipsx.Wei(c.second), ipsx.Wei(c.gib), c.rate); got != ipsx.Wei(c.want) {
			t.Errorf("%+v: %s", c, got)
		}
	}
}

// supplyOf is an offer with these addresses free.
func supplyOf(sequence uint64, o *ipsx.Offer, free ...string) Supply {
	var addresses []netip.Addr
	for _, a := range free {
		addresses = append(addresses, netip.MustParseAddr(a))
	}
	return Supply{Offer: o, Hash: ipsx.Hash{byte(sequence)}, Sequence: sequence, Rating: 500, Free: uint64(len(free)), Next: func() (netip.Addr, bool) {
		if len(addresses) == 0 {
			return netip.Addr{}, false
		}
		first := addresses[0]
		addresses = addresses[1:]
		return first, true
	}}
}

// choose runs a selection over supplies, as a book would show them.
func choose(d *Demand, supplies []Supply) (s *Selection, lots []Lot, found uint32) {
	s = &Selection{}
	s.Begin(d)
	for _, supply := range supplies {
		if Check(supply.Offer, supply.Rating, d) == "" && s.Take(supply) {
			break
		}
	}
	lots, found = s.End()
	return s, lots, found
}

// explain shows the explainer what fits but for one constraint after the other.
func explain(d *Demand, supplies []Supply) ipsx.NoMatch {
	s, _, _ := choose(d, supplies)
	e := NewExplainer(d, s)
	for _, c := range e.Relaxable() {
		for _, supply := range supplies {
			if Fits(supply.Offer, supply.Rating, d, c) && e.Count(supply) {
				break
			}
		}
	}
	return e.Result()
}

func market() []Supply {
	return []Supply{
		supplyOf(5, offer(asIs), "192.0.2.1", "192.0.2.2"),
		supplyOf(6, offer(func(o *ipsx.Offer) { o.Country = "AT" }), "198.51.100.1"),
		supplyOf(7, offer(func(o *ipsx.Offer) { o.Provider, o.ASN = anna, 64501 }), "203.0.113.1", "203.0.113.2", "2001:db8::", "2001:db8:0:1::"),
	}
}

func picked(lots []Lot) (all []string) {
	for _, lot := range lots {
		for _, a := range lot.Addresses {
			all = append(all, a.String())
		}
	}
	return all
}

// TestSelect takes the cheapest that differ in what the request asks for, all or nothing down to its smallest number.
func TestSelect(t *testing.T) {
	for name, c := range map[string]struct {
		request func(*ipsx.Request)
		want    []string
		found   uint32
	}{
		"four":             {plain, []string{"192.0.2.1", "192.0.2.2", "198.51.100.1", "203.0.113.1"}, 4},
		"one":              {func(r *ipsx.Request) { r.Count, r.MinCount = 1, 1 }, []string{"192.0.2.1"}, 1},
		"fewer":            {func(r *ipsx.Request) { r.Count, r.Countries = 10, []string{"AT"}; r.MinCount = 1 }, []string{"198.51.100.1"}, 1},
		"too few":          {func(r *ipsx.Request) { r.Countries = []string{"AT"} }, nil, 1},
		"nothing":          {func(r *ipsx.Request) { r.Countries, r.MinCount = []string{"FR"}, 1 }, nil, 0},
		"subnets differ":   {func(r *ipsx.Request) { r.Distinct = ipsx.DistinctSubnet }, []string{"192.0.2.1", "198.51.100.1", "203.0.113.1", "2001:db8::"}, 4},
		"networks differ":  {func(r *ipsx.Request) { r.Distinct = ipsx.DistinctASN }, []string{"192.0.2.1", "203.0.113.1"}, 2},
		"providers differ": {func(r *ipsx.Request) { r.Distinct = ipsx.DistinctProvider }, []string{"192.0.2.1", "203.0.113.1"}, 2},
	} {
		_, lots, found := choose(demand(c.request), market())
		if !slices.Equal(picked(lots), c.want) || found != c.found {
			t.Errorf("%s: %v (%d found), want %v (%d)", name, picked(lots), found, c.want, c.found)
		}
	}
}

// TestShares divides MaxTotal by addresses, the remainder to the last, and nothing is lost.
func TestShares(t *testing.T) {
	_, lots, _ := choose(demand(func(r *ipsx.Request) { r.Count = 7; r.MaxTotal = ipsx.Wei(1000) }), market())
	var shares []ipsx.Amount
	for _, lot := range lots {
		shares = append(shares, lot.MaxTotal)
	}
	if want := []ipsx.Amount{ipsx.Wei(285), ipsx.Wei(142), ipsx.Wei(573)}; !slices.Equal(shares, want) {
		t.Errorf("shares %v, want %v", shares, want)
	}
}

// TestRestingPriceHolds gives the price of whichever order came first.
func TestRestingPriceHolds(t *testing.T) {
	d := demand(func(r *ipsx.Request) {
		r.Count = 3
		r.MaxPricePerSecond, r.MaxPricePerGiB = ipsx.Wei(15), ipsx.Wei(150)
	})
	d.Sequence = 6
	_, lots, _ := choose(d, []Supply{market()[0], supplyOf(8, offer(asIs), "203.0.113.9")})
	if lots[0].PricePerSecond != ipsx.Wei(10) || lots[1].PricePerSecond != ipsx.Wei(15) || lots[1].PricePerGiB != ipsx.Wei(150) {
		t.Errorf("prices %s and %s, want the older offer's 10 and the resting request's 15", lots[0].PricePerSecond, lots[1].PricePerSecond)
	}
}

// TestExplain names the three single relaxations that help most, and what each gives.
func TestExplain(t *testing.T) {
	supplies := []Supply{
		supplyOf(1, offer(asIs), "192.0.2.1"),
		supplyOf(2, offer(func(o *ipsx.Offer) { o.Country, o.PricePerSecond = "AT", ipsx.Wei(8) }), "198.51.100.1", "198.51.100.2", "198.51.100.3"),
		supplyOf(3, offer(func(o *ipsx.Offer) { o.PricePerSecond = ipsx.Wei(12) }), "203.0.113.1"),
		supplyOf(4, offer(func(o *ipsx.Offer) { o.PricePerSecond = ipsx.Wei(14) }), "203.0.113.2", "203.0.113.3"),
		supplyOf(5, offer(func(o *ipsx.Offer) { o.PricePerSecond = ipsx.Wei(90) }), "203.0.113.4"),
		supplyOf(6, offer(func(o *ipsx.Offer) { o.Country, o.Kind = "FR", ipsx.Mobile }), "203.0.113.5"), // two things wrong
	}
	d := demand(func(r *ipsx.Request) {
		r.Countries, r.Kinds, r.Count, r.MinCount = []string{"DE"}, ipsx.Residential, 3, 3
	})
	got := explain(d, supplies)
	want := ipsx.NoMatch{Found: 1, Relaxations: []ipsx.Relaxation{
		{Constraint: "countries", Suggestion: "add AT", Addresses: 4, Price: ipsx.Wei(8)},
		{Constraint: "maxPricePerSecond", Suggestion: "raise to 14", Addresses: 4, Price: ipsx.Wei(10)},
		{Constraint: "minCount", Suggestion: "lower to 1", Addresses: 1, Price: ipsx.Wei(10)},
	}}
	if got.Found != want.Found || !slices.Equal(got.Relaxations, want.Relaxations) {
		t.Errorf("got %+v\nwant %+v", got, want)
	}
}

// TestExplainTells each constraint's suggestion.
func TestExplainTells(t *testing.T) {
	type r = ipsx.Request
	for want, change := range map[string]func(*r){
		"countries: add DE":                       func(r *r) { r.Countries = []string{"AT"} },
		"excludedCountries: allow DE":             func(r *r) { r.ExcludedCountries = []string{"DE"} },
		"regions: add DE-BE":                      func(r *r) { r.Regions = []string{"DE-BY"} },
		"excludedRegions: allow DE-BE":            func(r *r) { r.ExcludedRegions = []string{"DE-BE"} },
		"cities: add Berlin":                      func(r *r) { r.Cities = []string{"Bonn"} },
		"excludedCities: allow Berlin":            func(r *r) { r.ExcludedCities = []string{"Berlin"} },
		"asns: add 64500":                         func(r *r) { r.ASNs = []uint32{1} },
		"excludedASNs: allow 64500":               func(r *r) { r.ExcludedASNs = []uint32{64500} },
		"excludedProviders: allow " + alice.Hex(): func(r *r) { r.ExcludedProviders = []ipsx.Address{alice} },
		"kinds: add residential":                  func(r *r) { r.Kinds = ipsx.Mobile },
		"protocol: use web":                       func(r *r) { r.Protocol = ipsx.SMTP },
		"scope: drop p2p":                         func(r *r) { r.Scope = ipsx.Browse | ipsx.P2P },
		"seconds: at least 10":                    func(r *r) { r.Seconds = 9 },
		"seconds: at most 3600":                   func(r *r) { r.Seconds = 4000 },
		"start: another time":                     func(r *r) { r.Start = now + 7200 },
		"maxPricePerSecond: raise to 10":          func(r *r) { r.MaxPricePerSecond = ipsx.Wei(1) },
		"maxPricePerGiB: raise to 100":            func(r *r) { r.MaxPricePerGiB = ipsx.Wei(1) },
		"minRating: lower to 500":                 func(r *r) { r.MinRating = 900 },
		"distinct: drop subnet":                   func(r *r) { r.Distinct = ipsx.DistinctSubnet },
	} {
		got := explain(demand(change), market()[:1])
		if len(got.Relaxations) == 0 || got.Relaxations[0].Constraint+": "+got.Relaxations[0].Suggestion != want || got.Relaxations[0].Addresses != 2 {
			t.Errorf("%+v, want %s", got, want)
		}
	}
}

// TestNextOpening is the offer's From, then the first hour after a closed one.
func TestNextOpening(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*ipsx.Offer)
		want   int64
	}{
		"open":             {asIs, 0},
		"from":             {func(o *ipsx.Offer) { o.From = now + 5 }, now + 5},
		"next hour":        {func(o *ipsx.Offer) { o.Hours = 1 << 9 }, now + 3600},
		"open hours":       {func(o *ipsx.Offer) { o.Hours = 3 << 8 }, 0},
		"tomorrow":         {func(o *ipsx.Offer) { o.Hours, o.Expiry = 3<<8, now+100_000 }, now + 86_400},
		"always":           {func(o *ipsx.Offer) { o.Hours = 1<<24 - 1 }, 0},
		"after it expires": {func(o *ipsx.Offer) { o.From = now + 9000 }, 0},
	} {
		at, ok := NextOpening(offer(c.change), now)
		if ok != (c.want != 0) || ok && at != c.want {
			t.Errorf("%s: %d (%v), want %d", name, at, ok, c.want)
		}
	}
}
