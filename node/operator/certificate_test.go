package operator_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"testing"
	"time"

	"github.com/ipsx/ipsx/node/operator"
)

// redirect connects to one address, whatever is asked for.
type redirect struct{ to string }

func (r *redirect) dial(ctx context.Context, network, _ string) (net.Conn, error) {
	return (&net.Dialer{}).DialContext(ctx, network, r.to)
}

// selfSigned writes a fresh certificate of the domain into the files.
func selfSigned(t *testing.T, files operator.TLS) *x509.Certificate {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	check(t, err)
	raw, err := x509.CreateCertificate(rand.Reader, template(), template(), key.Public(), key)
	check(t, err)
	secret, err := x509.MarshalPKCS8PrivateKey(key)
	check(t, err)
	check(t, os.WriteFile(files.Key, pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: secret}), 0o600))
	check(t, os.WriteFile(files.Cert, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw}), 0o600))
	made, err := x509.ParseCertificate(raw)
	check(t, err)
	return made
}

func template() *x509.Certificate {
	return &x509.Certificate{SerialNumber: big.NewInt(1), DNSNames: []string{domain}, NotAfter: time.Now().Add(time.Hour)}
}

// serves says whether that certificate answers there.
func serves(t *testing.T, address string, want *x509.Certificate) bool {
	t.Helper()
	roots := x509.NewCertPool()
	roots.AddCert(want)
	conn, err := tls.Dial("tcp", address, &tls.Config{ServerName: domain, RootCAs: roots})
	if err == nil {
		_ = conn.Close()
	}
	return err == nil
}
