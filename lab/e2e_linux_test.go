package lab_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab"
	"github.com/ipsx/ipsx/lab/web"
)

// TestRentACommand is the shortest use of IPSX: one command, run through a rented address.
func TestRentACommand(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.provide()
	bob := n.actor(n.Requester, "50 IPSX")
	seen := bob.run("rent", "--for", "30s", "--", "curl", "-sS", "http://web.lab.test/ip")
	if seen != n.Provider.Addrs[0].String() && seen != n.Provider.Addrs[1].String() {
		t.Errorf("the web server saw %s", seen)
	}
	n.sawOnly(n.Provider.Addrs...)
}

// TestALeaseCarriesTheInternetAndNothingElse rents both addresses of a provider and uses each through ipsx's own proxy.
func TestALeaseCarriesTheInternetAndNothingElse(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	alice, serving := n.provide()
	bob := n.actor(n.Requester, "50 IPSX")
	r := bob.rent("--count", "2", "--for", "5m")
	if len(r.leased) != 2 {
		t.Fatalf("rented 2 addresses and got %v", r.leased)
	}
	for _, f := range r.leased {
		n.useProxy(f)
		n.tryForbidden(f)
	}
	n.sawOnly(n.Provider.Addrs...)

	bills := r.end()
	if len(bills) != 1 || bills[0].Denied["private"] == 0 || bills[0].Denied["loopback"] == 0 || bills[0].Denied["metadata"] == 0 || bills[0].Denied["own-network"] == 0 {
		t.Errorf("the refused flows are not on the bill: %+v", bills)
	}
	if err := serving.Stop(); err != nil {
		t.Errorf("the provider ended with %v", err)
	}
	n.checkMoney(alice, bob, bills[0].Paid)
}

// useProxy downloads, echoes a datagram and resolves a name through a leased address.
func (n *network) useProxy(f face) {
	n.t.Helper()
	curl := func(args ...string) string {
		return n.Requester.Run("curl", append([]string{"-sS", "-m", "60"}, args...)...)
	}
	for _, proxy := range []string{"socks5h://" + f.Proxy, "http://" + f.Proxy} {
		if seen := curl("-x", proxy, "http://web.lab.test/ip"); seen != f.Leased.String() {
			n.t.Errorf("through %s the web server saw %s, not %s", proxy, seen, f.Leased)
		}
	}
	if seen := curl("-x", "socks5h://"+f.Proxy, "http://both.lab.test/ip"); seen != f.Leased.String() {
		n.t.Errorf("a name with a good and a forbidden address led to %q", seen)
	}
	got := n.Requester.Run("sh", "-c", "curl -sS -m 60 -x socks5h://"+f.Proxy+" http://web.lab.test/bytes/20000000 | sha256sum")
	if want := sum(n.t, 20_000_000); got != want {
		n.t.Errorf("the download's hash is %s, not %s", got, want)
	}
	n.echo(n.socksUDP(f.Proxy, n.Web.At(lab.EchoPort)))
}

// tryForbidden asks for what no lease may reach, by address and by names that lead there.
func (n *network) tryForbidden(f face) {
	n.t.Helper()
	hosts := []string{"127.0.0.1", "loopback.lab.test", n.Printer.Addr().String(), "lan.lab.test", "169.254.169.254", "metadata.lab.test",
		n.Provider.Addrs[0].String(), n.Provider.Addrs[1].String(), "provider.lab.test", "[::ffff:127.0.0.1]"}
	for _, host := range hosts {
		if out, err := n.Requester.Try("curl", "-sS", "-m", "10", "-x", "socks5h://"+f.Proxy, "http://"+host+"/ip"); err == nil {
			n.t.Errorf("the lease reached %s: %s", host, out)
		}
	}
}

