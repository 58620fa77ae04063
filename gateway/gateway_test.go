package gateway

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os/exec"
	"strings"
	"testing"

	"golang.org/x/net/proxy"

	"github.com/ipsx/ipsx"
)

// lease dials for real, but knows one name that nobody else knows and refuses one destination.
type lease struct{ known map[string]string }

func (l lease) DialContext(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	if host == "denied.example" {
		return nil, ipsx.Errorf(ipsx.CodeDenied, "private")
	}
	if at, ok := l.known[host]; ok {
		host = at
	}
	return (&net.Dialer{}).DialContext(ctx, network, net.JoinHostPort(host, port))
}

func start(t *testing.T, c Config) *Gateway {
	c.Dialer = lease{map[string]string{"only.through.lease": "127.0.0.1"}}
	g, err := Listen(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = g.Close() })
	return g
}

func site(t *testing.T, tls bool) *httptest.Server {
	handler := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Proxy-Authorization")+r.Header.Get("Proxy-Connection") != "" {
			t.Error("headers for the proxy reached the site")
		}
		body, _ := io.ReadAll(r.Body)
		fmt.Fprintf(w, "%s %s %s", r.Method, r.URL.Path, body)
	})
	server := httptest.NewUnstartedServer(handler)
	if tls {
		server.StartTLS()
	} else {
		server.Start()
	}
	t.Cleanup(server.Close)
	return server
}

func get(t *testing.T, client *http.Client, address string) (int, string) {
	response, err := client.Post(address, "text/plain", strings.NewReader("body"))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}

func through(t *testing.T, server *httptest.Server, proxyURL string) *http.Client {
	parsed, err := url.Parse(proxyURL)
	if err != nil {
		t.Fatal(err)
	}
	transport := server.Client().Transport.(*http.Transport).Clone()
	transport.Proxy = http.ProxyURL(parsed)
	if transport.TLSClientConfig != nil {
		transport.TLSClientConfig.ServerName = "example.com"
	}
	return &http.Client{Transport: transport}
}

func TestEveryKindOfProxy(t *testing.T) {
	g := start(t, Config{})
	for _, tls := range []bool{false, true} {
		server := site(t, tls)
		_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
		scheme, _, _ := strings.Cut(server.URL, ":")
		target := scheme + "://only.through.lease:" + port + "/page"
		for _, scheme := range []string{"http", "socks5", "socks5h"} {
			client := through(t, server, scheme+"://"+g.Addr())
			for range 2 { // the second on the same connection
				if status, body := get(t, client, target); status != 200 || body != "POST /page body" {
					t.Errorf("%s, TLS %v: %d %q", scheme, tls, status, body)
				}
			}
		}
	}
}

func TestRefusals(t *testing.T) {
	g := start(t, Config{})
	client := through(t, site(t, false), "http://"+g.Addr())
	if status, body := get(t, client, "http://denied.example/"); status != http.StatusForbidden || !strings.Contains(body, "private") {
		t.Errorf("%d %q", status, body)
	}
	if status, body := get(t, client, "http://127.0.0.1:1/"); status != http.StatusBadGateway || !strings.Contains(body, "refused") {
		t.Errorf("%d %q", status, body)
	}
	response, err := http.Get("http://" + g.Addr() + "/not-absolute")
	if err != nil || response.StatusCode != http.StatusBadRequest {
		t.Errorf("a plain request to the proxy itself: %v %v", response, err)
	}
	dialer, _ := proxy.SOCKS5("tcp", g.Addr(), nil, proxy.Direct)
	if _, err := dialer.Dial("tcp", "denied.example:80"); err == nil || !strings.Contains(err.Error(), "not allowed") {
		t.Errorf("SOCKS to a denied destination: %v", err)
	}
	if _, err := dialer.Dial("tcp", "127.0.0.1:1"); err == nil || !strings.Contains(err.Error(), "refused") {
		t.Errorf("SOCKS to a closed port: %v", err)
	}
}

