package connlog

import (
	"errors"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/internal/durable"
)

const (
	// maxWaiting bounds the entries that wait for the disk, when it is stuck. What comes then is not recorded, and the log ends there.
	maxWaiting = 1 << 17
	// MaxUnread bounds the entries that wait for the requester to read them; older ones it cannot have any more, nor acknowledge what follows.
	MaxUnread = 1 << 14
	// MaxUnacknowledged bounds how many entries behind its last one an acknowledgement may reach.
	MaxUnacknowledged = 1 << 17
)

// Connection is what is known of a connection when it begins.
type Connection struct {
	Transport   Transport
	Leased      netip.Addr
	SourcePort  uint16
	ClientPort  uint16
	Destination netip.AddrPort
	Name        string
}

// Log is that of a deal that is being served. All methods may be called at the same time.
type Log struct {
	store *Store
	deal  ipsx.Hash

	writing sync.Mutex // held by who writes; taken before mu
	tip     Edge       // of all that is on the disk
	written int64      // bytes of the file

	mu          sync.Mutex
	proposal    []byte  // to be written; nil when it is
	kept        bool    // it gets a file even when nobody connects
	waiting     []Entry // to be written
	words       []byte  // to be written; nil when they are
	connections uint64
	failed      error // why nothing is recorded any more
	ended       bool
	finished    bool     // and nothing more is said of it
	head        Head     // on the disk
	unread      [][]byte // the newest entries on the disk
	acked       Edge
	unacked     []ipsx.Hash // leaves on the disk behind what was acknowledged
	missed      bool        // some of these were forgotten
}

// Keep says that the deal became active: from now on it is on the disk who had the address, connections or not.
func (l *Log) Keep() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.kept = true
}

// Record notes that a connection began, and returns what notes its end. Neither waits for the disk.
func (l *Log) Record(c Connection) (ended func(up, down uint64)) {
	if !names.MatchString(c.Name) {
		c.Name = ""
	}
	e := Entry{Kind: Opened, Transport: c.Transport, Leased: c.Leased, SourcePort: c.SourcePort, ClientPort: c.ClientPort, Destination: c.Destination, Name: c.Name}
	l.mu.Lock()
	l.connections++
	e.Connection = l.connections
	l.add(e)
	l.mu.Unlock()
	return func(up, down uint64) {
		e := e
		e.Kind, e.BytesUp, e.BytesDown = Closed, up, down
		l.mu.Lock()
		defer l.mu.Unlock()
		l.add(e)
	}
}

// add dates the entry and has it written soon. The lock is held, so that entries are in the order of time.
func (l *Log) add(e Entry) {
	switch {
	case l.failed != nil || l.ended:
		return
	case len(l.waiting) >= maxWaiting:
		l.fail(errors.New("the disk is too slow"))
		return
	}
	e.At, e.Salt = time.Now().UnixMilli(), NewSalt()
	l.waiting = append(l.waiting, e)
	if len(l.waiting) == soon {
		l.store.wake()
	}
}

func (l *Log) fail(err error) {
	l.failed = err
	l.store.config.Log.Error("the connections of a deal are not recorded any more", "deal", l.deal, "error", err)
}

// Head is the log as it is on the disk.
func (l *Log) Head() Head {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.head
}

// Page gives encoded entries on the disk from an index on, together at most so many bytes. What is before the index counts as read. CodeNotFound: too
// much was written since, so that these are not kept for the requester any more.
func (l *Log) Page(from uint64, most int) (packed []byte, head Head, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	first := l.head.Size - uint64(len(l.unread))
	if from > l.head.Size {
		return nil, l.head, ipsx.Errorf(ipsx.CodeInvalid, "the log has %d entries, not more than %d", l.head.Size, from)
	}
	if from < first {
		return nil, l.head, ipsx.Errorf(ipsx.CodeNotFound, "the entries before %d are not kept for reading any more", first)
	}
	l.unread = l.unread[from-first:]
	size, n := 0, 0
	for n < len(l.unread) && size+len(l.unread[n])+2 <= most {
		size += len(l.unread[n]) + 2
		n++
	}
	return pack(l.unread[:n]), l.head, nil
}

// Write has what was recorded so far on the disk, and so in a Page, without waiting for the store's second.
func (l *Log) Write() {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.write()
}

// Acknowledge takes the head that the requester acknowledges. CodeInvalid: this log never had it; CodeNotFound: that cannot be said any more.
func (l *Log) Acknowledge(h Head) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	before := l.acked.Head()
	switch {
	case h == before:
		return nil
	case h.Size <= before.Size || h.Size > l.head.Size:
		return ipsx.Errorf(ipsx.CodeInvalid, "%d entries are acknowledged where %d are on the disk, and %d were acknowledged before", h.Size, l.head.Size, before.Size)
	case l.missed:
		return ipsx.Errorf(ipsx.CodeNotFound, "the log is more than %d entries further", MaxUnacknowledged)
	}
	next, n := l.acked.Clone(), h.Size-before.Size
	for _, leaf := range l.unacked[:n] {
		next.Append(leaf)
	}
	if next.Head() != h {
		return ipsx.Errorf(ipsx.CodeInvalid, "the root of %d entries is %s, not %s", h.Size, next.Head().Root, h.Root)
	}
	l.acked, l.unacked = next, l.unacked[n:]
	return nil
}

