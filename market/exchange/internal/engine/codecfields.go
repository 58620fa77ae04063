package engine

import "github.com/ipsx/ipsx"

// The kinds of a logged command.
const (
	offerCommand uint8 = iota + 1
	requestCommand
	cancelCommand
	statusCommand
	settledCommand
	addressLostCommand
	tickCommand
	checkpointCommand
	extensionCommand
)

// AppendBinary appends the command as it stands in the log.
func (c Command) AppendBinary(data []byte) ([]byte, error) {
	w := coder{data: data}
	kind := c.kind()
	if kind == 0 {
		return data, ipsx.Errorf(ipsx.CodeInternal, "a command is exactly one thing")
	}
	w.command(&c, kind)
	return w.data, nil
}

// kind is what the command is; 0 when it is nothing or more than one thing.
func (c Command) kind() (kind uint8) {
	for i, is := range []bool{c.Offer != nil, c.Request != nil, c.Cancel != nil, c.Status != nil, c.Settled != nil, c.AddressLost != nil, c.Tick, c.Checkpoint, c.Extension != nil} {
		if is && kind != 0 {
			return 0
		}
		if is {
			kind = uint8(i) + offerCommand
		}
	}
	return kind
}

// kindNames are the kinds in words, for people who watch an exchange.
var kindNames = [...]string{offerCommand: "offer", requestCommand: "request", cancelCommand: "cancel", statusCommand: "status", settledCommand: "settled",
	addressLostCommand: "address lost", tickCommand: "tick", checkpointCommand: "checkpoint", extensionCommand: "extension"}

// Name is what the command is, in a word; empty when it is not exactly one thing.
func (c Command) Name() string { return kindNames[c.kind()] }

// UnmarshalBinary reads a command of the log.
func (c *Command) UnmarshalBinary(data []byte) error {
	r := coder{data: data, reading: true}
	*c = Command{}
	r.command(c, 0)
	if r.broken || len(r.data) > 0 {
		return ipsx.Errorf(ipsx.CodeInternal, "a command of %d bytes cannot be read", len(data))
	}
	return nil
}

func (c *coder) command(cmd *Command, kind uint8) {
	number(c, &kind)
	switch kind {
	case offerCommand:
		c.fixed(cmd.Digest[:])
		envelope(c, &cmd.Offer, (*coder).offer)
	case requestCommand:
		c.fixed(cmd.Digest[:])
		envelope(c, &cmd.Request, (*coder).request)
	case cancelCommand:
		envelope(c, &cmd.Cancel, (*coder).cancel)
	case statusCommand:
		envelope(c, &cmd.Status, (*coder).status)
	case settledCommand:
		present(c, &cmd.Settled).fields(c)
	case addressLostCommand:
		c.ip(present(c, &cmd.AddressLost))
	case tickCommand:
		cmd.Tick = true
	case checkpointCommand:
		cmd.Checkpoint = true
	case extensionCommand:
		envelope(c, &cmd.Extension, (*coder).extension)
	default:
		c.fail()
	}
}

// present is the value, made when it is to be read.
func present[T any](c *coder, value **T) *T {
	if c.reading {
		*value = new(T)
	}
	return *value
}

func envelope[M ipsx.Message](c *coder, value **ipsx.Signed[M], message func(*coder, *M)) {
	signed(c, present(c, value), message)
}

func signed[M ipsx.Message](c *coder, s *ipsx.Signed[M], message func(*coder, *M)) {
	message(c, &s.Message)
	octets(c, &s.Signature)
	list(c, &s.Path, (*coder).digest)
	optional(c, &s.Delegation, (*coder).delegation)
}

func (c *coder) delegation(d *ipsx.SignedDelegation) {
	c.fixed(d.Wallet[:])
	c.fixed(d.Delegate[:])
	number(c, &d.Epoch)
	number(c, &d.Until)
	octets(c, &d.Signature)
}

func (c *coder) names(names *[]string) { list(c, names, str[string]) }

func (c *coder) offer(o *ipsx.Offer) {
	c.fixed(o.Exchange[:])
	c.fixed(o.Provider[:])
	list(c, &o.Prefixes, (*coder).prefix)
	str(c, &o.Country)
	str(c, &o.Region)
	str(c, &o.City)
	number(c, &o.ASN)
	number(c, &o.Kind)
	number(c, &o.Protocols)
	number(c, &o.Scopes)
	list(c, &o.ClosedPorts, (*coder).ports)
	c.names(&o.AllowedDomains)
	c.names(&o.DeniedDomains)
	number(c, &o.MbitPerLease)
	number(c, &o.GiBPerMonth)
	number(c, &o.Hours)
	c.amount(&o.PricePerSecond)
	c.amount(&o.PricePerGiB)
	number(c, &o.MinSeconds)
	number(c, &o.MaxSeconds)
	number(c, &o.MaxInterval)
	number(c, &o.From)
	number(c, &o.Until)
	number(c, &o.MinRating)
	c.fixed(o.TunnelKey[:])
	list(c, &o.Endpoints, (*coder).endpoint)
	number(c, &o.Expiry)
	number(c, &o.Nonce)
}

func (c *coder) request(r *ipsx.Request) {
	c.fixed(r.Exchange[:])
	c.fixed(r.Requester[:])
	number(c, &r.Count)
	number(c, &r.MinCount)
	for _, names := range []*[]string{&r.Countries, &r.ExcludedCountries, &r.Regions, &r.ExcludedRegions, &r.Cities, &r.ExcludedCities} {
		c.names(names)
	}
	list(c, &r.ASNs, number[uint32])
	list(c, &r.ExcludedASNs, number[uint32])
	list(c, &r.ExcludedProviders, (*coder).wallet)
	number(c, &r.Kinds)
	number(c, &r.Protocol)
	number(c, &r.Scope)
	number(c, &r.Seconds)
	number(c, &r.Start)
	c.amount(&r.MaxPricePerSecond)
	c.amount(&r.MaxPricePerGiB)
	c.amount(&r.MaxTotal)
	number(c, &r.Distinct)
	number(c, &r.MinRating)
	c.bool(&r.RelayOnly)
	c.fixed(r.App[:])
	c.fixed(r.Signer[:])
	c.fixed(r.Clearer[:])
	c.fixed(r.TunnelKey[:])
	number(c, &r.Expiry)
	number(c, &r.Nonce)
}

func (c *coder) cancel(m *ipsx.Cancel) {
	c.fixed(m.Exchange[:])
	c.fixed(m.Wallet[:])
	c.fixed(m.Order[:])
}

func (c *coder) status(s *ipsx.Status) {
	c.fixed(s.Deal[:])
	str(c, &s.Role)
	number(c, &s.Seq)
	str(c, &s.Status)
	str(c, &s.Reason)
	number(c, &s.At)
	number(c, &s.Seconds)
	number(c, &s.BytesUp)
	number(c, &s.BytesDown)
	c.amount(&s.Accrued)
	c.fixed(s.Lane[:])
	c.amount(&s.Cumulative)
	number(c, &s.LogSize)
	c.fixed(s.LogRoot[:])
}

func (c *coder) extension(x *ipsx.Extension) {
	c.fixed(x.Deal[:])
	number(c, &x.Seconds)
	c.amount(&x.MaxTotal)
	number(c, &x.At)
}

func (s *Settled) fields(c *coder) {
	c.fixed(s.Lane[:])
	c.amount(&s.Claimed)
	c.bool(&s.Closed)
}
