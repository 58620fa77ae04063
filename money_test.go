package ipsx_test

import (
	"encoding/json"
	"math/big"
	"testing"

	"github.com/ipsx/ipsx"
	"pgregory.net/rapid"
)

// TestAmountIsExact holds the arithmetic against math/big.
func TestAmountIsExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, n := randomAmount(t), randomAmount(t), rapid.Uint64().Draw(t, "n")
		x, y, m := a.Big(), b.Big(), new(big.Int).SetUint64(n)
		same := func(what string, got ipsx.Amount, want *big.Int) {
			if got.Big().Cmp(want) != 0 {
				t.Fatalf("%s: %s, want %s", what, got, want)
			}
		}
		same("sum", a.Add(b), new(big.Int).Add(x, y))
		same("product", a.Mul(n), new(big.Int).Mul(x, m))
		difference := new(big.Int).Sub(x, y)
		if difference.Sign() < 0 {
			difference.SetInt64(0)
		}
		same("difference", a.Sub(b), difference)
		d := rapid.Uint64Min(1).Draw(t, "d")
		same("share", a.MulDiv(n, d), new(big.Int).Div(new(big.Int).Mul(x, m), new(big.Int).SetUint64(d)))
		if a.Cmp(b) != x.Cmp(y) || a.Less(b) != (x.Cmp(y) < 0) || (a == b) != (x.Cmp(y) == 0) || a.IsZero() != (x.Sign() == 0) {
			t.Fatalf("%s and %s compare wrongly", a, b)
		}
		if least := a.Min(b); b.Less(least) || a.Less(least) || least != a && least != b {
			t.Fatalf("the smaller of %s and %s is %s", a, b, least)
		}
	})
}

// TestAmountTexts reads back what it writes: on the wire, for people, for math/big.
func TestAmountTexts(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a := randomAmount(t)
		wire, err := json.Marshal(a)
		var back ipsx.Amount
		if err != nil || json.Unmarshal(wire, &back) != nil || back != a {
			t.Fatalf("%s on the wire reads back as %s", wire, back)
		}
		for _, text := range []string{a.String(), a.Tokens()} {
			if back, err := ipsx.ParseAmount(text); err != nil || back != a {
				t.Fatalf("%q reads back as %s: %v", text, back, err)
			}
		}
		if back, err := ipsx.ParseEther(a.Ether()); err != nil || back != a {
			t.Fatalf("%q reads back as %s: %v", a.Ether(), back, err)
		}
		if back, err := ipsx.AmountFromBig(a.Big()); err != nil || back != a {
			t.Fatalf("%s from big: %v", back, err)
		}
	})
}

// TestAmountsOfPeople are texts that people write.
func TestAmountsOfPeople(t *testing.T) {
	for text, want := range map[string]ipsx.Amount{"0": {}, "1000": ipsx.Wei(1000), "1 IPSX": ipsx.IPSX(1), "0.5ipsx": ipsx.Wei(5e17), ".5 IPSX": ipsx.Wei(5e17),
		" 2 ipsx ": ipsx.IPSX(2), "0.000000000000000001 IPSX": ipsx.Wei(1), "340282366920938463463374607431768211455": maxAmount()} {
		if got, err := ipsx.ParseAmount(text); err != nil || got != want {
			t.Errorf("%q: %s (%v), want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "IPSX", ". IPSX", "-1", "1.5", "1e3", "0x10", "0.0000000000000000001 IPSX", "340282366920938463463374607431768211456", "1 ETH"} {
		if got, err := ipsx.ParseAmount(text); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%q: %s (%v)", text, got, err)
		}
	}
	if text := ipsx.Wei(1_500_000_000_000_000_000).Tokens(); text != "1.5 IPSX" {
		t.Errorf("for people: %q", text)
	}
}

// TestEtherOfPeople are sums of ether that people write; a unit of tokens is none.
func TestEtherOfPeople(t *testing.T) {
	for text, want := range map[string]ipsx.Amount{"0": {}, "1000": ipsx.Wei(1000), "1 ETH": ipsx.Wei(1e18), "1.5 ether": ipsx.Wei(15e17), ".5eth": ipsx.Wei(5e17), "2. ETH": ipsx.Wei(2e18)} {
		if got, err := ipsx.ParseEther(text); err != nil || got != want {
			t.Errorf("%q: %s (%v), want %s", text, got, err, want)
		}
	}
	for _, text := range []string{"", "ETH", "1.5", "1,5 ETH", "-1 ETH", "1 IPSX", "1 gwei", "1 ETH ETH", "1.2.3 ETH", "1 etherether", "0.0000000000000000001 ETH", "340282366920938463464 ETH"} {
		if got, err := ipsx.ParseEther(text); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%q: %s (%v)", text, got, err)
		}
	}
	if text := ipsx.Wei(1_500_000_000_000_000_000).Ether(); text != "1.5 ETH" {
		t.Errorf("for people: %q", text)
	}
}

// TestAmountFits draws the line at 128 bits.
func TestAmountFits(t *testing.T) {
	if !maxAmount().Fits() || maxAmount().Add(ipsx.Wei(1)).Fits() {
		t.Error("the line is elsewhere")
	}
	for _, b := range []*big.Int{nil, big.NewInt(-1), new(big.Int).Lsh(big.NewInt(1), 128)} {
		if _, err := ipsx.AmountFromBig(b); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%v: %v", b, err)
		}
	}
}
