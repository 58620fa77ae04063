package tunnel

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"gvisor.dev/gvisor/pkg/buffer"
	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/checksum"
	"gvisor.dev/gvisor/pkg/tcpip/header"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"pgregory.net/rapid"
)

// segmentFor is a TCP segment as the stack gives it to a link that cuts.
func segmentFor(six bool, payload []byte, mss uint16, flags header.TCPFlags, seq uint32) *stack.PacketBuffer {
	p := stack.NewPacketBuffer(stack.PacketBufferOptions{ReserveHeaderBytes: 100, Payload: buffer.MakeWithData(payload)})
	tcp := header.TCP(p.TransportHeader().Push(header.TCPMinimumSize))
	tcp.Encode(&header.TCPFields{SrcPort: 80, DstPort: 5000, SeqNum: seq, AckNum: 7, DataOffset: header.TCPMinimumSize, Flags: flags, WindowSize: 99})
	whole := header.TCPMinimumSize + len(payload)
	if six {
		header.IPv6(p.NetworkHeader().Push(header.IPv6MinimumSize)).Encode(&header.IPv6Fields{PayloadLength: uint16(whole), TransportProtocol: header.TCPProtocolNumber, HopLimit: 64,
			SrcAddr: tcpip.AddrFrom16([16]byte{1}), DstAddr: tcpip.AddrFrom16([16]byte{2})})
	} else {
		header.IPv4(p.NetworkHeader().Push(header.IPv4MinimumSize)).Encode(&header.IPv4Fields{TotalLength: uint16(header.IPv4MinimumSize + whole), TTL: 64, ID: 65530, Protocol: uint8(header.TCPProtocolNumber),
			SrcAddr: tcpip.AddrFrom4([4]byte{1}), DstAddr: tcpip.AddrFrom4([4]byte{2})})
	}
	p.GSOOptions = stack.GSO{Type: stack.GSOTCPv4, NeedsCsum: true, MSS: mss}
	return p
}

// checkChecksums holds a packet against its checksums.
func checkChecksums(t *rapid.T, packet []byte) header.TCP {
	var ip header.Network = header.IPv6(packet)
	if header.IPVersion(packet) == header.IPv4Version {
		ip = header.IPv4(packet)
		if !header.IPv4(packet).IsChecksumValid() || !header.IPv4(packet).IsValid(len(packet)) {
			t.Fatal("the IPv4 header is broken")
		}
	}
	tcp := header.TCP(ip.Payload())
	if !tcp.IsChecksumValid(ip.SourceAddress(), ip.DestinationAddress(), checksum.Checksum(tcp.Payload(), 0), uint16(len(tcp.Payload()))) {
		t.Fatal("the TCP checksum is wrong")
	}
	return tcp
}

// Whatever the stack sends, each packet of it is right by itself, and the other end puts together exactly the same bytes.
func TestWhatIsCutIsJoinedAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		six, mss := rapid.Bool().Draw(t, "six"), rapid.Uint16Range(100, 1400).Draw(t, "mss")
		payload := make([]byte, rapid.IntRange(0, 65000).Draw(t, "size"))
		random := rand.NewChaCha8([32]byte{byte(len(payload))})
		_, _ = random.Read(payload) // never fails
		flags := header.TCPFlagAck | rapid.SampledFrom([]header.TCPFlags{0, header.TCPFlagPsh, header.TCPFlagFin}).Draw(t, "flags")
		seq := rapid.Uint32().Draw(t, "seq")
		var c cutter
		var j joiner
		c.begin(segmentFor(six, payload, mss, flags, seq))
		for c.packet != nil {
			packet := make([]byte, 1500)
			packet = packet[:c.next(packet)]
			tcp := checkChecksums(t, packet)
			if len(tcp.Payload()) > int(mss) || c.packet != nil && tcp.Flags() != header.TCPFlagAck {
				t.Fatalf("%d bytes with flags %s", len(tcp.Payload()), tcp.Flags())
			}
			j.add(packet)
		}
		var got []byte
		var last header.TCP
		for i := range j.runs {
			_, whole := j.runs[i].packet()
			var ip header.Network = header.IPv6(whole.ToView().AsSlice())
			if !six {
				ip = header.IPv4(whole.ToView().AsSlice())
			}
			last = ip.Payload()
			if last.SequenceNumber() != seq+uint32(len(got)) {
				t.Fatalf("the next is %d, want %d", last.SequenceNumber(), seq+uint32(len(got)))
			}
			got = append(got, last.Payload()...)
			whole.DecRef()
		}
		if !bytes.Equal(got, payload) || last.Flags() != flags || len(j.runs) > 2 {
			t.Fatalf("%d bytes of %d in %d parts, flags %s of %s", len(got), len(payload), len(j.runs), last.Flags(), flags)
		}
	})
}

// Segments that differ in more than their place are kept apart, and in order.
func TestJoinsOnlyWhatBelongsTogether(t *testing.T) {
	packet := func(seq uint32, change func(ip header.IPv4, tcp header.TCP)) []byte {
		var c cutter
		c.begin(segmentFor(false, make([]byte, 100), 1000, header.TCPFlagAck, seq))
		bytes := make([]byte, 200)
		bytes = bytes[:c.next(bytes)]
		change(bytes, header.TCP(bytes[header.IPv4MinimumSize:]))
		return bytes
	}
	same := func(header.IPv4, header.TCP) {}
	for name, change := range map[string]func(header.IPv4, header.TCP){
		"another port":   func(_ header.IPv4, tcp header.TCP) { tcp.SetDestinationPort(1) },
		"another source": func(ip header.IPv4, _ header.TCP) { ip.SetSourceAddress(tcpip.AddrFrom4([4]byte{9})) },
		"another ack":    func(_ header.IPv4, tcp header.TCP) { tcp.SetAckNumber(1) },
		"another window": func(_ header.IPv4, tcp header.TCP) { tcp.SetWindowSize(1) },
		"a reset":        func(_ header.IPv4, tcp header.TCP) { tcp.SetFlags(uint8(header.TCPFlagRst | header.TCPFlagAck)) },
		"a fragment":     func(ip header.IPv4, _ header.TCP) { ip.SetFlagsFragmentOffset(header.IPv4FlagMoreFragments, 0) },
		"a gap":          func(_ header.IPv4, tcp header.TCP) { tcp.SetSequenceNumber(5000) },
	} {
		var j joiner
		for _, p := range [][]byte{packet(0, same), packet(100, change), packet(200, change)} {
			j.add(p)
		}
		if len(j.runs[0].packets) != 1 {
			t.Errorf("%s was joined", name)
		}
	}
}
