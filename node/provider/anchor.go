package provider

import (
	"context"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/internal/store"
	"github.com/ipsx/ipsx/service/connlog"
)

const (
	anchorLock  = "anchor"
	anchorTries = 8 // numbers that other nodes of the wallet may have taken
)

// Anchored is an epoch of connection logs whose root is on chain.
type Anchored struct {
	Epoch uint64    `json:"epoch"`
	Logs  int       `json:"logs"` // that ended or grew since the epoch before
	Root  ipsx.Hash `json:"root"`
	At    int64     `json:"at"` // the block's, Unix seconds
}

// Anchor writes one root of all connection logs that ended or grew since the last time into the registry on chain, from the key's own address, which pays for the gas.
// It may be asked again after any failure or kill: nothing is anchored twice. CodeNotFound: nothing is new.
func Anchor(ctx context.Context, dir string, c *chain.Client, key ipsx.Signer) (Anchored, error) {
	folder, err := store.Open[struct{}](dir)
	if err != nil {
		return Anchored{}, err
	}
	unlock, err := folder.TryLock(anchorLock)
	if err != nil {
		return Anchored{}, err
	}
	defer unlock()
	epoch, err := connlog.NextEpoch(LogDir(dir), key.Address(), time.Now().Unix())
	if err != nil {
		return Anchored{}, err
	}
	for range anchorTries {
		there, err := anchorEpoch(ctx, LogDir(dir), c, key, &epoch)
		switch {
		case err != nil:
			return Anchored{}, err
		case there.Root == epoch.Tree().Root():
			epoch.Anchored = true
			return Anchored{epoch.Number, len(epoch.Logs), there.Root, there.Time}, epoch.Save(LogDir(dir))
		}
		if epoch, err = epoch.Renumber(LogDir(dir)); err != nil {
			return Anchored{}, err
		}
	}
	return Anchored{}, ipsx.Errorf(ipsx.CodeConflict, "another node of this wallet anchors all the time").WithFix("anchor from one of them after the other")
}

// anchorEpoch is what stands on chain under the epoch's number: what was written now, or was before.
func anchorEpoch(ctx context.Context, dir string, c *chain.Client, key ipsx.Signer, epoch *connlog.Epoch) (chain.Anchor, error) {
	there, err := c.SelfAnchorOf(ctx, epoch.Sender, epoch.Number)
	if !ipsx.IsCode(err, ipsx.CodeNotFound) {
		return there, err
	}
	if epoch.Sender != key.Address() { // another key began it, and wrote nothing: who does now is on the disk before
		epoch.Sender = key.Address()
		if err := epoch.Save(dir); err != nil {
			return there, err
		}
	}
	if _, err := c.AnchorSelf(ctx, key, epoch.Number, epoch.Tree().Root()); err != nil && !ipsx.IsCode(err, ipsx.CodeConflict) {
		return there, err
	}
	return c.SelfAnchorOf(ctx, epoch.Sender, epoch.Number)
}

// anchorRetry is how soon what failed is tried again, where the period is not shorter.
const anchorRetry = 10 * time.Minute

// untilAnchor is how long the next anchor has time: the period counts from the last one, whichever run wrote it.
func untilAnchor(dir string, every time.Duration, now time.Time) (time.Duration, error) {
	epochs, err := connlog.Epochs(dir)
	if err != nil {
		return 0, err
	}
	var last uint64
	for _, e := range epochs {
		if e.Anchored {
			last = max(last, e.Number)
		}
	}
	if last == 0 {
		return every, nil
	}
	return max(time.Unix(int64(last), 0).Add(every).Sub(now), 0), nil
}

// keepAnchoring anchors at times; what fails is tried again, together with what came since.
func (p *Provider) keepAnchoring(ctx context.Context) {
	if p.config.AnchorEvery <= 0 || p.logs == nil {
		return
	}
	wait, err := untilAnchor(LogDir(p.config.Dir), p.config.AnchorEvery, time.Now())
	if err != nil {
		p.config.Log.Error("reading when the connection logs were anchored", "error", err)
		wait = p.config.AnchorEvery
	}
	for {
		pause(ctx, wait)
		if ctx.Err() != nil {
			return
		}
		wait = p.config.AnchorEvery
		done, err := Anchor(ctx, p.config.Dir, p.config.Chain, p.config.Key)
		switch {
		case err == nil:
			p.config.Log.Info("connection logs were anchored", "epoch", done.Epoch, "logs", done.Logs, "root", done.Root)
		case !ipsx.IsCode(err, ipsx.CodeNotFound) && ctx.Err() == nil:
			p.config.Log.Error("anchoring the connection logs", "error", err)
			wait = min(wait, anchorRetry)
		}
	}
}
