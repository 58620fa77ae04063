package api_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

// FuzzDoor calls a running exchange with anything: it always answers, in JSON, and never that it is its own fault.
func FuzzDoor(f *testing.F) {
	n := open(f)
	a := n.dial(alice)
	n.place(a, n.offer("127.0.1.0/30", 100))
	add := func(path string, message any, err error) {
		n.check(err)
		f.Add("POST", path, "", n.json(message))
	}
	offer, err := sdk.Sign(a, n.offer("127.0.3.0/30", 100))
	add("/v1/offers", offer, err)
	request, err := sdk.Sign(a, n.request("fuzz"))
	add("/v1/requests", request, err)
	add("/v1/quotes", n.request("fuzz"), nil)
	cancel, err := sdk.Sign(a, ipsx.Cancel{Exchange: victor.Address(), Wallet: alice.Address(), Order: ipsx.Hash{1}})
	add("/v1/cancels", cancel, err)
	bulk, err := ipsx.SignBulk(alice, nil, home, []ipsx.Offer{n.offer("127.0.4.0/30", 100), n.offer("127.0.5.0/30", 100)})
	add("/v1/offers/bulk", bulk, err)
	status, err := sdk.Sign(a, ipsx.Status{Deal: ipsx.Hash{1}, Role: ipsx.ProviderRole, Seq: 1, Status: ipsx.StatusReady})
	add("/v1/deals/"+ipsx.Hash{1}.Hex()+"/statuses", status, err)
	extension, err := sdk.Sign(a, ipsx.Extension{Deal: ipsx.Hash{1}, Seconds: 60})
	add("/v1/deals/"+ipsx.Hash{1}.Hex()+"/extensions", extension, err)
	f.Add("POST", "/v1/login", "", n.json(map[string]string{"message": n.invitation(bob.Address()), "signature": "0x"}))
	f.Add("GET", "/v1/offers?country=DE&kind=residential&limit=1&cursor=100.1", "", "")
	f.Add("GET", "/v1/requests?protocol=web", "", "")
	f.Add("GET", "/v1/depth?levels=3", "", "")
	f.Add("GET", "/v1/deals?live=true", "Bearer 0123", "")
	for _, path := range []string{"/v1/deals?cursor=1", "/v1/deals/" + ipsx.Hash{1}.Hex() + "/history", "/v1/history?role=provider&status=ended&from=1&until=2000000000&limit=1&cursor=1.1"} {
		f.Add("GET", path, n.access(alice), "")
	}
	f.Add("GET", "/v1/candles?country=DE&kind=residential&interval=1h&from=1&cursor=1800000000", "", "")
	f.Add("GET", "/v1/days?country=DE&cursor=1800000000.DE", "", "")
	f.Fuzz(func(t *testing.T, method, path, authorization, text string) {
		call, err := http.NewRequestWithContext(t.Context(), method, n.url+path, strings.NewReader(text))
		if err != nil || !strings.HasPrefix(path, "/v1/") || strings.HasPrefix(path, "/v1/events") {
			return
		}
		call.Header["Authorization"] = []string{authorization}
		call.Header.Set("Content-Type", "application/json")
		response, err := http.DefaultClient.Do(call)
		if err != nil {
			return // the client would not send it
		}
		defer func() { _ = response.Body.Close() }()
		data, err := io.ReadAll(response.Body)
		if err != nil {
			t.Fatalf("%s %s: %v", method, path, err)
		}
		if response.StatusCode >= 500 && response.StatusCode != http.StatusServiceUnavailable {
			t.Fatalf("%s %s is answered with %d: %s", method, path, response.StatusCode, data)
		}
		if response.StatusCode < 300 && method != http.MethodHead && method != http.MethodOptions && !json.Valid(data) {
			t.Fatalf("%s %s is answered with %q", method, path, data)
		}
	})
}
