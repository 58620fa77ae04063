package tunnel

import (
	"net/netip"
	"testing"

	"golang.org/x/net/dns/dnsmessage"
)

// syn6 asks for a connection to the provider's inner IPv6 address.
const syn6 = "`\x00\x00\x00\x00\x14\x06@\xfd\xd9N\x1bz5\x00\x00\x00\x00\x00\x00\x00\x00\x00\x02\xfd\xd9N\x1bz5\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01" +
	"\x13\x88\x00P\x00\x00\x00\x01\x00\x00\x00\x00P\x02\xff\xff\x00\x00\x00\x00"

// ping4 is an echo request from 10.64.0.2 to 10.64.0.1; datagram4 and syn4 go from there to 198.51.100.7.
const (
	ping4     = "E\x00\x00\x1c\x00\x00\x00\x00@\x01\x66\x5d\x0a\x40\x00\x02\x0a\x40\x00\x01\x08\x00\xf7\xff\x00\x00\x00\x00"
	datagram4 = "E\x00\x00\x1e\x00\x00\x00\x00@\x11\x46\xd3\x0a\x40\x00\x02\xc6\x33\x64\x07\x13\x88\x00\x35\x00\x0a\x00\x00hi"
	syn4      = "E\x00\x00\x28\x00\x00\x00\x00@\x06\x46\xd4\x0a\x40\x00\x02\xc6\x33\x64\x07\x13\x88\x00\x50\x00\x00\x00\x01\x00\x00\x00\x00P\x02\xff\xff\x00\x00\x00\x00"
)

// FuzzServerPackets gives the server what an admitted peer may send after WireGuard has decrypted it.
func FuzzServerPackets(f *testing.F) {
	for _, seed := range []string{"", "E", "`", ping4, datagram4, syn4, syn6} {
		f.Add([]byte(seed))
	}
	refuse := func(flow Flow) { flow.Refuse() }
	s, err := Listen(ServerConfig{PrivateKey: NewKey(), TCP: refuse, UDP: refuse})
	if err != nil {
		f.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	if err := s.AddPeer(NewKey().Public(), []netip.Addr{netip.MustParseAddr("10.64.0.2"), netip.MustParseAddr("fdd9:4e1b:7a35::2")}); err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, packet []byte) {
		if _, err := s.link.Write([][]byte{packet}, 0); err != nil {
			t.Fatal(err)
		}
	})
}

// FuzzNameAnswer gives the client what a provider's name service may answer.
func FuzzNameAnswer(f *testing.F) {
	question := dnsmessage.Question{Name: dnsmessage.MustNewName("web."), Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET}
	good, err := (&dnsmessage.Message{Header: dnsmessage.Header{ID: 1, Response: true}, Questions: []dnsmessage.Question{question},
		Answers: []dnsmessage.Resource{{Header: dnsmessage.ResourceHeader{Name: question.Name, Class: question.Class}, Body: &dnsmessage.AResource{}}}}).Pack()
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good)
	f.Fuzz(func(t *testing.T, message []byte) {
		answer, err := answerTo(message, 1, question)
		for _, a := range addrsIn(answer, question.Type) {
			if err == nil && !a.Is4() {
				t.Errorf("%s for a question about IPv4", a)
			}
		}
	})
}

// Only the provider itself can be pinged: the stack must not answer in the name of the internet.
func TestServerAnswersPingsInItsOwnNameOnly(t *testing.T) {
	s, err := Listen(ServerConfig{PrivateKey: NewKey()})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	elsewhere := ping4[:10] + "\x46\xe3" + ping4[12:16] + "\xc6\x33\x64\x07" + ping4[20:]
	for want, packet := range []string{elsewhere, ping4} {
		if _, err := s.link.Write([][]byte{[]byte(packet)}, 0); err != nil {
			t.Fatal(err)
		}
		if sent := s.link.stack.Stats().IP.PacketsSent.Value(); sent != uint64(want) {
			t.Errorf("after a ping to % x: %d replies, want %d", packet[16:20], sent, want)
		}
	}
}

// A dishonest provider can send a requester what it likes; what the client did not ask for gets in nowhere and is not even answered.
func TestClientDoesNotAnswerStrangers(t *testing.T) {
	inner := netip.MustParseAddr("198.51.100.7") // the packets above go there
	c, err := Dial(ClientConfig{PrivateKey: NewKey(), Peer: NewKey().Public(), Endpoint: netip.MustParseAddrPort("127.0.0.1:9"),
		Inner:         []netip.Addr{inner, netip.MustParseAddr("10.64.0.1"), netip.MustParseAddr("fdd9:4e1b:7a35::1")},
		ProviderInner: []netip.Addr{netip.MustParseAddr("10.64.0.2"), netip.MustParseAddr("fdd9:4e1b:7a35::2")}})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	for _, packet := range []string{ping4, datagram4, syn4, syn6} {
		if _, err := c.link.Write([][]byte{[]byte(packet)}, 0); err != nil {
			t.Fatal(err)
		}
	}
	stats := c.link.stack.Stats()
	if got := stats.IP.PacketsDelivered.Value(); got != 3 { // the two requests for connections and the datagram; the ping is not admitted
		t.Errorf("%d packets came to a transport, want 3: the packets of this test are broken", got)
	}
	if sent := stats.IP.PacketsSent.Value(); sent != 0 {
		t.Errorf("the client answered with %d packets", sent)
	}
}
