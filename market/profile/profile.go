// Package profile keeps who an actor is, as its deals show: a rating from its history, and how long it must pause after
// deals that it let expire or gave up.
//
// The rating is an average with a prior of ten half-good deals, in which a failure weighs as much as three completed deals:
//
//	rating = (10 × 500 + 1000 × completed) / (10 + completed + 3 × failed)
//
// rounded down, in thousandths. A newcomer has 500, ten completed deals make 750, a hundred 954; ten completed and five
// failed make 428. Every wallet starts anew at 500, so a bad rating is worth at most a new wallet: ask for a minimum above
// 500 where that matters.
//
// The package is pure: it takes the time as an argument, and the same calls give the same profiles.
package profile

import (
	"time"

	"github.com/ipsx/ipsx"
)

const (
	priorDeals    = 10
	failureWeight = 3
)

// Rating is the rating of a wallet with so many completed and failed deals, in thousandths.
func Rating(completed, failed uint64) uint16 {
	const most = 1 << 40 // keeps the product within 64 bits
	completed, failed = min(completed, most), min(failed, most)
	points := priorDeals*ipsx.NewcomerRating + ipsx.MaxRating*completed
	return uint16(points / (priorDeals + completed + failureWeight*failed))
}

// freeEvery is how often a wallet may give a deal up without a pause: an honest node does when its chain is slow.
const freeEvery = time.Hour

// CoolDown is the rule for the pause after deals that expired after ready, or were given up too often: Base after the first, twice as
// long after each further one, at most Max. A completed deal forgets them.
type CoolDown struct {
	Base time.Duration `json:"base"`
	Max  time.Duration `json:"max"`
}

// DefaultCoolDown is 10 seconds, then 20, 40 and so on up to an hour.
var DefaultCoolDown = CoolDown{Base: 10 * time.Second, Max: time.Hour}

// Pause is how long the wallet pauses after its n-th in a row; n starts at 1.
func (c CoolDown) Pause(n uint32) time.Duration {
	pause := c.Base
	for i := uint32(1); i < n && pause < c.Max; i++ {
		pause *= 2
	}
	return min(pause, c.Max)
}

// Result is how a deal went for one wallet.
type Result uint8

// The results.
const (
	Neutral   Result = iota // nobody's fault, such as a cancelled deal
	Completed               // it was active and ended well
	Failed                  // this wallet failed or declined it
	Expired                 // this wallet let it expire after ready: failed, and cools down
)

// Record is the profile of one wallet or voucher signer, with what is needed to go on. Its zero, with Wallet set, is a newcomer.
type Record struct {
	Profile ipsx.Profile `json:"profile"`
	Expired uint32       `json:"expired"` // in a row, and given up at a cost
	Spared  int64        `json:"spared"`  // when it last gave one up for nothing, Unix seconds
}

// Newcomer is the record of a wallet without history.
func Newcomer(wallet ipsx.Address) Record {
	return Record{Profile: ipsx.Profile{Wallet: wallet, Rating: ipsx.NewcomerRating}}
}

// After is the record after one more finished deal.
func (r Record) After(result Result, rule CoolDown, now time.Time) Record {
	r.Profile.Deals++
	switch result {
	case Completed:
		r.Profile.Completed++
		r.Expired = 0
	case Failed:
		r.Profile.Failed++
	case Expired:
		r.Profile.Failed++
		r = r.CoolDown(rule, now)
	}
	r.Profile.Rating = Rating(r.Profile.Completed, r.Profile.Failed)
	return r
}

// GaveUp is the record after the wallet ended what others kept addresses free for: once an hour for nothing, else as if it had expired.
func (r Record) GaveUp(rule CoolDown, now time.Time) Record {
	if now.Unix() < r.Spared+int64(freeEvery/time.Second) {
		return r.CoolDown(rule, now)
	}
	r.Spared = now.Unix()
	return r
}

// CoolDown is the record after one more expiry: no new request before Profile.CoolDown.
func (r Record) CoolDown(rule CoolDown, now time.Time) Record {
	r.Expired++
	until := now.Add(rule.Pause(r.Expired) + time.Second - time.Nanosecond).Unix() // round up to whole seconds
	r.Profile.CoolDown = max(r.Profile.CoolDown, until)
	return r
}
