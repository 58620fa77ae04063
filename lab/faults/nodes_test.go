package faults

import (
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

// TestNodesOfOneWalletLeaveEachOtherAlone: Alice provides at home and, with a data folder of its own, at work.
func TestNodesOfOneWalletLeaveEachOtherAlone(t *testing.T) {
	w := newWorld(t)
	home := w.provide("alice", link{}, price, at("127.0.0.21")...)
	bob := w.rentByHand("bob", 60)
	bob.begins(ipsx.Wei(1000*price), ipsx.Wei(100*price))
	work := w.provide("alice", link{}, price, at("127.0.0.22")...)
	if home.wallet != work.wallet || home.dir == work.dir {
		t.Fatal("these are not two nodes of one wallet")
	}
	carol := w.rentByHand("carol", 60)
	carol.begins(ipsx.Wei(1000*price), ipsx.Wei(100*price))
	bob.servedAt(t, "127.0.0.21")
	carol.servedAt(t, "127.0.0.22")
	work.stop()
	w.dealNow(carol.client, carol.hash, "Carol's deal ends with the node at work", func(d ipsx.DealView) bool { return d.Status == ipsx.DealEnding })
	bob.servedAt(t, "127.0.0.21")
}

// servedAt says that the deal runs at the exchange and that traffic leaves from its address.
func (h *hand) servedAt(t *testing.T, address string) {
	t.Helper()
	if page, err := h.visit("/"); page != address || err != nil {
		t.Errorf("the page says %q, %v", page, err)
	}
	if view := must[ipsx.DealView](t)(h.client.Deal(t.Context(), h.hash)); view.Status != ipsx.DealActive {
		t.Errorf("the deal is %s (%s)", view.Status, view.Reason)
	}
}

// TestARestartAnswersForTheDealsOfEarlierRuns: Alice's node is cut off and gone, with all its tunnels. It comes back elsewhere, is told of its deals one a page, and
// nobody hears that it withdraws the old offer.
func TestARestartAnswersForTheDealsOfEarlierRuns(t *testing.T) {
	w := newWorld(t)
	cable := newCable(t, w.ExchangeURL())
	before := w.provide("alice", link{exchange: cable.url()}, price, at("127.0.0.21", "127.0.0.22", "127.0.0.23")...)
	bob, carol := w.rentByHand("bob", 60), w.rentByHand("carol", 60)
	for _, h := range []*hand{bob, carol} {
		h.begins(ipsx.Wei(1000*price), ipsx.Wei(100*price))
	}
	cable.cut()
	before.stop() // nobody hears its last words
	w.provide("alice", link{exchange: shortPages(t, w.ExchangeURL()), dir: before.dir}, 2*price, at("127.0.0.24")...)
	for _, h := range []*hand{bob, carol} {
		view := w.dealNow(h.client, h.hash, "the deal is over", func(d ipsx.DealView) bool { return d.Status == ipsx.DealFailed })
		if view.Reason != ipsx.ReasonRestarted {
			t.Errorf("it failed as %q", view.Reason)
		}
	}
	dave := w.hand("dave")
	dave.match(within(t, 10*time.Second), "dave", 60) // the old offer, which is cheaper, still stands
	view := w.dealNow(dave.client, dave.hash, "the deal is declined", func(d ipsx.DealView) bool { return d.Status == ipsx.DealDeclined })
	if view.Reason == ipsx.ReasonSilent {
		t.Error("nobody answered for the earlier run's offer")
	}
}

// shortPages is the URL of a proxy before an exchange's API that lists one deal a page, whatever is asked for, and lets no cancel through.
func shortPages(t *testing.T, exchange string) string {
	proxy := httputil.NewSingleHostReverseProxy(must[*url.URL](t)(url.Parse(exchange)))
	proxy.FlushInterval = -1 // events pass at once
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/v1/cancels" {
			panic(http.ErrAbortHandler)
		}
		if r.URL.Path == "/v1/deals" {
			query := r.URL.Query()
			query.Set("limit", "1")
			r.URL.RawQuery = query.Encode()
		}
		proxy.ServeHTTP(w, r)
	}))
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return server.URL
}
