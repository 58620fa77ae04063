package tunnel

import (
	"errors"
	"net"
	"net/netip"
	"sync/atomic"
)

// Flow is a connection (TCP) or an exchange of datagrams (UDP) that a requester asks for and that is not answered yet. Whoever gets it calls
// Accept or Refuse, once; a flow that is undecided when the function that got it returns is refused.
type Flow struct {
	Src, Dst netip.AddrPort // Src is an inner address of the peer: it tells deal and exit
	// Accept answers it and gives its bytes. Of TCP the Conn is a HalfCloser and a Follower. Of UDP each Read and Write is one datagram, and whoever accepted
	// it closes it when it was idle too long. RemovePeer ends it.
	Accept func() (net.Conn, error)
	// Refuse makes the requester see "connection refused" (TCP reset, ICMP port unreachable).
	Refuse func()
}

// HalfCloser is a connection whose one direction can end before the other, as TCP's can.
type HalfCloser interface {
	net.Conn
	CloseWrite() error // sends the end of the stream; reading goes on
	CloseRead() error  // discards what still arrives
}

// Follower is a connection that knows how much of what was written to it arrived at the other end. arrived is called with every new part, in bytes of
// payload, and over once, when no more will arrive.
type Follower interface {
	Follow(arrived func(n int), over func())
}

var errDecided = errors.New("tunnel: this flow was accepted or refused before")

// offer hands a flow over and refuses it when that leaves it undecided.
func offer(to func(Flow), src, dst netip.AddrPort, accept func() (net.Conn, error), refuse func()) {
	var decided atomic.Bool
	f := Flow{Src: src, Dst: dst,
		Accept: func() (net.Conn, error) {
			if decided.Swap(true) {
				return nil, errDecided
			}
			return accept()
		},
		Refuse: func() {
			if !decided.Swap(true) {
				refuse()
			}
		}}
	defer f.Refuse()
	to(f)
}
