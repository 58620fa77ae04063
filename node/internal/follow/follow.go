// Package follow hands a node the events of its wallet, and where its deals stand when it missed some.
//
// A node that was away, or was told more than it could read, finds that the exchange no longer keeps all that it missed. Then it follows from now on
// and reads its deals anew.
//
// Key advice: what is handed over may come twice, and from two goroutines.
package follow

import (
	"cmp"
	"context"
	"iter"
	"log/slog"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
)

// pause lies between two new starts, and before the deals are read: by then the new stream stands, so that nothing falls between both. It is
// shorter than a proposal lives.
const pause = time.Second

// Exchange is the exchange as far as it tells a wallet what happens.
type Exchange interface {
	Events(ctx context.Context, after uint64) iter.Seq2[ipsx.Event, error]
	Deals(ctx context.Context, f ipsx.DealFilter) (ipsx.DealPage, error)
	Deal(ctx context.Context, deal ipsx.Hash) (ipsx.DealView, error)
}

// Node says who follows which exchange.
type Node struct {
	Exchange Exchange
	Log      *slog.Logger
	Event    func(ipsx.Event)    // takes what happens
	Deals    func() []ipsx.Hash  // that the node serves or uses
	Deal     func(ipsx.DealView) // takes how one of these, or any live deal of the wallet, stands after events were missed
}

// Follow ends with the context's error, or with one that no retry mends.
func (n Node) Follow(ctx context.Context) error {
	ctx, stop := context.WithCancelCause(ctx)
	var reading sync.WaitGroup
	defer reading.Wait()
	defer stop(nil)
	for pace := rate.NewLimiter(rate.Every(pause), 1); pace.Wait(ctx) == nil; {
		err := n.listen(ctx)
		if !ipsx.IsCode(err, ipsx.CodeExpired) {
			return cmp.Or(context.Cause(ctx), err)
		}
		n.Log.Warn("events were missed: the deals are read anew", "error", err)
		reading.Go(func() {
			if err := n.catchUp(ctx); err != nil {
				stop(err)
			}
		})
	}
	return context.Cause(ctx)
}

func (n Node) listen(ctx context.Context) error {
	for event, err := range n.Exchange.Events(ctx, 0) {
		if err != nil {
			return err
		}
		n.Event(event)
	}
	return ctx.Err()
}

// catchUp reads the deals, as often as it takes.
func (n Node) catchUp(ctx context.Context) error {
	ticker := time.NewTicker(pause)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return nil
		case <-ticker.C:
		}
		views, err := n.read(ctx)
		if err == nil {
			for _, view := range views {
				n.Deal(view)
			}
			return nil
		}
		if !temporary(err) {
			return err
		}
	}
}

// read is every live deal of the wallet, and what became of the node's other ones.
func (n Node) read(ctx context.Context) ([]ipsx.DealView, error) {
	views, err := n.live(ctx)
	if err != nil {
		return nil, err
	}
	seen := map[ipsx.Hash]bool{}
	for _, view := range views {
		seen[view.Hash] = true
	}
	for _, hash := range n.Deals() {
		if seen[hash] {
			continue
		}
		view, err := n.Exchange.Deal(ctx, hash)
		switch {
		case err == nil:
			views = append(views, view)
		case !ipsx.IsCode(err, ipsx.CodeNotFound): // an exchange that lost its log does not know the deal
			return nil, err
		}
	}
	return views, nil
}

func (n Node) live(ctx context.Context) (views []ipsx.DealView, err error) {
	for filter := (ipsx.DealFilter{Live: true, Limit: ipsx.MaxPage}); ; {
		page, err := n.Exchange.Deals(ctx, filter)
		if err != nil {
			return nil, err
		}
		views = append(views, page.Deals...)
		if filter.Cursor = page.Next; page.Next == "" {
			return views, nil
		}
	}
}

func temporary(err error) bool {
	switch ipsx.CodeOf(err) {
	case "", ipsx.CodeUnavailable, ipsx.CodeRateLimited, ipsx.CodeInternal:
		return true
	}
	return false
}
