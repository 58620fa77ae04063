package api_test

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/api"
)

// call has the door answer a call that comes from an address.
func call(door http.Handler, method, path, from string, header http.Header) *httptest.ResponseRecorder {
	r, w := httptest.NewRequest(method, path, nil), httptest.NewRecorder()
	r.RemoteAddr = from
	for name, values := range header {
		r.Header[name] = values
	}
	door.ServeHTTP(w, r)
	return w
}

func (n *network) ask(path string) (int, string) {
	n.Helper()
	response, err := http.Get(n.url + path)
	n.check(err)
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	n.check(err)
	return response.StatusCode, string(data)
}

func TestTheReferenceShowsEveryOperationAndAsksNobodyElse(t *testing.T) {
	n := open(t)
	status, page := n.ask("/docs")
	_, text := n.ask("/openapi.json")
	var document struct {
		OpenAPI string
		Paths   map[string]map[string]struct{ OperationID string }
	}
	n.check(json.Unmarshal([]byte(text), &document))
	if status != http.StatusOK || !strings.HasPrefix(document.OpenAPI, "3.1") || len(document.Paths) < 15 {
		t.Fatalf("/docs answers %d; OpenAPI %s with %d paths", status, document.OpenAPI, len(document.Paths))
	}
	for path, operations := range document.Paths {
		for _, op := range operations {
			if !strings.Contains(page, `<section id="`+op.OperationID+`">`) || !strings.Contains(page, path) {
				t.Errorf("the reference lacks %s of %s", op.OperationID, path)
			}
		}
	}
	for _, link := range regexp.MustCompile(`(?:href|src)="([^"]*)"`).FindAllStringSubmatch(page, -1) {
		if name, inside := strings.CutPrefix(link[1], "#"); link[1] != "/openapi.json" && (!inside || !strings.Contains(page, `id="`+name+`"`)) {
			t.Errorf("the reference links to %s", link[1])
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "//") && regexp.MustCompile(`https?://`).MatchString(page) {
		t.Error("the reference has a script, or names another host")
	}
}

func TestReadinessTellsWhyNot(t *testing.T) {
	n := open(t)
	if status, text := n.ask("/readyz"); status != http.StatusOK {
		t.Errorf("a fresh exchange is not ready: %d %s", status, text)
	}
	behind := ipsx.Errorf(ipsx.CodeUnavailable, "the chain cannot be asked")
	door := api.New(n.x, api.Options{Ready: func() error { return behind }})
	if w := call(door, http.MethodGet, "/readyz", "203.0.113.7:1000", nil); w.Code != http.StatusServiceUnavailable || !strings.Contains(w.Body.String(), behind.Message) {
		t.Errorf("without a chain it answers %d %s", w.Code, w.Body)
	}
	if w := call(door, http.MethodGet, "/healthz", "203.0.113.7:1000", nil); w.Code != http.StatusOK {
		t.Errorf("it runs, and says %d", w.Code)
	}
	n.check(n.x.Close())
	for _, path := range []string{"/healthz", "/readyz"} {
		if status, text := n.ask(path); status != http.StatusServiceUnavailable {
			t.Errorf("%s of an exchange that has ended: %d %s", path, status, text)
		}
	}
}

// TestGoingIsAnnounced: while balancers look elsewhere, /readyz says no, streams are sent away with a time to come back, and orders are still taken.
func TestGoingIsAnnounced(t *testing.T) {
	n := open(t)
	n.stop()
	n.door = api.Options{Grace: time.Minute}
	n.start("127.0.0.1:0", true)
	lines := bufio.NewScanner(n.stream(alice))
	n.leave()
	last := ""
	for lines.Scan() {
		if lines.Text() != "" {
			last = lines.Text()
		}
	}
	if !strings.HasPrefix(last, "retry: ") {
		t.Errorf("the stream ended with %q", last)
	}
	if status, text := n.ask("/readyz"); status != http.StatusServiceUnavailable || !strings.Contains(text, "shutting down") {
		t.Errorf("an exchange that goes says %d %s", status, text)
	}
	n.place(n.dial(alice), n.offer("127.0.1.1/32", 100))
	n.check(n.x.Close()) // nothing is left to wait for
}

func TestPagesOfOtherSitesMayCallWhereTheOperatorSaysSo(t *testing.T) {
	n := open(t)
	const good, bad = "https://market.example", "https://mallory.example"
	open, closed := api.New(n.x, api.Options{Origins: []string{good}}), api.New(n.x, api.Options{})
	for _, c := range []struct {
		door    http.Handler
		method  string
		origin  string
		allowed string
	}{
		{open, http.MethodGet, good, good}, {open, http.MethodOptions, good, good}, {open, http.MethodGet, bad, ""}, {open, http.MethodOptions, bad, ""},
		{closed, http.MethodGet, good, ""}, {closed, http.MethodOptions, good, ""},
	} {
		w := call(c.door, c.method, "/v1/offers", "203.0.113.7:1000", http.Header{"Origin": {c.origin}, "Access-Control-Request-Method": {"POST"}})
		if got := w.Header().Get("Access-Control-Allow-Origin"); got != c.allowed || w.Header().Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s from %s is allowed to %q", c.method, c.origin, got)
		}
		if methods := w.Header().Get("Access-Control-Allow-Methods"); (methods != "") != (c.allowed != "" && c.method == http.MethodOptions) {
			t.Errorf("%s from %s may do %q", c.method, c.origin, methods)
		}
	}
}

