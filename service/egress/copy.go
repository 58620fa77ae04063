package egress

import (
	"net"
	"sync"
	"time"
)

const (
	streamBuffer = 64 << 10
	datagramSize = 64 << 10
	// UDPIdle ends a UDP flow in which nothing moved for so long (RFC 4787 asks for two minutes or more in NATs; a lease is metered
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

// copyDatagrams passes datagrams from src to dst; a minute without any ends it. What moves one way keeps the other alive, since both
// deadlines are set anew.
func copyDatagrams(dst, src net.Conn, count func(int) error) error {
	buffer := buffers.Get().(*[streamBuffer]byte)
	defer buffers.Put(buffer)
	for {
		if err := src.SetReadDeadline(time.Now().Add(UDPIdle)); err != nil {
			return err
		}
		n, err := src.Read(buffer[:])
		if err != nil {
			return err
		}
		if refused := count(n); refused != nil {
			return refused
		}
		if err := dst.SetReadDeadline(time.Now().Add(UDPIdle)); err != nil {
			return err
		}
		if _, err := dst.Write(buffer[:n]); err != nil {
			return err
		}
	}
}
