// Package actor gives tests their named actors: Alice provides, Bob requests, Mallory cheats.
//
// An actor's secret is keccak256 of its name, so every run and every language has the same one; testdata/vectors.json relies on that.
//
// Key advice: everybody can derive these secrets; never send them real money.
package actor

import (
	"crypto/ecdsa"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipsx/ipsx"
)

// Key is a named actor's key, an ipsx.Signer. Make it with Named.
type Key struct{ secret *ecdsa.PrivateKey }

// Named is the key of the actor with this name, in lower case by custom.
func Named(name string) Key {
	secret, err := crypto.ToECDSA(crypto.Keccak256([]byte(name)))
	if err != nil {
		panic(err) // keccak256 of a fixed name; it never is outside the curve's order
	}
	return Key{secret}
}

// Address is the actor's Ethereum address.
func (k Key) Address() ipsx.Address { return crypto.PubkeyToAddress(k.secret.PublicKey) }

// Sign signs a 32-byte digest; the signature is r ‖ s ‖ v with v 27 or 28, deterministic (RFC 6979).
func (k Key) Sign(digest ipsx.Hash) (ipsx.Signature, error) {
	signature, err := crypto.Sign(digest[:], k.secret)
	if err == nil {
		signature[64] += 27
	}
	return signature, err
}
