package egress

import (
	"context"
	"encoding/binary"
	"errors"
	"io"
	"net"
	"net/netip"
	"strings"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

const (
	dnsTimeout     = 5 * time.Second
	dnsTTL         = 60   // seconds; the system's resolver does not tell the real one
	dnsPlainSize   = 512  // bytes of an answer over UDP for who asks without EDNS (RFC 1035); longer ones are truncated
	dnsUDPSize     = 1232 // and at most, for who asks with it (RFC 6891, DNS flag day 2020)
	dnsConcurrency = 1024 // questions at once, of all leases
	dnsPerLease    = 64   // and of one
)

// DNS resolves names for leases, at the provider, as RFC 1035 servers do. It answers A, AAAA, CNAME, MX, TXT, NS, SRV and PTR through the
// resolver it is given, and only for leases whose exit is open. Addresses that the lease may not reach are taken out of the answers and counted
// as denied, so that a lease does not map the provider's own network.
type DNS struct {
	Resolver *net.Resolver
	Exit     func(inner netip.Addr) *Exit // whose question it is; nil: a stranger's
	slots    chan struct{}
}

// NewDNS makes the service.
func NewDNS(resolver *net.Resolver, exit func(inner netip.Addr) *Exit) *DNS {
	return &DNS{Resolver: resolver, Exit: exit, slots: make(chan struct{}, dnsConcurrency)}
}

// ServeUDP answers until the connection is closed.
func (d *DNS) ServeUDP(conn net.PacketConn) error {
	buffer := make([]byte, dnsUDPSize)
	for {
		n, from, err := conn.ReadFrom(buffer)
		if err != nil {
			return closed(err)
		}
		question := append([]byte(nil), buffer[:n]...)
		select {
		case d.slots <- struct{}{}:
			go func() {
				defer func() { <-d.slots }()
				if answer := d.answer(addrOf(from), question, false); answer != nil {
					_, _ = conn.WriteTo(answer, from) // lost like any datagram: the client asks again
				}
			}()
		default: // overloaded: lost like any datagram
		}
	}
}

// ServeTCP answers until the listener is closed.
func (d *DNS) ServeTCP(listener net.Listener) error {
	for {
		conn, err := listener.Accept()
		if err != nil {
			return closed(err)
		}
		go d.serveConn(conn)
	}
}

func (d *DNS) serveConn(conn net.Conn) {
	defer conn.Close()
	for {
		if conn.SetDeadline(time.Now().Add(2*dnsTimeout)) != nil {
			return
		}
		var size [2]byte
		if _, err := io.ReadFull(conn, size[:]); err != nil {
			return
		}
		question := make([]byte, binary.BigEndian.Uint16(size[:]))
		if _, err := io.ReadFull(conn, question); err != nil {
			return
		}
		d.slots <- struct{}{}
		answer := d.answer(addrOf(conn.RemoteAddr()), question, true)
		<-d.slots
		if answer == nil {
			return
		}
		if _, err := conn.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(answer))), answer...)); err != nil {
			return
		}
	}
}

// answer returns nil for what is not a question. Over TCP it may have any length.
func (d *DNS) answer(from netip.Addr, message []byte, tcp bool) []byte {
	var parser dnsmessage.Parser
	header, err := parser.Start(message)
	if err != nil || header.Response {
		return nil
	}
	question, err := parser.Question()
	if err != nil {
		return nil
	}
	reply := dnsmessage.Message{
		Header:    dnsmessage.Header{ID: header.ID, Response: true, RecursionDesired: header.RecursionDesired, RecursionAvailable: true},
		Questions: []dnsmessage.Question{question},
	}
	limit := 0xffff
	if !tcp {
		limit = extend(&parser, &reply)
	}
	reply.RCode, reply.Answers = d.resolve(from, header, question)
	return pack(reply, limit)
}

