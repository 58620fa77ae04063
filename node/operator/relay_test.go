package operator_test

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/pion/logging"
	"github.com/pion/turn/v5"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/operator"
	"github.com/ipsx/ipsx/sdk"
)

// relays lets an operator run a relay on loopback.
func relays(c *operator.Config) {
	c.Relay = operator.Relay{Listen: "127.0.0.1:0", TCPListen: "127.0.0.1:0", Allow: []string{"127.0.0.0/8"}}
}

// urlOf is where the relay is reached by that scheme and transport.
func urlOf(t *testing.T, urls []string, scheme, transport string) string {
	t.Helper()
	for _, url := range urls {
		address, ok := strings.CutPrefix(url, scheme+":")
		if address, over, _ := strings.Cut(address, "?transport="); ok && over == transport {
			return address
		}
	}
	t.Fatalf("no %s over %s in %v", scheme, transport, urls)
	return ""
}

// allocate speaks TURN through a socket or a connection, and has itself given a relayed address.
func allocate(t *testing.T, through net.PacketConn, server string, access ipsx.RelayAccess) (net.PacketConn, error) {
	t.Helper()
	quiet := &logging.DefaultLoggerFactory{Writer: io.Discard, DefaultLogLevel: logging.LogLevelDisabled}
	c, err := turn.NewClient(&turn.ClientConfig{TURNServerAddr: server, Conn: through, Username: access.Username, Password: access.Password, LoggerFactory: quiet})
	check(t, err)
	check(t, c.Listen())
	t.Cleanup(func() { c.Close(); _ = through.Close() })
	return c.Allocate()
}

func udp(t *testing.T) net.PacketConn {
	t.Helper()
	socket, err := net.ListenPacket("udp", "127.0.0.1:0")
	check(t, err)
	return socket
}

// dealOf is the one live deal.
func dealOf(t *testing.T, client *sdk.Client) ipsx.Hash {
	t.Helper()
	page, err := client.Deals(t.Context(), ipsx.DealFilter{Live: true})
	check(t, err)
	if len(page.Deals) != 1 {
		t.Fatalf("there are %d deals", len(page.Deals))
	}
	return page.Deals[0].Hash
}

// TestTheExchangeRelaysForItsDeals: from the deal's proposal until it is over, with what the parties are told, also after a restart.
func TestTheExchangeRelaysForItsDeals(t *testing.T) {
	var kept operator.Config
	o, stop := open(t, func(c *operator.Config) { relays(c); kept = *c })
	trade(t, o.URL())
	provides, err := sdk.Dial(t.Context(), o.URL(), sdk.Options{Signer: alice})
	check(t, err)
	deal := dealOf(t, provides)
	ready, err := sdk.Sign(provides, ipsx.Status{Deal: deal, Role: ipsx.ProviderRole, Seq: 1, Status: ipsx.StatusReady, At: time.Now().Unix()})
	check(t, err)
	_, err = provides.SendStatus(t.Context(), ready)
	check(t, err)
	access, err := provides.Relay(t.Context(), deal)
	check(t, err)
	if server := urlOf(t, access.URLs, "turn", "udp"); server != urlOf(t, provides.Terms().Relay, "turn", "udp") {
		t.Errorf("the terms and the access differ: %v, %v", provides.Terms().Relay, access.URLs)
	}
	_, err = allocate(t, udp(t), urlOf(t, access.URLs, "turn", "udp"), access)
	check(t, err)
	port := access
	port.Username = access.PortUsername()
	held, err := allocate(t, udp(t), urlOf(t, access.URLs, "turn", "udp"), port)
	check(t, err)
	if again, err := provides.Relay(t.Context(), deal); err != nil || again.Port != held.LocalAddr().String() {
		t.Errorf("the port is told as %q, %v; it is %v", again.Port, err, held.LocalAddr())
	}
	shown := get(t, "http://"+o.MetricsAddr()+"/metrics")
	for _, want := range []string{"ipsx_relay_allocations 2", "ipsx_relay_ports 1", "ipsx_relay_allocations_limit 10000", `ipsx_relay_refused_total{reason="credential"} 0`, `ipsx_relay_bytes_total{direction="up"} 0`} {
		if !strings.Contains(shown, want) {
			t.Errorf("the metrics lack %s", want)
		}
	}
	check(t, stop())
	o, _ = serve(t, kept)
	_, err = allocate(t, udp(t), urlOf(t, o.Terms().Relay, "turn", "udp"), access)
	check(t, err)
	rents, err := sdk.Dial(t.Context(), o.URL(), sdk.Options{Signer: bob})
	check(t, err)
	cancelled, err := sdk.Sign(rents, ipsx.Status{Deal: deal, Role: ipsx.RequesterRole, Seq: 1, Status: ipsx.StatusCancelled, At: time.Now().Unix()})
	check(t, err)
	_, err = rents.SendStatus(t.Context(), cancelled)
	check(t, err)
	if _, err := allocate(t, udp(t), urlOf(t, o.Terms().Relay, "turn", "udp"), access); err == nil || !strings.Contains(err.Error(), "401") {
		t.Errorf("after the deal an allocation is answered with %v", err)
	}
	for began := time.Now(); !strings.Contains(get(t, "http://"+o.MetricsAddr()+"/metrics"), "ipsx_relay_allocations 0"); {
		if time.Since(began) > 10*time.Second {
			t.Fatal("what was allocated outlives the deal")
		}
	}
}

