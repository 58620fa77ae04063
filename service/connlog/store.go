package connlog

import (
	"encoding/json"
	"errors"
	"log/slog"
	"os"
	"sync"
	"time"

	"filippo.io/age"

	"github.com/ipsx/ipsx"
)

const (
	// writeEvery is how often what was recorded is written and forced to the disk: a crash loses what was recorded since.
	writeEvery = time.Second
	// soon is how many entries of one deal are not left waiting that long.
	soon = 4096
	// tidyEvery is how often old logs are looked for.
	tidyEvery = time.Hour

	logSuffix   = ".log"
	wordsSuffix = ".words"
)

// The defaults of Config.
const (
	DefaultKeep  = 90 * 24 * time.Hour
	DefaultBytes = 10 << 30
)

// Config says where logs are, and how long.
type Config struct {
	Dir   string        // one process writes there at a time
	Keep  time.Duration // how long the log of an ended deal is kept; zero: DefaultKeep
	Bytes int64         // that all logs together may have, before the oldest are deleted; zero: DefaultBytes
	Log   *slog.Logger
}

// Store keeps the logs of a provider's deals.
type Store struct {
	config Config
	to     age.Recipient
	work   chan struct{}
	stop   chan struct{}
	done   sync.WaitGroup

	mu    sync.Mutex
	live  map[ipsx.Hash]*Log
	roots *roots
}

// Open opens the folder, closes the logs of an earlier run that was cut off, and begins to write. A first use makes the key.
func Open(c Config) (*Store, error) {
	if c.Keep == 0 {
		c.Keep = DefaultKeep
	}
	if c.Bytes == 0 {
		c.Bytes = DefaultBytes
	}
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	if err := os.MkdirAll(c.Dir, 0o700); err != nil {
		return nil, broken("making the folder of the connection log", err)
	}
	to, err := recipient(c.Dir)
	if err != nil {
		return nil, err
	}
	s := &Store{config: c, to: to, work: make(chan struct{}, 1), stop: make(chan struct{}), live: map[ipsx.Hash]*Log{}}
	if s.roots, err = openRoots(c.Dir); err != nil {
		return nil, err
	}
	if err := s.recover(); err != nil {
		return nil, errors.Join(err, s.roots.close())
	}
	s.done.Go(s.run)
	return s, nil
}

// Close writes what waits. Logs that did not end are closed when the folder is opened again.
func (s *Store) Close() error {
	close(s.stop)
	s.done.Wait()
	return s.roots.close()
}

// Begin starts the log of a deal.
func (s *Store) Begin(deal ipsx.Hash, proposal ipsx.Proposal) (*Log, error) {
	encoded, err := json.Marshal(proposal)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "encoding a proposal: %w", err)
	}
	l := &Log{store: s, deal: deal, proposal: encoded, tip: NewEdge(), acked: NewEdge()}
	s.mu.Lock()
	defer s.mu.Unlock()
	if _, err := os.Stat(l.path()); s.live[deal] != nil || err == nil {
		return nil, ipsx.Errorf(ipsx.CodeConflict, "deal %s has a log already", deal)
	}
	s.live[deal] = l
	return l, nil
}

// Ended is the final head of a deal's log. An empty one is zero, as is that of a deal without a log.
func (s *Store) Ended(deal ipsx.Hash) Head {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.roots.of[deal]
}

// drop lets a log go of which nothing more comes.
func (s *Store) drop(l *Log) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.live, l.deal)
}

// Settled waits until what was recorded before the call is on the disk.
func (s *Store) Settled() {
	for _, l := range s.logs() {
		l.flush()
	}
}

func (s *Store) run() {
	ticker, tidy := time.NewTicker(writeEvery), time.NewTicker(tidyEvery)
	defer ticker.Stop()
	defer tidy.Stop()
	s.tidy(time.Now())
	for {
		select {
		case <-s.stop:
			s.Settled()
			return
		case <-ticker.C:
		case <-s.work:
		case now := <-tidy.C:
			s.tidy(now)
		}
		s.Settled()
	}
}

func (s *Store) wake() {
	select {
	case s.work <- struct{}{}:
	default: // it is about to
	}
}

func (s *Store) logs() []*Log {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]*Log, 0, len(s.live))
	for _, l := range s.live {
		list = append(list, l)
	}
	return list
}

// end keeps the root of a log for the anchors, also when the log itself is deleted.
func (s *Store) end(l *Log, head Head) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if head.Size == 0 {
		return
	}
	if err := s.roots.add(root{l.deal, head, time.Now().Unix()}); err != nil {
		s.config.Log.Error("keeping the root of a log", "deal", l.deal, "error", err)
	}
}