// Acknowledged is the newest head that the requester acknowledged.
func (l *Log) Acknowledged() Head {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.acked.Head()
}

// Say keeps what both sides signed last, in place of what was kept before.
func (l *Log) Say(w Words) {
	encoded, err := w.encode()
	if err != nil {
		return // cannot be: it was read from JSON
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.words = encoded
}

// End closes the log. Its head is final, and on the disk; so a provider may sign it.
func (l *Log) End() Head {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.write()
	l.mu.Lock()
	done, head := l.ended || l.failed != nil || l.proposal != nil, l.head
	l.ended = true
	l.mu.Unlock()
	if done {
		return head
	}
	if err := l.append(frame{kind: frameEnd, after: head}, false); err != nil {
		l.store.config.Log.Error("closing the log of a deal", "deal", l.deal, "error", err)
	}
	l.store.end(l, head)
	return head
}

// Finish is Say for the last time, behind End; the store lets the log go.
func (l *Log) Finish(w Words) {
	l.Say(w)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.finished = true
}

// flush writes what waits. The store does so every second.
func (l *Log) flush() {
	l.writing.Lock()
	defer l.writing.Unlock()
	l.write()
	l.mu.Lock()
	words, written, finished := l.words, l.proposal == nil, l.finished
	l.words = nil
	l.mu.Unlock()
	if words != nil && written {
		l.writeWords(words)
	}
	if finished {
		l.store.drop(l)
	}
}

// write brings what waits to the disk, and shows it once it is there. writing is held.
func (l *Log) write() {
	l.mu.Lock()
	proposal, waiting := l.proposal, l.waiting
	idle := l.failed != nil || len(waiting) == 0 && (proposal == nil || !l.kept)
	l.mu.Unlock()
	if idle {
		return
	}
	encoded, leaves := make([][]byte, len(waiting)), make([]ipsx.Hash, len(waiting))
	next := l.tip.Clone()
	for i, e := range waiting {
		encoded[i] = e.Encode()
		leaves[i] = Leaf(encoded[i])
		next.Append(leaves[i])
	}
	frames, err := l.frames(proposal, pack(encoded), next.Head())
	for i, f := range frames {
		err = errors.Join(err, l.append(f, i == len(frames)-1))
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if err != nil {
		l.fail(err)
		return
	}
	l.tip, l.proposal, l.head = next, nil, next.Head()
	l.waiting = slices.Clone(l.waiting[len(waiting):])
	l.show(encoded, leaves)
}

func (l *Log) frames(proposal, entries []byte, after Head) (frames []frame, err error) {
	if proposal != nil {
		frames = append(frames, frame{kind: frameProposal, after: l.tip.Head()})
		if frames[0].sealed, err = seal(proposal, l.store.to); err != nil {
			return nil, err
		}
	}
	if len(entries) == 0 {
		return frames, nil
	}
	sealed, err := seal(entries, l.store.to)
	return append(frames, frame{frameEntries, after, sealed}), err
}

// show lets the requester read what is on the disk, and acknowledge it. The lock is held.
func (l *Log) show(encoded [][]byte, leaves []ipsx.Hash) {
	l.unread = append(l.unread, encoded...)
	if n := len(l.unread) - MaxUnread; n > 0 {
		l.unread = slices.Clone(l.unread[n:])
	}
	if l.missed = l.missed || len(l.unacked)+len(leaves) > MaxUnacknowledged; l.missed {
		l.unacked = nil
		return
	}
	l.unacked = append(l.unacked, leaves...)
}

func (l *Log) path() string { return filepath.Join(l.store.config.Dir, l.deal.Hex()+logSuffix) }

// append writes a frame at the end of the file, and forces the file to the disk when that is asked for. What was written in part is taken off again.
func (l *Log) append(f frame, force bool) error {
	file, err := os.OpenFile(l.path(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = file.Write(f.encode())
	if err == nil && force {
		err = file.Sync()
	}
	if err != nil {
		err = errors.Join(err, file.Truncate(l.written))
	} else {
		l.written += int64(frameHead + len(f.sealed))
	}
	return errors.Join(err, file.Close())
}

func (l *Log) writeWords(words []byte) {
	sealed, err := seal(words, l.store.to)
	if err == nil {
		err = durable.Write(filepath.Join(l.store.config.Dir, l.deal.Hex()+wordsSuffix), sealed, 0o600)
	}
	if err != nil {
		l.store.config.Log.Error("keeping what was said of a log", "deal", l.deal, "error", err)
	}
}
