package gateway

import (
	"fmt"
	"io"
	"net/http"
	"os/exec"
	"strings"
	"testing"
)

// TestTheAutoConfigFileLeadsThroughTheLease runs it as a browser does, in JavaScript.
func TestTheAutoConfigFileLeadsThroughTheLease(t *testing.T) {
	g, err := Listen(t.Context(), Config{Dialer: lease{}, Username: "bob", Password: "secret"})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = g.Close() }() // the test is over
	response, err := http.Get("http://" + g.Addr() + PACPath)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }() // all was read
	text, err := io.ReadAll(response.Body)
	if err != nil || response.Header.Get("Content-Type") != "application/x-ns-proxy-autoconfig" || strings.Contains(string(text), "secret") {
		t.Fatalf("%v %v: %s", err, response.Header, text)
	}
	node, err := exec.LookPath("node")
	if err != nil {
		t.Skip("node is not here, which runs the file")
	}
	const helpers = "const shExpMatch = (s, e) => new RegExp('^' + e.replaceAll('.', '\\\\.').replaceAll('*', '.*') + '$').test(s);\n"
	lease := fmt.Sprintf("SOCKS5 %[1]s; PROXY %[1]s", g.Addr())
	for url, want := range map[string]string{"https://example.com/": lease, "http://192.168.1.1/": lease, "http://localhost/": "DIRECT", "http://127.0.0.1/": "DIRECT", "http://127.example/": lease} {
		host := strings.Trim(strings.SplitN(url, "//", 2)[1], "/")
		out, err := exec.CommandContext(t.Context(), node, "-e", helpers+string(text)+fmt.Sprintf("console.log(FindProxyForURL(%q, %q))", url, host)).CombinedOutput()
		if got := strings.TrimSpace(string(out)); err != nil || got != want {
			t.Errorf("%s goes to %q (%v), not %q", url, got, err, want)
		}
	}
}
