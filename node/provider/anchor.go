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
		there, err := anchorEpoch(ctx, c, key, &epoch)
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
func anchorEpoch(ctx context.Context, c *chain.Client, key ipsx.Signer, epoch *connlog.Epoch) (chain.Anchor, error) {
	there, err := c.SelfAnchorOf(ctx, epoch.Sender, epoch.Number)
	if !ipsx.IsCode(err, ipsx.CodeNotFound) {
		return there, err
	}
	epoch.Sender = key.Address() // which may not be the one that began it
	if _, err := c.AnchorSelf(ctx, key, epoch.Number, epoch.Tree().Root()); err != nil && !ipsx.IsCode(err, ipsx.CodeConflict) {
		return there, err
	}
	return c.SelfAnchorOf(ctx, epoch.Sender, epoch.Number)
}

// keepAnchoring anchors at times; what fails is tried the next time, together with what came since.
func (p *Provider) keepAnchoring(ctx context.Context) {
	if p.config.AnchorEvery <= 0 || p.logs == nil {
		return
	}
	ticker := time.NewTicker(p.config.AnchorEvery)
	defer ticker.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
		done, err := Anchor(ctx, p.config.Dir, p.config.Chain, p.config.Key)
		switch {
		case err == nil:
			p.config.Log.Info("connection logs were anchored", "epoch", done.Epoch, "logs", done.Logs, "root", done.Root)
		case !ipsx.IsCode(err, ipsx.CodeNotFound) && ctx.Err() == nil:
			p.config.Log.Error("anchoring the connection logs", "error", err)
		}
	}
}
