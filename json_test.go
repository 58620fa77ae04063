package ipsx_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
)

// TestStrictJSON refuses what another parser might read otherwise.
func TestStrictJSON(t *testing.T) {
	good := string(must[[]byte](t)(json.Marshal(bareOffer())))
	for name, c := range map[string]struct {
		text string
		want ipsx.Code
	}{
		"good":               {good, ""},
		"space after":        {good + " \n", ""},
		"unknown field":      {strings.Replace(good, `"nonce"`, `"surprise":1,"nonce"`, 1), ipsx.CodeInvalid},
		"field named twice":  {strings.Replace(good, `"nonce"`, `"asn":7,"nonce"`, 1), ipsx.CodeInvalid},
		"in other letters":   {strings.Replace(good, `"nonce"`, `"Nonce"`, 1), ipsx.CodeInvalid},
		"no text":            {strings.Replace(good, `"city":""`, "\"city\":\"\xff\"", 1), ipsx.CodeInvalid},
		"something after":    {good + "{}", ipsx.CodeInvalid},
		"cut off":            {good[:len(good)-1], ipsx.CodeInvalid},
		"empty":              {"", ipsx.CodeInvalid},
		"number for amount":  {strings.Replace(good, `"pricePerSecond":"0"`, `"pricePerSecond":0`, 1), ipsx.CodeInvalid},
		"leading zero":       {strings.Replace(good, `"pricePerSecond":"0"`, `"pricePerSecond":"00"`, 1), ipsx.CodeInvalid},
		"negative amount":    {strings.Replace(good, `"pricePerSecond":"0"`, `"pricePerSecond":"-1"`, 1), ipsx.CodeInvalid},
		"mask as a number":   {strings.Replace(good, `["datacenter"]`, `4`, 1), ipsx.CodeInvalid},
		"unknown kind":       {strings.Replace(good, `["datacenter"]`, `["moon"]`, 1), ipsx.CodeInvalid},
		"kind named twice":   {strings.Replace(good, `["datacenter"]`, `["datacenter","datacenter"]`, 1), ipsx.CodeInvalid},
		"asn too large":      {strings.Replace(good, `"asn":0`, `"asn":4294967296`, 1), ipsx.CodeInvalid},
		"prefix without net": {strings.Replace(good, `203.0.113.9/32`, `203.0.113.9`, 1), ipsx.CodeInvalid},
		"not valid":          {strings.Replace(good, `"country":"AT"`, `"country":"at"`, 1), ipsx.CodeInvalid},
	} {
		var o ipsx.Offer
		if err := ipsx.DecodeBytes([]byte(c.text), &o); ipsx.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestAnErrorNamesTheField, by the way to it.
func TestAnErrorNamesTheField(t *testing.T) {
	bulk := `{"messages":[{"asn":1},{"asn":"x"}],"signature":"0x"}`
	unknown := `{"messages":[{"surprise":1}]}`
	for text, want := range map[string]string{bulk: "/messages/1/asn", unknown: `unknown field "surprise" at /messages/0/surprise`} {
		var b ipsx.Bulk[ipsx.Offer]
		if err := ipsx.DecodeBytes([]byte(text), &b); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v does not name %s", text, err, want)
		}
	}
}

// TestDecodeStopsAtTheLimit reads at most what the table of limits allows.
func TestDecodeStopsAtTheLimit(t *testing.T) {
	good := string(must[[]byte](t)(json.Marshal(bareOffer())))
	var o ipsx.Offer
	if err := ipsx.Decode(strings.NewReader(good), int64(len(good)), &o); err != nil {
		t.Error(err)
	}
	if err := ipsx.Decode(strings.NewReader(good), int64(len(good)-1), &o); !ipsx.IsCode(err, ipsx.CodeTooLarge) {
		t.Errorf("one byte too many: %v", err)
	}
}

// TestMasksByName parses what String writes, for commands and forms.
func TestMasksByName(t *testing.T) {
	if k := must[ipsx.Kinds](t)(ipsx.ParseKinds("mobile,residential")); k.String() != "residential,mobile" || k.Single() {
		t.Errorf("kinds %s", k)
	}
	if p := must[ipsx.Protocols](t)(ipsx.ParseProtocols("smtp")); !p.Single() || p != ipsx.SMTP {
		t.Errorf("protocol %s", p)
	}
	if s := must[ipsx.Scopes](t)(ipsx.ParseScopes("")); s != 0 {
		t.Errorf("scopes %s", s)
	}
	if d := must[ipsx.Distinct](t)(ipsx.ParseDistinct("asn,provider")); d != ipsx.DistinctASN|ipsx.DistinctProvider {
		t.Errorf("distinct %s", d)
	}
	if _, err := ipsx.ParseScopes("browse,browse"); !ipsx.IsCode(err, ipsx.CodeInvalid) {
		t.Errorf("a scope named twice: %v", err)
	}
}

// FuzzDecode reads anything as each message that strangers send: it never panics, and what it accepts has one wire form.
func FuzzDecode(f *testing.F) {
	for _, s := range samples() {
		raw, err := json.Marshal(s.message)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		decodeTwice(t, data, &ipsx.Offer{}, &ipsx.Offer{})
		decodeTwice(t, data, &ipsx.Request{}, &ipsx.Request{})
		decodeTwice(t, data, &ipsx.Status{}, &ipsx.Status{})
		decodeTwice(t, data, &ipsx.Cancel{}, &ipsx.Cancel{})
		decodeTwice(t, data, &ipsx.Extension{}, &ipsx.Extension{})
		decodeTwice(t, data, &ipsx.PairMessage{}, &ipsx.PairMessage{})
		decodeTwice(t, data, &ipsx.Access{}, &ipsx.Access{})
		decodeTwice(t, data, &ipsx.Delegation{}, &ipsx.Delegation{})
		var bulk ipsx.Bulk[ipsx.Offer]
		if ipsx.DecodeBytes(data, &bulk) == nil {
			_, _, _ = bulk.Each(home) // an error is an answer
		}
	})
}

