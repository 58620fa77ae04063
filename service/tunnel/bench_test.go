package tunnel_test

import (
	"io"
	"net"
	"net/netip"
	"testing"

	"github.com/ipsx/ipsx/service/tunnel"
)

// BenchmarkFirstByte is a whole lease on loopback: peer added, client dialed, handshake, TCP connection, one byte there and back.
func BenchmarkFirstByte(b *testing.B) {
	a := provides(b, tunnel.ServerConfig{TCP: echoes})
	for b.Loop() {
		r := a.leases(b, leased4)
		c, err := r.DialContext(b.Context(), r.inner[0], "tcp", web)
		must(b, err)
		says(b, c, "x")
		hears(b, c, "x")
		b.StopTimer()
		must(b, r.Client.Close())
		a.RemovePeer(r.key)
		a.Release(r.inner)
		b.StartTimer()
	}
}

// BenchmarkConnect is one TCP connection through a tunnel that stands.
func BenchmarkConnect(b *testing.B) {
	a := provides(b, tunnel.ServerConfig{TCP: echoes})
	r := a.leases(b, leased4)
	for b.Loop() {
		c, err := r.DialContext(b.Context(), r.inner[0], "tcp", web)
		must(b, err)
		says(b, c, "x")
		hears(b, c, "x")
		must(b, c.Close())
	}
}

// sink dials a TCP server on loopback for each flow, as an egress does.
func sink(b *testing.B, serve func(net.Conn)) func(tunnel.Flow) {
	l, err := new(net.ListenConfig).Listen(b.Context(), "tcp", "127.0.0.1:0")
	must(b, err)
	b.Cleanup(func() { _ = l.Close() })
	go func() {
		for c, err := l.Accept(); err == nil; c, err = l.Accept() {
			go serve(c)
		}
	}()
	return func(f tunnel.Flow) {
		out, err := new(net.Dialer).DialContext(b.Context(), "tcp", l.Addr().String())
		if err != nil {
			return // refused
		}
		in, err := f.Accept()
		if err != nil {
			return // the requester has gone
		}
		go func() { _, _ = io.Copy(out, in); _ = out.(*net.TCPConn).CloseWrite() }()
		_, _ = io.Copy(in, out)
		_ = in.(tunnel.HalfCloser).CloseWrite()
	}
}

const chunk = 1 << 20

// BenchmarkUpload is bytes from a client through a server into a TCP server on loopback; one operation is 1 MiB.
func BenchmarkUpload(b *testing.B) {
	got := make(chan int64)
	a := provides(b, tunnel.ServerConfig{TCP: sink(b, func(c net.Conn) {
		n, _ := io.Copy(io.Discard, c)
		got <- n
	})})
	r := a.leases(b, leased4)
	c, err := r.DialContext(b.Context(), r.inner[0], "tcp", web)
	must(b, err)
	b.SetBytes(chunk)
	data, total := make([]byte, chunk), int64(0)
	for b.Loop() {
		_, err := c.Write(data)
		must(b, err)
		total += chunk
	}
	must(b, c.(tunnel.HalfCloser).CloseWrite())
	if n := <-got; n != total {
		b.Errorf("%d bytes arrived of %d", n, total)
	}
}

// BenchmarkDownload is the other way.
func BenchmarkDownload(b *testing.B) {
	a := provides(b, tunnel.ServerConfig{TCP: sink(b, func(c net.Conn) {
		data := make([]byte, chunk)
		for err := error(nil); err == nil; {
			_, err = c.Write(data)
		}
	})})
	r := a.leases(b, leased4)
	c, err := r.DialContext(b.Context(), r.inner[0], "tcp", web)
	must(b, err)
	b.SetBytes(chunk)
	data := make([]byte, chunk)
	for b.Loop() {
		_, err := io.ReadFull(c, data)
		must(b, err)
	}
}

// BenchmarkIdleLease adds peers; B/op is what an idle one costs the provider.
func BenchmarkIdleLease(b *testing.B) {
	a := provides(b, tunnel.ServerConfig{})
	b.ReportAllocs()
	for b.Loop() {
		inner, err := a.Allocate([]netip.Addr{leased4})
		must(b, err)
		must(b, a.AddPeer(tunnel.NewKey().Public(), inner))
	}
}
