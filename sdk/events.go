package sdk

import (
	"bufio"
	"context"
	"encoding/json"
	"io"
	"iter"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/ipsx/ipsx"
)

const (
	firstBackoff = 100 * time.Millisecond
	lastBackoff  = 5 * time.Second
	idleLimit    = 30 * time.Second // the exchange sends a heartbeat every 10 s
	maxEventLine = 1 << 20
)

// Events follows the wallet's own events: those after the ID, or those from now on when after is 0. When the stream breaks it
// is resumed behind the last event, with growing pauses, as often as it takes; nothing is skipped or repeated, except that
// an EventMessage may come twice. Handle one event before the next: a reader that falls far behind is cut off and resumed.
//
// It ends when the context does, when the caller breaks, or with one error that no retry mends: a refused signature, or
// CodeExpired when the exchange no longer keeps the events after the ID. Then start again at 0, and a moment later read Deals
// for what was missed.
func (c *Client) Events(ctx context.Context, after uint64) iter.Seq2[ipsx.Event, error] {
	return func(yield func(ipsx.Event, error) bool) {
		s := &stream{client: c, after: after, yield: yield, backoff: firstBackoff}
		for !s.done && ctx.Err() == nil {
			err := s.follow(ctx)
			if s.done || ctx.Err() != nil {
				return
			}
			if !temporary(err) {
				yield(ipsx.Event{}, err)
				return
			}
			s.pause(ctx, err)
		}
	}
}

func temporary(err error) bool {
	switch ipsx.CodeOf(err) {
	case "", ipsx.CodeUnavailable, ipsx.CodeRateLimited, ipsx.CodeInternal:
		return true
	}
	return false
}

// stream is one run of Events over several connections.
type stream struct {
	client  *Client
	after   uint64
	yield   func(ipsx.Event, error) bool
	backoff time.Duration
	done    bool
}

func (s *stream) pause(ctx context.Context, err error) {
	s.client.options.Log.Warn("the event stream broke and will be resumed", "after", s.after, "in", s.backoff, "error", err)
	timer := time.NewTimer(s.backoff)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	}
	s.backoff = min(2*s.backoff, lastBackoff)
}

// follow reads one connection to its end.
func (s *stream) follow(ctx context.Context) error {
	ctx, cancel := s.client.untilMoved(ctx)
	defer cancel()
	authorization, err := s.client.authorization()
	if err != nil {
		return err
	}
	header := http.Header{"Authorization": {authorization}, "Accept": {"text/event-stream"}}
	query := url.Values{}
	if s.after > 0 {
		query.Set("after", strconv.FormatUint(s.after, 10))
	}
	response, err := s.client.send(ctx, http.MethodGet, "/v1/events", query, header, nil)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }() // the stream is over either way
	watchdog := time.AfterFunc(idleLimit, cancel)
	defer watchdog.Stop()
	return unreachable(s.client.base, s.read(response.Body, func() { watchdog.Reset(idleLimit) }))
}

// read parses server-sent events (WHATWG HTML, section 9.2) as the exchange writes them: one id and one data line each.
func (s *stream) read(body io.Reader, alive func()) error {
	lines := bufio.NewScanner(body)
	lines.Buffer(nil, maxEventLine)
	id, data := uint64(0), ""
	for lines.Scan() {
		alive()
		name, value, _ := strings.Cut(lines.Text(), ":")
		value = strings.TrimPrefix(value, " ")
		switch name {
		case "id":
			id, _ = strconv.ParseUint(value, 10, 64) // not a number: as if it had none
		case "data":
			data = value
		case "event", "retry":
		default:
			if lines.Text() == "" {
				if err := s.dispatch(id, data); err != nil || s.done {
					return err
				}
				id, data = 0, ""
			}
		}
	}
	if lines.Err() != nil {
		return lines.Err()
	}
	return io.ErrUnexpectedEOF
}

func (s *stream) dispatch(id uint64, data string) error {
	if data != "" {
		var event ipsx.Event
		if err := json.Unmarshal([]byte(data), &event); err != nil {
			return err
		}
		s.done = !s.yield(event, nil)
	}
	if id > 0 {
		s.after, s.backoff = id, firstBackoff
	}
	return nil
}
