package exchange

import (
	"context"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

// slowAppend is from when on the log counts as stuck.
const slowAppend = 5 * time.Second

// append writes to the log, and lets be seen how long that takes.
func (x *Exchange) append(ctx context.Context, b journal.Batch) (journal.Position, error) {
	started := time.Now()
	x.appending.Store(started.UnixNano())
	defer func() { x.appending.Store(0); x.appends.add(time.Since(started)) }()
	return x.journal.Append(ctx, b)
}

// Ready says why the exchange should get no new orders just now, or nil: it is a standby, its log does not take what it has, or more waits than it can group.
func (x *Exchange) Ready() error {
	if err := x.leading(); err != nil {
		return err
	}
	if since := x.appending.Load(); since != 0 && time.Since(time.Unix(0, since)) > slowAppend {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the log has not taken a message for %s", slowAppend).WithFix("check the disk")
	}
	if len(x.queue) == cap(x.queue) {
		return ipsx.Errorf(ipsx.CodeUnavailable, "%d orders wait for the log", cap(x.queue)).WithFix("come back in a moment")
	}
	return nil
}
