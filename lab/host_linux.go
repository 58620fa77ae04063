package lab

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// Host is one machine of a lab.
type Host struct {
	Name   string
	Addrs  []netip.Addr // on the internet, in the order given
	ns     *namespace
	lab    *Lab
	uplink string     // the router's end of its cable
	dns    netip.Addr // its name server; the lab's when it has none of its own
	told   netip.Addr // what its resolv.conf was written for; programs may have changed that since
}

// Addr is the host's first address.
func (h *Host) Addr() netip.Addr { return h.Addrs[0] }

// At is host:port of the host's first address.
func (h *Host) At(port uint16) string { return netip.AddrPortFrom(h.Addr(), port).String() }

// Run runs a command on the host and returns what it wrote to standard output, without the last line break. The test fails when the
// command does, or takes more than a minute.
func (h *Host) Run(name string, args ...string) string {
	h.lab.t.Helper()
	out, err := h.Try(name, args...)
	if err != nil {
		h.lab.t.Fatalf("on %s: %v", h.Name, err)
	}
	return out
}

// Try is Run for commands that may fail.
func (h *Host) Try(name string, args ...string) (string, error) {
	ctx, cancel := context.WithTimeout(h.lab.t.Context(), time.Minute)
	defer cancel()
	var problem strings.Builder
	cmd := h.Command(ctx, name, args...)
	cmd.Stderr = &problem
	out, err := cmd.Output()
	if err != nil {
		err = fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, strings.TrimSpace(problem.String()))
	}
	return strings.TrimSuffix(string(out), "\n"), err
}

// Command prepares a command that will run on the host. The end of ctx asks it to end (SIGTERM), and kills it 10 s later.
func (h *Host) Command(ctx context.Context, name string, args ...string) *exec.Cmd {
	h.lab.t.Helper()
	h.configure()
	cmd := exec.CommandContext(ctx, "ip", append([]string{"netns", "exec", h.ns.name, name}, args...)...)
	endWithTest(cmd)
	return cmd
}

// configure writes the host's resolv.conf, which every command then finds in /etc, and may change.
func (h *Host) configure() {
	h.lab.t.Helper()
	server := h.nameserver()
	h.lab.mu.Lock()
	known := h.told == server
	h.told = server
	h.lab.mu.Unlock()
	if !server.IsValid() || known {
		return
	}
	dir := filepath.Join(configDir, h.ns.name)
	err := os.MkdirAll(dir, 0o755)
	if err == nil {
		err = os.WriteFile(filepath.Join(dir, "resolv.conf"), fmt.Appendf(nil, "nameserver %s\n", server), 0o644)
	}
	if err != nil {
		h.lab.t.Fatal(err)
	}
}

// UseDNS makes every program that is started from now on, on this host, ask this name server.
func (h *Host) UseDNS(server netip.Addr) {
	h.lab.mu.Lock()
	defer h.lab.mu.Unlock()
	h.dns = server
}

func (h *Host) nameserver() netip.Addr {
	h.lab.mu.Lock()
	defer h.lab.mu.Unlock()
	if h.dns.IsValid() {
		return h.dns
	}
	return h.lab.dns
}

// Do runs what opens its sockets on this very goroutine on the host: no other one gets there.
func (h *Host) Do(f func()) {
	h.lab.t.Helper()
	if err := h.ns.do(func() error { f(); return nil }); err != nil {
		h.lab.t.Fatal(err)
	}
}

// Dial connects from the host to an address and port in numbers.
func (h *Host) Dial(ctx context.Context, network, address string) (conn net.Conn, err error) {
	if _, err := netip.ParseAddrPort(address); err != nil {
		return nil, fmt.Errorf("the lab dials numbers only: %w", err) // a resolver would run on other threads, outside the host
	}
	err = h.ns.do(func() error {
		conn, err = new(net.Dialer).DialContext(ctx, network, address)
		return err
	})
	return conn, err
}

// Listen accepts TCP connections on the host until the test ends.
func (h *Host) Listen(address string) net.Listener {
	h.lab.t.Helper()
	var listener net.Listener
	err := h.ns.do(func() (err error) {
		listener, err = new(net.ListenConfig).Listen(h.lab.t.Context(), "tcp", address)
		return err
	})
	if err != nil {
		h.lab.t.Fatalf("on %s: %v", h.Name, err)
	}
	h.lab.t.Cleanup(func() { listener.Close() })
	return listener
}

// ListenPacket receives UDP datagrams on the host until the test ends.
func (h *Host) ListenPacket(address string) net.PacketConn {
	h.lab.t.Helper()
	var conn net.PacketConn
	err := h.ns.do(func() (err error) {
		conn, err = new(net.ListenConfig).ListenPacket(h.lab.t.Context(), "udp", address)
		return err
	})
	if err != nil {
		h.lab.t.Fatalf("on %s: %v", h.Name, err)
	}
	h.lab.t.Cleanup(func() { conn.Close() })
	return conn
}

// HTTP is a client whose connections start on the host. Its addresses are numbers, as Dial's.
func (h *Host) HTTP() *http.Client {
	transport := &http.Transport{DialContext: h.Dial}
	h.lab.t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Timeout: time.Minute}
}

// Cut takes the host's link to the internet away; its LAN stays. Join gives it back.
func (h *Host) Cut() {
	h.lab.t.Helper()
	h.lab.router.ip("link", "set", h.uplink, "down")
}

// Join undoes Cut.
func (h *Host) Join() {
	h.lab.t.Helper()
	h.lab.router.ip("link", "set", h.uplink, "up")
}
