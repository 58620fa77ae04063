package ipsx

import (
	"math/bits"
	"strings"

	"github.com/go-json-experiment/json"
)

// Kinds is a set of address kinds, as a bit mask. An offer claims exactly one.
type Kinds uint8

// The address kinds.
const (
	Residential Kinds = 1 << iota
	Mobile
	Datacenter
)

// Protocols is a set of protocol classes: what a lease may carry.
type Protocols uint8

// The protocol classes.
const (
	Web  Protocols = 1 << iota // TCP and UDP ports 80 and 443, and DNS
	SMTP                       // the mail ports 25, 465, 587, 110, 143, 993, 995, and DNS
	Any                        // every port but the mail ports
)

// Scopes is a set of usage scopes: what a requester means to do with the lease.
type Scopes uint16

// The usage scopes. An offer that allows AnyUse allows all of them.
const (
	Browse Scopes = 1 << iota
	Crawl
	SEO
	Stream
	Mail
	P2P
	AnyUse
)

// Distinct says in what the addresses of one request must differ.
type Distinct uint8

// The values of Distinct.
const (
	DistinctIP Distinct = 1 << iota
	DistinctSubnet
	DistinctASN
	DistinctProvider
)

var (
	kindNames     = []string{"residential", "mobile", "datacenter"}
	protocolNames = []string{"web", "smtp", "any"}
	scopeNames    = []string{"browse", "crawl", "seo", "stream", "mail", "p2p", "any"}
	distinctNames = []string{"ip", "subnet", "asn", "provider"}
)

// Single says whether the set has exactly one member.
func (k Kinds) Single() bool { return bits.OnesCount8(uint8(k)) == 1 }

// Single says whether the set has exactly one member.
func (p Protocols) Single() bool { return bits.OnesCount8(uint8(p)) == 1 }

// String lists the members, separated by commas.
func (k Kinds) String() string { return maskText(uint64(k), kindNames) }

// String lists the members, separated by commas.
func (p Protocols) String() string { return maskText(uint64(p), protocolNames) }

// String lists the members, separated by commas.
func (s Scopes) String() string { return maskText(uint64(s), scopeNames) }

// String lists the members, separated by commas.
func (d Distinct) String() string { return maskText(uint64(d), distinctNames) }

// MarshalJSON writes an array of names.
func (k Kinds) MarshalJSON() ([]byte, error) { return marshalMask(uint64(k), kindNames) }

// MarshalJSON writes an array of names.
func (p Protocols) MarshalJSON() ([]byte, error) { return marshalMask(uint64(p), protocolNames) }

// MarshalJSON writes an array of names.
func (s Scopes) MarshalJSON() ([]byte, error) { return marshalMask(uint64(s), scopeNames) }

// MarshalJSON writes an array of names.
func (d Distinct) MarshalJSON() ([]byte, error) { return marshalMask(uint64(d), distinctNames) }

// UnmarshalJSON reads an array of names.
func (k *Kinds) UnmarshalJSON(data []byte) error { return unmarshalMask(k, data, "kind", kindNames) }

// UnmarshalJSON reads an array of names.
func (p *Protocols) UnmarshalJSON(data []byte) error {
	return unmarshalMask(p, data, "protocol", protocolNames)
}

// UnmarshalJSON reads an array of names.
func (s *Scopes) UnmarshalJSON(data []byte) error {
	return unmarshalMask(s, data, "usage scope", scopeNames)
}

// UnmarshalJSON reads an array of names.
func (d *Distinct) UnmarshalJSON(data []byte) error {
	return unmarshalMask(d, data, "distinct", distinctNames)
}

// ParseKinds reads names separated by commas.
func ParseKinds(s string) (Kinds, error) { return parseMask[Kinds](s, "kind", kindNames) }

// ParseProtocols reads names separated by commas.
func ParseProtocols(s string) (Protocols, error) {
	return parseMask[Protocols](s, "protocol", protocolNames)
}

// ParseScopes reads names separated by commas.
func ParseScopes(s string) (Scopes, error) { return parseMask[Scopes](s, "usage scope", scopeNames) }

// ParseDistinct reads names separated by commas.
func ParseDistinct(s string) (Distinct, error) {
	return parseMask[Distinct](s, "distinct", distinctNames)
}

func maskNames(mask uint64, names []string) []string {
	found := []string{}
	for i, name := range names {
		if mask&(1<<i) != 0 {
			found = append(found, name)
		}
	}
	return found
}

func maskText(mask uint64, names []string) string { return strings.Join(maskNames(mask, names), ",") }

func marshalMask(mask uint64, names []string) ([]byte, error) {
	return json.Marshal(maskNames(mask, names))
}

func unmarshalMask[M ~uint8 | ~uint16](m *M, data []byte, what string, names []string) error {
	var members []string
	if err := json.Unmarshal(data, &members); err != nil {
		return Errorf(CodeInvalid, "%s: expected an array of names", what)
	}
	parsed, err := maskOf[M](members, what, names)
	if err == nil {
		*m = parsed
	}
	return err
}

func parseMask[M ~uint8 | ~uint16](s, what string, names []string) (M, error) {
	if s == "" {
		return 0, nil
	}
	return maskOf[M](strings.Split(s, ","), what, names)
}

func maskOf[M ~uint8 | ~uint16](members []string, what string, names []string) (m M, err error) {
	for _, member := range members {
		bit := M(0)
		for i, name := range names {
			if member == name {
				bit = 1 << i
			}
		}
		if bit == 0 || m&bit != 0 {
			return 0, Errorf(CodeInvalid, "%s %q is unknown or named twice", what, member).WithFix("choose from %s", strings.Join(names, ", "))
		}
		m |= bit
	}
	return m, nil
}

func maskValid(mask uint64, names []string) bool { return mask>>len(names) == 0 }
