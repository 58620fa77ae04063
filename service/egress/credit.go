package egress

import (
	"context"
	"math"
	"sync"
)

// Credit bounds how many payload bytes the exits that share it may pass in all. At the bound flows pause, losing nothing, until it is raised.
type Credit struct {
	mu     sync.Mutex
	used   uint64
	limit  uint64
	raised chan struct{} // closed when the limit is raised
	tell   func()        // of the next use; nil: nobody
}

// NewCredit makes a credit without bound.
func NewCredit() *Credit { return &Credit{limit: math.MaxUint64, raised: make(chan struct{})} }

// Allow sets the bound, in bytes since the beginning.
func (c *Credit) Allow(limit uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if limit > c.limit {
		close(c.raised)
		c.raised = make(chan struct{})
	}
	c.limit = limit
}

// WhenUsed has tell called once, the next time that bytes are passed.
func (c *Credit) WhenUsed(tell func()) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.tell = tell
}

// take spends n bytes, waiting until they are allowed or the context ends.
func (c *Credit) take(ctx context.Context, n int) error {
	for {
		c.mu.Lock()
		if c.limit >= c.used && uint64(n) <= c.limit-c.used {
			c.used += uint64(n)
			tell := c.tell
			c.tell = nil
			c.mu.Unlock()
			if tell != nil {
				tell()
			}
			return nil
		}
		raised := c.raised
		c.mu.Unlock()
		select {
		case <-raised:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// give takes back what was spent for bytes that never arrived.
func (c *Credit) give(n uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.used -= min(n, c.used)
	close(c.raised)
	c.raised = make(chan struct{})
}
