package gateway

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"net"
	"net/netip"
	"os"
	"testing"
)

// echo is a UDP server that sends back what it gets.
func echo(t *testing.T) netip.AddrPort {
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	go func() {
		buffer := make([]byte, 2000)
		for {
			n, from, err := conn.ReadFrom(buffer)
			if err != nil {
				return
			}
			_, _ = conn.WriteTo(buffer[:n], from)
		}
	}()
	return addrPort(conn.LocalAddr())
}

// associate opens a UDP association and returns where its datagrams go.
func associate(t *testing.T, g *Gateway) net.Conn {
	t.Helper()
	control, err := net.Dial("tcp", g.Addr())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { control.Close() })
	fmt.Fprint(control, "\x05\x01\x00\x05\x03\x00\x01\x00\x00\x00\x00\x00\x00")
	reader := bufio.NewReader(control)
	answer := make([]byte, 2+3)
	if _, err := io.ReadFull(reader, answer); err != nil || answer[3] != socksOK {
		t.Fatalf("%x %v", answer, err)
	}
	relay, err := readSOCKSAddress(reader)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("udp", relay)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	return conn
}

func send(t *testing.T, conn net.Conn, name string, port uint16, payload string) {
	t.Helper()
	packet := append([]byte{0, 0, 0, socksName, byte(len(name))}, name...)
	packet = append(append(packet, byte(port>>8), byte(port)), payload...)
	if _, err := conn.Write(packet); err != nil {
		t.Fatal(err)
	}
}

func receive(t *testing.T, conn net.Conn) (from, payload string) {
	t.Helper()
	buffer := make([]byte, 2000)
	n, err := conn.Read(buffer)
	if err != nil {
		t.Fatal(err)
	}
	from, data, ok := parseDatagram(buffer[:n])
	if !ok {
		t.Fatalf("%x is no SOCKS datagram", buffer[:n])
	}
	return from, string(data)
}

func TestUDPAssociate(t *testing.T) {
	server := echo(t)
	conn := associate(t, start(t, Config{}))
	for _, text := range []string{"ping", "and", "again"} { // the last two while the name is being resolved, perhaps
		send(t, conn, "only.through.lease", server.Port(), text)
	}
	for _, want := range []string{"ping", "and", "again"} {
		if from, got := receive(t, conn); got != want || from != server.String() {
			t.Errorf("%q from %s, want %q", got, from, want)
		}
	}
}

// moods is a lease one of whose names is never resolved, and whose flows were idle for long after one answer.
type moods struct{ closed chan struct{} }

func (m moods) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, _ := net.SplitHostPort(address)
	if host == "slow.example" {
		<-ctx.Done()
		return nil, ctx.Err()
	}
	conn, err := (&net.Dialer{}).DialContext(ctx, network, net.JoinHostPort("127.0.0.1", port))
	return &moody{Conn: conn, closed: m.closed}, err
}

type moody struct {
	net.Conn
	closed chan struct{}
	read   bool
}

func (c *moody) Read(b []byte) (int, error) {
	if c.read {
		return 0, os.ErrDeadlineExceeded
	}
	c.read = true
	return c.Conn.Read(b)
}

func (c *moody) Close() error {
	err := c.Conn.Close()
	if err == nil {
		c.closed <- struct{}{}
	}
	return err
}

func TestSlowNamesAndIdleFlows(t *testing.T) {
	m := moods{make(chan struct{}, 10)}
	g, err := Listen(t.Context(), Config{Dialer: m})
	if err != nil {
		t.Fatal(err)
	}
	defer g.Close()
	server := echo(t)
	conn := associate(t, g)
	send(t, conn, "slow.example", 53, "lost")
	for _, text := range []string{"first flow", "second flow"} {
		send(t, conn, "name.example", server.Port(), text)
		if _, got := receive(t, conn); got != text {
			t.Errorf("%q, want %q", got, text)
		}
		<-m.closed
	}
}
