package gateway

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/ipsx/ipsx"
)

const realm = `Basic realm="IPSX lease"`

// hopByHop are the headers that a proxy does not pass on, RFC 9110 section 7.6.1, and those that only concern it.
var hopByHop = []string{"Connection", "Proxy-Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Te", "Trailer", "Transfer-Encoding", "Upgrade"}

func (g *Gateway) serveHTTP(client *peeked) error {
	transport := &http.Transport{DisableCompression: true, DialContext: func(ctx context.Context, network, address string) (net.Conn, error) {
		return g.config.Dialer.DialContext(ctx, network, address)
	}}
	defer transport.CloseIdleConnections()
	for {
		_ = client.SetReadDeadline(time.Now().Add(firstByteTimeout)) // a closed connection shows at the next read
		request, err := readRequest(client)
		if err != nil {
			return ignoreEnd(err)
		}
		_ = client.SetReadDeadline(time.Time{})
		if again, err := g.serveRequest(client, transport, request); err != nil || !again {
			return err
		}
	}
}

func readRequest(client *peeked) (*http.Request, error) {
	client.limited.N = maxHeader
	request, err := http.ReadRequest(client.reader)
	if err != nil && client.limited.N == 0 {
		return nil, errors.Join(err, answer(client, nil, http.StatusRequestHeaderFieldsTooLarge, "the request's header is too long"))
	}
	client.limited.N = unlimited
	return request, err
}

func ignoreEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

// serveRequest answers one request and says whether another may follow on this connection.
func (g *Gateway) serveRequest(client *peeked, transport *http.Transport, request *http.Request) (again bool, err error) {
	switch {
	case request.Method == http.MethodGet && request.URL.Host == "" && request.URL.Path == PACPath:
		return false, g.answerPAC(client, request) // it tells nothing that who asks does not know
	case g.asksPassword() && !g.authorized(request):
		return false, answer(client, request, http.StatusProxyAuthRequired, "this proxy wants a user name and password")
	case request.Method == http.MethodConnect:
		return false, g.connectHTTP(client, request)
	case request.URL.Scheme != "http" || request.URL.Host == "":
		return false, answer(client, request, http.StatusBadRequest, "this is a proxy: ask for absolute http:// addresses, or CONNECT")
	}
	return g.forward(client, transport, request)
}

func (g *Gateway) authorized(request *http.Request) bool {
	encoded, _ := strings.CutPrefix(request.Header.Get("Proxy-Authorization"), "Basic ")
	plain, _ := base64.StdEncoding.DecodeString(encoded) // what does not decode is wrong anyway
	username, password, _ := strings.Cut(string(plain), ":")
	return g.permits(username, password)
}

func (g *Gateway) connectHTTP(client *peeked, request *http.Request) error {
	outside, err := g.dial(g.ctx, "tcp", withPort(request.Host, "443"))
	if err != nil {
		return errors.Join(err, answerFailure(client, request, err))
	}
	defer outside.Close()
	if _, err := io.WriteString(client, "HTTP/1.1 200 Connection established\r\n\r\n"); err != nil {
		return err
	}
	splice(client, outside)
	return nil
}

func withPort(host, port string) string {
	if _, _, err := net.SplitHostPort(host); err == nil {
		return host
	}
	return net.JoinHostPort(strings.Trim(host, "[]"), port)
}

func (g *Gateway) forward(client *peeked, transport *http.Transport, request *http.Request) (again bool, err error) {
	keep := !request.Close && request.ContentLength == 0 // a body may be left half read
	outgoing := request.Clone(g.ctx)
	outgoing.RequestURI = ""
	dropHopByHop(outgoing.Header)
	response, err := transport.RoundTrip(outgoing)
	if err != nil {
		return false, errors.Join(err, answerFailure(client, request, err))
	}
	defer response.Body.Close()
	dropHopByHop(response.Header)
	response.Close = response.Close || !keep
	response.ProtoMajor, response.ProtoMinor = 1, min(request.ProtoMinor, 1) // HTTP/1.0 knows no chunks
	return !response.Close, response.Write(client)
}

func dropHopByHop(h http.Header) {
	for _, line := range h.Values("Connection") {
		for name := range strings.SplitSeq(line, ",") {
			h.Del(strings.TrimSpace(name))
		}
	}
	for _, name := range hopByHop {
		h.Del(name)
	}
}

// answerFailure says in HTTP's words why a dial failed.
func answerFailure(client *peeked, request *http.Request, err error) error {
	switch {
	case ipsx.IsCode(err, ipsx.CodeDenied):
		return answer(client, request, http.StatusForbidden, "the provider's policy refuses this destination: "+err.Error())
	case isRefused(err):
		return answer(client, request, http.StatusBadGateway, "the destination refused, or the provider's policy does: "+err.Error())
	case errors.Is(err, os.ErrDeadlineExceeded), errors.Is(err, context.DeadlineExceeded):
		return answer(client, request, http.StatusGatewayTimeout, "the destination does not answer: "+err.Error())
	}
	return answer(client, request, http.StatusBadGateway, "the destination cannot be reached through the lease: "+err.Error())
}

// isRefused says whether the other side reset or refused; gVisor's stack says so in words only.
func isRefused(err error) bool {
	return errors.Is(err, syscall.ECONNREFUSED) || strings.Contains(err.Error(), "connection was refused")
}

func answer(client *peeked, request *http.Request, status int, text string) error {
	response := &http.Response{
		StatusCode: status, ProtoMajor: 1, ProtoMinor: 1, Request: request, Close: true, ContentLength: int64(len(text) + 1),
		Header: http.Header{"Content-Type": {"text/plain; charset=utf-8"}}, Body: io.NopCloser(strings.NewReader(text + "\n")),
	}
	if status == http.StatusProxyAuthRequired {
		response.Header.Set("Proxy-Authenticate", realm)
	}
	if err := response.Write(client); err != nil {
		return fmt.Errorf("answering the client: %w", err)
	}
	return nil
}

// oneWay copies until src ends, and passes the end on.
func oneWay(dst, src net.Conn) {
	_, err := io.Copy(dst, src)
	if err != nil || closeWrite(dst) != nil {
		_, _ = dst.Close(), src.Close() // broken: the flow ends both ways
	}
}
