package tunnel

import (
	"encoding/binary"
	"testing"

	"github.com/pion/stun/v4"
)

// FuzzIsSTUN: no packet of WireGuard's is taken for STUN, whatever its bytes, and no message of STUN's for WireGuard.
func FuzzIsSTUN(f *testing.F) {
	f.Add(stun.MustBuild(stun.TransactionID, stun.BindingRequest).Raw)
	f.Add([]byte{4, 0, 0, 0, 0x21, 0x12, 0xA4, 0x42, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, packet []byte) {
		if len(packet) >= 4 {
			kind := binary.LittleEndian.Uint32(packet)
			if kind >= 1 && kind <= 4 && isSTUN(packet) {
				t.Error("a packet of WireGuard's was taken")
			}
		}
		message := &stun.Message{Raw: packet}
		const newest = 0x00C // of the methods that IANA has given out; WireGuard's types would be 0x000, 0x080, 0x100 and 0x180
		if err := message.Decode(); err == nil && packet[0]&0xC0 == 0 && message.Type.Method != 0 && message.Type.Method <= newest && !isSTUN(packet) {
			t.Errorf("the STUN message %s was left to WireGuard", message)
		}
	})
}
