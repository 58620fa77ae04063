package exchange

import (
	"context"
	"iter"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

const (
	maxGroup    = ipsx.MaxBulk          // commands of one message of the log: a bulk fits
	shortestNap = time.Millisecond      // between looks at a deadline
	longestNap  = 100 * time.Second     // when nothing is due
	appendLimit = 60 * time.Second      // a log that takes longer has failed
	usualBytes  = 640                   // of a command in the log
	groupBytes  = journal.MaxBatchBytes // of commands in one message
)

// submission is commands of one caller on their way through the sequencer. They go into the log together.
type submission struct {
	commands []engine.Command
	raw      [][]byte
	size     int         // bytes of raw
	done     chan result // buffered: the sequencer never waits for a caller
}

// newSubmission has room for so many commands.
func newSubmission(n int) *submission {
	return &submission{commands: make([]engine.Command, 0, n), raw: make([][]byte, 0, n), done: make(chan result, 1)}
}

func (s *submission) add(c engine.Command, raw []byte) {
	s.commands, s.raw, s.size = append(s.commands, c), append(s.raw, raw), s.size+len(raw)
}

// result is what became of a submission.
type result struct {
	answers []answer
	failure error // the commands may or may not be in the log
}

// answer is what became of a command.
type answer struct {
	*engine.Outcome
	position journal.Position
	at       time.Time
	beside   *receipts // of what was submitted alone and came into the same message of the log
}

// submit puts a command into the log and returns what it did. A refusal of the engine is an error; the command stands in the
// log then too, without effect.
func (x *Exchange) submit(ctx context.Context, c engine.Command) (answer, error) {
	answers, err := x.submitAll(ctx, []engine.Command{c})
	if err != nil {
		return answer{}, err
	}
	return answers[0], answers[0].Err
}

// submitAll puts commands into the log, in one message unless they are too long for one, and returns what each did.
func (x *Exchange) submitAll(ctx context.Context, commands []engine.Command) (answers []answer, err error) {
	waiting, err := submissions(commands)
	if err != nil {
		return nil, err
	}
	for _, s := range waiting {
		if err := x.enqueue(ctx, s); err != nil {
			return nil, err
		}
	}
	for _, s := range waiting {
		more, err := x.wait(ctx, s)
		if err != nil {
			return nil, err
		}
		answers = append(answers, more...)
	}
	return answers, nil
}

// submissions are commands as they stand in the log, so many in each as one message holds.
func submissions(commands []engine.Command) (list []*submission, err error) {
	s, data := newSubmission(len(commands)), make([]byte, 0, usualBytes*len(commands))
	for _, c := range commands {
		from := len(data)
		if data, err = c.AppendBinary(data); err != nil {
			return nil, ipsx.Errorf(ipsx.CodeInternal, "the command cannot be logged: %w", err)
		}
		raw := data[from:]
		if len(s.raw) > 0 && s.size+len(raw) > groupBytes {
			list = append(list, s)
			s = newSubmission(len(commands))
		}
		s.add(c, raw)
	}
	return append(list, s), nil
}

// enqueue hands a submission to the sequencer.
func (x *Exchange) enqueue(ctx context.Context, s *submission) error {
	if err := x.leading(); err != nil {
		return err
	}
	select {
	case x.queue <- s:
		return nil
	case <-x.stopped:
		return ended()
	case <-ctx.Done():
		return ipsx.Errorf(ipsx.CodeUnavailable, "the exchange is busy: %w", ctx.Err()).WithFix("try again")
	}
}

// wait returns what became of a submission.
func (x *Exchange) wait(ctx context.Context, s *submission) ([]answer, error) {
	select {
	case r := <-s.done:
		return r.answers, r.failure
	case <-ctx.Done():
		return nil, ipsx.Errorf(ipsx.CodeUnavailable, "the log did not answer in time: %w", ctx.Err()).WithFix("repeat the same order: it is taken once")
	case <-x.stopped:
	}
	select { // it may have been answered just before the end
	case r := <-s.done:
		return r.answers, r.failure
	default:
		return nil, ended()
	}
}

func ended() error {
	return ipsx.Errorf(ipsx.CodeUnavailable, "the exchange is shutting down").WithFix("repeat the same order when it is back: it is taken once")
}

// sequence is the one goroutine that writes the log and changes the state.
func (x *Exchange) sequence() {
	timer := time.NewTimer(0)
	defer timer.Stop()
	for ok := true; ok; {
		select {
		case s := <-x.queue:
			ok = x.take(s)
		case <-timer.C:
			ok = x.tick()
		case done := <-x.wake:
			ok = x.tick()
			close(done)
		case <-x.closing:
			x.drain()
			return
		}
		timer.Reset(x.nap())
	}
}

// drain commits what waits when the exchange closes.
func (x *Exchange) drain() {
	for {
		select {
		case s := <-x.queue:
			if !x.take(s) {
				return
			}
		default:
			return
		}
	}
}

// take commits a submission with whatever waits behind it, in as many messages as that needs.
func (x *Exchange) take(first *submission) (ok bool) {
	for ok = true; ok && first != nil; {
		var group []*submission
		group, first = x.gather(first)
		ok = x.commit(group)
	}
	if ok && x.wantsCheckpoint() {
		ok = x.commitOwn(engine.Command{Checkpoint: true})
	}
	return ok
}

func (x *Exchange) wantsCheckpoint() bool {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.tail >= x.config.CheckpointEvery
}

// gather takes whatever waits behind the first submission, as much as goes into one message. What came and did not fit is next.
func (x *Exchange) gather(first *submission) (group []*submission, next *submission) {
	group, commands, size := []*submission{first}, len(first.commands), first.size
	for commands < maxGroup {
		select {
		case next = <-x.queue:
		default:
			return group, nil
		}
		commands, size = commands+len(next.commands), size+next.size
		if commands > maxGroup || size > groupBytes {
			return group, next
		}
		group = append(group, next)
	}
	return group, nil
}

// tick logs that time passed, when something is due.
func (x *Exchange) tick() bool {
	x.mu.RLock()
	deadline, due := x.engine.NextDeadline()
	x.mu.RUnlock()
	if !due || deadline.After(x.config.Now()) {
		return true
	}
	return x.commitOwn(engine.Command{Tick: true})
}

// commitOwn commits a command of the exchange itself.
func (x *Exchange) commitOwn(c engine.Command) bool {
	own, err := submissions([]engine.Command{c})
	if err != nil {
		return x.fail(err)
	}
	return x.commit(own)
}

// nap is how long nothing is due.
func (x *Exchange) nap() time.Duration {
	x.mu.RLock()
	defer x.mu.RUnlock()
	deadline, due := x.engine.NextDeadline()
	if !due {
		return longestNap
	}
	return min(max(deadline.Sub(x.config.Now()), shortestNap), longestNap)
}

// Tick looks at the deadlines now. A running exchange does that by itself; it is for those who move its clock by hand.
func (x *Exchange) Tick() {
	done := make(chan struct{})
	select {
	case x.wake <- done:
		<-done
	case <-x.stopped:
	}
}

// commit appends a group to the log, applies it and answers. It says whether the exchange can go on.
func (x *Exchange) commit(group []*submission) bool {
	batch := journal.Batch{At: x.config.Now()}
	var commands []engine.Command
	for _, s := range group {
		batch.Commands, commands = append(batch.Commands, s.raw...), append(commands, s.commands...)
	}
	ctx, cancel := context.WithTimeout(context.Background(), appendLimit)
	defer cancel()
	position, err := x.append(ctx, batch)
	if ipsx.IsCode(err, ipsx.CodeTooLarge) { // without effect on the log
		refuse(group, err)
		return true
	}
	if err != nil {
		refuse(group, ipsx.Errorf(ipsx.CodeUnavailable, "the exchange's log failed: %w", err).WithFix("repeat the same order when it is back"))
		return x.fail(err)
	}
	answers, beside := make([]answer, len(commands)), &receipts{}
	for i, outcome := range x.apply(position, batch.At, commands) {
		if outcome.Snapshot != nil {
			x.checkpoint(position, outcome.Snapshot)
		}
		answers[i] = answer{outcome, position, batch.At, beside}
	}
	for first, s := range starts(group) {
		if alone := s.commands[0].Digest; len(s.commands) == 1 && alone != (ipsx.Hash{}) && answers[first].Err == nil {
			beside.of = append(beside.of, alone)
		}
	}
	for first, s := range starts(group) {
		s.done <- result{answers: answers[first : first+len(s.commands)]}
	}
	return true
}

// starts are the submissions, each with the place of its first command among those of all.
func starts(group []*submission) iter.Seq2[int, *submission] {
	return func(yield func(int, *submission) bool) {
		first := 0
		for _, s := range group {
			if !yield(first, s) {
				return
			}
			first += len(s.commands)
		}
	}
}

func refuse(group []*submission, failure error) {
	for _, s := range group {
		s.done <- result{failure: failure}
	}
}

func (x *Exchange) fail(err error) bool {
	x.config.Log.Error("the log failed, the exchange ends", "error", err)
	x.mu.Lock()
	defer x.mu.Unlock()
	x.err = err
	return false
}

// apply changes the state by one message of the log and publishes what came of it. Live and in replay it does the same.
func (x *Exchange) apply(p journal.Position, at time.Time, commands []engine.Command) []*engine.Outcome {
	x.mu.Lock()
	defer x.mu.Unlock()
	outcomes, ids := make([]*engine.Outcome, len(commands)), newEventIDs(p.Sequence)
	for i, c := range commands {
		outcome := x.engine.Apply(at, c)
		outcomes[i] = &outcome
		if x.tail++; c.Checkpoint {
			x.tail = 0
		}
		x.tally.count(c, &outcome)
		for _, notice := range outcome.Notices {
			notice.Event.ID = ids.next()
			x.feeds.publish(notice)
			x.past.mark(notice.Event)
			x.messages.forget(notice.Event)
			x.statuses.forget(notice.Event)
		}
	}
	x.past.advance(p)
	return outcomes
}
