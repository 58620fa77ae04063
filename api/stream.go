package api

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange"
)

const (
	heartbeat   = 10 * time.Second // a comment, so that both ends notice a dead connection
	sendTimeout = 10 * time.Second // a reader that takes longer for one event is cut off
	maxStreams  = 16               // of one wallet at once
)

// stream writes server-sent events until the reader goes, falls behind, or the exchange ends. It starts with the ID behind which it
// follows, so that a reader that is cut off before its first event can still resume. At the end readers are told when to come back, each at another
// moment, so that they do not come all at once.
func stream(ctx context.Context, w http.ResponseWriter, s *exchange.Subscription) {
	out := newEventWriter(w)
	err := out.send(fmt.Appendf(nil, "id: %d\n\n", s.Start()))
	for err == nil {
		err = out.next(ctx, s)
	}
	_ = out.send(fmt.Appendf(nil, "retry: %d\n\n", 500+rand.IntN(2500))) // milliseconds; a reader that has gone needs none
}

// liveKey finds the context that ends at shutdown in those of requests, which live until they are answered.
type liveKey struct{}

// draining says whether the server that took the call is going.
func draining(request context.Context) bool {
	live, ok := request.Value(liveKey{}).(context.Context)
	return ok && live.Err() != nil
}

// streaming is the request's context, ended also by the shutdown of Serve.
func streaming(request context.Context) (context.Context, context.CancelFunc) {
	ctx, cancel := context.WithCancel(request)
	live, ok := request.Value(liveKey{}).(context.Context)
	if !ok { // another server than Serve's
		return ctx, cancel
	}
	forget := context.AfterFunc(live, cancel)
	return ctx, func() { forget(); cancel() }
}

type eventWriter struct {
	w       http.ResponseWriter
	control *http.ResponseController
}

func newEventWriter(w http.ResponseWriter) *eventWriter {
	w.Header().Set("Content-Type", "text/event-stream")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Accel-Buffering", "no") // proxies pass events on at once
	control := http.NewResponseController(w)
	_ = control.SetReadDeadline(time.Time{}) // the server's own is for requests; where none can be set none was
	w.WriteHeader(http.StatusOK)
	return &eventWriter{w, control}
}

func (o *eventWriter) next(ctx context.Context, s *exchange.Subscription) error {
	wait, cancel := context.WithTimeout(ctx, heartbeat)
	defer cancel()
	event, err := s.Next(wait)
	if errors.Is(err, context.DeadlineExceeded) && ctx.Err() == nil {
		return o.send([]byte(": heartbeat\n\n"))
	}
	if err != nil {
		return err
	}
	return o.event(event)
}

// event writes an event; relayed messages have no ID and leave the reader's last ID as it is.
func (o *eventWriter) event(e ipsx.Event) error {
	data, err := json.Marshal(e)
	if err != nil {
		return err
	}
	var text []byte
	if e.ID > 0 {
		text = fmt.Appendf(text, "id: %d\n", e.ID)
	}
	return o.send(fmt.Appendf(text, "event: %s\ndata: %s\n\n", e.Type, data))
}

func (o *eventWriter) send(text []byte) error {
	if err := o.control.SetWriteDeadline(time.Now().Add(sendTimeout)); err != nil {
		return err
	}
	if _, err := o.w.Write(text); err != nil {
		return err
	}
	return o.control.Flush()
}

// streams counts the open streams of each wallet.
type streams struct {
	mu   sync.Mutex
	open map[ipsx.Address]int
}

func newStreams() *streams { return &streams{open: map[ipsx.Address]int{}} }

func (s *streams) enter(wallet ipsx.Address) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open[wallet] >= maxStreams {
		return false
	}
	s.open[wallet]++
	return true
}

func (s *streams) count() (all int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, open := range s.open {
		all += open
	}
	return all
}

func (s *streams) leave(wallet ipsx.Address) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open[wallet]--; s.open[wallet] == 0 {
		delete(s.open, wallet)
	}
}
