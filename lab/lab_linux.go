package lab

import (
	"context"
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// Lab is one small internet: a router and the hosts around it.
type Lab struct {
	t      testing.TB
	prefix string // of its namespaces' names
	router *namespace
	links  atomic.Int32

	mu  sync.Mutex
	dns netip.Addr
}

var labs atomic.Int32 // made by this process, to tell them apart

// New makes an internet without hosts, and removes it when the test ends. It skips the test where the machine cannot make one, and fails
// it there when CI is set.
func New(t testing.TB) *Lab {
	t.Helper()
	Require(t)
	removeStale(t)
	l := &Lab{t: t, prefix: fmt.Sprintf("%s%d-%d-", namePrefix, os.Getpid(), labs.Add(1))}
	l.router = l.namespace("router")
	l.router.sysctl("net.ipv4.ip_forward=1", "net.ipv6.conf.all.forwarding=1")
	return l
}

// Require skips the test where the machine cannot make network namespaces, and fails it there when CI is set.
func Require(t testing.TB) {
	t.Helper()
	missing := ""
	if os.Geteuid() != 0 {
		missing = "network namespaces need root; run it with sudo, or through `make test-lab`"
	} else if _, err := exec.LookPath("ip"); err != nil {
		missing = "the command ip is not installed; `make install` does that"
	}
	if missing == "" {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatalf("the lab cannot be built: %s", missing)
	}
	t.Skipf("the lab cannot be built: %s", missing)
}

// Host adds a host to the internet. Each address comes with its prefix, such as "11.2.0.1/24", of which the router takes the last usable
// address; the host's route to everything else leads there. Addresses of one prefix share it with no other host.
func (l *Lab) Host(name string, addresses ...string) *Host {
	l.t.Helper()
	h := &Host{Name: name, ns: l.namespace(name), lab: l, uplink: fmt.Sprintf("to-%d", l.links.Add(1))}
	l.cable(h.ns, "eth0", l.router, h.uplink)
	for _, text := range addresses {
		prefix := netip.MustParsePrefix(text)
		gateway := lastUsable(prefix)
		h.Addrs = append(h.Addrs, prefix.Addr())
		h.ns.address("eth0", prefix)
		if l.router.addressOnce(h.uplink, netip.PrefixFrom(gateway, prefix.Bits())) {
			// A host with several prefixes leaves by the first one's gateway, which takes packets from all.
			h.ns.ip(family(gateway), "route", "append", "default", "via", gateway.String(), "dev", "eth0")
		}
	}
	return h
}

// LAN joins hosts by a network of their own, such as "192.168.77.0/24", which the internet does not know. The first host gets its first
// address, and so on; each has it on an interface named lan0.
func (l *Lab) LAN(network string, hosts ...*Host) []netip.Addr {
	l.t.Helper()
	prefix := netip.MustParsePrefix(network)
	bridge := l.namespace(fmt.Sprintf("lan%d", l.links.Add(1)))
	bridge.ip("link", "add", "br0", "type", "bridge")
	bridge.ip("link", "set", "br0", "up")
	given, next := []netip.Addr{}, prefix.Masked().Addr()
	for i, h := range hosts {
		next = next.Next()
		port := fmt.Sprintf("port%d", i)
		l.cable(h.ns, "lan0", bridge, port)
		bridge.ip("link", "set", port, "master", "br0")
		h.ns.address("lan0", netip.PrefixFrom(next, prefix.Bits()))
		given = append(given, next)
	}
	return given
}

// Lead routes a range, such as "11.20.0.0/16", to a host by its address of the same family, as its upstream would. Whether the host takes it is its own affair.
func (l *Lab) Lead(network string, to *Host) {
	l.t.Helper()
	prefix := netip.MustParsePrefix(network)
	at := slices.IndexFunc(to.Addrs, func(a netip.Addr) bool { return a.Is4() == prefix.Addr().Is4() })
	l.router.ip(family(prefix.Addr()), "route", "add", prefix.String(), "via", to.Addrs[at].String())
}

// UseDNS makes every program that is started from now on, on any host, ask this name server.
func (l *Lab) UseDNS(server netip.Addr) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.dns = server
}

// cable joins an interface of one namespace with an interface of another.
func (l *Lab) cable(a *namespace, nameA string, b *namespace, nameB string) {
	l.t.Helper()
	a.ip("link", "add", nameA, "type", "veth", "peer", "name", nameB, "netns", b.name)
	a.ip("link", "set", nameA, "up")
	b.ip("link", "set", nameB, "up")
}

// lastUsable is the last address of a prefix but one; in IPv4 the last one is for broadcasts.
func lastUsable(p netip.Prefix) netip.Addr {
	bytes := p.Masked().Addr().AsSlice()
	for bit := p.Bits(); bit < len(bytes)*8; bit++ {
		bytes[bit/8] |= 0x80 >> (bit % 8)
	}
	last, _ := netip.AddrFromSlice(bytes)
	return last.Prev()
}

func family(a netip.Addr) string {
	if a.Is4() {
		return "-4"
	}
	return "-6"
}

// command runs a command of the machine itself and returns what it printed.
func command(name string, args ...string) (string, error) { return commandWith("", name, args...) }

// commandWith is command with something to read.
func commandWith(input, name string, args ...string) (string, error) {
	cmd := exec.CommandContext(context.Background(), name, args...) // also when a test's context has ended: it cleans up
	cmd.Stdin = strings.NewReader(input)
	out, err := cmd.CombinedOutput()
	if err != nil {
		err = fmt.Errorf("%s %s: %w: %s", name, strings.Join(args, " "), err, out)
	}
	return string(out), err
}
