package exchange

import (
	"context"
	"encoding/json"
	"errors"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
	"github.com/ipsx/ipsx/market/exchange/internal/journal"
)

// Several exchanges with one key can share a log on external servers. One leads: it takes orders. The others apply what it logs, serve reads, and one
// of them takes over when the leader is gone. Who leads is a lease on the servers; that no two write is the log's own fence, whatever clocks say.

// Leads is closed once this exchange takes orders: at once with a log of its own, on a shared one when no other leads.
func (x *Exchange) Leads() <-chan struct{} { return x.leads }

// leading refuses what only a leader can do.
func (x *Exchange) leading() error {
	select {
	case <-x.leads:
		return nil
	default:
		return ipsx.Errorf(ipsx.CodeUnavailable, "this exchange is a standby: it answers questions, and takes orders when the leader is gone").
			WithFix("send it to the leader, or repeat it in some seconds")
	}
}

// stand follows the log until this exchange leads.
func (x *Exchange) stand(ctx context.Context) error {
	following, stop := context.WithCancel(ctx)
	followed := make(chan error, 1)
	go func() {
		defer stop() // who cannot follow cannot lead
		followed <- x.journal.Follow(following, x.follow)
	}()
	lease, err := x.journal.Campaign(following)
	stop()
	if err = errors.Join(<-followed, err); err != nil {
		return err
	}
	x.beside.Go(func() { x.hold(ctx, lease) })
	if err = x.begin(ctx); err == nil {
		x.config.Log.Info("this exchange leads now")
	}
	return err
}

// follow applies a message of another leader.
func (x *Exchange) follow(p journal.Position, b journal.Batch) error {
	if p.Sequence == 1 {
		return x.checkGenesis(b)
	}
	commands, err := commandsOf(p, b)
	if err != nil {
		return err
	}
	for _, outcome := range x.apply(p, b.At, commands) {
		if outcome.Snapshot != nil {
			x.checkpoint(p, outcome.Snapshot)
		}
	}
	return nil
}

// hold keeps the lease, and ends the exchange when it is lost: who cannot renew it must expect that another leads.
func (x *Exchange) hold(ctx context.Context, lease *journal.Lease) {
	if err := lease.Hold(ctx); err != nil {
		x.fail(err)
		x.end()
	}
}

// begin takes the log over with a message of its own, behind which no leader of before can write.
func (x *Exchange) begin(ctx context.Context) error {
	for {
		err := x.claim(ctx)
		if err == nil {
			close(x.leads)
			return nil
		}
		if !ipsx.IsCode(err, ipsx.CodeConflict) {
			return err
		}
		if err := x.journal.Replay(ctx, x.follow); err != nil {
			return err
		}
	}
}

// claim appends the log's first message, or one that says that time passed.
func (x *Exchange) claim(ctx context.Context) error {
	tick := engine.Command{Tick: true}
	raw, err := tick.AppendBinary(nil)
	first := x.journal.Last().Sequence == 0
	if first {
		raw, err = json.Marshal(x.genesis())
	}
	if err != nil {
		return err
	}
	at := x.config.Now()
	p, err := x.journal.Claim(ctx, journal.Batch{At: at, Commands: [][]byte{raw}})
	if err == nil && !first {
		x.apply(p, at, []engine.Command{tick})
	}
	return err
}
