package tunnel_test

import (
	"errors"
	"io"
	"net"
	"net/netip"
	"slices"
	"sync"
	"syscall"
	"testing"

	"github.com/ipsx/ipsx/service/tunnel"
)

func TestSourceTellsTheExit(t *testing.T) {
	var mu sync.Mutex
	seen := map[netip.Addr]string{}
	a := provides(t, tunnel.ServerConfig{TCP: func(f tunnel.Flow) {
		mu.Lock()
		seen[f.Src.Addr()] = f.Dst.String()
		mu.Unlock()
		echoes(f)
	}})
	b := a.leases(t, leased4, leased6, leased4)
	must(t, b.Handshake(soon(t)))
	destinations := []string{web, "[2001:db8:1::7]:443", "169.254.169.254:80"}
	for i, to := range destinations {
		c := b.dial(t, i, "tcp", to)
		says(t, c, "hello")
		hears(t, c, "hello")
	}
	mu.Lock()
	defer mu.Unlock()
	for i, to := range destinations {
		if seen[b.inner[i]] != to {
			t.Errorf("the egress saw %v, want %s from %s", seen, to, b.inner[i])
		}
	}
	if up, down := b.Meter(); up != 15 || down != 15 {
		t.Errorf("metered %d up and %d down, want 15 and 15", up, down)
	}
}

// What a lease may not reach is the egress's decision, so everything comes to it: loopback, private and mapped addresses too.
func TestRefusalIsSeenAsOne(t *testing.T) {
	var mu sync.Mutex
	var seen []string
	refuse := func(f tunnel.Flow) {
		mu.Lock()
		defer mu.Unlock()
		seen = append(seen, f.Dst.String())
		f.Refuse()
	}
	a := provides(t, tunnel.ServerConfig{TCP: refuse, UDP: refuse})
	b := a.leases(t, leased4, leased6)
	four := []string{web, "127.0.0.1:22", "169.254.169.254:80", "192.168.1.1:80", "10.1.2.3:80", "100.64.0.1:80"}
	six := []string{"[::1]:22", "[fe80::1]:80", "[fd00::1]:80", "[2001:db8:1::7]:80"}
	for i, targets := range [][]string{four, six} {
		for _, to := range targets {
			if _, err := b.DialContext(soon(t), b.inner[i], "tcp", to); !errors.Is(err, syscall.ECONNREFUSED) {
				t.Errorf("TCP to %s: %v, want connection refused", to, err)
			}
			c := b.dial(t, i, "udp", to)
			says(t, c, "?")
			if n, err := c.Read(make([]byte, 1)); err == nil {
				t.Errorf("UDP to %s: read %d bytes, want an error", to, n)
			}
		}
	}
	mu.Lock()
	defer mu.Unlock()
	if want := 2 * (len(four) + len(six)); len(seen) != want {
		t.Errorf("the egress saw %d flows, want %d: %v", len(seen), want, seen)
	}
}

func TestUndecidedFlowsAreRefused(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{TCP: func(tunnel.Flow) {}})
	b := a.leases(t, leased4)
	if _, err := b.DialContext(soon(t), b.inner[0], "tcp", web); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("%v, want connection refused", err)
	}
}

func TestFlowIsDecidedOnce(t *testing.T) {
	second := make(chan error, 1)
	a := provides(t, tunnel.ServerConfig{TCP: func(f tunnel.Flow) {
		c, err := f.Accept()
		if err != nil {
			return // the dial below fails too
		}
		f.Refuse() // too late: changes nothing
		_, err = f.Accept()
		second <- err
		_, _ = io.Copy(c, c) // ends with the test
	}})
	b := a.leases(t, leased4)
	c := b.dial(t, 0, "tcp", web)
	if err := <-second; err == nil {
		t.Error("a flow was accepted twice")
	}
	says(t, c, "still here")
	hears(t, c, "still here")
}

