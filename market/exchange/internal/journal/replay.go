package journal

import (
	"context"
	"time"

	"github.com/nats-io/nats.go/jetstream"

	"github.com/ipsx/ipsx"
)

const (
	replayWindow = 32 << 20 // bytes asked for at a time
	followAgain  = 100 * time.Millisecond

	replayIdle     = 2 * time.Second  // a message that does not come in this time is asked for anew
	replayPatience = 10 * time.Second // and in this time is not there
)

// Follow replays what comes, until the context ends; while the servers are away it waits for them. Nothing may be appended meanwhile.
func (j *Journal) Follow(ctx context.Context, apply func(Position, Batch) error) error {
	for ctx.Err() == nil {
		if err := j.follow(ctx, apply); err != nil {
			return err
		}
		select {
		case <-ctx.Done():
		case <-time.After(followAgain):
		}
	}
	return nil
}

// follow returns without an error where the servers give nothing more.
func (j *Journal) follow(ctx context.Context, apply func(Position, Batch) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for arriving := j.arriving(ctx); ; {
		select {
		case <-ctx.Done():
			return nil
		case message, ok := <-arriving:
			if !ok {
				return nil
			}
			if err := j.replayMessage(message, apply); err != nil {
				return err
			}
		}
	}
}

// Replay reads the log behind the last position and follows its chain of hashes.
func (j *Journal) Replay(ctx context.Context, apply func(Position, Batch) error) error {
	state, err := j.state(ctx)
	if err != nil {
		return err
	}
	if state.LastSeq == 0 && j.last.Sequence == 0 {
		return nil
	}
	if state.FirstSeq > max(1, j.last.Sequence) || state.LastSeq < j.last.Sequence || state.NumDeleted > 0 {
		return damaged(j.last.Sequence, "the store has %d messages from %d to %d", state.Msgs, state.FirstSeq, state.LastSeq)
	}
	if err := j.checkLast(ctx); err != nil || state.LastSeq == j.last.Sequence {
		return err
	}
	for progress := time.Now(); j.last.Sequence < state.LastSeq; {
		before := j.last.Sequence
		if err := j.replayTo(ctx, state.LastSeq, apply); err != nil {
			return err
		}
		if j.last.Sequence > before {
			progress = time.Now()
		} else if time.Since(progress) > replayPatience || ctx.Err() != nil {
			return j.silent()
		}
	}
	return nil
}

// state is what the stream's leader says of the stream.
func (j *Journal) state(ctx context.Context) (state jetstream.StreamState, err error) {
	err = j.patiently(ctx, func(ctx context.Context) error {
		info, err := j.stream.Info(ctx)
		if err == nil {
			state = info.State
		}
		return err
	})
	if transient(err) {
		err = ipsx.Errorf(ipsx.CodeUnavailable, "the log's servers do not say how long it is: %w", err).WithFix("check that most of them run, then start the exchange again")
	}
	return state, err
}

// replayTo reads as far as a message, or as the store gives any.
func (j *Journal) replayTo(ctx context.Context, last uint64, apply func(Position, Batch) error) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	for arriving := j.arriving(ctx); j.last.Sequence < last; {
		select {
		case <-ctx.Done():
			return nil
		case <-time.After(replayIdle):
			return nil
		case message, ok := <-arriving:
			if !ok {
				return nil
			}
			if err := j.replayMessage(message, apply); err != nil {
				return err
			}
		}
	}
	return nil
}

// silent is the error of a store that does not give what it has: external servers may later.
func (j *Journal) silent() error {
	if j.guard != nil {
		return damaged(j.last.Sequence+1, "the store does not give it")
	}
	return ipsx.Errorf(ipsx.CodeUnavailable, "the log's servers do not give message %d", j.last.Sequence+1).WithFix("check that most of them run, then start the exchange again")
}

// checkLast makes sure that the position to begin at is one of this log.
func (j *Journal) checkLast(ctx context.Context) error {
	if j.last.Sequence == 0 {
		return nil
	}
	found, err := j.message(ctx, j.last.Sequence)
	if transient(err) {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the log's servers do not give message %d: %w", j.last.Sequence, err).WithFix("check that most of them run, then start the exchange again")
	}
	if err != nil {
		return damaged(j.last.Sequence, "the store does not give it: %w", err)
	}
	if hash := hashOf(found); hash != j.last.Hash {
		return damaged(j.last.Sequence, "its hash is %s, the snapshot says %s", hash, j.last.Hash)
	}
	return nil
}

// arriving gives the messages behind the last one until the context ends, and is closed when the servers give nothing more. The library looks for a place to read on
// from for as long as that takes, whatever its context says: so it is not waited for. What it still finds when nobody listens any more is dropped.
func (j *Journal) arriving(ctx context.Context) <-chan jetstream.Msg {
	from, arriving := j.last.Sequence+1, make(chan jetstream.Msg)
	go func() {
		defer close(arriving)
		consumer, err := j.stream.OrderedConsumer(ctx, jetstream.OrderedConsumerConfig{DeliverPolicy: jetstream.DeliverByStartSequencePolicy, OptStartSeq: from, MaxResetAttempts: 1})
		if err != nil {
			return
		}
		messages, err := consumer.Messages(jetstream.PullMaxBytes(replayWindow))
		if err != nil {
			return
		}
		defer messages.Stop()
		for message, err := messages.Next(jetstream.NextContext(ctx)); err == nil; message, err = messages.Next(jetstream.NextContext(ctx)) {
			select {
			case arriving <- message:
			case <-ctx.Done():
				return
			}
		}
	}()
	return arriving
}

func (j *Journal) replayMessage(message jetstream.Msg, apply func(Position, Batch) error) error {
	metadata, err := message.Metadata()
	if err != nil {
		return err
	}
	position, batch, err := decode(j.last, metadata.Sequence.Stream, message.Data())
	if err != nil {
		return err
	}
	j.mu.Lock()
	j.last = position
	j.mu.Unlock()
	return apply(position, batch)
}
