package tunnel

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"net"
	"net/netip"
	"sync"

	"golang.zx2c4.com/wireguard/conn"
)

const (
	stunHead   = 20         // bytes of the shortest STUN message (RFC 8489 section 5)
	stunCookie = 0x2112A442 // in its bytes 4 to 7
	wayQueue   = 1024       // packets of all ways that WireGuard did not take yet; what does not fit is lost
	// maxTrain is how many bytes of packets one system call may put into one piece for the network (UDP segmentation offload): Linux counts the headers below too, of
	// Ethernet with a VLAN, IPv6 and UDP, and takes apart what has 64 KiB with them (net/core/dev.c, gso_features_check).
	maxTrain     = 1<<16 - 1 - 18 - 40 - 8
	maxWireGuard = 2048 // bytes of a packet of a way: more than any MTU that this tunnel is used with outside labs
)

// bind is where a tunnel's packets travel: the UDP sockets of WireGuard's own, and ways besides. What arrives at the sockets and is STUN goes to whoever looks for
// a way (STUN), everything else to WireGuard, so that a path which STUN has found is that of the very socket which WireGuard uses.
type bind struct {
	conn.Bind
	stun     *stunConn
	arrivals chan arrival

	mu     sync.Mutex
	ways   map[string]*Way
	made   int
	closed chan struct{} // with the opening of now
}

// arrival is a packet that came by a way.
type arrival struct {
	packet []byte
	way    *Way
}

func newBind() *bind {
	b := &bind{Bind: conn.NewDefaultBind(), arrivals: make(chan arrival, wayQueue), ways: map[string]*Way{}}
	b.stun = newStunConn(b)
	return b
}

// renew makes a closed bind another tunnel's.
func (b *bind) renew() {
	b.stun = newStunConn(b)
	for {
		select {
		case <-b.arrivals:
		default:
			return
		}
	}
}

// Open implements conn.Bind.
func (b *bind) Open(port uint16) (receive []conn.ReceiveFunc, actual uint16, err error) {
	sockets, actual, err := b.Bind.Open(port)
	if err != nil {
		return nil, 0, err
	}
	for _, socket := range sockets {
		receive = append(receive, b.without(socket))
	}
	closed := make(chan struct{})
	b.mu.Lock()
	b.closed = closed
	b.mu.Unlock()
	b.stun.opened(actual)
	return append(receive, func(packets [][]byte, sizes []int, from []conn.Endpoint) (int, error) {
		return b.receive(closed, packets, sizes, from)
	}), actual, nil
}

// Close implements conn.Bind.
func (b *bind) Close() error {
	b.mu.Lock()
	if b.closed != nil {
		close(b.closed)
		b.closed = nil
	}
	b.mu.Unlock()
	return b.Bind.Close()
}

// without takes STUN messages out of what a socket receives.
func (b *bind) without(socket conn.ReceiveFunc) conn.ReceiveFunc {
	return func(packets [][]byte, sizes []int, from []conn.Endpoint) (int, error) {
		n, err := socket(packets, sizes, from)
		for i := range n {
			if message := packets[i][:sizes[i]]; isSTUN(message) {
				b.stun.received(message, from[i])
				sizes[i] = 0 // WireGuard passes over it
			}
		}
		return n, err
	}
}

// isSTUN tells STUN's messages from WireGuard's four types, which are numbered in the first byte with three zeros behind (RFC 7983 does so for STUN's neighbours).
func isSTUN(packet []byte) bool {
	if len(packet) < stunHead || packet[0]&0xC0 != 0 || binary.BigEndian.Uint32(packet[4:]) != stunCookie {
		return false
	}
	wireGuard := packet[0] >= 1 && packet[0] <= 4 && bytes.Equal(packet[1:4], []byte{0, 0, 0})
	return !wireGuard
}

// receive gives WireGuard what came by the ways.
func (b *bind) receive(closed <-chan struct{}, packets [][]byte, sizes []int, from []conn.Endpoint) (n int, err error) {
	select {
	case <-closed:
		return 0, net.ErrClosed
	case a := <-b.arrivals:
		sizes[0], from[0] = copy(packets[0], a.packet), a.way
	}
	for n = 1; n < len(packets); n++ {
		select {
		case a := <-b.arrivals:
			sizes[n], from[n] = copy(packets[n], a.packet), a.way
		default:
			return n, nil
		}
	}
	return n, nil
}

// Send implements conn.Bind.
func (b *bind) Send(packets [][]byte, to conn.Endpoint) error {
	way, ok := to.(*Way)
	if !ok {
		return b.Bind.Send(inTrains(packets), to)
	}
	for _, p := range packets {
		if _, err := way.carrier.Write(p); err != nil {
			return fmt.Errorf("tunnel: by %s: %w", way, err)
		}
	}
	return nil
}

// inTrains keeps WireGuard's sockets from putting more packets together than the kernel passes on in one piece: they append to the first packet's buffer while it
// has room, and Linux takes a longer train apart again, packet by packet, for both hosts.
func inTrains(packets [][]byte) [][]byte {
	for i, p := range packets {
		packets[i] = p[:len(p):min(cap(p), max(len(p), maxTrain))]
	}
	return packets
}

// ParseEndpoint implements conn.Bind: an address and port, or the name of a way.
func (b *bind) ParseEndpoint(text string) (conn.Endpoint, error) {
	b.mu.Lock()
	way := b.ways[text]
	b.mu.Unlock()
	if way != nil {
		return way, nil
	}
	return b.Bind.ParseEndpoint(text)
}

// write sends a datagram from the socket, beside WireGuard's.
func (b *bind) write(packet []byte, to netip.AddrPort) error {
	endpoint, err := b.Bind.ParseEndpoint(to.String())
	if err != nil {
		return err
	}
	return b.Bind.Send([][]byte{packet}, endpoint)
}
