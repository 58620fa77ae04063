package exchange

import (
	"encoding/json"
	"net/http"
	"net/netip"
	"time"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
)

const (
	exitTimeout = 5 * time.Second
	exitChecks  = 2000 // per second: each costs a signature
)

// newExitServer is the echo service: GET /exit?nonce=0x… answers with the signed address that the connection came from. Whole exchange
// and answer stay below 4 KiB, far below what a provider passes before active.
func newExitServer(x *Exchange) *http.Server {
	mux := http.NewServeMux()
	limit := rate.NewLimiter(exitChecks, exitChecks)
	mux.HandleFunc("GET /exit", func(w http.ResponseWriter, r *http.Request) {
		if !limit.Allow() {
			http.Error(w, "too many exit checks just now", http.StatusServiceUnavailable)
			return
		}
		x.serveExit(w, r)
	})
	return &http.Server{Handler: mux, ReadTimeout: exitTimeout, WriteTimeout: exitTimeout, IdleTimeout: exitTimeout, MaxHeaderBytes: 4 << 10}
}

func (x *Exchange) serveExit(w http.ResponseWriter, r *http.Request) {
	var nonce ipsx.Hash
	if err := nonce.UnmarshalText([]byte(r.URL.Query().Get("nonce"))); err != nil {
		http.Error(w, "ask for /exit?nonce=0x and 64 hexadecimal digits", http.StatusBadRequest)
		return
	}
	remote, err := netip.ParseAddrPort(r.RemoteAddr)
	if err != nil {
		http.Error(w, "the connection has no address", http.StatusInternalServerError)
		return
	}
	signed, err := ipsx.Sign(x.config.Key, x.config.Domain, ipsx.ExitCheck{
		Exchange: x.address, Nonce: nonce, Seen: remote.Addr().Unmap().WithZone("").String(), At: x.config.Now().Unix(),
	})
	if err != nil {
		http.Error(w, "the answer cannot be signed", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "application/json")
	_ = json.NewEncoder(w).Encode(signed) // the reader is gone: nobody is left to tell
}
