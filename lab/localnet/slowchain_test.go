package localnet

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
)

// slowChain passes JSON-RPC on, but tells of mined transactions only from some time on, as a chain with long block times does.
func slowChain(t *testing.T, target string, from *atomic.Pointer[time.Time]) string {
	parsed, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(parsed)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			return
		}
		if bytes.Contains(body, []byte("eth_getTransactionReceipt")) && time.Now().Before(*from.Load()) {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// A reservation that takes longer than a deal waits delays the rental, and does not fail it. It does not cool the wallet down the first time; the
// second time within an hour it does, and the rental waits for that too.
func TestSlowChain(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	n, err := Start(ctx, Options{Providers: DefaultProviders()[:1]})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = n.Close() }()
	key, err := n.Funded(ctx, "bob", ipsx.IPSX(10))
	if err != nil {
		t.Fatal(err)
	}
	var mined atomic.Pointer[time.Time]
	slow, err := chain.Dial(ctx, slowChain(t, n.ChainURL(), &mined), n.Client().Deployment())
	if err != nil {
		t.Fatal(err)
	}
	defer slow.Close()
	client, err := sdk.Dial(ctx, n.ExchangeURL(), sdk.Options{Signer: key})
	if err != nil {
		t.Fatal(err)
	}
	r, err := requester.Open(requester.Config{Exchanges: exchanges.Of(client), Chain: slow, Key: key, Dir: t.TempDir(), Notify: func(e requester.Event) { t.Log(e.Kind, e.Detail) }})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = r.Close() }()
	for _, cools := range []bool{false, true} {
		mined.Store(new(time.Now().Add(10 * time.Second)))
		rental, err := r.Rent(ctx, requester.Order{CloseLanes: true, Request: ipsx.Request{Count: 1, MinCount: 1, Protocol: ipsx.Any, Scope: ipsx.Browse, Seconds: 5,
			MaxPricePerSecond: ipsx.IPSX(1), MaxPricePerGiB: ipsx.IPSX(1), MaxTotal: ipsx.IPSX(1)}})
		if err != nil {
			t.Fatal(err)
		}
		rental.End(ctx)
		profile, err := client.Profile(ctx, key.Address())
		if err != nil || (profile.CoolDown != 0) != cools {
			t.Errorf("the wallet cools down, which should be %v: %+v %v", cools, profile, err)
		}
	}
}
