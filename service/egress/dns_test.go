package egress

import (
	"context"
	"net"
	"net/netip"
	"strings"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"github.com/ipsx/ipsx"
)

func ask(t *testing.T, d *DNS, from, name string, kind dnsmessage.Type) dnsmessage.Message {
	question := dnsmessage.Message{Header: dnsmessage.Header{ID: 7, RecursionDesired: true},
		Questions: []dnsmessage.Question{{Name: dnsmessage.MustNewName(name), Type: kind, Class: dnsmessage.ClassINET}}}
	packed, err := question.Pack()
	if err != nil {
		t.Fatal(err)
	}
	var reply dnsmessage.Message
	if err := reply.Unpack(d.answer(netip.MustParseAddr(from), packed, false)); err != nil {
		t.Fatal(err)
	}
	return reply
}

// upstream is a name server that knows three names.
func upstream(t *testing.T) *net.Resolver {
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { conn.Close() })
	known := map[string][4]byte{"good.example.": {8, 8, 4, 4}, "home.example.": {192, 168, 77, 1}, "meta.example.": {169, 254, 169, 254}}
	go func() {
		buffer := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buffer)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buffer[:n]) != nil {
				continue
			}
			m.Response, m.RecursionAvailable, m.Additionals = true, true, nil
			q := m.Questions[0]
			a, ok := known[strings.ToLower(q.Name.String())]
			header := dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class}
			if !ok {
				m.RCode = dnsmessage.RCodeNameError
			} else if q.Type == dnsmessage.TypeTXT {
				m.Answers = []dnsmessage.Resource{{Header: header, Body: &dnsmessage.TXTResource{TXT: []string{strings.Repeat("x", 250), strings.Repeat("y", 250), "z"}}}}
			} else if q.Type == dnsmessage.TypeMX {
				m.Answers = []dnsmessage.Resource{{Header: header, Body: &dnsmessage.MXResource{Pref: 5, MX: dnsmessage.MustNewName("mail.example.")}}}
			} else if q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{Header: header, Body: &dnsmessage.AResource{A: a}}}
			}
			packed, _ := m.Pack()
			_, _ = conn.WriteTo(packed, from)
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

func TestDNS(t *testing.T) {
	bob := NewExit(Config{Source: netip.MustParseAddr("127.0.0.1"), Policy: &Policy{Protocol: ipsx.Any, Domains: NewDomains(nil, []string{"evil.example"})}})
	d := NewDNS(upstream(t), func(inner netip.Addr) *Exit {
		if inner == netip.MustParseAddr("10.64.0.2") {
			return bob
		}
		return nil
	})
	if r := ask(t, d, "10.64.0.2", "good.example.", dnsmessage.TypeA); r.RCode != dnsmessage.RCodeRefused {
		t.Errorf("a name was resolved before active: %v", r.RCode)
	}
	bob.Set(Open)
	if r := ask(t, d, "10.64.0.9", "good.example.", dnsmessage.TypeA); r.RCode != dnsmessage.RCodeRefused {
		t.Errorf("a stranger's question was answered: %v", r.RCode)
	}
	r := ask(t, d, "10.64.0.2", "good.example.", dnsmessage.TypeA)
	if len(r.Answers) != 1 || r.Answers[0].Body.(*dnsmessage.AResource).A != [4]byte{8, 8, 4, 4} {
		t.Errorf("good.example: %v", r.GoString())
	}
	for _, name := range []string{"home.example.", "meta.example."} {
		if r := ask(t, d, "10.64.0.2", name, dnsmessage.TypeA); len(r.Answers) != 0 {
			t.Errorf("%s was answered with a forbidden address", name)
		}
	}
	if r := ask(t, d, "10.64.0.2", "www.evil.example.", dnsmessage.TypeA); r.RCode != dnsmessage.RCodeRefused {
		t.Errorf("a denied domain was resolved: %v", r.RCode)
	}
	if r := ask(t, d, "10.64.0.2", "none.example.", dnsmessage.TypeA); r.RCode != dnsmessage.RCodeNameError {
		t.Errorf("an unknown name: %v", r.RCode)
	}
	if got := bob.Denied(); got["private"] != 1 || got["metadata"] != 1 || got["domain"] != 1 {
		t.Errorf("denied %v", got)
	}
}

// open makes a lease that may resolve names, and the service it asks.
func open(t *testing.T, limits Limits) (*DNS, *Exit) {
	bob := NewExit(Config{Source: netip.MustParseAddr("127.0.0.1"), Policy: &Policy{Protocol: ipsx.Any}, Limits: limits})
	bob.Set(Open)
	return NewDNS(upstream(t), func(netip.Addr) *Exit { return bob }), bob
}

