package tunnel

import (
	"context"
	"net/netip"
	"os"
	"sync"

	"golang.zx2c4.com/wireguard/conn"
	"golang.zx2c4.com/wireguard/tun"
	"gvisor.dev/gvisor/pkg/buffer"
	"gvisor.dev/gvisor/pkg/tcpip/link/channel"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

const linkQueue = 4096 // packets on their way from the stack to WireGuard; what does not fit is lost, and TCP slows down

// link joins the TCP/IP stack to WireGuard: the stack sees a network interface, WireGuard a tun device. Both move packets in batches.
type link struct {
	endpoint *channel.Endpoint
	stack    *stack.Stack
	admit    func(packetHead) bool // which packets the stack may see
	follows  *deliveries           // nil: nobody asks
	events   chan tun.Event
	close    func()
}

var _ tun.Device = (*link)(nil)

func newLink(mtu int, addrs []netip.Addr, admit func(packetHead) bool, follows *deliveries) (*link, error) {
	l := &link{endpoint: channel.New(linkQueue, uint32(mtu), ""), admit: admit, follows: follows, events: make(chan tun.Event)}
	l.endpoint.LinkEPCapabilities = stack.CapabilityRXChecksumOffload // WireGuard has authenticated every packet
	s, err := newStack(l.endpoint, addrs)
	if err != nil {
		return nil, err
	}
	l.stack = s
	l.close = sync.OnceFunc(func() {
		s.Close()
		s.RemoveNIC(nic)
		l.endpoint.Close()
		close(l.events)
	})
	return l, nil
}

// Read waits for a packet of the stack and takes along what else is ready.
func (l *link) Read(bufs [][]byte, sizes []int, offset int) (n int, err error) {
	for packet := l.endpoint.ReadContext(context.Background()); packet != nil; packet = l.endpoint.Read() {
		sizes[n] = copyPacket(bufs[n][offset:], packet)
		packet.DecRef()
		if l.follows != nil {
			l.follows.sent(bufs[n][offset : offset+sizes[n]])
		}
		if n++; n == len(bufs) {
			break
		}
	}
	if n == 0 {
		return 0, os.ErrClosed
	}
	return n, nil
}

func copyPacket(to []byte, packet *stack.PacketBuffer) (n int) {
	for _, part := range packet.AsSlices() {
		n += copy(to[n:], part)
	}
	return n
}

// Write gives the stack the packets that it may see.
func (l *link) Write(bufs [][]byte, offset int) (int, error) {
	for _, b := range bufs {
		l.inject(b[offset:])
	}
	return len(bufs), nil
}

func (l *link) inject(packet []byte) {
	head, ok := parseHead(packet)
	if !ok || !l.admit(head) {
		return
	}
	if l.follows != nil {
		l.follows.received(packet)
	}
	p := stack.NewPacketBuffer(stack.PacketBufferOptions{Payload: buffer.MakeWithData(packet)})
	defer p.DecRef()
	l.endpoint.InjectInbound(networkOf(head.dst), p)
}

// BatchSize is WireGuard's own.
func (l *link) BatchSize() int { return conn.IdealBatchSize }

// MTU is the size of the largest packet in bytes.
func (l *link) MTU() (int, error) { return int(l.endpoint.MTU()), nil }

// Name is not that of any interface of the machine.
func (l *link) Name() (string, error) { return "ipsx", nil }

// File is nil: there is no file behind it.
func (l *link) File() *os.File { return nil }

// Events stays silent: the device is up as long as it is open.
func (l *link) Events() <-chan tun.Event { return l.events }

// Close ends the stack and every flow on it.
func (l *link) Close() error {
	l.close()
	return nil
}
