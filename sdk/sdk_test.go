package sdk_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/sdk"
)

// The cast: Bob is the client, Victor runs the exchange, Mallory signs in his place.
var bob, mallory, victor = actor.Named("bob"), actor.Named("mallory"), actor.Named("victor")

// dishonest is an exchange whose terms name Victor, with answers of its own.
func dishonest(t *testing.T, answers map[string]http.HandlerFunc) *sdk.Client {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("/v1/terms", func(w http.ResponseWriter, _ *http.Request) { write(t, w, ipsx.Terms{Exchange: victor.Address()}) })
	for path, answer := range answers {
		mux.HandleFunc(path, answer)
	}
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	client, err := sdk.Dial(t.Context(), server.URL, sdk.Options{Signer: bob})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func write(t *testing.T, w http.ResponseWriter, v any) {
	t.Helper()
	if err := json.NewEncoder(w).Encode(v); err != nil {
		t.Error(err)
	}
}

func TestAReceiptMustBeTheExchangesAndForThisOrder(t *testing.T) {
	for name, c := range map[string]struct {
		signer ipsx.Signer
		change func(*ipsx.Receipt)
		want   ipsx.Code
	}{
		"honest":            {victor, func(*ipsx.Receipt) {}, ""},
		"signed by another": {mallory, func(*ipsx.Receipt) {}, ipsx.CodeSignature},
		"another order":     {victor, func(r *ipsx.Receipt) { r.Order = ipsx.Hash{1} }, ipsx.CodeSignature},
		"another exchange":  {victor, func(r *ipsx.Receipt) { r.Exchange = mallory.Address() }, ipsx.CodeSignature},
	} {
		t.Run(name, func(t *testing.T) {
			client := dishonest(t, map[string]http.HandlerFunc{"/v1/cancels": func(w http.ResponseWriter, r *http.Request) {
				var cancel ipsx.Signed[ipsx.Cancel]
				if err := ipsx.Decode(r.Body, 1<<16, &cancel); err != nil {
					t.Error(err)
				}
				receipt := ipsx.Receipt{Exchange: victor.Address(), Order: ipsx.Domain{}.Digest(cancel.Message), Sequence: 1}
				c.change(&receipt)
				signed, err := ipsx.Sign(c.signer, ipsx.Domain{}, receipt)
				if err != nil {
					t.Error(err)
				}
				write(t, w, ipsx.OrderResult{Receipt: signed})
			}})
			if _, err := client.Cancel(t.Context(), ipsx.Hash{9}); ipsx.CodeOf(err) != c.want {
				t.Errorf("got %v, want code %q", err, c.want)
			}
		})
	}
}

// TestAReceiptCanShareItsSignature: with its path it is good, with another's it is not.
func TestAReceiptCanShareItsSignature(t *testing.T) {
	for name, c := range map[string]struct {
		of   int
		want ipsx.Code
	}{"its own": {1, ""}, "another's": {2, ipsx.CodeSignature}} {
		t.Run(name, func(t *testing.T) {
			client := dishonest(t, map[string]http.HandlerFunc{"/v1/cancels": func(w http.ResponseWriter, r *http.Request) {
				var cancel ipsx.Signed[ipsx.Cancel]
				if err := ipsx.Decode(r.Body, 1<<16, &cancel); err != nil {
					t.Error(err)
				}
				together := []ipsx.Receipt{{Order: ipsx.Hash{1}}, {Exchange: victor.Address(), Order: ipsx.Domain{}.Digest(cancel.Message)}, {Order: ipsx.Hash{2}}}
				each, err := ipsx.SignEach(victor, ipsx.Domain{}, together)
				if err != nil {
					t.Error(err)
				}
				each[1].Path = each[c.of].Path
				write(t, w, ipsx.OrderResult{Receipt: each[1]})
			}})
			if _, err := client.Cancel(t.Context(), ipsx.Hash{9}); ipsx.CodeOf(err) != c.want {
				t.Errorf("got %v, want code %q", err, c.want)
			}
		})
	}
}

func TestAnswersThatAreNotAnExchanges(t *testing.T) {
	client := dishonest(t, map[string]http.HandlerFunc{
		"/v1/offers": func(w http.ResponseWriter, _ *http.Request) {
			http.Error(w, "<html>bad gateway</html>", http.StatusBadGateway)
		},
		"/v1/requests": func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, "<html>welcome</html>") },
		"/v1/deals":    func(w http.ResponseWriter, _ *http.Request) { panic(http.ErrAbortHandler) },
	})
	_, offers := client.Offers(t.Context(), ipsx.OrderFilter{})
	_, requests := client.Requests(t.Context(), ipsx.OrderFilter{})
	_, deals := client.Deals(t.Context(), ipsx.DealFilter{})
	_, order := client.Order(t.Context(), ipsx.Hash{1})
	for i, err := range []error{offers, requests, deals} {
		if !ipsx.IsCode(err, ipsx.CodeUnavailable) {
			t.Errorf("answer %d gives %v", i, err)
		}
	}
	if !ipsx.IsCode(order, ipsx.CodeUnsupported) {
		t.Errorf("a route that is not there gives %v", order)
	}
}

