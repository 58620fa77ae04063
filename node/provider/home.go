package provider

import (
	"context"
	"errors"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/node/exchanges"
)

const (
	offerLife  = time.Hour
	offerRenew = offerLife / 2
	retryAfter = time.Second
	// retryRefused is when an offer that was refused, and not for want of an exchange, is tried again.
	retryRefused = time.Minute
	// looksInPatience is how often an exchange is looked at before it counts as down.
	looksInPatience = 6
)

// keeper has the offer stand on one exchange, the home: the first of the known ones that takes it, and when that is down the next.
type keeper struct {
	node  *Provider
	home  *venue
	pulse exchanges.Pulse
	due   time.Time // when the offer is to be placed anew
}

// keepOffering goes on until the context ends. It returns early when no exchange will ever take the offer as it is.
func (p *Provider) keepOffering(ctx context.Context) error {
	k := &keeper{node: p}
	if err := k.begin(ctx); err != nil || ctx.Err() != nil {
		return err
	}
	close(p.offered)
	for k.wait(ctx) {
		if err := k.look(ctx); err != nil && ctx.Err() == nil {
			return err
		}
	}
	return nil
}

// begin returns when an exchange has taken the offer, or the context ended, or with why none ever will.
func (k *keeper) begin(ctx context.Context) error {
	for ctx.Err() == nil {
		lasting, err := k.move(ctx)
		if err == nil {
			break
		}
		if lasting && ctx.Err() == nil {
			return err
		}
		pause(ctx, retryAfter)
	}
	return nil
}

// wait waits until it is time to look at the home again; false when the context ended.
func (k *keeper) wait(ctx context.Context) bool {
	timer := time.NewTimer(k.next())
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return false
	case <-timer.C:
	case <-k.node.changed:
		k.due = time.Now()
	}
	return true
}

func (k *keeper) next() time.Duration {
	return max(min(time.Until(k.due), k.node.config.Patience/looksInPatience), 0)
}

// look sees whether the home works, and moves on when it has not for too long. It fails when there is nowhere to go.
func (k *keeper) look(ctx context.Context) error {
	err := k.works(ctx)
	now := time.Now()
	k.pulse.Saw(now, err)
	ended := k.home.failure()
	if ended == nil && !k.pulse.Down(now) {
		return nil
	}
	k.node.config.Log.Warn("the exchange where this node offers does not work", "exchange", k.home.client.URL(), "error", err)
	if _, err := k.move(ctx); err != nil && ended != nil && len(k.node.config.Exchanges.All(ctx)) < 2 {
		return ended
	}
	return nil
}

// works says whether the home should get calls, tells what happens, and has an offer of this node. The offer is renewed at half of its life.
func (k *keeper) works(ctx context.Context) error {
	err := k.home.failure()
	if err == nil {
		err = exchanges.Ready(ctx, k.home.client)
	}
	if time.Now().Before(k.due) {
		return err
	}
	return errors.Join(err, k.place(ctx))
}

func (k *keeper) place(ctx context.Context) error {
	err := k.home.place(ctx)
	switch {
	case err == nil:
		k.due = time.Now().Add(offerRenew)
		return nil
	case ipsx.IsCode(err, ipsx.CodeUnavailable):
		k.due = time.Now().Add(retryAfter)
	default:
		k.due = time.Now().Add(retryRefused)
	}
	k.node.config.Log.Error("the offer was not taken", "exchange", k.home.client.URL(), "error", err)
	k.node.config.Notify(Event{Kind: "offer-refused", Status: err.Error()})
	return err
}

// errStays is why a node does not move: its home works again.
var errStays = errors.New("the exchange works again")

// move offers on the first known exchange, but the home, that takes the offer. When none does the node stays; lasting says that to try again changes nothing.
func (k *keeper) move(ctx context.Context) (lasting bool, err error) {
	known := k.node.config.Exchanges.All(ctx)
	if len(known) == 0 {
		return true, exchanges.None()
	}
	lasting = true
	for _, e := range known {
		forGood, failed := k.try(ctx, e, len(known) > 1)
		if failed == nil || errors.Is(failed, errStays) {
			return false, nil
		}
		k.node.config.Log.Info("the node cannot offer on an exchange", "url", e.URL, "error", failed)
		lasting, err = lasting && forGood, errors.Join(err, failed)
	}
	return lasting, err
}

// try offers on an exchange; where there is a choice, only on one that is ready. The home is left only when the other one answers and it still does not: else it
// may be this node that was cut off.
func (k *keeper) try(ctx context.Context, e *exchanges.Exchange, choice bool) (lasting bool, err error) {
	client, err := e.Client(ctx)
	if err != nil {
		return true, err
	}
	if k.home != nil && client.Terms().Exchange == k.home.client.Terms().Exchange {
		return false, ipsx.Errorf(ipsx.CodeUnavailable, "it is the one that does not work")
	}
	if choice {
		err = exchanges.Ready(ctx, client)
	}
	if err != nil {
		return false, err
	}
	if k.home != nil && k.works(ctx) == nil {
		k.pulse.Saw(time.Now(), nil)
		return false, errStays
	}
	v, err := k.node.enter(ctx, client)
	if err == nil {
		err = k.settle(ctx, v)
	}
	return hopeless(err), err
}

// settle makes an exchange the home, from before the offer is placed there: from then on deals of the former one are declined.
func (k *keeper) settle(ctx context.Context, v *venue) error {
	before := k.node.setHome(v)
	if err := v.place(ctx); err != nil {
		k.node.setHome(before)
		return err
	}
	now := time.Now()
	k.home, k.pulse, k.due = v, exchanges.NewPulse(k.node.config.Patience, now), now.Add(offerRenew)
	if before != nil {
		k.node.config.Notify(Event{Kind: "moved", Status: v.client.URL()})
	}
	return nil
}

// hopeless says whether the offer itself is what is wrong.
func hopeless(err error) bool {
	switch ipsx.CodeOf(err) {
	case ipsx.CodeInvalid, ipsx.CodeTooLarge, ipsx.CodeUnsupported, ipsx.CodeSignature, ipsx.CodeForbidden:
		return true
	}
	return false
}
