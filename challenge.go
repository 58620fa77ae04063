package ipsx

import "net/netip"

// ChallengePort is the TCP port on which an exchange sees from which addresses a provider connects. No lease carries anything there, wherever it is: a requester could else
// show a leased address to an exchange as one of its own.
const ChallengePort = 4749

// Limits of challenges.
const (
	MaxChallenged    = 32          // addresses of one challenge: all of a small offer, so many of a large one
	ChallengeSeconds = 2 * 60      // in which a challenge is to be answered
	ShownSeconds     = 2 * 60 * 60 // for which an answered one counts: an offer that is not challenged again expires by then
)

// Control says which prefixes a provider wants to show that it holds, in the form of an offer's.
type Control struct {
	Prefixes []netip.Prefix `json:"prefixes"`
}

// Validate checks the prefixes against the table of limits.
func (p Control) Validate() error {
	c := &checks{}
	validatePrefixes(c, p.Prefixes)
	return c.err
}

// Challenge asks a provider to connect from addresses that the exchange picked.
type Challenge struct {
	Token     Hash         `json:"token"`     // to be told there: GET /claim?token=0x…
	Addresses []netip.Addr `json:"addresses"` // to connect from; of IPv6 any of the same /64 will do
	Expires   int64        `json:"expires"`   // Unix seconds
	Shown     int64        `json:"shown"`     // Unix seconds until which the prefixes may be offered, once all is answered
}
