package relay_test

import (
	"net"
	"testing"
	"time"

	"github.com/pion/stun/v4"
)

// FuzzRelay sends a running relay anything, as a stranger, as a client with an allocation, and at a relay port: it goes on answering.
func FuzzRelay(f *testing.F) {
	w := open(f, nil)
	known, held, stranger, asks := w.allocate("turn-udp", w.bob(), nil), w.holdsPort(), w.listen("127.0.0.2"), w.listen("127.0.0.3")
	front, err := net.ResolveUDPAddr("udp", w.place("stun"))
	w.check(err)
	for _, seed := range [][]byte{question(stun.MethodBinding), question(stun.MethodAllocate, stun.NewUsername(w.bob().Username), stun.NewRealm("ipsx"), stun.NewNonce("0")),
		{0x40, 0, 0, 1, 9}, wireguard(1, ""), wireguard(4, "x"), stun.MustBuild(stun.TransactionID, stun.NewType(stun.MethodSend, stun.ClassIndication)).Raw} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, datagram []byte) {
		if len(datagram) > 1500 {
			return
		}
		w.wait(time.Second) // so that nobody is too fast
		for _, sent := range []struct {
			from net.PacketConn
			to   net.Addr
		}{{known.below, front}, {stranger, front}, {stranger, held.LocalAddr()}, {stranger, known.LocalAddr()}} {
			if _, err := sent.from.WriteTo(datagram, sent.to); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := asks.WriteTo(question(stun.MethodBinding), front); err != nil {
			t.Fatal(err)
		}
		answer := make([]byte, 100)
		if err := asks.SetReadDeadline(time.Now().Add(patience)); err != nil {
			t.Fatal(err)
		}
		if n, _, err := asks.ReadFrom(answer); err != nil || !stun.IsMessage(answer[:n]) {
			t.Fatalf("answered with %x, %v", answer[:n], err)
		}
	})
}
