package ipsx

import (
	"net/netip"
)

// Offer is an entry of the Offer Orders List: a provider rents out addresses, each of them alone.
type Offer struct {
	Exchange       Address          `json:"exchange"`       // the exchange it is for
	Provider       Address          `json:"provider"`       // the wallet that is paid
	Prefixes       []netip.Prefix   `json:"prefixes"`       // sorted, not overlapping; IPv6 is rented by /64
	Country        string           `json:"country"`        // ISO 3166-1 alpha-2
	Region         string           `json:"region"`         // ISO 3166-2, may be empty
	City           string           `json:"city"`           // may be empty
	ASN            uint32           `json:"asn"`            // may be 0: not claimed
	Kind           Kinds            `json:"kind"`           // exactly one
	Protocols      Protocols        `json:"protocols"`      // what a lease may carry
	Scopes         Scopes           `json:"scopes"`         // what it may be used for
	ClosedPorts    []PortRange      `json:"closedPorts"`    // sorted, not overlapping
	AllowedDomains []string         `json:"allowedDomains"` // when not empty, only these and their subdomains; sorted
	DeniedDomains  []string         `json:"deniedDomains"`  // these and their subdomains never; sorted
	MbitPerLease   uint32           `json:"mbitPerLease"`   // Mbit/s each way; 0: no limit
	GiBPerMonth    uint32           `json:"gibPerMonth"`    // 0: no limit
	Hours          uint32           `json:"hours"`          // bit h: open during hour h UTC; 0: always
	PricePerSecond Amount           `json:"pricePerSecond"` // wei per address and second
	PricePerGiB    Amount           `json:"pricePerGiB"`    // wei per GiB (2^30 bytes), both directions
	MinSeconds     uint32           `json:"minSeconds"`     // shortest lease
	MaxSeconds     uint32           `json:"maxSeconds"`     // longest lease
	MaxInterval    uint32           `json:"maxInterval"`    // longest payment interval, seconds
	From           int64            `json:"from"`           // available from, Unix seconds; 0: now
	Until          int64            `json:"until"`          // available until, Unix seconds; 0: as long as the order lives
	MinRating      uint16           `json:"minRating"`      // smallest requester rating, thousandths
	TunnelKey      Hash             `json:"tunnelKey"`      // X25519 public key
	Endpoints      []netip.AddrPort `json:"endpoints"`      // public UDP endpoints; none: behind NAT
	Expiry         int64            `json:"expiry"`         // the order's, Unix seconds
	Nonce          uint64           `json:"nonce"`          // tells equal orders apart
}

// TypeString implements Message.
func (Offer) TypeString() string {
	return "Offer(address exchange,address provider,string[] prefixes,string country,string region,string city,uint32 asn,uint8 kind," +
		"uint8 protocols,uint16 scopes,string[] closedPorts,string[] allowedDomains,string[] deniedDomains,uint32 mbitPerLease," +
		"uint32 gibPerMonth,uint32 hours,uint128 pricePerSecond,uint128 pricePerGiB,uint32 minSeconds,uint32 maxSeconds," +
		"uint32 maxInterval,uint64 from,uint64 until,uint16 minRating,bytes32 tunnelKey,string[] endpoints,uint64 expiry,uint64 nonce)"
}

// StructHash implements Message.
func (o Offer) StructHash() Hash {
	e := newEncoder(o.TypeString()).address(o.Exchange).address(o.Provider)
	encodeTexts(e, o.Prefixes, netip.Prefix.AppendTo)
	e.str(o.Country).str(o.Region).str(o.City).uint(uint64(o.ASN)).uint(uint64(o.Kind)).uint(uint64(o.Protocols)).uint(uint64(o.Scopes))
	encodeTexts(e, o.ClosedPorts, PortRange.appendTo)
	e.strings(o.AllowedDomains).strings(o.DeniedDomains).uint(uint64(o.MbitPerLease)).uint(uint64(o.GiBPerMonth)).uint(uint64(o.Hours))
	e.amount(o.PricePerSecond).amount(o.PricePerGiB).uint(uint64(o.MinSeconds)).uint(uint64(o.MaxSeconds)).uint(uint64(o.MaxInterval))
	e.time(o.From).time(o.Until).uint(uint64(o.MinRating)).bytes32(o.TunnelKey)
	encodeTexts(e, o.Endpoints, netip.AddrPort.AppendTo)
	return e.time(o.Expiry).uint(o.Nonce).hash()
}

