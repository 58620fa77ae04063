package payment

import (
	"math"
	"time"

	"github.com/ipsx/ipsx"
)

// Ledger is one side's account of what was paid for one deal. It is a value: each change gives a new one. A lane can pay several
// deals, so what counts here is each voucher's growth, not its cumulative amount.
type Ledger struct {
	Deal  *ipsx.Deal
	Paid  ipsx.Amount // wei
	Until uint64      // requester: seconds since connected that it prepaid
	Bytes uint64      // requester: payload bytes that it paid for
}

// Payment is a voucher that is due.
type Payment struct {
	Growth ipsx.Amount // wei to add to the lane's cumulative amount; zero when the service is free
	Until  uint64      // seconds since connected that are prepaid then
	Bytes  uint64      // payload bytes that are paid then
}

// Next is the requester's next voucher. due is false while time is covered and unpaid traffic is below half the floor, and when
// nothing is left to pay.
func (l Ledger) Next(m Meter) (p Payment, due bool) {
	time := m.Seconds >= l.Until && l.Until < uint64(l.Deal.Seconds)
	traffic := !l.Deal.PricePerGiB.IsZero() && m.Bytes >= l.Bytes+TrafficFloor/2
	if !time && !traffic {
		return Payment{}, false
	}
	p = Payment{Until: l.Until, Bytes: m.Bytes}
	if time {
		p.Until = NextCover(l.Deal, m.Seconds)
	}
	p.Growth = Accrued(l.Deal, Meter{p.Until, p.Bytes}).Sub(l.Paid)
	return p, time || !p.Growth.IsZero()
}

// Final is the voucher that pays what the meter shows at the end; the growth is zero when all is paid.
func (l Ledger) Final(m Meter) Payment {
	return Payment{Growth: Accrued(l.Deal, m).Sub(l.Paid), Until: max(l.Until, m.Seconds), Bytes: max(l.Bytes, m.Bytes)}
}

// After is the ledger after a payment: the requester's own, or the growth of a voucher that the provider accepted.
func (l Ledger) After(p Payment) Ledger {
	l.Paid = l.Paid.Add(p.Growth)
	l.Until, l.Bytes = max(l.Until, p.Until), max(l.Bytes, p.Bytes)
	return l
}

// DueAt is when the requester's next voucher is due by time, since connected; ok is false when the whole lease is prepaid.
func (l Ledger) DueAt() (at time.Duration, ok bool) {
	return time.Duration(l.Until) * time.Second, l.Until < uint64(l.Deal.Seconds)
}

// Cover is how many seconds since connected are paid for when so many payload bytes passed: 0 when not even the traffic is.
func (l Ledger) Cover(bytes uint64) uint64 {
	traffic := trafficCost(l.Deal, bytes)
	if l.Paid.Less(traffic) {
		return 0
	}
	return secondsFor(l.Deal, l.Paid.Sub(traffic))
}

// secondsFor is how many seconds of the lease an amount pays, rounded down.
func secondsFor(d *ipsx.Deal, amount ipsx.Amount) uint64 {
	low, high := uint64(0), uint64(d.Seconds)
	for low < high {
		middle := (low + high + 1) / 2
		if amount.Less(timeCost(d, middle)) {
			high = middle - 1
		} else {
			low = middle
		}
	}
	return low
}

// Never is StopAt for a lease that no payment bounds.
const Never time.Duration = math.MaxInt64

// StopAt is when, since connected, the provider stops traffic unless another voucher comes: CoverGrace after the cover ran out,
// with TrafficFloor bytes on credit; 0, at once, when the traffic is above what was paid and the floor. A lease that is paid to
// its end has none (Never): the lease's end stops it.
func (l Ledger) StopAt(bytes uint64) time.Duration {
	credit := bytes - min(bytes, TrafficFloor)
	if l.Paid.Less(trafficCost(l.Deal, credit)) {
		return 0
	}
	covered := l.Cover(credit)
	if covered == uint64(l.Deal.Seconds) {
		return Never
	}
	return time.Duration(covered)*time.Second + ipsx.CoverGrace
}

// maxBytes is more than any lease carries: 2^50 bytes, a PiB.
const maxBytes = 1 << 50

// Allowance is how many payload bytes the provider lets pass until a moment since connected: the most that leave half of CoverGrace
// until StopAt. At the allowance it pauses the traffic, so that a voucher which is on its way finds the deal alive.
func (l Ledger) Allowance(elapsed time.Duration) uint64 {
	by := elapsed + ipsx.CoverGrace/2
	low, high := uint64(0), uint64(maxBytes)
	for low < high {
		middle := (low + high + 1) / 2
		if l.StopAt(middle) > by {
			low = middle
		} else {
			high = middle - 1
		}
	}
	return low
}
