package ipsx

import (
	"cmp"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// PortRange is a range of ports, both ends included; its text is "25" or "6000-6063".
type PortRange struct {
	First uint16 `json:"-"` // the text form is the JSON form
	Last  uint16 `json:"-"`
}

// String is the canonical text.
func (p PortRange) String() string { return string(p.appendTo(nil)) }

func (p PortRange) appendTo(text []byte) []byte {
	text = strconv.AppendUint(text, uint64(p.First), 10)
	if p.First == p.Last {
		return text
	}
	return strconv.AppendUint(append(text, '-'), uint64(p.Last), 10)
}

// Contains says whether the port lies in the range.
func (p PortRange) Contains(port uint16) bool { return p.First <= port && port <= p.Last }

// MarshalText writes the canonical text.
func (p PortRange) MarshalText() ([]byte, error) { return p.appendTo(nil), nil }

// UnmarshalText reads the canonical text.
func (p *PortRange) UnmarshalText(text []byte) error {
	first, last, ranged := strings.Cut(string(text), "-")
	if !ranged {
		last = first
	}
	a, errA := strconv.ParseUint(first, 10, 16)
	b, errB := strconv.ParseUint(last, 10, 16)
	parsed := PortRange{uint16(a), uint16(b)}
	if errA != nil || errB != nil || a > b || a == 0 || parsed.String() != string(text) {
		return Errorf(CodeInvalid, "%q is not a port (25) or a range of ports (6000-6063)", text)
	}
	*p = parsed
	return nil
}

// checks collects the first failure of a list of conditions.
type checks struct{ err error }

func (c *checks) that(ok bool, format string, args ...any) {
	if !ok && c.err == nil {
		c.err = Errorf(CodeInvalid, format, args...)
	}
}

func (c *checks) price(name string, a Amount) {
	c.that(a.wei.BitLen() <= MaxPriceBits, "%s is above 2^%d wei", name, MaxPriceBits)
}

func (c *checks) time(name string, unix int64) { c.that(unix >= 0, "%s is negative", name) }

func (c *checks) rating(r uint16) { c.that(r <= MaxRating, "minRating is above %d", MaxRating) }

// sorted checks a canonical list: at most limit items, each valid, in strictly rising order.
func sorted[T any](c *checks, name string, items []T, limit int, compare func(a, b T) int, valid func(T) bool) {
	c.that(len(items) <= limit, "%s has more than %d entries", name, limit)
	for i, item := range items {
		c.that(valid(item), "%s: %v is not valid", name, item)
		c.that(i == 0 || compare(items[i-1], item) < 0, "%s is not sorted, or names %v twice", name, item)
	}
}

func places(c *checks, name string, items []string, valid func(string) bool) {
	sorted(c, name, items, MaxCountries, strings.Compare, valid)
}

func upper(s string) bool { return s != "" && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" }

func validCountry(s string) bool { return len(s) == 2 && upper(s) }

func validRegion(s string) bool {
	country, rest, ok := strings.Cut(s, "-")
	return ok && validCountry(country) && len(rest) >= 1 && len(rest) <= 3 &&
		strings.Trim(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") == ""
}

func validCity(s string) bool {
	return s != "" && len(s) <= MaxCity && utf8.ValidString(s) && strings.TrimSpace(s) == s && strings.IndexFunc(s, unicode.IsControl) < 0
}

func validDomain(s string) bool {
	if len(s) == 0 || len(s) > 253 {
		return false
	}
	for label := range strings.SplitSeq(s, ".") {
		if label == "" || len(label) > 63 || label[0] == '-' || label[len(label)-1] == '-' ||
			strings.Trim(label, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			return false
		}
	}
	return true
}

func validASN(n uint32) bool { return n != 0 }

func validPrefix(p netip.Prefix) bool {
	if !p.IsValid() || p != p.Masked() || p.Addr().Is4In6() {
		return false
	}
	if p.Addr().Is4() {
		return p.Bits() >= MinPrefixBits4
	}
	return p.Bits() >= MinPrefixBits6 && p.Bits() <= MaxPrefixBits6
}

func optional(valid func(string) bool, s string) bool { return s == "" || valid(s) }

// Validate checks the offer against the table of limits. It does not look at the clock, the signature or the claims.
func (o Offer) Validate() error {
	c := &checks{}
	validatePrefixes(c, o.Prefixes)
	c.that(validCountry(o.Country), "country %q is not an ISO 3166-1 alpha-2 code", o.Country)
	c.that(optional(validRegion, o.Region), "region %q is not an ISO 3166-2 code", o.Region)
	c.that(optional(validCity, o.City), "city is longer than %d bytes or has control characters", MaxCity)
	c.that(o.Kind.Single() && maskValid(uint64(o.Kind), kindNames), "kind must be exactly one of %v", kindNames)
	c.that(o.Protocols != 0 && maskValid(uint64(o.Protocols), protocolNames), "protocols must be some of %v", protocolNames)
	c.that(o.Scopes != 0 && maskValid(uint64(o.Scopes), scopeNames), "scopes must be some of %v", scopeNames)
	o.validatePolicy(c)
	c.price("pricePerSecond", o.PricePerSecond)
	c.price("pricePerGiB", o.PricePerGiB)
	c.that(MinLeaseSeconds <= o.MinSeconds && o.MinSeconds <= o.MaxSeconds && o.MaxSeconds <= MaxLeaseSeconds,
		"leases must last between %d and %d seconds, the shortest not longer than the longest", MinLeaseSeconds, MaxLeaseSeconds)
	c.that(MinInterval <= o.MaxInterval && o.MaxInterval <= MaxInterval, "maxInterval is not between %d and %d seconds", MinInterval, MaxInterval)
	c.time("from", o.From)
	c.time("expiry", o.Expiry)
	c.that(o.Until == 0 || o.From < o.Until, "until is not after from")
	c.rating(o.MinRating)
	c.that(o.TunnelKey != Hash{}, "tunnelKey is missing")
	return c.err
}

func validatePrefixes(c *checks, prefixes []netip.Prefix) {
	c.that(len(prefixes) > 0, "prefixes is empty: an offer rents out at least one address")
	sorted(c, "prefixes", prefixes, MaxPrefixes, netip.Prefix.Compare, validPrefix)
	for i := 1; i < len(prefixes); i++ {
		c.that(!prefixes[i-1].Overlaps(prefixes[i]), "prefixes: %s and %s overlap", prefixes[i-1], prefixes[i])
	}
}

func (o Offer) validatePolicy(c *checks) {
	byFirst := func(a, b PortRange) int { return cmp.Compare(a.First, b.First) }
	sorted(c, "closedPorts", o.ClosedPorts, MaxClosedPorts, byFirst, func(p PortRange) bool { return 0 < p.First && p.First <= p.Last })
	for i := 1; i < len(o.ClosedPorts); i++ {
		c.that(o.ClosedPorts[i-1].Last < o.ClosedPorts[i].First, "closedPorts overlap at %s", o.ClosedPorts[i])
	}
	sorted(c, "allowedDomains", o.AllowedDomains, MaxDomains, strings.Compare, validDomain)
	sorted(c, "deniedDomains", o.DeniedDomains, MaxDomains, strings.Compare, validDomain)
	c.that(o.Hours>>24 == 0, "hours has more than 24 bits")
	sorted(c, "endpoints", o.Endpoints, MaxEndpoints, netip.AddrPort.Compare,
		func(a netip.AddrPort) bool { return a.IsValid() && a.Port() != 0 && a.Addr().Zone() == "" })
}

// Validate checks the request against the table of limits. It does not look at the clock or the signature.
func (r Request) Validate() error {
	c := &checks{}
	c.that(1 <= r.MinCount && r.MinCount <= r.Count && r.Count <= MaxCount,
		"count must be 1 to %d and minCount between 1 and count", MaxCount)
	places(c, "countries", r.Countries, validCountry)
	places(c, "excludedCountries", r.ExcludedCountries, validCountry)
	places(c, "regions", r.Regions, validRegion)
	places(c, "excludedRegions", r.ExcludedRegions, validRegion)
	places(c, "cities", r.Cities, validCity)
	places(c, "excludedCities", r.ExcludedCities, validCity)
	sorted(c, "asns", r.ASNs, MaxCountries, cmp.Compare[uint32], validASN)
	sorted(c, "excludedASNs", r.ExcludedASNs, MaxCountries, cmp.Compare[uint32], validASN)
	sorted(c, "excludedProviders", r.ExcludedProviders, MaxCountries, Address.Cmp, func(a Address) bool { return a != Address{} })
	c.that(maskValid(uint64(r.Kinds), kindNames), "kinds must be some of %v", kindNames)
	c.that(r.Protocol.Single() && maskValid(uint64(r.Protocol), protocolNames), "protocol must be exactly one of %v", protocolNames)
	c.that(r.Scope != 0 && maskValid(uint64(r.Scope), scopeNames), "scope must be some of %v", scopeNames)
	c.that(MinLeaseSeconds <= r.Seconds && r.Seconds <= MaxLeaseSeconds, "seconds is not between %d and %d", MinLeaseSeconds, MaxLeaseSeconds)
	c.time("start", r.Start)
	c.time("expiry", r.Expiry)
	c.price("maxPricePerSecond", r.MaxPricePerSecond)
	c.price("maxPricePerGiB", r.MaxPricePerGiB)
	c.that(!r.MaxTotal.IsZero(), "maxTotal is missing: it bounds what this request can cost")
	c.that(maskValid(uint64(r.Distinct), distinctNames), "distinct must be some of %v", distinctNames)
	c.rating(r.MinRating)
	c.that(r.Signer != Address{}, "signer is missing: the key that signs the vouchers")
	c.that(r.TunnelKey != Hash{}, "tunnelKey is missing")
	return c.err
}

// CheckLife says at Unix time now whether an order with this expiry is alive, and not for longer than MaxOrderLife.
func CheckLife(expiry, now int64) error {
	if expiry <= now {
		return Errorf(CodeExpired, "the order expired at %d, it is %d now", expiry, now).WithFix("sign it again with a later expiry; check the clock")
	}
	if expiry-now > int64(MaxOrderLife.Seconds()) {
		return Errorf(CodeInvalid, "the order lives longer than %s", MaxOrderLife).WithFix("sign a shorter expiry and renew the order")
	}
	return nil
}

// SortUnique puts a list into the canonical order that Validate asks for, without duplicates.
func SortUnique[T cmp.Ordered](items []T) []T {
	slices.Sort(items)
	return slices.Compact(items)
}
