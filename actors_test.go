package ipsx_test

import (
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
)

// The cast: Alice provides, Bob requests, Carol is Bob's delegate, Mallory cheats, Victor runs the exchange.
var (
	alice    = actor.Named("alice")
	bob      = actor.Named("bob")
	carol    = actor.Named("carol")
	mallory  = actor.Named("mallory")
	victor   = actor.Named("victor")
	noWallet ipsx.Address
)

// home is the domain of all tests; chain 31337 is what development chains use.
var home = ipsx.Domain{ChainID: 31337, Centralizer: actor.Named("centralizer").Address()}

func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
