package tunnel

import (
	"crypto/ecdh"
	"crypto/rand"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"log/slog"
)

// KeySize is the length of a key in bytes.
const KeySize = 32

// PublicKey is an X25519 public key. Its text form is WireGuard's: standard base64.
type PublicKey [KeySize]byte

// PrivateKey is an X25519 private key. It never prints itself: use Base64 where the secret itself is wanted.
type PrivateKey [KeySize]byte

// NewKey makes a fresh private key from the system's randomness, clamped as WireGuard tools clamp theirs.
func NewKey() PrivateKey {
	var k PrivateKey
	_, _ = rand.Read(k[:]) // crypto/rand ends the program when the system has no randomness
	k[0] &= 248
	k[31] = k[31]&127 | 64
	return k
}

// ParsePrivateKey reads 44 characters of standard base64.
func ParsePrivateKey(text string) (PrivateKey, error) {
	k, err := parseKey(text)
	if err != nil {
		return PrivateKey{}, fmt.Errorf("private tunnel key: %w", err)
	}
	return k, nil
}

// ParsePublicKey reads 44 characters of standard base64.
func ParsePublicKey(text string) (PublicKey, error) {
	k, err := parseKey(text)
	if err != nil {
		return PublicKey{}, fmt.Errorf("public tunnel key: %w", err)
	}
	return k, nil
}

// parseKey never quotes its input, which may be a secret.
func parseKey(text string) (k [KeySize]byte, err error) {
	decoded, err := base64.StdEncoding.Strict().DecodeString(text)
	if err != nil || len(decoded) != KeySize {
		return k, fmt.Errorf("want 32 bytes as 44 characters of standard base64, got %d characters", len(text))
	}
	return [KeySize]byte(decoded), nil
}

// Public returns the public half.
func (k PrivateKey) Public() PublicKey {
	private, err := ecdh.X25519().NewPrivateKey(k[:])
	if err != nil {
		panic(err) // only a wrong length fails, and the length is fixed
	}
	return PublicKey(private.PublicKey().Bytes())
}

// Base64 returns the secret in WireGuard's text form.
func (k PrivateKey) Base64() string { return base64.StdEncoding.EncodeToString(k[:]) }

// IsZero says whether the key was never set.
func (k PrivateKey) IsZero() bool { return k == PrivateKey{} }

// String hides the secret and shows which key it is by the start of its public half.
func (k PrivateKey) String() string { return "private key of " + k.Public().String()[:8] + "…" }

// GoString hides the secret from %#v.
func (k PrivateKey) GoString() string { return k.String() }

// Format hides the secret from every verb, %x and %d too.
func (k PrivateKey) Format(f fmt.State, _ rune) { _, _ = fmt.Fprint(f, k.String()) } // a formatter has nowhere to report to

// LogValue hides the secret from structured logs.
func (k PrivateKey) LogValue() slog.Value { return slog.StringValue(k.String()) }

// MarshalText refuses: a secret is written only by who asks for Base64.
func (k PrivateKey) MarshalText() ([]byte, error) {
	return nil, fmt.Errorf("a private tunnel key is not written by accident: use Base64")
}

// String returns WireGuard's text form.
func (k PublicKey) String() string { return base64.StdEncoding.EncodeToString(k[:]) }

// MarshalText returns WireGuard's text form.
func (k PublicKey) MarshalText() ([]byte, error) { return []byte(k.String()), nil }

// UnmarshalText reads WireGuard's text form.
func (k *PublicKey) UnmarshalText(text []byte) error {
	parsed, err := ParsePublicKey(string(text))
	if err != nil {
		return err
	}
	*k = parsed
	return nil
}

// uapi is the form that a WireGuard device's configuration protocol wants.
func uapi(k [KeySize]byte) string { return hex.EncodeToString(k[:]) }
