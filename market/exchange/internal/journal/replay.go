package journal

import (
	"context"
	"time"

	"github.com/nats-io/nats.go/jetstream"
)

const (
	replayWindow = 32 << 20         // bytes asked for at a time
	replayIdle   = 10 * time.Second // a message that does not come in this time is not there
)

// replay reads the whole log and follows its chain of hashes.
func (j *Journal) replay(ctx context.Context, apply func(Position, Batch) error) error {
	info, err := j.stream.Info(ctx)
	if err != nil {
		return err
	}
	if info.State.LastSeq == 0 {
		return nil
	}
	if info.State.FirstSeq > 1 || info.State.NumDeleted > 0 {
		return damaged(1, "the store kept %d messages of %d", info.State.Msgs, info.State.LastSeq)
	}
	messages, err := j.messages(ctx)
	if err != nil {
		return err
	}
	defer messages.Stop()
	for j.last.Sequence < info.State.LastSeq {
		if err := j.replayOne(ctx, messages, apply); err != nil {
			return err
		}
	}
	return nil
}

func (j *Journal) messages(ctx context.Context) (jetstream.MessagesContext, error) {
	consumer, err := j.stream.OrderedConsumer(ctx, jetstream.OrderedConsumerConfig{DeliverPolicy: jetstream.DeliverAllPolicy})
	if err != nil {
		return nil, err
	}
	return consumer.Messages(jetstream.PullMaxBytes(replayWindow))
}

func (j *Journal) replayOne(ctx context.Context, messages jetstream.MessagesContext, apply func(Position, Batch) error) error {
	ctx, cancel := context.WithTimeout(ctx, replayIdle)
	defer cancel()
	message, err := messages.Next(jetstream.NextContext(ctx))
	if err != nil {
		return damaged(j.last.Sequence+1, "the store does not give it: %w", err)
	}
	metadata, err := message.Metadata()
	if err != nil {
		return err
	}
	position, batch, err := decode(j.last, metadata.Sequence.Stream, message.Data())
	if err != nil {
		return err
	}
	j.last = position
	return apply(position, batch)
}
