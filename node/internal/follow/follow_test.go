package follow

import (
	"context"
	"errors"
	"iter"
	"log/slog"
	"slices"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

var (
	expired          = ipsx.Errorf(ipsx.CodeExpired, "the events are not kept")
	busy             = ipsx.Errorf(ipsx.CodeUnavailable, "busy")
	live, over, gone = ipsx.Hash{1}, ipsx.Hash{2}, ipsx.Hash{3}
)

// forgetful is an exchange whose first stream breaks with an error, and whose list of deals fails so often.
type forgetful struct {
	broken  error
	streams int
	fails   []error
}

func (f *forgetful) Events(ctx context.Context, after uint64) iter.Seq2[ipsx.Event, error] {
	return func(yield func(ipsx.Event, error) bool) {
		f.streams++
		if after == 0 && f.streams == 1 {
			yield(ipsx.Event{}, f.broken)
			return
		}
		yield(ipsx.Event{Type: ipsx.EventOrder}, nil)
		<-ctx.Done()
	}
}

func (f *forgetful) Deals(_ context.Context, filter ipsx.DealFilter) (ipsx.DealPage, error) {
	if len(f.fails) > 0 {
		err := f.fails[0]
		f.fails = f.fails[1:]
		return ipsx.DealPage{}, err
	}
	if filter.Cursor == "" {
		return ipsx.DealPage{Next: "more"}, nil
	}
	return ipsx.DealPage{Deals: []ipsx.DealView{{Hash: live, Status: ipsx.DealProposed}}}, nil
}

func (f *forgetful) Deal(_ context.Context, deal ipsx.Hash) (ipsx.DealView, error) {
	if deal == gone {
		return ipsx.DealView{}, ipsx.Errorf(ipsx.CodeNotFound, "no such deal")
	}
	return ipsx.DealView{Hash: deal, Status: ipsx.DealEnded}, nil
}

// followed runs a node until the deal "over" was handed to it, or it ends by itself.
func followed(t *testing.T, x *forgetful) (events int, views []ipsx.DealView, err error) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	err = Node{Exchange: x, Log: slog.New(slog.DiscardHandler),
		Event: func(ipsx.Event) { events++ },
		Deals: func() []ipsx.Hash { return []ipsx.Hash{live, gone, over} },
		Deal: func(view ipsx.DealView) {
			if views = append(views, view); view.Hash == over {
				cancel()
			}
		}}.Follow(ctx)
	return events, views, err
}

// TestMissedEventsAreMadeUpFor: the node follows on, and hears of a deal that it never heard of and of one that ended meanwhile.
func TestMissedEventsAreMadeUpFor(t *testing.T) {
	events, views, err := followed(t, &forgetful{broken: expired, fails: []error{busy}})
	want := []ipsx.DealView{{Hash: live, Status: ipsx.DealProposed}, {Hash: over, Status: ipsx.DealEnded}}
	same := slices.EqualFunc(views, want, func(a, b ipsx.DealView) bool { return a.Hash == b.Hash && a.Status == b.Status })
	if !errors.Is(err, context.Canceled) || events != 1 || !same {
		t.Errorf("%d events, deals %+v, %v", events, views, err)
	}
}

// TestWhatNoRetryMendsEndsIt: a refused signature at once, and a wrong clock when the deals cannot be read either.
func TestWhatNoRetryMendsEndsIt(t *testing.T) {
	forged := ipsx.Errorf(ipsx.CodeSignature, "not yours")
	for _, x := range []*forgetful{{broken: forged}, {broken: expired, fails: []error{forged}}} {
		if _, views, err := followed(t, x); !errors.Is(err, forged) || views != nil {
			t.Errorf("ended with %v after %+v", err, views)
		}
	}
}
