package gateway

import (
	"bytes"
	"context"
	"io"
	"net"
	"net/netip"
	"sync"
	"time"
)

const (
	maxDatagram  = 64 << 10
	maxUDPFlows  = 1024            // destinations of one association
	maxWaiting   = 16              // datagrams to one destination while its name is being resolved
	udpIdle      = 2 * time.Minute // without datagrams either way, until a flow ends (RFC 4787 section 4.3)
	udpHeaderMin = 4
)

// association relays the datagrams of one SOCKS client, RFC 1928 section 7. It lives as long as the client's TCP connection.
type association struct {
	gateway *Gateway
	socket  *net.UDPConn
	client  netip.Addr // only its datagrams are taken
	ctx     context.Context
	running sync.WaitGroup

	mu    sync.Mutex
	peer  netip.AddrPort      // where the client's datagrams come from
	flows map[string]*udpFlow // by destination
}

// udpFlow is what goes to one destination. It is opened aside, so that a slow name holds up nothing else.
type udpFlow struct {
	conn    net.Conn // nil until it is open
	waiting [][]byte
}

func (g *Gateway) associate(client *peeked) error {
	local := client.LocalAddr().(*net.TCPAddr)
	socket, err := net.ListenUDP("udp", &net.UDPAddr{IP: local.IP, Zone: local.Zone})
	if err != nil {
		return reply(client, socksFailure, nil)
	}
	if err := reply(client, socksOK, socket.LocalAddr()); err != nil {
		_ = socket.Close() // the client is gone
		return err
	}
	a := &association{gateway: g, socket: socket, client: addrPort(client.RemoteAddr()).Addr(), flows: map[string]*udpFlow{}}
	var cancel context.CancelFunc
	a.ctx, cancel = context.WithCancel(g.ctx)
	a.running.Go(a.fromClient)
	_, err = io.Copy(io.Discard, client) // until the client hangs up
	cancel()                             // ends the flows
	_ = socket.Close()                   // ends fromClient
	a.running.Wait()
	return err
}

func addrPort(a net.Addr) netip.AddrPort {
	parsed, _ := netip.ParseAddrPort(a.String()) // net's own addresses parse
	return netip.AddrPortFrom(parsed.Addr().Unmap().WithZone(""), parsed.Port())
}

func (a *association) fromClient() {
	buffer := make([]byte, maxDatagram)
	for {
		n, from, err := a.socket.ReadFromUDPAddrPort(buffer)
		if err != nil {
			return
		}
		from = netip.AddrPortFrom(from.Addr().Unmap(), from.Port())
		destination, payload, ok := parseDatagram(buffer[:n])
		if !ok || from.Addr() != a.client {
			continue
		}
		if conn := a.send(from, destination, payload); conn != nil {
			_, _ = conn.Write(payload) // lost like any datagram
		}
	}
}

// parseDatagram reads RSV, FRAG, address and payload. Fragments are dropped, as RFC 1928 permits.
func parseDatagram(b []byte) (destination string, payload []byte, ok bool) {
	if len(b) < udpHeaderMin || b[2] != 0 {
		return "", nil, false
	}
	r := bytes.NewReader(b[3:])
	destination, err := readSOCKSAddress(r)
	return destination, b[len(b)-r.Len():], err == nil
}

// send returns the connection that the payload is to be written to; nil when it waits for one, or is lost.
func (a *association) send(from netip.AddrPort, destination string, payload []byte) net.Conn {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.peer = from
	flow := a.flows[destination]
	switch {
	case flow == nil && len(a.flows) >= maxUDPFlows:
		return nil
	case flow == nil:
		flow = &udpFlow{}
		a.flows[destination] = flow
		a.running.Go(func() { a.run(destination, flow) })
	case flow.conn != nil:
		_ = flow.conn.SetReadDeadline(time.Now().Add(udpIdle)) // a closed connection shows at the write
		return flow.conn
	}
	if len(flow.waiting) < maxWaiting {
		flow.waiting = append(flow.waiting, bytes.Clone(payload))
	}
	return nil
}

// run opens a flow and passes on what comes back, until it was idle for long or the client is gone.
func (a *association) run(destination string, flow *udpFlow) {
	conn, err := a.gateway.dial(a.ctx, "udp", destination)
	if err != nil {
		a.forget(destination)
		a.gateway.config.Log.Debug("proxy cannot open a UDP flow", "destination", destination, "error", err)
		return
	}
	defer conn.Close()
	defer a.forget(destination) // first, so that the next datagram opens the flow anew
	defer context.AfterFunc(a.ctx, func() { _ = conn.Close() })()
	a.opened(flow, conn)
	a.toClient(conn)
}

func (a *association) opened(flow *udpFlow, conn net.Conn) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, payload := range flow.waiting {
		_, _ = conn.Write(payload) // lost like any datagram
	}
	flow.conn, flow.waiting = conn, nil
}

func (a *association) toClient(conn net.Conn) {
	header := appendSOCKSAddress([]byte{0, 0, 0}, addrPort(conn.RemoteAddr()))
	buffer := make([]byte, maxDatagram)
	copy(buffer, header)
	for {
		_ = conn.SetReadDeadline(time.Now().Add(udpIdle)) // a closed connection shows at the read
		n, err := conn.Read(buffer[len(header):])
		if err != nil {
			return
		}
		a.mu.Lock()
		peer := a.peer
		a.mu.Unlock()
		if _, err := a.socket.WriteToUDPAddrPort(buffer[:len(header)+n], peer); err != nil {
			return
		}
	}
}

func (a *association) forget(destination string) {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.flows, destination)
}
