package relay_test

import (
	"net"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/relay"
)

const (
	benchSize   = 1400 // bytes, about what WireGuard's datagrams have
	benchWindow = 128  // datagrams on their way
)

// flow sends datagrams as fast as they arrive, and reports how many and how much.
func (w *world) flow(b *testing.B, from net.PacketConn, to net.Addr, at net.PacketConn) {
	credit := make(chan struct{}, benchWindow)
	arrived := make(chan int, 1)
	message := wireguard(4, string(make([]byte, benchSize-48)))
	go func() { arrived <- w.arrive(at, b.N, credit) }()
	b.SetBytes(int64(len(message)))
	b.ResetTimer()
	for range b.N {
		credit <- struct{}{}
		w.send(from, message, to)
	}
	got := <-arrived
	b.StopTimer()
	seconds := b.Elapsed().Seconds()
	b.ReportMetric(float64(got)/seconds, "datagrams/s")
	b.ReportMetric(float64(got*len(message)*8)/seconds/1e6, "Mbit/s")
	b.ReportMetric(100*float64(b.N-got)/float64(b.N), "%lost")
}

// arrive gives credit back for each datagram, and for all that are lost when none comes.
func (w *world) arrive(at net.PacketConn, all int, credit <-chan struct{}) (got int) {
	buffer := make([]byte, 2000)
	for spent := 0; spent < all; {
		w.check(at.SetReadDeadline(time.Now().Add(20 * time.Millisecond)))
		if _, _, err := at.ReadFrom(buffer); err == nil {
			got++
			spent++
			<-credit
			continue
		}
		for lost := len(credit); lost > 0; lost-- {
			<-credit
			spent++
		}
	}
	return got
}

// wide is a relay without limits that matter here.
func wide(b *testing.B) *world {
	return open(b, func(c *relay.Config) { c.TCPListen, c.Limits = "127.0.0.1:0", relay.Limits{Mbit: 100_000} })
}

// BenchmarkPlainUDP is what this machine does without any relay, with the same sender and receiver.
func BenchmarkPlainUDP(b *testing.B) {
	w := wide(b)
	from, to := w.listen("127.0.0.1"), w.listen("127.0.0.2")
	w.flow(b, from, to.LocalAddr(), to)
}

// BenchmarkTURN is from a client over the relay to a peer that speaks no TURN, and back.
func BenchmarkTURN(b *testing.B) {
	for _, scheme := range []string{"turn-udp", "turn-tcp"} {
		for _, way := range []string{"up", "down"} {
			b.Run(scheme+"/"+way, func(b *testing.B) {
				w := wide(b)
				far := w.listen("127.0.0.2")
				n := w.meets(scheme, w.bob(), far)
				if way == "up" {
					w.flow(b, n, far.LocalAddr(), far)
				} else {
					w.flow(b, far, n.LocalAddr(), n)
				}
			})
		}
	}
}

// BenchmarkBothOnTheRelay is from one party to the other, each with an allocation: the longest way there is.
func BenchmarkBothOnTheRelay(b *testing.B) {
	w := wide(b)
	a := w.allocate("turn-udp", w.alice(), nil)
	n := w.meets("turn-udp", w.bob(), a)
	w.check(a.turn.CreatePermission(n.LocalAddr()))
	w.says(a, "channel", n.LocalAddr(), n, a.LocalAddr())
	w.flow(b, n, a.LocalAddr(), a)
}

// BenchmarkRelayPort is from a plain WireGuard client to the provider.
func BenchmarkRelayPort(b *testing.B) {
	w := wide(b)
	a, phone := w.holdsPort(), w.listen("127.0.0.2")
	w.answers(a, 2, "", w.calls(phone, 1, "phone", a), phone)
	w.flow(b, phone, a.LocalAddr(), a)
}

// meets is a client that has a channel to a peer.
func (w *world) meets(scheme string, access ipsx.RelayAccess, peer net.PacketConn) *node {
	w.Helper()
	n := w.allocate(scheme, access, nil)
	w.check(n.turn.CreatePermission(peer.LocalAddr()))
	if other, ok := peer.(*node); ok {
		w.check(other.turn.CreatePermission(n.LocalAddr()))
	}
	for range 3 {
		w.says(n, "channel", peer.LocalAddr(), peer, n.LocalAddr())
		w.says(peer, "channel", n.LocalAddr(), n, peer.LocalAddr())
	}
	return n
}
