package provider

import (
	"context"
	"encoding/json"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"slices"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/egress"
)

// exchangeAt is a client of an exchange under any URL that names this place as its exit check.
func exchangeAt(t *testing.T, url, exitCheck string) *sdk.Client {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(ipsx.Terms{ExitCheck: exitCheck}) // the client sees what is missing
	}))
	t.Cleanup(server.Close)
	there := &http.Transport{DialContext: func(ctx context.Context, network, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, network, server.Listener.Addr().String())
	}}
	t.Cleanup(there.CloseIdleConnections)
	client, err := sdk.Dial(t.Context(), url, sdk.Options{HTTP: &http.Client{Transport: there}})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// TestTheExchangeCannotOpenTheProvidersNetwork: Mallory's exchange names places of Alice's as its exit check, which passes unpaid.
func TestTheExchangeCannotOpenTheProvidersNetwork(t *testing.T) {
	const far, here = "http://mallory.example", "http://127.0.0.1:4747"
	for _, row := range []struct {
		url, exit, allow string
		code             ipsx.Code
	}{
		{url: far, exit: "9.9.9.9:4748"},
		{url: far, exit: "127.0.0.1:631", code: ipsx.CodeForbidden},
		{url: far, exit: "192.168.1.1:80", code: ipsx.CodeForbidden},
		{url: far, exit: "169.254.169.254:80", code: ipsx.CodeForbidden},
		{url: far, exit: "[::ffff:10.0.0.1]:80", code: ipsx.CodeForbidden},
		{url: far, exit: "8.8.4.77:80", code: ipsx.CodeForbidden}, // among the offered
		{url: far, exit: "1.1.1.1:80", code: ipsx.CodeForbidden},  // her tunnel's host
		{url: far, exit: "9.9.9.9:25", code: ipsx.CodeForbidden},  // mail, unpaid
		{url: far, exit: "nowhere", code: ipsx.CodeInvalid},
		{url: far, exit: "192.168.1.1:80", allow: "192.168.1.1:80"},
		{url: far, exit: "192.168.1.1:81", allow: "192.168.1.1:80", code: ipsx.CodeForbidden},
		{url: here, exit: "127.0.0.1:4748"}, // a network on one machine
		{url: here, exit: "192.168.1.1:80", code: ipsx.CodeForbidden},
		{url: "http://localhost:4747", exit: "127.0.0.1:4748"},
		{url: "http://192.168.1.9", exit: "192.168.1.9:4748"},
		{url: "http://[fd00::9]", exit: "[fd00::9]:4748"},
		{url: "http://192.168.1.9", exit: "127.0.0.1:631", code: ipsx.CodeForbidden},
	} {
		config := Config{Endpoints: []netip.AddrPort{netip.MustParseAddrPort("1.1.1.1:51820")},
			Addresses: []Address{{Public: netip.MustParsePrefix("8.8.4.0/24"), Bind: netip.MustParseAddr("127.0.0.1")}}}
		if row.allow != "" {
			config.Allow = []netip.AddrPort{netip.MustParseAddrPort(row.allow)}
		}
		own := egress.WatchNetworks(ownPrefixes(config)...)
		_, err := exitCheck(config, exchangeAt(t, row.url, row.exit), own.List)
		_ = own.Close() // nothing follows
		if ipsx.CodeOf(err) != row.code {
			t.Errorf("%s with exit check %s: %v, want %q", row.url, row.exit, err, row.code)
		}
	}
}

// What is offered, where it leaves from, and where the tunnel is, is all the provider's own, and nothing far from it.
func TestOwnPrefixes(t *testing.T) {
	list := ownPrefixes(Config{
		Addresses: []Address{
			{Public: netip.MustParsePrefix("8.8.4.0/24")},
			{Public: netip.MustParsePrefix("2606:4700:1::/48")},
			{Public: netip.MustParsePrefix("5.5.5.0/29"), Bind: netip.MustParseAddr("6.6.6.20")},
			{Public: netip.MustParsePrefix("2606:4700:2::/63"), Bind: netip.MustParseAddr("2a00:0:0:f::5")},
		},
		Endpoints: []netip.AddrPort{netip.MustParseAddrPort("1.1.1.1:0"), netip.MustParseAddrPort("[::ffff:1.1.1.2]:7")},
		Own:       []netip.Prefix{netip.MustParsePrefix("4.4.0.0/16")},
	})
	own := func(text string) bool {
		return slices.ContainsFunc(list, func(p netip.Prefix) bool { return p.Contains(netip.MustParseAddr(text)) })
	}
	for _, text := range []string{"8.8.4.255", "2606:4700:1:ffff::1", "5.5.5.7", "6.6.6.20", "6.6.6.27", "2606:4700:2:1::1", "2a00:0:0:f::9", "2a00:0:0:10::5", "1.1.1.1", "1.1.1.2", "4.4.9.9"} {
		if !own(text) {
			t.Errorf("%s is not among %v", text, list)
		}
	}
	for _, text := range []string{"8.8.5.0", "2606:4700:3::1", "5.5.5.8", "6.6.6.32", "2a00:0:0:12::1", "1.1.1.3"} {
		if own(text) {
			t.Errorf("%s is among %v", text, list)
		}
	}
}

func TestAnAddressIsNotBoundToAnotherKind(t *testing.T) {
	config := Config{Dir: t.TempDir(),
		Addresses: []Address{{Public: netip.MustParsePrefix("2606:4700:1::/64"), Bind: netip.MustParseAddr("127.0.0.1")}}}
	if _, err := Open(config); !ipsx.IsCode(err, ipsx.CodeInvalid) {
		t.Errorf("an IPv6 prefix leaves from an IPv4 address: %v", err)
	}
}
