package tunnel

import (
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/adapters/gonet"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/waiter"
)

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
