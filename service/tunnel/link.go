package tunnel

import (
	"context"
	"net/netip"
	"os"
	"sync"

	"golang.zx2c4.com/wireguard/conn"
	"golang.zx2c4.com/wireguard/device"
	"golang.zx2c4.com/wireguard/tun"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/link/channel"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

const linkQueue = 4096 // packets on their way from the stack to WireGuard; what does not fit is lost, and TCP slows down

// link joins the TCP/IP stack to WireGuard: the stack sees a network interface, WireGuard a tun device. WireGuard moves packets in batches; the stack moves TCP in
// segments of up to 64 KiB, which are cut and joined here.
type link struct {
	endpoint endpoint
	out      cutter // only Read's
	stack    *stack.Stack
	admit    func(packetHead) bool // which packets the stack may see
	follows  *deliveries           // nil: nobody asks
	events   chan tun.Event
	close    func()
}

var _ tun.Device = (*link)(nil)

// endpoint is the network interface.
type endpoint struct{ *channel.Endpoint }

// GSOMaxSize is how large a TCP segment may be, in bytes with the headers that the stack leaves room for: whole packets, of which one less than a train has, since
// those of IPv6 carry less.
func (e endpoint) GSOMaxSize() uint32 {
	packets := max(maxTrain/(e.MTU()+device.MessageTransportSize), 2) - 1
	return packets*(e.MTU()-header.IPv4MinimumSize-header.TCPHeaderMaximumSize) + header.TCPTotalHeaderMaximumSize + 1
}

func newLink(mtu int, addrs []netip.Addr, admit func(packetHead) bool, follows *deliveries) (*link, error) {
	l := &link{endpoint: endpoint{channel.New(linkQueue, uint32(mtu), "")}, admit: admit, follows: follows, events: make(chan tun.Event)}
	l.endpoint.LinkEPCapabilities = stack.CapabilityRXChecksumOffload // WireGuard has authenticated every packet
	l.endpoint.SupportedGSOKind = stack.HostGSOSupported
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
	for ; n < len(bufs) && (l.out.packet != nil || l.take(n == 0)); n++ {
		sizes[n] = l.out.next(bufs[n][offset:])
	}
	if n == 0 {
		return 0, os.ErrClosed
	}
	return n, nil
}

// take begins with the next packet of the stack, for which it may wait. It says false when there is none, or the link is closed.
func (l *link) take(wait bool) bool {
	packet := l.endpoint.Read()
	if packet == nil && wait {
		packet = l.endpoint.ReadContext(context.Background())
	}
	if packet == nil {
		return false
	}
	l.out.begin(packet)
	if l.follows != nil {
		l.follows.sent(l.out.headers[:l.out.all], l.out.all+l.out.rest)
	}
	return true
}

// joiners are used by one Write at a time; every peer has its own goroutine.
var joiners = sync.Pool{New: func() any { return new(joiner) }}

// Write gives the stack the packets that it may see.
func (l *link) Write(bufs [][]byte, offset int) (int, error) {
	j := joiners.Get().(*joiner)
	defer joiners.Put(j)
	defer j.reset()
	for _, b := range bufs {
		if head, ok := parseHead(b[offset:]); ok && l.admit(head) {
			j.add(b[offset:])
		}
	}
	for i := range j.runs {
		l.inject(&j.runs[i])
	}
	return len(bufs), nil
}

func (l *link) inject(r *run) {
	if l.follows != nil {
		l.follows.received(r.packets[0]) // what it acknowledges, all of them do
	}
	protocol, packet := r.packet()
	defer packet.DecRef()
	l.endpoint.InjectInbound(protocol, packet)
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