func TestPassword(t *testing.T) {
	g := start(t, Config{Username: "bob", Password: "secret"})
	server := site(t, false)
	for userinfo, want := range map[string]int{"": 407, "bob:wrong@": 407, "bob:secret@": 200} {
		if status, _ := get(t, through(t, server, "http://"+userinfo+g.Addr()), server.URL); status != want {
			t.Errorf("%q: %d, want %d", userinfo, status, want)
		}
	}
	for auth, ok := range map[proxy.Auth]bool{{User: "bob", Password: "secret"}: true, {User: "mallory", Password: "secret"}: false} {
		dialer, _ := proxy.SOCKS5("tcp", g.Addr(), &auth, proxy.Direct)
		conn, err := dialer.Dial("tcp", server.Listener.Addr().String())
		if (err == nil) != ok {
			t.Errorf("%s: %v", auth.User, err)
		}
		if err == nil {
			_ = conn.Close()
		}
	}
	dialer, _ := proxy.SOCKS5("tcp", g.Addr(), nil, proxy.Direct)
	if _, err := dialer.Dial("tcp", server.Listener.Addr().String()); err == nil {
		t.Error("SOCKS without a password was served")
	}
}

func TestOpenProxyIsRefused(t *testing.T) {
	if _, err := Listen(t.Context(), Config{Addr: "0.0.0.0:0"}); !ipsx.IsCode(err, ipsx.CodeForbidden) {
		t.Errorf("a proxy for everybody: %v", err)
	}
	g := start(t, Config{})
	if _, err := Listen(t.Context(), Config{Addr: g.Addr()}); !ipsx.IsCode(err, ipsx.CodeConflict) {
		t.Errorf("a port in use: %v", err)
	}
}

func TestCurl(t *testing.T) {
	curl, err := exec.LookPath("curl")
	if err != nil {
		t.Fatal("curl is missing: `make test` installs it")
	}
	g, server := start(t, Config{}), site(t, false)
	for _, scheme := range []string{"http", "socks5", "socks5h"} {
		out, err := exec.Command(curl, "-sS", "--noproxy", "", "--max-time", "20", "-x", scheme+"://"+g.Addr(), server.URL+"/curl").CombinedOutput()
		if err != nil || string(out) != "GET /curl " {
			t.Errorf("%s: %q %v", scheme, out, err)
		}
	}
}

// raw sends text to the proxy and returns all that it answers.
func raw(t *testing.T, g *Gateway, text string) string {
	t.Helper()
	conn, err := net.Dial("tcp", g.Addr())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	go func() { _, _ = io.WriteString(conn, text) }() // the proxy may hang up before it has read it all
	answer, _ := io.ReadAll(conn)
	return string(answer)
}

func TestOldAndEndlessRequests(t *testing.T) {
	g := start(t, Config{})
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprint(w, "in ")
		w.(http.Flusher).Flush() // makes the answer chunked
		fmt.Fprint(w, "pieces")
	}))
	defer server.Close()
	if answer := raw(t, g, "GET "+server.URL+"/ HTTP/1.0\r\n\r\n"); !strings.HasPrefix(answer, "HTTP/1.0 200") || !strings.HasSuffix(answer, "\r\n\r\nin pieces") {
		t.Errorf("an HTTP/1.0 client was answered %q", answer)
	}
	endless := "GET " + server.URL + "/ HTTP/1.1\r\nX: " + strings.Repeat("x", maxHeader+8<<10)
	if answer := raw(t, g, endless); !strings.HasPrefix(answer, "HTTP/1.1 431") && answer != "" { // a reset may overtake the words
		t.Errorf("an endless header was answered %q", answer)
	}
}

func FuzzProxyRequests(f *testing.F) {
	f.Add([]byte("GET http://denied.example/ HTTP/1.1\r\nHost: denied.example\r\n\r\n"))
	f.Add([]byte("\x05\x01\x00\x05\x01\x00\x03\x0edenied.example\x00\x50"))
	g := &Gateway{config: Config{Dialer: nowhere{}}, ctx: context.Background()}
	g.config.Log = slog.New(slog.DiscardHandler)
	f.Fuzz(func(t *testing.T, input []byte) {
		ours, theirs := net.Pipe()
		go func() {
			_, _ = theirs.Write(input)
			_ = theirs.Close()
		}()
		go func() { _, _ = io.Copy(io.Discard, theirs) }()
		g.serve(ours)
	})
}

type nowhere struct{}

func (nowhere) DialContext(context.Context, string, string) (net.Conn, error) {
	return nil, ipsx.Errorf(ipsx.CodeDenied, "private")
}
