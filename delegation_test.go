package ipsx_test

import (
	"bytes"
	"encoding/json"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/ethereum/go-ethereum/signer/core/apitypes"
	"github.com/ipsx/ipsx"
	"pgregory.net/rapid"
)

// vault stands for a wallet that is a contract: it knows one digest and the signature that it takes for it.
type vault struct {
	address   ipsx.Address
	digest    ipsx.Hash
	signature ipsx.WalletSignature
	asked     int
	broken    error
}

func (v *vault) ask(wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) (bool, error) {
	v.asked++
	return wallet == v.address && digest == v.digest && bytes.Equal(signature, v.signature), v.broken
}

// TestContractsDelegate lets the contract that is Bob's wallet name Carol; Mallory gets nowhere with its word.
func TestContractsDelegate(t *testing.T) {
	bobs := ipsx.Address{0xb0, 0xb5}
	word := ipsx.Delegation{Wallet: bobs, Delegate: carol.Address(), Epoch: 1, Until: now}
	good := ipsx.SignedDelegation{Delegation: word, Signature: []byte("two of three owners agreed")}
	unsigned := ipsx.SignedDelegation{Delegation: word}
	stretched := good
	stretched.Until += 100
	toMallory := good
	toMallory.Delegate = mallory.Address()
	byOwner := *delegation(t, bob, word) // an owner's key is not the wallet's
	for name, c := range map[string]struct {
		by   ipsx.Signer
		with *ipsx.SignedDelegation
		at   int64
		want ipsx.Code
		asks int
	}{
		"Carol for the contract":           {carol, &good, now, "", 1},
		"Carol too late":                   {carol, &good, now + 1, ipsx.CodeExpired, 0},
		"Carol without a word":             {carol, nil, now, ipsx.CodeSignature, 0},
		"Carol with an owner's word alone": {carol, &byOwner, now, ipsx.CodeSignature, 1},
		"Carol with an empty signature":    {carol, &unsigned, now, ipsx.CodeSignature, 1},
		"Mallory with Carol's delegation":  {mallory, &good, now, ipsx.CodeSignature, 0},
		"Mallory takes it over":            {mallory, &toMallory, now, ipsx.CodeSignature, 1},
		"Mallory stretches it":             {carol, &stretched, now + 50, ipsx.CodeSignature, 1},
	} {
		wallet := &vault{address: bobs, digest: home.Digest(word), signature: good.Signature}
		signed := must[ipsx.Signed[ipsx.Request]](t)(ipsx.SignAs(c.by, c.with, home, bareRequest()))
		if err := signed.VerifyWith(home, bobs, c.at, wallet.ask); ipsx.CodeOf(err) != c.want || wallet.asked != c.asks {
			t.Errorf("%s: %v, want %q; asked %d times, want %d", name, err, c.want, wallet.asked, c.asks)
		}
		if err := signed.Verify(home, bobs, c.at); err == nil {
			t.Errorf("%s: accepted where nobody is asked", name)
		}
	}
}

// TestKeysAreNotAsked takes a key's signature without a question, and passes on why a contract could not be asked.
func TestKeysAreNotAsked(t *testing.T) {
	away := &vault{broken: ipsx.Errorf(ipsx.CodeUnavailable, "the chain is away: %w", io.EOF)}
	d := delegation(t, bob, ipsx.Delegation{Wallet: bob.Address(), Delegate: carol.Address(), Until: now})
	signed := must[ipsx.Signed[ipsx.Request]](t)(ipsx.SignAs(carol, d, home, bareRequest()))
	if err := signed.VerifyWith(home, bob.Address(), now, away.ask); err != nil || away.asked != 0 {
		t.Errorf("asked %d times about a key: %v", away.asked, err)
	}
	d.Signature[0]++
	if err := signed.VerifyWith(home, bob.Address(), now, away.ask); !ipsx.IsCode(err, ipsx.CodeUnavailable) || away.asked != 1 {
		t.Errorf("asked %d times: %v", away.asked, err)
	}
}

