package relay_test

import (
	"bytes"
	"net"
	"testing"
	"time"

	"github.com/pion/stun/v4"

	"github.com/ipsx/ipsx/service/relay"
)

// wireguard is a message of WireGuard's form: a handshake initiation (1), its response (2), or data of some length (4).
func wireguard(kind byte, text string) []byte {
	length := map[byte]int{1: 148, 2: 92, 3: 64, 4: 32 + (len(text)+15)/16*16}[kind]
	b := make([]byte, length)
	b[0] = kind
	copy(b[16:], text)
	return b
}

// calls has a WireGuard client speak to the port, and returns where the provider sees it.
func (w *world) calls(caller net.PacketConn, kind byte, text string, provider *node) net.Addr {
	w.Helper()
	message := wireguard(kind, text)
	w.send(caller, message, provider.LocalAddr())
	got, place := w.hear(provider)
	if !bytes.Equal(got, message) {
		w.Fatalf("the provider heard %x", got)
	}
	return place
}

// answers has the provider speak to one of its callers.
func (w *world) answers(provider *node, kind byte, text string, place net.Addr, caller net.PacketConn) {
	w.Helper()
	message := wireguard(kind, text)
	w.send(provider, message, place)
	if got, from := w.hear(caller); !bytes.Equal(got, message) || from.String() != provider.LocalAddr().String() {
		w.Fatalf("the caller heard %x from %v", got, from)
	}
}

// TestEachCallerHasItsPlace: two clients at the port are two peers for the provider, and neither's address is told.
func TestEachCallerHasItsPlace(t *testing.T) {
	w := open(t, nil)
	if port := w.bob().Port; port != "" {
		t.Errorf("the port is %s before the provider holds it", port)
	}
	a, phone, laptop := w.holdsPort(), w.listen("127.0.0.2"), w.listen("127.0.0.3")
	if w.bob().Port != a.LocalAddr().String() || w.alice().Port != a.LocalAddr().String() {
		t.Errorf("both are told %q and %q, it is %v", w.bob().Port, w.alice().Port, a.LocalAddr())
	}
	first, second := w.calls(phone, 1, "phone", a), w.calls(laptop, 1, "laptop", a)
	if first.String() == second.String() || first.(*net.UDPAddr).IP.String() != "127.0.0.1" || second.(*net.UDPAddr).IP.String() != "127.0.0.1" {
		t.Errorf("they are seen at %v and %v", first, second)
	}
	w.answers(a, 2, "", second, laptop)
	w.answers(a, 2, "", first, phone)
	for range 3 {
		if place := w.calls(phone, 4, "ping", a); place.String() != first.String() {
			t.Errorf("the phone went from %v to %v", first, place)
		}
		w.answers(a, 4, "pong", first, phone)
	}
	moved := w.listen("127.0.0.4") // the phone goes on from another address, without a handshake
	w.answers(a, 4, "there you are", w.calls(moved, 4, "here I am", a), moved)
	if s := w.Stats(); s.Ports != 1 || s.Allocations != 1 {
		t.Errorf("there are %+v", s)
	}
}

// TestTheRequestersOwnAllocationCallsToo: a node whose network blocks UDP reaches the port by way of its own relayed address.
func TestTheRequestersOwnAllocationCallsToo(t *testing.T) {
	w := open(t, func(c *relay.Config) { c.TCPListen = "127.0.0.1:0" })
	a, b := w.holdsPort(), w.allocate("turn-tcp", w.bob(), nil)
	w.check(b.turn.CreatePermission(a.LocalAddr()))
	w.answers(a, 2, "", w.calls(b, 1, "over TCP", a), b)
}

// TestThePortStaysTheDeals: an exported file stays good when the provider's node moves, and when the relay is started anew.
func TestThePortStaysTheDeals(t *testing.T) {
	w := open(t, nil)
	before := w.holdsPort()
	address, phone := before.LocalAddr().String(), w.listen("127.0.0.2")
	place := w.calls(phone, 1, "phone", before)
	after := w.holdsPort()
	if after.LocalAddr().String() != address {
		t.Fatalf("the port went from %s to %v", address, after.LocalAddr())
	}
	if again := w.calls(phone, 4, "ping", after); again.String() != place.String() {
		t.Errorf("the phone's place went from %v to %v", place, again)
	}
	w.until("one is left", func() bool { return w.Stats().Allocations == 1 })
	w.stop()
	w.start()
	if again := w.holdsPort(); again.LocalAddr().String() != address {
		t.Errorf("after a restart the port is %v, not %s", again.LocalAddr(), address)
	}
	w.end(ours)
	if port := w.alice().Port; port != "" {
		t.Errorf("the ended deal has the port %s", port)
	}
}

func TestOnlyWireGuardCalls(t *testing.T) {
	w := open(t, nil)
	a, m := w.holdsPort(), w.listen("127.0.0.66")
	for _, says := range [][]byte{nil, {1}, []byte("hello"), make([]byte, 148), wireguard(1, "")[:147], append(wireguard(4, ""), 0), {1, 0, 0, 1}, question(stun.MethodBinding), wireguard(2, ""), wireguard(3, "")} {
		w.send(m, says, a.LocalAddr())
	}
	w.calls(w.listen("127.0.0.2"), 1, "the first that is one", a)
	if datagrams, _ := w.drain(a); datagrams != 0 {
		t.Errorf("%d others came", datagrams)
	}
}

// TestAPortAmplifiesNothing: with the address of another, Mallory gets it no more than three times what she sent; and the provider reaches nobody who did not call.
func TestAPortAmplifiesNothing(t *testing.T) {
	w := open(t, nil)
	a, victim, beside := w.holdsPort(), w.listen("127.0.0.2"), w.listen("127.0.0.1")
	place := w.calls(victim, 1, "", a) // in the victim's name
	for range 20 {
		w.send(a, wireguard(2, ""), place)
	}
	if bytes := w.exactly(4, victim); bytes > 3*148 {
		t.Errorf("%d bytes came", bytes)
	}
	w.send(a, wireguard(1, ""), beside.LocalAddr())
	w.send(a, wireguard(1, ""), &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1})
	if datagrams, _ := w.drain(beside); datagrams != 0 {
		t.Error("the provider reached who did not call")
	}
	if err := a.turn.CreatePermission(victim.LocalAddr()); err == nil {
		t.Error("the holder of a port permits others")
	}
}

// TestStrangersDoNotTakeAPortAway: handshakes that nobody answers come slowly, and their places go to others.
func TestStrangersDoNotTakeAPortAway(t *testing.T) {
	w := open(t, nil)
	w.freeze()
	a, phone := w.holdsPort(), w.listen("127.0.0.2")
	w.answers(a, 2, "", w.calls(phone, 1, "phone", a), phone)
	for range 150 {
		w.send(w.listen("127.0.0.66"), wireguard(1, "stranger"), a.LocalAddr())
	}
	if datagrams, _ := w.drain(a); datagrams > 100 {
		t.Errorf("%d strangers came at once", datagrams)
	}
	w.until("the others are refused", func() bool { return w.Stats().Refused["stranger"] >= 50 })
	w.calls(phone, 4, "still here", a)
	w.wait(time.Minute)
	laptop := w.listen("127.0.0.5")
	w.answers(a, 2, "", w.calls(laptop, 1, "another client", a), laptop)
}
