package payment_test

import (
	"fmt"
	"net/netip"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/payment"
	"pgregory.net/rapid"
)

var (
	alice, bob, mallory, victor = actor.Named("alice"), actor.Named("bob"), actor.Named("mallory"), actor.Named("victor")
	home                        = ipsx.Domain{ChainID: 31337, Centralizer: actor.Named("centralizer").Address()}
)

// example is the deal of the worked example: 2 addresses at 1,000 wei for 65 s.
func example() *ipsx.Deal {
	return &ipsx.Deal{Provider: alice.Address(), Requester: bob.Address(), Signer: bob.Address(), Addresses: make([]netip.Addr, 2),
		PricePerSecond: ipsx.Wei(1000), Seconds: 65, MaxTotal: ipsx.Wei(1_000_000), MaxInterval: 15}
}

// The worked example of the package comment: what each voucher carries, and what settling the last one moves.
func Example() {
	d := example()
	var vouchers []any
	for n := uint64(1); payment.Covered(d, n-1) < uint64(d.Seconds); n++ {
		vouchers = append(vouchers, payment.Accrued(d, payment.Meter{Seconds: payment.Covered(d, n)}))
	}
	fmt.Println(vouchers...)
	net, fee := payment.Settle(ipsx.Wei(0), ipsx.Wei(130_000), 100)
	fmt.Printf("%s to the treasury, %s to the payee\n", fee, net)
	// Output:
	// 2000 6000 14000 30000 60000 90000 120000 130000
	// 1300 to the treasury, 128700 to the payee
}

// TestVanishingProvider is the end of the worked example: after 40 s it holds 90,000 for 80,000 earned.
func TestVanishingProvider(t *testing.T) {
	l := payment.Ledger{Deal: example()}
	for second := range uint64(41) {
		if p, due := l.Next(payment.Meter{Seconds: second}); due {
			l = l.After(p)
		}
	}
	if earned := payment.Accrued(l.Deal, payment.Meter{Seconds: 40}); l.Paid != ipsx.Wei(90_000) || earned != ipsx.Wei(80_000) {
		t.Errorf("paid %s for %s", l.Paid, earned)
	}
}

// A deal reaches its budget with the second that ExhaustedAt names and not before.
func TestExhaustedAt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d, bytes := randomDeal(t), rapid.Uint64Range(0, 1<<40).Draw(t, "bytes")
		at := payment.ExhaustedAt(d, bytes)
		if at <= uint64(d.Seconds) && !payment.Exhausted(d, payment.Meter{Seconds: at, Bytes: bytes}) {
			t.Errorf("not after %d s", at)
		}
		if at > 0 && payment.Exhausted(d, payment.Meter{Seconds: at - 1, Bytes: bytes}) {
			t.Errorf("before %d s", at)
		}
	})
}

func randomDeal(t *rapid.T) *ipsx.Deal {
	d := example()
	d.Addresses = make([]netip.Addr, rapid.IntRange(1, 100).Draw(t, "addresses"))
	d.PricePerSecond = ipsx.Wei(rapid.Uint64Range(0, 1e12).Draw(t, "price"))
	d.PricePerGiB = ipsx.Wei(rapid.Uint64Range(0, 1e15).Draw(t, "traffic"))
	d.Seconds = rapid.Uint32Range(5, 100_000).Draw(t, "seconds")
	d.MaxInterval = rapid.Uint32Range(1, 60).Draw(t, "interval")
	d.MaxTotal = ipsx.Wei(rapid.Uint64().Draw(t, "total"))
	return d
}

