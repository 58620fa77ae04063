package ipsx_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipsx/ipsx"
)

const now = 1_800_000_000

func delegation(t *testing.T, by ipsx.Signer, d ipsx.Delegation) *ipsx.SignedDelegation {
	return must[*ipsx.SignedDelegation](t)(ipsx.SignDelegation(by, home, d))
}

// TestWhoSigned accepts Bob and the delegate he named, and none of Mallory's tries.
func TestWhoSigned(t *testing.T) {
	request := bareRequest()
	toCarol := ipsx.Delegation{Wallet: bob.Address(), Delegate: carol.Address(), Epoch: 1, Until: now}
	toMallory := ipsx.Delegation{Wallet: bob.Address(), Delegate: mallory.Address(), Epoch: 1, Until: now + 10}
	sign := func(by ipsx.Signer, d *ipsx.SignedDelegation) ipsx.Signed[ipsx.Request] {
		return must[ipsx.Signed[ipsx.Request]](t)(ipsx.SignAs(by, d, home, request))
	}
	changed := sign(bob, nil)
	changed.Message.Count++
	stretched := *delegation(t, bob, toCarol)
	stretched.Until += 100
	bobs := must[ipsx.Signed[ipsx.Request]](t)(ipsx.Sign(bob, home, request))
	for name, c := range map[string]struct {
		signed ipsx.Signed[ipsx.Request]
		at     int64
		want   ipsx.Code
	}{
		"Bob":                               {bobs, now, ""},
		"Carol for Bob":                     {sign(carol, delegation(t, bob, toCarol)), now, ""},
		"Carol too late":                    {sign(carol, delegation(t, bob, toCarol)), now + 1, ipsx.CodeExpired},
		"Carol without a word":              {sign(carol, nil), now, ipsx.CodeSignature},
		"Mallory":                           {sign(mallory, nil), now, ipsx.CodeSignature},
		"Mallory with Carol's delegation":   {sign(mallory, delegation(t, bob, toCarol)), now, ipsx.CodeSignature},
		"Mallory names herself":             {sign(mallory, delegation(t, mallory, toMallory)), now, ipsx.CodeSignature},
		"Mallory stretches the delegation":  {sign(carol, &stretched), now + 50, ipsx.CodeSignature},
		"Mallory changes the request":       {changed, now, ipsx.CodeSignature},
		"Mallory sends no signature":        {ipsx.Signed[ipsx.Request]{Message: request}, now, ipsx.CodeSignature},
		"Bob with a delegation of somebody": {sign(bob, delegation(t, bob, toCarol)), now, ipsx.CodeSignature},
	} {
		if err := c.signed.Verify(home, bob.Address(), c.at); ipsx.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
	for _, elsewhere := range []ipsx.Domain{{ChainID: 1, Centralizer: home.Centralizer}, {ChainID: home.ChainID, Centralizer: bob.Address()}} {
		if err := bobs.Verify(elsewhere, bob.Address(), now); !ipsx.IsCode(err, ipsx.CodeSignature) {
			t.Errorf("on another chain or contract: %v", err)
		}
	}
}

// TestOneSignatureForOneMessage refuses the twin of a signature (s in the upper half) and other values of v.
func TestOneSignatureForOneMessage(t *testing.T) {
	digest := named("anything")
	good := must[ipsx.Signature](t)(bob.Sign(digest))
	for name, change := range map[string]func(s ipsx.Signature) ipsx.Signature{
		"v 0 or 1":   func(s ipsx.Signature) ipsx.Signature { s[64] -= 27; return s },
		"v 29":       func(s ipsx.Signature) ipsx.Signature { s[64] = 29; return s },
		"r zero":     func(s ipsx.Signature) ipsx.Signature { clear(s[:32]); return s },
		"s zero":     func(s ipsx.Signature) ipsx.Signature { clear(s[32:64]); return s },
		"upper s":    upperHalf,
		"too short":  func(s ipsx.Signature) ipsx.Signature { return s[:64] },
		"too long":   func(s ipsx.Signature) ipsx.Signature { return append(s, 0) },
		"no reading": func(ipsx.Signature) ipsx.Signature { return nil },
	} {
		if who, err := ipsx.Recover(digest, change(append(ipsx.Signature{}, good...))); !ipsx.IsCode(err, ipsx.CodeSignature) {
			t.Errorf("%s: %s (%v)", name, who, err)
		}
	}
	if text := must[[]byte](t)(good.MarshalText()); len(text) != 132 {
		t.Errorf("the text is %s", text)
	}
	for _, text := range []string{"", "0x", "0x00", strings.Repeat("0", 132), "0x" + strings.Repeat("g", 130)} {
		if err := new(ipsx.Signature).UnmarshalText([]byte(text)); !ipsx.IsCode(err, ipsx.CodeSignature) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// upperHalf is the same signature with n - s and the other v, which plain ECDSA accepts as well.
func upperHalf(s ipsx.Signature) ipsx.Signature {
	twin := new(big.Int).Sub(crypto.S256().Params().N, new(big.Int).SetBytes(s[32:64]))
	twin.FillBytes(s[32:64])
	s[64] = 27 + 28 - s[64]
	return s
}

// proposal is a deal of Alice's sample offer and a request of Bob's that it satisfies.
func proposal(t *testing.T, change func(o *ipsx.Offer, r *ipsx.Request, d *ipsx.Deal)) ipsx.Proposal {
	o, r, d := sampleOffer(), sampleRequest(), sampleDeal()
	o.Scopes, r.Distinct = ipsx.Browse|ipsx.SEO, ipsx.DistinctSubnet
	o.From, o.Until, o.Hours = 0, 0, 0
	change(&o, &r, &d)
	if d.Offer == sampleDeal().Offer {
		d.Offer, d.Request = home.Digest(o), home.Digest(r)
	}
	return ipsx.Proposal{Deal: must[ipsx.Signed[ipsx.Deal]](t)(ipsx.Sign(victor, home, d)), Offer: must[ipsx.Signed[ipsx.Offer]](t)(ipsx.Sign(alice, home, o)),
		Request: must[ipsx.Signed[ipsx.Request]](t)(ipsx.Sign(bob, home, r))}
}

// TestDishonestExchange lets Victor write deals that neither Alice nor Bob agreed to: their nodes refuse each.
func TestDishonestExchange(t *testing.T) {
	type o = ipsx.Offer
	type r = ipsx.Request
	type d = ipsx.Deal
	if err := proposal(t, func(*o, *r, *d) {}).Verify(home, victor.Address(), now, nil); err != nil {
		t.Fatal(err)
	}
	for name, change := range map[string]func(o *o, r *r, d *d){
		"cheaper than offered":    func(_ *o, _ *r, d *d) { d.PricePerSecond = ipsx.Wei(999) },
		"cheaper traffic":         func(_ *o, _ *r, d *d) { d.PricePerGiB = ipsx.Wei(1) },
		"dearer than requested":   func(_ *o, _ *r, d *d) { d.PricePerSecond = ipsx.Wei(2001) },
		"dearer traffic":          func(_ *o, _ *r, d *d) { d.PricePerGiB = ipsx.IPSX(2) },
		"a larger budget":         func(_ *o, _ *r, d *d) { d.MaxTotal = ipsx.IPSX(4) },
		"longer than requested":   func(_ *o, _ *r, d *d) { d.Seconds++ },
		"longer than offered":     func(o *o, _ *r, _ *d) { o.MaxSeconds = 64 },
		"beyond its opening":      func(o *o, _ *r, d *d) { o.Until = max(d.Proposed, d.Start) + int64(d.Seconds) - 1 },
		"outside its hours":       func(o *o, _ *r, d *d) { o.Hours = (1<<24 - 1) &^ (1 << (max(d.Proposed, d.Start) / 3600 % 24)) },
		"another start":           func(_ *o, _ *r, d *d) { d.Start++ },
		"another interval":        func(_ *o, _ *r, d *d) { d.MaxInterval = 60 },
		"somebody's address":      func(_ *o, _ *r, d *d) { d.Addresses = addrs("192.0.2.1") },
		"an address twice":        func(_ *o, _ *r, d *d) { d.Addresses = addrs("198.51.100.7", "198.51.100.7") },
		"no address":              func(_ *o, _ *r, d *d) { d.Addresses = addrs() },
		"more than requested":     func(_ *o, r *r, _ *d) { r.Count, r.MinCount = 1, 1 },
		"another protocol":        func(_ *o, _ *r, d *d) { d.Protocol = ipsx.SMTP },
		"a protocol not offered":  func(o *o, _ *r, _ *d) { o.Protocols = ipsx.Any },
		"another use":             func(_ *o, _ *r, d *d) { d.Scope = ipsx.P2P },
		"a use not offered":       func(o *o, _ *r, _ *d) { o.Scopes = ipsx.Browse },
		"another voucher signer":  func(_ *o, _ *r, d *d) { d.Signer = mallory.Address() },
		"another clearer":         func(_ *o, _ *r, d *d) { d.Clearer = mallory.Address() },
		"another provider key":    func(_ *o, _ *r, d *d) { d.ProviderKey = named("mallory tunnel") },
		"another requester key":   func(_ *o, _ *r, d *d) { d.RequesterKey = named("mallory tunnel") },
		"another offer":           func(_ *o, _ *r, d *d) { d.Offer = named("another") },
		"for another exchange":    func(o *o, _ *r, _ *d) { o.Exchange = mallory.Address() },
		"as another exchange":     func(_ *o, _ *r, d *d) { d.Exchange = mallory.Address() },
		"another country":         func(_ *o, r *r, _ *d) { r.Countries = []string{"AT"} },
		"an excluded country":     func(_ *o, r *r, _ *d) { r.Countries, r.ExcludedCountries = nil, []string{"DE"} },
		"another region":          func(o *o, _ *r, _ *d) { o.Region = "DE-BB" },
		"another city":            func(o *o, _ *r, _ *d) { o.City = "Bonn" },
		"an excluded network":     func(_ *o, r *r, _ *d) { r.ASNs, r.ExcludedASNs = nil, []uint32{64500} },
		"an excluded provider":    func(_ *o, r *r, d *d) { r.ExcludedProviders = []ipsx.Address{d.Provider} },
		"another network":         func(o *o, _ *r, _ *d) { o.ASN = 64502 },
		"another kind":            func(o *o, _ *r, _ *d) { o.Kind = ipsx.Datacenter },
		"an excluded region":      func(_ *o, r *r, _ *d) { r.Regions, r.ExcludedRegions = nil, []string{"DE-BE"} },
		"an excluded city":        func(_ *o, r *r, _ *d) { r.Cities, r.ExcludedCities = nil, []string{"Köln"} },
		"an expired offer":        func(o *o, _ *r, _ *d) { o.Expiry = 1_799_999_999 },
		"an expired request":      func(_ *o, r *r, _ *d) { r.Expiry = 1_799_999_999 },
		"one subnet":              func(_ *o, _ *r, d *d) { d.Addresses = addrs("198.51.100.7", "198.51.100.8") },
		"one /64 twice":           func(_ *o, r *r, d *d) { r.Distinct, d.Addresses = 0, addrs("2001:db8:7:1::", "2001:db8:7:1::1") },
		"two of one provider":     func(_ *o, r *r, _ *d) { r.Distinct = ipsx.DistinctProvider },
		"a wallet that signed no": func(_ *o, _ *r, d *d) { d.Provider = mallory.Address() },
		"no network claimed": func(o *o, r *r, d *d) {
			r.ASNs, r.Distinct, o.ASN, d.Addresses = nil, ipsx.DistinctASN, 0, addrs("198.51.100.7")
		},
	} {
		if err := proposal(t, change).Verify(home, victor.Address(), now, nil); err == nil {
			t.Errorf("%s: accepted", name)
		}
	}
	if err := proposal(t, func(*o, *r, *d) {}).Verify(home, mallory.Address(), now, nil); !ipsx.IsCode(err, ipsx.CodeSignature) {
		t.Errorf("signed by another exchange: %v", err)
	}
}

// TestVoucherOfTheLane is signed by the lane's signer and by nobody else.
func TestVoucherOfTheLane(t *testing.T) {
	lane := sampleLanes()[0]
	good := must[ipsx.SignedVoucher](t)(ipsx.SignVoucher(carol, home, lane, ipsx.Wei(1000)))
	if err := good.Verify(home); err != nil {
		t.Error(err)
	}
	if _, err := ipsx.SignVoucher(mallory, home, lane, ipsx.Wei(1000)); !ipsx.IsCode(err, ipsx.CodeSignature) {
		t.Errorf("Mallory signs: %v", err)
	}
	raised := good
	raised.Cumulative = ipsx.Wei(1001)
	moved := good
	moved.Lane.Number++
	for name, v := range map[string]ipsx.SignedVoucher{"raised": raised, "moved to another lane": moved} {
		if err := v.Verify(home); !ipsx.IsCode(err, ipsx.CodeSignature) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestParseAddress wants the checksum where there is one.
func TestParseAddress(t *testing.T) {
	good := alice.Address().Hex()
	for _, text := range []string{good, strings.ToLower(good), "0x" + strings.ToUpper(good[2:])} {
		if a, err := ipsx.ParseAddress(text); err != nil || a != alice.Address() {
			t.Errorf("%s: %v", text, err)
		}
	}
	swapped := "0x" + strings.Map(func(c rune) rune {
		return map[bool]rune{true: c ^ 0x20, false: c}[c > '9']
	}, good[2:])
	for _, text := range []string{"", "0x", good[:41], good + "0", swapped} {
		if _, err := ipsx.ParseAddress(text); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// TestErrors keep code, fix and cause through wrapping.
func TestErrors(t *testing.T) {
	cause := errors.New("disk full")
	err := fmt.Errorf("saving: %w", ipsx.Errorf(ipsx.CodeUnavailable, "no room: %w", cause).WithFix("free %d bytes", 7))
	if !ipsx.IsCode(err, ipsx.CodeUnavailable) || !errors.Is(err, cause) || !strings.Contains(err.Error(), "free 7 bytes") {
		t.Errorf("%v", err)
	}
	if ipsx.CodeOf(nil) != "" || ipsx.CodeOf(cause) != ipsx.CodeInternal {
		t.Error("the code of other errors is wrong")
	}
}
