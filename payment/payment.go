// Package payment is the arithmetic of vouchers: what a deal has cost so far, which voucher is due next, whether a voucher is
// good, what a tranche covers, and when to stop serving. It is pure: whole numbers only, times and meters are arguments.
//
// A deal costs addresses × seconds since connected × PricePerSecond, plus GiB × PricePerGiB for the payload bytes of both
// directions. Time is prepaid in growing intervals; traffic is paid after it flowed, before it reaches a small floor. So the
// requester loses at most one interval, and the provider at most CoverGrace and TrafficFloor.
//
// Worked example: 1,000 wei per address and second, 2 addresses, 65 s, longest interval 15 s. The intervals are 1, 2, 4, 8, 15,
// 15, 15 and the remaining 5 s; the vouchers carry 2,000; 6,000; 14,000; 30,000; 60,000; 90,000; 120,000; 130,000 wei. Settling
// only the last moves 130,000 wei: at 1 % commission 1,300 to the treasury and 128,700 to the payee. If the provider vanishes
// after 40 s it holds 90,000 for 80,000 earned: the requester lost 5 seconds, inside one interval.
//
// Key advice: money arithmetic of both sides must agree to the wei, so do none of it elsewhere.
package payment

import (
	"sort"
	"time"

	"github.com/ipsx/ipsx"
)

const (
	// TrafficFloor is how many unpaid payload bytes a provider lets pass. The requester pays at half of it.
	TrafficFloor = 16 << 20
	// ExpiryMargin is how long a lane must outlive the lease that it pays.
	ExpiryMargin = 10 * time.Minute
)

// steps are the prepaid intervals in seconds; the last repeats. A deal's MaxInterval caps them.
var steps = [...]uint32{1, 2, 4, 8, 15, 30, 60}

// Meter is what one side measured of a deal since connected: whole seconds of a monotonic clock, and payload bytes of both
// directions together.
type Meter struct {
	Seconds uint64
	Bytes   uint64
}

// interval is the length of the n-th prepaid interval, from 0, in seconds.
func interval(d *ipsx.Deal, n int) uint64 { return uint64(min(steps[n], max(d.MaxInterval, 1))) }

// ramp is the number of intervals before the one that repeats.
const ramp = len(steps) - 1

// Covered is how many seconds the first n vouchers prepay, at most the whole lease.
func Covered(d *ipsx.Deal, n uint64) uint64 {
	total := uint64(0)
	for i := range int(min(n, uint64(ramp))) {
		total += interval(d, i)
	}
	if n > uint64(ramp) {
		total += min(n-uint64(ramp), uint64(d.Seconds)) * interval(d, ramp)
	}
	return min(total, uint64(d.Seconds))
}

// NextCover is the first point of the schedule after so many seconds, at most the whole lease: what a voucher that is due then
// prepays to.
func NextCover(d *ipsx.Deal, seconds uint64) uint64 {
	seconds, total := min(seconds, uint64(d.Seconds)), uint64(0)
	for i := range ramp {
		total += interval(d, i)
		if seconds < total {
			return min(total, uint64(d.Seconds))
		}
	}
	repeats := (seconds-total)/interval(d, ramp) + 1
	return min(total+repeats*interval(d, ramp), uint64(d.Seconds))
}

// Accrued is what the deal has cost at this meter: time and traffic, each rounded down to a wei, seconds counted to the end of
// the lease, and never more than MaxTotal.
func Accrued(d *ipsx.Deal, m Meter) ipsx.Amount { return bill(d, m).Min(d.MaxTotal) }

// Exhausted says whether the deal has reached its budget.
func Exhausted(d *ipsx.Deal, m Meter) bool {
	cost := bill(d, m)
	return !cost.IsZero() && !cost.Less(d.MaxTotal)
}

// ExhaustedAt is after how many seconds the deal reaches its budget when so many bytes, and no more, are paid for; one more than those of the lease when it does not.
func ExhaustedAt(d *ipsx.Deal, bytes uint64) uint64 {
	return uint64(sort.Search(int(d.Seconds)+1, func(seconds int) bool { return Exhausted(d, Meter{uint64(seconds), bytes}) }))
}

// BudgetSeconds is after how many seconds the time alone reaches MaxTotal; ok is false when the lease ends before or then.
func BudgetSeconds(d *ipsx.Deal) (seconds uint64, ok bool) {
	seconds = secondsFor(d, d.MaxTotal)
	if timeCost(d, seconds).Less(d.MaxTotal) {
		seconds++
	}
	return seconds, seconds < uint64(d.Seconds)
}

// GreatestBill is what the time of the whole lease costs, at most MaxTotal: all of it when traffic is charged.
func GreatestBill(d *ipsx.Deal) ipsx.Amount {
	if !d.PricePerGiB.IsZero() {
		return d.MaxTotal
	}
	return Accrued(d, Meter{Seconds: uint64(d.Seconds)})
}

func bill(d *ipsx.Deal, m Meter) ipsx.Amount {
	return timeCost(d, m.Seconds).Add(trafficCost(d, m.Bytes))
}

// rate is wei per second of the whole deal.
func rate(d *ipsx.Deal) ipsx.Amount { return d.PricePerSecond.Mul(uint64(len(d.Addresses))) }

func timeCost(d *ipsx.Deal, seconds uint64) ipsx.Amount {
	return rate(d).Mul(min(seconds, uint64(d.Seconds)))
}

func trafficCost(d *ipsx.Deal, bytes uint64) ipsx.Amount {
	return d.PricePerGiB.MulDiv(bytes, ipsx.GiB)
}

// Reconcile compares both sides' meters: the smaller of each is billed. mismatch is set when the bytes differ by more than 1 % of
// the larger and more than 1 MiB: the provider may end the deal then.
func Reconcile(mine, theirs Meter) (billed Meter, mismatch bool) {
	billed = Meter{min(mine.Seconds, theirs.Seconds), min(mine.Bytes, theirs.Bytes)}
	larger := max(mine.Bytes, theirs.Bytes)
	difference := larger - billed.Bytes
	return billed, difference > 1<<20 && difference > larger/100
}

// Commission is what of the first cumulative wei of a lane goes to the treasury: basis points, rounded down.
func Commission(cumulative ipsx.Amount, feeBps uint16) ipsx.Amount {
	return cumulative.MulDiv(uint64(feeBps), 10_000)
}

// Settle is what claiming from claimed up to cumulative moves: fee to the treasury, net to the payee. The fee is taken on the
// cumulative amounts, so claiming in many steps costs as much as claiming once.
func Settle(claimed, cumulative ipsx.Amount, feeBps uint16) (net, fee ipsx.Amount) {
	fee = Commission(cumulative, feeBps).Sub(Commission(claimed, feeBps))
	return cumulative.Sub(claimed).Sub(fee), fee
}
