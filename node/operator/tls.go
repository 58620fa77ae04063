package operator

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"log/slog"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/caddyserver/certmagic"
	"go.uber.org/zap"

	"github.com/ipsx/ipsx"
)

// TLS says how the HTTP API is encrypted: with certificates that it gets for the domain, or with those of files. The zero value: not at all.
type TLS struct {
	Domain string // name under which the exchange is found; its certificates come by ACME, over TLS-ALPN-01 on the port of the API as 443
	Email  string // that the certificate authority writes to when something is wrong; may be empty
	CA     string // URL of the ACME directory; empty: Let's Encrypt's
	CARoot string // file with what the directory's own certificate is checked against; empty: the system's
	Cert   string // file with the certificate and those above it; read again when it changes
	Key    string // file with its key
}

func (t TLS) on() bool { return t.Domain != "" || t.Cert != "" }

// name is a host under which the certificate is good, "" when none is known.
func (t TLS) name() string {
	if t.Cert == "" {
		return t.Domain
	}
	loaded, err := tls.LoadX509KeyPair(t.Cert, t.Key)
	if err != nil {
		return ""
	}
	for _, name := range loaded.Leaf.DNSNames {
		if !strings.HasPrefix(name, "*") {
			return name
		}
	}
	return ""
}

// config is nil without TLS. get, which may be nil, gets and renews certificates until its context ends, once the port answers.
func (t TLS) config(dir string, listen net.Addr, log *slog.Logger) (config *tls.Config, get func(context.Context), err error) {
	switch {
	case (t.Cert == "") != (t.Key == "") || (t.Cert != "" && t.Domain != ""):
		return nil, nil, ipsx.Errorf(ipsx.CodeInvalid, "--domain, or --cert and --key, encrypt the API: not all, not half").WithFix("give --domain alone, or --cert with --key")
	case t.Cert != "":
		p := &pair{cert: t.Cert, key: t.Key, log: log}
		if err := p.read(); err != nil {
			return nil, nil, ipsx.Errorf(ipsx.CodeInvalid, "the certificate cannot be used: %w", err).WithFix("check --cert and --key: both PEM, of one key")
		}
		config = &tls.Config{MinVersion: tls.VersionTLS12, GetCertificate: p.get}
	case t.Domain != "":
		if config, get, err = t.managed(dir, listen, log); err != nil {
			return nil, nil, err
		}
	default:
		return nil, nil, nil
	}
	config.NextProtos = append([]string{"h2", "http/1.1"}, config.NextProtos...)
	return config, get, nil
}

// managed gets certificates by ACME, and keeps them in the folder.
func (t TLS) managed(dir string, listen net.Addr, log *slog.Logger) (*tls.Config, func(context.Context), error) {
	roots, err := t.roots()
	if err != nil {
		return nil, nil, err
	}
	var magic *certmagic.Config
	silent := zap.NewNop() // what matters comes as events
	cache := certmagic.NewCache(certmagic.CacheOptions{Logger: silent, GetConfigForCert: func(certmagic.Certificate) (*certmagic.Config, error) { return magic, nil }})
	magic = certmagic.New(cache, certmagic.Config{Logger: silent, Storage: &certmagic.FileStorage{Path: filepath.Join(dir, "certificates")},
		OnEvent: func(_ context.Context, event string, data map[string]any) error { tell(log, event, data); return nil }})
	host, port := "", 0
	if tcp, ok := listen.(*net.TCPAddr); ok {
		host, port = tcp.IP.String(), tcp.Port
	}
	magic.Issuers = []certmagic.Issuer{certmagic.NewACMEIssuer(magic, certmagic.ACMEIssuer{CA: t.CA, TestCA: t.CA, Email: t.Email, Agreed: true, TrustedRoots: roots, Logger: silent,
		DisableHTTPChallenge: true, ListenHost: host, AltTLSALPNPort: port})}
	config := magic.TLSConfig()
	config.MinVersion = tls.VersionTLS12
	return config, func(ctx context.Context) {
		defer cache.Stop()
		if err := magic.ManageAsync(ctx, []string{t.Domain}); err != nil {
			log.Error("the certificate cannot be managed", "domain", t.Domain, "error", err)
		}
		<-ctx.Done()
	}, nil
}

func (t TLS) roots() (*x509.CertPool, error) {
	if t.CARoot == "" {
		return nil, nil
	}
	text, err := os.ReadFile(t.CARoot)
	roots := x509.NewCertPool()
	if err == nil && !roots.AppendCertsFromPEM(text) {
		err = errors.New("it has no certificate")
	}
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the root of the certificate authority cannot be read: %w", err).WithFix("check --acme-root")
	}
	return roots, nil
}

func tell(log *slog.Logger, event string, data map[string]any) {
	switch event {
	case "cert_obtained":
		log.Info("a certificate came", "domain", data["identifier"], "renewal", data["renewal"])
	case "cert_failed":
		log.Error("no certificate came; it is tried again", "domain", data["identifier"], "error", data["error"])
	}
}

// url is where the API answers.
func (t TLS) url(listen net.Addr) string {
	_, port, _ := net.SplitHostPort(listen.String())
	switch {
	case t.Domain != "":
		return strings.TrimSuffix("https://"+net.JoinHostPort(t.Domain, port), ":443")
	case t.on():
		return "https://" + listen.String()
	}
	return "http://" + listen.String()
}

// pair is a certificate in two files, which others renew.
type pair struct {
	cert, key string
	log       *slog.Logger

	mu      sync.Mutex
	current *tls.Certificate
	changed time.Time // the file, when it was read
}

// get reads the files again when they have changed. Where that fails the certificate before serves.
func (p *pair) get(*tls.ClientHelloInfo) (*tls.Certificate, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if info, err := os.Stat(p.cert); err == nil && !info.ModTime().Equal(p.changed) {
		if err := p.read(); err != nil {
			p.log.Error("the new certificate cannot be used", "error", err)
		}
	}
	return p.current, nil
}

func (p *pair) read() error {
	info, err := os.Stat(p.cert)
	if err != nil {
		return err
	}
	p.changed = info.ModTime()
	loaded, err := tls.LoadX509KeyPair(p.cert, p.key)
	if err == nil {
		p.current = &loaded
	}
	return err
}
