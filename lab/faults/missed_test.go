package faults

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/api"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/node/requester"
	"github.com/ipsx/ipsx/sdk"
)

// forgetful is a proxy before an exchange's API. After forget, who resumes its stream waits for remember, and is told then that what it missed is not kept.
type forgetful struct {
	*httptest.Server
	resumed  chan struct{}
	remember chan struct{}
}

func newForgetful(t *testing.T, exchange string) *forgetful {
	f := &forgetful{resumed: make(chan struct{}, 1), remember: make(chan struct{})}
	proxy := httputil.NewSingleHostReverseProxy(must[*url.URL](t)(url.Parse(exchange)))
	proxy.FlushInterval = -1                    // events pass at once
	proxy.ErrorLog = log.New(io.Discard, "", 0) // of connections that are broken here
	f.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !r.URL.Query().Has("after") {
			proxy.ServeHTTP(w, r)
			return
		}
		select {
		case f.resumed <- struct{}{}:
		default:
		}
		<-f.remember
		w.WriteHeader(api.Status(ipsx.CodeExpired))
		_, _ = fmt.Fprintf(w, `{"code":%q,"detail":"they are not kept"}`, ipsx.CodeExpired) // the client is there: it waits for this
	}))
	t.Cleanup(func() {
		f.CloseClientConnections()
		f.Close()
	})
	return f
}

// forget breaks all streams, and returns when the one client of this proxy resumes its own: one that was broken before it began cannot.
func (f *forgetful) forget(t *testing.T) {
	t.Helper()
	eventually(t, 20*time.Second, "the stream is resumed", func() bool {
		select {
		case <-f.resumed:
			return true
		default:
			f.CloseClientConnections()
			return false
		}
	})
}

// TestAProviderThatMissedEventsServesOn: Alice hears nothing of Bob's deal, and then that nobody remembers what she missed.
func TestAProviderThatMissedEventsServesOn(t *testing.T) {
	w := newWorld(t)
	f := newForgetful(t, w.ExchangeURL())
	w.provide("alice", link{exchange: f.URL}, price, at("127.0.0.61")...)
	bob := w.request("bob", link{funds: ipsx.IPSX(1)})
	f.forget(t)
	rented := rentLater(t, bob, order(30))
	bob.told(t, "Bob is matched", func(e requester.Event) bool { return e.Kind == "matched" })
	close(f.remember)
	rental := must[*requester.Rental](t)(rented())
	if _, err := w.visit(t.Context(), rental.Leases[0].Via(0).DialContext, "/"); err != nil {
		t.Error(err)
	}
	rental.End(within(t, 10*time.Second))
}

// TestARequesterThatMissedEventsRentsOn: Bob's request rests, and he does not hear that Alice's offer meets it.
func TestARequesterThatMissedEventsRentsOn(t *testing.T) {
	w := newWorld(t)
	f := newForgetful(t, w.ExchangeURL())
	bob := w.request("bob", link{exchange: f.URL, funds: ipsx.IPSX(1)})
	f.forget(t)
	waiting := order(30)
	waiting.Wait = 20 * time.Second
	rented := rentLater(t, bob, waiting)
	eventually(t, 10*time.Second, "Bob's request rests", func() bool {
		return len(must[ipsx.OrderPage](t)(must[*sdk.Client](t)(sdk.Dial(t.Context(), w.ExchangeURL(), sdk.Options{})).Requests(t.Context(), ipsx.OrderFilter{})).Orders) == 1
	})
	alice := w.provide("alice", link{}, price, at("127.0.0.62")...)
	alice.told(t, "Alice has the deal", func(e provider.Event) bool { return e.Kind == "deal" })
	close(f.remember)
	rental := must[*requester.Rental](t)(rented())
	rental.End(within(t, 10*time.Second))
}

// rentLater rents in the background; what it returns waits for the result.
func rentLater(t *testing.T, bob *requesting, o requester.Order) func() (*requester.Rental, error) {
	type result struct {
		rental *requester.Rental
		err    error
	}
	done := make(chan result, 1)
	ctx := within(t, 30*time.Second)
	go func() {
		rental, err := bob.node.Rent(ctx, o)
		done <- result{rental, err}
	}()
	return func() (*requester.Rental, error) {
		r := <-done
		return r.rental, r.err
	}
}
