package relay

import (
	"net/netip"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// TestTheTableOfCallers: whatever calls and is answered, each caller has one place and each place one caller, answers come to who called from there, and who has not been
// confirmed gets no more than three times what it sent.
func TestTheTableOfCallers(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := newPort(netip.MustParseAddrPort("198.35.26.96:50000"))
		p.last = uint16(rapid.IntRange(0, 1<<16-1).Draw(t, "last place"))
		now, sent, got := time.Unix(1_800_000_000, 0), map[netip.AddrPort]int{}, map[netip.AddrPort]int{}
		calls := map[netip.AddrPort]int{}
		caller := rapid.Custom(func(t *rapid.T) netip.AddrPort {
			return netip.AddrPortFrom(netip.AddrFrom4([4]byte{203, 0, 113, byte(rapid.IntRange(0, 99).Draw(t, "host"))}), 51820)
		})
		t.Repeat(map[string]func(*rapid.T){
			"call": func(t *rapid.T) {
				from, message := caller.Draw(t, "from"), make([]byte, 148)
				message[0] = handshakeInitiation
				if place := p.hear(from, message, now); place != nil {
					sent[from] += len(message)
					calls[from]++
					if p.places[uint16(place.Port)].from != from {
						t.Fatalf("%v is at the place of another", from)
					}
				}
			},
			"answer": func(t *rapid.T) {
				place, bytes := uint16(rapid.IntRange(0, 1<<16-1).Draw(t, "place")), rapid.IntRange(32, 1500).Draw(t, "bytes")
				for known := range p.places {
					if rapid.Bool().Draw(t, "known") {
						place = known
					}
					break
				}
				to, ok := p.answer(place, bytes)
				if !ok {
					return
				}
				if got[to] += bytes; calls[to] < 2 && got[to] > amplified*sent[to] {
					t.Fatalf("%v called once with %d bytes and got %d", to, sent[to], got[to])
				}
			},
			"wait": func(t *rapid.T) {
				now = now.Add(time.Duration(rapid.IntRange(1, 300).Draw(t, "seconds")) * time.Second)
			},
			"": func(t *rapid.T) {
				if len(p.callers) != len(p.places) || len(p.callers) > maxCallers {
					t.Fatalf("%d callers have %d places", len(p.callers), len(p.places))
				}
				for number, c := range p.places {
					if p.callers[c.from] != c || c.place.Port != int(number) || number == 0 || number == p.public.Port() {
						t.Fatalf("place %d is of %v, who is at %v", number, c.from, c.place)
					}
				}
			},
		})
	})
}
