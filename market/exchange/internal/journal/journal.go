// Package journal is the exchange's durable log: what Append returned for is on disk, and what Open replays is exactly what
// was appended, or Open fails.
//
// It is one JetStream stream, by default in a NATS server inside this process (file store, a synchronous write for every
// message, no listening port), or on external servers by URL. Each message carries the hash of the one before it, so a
// flipped, missing or foreign message is found and not served. Each append names the sequence it expects to follow, so a
// second writer is fenced off; a directory is also locked against a second process. Beside the store a small file remembers the newest
// acknowledged message, so that a log whose end is gone is found too.
//
// Key advice: after Append failed nothing more can be appended, because it is not known what reached the disk. Close, and
// Open again: that finds out.
package journal

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"sync"
	"time"

	"github.com/nats-io/nats-server/v2/server"
	"github.com/nats-io/nats.go"
	"github.com/nats-io/nats.go/jetstream"

	"github.com/ipsx/ipsx"
)

// MaxBatchBytes bounds the commands of one batch.
const MaxBatchBytes = 4 << 20

const (
	streamName    = "ipsx-log"
	subject       = "ipsx.log"
	appendTimeout = 30 * time.Second
	tryTimeout    = 2 * time.Second // of one attempt
	openPatience  = time.Minute     // with servers that are choosing who leads them
	retryPause    = 100 * time.Millisecond
	hostPatience  = time.Second // with a server that says nothing, as one whose host lost its power: then another is asked
)

// Config says where the log is.
type Config struct {
	Dir      string       // of the embedded server; created when missing
	URL      string       // external NATS servers instead of the embedded one; they must run with sync_interval: always
	Replicas int          // of the stream on external servers; 0 means 1
	Log      *slog.Logger // zero: silent
}

// Batch is one message of the log: commands that were applied at one time, in this order.
type Batch struct {
	At       time.Time // exact to the nanosecond, UTC
	Commands [][]byte
}

// Position is a place in the log: a message and the hash that stands for everything up to it.
type Position struct {
	Sequence uint64 // counts from 1; 0: an empty log
	Hash     ipsx.Hash
}

// Journal is an open log. Its methods may be called from several goroutines.
type Journal struct {
	mu     sync.Mutex
	server *server.Server // nil with external servers
	conn   *nats.Conn
	js     jetstream.JetStream
	stream jetstream.Stream
	guard  *guard // nil with external servers
	last   Position
	broken error

	replicas int
}

// Open opens or creates the log and replays what stands behind a position, in order, before it returns. It fails with CodeConflict when another process
// has the directory, with CodeInternal when the log is damaged or is not the one of that position, and with replay's error when that fails.
func Open(ctx context.Context, c Config, from Position, replay func(Position, Batch) error) (*Journal, error) {
	if c.Log == nil {
		c.Log = slog.New(slog.DiscardHandler)
	}
	j := &Journal{last: from, replicas: max(1, c.Replicas)}
	err := j.connect(c)
	if err == nil {
		err = j.openStream(ctx)
	}
	if err == nil {
		err = j.Replay(ctx, replay)
	}
	if err == nil && j.guard != nil {
		err = j.guard.check(j.last)
	}
	if err != nil {
		return nil, errors.Join(err, j.Close())
	}
	return j, nil
}

func (j *Journal) connect(c Config) (err error) {
	if c.URL != "" {
		j.conn, err = nats.Connect(c.URL, nats.Name("ipsx exchange log"), nats.MaxReconnects(-1), nats.ReconnectWait(retryPause), nats.Timeout(hostPatience), nats.PingInterval(hostPatience/2), nats.MaxPingsOutstanding(2))
	} else {
		err = j.embed(c)
	}
	if err != nil {
		return err
	}
	j.js, err = jetstream.New(j.conn)
	return err
}

func (j *Journal) embed(c Config) (err error) {
	if j.guard, err = lock(c.Dir); err != nil {
		return err
	}
	if j.server, err = startServer(c.Dir, c.Log); err != nil {
		return err
	}
	j.conn, err = nats.Connect("", nats.InProcessServer(j.server), nats.Name("ipsx exchange log"))
	return err
}

// openStream makes the stream, or opens it. Its messages are read from the server that leads it (AllowDirect stays off): another one may lag behind what
// was acknowledged, and what it does not have yet is not damage.
func (j *Journal) openStream(ctx context.Context) error {
	err := j.patiently(ctx, func(ctx context.Context) (err error) {
		j.stream, err = j.js.CreateOrUpdateStream(ctx, jetstream.StreamConfig{
			Name: streamName, Description: "the log of an IPSX exchange", Subjects: []string{subject},
			Storage: jetstream.FileStorage, Replicas: j.replicas, Retention: jetstream.LimitsPolicy, Discard: jetstream.DiscardNew,
			DenyDelete: true,
		})
		return err
	})
	if transient(err) {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the log's servers do not answer: %w", err).WithFix("check that most of them run and reach each other, then start the exchange again")
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "the log's stream cannot be opened: %w", err)
	}
	return nil
}

// patiently repeats a question to the servers while they have no leader to answer it.
func (j *Journal) patiently(ctx context.Context, ask func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, openPatience)
	defer cancel()
	for {
		err := once(ctx, ask)
		if !transient(err) || !pause(ctx) {
			return err
		}
	}
}

// pause waits before the next try, and says whether there is time for one.
func pause(ctx context.Context) bool {
	select {
	case <-ctx.Done():
		return false
	case <-time.After(retryPause):
		return true
	}
}

// once asks a single time: an answer that does not come soon does not come.
func once(ctx context.Context, ask func(context.Context) error) error {
	ctx, cancel := context.WithTimeout(ctx, tryTimeout)
	defer cancel()
	return ask(ctx)
}

