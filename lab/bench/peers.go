package main

import (
	"context"
	"encoding/base64"
	"encoding/hex"
	"fmt"
	"io"
	"net"
	"net/netip"
	"strings"

	"golang.zx2c4.com/wireguard/conn"
	"golang.zx2c4.com/wireguard/device"
	"golang.zx2c4.com/wireguard/tun"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/tunnel"
)

// deviceSpec is a plain WireGuard peer on a TUN device: wireguard-go, with nothing of ours.
type deviceSpec struct {
	Link       string // name of its interface
	MTU        int
	PrivateKey string // base64
	Port       uint16 // 0: any
	Peer       string // base64
	Endpoint   string // of the peer; empty: the peer comes by itself
	Allowed    []string
}

func (d deviceSpec) start() (any, error) {
	link, err := tun.CreateTUN(d.Link, d.MTU)
	if err != nil {
		return nil, err
	}
	settings := fmt.Sprintf("private_key=%s\nlisten_port=%d\npublic_key=%s\n", hexKey(d.PrivateKey), d.Port, hexKey(d.Peer))
	if d.Endpoint != "" {
		settings += "endpoint=" + d.Endpoint + "\n"
	}
	settings += "allowed_ip=" + strings.Join(d.Allowed, "\nallowed_ip=") + "\n"
	wireguard := device.NewDevice(link, conn.NewDefaultBind(), device.NewLogger(device.LogLevelError, ""))
	if err := wireguard.IpcSet(settings); err != nil {
		return nil, err
	}
	return nil, wireguard.Up()
}

// hexKey writes a key as WireGuard's configuration protocol wants it.
func hexKey(text string) string {
	bytes, _ := base64.StdEncoding.DecodeString(text) // this benchmark wrote it
	return hex.EncodeToString(bytes)
}

// providerSpec is our provider's side of tunnels: a server and one exit for each client's key.
type providerSpec struct {
	PrivateKey string
	Clients    []string // public keys
	Source     netip.Addr
	Allow      []netip.AddrPort // the far end is on the provider's own host, where no lease gets otherwise
}

// provided is where the clients find it.
type provided struct {
	Endpoint netip.AddrPort
	Own      []netip.Addr   // the provider's inner addresses
	Inner    [][]netip.Addr // each client's
	MTU      int
}

// In a benchmark of connections no limit but the machine's counts.
var unlimited = egress.Limits{Connections: 1 << 20, NewPerSecond: 1 << 20}

func (p providerSpec) serve() (provided, error) {
	key, err := tunnel.ParseKey(p.PrivateKey)
	if err != nil {
		return provided{}, err
	}
	exits := map[netip.Addr]*egress.Exit{}
	server, err := tunnel.Listen(tunnel.ServerConfig{PrivateKey: key,
		TCP: func(f tunnel.Flow) { exits[f.Src.Addr()].TCP(f.Dst, f.Accept, f.Refuse) },
		UDP: func(f tunnel.Flow) { exits[f.Src.Addr()].UDP(f.Dst, f.Accept, f.Refuse) }})
	if err != nil {
		return provided{}, err
	}
	result := provided{Endpoint: netip.AddrPortFrom(p.Source, server.Port()), Own: server.Inner(), MTU: server.MTU()}
	policy := &egress.Policy{Protocol: ipsx.Any, Allow: p.Allow}
	for range p.Clients {
		inner, err := server.Allocate([]netip.Addr{p.Source})
		if err != nil {
			return result, err
		}
		exit := egress.NewExit(egress.Config{Source: p.Source, Policy: policy, Limits: unlimited})
		exit.Set(egress.Open)
		exits[inner[0]], result.Inner = exit, append(result.Inner, inner)
	}
	for i, text := range p.Clients { // last, since from now on they call
		key, err := tunnel.ParsePublicKey(text)
		if err != nil {
			return result, err
		}
		if err := server.AddPeer(key, result.Inner[i]); err != nil {
			return result, err
		}
	}
	return result, nil
}

// clientSpec is our client, in user space.
type clientSpec struct {
	PrivateKey string
	Peer       string
	Endpoint   netip.AddrPort
	Own        []netip.Addr // the provider's inner addresses
	Inner      []netip.Addr
	MTU        int
}

func (c clientSpec) dial(ctx context.Context) (*tunnel.Client, error) {
	key, err := tunnel.ParseKey(c.PrivateKey)
	if err != nil {
		return nil, err
	}
	peer, err := tunnel.ParsePublicKey(c.Peer)
	if err != nil {
		return nil, err
	}
	client, err := tunnel.Dial(tunnel.ClientConfig{PrivateKey: key, Inner: c.Inner, Peer: peer, Endpoint: c.Endpoint, ProviderInner: c.Own, MTU: c.MTU})
	if err != nil {
		return nil, err
	}
	limited, done := context.WithTimeout(ctx, patience)
	defer done()
	err = client.Handshake(limited)
	return client, err
}

// forwardSpec is our client behind a local port, as wireproxy is: each connection goes to the far end through the tunnel.
type forwardSpec struct {
	Client clientSpec
	Listen netip.AddrPort
	Target netip.AddrPort
}

func (f forwardSpec) serve(ctx context.Context) error {
	client, err := f.Client.dial(ctx)
	if err != nil {
		return err
	}
	listener, err := net.Listen("tcp", f.Listen.String())
	if err != nil {
		return err
	}
	go func() {
		for c, err := listener.Accept(); err == nil; c, err = listener.Accept() {
			go f.forward(ctx, client, c)
		}
	}()
	return nil
}

func (f forwardSpec) forward(ctx context.Context, client *tunnel.Client, local net.Conn) {
	defer func() { _ = local.Close() }() // nothing is left to say
	far, err := client.Via(f.Client.Inner[0]).DialContext(ctx, "tcp", f.Target.String())
	if err != nil {
		return // the program sees its connection end
	}
	defer func() { _ = far.Close() }()
	go func() {
		_, _ = io.Copy(far, local) // ends with either
		_ = far.(tunnel.HalfCloser).CloseWrite()
	}()
	_, _ = io.Copy(local, far) // ends with either
}
