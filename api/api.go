// Package api is the HTTP door of an exchange: JSON routes under /v1, a stream of server-sent events, /healthz and /readyz, the OpenAPI
// document at /openapi.json, and the same for people at /docs.
//
// Whatever changes something is a message signed with EIP-712 and needs no login. Private reads (a wallet's deals and events) carry the
// header "Authorization: IPSX <base64url of the JSON of a signed ipsx.Access>", good for one minute, or that of a session: people sign in with
// Ethereum (EIP-4361) for an hour. Bodies are read
// strictly, within the table of limits. Errors are RFC 9457 problems with the members code and fix; one table (Status) maps
// codes to HTTP.
//
// Key advice: give it TLS on a public network. Signatures keep others from acting as a wallet; they do not keep them from reading along.
package api

import (
	"context"
	"crypto/tls"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"reflect"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humago"
	"golang.org/x/net/netutil"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange"
)

const (
	readTimeout    = 15 * time.Second // of a whole request
	writeTimeout   = 60 * time.Second // of a whole answer; streams have their own per event
	drainTimeout   = 10 * time.Second // for answers under way at the end
	maxHeader      = 16 << 10         // bytes
	maxConnections = 1 << 14          // at once; more wait to be accepted
)

// Options are what an operator chooses for the door; the zero value is closed to pages of other sites and limits nobody.
type Options struct {
	Self           string           // origin under which browsers find the exchange itself; people sign in on its pages
	Origins        []string         // pages of these origins, such as https://market.example, may call from browsers, and people sign in on them
	CallsPerSecond int              // of one client address, IPv6 by its /64; 0: no limit
	Ready          func() error     // why the operator wants no new calls just now, besides the exchange's own reasons; nil: never
	Grace          time.Duration    // from when /readyz says no until the port closes, for balancers in front to look elsewhere
	TLS            *tls.Config      // nil: calls come in the clear
	Now            func() time.Time // by which calls are counted; zero: time.Now
	Log            *slog.Logger     // hears of internal errors, whose details callers are not told; nil: silent
}

// Server is an exchange behind its routes.
type Server struct {
	exchange *exchange.Exchange
	options  Options
	log      *slog.Logger
	streams  *streams
	answers  answers
	logins   *logins
	handler  http.Handler
}

// New makes the door of an exchange.
func New(x *exchange.Exchange, o Options) *Server {
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	s := &Server{exchange: x, options: o, log: o.Log, streams: newStreams(), logins: newLogins()}
	mux := http.NewServeMux()
	routes := humago.New(mux, config(x.Terms().Version))
	s.public(routes)
	s.private(routes)
	s.histories(routes)
	s.signingIn(routes)
	mux.Handle("GET /docs", reference(routes.OpenAPI()))
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		newProblem(ipsx.Errorf(ipsx.CodeNotFound, "there is no %s %s here", r.Method, r.URL.Path).WithFix("see /docs")).write(w)
	})
	s.handler = origins(o.Origins, paced(o.CallsPerSecond, o.Now, mux))
	return s
}

// ServeHTTP answers one call.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("X-Content-Type-Options", "nosniff")
	if r.TLS != nil {
		w.Header().Set("Strict-Transport-Security", "max-age=31536000")
	}
	counted := &answer{ResponseWriter: w, status: http.StatusOK}
	s.handler.ServeHTTP(counted, r)
	s.answers.add(counted.status)
}

// Serve answers on the listener until the context ends. Then it says at /readyz that it is going and sends the streams away; after the grace it takes no
// more calls, and lets answers under way finish for at most 10 seconds.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	base, abandon := context.WithCancel(context.Background())
	defer abandon()
	live, end := context.WithCancel(base)
	defer end()
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: readTimeout, ReadTimeout: readTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: 2 * time.Minute, MaxHeaderBytes: maxHeader, ErrorLog: slog.NewLogLogger(s.log.Handler(), slog.LevelDebug),
		BaseContext: func(net.Listener) context.Context { return context.WithValue(base, liveKey{}, live) },
	}
	drained := make(chan error, 1)
	stop := context.AfterFunc(ctx, func() {
		end()
		s.wait()
		limit, cancel := context.WithTimeout(context.Background(), drainTimeout)
		defer cancel()
		drained <- server.Shutdown(limit)
	})
	listener = netutil.LimitListener(listener, maxConnections)
	if s.options.TLS != nil {
		listener = tls.NewListener(listener, s.options.TLS)
	}
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) || stop() {
		return err
	}
	return <-drained
}

// wait lets balancers see that the exchange goes, unless it has gone.
func (s *Server) wait() {
	if s.options.Grace > 0 {
		select {
		case <-time.After(s.options.Grace):
		case <-s.exchange.Done():
		}
	}
}

func config(version string) huma.Config {
	c := huma.DefaultConfig("IPSX exchange", version)
	c.DocsPath = ""     // ours asks no other host for anything
	c.CreateHooks = nil // no $schema members in answers: strict readers refuse them
	c.Info.Description = "Rents IP addresses by the second. Orders and statuses are signed with EIP-712; see the protocol's documentation."
	names := reflect.TypeFor[[]string]()
	for _, mask := range []reflect.Type{
		reflect.TypeFor[ipsx.Kinds](), reflect.TypeFor[ipsx.Protocols](), reflect.TypeFor[ipsx.Scopes](), reflect.TypeFor[ipsx.Distinct](),
	} {
		c.Components.Schemas.RegisterTypeAlias(mask, names)
	}
	c.Components.SecuritySchemes = map[string]*huma.SecurityScheme{
		"access": {Type: "apiKey", In: "header", Name: "Authorization",
			Description: "IPSX, a space, and the base64url JSON of a signed Access (exchange, wallet, at), good for one minute"},
		"session": {Type: "http", Scheme: "bearer", Description: "the token of a session, for wallets that sign in with Ethereum at /v1/login"},
	}
	return c
}
