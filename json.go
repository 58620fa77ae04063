package ipsx

import (
	"errors"
	"io"

	"github.com/go-json-experiment/json"
)

// Decode reads exactly one JSON value of at most limit bytes into v. It refuses unknown fields, fields that are named twice or in other letters, and anything
// after the value, and then calls v's Validate when it has one.
func Decode(r io.Reader, limit int64, v any) error {
	data, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return Errorf(CodeInvalid, "reading JSON: %w", err)
	}
	if int64(len(data)) > limit {
		return Errorf(CodeTooLarge, "more than %d bytes of JSON", limit)
	}
	return DecodeBytes(data, v)
}

// DecodeBytes is Decode for bytes that are already at hand.
func DecodeBytes(data []byte, v any) error {
	if err := json.Unmarshal(data, v, json.RejectUnknownMembers(true)); err != nil {
		return unread(err)
	}
	if checked, ok := v.(interface{ Validate() error }); ok {
		return checked.Validate()
	}
	return nil
}

// unread says what is wrong with the JSON, and where.
func unread(err error) *Error {
	if e, ok := errors.AsType[*Error](err); ok {
		return e
	}
	if e, ok := errors.AsType[*json.SemanticError](err); ok && errors.Is(e.Err, json.ErrUnknownName) {
		return Errorf(CodeInvalid, "not the JSON expected here: unknown field %q at %s", e.JSONPointer.LastToken(), e.JSONPointer)
	}
	return Errorf(CodeInvalid, "not the JSON expected here: %w", err)
}
