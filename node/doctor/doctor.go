// Package doctor examines what a node needs to work, and says for each thing that fails how to mend it: its network, its clock, the chain, its exchanges, its wallet, and for a
// provider why its offers are not matched.
//
// It reads what everybody may read, needs no key, and changes nothing.
package doctor

import (
	"context"
	"errors"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/sdk"
)

// State is how a check came out.
type State string

// The states. Told is neither good nor bad: something to know.
const (
	Good    State = "good"
	Bad     State = "bad"
	Told    State = "told"
	Skipped State = "skipped"
)

// Finding is the result of one check.
type Finding struct {
	Check string `json:"check"`
	State State  `json:"state"`
	Says  string `json:"says"`
	Fix   string `json:"fix,omitempty"` // of what is bad
}

// Patient is what is examined. What is zero is skipped.
type Patient struct {
	Wallet     ipsx.Address                                 // whose funds and offers are looked at
	Key        ipsx.Address                                 // that acts for it
	Delegation func() (*ipsx.SignedDelegation, error)       // of the wallet to the key, where that is another one
	Chain      func(context.Context) (*chain.Client, error) // connects
	Exchanges  []string                                     // URLs
	Domain     ipsx.Domain                                  // that the exchanges should settle on; zero: any
	Provides   bool                                         // it rents addresses out
	Port       uint16                                       // of its tunnel; 0: any
	Runs       bool                                         // the provider's node runs
	Offers     []ipsx.Hash                                  // that it placed
}

const (
	checkPatience = 10 * time.Second // for one check
	clockOff      = 2 * time.Second  // more is bad: deadlines have that tolerance
	blockAge      = 5 * time.Minute  // an older block says that the endpoint has lost its chain
)

// examination is one run.
type examination struct {
	Patient
	tell func(Finding)

	mu      sync.Mutex
	bad     bool
	clients []*sdk.Client
}

// Examine runs all checks beside each other and tells each finding as it comes. It says whether nothing was bad.
func Examine(ctx context.Context, p Patient, tell func(Finding)) bool {
	e := &examination{Patient: p, tell: tell}
	e.together(ctx, e.wallet, e.names, e.ipv6, e.port, e.market)
	e.together(ctx, e.udp, e.offers)
	return !e.bad
}

func (e *examination) together(ctx context.Context, checks ...func(context.Context)) {
	var running sync.WaitGroup
	for _, check := range checks {
		running.Go(func() {
			ctx, cancel := context.WithTimeout(ctx, checkPatience)
			defer cancel()
			check(ctx)
		})
	}
	running.Wait()
}

func (e *examination) found(f Finding) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.bad = e.bad || f.State == Bad
	e.tell(f)
}

func (e *examination) good(check, says string)      { e.found(Finding{check, Good, says, ""}) }
func (e *examination) told(check, says string)      { e.found(Finding{check, Told, says, ""}) }
func (e *examination) skipped(check, why string)    { e.found(Finding{check, Skipped, why, ""}) }
func (e *examination) bads(check, says, fix string) { e.found(Finding{check, Bad, says, fix}) }

// failed is for errors that say themselves how to mend them.
func (e *examination) failed(check string, err error) {
	known, ok := errors.AsType[*ipsx.Error](err)
	if !ok {
		e.bads(check, err.Error(), "try again; if it stays, look at --log-level debug")
		return
	}
	e.bads(check, known.Message, known.Fix)
}
