package tunnel

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"log/slog"
)

// PrivateKey is an X25519 private key of WireGuard. It never shows itself when it is printed, logged or encoded: Reveal does.
type PrivateKey struct{ bytes [32]byte }

// PublicKey is an X25519 public key of WireGuard. It converts to and from an ipsx.Hash, as orders carry it.
type PublicKey [32]byte

// NewKey makes a fresh private key.
func NewKey() PrivateKey {
	var k PrivateKey
	_, _ = rand.Read(k.bytes[:]) // never fails: crypto/rand ends the process instead
	return KeyFromBytes(k.bytes)
}

// KeyFromBytes takes 32 secret bytes as a private key, clamped as RFC 7748 wants it.
func KeyFromBytes(secret [32]byte) PrivateKey {
	secret[0] &= 248
	secret[31] = secret[31]&127 | 64
	return PrivateKey{secret}
}

// ParseKey reads the base64 text of a private key, as `wg genkey` prints it.
func ParseKey(text string) (PrivateKey, error) {
	secret, err := parse(text)
	if err != nil {
		return PrivateKey{}, fmt.Errorf("not a tunnel key: %w", err)
	}
	return KeyFromBytes(secret), nil
}

// ParsePublicKey reads the base64 text of a public key, as `wg pubkey` prints it.
func ParsePublicKey(text string) (PublicKey, error) {
	key, err := parse(text)
	if err != nil {
		return PublicKey{}, fmt.Errorf("not a public tunnel key: %w", err)
	}
	return key, nil
}

// Public is the key that partners know.
func (k PrivateKey) Public() PublicKey {
	key, err := ecdh.X25519().NewPrivateKey(k.bytes[:])
	if err != nil {
		panic(err) // 32 bytes are always an X25519 private key
	}
	return PublicKey(key.PublicKey().Bytes())
}

// Reveal is the base64 text of the secret, for a configuration file that only its owner can read.
func (k PrivateKey) Reveal() string { return base64.StdEncoding.EncodeToString(k.bytes[:]) }

// Bytes is the secret itself, for opening messages that were sealed to the public key.
func (k PrivateKey) Bytes() [32]byte { return k.bytes }

// IsZero says whether this is no key at all.
func (k PrivateKey) IsZero() bool { return k == PrivateKey{} }

// String hides the secret.
func (PrivateKey) String() string { return "(private key)" }

// Format hides the secret from every verb.
func (k PrivateKey) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte(k.String())) } // a failed print has no one to tell

// LogValue hides the secret from logs.
func (k PrivateKey) LogValue() slog.Value { return slog.StringValue(k.String()) }

// MarshalText hides the secret from encoders.
func (k PrivateKey) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

func (k PrivateKey) hex() string { return hex.EncodeToString(k.bytes[:]) }

// String is the base64 text that WireGuard's tools use.
func (k PublicKey) String() string { return base64.StdEncoding.EncodeToString(k[:]) }

// MarshalText is String.
func (k PublicKey) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText is ParsePublicKey.
func (k *PublicKey) UnmarshalText(text []byte) (err error) {
	*k, err = ParsePublicKey(string(text))
	return err
}

func (k PublicKey) hex() string { return hex.EncodeToString(k[:]) }

func parse(text string) (key [32]byte, err error) {
	decoded, err := base64.StdEncoding.DecodeString(text)
	if err != nil || len(decoded) != len(key) {
		return key, fmt.Errorf("expected 32 bytes in base64 (44 characters), got %d characters", len(text)) // never the text: it may be secret
	}
	return [32]byte(decoded), nil
}