// extend reads how long an answer over UDP may be, and answers EDNS with EDNS.
func extend(parser *dnsmessage.Parser, reply *dnsmessage.Message) (limit int) {
	if parser.SkipAllQuestions() != nil || parser.SkipAllAnswers() != nil || parser.SkipAllAuthorities() != nil {
		return dnsPlainSize
	}
	for {
		header, err := parser.AdditionalHeader()
		if err != nil {
			return dnsPlainSize
		}
		if header.Type == dnsmessage.TypeOPT {
			own := dnsmessage.ResourceHeader{Name: dnsmessage.MustNewName("."), Type: dnsmessage.TypeOPT, Class: dnsUDPSize}
			reply.Additionals = []dnsmessage.Resource{{Header: own, Body: &dnsmessage.OPTResource{}}}
			return min(max(int(header.Class), dnsPlainSize), dnsUDPSize)
		}
		if parser.SkipAdditional() != nil {
			return dnsPlainSize
		}
	}
}

func pack(reply dnsmessage.Message, limit int) []byte {
	packed, err := reply.Pack()
	if err != nil {
		reply.RCode, reply.Answers = dnsmessage.RCodeServerFailure, nil
		packed, err = reply.Pack()
	}
	if err == nil && len(packed) > limit {
		reply.Truncated, reply.Answers = true, nil
		packed, err = reply.Pack()
	}
	if err != nil {
		return nil
	}
	return packed
}

func (d *DNS) resolve(from netip.Addr, header dnsmessage.Header, q dnsmessage.Question) (dnsmessage.RCode, []dnsmessage.Resource) {
	exit := d.Exit(from)
	if exit == nil || exit.Gate() != Open {
		return dnsmessage.RCodeRefused, nil
	}
	if header.OpCode != 0 || q.Class != dnsmessage.ClassINET {
		return dnsmessage.RCodeNotImplemented, nil
	}
	if err := exit.enterLookup(); err != nil {
		exit.count(err)
		return dnsmessage.RCodeRefused, nil
	}
	defer exit.lookups.Add(-1)
	name := strings.ToLower(q.Name.String())
	if domains := exit.policy.Domains; domains != nil && !domains.PermitsName(name) {
		exit.deny("domain")
		return dnsmessage.RCodeRefused, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), dnsTimeout)
	defer cancel()
	bodies, err := d.lookup(ctx, exit, q.Type, name)
	if isNotFound(err) && d.exists(ctx, name) {
		return dnsmessage.RCodeSuccess, nil // the name has no such record; saying that there is no such name would hide its others
	}
	if err != nil {
		return rcode(err), nil
	}
	answers := make([]dnsmessage.Resource, 0, len(bodies))
	for _, body := range bodies {
		answers = append(answers, dnsmessage.Resource{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: dnsTTL}, Body: body})
	}
	return dnsmessage.RCodeSuccess, answers
}

// enterLookup keeps one lease from using up what all share, and from carrying its traffic in questions, which are free.
func (e *Exit) enterLookup() error {
	if e.lookups.Add(1) > dnsPerLease || !e.questions.Allow() {
		e.lookups.Add(-1)
		return denied("too-many-lookups")
	}
	return nil
}

func rcode(err error) dnsmessage.RCode {
	if isNotFound(err) {
		return dnsmessage.RCodeNameError
	}
	return dnsmessage.RCodeServerFailure
}

// isNotFound is true for a name that does not exist and for one without records of the type: the resolver does not tell them apart.
func isNotFound(err error) bool {
	failure, ok := errors.AsType[*net.DNSError](err)
	return ok && failure.IsNotFound
}

func (d *DNS) exists(ctx context.Context, name string) bool {
	_, err := d.Resolver.LookupNetIP(ctx, "ip", name)
	return err == nil
}

func addrOf(a net.Addr) netip.Addr {
	parsed, err := netip.ParseAddrPort(a.String())
	if err != nil {
		return netip.Addr{}
	}
	return parsed.Addr().Unmap().WithZone("")
}

// closed turns the end of a listener into no error.
func closed(err error) error {
	if errors.Is(err, net.ErrClosed) || errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