// Last is the newest message of the log.
func (j *Journal) Last() Position {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.last
}

// Append adds a batch and returns its position once it is on disk. It fails with CodeTooLarge for a batch above MaxBatchBytes, without
// effect; any other failure is final for this Journal: CodeConflict when another writer has appended, CodeUnavailable when
// the store does not acknowledge.
func (j *Journal) Append(ctx context.Context, b Batch) (Position, error) {
	p, err := j.Claim(ctx, b)
	if ipsx.IsCode(err, ipsx.CodeConflict) {
		j.mu.Lock()
		defer j.mu.Unlock()
		j.broken = err
	}
	return p, err
}

// Claim is Append for one that takes over: with CodeConflict another was faster, and what it wrote is there to be replayed.
func (j *Journal) Claim(ctx context.Context, b Batch) (Position, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.broken != nil {
		return Position{}, j.broken
	}
	data, err := encode(j.last.Hash, b)
	if err != nil {
		return Position{}, err
	}
	next := Position{j.last.Sequence + 1, hashOf(data)}
	if err := j.publish(ctx, next, data); err != nil {
		if !ipsx.IsCode(err, ipsx.CodeConflict) {
			j.broken = err
		}
		return Position{}, err
	}
	j.last = next
	return next, j.remember()
}

func (j *Journal) remember() error {
	if j.guard == nil {
		return nil
	}
	j.broken = j.guard.write(j.last)
	return j.broken
}

// publish repeats the message until it is known to stand at its place: the expected sequence makes repeating harmless.
func (j *Journal) publish(ctx context.Context, next Position, data []byte) error {
	ctx, cancel := context.WithTimeout(ctx, appendTimeout)
	defer cancel()
	for {
		ack, err := j.try(ctx, next, data)
		switch {
		case err == nil && ack.Sequence == next.Sequence:
			return nil
		case err == nil || wrongSequence(err):
			return j.confirm(ctx, next)
		case !transient(err) || !pause(ctx):
			return ipsx.Errorf(ipsx.CodeUnavailable, "the log does not take message %d: %w", next.Sequence, err).
				WithFix("check the disk; start the exchange again")
		}
	}
}

// try publishes once. An answer that does not come in time may have been lost.
func (j *Journal) try(ctx context.Context, next Position, data []byte) (*jetstream.PubAck, error) {
	ctx, cancel := context.WithTimeout(ctx, tryTimeout)
	defer cancel()
	return j.js.PublishMsg(ctx, &nats.Msg{Subject: subject, Data: data}, jetstream.WithExpectLastSequence(next.Sequence-1))
}

// passing are errors of servers that are still choosing who leads, or are not all there.
var passing = []jetstream.ErrorCode{
	jetstream.ErrorCode(server.JSClusterIncompleteErr), jetstream.ErrorCode(server.JSClusterNoPeersErrF), jetstream.ErrorCode(server.JSClusterNotAvailErr),
	jetstream.ErrorCode(server.JSClusterNotLeaderErr), jetstream.ErrorCode(server.JSStreamOfflineErr),
}

// transient says whether asking again can help.
func transient(err error) bool {
	if api, ok := errors.AsType[*jetstream.APIError](err); ok {
		return slices.Contains(passing, api.ErrorCode)
	}
	return errors.Is(err, context.DeadlineExceeded) || errors.Is(err, nats.ErrTimeout) || errors.Is(err, nats.ErrNoResponders) || errors.Is(err, jetstream.ErrNoStreamResponse)
}

func wrongSequence(err error) bool {
	api, ok := errors.AsType[*jetstream.APIError](err)
	return ok && (api.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequence || api.ErrorCode == jetstream.JSErrCodeStreamWrongLastSequenceConstant)
}

// confirm tells a lost acknowledgement, where our message stands at its place, from another writer.
func (j *Journal) confirm(ctx context.Context, next Position) error {
	found, err := j.message(ctx, next.Sequence)
	if err == nil && hashOf(found) == next.Hash {
		return nil
	}
	if transient(err) {
		return ipsx.Errorf(ipsx.CodeUnavailable, "it is not known who wrote message %d of the log: %w", next.Sequence, err).WithFix("start the exchange again")
	}
	return ipsx.Errorf(ipsx.CodeConflict, "another writer has appended to the log at message %d", next.Sequence).
		WithFix("one log belongs to one running exchange: stop the other one")
}

// message is the data of a message as the stream's leader has it.
func (j *Journal) message(ctx context.Context, sequence uint64) (data []byte, err error) {
	err = j.patiently(ctx, func(ctx context.Context) error {
		found, err := j.stream.GetMsg(ctx, sequence)
		if err == nil {
			data = found.Data
		}
		return err
	})
	return data, err
}

// Trim gives up what stands before a position, which itself stays: whoever opens the log behind it checks that it is the same.
func (j *Journal) Trim(ctx context.Context, before Position) error {
	if before.Sequence == 0 {
		return nil // to JetStream it would mean everything
	}
	if err := j.stream.Purge(ctx, jetstream.WithPurgeSequence(before.Sequence)); err != nil {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the log cannot be trimmed: %w", err)
	}
	return nil
}

// Close releases the log; a second call does nothing. Appending afterwards fails.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.broken == nil {
		j.broken = ipsx.Errorf(ipsx.CodeUnavailable, "the log is closed")
	}
	if j.conn != nil {
		j.conn.Close()
	}
	if j.server != nil {
		j.server.Shutdown()
		j.server.WaitForShutdown()
	}
	if j.guard == nil {
		return nil
	}
	guard := j.guard
	j.guard = nil
	return guard.release()
}
