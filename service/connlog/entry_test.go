package connlog_test

import (
	"bytes"
	"encoding/hex"
	"net/netip"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/ipsx/ipsx/service/connlog"
)

func anyAddr(t *rapid.T, label string) netip.Addr {
	if rapid.Bool().Draw(t, label+" is IPv4") {
		return netip.AddrFrom4([4]byte(rapid.SliceOfN(rapid.Byte(), 4, 4).Draw(t, label)))
	}
	return netip.AddrFrom16([16]byte(append([]byte{0x20}, rapid.SliceOfN(rapid.Byte(), 15, 15).Draw(t, label)...)))
}

func anyEntry(t *rapid.T) connlog.Entry {
	e := connlog.Entry{Kind: rapid.SampledFrom([]connlog.Kind{connlog.Opened, connlog.Closed}).Draw(t, "kind"), Connection: rapid.Uint64Min(1).Draw(t, "connection"),
		Transport: rapid.SampledFrom([]connlog.Transport{connlog.TCP, connlog.UDP}).Draw(t, "transport"), Leased: anyAddr(t, "leased"), SourcePort: rapid.Uint16().Draw(t, "source"),
		ClientPort: rapid.Uint16().Draw(t, "client"), Destination: netip.AddrPortFrom(anyAddr(t, "destination"), rapid.Uint16().Draw(t, "port")),
		Name: rapid.StringMatching(`[a-z0-9_.-]{0,253}`).Draw(t, "name"), At: rapid.Int64Min(0).Draw(t, "at"), Salt: connlog.Salt(rapid.SliceOfN(rapid.Byte(), 16, 16).Draw(t, "salt"))}
	if e.Kind == connlog.Closed {
		e.BytesUp, e.BytesDown = rapid.Uint64().Draw(t, "up"), rapid.Uint64().Draw(t, "down")
	}
	return e
}

// TestEntriesHaveOneForm: each is read back as it was, and has no more bytes than it may.
func TestEntriesHaveOneForm(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e := anyEntry(t)
		encoded := e.Encode()
		got, err := connlog.Decode(encoded)
		if err != nil || got != e || len(encoded) > connlog.MaxEntry {
			t.Fatalf("%+v came back as %+v, %v", e, got, err)
		}
	})
}

// TestTheVectorOfAnEntry holds the form against a value written down: what was signed and anchored must stay provable.
func TestTheVectorOfAnEntry(t *testing.T) {
	e := connlog.Entry{Kind: connlog.Closed, Connection: 7, Transport: connlog.TCP, Leased: netip.MustParseAddr("11.2.0.1"), SourcePort: 40001, ClientPort: 50001,
		Destination: netip.MustParseAddrPort("[2001:db8::1]:443"), Name: "shop.example", At: 1_800_000_000_123, BytesUp: 517, BytesDown: 20480,
		Salt: connlog.Salt{0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}}
	const want = "01000102030405060708090a0b0c0d0e0f010600000000000000070000 01a3185c507b 04 0b020001 9c41 c351 1020010db8000000000000000000000001 01bb 0000000000000205 0000000000005000 0c 73686f702e6578616d706c65"
	if got := hex.EncodeToString(e.Encode()); got != strings.ReplaceAll(want, " ", "") {
		t.Errorf("the entry is %s", got)
	}
	if got := connlog.Leaf(e.Encode()).Hex(); got != wantLeaf {
		t.Errorf("its leaf is %s", got)
	}
}

const wantLeaf = "0xa7231b0464adf0fba7ebb33b2667a912019234e53a78df258d1976367535c9c0"

func FuzzDecode(f *testing.F) {
	f.Add(connlog.Entry{Kind: connlog.Opened, Connection: 1, Transport: connlog.UDP, Leased: netip.MustParseAddr("11.2.0.1"), Destination: netip.MustParseAddrPort("[2001:db8::1]:53"), Name: "a.b"}.Encode())
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := connlog.Decode(data)
		if err == nil && !bytes.Equal(e.Encode(), data) {
			t.Errorf("%x was read as %+v, which is %x", data, e, e.Encode())
		}
	})
}

func FuzzUnpack(f *testing.F) {
	e := connlog.Entry{Kind: connlog.Closed, Connection: 1, Transport: connlog.TCP, Leased: netip.MustParseAddr("11.2.0.1"), Destination: netip.MustParseAddrPort("11.3.0.1:80")}.Encode()
	f.Add(append([]byte{0, byte(len(e))}, e...))
	f.Fuzz(func(t *testing.T, data []byte) {
		entries, err := connlog.Unpack(data)
		size := 0
		for _, e := range entries {
			size += 2 + len(e.Encode())
		}
		if err == nil && size != len(data) {
			t.Errorf("%d bytes were read as %d", len(data), size)
		}
	})
}
