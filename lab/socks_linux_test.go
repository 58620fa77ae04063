package lab_test

import (
	"bytes"
	"io"
	"net"
	"net/netip"
)

// socksUDP opens a UDP flow through a SOCKS5 proxy of the requester's host (RFC 1928, section 7) and returns it as a connection.
func (n *network) socksUDP(proxy, destination string) net.Conn {
	n.t.Helper()
	control, err := n.Requester.Dial(n.t.Context(), "tcp", proxy)
	if err != nil {
		n.t.Fatal(err)
	}
	greeting := []byte{5, 1, 0}
	associate := []byte{5, 3, 0, 1, 0, 0, 0, 0, 0, 0}
	if _, err := control.Write(append(greeting, associate...)); err != nil {
		n.t.Fatal(err)
	}
	answer := make([]byte, 2+10) // method, and a reply with an IPv4 address
	if _, err := io.ReadFull(control, answer); err != nil || answer[3] != 0 || answer[5] != 1 {
		n.t.Fatalf("the proxy gives no UDP: % x, %v", answer, err)
	}
	relay := netip.AddrPortFrom(netip.AddrFrom4([4]byte(answer[6:10])), uint16(answer[10])<<8|uint16(answer[11]))
	conn, err := n.Requester.Dial(n.t.Context(), "udp", relay.String())
	if err != nil {
		n.t.Fatal(err)
	}
	to := netip.MustParseAddrPort(destination)
	header := append([]byte{0, 0, 0, 1}, to.Addr().AsSlice()...)
	return &socksConn{conn, control, append(header, byte(to.Port()>>8), byte(to.Port()))}
}

// socksConn puts the header before each datagram and takes it off. The association lives as long as its control connection.
type socksConn struct {
	net.Conn
	control net.Conn
	header  []byte
}

func (c *socksConn) Write(b []byte) (int, error) {
	_, err := c.Conn.Write(append(bytes.Clone(c.header), b...))
	return len(b), err
}

func (c *socksConn) Read(b []byte) (int, error) {
	buffer := make([]byte, 64<<10)
	n, err := c.Conn.Read(buffer)
	return copy(b, buffer[min(len(c.header), n):n]), err
}

func (c *socksConn) Close() error {
	c.control.Close()
	return c.Conn.Close()
}
