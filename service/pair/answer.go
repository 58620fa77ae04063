package pair

import (
	"bytes"
	"context"
	"sync"

	"github.com/ipsx/ipsx"
)

// maxRemembered is how many answers a Responder keeps to give again.
const maxRemembered = 64

// Responder answers the partner's questions of one deal. It acts on a question once: asked again, even while the first is being worked on or over
// the other way, it gives the same answer.
type Responder struct {
	act func(context.Context, Envelope) (Body, error)

	mu       sync.Mutex
	answers  map[uint64]*answered
	sequence []uint64 // ids, oldest first
}

type answered struct {
	question Envelope
	once     func() Envelope
}

// NewResponder makes a responder that acts with act; an error of act is answered as a Failure with its code.
func NewResponder(act func(ctx context.Context, question Envelope) (Body, error)) *Responder {
	return &Responder{act: act, answers: map[uint64]*answered{}}
}

// Answer returns the answer to a question. Acting on it does not end with ctx, since the partner may still ask again.
func (r *Responder) Answer(ctx context.Context, question Envelope) Envelope {
	known := r.lookup(ctx, question)
	if known.question.Type != question.Type || !bytes.Equal(known.question.Body, question.Body) {
		return fail(question, ipsx.Errorf(ipsx.CodeConflict, "id %d was used for another question: choose a fresh one", question.ID))
	}
	return known.once()
}

func (r *Responder) lookup(ctx context.Context, question Envelope) *answered {
	r.mu.Lock()
	defer r.mu.Unlock()
	if known, ok := r.answers[question.ID]; ok {
		return known
	}
	if len(r.sequence) == maxRemembered {
		delete(r.answers, r.sequence[0])
		r.sequence = r.sequence[1:]
	}
	fresh := &answered{question, sync.OnceValue(func() Envelope { return r.work(context.WithoutCancel(ctx), question) })}
	r.answers[question.ID], r.sequence = fresh, append(r.sequence, question.ID)
	return fresh
}

func (r *Responder) work(ctx context.Context, question Envelope) Envelope {
	body, err := r.act(ctx, question)
	if err != nil {
		return fail(question, err)
	}
	answer, err := Reply(question, body)
	if err != nil {
		return fail(question, err)
	}
	return answer
}
