package pair_test

import (
	"bytes"
	"crypto/ecdh"
	"encoding/json"
	"net/netip"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/pair"
)

// key makes a tunnel key pair from one byte.
func key(b byte) (private [32]byte, public ipsx.Hash) {
	for i := range private {
		private[i] = b
	}
	k, err := ecdh.X25519().NewPrivateKey(private[:])
	if err != nil {
		panic(err)
	}
	return private, ipsx.Hash(k.PublicKey().Bytes())
}

var (
	alicePrivate, alice     = key(1)
	bobPrivate, bob         = key(2)
	malloryPrivate, mallory = key(3)
	deal                    = ipsx.HashOf([]byte("deal"))
	hello                   = []byte("10.64.0.1 is my inner address")
)

func TestOnlyThePartnerOpens(t *testing.T) {
	h := pair.Header{Deal: deal, Role: ipsx.ProviderRole, Seq: 7}
	sealed, err := pair.Seal(bob, h, hello)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(sealed, hello) {
		t.Fatal("the message is readable")
	}
	if got, err := pair.Open(bobPrivate, h, sealed); err != nil || !bytes.Equal(got, hello) {
		t.Fatalf("Bob read %q: %v", got, err)
	}
	if _, err := pair.Open(malloryPrivate, h, sealed); err == nil {
		t.Error("Mallory opened what was sealed for Bob")
	}
	for name, other := range map[string]pair.Header{
		"deal": {Deal: ipsx.Hash{1}, Role: h.Role, Seq: h.Seq}, "role": {Deal: deal, Role: ipsx.RequesterRole, Seq: h.Seq}, "seq": {Deal: deal, Role: h.Role, Seq: 8},
	} {
		if _, err := pair.Open(bobPrivate, other, sealed); err == nil {
			t.Errorf("it opened under another %s", name)
		}
	}
	for i := range sealed {
		changed := bytes.Clone(sealed)
		changed[i] ^= 1
		if _, err := pair.Open(bobPrivate, h, changed); err == nil {
			t.Errorf("it opened with byte %d changed", i)
		}
	}
}

func TestSealLimits(t *testing.T) {
	h := pair.Header{Deal: deal, Role: ipsx.ProviderRole, Seq: 1}
	sealed, err := pair.Seal(bob, h, make([]byte, pair.MaxPlaintext))
	if err != nil || len(sealed) != ipsx.MaxMessageBytes {
		t.Errorf("the largest message is %d bytes: %v", len(sealed), err)
	}
	if _, err := pair.Seal(bob, h, make([]byte, pair.MaxPlaintext+1)); !ipsx.IsCode(err, ipsx.CodeTooLarge) {
		t.Errorf("too large a message: %v", err)
	}
	for _, sealed := range [][]byte{nil, make([]byte, 47), make([]byte, ipsx.MaxMessageBytes+1)} {
		if _, err := pair.Open(bobPrivate, h, sealed); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%d bytes: %v", len(sealed), err)
		}
	}
	if _, err := pair.Seal(ipsx.Hash{}, h, hello); err == nil { // a low-order point: everybody knows the shared secret
		t.Error("sealed to the zero key")
	}
}

func ends(t *testing.T) (provider, requester *pair.Channel) {
	t.Helper()
	return pair.NewChannel(deal, ipsx.ProviderRole, alicePrivate, bob, 0, 0), pair.NewChannel(deal, ipsx.RequesterRole, bobPrivate, alice, 0, 0)
}

func hi() pair.Hello {
	return pair.Hello{Endpoints: []netip.AddrPort{netip.MustParseAddrPort("198.51.100.1:51820")}, MTU: 1420,
		Inner: pair.Addrs{netip.MustParseAddr("10.64.0.2")}, ProviderInner: pair.Addrs{netip.MustParseAddr("10.64.0.1"), netip.MustParseAddr("fd69:7073:7800::1")}}
}

