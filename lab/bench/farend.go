package main

import (
	"encoding/binary"
	"io"
	"net"
	"net/netip"
	"strconv"
	"sync/atomic"
)

// What a connection to the far end is for; its first byte says it.
const (
	wantBytes  = 'd' // zeros without end
	giveBytes  = 'u' // everything is taken and counted
	wantEcho   = 'e' // one byte, and the end
	wantCount  = 'q' // for each such byte: how much was taken so far
	farPorts   = 8   // on so many ports, since connections that ended keep their pair of ports for a while
	firstPort  = 7000
	farBuffer  = 256 << 10
	countBytes = 8
)

// farEnd is where traffic goes to and comes from: what would be a web server on the internet.
type farEnd struct{ taken atomic.Uint64 }

// serve answers on these addresses of its host, until the process ends.
func (f *farEnd) serve(addresses []netip.Addr) error {
	for port := firstPort; port < firstPort+farPorts; port++ {
		listener, err := net.Listen("tcp", ":"+strconv.Itoa(port))
		if err != nil {
			return err
		}
		go f.accept(listener)
	}
	// One socket for each address, since a datagram must come back from the address it went to.
	for _, address := range addresses {
		conn, err := net.ListenPacket("udp", netip.AddrPortFrom(address, firstPort).String())
		if err != nil {
			return err
		}
		go reflect(conn)
	}
	return nil
}

func (f *farEnd) accept(listener net.Listener) {
	for c, err := listener.Accept(); err == nil; c, err = listener.Accept() {
		go f.talk(c)
	}
}

func (f *farEnd) talk(c net.Conn) {
	defer func() { _ = c.Close() }() // the client may be gone
	buffer := make([]byte, 1)
	if _, err := io.ReadFull(c, buffer); err != nil {
		return
	}
	switch buffer[0] {
	case wantBytes:
		zeros := make([]byte, farBuffer)
		for err := error(nil); err == nil; {
			_, err = c.Write(zeros)
		}
	case giveBytes:
		f.take(c)
	case wantEcho:
		_, _ = c.Write(buffer) // the client may be gone
	case wantCount:
		f.count(c)
	}
}

func (f *farEnd) take(c net.Conn) {
	buffer := make([]byte, farBuffer)
	for {
		n, err := c.Read(buffer)
		f.taken.Add(uint64(n))
		if err != nil {
			return
		}
	}
}

func (f *farEnd) count(c net.Conn) {
	for err := error(nil); err == nil; {
		if _, err = c.Write(binary.BigEndian.AppendUint64(nil, f.taken.Load())); err == nil {
			_, err = io.ReadFull(c, make([]byte, 1))
		}
	}
}

// reflect sends datagrams back.
func reflect(conn net.PacketConn) {
	buffer := make([]byte, 2048)
	for {
		n, from, err := conn.ReadFrom(buffer)
		if err != nil {
			return
		}
		_, _ = conn.WriteTo(buffer[:n], from) // lost like any datagram
	}
}
