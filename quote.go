package ipsx

// Quote says what a request would be matched to now. It holds for no moment longer: the request itself is matched anew.
type Quote struct {
	Lots     []QuoteLot `json:"lots"`              // one for each deal; none: nothing fits
	MaxTotal Amount     `json:"maxTotal"`          // what the deals may cost together at most, wei
	NoMatch  *NoMatch   `json:"noMatch,omitempty"` // what would help
}

// QuoteLot is what one offer would contribute.
type QuoteLot struct {
	Offer          Hash    `json:"offer"`
	Provider       Address `json:"provider"`
	Country        string  `json:"country"`
	City           string  `json:"city"`
	ASN            uint32  `json:"asn"`
	Kind           Kinds   `json:"kind"`
	Addresses      uint32  `json:"addresses"`      // how many
	PricePerSecond Amount  `json:"pricePerSecond"` // wei per address and second
	PricePerGiB    Amount  `json:"pricePerGiB"`    // wei per GiB
	MaxTotal       Amount  `json:"maxTotal"`       // wei
}

// DepthFilter narrows a Depth; its zero value takes in all offers. Levels is at most MaxDepth, 0 means DefaultDepth.
type DepthFilter struct {
	Country  string
	Kind     Kinds
	Protocol Protocols
	Levels   int
}

// Sizes of a Depth.
const (
	DefaultDepth = 20
	MaxDepth     = 200
)

// Depth is how many addresses are free at which price, the cheapest first.
type Depth struct {
	Levels []DepthLevel `json:"levels"`
	More   bool         `json:"more"` // there are dearer ones
}

// DepthLevel is all that costs the same.
type DepthLevel struct {
	Price     Amount `json:"price"` // wei per address and second, with the price of bytes at the exchange's reference rate
	Addresses uint64 `json:"addresses"`
	Offers    uint32 `json:"offers"`
}
