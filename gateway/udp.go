package gateway

import (
	"bytes"
	"io"
	"net"
	"net/netip"
	"sync"
)

const (
	maxDatagram  = 64 << 10
	maxUDPFlows  = 256 // destinations of one association
	udpHeaderMin = 4
)

// association relays the datagrams of one SOCKS client, RFC 1928 section 7. It lives as long as the client's TCP connection.
type association struct {
	gateway *Gateway
	socket  *net.UDPConn
	client  netip.Addr // only its datagrams are taken

	mu    sync.Mutex
	peer  netip.AddrPort      // where the client's datagrams come from
	flows map[string]net.Conn // by destination
}

func (g *Gateway) associate(client *peeked) error {
	local := client.LocalAddr().(*net.TCPAddr)
	socket, err := net.ListenUDP("udp", &net.UDPAddr{IP: local.IP, Zone: local.Zone})
	if err != nil {
		return reply(client, socksFailure, nil)
	}
	a := &association{gateway: g, socket: socket, client: addrPort(client.RemoteAddr()).Addr(), flows: map[string]net.Conn{}}
	if err := reply(client, socksOK, socket.LocalAddr()); err != nil {
		_ = socket.Close() // the client is gone
		return err
	}
	var running sync.WaitGroup
	running.Go(a.fromClient)
	_, err = io.Copy(io.Discard, client) // until the client hangs up
	a.close()
	running.Wait()
	return err
}

func addrPort(a net.Addr) netip.AddrPort {
	parsed, _ := netip.ParseAddrPort(a.String()) // net's own addresses parse
	return netip.AddrPortFrom(parsed.Addr().Unmap().WithZone(""), parsed.Port())
}

func (a *association) close() {
	_ = a.socket.Close() // ends fromClient
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, flow := range a.flows {
		_ = flow.Close() // ends toClient
	}
}

func (a *association) fromClient() {
	buffer := make([]byte, maxDatagram)
	var flows sync.WaitGroup
	defer flows.Wait()
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
		if flow := a.flow(&flows, from, destination); flow != nil {
			_, _ = flow.Write(payload) // lost like any datagram
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

func (a *association) flow(flows *sync.WaitGroup, from netip.AddrPort, destination string) net.Conn {
	a.mu.Lock()
	a.peer = from
	flow, full := a.flows[destination], len(a.flows) >= maxUDPFlows
	a.mu.Unlock()
	if flow != nil || full {
		return flow
	}
	flow, err := a.gateway.dial("udp", destination)
	if err != nil {
		return nil
	}
	a.mu.Lock()
	a.flows[destination] = flow
	a.mu.Unlock()
	flows.Go(func() { a.toClient(destination, flow) })
	return flow
}

func (a *association) toClient(destination string, flow net.Conn) {
	defer a.forget(destination, flow)
	header := appendSOCKSAddress([]byte{0, 0, 0}, addrPort(flow.RemoteAddr()))
	buffer := make([]byte, maxDatagram)
	copy(buffer, header)
	for {
		n, err := flow.Read(buffer[len(header):])
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

func (a *association) forget(destination string, flow net.Conn) {
	_ = flow.Close() // it ended
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.flows, destination)
}
