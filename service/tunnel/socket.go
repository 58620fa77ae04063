package tunnel

import (
	"context"
	"errors"
	"net"
	"net/netip"
	"syscall"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/adapters/gonet"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/waiter"
)

// openStream connects a TCP endpoint and follows what arrives of what is written to it.
func (c *Client) openStream(ctx context.Context, local, remote netip.AddrPort) (*gonet.TCPConn, tcpip.Endpoint, *delivery, error) {
	queue := new(waiter.Queue)
	ep, err := c.link.stack.NewEndpoint(tcp.ProtocolNumber, networkOf(local.Addr()), queue)
	if err != nil {
		return nil, nil, nil, stackError("opening an endpoint", err)
	}
	failed := c.connectStream(ctx, ep, queue, local, remote)
	bound, _ := ep.GetLocalAddress() // it has none when it was not bound: nothing was sent then
	follows := c.link.follows.at(flowKey{remote, netip.AddrPortFrom(local.Addr(), bound.Port)})
	if failed != nil {
		follows.end()
		ep.Close()
		return nil, nil, nil, failed
	}
	return gonet.NewTCPConn(queue, ep), ep, follows, nil
}

func (c *Client) connectStream(ctx context.Context, ep tcpip.Endpoint, queue *waiter.Queue, local, remote netip.AddrPort) error {
	entry, connected := waiter.NewChannelEntry(waiter.WritableEvents)
	queue.EventRegister(&entry)
	defer queue.EventUnregister(&entry)
	err := c.ports.bind(ep, local.Addr())
	if err == nil {
		err = ep.Connect(fullAddress(remote))
	}
	if _, started := err.(*tcpip.ErrConnectStarted); started {
		select {
		case <-connected:
			err = ep.LastError()
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	if err != nil {
		return &net.OpError{Op: "dial", Net: "tcp", Addr: net.TCPAddrFromAddrPort(remote), Err: plainError(err)}
	}
	return nil
}

// plainError turns the stack's refusals into the errors that programs look for.
func plainError(err tcpip.Error) error {
	switch err.(type) {
	case *tcpip.ErrConnectionRefused:
		return syscall.ECONNREFUSED
	case *tcpip.ErrTimeout:
		return syscall.ETIMEDOUT
	case *tcpip.ErrHostUnreachable:
		return syscall.EHOSTUNREACH
	}
	return errors.New(err.String())
}

// openDatagrams connects a UDP or ICMP endpoint. Unlike gonet.DialUDP's, its reader wakes up when the other side refuses.
func openDatagrams(s *stack.Stack, protocol tcpip.TransportProtocolNumber, local, remote netip.AddrPort) (*gonet.UDPConn, error) {
	queue := new(waiter.Queue)
	ep, err := s.NewEndpoint(protocol, networkOf(local.Addr()), queue)
	if err != nil {
		return nil, stackError("opening an endpoint", err)
	}
	if err = ep.Bind(fullAddress(local)); err == nil {
		err = ep.Connect(fullAddress(remote))
	}
	if err != nil {
		ep.Close()
		return nil, stackError("connecting "+local.Addr().String()+" to "+remote.String(), err)
	}
	// The queue may not be notified from inside one of its notifications.
	refused := waiter.NewFunctionEntry(waiter.EventErr, func(waiter.EventMask) { go queue.Notify(waiter.ReadableEvents) })
	queue.EventRegister(&refused)
	return gonet.NewUDPConn(queue, ep), nil
}