// TestAnyWireGuardClientUsesALease hands a lease's file to a machine on which nothing of ours runs, and uses it for more than a minute.
func TestAnyWireGuardClientUsesALease(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	alice, serving := n.provide()
	bob := n.actor(n.Requester, "50 IPSX")
	phone := n.Host("phone", "11.6.0.1/24")
	file := filepath.Join(t.TempDir(), "lease.conf")
	r := bob.rent("--for", "5m", "--wireguard", file)
	configuration, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	phone.WireGuard(string(configuration))
	leased := r.leased[0].Leased

	if got, want := phone.Run("sh", "-c", "curl -sS -m 60 http://web.lab.test/bytes/20000000 | sha256sum"), sum(t, 20_000_000); got != want {
		t.Errorf("the download's hash is %s, not %s", got, want)
	}
	for _, host := range []string{"127.0.0.1", n.Printer.Addr().String(), "lan.lab.test", "metadata.lab.test", "provider.lab.test"} {
		if out, err := phone.Try("curl", "-sS", "-m", "5", "http://"+host+"/ip"); err == nil {
			t.Errorf("the lease reached %s: %s", host, out)
		}
	}
	for start := time.Now(); time.Since(start) < 65*time.Second; {
		if seen := phone.Run("curl", "-sS", "-m", "10", "--limit-rate", "100K", "-o", "/dev/null", "-w", "%{http_code}", "http://web.lab.test/bytes/500000"); seen != "200" {
			t.Errorf("after %v the web server answered %s", time.Since(start), seen)
		}
	}
	echo, err := phone.Dial(t.Context(), "udp", n.Web.At(lab.EchoPort))
	if err != nil {
		t.Fatal(err)
	}
	n.echo(echo)
	n.sawOnly(leased)

	bills := r.end()
	if err := serving.Stop(); err != nil {
		t.Errorf("the provider ended with %v", err)
	}
	n.checkMoney(alice, bob, bills[0].Paid)
}

// sawOnly checks that nothing but these addresses ever reached the web, and nothing at all what is secret.
func (n *network) sawOnly(allowed ...netip.Addr) {
	n.t.Helper()
	sources := n.Site.Sources()
	if len(sources) == 0 {
		n.t.Error("the web server saw nobody")
	}
	for _, source := range sources {
		if !slices.Contains(allowed, source) {
			n.t.Errorf("the web server saw %s, not only %s", source, allowed)
		}
	}
	if secret := n.Secret.Sources(); len(secret) != 0 {
		n.t.Errorf("what no lease may reach was reached from %v", secret)
	}
}

// checkMoney checks that what was paid left the requester's 50 IPSX, and reached the provider less 1 % commission, to the wei.
func (n *network) checkMoney(provider, requester *actor, paid ipsx.Amount) {
	n.t.Helper()
	if paid.IsZero() {
		n.t.Error("nothing was paid")
	}
	if left := requester.deposit(); left != ipsx.IPSX(50).Sub(paid) {
		n.t.Errorf("the requester paid %s wei and has %s of 50 IPSX left", paid, left)
	}
	if got := provider.deposit(); got != paid.Sub(paid.MulDiv(1, 100)) {
		n.t.Errorf("of %s wei the provider has %s", paid, got)
	}
}

// echo sends a datagram to the web's echo and expects it back.
func (n *network) echo(conn net.Conn) {
	n.t.Helper()
	defer conn.Close()
	if err := conn.SetDeadline(time.Now().Add(10 * time.Second)); err != nil {
		n.t.Fatal(err)
	}
	if _, err := conn.Write([]byte("hello")); err != nil {
		n.t.Fatal(err)
	}
	buffer := make([]byte, 64)
	if got, err := conn.Read(buffer); err != nil || string(buffer[:got]) != "hello" {
		n.t.Errorf("the echo said %q, %v", buffer[:got], err)
	}
}

// sum is the SHA-256 of the first bytes of every download, as sha256sum writes it.
func sum(t *testing.T, bytes int64) string {
	t.Helper()
	hash := sha256.New()
	if _, err := io.Copy(hash, web.Content(bytes)); err != nil {
		t.Fatal(err)
	}
	return hex.EncodeToString(hash.Sum(nil)) + "  -"
}
