package ipsx

import "time"

// The table of limits: what is outside is refused before anything is done with it. docs/protocol.md repeats it.
const (
	MaxOrderBytes    = 16 << 10 // JSON of one order; its signature and delegation come on top
	MaxStatusBytes   = 4 << 10  // JSON of one status; its signature and delegation come on top
	MaxEnvelopeBytes = 6 << 10  // JSON of what comes on top of an order or status: signature and delegation
	MaxSignature     = 2 << 10  // bytes with which a wallet that is a contract signs a delegation
	MaxMessageBytes  = 8 << 10  // one sealed message on the pair channel; it can carry a status with the largest delegation
	MaxBulk          = 1024     // messages under one signature
	MaxBulkBytes     = 4 << 20  // JSON of such a bulk
	MaxPath          = 10       // steps from one of them to the root
	MaxPrefixes      = 256      // prefixes of an offer
	MinPrefixBits4   = 16       // an IPv4 prefix is a /16 or smaller
	MinPrefixBits6   = 48       // an IPv6 prefix is a /48 or smaller
	MaxPrefixBits6   = 64       // an IPv6 address is rented by its /64
	MaxCountries     = 64       // countries, regions, cities, ASNs or providers in one filter
	MaxDomains       = 128      // domains in one list of a policy
	MaxClosedPorts   = 64       // ranges of closed ports
	MaxEndpoints     = 8        // public endpoints of an offer
	MaxCity          = 64       // bytes in the name of a city
	MaxCount         = 4096     // addresses of one request
	MaxRating        = 1000     // ratings are thousandths
	MinLeaseSeconds  = 5        // the shortest lease
	MaxLeaseSeconds  = 31 * 24 * 3600
	MinInterval      = 1      // seconds of the shortest payment interval
	MaxInterval      = 60     // seconds of the longest payment interval
	DefaultInterval  = 15     // seconds of the longest payment interval, where an offer does not say
	MaxReasonBytes   = 32     // a reason code
	MaxLeaves        = 65_536 // leaves of one tranche
	MaxExitCheckSize = 64 << 10

	// MaxOrderLife bounds the expiry of an order; a live node renews its orders.
	MaxOrderLife = 24 * time.Hour
	// MaxPrice bounds PricePerSecond and PricePerGiB to 2^80 wei (about 1.2 million IPSX), so that no bill can overflow.
	MaxPriceBits = 80
	// ClockTolerance is how far apart two honest clocks may be.
	ClockTolerance = 2 * time.Second
)