func enclose(t *testing.T, body pair.Body) pair.Envelope {
	t.Helper()
	e, err := pair.New(body)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func seal(t *testing.T, c *pair.Channel, e pair.Envelope) ipsx.PairMessage {
	t.Helper()
	p, err := c.Seal(e)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestChannelCarriesBothWays(t *testing.T) {
	provider, requester := ends(t)
	e, err := requester.Open(seal(t, provider, enclose(t, hi())))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := pair.As[pair.Hello](e); err != nil || !reflect.DeepEqual(got, hi()) {
		t.Fatalf("%+v: %v", got, err)
	}
	asked := enclose(t, pair.Export{PublicKey: mallory})
	e, err = provider.Open(seal(t, requester, asked))
	if err != nil || e.ID != asked.ID {
		t.Fatalf("%+v: %v", e, err)
	}
	if _, err := pair.As[pair.Hello](e); err == nil {
		t.Error("an export was read as a hello")
	}
}

func TestReplaysAndReflectionsAreRefused(t *testing.T) {
	provider, requester := ends(t)
	first, second := seal(t, provider, enclose(t, hi())), seal(t, provider, enclose(t, hi()))
	if _, err := requester.Open(second); err != nil {
		t.Fatal(err)
	}
	for _, old := range []ipsx.PairMessage{second, first} {
		if _, err := requester.Open(old); !ipsx.IsCode(err, ipsx.CodeReplayed) {
			t.Errorf("message %d again: %v", old.Seq, err)
		}
	}
	if _, err := provider.Open(first); err == nil {
		t.Error("the provider read its own message as the requester's")
	}
	forged := seal(t, provider, enclose(t, hi()))
	forged.Seq = 1 << 60 // would shut the window for good if it moved before the message opened
	if _, err := requester.Open(forged); err == nil {
		t.Error("a forged number was accepted")
	}
	if _, err := requester.Open(seal(t, provider, enclose(t, hi()))); err != nil {
		t.Errorf("after a forgery: %v", err)
	}
	sent, _ := provider.Seqs()
	_, received := requester.Seqs()
	if sent != 4 || received != 4 {
		t.Errorf("sent %d, received %d", sent, received)
	}
	resumed := pair.NewChannel(deal, ipsx.RequesterRole, bobPrivate, alice, 0, received)
	if _, err := resumed.Open(second); !ipsx.IsCode(err, ipsx.CodeReplayed) {
		t.Errorf("after a restart: %v", err)
	}
}

func TestBodiesAreChecked(t *testing.T) {
	bad := map[string]pair.Body{
		"many endpoints": func() pair.Body {
			e := hi()
			e.Endpoints = slices.Repeat(e.Endpoints, ipsx.MaxEndpoints+1)
			return e
		}(),
		"nowhere": pair.Exported{Inner: hi().Inner},
		"port 0":  func() pair.Body { e := hi(); e.Endpoints = []netip.AddrPort{{}}; return e }(),
		"public inner": func() pair.Body {
			e := hi()
			e.Inner = pair.Addrs{netip.MustParseAddr("8.8.8.8")}
			return e
		}(),
		"inner twice": pair.Exported{Inner: pair.Addrs{netip.MustParseAddr("10.64.0.2"), netip.MustParseAddr("10.64.0.2")}},
		"no inner":    pair.Exported{}, "no key": pair.Export{}, "no code": pair.Failure{}, "long code": pair.Failure{Code: ipsx.Code(strings.Repeat("x", 33))}, "long failure": pair.Failure{Code: "x", Message: strings.Repeat("x", 513)}, "no status": pair.Payment{},
	}
	for name, body := range bad {
		if _, err := pair.New(body); err == nil {
			t.Errorf("%s was sent", name)
		}
		encoded, err := json.Marshal(body)
		if err != nil {
			t.Fatal(err)
		}
		if read(pair.Envelope{ID: 1, Type: body.Type(), Body: encoded}) == nil {
			t.Errorf("%s was received", name)
		}
	}
	for _, text := range []string{`{}x`, `{"id":1,"type":"closed","body":{},"more":1}`, `[]`, ``, `{"id":-1}`, strings.Repeat(" ", pair.MaxPlaintext) + `{"id":1,"type":"closed","body":{}}`} {
		if _, err := pair.Parse([]byte(text)); err == nil {
			t.Errorf("%q was parsed", text)
		}
	}
}

// read reads a message as what it says it is.
func read(m pair.Envelope) error {
	readers := map[pair.Type]func() error{
		pair.TypeHello:    func() error { _, err := pair.As[pair.Hello](m); return err },
		pair.TypeExport:   func() error { _, err := pair.As[pair.Export](m); return err },
		pair.TypeExported: func() error { _, err := pair.As[pair.Exported](m); return err },
		pair.TypeFind:     func() error { _, err := pair.As[pair.Find](m); return err },
		pair.TypeFound:    func() error { _, err := pair.As[pair.Found](m); return err },
		pair.TypePayment:  func() error { _, err := pair.As[pair.Payment](m); return err },
		pair.TypePaid:     func() error { _, err := pair.As[pair.Paid](m); return err },
		pair.TypeFailure:  func() error { _, err := pair.As[pair.Failure](m); return err },
	}
	reader, known := readers[m.Type]
	if !known {
		return nil
	}
	return reader()
}

func TestLargestDealFitsIntoOneMessage(t *testing.T) {
	provider, requester := ends(t)
	e := hi()
	e.Inner = nil
	for a := netip.MustParseAddr("10.64.0.2"); len(e.Inner) < ipsx.MaxCount; a = a.Next() {
		e.Inner = append(e.Inner, a)
	}
	m, err := requester.Open(seal(t, provider, enclose(t, e)))
	if err != nil {
		t.Fatal(err)
	}
	if got, err := pair.As[pair.Hello](m); err != nil || !reflect.DeepEqual(got.Inner, e.Inner) {
		t.Fatalf("%d addresses came: %v", len(got.Inner), err)
	}
}

func TestAddrs(t *testing.T) {
	order := pair.Addrs{netip.MustParseAddr("10.64.0.9"), netip.MustParseAddr("10.64.0.2"), netip.MustParseAddr("10.64.0.3"), netip.MustParseAddr("fd00::1")}
	encoded, err := json.Marshal(order)
	if err != nil || string(encoded) != `["10.64.0.9","10.64.0.2-10.64.0.3","fd00::1"]` {
		t.Fatalf("%s: %v", encoded, err)
	}
	var back pair.Addrs
	if err := json.Unmarshal(encoded, &back); err != nil || !reflect.DeepEqual(back, order) {
		t.Fatalf("%v: %v", back, err)
	}
	for _, text := range []string{`["::-ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"]`, `["10.0.0.2-10.0.0.1"]`, `["10.0.0.1-::1"]`, `["a"]`, `["fe80::1%e"]`, `[1]`,
		`["255.255.255.0-255.255.255.255","10.0.0.0-10.0.15.255"]`, `["` + strings.Repeat("1", 4000) + `"]`} {
		if json.Unmarshal([]byte(text), &back) == nil {
			t.Errorf("%.60s was read", text)
		}
	}
}

func FuzzOpen(f *testing.F) {
	h := pair.Header{Deal: deal, Role: ipsx.ProviderRole, Seq: 1}
	sealed, err := pair.Seal(bob, h, hello)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(sealed)
	f.Add(make([]byte, 48))
	f.Fuzz(func(t *testing.T, b []byte) {
		if got, err := pair.Open(bobPrivate, h, b); err == nil && !bytes.Equal(got, hello) {
			t.Errorf("%x opened to %q", b, got)
		}
	})
}

// Whatever is read can be written, and reads the same again.
func FuzzMessage(f *testing.F) {
	for _, body := range []pair.Body{hi(), pair.Export{PublicKey: bob}, pair.Failure{Code: ipsx.CodeDenied}} {
		m, err := pair.New(body)
		if err != nil {
			f.Fatal(err)
		}
		encoded, _ := json.Marshal(m)
		f.Add(encoded)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		m, err := pair.Parse(data)
		if err != nil || read(m) != nil {
			return
		}
		encoded, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		again, err := pair.Parse(encoded)
		if err != nil || again.ID != m.ID || again.Type != m.Type || read(again) != nil {
			t.Errorf("%s read again: %+v, %v", encoded, again, err)
		}
	})
}

// TestLargestPaymentFits: the last payment of a requester whose wallet is a contract, with every number and signature at its longest, can take either way.
func TestLargestPaymentFits(t *testing.T) {
	const most = 1<<64 - 1
	wei := ipsx.IPSX(1 << 40).Mul(1 << 28)
	lane := ipsx.Lane{Payer: ipsx.Address{0xff}, Payee: ipsx.Address{0xff}, Signer: ipsx.Address{0xff}, Number: most, Tranche: ipsx.Hash{0xff}}
	said := ipsx.Status{Deal: deal, Role: ipsx.RequesterRole, Seq: most, Status: ipsx.StatusEnded, Reason: ipsx.Reason(strings.Repeat("x", ipsx.MaxReasonBytes)), At: 1<<63 - 1,
		Seconds: most, BytesUp: most, BytesDown: most, Accrued: wei, Lane: deal, Cumulative: wei, LogSize: most, LogRoot: deal}
	word := &ipsx.SignedDelegation{Delegation: ipsx.Delegation{Epoch: most, Until: 1<<63 - 1}, Signature: make(ipsx.WalletSignature, ipsx.MaxSignature)}
	payment := pair.Payment{Status: ipsx.Signed[ipsx.Status]{Message: said, Signature: make(ipsx.Signature, 65), Delegation: word},
		Voucher: &ipsx.SignedVoucher{Lane: lane, Cumulative: wei, Signature: make(ipsx.Signature, 65)},
		Close:   &pair.CloseLane{Lane: lane, Cumulative: wei, Signature: make(ipsx.Signature, 65)}}
	e, err := pair.New(payment)
	if err != nil {
		t.Fatal(err)
	}
	if len(e.Body) < 2*ipsx.MaxSignature {
		t.Errorf("a payment of %d bytes has no large signature", len(e.Body))
	}
	_, sends := ends(t)
	if _, err := sends.Seal(e); err != nil {
		t.Error(err)
	}
	t.Logf("%d bytes of at most %d", len(e.Body), pair.MaxPlaintext)
}
