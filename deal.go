package ipsx

import (
	"net/netip"
	"slices"
	"time"
)

// Deal is a match: the exchange signs what provider and requester owe each other. Both nodes check it against their own
// signed orders and refuse it otherwise (CheckDeal).
type Deal struct {
	Exchange       Address      `json:"exchange"`
	Number         uint64       `json:"number"`  // counts the exchange's deals
	Offer          Hash         `json:"offer"`   // digest of the signed offer
	Request        Hash         `json:"request"` // digest of the signed request
	Provider       Address      `json:"provider"`
	Requester      Address      `json:"requester"`
	Addresses      []netip.Addr `json:"addresses"`      // leased, sorted; IPv6: the first address of its /64
	PricePerSecond Amount       `json:"pricePerSecond"` // wei per address and second
	PricePerGiB    Amount       `json:"pricePerGiB"`    // wei per GiB
	Seconds        uint32       `json:"seconds"`        // duration, from active
	Start          int64        `json:"start"`          // Unix seconds; 0: now
	Proposed       int64        `json:"proposed"`       // when it was matched, Unix seconds of the exchange's log
	MaxTotal       Amount       `json:"maxTotal"`       // the deal's share of the request's
	MaxInterval    uint32       `json:"maxInterval"`    // longest payment interval, seconds
	Protocol       Protocols    `json:"protocol"`
	Scope          Scopes       `json:"scope"`
	Signer         Address      `json:"signer"`  // signs the requester's vouchers
	Clearer        Address      `json:"clearer"` // zero: a direct lane
	ProviderKey    Hash         `json:"providerKey"`
	RequesterKey   Hash         `json:"requesterKey"`
}

// TypeString implements Message.
func (Deal) TypeString() string {
	return "Deal(address exchange,uint64 number,bytes32 offer,bytes32 request,address provider,address requester,string[] addresses," +
		"uint128 pricePerSecond,uint128 pricePerGiB,uint32 seconds,uint64 start,uint64 proposed,uint128 maxTotal,uint32 maxInterval," +
		"uint8 protocol,uint16 scope,address signer,address clearer,bytes32 providerKey,bytes32 requesterKey)"
}

// StructHash implements Message.
func (d Deal) StructHash() Hash {
	e := newEncoder(d.TypeString()).address(d.Exchange).uint(d.Number).bytes32(d.Offer).bytes32(d.Request)
	e.address(d.Provider).address(d.Requester)
	encodeTexts(e, d.Addresses, netip.Addr.AppendTo)
	e.amount(d.PricePerSecond).amount(d.PricePerGiB).uint(uint64(d.Seconds)).time(d.Start).time(d.Proposed).amount(d.MaxTotal)
	e.uint(uint64(d.MaxInterval)).uint(uint64(d.Protocol)).uint(uint64(d.Scope)).address(d.Signer).address(d.Clearer)
	return e.bytes32(d.ProviderKey).bytes32(d.RequesterKey).hash()
}

// Party is the wallet that plays the role in this deal.
func (d Deal) Party(role Role) Address {
	if role == ProviderRole {
		return d.Provider
	}
	return d.Requester
}

// RoleOf is the role that the wallet plays in this deal, "" for a stranger.
func (d Deal) RoleOf(wallet Address) Role {
	switch wallet {
	case d.Requester:
		return RequesterRole
	case d.Provider:
		return ProviderRole
	}
	return ""
}

// Proposal is a deal as both nodes first see it: with the two orders it was made of, so that each can check the other's.
type Proposal struct {
	Deal    Signed[Deal]    `json:"deal"`
	Offer   Signed[Offer]   `json:"offer"`
	Request Signed[Request] `json:"request"`
}

// Verify checks at Unix time now that exchange, provider and requester signed what the proposal says, and that the deal
// keeps within both orders. A node that takes no more deals than its request allows can lose time to a
// dishonest exchange, never money. Wallets that are contracts are asked about their delegations.
func (p Proposal) Verify(domain Domain, exchange Address, now int64, ask Ask) error {
	d, o, r := p.Deal.Message, p.Offer.Message, p.Request.Message
	if err := p.Deal.Verify(domain, exchange, now); err != nil {
		return err
	}
	if err := p.Offer.VerifyWith(domain, d.Provider, now, ask); err != nil {
		return err
	}
	if err := p.Request.VerifyWith(domain, d.Requester, now, ask); err != nil {
		return err
	}
	c := &checks{}
	c.that(d.Exchange == exchange && o.Exchange == exchange && r.Exchange == exchange, "the orders are for another exchange")
	c.that(d.Offer == domain.Digest(o) && d.Request == domain.Digest(r), "the deal names other orders")
	c.that(o.Provider == d.Provider && r.Requester == d.Requester, "the deal names other wallets than the orders")
	d.keepsOffer(c, o)
	d.keepsRequest(c, r)
	c.that(d.Proposed <= o.Expiry && d.Proposed <= r.Expiry, "the deal is younger than its orders live")
	for _, f := range Filters {
		c.that(f.Accepts(&r, &o), "the offer is not what the request asks for in %s", f.Field)
	}
	d.apart(c, r.Distinct)
	return c.err
}

// apart checks that the addresses differ as the request asks, and that IPv6 ones do not share what is rented as one.
func (d Deal) apart(c *checks, distinct Distinct) {
	c.that(len(d.Addresses) <= 1 || distinct&(DistinctASN|DistinctProvider) == 0, "the request wants one address of each provider or network")
	nets, subnets := map[netip.Prefix]bool{}, map[netip.Prefix]bool{}
	for _, a := range d.Addresses {
		leased, subnet := LeasedWith(a), SubnetOf(a)
		c.that(!nets[leased], "the deal leases %s twice", leased)
		c.that(distinct&DistinctSubnet == 0 || !subnets[subnet], "the request wants one address of subnet %s", subnet)
		nets[leased], subnets[subnet] = true, true
	}
}

