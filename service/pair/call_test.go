package pair_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/pair"
)

// exporter acts on exports and counts how often.
type exporter struct {
	acted atomic.Int32
	err   error
}

func (x *exporter) act(_ context.Context, e pair.Envelope) (pair.Body, error) {
	if _, err := pair.As[pair.Export](e); err != nil {
		return nil, err
	}
	n := x.acted.Add(1)
	if x.err != nil {
		return nil, x.err
	}
	return pair.Exported{Inner: pair.Addrs{netip.AddrFrom4([4]byte{10, 64, 0, byte(n)})}, Endpoints: hi().Endpoints}, nil
}

// relay carries sealed envelopes between the two ends and loses what lose says. Deliveries run in the sender's goroutine.
type relay struct {
	mu        sync.Mutex
	requester *pair.Channel
	provider  *pair.Channel
	responder *pair.Responder
	caller    *pair.Caller
	lose      func(ipsx.PairMessage) bool
}

func (r *relay) send(ctx context.Context, e pair.Envelope) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	question, err := r.pass(r.requester, r.provider, e)
	if err != nil || question == nil {
		return err
	}
	answer, err := r.pass(r.provider, r.requester, r.responder.Answer(ctx, *question))
	if err == nil && answer != nil && !r.caller.Deliver(*answer) {
		err = errors.New("an answer was not taken as one")
	}
	return err
}

func (r *relay) pass(from, to *pair.Channel, e pair.Envelope) (*pair.Envelope, error) {
	sealed, err := from.Seal(e)
	if err != nil || r.lose(sealed) {
		return nil, err
	}
	opened, err := to.Open(sealed)
	return &opened, err
}

func newRelay(t *testing.T, act func(context.Context, pair.Envelope) (pair.Body, error), lose func(ipsx.PairMessage) bool) *relay {
	r := &relay{lose: lose, responder: pair.NewResponder(act)}
	r.provider, r.requester = ends(t)
	now := make(chan time.Time)
	close(now)
	r.caller = pair.NewCaller(r.send, time.Hour, func(time.Duration) <-chan time.Time { return now })
	return r
}

func TestQuestionsSurviveLossAndAreActedOnOnce(t *testing.T) {
	var x exporter
	r := newRelay(t, x.act, func(p ipsx.PairMessage) bool {
		return p.Role == ipsx.RequesterRole && p.Seq < 3 || p.Role == ipsx.ProviderRole && p.Seq < 4
	})
	answer, err := pair.Call[pair.Exported](t.Context(), r.caller.Ask, pair.Export{PublicKey: bob})
	if err != nil {
		t.Fatal(err)
	}
	if answer.Inner[0] != netip.MustParseAddr("10.64.0.1") || x.acted.Load() != 1 {
		t.Errorf("%+v after acting %d times", answer, x.acted.Load())
	}
	if answer, err = pair.Call[pair.Exported](t.Context(), r.caller.Ask, pair.Export{PublicKey: bob}); err != nil || answer.Inner[0] != netip.MustParseAddr("10.64.0.2") {
		t.Errorf("a second call: %+v, %v", answer, err)
	}
}

