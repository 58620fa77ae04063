package ipsx_test

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
)

// many is n sorted, valid items.
func many[T any](n int, item func(i int) T) (list []T) {
	for i := range n {
		list = append(list, item(i))
	}
	return list
}

func country(i int) string { return string([]byte{'A' + byte(i/26), 'A' + byte(i%26)}) }

func domain(i int) string { return fmt.Sprintf("d%03d.example", i) }

func ports(i int) ipsx.PortRange {
	return ipsx.PortRange{First: uint16(10 + 10*i), Last: uint16(12 + 10*i)}
}

func prefix(i int) netip.Prefix {
	return netip.PrefixFrom(netip.AddrFrom4([4]byte{198, 18, byte(i >> 8), byte(i)}), 32)
}

func pow2(bits int) ipsx.Amount {
	a := ipsx.Wei(1)
	for range bits {
		a = a.Mul(2)
	}
	return a
}

// TestOfferLimits holds both sides of every bound of the table of limits.
func TestOfferLimits(t *testing.T) {
	type o = ipsx.Offer
	endpoint := func(i int) netip.AddrPort {
		return netip.AddrPortFrom(netip.AddrFrom4([4]byte{198, 18, 0, byte(i)}), 51820)
	}
	for name, c := range map[string]struct {
		ok     bool
		change func(o *o)
	}{
		"no prefix":              {false, func(o *o) { o.Prefixes = nil }},
		"most prefixes":          {true, func(o *o) { o.Prefixes = many(ipsx.MaxPrefixes, prefix) }},
		"too many prefixes":      {false, func(o *o) { o.Prefixes = many(ipsx.MaxPrefixes+1, prefix) }},
		"a /16":                  {true, func(o *o) { o.Prefixes = prefixes("198.18.0.0/16") }},
		"a /15":                  {false, func(o *o) { o.Prefixes = prefixes("198.18.0.0/15") }},
		"an IPv6 /48":            {true, func(o *o) { o.Prefixes = prefixes("2001:db8::/48") }},
		"an IPv6 /47":            {false, func(o *o) { o.Prefixes = prefixes("2001:db8::/47") }},
		"an IPv6 /64":            {true, func(o *o) { o.Prefixes = prefixes("2001:db8::/64") }},
		"an IPv6 /65":            {false, func(o *o) { o.Prefixes = prefixes("2001:db8::/65") }},
		"host bits":              {false, func(o *o) { o.Prefixes = prefixes("198.18.0.1/24") }},
		"IPv4 in IPv6":           {false, func(o *o) { o.Prefixes = prefixes("::ffff:198.18.0.0/112") }},
		"not sorted":             {false, func(o *o) { o.Prefixes = prefixes("198.18.1.0/24", "198.18.0.0/24") }},
		"named twice":            {false, func(o *o) { o.Prefixes = prefixes("198.18.0.0/24", "198.18.0.0/24") }},
		"overlapping":            {false, func(o *o) { o.Prefixes = prefixes("198.18.0.0/23", "198.18.1.0/24") }},
		"small letters":          {false, func(o *o) { o.Country = "de" }},
		"no country":             {false, func(o *o) { o.Country = "" }},
		"region":                 {true, func(o *o) { o.Region = "GB-ENG" }},
		"region of nothing":      {false, func(o *o) { o.Region = "GB-" }},
		"region of four":         {false, func(o *o) { o.Region = "GB-ABCD" }},
		"longest city":           {true, func(o *o) { o.City = strings.Repeat("x", ipsx.MaxCity) }},
		"city too long":          {false, func(o *o) { o.City = strings.Repeat("x", ipsx.MaxCity+1) }},
		"city with a bell":       {false, func(o *o) { o.City = "Bonn\a" }},
		"city with space":        {false, func(o *o) { o.City = " Bonn" }},
		"two kinds":              {false, func(o *o) { o.Kind = ipsx.Mobile | ipsx.Residential }},
		"a kind of the future":   {false, func(o *o) { o.Kind = 8 }},
		"no protocol":            {false, func(o *o) { o.Protocols = 0 }},
		"a protocol too many":    {false, func(o *o) { o.Protocols = 8 | ipsx.Web }},
		"no scope":               {false, func(o *o) { o.Scopes = 0 }},
		"most ports":             {true, func(o *o) { o.ClosedPorts = many(ipsx.MaxClosedPorts, ports) }},
		"too many ports":         {false, func(o *o) { o.ClosedPorts = many(ipsx.MaxClosedPorts+1, ports) }},
		"overlapping ports":      {false, func(o *o) { o.ClosedPorts = []ipsx.PortRange{{First: 1, Last: 5}, {First: 5, Last: 6}} }},
		"ports backwards":        {false, func(o *o) { o.ClosedPorts = []ipsx.PortRange{{First: 2, Last: 1}} }},
		"port 0":                 {false, func(o *o) { o.ClosedPorts = []ipsx.PortRange{{First: 0, Last: 1}} }},
		"most domains":           {true, func(o *o) { o.AllowedDomains = many(ipsx.MaxDomains, domain) }},
		"too many domains":       {false, func(o *o) { o.DeniedDomains = many(ipsx.MaxDomains+1, domain) }},
		"domain in capitals":     {false, func(o *o) { o.DeniedDomains = []string{"Example.com"} }},
		"domain with a dot":      {false, func(o *o) { o.DeniedDomains = []string{"example.com."} }},
		"all hours":              {true, func(o *o) { o.Hours = 1<<24 - 1 }},
		"hour 24":                {false, func(o *o) { o.Hours = 1 << 24 }},
		"highest price":          {true, func(o *o) { o.PricePerSecond = pow2(ipsx.MaxPriceBits - 1) }},
		"price too high":         {false, func(o *o) { o.PricePerGiB = pow2(ipsx.MaxPriceBits) }},
		"shortest lease":         {true, func(o *o) { o.MinSeconds = ipsx.MinLeaseSeconds }},
		"lease too short":        {false, func(o *o) { o.MinSeconds = ipsx.MinLeaseSeconds - 1 }},
		"longest lease":          {true, func(o *o) { o.MaxSeconds = ipsx.MaxLeaseSeconds }},
		"lease too long":         {false, func(o *o) { o.MaxSeconds = ipsx.MaxLeaseSeconds + 1 }},
		"longest below shortest": {false, func(o *o) { o.MinSeconds = o.MaxSeconds + 1 }},
		"no interval":            {false, func(o *o) { o.MaxInterval = 0 }},
		"longest interval":       {true, func(o *o) { o.MaxInterval = ipsx.MaxInterval }},
		"interval too long":      {false, func(o *o) { o.MaxInterval = ipsx.MaxInterval + 1 }},
		"ends as it begins":      {false, func(o *o) { o.Until = o.From }},
		"before 1970":            {false, func(o *o) { o.From = -1 }},
		"highest rating":         {true, func(o *o) { o.MinRating = ipsx.MaxRating }},
		"rating too high":        {false, func(o *o) { o.MinRating = ipsx.MaxRating + 1 }},
		"no tunnel key":          {false, func(o *o) { o.TunnelKey = ipsx.Hash{} }},
		"most endpoints":         {true, func(o *o) { o.Endpoints = many(ipsx.MaxEndpoints, endpoint) }},
		"too many endpoints":     {false, func(o *o) { o.Endpoints = many(ipsx.MaxEndpoints+1, endpoint) }},
		"endpoint without port":  {false, func(o *o) { o.Endpoints = []netip.AddrPort{netip.MustParseAddrPort("198.18.0.1:0")} }},
		"endpoint with a zone":   {false, func(o *o) { o.Endpoints = []netip.AddrPort{netip.MustParseAddrPort("[fe80::1%eth0]:1")} }},
	} {
		offer := sampleOffer()
		c.change(&offer)
		if err := offer.Validate(); (err == nil) != c.ok || err != nil && !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestRequestLimits holds both sides of every bound of the table of limits.
func TestRequestLimits(t *testing.T) {
	type r = ipsx.Request
	asn := func(i int) uint32 { return uint32(i + 1) }
	wallet := func(i int) ipsx.Address { return ipsx.Address{19: byte(i + 1)} }
	for name, c := range map[string]struct {
		ok     bool
		change func(r *r)
	}{
		"nothing wanted":       {false, func(r *r) { r.Count, r.MinCount = 0, 0 }},
		"no smallest number":   {false, func(r *r) { r.MinCount = 0 }},
		"all or nothing":       {true, func(r *r) { r.MinCount = r.Count }},
		"more than all":        {false, func(r *r) { r.MinCount = r.Count + 1 }},
		"most addresses":       {true, func(r *r) { r.Count = ipsx.MaxCount }},
		"too many addresses":   {false, func(r *r) { r.Count = ipsx.MaxCount + 1 }},
		"most countries":       {true, func(r *r) { r.Countries = many(ipsx.MaxCountries, country) }},
		"too many countries":   {false, func(r *r) { r.ExcludedCountries = many(ipsx.MaxCountries+1, country) }},
		"not sorted":           {false, func(r *r) { r.Countries = []string{"DE", "AT"} }},
		"no region":            {false, func(r *r) { r.Regions = []string{"DE"} }},
		"no city":              {false, func(r *r) { r.Cities = []string{""} }},
		"most networks":        {true, func(r *r) { r.ASNs = many(ipsx.MaxCountries, asn) }},
		"too many networks":    {false, func(r *r) { r.ExcludedASNs = many(ipsx.MaxCountries+1, asn) }},
		"most providers":       {true, func(r *r) { r.ExcludedProviders = many(ipsx.MaxCountries, wallet) }},
		"too many providers":   {false, func(r *r) { r.ExcludedProviders = many(ipsx.MaxCountries+1, wallet) }},
		"nobody as provider":   {false, func(r *r) { r.ExcludedProviders = []ipsx.Address{{}} }},
		"network 0":            {false, func(r *r) { r.ASNs = []uint32{0} }},
		"any kind":             {true, func(r *r) { r.Kinds = 0 }},
		"a kind of the future": {false, func(r *r) { r.Kinds = 8 }},
		"two protocols":        {false, func(r *r) { r.Protocol = ipsx.Web | ipsx.SMTP }},
		"no scope":             {false, func(r *r) { r.Scope = 0 }},
		"shortest":             {true, func(r *r) { r.Seconds = ipsx.MinLeaseSeconds }},
		"too short":            {false, func(r *r) { r.Seconds = ipsx.MinLeaseSeconds - 1 }},
		"longest":              {true, func(r *r) { r.Seconds = ipsx.MaxLeaseSeconds }},
		"too long":             {false, func(r *r) { r.Seconds = ipsx.MaxLeaseSeconds + 1 }},
		"before 1970":          {false, func(r *r) { r.Start = -1 }},
		"price too high":       {false, func(r *r) { r.MaxPricePerSecond = pow2(ipsx.MaxPriceBits) }},
		"no budget":            {false, func(r *r) { r.MaxTotal = ipsx.Amount{} }},
		"distinct in nothing":  {true, func(r *r) { r.Distinct = 0 }},
		"distinct in more":     {false, func(r *r) { r.Distinct = 16 }},
		"rating too high":      {false, func(r *r) { r.MinRating = ipsx.MaxRating + 1 }},
		"nobody signs":         {false, func(r *r) { r.Signer = noWallet }},
		"no tunnel key":        {false, func(r *r) { r.TunnelKey = ipsx.Hash{} }},
	} {
		request := sampleRequest()
		c.change(&request)
		if err := request.Validate(); (err == nil) != c.ok || err != nil && !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestWhoMaySayWhat holds the table of statuses of the two roles.
func TestWhoMaySayWhat(t *testing.T) {
	p, r := ipsx.ProviderRole, ipsx.RequesterRole
	for status, roles := range map[ipsx.ActorStatus][]ipsx.Role{
		ipsx.StatusReady: {p}, ipsx.StatusServing: {p}, ipsx.StatusDeclined: {p}, ipsx.StatusConnected: {r}, ipsx.StatusUsing: {r},
		ipsx.StatusCancelled: {r}, ipsx.StatusEnded: {p, r}, ipsx.StatusFailed: {p, r}, "asleep": {},
	} {
		for _, role := range []ipsx.Role{p, r, "mallory"} {
			s := ipsx.Status{Role: role, Seq: 1, Status: status, Reason: ipsx.ReasonStopped}
			allowed := strings.Contains(fmt.Sprint(roles), string(role))
			if err := s.Validate(); (err == nil) != allowed {
				t.Errorf("%s says %s: %v", role, status, err)
			}
		}
	}
	for name, s := range map[string]ipsx.Status{
		"seq 0":         {Role: p, Status: ipsx.StatusReady},
		"no reason":     {Role: p, Seq: 1, Status: ipsx.StatusFailed},
		"a long reason": {Role: p, Seq: 1, Status: ipsx.StatusFailed, Reason: ipsx.Reason(strings.Repeat("x", ipsx.MaxReasonBytes+1))},
		"before 1970":   {Role: p, Seq: 1, Status: ipsx.StatusReady, At: -1},
	} {
		if err := s.Validate(); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestOrderLife ends at the expiry, and may not be longer than the table says.
func TestOrderLife(t *testing.T) {
	const now, day = 1_800_000_000, 86_400
	for expiry, want := range map[int64]ipsx.Code{now - 1: ipsx.CodeExpired, now: ipsx.CodeExpired, now + 1: "", now + day: "", now + day + 1: ipsx.CodeInvalid} {
		if err := ipsx.CheckLife(expiry, now); ipsx.CodeOf(err) != want {
			t.Errorf("expires in %d s: %v, want %q", expiry-now, err, want)
		}
	}
}

// TestPortText has one text for each range.
func TestPortText(t *testing.T) {
	for text, want := range map[string]ipsx.PortRange{"25": {First: 25, Last: 25}, "6000-6063": {First: 6000, Last: 6063}, "1-65535": {First: 1, Last: 65535}} {
		var p ipsx.PortRange
		if err := p.UnmarshalText([]byte(text)); err != nil || p != want || p.String() != text || !p.Contains(want.Last) || p.Contains(0) {
			t.Errorf("%s: %v (%v)", text, p, err)
		}
	}
	for _, text := range []string{"", "0", "025", "25-25", "26-25", "65536", "-1", "1-", "a", "1-2-3"} {
		if err := new(ipsx.PortRange).UnmarshalText([]byte(text)); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestSealedSize bounds what the relay carries.
func TestSealedSize(t *testing.T) {
	for size, ok := range map[int]bool{0: false, 1: true, ipsx.MaxMessageBytes: true, ipsx.MaxMessageBytes + 1: false} {
		m := ipsx.PairMessage{Role: ipsx.ProviderRole, Sealed: make([]byte, size)}
		if err := m.Validate(); (err == nil) != ok {
			t.Errorf("%d bytes: %v", size, err)
		}
	}
}
