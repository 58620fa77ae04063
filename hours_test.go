package ipsx_test

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/ipsx/ipsx"
)

// An offer that is open is so until it closes, and not a second longer.
func TestCloses(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		o := &ipsx.Offer{Hours: rapid.Uint32Max(1<<24-1).Draw(t, "hours"), Until: rapid.SampledFrom([]int64{0, 1_000_000, 1_030_000}).Draw(t, "until")}
		at := rapid.Int64Range(900_000, 999_999).Draw(t, "at")
		closes, ok := o.Closes(at)
		switch {
		case !o.Open(at, at+1):
			if !ok || at < closes {
				t.Errorf("closed, and closes at %d, %t", closes, ok)
			}
		case !ok:
			if !o.Open(at, at+1_000_000) {
				t.Error("it closes some day")
			}
		case !o.Open(at, closes) || o.Open(at, closes+1):
			t.Errorf("open from %d until %d, and not a second longer: %t, %t", at, closes, o.Open(at, closes), o.Open(at, closes+1))
		}
	})
}
