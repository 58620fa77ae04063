package tunnel

import (
	"sync"
	"time"
)

// deadline is a channel that closes at a time which may change.
type deadline struct {
	mu     sync.Mutex
	timer  *time.Timer
	passed chan struct{}
}

func (d *deadline) wait() <-chan struct{} {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.passed
}

// set moves it to t; the zero time is never. Whoever waits already keeps the old channel when that has not passed: it closes at the new time too.
func (d *deadline) set(t time.Time) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.timer != nil && !d.timer.Stop() {
		d.passed = make(chan struct{}) // the old one is closed, or will be by the function that runs just now
	}
	d.timer = nil
	if !t.IsZero() {
		passed := d.passed
		d.timer = time.AfterFunc(time.Until(t), func() { close(passed) })
	}
}
