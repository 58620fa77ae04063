package relay

import (
	"encoding/binary"
	"testing"

	"github.com/pion/stun/v4"

	"github.com/ipsx/ipsx"
)

// FuzzUsername: a username is read in the one form in which it is written, and the relay's own are all read.
func FuzzUsername(f *testing.F) {
	u := user{until: 1_800_000_000, side: sideID{ipsx.Hash{1, 2}, ipsx.ProviderRole}}
	for _, name := range []string{u.name(), u.name() + portSuffix, "", ":", "1:0x00:provider", "-1:" + u.id(), u.name() + portSuffix + portSuffix, "1800000000:" + ipsx.Hash{3}.Hex() + ":requester:port"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		u, ok := parseUser(name)
		if !ok {
			return
		}
		written := u.name()
		if u.port {
			written += portSuffix
		}
		if written != name {
			t.Errorf("%q is read as %q", name, written)
		}
		if again, ok := parseID(u.id()); !ok || again.side != u.side || again.port != u.port {
			t.Errorf("the ID %q is read as %+v", u.id(), again)
		}
		if u.port && u.side.role != ipsx.ProviderRole {
			t.Errorf("%q holds a port", name)
		}
	})
}

// FuzzDatagram: what reaches TURN is what TURN's own reader takes for it, and neither reader breaks.
func FuzzDatagram(f *testing.F) {
	f.Add(stun.MustBuild(stun.TransactionID, stun.BindingRequest, stun.Fingerprint).Raw)
	f.Add(stun.MustBuild(stun.TransactionID, stun.NewType(stun.MethodSend, stun.ClassIndication)).Raw)
	f.Add([]byte{0x40, 0, 0, 1, 9, 0, 0, 0})
	f.Add([]byte{0x4f, 0xff, 0xff, 0xff})
	f.Add(append([]byte{handshakeInitiation, 0, 0, 0}, make([]byte, 144)...))
	f.Add(append([]byte{transportData, 0, 0, 0}, make([]byte, 28)...))
	f.Fuzz(func(t *testing.T, b []byte) {
		k, method := kindOf(b)
		if k == isRequest && (!stun.IsMessage(b) || method != binary.BigEndian.Uint16(b) || binary.BigEndian.Uint16(b)&0x0110 != 0) {
			t.Errorf("%x is a request", b)
		}
		if k == isData && b[0]>>4 != 4 && !stun.IsMessage(b) {
			t.Errorf("%x is data", b)
		}
		if isWireGuard(b) && (len(b) < 32 || b[0] < 1 || b[0] > 4) {
			t.Errorf("%x is WireGuard's", b)
		}
		if isWireGuard(b) && k == isRequest {
			t.Errorf("%x is both", b)
		}
	})
}