func TestSilenceAndRefusals(t *testing.T) {
	ctx, cancel := context.WithCancelCause(t.Context())
	r := newRelay(t, nil, func(p ipsx.PairMessage) bool {
		if p.Seq == 3 {
			cancel(errors.New("waited long enough"))
		}
		return true
	})
	_, err := pair.Call[pair.Exported](ctx, r.caller.Ask, pair.Export{PublicKey: bob})
	if !ipsx.IsCode(err, ipsx.CodeUnavailable) || !strings.Contains(err.Error(), "long enough") {
		t.Errorf("silence: %v", err)
	}
	x := exporter{err: ipsx.Errorf(ipsx.CodeUnsupported, "no exports here")}
	r = newRelay(t, x.act, func(ipsx.PairMessage) bool { return false })
	if _, err := pair.Call[pair.Exported](t.Context(), r.caller.Ask, pair.Export{PublicKey: bob}); !ipsx.IsCode(err, ipsx.CodeUnsupported) || err.Error() != "no exports here" {
		t.Errorf("a refusal: %v", err)
	}
	x.err = errors.New("open /home/alice/secret: permission denied")
	if _, err := pair.Call[pair.Exported](t.Context(), r.caller.Ask, pair.Export{PublicKey: bob}); !ipsx.IsCode(err, ipsx.CodeInternal) || strings.Contains(err.Error(), "alice") {
		t.Errorf("an inner fault: %v", err)
	}
	x.err = ipsx.Errorf(ipsx.CodeInvalid, "%s", strings.Repeat("\x01\xff", 4000))
	if _, err := pair.Call[pair.Exported](t.Context(), r.caller.Ask, pair.Export{PublicKey: bob}); !ipsx.IsCode(err, ipsx.CodeInvalid) {
		t.Errorf("a long error: %v", err)
	}
	x.err = ipsx.Errorf(ipsx.Code(strings.Repeat("x", 3900)), "an error that was passed on")
	if _, err := pair.Call[pair.Exported](t.Context(), r.caller.Ask, pair.Export{PublicKey: bob}); !ipsx.IsCode(err, ipsx.CodeInternal) {
		t.Errorf("a long code: %v", err)
	}
	down := pair.NewCaller(func(context.Context, pair.Envelope) error { return ipsx.Errorf(ipsx.CodeForbidden, "not your deal") }, time.Hour, nil)
	if _, err := pair.Call[pair.Exported](t.Context(), down.Ask, pair.Export{PublicKey: bob}); !ipsx.IsCode(err, ipsx.CodeForbidden) {
		t.Errorf("a carrier that refuses: %v", err)
	}
}

func TestQuestionsAreNotTakenAsAnswers(t *testing.T) {
	c := pair.NewCaller(nil, time.Hour, nil)
	if c.Deliver(enclose(t, pair.Export{PublicKey: bob})) || c.Deliver(enclose(t, hi())) {
		t.Error("a question was taken as an answer")
	}
	if !c.Deliver(enclose(t, pair.Failure{Code: ipsx.CodeDenied})) {
		t.Error("an answer that nobody waits for was left over as a question")
	}
}

func TestAnIDIsForOneQuestion(t *testing.T) {
	var x exporter
	r := pair.NewResponder(x.act)
	first := enclose(t, pair.Export{PublicKey: bob})
	other := enclose(t, pair.Export{PublicKey: mallory})
	other.ID = first.ID
	if _, err := pair.As[pair.Exported](r.Answer(t.Context(), first)); err != nil {
		t.Fatal(err)
	}
	if _, err := pair.As[pair.Exported](r.Answer(t.Context(), other)); !ipsx.IsCode(err, ipsx.CodeConflict) {
		t.Errorf("another question under the same id: %v", err)
	}
}

// Asked from many goroutines at once, while the first is still being worked on, a question is acted on once.
func TestAnswersAtOnce(t *testing.T) {
	var x exporter
	begun, finish := make(chan struct{}), make(chan struct{})
	r := pair.NewResponder(func(ctx context.Context, e pair.Envelope) (pair.Body, error) {
		close(begun)
		<-finish
		return x.act(ctx, e)
	})
	question := enclose(t, pair.Export{PublicKey: bob})
	answers := make(chan pair.Envelope)
	for range 8 {
		go func() { answers <- r.Answer(t.Context(), question) }()
	}
	<-begun
	close(finish)
	first := <-answers
	for range 7 {
		if again := <-answers; !bytes.Equal(again.Body, first.Body) {
			t.Error("two answers to one question")
		}
	}
	if x.acted.Load() != 1 {
		t.Errorf("acted %d times", x.acted.Load())
	}
}

