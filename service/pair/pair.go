// Package pair is the private talk of the two partners of a deal.
//
// Until the tunnel is up, and whenever it is down or belongs to another WireGuard client, they talk through the exchange, which carries
// sealed messages and cannot read them: each is encrypted with HPKE (RFC 9180) to the partner's tunnel key and bound to its deal, its sender's role
// and its number. The sender also signs it (ipsx.Signed), so the exchange cannot put words in anybody's mouth. Inside the tunnel the same
// messages go as plain JSON over HTTP, because WireGuard has sealed and proved them already.
//
// An Envelope holds a typed body and an id. A question is asked with Call, over the relay (Caller, Channel) or through the tunnel (HTTP), and may be asked
// again when no answer comes: the partner's Responder acts once and repeats its answer.
//
// Key advice: verify the signature of an ipsx.PairMessage before Channel.Open, since opening moves the replay window.
package pair

import (
	"crypto/ecdh"
	"crypto/hpke"
	"encoding/binary"

	"github.com/ipsx/ipsx"
)

const (
	info = "IPSX pair 1"

	overhead = 32 + 16 // bytes of HPKE's encapsulated key and of Poly1305's tag
	// MaxPlaintext is the most bytes that one sealed message holds, so that it fits into ipsx.MaxMessageBytes.
	MaxPlaintext = ipsx.MaxMessageBytes - overhead
)

// Header is what a sealed message is bound to. It goes in clear beside it.
type Header struct {
	Deal ipsx.Hash
	Role ipsx.Role // the sender's
	Seq  uint64    // of this sender in this deal, rising from 1
}

// aad is the deal, the number in eight bytes, most significant first, and the role's text.
func (h Header) aad() []byte {
	return append(binary.BigEndian.AppendUint64(h.Deal.Bytes(), h.Seq), h.Role...)
}

// Seal encrypts to a tunnel key: 32 bytes of encapsulated key, then the ciphertext. The suite is DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
// ChaCha20-Poly1305.
func Seal(to ipsx.Hash, h Header, plaintext []byte) ([]byte, error) {
	if len(plaintext) > MaxPlaintext {
		return nil, ipsx.Errorf(ipsx.CodeTooLarge, "a pair message of %d bytes: the most is %d", len(plaintext), MaxPlaintext)
	}
	public, err := hpke.DHKEM(ecdh.X25519()).NewPublicKey(to[:])
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the partner's tunnel key: %w", err)
	}
	encapsulated, sender, err := hpke.NewSender(public, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), []byte(info))
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the partner's tunnel key: %w", err)
	}
	ciphertext, err := sender.Seal(h.aad(), plaintext)
	return append(encapsulated, ciphertext...), err
}

// Open decrypts what was sealed to the private tunnel key under the same header.
func Open(private [32]byte, h Header, sealed []byte) ([]byte, error) {
	if len(sealed) < overhead || len(sealed) > ipsx.MaxMessageBytes {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "a sealed message of %d bytes: want %d to %d", len(sealed), overhead, ipsx.MaxMessageBytes)
	}
	key, err := hpke.DHKEM(ecdh.X25519()).NewPrivateKey(private[:])
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the private tunnel key cannot be used") // without the cause: it could tell of the key
	}
	recipient, err := hpke.NewRecipient(sealed[:32], key, hpke.HKDFSHA256(), hpke.ChaCha20Poly1305(), []byte(info))
	if err != nil {
		return nil, notForUs(h)
	}
	plaintext, err := recipient.Open(h.aad(), sealed[32:])
	if err != nil {
		return nil, notForUs(h)
	}
	return plaintext, nil
}

func notForUs(h Header) error {
	return ipsx.Errorf(ipsx.CodeInvalid, "message %d of the %s does not open: it was sealed to another key or changed on its way", h.Seq, h.Role)
}
