// Package report delivers a node's signed statuses to the exchange.
//
// The service does not wait for the exchange: statuses queue, in order, and are sent as long as it takes. So a lease survives an
// exchange that is away, and the exchange hears the whole story when it is back.
//
// Key advice: Flush before the process ends, or the last words are lost.
package report

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
)

// Exchange is the exchange as far as it takes statuses.
type Exchange interface {
	SendStatus(ctx context.Context, s ipsx.Signed[ipsx.Status]) (ipsx.DealView, error)
}

const (
	firstPause = 50 * time.Millisecond
	lastPause  = 2 * time.Second
	maxQueue   = 4096
)

// Reporter delivers a node's statuses to the exchange, in order and as long as it takes, without holding up the service. A periodic status that a newer
// one of the same deal follows is not sent, nor one again that came too soon for the exchange.
type Reporter struct {
	exchange Exchange
	log      *slog.Logger

	mu     sync.Mutex
	queue  []ipsx.Signed[ipsx.Status]
	wake   chan struct{}
	idle   chan struct{} // closed while nothing waits
	stop   context.CancelFunc
	closed context.Context
}

// New makes a reporter; Run makes it work.
func New(exchange Exchange, log *slog.Logger) *Reporter {
	r := &Reporter{exchange: exchange, log: log, wake: make(chan struct{}, 1), idle: make(chan struct{})}
	close(r.idle)
	r.closed, r.stop = context.WithCancel(context.Background())
	return r
}

// Send queues a status.
func (r *Reporter) Send(s ipsx.Signed[ipsx.Status]) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.queue) == 0 {
		r.idle = make(chan struct{})
	}
	if len(r.queue) < maxQueue || !periodic(s) {
		r.queue = append(r.queue, s)
	}
	select {
	case r.wake <- struct{}{}:
	default:
	}
}

func periodic(s ipsx.Signed[ipsx.Status]) bool {
	return s.Message.Status == ipsx.StatusUsing || s.Message.Status == ipsx.StatusServing
}

// Run delivers until Stop or the context's end.
func (r *Reporter) Run(ctx context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(r.closed, cancel)()
	for {
		s, ok := r.next()
		if ok {
			r.deliver(ctx, s)
			r.done()
			continue
		}
		select {
		case <-ctx.Done():
			return
		case <-r.wake:
		}
	}
}

// next is the first status in the queue that no newer one makes needless.
func (r *Reporter) next() (ipsx.Signed[ipsx.Status], bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for len(r.queue) > 1 && periodic(r.queue[0]) && r.superseded() {
		r.queue = r.queue[1:]
	}
	if len(r.queue) == 0 {
		return ipsx.Signed[ipsx.Status]{}, false
	}
	return r.queue[0], true
}

func (r *Reporter) superseded() bool {
	for _, later := range r.queue[1:] {
		if later.Message.Deal == r.queue[0].Message.Deal {
			return true
		}
	}
	return false
}

func (r *Reporter) done() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.queue = r.queue[1:]; len(r.queue) == 0 {
		close(r.idle)
	}
}

func (r *Reporter) deliver(ctx context.Context, s ipsx.Signed[ipsx.Status]) {
	for pause := firstPause; ctx.Err() == nil; pause = min(2*pause, lastPause) {
		_, err := r.exchange.SendStatus(ctx, s)
		switch ipsx.CodeOf(err) {
		case "", ipsx.CodeReplayed:
			return
		case ipsx.CodeRateLimited:
			if periodic(s) {
				return // the next one says more
			}
		case ipsx.CodeUnavailable, ipsx.CodeInternal:
		default:
			r.log.Warn("the exchange refused a status", "deal", s.Message.Deal, "status", s.Message.Status, "error", err)
			return
		}
		timer := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			timer.Stop()
		case <-timer.C:
		}
	}
}

// Flush waits until everything was delivered, at most for so long, and says whether it was.
func (r *Reporter) Flush(ctx context.Context, limit time.Duration) bool {
	r.mu.Lock()
	idle := r.idle
	r.mu.Unlock()
	timer := time.NewTimer(limit)
	defer timer.Stop()
	select {
	case <-idle:
		return true
	case <-timer.C:
	case <-ctx.Done():
	}
	return false
}

// Stop ends Run.
func (r *Reporter) Stop() { r.stop() }