func TestDNSTypes(t *testing.T) {
	d, _ := open(t, Limits{})
	if r := ask(t, d, "10.64.0.2", "good.example.", dnsmessage.TypeMX); len(r.Answers) != 1 || r.Answers[0].Body.(*dnsmessage.MXResource).MX.String() != "mail.example." {
		t.Errorf("MX: %v", r.GoString())
	}
	// A name without IPv6 addresses exists: caching resolvers would else forget its IPv4 ones.
	if r := ask(t, d, "10.64.0.2", "good.example.", dnsmessage.TypeAAAA); r.RCode != dnsmessage.RCodeSuccess || len(r.Answers) != 0 {
		t.Errorf("AAAA: %v", r.GoString())
	}
	if r := ask(t, d, "10.64.0.2", "none.example.", dnsmessage.TypeAAAA); r.RCode != dnsmessage.RCodeNameError {
		t.Errorf("an unknown name: %v", r.RCode)
	}
}

func TestDNSLimits(t *testing.T) {
	d, bob := open(t, Limits{NewPerSecond: 1})
	for range 2 {
		if r := ask(t, d, "10.64.0.2", "good.example.", dnsmessage.TypeA); r.RCode != dnsmessage.RCodeSuccess {
			t.Fatal(r.RCode)
		}
	}
	if r := ask(t, d, "10.64.0.2", "good.example.", dnsmessage.TypeA); r.RCode != dnsmessage.RCodeRefused || bob.Denied()["too-many-lookups"] != 1 {
		t.Errorf("a third name at once: %v, %v", r.RCode, bob.Denied())
	}
}

// Over UDP answers are as long as the client says it takes; over TCP they are whole.
func TestDNSSizes(t *testing.T) {
	d, _ := open(t, Limits{})
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	defer listener.Close()
	go func() { _ = d.ServeUDP(conn) }()
	go func() { _ = d.ServeTCP(listener) }()
	question := dnsmessage.Message{Header: dnsmessage.Header{ID: 9, RecursionDesired: true},
		Questions: []dnsmessage.Question{{Name: dnsmessage.MustNewName("good.example."), Type: dnsmessage.TypeTXT, Class: dnsmessage.ClassINET}}}
	if r := exchange(t, "udp", conn.LocalAddr(), question); !r.Truncated || len(r.Answers)+len(r.Additionals) != 0 {
		t.Errorf("without EDNS: %v", r.GoString())
	}
	if r := exchange(t, "tcp", listener.Addr(), question); r.Truncated || len(r.Answers) != 1 {
		t.Errorf("over TCP: %v", r.GoString())
	}
	question.Additionals = []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: dnsmessage.MustNewName("."), Type: dnsmessage.TypeOPT, Class: 4096}, Body: &dnsmessage.OPTResource{}}}
	if r := exchange(t, "udp", conn.LocalAddr(), question); r.Truncated || len(r.Answers) != 1 || len(r.Additionals) != 1 {
		t.Errorf("with EDNS: %v", r.GoString())
	}
}

func exchange(t *testing.T, network string, server net.Addr, question dnsmessage.Message) (reply dnsmessage.Message) {
	t.Helper()
	conn, err := net.Dial(network, server.String())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	packed, err := question.Pack()
	if err != nil {
		t.Fatal(err)
	}
	if network == "tcp" {
		packed = append([]byte{byte(len(packed) >> 8), byte(len(packed))}, packed...)
	}
	if _, err := conn.Write(packed); err != nil {
		t.Fatal(err)
	}
	buffer := make([]byte, 4096)
	n, err := conn.Read(buffer)
	if err != nil {
		t.Fatal(err)
	}
	answer := buffer[:n]
	if network == "tcp" {
		answer = answer[2:]
	}
	if err := reply.Unpack(answer); err != nil {
		t.Fatal(err)
	}
	return reply
}

func TestDomains(t *testing.T) {
	d := NewDomains([]string{"shop.example"}, []string{"admin.shop.example"})
	a, b := netip.MustParseAddr("8.8.8.1"), netip.MustParseAddr("8.8.8.2")
	d.Remember("www.shop.example.", []netip.Addr{a})
	d.Remember("admin.shop.example.", []netip.Addr{b})
	if !d.Permits(a) || d.Permits(b) || d.Permits(netip.MustParseAddr("8.8.8.3")) {
		t.Error("only addresses of allowed names may be reached")
	}
	if d.PermitsName("notshop.example") || !d.PermitsName("SHOP.example.") {
		t.Error("names are compared by whole labels, whatever their case")
	}
}

func FuzzDNS(f *testing.F) {
	f.Add([]byte{0, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 'a', 0, 0, 1, 0, 1})
	d := NewDNS(net.DefaultResolver, func(netip.Addr) *Exit { return nil })
	f.Fuzz(func(t *testing.T, b []byte) {
		if answer := d.answer(netip.Addr{}, b, false); len(answer) > dnsUDPSize {
			t.Errorf("an answer of %d bytes", len(answer))
		}
	})
}
