package connlog

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"net/netip"
	"regexp"

	"github.com/ipsx/ipsx"
)

// Kind says which of its connection's two entries one is.
type Kind string

// The kinds.
const (
	Opened Kind = "open"  // the destination was reached
	Closed Kind = "close" // it is over; only this one has bytes
)

// Transport is what a connection is made of.
type Transport string

// The transports.
const (
	TCP Transport = "tcp"
	UDP Transport = "udp"
)

// Salt keeps an entry from being guessed by its hash.
type Salt [16]byte

// NewSalt is fresh.
func NewSalt() (s Salt) {
	_, _ = rand.Read(s[:]) // never fails
	return s
}

// MarshalText writes it in hexadecimal.
func (s Salt) MarshalText() ([]byte, error) { return []byte(hex.EncodeToString(s[:])), nil }

// UnmarshalText reads it.
func (s *Salt) UnmarshalText(text []byte) error {
	if hex.DecodedLen(len(text)) != len(s) {
		return ipsx.Errorf(ipsx.CodeInvalid, "a salt has %d bytes", len(s))
	}
	if _, err := hex.Decode(s[:], text); err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "the salt is not hexadecimal: %w", err)
	}
	return nil
}

// Entry is one leaf of a deal's log. Both entries of a connection are whole: each can be shown without the other.
type Entry struct {
	Kind        Kind           `json:"kind"`
	Connection  uint64         `json:"connection"` // its number in the deal, from 1
	Transport   Transport      `json:"transport"`
	Leased      netip.Addr     `json:"leased"`
	SourcePort  uint16         `json:"sourcePort"` // that it left from; behind a NAT the destination saw another one
	ClientPort  uint16         `json:"clientPort"` // the requester's inside the tunnel; 0 where it did not complete the handshake
	Destination netip.AddrPort `json:"destination"`
	Name        string         `json:"name"`      // by which the requester last asked for the destination's address; may be empty
	At          int64          `json:"at"`        // Unix milliseconds
	BytesUp     uint64         `json:"bytesUp"`   // payload to the destination
	BytesDown   uint64         `json:"bytesDown"` // and from it
	Salt        Salt           `json:"salt"`
}

const (
	entryVersion = 1
	// MaxEntry is the most bytes of an encoded entry.
	MaxEntry = 1 + 16 + 1 + 1 + 8 + 8 + 17 + 2 + 2 + 19 + 8 + 8 + 1 + maxName
	maxName  = 253
)

// names are what resolvers are asked for; nothing else gets into a page or a terminal.
var names = regexp.MustCompile(`^[A-Za-z0-9_.-]{0,253}$`)

var (
	kindCodes      = map[Kind]byte{Opened: 0, Closed: 1}
	transportCodes = map[Transport]byte{TCP: 6, UDP: 17} // IANA's protocol numbers
)

// Validate checks that the entry can be encoded, in one way only.
func (e Entry) Validate() error {
	_, kind := kindCodes[e.Kind]
	_, transport := transportCodes[e.Transport]
	plain := func(a netip.Addr) bool { return a.IsValid() && a == a.Unmap().WithZone("") }
	switch {
	case !kind || !transport:
		return ipsx.Errorf(ipsx.CodeInvalid, "an entry has kind %q and transport %q", e.Kind, e.Transport)
	case !plain(e.Leased) || !plain(e.Destination.Addr()):
		return ipsx.Errorf(ipsx.CodeInvalid, "an entry goes from %s to %s", e.Leased, e.Destination)
	case !names.MatchString(e.Name):
		return ipsx.Errorf(ipsx.CodeInvalid, "%q is not a name", e.Name)
	case e.Connection == 0 || e.At < 0:
		return ipsx.Errorf(ipsx.CodeInvalid, "an entry is of connection %d at %d", e.Connection, e.At)
	case e.Kind == Opened && e.BytesUp+e.BytesDown != 0:
		return ipsx.Errorf(ipsx.CodeInvalid, "a connection carried bytes before it began")
	}
	return nil
}

// Encode is the leaf as it is hashed: version, salt, kind, transport, connection, time, leased address, source port, client port, destination, bytes up
// and down, name. Numbers are big-endian; addresses and the name have their length in a byte before them.
func (e Entry) Encode() []byte {
	b := make([]byte, 0, 96+len(e.Name))
	b = append(append(b, entryVersion), e.Salt[:]...)
	b = append(b, kindCodes[e.Kind], transportCodes[e.Transport])
	b = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(b, e.Connection), uint64(e.At))
	b = appendAddr(b, e.Leased)
	b = binary.BigEndian.AppendUint16(binary.BigEndian.AppendUint16(b, e.SourcePort), e.ClientPort)
	b = binary.BigEndian.AppendUint16(appendAddr(b, e.Destination.Addr()), e.Destination.Port())
	b = binary.BigEndian.AppendUint64(binary.BigEndian.AppendUint64(b, e.BytesUp), e.BytesDown)
	return append(append(b, byte(len(e.Name))), e.Name...)
}

func appendAddr(b []byte, a netip.Addr) []byte {
	return append(append(b, byte(a.BitLen()/8)), a.AsSlice()...)
}

// Decode reads an encoded entry, and accepts only what Encode writes.
func Decode(data []byte) (e Entry, err error) {
	r := &reader{rest: data}
	if version := r.byte(); version != entryVersion && !r.short {
		return e, ipsx.Errorf(ipsx.CodeUnsupported, "the entry is of version %d, not %d", version, entryVersion).WithFix("use the version of ipsx that wrote it")
	}
	copy(e.Salt[:], r.take(len(e.Salt)))
	e.Kind, e.Transport = keyOf(kindCodes, r.byte()), keyOf(transportCodes, r.byte())
	e.Connection, e.At = r.uint64(), int64(r.uint64())
	e.Leased = r.addr()
	e.SourcePort, e.ClientPort = r.uint16(), r.uint16()
	to := r.addr()
	e.Destination = netip.AddrPortFrom(to, r.uint16())
	e.BytesUp, e.BytesDown = r.uint64(), r.uint64()
	e.Name = string(r.take(int(r.byte())))
	if r.short || len(r.rest) > 0 {
		return Entry{}, ipsx.Errorf(ipsx.CodeInvalid, "an entry does not have %d bytes", len(data))
	}
	return e, e.Validate()
}

func keyOf[K ~string](codes map[K]byte, code byte) (key K) {
	for k, c := range codes {
		if c == code {
			return k
		}
	}
	return ""
}

// reader takes values off the front; short says that there were too few bytes.
type reader struct {
	rest  []byte
	short bool
}

func (r *reader) take(n int) []byte {
	if r.short || len(r.rest) < n {
		r.short = true
		return make([]byte, n)
	}
	taken := r.rest[:n]
	r.rest = r.rest[n:]
	return taken
}

func (r *reader) byte() byte     { return r.take(1)[0] }
func (r *reader) uint16() uint16 { return binary.BigEndian.Uint16(r.take(2)) }
func (r *reader) uint64() uint64 { return binary.BigEndian.Uint64(r.take(8)) }

func (r *reader) addr() netip.Addr {
	a, _ := netip.AddrFromSlice(r.take(int(r.byte()))) // Validate refuses what is none
	return a
}
