package egress

import (
	"net"
	"sync"
	"time"
)

const (
	streamBuffer = 64 << 10
	datagramSize = 64 << 10
	// UDPIdle ends a UDP flow in which the requester sent nothing for so long (RFC 4787 asks for two minutes or more in NATs; a lease is metered
	// and limited, so that a minute serves and frees sockets).
	UDPIdle = time.Minute
)

var buffers = sync.Pool{New: func() any { return new([streamBuffer]byte) }}

// copyStream passes bytes from src to dst until src ends.
func copyStream(dst, src net.Conn, count func(int) error) error {
	buffer := buffers.Get().(*[streamBuffer]byte)
	defer buffers.Put(buffer)
	for {
		n, err := src.Read(buffer[:])
		if n > 0 {
			if refused := count(n); refused != nil {
				return refused
			}
			if _, failed := dst.Write(buffer[:n]); failed != nil {
				return failed
			}
		}
		if err != nil {
			return done(err)
		}
	}
}

// copyDatagrams passes the requester's datagrams on; a minute without any ends the flow. What comes back does not keep it alive (RFC 4787 section 4.3, REQ-6 asks for
// the former and warns of the latter): else whoever was visited once could hold it open, and have it paid for, as long as he likes.
func copyDatagrams(dst, src net.Conn, count func(int) error) error {
	return datagrams(dst, src, count, func() error { return src.SetReadDeadline(time.Now().Add(UDPIdle)) })
}

// copyAnswers passes on what comes back, until the flow is over.
func copyAnswers(dst, src net.Conn, count func(int) error) error {
	return datagrams(dst, src, count, func() error { return nil })
}

func datagrams(dst, src net.Conn, count func(int) error, before func() error) error {
	buffer := buffers.Get().(*[streamBuffer]byte)
	defer buffers.Put(buffer)
	for {
		if err := before(); err != nil {
			return err
		}
		n, err := src.Read(buffer[:])
		if err != nil {
			return err
		}
		if refused := count(n); refused != nil {
			return refused
		}
		if _, err := dst.Write(buffer[:n]); err != nil {
			return err
		}
	}
}
