package faults

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/node/operator"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/wallet"
)

// market is one of several exchanges on a chain. It is found through a front, which can refuse calls and add events of its own.
type market struct {
	w       *world
	name    string
	address ipsx.Address
	dir, at string // host:port of the operator
	front   *httptest.Server
	stop    func() // the operator, as often as one likes

	mu      sync.Mutex
	refuses string            // path that nobody gets through to
	holds   string            // path on which callers get no answer, though it is done
	held    chan struct{}     // one waits for it
	asked   func(path string) // is told of each call before it is served
	streams map[chan string]bool
	said    chan ipsx.Status // that actors sent
}

// newMarkets is a chain with two exchanges, which the registry lists in this order.
func newMarkets(t *testing.T) (w *world, a, b *market) {
	t.Parallel() // these tests mostly wait
	t.Helper()
	n := must[*localnet.Network](t)(localnet.Start(t.Context(), localnet.Options{ChainOnly: true}))
	t.Cleanup(func() {
		if err := n.Close(); err != nil {
			t.Error(err)
		}
	})
	w = &world{Network: n, t: t, site: newSite(t)}
	a = w.market("exchange a")
	b = w.market("exchange b")
	return w, a, b
}

func (w *world) market(name string) *market {
	w.t.Helper()
	key := must[*wallet.Key](w.t)(w.Funded(w.t.Context(), name, ipsx.Wei(1)))
	m := &market{w: w, name: name, address: key.Address(), dir: w.t.TempDir(), at: freePort(w.t), stop: func() {}, held: make(chan struct{}, 64), streams: map[chan string]bool{}, said: make(chan ipsx.Status, 4096)}
	m.start()
	proxy := httputil.NewSingleHostReverseProxy(must[*url.URL](w.t)(url.Parse("http://" + m.at)))
	proxy.FlushInterval = -1
	proxy.ErrorLog = log.New(io.Discard, "", 0)
	proxy.ErrorHandler = func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) } // as if nobody were there
	proxy.ModifyResponse = m.change
	m.front = httptest.NewServer(m.guard(proxy))
	w.t.Cleanup(func() {
		m.front.CloseClientConnections()
		m.front.Close()
	})
	must[chain.Receipt](w.t)(w.Client().Announce(w.t.Context(), key, m.front.URL, ""))
	return m
}

// start runs the operator again, on its log.
func (m *market) start() {
	m.w.t.Helper()
	key := must[*wallet.Key](m.w.t)(m.w.Key(m.name))
	o := must[*operator.Operator](m.w.t)(operator.Open(m.w.t.Context(), operator.Config{Dir: m.dir, Key: key, Chain: m.w.Client(), AllowPrivate: true, Listen: m.at, ExitCheck: "127.0.0.1:0"}))
	ctx, cancel := context.WithCancel(context.WithoutCancel(m.w.t.Context()))
	done := make(chan struct{})
	go func() {
		defer close(done)
		if err := o.Serve(ctx); err != nil {
			m.w.t.Errorf("%s ended: %v", m.name, err)
		}
	}()
	m.stop = func() {
		cancel()
		<-done
	}
	m.w.t.Cleanup(m.stop)
}

// guard refuses and holds calls.
func (m *market) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		m.mu.Lock()
		refused, hold, asked := m.refuses == r.URL.Path, m.holds == r.URL.Path, m.asked
		m.mu.Unlock()
		if asked != nil {
			asked(r.URL.Path)
		}
		if refused {
			panic(http.ErrAbortHandler)
		}
		body, _ := io.ReadAll(r.Body) // what is torn the exchange refuses
		r.Body = io.NopCloser(bytes.NewReader(body))
		if strings.HasSuffix(r.URL.Path, "/statuses") {
			var s ipsx.Signed[ipsx.Status]
			_ = json.Unmarshal(body, &s)
			m.said <- s.Message
		}
		if hold {
			next.ServeHTTP(httptest.NewRecorder(), r)
			m.held <- struct{}{}
			<-r.Context().Done()
			return
		}
		next.ServeHTTP(w, r)
	})
}

// refuse lets nobody through to a path; "" ends it.
func (m *market) refuse(path string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.refuses = path
}

// hold keeps the answers of a path back; "" ends it.
func (m *market) hold(path string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.holds = path
}

// watch has somebody told of each call.
func (m *market) watch(asked func(path string)) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.asked = asked
}

// change gives each stream of events a second source.
func (m *market) change(r *http.Response) error {
	if r.Request.URL.Path != "/v1/events" || r.StatusCode != http.StatusOK {
		return nil
	}
	out, in := io.Pipe()
	said := make(chan string, 8)
	m.mu.Lock()
	m.streams[said] = true
	m.mu.Unlock()
	from := r.Body
	go func() {
		defer from.Close()
		for {
			select {
			case event := <-said:
				_, _ = io.WriteString(in, event) // a reader that left sees nothing
			case <-r.Request.Context().Done():
				return
			}
		}
	}()
	go func() {
		_, err := io.Copy(in, from)
		_ = in.CloseWithError(err)
	}()
	r.Body = out
	return nil
}

// says has the exchange tell everybody who follows it something that is not in its log.
func (m *market) says(event ipsx.Event) {
	m.w.t.Helper()
	data := must[[]byte](m.w.t)(json.Marshal(event))
	m.mu.Lock()
	defer m.mu.Unlock()
	for said := range m.streams {
		said <- fmt.Sprintf("\ndata: %s\n\n", data)
	}
}

// client is somebody's client of this exchange.
func (m *market) client(name string) *sdk.Client {
	m.w.t.Helper()
	client, _, _ := m.w.dial(name, link{exchange: m.front.URL, funds: ipsx.Wei(1)})
	return client
}

// offers are the prefixes on offer.
func (m *market) offers() (prefixes []string) {
	m.w.t.Helper()
	for _, o := range must[ipsx.OrderPage](m.w.t)(m.client("onlooker").Offers(m.w.t.Context(), ipsx.OrderFilter{})).Orders {
		for _, p := range o.Offer.Prefixes {
			prefixes = append(prefixes, p.String())
		}
	}
	return prefixes
}
