package faults

import (
	"bytes"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/exchanges"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/wallet"
)

// TestListingsThatLieAreRefused: Mallory lists herself before the true exchanges, at the URL of one of them, where nobody is, and where nodes do not ask. Alice and Bob
// find the true one.
func TestListingsThatLieAreRefused(t *testing.T) {
	w, a, b := newMarkets(t)
	lists := func(name, url string) ipsx.Address {
		key := must[*wallet.Key](t)(w.Funded(t.Context(), name, ipsx.Wei(1)))
		must[chain.Receipt](t)(w.Client().Announce(t.Context(), key, url, ""))
		return key.Address()
	}
	key := must[*wallet.Key](t)(w.Key(a.name))
	must[chain.Receipt](t)(w.Client().WithdrawListing(t.Context(), key)) // so that it comes last
	var flooded atomic.Int64
	want := map[ipsx.Address]exchanges.State{
		lists("thief", a.front.URL):                 exchanges.StateRefused,
		lists("plain", "http://8.8.8.8"):            exchanges.StateRefused,
		lists("spy", "https://user:word@127.0.0.1"): exchanges.StateRefused,
		lists("sender", redirector(t, a.front.URL)): exchanges.StateUnreachable,
		lists("flood", flooder(t, &flooded)):        exchanges.StateUnreachable,
		lists("nobody", "http://"+freePort(t)):      exchanges.StateUnreachable,
	}
	b.stop()
	want[b.address] = exchanges.StateUnreachable
	must[chain.Receipt](t)(w.Client().Announce(t.Context(), key, a.front.URL, ""))
	want[a.address] = exchanges.StateReady
	for _, s := range must[[]exchanges.Standing](t)(exchanges.Survey(t.Context(), w.Client(), sdk.Options{Domain: w.Client().Domain()})) {
		if s.State != want[s.Exchange] {
			t.Errorf("%s at %s is %s, not %s: %s", s.Exchange, s.URL, s.State, want[s.Exchange], s.Detail)
		}
		delete(want, s.Exchange)
	}
	if len(want) > 0 {
		t.Errorf("%v were not looked at", want)
	}
	if n := flooded.Load(); n > 32<<20 { // what lies in sockets
		t.Errorf("%d bytes of terms were taken", n)
	}
	w.provide("alice", listed, price, at("127.0.0.21")...)
	rental := must[*requester.Rental](t)(w.request("bob", listed).node.Rent(within(t, 20*time.Second), order(60)))
	if at := rental.Leases[0].Deal().Exchange; at != a.address {
		t.Errorf("Bob rents at %s", at)
	}
	rental.End(within(t, 10*time.Second))
}

func serve(t *testing.T, handler http.HandlerFunc) string {
	server := httptest.NewServer(handler)
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return server.URL
}

// redirector sends everybody elsewhere.
func redirector(t *testing.T, elsewhere string) string {
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, elsewhere+r.URL.Path, http.StatusTemporaryRedirect)
	})
}

// flooder answers without end, and counts.
func flooder(t *testing.T, sent *atomic.Int64) string {
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(`{"version":"`)) // until nobody listens
		for buffer := bytes.Repeat([]byte("x"), 64<<10); r.Context().Err() == nil; {
			n, _ := w.Write(buffer)
			sent.Add(int64(n))
		}
	})
}
