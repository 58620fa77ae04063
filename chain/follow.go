package chain

import (
	"context"
	"errors"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ipsx/ipsx"
)

// Cursor names the last block whose events were handled. The zero Cursor is before the deployment's first event.
type Cursor struct {
	Block uint64    `json:"block"`
	Hash  ipsx.Hash `json:"hash"`
}

// Batch is a stretch of confirmed blocks: their events in order, often none, and the cursor after them.
type Batch struct {
	Events []Event
	Cursor Cursor
}

// Progress tells how far a follower is. Err is why the last round failed, nil when it did not; the follower goes on.
type Progress struct {
	Head   uint64 // the newest block of the endpoint
	Cursor Cursor
	Err    error
}

// FollowOptions say from where and how carefully to follow.
type FollowOptions struct {
	From          Cursor
	Confirmations uint64         // how many blocks must lie on top of a block; 0, as on a development chain, delivers at once
	Poll          time.Duration  // pause between rounds when there is nothing new; 0 means 500 ms
	Progress      func(Progress) // told after each round; may be nil
}

// Limits of a follower.
const (
	defaultPoll  = 500 * time.Millisecond
	maxBackoff   = 10 * time.Second
	roundTimeout = 20 * time.Second
	maxSpan      = 2000 // blocks asked for at once; halved when the endpoint finds it too much
)

// Follow delivers every event of the Centralizer once and in order, each after its confirmations, until ctx ends (then it
// returns ctx's error) or handle fails (then it returns that error). Blocks without events are delivered too, many at a time,
// as batches with no events.
//
// Keep Batch.Cursor together with what the events changed, in one transaction of your store, and follow from it after a
// restart: then nothing is lost and nothing is done twice. While the endpoint is gone the follower tries again, ever slower
// up to 10 s, and tells Progress.
//
// A reorganisation among blocks that wait for confirmations is not seen by handle. One that is deeper undoes events that were
// delivered: Follow then returns CodeConflict. Forget what the events changed and follow from the zero Cursor, with more
// confirmations.
func (c *Client) Follow(ctx context.Context, o FollowOptions, handle func(context.Context, Batch) error) error {
	if o.Poll <= 0 {
		o.Poll = defaultPoll
	}
	f := &follower{Client: c, FollowOptions: o, cursor: o.From, span: maxSpan}
	if f.cursor == (Cursor{}) && c.deployment.Block > 0 {
		f.cursor.Block = c.deployment.Block - 1
	}
	backoff := o.Poll
	for {
		batch, err := f.timedRound(ctx)
		if errors.Is(err, errUndone) || ctx.Err() != nil {
			return firstError(ctx.Err(), err)
		}
		if batch != nil {
			if err := handle(ctx, *batch); err != nil {
				return err
			}
			f.cursor = batch.Cursor
		}
		f.tell(err)
		if err == nil && batch != nil {
			backoff = o.Poll
			continue
		}
		backoff = nextPause(backoff, o.Poll, err)
		if err := pause(ctx, backoff); err != nil {
			return err
		}
	}
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func nextPause(last, poll time.Duration, err error) time.Duration {
	if err == nil {
		return poll
	}
	return min(2*last, max(maxBackoff, poll))
}

func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}

type follower struct {
	*Client
	FollowOptions
	cursor Cursor
	head   uint64
	span   uint64
}

var errSilent = errors.New("the endpoint did not answer in time")

// errUndone is the cause of the error that ends a follower.
var errUndone = errors.New("delivered events were undone")

func (f *follower) tell(err error) {
	if f.Progress != nil {
		f.Progress(Progress{Head: f.head, Cursor: f.cursor, Err: err})
	}
}

// timedRound gives up on a round that an endpoint never answers: a call that is under way when a WebSocket breaks can be lost without an error.
func (f *follower) timedRound(ctx context.Context) (*Batch, error) {
	ctx, cancel := context.WithTimeoutCause(ctx, roundTimeout, errSilent)
	defer cancel()
	batch, err := f.round(ctx)
	if err != nil && errors.Is(context.Cause(ctx), errSilent) {
		f.span = max(f.span/2, 1) // or it was too much at once
	}
	return batch, err
}

