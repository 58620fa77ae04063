package operator_test

import (
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/letsencrypt/pebble/v2/ca"
	"github.com/letsencrypt/pebble/v2/db"
	"github.com/letsencrypt/pebble/v2/va"
	"github.com/letsencrypt/pebble/v2/wfe"
	"github.com/miekg/dns"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/operator"
	"github.com/ipsx/ipsx/sdk"
)

const domain = "exchange.ipsx.example"

// authority is an ACME server that finds the domain on this machine, and asks there.
func authority(t *testing.T, port int) (directory, rootFile string, issued *x509.CertPool) {
	t.Helper()
	t.Setenv("PEBBLE_VA_NOSLEEP", "1")
	t.Setenv("PEBBLE_WFE_NONCEREJECT", "0")
	names, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	resolver := &dns.Server{Listener: names, Handler: dns.HandlerFunc(answer)}
	go func() { _ = resolver.ActivateAndServe() }()
	t.Cleanup(func() { _ = resolver.Shutdown() })
	silent, store := log.New(io.Discard, "", 0), db.NewMemoryStore()
	issuer := ca.New(silent, store, "", "ecdsa", 0, 1, map[string]ca.Profile{"default": {}})
	front := wfe.New(silent, store, va.New(silent, 0, port, true, names.Addr().String(), store), issuer, []string{"pebble.example"}, true, false, 1, 1)
	server := httptest.NewTLSServer(front.Handler())
	t.Cleanup(server.Close)
	rootFile = filepath.Join(t.TempDir(), "root.pem")
	check(t, os.WriteFile(rootFile, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}), 0o600))
	issued = x509.NewCertPool()
	issued.AddCert(issuer.GetRootCert(0).Cert)
	return server.URL + wfe.DirectoryPath, rootFile, issued
}

// answer finds every name on this machine, by IPv4.
func answer(w dns.ResponseWriter, question *dns.Msg) {
	m := new(dns.Msg).SetReply(question)
	if q := question.Question[0]; q.Qtype == dns.TypeA {
		m.Answer = []dns.RR{&dns.A{Hdr: dns.RR_Header{Name: q.Name, Rrtype: dns.TypeA, Class: dns.ClassINET}, A: net.IPv4(127, 0, 0, 1)}}
	}
	_ = w.WriteMsg(m) // whoever asked is gone
}

// freePort is one that was free a moment ago.
func freePort(t *testing.T) int {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	check(t, err)
	defer func() { check(t, listener.Close()) }()
	return listener.Addr().(*net.TCPAddr).Port
}

// browser trusts the roots and finds every name at the address.
func browser(address string, roots *x509.CertPool) *http.Client {
	trust := &tls.Config{RootCAs: roots, ServerName: domain}
	return &http.Client{Transport: &http.Transport{TLSClientConfig: trust, ForceAttemptHTTP2: true, DialContext: (&redirect{address}).dial}}
}

func TestAnExchangeGetsItsCertificate(t *testing.T) {
	port := freePort(t)
	directory, rootFile, issued := authority(t, port)
	listen := netip.AddrPortFrom(netip.MustParseAddr("127.0.0.1"), uint16(port)).String()
	o, _ := open(t, func(c *operator.Config) {
		relays(c)
		c.Listen, c.TLS = listen, operator.TLS{Domain: domain, CA: directory, CARoot: rootFile}
	})
	if !strings.HasPrefix(o.URL(), "https://"+domain+":") {
		t.Errorf("the exchange says it is at %s", o.URL())
	}
	client := browser(listen, issued)
	var response *http.Response
	for begun := time.Now(); ; <-time.After(20 * time.Millisecond) {
		var err error
		if response, err = client.Get(o.URL() + "/healthz"); err == nil {
			break
		}
		if time.Since(begun) > 30*time.Second {
			t.Fatalf("no certificate came: %v", err)
		}
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode != http.StatusOK || response.ProtoMajor != 2 || response.Header.Get("Strict-Transport-Security") == "" {
		t.Errorf("answered %s by %s with %v", response.Status, response.Proto, response.Header)
	}
	terms, err := sdk.Dial(t.Context(), o.URL(), sdk.Options{HTTP: client})
	check(t, err)
	if terms.Terms().Exchange != victor.Address() {
		t.Errorf("%s answers", terms.Terms().Exchange)
	}
	relay := urlOf(t, terms.Terms().Relay, "turns", "tcp")
	stranger, err := secured(t, relay, issued)
	if err == nil || !strings.Contains(err.Error(), "401") || !strings.HasPrefix(relay, domain+":") {
		t.Errorf("over TLS at %s a stranger is answered with %v, %v", relay, stranger, err)
	}
}

func TestACertificateInFilesIsReadAgain(t *testing.T) {
	dir := t.TempDir()
	files := operator.TLS{Cert: filepath.Join(dir, "cert.pem"), Key: filepath.Join(dir, "key.pem")}
	first := selfSigned(t, files)
	o, _ := open(t, func(c *operator.Config) { c.TLS = files })
	address := strings.TrimPrefix(o.URL(), "https://")
	if !serves(t, address, first) {
		t.Error("the certificate is not served")
	}
	second := selfSigned(t, files)
	check(t, os.Chtimes(files.Cert, time.Time{}, time.Now().Add(time.Hour)))
	if !serves(t, address, second) {
		t.Error("the new certificate is not served")
	}
	check(t, os.WriteFile(files.Cert, []byte("torn"), 0o600))
	if !serves(t, address, second) {
		t.Error("a torn file ended the service")
	}
}

func TestHalfACertificateIsRefused(t *testing.T) {
	dir := t.TempDir()
	files := operator.TLS{Cert: filepath.Join(dir, "cert.pem"), Key: filepath.Join(dir, "key.pem")}
	selfSigned(t, files)
	for _, c := range []operator.TLS{{Cert: files.Cert}, {Key: files.Key}, {Cert: files.Key, Key: files.Cert}, {Cert: files.Cert, Key: files.Key, Domain: domain},
		{Domain: domain, CARoot: files.Key}, {Domain: domain, CARoot: "missing"}} {
		if _, err := operator.Open(t.Context(), operator.Config{Dir: t.TempDir(), Listen: "127.0.0.1:0", TLS: c}); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%+v: %v", c, err)
		}
	}
}
