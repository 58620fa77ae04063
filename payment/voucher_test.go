package payment_test

import (
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
)

const leaseEnd = 1_800_000_065

func account() payment.Account {
	lane := ipsx.Lane{Payer: bob.Address(), Payee: alice.Address(), Signer: bob.Address(), Number: 1}
	return payment.Account{Lane: lane, Cover: ipsx.Wei(200_000), Expiry: leaseEnd + 600, Cumulative: ipsx.Wei(50_000)}
}

func voucher(t *testing.T, by ipsx.Signer, lane ipsx.Lane, cumulative uint64) ipsx.SignedVoucher {
	t.Helper()
	lane.Signer = by.Address()
	v, err := ipsx.SignVoucher(by, home, lane, ipsx.Wei(cumulative))
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestVouchersThatAliceRefuses are Mallory's tries, one for each check.
func TestVouchersThatAliceRefuses(t *testing.T) {
	a := account()
	good := voucher(t, bob, a.Lane, 52_000)
	forged := good
	forged.Signature = voucher(t, mallory, a.Lane, 52_000).Signature
	raised := good
	raised.Cumulative = ipsx.Wei(53_000)
	other := a.Lane
	other.Number = 2
	elsewhere := ipsx.Domain{ChainID: 1, Centralizer: home.Centralizer}
	mallorysLane, toMallory, short := a, a, a
	mallorysLane.Lane.Signer = mallory.Address()
	toMallory.Lane.Payee = mallory.Address()
	short.Expiry--
	for name, c := range map[string]struct {
		account payment.Account
		voucher ipsx.SignedVoucher
		domain  ipsx.Domain
		want    ipsx.Code
	}{
		"good":                 {a, good, home, ""},
		"the same again":       {payment.Account{Lane: a.Lane, Cover: a.Cover, Expiry: a.Expiry, Cumulative: ipsx.Wei(52_000)}, good, home, ipsx.CodeReplayed},
		"not growing":          {a, voucher(t, bob, a.Lane, 50_000), home, ipsx.CodeReplayed},
		"above the cover":      {a, voucher(t, bob, a.Lane, 200_001), home, ipsx.CodeFunds},
		"all of the cover":     {a, voucher(t, bob, a.Lane, 200_000), home, ""},
		"another lane":         {a, voucher(t, bob, other, 52_000), home, ipsx.CodeForbidden},
		"signed by Mallory":    {a, forged, home, ipsx.CodeSignature},
		"raised by Mallory":    {a, raised, home, ipsx.CodeSignature},
		"for another chain":    {a, good, elsewhere, ipsx.CodeSignature},
		"Mallory's lane":       {mallorysLane, voucher(t, mallory, a.Lane, 52_000), home, ipsx.CodeForbidden},
		"paid to Mallory":      {toMallory, voucher(t, bob, toMallory.Lane, 52_000), home, ipsx.CodeForbidden},
		"the lane ends early":  {short, good, home, ipsx.CodeExpired},
		"nothing on the chain": {payment.Account{}, good, home, ipsx.CodeForbidden},
	} {
		if err := payment.CheckVoucher(c.domain, example(), c.account, c.voucher, leaseEnd); ipsx.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestClearedDeal is paid on the clearer's lane, and by nobody else.
func TestClearedDeal(t *testing.T) {
	d := example()
	d.Clearer = victor.Address()
	a := account()
	if err := payment.CheckLane(d, a, leaseEnd); !ipsx.IsCode(err, ipsx.CodeForbidden) {
		t.Errorf("a direct lane pays a cleared deal: %v", err)
	}
	a.Lane.Payer, a.Lane.Signer = victor.Address(), victor.Address()
	if err := payment.CheckVoucher(home, d, a, voucher(t, victor, a.Lane, 52_000), leaseEnd); err != nil {
		t.Error(err)
	}
}

// TestBacked serves only while the lane covers the next interval as well.
func TestBacked(t *testing.T) {
	a, l := account(), payment.Ledger{Deal: example()}
	a, l = payment.Accept(a, l, voucher(t, bob, a.Lane, 80_000)) // 30,000 for this deal: 15 s
	if l.Paid != ipsx.Wei(30_000) || l.Cover(0) != 15 {
		t.Fatalf("paid %s for %d s", l.Paid, l.Cover(0))
	}
	a.Cover = ipsx.Wei(110_000) // 30,000 for the next 15 s
	if err := payment.Backed(a, l, 0); err != nil {
		t.Error(err)
	}
	a.Cover = ipsx.Wei(109_999)
	if err := payment.Backed(a, l, 0); !ipsx.IsCode(err, ipsx.CodeFunds) {
		t.Errorf("served without cover: %v", err)
	}
	l.Paid, a.Cumulative = ipsx.Wei(130_000), ipsx.Wei(109_999)
	if err := payment.Backed(a, l, 0); err != nil {
		t.Errorf("all is paid: %v", err)
	}
}
