package operator

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

func TestTheChainMustAnswerAndBeFresh(t *testing.T) {
	now := time.Unix(1_800_000_000, 0)
	w := &watch{now: func() time.Time { return now }, maxAge: time.Minute}
	says := func(head time.Time, err error) {
		w.look(t.Context(), func(context.Context) (int64, error) { return head.Unix(), err })
	}
	want := func(code ipsx.Code) {
		t.Helper()
		if err := w.ready(); ipsx.CodeOf(err) != code {
			t.Errorf("ready: %v, want code %q", err, code)
		}
	}
	want(ipsx.CodeUnavailable) // never asked
	says(now.Add(-time.Minute), nil)
	want("")
	now = now.Add(time.Second)
	want(ipsx.CodeUnavailable) // no block for a minute
	says(now, nil)
	want("")
	now = now.Add(chainSilence)
	says(now, errors.New("refused"))
	want("") // a moment's silence is nothing
	now = now.Add(time.Second)
	want(ipsx.CodeUnavailable)
	says(now, nil)
	want("")
	w.maxAge, now = 0, now.Add(chainSilence)
	says(now.Add(-24*time.Hour), nil)
	want("") // a development chain makes blocks when there is something to do
}
