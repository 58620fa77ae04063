package tunnel

import (
	"bytes"
	"encoding/binary"

	"gvisor.dev/gvisor/pkg/buffer"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

// joiner puts TCP segments of a flow that follow upon each other together, so that the stack gets few large ones (generic receive offload). It works on one
// batch of WireGuard's; nothing waits for the next. Packets of one flow keep their order.
type joiner struct{ runs []run }

// run is one packet, or several segments of one flow that become one.
type run struct {
	packets [][]byte
	at      int    // where the payload begins in each
	ip      int    // size of the IP header; 0: it is nothing that may be joined
	size    int    // bytes when joined
	next    uint32 // sequence number that continues it
	open    bool   // whether more may follow
}

const lookBack = 16 // runs among which the one of a segment's flow is looked for

// add takes the next packet of the batch. It has been found to be whole.
func (j *joiner) add(packet []byte) {
	segment, ok := segmentOf(packet)
	if ok {
		for i := len(j.runs) - 1; i >= max(0, len(j.runs)-lookBack); i-- {
			r := &j.runs[i]
			if r.ip == 0 || !r.sameFlow(segment, packet) {
				continue
			}
			if r.continues(segment, packet) {
				r.join(segment, packet)
				return
			}
			break
		}
	}
	segment.packets = append(j.spare(), packet)
	j.runs = append(j.runs, segment)
}

// spare is a list that was used in a batch before.
func (j *joiner) spare() [][]byte {
	if n := len(j.runs); n < cap(j.runs) {
		return j.runs[:n+1][n].packets[:0]
	}
	return nil
}

// reset forgets a batch.
func (j *joiner) reset() {
	for i := range j.runs {
		clear(j.runs[i].packets)
	}
	j.runs = j.runs[:0]
}

// segmentOf is the run that a packet begins; ok is false for what is joined with nothing.
func segmentOf(packet []byte) (r run, ok bool) {
	r.size = len(packet)
	var ip int
	switch header.IPVersion(packet) {
	case header.IPv4Version:
		h := header.IPv4(packet)
		ip = int(h.HeaderLength())
		if ip != header.IPv4MinimumSize || h.TransportProtocol() != header.TCPProtocolNumber || h.More() || h.FragmentOffset() != 0 || int(h.TotalLength()) != len(packet) {
			return r, false
		}
	case header.IPv6Version:
		h := header.IPv6(packet)
		ip = header.IPv6MinimumSize
		if h.TransportProtocol() != header.TCPProtocolNumber || int(h.PayloadLength()) != len(packet)-ip {
			return r, false
		}
	}
	if len(packet) < ip+header.TCPMinimumSize {
		return r, false
	}
	tcp := header.TCP(packet[ip:])
	if offset := int(tcp.DataOffset()); offset < header.TCPMinimumSize || offset > len(tcp) {
		return r, false
	}
	payload := len(tcp) - int(tcp.DataOffset())
	r.ip, r.at, r.next = ip, len(packet)-payload, tcp.SequenceNumber()+uint32(payload)
	r.open = payload > 0 && tcp.Flags()&^header.TCPFlagPsh == header.TCPFlagAck
	return r, true
}

// sameFlow compares addresses, which end the IP header in both versions, and ports, which follow.
func (r *run) sameFlow(s run, packet []byte) bool {
	mine, addresses := r.packets[0], 8
	if r.ip == header.IPv6MinimumSize {
		addresses = 32
	}
	return r.ip == s.ip && bytes.Equal(mine[r.ip-addresses:r.ip+4], packet[s.ip-addresses:s.ip+4])
}

// continues says whether a segment of the same flow goes on where the run ends, with the same headers but for its length, number and checksums.
func (r *run) continues(s run, packet []byte) bool {
	mine, theirs := r.packets[0], packet
	tcp, other := mine[r.ip:r.at], theirs[s.ip:s.at]
	const window = 14
	return r.open && r.at == s.at && r.size+len(packet)-s.at < maxCombined &&
		len(packet) > s.at && header.TCP(other).SequenceNumber() == r.next && // it is data, and the next
		header.TCP(other).Flags()&^(header.TCPFlagFin|header.TCPFlagPsh) == header.TCPFlagAck && // nothing special
		bytes.Equal(tcp[8:13], other[8:13]) && binary.BigEndian.Uint16(tcp[window:]) == binary.BigEndian.Uint16(other[window:]) &&
		bytes.Equal(tcp[header.TCPMinimumSize:], other[header.TCPMinimumSize:]) && sameService(mine, theirs)
}

// sameService compares what the IP headers ask of the network: class of traffic, fragmentation, hops.
func sameService(a, b []byte) bool {
	if header.IPVersion(a) == header.IPv4Version {
		return a[1] == b[1] && a[6] == b[6] && a[8] == b[8]
	}
	return bytes.Equal(a[:4], b[:4]) && a[7] == b[7]
}

func (r *run) join(s run, packet []byte) {
	r.packets = append(r.packets, packet)
	r.size += len(packet) - s.at
	r.next = s.next
	r.open = header.TCP(packet[s.ip:]).Flags()&header.TCPFlagFin == 0
}

// packet is the run as one packet for the stack.
func (r *run) packet() (tcpip.NetworkProtocolNumber, *stack.PacketBuffer) {
	view := buffer.NewView(r.size)
	_, _ = view.Write(r.packets[0]) // it has the room
	for _, p := range r.packets[1:] {
		_, _ = view.Write(p[r.at:])
	}
	whole, protocol := view.AsSlice(), header.IPv4ProtocolNumber
	if header.IPVersion(whole) == header.IPv6Version {
		protocol = header.IPv6ProtocolNumber
	}
	if len(r.packets) > 1 {
		r.complete(whole)
	}
	return protocol, stack.NewPacketBuffer(stack.PacketBufferOptions{Payload: buffer.MakeWithView(view)})
}

// complete makes the first one's headers those of all. The stack trusts checksums, WireGuard having authenticated every packet.
func (r *run) complete(whole []byte) {
	last := header.TCP(r.packets[len(r.packets)-1][r.ip:])
	tcp := header.TCP(whole[r.ip:])
	tcp.SetFlags(uint8(tcp.Flags() | last.Flags()))
	if header.IPVersion(whole) == header.IPv4Version {
		header.IPv4(whole).SetTotalLength(uint16(len(whole)))
	} else {
		header.IPv6(whole).SetPayloadLength(uint16(len(whole) - header.IPv6MinimumSize))
	}
}
