package report

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

// busy is an exchange that refuses each first try, as one too many; and on the deal that it had enough of, all periodic statuses.
type busy struct {
	mu     sync.Mutex
	enough ipsx.Hash
	tried  []ipsx.Status
	taken  []ipsx.Status
}

func (b *busy) SendStatus(_ context.Context, s ipsx.Signed[ipsx.Status]) (ipsx.DealView, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	first := !slices.Contains(b.tried, s.Message)
	b.tried = append(b.tried, s.Message)
	if first || s.Message.Deal == b.enough {
		return ipsx.DealView{}, ipsx.Errorf(ipsx.CodeRateLimited, "too many")
	}
	b.taken = append(b.taken, s.Message)
	return ipsx.DealView{}, nil
}

// TestATooFrequentStatusHoldsNothingUp: a meter that is one too many is not repeated, so that Bob's other deal hears what matters; that is repeated.
func TestATooFrequentStatusHoldsNothingUp(t *testing.T) {
	fast, other := ipsx.Hash{1}, ipsx.Hash{2}
	exchange := &busy{enough: fast}
	r := New(exchange, slog.New(slog.DiscardHandler))
	using := ipsx.Status{Deal: fast, Role: ipsx.RequesterRole, Seq: 2, Status: ipsx.StatusUsing}
	connected := ipsx.Status{Deal: other, Role: ipsx.RequesterRole, Seq: 1, Status: ipsx.StatusConnected}
	r.Send(ipsx.Signed[ipsx.Status]{Message: using})
	r.Send(ipsx.Signed[ipsx.Status]{Message: connected})
	var running sync.WaitGroup
	running.Go(func() { r.Run(t.Context()) })
	delivered := r.Flush(t.Context(), 5*time.Second)
	r.Stop()
	running.Wait()
	if !delivered || !slices.Equal(exchange.tried, []ipsx.Status{using, connected, connected}) || len(exchange.taken) != 1 {
		t.Errorf("tried %+v, taken %+v", exchange.tried, exchange.taken)
	}
}