func TestHalfCloseReachesTheOtherEnd(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{TCP: func(f tunnel.Flow) {
		c, err := f.Accept()
		if err != nil {
			return // the dial below fails too
		}
		request, _ := io.ReadAll(c) // ends where the requester half-closes
		_, _ = c.Write(slices.Concat([]byte("got "), request))
		_ = c.(tunnel.HalfCloser).CloseWrite()
	}})
	c := a.leases(t, leased4).dial(t, 0, "tcp", web)
	says(t, c, "everything")
	must(t, c.(tunnel.HalfCloser).CloseWrite())
	answer, err := io.ReadAll(c)
	must(t, err)
	if string(answer) != "got everything" {
		t.Errorf("got %q", answer)
	}
}

func TestDatagramsKeepTheirBoundsAndNoneIsLostAtTheStart(t *testing.T) {
	open := make(chan struct{})
	a := provides(t, tunnel.ServerConfig{UDP: func(f tunnel.Flow) {
		<-open
		echoes(f)
	}})
	b := a.leases(t, leased4, leased6)
	sent := []string{"one", "2", "three", "four", "five"}
	var conns []net.Conn
	for i, to := range []string{"198.51.100.7:53", "[2001:db8:1::7]:53"} {
		c := b.dial(t, i, "udp", to)
		for _, text := range sent {
			_, err := c.Write([]byte(text))
			must(t, err)
		}
		conns = append(conns, c)
	}
	close(open)
	for _, c := range conns {
		checkDatagrams(t, c, sent)
	}
}

func checkDatagrams(t *testing.T, c net.Conn, want []string) {
	buffer := make([]byte, 100)
	for _, text := range want {
		n, err := c.Read(buffer)
		must(t, err)
		if string(buffer[:n]) != text {
			t.Errorf("datagram %q, want %q", buffer[:n], text)
		}
	}
}

func TestMetersAgreeToTheByte(t *testing.T) {
	const upload, download = 3_000_001, 5_000_003
	counted := make(chan int64, 1)
	a := provides(t, tunnel.ServerConfig{TCP: func(f tunnel.Flow) {
		c, err := f.Accept()
		if err != nil {
			return // the dial below fails too
		}
		_, _ = c.Write(make([]byte, download))
		_ = c.(tunnel.HalfCloser).CloseWrite()
		n, _ := io.Copy(io.Discard, c)
		counted <- n
	}})
	b := a.leases(t, leased4)
	c := b.dial(t, 0, "tcp", web)
	go func() {
		_, _ = c.Write(make([]byte, upload))
		_ = c.(tunnel.HalfCloser).CloseWrite()
	}()
	_, err := io.Copy(io.Discard, c)
	must(t, err)
	if n := <-counted; n != upload {
		t.Errorf("the provider got %d bytes, want %d", n, upload)
	}
	until(t, "the meter shows what was sent and got", func() bool { // acknowledgements may be on their way
		up, down := b.Meter()
		return up == upload && down == download
	})
}

func TestFlowsOfOnePeerAreBounded(t *testing.T) {
	const limit = 256
	arrived, hold := make(chan netip.AddrPort, 2*limit), make(chan struct{})
	defer close(hold)
	a := provides(t, tunnel.ServerConfig{TCP: func(f tunnel.Flow) {
		arrived <- f.Src
		<-hold
	}})
	b, carol := a.leases(t, leased4), a.leases(t, leased4)
	for range limit {
		go func() { _, _ = b.DialContext(t.Context(), b.inner[0], "tcp", web) }()
	}
	for range limit {
		<-arrived
	}
	if _, err := b.DialContext(soon(t), b.inner[0], "tcp", web); !errors.Is(err, syscall.ECONNREFUSED) {
		t.Errorf("flow %d: %v, want connection refused", limit+1, err)
	}
	go func() { _, _ = carol.DialContext(t.Context(), carol.inner[0], "tcp", web) }()
	if src := <-arrived; src.Addr() != carol.inner[0] {
		t.Errorf("the flow of %s came through, want Carol's: the limit is each peer's own", src)
	}
}
