package requester

import (
	"context"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
	"github.com/ipsx/ipsx/service/pair"
)

const (
	readEvery = time.Second            // as often as the provider writes
	lastRead  = 500 * time.Millisecond // for what is in the log at the end
)

// reading is how far this side has read the provider's connection log, and what of it it acknowledges: what it checked, as far as that is old enough.
type reading struct {
	witness *witness
	now     func() time.Time

	mu     sync.Mutex
	read   connlog.Edge
	agreed connlog.Edge
	recent []checked            // read, and not agreed yet
	claims map[uint64]ipsx.Hash // roots that the provider signed, of sizes that were not read yet
	ended  error                // why no more is acknowledged
}

// checked is an entry that told the truth.
type checked struct {
	leaf ipsx.Hash
	at   time.Time
}

// maxClaims bounds the roots that are remembered: a reader is not that far behind.
const maxClaims = 1024

func newReading(w *witness) *reading {
	return &reading{witness: w, now: time.Now, read: connlog.NewEdge(), agreed: connlog.NewEdge(), claims: map[uint64]ipsx.Hash{}}
}

// size is how many entries were read.
func (r *reading) size() uint64 {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.read.Head().Size
}

// take checks a page, entry by entry, up to the first that is not true.
func (r *reading) take(page pair.Entries) error {
	entries, err := connlog.Unpack(page.Packed)
	if err != nil {
		return r.end(err)
	}
	for _, e := range entries {
		if err := r.witness.check(e); err != nil {
			return r.end(err)
		}
		if err := r.add(e); err != nil {
			return r.end(err)
		}
	}
	return r.claimed(connlog.Head{Size: page.Size, Root: page.Root})
}

func (r *reading) add(e connlog.Entry) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	leaf := connlog.Leaf(e.Encode())
	r.read.Append(leaf)
	r.recent = append(r.recent, checked{leaf, time.UnixMilli(e.At)})
	head := r.read.Head()
	root, said := r.claims[head.Size]
	delete(r.claims, head.Size)
	return twoLogs(said && root != head.Root, head)
}

// claimed takes a head that the provider names: it must be that of the entries that this side reads.
func (r *reading) claimed(h connlog.Head) error {
	r.mu.Lock()
	head := r.read.Head()
	if h.Size > head.Size && len(r.claims) < maxClaims {
		r.claims[h.Size] = h.Root
	}
	r.mu.Unlock()
	if err := twoLogs(h.Size == head.Size && h != head, head); err != nil {
		return r.end(err)
	}
	return nil
}

func twoLogs(differ bool, h connlog.Head) error {
	if !differ {
		return nil
	}
	return ipsx.Errorf(ipsx.CodeConflict, "the provider signed another log of %d entries than the one it shows", h.Size)
}

// end stops the reading for good. What was agreed stays acknowledged.
func (r *reading) end(why error) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.ended == nil {
		r.ended = why
	}
	return r.ended
}

func (r *reading) over() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.ended
}

// acknowledged is what this side signs: what it checked of entries that are old enough, and at the end all that it checked.
func (r *reading) acknowledged(all bool) connlog.Head {
	if r == nil {
		return connlog.Head{}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	for len(r.recent) > 0 && (all || r.now().Sub(r.recent[0].at) >= acknowledgeAfter) {
		r.agreed.Append(r.recent[0].leaf)
		r.recent = r.recent[1:]
	}
	return r.agreed.Head()
}

// keepReading reads the log while this side's own client has the tunnel.
func (l *Lease) keepReading() {
	ticker := time.NewTicker(readEvery)
	defer ticker.Stop()
	for {
		select {
		case <-l.over.Done():
			return
		case <-l.handedOver:
			return
		case <-ticker.C:
		}
		if !l.readLog(l.over) {
			return
		}
	}
}

// readLog reads what is new; false when there is nothing more to read, ever.
func (l *Lease) readLog(ctx context.Context) bool {
	ask, alone := l.askInside()
	for alone && l.reading.over() == nil {
		before := l.reading.size()
		page, err := pair.Call[pair.Entries](ctx, ask, pair.Log{From: before})
		if ipsx.IsCode(err, ipsx.CodeUnavailable) || ipsx.IsCode(err, ipsx.CodeInternal) || ctx.Err() != nil {
			return true
		}
		if err == nil {
			err = l.reading.take(page)
		} else {
			err = l.reading.end(err)
		}
		if err != nil {
			l.disputed(err)
			return false
		}
		if l.reading.size() == before {
			return true
		}
	}
	return false
}

// readLast reads what is there at the end.
func (l *Lease) readLast(ctx context.Context) {
	ctx, cancel := context.WithTimeout(ctx, lastRead)
	defer cancel()
	l.readLog(ctx)
}

// askInside is the way through the tunnel, while nobody else's flows are in the log.
func (l *Lease) askInside() (ask pair.Ask, alone bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.client == nil || l.exported {
		return nil, false
	}
	return l.insideAsk(), true
}

// holdToLog has the provider's signed head compared with what it shows of its log.
func (l *Lease) holdToLog(theirs ipsx.Status) {
	if _, alone := l.askInside(); !alone || theirs.LogSize == 0 || l.reading.over() != nil {
		return
	}
	if err := l.reading.claimed(connlog.HeadOf(theirs)); err != nil {
		l.disputed(err)
	}
}

// disputed tells why nothing more is acknowledged. The lease goes on: what this side does not sign proves nothing against it.
func (l *Lease) disputed(why error) {
	if !ipsx.IsCode(why, ipsx.CodeConflict) {
		l.node.config.Log.Info("the provider's connection log is not acknowledged", "deal", l.hash, "reason", why)
		return
	}
	l.node.config.Log.Warn("the provider's connection log is not true, and is not acknowledged from there on", "deal", l.hash, "reason", why)
	l.node.config.Notify(Event{Kind: "log-disputed", Deal: l.hash, Detail: why.Error()})
}
