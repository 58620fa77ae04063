package egress

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"net"
	"net/netip"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/ipsx/ipsx"
)

// recorded is one connection as a Recorder heard of it.
type recorded struct {
	Connection
	up, down uint64
}

// recorder gives connections when they have ended, and counts those that began.
func recorder() (record Recorder, ended chan recorded, begun func() int) {
	ended, count := make(chan recorded, 16), make(chan int, 1)
	count <- 0
	record = func(c Connection) func(up, down uint64) {
		count <- <-count + 1
		return func(up, down uint64) { ended <- recorded{c, up, down} }
	}
	return record, ended, func() int {
		n := <-count
		count <- n
		return n
	}
}

// TestConnectionsAreRecorded: what reached its destination is, with its bytes and name; what was refused and exit checks are not.
func TestConnectionsAreRecorded(t *testing.T) {
	server, check := world(t), world(t)
	record, ended, begun := recorder()
	names := NewNames()
	names.remember("shop.example.", []netip.Addr{server.Addr()})
	e := NewExit(Config{Source: netip.MustParseAddr("127.0.0.77"), Policy: &Policy{Protocol: ipsx.Any, Allow: []netip.AddrPort{server}, ExitCheck: check}, Record: record, Names: names})
	e.Set(CheckOnly)
	conn := through(t, e, check)
	if _, err := bufio.NewReader(conn).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	conn.Close()
	e.Set(Open)
	if through(t, e, netip.AddrPortFrom(server.Addr(), 1)) != nil {
		t.Fatal("a forbidden flow passed")
	}
	if begun() != 0 {
		t.Error("an exit check or a refused flow was recorded")
	}
	conn = through(t, e, server)
	reader := bufio.NewReader(conn)
	_, _ = reader.ReadString('\n')
	if begun() != 1 {
		t.Fatal("the connection carries bytes and is not recorded")
	}
	fmt.Fprint(conn, "hello")
	if _, err := io.ReadFull(reader, make([]byte, 5)); err != nil {
		t.Fatal(err)
	}
	conn.Close()
	got, client := <-ended, conn.LocalAddr().(*net.TCPAddr).AddrPort()
	if got.Network != "tcp" || got.Source.Addr() != netip.MustParseAddr("127.0.0.77") || got.Source.Port() == 0 || got.Client != client || got.Destination != server || got.Name != "shop.example" {
		t.Errorf("recorded %+v, from client %s", got, client)
	}
	if got.up != 5 || got.down != 5+uint64(len("127.0.0.77\n")) {
		t.Errorf("recorded %d bytes up, %d down", got.up, got.down)
	}
}

// TestAGivenUpHandshakeIsRecorded: the destination was reached before the requester went away.
func TestAGivenUpHandshakeIsRecorded(t *testing.T) {
	server := world(t)
	record, ended, _ := recorder()
	e := NewExit(Config{Source: netip.MustParseAddr("127.0.0.1"), Policy: &Policy{Protocol: ipsx.Any, Allow: []netip.AddrPort{server}}, Record: record})
	e.Set(Open)
	go e.TCP(server, func() (net.Conn, error) { return nil, errors.New("gone") }, func() { t.Error("refused") })
	if got := <-ended; got.Destination != server || got.Client.IsValid() || got.up+got.down != 0 || got.Name != "" {
		t.Errorf("recorded %+v", got)
	}
}

// TestNamesAreOfTheLastAnswer: what the lease resolved last is the name, and there are never too many.
func TestNamesAreOfTheLastAnswer(t *testing.T) {
	names := NewNames()
	e := NewExit(Config{Source: netip.MustParseAddr("127.0.0.1"), Policy: &Policy{Protocol: ipsx.Any}, Names: names})
	e.Set(Open)
	d := NewDNS(upstream(t), func(netip.Addr) *Exit { return e })
	ask(t, d, "10.64.0.2", "good.example.", dnsmessage.TypeA)
	good := netip.MustParseAddr("8.8.4.4")
	if got := names.Of(good); got != "good.example" {
		t.Errorf("the name is %q", got)
	}
	names.remember("other.example.", []netip.Addr{good})
	if got := names.Of(good); got != "other.example" {
		t.Errorf("the name is %q", got)
	}
	for a := good; len(names.by) < maxRemembered; a = a.Next() {
		names.remember("many.example.", []netip.Addr{a})
	}
	last := netip.MustParseAddr("9.9.9.9")
	names.remember("last.example.", []netip.Addr{last})
	if len(names.by) != maxRemembered || names.Of(last) != "last.example" {
		t.Errorf("%d names are remembered; the last is %q", len(names.by), names.Of(last))
	}
}
