package pair

import (
	"context"
	"net"
	"net/netip"
	"strconv"
	"time"

	"github.com/pion/stun/v4"

	"github.com/ipsx/ipsx"
)

// Sight is how STUN servers see a UDP socket of this machine.
type Sight struct {
	Server string         // URL
	Seen   netip.AddrPort // zero: nothing came back
}

const (
	lookTries = 3
	lookWait  = 700 * time.Millisecond // for each try
)

// Look asks the STUN servers among these URLs from one socket, which is bound to no address, how they see it. Whoever is seen differently by different ones is behind
// an address- and port-dependent mapping (RFC 5780 section 4.3).
func Look(ctx context.Context, urls []string) (sights []Sight, err error) {
	conn, err := new(net.ListenConfig).ListenPacket(ctx, "udp", ":0")
	if err != nil {
		return nil, err
	}
	defer func() { _ = conn.Close() }() // all was asked
	for _, text := range urls {
		uri, err := stun.ParseURI(text)
		if err != nil || uri.Scheme != stun.SchemeTypeSTUN {
			continue
		}
		sights = append(sights, Sight{text, ask(ctx, conn, net.JoinHostPort(uri.Host, strconv.Itoa(uri.Port)))})
	}
	return sights, nil
}

// ask gives what the server answered, or zero.
func ask(ctx context.Context, conn net.PacketConn, server string) (seen netip.AddrPort) {
	to, err := net.ResolveUDPAddr("udp", server)
	if err != nil {
		return seen
	}
	question := stun.MustBuild(stun.TransactionID, stun.BindingRequest)
	for range lookTries {
		if ctx.Err() != nil {
			return seen
		}
		if _, err := conn.WriteTo(question.Raw, to); err != nil {
			return seen
		}
		if seen, ok := answerTo(conn, question, time.Now().Add(lookWait)); ok {
			return seen
		}
	}
	return seen
}

func answerTo(conn net.PacketConn, question *stun.Message, until time.Time) (seen netip.AddrPort, ok bool) {
	buffer := make([]byte, ipsx.MaxMessageBytes)
	for conn.SetReadDeadline(until) == nil {
		n, _, err := conn.ReadFrom(buffer)
		if err != nil {
			return seen, false
		}
		answer := &stun.Message{Raw: buffer[:n]}
		var mapped stun.XORMappedAddress
		if answer.Decode() == nil && answer.TransactionID == question.TransactionID && mapped.GetFrom(answer) == nil {
			a, good := netip.AddrFromSlice(mapped.IP)
			return netip.AddrPortFrom(a.Unmap(), uint16(mapped.Port)), good
		}
	}
	return seen, false
}
