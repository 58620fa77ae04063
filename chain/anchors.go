package chain

import (
	"context"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Anchor is a root in the registry, written once and for ever. What its tree holds existed at Time.
type Anchor struct {
	Root  ipsx.Hash `json:"root"`
	Block uint64    `json:"block"`
	Time  int64     `json:"time"` // the block's, Unix seconds
}

// Anchor writes the root of an exchange's epoch, a number above zero that the exchange chooses and that says nothing about time. An
// epoch that it anchored before gives CodeConflict, also with the same root.
func (c *Client) Anchor(ctx context.Context, exchange ipsx.Signer, epoch uint64, root ipsx.Hash) (Receipt, error) {
	return c.register(ctx, exchange, c.registry.PackAnchor(epoch, root))
}

// AnchorSelf writes a provider's own root like Anchor, without any exchange. The same wallet's epochs as an exchange are others.
func (c *Client) AnchorSelf(ctx context.Context, provider ipsx.Signer, epoch uint64, root ipsx.Hash) (Receipt, error) {
	return c.register(ctx, provider, c.registry.PackAnchorSelf(epoch, root))
}

// AnchorOf finds what an exchange anchored for an epoch, and when. CodeNotFound: nothing.
func (c *Client) AnchorOf(ctx context.Context, exchange ipsx.Address, epoch uint64) (Anchor, error) {
	root, err := readRegistry(ctx, c, c.registry.PackAnchorOf(exchange, epoch), c.registry.UnpackAnchorOf)
	if err != nil {
		return Anchor{}, err
	}
	return c.anchored(ctx, "Anchored", exchange, epoch, root)
}

// SelfAnchorOf finds what a provider anchored itself for an epoch, and when. CodeNotFound: nothing.
func (c *Client) SelfAnchorOf(ctx context.Context, provider ipsx.Address, epoch uint64) (Anchor, error) {
	root, err := readRegistry(ctx, c, c.registry.PackSelfAnchorOf(provider, epoch), c.registry.UnpackSelfAnchorOf)
	if err != nil {
		return Anchor{}, err
	}
	return c.anchored(ctx, "SelfAnchored", provider, epoch, root)
}

// anchored dates a root by the only event of its kind for its sender and epoch.
func (c *Client) anchored(ctx context.Context, event string, sender ipsx.Address, epoch uint64, root ipsx.Hash) (Anchor, error) {
	if root == (ipsx.Hash{}) {
		return Anchor{}, ipsx.Errorf(ipsx.CodeNotFound, "%s has no anchor for epoch %d", sender, epoch).WithFix("check the epoch, or wait until it is anchored")
	}
	kind, by, number := c.registry.GetABI().Events[event].ID, common.BytesToHash(sender[:]), common.BigToHash(new(big.Int).SetUint64(epoch))
	for log, err := range c.logs(ctx, c.deployment.Registry, c.deployment.Block, []common.Hash{kind}, []common.Hash{by}, []common.Hash{number}) {
		if err != nil {
			return Anchor{}, err
		}
		at, err := c.time(ctx, log)
		return Anchor{Root: root, Block: log.BlockNumber, Time: at}, err
	}
	return Anchor{}, ipsx.Errorf(ipsx.CodeUnavailable, "the chain's endpoint does not have the event of that anchor now").WithFix("wait until it has caught up")
}

// VerifyLog lets the registry check that a log is in a provider's tree, and that tree's root in what the exchange anchored for the
// epoch; without an anchor it is not. logPath lists the nodes beside the way from the log's leaf up to the provider's root, and
// providerPath those from the provider's leaf up to the anchored root. That the deal is this provider's, the deal itself says.
func (c *Client) VerifyLog(ctx context.Context, exchange ipsx.Address, epoch uint64, provider ipsx.Address, log ipsx.DealLog, logPath, providerPath []ipsx.Hash) (bool, error) {
	data := c.registry.PackVerifyLog(exchange, epoch, provider, packed(log), words(logPath), words(providerPath))
	return readRegistry(ctx, c, data, c.registry.UnpackVerifyLog)
}

// VerifyOwnLog lets the registry check that a log is in the tree whose root the provider anchored itself for the epoch.
func (c *Client) VerifyOwnLog(ctx context.Context, provider ipsx.Address, epoch uint64, log ipsx.DealLog, logPath []ipsx.Hash) (bool, error) {
	return readRegistry(ctx, c, c.registry.PackVerifyOwnLog(provider, epoch, packed(log), words(logPath)), c.registry.UnpackVerifyOwnLog)
}

func packed(l ipsx.DealLog) bindings.DealLog {
	return bindings.DealLog{Deal: l.Deal, Size: l.Size, Root: l.Root}
}

func words(hashes []ipsx.Hash) [][32]byte {
	packed := make([][32]byte, len(hashes))
	for i, h := range hashes {
		packed[i] = h
	}
	return packed
}
