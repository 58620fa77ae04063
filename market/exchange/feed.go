package exchange

import (
	"context"
	"sort"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
)

const (
	keptEvents   = 1024             // of each wallet, for those who come back
	keptMessages = 256              // of each wallet
	messageLife  = 30 * time.Second // a relayed message waits so long for its receiver
	maxLag       = 512              // events that a reader may fall behind
	indexBits    = 22               // of an event ID; the rest is the sequence in the log
)

// eventIDs numbers the events of one message of the log.
type eventIDs uint64

func newEventIDs(sequence uint64) *eventIDs { return new(eventIDs(sequence << indexBits)) }

func (i *eventIDs) next() uint64 { *i++; return uint64(*i) }

// feeds keeps the newest events of each wallet.
type feeds struct {
	mu     sync.Mutex
	of     map[ipsx.Address]*feed
	head   uint64 // ID of the newest event
	closed bool
}

// feed is what one wallet is told. Positions count everything it ever held; events[0] is at position first.
type feed struct {
	events    []ipsx.Event
	first     uint64
	dropped   uint64 // ID of the newest event that is no longer kept
	messages  []relayed
	delivered uint64        // messages ever added
	changed   chan struct{} // closed at the next change; nil while nobody waits for it
}

type relayed struct {
	message ipsx.Signed[ipsx.PairMessage]
	at      time.Time
	number  uint64
}

func newFeeds() *feeds { return &feeds{of: map[ipsx.Address]*feed{}, head: 1} }

func (f *feeds) get(wallet ipsx.Address) *feed {
	found := f.of[wallet]
	if found == nil {
		found = &feed{}
		f.of[wallet] = found
	}
	return found
}

func (f *feeds) publish(n engine.Notice) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.head = n.Event.ID
	for _, wallet := range n.To {
		f.get(wallet).add(n.Event)
	}
}

// heads is the newest event of all, and of each wallet.
func (f *feeds) heads() (head uint64, of map[ipsx.Address]uint64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	of = map[ipsx.Address]uint64{}
	for wallet, feed := range f.of {
		if last := len(feed.events) - 1; last >= 0 {
			of[wallet] = feed.events[last].ID
		} else if feed.dropped > 0 {
			of[wallet] = feed.dropped
		}
	}
	return f.head, of
}

// restore begins where a snapshot stands.
func (f *feeds) restore(head uint64, of map[ipsx.Address]uint64) {
	f.head = head
	for wallet, last := range of {
		f.of[wallet] = &feed{dropped: last}
	}
}

func (f *feed) add(e ipsx.Event) {
	f.events = append(f.events, e)
	if len(f.events) > keptEvents {
		f.dropped = f.events[0].ID
		f.events[0] = ipsx.Event{} // free what it points to
		f.events, f.first = f.events[1:], f.first+1
	}
	f.wake()
}

func (f *feed) wake() {
	if f.changed != nil {
		close(f.changed)
		f.changed = nil
	}
}

// relay hands a message to the receiver, and keeps it for one that is just away.
func (f *feeds) relay(to ipsx.Address, m ipsx.Signed[ipsx.PairMessage], at time.Time) {
	f.mu.Lock()
	defer f.mu.Unlock()
	feed := f.get(to)
	feed.delivered++
	feed.messages = append(feed.messages, relayed{m, at, feed.delivered})
	for len(feed.messages) > keptMessages || at.Sub(feed.messages[0].at) > messageLife {
		feed.messages = feed.messages[1:]
	}
	feed.wake()
}

func (f *feeds) close() {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.closed = true
	for _, feed := range f.of {
		feed.wake()
	}
}

// Subscription is one reader's place in a wallet's events. It is for one goroutine and needs no closing.
type Subscription struct {
	exchange *Exchange
	feed     *feed
	start    uint64
	position uint64 // of the next event
	lag      uint64 // allowed
	message  uint64 // number of the newest message read
	since    time.Time
}

// Subscribe follows a wallet's events behind the ID, or from now on when after is 0. Relayed messages of the last 30 seconds come
// again. It fails with CodeExpired when events behind the ID are no longer kept: then the wallet's deals must be read anew.
func (x *Exchange) Subscribe(wallet ipsx.Address, after uint64) (*Subscription, error) {
	x.feeds.mu.Lock()
	defer x.feeds.mu.Unlock()
	f := x.feeds.get(wallet)
	if after == 0 {
		after = x.feeds.head
	}
	if after < f.dropped || after > x.feeds.head {
		return nil, ipsx.Errorf(ipsx.CodeExpired, "the events behind %d are not kept", after).WithFix("read the deals, and follow from now on")
	}
	index := sort.Search(len(f.events), func(i int) bool { return f.events[i].ID > after })
	backlog := uint64(len(f.events) - index)
	return &Subscription{exchange: x, feed: f, start: after, position: f.first + uint64(index), lag: backlog + maxLag,
		since: x.config.Now().Add(-messageLife)}, nil
}

// Start is the ID behind which the subscription follows.
func (s *Subscription) Start() uint64 { return s.start }

// Next waits for the next event. It fails with CodeRateLimited when the reader has fallen too far behind: it resumes with
// Subscribe; with CodeUnavailable when the exchange ends; and with the context's error.
func (s *Subscription) Next(ctx context.Context) (ipsx.Event, error) {
	for {
		event, changed, err := s.poll()
		if err != nil || changed == nil {
			return event, err
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return ipsx.Event{}, ctx.Err()
		}
	}
}

// poll returns the next event, or what to wait for.
func (s *Subscription) poll() (ipsx.Event, <-chan struct{}, error) {
	event, changed, err := s.take()
	if err == nil && changed == nil {
		event, err = s.exchange.notary.event(event)
	}
	return event, changed, err
}

func (s *Subscription) take() (ipsx.Event, <-chan struct{}, error) {
	s.exchange.feeds.mu.Lock()
	defer s.exchange.feeds.mu.Unlock()
	end := s.feed.first + uint64(len(s.feed.events))
	switch {
	case s.exchange.feeds.closed:
		return ipsx.Event{}, nil, ended()
	case s.position < s.feed.first || end-s.position > s.lag:
		return ipsx.Event{}, nil, ipsx.Errorf(ipsx.CodeRateLimited, "this reader fell too far behind").WithFix("resume behind the last event's ID, and read faster")
	case s.position < end:
		s.position++
		return s.feed.events[s.position-1-s.feed.first], nil, nil
	}
	for _, m := range s.feed.messages {
		if m.number > s.message && m.at.After(s.since) {
			s.message = m.number
			return ipsx.Event{Type: ipsx.EventMessage, At: m.at.Unix(), Message: &m.message}, nil, nil
		}
	}
	if s.feed.changed == nil {
		s.feed.changed = make(chan struct{})
	}
	return ipsx.Event{}, s.feed.changed, nil
}
