package chain

import (
	"context"
	"math/big"
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Tranche is what the Centralizer keeps of a sum that a payer locked for many lanes.
type Tranche struct {
	Sum    ipsx.Amount `json:"sum"`
	Used   ipsx.Amount `json:"used"`   // paid to its leaves, commission included
	Expiry int64       `json:"expiry"` // Unix seconds; 0 when closed
	FeeBps uint16      `json:"feeBps"`
	Closed bool        `json:"closed"`
}

// LeafVoucher is a voucher on a leaf of a tranche, whose root is the lane's. The contract needs allotment and path until the leaf was paid once.
type LeafVoucher struct {
	ipsx.SignedVoucher
	Allotment ipsx.Amount
	Path      []ipsx.Step
}

// OpenTranche locks sum wei of the payer's free balance for the leaves of the tree with this root until expiry (Unix seconds). by is the payer or its
// delegate, whose allowance it consumes. A payer opens a root once, ever: a second time gives CodeConflict.
func (c *Client) OpenTranche(ctx context.Context, by ipsx.Signer, payer ipsx.Address, root ipsx.Hash, sum ipsx.Amount, expiry int64) (Receipt, error) {
	end, err := instant(expiry)
	if err == nil {
		err = held(sum)
	}
	if err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, by, c.centralizer.PackOpenTranche(payer, root, sum.Big(), end))
}

// CloseTranche ends a tranche after its expiry and the claim window; anyone may. What its leaves did not use returns to the payer.
func (c *Client) CloseTranche(ctx context.Context, by ipsx.Signer, payer ipsx.Address, root ipsx.Hash) (Receipt, error) {
	return c.do(ctx, by, c.centralizer.PackCloseTranche(payer, root))
}

// Tranche reads a tranche. One that was never opened gives CodeNotFound.
func (c *Client) Tranche(ctx context.Context, payer ipsx.Address, root ipsx.Hash) (Tranche, error) {
	kept, err := view(ctx, c, nil, c.centralizer.PackTrancheOf(payer, root), c.centralizer.UnpackTrancheOf)
	if err != nil {
		return Tranche{}, err
	}
	if kept.Sum.Sign() == 0 {
		return Tranche{}, ipsx.Errorf(ipsx.CodeNotFound, "%s has no tranche %s", payer, root).WithFix("open it first")
	}
	return Tranche{amount(kept.Sum), amount(kept.Used), kept.Expiry.Int64(), kept.FeeBps, kept.Closed}, nil
}

// SettleLeaves is Settle for vouchers on leaves.
func (c *Client) SettleLeaves(ctx context.Context, by ipsx.Signer, vouchers []LeafVoucher) ([]Settlement, error) {
	var settled []Settlement
	for batch := range slices.Chunk(vouchers, MaxBatch) {
		items, signed := make([]bindings.LeafItem, len(batch)), make([]ipsx.SignedVoucher, len(batch))
		for i, v := range batch {
			if err := held(v.Allotment); err != nil {
				return settled, err
			}
			items[i], signed[i] = leafItemOf(v), v.SignedVoucher
		}
		done, err := c.settle(ctx, by, c.centralizer.PackSettleLeaves(items), signed)
		if err != nil {
			return settled, err
		}
		settled = append(settled, done...)
	}
	return settled, nil
}

func leafItemOf(v LeafVoucher) bindings.LeafItem {
	steps := make([]bindings.Step, len(v.Path))
	for i, s := range v.Path {
		steps[i] = bindings.Step{Hash: s.Hash, Sum: s.Sum.Big()}
	}
	return bindings.LeafItem{Item: itemOf(v.SignedVoucher), Tranche: v.Lane.Tranche, Allotment: v.Allotment.Big(), Path: steps}
}

// Payment is what a lane is to have paid in all, in wei.
type Payment struct {
	Payee      ipsx.Address
	Cumulative ipsx.Amount
}

// Push pays many lanes of one payer without vouchers: by is the signer of all of them. They have the same number and are reservations (a zero tranche), or
// leaves of one tranche that were paid before. MaxBatch go into a transaction; it tells what became of each like Settle.
func (c *Client) Push(ctx context.Context, by ipsx.Signer, payer ipsx.Address, number uint64, tranche ipsx.Hash, payments []Payment) ([]Settlement, error) {
	var settled []Settlement
	for batch := range slices.Chunk(payments, MaxBatch) {
		words, vouchers := make([]*big.Int, len(batch)), make([]ipsx.SignedVoucher, len(batch))
		for i, p := range batch {
			if err := held(p.Cumulative); err != nil {
				return settled, err
			}
			words[i] = new(big.Int).Or(new(big.Int).Lsh(p.Payee.Big(), 96), p.Cumulative.Big())
			vouchers[i] = ipsx.SignedVoucher{Lane: ipsx.Lane{Payer: payer, Payee: p.Payee, Signer: by.Address(), Number: number, Tranche: tranche}, Cumulative: p.Cumulative}
		}
		done, err := c.settle(ctx, by, c.centralizer.PackPush(payer, number, tranche, words), vouchers)
		if err != nil {
			return settled, err
		}
		settled = append(settled, done...)
	}
	return settled, nil
}

// RegisterClearer makes a wallet a clearer, for ever: what it is paid from now on it may pay out free of commission. A second time gives CodeConflict.
func (c *Client) RegisterClearer(ctx context.Context, wallet ipsx.Signer) (Receipt, error) {
	return c.do(ctx, wallet, c.centralizer.PackRegisterClearer())
}
