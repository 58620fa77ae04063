package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"github.com/ipsx/ipsx/service/tunnel"
)

// The ways between the hosts that are measured.
const (
	wayCable     = "veth"      // no tunnel
	wayReference = "reference" // wireguard-go with a TUN device on both ends
	wayTun       = "tun"       // wireguard-go with a TUN device, to our provider
	wayUserspace = "userspace" // our client in the program itself, to our provider
	wayForward   = "forward"   // our client behind a local port, to our provider
	wayWireproxy = "wireproxy" // wireproxy behind a local port, to wireproxy
)

// way is how the far end is reached.
type way struct {
	name   string
	target netip.AddrPort
	tunnel *[]clientSpec // nil: with the host's own sockets; else a client for each measurement, since it would meet the connections that one before it left
}

// Addresses inside the tunnels that are not ours, and local ports.
var (
	referenceClient   = netip.MustParseAddr("10.9.0.1")
	referenceProvider = netip.MustParseAddr("10.9.0.2")
	proxyClient       = netip.MustParseAddr("10.8.0.1")
	proxyProvider     = netip.MustParseAddr("10.8.0.2")
	forwardPort       = netip.MustParseAddrPort("127.0.0.1:7101")
	wireproxyPort     = netip.MustParseAddrPort("127.0.0.1:7102")
)

const (
	referencePort = 51820
	proxyPort     = 51821
	idleCPU       = 0.1 // seconds; a provider that had less had no part
)

// grounds is what stands while it is measured: the hosts, the far end, and both ends of each tunnel.
type grounds struct {
	namespaces
	profiles  string // folder; "": none
	ways      []way
	provider  *process // ours
	plain     *process // the reference's, in the provider's place
	processes []*process
	programs  []*process // of others
	dir       string
}

func prepare(ctx context.Context, wireproxy, profiles string, rounds int) (g *grounds, err error) {
	g = &grounds{profiles: profiles}
	if g.namespaces, err = makeNamespaces(ctx); err != nil {
		return nil, err
	}
	g.dir, err = os.MkdirTemp("", "ipsx-bench-tunnel-")
	g.ways = []way{{name: wayCable, target: netip.AddrPortFrom(providerAddress, firstPort)}}
	if err == nil {
		err = g.reference(ctx)
	}
	if err == nil {
		err = g.ours(ctx, rounds*(len(streamKinds)+len(smallKinds)))
	}
	if err == nil { // after the tunnels, whose addresses it listens on
		_, err = g.serve(ctx, g.namespaces.provider, roleFar, []netip.Addr{providerAddress, farAddress, referenceProvider}, new(any))
	}
	if err == nil && wireproxy != "" {
		err = g.wireproxy(ctx, wireproxy)
	}
	if err != nil {
		g.close()
	}
	return g, err
}

// close ends everything and removes the namespaces.
func (g *grounds) close() {
	for _, p := range g.programs {
		p.kill()
	}
	for _, p := range g.processes {
		_ = p.stop() // what was measured stands
	}
	g.remove()
	_ = os.RemoveAll(g.dir) // of no use any more
}

// serve starts a worker that stays. Its profile is named after its host and role.
func (g *grounds) serve(ctx context.Context, namespace, role string, told, answer any) (*process, error) {
	p, err := startWorker(ctx, namespace, role, g.profile(fmt.Sprintf("%s-%d", role, len(g.processes))), told, answer)
	if err == nil {
		g.processes = append(g.processes, p)
	}
	return p, err
}

func (g *grounds) profile(name string) string {
	if g.profiles == "" {
		return ""
	}
	return filepath.Join(g.profiles, name+".pprof")
}

// reference joins the hosts by wireguard-go on both ends.
func (g *grounds) reference(ctx context.Context) error {
	client, provider := tunnel.NewKey(), tunnel.NewKey()
	endpoint := netip.AddrPortFrom(providerAddress, referencePort).String()
	mtu := tunnel.DefaultMTU
	device, err := g.serve(ctx, g.namespaces.provider, roleDevice, deviceSpec{"wg0", mtu, provider.Reveal(), referencePort, client.Public().String(), "", []string{referenceClient.String() + "/32"}}, new(any))
	if err == nil {
		_, err = g.serve(ctx, g.namespaces.client, roleDevice, deviceSpec{"wg0", mtu, client.Reveal(), 0, provider.Public().String(), endpoint, []string{referenceProvider.String() + "/32"}}, new(any))
	}
	if err == nil {
		err = errors.Join(g.address(ctx, g.namespaces.provider, "wg0", referenceProvider, mtu, referenceClient),
			g.address(ctx, g.namespaces.client, "wg0", referenceClient, mtu, referenceProvider))
	}
	g.plain = device
	g.ways = append(g.ways, way{name: wayReference, target: netip.AddrPortFrom(referenceProvider, firstPort)})
	return err
}

