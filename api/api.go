// Package api is the HTTP door of an exchange: JSON routes under /v1, a stream of server-sent events, /healthz, and the OpenAPI
// document at /openapi.json.
//
// Whatever changes something is a message signed with EIP-712 and needs no login. Private reads (a wallet's deals and events) carry the
// header "Authorization: IPSX <base64url of the JSON of a signed ipsx.Access>", good for one minute. Bodies are read
// strictly, within the table of limits. Errors are RFC 9457 problems with the members code and fix; one table (Status) maps
// codes to HTTP.
//
// Key advice: put TLS in front. Signatures keep others from acting as a wallet; they do not keep them from reading along.
package api

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange"
)

const (
	readTimeout  = 15 * time.Second // of a whole request
	writeTimeout = 60 * time.Second // of a whole answer; streams have their own per event
	drainTimeout = 10 * time.Second // for answers under way at the end
	maxHeader    = 16 << 10
)

// server is the exchange behind its routes.
type server struct {
	exchange *exchange.Exchange
	log      *slog.Logger
	streams  *streams
}

// New makes the handler of an exchange. Log may be nil; it hears of internal errors, whose details callers are not told.
func New(x *exchange.Exchange, log *slog.Logger) http.Handler {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	s := &server{x, log, newStreams()}
	mux := http.NewServeMux()
	routes := humago.New(mux, config(x.Terms().Version))
	s.public(routes)
	s.private(routes)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		newProblem(ipsx.Errorf(ipsx.CodeNotFound, "there is no %s %s here", r.Method, r.URL.Path).WithFix("see /openapi.json")).write(w)
	})
	return mux
}

// Serve answers on the listener until the context ends; then it ends the streams and lets answers under way finish.
func Serve(ctx context.Context, listener net.Listener, handler http.Handler) error {
	base, abandon := context.WithCancel(context.Background())
	defer abandon()
	live, end := context.WithCancel(base)
	server := &http.Server{
		Handler: handler, ReadHeaderTimeout: readTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: maxHeader,
		BaseContext: func(net.Listener) context.Context { return context.WithValue(base, liveKey{}, live) },
	}
	server.RegisterOnShutdown(end)
	drained := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		limit, cancel := context.WithTimeout(context.Background(), drainTimeout)
		defer cancel()
		drained <- server.Shutdown(limit)
	})
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) || stop() {
		return err
	}
	return <-drained
}

func config(version string) huma.Config {
	c := huma.DefaultConfig("IPSX exchange", version)
	c.CreateHooks = nil // no $schema members in answers: strict readers refuse them
	c.Info.Description = "Rents IP addresses by the second. Orders and statuses are signed with EIP-712; see the protocol's documentation."
	names := reflect.TypeFor[[]string]()
	for _, mask := range []reflect.Type{
		reflect.TypeFor[ipsx.Kinds](), reflect.TypeFor[ipsx.Protocols](), reflect.TypeFor[ipsx.Scopes](), reflect.TypeFor[ipsx.Distinct](),
	} {
		c.Components.Schemas.RegisterTypeAlias(mask, names)
	}
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{"access": {
		Type: "apiKey", In: "header", Name: "Authorization",
		Description: "IPSX, a space, and the base64url JSON of a signed Access (exchange, wallet, at), good for one minute",
	}}
	return c
}
