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
	dnsUDPSize     = 1232 // bytes of an answer over UDP (DNS flag day 2020); longer ones are truncated
	dnsConcurrency = 256
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
				if answer := d.answer(addrOf(from), question, dnsUDPSize); answer != nil {
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
		answer := d.answer(addrOf(conn.RemoteAddr()), question, 0xffff)
		if answer == nil {
			return
		}
		if _, err := conn.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(answer))), answer...)); err != nil {
			return
		}
	}
}

// answer returns nil for what is not a question.
func (d *DNS) answer(from netip.Addr, message []byte, limit int) []byte {
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
	reply.RCode, reply.Answers = d.resolve(from, header, question)
	return pack(reply, limit)
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
	name := strings.ToLower(q.Name.String())
	if domains := exit.policy.Domains; domains != nil && !domains.PermitsName(name) {
		exit.deny("domain")
		return dnsmessage.RCodeRefused, nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), dnsTimeout)
	defer cancel()
	bodies, err := d.lookup(ctx, exit, q.Type, name)
	if err != nil {
		return rcode(err), nil
	}
	answers := make([]dnsmessage.Resource, 0, len(bodies))
	for _, body := range bodies {
		answers = append(answers, dnsmessage.Resource{Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, TTL: dnsTTL}, Body: body})
	}
	return dnsmessage.RCodeSuccess, answers
}

func rcode(err error) dnsmessage.RCode {
	if failure, ok := errors.AsType[*net.DNSError](err); ok && failure.IsNotFound {
		return dnsmessage.RCodeNameError
	}
	return dnsmessage.RCodeServerFailure
}

// lookup asks the resolver; the name is absolute, so that the provider's search domains play no part.
func (d *DNS) lookup(ctx context.Context, exit *Exit, t dnsmessage.Type, name string) ([]dnsmessage.ResourceBody, error) {
	switch t {
	case dnsmessage.TypeA:
		return d.addresses(ctx, exit, "ip4", name)
	case dnsmessage.TypeAAAA:
		return d.addresses(ctx, exit, "ip6", name)
	case dnsmessage.TypeCNAME:
		cname, err := d.Resolver.LookupCNAME(ctx, name)
		if err != nil || strings.EqualFold(cname, name) {
			return nil, err
		}
		return bodies([]string{cname}, err, func(s string) (dnsmessage.ResourceBody, error) {
			n, err := dnsmessage.NewName(s)
			return &dnsmessage.CNAMEResource{CNAME: n}, err
		})
	case dnsmessage.TypeNS:
		found, err := d.Resolver.LookupNS(ctx, name)
		return bodies(found, err, func(r *net.NS) (dnsmessage.ResourceBody, error) {
			n, err := dnsmessage.NewName(r.Host)
			return &dnsmessage.NSResource{NS: n}, err
		})
	case dnsmessage.TypeMX:
		found, err := d.Resolver.LookupMX(ctx, name)
		return bodies(found, err, func(r *net.MX) (dnsmessage.ResourceBody, error) {
			n, err := dnsmessage.NewName(r.Host)
			return &dnsmessage.MXResource{Pref: r.Pref, MX: n}, err
		})
	case dnsmessage.TypeTXT:
		found, err := d.Resolver.LookupTXT(ctx, name)
		return bodies(found, err, func(s string) (dnsmessage.ResourceBody, error) {
			return &dnsmessage.TXTResource{TXT: chunks(s)}, nil
		})
	case dnsmessage.TypeSRV:
		_, found, err := d.Resolver.LookupSRV(ctx, "", "", name)
		return bodies(found, err, func(r *net.SRV) (dnsmessage.ResourceBody, error) {
			n, err := dnsmessage.NewName(r.Target)
			return &dnsmessage.SRVResource{Priority: r.Priority, Weight: r.Weight, Port: r.Port, Target: n}, err
		})
	case dnsmessage.TypePTR:
		return d.names(ctx, exit, name)
	}
	return nil, nil // no data of a type we do not carry
}

func bodies[T any](found []T, err error, body func(T) (dnsmessage.ResourceBody, error)) ([]dnsmessage.ResourceBody, error) {
	list := make([]dnsmessage.ResourceBody, 0, len(found))
	for _, f := range found {
		if b, bad := body(f); bad == nil {
			list = append(list, b)
		}
	}
	return list, err
}

func (d *DNS) addresses(ctx context.Context, exit *Exit, network, name string) ([]dnsmessage.ResourceBody, error) {
	found, err := d.Resolver.LookupNetIP(ctx, network, name)
	if err != nil {
		return nil, err
	}
	kept := found[:0]
	for _, a := range found {
		if reason := exit.policy.hidden(a.Unmap()); reason != "" {
			exit.deny(reason)
			continue
		}
		kept = append(kept, a.Unmap())
	}
	if exit.policy.Domains != nil {
		exit.policy.Domains.Remember(name, kept)
	}
	return bodies(kept, nil, func(a netip.Addr) (dnsmessage.ResourceBody, error) {
		if a.Is4() {
			return &dnsmessage.AResource{A: a.As4()}, nil
		}
		return &dnsmessage.AAAAResource{AAAA: a.As16()}, nil
	})
}

func (d *DNS) names(ctx context.Context, exit *Exit, name string) ([]dnsmessage.ResourceBody, error) {
	a, ok := fromReverse(name)
	if !ok {
		return nil, nil
	}
	if reason := exit.policy.hidden(a); reason != "" {
		exit.deny(reason)
		return nil, nil
	}
	found, err := d.Resolver.LookupAddr(ctx, a.String())
	return bodies(found, err, func(s string) (dnsmessage.ResourceBody, error) {
		n, err := dnsmessage.NewName(s)
		return &dnsmessage.PTRResource{PTR: n}, err
	})
}

// hidden says why an address is kept out of answers; "" when it may be named.
func (p *Policy) hidden(a netip.Addr) string {
	for _, allowed := range p.Allow {
		if allowed.Addr() == a {
			return ""
		}
	}
	if reason, forbidden := Forbidden(a); forbidden {
		return reason
	}
	if p.Own != nil && containsAddr(p.Own(), a) {
		return "own-network"
	}
	return ""
}

// fromReverse reads 4.3.2.1.in-addr.arpa. and the nibbles of ip6.arpa. (RFC 1035, RFC 3596).
func fromReverse(name string) (netip.Addr, bool) {
	if labels, ok := strings.CutSuffix(name, ".in-addr.arpa."); ok {
		a, err := netip.ParseAddr(strings.Join(reversed(labels), "."))
		return a, err == nil && a.Is4()
	}
	labels, ok := strings.CutSuffix(name, ".ip6.arpa.")
	nibbles := strings.Join(reversed(labels), "")
	if !ok || len(nibbles) != 32 {
		return netip.Addr{}, false
	}
	var text []string
	for i := 0; i < 32; i += 4 {
		text = append(text, nibbles[i:i+4])
	}
	a, err := netip.ParseAddr(strings.Join(text, ":"))
	return a, err == nil
}

func reversed(labels string) []string {
	parts := strings.Split(labels, ".")
	for i, j := 0, len(parts)-1; i < j; i, j = i+1, j-1 {
		parts[i], parts[j] = parts[j], parts[i]
	}
	return parts
}

func chunks(s string) []string {
	var parts []string
	for len(s) > 255 {
		parts, s = append(parts, s[:255]), s[255:]
	}
	return append(parts, s)
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