// ours is our provider and the ways to it.
func (g *grounds) ours(ctx context.Context, measurements int) (err error) {
	server, far := tunnel.NewKey(), netip.AddrPortFrom(farAddress, firstPort)
	var keys []tunnel.PrivateKey
	for range 2 + measurements {
		keys = append(keys, tunnel.NewKey())
	}
	spec := providerSpec{PrivateKey: server.Reveal(), Source: providerAddress}
	for port := uint16(firstPort); port < firstPort+farPorts; port++ {
		spec.Allow = append(spec.Allow, netip.AddrPortFrom(farAddress, port))
	}
	for _, key := range keys {
		spec.Clients = append(spec.Clients, key.Public().String())
	}
	var p provided
	if g.provider, err = g.serve(ctx, g.namespaces.provider, roleProvider, spec, &p); err != nil {
		return err
	}
	client := func(i int) clientSpec {
		return clientSpec{PrivateKey: keys[i].Reveal(), Peer: server.Public().String(), Endpoint: p.Endpoint, Own: p.Own, Inner: p.Inner[i], MTU: p.MTU}
	}
	_, err = g.serve(ctx, g.namespaces.client, roleDevice, deviceSpec{"wg1", p.MTU, keys[0].Reveal(), 0, server.Public().String(), p.Endpoint.String(), []string{"0.0.0.0/0"}}, new(any))
	if err == nil {
		err = g.address(ctx, g.namespaces.client, "wg1", p.Inner[0][0], p.MTU, farAddress)
	}
	if err == nil {
		_, err = g.serve(ctx, g.namespaces.client, roleForward, forwardSpec{client(1), forwardPort, far}, new(any))
	}
	var own []clientSpec
	for i := range measurements {
		own = append(own, client(2+i))
	}
	g.ways = append(g.ways, way{name: wayTun, target: far}, way{wayUserspace, far, &own}, way{name: wayForward, target: forwardPort})
	return err
}

// wireproxy runs it on both ends: one listens on a local port, the other dials the far end.
func (g *grounds) wireproxy(ctx context.Context, program string) error {
	client, provider := tunnel.NewKey(), tunnel.NewKey()
	port := strconv.Itoa(firstPort)
	files := map[string]string{
		g.namespaces.provider: fmt.Sprintf("[Interface]\nPrivateKey = %s\nAddress = %s/32\nListenPort = %d\n\n[Peer]\nPublicKey = %s\nAllowedIPs = %s/32\n\n[TCPServerTunnel]\nListenPort = %s\nTarget = %s\n",
			provider.Reveal(), proxyProvider, proxyPort, client.Public(), proxyClient, port, net.JoinHostPort(farAddress.String(), port)),
		g.namespaces.client: fmt.Sprintf("[Interface]\nPrivateKey = %s\nAddress = %s/32\n\n[Peer]\nPublicKey = %s\nAllowedIPs = %s/32\nEndpoint = %s\n\n[TCPClientTunnel]\nBindAddress = %s\nTarget = %s\n",
			client.Reveal(), proxyClient, provider.Public(), proxyProvider, netip.AddrPortFrom(providerAddress, proxyPort), wireproxyPort, net.JoinHostPort(proxyProvider.String(), port)),
	}
	for namespace, text := range files {
		file := filepath.Join(g.dir, namespace+".conf")
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			return err
		}
		p, _, err := start(ctx, namespace, program, "-s", "-c", file)
		if err != nil {
			return fmt.Errorf("starting wireproxy: %w", err)
		}
		g.programs = append(g.programs, p)
	}
	g.ways = append(g.ways, way{name: wayWireproxy, target: wireproxyPort})
	return g.answers(ctx)
}

// answers waits until wireproxy carries a byte.
func (g *grounds) answers(ctx context.Context) error {
	limited, done := context.WithTimeout(ctx, patience)
	defer done()
	for {
		_, err := g.measure(limited, way{target: wireproxyPort}, traffic{Kind: download, Streams: 1, Time: time.Millisecond}, "")
		if err == nil {
			return nil
		}
		if limited.Err() != nil {
			return fmt.Errorf("wireproxy carries nothing: %w: %s", err, g.programs[0].words.String()+g.programs[1].words.String())
		}
	}
}

// measure runs one traffic on a way, in a process of its own on the requester's host.
func (g *grounds) measure(ctx context.Context, w way, t traffic, profile string) (m measured, err error) {
	t.Target = w.target
	if w.tunnel != nil {
		t.Tunnel = &(*w.tunnel)[0]
		*w.tunnel = (*w.tunnel)[1:]
	}
	t.Count = netip.AddrPortFrom(providerAddress, firstPort)
	p, err := startWorker(ctx, g.namespaces.client, roleTraffic, profile, t, &m)
	if err == nil {
		err = p.stop()
	}
	return m, err
}

// cost is what processes had of the processor for a GiB, in seconds.
type cost struct {
	provider float64 // our provider, or the reference's device in its place; 0: neither had a part
	all      float64 // with the requester's side and the far end
}

// costed is measure, with what it cost.
func (g *grounds) costed(ctx context.Context, w way, t traffic, profile string) (c cost, m measured, err error) {
	before, failed := g.cpu()
	m, err = g.measure(ctx, w, t, profile)
	after, err2 := g.cpu()
	if err = errors.Join(failed, err, err2); err != nil || m.GiB == 0 {
		return c, m, err
	}
	all := m.CPU
	for i, p := range g.workers() {
		used := after[i] - before[i]
		all += used
		if (p == g.provider || p == g.plain) && used > idleCPU {
			c.provider = used / m.GiB
		}
	}
	c.all = all / m.GiB
	return c, m, nil
}

// cpu is what each process had so far, in seconds.
func (g *grounds) cpu() (seconds []float64, err error) {
	for _, p := range g.workers() {
		used, failed := p.cpu()
		seconds, err = append(seconds, used), errors.Join(err, failed)
	}
	return seconds, err
}

func (g *grounds) workers() []*process { return append(slices.Clone(g.processes), g.programs...) }
