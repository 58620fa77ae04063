// Package wallet keeps private keys and signs with them: wallets, delegates and voucher signers.
//
// It is the only room that sees a private key. A [Key] signs digests (it is an ipsx.Signer) and gives its secret to nobody:
// not to fmt, not to slog, not to JSON. Keys live in memory ([New]) or in a folder of key files in the format of Ethereum
// clients (Web3 Secret Storage, version 3), so geth, foundry and most wallets can read them ([Create], [Open], [List]).
//
// Key advice: let a node hold a delegate's key only, and keep the wallet's own key elsewhere; the delegate's allowance then
// bounds what a stolen node can cost.
package wallet

import (
	"crypto/ecdsa"
	"log/slog"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipsx/ipsx"
)

// Key is an unlocked private key. It is safe for concurrent use. The zero Key is not usable: make one with New, Create or
// Open.
type Key struct {
	address ipsx.Address
	sign    func(digest []byte) ([]byte, error) // a closure, so that no printer can reach the secret by reflection
}

func newKey(secret *ecdsa.PrivateKey) *Key {
	return &Key{
		address: crypto.PubkeyToAddress(secret.PublicKey),
		sign:    func(digest []byte) ([]byte, error) { return crypto.Sign(digest, secret) },
	}
}

// New makes a fresh key that lives in memory only.
func New() (*Key, error) {
	secret, err := crypto.GenerateKey()
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "no randomness for a new key: %w", err)
	}
	return newKey(secret), nil
}

// Address is the key's Ethereum address.
func (k *Key) Address() ipsx.Address { return k.address }

// Sign signs a 32-byte digest; the signature is r ‖ s ‖ v with v 27 or 28, deterministic (RFC 6979).
func (k *Key) Sign(digest ipsx.Hash) (ipsx.Signature, error) {
	signature, err := k.sign(digest[:])
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "key %s cannot sign: %w", k.address, err)
	}
	signature[64] += 27
	return signature, nil
}

// String is the key's address; the secret has no text form.
func (k *Key) String() string { return "key of " + k.address.Hex() }

// GoString is the same as String.
func (k *Key) GoString() string { return k.String() }

// LogValue logs the address only.
func (k *Key) LogValue() slog.Value { return slog.StringValue(k.String()) }