// FuzzText reads anything as each value that is written as text: what is accepted is written as something that means the same.
func FuzzText(f *testing.F) {
	for _, text := range []string{"", "0", "1.5", "0.000000000000000001", "340282366920938463463374607431768211455", "residential,mobile", "web,any", "browse", "ip,asn", "25", "6000-6063",
		"0x00000000219ab540356cbb839cbe05303d7705fa", "0x" + strings.Repeat("ab", 65)} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		readsBack(t, text, ipsx.ParseKinds, ipsx.Kinds.String)
		readsBack(t, text, ipsx.ParseProtocols, ipsx.Protocols.String)
		readsBack(t, text, ipsx.ParseScopes, ipsx.Scopes.String)
		readsBack(t, text, ipsx.ParseDistinct, ipsx.Distinct.String)
		readsBack(t, text, ipsx.ParseAddress, ipsx.Address.Hex)
		readsBack(t, text, wei, ipsx.Amount.String)
		readsBack(t, text, portRange, ipsx.PortRange.String)
		readsBack(t, text, ipsx.ParseAmount, func(a ipsx.Amount) string { return a.Tokens() })
	})
}

func wei(text string) (a ipsx.Amount, err error) {
	err = a.UnmarshalText([]byte(text))
	return a, err
}

func portRange(text string) (r ipsx.PortRange, err error) {
	err = r.UnmarshalText([]byte(text))
	return r, err
}

func readsBack[T comparable](t *testing.T, text string, parse func(string) (T, error), write func(T) string) {
	value, err := parse(text)
	if err != nil {
		return
	}
	if again, err := parse(write(value)); err != nil || again != value {
		t.Fatalf("%q is read as %v, written as %q, and read as %v, %v", text, value, write(value), again, err)
	}
}

// readsAlike holds what was accepted against the standard library's first reader, which programs of others may use.
func readsAlike[M interface{ StructHash() ipsx.Hash }](t *testing.T, data []byte, read M) {
	other := reflect.New(reflect.TypeOf(read).Elem()).Interface()
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(other); err != nil {
		t.Fatalf("%s was accepted, the standard library refuses it: %v", data, err)
	}
	if other.(M).StructHash() != read.StructHash() {
		t.Fatalf("%s is read as %+v, by the standard library as %+v", data, read, other)
	}
}

func decodeTwice[M interface{ StructHash() ipsx.Hash }](t *testing.T, data []byte, first, second M) {
	if ipsx.DecodeBytes(data, first) != nil {
		return
	}
	wire := must[[]byte](t)(json.Marshal(first))
	if err := ipsx.DecodeBytes(wire, second); err != nil {
		t.Fatalf("what was accepted writes %s, which is refused: %v", wire, err)
	}
	if first.StructHash() != second.StructHash() {
		t.Fatalf("%s reads as another message", wire)
	}
	readsAlike(t, data, first)
}
