package tunnel_test

import (
	"bufio"
	"bytes"
	"encoding/base64"
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"golang.zx2c4.com/wireguard/conn"
	"golang.zx2c4.com/wireguard/device"
	"golang.zx2c4.com/wireguard/tun/netstack"

	"github.com/ipsx/ipsx/service/tunnel"
)

// A WireGuard client that has nothing of ours gets through with nothing but the file.
func TestPlainWireGuardClient(t *testing.T) {
	a := provides(t, tunnel.ServerConfig{TCP: echoes, UDP: echoes})
	serveNames(t, a)
	inner, err := a.Allocate([]netip.Addr{leased4, leased6})
	must(t, err)
	key := tunnel.NewKey()
	must(t, a.AddPeer(key.Public(), inner))
	var file bytes.Buffer
	must(t, tunnel.Config{PrivateKey: key, Inner: inner, DNS: a.Inner(), MTU: a.MTU(), Peer: a.key,
		Endpoint: netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), a.Port())}.Write(&file))

	net := plainClient(t, file.String())
	for _, to := range []string{"web:80", "198.51.100.9:443", "[2001:db8:1::9]:443"} {
		c, err := net.DialContext(soon(t), "tcp", to)
		must(t, err)
		says(t, c, "hello")
		hears(t, c, "hello")
		must(t, c.Close())
	}
	for _, own := range a.Inner() {
		ping, err := net.DialPingAddr(netip.Addr{}, own)
		must(t, err)
		_, err = ping.Write([]byte{map[bool]byte{true: 8, false: 128}[own.Is4()], 0, 0, 0, 0, 0, 0, 1})
		must(t, err)
		_, err = ping.Read(make([]byte, 100))
		must(t, err)
		must(t, ping.Close())
	}
}

// plainClient is wireguard-go with its own TCP/IP stack, set up from a WireGuard file.
func plainClient(t *testing.T, file string) *netstack.Net {
	t.Helper()
	text := func(key string) (values []string) {
		for lines := bufio.NewScanner(strings.NewReader(file)); lines.Scan(); {
			if name, value, ok := strings.Cut(lines.Text(), " = "); ok && name == key {
				values = append(values, strings.Split(value, ", ")...)
			}
		}
		return values
	}
	var mtu int
	_, err := fmt.Sscan(text("MTU")[0], &mtu)
	must(t, err)
	var own []netip.Addr
	for _, p := range text("Address") {
		own = append(own, netip.MustParsePrefix(p).Addr())
	}
	link, net, err := netstack.CreateNetTUN(own, addrs(text("DNS")...), mtu)
	must(t, err)
	d := device.NewDevice(link, conn.NewDefaultBind(), &device.Logger{Verbosef: device.DiscardLogf, Errorf: t.Logf})
	t.Cleanup(d.Close)
	hex := func(key string) string {
		bytes, err := base64.StdEncoding.DecodeString(text(key)[0])
		must(t, err)
		return fmt.Sprintf("%x", bytes)
	}
	must(t, d.IpcSet("private_key="+hex("PrivateKey")+"\npublic_key="+hex("PublicKey")+"\nendpoint="+text("Endpoint")[0]+
		"\npersistent_keepalive_interval="+text("PersistentKeepalive")[0]+"\nallowed_ip="+strings.Join(text("AllowedIPs"), "\nallowed_ip=")+"\n"))
	must(t, d.Up())
	return net
}
