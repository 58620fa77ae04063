package tunnel

import (
	"net"
	"net/netip"

	"gvisor.dev/gvisor/pkg/tcpip"
	"gvisor.dev/gvisor/pkg/tcpip/adapters/gonet"
	"gvisor.dev/gvisor/pkg/tcpip/stack"
	"gvisor.dev/gvisor/pkg/tcpip/transport/tcp"
	"gvisor.dev/gvisor/pkg/tcpip/transport/udp"
	"gvisor.dev/gvisor/pkg/waiter"
)

// maxHalfOpen bounds the TCP flows of all peers together that are not decided yet; more connection requests wait for their retransmission.
const maxHalfOpen = 1 << 14

// tcpFlow offers a connection request. The stack calls it on a goroutine of its own.
func (s *Server) tcpFlow(r *tcp.ForwarderRequest) {
	src, dst := endpoints(r.ID())
	p, to := s.peerAt(src.Addr()), s.tcpTarget(dst)
	if p == nil || to == nil || !p.begin() {
		r.Complete(true)
		return
	}
	offer(to, src, dst, func() (net.Conn, error) {
		defer p.decided()
		return p.acceptTCP(r, s.delivered, flowKey{src, dst})
	}, func() {
		defer p.decided()
		r.Complete(true)
	})
}

// tcpTarget is who takes flows to dst: a local service, the egress, or nobody.
func (s *Server) tcpTarget(dst netip.AddrPort) func(Flow) {
	if !s.isInner(dst.Addr()) {
		return s.config.TCP
	}
	s.mu.RLock()
	defer s.mu.RUnlock()
	if l := s.services[dst.Port()]; l != nil && s.isProvider(dst.Addr()) {
		return l.deliver
	}
	return nil
}

func (p *peer) acceptTCP(r *tcp.ForwarderRequest, d *deliveries, key flowKey) (net.Conn, error) {
	queue := new(waiter.Queue)
	ep, err := r.CreateEndpoint(queue)
	r.Complete(err != nil)
	follows := d.at(key)
	if err != nil {
		follows.end()
		return nil, stackError("answering a connection request", err)
	}
	f := &tcpFlow{TCPConn: gonet.NewTCPConn(queue, ep), endpoint: ep, delivery: follows}
	f.tracked = tracked{peer: p, abort: func() {
		ep.Abort()
		follows.end()
	}}
	if err := p.track(&f.tracked); err != nil {
		return nil, err
	}
	return f, nil
}

// udpFlow offers the flow that a datagram begins. The flow's endpoint stands before it is offered, so that datagrams which follow at once are kept.
// It says whether the datagram was taken; the stack answers one that was not with "port unreachable".
func (s *Server) udpFlow(id stack.TransportEndpointID, packet *stack.PacketBuffer) bool {
	src, dst := endpoints(id)
	p := s.peerAt(src.Addr())
	if p == nil || s.config.UDP == nil || s.isInner(dst.Addr()) || !p.begin() {
		return false
	}
	queue, first := new(waiter.Queue), packet.Clone()
	ep, err := endpointOf(s.link.stack, id, packet, queue)
	if err != nil {
		p.decided()
		first.DecRef()
		return true // lost like any datagram
	}
	f := &udpFlow{UDPConn: gonet.NewUDPConn(queue, ep), tracked: tracked{peer: p, abort: ep.Abort}}
	go func() {
		defer first.DecRef()
		offer(s.config.UDP, src, dst, func() (net.Conn, error) {
			defer p.decided()
			if err := p.track(&f.tracked); err != nil {
				return nil, err
			}
			return f, nil
		}, func() {
			defer p.decided()
			ep.Close()
			s.unreachable(src.Addr(), first)
		})
	}()
	return true
}

func endpointOf(s *stack.Stack, id stack.TransportEndpointID, packet *stack.PacketBuffer, queue *waiter.Queue) (ep tcpip.Endpoint, err tcpip.Error) {
	udp.NewForwarder(s, func(r *udp.ForwarderRequest) { ep, err = r.CreateEndpoint(queue) }).HandlePacket(id, packet)
	return ep, err
}

// unreachable answers a datagram with ICMP port unreachable.
func (s *Server) unreachable(to netip.Addr, datagram *stack.PacketBuffer) {
	switch p := s.link.stack.NetworkProtocolInstance(networkOf(to)).(type) {
	case stack.RejectIPv4WithHandler:
		_ = p.SendRejectionError(datagram, stack.RejectIPv4WithICMPPortUnreachable, true) // best effort, as ICMP is
	case stack.RejectIPv6WithHandler:
		_ = p.SendRejectionError(datagram, stack.RejectIPv6WithICMPPortUnreachable, false) // best effort, as ICMP is
	}
}

func endpoints(id stack.TransportEndpointID) (src, dst netip.AddrPort) {
	return netip.AddrPortFrom(fromStack(id.RemoteAddress), id.RemotePort), netip.AddrPortFrom(fromStack(id.LocalAddress), id.LocalPort)
}

func (s *Server) isInner(a netip.Addr) bool {
	return s.config.Inner4.Contains(a) || s.config.Inner6.Contains(a)
}

func (s *Server) isProvider(a netip.Addr) bool { return a == s.inner[0] || a == s.inner[1] }

// tcpFlow is an accepted TCP flow.
type tcpFlow struct {
	*gonet.TCPConn
	tracked
	endpoint tcpip.Endpoint
	delivery *delivery
}

// Follow implements Follower.
func (f *tcpFlow) Follow(arrived func(n int), over func()) { f.delivery.follow(arrived, over) }

// Close ends both directions; what was written is still delivered.
func (f *tcpFlow) Close() error {
	f.forget()
	if state := tcp.EndpointState(f.endpoint.State()); state == tcp.StateError || state == tcp.StateClose {
		f.delivery.end() // the other end is gone
	} else {
		f.delivery.closing()
	}
	return f.TCPConn.Close()
}

// udpFlow is an accepted UDP flow.
type udpFlow struct {
	*gonet.UDPConn
	tracked
}

// Close ends the flow.
func (f *udpFlow) Close() error {
	f.forget()
	return f.UDPConn.Close()
}
