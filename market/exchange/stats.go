package exchange

import (
	"maps"
	"slices"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
)

// Stats are an exchange's numbers. What is counted is counted since the process began with a snapshot or an empty state, replay included.
type Stats struct {
	Commands   map[string]uint64          // applied, by what they are: offer, request, cancel, status, settled, extension, address lost, checkpoint, tick
	Refused    uint64                     // commands that the engine refused
	NoMatch    uint64                     // requests that found too few addresses when they came
	Deals      map[ipsx.DealStatus]uint64 // that came to this status
	Offers     int                        // in the book now
	Requests   int                        // that rest in the book now
	Queue      int                        // calls, of one command or of a bulk, that wait for the log now
	Appends    Histogram                  // how long the log took for each message that this process wrote
	HistoryLag time.Duration              // for how long the histories have not told all
}

// Histogram counts durations. Counts[i] are those of at most Bounds[i]; the last are all.
type Histogram struct {
	Counts []uint64
	Sum    time.Duration
}

// Bounds are the limits of the buckets of a Histogram.
var Bounds = []time.Duration{time.Millisecond, 2 * time.Millisecond, 5 * time.Millisecond, 10 * time.Millisecond, 25 * time.Millisecond,
	50 * time.Millisecond, 100 * time.Millisecond, 250 * time.Millisecond, time.Second, 5 * time.Second}

// Stats are the exchange's numbers at this moment.
func (x *Exchange) Stats() Stats {
	x.mu.RLock()
	defer x.mu.RUnlock()
	t := &x.tally
	offers, requests := x.engine.Sizes()
	return Stats{Commands: maps.Clone(t.commands), Refused: t.refused, NoMatch: t.noMatch, Deals: maps.Clone(t.deals),
		Offers: offers, Requests: requests, Queue: len(x.queue), Appends: x.appends.read(), HistoryLag: x.past.lag()}
}

// tally counts what commands did, live and in replay.
type tally struct {
	commands         map[string]uint64
	refused, noMatch uint64
	deals            map[ipsx.DealStatus]uint64
}

func newTally() tally {
	return tally{commands: map[string]uint64{}, deals: map[ipsx.DealStatus]uint64{}}
}

func (t *tally) count(c engine.Command, o *engine.Outcome) {
	t.commands[c.Name()]++
	if o.Err != nil {
		t.refused++
	}
	if o.NoMatch != nil && c.Request != nil {
		t.noMatch++
	}
	for _, notice := range o.Notices {
		if e := notice.Event; e.Type == ipsx.EventProposal || e.Type == ipsx.EventDeal {
			t.deals[e.Deal.Status]++
		}
	}
}

// stopwatch is a Histogram in the making.
type stopwatch struct {
	mu sync.Mutex
	Histogram
}

func (s *stopwatch) add(d time.Duration) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.Counts == nil {
		s.Counts = make([]uint64, len(Bounds)+1)
	}
	s.Sum += d
	first, _ := slices.BinarySearch(Bounds, d)
	for i := first; i < len(s.Counts); i++ {
		s.Counts[i]++
	}
}

func (s *stopwatch) read() Histogram {
	s.mu.Lock()
	defer s.mu.Unlock()
	return Histogram{slices.Clone(s.Counts), s.Sum}
}