// TestSchedule holds the schedule's properties: it only grows, by at most the longest interval, and ends with the lease; and the
// next cover is the first point of it after now.
func TestSchedule(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := randomDeal(t)
		n := uint64(0)
		for ; payment.Covered(d, n) < uint64(d.Seconds); n++ {
			step := payment.Covered(d, n+1) - payment.Covered(d, n)
			if step == 0 || step > uint64(d.MaxInterval) {
				t.Fatalf("interval %d has %d s", n, step)
			}
			if next := payment.NextCover(d, payment.Covered(d, n)); next != payment.Covered(d, n+1) {
				t.Fatalf("after %d s the next cover is %d, want %d", payment.Covered(d, n), next, payment.Covered(d, n+1))
			}
			if next := payment.NextCover(d, payment.Covered(d, n+1)-1); next != payment.Covered(d, n+1) {
				t.Fatalf("just before its end the cover is %d", next)
			}
		}
		if payment.NextCover(d, 1<<63) != uint64(d.Seconds) || payment.Covered(d, 1<<63) != uint64(d.Seconds) {
			t.Fatal("the schedule does not end with the lease")
		}
	})
}

// TestHonestLease plays a whole lease second by second with random traffic: the requester pays when its ledger says so, the
// provider never has a reason to stop, nobody is ahead by more than one interval or the floor, and the budget holds.
func TestHonestLease(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := randomDeal(t)
		d.Seconds = min(d.Seconds, 300)
		bob, alice := payment.Ledger{Deal: d}, payment.Ledger{Deal: d}
		meter := payment.Meter{}
		for ; meter.Seconds < uint64(d.Seconds) && !payment.Exhausted(d, meter); meter.Seconds++ {
			meter.Bytes += rapid.Uint64Range(0, payment.TrafficFloor/2).Draw(t, "bytes")
			if p, due := bob.Next(meter); due {
				bob = bob.After(p)
				alice = alice.After(payment.Payment{Growth: p.Growth})
			}
			if payment.Exhausted(d, meter) {
				break
			}
			if stop := alice.StopAt(meter.Bytes); stop <= time.Duration(meter.Seconds)*time.Second && alice.Paid.Less(d.MaxTotal) {
				t.Fatalf("at %+v Alice stops, paid %s", meter, alice.Paid)
			}
			if d.MaxTotal.Less(bob.Paid) {
				t.Fatalf("paid %s of %s", bob.Paid, d.MaxTotal)
			}
			ahead := payment.Accrued(d, payment.Meter{Seconds: meter.Seconds + uint64(d.MaxInterval), Bytes: meter.Bytes})
			if ahead.Less(bob.Paid) {
				t.Fatalf("at %+v Bob paid %s, more than one interval ahead (%s)", meter, bob.Paid, ahead)
			}
		}
		if final := bob.After(bob.Final(meter)); final.Paid.Less(payment.Accrued(d, meter)) || final.Paid != alice.Paid.Add(bob.Final(meter).Growth) {
			t.Fatalf("in the end %s are paid of %s", final.Paid, payment.Accrued(d, meter))
		}
	})
}

// TestMalloryStopsPaying loses the provider at most the grace and the floor.
func TestMalloryStopsPaying(t *testing.T) {
	d := example()
	d.PricePerGiB = ipsx.Wei(1 << 30) // 1 wei a byte
	l := payment.Ledger{Deal: d, Paid: ipsx.Wei(2000)}
	if stop := l.StopAt(payment.TrafficFloor); stop != time.Second+ipsx.CoverGrace {
		t.Errorf("with traffic on credit it stops after %s", stop)
	}
	if stop := l.StopAt(payment.TrafficFloor + 2000); stop != ipsx.CoverGrace {
		t.Errorf("with the cover spent on traffic it stops after %s", stop)
	}
	if stop := l.StopAt(payment.TrafficFloor + 2001); stop != 0 {
		t.Errorf("beyond the floor it stops after %s", stop)
	}
	if stop := (payment.Ledger{Deal: d, Paid: ipsx.Wei(130_000)}).StopAt(0); stop != payment.Never {
		t.Errorf("paid to its end it stops after %s", stop)
	}
}