func TestHTTP(t *testing.T) {
	var x exporter
	r := pair.NewResponder(x.act)
	server := httptest.NewServer(pair.Handler(func(ctx context.Context, from netip.Addr, e pair.Envelope) (pair.Envelope, error) {
		if from != netip.MustParseAddr("127.0.0.1") {
			return pair.Envelope{}, ipsx.Errorf(ipsx.CodeNotFound, "no deal of %s", from)
		}
		return r.Answer(ctx, e), nil
	}))
	defer server.Close()
	tunnel := pair.HTTP{Client: server.Client(), Provider: netip.MustParseAddrPort(server.Listener.Addr().String())}
	if answer, err := pair.Call[pair.Exported](t.Context(), tunnel.Ask, pair.Export{PublicKey: bob}); err != nil || len(answer.Inner) != 1 {
		t.Fatalf("%+v: %v", answer, err)
	}
	if _, err := pair.Call[pair.Paid](t.Context(), tunnel.Ask, pair.Export{PublicKey: bob}); !ipsx.IsCode(err, ipsx.CodeInvalid) {
		t.Errorf("an answer of another type: %v", err)
	}
	for _, body := range []string{"", "nonsense", `{"id":1,"type":"export","body":{},"x":1}`, strings.Repeat("[", 1<<20)} {
		response, err := http.Post(server.URL+pair.Path, "application/json", strings.NewReader(body))
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(response.Body)
		response.Body.Close()
		e, err := pair.Parse(data)
		if err != nil || e.Type != pair.TypeFailure {
			t.Errorf("%.20q was answered with %q", body, data)
		}
	}
}

// A question that got lost in a dying tunnel goes over the relay, and is acted on once.
func TestTheRelayTakesOver(t *testing.T) {
	var x exporter
	r := newRelay(t, x.act, func(ipsx.PairMessage) bool { return false })
	server := httptest.NewServer(pair.Handler(func(ctx context.Context, _ netip.Addr, e pair.Envelope) (pair.Envelope, error) {
		r.responder.Answer(ctx, e)
		panic(http.ErrAbortHandler) // the tunnel breaks before the answer is out
	}))
	defer server.Close()
	tunnel := pair.HTTP{Client: server.Client(), Provider: netip.MustParseAddrPort(server.Listener.Addr().String())}
	answer, err := pair.Call[pair.Exported](t.Context(), pair.Or(tunnel.Ask, r.caller.Ask), pair.Export{PublicKey: bob})
	if err != nil || answer.Inner[0] != netip.MustParseAddr("10.64.0.1") || x.acted.Load() != 1 {
		t.Errorf("%+v after acting %d times: %v", answer, x.acted.Load(), err)
	}
}

// TestEntriesGoThroughTheTunnelOnly: a page of the log is larger than a sealed message, and nothing else may be as large.
func TestEntriesGoThroughTheTunnelOnly(t *testing.T) {
	page := pair.Entries{Packed: bytes.Repeat([]byte{7}, pair.MaxPacked), Size: 9, Root: deal}
	server := httptest.NewServer(pair.Handler(func(_ context.Context, _ netip.Addr, e pair.Envelope) (pair.Envelope, error) {
		return pair.Reply(e, page)
	}))
	defer server.Close()
	tunnel := pair.HTTP{Client: server.Client(), Provider: netip.MustParseAddrPort(server.Listener.Addr().String())}
	got, err := pair.Call[pair.Entries](t.Context(), tunnel.Ask, pair.Log{From: 3})
	if err != nil || !bytes.Equal(got.Packed, page.Packed) || got.Size != 9 || got.Root != deal {
		t.Errorf("a page of %d bytes: %v", len(got.Packed), err)
	}
	_, sends := ends(t)
	if _, err := sends.Seal(enclose(t, page)); !ipsx.IsCode(err, ipsx.CodeTooLarge) {
		t.Errorf("a page was sealed: %v", err)
	}
	if _, err := pair.New(pair.Entries{Packed: make([]byte, pair.MaxPacked+1)}); !ipsx.IsCode(err, ipsx.CodeTooLarge) {
		t.Errorf("a page that is too large: %v", err)
	}
	flood := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, `{"id":1,"type":"failure","body":{"code":"denied","message":"`+strings.Repeat("x", 100<<10)+`"}}`)
	}))
	defer flood.Close()
	tunnel = pair.HTTP{Client: flood.Client(), Provider: netip.MustParseAddrPort(flood.Listener.Addr().String())}
	if _, err := pair.Call[pair.Entries](t.Context(), tunnel.Ask, pair.Log{}); !ipsx.IsCode(err, ipsx.CodeTooLarge) {
		t.Errorf("a large failure: %v", err)
	}
}