// Request is an entry of the Request Orders List: a requester wants addresses. Empty filters accept everything.
type Request struct {
	Exchange          Address   `json:"exchange"`
	Requester         Address   `json:"requester"`         // the wallet that pays
	Count             uint32    `json:"count"`             // addresses wanted
	MinCount          uint32    `json:"minCount"`          // the smallest number acceptable
	Countries         []string  `json:"countries"`         // sorted
	ExcludedCountries []string  `json:"excludedCountries"` // sorted
	Regions           []string  `json:"regions"`           // sorted
	ExcludedRegions   []string  `json:"excludedRegions"`   // sorted
	Cities            []string  `json:"cities"`            // sorted
	ExcludedCities    []string  `json:"excludedCities"`    // sorted
	ASNs              []uint32  `json:"asns"`              // sorted
	ExcludedASNs      []uint32  `json:"excludedASNs"`      // sorted
	ExcludedProviders []Address `json:"excludedProviders"` // wallets, sorted
	Kinds             Kinds     `json:"kinds"`             // any of these; none: all
	Protocol          Protocols `json:"protocol"`          // exactly one
	Scope             Scopes    `json:"scope"`             // all that it will be used for
	Seconds           uint32    `json:"seconds"`           // duration of the lease
	Start             int64     `json:"start"`             // Unix seconds; 0: now
	MaxPricePerSecond Amount    `json:"maxPricePerSecond"` // wei per address and second
	MaxPricePerGiB    Amount    `json:"maxPricePerGiB"`    // wei per GiB
	MaxTotal          Amount    `json:"maxTotal"`          // binding: the deal ends as budget when it is reached
	Distinct          Distinct  `json:"distinct"`
	MinRating         uint16    `json:"minRating"` // smallest provider rating, thousandths
	RelayOnly         bool      `json:"relayOnly"` // the provider never learns the requester's address
	App               Address   `json:"app"`       // wallet of the application that placed it, may be zero
	Signer            Address   `json:"signer"`    // the key that signs the vouchers
	Clearer           Address   `json:"clearer"`   // who pays the provider; zero: the requester, on a lane of its own
	TunnelKey         Hash      `json:"tunnelKey"` // X25519 public key, fresh for this request
	Expiry            int64     `json:"expiry"`    // how long it may rest in the book, Unix seconds
	Nonce             uint64    `json:"nonce"`
}

// TypeString implements Message.
func (Request) TypeString() string {
	return "Request(address exchange,address requester,uint32 count,uint32 minCount,string[] countries,string[] excludedCountries," +
		"string[] regions,string[] excludedRegions,string[] cities,string[] excludedCities,uint32[] asns,uint32[] excludedASNs," +
		"address[] excludedProviders,uint8 kinds,uint8 protocol,uint16 scope,uint32 seconds,uint64 start,uint128 maxPricePerSecond,uint128 maxPricePerGiB," +
		"uint128 maxTotal,uint8 distinct,uint16 minRating,bool relayOnly,address app,address signer,address clearer," +
		"bytes32 tunnelKey,uint64 expiry,uint64 nonce)"
}

// StructHash implements Message.
func (r Request) StructHash() Hash {
	e := newEncoder(r.TypeString()).address(r.Exchange).address(r.Requester).uint(uint64(r.Count)).uint(uint64(r.MinCount))
	e.strings(r.Countries).strings(r.ExcludedCountries).strings(r.Regions).strings(r.ExcludedRegions)
	e.strings(r.Cities).strings(r.ExcludedCities).uint32s(r.ASNs).uint32s(r.ExcludedASNs).addresses(r.ExcludedProviders)
	e.uint(uint64(r.Kinds)).uint(uint64(r.Protocol)).uint(uint64(r.Scope)).uint(uint64(r.Seconds)).time(r.Start)
	e.amount(r.MaxPricePerSecond).amount(r.MaxPricePerGiB).amount(r.MaxTotal).uint(uint64(r.Distinct)).uint(uint64(r.MinRating))
	e.bool(r.RelayOnly).address(r.App).address(r.Signer).address(r.Clearer).bytes32(r.TunnelKey)
	return e.time(r.Expiry).uint(r.Nonce).hash()
}

// Cancel takes an order out of the book. Deals that it already made stand.
type Cancel struct {
	Exchange Address `json:"exchange"`
	Wallet   Address `json:"wallet"`
	Order    Hash    `json:"order"` // the digest of the signed Offer or Request
}

// TypeString implements Message.
func (Cancel) TypeString() string { return "Cancel(address exchange,address wallet,bytes32 order)" }

// StructHash implements Message.
func (c Cancel) StructHash() Hash {
	return newEncoder(c.TypeString()).address(c.Exchange).address(c.Wallet).bytes32(c.Order).hash()
}
