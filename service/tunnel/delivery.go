package tunnel

import (
	"net/netip"
	"sync"
	"time"

	"gvisor.dev/gvisor/pkg/tcpip/header"
)

// lingering is how long a closed flow may still deliver what was written before.
const lingering = time.Minute

// deliveries follows what a stack sends into TCP flows and what the other end acknowledges of it (RFC 9293 section 3.4), since the stack does not
// say how much of what was written ever arrived. It sees every packet, so it looks at little.
type deliveries struct {
	mu    sync.RWMutex
	flows map[flowKey]*delivery
}

type flowKey struct{ remote, local netip.AddrPort }

func newDeliveries() *deliveries { return &deliveries{flows: map[flowKey]*delivery{}} }

// delivery is one flow. Sequence numbers wrap at 2^32, so only their differences are compared.
type delivery struct {
	key   flowKey
	of    *deliveries
	first uint32 // sequence number of the first byte

	mu        sync.Mutex
	tell      func(n int) // of payload that arrived
	una, nxt  uint32      // acknowledged, and sent: the next sequence number
	fin       bool        // nxt counts the end of the stream too
	untold    int         // arrived before anybody asked
	onOver    func()
	over      bool
	lastWords *time.Timer
}

func (d *deliveries) at(key flowKey) *delivery {
	d.mu.RLock()
	defer d.mu.RUnlock()
	return d.flows[key]
}

// sent looks at the headers of a packet of the stack, which has so many bytes in all. Its connection request, or its answer to one, begins the flow.
func (d *deliveries) sent(headers []byte, whole int) {
	src, dst, segment, size, ok := parseTCP(headers, whole)
	if !ok {
		return
	}
	key, flags := flowKey{dst, src}, segment.Flags()
	if flags&header.TCPFlagSyn != 0 {
		d.begin(key, segment.SequenceNumber()+1)
		return
	}
	if size == 0 && flags&header.TCPFlagFin == 0 {
		return
	}
	if f := d.at(key); f != nil {
		f.sent(segment.SequenceNumber()+uint32(size), flags&header.TCPFlagFin != 0)
	}
}

func (d *deliveries) begin(key flowKey, next uint32) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if old := d.flows[key]; old == nil || old.first != next { // else it is sent again
		d.flows[key] = &delivery{key: key, of: d, first: next, una: next, nxt: next}
	}
}

// received looks at a packet of the other end.
func (d *deliveries) received(packet []byte) {
	src, dst, segment, _, ok := parseTCP(packet, len(packet))
	if !ok || segment.Flags()&header.TCPFlagAck == 0 {
		return
	}
	if f := d.at(flowKey{src, dst}); f != nil {
		f.acknowledged(segment.AckNumber())
	}
}

func (f *delivery) sent(end uint32, fin bool) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if fin {
		end++
		f.fin = true
	}
	if int32(end-f.nxt) > 0 {
		f.nxt = end
	}
}

// acknowledged counts what is new. An acknowledgement of what was not sent is ignored, as the stack does.
func (f *delivery) acknowledged(ack uint32) {
	f.mu.Lock()
	n := ack - f.una
	if n == 0 || n > f.nxt-f.una {
		f.mu.Unlock()
		return
	}
	f.una = ack
	ended := f.fin && ack == f.nxt
	if ended {
		n-- // the end of the stream is no payload
	}
	tell := f.tell
	if tell == nil {
		f.untold += int(n)
	}
	f.mu.Unlock()
	if tell != nil {
		tell(int(n))
	}
	if ended {
		f.end()
	}
}

// follow has arrived called for payload that arrived, in bytes, and over when no more will.
func (f *delivery) follow(arrived func(n int), over func()) {
	f.mu.Lock()
	f.tell, f.onOver = arrived, over
	untold, ended := f.untold, f.over
	f.untold = 0
	f.mu.Unlock()
	if untold > 0 {
		arrived(untold)
	}
	if ended {
		over()
	}
}

// closing gives what was written a while to arrive.
func (f *delivery) closing() {
	f.mu.Lock()
	defer f.mu.Unlock()
	if !f.over && f.lastWords == nil {
		f.lastWords = time.AfterFunc(lingering, f.end)
	}
}

// end may be called for a flow that never began.
func (f *delivery) end() {
	if f == nil {
		return
	}
	f.mu.Lock()
	over, first := f.onOver, !f.over
	f.over = true
	if f.lastWords != nil {
		f.lastWords.Stop()
	}
	f.mu.Unlock()
	if !first {
		return
	}
	f.of.forget(f)
	if over != nil {
		over()
	}
}

func (d *deliveries) forget(f *delivery) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.flows[f.key] == f {
		delete(d.flows, f.key)
	}
}

// parseTCP says false for all but whole TCP segments. The packet may be its headers alone, of so many bytes in all; size is that of the payload in bytes.
func parseTCP(packet []byte, whole int) (src, dst netip.AddrPort, segment header.TCP, size int, ok bool) {
	var from, to netip.Addr
	at, end := 0, 0
	switch header.IPVersion(packet) {
	case header.IPv4Version:
		ip := header.IPv4(packet)
		if !ip.IsValid(whole) || ip.TransportProtocol() != header.TCPProtocolNumber || ip.More() || ip.FragmentOffset() != 0 {
			return src, dst, nil, 0, false
		}
		from, to, at, end = fromStack(ip.SourceAddress()), fromStack(ip.DestinationAddress()), int(ip.HeaderLength()), int(ip.TotalLength())
	case header.IPv6Version:
		ip := header.IPv6(packet)
		if !ip.IsValid(whole) || ip.TransportProtocol() != header.TCPProtocolNumber {
			return src, dst, nil, 0, false
		}
		from, to, at, end = fromStack(ip.SourceAddress()), fromStack(ip.DestinationAddress()), header.IPv6MinimumSize, header.IPv6MinimumSize+int(ip.PayloadLength())
	}
	if at+header.TCPMinimumSize > min(len(packet), end) {
		return src, dst, nil, 0, false
	}
	segment = header.TCP(packet[at:min(len(packet), end)])
	if int(segment.DataOffset()) < header.TCPMinimumSize || int(segment.DataOffset()) > len(segment) {
		return src, dst, nil, 0, false
	}
	src, dst = netip.AddrPortFrom(from, segment.SourcePort()), netip.AddrPortFrom(to, segment.DestinationPort())
	return src, dst, segment, end - at - int(segment.DataOffset()), true
}
