package api

import (
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"github.com/ipsx/ipsx"
)

// statuses is the one table from error codes to HTTP.
var statuses = map[ipsx.Code]int{
	ipsx.CodeInvalid:     http.StatusBadRequest,
	ipsx.CodeSignature:   http.StatusUnauthorized,
	ipsx.CodeExpired:     http.StatusGone,
	ipsx.CodeReplayed:    http.StatusConflict,
	ipsx.CodeNotFound:    http.StatusNotFound,
	ipsx.CodeForbidden:   http.StatusForbidden,
	ipsx.CodeConflict:    http.StatusConflict,
	ipsx.CodeTransition:  http.StatusConflict,
	ipsx.CodeNoMatch:     http.StatusUnprocessableEntity,
	ipsx.CodeFunds:       http.StatusPaymentRequired,
	ipsx.CodeUnpaid:      http.StatusPaymentRequired,
	ipsx.CodeDenied:      http.StatusForbidden,
	ipsx.CodeTooLarge:    http.StatusRequestEntityTooLarge,
	ipsx.CodeRateLimited: http.StatusTooManyRequests,
	ipsx.CodeUnavailable: http.StatusServiceUnavailable,
	ipsx.CodeUnsupported: http.StatusNotImplemented,
	ipsx.CodeInternal:    http.StatusInternalServerError,
}

// Status is the HTTP status that answers an error of this code.
func Status(code ipsx.Code) int {
	if status, ok := statuses[code]; ok {
		return status
	}
	return http.StatusInternalServerError
}

// Problem is an error as RFC 9457 writes it, with the code and the way to mend it.
type Problem struct {
	Type   string    `json:"type"`
	Title  string    `json:"title"`
	Status int       `json:"status"`
	Detail string    `json:"detail"`
	Code   ipsx.Code `json:"code"`
	Fix    string    `json:"fix,omitempty"`
}

// newProblem shows an error to a stranger: what is internal stays inside.
func newProblem(err error) *Problem {
	code := ipsx.CodeOf(err)
	p := &Problem{Type: "about:blank", Title: http.StatusText(Status(code)), Status: Status(code), Code: code}
	known, ok := errors.AsType[*ipsx.Error](err)
	if !ok || code == ipsx.CodeInternal {
		p.Detail = "something broke here; the operator's log says what"
		return p
	}
	p.Detail, p.Fix = known.Message, known.Fix
	return p
}

// Error is the detail.
func (p *Problem) Error() string { return p.Detail }

// GetStatus is the HTTP status.
func (p *Problem) GetStatus() int { return p.Status }

// GetHeaders tells when to try again.
func (p *Problem) GetHeaders() http.Header {
	if p.Status == http.StatusTooManyRequests || p.Status == http.StatusServiceUnavailable {
		return http.Header{"Retry-After": {"1"}}
	}
	return nil
}

// ContentType is that of RFC 9457.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

func (p *Problem) write(w http.ResponseWriter) {
	w.Header().Set("Content-Type", p.ContentType(""))
	for name, values := range p.GetHeaders() {
		w.Header()[name] = values
	}
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p) // the caller is gone: nobody is left to tell
}

// The router's own refusals (a body too large, a parameter that is no number) become problems of ours.
func init() {
	huma.NewError = func(status int, message string, details ...error) huma.StatusError {
		for _, detail := range details {
			if d, ok := errors.AsType[*huma.ErrorDetail](detail); ok {
				message += ": " + d.Location + ": " + d.Message
			}
		}
		return newProblem(ipsx.Errorf(codeOf(status), "%s", message))
	}
}

func codeOf(status int) ipsx.Code {
	switch status {
	case http.StatusRequestEntityTooLarge:
		return ipsx.CodeTooLarge
	case http.StatusRequestTimeout:
		return ipsx.CodeUnavailable
	case http.StatusInternalServerError:
		return ipsx.CodeInternal
	}
	return ipsx.CodeInvalid
}
