package localnet

import (
	"context"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

func TestDemo(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	n, err := Start(ctx, Options{Providers: DefaultProviders()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	}()
	result, err := n.Demo(ctx, 2, "", t.Logf)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	spent := ipsx.Amount{}
	for _, d := range result.Deals {
		if d.Seen != d.Leased.String() {
			t.Errorf("the server saw %s where %s was leased", d.Seen, d.Leased)
		}
		seen[d.Seen] = true
		spent = spent.Add(d.Paid)
		if d.Paid.IsZero() || d.Paid.Less(d.Accrued) || d.Seconds != demoSeconds {
			t.Errorf("%s: %d s, accrued %s, paid %s", d.Leased, d.Seconds, d.Accrued, d.Paid)
		}
	}
	if len(seen) != 2 {
		t.Errorf("saw %v, not two addresses", seen)
	}
	checkMoney(t, result, spent)
}

// checkMoney: what Bob paid reached the providers but for the commission, nothing is reserved any more, and the contract holds exactly the sum.
func checkMoney(t *testing.T, result DemoResult, spent ipsx.Amount) {
	before, after := result.Chain.Before, result.Chain.After
	if got := before["bob"].Free.Sub(after["bob"].Free); got != spent {
		t.Errorf("Bob's balance fell by %s, his vouchers say %s", got, spent)
	}
	total, earned := result.Chain.Commission, ipsx.Amount{}
	for name, balance := range after {
		total = total.Add(balance.Free).Add(balance.Reserved)
		if name != "bob" {
			earned = earned.Add(balance.Free.Sub(before[name].Free))
		}
		if !balance.Reserved.IsZero() {
			t.Errorf("%s still has %s reserved", name, balance.Reserved.Tokens())
		}
	}
	if earned.Add(result.Chain.Commission) != spent {
		t.Errorf("earned %s, commission %s, spent %s", earned, result.Chain.Commission, spent)
	}
	if total != result.Chain.ContractTotal {
		t.Errorf("the contract holds %s, the books say %s", result.Chain.ContractTotal, total)
	}
}
