package tunnel_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"log/slog"
	"net/netip"
	"os"
	"strings"
	"testing"

	"github.com/ipsx/ipsx/service/tunnel"
)

// From RFC 7748 section 6.1: Alice's keys.
const (
	secretText = "dwdtCnMYpX08FsFyUbJmRd9ML4frwJkqsXf7pR25LCo="
	publicText = "hSDwCYkwp1R0i33ctD73Wg2/Og0mOBr066SpjqqbTmo="
)

func TestKeysAreWireGuards(t *testing.T) {
	k, err := tunnel.ParseKey(secretText)
	must(t, err)
	if got := k.Public().String(); got != publicText {
		t.Errorf("public key %s, want %s", got, publicText)
	}
	again, err := tunnel.ParseKey(k.Reveal())
	if err != nil || again != k {
		t.Errorf("revealed and read again: %v, %v", again, err)
	}
	public, err := tunnel.ParsePublicKey(publicText)
	if err != nil || public != k.Public() {
		t.Errorf("read %s, %v", public, err)
	}
	if tunnel.NewKey() == tunnel.NewKey() {
		t.Error("two fresh keys are the same")
	}
	for _, bad := range []string{"", "x", secretText[:40], secretText + "AAAA"} {
		if _, err := tunnel.ParseKey(bad); err == nil {
			t.Errorf("%q was taken for a key", bad)
		}
		if _, err := tunnel.ParsePublicKey(bad); err == nil {
			t.Errorf("%q was taken for a public key", bad)
		}
	}
}

func TestPrivateKeysDoNotShow(t *testing.T) {
	k, err := tunnel.ParseKey(secretText)
	must(t, err)
	var out bytes.Buffer
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%x", "%X", "%q", "%d"} {
		fmt.Fprintf(&out, verb+"\n", k)
		fmt.Fprintf(&out, verb+"\n", struct{ Key *tunnel.PrivateKey }{&k})
		fmt.Fprintf(&out, verb+"\n", tunnel.ClientConfig{PrivateKey: k})
	}
	slog.New(slog.NewTextHandler(&out, nil)).Info("key", "key", k, "in", tunnel.Config{PrivateKey: k})
	encoded, err := json.Marshal(tunnel.Config{PrivateKey: k})
	must(t, err)
	out.Write(encoded)
	for _, secret := range []string{secretText, "770", "119", "77 7", "0x77", "\x77"} {
		if strings.Contains(out.String(), secret) {
			t.Errorf("%q shows in:\n%s", secret, out.String())
		}
	}
}

func TestWireGuardFile(t *testing.T) {
	k, err := tunnel.ParseKey(secretText)
	must(t, err)
	both := tunnel.Config{PrivateKey: k, Peer: k.Public(), Endpoint: netip.MustParseAddrPort("203.0.113.5:51820"),
		Inner: addrs("10.64.0.2", "fdd9:4e1b:7a35::2"), DNS: addrs("10.64.0.1", "fdd9:4e1b:7a35::1")}
	six := both
	six.Inner, six.DNS, six.MTU, six.Endpoint = both.Inner[1:], both.DNS[1:], 1280, netip.MustParseAddrPort("[2001:db8::5]:51820")
	for file, config := range map[string]tunnel.Config{"both.conf": both, "six.conf": six} {
		var out bytes.Buffer
		must(t, config.Write(&out))
		want, err := os.ReadFile("testdata/" + file)
		must(t, err)
		if out.String() != string(want) {
			t.Errorf("%s:\n%s\nwant:\n%s", file, out.String(), want)
		}
	}
}

func addrs(texts ...string) (all []netip.Addr) {
	for _, text := range texts {
		all = append(all, netip.MustParseAddr(text))
	}
	return all
}
