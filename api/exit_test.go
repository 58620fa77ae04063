package api_test

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

// dialFrom dials from one local address, as a lease does.
func dialFrom(address string) sdk.DialContext {
	return (&net.Dialer{LocalAddr: &net.TCPAddr{IP: net.ParseIP(address)}}).DialContext
}

func TestAForgedExitCheckIsFound(t *testing.T) {
	n := open(t)
	forge := func(k ipsx.Signer, nonce ipsx.Hash) sdk.DialContext {
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if nonce == (ipsx.Hash{}) {
				n.check(nonce.UnmarshalText([]byte(r.URL.Query().Get("nonce"))))
			}
			signed, err := ipsx.Sign(k, home, ipsx.ExitCheck{Exchange: victor.Address(), Nonce: nonce, Seen: "192.0.2.1", At: 1})
			n.check(err)
			n.check(json.NewEncoder(w).Encode(signed))
		}))
		t.Cleanup(server.Close)
		return func(ctx context.Context, network, _ string) (net.Conn, error) {
			return (&net.Dialer{}).DialContext(ctx, network, strings.TrimPrefix(server.URL, "http://"))
		}
	}
	_, err := n.dial(bob).ExitCheck(t.Context(), forge(mallory, ipsx.Hash{}))
	n.refused(err, ipsx.CodeSignature)
	_, err = n.dial(bob).ExitCheck(t.Context(), forge(victor, ipsx.Hash{7})) // an old answer, replayed
	n.refused(err, ipsx.CodeSignature)
}
