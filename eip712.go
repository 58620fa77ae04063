package ipsx

import (
	"encoding/binary"
	"encoding/hex"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Address is an Ethereum address: a wallet, a delegate, an exchange or a contract.
type Address = common.Address

// Hash is 32 bytes: a digest, an order, a deal or a lane.
type Hash = common.Hash

// Domain is the EIP-712 domain of everything that IPSX signs: name "IPSX", version "1", this chain and its Centralizer.
type Domain struct {
	ChainID     uint64  `json:"chainId"`
	Centralizer Address `json:"verifyingContract"`
}

const domainType = "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"

// Separator is the domain separator of EIP-712.
func (d Domain) Separator() Hash {
	return newEncoder(domainType).str("IPSX").str("1").uint(d.ChainID).address(d.Centralizer).hash()
}

// Digest is what a wallet signs for a message: keccak256(0x1901 ‖ separator ‖ struct hash), as EIP-712 says.
func (d Domain) Digest(m Message) Hash { return DigestUnder(d.Separator(), m) }

// DigestUnder is Domain.Digest for who keeps the domain's separator at hand.
func DigestUnder[M Message](separator Hash, m M) Hash {
	structHash := m.StructHash()
	return crypto.Keccak256Hash([]byte{0x19, 0x01}, separator[:], structHash[:])
}

// Message is a struct that can be signed: it knows its EIP-712 type and hash.
type Message interface {
	// TypeString is the EIP-712 encodeType of the message.
	TypeString() string
	// StructHash is the EIP-712 hashStruct of the message.
	StructHash() Hash
}

// encoder builds the encodeData of a flat struct. Hashing is written by hand, not by reflection, because orders are hashed
// on the exchange's hot path; the tests hold it against go-ethereum's apitypes. One buffer holds all: what is hashed inside, a
// text or a list, is written behind the words before it and folded into one.
type encoder struct{ words []byte }

// newEncoder has room for the words of the type, and for a text behind them.
func newEncoder(typeString string) *encoder {
	words := 2 + strings.Count(typeString, ",") // and the type's own
	e := &encoder{words: make([]byte, 0, 32*words+usualText)}
	return e.str(typeString)
}

const usualText = 64 // bytes

// fixed are the hashes of what is hashed again and again: types, the domain's name and version, and nothing, as empty lists and names have it.
var fixed = func() map[string]Hash {
	hashes := map[string]Hash{}
	for _, text := range []string{domainType, "IPSX", "1", "", Offer{}.TypeString(), Request{}.TypeString(), Cancel{}.TypeString(), Status{}.TypeString(), Deal{}.TypeString(),
		PairMessage{}.TypeString(), Receipt{}.TypeString(), Access{}.TypeString(), Voucher{}.TypeString(), Delegation{}.TypeString(), BulkRoot{}.TypeString()} {
		hashes[text] = crypto.Keccak256Hash([]byte(text))
	}
	return hashes
}()

// fold puts the hash of what was written from there on in its place.
func (e *encoder) fold(from int) *encoder {
	if from == len(e.words) {
		return e.bytes32(fixed[""])
	}
	hash := crypto.Keccak256Hash(e.words[from:])
	e.words = e.words[:from]
	return e.bytes32(hash)
}

func (e *encoder) hash() Hash { return crypto.Keccak256Hash(e.words) }

func (e *encoder) bytes32(w [32]byte) *encoder { e.words = append(e.words, w[:]...); return e }

func (e *encoder) uint(n uint64) *encoder {
	var w [32]byte
	binary.BigEndian.PutUint64(w[24:], n)
	return e.bytes32(w)
}

func (e *encoder) bool(b bool) *encoder {
	if b {
		return e.uint(1)
	}
	return e.uint(0)
}

func (e *encoder) time(unix int64) *encoder { return e.uint(uint64(unix)) }

func (e *encoder) amount(a Amount) *encoder { return e.bytes32(a.word()) }

func (e *encoder) address(a Address) *encoder { return e.bytes32(common.BytesToHash(a[:])) }

func (e *encoder) str(s string) *encoder {
	if hash, ok := fixed[s]; ok {
		return e.bytes32(hash)
	}
	from := len(e.words)
	e.words = append(e.words, s...)
	return e.fold(from)
}

// encodeList encodes an array: the hash of its elements' encodings.
func encodeList[T any](e *encoder, items []T, encode func(*encoder, T) *encoder) *encoder {
	from := len(e.words)
	for _, item := range items {
		encode(e, item)
	}
	return e.fold(from)
}

// encodeTexts encodes an array of what has a canonical text.
func encodeTexts[T any](e *encoder, items []T, appendTo func(T, []byte) []byte) *encoder {
	return encodeList(e, items, func(e *encoder, item T) *encoder {
		from := len(e.words)
		e.words = appendTo(item, e.words)
		return e.fold(from)
	})
}

func (e *encoder) strings(items []string) *encoder { return encodeList(e, items, (*encoder).str) }

func (e *encoder) uint32s(items []uint32) *encoder {
	return encodeList(e, items, func(e *encoder, n uint32) *encoder { return e.uint(uint64(n)) })
}

func (e *encoder) addresses(items []Address) *encoder {
	return encodeList(e, items, (*encoder).address)
}

// Signature is a 65-byte ECDSA signature r ‖ s ‖ v over secp256k1 with v 27 or 28 and s in the lower half (EIP-2).
type Signature []byte

// MarshalText writes 0x-hex.
func (s Signature) MarshalText() ([]byte, error) { return []byte("0x" + hex.EncodeToString(s)), nil }

// UnmarshalText reads 0x-hex of exactly 65 bytes.
func (s *Signature) UnmarshalText(text []byte) error {
	digits, ok := strings.CutPrefix(string(text), "0x")
	raw, err := hex.DecodeString(digits)
	if !ok || err != nil || len(raw) != 65 {
		return Errorf(CodeSignature, "a signature is 0x and 130 hexadecimal digits").WithFix("sign with a key; a wallet that is a contract names a delegate first")
	}
	*s = raw
	return nil
}

// Recover returns the address whose key signed the digest.
func Recover(digest Hash, s Signature) (Address, error) {
	if len(s) != 65 {
		return Address{}, Errorf(CodeSignature, "the signature is missing or not 65 bytes long")
	}
	raw := append([]byte(nil), s...)
	raw[64] -= 27
	r, sv := common.BytesToHash(raw[:32]).Big(), common.BytesToHash(raw[32:64]).Big()
	if raw[64] > 1 || !crypto.ValidateSignatureValues(raw[64], r, sv, true) {
		return Address{}, Errorf(CodeSignature, "the signature's values are out of range (v 27 or 28, s in the lower half)")
	}
	key, err := crypto.Ecrecover(digest[:], raw)
	if err != nil {
		return Address{}, Errorf(CodeSignature, "no key gives this signature: %w", err)
	}
	return common.BytesToAddress(crypto.Keccak256(key[1:])), nil // behind the byte that says how the point is written
}
