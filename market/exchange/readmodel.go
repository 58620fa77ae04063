package exchange

import (
	"context"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
	"github.com/ipsx/ipsx/market/history"
)

const (
	perTransaction = 500                   // deals
	writeEvery     = 50 * time.Millisecond // what comes meanwhile goes into one transaction
	writeAgain     = time.Second           // after a failure
	writeAtLast    = 5 * time.Second       // for what waits when the exchange closes
)

// readModel follows the state with a database of histories. The sequencer only marks which deals changed; a goroutine of its own reads these from the state, as
// they stand by then, and writes them. So a database that is slow or broken holds nobody up, and what waits for it is never more than the deals that there are.
//
// The state has all deals with all their statuses, whatever was let go of the log. So a database that does not fit is begun anew from the state.
type readModel struct {
	path  string // empty: none is kept
	log   *slog.Logger
	deals func([]ipsx.Hash) []history.Deal // as they stand
	all   func() []ipsx.Hash

	mu      sync.Mutex
	applied history.Position // of the state
	resume  history.Position // up to where the database told when it was looked at
	met     bool             // the log has that place
	waiting []ipsx.Hash      // deals to write, oldest mark first
	marked  map[ipsx.Hash]bool
	store   *history.Store // nil: not open yet
	anew    bool           // the database must be emptied
	told    uint64         // up to which message it tells
	taken   time.Time      // when what was told last was taken from the state
	since   time.Time      // from when on the state goes ahead of what is told
	telling chan struct{}  // closed when told has changed
	work    chan struct{}  // has one when there is something to do
	cancel  func()
	ended   sync.WaitGroup
}

func newReadModel(path string, log *slog.Logger) *readModel {
	m := &readModel{path: path, log: log, marked: map[ipsx.Hash]bool{}, telling: make(chan struct{}), work: make(chan struct{}, 1)}
	if path != "" {
		m.resume = history.Peek(context.Background(), path)
	}
	return m
}

// begin is where the state begins: at a snapshot, or at nothing.
func (m *readModel) begin(p journal.Position) {
	m.applied, m.since = history.Position(p), time.Now()
	m.met = m.resume == m.applied
}

// mark notes that the event's deal came to another status.
func (m *readModel) mark(e ipsx.Event) {
	if m.path == "" || (e.Type != ipsx.EventProposal && e.Type != ipsx.EventDeal) {
		return
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.markOne(e.Deal.Hash)
}

func (m *readModel) markOne(deal ipsx.Hash) {
	if !m.marked[deal] {
		m.marked[deal] = true
		m.waiting = append(m.waiting, deal)
	}
}

// advance notes that the state is that behind a message. What led to where the database resumes, it has.
func (m *readModel) advance(p journal.Position) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.told == m.applied.Sequence {
		m.since = time.Now()
	}
	if m.applied = history.Position(p); m.applied == m.resume {
		m.met, m.waiting = true, nil
		clear(m.marked)
	}
	m.wake()
}

func (m *readModel) wake() {
	select {
	case m.work <- struct{}{}:
	default:
	}
}

// start writes until stop, and then what waits.
func (m *readModel) start() {
	var ctx context.Context
	ctx, m.cancel = context.WithCancel(context.Background())
	if m.path != "" {
		m.ended.Go(func() { m.run(ctx) })
	}
}

func (m *readModel) stop() {
	m.cancel()
	m.ended.Wait()
}

func (m *readModel) run(ctx context.Context) {
	defer m.close()
	failing := false
	for ctx.Err() == nil {
		err := m.write(ctx)
		if err != nil && !failing && ctx.Err() == nil {
			m.log.Error("the histories cannot be written just now; orders are taken all the same", "error", err)
		}
		failing = err != nil
		m.rest(ctx, failing)
	}
	last, cancel := context.WithTimeout(context.WithoutCancel(ctx), writeAtLast)
	defer cancel()
	if err := m.write(last); err != nil {
		m.log.Warn("the histories are not complete; they go on with the next start", "error", err)
	}
}

// rest waits for something to do, and a moment more for what comes with it.
func (m *readModel) rest(ctx context.Context, failing bool) {
	pause := writeAgain
	if !failing {
		select {
		case <-m.work:
			pause = writeEvery
		case <-ctx.Done():
			return
		}
	}
	select {
	case <-time.After(pause):
	case <-ctx.Done():
	}
}

func (m *readModel) close() {
	if m.store == nil {
		return
	}
	if err := m.store.Close(); err != nil {
		m.log.Warn("the histories were not closed well", "error", err)
	}
}

// write brings the database to where the state is.
func (m *readModel) write(ctx context.Context) error {
	if err := m.open(ctx); err != nil {
		return err
	}
	list, upTo := m.take()
	for first := true; first || len(list) > 0; first = false {
		part, place := list, upTo
		if len(list) > perTransaction {
			part, place = list[:perTransaction], history.Position{}
		}
		if err := m.store.Write(ctx, m.deals(part), place); err != nil {
			m.giveBack(list, history.Damaged(err))
			return err
		}
		list = list[len(part):]
	}
	m.tell(upTo.Sequence)
	return nil
}

// open opens the database, and empties it when it is not one of this log, or told more than the log does.
func (m *readModel) open(ctx context.Context) error {
	if m.store == nil {
		store, err := history.Open(ctx, m.path)
		if err != nil {
			return err
		}
		has, err := store.Position(ctx)
		m.mu.Lock()
		m.store, m.anew, m.told = store, err != nil || !m.met || has != m.resume, has.Sequence
		m.resume = history.Position{} // that question is answered
		m.mu.Unlock()
	}
	m.mu.Lock()
	anew := m.anew
	m.mu.Unlock()
	if !anew {
		return nil
	}
	m.log.Info("the histories are written anew")
	if err := m.store.Reset(ctx); err != nil {
		return err
	}
	all := m.all()
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, deal := range all {
		m.markOne(deal)
	}
	m.anew, m.told = false, 0
	return nil
}

// take is what waits, and the state that it leads to, or to one behind it.
func (m *readModel) take() (list []ipsx.Hash, upTo history.Position) {
	m.mu.Lock()
	defer m.mu.Unlock()
	list, m.waiting, m.taken = m.waiting, nil, time.Now()
	clear(m.marked)
	return list, m.applied
}

// giveBack lets what was not written wait again.
func (m *readModel) giveBack(list []ipsx.Hash, damaged bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	newer := m.waiting
	m.waiting = nil
	clear(m.marked)
	for _, deal := range slices.Concat(list, newer) {
		m.markOne(deal)
	}
	m.anew = m.anew || damaged
}

func (m *readModel) tell(upTo uint64) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.told, m.since = upTo, m.taken
	close(m.telling)
	m.telling = make(chan struct{})
}

// lag is for how long the database has not told all.
func (m *readModel) lag() time.Duration {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.path == "" || m.told == m.applied.Sequence {
		return 0
	}
	return time.Since(m.since)
}
