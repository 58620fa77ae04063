package web

import (
	"net"
	"net/netip"
	"strings"
	"sync"

	"golang.org/x/net/dns/dnsmessage"
)

const ttl = 1 // seconds, so that a table that changes is seen

// DNS is a name server with a table: names without the last dot, in lower case, and their addresses. All other names do not exist.
type DNS struct {
	mu    sync.Mutex
	table map[string][]netip.Addr
	asked map[string]int
}

// NewDNS makes a name server with this table.
func NewDNS(table map[string][]netip.Addr) *DNS {
	d := &DNS{table: map[string][]netip.Addr{}, asked: map[string]int{}}
	for name, addresses := range table {
		d.Set(name, addresses...)
	}
	return d
}

// Set gives a name other addresses.
func (d *DNS) Set(name string, addresses ...netip.Addr) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.table[name] = addresses
}

// Asked is how many questions about the name arrived.
func (d *DNS) Asked(name string) int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.asked[name]
}

// Serve answers questions over UDP (RFC 1035) until the connection is closed.
func (d *DNS) Serve(conn net.PacketConn) error {
	buffer := make([]byte, 4<<10)
	for {
		n, from, err := conn.ReadFrom(buffer)
		if err != nil {
			return closed(err)
		}
		if answer, err := d.answer(buffer[:n]); err == nil { // what is no question gets no answer
			_, _ = conn.WriteTo(answer, from) // lost like any datagram
		}
	}
}

func (d *DNS) answer(message []byte) ([]byte, error) {
	var parser dnsmessage.Parser
	header, err := parser.Start(message)
	if err != nil {
		return nil, err
	}
	question, err := parser.Question()
	if err != nil {
		return nil, err
	}
	addresses, known := d.lookup(question.Name.String())
	reply := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: header.ID, Response: true, Authoritative: true, RecursionDesired: header.RecursionDesired, RecursionAvailable: true},
		Questions: []dnsmessage.Question{question},
	}
	if !known {
		reply.RCode = dnsmessage.RCodeNameError
	}
	for _, address := range addresses {
		if body := record(address, question.Type); body != nil {
			head := dnsmessage.ResourceHeader{Name: question.Name, Class: question.Class, TTL: ttl}
			reply.Answers = append(reply.Answers, dnsmessage.Resource{Header: head, Body: body})
		}
	}
	return reply.Pack()
}

func (d *DNS) lookup(name string) (addresses []netip.Addr, known bool) {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	d.mu.Lock()
	defer d.mu.Unlock()
	d.asked[name]++
	addresses, known = d.table[name]
	return addresses, known
}

// record is the address as an answer to this type of question, nil when it is none.
func record(a netip.Addr, t dnsmessage.Type) dnsmessage.ResourceBody {
	switch {
	case a.Is4() && t == dnsmessage.TypeA:
		return &dnsmessage.AResource{A: a.As4()}
	case a.Is6() && t == dnsmessage.TypeAAAA:
		return &dnsmessage.AAAAResource{AAAA: a.As16()}
	}
	return nil
}