// TestTrafficMakesAVoucherDue at half the floor, while time is covered; not when traffic is free.
func TestTrafficMakesAVoucherDue(t *testing.T) {
	d := example()
	l := payment.Ledger{Deal: d, Until: 15, Paid: ipsx.Wei(30_000)}
	if _, due := l.Next(payment.Meter{Seconds: 7, Bytes: 1 << 40}); due {
		t.Error("free traffic made a voucher due")
	}
	d.PricePerGiB = ipsx.Wei(1 << 30)
	if _, due := l.Next(payment.Meter{Seconds: 7, Bytes: payment.TrafficFloor/2 - 1}); due {
		t.Error("too early")
	}
	d.MaxTotal = ipsx.IPSX(1)
	p, due := l.Next(payment.Meter{Seconds: 7, Bytes: payment.TrafficFloor / 2})
	if !due || p.Growth != ipsx.Wei(payment.TrafficFloor/2) || p.Until != 15 {
		t.Errorf("due %v: %+v", due, p)
	}
}

// TestAccrued rounds each part down and stops at the lease's end and at MaxTotal.
func TestAccrued(t *testing.T) {
	d := example()
	d.PricePerGiB = ipsx.Wei(3)
	for _, c := range []struct {
		meter payment.Meter
		want  uint64
	}{
		{payment.Meter{}, 0}, {payment.Meter{Seconds: 1}, 2000}, {payment.Meter{Seconds: 1000}, 130_000}, {payment.Meter{Bytes: ipsx.GiB}, 3},
		{payment.Meter{Bytes: ipsx.GiB/3 + 1}, 1}, {payment.Meter{Bytes: ipsx.GiB / 3}, 0}, {payment.Meter{Seconds: 65, Bytes: 1 << 63}, 1_000_000},
	} {
		if got := payment.Accrued(d, c.meter); got != ipsx.Wei(c.want) {
			t.Errorf("%+v cost %s, want %d", c.meter, got, c.want)
		}
	}
	if payment.GreatestBill(d) != d.MaxTotal || payment.GreatestBill(example()) != ipsx.Wei(130_000) {
		t.Error("the greatest bill is wrong")
	}
}

// TestBudgetSeconds finds the first second at which time alone reaches MaxTotal.
func TestBudgetSeconds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		d := randomDeal(t)
		seconds, ok := payment.BudgetSeconds(d)
		at := func(s uint64) bool { return !payment.Accrued(d, payment.Meter{Seconds: s}).Less(d.MaxTotal) }
		if ok && (!at(seconds) || seconds > 0 && at(seconds-1)) || !ok && at(uint64(d.Seconds)-1) && !d.PricePerSecond.IsZero() {
			t.Fatalf("%d (%v)", seconds, ok)
		}
	})
}

// TestSettleInSteps takes the same commission in many claims as in one, and never more than all.
func TestSettleInSteps(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		bps := rapid.Uint16Range(0, 10_000).Draw(t, "bps")
		claimed, net, fee := ipsx.Amount{}, ipsx.Amount{}, ipsx.Amount{}
		for range rapid.IntRange(1, 10).Draw(t, "claims") {
			next := claimed.Add(ipsx.Wei(rapid.Uint64().Draw(t, "growth")))
			n, f := payment.Settle(claimed, next, bps)
			claimed, net, fee = next, net.Add(n), fee.Add(f)
		}
		if fee != payment.Commission(claimed, bps) || net.Add(fee) != claimed {
			t.Fatalf("%s and %s of %s", net, fee, claimed)
		}
	})
}

// TestReconcile bills the smaller meter and calls out a difference over 1 % and 1 MiB.
func TestReconcile(t *testing.T) {
	const mib = 1 << 20
	for _, c := range []struct {
		mine, theirs uint64
		mismatch     bool
	}{
		{0, 0, false}, {mib, 0, false}, {mib + 1, 0, true}, {100 * mib, 101 * mib, false}, {200 * mib, 202 * mib, false}, {200 * mib, 203 * mib, true},
		{203 * mib, 200 * mib, true}, {1 << 63, 1<<63 - 1, false},
	} {
		billed, mismatch := payment.Reconcile(payment.Meter{Seconds: 9, Bytes: c.mine}, payment.Meter{Seconds: 8, Bytes: c.theirs})
		if billed.Bytes != min(c.mine, c.theirs) || billed.Seconds != 8 || mismatch != c.mismatch {
			t.Errorf("%d and %d: %+v, mismatch %v", c.mine, c.theirs, billed, mismatch)
		}
	}
}
