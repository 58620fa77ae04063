package egress

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
)

func TestForbidden(t *testing.T) {
	for text, want := range map[string]string{
		"127.0.0.1": "loopback", "10.1.2.3": "private", "172.31.0.1": "private", "192.168.1.1": "private", "100.64.0.1": "carrier-nat",
		"169.254.169.254": "metadata", "169.254.1.1": "link-local", "0.0.0.0": "this-network", "224.0.0.251": "multicast",
		"255.255.255.255": "broadcast", "198.19.0.1": "benchmarking", "203.0.113.9": "documentation", "::1": "loopback", "::": "unspecified",
		"fe80::1": "link-local", "fe80::1%eth0": "link-local", "fd00::1": "unique-local", "fd00:ec2::254": "metadata", "ff02::1": "multicast",
		"::ffff:127.0.0.1": "loopback", "::ffff:169.254.169.254": "metadata", "::127.0.0.1": "loopback", "64:ff9b::a00:1": "private",
		"2002:7f00:1::": "loopback", "2002:c0a8:101::1": "private", "2001:db8::1": "documentation", "2001::1": "special", "4000::1": "reserved",
		"1.1.1.1": "", "8.8.8.8": "", "172.32.0.1": "", "2606:4700::1111": "", "::ffff:8.8.8.8": "", "2002:808:808::1": "", "64:ff9b::808:808": "",
	} {
		reason, forbidden := Forbidden(netip.MustParseAddr(text))
		if reason != want || forbidden != (want != "") {
			t.Errorf("Forbidden(%s) = %q, %v; want %q", text, reason, forbidden, want)
		}
	}
	if _, forbidden := Forbidden(netip.Addr{}); !forbidden {
		t.Error("the zero address is permitted")
	}
}

// A mapped address is exactly as forbidden as the address inside it.
func FuzzForbiddenMapped(f *testing.F) {
	f.Add([]byte{127, 0, 0, 1})
	f.Add([]byte{8, 8, 8, 8})
	f.Fuzz(func(t *testing.T, b []byte) {
		if len(b) != 4 {
			return
		}
		plain := netip.AddrFrom4([4]byte(b))
		_, want := Forbidden(plain)
		if _, got := Forbidden(netip.AddrFrom16(plain.As16())); got != want {
			t.Errorf("%s: plain %v, mapped %v", plain, want, got)
		}
	})
}

func TestPolicy(t *testing.T) {
	own := func() []netip.Prefix { return []netip.Prefix{netip.MustParsePrefix("5.5.5.0/24")} }
	allowed := netip.MustParseAddrPort("127.0.0.1:8080")
	policy := func(p ipsx.Protocols) *Policy {
		return &Policy{Protocol: p, Own: own, Allow: []netip.AddrPort{allowed}, ExitCheck: netip.MustParseAddrPort("10.0.0.1:99"),
			ClosedPorts: []ipsx.PortRange{{First: 6000, Last: 6063}}}
	}
	for _, row := range []struct {
		protocol ipsx.Protocols
		dst      string
		reason   string
	}{
		{ipsx.Any, "127.0.0.1:8080", ""}, {ipsx.Any, "127.0.0.1:8081", "loopback"}, {ipsx.Any, "10.0.0.1:99", ""}, {ipsx.Any, "10.0.0.1:98", "private"},
		{ipsx.Any, "5.5.5.9:80", "own-network"}, {ipsx.Any, "8.8.8.8:4749", "challenge-port"}, {ipsx.Any, "8.8.8.8:22", ""}, {ipsx.Any, "8.8.8.8:25", "mail-port"}, {ipsx.Any, "8.8.8.8:6001", "closed-port"},
		{ipsx.Web, "8.8.8.8:443", ""}, {ipsx.Web, "8.8.8.8:22", "port"}, {ipsx.SMTP, "8.8.8.8:25", ""}, {ipsx.SMTP, "8.8.8.8:80", "port"},
		{ipsx.Any, "[::ffff:5.5.5.9]:80", "own-network"},
	} {
		err := policy(row.protocol).Check("tcp", netip.MustParseAddrPort(row.dst))
		if row.reason == "" && err != nil || row.reason != "" && (!ipsx.IsCode(err, ipsx.CodeDenied) || err.Error() != row.reason) {
			t.Errorf("%s to %s: %v, want %q", row.protocol, row.dst, err, row.reason)
		}
	}
	if err := policy(ipsx.Any).Check("udp", netip.MustParseAddrPort("10.0.0.1:99")); err == nil || err.Error() != "private" {
		t.Errorf("the exit check over UDP: %v", err)
	}
}

