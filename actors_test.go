package ipsx_test

import (
	"crypto/ecdsa"
	"testing"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipsx/ipsx"
)

// key is a named actor's key: its secret is keccak256 of its name, so every run and every language has the same one.
type key struct{ secret *ecdsa.PrivateKey }

func actor(name string) key {
	secret, err := crypto.ToECDSA(crypto.Keccak256([]byte(name)))
	if err != nil {
		panic(err) // keccak256 of a fixed name; it never is outside the curve's order
	}
	return key{secret}
}

func (k key) Address() ipsx.Address { return crypto.PubkeyToAddress(k.secret.PublicKey) }

func (k key) Sign(digest ipsx.Hash) (ipsx.Signature, error) {
	signature, err := crypto.Sign(digest[:], k.secret)
	if err == nil {
		signature[64] += 27
	}
	return signature, err
}

// The cast: Alice provides, Bob requests, Carol is Bob's delegate, Mallory cheats, Victor runs the exchange.
var (
	alice    = actor("alice")
	bob      = actor("bob")
	carol    = actor("carol")
	mallory  = actor("mallory")
	victor   = actor("victor")
	noWallet ipsx.Address
)

// home is the domain of all tests; chain 31337 is what development chains use.
var home = ipsx.Domain{ChainID: 31337, Centralizer: actor("centralizer").Address()}

func must[T any](t testing.TB) func(v T, err error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}
