package requester

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/ipsx/ipsx"
)

// fatal says whether another provider would not help.
func fatal(err error) bool {
	switch ipsx.CodeOf(err) {
	case ipsx.CodeFunds, ipsx.CodeSignature, ipsx.CodeInvalid:
		return true
	}
	return false
}

func give(failures error) error {
	if failures == nil {
		return NoMatch(nil)
	}
	if errors.Is(failures, context.Canceled) {
		return failures
	}
	return ipsx.Errorf(ipsx.CodeOf(failures), "no lease could be established: %w", failures)
}

// NoMatch is the error of a request that nothing satisfies: CodeNoMatch, with what would help.
func NoMatch(why *ipsx.NoMatch) error {
	err := ipsx.Errorf(ipsx.CodeNoMatch, "no offer satisfies the request")
	if why == nil {
		return err.WithFix("ask for less, or wait longer with --wait")
	}
	if why.Found > 0 {
		err = ipsx.Errorf(ipsx.CodeNoMatch, "only %d addresses satisfy the request", why.Found)
	}
	var hints []string
	for _, r := range why.Relaxations {
		hints = append(hints, fmt.Sprintf("%s: %s (addresses: %d, from %s per second)", r.Constraint, inTokens(r.Suggestion), r.Addresses, r.Price.Tokens()))
	}
	if len(hints) == 0 {
		return err.WithFix("see what is offered with `ipsx market offers`, or wait with --wait")
	}
	return err.WithFix("%s; or wait with --wait", strings.Join(hints, "; "))
}

// inTokens writes a price to raise to as people read it.
func inTokens(suggestion string) string {
	if limit, ok := strings.CutPrefix(suggestion, "raise to "); ok {
		if price, err := ipsx.ParseAmount(limit); err == nil {
			return "raise to " + price.Tokens()
		}
	}
	return suggestion
}