// TestTheRelayTakesTheExchangesCertificate: TURN over TLS on a port of its own, with the name that is in the certificate.
func TestTheRelayTakesTheExchangesCertificate(t *testing.T) {
	dir := t.TempDir()
	files := operator.TLS{Cert: filepath.Join(dir, "cert.pem"), Key: filepath.Join(dir, "key.pem")}
	made := selfSigned(t, files)
	o, _ := open(t, func(c *operator.Config) { relays(c); c.TLS = files })
	roots := x509.NewCertPool()
	roots.AddCert(made)
	if _, err := secured(t, urlOf(t, o.Terms().Relay, "turns", "tcp"), roots); err == nil || !strings.Contains(err.Error(), "401") {
		t.Errorf("over TLS a stranger is answered with %v", err)
	}
}

// secured has a stranger ask for a relayed address over TLS, at the relay of this machine that has that name.
func secured(t *testing.T, server string, roots *x509.CertPool) (net.PacketConn, error) {
	t.Helper()
	name, number, err := net.SplitHostPort(server)
	check(t, err)
	here := "127.0.0.1:" + number
	conn, err := tls.Dial("tcp", here, &tls.Config{MinVersion: tls.VersionTLS12, ServerName: name, RootCAs: roots, NextProtos: []string{"stun.turn"}})
	check(t, err)
	return allocate(t, turn.NewSTUNConn(conn), here, ipsx.RelayAccess{Username: "nobody", Password: "known"})
}

func TestRelaySettingsThatDoNotFit(t *testing.T) {
	for name, c := range map[string]struct {
		change func(*operator.Config)
		fix    string
	}{
		"no UDP":     {func(c *operator.Config) { c.Relay = operator.Relay{TCPListen: "127.0.0.1:0"} }, "--relay-listen"},
		"no address": {func(c *operator.Config) { c.Relay.Addresses = []string{"relay.example"} }, "198.51.100.7"},
		"everywhere": {func(c *operator.Config) { c.Relay.Listen = ":0" }, "public address"},
		"two":        {func(c *operator.Config) { c.Relay.Addresses = []string{"198.51.100.7", "198.51.100.8"} }, "one of each"},
		"no prefix":  {func(c *operator.Config) { c.Relay.Allow = []string{"10.7.0.0"} }, "10.7.0.0/16"},
		"no ports":   {func(c *operator.Config) { c.Relay.Ports = "all" }, "49152-65535"},
		"ports more": {func(c *operator.Config) { c.Relay.Ports = "1-2-3" }, "49152-65535"},
		"backwards":  {func(c *operator.Config) { c.Relay.Ports = "9-8" }, "49152-65535"},
		"too large":  {func(c *operator.Config) { c.Relay.Ports = "1-70000" }, "49152-65535"},
		"limits":     {func(c *operator.Config) { c.Relay.Limits.Mbit = -1 }, "0"},
	} {
		config := operator.Config{Dir: t.TempDir(), Key: victor, Listen: "127.0.0.1:0"}
		relays(&config)
		c.change(&config)
		_, err := operator.Open(t.Context(), config)
		if told, ok := errors.AsType[*ipsx.Error](err); !ok || told.Code != ipsx.CodeInvalid || !strings.Contains(told.Fix, c.fix) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
