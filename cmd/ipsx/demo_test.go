package main

import (
	"math/big"
	"net/netip"
	"testing"

	"github.com/ipsx/ipsx"
)

// demoOutput is what `ipsx demo --json` is documented to print, read strictly, with plain types: a client in another language sees the same.
type demoOutput struct {
	Deals []struct {
		Deal            string
		Provider        string
		Leased          netip.Addr
		Seen            netip.Addr
		Page            string
		Seconds         int
		Accrued         decimal
		Paid            decimal
		FirstByteMillis float64
		Payments        []struct {
			Second float64
			Paid   decimal
		}
	}
	Chain struct {
		Before, After map[string]struct {
			Wallet                            string
			Token, Free, Reserved, Commission decimal
		}
		Commission    decimal
		ContractTotal decimal
	}
}

// decimal is a sum in wei, a string of digits.
type decimal struct{ big.Int }

// UnmarshalText reads digits.
func (d *decimal) UnmarshalText(text []byte) error { return d.Int.UnmarshalText(text) }

// UnmarshalJSON refuses numbers: they lose digits on the way through many programs.
func (d *decimal) UnmarshalJSON(data []byte) error {
	if len(data) < 3 || data[0] != '"' {
		return ipsx.Errorf(ipsx.CodeInvalid, "%s is not a string of digits", data)
	}
	return d.UnmarshalText(data[1 : len(data)-1])
}

func TestDemo(t *testing.T) {
	t.Setenv("IPSX_DATA_DIR", t.TempDir())
	var got demoOutput
	decodeStrictly(t, run(t, exitOK, "demo", "--json"), &got)
	if len(got.Deals) != 2 || got.Deals[0].Leased == got.Deals[1].Leased {
		t.Fatalf("not two addresses: %+v", got.Deals)
	}
	spent := new(big.Int)
	for _, d := range got.Deals {
		spent.Add(spent, &d.Paid.Int)
		if d.Seen != d.Leased || d.Seconds < 5 || d.Paid.Sign() <= 0 || d.Paid.Cmp(&d.Accrued.Int) < 0 || d.FirstByteMillis <= 0 {
			t.Errorf("a deal does not add up: %+v", d)
		}
		checkPayments(t, d.Payments[len(d.Payments)-1].Paid, d.Paid, len(d.Payments))
	}
	checkBooks(t, got, spent)
}

func checkPayments(t *testing.T, last, paid decimal, count int) {
	t.Helper()
	if last.Cmp(&paid.Int) != 0 || count < 2 {
		t.Errorf("%d payments, the last to %s, but %s were paid", count, &last, &paid)
	}
}

// checkBooks: what Bob spent is what the providers got and the commission; the contract holds exactly what the books say.
func checkBooks(t *testing.T, got demoOutput, spent *big.Int) {
	t.Helper()
	held, earned := new(big.Int).Set(&got.Chain.Commission.Int), new(big.Int).Set(&got.Chain.Commission.Int)
	for name, after := range got.Chain.After {
		before := got.Chain.Before[name]
		held.Add(held, &after.Free.Int).Add(held, &after.Reserved.Int)
		change := new(big.Int).Sub(&after.Free.Int, &before.Free.Int)
		if name != "bob" {
			earned.Add(earned, change)
		} else if change.Neg(change).Cmp(spent) != 0 {
			t.Errorf("Bob's balance fell by %s, his vouchers say %s", change, spent)
		}
	}
	if earned.Cmp(spent) != 0 || held.Cmp(&got.Chain.ContractTotal.Int) != 0 {
		t.Errorf("earned %s of %s; the contract holds %s, the books say %s", earned, spent, &got.Chain.ContractTotal, held)
	}
}
