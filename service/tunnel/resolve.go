package tunnel

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/netip"
	"strings"
	"time"

	"golang.org/x/net/dns/dnsmessage"
)

const (
	dnsPort    = 53
	dnsTries   = 3
	dnsTimeout = 2 * time.Second // of one try over UDP
	dnsSize    = 1232            // bytes of an answer over UDP (DNS flag day 2020)
)

// Lookup resolves a name at the provider, through the tunnel: A records for an IPv4 inner address, AAAA for IPv6. Nothing of this machine's
// resolver, hosts file or search domains takes part. An unknown name gives a *net.DNSError with IsNotFound.
func (c *Client) Lookup(ctx context.Context, via netip.Addr, host string) ([]netip.Addr, error) {
	name, err := dnsmessage.NewName(strings.TrimSuffix(host, ".") + ".")
	if err != nil {
		return nil, &net.DNSError{Err: "not a name", Name: host, IsNotFound: true}
	}
	if c.config.Witness != nil {
		c.config.Witness.Resolving(strings.ToLower(strings.TrimSuffix(host, ".")))
	}
	question := dnsmessage.Question{Name: name, Type: dnsmessage.TypeA, Class: dnsmessage.ClassINET}
	if via.Is6() {
		question.Type = dnsmessage.TypeAAAA
	}
	answer, err := c.ask(ctx, via, question)
	if err != nil {
		return nil, &net.DNSError{Err: err.Error(), Name: host, IsTimeout: true, IsTemporary: true, UnwrapErr: err}
	}
	if addrs := addrsIn(answer, question.Type); len(addrs) > 0 {
		return addrs, nil
	}
	if code := answer.RCode; code != dnsmessage.RCodeSuccess && code != dnsmessage.RCodeNameError {
		return nil, &net.DNSError{Err: "the provider answers " + code.String(), Name: host, IsTemporary: true}
	}
	return nil, &net.DNSError{Err: "no such host", Name: host, IsNotFound: true}
}

// addrsIn are the addresses of the type that was asked for.
func addrsIn(answer dnsmessage.Message, asked dnsmessage.Type) (addrs []netip.Addr) {
	for _, r := range answer.Answers {
		switch body := r.Body.(type) {
		case *dnsmessage.AResource:
			if asked == dnsmessage.TypeA {
				addrs = append(addrs, netip.AddrFrom4(body.A))
			}
		case *dnsmessage.AAAAResource:
			if asked == dnsmessage.TypeAAAA {
				addrs = append(addrs, netip.AddrFrom16(body.AAAA))
			}
		}
	}
	return addrs
}

// ask tries UDP a few times, and TCP when the answer is too long for it.
func (c *Client) ask(ctx context.Context, via netip.Addr, q dnsmessage.Question) (answer dnsmessage.Message, err error) {
	provider, err := c.config.providerFor(via)
	if err != nil {
		return answer, err
	}
	server := netip.AddrPortFrom(provider, dnsPort)
	for range dnsTries {
		if answer, err = c.exchange(ctx, via, "udp", server, q); err == nil && answer.Truncated {
			return c.exchange(ctx, via, "tcp", server, q)
		}
		if err == nil || ctx.Err() != nil {
			return answer, err
		}
	}
	return answer, err
}

func (c *Client) exchange(ctx context.Context, via netip.Addr, network string, server netip.AddrPort, q dnsmessage.Question) (answer dnsmessage.Message, err error) {
	ctx, cancel := context.WithTimeout(ctx, dnsTimeout)
	defer cancel()
	conn, err := c.connect(ctx, via, network, server, nil)
	if err != nil {
		return answer, err
	}
	stop := context.AfterFunc(ctx, func() { _ = conn.Close() }) // ends the reading below
	defer func() {
		if stop() {
			_ = conn.Close() // nothing is left to lose
		}
	}()
	header := dnsmessage.Header{ID: uint16(rand.Uint32()), RecursionDesired: true}
	question, err := (&dnsmessage.Message{Header: header, Questions: []dnsmessage.Question{q}}).Pack()
	if err != nil {
		return answer, err
	}
	if network == "tcp" {
		return askStream(conn, question, header.ID, q)
	}
	return askDatagram(conn, question, header.ID, q)
}

// askDatagram sends a question and waits for the datagram that answers it.
func askDatagram(conn net.Conn, question []byte, id uint16, q dnsmessage.Question) (answer dnsmessage.Message, err error) {
	if _, err = conn.Write(question); err != nil {
		return answer, err
	}
	buffer := make([]byte, dnsSize)
	for {
		n, err := conn.Read(buffer)
		if err != nil {
			return answer, noAnswer(err)
		}
		if answer, err := answerTo(buffer[:n], id, q); err == nil {
			return answer, nil
		}
	}
}

// askStream is askDatagram over TCP, where the length goes first (RFC 1035 section 4.2.2).
func askStream(conn net.Conn, question []byte, id uint16, q dnsmessage.Question) (answer dnsmessage.Message, err error) {
	if _, err = conn.Write(append(binary.BigEndian.AppendUint16(nil, uint16(len(question))), question...)); err != nil {
		return answer, err
	}
	var size [2]byte
	if _, err = io.ReadFull(conn, size[:]); err != nil {
		return answer, noAnswer(err)
	}
	buffer := make([]byte, binary.BigEndian.Uint16(size[:]))
	if _, err = io.ReadFull(conn, buffer); err != nil {
		return answer, noAnswer(err)
	}
	return answerTo(buffer, id, q)
}

func noAnswer(err error) error {
	return fmt.Errorf("the provider's name service does not answer: %w", err)
}

func answerTo(message []byte, id uint16, q dnsmessage.Question) (answer dnsmessage.Message, err error) {
	if err := answer.Unpack(message); err != nil {
		return answer, err
	}
	if !answer.Response || answer.ID != id || len(answer.Questions) != 1 || !sameQuestion(answer.Questions[0], q) {
		return answer, errors.New("an answer to another question")
	}
	return answer, nil
}

func sameQuestion(a, b dnsmessage.Question) bool {
	return a.Type == b.Type && a.Class == b.Class && strings.EqualFold(a.Name.String(), b.Name.String())
}
