package lab

import (
	"bufio"
	"fmt"
	"net/netip"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// plainWireGuard is wireguard-go's own program, built once from its module: a WireGuard client with nothing of ours in it.
var plainWireGuard struct {
	once sync.Once
	path string
	err  error
}

var tunnels atomic.Int32 // made by this process, to tell them apart

func wireguardProgram(t testing.TB) string {
	t.Helper()
	w := &plainWireGuard
	w.once.Do(func() {
		cache, err := os.UserCacheDir()
		if err != nil {
			cache = os.TempDir()
		}
		w.path = filepath.Join(cache, "ipsx-lab", "wireguard-go")
		_, w.err = command("go", "build", "-o", w.path, "golang.zx2c4.com/wireguard")
	})
	if w.err != nil {
		t.Fatal(w.err)
	}
	return w.path
}

// WireGuard is a tunnel that a plain WireGuard client holds open on a host.
type WireGuard struct {
	Process   *Process       // wireguard-go
	Interface string         // its name on the host
	Addresses []netip.Prefix // inside the tunnel; programs choose among them as their source address
}

// WireGuard brings up the tunnel of a configuration file as any WireGuard user would: wireguard-go on /dev/net/tun, its keys set by
// wireguard-tools, addresses, routes and name server as the file says.
func (h *Host) WireGuard(configuration string) *WireGuard {
	h.lab.t.Helper()
	program := wireguardProgram(h.lab.t)
	link := fmt.Sprintf("wg%d-%d", os.Getpid()%100000, tunnels.Add(1)) // its control socket lies in a folder that all hosts share
	file := filepath.Join(h.lab.t.TempDir(), link+".conf")
	if err := os.WriteFile(file, []byte(configuration), 0o600); err != nil {
		h.lab.t.Fatal(err)
	}
	w := &WireGuard{Interface: link, Process: h.Start("env", "LOG_LEVEL=verbose", program, "-f", link)}
	h.lab.t.Cleanup(func() { _ = os.Remove("/var/run/wireguard/" + link + ".sock") }) // is there only when wireguard-go was killed
	w.Process.Await("UAPI listener started")
	keys := h.Run("wg-quick", "strip", file)
	if err := os.WriteFile(file, []byte(keys), 0o600); err != nil {
		h.lab.t.Fatal(err)
	}
	h.Run("wg", "setconf", link, file)
	h.route(w, parseQuick(configuration))
	return w
}

// route gives the tunnel's interface its addresses, and leads there what the file allows.
func (h *Host) route(w *WireGuard, q quick) {
	h.lab.t.Helper()
	for _, prefix := range q.addresses {
		h.ns.address(w.Interface, prefix)
	}
	h.ns.ip("link", "set", w.Interface, "mtu", q.mtu, "up")
	for _, prefix := range q.allowed {
		if prefix.Bits() == 0 {
			h.routeAll(w.Interface, family(prefix.Addr()))
		} else {
			h.ns.ip(family(prefix.Addr()), "route", "replace", prefix.String(), "dev", w.Interface)
		}
	}
	w.Addresses = q.addresses
	if len(q.dns) > 0 {
		h.UseDNS(q.dns[0].Addr())
	}
}

// tunnelMark marks what the tunnel itself sends, and is the routing table of all else.
const tunnelMark = "51820"

// routeAll leads everything into the tunnel but what the tunnel itself sends, as wg-quick does. A route to the server in the file would not do: a server with
// several addresses may answer from another one, WireGuard follows it there, and then the tunnel's packets would go through the tunnel for ever.
func (h *Host) routeAll(link, family string) {
	h.lab.t.Helper()
	h.Run("wg", "set", link, "fwmark", tunnelMark)
	h.ns.ip(family, "route", "add", "default", "dev", link, "table", tunnelMark)
	h.ns.ip(family, "rule", "add", "not", "fwmark", tunnelMark, "table", tunnelMark)
	h.ns.ip(family, "rule", "add", "table", "main", "suppress_prefixlength", "0")
	h.ns.sysctl("net.ipv4.conf.all.src_valid_mark=1")
}

// quick is what wg-quick(8) adds to a WireGuard configuration, and what routes need of the rest.
type quick struct {
	addresses []netip.Prefix
	allowed   []netip.Prefix
	dns       []netip.Prefix
	mtu       string
}

func parseQuick(configuration string) quick {
	q := quick{mtu: "1420"}
	lines := bufio.NewScanner(strings.NewReader(configuration))
	for lines.Scan() {
		key, value, _ := strings.Cut(lines.Text(), "=")
		value = strings.TrimSpace(value)
		switch strings.ToLower(strings.TrimSpace(key)) {
		case "address":
			q.addresses = append(q.addresses, prefixes(value)...)
		case "allowedips":
			q.allowed = append(q.allowed, prefixes(value)...)
		case "dns":
			q.dns = append(q.dns, prefixes(value)...)
		case "mtu":
			q.mtu = value
		}
	}
	return q
}

// prefixes reads a list of prefixes, or of addresses, which stand for themselves alone.
func prefixes(list string) (found []netip.Prefix) {
	for item := range strings.SplitSeq(list, ",") {
		item = strings.TrimSpace(item)
		if prefix, err := netip.ParsePrefix(item); err == nil {
			found = append(found, prefix)
		} else if address, err := netip.ParseAddr(item); err == nil {
			found = append(found, netip.PrefixFrom(address, address.BitLen()))
		}
	}
	return found
}

// GenerateKey makes a WireGuard key pair with wireguard-tools.
func GenerateKey(t testing.TB) (private, public string) {
	t.Helper()
	private, err := command("wg", "genkey")
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), "wg", "pubkey")
	cmd.Stdin = strings.NewReader(private)
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(private), strings.TrimSpace(string(out))
}
