package pair

import (
	"net/netip"
	"regexp"

	"github.com/ipsx/ipsx"
)

const (
	// MaxCandidates is how many addresses one side may name at which it may be found.
	MaxCandidates = 16

	candidateHost      = "host"
	candidateReflexive = "srflx"
	candidateRelayed   = "relay"
)

// Candidate is an address at which a side may be found (RFC 8445 section 5.1). Neither the address behind a NAT to which it belongs, nor any name, is told.
type Candidate struct {
	Kind     string         `json:"kind"` // host, srflx or relay
	Addr     netip.AddrPort `json:"addr"` // UDP
	Priority uint32         `json:"priority"`
}

// Find asks the provider to look for a way between both sides (ICE), for a tunnel that no endpoint of the provider's serves. Its answer is Found.
type Find struct {
	Fragment   string      `json:"fragment"` // of the username of this search's checks
	Password   string      `json:"password"` // of the checks
	Candidates []Candidate `json:"candidates"`
}

// Found is the provider's half of the search.
type Found Find

// iceWords are what fragments and passwords are made of (RFC 8839 section 5.4).
var iceWords = regexp.MustCompile(`^[A-Za-z0-9+/]+$`)

// Type implements Body.
func (Find) Type() Type { return TypeFind }

// Type implements Body.
func (Found) Type() Type { return TypeFound }

// Validate checks that it can be searched with.
func (f Find) Validate() error {
	switch {
	case len(f.Fragment) < 4 || len(f.Fragment) > 64 || !iceWords.MatchString(f.Fragment):
		return ipsx.Errorf(ipsx.CodeInvalid, "fragment: want 4 to 64 letters, digits, + and /")
	case len(f.Password) < 22 || len(f.Password) > 64 || !iceWords.MatchString(f.Password):
		return ipsx.Errorf(ipsx.CodeInvalid, "password: want 22 to 64 letters, digits, + and /")
	case len(f.Candidates) > MaxCandidates:
		return ipsx.Errorf(ipsx.CodeTooLarge, "%d candidates: the most is %d", len(f.Candidates), MaxCandidates)
	}
	for _, c := range f.Candidates {
		if err := c.validate(); err != nil {
			return err
		}
	}
	return nil
}

// Validate is Find's.
func (f Found) Validate() error { return Find(f).Validate() }

func (c Candidate) validate() error {
	a := c.Addr.Addr()
	switch {
	case c.Kind != candidateHost && c.Kind != candidateReflexive && c.Kind != candidateRelayed:
		return ipsx.Errorf(ipsx.CodeInvalid, "a candidate of kind %q: want host, srflx or relay", c.Kind)
	case !a.IsValid() || a.Is4In6() || a.Zone() != "" || c.Addr.Port() == 0 || a.IsUnspecified() || a.IsMulticast():
		return ipsx.Errorf(ipsx.CodeInvalid, "nobody is found at %s", c.Addr)
	case c.Priority == 0:
		return ipsx.Errorf(ipsx.CodeInvalid, "a candidate's priority is 0")
	}
	return nil
}
