// Package gateway is a local proxy endpoint in front of leases.
//
// One TCP port serves SOCKS5 (RFC 1928: CONNECT and UDP ASSOCIATE) and HTTP proxy requests (RFC 9110: CONNECT and absolute
// URIs); the first byte tells them apart. Names go through unresolved, so that they are resolved where the lease is.
//
// Key advice: it listens on loopback. Elsewhere it wants a password, since who reaches it spends the lease.
package gateway

import (
	"bufio"
	"context"
	"crypto/subtle"
	"errors"
	"io"
	"log/slog"
	"math"
	"net"
	"sync"
	"syscall"
	"time"

	"github.com/ipsx/ipsx"
)

// Dialer opens connections through a lease.
type Dialer interface {
	DialContext(ctx context.Context, network, address string) (net.Conn, error)
}

// Config says where to listen and what stands behind.
type Config struct {
	Addr     string // host:port; empty: a free port of 127.0.0.1
	Dialer   Dialer
	Username string // asked for when not empty
	Password string
	Log      *slog.Logger // nil: silent
}

const (
	firstByteTimeout = 30 * time.Second // for a client to say what it wants
	dialTimeout      = 30 * time.Second // for the destination to answer
	maxHeader        = 256 << 10        // bytes of an HTTP request before its body
	unlimited        = math.MaxInt64
)

// Gateway is a running proxy endpoint.
type Gateway struct {
	config   Config
	listener net.Listener
	ctx      context.Context
	stop     context.CancelFunc
	conns    sync.WaitGroup
}

// Listen opens the endpoint. It refuses to listen beyond loopback without a password.
func Listen(ctx context.Context, c Config) (*Gateway, error) {
	if c.Addr == "" {
		c.Addr = "127.0.0.1:0"
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return nil, ipsx.Errorf(ipsx.CodeConflict, "the proxy port %s is in use", c.Addr).WithFix("choose another, or port 0 for any free one")
	}
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the proxy cannot listen: %w", err)
	}
	if !listener.Addr().(*net.TCPAddr).IP.IsLoopback() && c.Password == "" {
		_ = listener.Close() // nothing was served
		return nil, ipsx.Errorf(ipsx.CodeForbidden, "the proxy would serve anybody who reaches %s", c.Addr).WithFix("listen on 127.0.0.1, or set a user name and password")
	}
	g := &Gateway{config: c, listener: listener}
	g.ctx, g.stop = context.WithCancel(ctx)
	g.conns.Go(g.accept)
	return g, nil
}

// Addr is host:port of the endpoint.
func (g *Gateway) Addr() string { return g.listener.Addr().String() }

// Close stops listening, cuts what runs and returns when all is gone.
func (g *Gateway) Close() error {
	g.stop()
	err := g.listener.Close()
	g.conns.Wait()
	return err
}

func (g *Gateway) accept() {
	for {
		conn, err := g.listener.Accept()
		if err != nil {
			return
		}
		g.conns.Go(func() { g.serve(conn) })
	}
}

func (g *Gateway) serve(conn net.Conn) {
	defer conn.Close()
	stop := context.AfterFunc(g.ctx, func() { _ = conn.Close() }) // unblocks every read and write
	defer stop()
	_ = conn.SetReadDeadline(time.Now().Add(firstByteTimeout)) // a closed connection shows at the next read
	limited := &io.LimitedReader{R: conn, N: unlimited}
	client := &peeked{Conn: conn, limited: limited, reader: bufio.NewReader(limited)}
	first, err := client.reader.Peek(1)
	if err != nil {
		return
	}
	if first[0] == socksVersion {
		err = g.serveSOCKS(client)
	} else {
		err = g.serveHTTP(client)
	}
	if err != nil && g.ctx.Err() == nil {
		g.config.Log.Debug("proxy connection ended", "client", conn.RemoteAddr(), "error", err)
	}
}

// peeked is a connection whose first bytes were looked at.
type peeked struct {
	net.Conn
	limited *io.LimitedReader
	reader  *bufio.Reader
}

func (p *peeked) Read(b []byte) (int, error) { return p.reader.Read(b) }

// CloseWrite passes a half-close on to TCP.
func (p *peeked) CloseWrite() error { return closeWrite(p.Conn) }

func closeWrite(c net.Conn) error {
	if half, ok := c.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return c.Close()
}

func (g *Gateway) dial(ctx context.Context, network, address string) (net.Conn, error) {
	ctx, cancel := context.WithTimeout(ctx, dialTimeout)
	defer cancel()
	return g.config.Dialer.DialContext(ctx, network, address)
}

func (g *Gateway) permits(username, password string) bool {
	user := subtle.ConstantTimeCompare([]byte(username), []byte(g.config.Username))
	return user&subtle.ConstantTimeCompare([]byte(password), []byte(g.config.Password)) == 1
}

func (g *Gateway) asksPassword() bool { return g.config.Password != "" || g.config.Username != "" }

// splice copies both ways until both are done.
func splice(a, b net.Conn) {
	var both sync.WaitGroup
	both.Go(func() { oneWay(a, b) })
	both.Go(func() { oneWay(b, a) })
	both.Wait()
}
