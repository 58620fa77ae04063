package lab

import (
	"encoding/binary"
	"maps"
	"net"
	"net/netip"
	"os"
	"slices"
	"sync"

	"golang.org/x/sys/unix"
)

// Capture reads every IPv4 packet on a host's link to the internet, as tcpdump does, and adds up who spoke with whom.
type Capture struct {
	host  *Host
	mu    sync.Mutex
	talks map[Talk]Traffic
}

// Talk is what passes between one of the host's own addresses and a port of somebody else's, or between a port of its own and somebody else.
type Talk struct {
	Protocol      int // IANA's number: 1 ICMP, 6 TCP, 17 UDP
	Local, Remote netip.AddrPort
}

// Traffic is what a talk carried, both ways together.
type Traffic struct {
	Packets int
	Payload int // bytes inside TCP and UDP; what was sent twice counts twice
}

// Capture starts reading; it ends with the test.
func (h *Host) Capture() *Capture {
	h.lab.t.Helper()
	c := &Capture{host: h, talks: map[Talk]Traffic{}}
	var packets *os.File
	err := h.ns.do(func() (err error) {
		packets, err = packetSocket("eth0")
		return err
	})
	if err != nil {
		h.lab.t.Fatalf("capturing on %s: %v", h.Name, err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		c.read(packets)
	}()
	h.lab.t.Cleanup(func() {
		packets.Close()
		<-done
	})
	return c
}

// captureBuffer is how many bytes may wait to be read; what does not fit would be missing in the sums.
const captureBuffer = 64 << 20

// packetSocket gets a copy of every IPv4 packet that passes an interface, from its IP header on (packet(7)).
func packetSocket(name string) (*os.File, error) {
	link, err := net.InterfaceByName(name)
	if err != nil {
		return nil, err
	}
	all := binary.NativeEndian.Uint16(binary.BigEndian.AppendUint16(nil, unix.ETH_P_ALL)) // those that leave, too
	fd, err := unix.Socket(unix.AF_PACKET, unix.SOCK_DGRAM|unix.SOCK_NONBLOCK|unix.SOCK_CLOEXEC, int(all))
	if err != nil {
		return nil, err
	}
	packets := os.NewFile(uintptr(fd), name)
	if err := unix.SetsockoptInt(fd, unix.SOL_SOCKET, unix.SO_RCVBUFFORCE, captureBuffer); err != nil {
		packets.Close()
		return nil, err
	}
	if err := unix.Bind(fd, &unix.SockaddrLinklayer{Protocol: all, Ifindex: link.Index}); err != nil {
		packets.Close()
		return nil, err
	}
	return packets, nil
}

func (c *Capture) read(packets *os.File) {
	buffer := make([]byte, 1<<17)
	for {
		n, err := packets.Read(buffer)
		if err != nil {
			return // closed
		}
		c.add(buffer[:n])
	}
}

const ipv4Header = 20

func (c *Capture) add(packet []byte) {
	if len(packet) < ipv4Header || packet[0]>>4 != 4 {
		return
	}
	header := int(packet[0]&15) * 4
	total := min(int(binary.BigEndian.Uint16(packet[2:])), len(packet))
	source, _ := netip.AddrFromSlice(packet[12:16])
	destination, _ := netip.AddrFromSlice(packet[16:20])
	ports, payload := transport(packet[9], packet[min(header, total):total])
	talk := Talk{int(packet[9]), netip.AddrPortFrom(source, ports[0]), netip.AddrPortFrom(destination, ports[1])}
	if !slices.Contains(c.host.Addrs, source) {
		talk.Local, talk.Remote = talk.Remote, talk.Local
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	sum := c.talks[talk]
	sum.Packets, sum.Payload = sum.Packets+1, sum.Payload+payload
	c.talks[talk] = sum
}

// transport reads source and destination port, and how many bytes are in a segment.
func transport(protocol byte, segment []byte) (ports [2]uint16, payload int) {
	header := 8
	switch {
	case protocol == unix.IPPROTO_TCP && len(segment) >= 20:
		header = int(segment[12]>>4) * 4
	case protocol != unix.IPPROTO_UDP || len(segment) < 8:
		return ports, 0
	}
	return [2]uint16{binary.BigEndian.Uint16(segment), binary.BigEndian.Uint16(segment[2:])}, max(len(segment)-header, 0)
}

// Talks is what was captured so far.
func (c *Capture) Talks() map[Talk]Traffic {
	c.mu.Lock()
	defer c.mu.Unlock()
	return maps.Clone(c.talks)
}
