package gateway

import (
	"fmt"
	"io"
	"net/http"
	"strings"
)

// PACPath is where the endpoint serves its proxy auto-config file, for browsers and systems that are configured by one: http://host:port/proxy.pac.
const PACPath = "/proxy.pac"

// pac leads everything through the lease but what is on the machine itself. It names no way around the proxy: without it nothing is reached.
const pac = `function FindProxyForURL(url, host) {
  if (host === "localhost" || host === "[::1]" || host === "::1" || shExpMatch(host, "*.localhost") || /^127(\.\d+){3}$/.test(host)) return "DIRECT";
  return "SOCKS5 %[1]s; PROXY %[1]s";
}
`

func (g *Gateway) answerPAC(client *peeked, request *http.Request) error {
	text := fmt.Sprintf(pac, g.Addr())
	response := http.Response{StatusCode: http.StatusOK, ProtoMajor: 1, ProtoMinor: 1, Request: request, ContentLength: int64(len(text)), Close: true,
		Header: http.Header{"Content-Type": {"application/x-ns-proxy-autoconfig"}, "Cache-Control": {"no-store"}}, Body: io.NopCloser(strings.NewReader(text))}
	return response.Write(client)
}