func TestABrokenStreamIsResumedBehindTheLastEvent(t *testing.T) {
	asked := make(chan string, 8)
	connection := 0
	client := dishonest(t, map[string]http.HandlerFunc{"/v1/events": func(w http.ResponseWriter, r *http.Request) {
		asked <- r.URL.Query().Get("after")
		connection++
		_, _ = fmt.Fprintf(w, "id: %d\n\n: heartbeat\n\n", 10*connection)
		if connection > 1 {
			_, _ = fmt.Fprintf(w, "id: %d\nevent: order\ndata: {\"id\":%d,\"type\":\"order\"}\n\nid: 99\ndata: {\"id\":99,", 10*connection+1, 10*connection+1)
		} // the last one is torn
	}})
	var got []uint64
	for event, err := range client.Events(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		if got = append(got, event.ID); len(got) == 2 {
			break
		}
	}
	if got[0] != 21 || got[1] != 31 {
		t.Errorf("events %v, want 21 and 31", got)
	}
	for i, want := range []string{"", "10", "21"} {
		if after := <-asked; after != want {
			t.Errorf("connection %d asked behind %q, want %q", i+1, after, want)
		}
	}
}

// TestAMoveBreaksStreams: a stream from the network that this machine has left would be silent for as long as it is patient.
func TestAMoveBreaksStreams(t *testing.T) {
	client := dishonest(t, map[string]http.HandlerFunc{"/v1/events": func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Query().Get("after") == "7" {
			_, _ = fmt.Fprint(w, "id: 8\ndata: {\"id\":8,\"type\":\"order\"}\n\n")
			return
		}
		_, _ = fmt.Fprint(w, "id: 7\ndata: {\"id\":7,\"type\":\"order\"}\n\n")
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
	}})
	begun := time.Now()
	for event, err := range client.Events(t.Context(), 0) {
		if err != nil {
			t.Fatal(err)
		}
		if event.ID == 8 {
			break
		}
		client.Moved()
	}
	if took := time.Since(begun); took > 20*time.Second {
		t.Errorf("the stream was silent for %s", took)
	}
}

func TestARefusedStreamEndsWithItsError(t *testing.T) {
	client := dishonest(t, map[string]http.HandlerFunc{"/v1/events": func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(http.StatusGone)
		write(t, w, map[string]string{"code": "expired", "detail": "gone", "fix": "start anew"})
	}})
	for _, err := range client.Events(t.Context(), 7) {
		if e := err.Error(); !ipsx.IsCode(err, ipsx.CodeExpired) || e != "gone (start anew)" {
			t.Errorf("got %v", err)
		}
	}
}