// round asks for the next stretch of confirmed blocks; nil when there is none.
//
// Each answer of the endpoint may be of another fork than the one before. So the stretch's last header is asked for before and
// after its logs, and the cursor's block between: when all are as they were, the logs belong to one chain that goes on
// from the cursor.
func (f *follower) round(ctx context.Context) (*Batch, error) {
	head, err := f.Head(ctx)
	if err != nil {
		return nil, err
	}
	f.head = head
	if err := f.checkCursor(ctx); err != nil || head < f.Confirmations || head-f.Confirmations <= f.cursor.Block {
		return nil, err
	}
	last := min(head-f.Confirmations, f.cursor.Block+f.span)
	end, err := f.header(ctx, last)
	if err != nil {
		return nil, err
	}
	logs, err := f.logs(ctx, f.cursor.Block+1, last)
	if err != nil {
		return nil, err
	}
	if err := f.checkCursor(ctx); err != nil {
		return nil, err
	}
	again, err := f.header(ctx, last)
	if err != nil || again.Hash() != end.Hash() {
		return nil, firstError(err, ipsx.Errorf(ipsx.CodeUnavailable, "block %d was reorganised while it was read", last))
	}
	events, err := f.events(ctx, logs)
	return &Batch{Events: events, Cursor: Cursor{last, end.Hash()}}, err
}

// checkCursor finds reorganisations that undo what was delivered.
func (f *follower) checkCursor(ctx context.Context) error {
	if f.cursor.Hash == (ipsx.Hash{}) {
		return nil
	}
	header, err := f.header(ctx, f.cursor.Block)
	if err != nil {
		return err
	}
	if header.Hash() != f.cursor.Hash {
		return ipsx.Errorf(ipsx.CodeConflict, "a reorganisation undid block %d, which had %d confirmations: %w", f.cursor.Block, f.Confirmations, errUndone).
			WithFix("forget what the events changed and follow from the start, with more confirmations")
	}
	return nil
}

func (f *follower) header(ctx context.Context, number uint64) (*types.Header, error) {
	header, err := f.eth.HeaderByNumber(ctx, new(big.Int).SetUint64(number))
	if errors.Is(err, ethereum.NotFound) {
		return nil, ipsx.Errorf(ipsx.CodeUnavailable, "the chain's endpoint does not have block %d now", number).WithFix("wait until it has caught up")
	}
	return header, explain(err)
}

func (f *follower) logs(ctx context.Context, from, to uint64) ([]types.Log, error) {
	logs, err := f.eth.FilterLogs(ctx, ethereum.FilterQuery{
		FromBlock: new(big.Int).SetUint64(from), ToBlock: new(big.Int).SetUint64(to), Addresses: []common.Address{f.deployment.Centralizer},
	})
	if err != nil && !unavailable(err) {
		f.span = max(f.span/2, 1) // endpoints limit blocks or results of a query, each in its own words
	}
	return logs, explain(err)
}

func (f *follower) events(ctx context.Context, logs []types.Log) ([]Event, error) {
	var events []Event
	for i := range logs {
		body := f.decoded(&logs[i])
		if body == nil {
			continue
		}
		at, err := f.time(ctx, &logs[i])
		if err != nil {
			return nil, err
		}
		events = append(events, Event{
			Block: logs[i].BlockNumber, BlockHash: logs[i].BlockHash, Time: at, Tx: logs[i].TxHash, Index: logs[i].Index, Body: body,
		})
	}
	return events, nil
}

// time is the time of the log's block, which older endpoints do not send with the log.
func (c *conn) time(ctx context.Context, log *types.Log) (int64, error) {
	if log.BlockTimestamp != 0 {
		return int64(log.BlockTimestamp), nil
	}
	header, err := c.eth.HeaderByHash(ctx, log.BlockHash)
	if err != nil {
		return 0, explain(err)
	}
	return int64(header.Time), nil
}
