package tunnel

import (
	"gvisor.dev/gvisor/pkg/buffer"
	"gvisor.dev/gvisor/pkg/tcpip/checksum"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
)

const (
	maxCombined = 1 << 16 // bytes of a TCP segment, with its headers, inside the machine: IPv4 counts no further
	maxHeaders  = header.IPv4MaximumHeaderSize + header.TCPHeaderMaximumSize
)

// cutter takes packets of the stack apart into such as fit through the tunnel. The stack makes one TCP segment of up to 64 KiB where the network will see
// dozens (generic segmentation offload): what it does for a segment it then does once, and only copying and checksums are done for each packet.
type cutter struct {
	packet *stack.PacketBuffer // what is being cut; nil: nothing
	view   *buffer.View        // of its bytes, the one to go on with
	at     int                 // in it

	headers [maxHeaders]byte
	ip, all int // size of the IP header, and of all headers
	rest    int // bytes of payload that are not out yet
	mss     int // bytes of payload in a packet; 0: the packet is whole as it is
	cut     int // packets so far
}

// begin takes a packet over.
func (c *cutter) begin(p *stack.PacketBuffer) {
	views, offset := p.AsViewList()
	c.packet, c.view, c.at = p, views.Front(), offset
	c.ip = len(p.NetworkHeader().Slice())
	c.all, c.rest, c.mss, c.cut = c.ip+len(p.TransportHeader().Slice()), p.Data().Size(), 0, 0
	if p.GSOOptions.Type != stack.GSONone {
		c.mss = max(int(p.GSOOptions.MSS), 1)
	}
	c.copy(c.headers[:c.all])
}

// next writes the next packet and gives its size. After the last one nothing is being cut.
func (c *cutter) next(to []byte) int {
	size := c.rest
	if c.mss > 0 {
		size = min(size, c.mss)
	}
	packet := to[:c.all+size]
	copy(packet, c.headers[:c.all])
	c.copy(packet[c.all:])
	c.rest -= size
	if c.mss > 0 {
		c.complete(packet)
	}
	if c.cut++; c.rest == 0 {
		c.end()
	}
	return len(packet)
}

// complete makes the headers of a part its own, with the checksums that the stack left to us. Only the last one ends a stream, or asks to be handed on.
func (c *cutter) complete(packet []byte) {
	tcp := header.TCP(packet[c.ip:])
	tcp.SetSequenceNumber(tcp.SequenceNumber() + uint32(c.cut*c.mss)) // wraps, as it should
	if c.rest > 0 {
		tcp.SetFlags(uint8(tcp.Flags() &^ (header.TCPFlagFin | header.TCPFlagPsh)))
	}
	length := uint16(len(tcp))
	var sum uint16
	if header.IPVersion(packet) == header.IPv4Version {
		ip := header.IPv4(packet)
		ip.SetTotalLength(uint16(len(packet)))
		ip.SetID(ip.ID() + uint16(c.cut))
		ip.SetChecksum(0)
		ip.SetChecksum(^ip.CalculateChecksum())
		sum = header.PseudoHeaderChecksum(header.TCPProtocolNumber, ip.SourceAddress(), ip.DestinationAddress(), length)
	} else {
		ip := header.IPv6(packet)
		ip.SetPayloadLength(uint16(len(packet) - header.IPv6MinimumSize))
		sum = header.PseudoHeaderChecksum(header.TCPProtocolNumber, ip.SourceAddress(), ip.DestinationAddress(), length)
	}
	tcp.SetChecksum(0)
	tcp.SetChecksum(^checksum.Checksum(tcp, sum))
}

// copy fills to with what follows, as far as there is any.
func (c *cutter) copy(to []byte) (n int) {
	for n < len(to) && c.view != nil {
		part := c.view.AsSlice()
		if c.at < len(part) {
			copied := copy(to[n:], part[c.at:])
			n, c.at = n+copied, c.at+copied
		}
		if c.at >= len(part) {
			c.at -= len(part)
			c.view = c.view.Next()
		}
	}
	return n
}

func (c *cutter) end() {
	if c.packet != nil {
		c.packet.DecRef()
		c.packet, c.view = nil, nil
	}
}
