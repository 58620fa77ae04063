package ipsx

import (
	"errors"
	"fmt"
)

// Code names a kind of error once for all layers: the API maps it to an HTTP status, the CLI to an exit code.
type Code string

// The error codes.
const (
	CodeInvalid     Code = "invalid"        // the input is malformed or outside the table of limits
	CodeSignature   Code = "bad_signature"  // not signed, or not by who it says
	CodeExpired     Code = "expired"        // too old, or lives too long
	CodeReplayed    Code = "replayed"       // seen before
	CodeNotFound    Code = "not_found"      // no such order, deal or wallet
	CodeForbidden   Code = "forbidden"      // known, but not yours to do
	CodeConflict    Code = "conflict"       // contradicts what already stands, such as an address leased twice
	CodeTransition  Code = "bad_transition" // the deal cannot go from its status to that one
	CodeNoMatch     Code = "no_match"       // no offer satisfies the request
	CodeFunds       Code = "no_funds"       // the balance or reservation does not cover it
	CodeUnpaid      Code = "unpaid"         // no voucher covers the service asked for
	CodeDenied      Code = "denied"         // a lease may not reach that destination
	CodeTooLarge    Code = "too_large"      // more bytes or items than the table of limits allows
	CodeRateLimited Code = "rate_limited"   // too many, too fast
	CodeUnavailable Code = "unavailable"    // the other side cannot be reached just now; try again
	CodeUnsupported Code = "unsupported"    // valid, but this version or this partner does not do it
	CodeInternal    Code = "internal"       // a bug or a broken disk; details are in the log
)

// Error is what IPSX returns to people and programs: what kind, what happened, and how to mend it.
type Error struct {
	Code    Code   `json:"code"`
	Message string `json:"message"`
	Fix     string `json:"fix,omitempty"`
	cause   error
}

// Errorf makes an Error; a %w in the format keeps its cause.
func Errorf(code Code, format string, args ...any) *Error {
	wrapped := fmt.Errorf(format, args...)
	return &Error{Code: code, Message: wrapped.Error(), cause: errors.Unwrap(wrapped)}
}

// WithFix adds the sentence that says how to mend it.
func (e *Error) WithFix(format string, args ...any) *Error {
	e.Fix = fmt.Sprintf(format, args...)
	return e
}

// Error is the message and, when there is one, the fix.
func (e *Error) Error() string {
	if e.Fix == "" {
		return e.Message
	}
	return e.Message + " (" + e.Fix + ")"
}

// Unwrap returns the cause, which is never shown to strangers.
func (e *Error) Unwrap() error { return e.cause }

// CodeOf finds the code of err: that of the outermost Error in its chain, "" for nil, CodeInternal for all else.
func CodeOf(err error) Code {
	if err == nil {
		return ""
	}
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Code
	}
	return CodeInternal
}

// IsCode says whether err carries the code.
func IsCode(err error, code Code) bool { return CodeOf(err) == code }
