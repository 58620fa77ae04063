package pair

import (
	"encoding/json"
	"math/rand/v2"

	"github.com/ipsx/ipsx"
)

// Type names the body of an envelope.
type Type string

// Envelope is one message of a partner: a question, its answer, or news that nobody answers. Its JSON is at most MaxPlaintext bytes, with log entries more.
type Envelope struct {
	ID   uint64          `json:"id"` // chosen by who asks, at random under 2^53; the answer repeats it
	Type Type            `json:"type"`
	Body json.RawMessage `json:"body"`
}

// Body is what an envelope carries.
type Body interface {
	// Type is the body's name in the envelope.
	Type() Type
	// Validate says what is wrong with the body by itself; whether it is true is for the receiver to find out.
	Validate() error
}

// New puts a question or news into an envelope with a fresh id.
func New(body Body) (Envelope, error) {
	return enclose(rand.Uint64N(1<<53-1)+1, body) // JavaScript's numbers are exact so far; ids keep calls apart, they keep nothing secret
}

// Reply puts the answer to a question into an envelope.
func Reply(to Envelope, body Body) (Envelope, error) { return enclose(to.ID, body) }

func enclose(id uint64, body Body) (Envelope, error) {
	if err := body.Validate(); err != nil {
		return Envelope{}, err
	}
	encoded, err := json.Marshal(body)
	if err != nil {
		return Envelope{}, ipsx.Errorf(ipsx.CodeInvalid, "encoding %q: %w", body.Type(), err)
	}
	e := Envelope{ID: id, Type: body.Type(), Body: encoded}
	_, err = e.encode()
	return e, err
}

const (
	// MaxPacked is the most bytes of log entries in one answer.
	MaxPacked = 64 << 10
	// maxInside is the most bytes of an envelope's JSON that only goes through the tunnel.
	maxInside = 96 << 10
)

// most is how many bytes an envelope of this type may have. Entries go through the tunnel only.
func (t Type) most() int {
	if t == TypeEntries {
		return maxInside
	}
	return MaxPlaintext
}

// encode writes the envelope, which must fit into a sealed message, so that it can take either way; unless it only goes through the tunnel.
func (e Envelope) encode() ([]byte, error) {
	encoded, err := json.Marshal(e)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "encoding %q: %w", e.Type, err)
	}
	if most := e.Type.most(); len(encoded) > most {
		return nil, ipsx.Errorf(ipsx.CodeTooLarge, "a %q of %d bytes: the most is %d", e.Type, len(encoded), most)
	}
	return encoded, nil
}

// Parse reads an envelope, strictly. As reads its body.
func Parse(data []byte) (e Envelope, err error) { return parse(data, MaxPlaintext) }

// parse reads an envelope of at most so many bytes, and no more than its type has.
func parse(data []byte, most int) (e Envelope, err error) {
	if len(data) <= most {
		err = ipsx.DecodeBytes(data, &e)
		most = min(most, e.Type.most())
	}
	if len(data) > most {
		return Envelope{}, ipsx.Errorf(ipsx.CodeTooLarge, "an envelope of %d bytes: the most is %d", len(data), most)
	}
	return e, err
}

// As reads the body of an envelope, strictly. Where the partner answered with a Failure, that is the error.
func As[B Body](e Envelope) (body B, err error) {
	switch {
	case e.Type == body.Type():
		err = ipsx.DecodeBytes(e.Body, &body)
		return body, err
	case e.Type == TypeFailure:
		failure, err := As[Failure](e)
		if err == nil {
			err = failure.Err()
		}
		return body, err
	}
	return body, ipsx.Errorf(ipsx.CodeInvalid, "message %d is %q where %q was expected", e.ID, e.Type, body.Type())
}
