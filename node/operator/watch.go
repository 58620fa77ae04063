package operator

import (
	"context"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
)

const (
	watchEvery   = 5 * time.Second
	chainSilence = 20 * time.Second // without an answer of the chain's endpoint, until the exchange counts as cut off
)

// headTime is what is asked of the chain: its newest block's time, in Unix seconds.
type headTime func(context.Context) (int64, error)

// watch remembers how the chain was when it was last asked, so that strangers who ask whether the exchange is ready cost the endpoint nothing.
type watch struct {
	now    func() time.Time
	maxAge time.Duration // of the newest block; 0: any

	mu       sync.Mutex
	answered time.Time // when the chain last answered
	head     time.Time // the newest block's, then
}

// run asks until the context ends.
func (w *watch) run(ctx context.Context, ask headTime) {
	for ctx.Err() == nil {
		w.look(ctx, ask)
		select {
		case <-ctx.Done():
		case <-time.After(watchEvery):
		}
	}
}

func (w *watch) look(ctx context.Context, ask headTime) {
	limit, cancel := context.WithTimeout(ctx, watchEvery)
	defer cancel()
	head, err := ask(limit)
	if err != nil {
		return
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.answered, w.head = w.now(), time.Unix(head, 0)
}

// lag is how old the newest block is that is known of, and for how long the chain has been silent.
func (w *watch) lag() (age, silence time.Duration) {
	w.mu.Lock()
	defer w.mu.Unlock()
	now := w.now()
	return max(0, now.Sub(w.head)), now.Sub(w.answered)
}

// ready says why the chain is not good enough to trade on, or nil.
func (w *watch) ready() error {
	age, silence := w.lag()
	if silence > chainSilence {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the chain cannot be asked").WithFix("check the chain's endpoint")
	}
	if w.maxAge > 0 && age > w.maxAge {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the chain's newest block is %s old, more than %s", age.Round(time.Second), w.maxAge).
			WithFix("check that the chain's endpoint is in sync")
	}
	return nil
}
