package vpn

import (
	"context"
	"net"
	"net/netip"
	"os"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sys/unix"
)

const (
	dialTimeout = 5 * time.Second
	lookAgain   = 50 * time.Millisecond
)

// Dialer connects beside the tunnel, for what the tunnel itself needs: it asks the name servers that the machine had before, and remembers what they said, for when no
// name can be asked.
type Dialer struct {
	dialer net.Dialer

	mu    sync.Mutex
	names map[string][]netip.Addr
}

// NewDialer is for a process that holds the machine's tunnel, or is about to; the folder is Hold's.
func NewDialer(dir string) *Dialer {
	d := &Dialer{names: map[string][]netip.Addr{}, dialer: net.Dialer{Timeout: dialTimeout, KeepAlive: 15 * time.Second, Control: mark}}
	asked := nameservers(dir)
	d.dialer.Resolver = &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, network, address string) (net.Conn, error) {
		if len(asked) > 0 {
			address = net.JoinHostPort(asked[0].String(), "53")
		}
		return (&net.Dialer{Timeout: dialTimeout, Control: mark}).DialContext(ctx, network, address)
	}}
	return d
}

// nameservers are those before the tunnel.
func nameservers(dir string) []netip.Addr {
	if s, err := readState(dir); err == nil && s != nil && s.Resolv != nil {
		return servers(*s.Resolv)
	}
	content, _ := os.ReadFile(resolvConf) // without it the resolver has its own default
	return servers(string(content))
}

func mark(_, _ string, conn syscall.RawConn) (err error) {
	failed := conn.Control(func(fd uintptr) { err = unix.SetsockoptInt(int(fd), unix.SOL_SOCKET, unix.SO_MARK, Mark) })
	if failed != nil {
		return failed
	}
	return err
}

// DialContext is net.Dialer's.
func (d *Dialer) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	addrs, err := d.lookup(ctx, host)
	for _, a := range addrs {
		var conn net.Conn
		if conn, err = d.dialer.DialContext(ctx, network, net.JoinHostPort(a.String(), port)); err == nil {
			return conn, nil
		}
	}
	return nil, err
}

func (d *Dialer) lookup(ctx context.Context, host string) ([]netip.Addr, error) {
	if a, err := netip.ParseAddr(host); err == nil {
		return []netip.Addr{a}, nil
	}
	addrs, err := d.dialer.Resolver.LookupNetIP(ctx, "ip", host)
	d.mu.Lock()
	defer d.mu.Unlock()
	if err != nil && len(d.names[host]) > 0 {
		return d.names[host], nil
	}
	for i, a := range addrs {
		addrs[i] = a.Unmap()
	}
	d.names[host] = addrs
	return addrs, err
}