// TestContractsInProposals has both partners' wallets be contracts: each is asked about its own delegate.
func TestContractsInProposals(t *testing.T) {
	alices, bobs := ipsx.Address{0xa1}, ipsx.Address{0xb0}
	p := proposal(t, func(o *ipsx.Offer, r *ipsx.Request, d *ipsx.Deal) {
		o.Provider, d.Provider, r.Requester, d.Requester = alices, alices, bobs, bobs
	})
	p.Offer.Delegation = &ipsx.SignedDelegation{Delegation: ipsx.Delegation{Wallet: alices, Delegate: alice.Address(), Until: now}}
	p.Request.Delegation = &ipsx.SignedDelegation{Delegation: ipsx.Delegation{Wallet: bobs, Delegate: bob.Address(), Until: now}}
	asked := map[ipsx.Address]ipsx.Hash{}
	all := func(wallet ipsx.Address, digest ipsx.Hash, _ ipsx.WalletSignature) (bool, error) {
		asked[wallet] = digest
		return true, nil
	}
	if err := p.Verify(home, victor.Address(), now, all); err != nil {
		t.Fatal(err)
	}
	if len(asked) != 2 || asked[alices] != home.Digest(p.Offer.Delegation.Delegation) || asked[bobs] != home.Digest(p.Request.Delegation.Delegation) {
		t.Errorf("asked %v", asked)
	}
	for _, liar := range []ipsx.Address{alices, bobs} {
		but := func(wallet ipsx.Address, _ ipsx.Hash, _ ipsx.WalletSignature) (bool, error) {
			return wallet != liar, nil
		}
		if err := p.Verify(home, victor.Address(), now, but); !ipsx.IsCode(err, ipsx.CodeSignature) {
			t.Errorf("%s said no: %v", liar, err)
		}
	}
}

// TestWalletSignaturesInJSON have any length up to the limit; all other signatures keep their 65 bytes.
func TestWalletSignaturesInJSON(t *testing.T) {
	for text, want := range map[string]ipsx.Code{
		"0x": "", "0x01": "", "0x" + strings.Repeat("ab", ipsx.MaxSignature): "",
		"0x" + strings.Repeat("ab", ipsx.MaxSignature+1): ipsx.CodeSignature, "": ipsx.CodeSignature, "01": ipsx.CodeSignature, "0x1": ipsx.CodeSignature, "0xzz": ipsx.CodeSignature,
	} {
		var d ipsx.SignedDelegation
		err := ipsx.DecodeBytes([]byte(`{"signature":"`+text+`"}`), &d)
		if back := must[[]byte](t)(d.Signature.MarshalText()); ipsx.CodeOf(err) != want || want == "" && string(back) != text {
			t.Errorf("%.20q of %d characters: %v, written %.20q", text, len(text), err, back)
		}
	}
	var s ipsx.Signed[ipsx.Cancel]
	if err := ipsx.DecodeBytes([]byte(`{"signature":"0x01"}`), &s); !ipsx.IsCode(err, ipsx.CodeSignature) || !strings.Contains(err.Error(), "names a delegate") {
		t.Errorf("a contract signs an order itself: %v", err)
	}
	largest := ipsx.SignedDelegation{Delegation: ipsx.Delegation{Epoch: 1<<64 - 1, Until: 1<<63 - 1}, Signature: make([]byte, ipsx.MaxSignature)}
	envelope := must[[]byte](t)(json.Marshal(ipsx.Signed[ipsx.Cancel]{Signature: make([]byte, 65), Delegation: &largest}))
	if len(envelope) > ipsx.MaxEnvelopeBytes {
		t.Errorf("the largest delegation takes %d bytes", len(envelope))
	}
}

// TestTypedDataOfDelegations: what wallets are shown hashes to what the exchange expects to be signed.
func TestTypedDataOfDelegations(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var d ipsx.Delegation
		random(t, reflect.ValueOf(&d).Elem())
		data, err := json.Marshal(d.TypedData(home))
		var typed apitypes.TypedData
		if err == nil {
			err = json.Unmarshal(data, &typed)
		}
		if err != nil {
			t.Fatal(err)
		}
		if hash, _, err := apitypes.TypedDataAndHash(typed); err != nil || ipsx.Hash(hash) != home.Digest(d) {
			t.Fatalf("%s hashes to %x, want %s (%v)", data, hash, home.Digest(d), err)
		}
	})
}