func TestMalloryCallsTooFast(t *testing.T) {
	n := open(t)
	door := api.New(n.x, api.Options{CallsPerSecond: 10, Now: n.clock.Now})
	refused := func(count int, from string, header http.Header) (times int) {
		for range count {
			if w := call(door, http.MethodGet, "/v1/terms", from, header); w.Code == http.StatusTooManyRequests {
				times++
				if w.Header().Get("Retry-After") == "" || w.Header().Get("Content-Type") != "application/problem+json" {
					t.Fatalf("refused with %v %s", w.Header(), w.Body)
				}
			}
		}
		return times
	}
	behind := http.Header{"X-Forwarded-For": {"198.51.100.1", "203.0.113.99"}}
	if refused(100, "203.0.113.7:1000", nil) == 0 || refused(100, "[2001:db8::1]:1000", nil) == 0 || refused(100, "127.0.0.1:1000", behind) == 0 {
		t.Error("a hundred calls at once are not too fast")
	}
	if refused(20, "203.0.113.8:1000", nil) != 0 || refused(20, "[2001:db8:0:1::1]:1000", nil) != 0 {
		t.Error("others are held back too")
	}
	if refused(1, "203.0.113.7:2000", nil) != 1 || refused(1, "[2001:db8::2]:1000", nil) != 1 {
		t.Error("another port or a neighbouring IPv6 address is somebody else")
	}
	if refused(1, "203.0.113.7:1000", http.Header{"X-Forwarded-For": {"192.0.2.1"}}) != 1 {
		t.Error("whoever calls from elsewhere chooses an address")
	}
	n.clock.add(time.Second)
	if held := refused(12, "203.0.113.7:1000", nil); held != 2 {
		t.Errorf("a second later %d of twelve calls are held back", held)
	}
	if refused(100, "127.0.0.1:1000", nil) != 0 {
		t.Error("the operator's own machine is held back")
	}
}

func TestMalloryPlacesTooManyOrders(t *testing.T) {
	n := open(t)
	n.stop()
	n.pace = 10 // the burst is a bulk
	n.start("127.0.0.1:0", true)
	m, a := n.dial(mallory), n.dial(alice)
	bulk := make([]ipsx.Request, ipsx.MaxBulk)
	for i := range bulk {
		bulk[i] = n.request(fmt.Sprint("Mallory's ", i))
	}
	_, err := m.RequestAll(t.Context(), bulk)
	n.check(err)
	_, err = m.Request(t.Context(), n.request("one more"))
	n.refused(err, ipsx.CodeRateLimited)
	_, err = m.Cancel(t.Context(), ipsx.Hash{1})
	n.refused(err, ipsx.CodeRateLimited)
	n.place(a, n.offer("127.0.1.1/32", 100)) // others go on
	n.clock.add(time.Second)
	for range 10 {
		_, err = m.Cancel(t.Context(), ipsx.Hash{1})
		n.refused(err, ipsx.CodeNotFound)
	}
	_, err = m.Offer(t.Context(), n.offer("127.0.2.1/32", 100))
	n.refused(err, ipsx.CodeRateLimited)
}