// Alice offers a prefix that no interface of hers shows, as when it is routed to her.
func TestOwnNetworks(t *testing.T) {
	own := WatchNetworks(netip.MustParsePrefix("8.8.4.0/24"), netip.MustParsePrefix("2606:4700:1::/48"))
	defer own.Close()
	policy := &Policy{Protocol: ipsx.Any, Own: own.List}
	for dst, want := range map[string]string{"8.8.4.200:80": "own-network", "[2606:4700:1:ff::7]:80": "own-network", "[::ffff:8.8.4.1]:80": "own-network"} {
		if err := policy.Check("tcp", netip.MustParseAddrPort(dst)); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %q", dst, err, want)
		}
	}
	for _, network := range policy.Own() {
		if network.Contains(netip.MustParseAddr("127.0.0.1")) {
			return
		}
	}
	t.Error("the interfaces' networks are not among them")
}

// world is an echo server that first says who it sees.
func world(t *testing.T) netip.AddrPort {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer conn.Close()
				host, _, _ := net.SplitHostPort(conn.RemoteAddr().String())
				fmt.Fprintln(conn, host)
				_, _ = io.Copy(conn, conn)
			}()
		}
	}()
	return listener.Addr().(*net.TCPAddr).AddrPort()
}

// through opens a TCP flow of the requester's through the exit; nil when it is refused.
func through(t *testing.T, e *Exit, dst netip.AddrPort) net.Conn {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	client, err := net.Dial("tcp", listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	inside, err := listener.Accept()
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	answered := make(chan bool, 1)
	go e.TCP(dst, func() (net.Conn, error) { answered <- true; return inside, nil }, func() { answered <- false; inside.Close() })
	t.Cleanup(func() { client.Close() })
	if !<-answered {
		client.Close()
		return nil
	}
	return client
}

func TestExit(t *testing.T) {
	server := world(t)
	e := NewExit(Config{Source: netip.MustParseAddr("127.0.0.77"), Policy: &Policy{Protocol: ipsx.Any, Allow: []netip.AddrPort{server}}})
	if through(t, e, server) != nil {
		t.Fatal("a closed exit let a flow through")
	}
	e.Set(Open)
	conn := through(t, e, server)
	reader := bufio.NewReader(conn)
	if seen, _ := reader.ReadString('\n'); strings.TrimSpace(seen) != "127.0.0.77" {
		t.Fatalf("the server saw %q, not the leased address", seen)
	}
	fmt.Fprint(conn, "hello")
	if _, err := io.ReadFull(reader, make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	if sent, received := e.Meter(); sent != 5 || received != 5+uint64(len("127.0.0.77\n")) {
		t.Errorf("meter %d up, %d down", sent, received)
	}
	if through(t, e, netip.AddrPortFrom(server.Addr(), 1)) != nil {
		t.Error("loopback was reached without an allowance")
	}
	e.Set(Closed)
	if _, err := reader.ReadByte(); err == nil {
		t.Error("closing the gate did not cut the flow")
	}
	if got := e.Denied(); got["loopback"] != 1 || got["not-active"] != 1 {
		t.Errorf("denied %v", got)
	}
}

// A requester that asks for a flow and then never completes its handshake does not keep the gate open.
func TestClosingDoesNotWaitForTheRequester(t *testing.T) {
	server := world(t)
	e := NewExit(Config{Source: netip.MustParseAddr("127.0.0.1"), Policy: &Policy{Protocol: ipsx.Any, Allow: []netip.AddrPort{server}}})
	e.Set(Open)
	asked, late := make(chan struct{}), make(chan net.Conn)
	go e.TCP(server, func() (net.Conn, error) { close(asked); return <-late, nil }, func() { t.Error("refused") })
	<-asked
	e.Set(Closed) // hangs, and the test with it, when it waits
	client, inside := net.Pipe()
	late <- inside
	if _, err := client.Read(make([]byte, 1)); err == nil {
		t.Error("a flow that was accepted too late stays open")
	}
}

func TestExitCheckIsAllThereIsBeforeActive(t *testing.T) {
	check, other := world(t), world(t)
	e := NewExit(Config{Source: netip.MustParseAddr("127.0.0.78"), Policy: &Policy{Protocol: ipsx.Any, Allow: []netip.AddrPort{other}, ExitCheck: check}})
	e.Set(CheckOnly)
	if through(t, e, other) != nil {
		t.Fatal("something but the exit check passed before active")
	}
	conn := through(t, e, check)
	go func() {
		_, _ = conn.Write(make([]byte, 1<<20)) // more than an exit check may carry: it is cut
	}()
	n, _ := io.Copy(io.Discard, conn)
	if n > ipsx.MaxExitCheckSize {
		t.Errorf("%d bytes passed before active", n)
	}
	if sent, received := e.Meter(); sent+received != 0 {
		t.Errorf("the exit check was billed: %d, %d", sent, received)
	}
}

// An exit check is a TCP connection: over UDP its place is like any other, shut before active, and billed where it is allowed.
func TestTheExitCheckIsForTCPOnly(t *testing.T) {
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	dst := server.LocalAddr().(*net.UDPAddr).AddrPort()
	e := NewExit(Config{Source: netip.MustParseAddr("127.0.0.1"), Policy: &Policy{Protocol: ipsx.Any, ExitCheck: dst, Allow: []netip.AddrPort{dst}}})
	defer e.Set(Closed)
	client, inside := datagramPair(t)
	accept := func() (net.Conn, error) { return inside, nil }
	e.Set(CheckOnly)
	refused := make(chan struct{})
	go e.UDP(dst, func() (net.Conn, error) { t.Error("UDP passed before active"); close(refused); return accept() }, func() { close(refused) })
	<-refused
	e.Set(Open)
	go e.UDP(dst, accept, func() { t.Error("refused") })
	fmt.Fprint(client, "ping")
	if _, _, err := server.ReadFrom(make([]byte, 100)); err != nil {
		t.Fatal(err)
	}
	if sent, _ := e.Meter(); sent != 4 {
		t.Errorf("%d bytes were billed", sent)
	}
}

func TestConnectionLimit(t *testing.T) {
	server := world(t)
	e := NewExit(Config{Source: netip.MustParseAddr("127.0.0.1"), Policy: &Policy{Protocol: ipsx.Any, Allow: []netip.AddrPort{server}}, Limits: Limits{Connections: 2}})
	e.Set(Open)
	defer e.Set(Closed)
	if through(t, e, server) == nil || through(t, e, server) == nil || through(t, e, server) != nil {
		t.Error("the limit of two connections was not kept")
	}
	if e.Denied()["too-many-connections"] != 1 {
		t.Errorf("denied %v", e.Denied())
	}
}

// At the bound of its credit a flow pauses and loses nothing; closing the gate ends the pause too.
func TestCreditPauses(t *testing.T) {
	server, credit := world(t), NewCredit()
	hello := uint64(len("127.0.0.1\n"))
	credit.Allow(hello + 4)
	e := NewExit(Config{Source: netip.MustParseAddr("127.0.0.1"), Credit: credit, Policy: &Policy{Protocol: ipsx.Any, Allow: []netip.AddrPort{server}}})
	e.Set(Open)
	conn := through(t, e, server)
	reader := bufio.NewReader(conn)
	if _, err := reader.ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(conn, "hello") // five bytes where four are allowed
	if sent, _ := e.Meter(); sent != 0 {
		t.Errorf("%d bytes passed above the credit", sent)
	}
	credit.Allow(hello + 10)
	if _, err := io.ReadFull(reader, make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	fmt.Fprint(conn, "more") // waits for ever
	e.Set(Closed)
	if sent, received := e.Meter(); sent != 5 || received != hello+5 {
		t.Errorf("meter %d up, %d down", sent, received)
	}
}

// Whoever asks is told of the next use, once.
func TestCreditTellsOfUse(t *testing.T) {
	credit, told := NewCredit(), 0
	use := func() {
		if err := credit.take(t.Context(), 1); err != nil {
			t.Fatal(err)
		}
	}
	use()
	credit.WhenUsed(func() { told++ })
	if use(); told != 1 {
		t.Errorf("told %d times", told)
	}
	if use(); told != 1 {
		t.Errorf("told %d times of what was not asked", told)
	}
}

func TestUDP(t *testing.T) {
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer server.Close()
	dst := server.LocalAddr().(*net.UDPAddr).AddrPort()
	e := NewExit(Config{Source: netip.MustParseAddr("127.0.0.79"), Policy: &Policy{Protocol: ipsx.Any, Allow: []netip.AddrPort{dst}}})
	e.Set(Open)
	client, inside := datagramPair(t)
	go e.UDP(dst, func() (net.Conn, error) { return inside, nil }, func() { t.Error("refused") })
	fmt.Fprint(client, "ping")
	buffer := make([]byte, 100)
	n, from, err := server.ReadFrom(buffer)
	if err != nil || string(buffer[:n]) != "ping" || !strings.HasPrefix(from.String(), "127.0.0.79:") {
		t.Fatalf("the server got %q from %v: %v", buffer[:n], from, err)
	}
	if _, err := server.WriteTo([]byte("pong!"), from); err != nil {
		t.Fatal(err)
	}
	if n, err := client.Read(buffer); err != nil || string(buffer[:n]) != "pong!" {
		t.Fatalf("got %q: %v", buffer[:n], err)
	}
	if sent, received := e.Meter(); sent != 4 || received != 5 {
		t.Errorf("meter %d up, %d down", sent, received)
	}
	e.Set(Closed) // returns only when the flow is gone
}

func datagramPair(t *testing.T) (a, b net.Conn) {
	free := &net.UDPAddr{IP: net.IPv4(127, 0, 0, 1)}
	first, err := net.ListenUDP("udp", free)
	if err != nil {
		t.Fatal(err)
	}
	second, err := net.DialUDP("udp", free, first.LocalAddr().(*net.UDPAddr))
	if err != nil {
		t.Fatal(err)
	}
	at := first.LocalAddr().(*net.UDPAddr)
	first.Close()
	back, err := net.DialUDP("udp", at, second.LocalAddr().(*net.UDPAddr))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { second.Close(); back.Close() })
	return second, back
}
