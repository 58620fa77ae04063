package profile

import (
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"pgregory.net/rapid"
)

// TestRating holds the figures of the package comment.
func TestRating(t *testing.T) {
	for _, c := range []struct {
		completed, failed uint64
		want              uint16
	}{{0, 0, ipsx.NewcomerRating}, {10, 0, 750}, {100, 0, 954}, {10, 5, 428}, {0, 1, 384}, {1 << 63, 0, 999}, {0, 1 << 63, 0}} {
		if got := Rating(c.completed, c.failed); got != c.want {
			t.Errorf("%d completed, %d failed: %d, want %d", c.completed, c.failed, got, c.want)
		}
	}
}

// TestRatingIsFair never falls by a completed deal nor rises by a failed one, and stays in its bounds.
func TestRatingIsFair(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		completed, failed := rapid.Uint64Range(0, 1e6).Draw(t, "completed"), rapid.Uint64Range(0, 1e6).Draw(t, "failed")
		r := Rating(completed, failed)
		if r > ipsx.MaxRating || Rating(completed+1, failed) < r || Rating(completed, failed+1) > r {
			t.Fatalf("%d", r)
		}
	})
}

// TestCoolDown doubles for Mallory with each expiry in a row, up to the maximum; a completed deal forgets.
func TestCoolDown(t *testing.T) {
	now, rule := time.Unix(1_800_000_000, 1), CoolDown{Base: 10 * time.Second, Max: 35 * time.Second}
	r := Newcomer(ipsx.Address{1})
	for _, want := range []int64{10, 20, 35, 35} {
		r = r.After(Expired, rule, now)
		if got := r.Profile.CoolDown - now.Unix() - 1; got != want { // rounded up: no second is given away
			t.Errorf("pauses %d s, want %d", got, want)
		}
		now = now.Add(time.Hour)
	}
	r = r.After(Completed, rule, now).After(Neutral, rule, now).After(Failed, rule, now)
	if r.Expired != 0 || r.Profile.Deals != 7 || r.Profile.Completed != 1 || r.Profile.Failed != 5 {
		t.Errorf("%+v", r)
	}
	if rule.Pause(1<<32-1) != rule.Max {
		t.Error("a long row of expiries overflows")
	}
}

// TestGaveUp is free once an hour, and then counts as an expiry.
func TestGaveUp(t *testing.T) {
	now, rule := time.Unix(1_800_000_000, 0), CoolDown{Base: 10 * time.Second, Max: time.Minute}
	r := Newcomer(ipsx.Address{1})
	for _, c := range []struct {
		later time.Duration
		pause int64
	}{{0, 0}, {time.Minute, 10}, {59*time.Minute - time.Second, 20}, {time.Second, 0}, {time.Second, 40}} {
		now = now.Add(c.later)
		before := r.Profile.CoolDown
		r = r.GaveUp(rule, now)
		if c.pause == 0 && r.Profile.CoolDown != before || c.pause > 0 && r.Profile.CoolDown != now.Unix()+c.pause {
			t.Errorf("at %s: cools down until %d, want for %d s", now, r.Profile.CoolDown, c.pause)
		}
	}
}
