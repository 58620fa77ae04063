package exchanges

import (
	"context"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/sdk"
)

// State is how a listed exchange was found.
type State string

// The states of a listed exchange.
const (
	StateReady       State = "ready"       // it is the one that is listed, and takes calls
	StateNotReady    State = "not ready"   // it is, and says that it should get none just now
	StateUnreachable State = "unreachable" // nobody answers
	StateRefused     State = "refused"     // it is not what the listing says, or the listing is not worth asking
)

// Standing is a listing and what a look at it showed.
type Standing struct {
	chain.Listing
	State        State   `json:"state"`
	Detail       string  `json:"detail,omitempty"`       // why it is not ready
	Milliseconds float64 `json:"milliseconds,omitempty"` // that one call took; 0: there was none
}

const looksAtOnce = 16

// Survey looks at every exchange of the registry, the longest listed first.
func Survey(ctx context.Context, registry Registry, options sdk.Options) ([]Standing, error) {
	listings, err := Listings(ctx, registry)
	if err != nil {
		return nil, err
	}
	all := make([]Standing, len(listings))
	slots := make(chan struct{}, looksAtOnce)
	var looking sync.WaitGroup
	for i, l := range listings {
		looking.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			all[i] = look(ctx, l, options)
		})
	}
	looking.Wait()
	return all, nil
}

func look(ctx context.Context, l chain.Listing, options sdk.Options) Standing {
	s := Standing{Listing: l, State: StateReady}
	client, err := Listed(l, options).Client(ctx)
	if err == nil {
		begun := time.Now()
		err = Ready(ctx, client) // on the connection that stands
		s.Milliseconds = float64(time.Since(begun).Microseconds()) / 1000
	}
	switch {
	case err == nil:
		return s
	case client != nil:
		s.State = StateNotReady
	case ipsx.IsCode(err, ipsx.CodeUnavailable):
		s.State = StateUnreachable
	default:
		s.State = StateRefused
	}
	s.Detail = err.Error()
	return s
}
