package lab

import (
	"context"
	"errors"
	"io"
	"net"
)

// Expose lets the internet reach a TCP port that a program opened on the host's loopback only, until the test ends or the returned function
// is called; that cuts running connections too. It is how a test takes a server away for a while.
func (h *Host) Expose(address, local string) (cut func()) {
	h.lab.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	listener := h.Listen(address)
	h.lab.run(func() error { return h.forward(ctx, listener, local) }, listener)
	return func() {
		cancel()
		listener.Close()
	}
}

func (h *Host) forward(ctx context.Context, listener net.Listener, local string) error {
	for {
		outer, err := listener.Accept()
		if errors.Is(err, net.ErrClosed) {
			return nil
		}
		if err != nil {
			return err
		}
		inner, err := h.Dial(ctx, "tcp", local)
		if err != nil {
			outer.Close() // nothing listens there: the other side sees its connection end
			continue
		}
		context.AfterFunc(ctx, func() {
			outer.Close()
			inner.Close()
		})
		go pipe(outer, inner)
		go pipe(inner, outer)
	}
}

// pipe copies until one side ends, and ends the other.
func pipe(to, from net.Conn) {
	_, _ = io.Copy(to, from) // either end of it may go at any time
	to.Close()
	from.Close()
}
