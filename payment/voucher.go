package payment

import (
	"github.com/ipsx/ipsx"
)

// Account is what a payee knows of a lane that pays it: what it verified on chain, and the best voucher so far.
type Account struct {
	Lane       ipsx.Lane
	Cover      ipsx.Amount // wei that the lane can pay in all: the reservation's cap or the leaf's allotment
	Expiry     int64       // Unix seconds until which vouchers are good
	Cumulative ipsx.Amount // of the best voucher, or what was claimed
}

// CheckVoucher says whether a provider takes the voucher for the deal, whose lease ends at Unix time leaseEnd: it is for this
// lane, which pays this provider out of the deal's funding and outlives the lease by ExpiryMargin; it is signed by the lane's
// signer; it grows; and the lane covers it. The error carries CodeSignature, CodeForbidden (another lane or partner),
// CodeReplayed (does not grow), CodeFunds (not covered) or CodeExpired (the lane ends too early).
func CheckVoucher(domain ipsx.Domain, d *ipsx.Deal, a Account, v ipsx.SignedVoucher, leaseEnd int64) error {
	if err := CheckLane(d, a, leaseEnd); err != nil {
		return err
	}
	if v.Lane != a.Lane {
		return ipsx.Errorf(ipsx.CodeForbidden, "the voucher is for lane %s, not for %s", v.Lane.ID(), a.Lane.ID())
	}
	if !a.Cumulative.Less(v.Cumulative) {
		return ipsx.Errorf(ipsx.CodeReplayed, "the voucher's %s wei are not above the last one's %s", v.Cumulative, a.Cumulative)
	}
	if a.Cover.Less(v.Cumulative) {
		return ipsx.Errorf(ipsx.CodeFunds, "the voucher's %s wei are above the lane's cover of %s", v.Cumulative, a.Cover).
			WithFix("top up the reservation")
	}
	return v.Verify(domain)
}

// CheckLane says whether the lane can pay the deal: payer, payee and signer are the deal's, and it lives long enough.
func CheckLane(d *ipsx.Deal, a Account, leaseEnd int64) error {
	payer, signer := d.Requester, d.Signer
	if d.Clearer != (ipsx.Address{}) {
		payer, signer = d.Clearer, a.Lane.Signer // a clearer signs with the key that its own lanes name
	}
	if a.Lane.Payee != d.Provider || a.Lane.Payer != payer || a.Lane.Signer != signer {
		return ipsx.Errorf(ipsx.CodeForbidden, "lane %s is from %s to %s, signed by %s: the deal is paid by %s to %s, signed by %s",
			a.Lane.ID(), a.Lane.Payer, a.Lane.Payee, a.Lane.Signer, payer, d.Provider, signer)
	}
	if a.Expiry < leaseEnd+int64(ExpiryMargin.Seconds()) {
		return ipsx.Errorf(ipsx.CodeExpired, "the lane expires at %d, less than %s after the lease's end at %d", a.Expiry, ExpiryMargin, leaseEnd).
			WithFix("open a lane that lives longer")
	}
	return nil
}

// Backed says whether the lane covers the deal's next interval on top of what was promised: a provider serves only while it
// does. The error carries CodeFunds.
func Backed(a Account, l Ledger, bytes uint64) error {
	covered := l.Cover(bytes)
	next := Accrued(l.Deal, Meter{NextCover(l.Deal, covered), bytes}).Sub(l.Paid)
	if a.Cover.Less(a.Cumulative.Add(next)) {
		return ipsx.Errorf(ipsx.CodeFunds, "the lane covers %s wei: %s are promised and the next interval costs %s", a.Cover, a.Cumulative, next).
			WithFix("top up the reservation")
	}
	return nil
}

// Accept is the account and the deal's ledger after a voucher that CheckVoucher passed.
func Accept(a Account, l Ledger, v ipsx.SignedVoucher) (Account, Ledger) {
	l = l.After(Payment{Growth: v.Cumulative.Sub(a.Cumulative)})
	a.Cumulative = v.Cumulative
	return a, l
}