// LeasedWith is what is rented as one: an IPv4 address alone, an IPv6 address's /64.
func LeasedWith(a netip.Addr) netip.Prefix {
	bits := MaxPrefixBits6
	if a.Is4() {
		bits = 32
	}
	return netip.PrefixFrom(a, bits).Masked()
}

// SubnetOf is what `distinct subnet` compares: an IPv4 address's /24, an IPv6 address's /48.
func SubnetOf(a netip.Addr) netip.Prefix {
	bits := 48
	if a.Is4() {
		bits = 24
	}
	return netip.PrefixFrom(a, bits).Masked()
}

func (d Deal) keepsOffer(c *checks, o Offer) {
	sorted(c, "addresses", d.Addresses, MaxCount, netip.Addr.Compare, o.contains)
	c.that(len(d.Addresses) > 0, "the deal leases no address")
	c.that(!d.PricePerSecond.Less(o.PricePerSecond) && !d.PricePerGiB.Less(o.PricePerGiB), "the deal's price is below the offer's")
	c.that(o.MinSeconds <= d.Seconds && d.Seconds <= o.MaxSeconds, "the deal's duration is outside the offer's")
	c.that(d.MaxInterval == o.MaxInterval, "the deal's payment interval is not the offer's")
	begins := max(d.Proposed, d.Start)
	c.that(o.Open(begins, begins+int64(d.Seconds)), "the offer is not open during the deal")
	c.that(d.ProviderKey == o.TunnelKey, "the deal names another provider tunnel key")
}

func (d Deal) keepsRequest(c *checks, r Request) {
	c.that(len(d.Addresses) <= int(r.Count), "the deal leases more addresses than requested")
	c.that(!r.MaxPricePerSecond.Less(d.PricePerSecond) && !r.MaxPricePerGiB.Less(d.PricePerGiB), "the deal's price is above the request's")
	c.that(!r.MaxTotal.Less(d.MaxTotal), "the deal may cost more than the request")
	c.that(d.Seconds == r.Seconds && d.Start == r.Start, "the deal's time is not the request's")
	c.that(d.Protocol == r.Protocol && d.Scope == r.Scope, "the deal's use is not the request's")
	c.that(d.Signer == r.Signer && d.Clearer == r.Clearer, "the deal's funding is not the request's")
	c.that(d.RequesterKey == r.TunnelKey, "the deal names another requester tunnel key")
}

func (o Offer) contains(a netip.Addr) bool {
	return slices.ContainsFunc(o.Prefixes, func(p netip.Prefix) bool { return p.Contains(a) })
}

// DealStatus is where a deal stands: a pure function of both actors' statuses, the clock and the chain.
type DealStatus string

// The deal statuses.
const (
	DealBooked    DealStatus = "booked"    // matched for a later start
	DealProposed  DealStatus = "proposed"  // matched
	DealReady     DealStatus = "ready"     // the provider's tunnel server is up for it
	DealActive    DealStatus = "active"    // connected and paid: billing runs
	DealEnding    DealStatus = "ending"    // one side ended, or the lease time is over
	DealEnded     DealStatus = "ended"     // both ended, or one did and the other was silent
	DealSettled   DealStatus = "settled"   // its money is final on chain
	DealDeclined  DealStatus = "declined"  // the provider declined or was silent; the request is matched again
	DealCancelled DealStatus = "cancelled" // the requester cancelled before active
	DealExpired   DealStatus = "expired"   // the requester was silent after ready
	DealFailed    DealStatus = "failed"    // broken, with a reason
)

// Live says whether the addresses of a deal in this status are leased.
func (s DealStatus) Live() bool {
	switch s {
	case DealBooked, DealProposed, DealReady, DealActive, DealEnding:
		return true
	}
	return false
}

// Deadlines of the agreement protocol, on the exchange's log time.
const (
	BookingLead    = 30 * time.Second // a booked deal is proposed this long before its start
	ReadyTimeout   = 3 * time.Second  // a silent provider has declined
	ConnectTimeout = 15 * time.Second // a silent requester has let it expire
	EndTimeout     = 10 * time.Second // a silent partner has ended
	CoverGrace     = 2 * time.Second  // traffic stops this long after its cover ran out
	HeartbeatEvery = 500 * time.Millisecond
	HeartbeatsLost = 3 // this many missed mean silent
)

// DealView is a deal as people and programs are shown it. Times are Unix seconds, 0 where not reached.
type DealView struct {
	Hash      Hash       `json:"hash"` // EIP-712 digest of the deal
	Deal      Deal       `json:"deal"`
	Status    DealStatus `json:"status"`
	Reason    Reason     `json:"reason,omitempty"`
	By        Role       `json:"by,omitempty"` // who ended or failed it; empty: the clock
	Proposed  int64      `json:"proposed"`
	Ready     int64      `json:"ready"`
	Active    int64      `json:"active"`
	Ended     int64      `json:"ended"`
	Provider  *Status    `json:"provider,omitempty"`  // the newest status of the provider
	Requester *Status    `json:"requester,omitempty"` // the newest status of the requester

	Extension *Signed[Extension] `json:"extension,omitempty"` // the newest, of a deal that was given more time
	Evidence  []Signed[Status]   `json:"evidence,omitempty"`  // where one deal is asked for: the newest status of each side as it signed it, the provider's first
}

// Terms is the deal with the time and the budget that it was given since.
func (v DealView) Terms() Deal {
	if v.Extension == nil {
		return v.Deal
	}
	return v.Deal.Extended(v.Extension.Message)
}
