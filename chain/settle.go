package chain

import (
	"context"
	"math/big"
	"slices"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Reason says why a voucher was not paid.
type Reason string

// The reasons; the empty one means that it was paid.
const (
	ReasonNone      Reason = ""
	ReasonNotOpen   Reason = "not_open"      // the lane was never opened, or is closed
	ReasonLate      Reason = "late"          // the claim window after the expiry is over
	ReasonStale     Reason = "stale"         // not above what was claimed already: a replay, or older than the newest
	ReasonOverCap   Reason = "over_cap"      // above the lane's cap: the payer must top up first
	ReasonSignature Reason = "bad_signature" // not signed by the lane's signer
	ReasonPath      Reason = "bad_path"      // the path does not lead from this leaf to the tranche's root and sum
	ReasonUnknown   Reason = "unknown"       // the contract gave one that this version does not know
)

func reasonOf(code uint8) Reason {
	known := []Reason{ReasonNone, ReasonNotOpen, ReasonLate, ReasonStale, ReasonOverCap, ReasonSignature, ReasonPath}
	if int(code) < len(known) {
		return known[code]
	}
	return ReasonUnknown
}

// Settlement is what became of one voucher.
type Settlement struct {
	Lane       ipsx.Hash   `json:"lane"`
	Cumulative ipsx.Amount `json:"cumulative"`        // the voucher's
	Paid       ipsx.Amount `json:"paid"`              // wei that left the payer's reserved now, commission included
	Fee        ipsx.Amount `json:"fee"`               // the commission in it
	Skipped    Reason      `json:"skipped,omitempty"` // why it was not paid; empty when it was
	Receipt    Receipt     `json:"receipt"`           // shared by the vouchers of one transaction
}

// MaxBatch is how many vouchers go into one transaction; it stays far below every block's gas limit.
const MaxBatch = 100

// Settle submits vouchers, MaxBatch in a transaction, and tells what became of each, in their order. A bad one is skipped and
// affects no other; settling again pays nothing twice. by may be anybody: only the payees are paid. On an error the
// settlements of the batches before it are returned with it.
func (c *Client) Settle(ctx context.Context, by ipsx.Signer, vouchers []ipsx.SignedVoucher) ([]Settlement, error) {
	var settled []Settlement
	for batch := range slices.Chunk(vouchers, MaxBatch) {
		done, err := c.settleBatch(ctx, by, batch)
		if err != nil {
			return settled, err
		}
		settled = append(settled, done...)
	}
	return settled, nil
}

func (c *Client) settleBatch(ctx context.Context, by ipsx.Signer, vouchers []ipsx.SignedVoucher) ([]Settlement, error) {
	items := make([]bindings.Item, len(vouchers))
	for i, v := range vouchers {
		items[i] = itemOf(v)
	}
	return c.settle(ctx, by, c.centralizer.PackSettle(items), vouchers)
}

// settle sends a batch; vouchers are what it was made of, in its order.
func (c *Client) settle(ctx context.Context, by ipsx.Signer, batch []byte, vouchers []ipsx.SignedVoucher) ([]Settlement, error) {
	receipt, err := c.transact(ctx, by, call{to: &c.deployment.Centralizer, data: batch})
	if err != nil {
		return nil, err
	}
	outcomes := c.outcomes(receipt)
	if len(outcomes) != len(vouchers) {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "transaction %s tells of %d vouchers instead of %d", receipt.TxHash, len(outcomes), len(vouchers))
	}
	for i, v := range vouchers {
		outcomes[i].Lane, outcomes[i].Cumulative, outcomes[i].Receipt = v.Lane.ID(), v.Cumulative, receiptOf(receipt)
	}
	return outcomes, nil
}

// outcomes reads the events of a batch: each item, in order, gave exactly one Claimed or Skipped.
func (c *Client) outcomes(receipt *types.Receipt) []Settlement {
	var outcomes []Settlement
	for _, log := range c.ours(receipt.Logs) {
		if claimed, err := c.centralizer.UnpackClaimedEvent(log); err == nil {
			paid := claimedOf(claimed)
			outcomes = append(outcomes, Settlement{Lane: paid.ID, Paid: paid.Amount, Fee: paid.Fee})
		}
		if claimed, err := c.centralizer.UnpackClaimedInPartEvent(log); err == nil {
			paid := claimedInPartOf(claimed)
			outcomes = append(outcomes, Settlement{Lane: paid.ID, Paid: paid.Amount, Fee: paid.Fee})
		}
		if skipped, err := c.centralizer.UnpackSkippedEvent(log); err == nil {
			outcomes = append(outcomes, Settlement{Lane: skipped.Lane, Skipped: reasonOf(skipped.Reason)})
		}
	}
	return outcomes
}

// itemOf puts a voucher into the contract's form. What cannot be put into it is changed into what the contract skips for the
// same reason, so that a malformed voucher never spoils a batch.
func itemOf(v ipsx.SignedVoucher) bindings.Item {
	r, vs := compact(v.Signature)
	cumulative := v.Cumulative.Big()
	if !v.Cumulative.Fits() {
		cumulative = new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), ipsx.MaxAmountBits), big.NewInt(1))
	}
	return bindings.Item{
		Payer: v.Lane.Payer, Payee: v.Lane.Payee, Signer: v.Lane.Signer, Number: v.Lane.Number,
		Cumulative: cumulative, R: r, Vs: vs,
	}
}

// compact is the 64-byte form of a signature (ERC-2098): v goes into the top bit of s. A malformed one gives zeros, which no
// key signs.
func compact(s ipsx.Signature) (r, vs [32]byte) {
	if len(s) != 65 || s[64] < 27 || s[64] > 28 || s[32]&0x80 != 0 {
		return r, vs
	}
	r, vs = [32]byte(s[:32]), [32]byte(s[32:64])
	vs[0] |= (s[64] - 27) << 7
	return r, vs
}

// CollectCommission moves the commission that waits in these wallets' accounts to the treasury's free balance; anyone may.
func (c *Client) CollectCommission(ctx context.Context, by ipsx.Signer, wallets ...ipsx.Address) (Receipt, error) {
	return c.do(ctx, by, c.centralizer.PackCollectCommission(wallets))
}
