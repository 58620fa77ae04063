package pair

import (
	"context"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
)

// Ask puts a question to the partner and returns its answer. Both ways to the partner are of this form: Caller.Ask over the relay, and
// HTTP.Ask through the tunnel. The same envelope may be asked again, also the other way: the partner acts once (Responder).
type Ask func(ctx context.Context, question Envelope) (Envelope, error)

// Call asks for an answer of type A. A Failure of the partner is returned as its error.
func Call[A Body](ctx context.Context, ask Ask, question Body) (answer A, err error) {
	e, err := New(question)
	if err != nil {
		return answer, err
	}
	reply, err := ask(ctx, e)
	if err != nil {
		return answer, err
	}
	return As[A](reply)
}

// Or asks one way and, where the partner cannot be reached so, the other way.
func Or(first, second Ask) Ask {
	return func(ctx context.Context, question Envelope) (Envelope, error) {
		answer, err := first(ctx, question)
		if ipsx.IsCode(err, ipsx.CodeUnavailable) && ctx.Err() == nil {
			return second(ctx, question)
		}
		return answer, err
	}
}

// Caller asks over a one-way carrier such as the relay, on which answers arrive by themselves and either may be lost.
type Caller struct {
	send  func(context.Context, Envelope) error
	retry time.Duration
	after func(time.Duration) <-chan time.Time

	mu      sync.Mutex
	waiting map[uint64]chan Envelope
}

// NewCaller makes a caller that sends with send, again after every retry until an answer is there. The clock is after; nil: time.After.
func NewCaller(send func(context.Context, Envelope) error, retry time.Duration, after func(time.Duration) <-chan time.Time) *Caller {
	if after == nil {
		after = time.After
	}
	return &Caller{send: send, retry: retry, after: after, waiting: map[uint64]chan Envelope{}}
}

// Ask is an Ask. It ends when the answer is there, when ctx ends (CodeUnavailable), or when the carrier refuses for good.
func (c *Caller) Ask(ctx context.Context, question Envelope) (Envelope, error) {
	answer := make(chan Envelope, 1)
	c.mu.Lock()
	c.waiting[question.ID] = answer
	c.mu.Unlock()
	defer c.forget(question.ID)
	for {
		err := c.send(ctx, question)
		if err != nil && !passing(err) {
			return Envelope{}, err
		}
		select {
		case e := <-answer:
			return e, nil
		case <-c.after(c.retry):
		case <-ctx.Done():
			return Envelope{}, unanswered(ctx, err)
		}
	}
}

func (c *Caller) forget(id uint64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	delete(c.waiting, id)
}

// Deliver takes an envelope that came from the partner when it is an answer; false means that it is a question or news.
func (c *Caller) Deliver(e Envelope) bool {
	if !e.Type.isAnswer() {
		return false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if answer, ok := c.waiting[e.ID]; ok {
		answer <- e // has room for one
		delete(c.waiting, e.ID)
	}
	return true
}

// passing says whether sending again may help.
func passing(err error) bool {
	return ipsx.IsCode(err, ipsx.CodeUnavailable) || ipsx.IsCode(err, ipsx.CodeRateLimited)
}

func unanswered(ctx context.Context, sending error) error {
	if sending == nil {
		sending = context.Cause(ctx)
	}
	return ipsx.Errorf(ipsx.CodeUnavailable, "the partner did not answer: %w", sending)
}
