package chain

import (
	"math/big"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Event is what happened at the Centralizer: one of the types below, by value, with its place on the chain.
type Event struct {
	Block     uint64
	BlockHash ipsx.Hash
	Time      int64 // the block's, Unix seconds
	Tx        ipsx.Hash
	Index     uint // of the log in its block; (BlockHash, Index) names an event uniquely
	Body      Body
}

// Body is one of Deposited, Withdrawn, DelegateSet, EpochBumped, Opened, ToppedUp, Claimed, Skipped, Closed, TrancheOpened, TrancheClosed,
// ClearerRegistered, CommissionCollected, CommissionScheduled and TreasuryScheduled.
type Body interface{ body() }

// Deposited tells: a wallet's deposit arrived in its free balance. One that opened a reservation in the same transaction shows as Opened alone.
type Deposited struct {
	Wallet ipsx.Address
	Amount ipsx.Amount
}

// Withdrawn tells: a wallet took tokens out of its free balance.
type Withdrawn struct {
	Wallet ipsx.Address
	Amount ipsx.Amount
}

// DelegateSet tells: a wallet set what a key may do for it.
type DelegateSet struct {
	Wallet    ipsx.Address
	Key       ipsx.Address
	Until     int64 // Unix seconds; in the past: revoked
	Allowance ipsx.Amount
}

// EpochBumped tells: all delegations that the wallet signed for an earlier epoch are void.
type EpochBumped struct {
	Wallet ipsx.Address
	Epoch  uint64
}

// Opened tells: a reservation was opened.
type Opened struct {
	ID     ipsx.Hash // of the lane
	Lane   ipsx.Lane
	Cap    ipsx.Amount
	Expiry int64 // Unix seconds
	FeeBps uint16
}

// ToppedUp tells: a reservation grew or was prolonged; Cap and Expiry are the new ones.
type ToppedUp struct {
	ID     ipsx.Hash
	Cap    ipsx.Amount
	Expiry int64
}

// Claimed tells: a voucher was paid. Amount left the payer's reserved; Amount - Fee reached the payee's free balance.
type Claimed struct {
	ID         ipsx.Hash
	Amount     ipsx.Amount
	Fee        ipsx.Amount
	Cumulative ipsx.Amount
}

// Skipped tells: a voucher of a batch was not paid.
type Skipped struct {
	ID     ipsx.Hash
	Item   uint64 // index in its batch
	Reason Reason
}

// Closed tells: a reservation ended. Paid is over its life, commission included; what Claimed did not tell of was paid with this event. Returned went back
// to the payer's free balance.
type Closed struct {
	ID       ipsx.Hash
	Paid     ipsx.Amount
	Returned ipsx.Amount
}

// CommissionCollected tells: commission that was set aside reached the treasury's free balance.
type CommissionCollected struct {
	Treasury ipsx.Address
	Amount   ipsx.Amount
}

// CommissionScheduled tells: reservations opened from that time on pay this commission.
type CommissionScheduled struct {
	Bps          uint16
	ClearerShare uint16 // of the commission, in basis points; also of reservations opened before
	From         int64  // Unix seconds
}

// ClearerRegistered tells: a wallet is a clearer from now on.
type ClearerRegistered struct{ Wallet ipsx.Address }

// TrancheOpened tells: a payer locked a sum for all leaves of a tree.
type TrancheOpened struct {
	Payer  ipsx.Address
	Root   ipsx.Hash
	Sum    ipsx.Amount
	Expiry int64 // Unix seconds
	FeeBps uint16
}

// TrancheClosed tells: a tranche ended. Used was paid to its leaves, commission included; Returned went back to the payer's free balance.
type TrancheClosed struct {
	Payer    ipsx.Address
	Root     ipsx.Hash
	Used     ipsx.Amount
	Returned ipsx.Amount
}

// TreasuryScheduled tells: commission collected from that time on goes to this wallet.
type TreasuryScheduled struct {
	Treasury ipsx.Address
	From     int64 // Unix seconds
}

func (Deposited) body()           {}
func (Withdrawn) body()           {}
func (DelegateSet) body()         {}
func (EpochBumped) body()         {}
func (Opened) body()              {}
func (ToppedUp) body()            {}
func (Claimed) body()             {}
func (Skipped) body()             {}
func (Closed) body()              {}
func (CommissionCollected) body() {}
func (CommissionScheduled) body() {}
func (TreasuryScheduled) body()   {}
func (ClearerRegistered) body()   {}
func (TrancheOpened) body()       {}
func (TrancheClosed) body()       {}

// decoded turns a log of the Centralizer into its event. A log of a type that this version does not know, such as of the
// authority, gives nil.
func (c *Client) decoded(log *types.Log) Body {
	if len(log.Topics) == 0 {
		return nil
	}
	event, err := c.abi.EventByID(log.Topics[0])
	if err != nil {
		return nil
	}
	return c.bodyOf(event.Name, log)
}

func (c *Client) bodyOf(name string, log *types.Log) Body {
	k := c.centralizer
	switch name {
	case "Deposited":
		if e, err := k.UnpackDepositedEvent(log); err == nil {
			return Deposited{e.Wallet, amount(e.Amount)}
		}
	case "Withdrawn":
		if e, err := k.UnpackWithdrawnEvent(log); err == nil {
			return Withdrawn{e.Wallet, amount(e.Amount)}
		}
	case "DelegateSet":
		if e, err := k.UnpackDelegateSetEvent(log); err == nil {
			return DelegateSet{e.Wallet, e.Key, e.Until.Int64(), amount(e.Allowance)}
		}
	case "EpochBumped":
		if e, err := k.UnpackEpochBumpedEvent(log); err == nil {
			return EpochBumped{e.Wallet, e.Epoch}
		}
	case "CommissionCollected":
		if e, err := k.UnpackCommissionCollectedEvent(log); err == nil {
			return CommissionCollected{e.Treasury, amount(e.Amount)}
		}
	case "CommissionScheduled":
		if e, err := k.UnpackCommissionScheduledEvent(log); err == nil {
			return CommissionScheduled{e.Bps, e.ShareBps, e.From.Int64()}
		}
	case "ClearerRegistered":
		if e, err := k.UnpackClearerRegisteredEvent(log); err == nil {
			return ClearerRegistered{e.Wallet}
		}
	case "TrancheOpened":
		if e, err := k.UnpackTrancheOpenedEvent(log); err == nil {
			return TrancheOpened{e.Payer, e.Root, amount(e.Sum), e.Expiry.Int64(), e.FeeBps}
		}
	case "TrancheClosed":
		if e, err := k.UnpackTrancheClosedEvent(log); err == nil {
			return TrancheClosed{e.Payer, e.Root, amount(e.Used), amount(e.Returned)}
		}
	case "TreasuryScheduled":
		if e, err := k.UnpackTreasuryScheduledEvent(log); err == nil {
			return TreasuryScheduled{e.Treasury, e.From.Int64()}
		}
	}
	return c.laneBodyOf(name, log)
}

func (c *Client) laneBodyOf(name string, log *types.Log) Body {
	k := c.centralizer
	switch name {
	case "Opened":
		if e, err := k.UnpackOpenedEvent(log); err == nil {
			return openedOf(e)
		}
	case "ToppedUp":
		if e, err := k.UnpackToppedUpEvent(log); err == nil {
			return ToppedUp{e.Lane, amount(e.Cap), e.Expiry.Int64()}
		}
	case "Claimed":
		if e, err := k.UnpackClaimedEvent(log); err == nil {
			return claimedOf(e)
		}
	case "ClaimedInPart":
		if e, err := k.UnpackClaimedInPartEvent(log); err == nil {
			return claimedInPartOf(e)
		}
	case "Skipped":
		if e, err := k.UnpackSkippedEvent(log); err == nil {
			return Skipped{e.Lane, e.Index.Uint64(), reasonOf(e.Reason)}
		}
	case "Closed":
		if e, err := k.UnpackClosedEvent(log); err == nil {
			return Closed{e.Lane, bits(e.Ending, 0, 96), bits(e.Ending, 96, 96)}
		}
	}
	return nil
}

// claimedOf unpacks a payment: uint96 cumulative, uint96 before and uint16 feeBps, from the lowest bit.
func claimedOf(e *bindings.CentralizerClaimed) Claimed {
	cumulative, before, bps := bits(e.Payment, 0, 96), bits(e.Payment, 96, 96), bits(e.Payment, 192, 16).Big().Uint64()
	fee := cumulative.MulDiv(bps, 10_000).Sub(before.MulDiv(bps, 10_000))
	return Claimed{ID: e.Lane, Amount: cumulative.Sub(before), Fee: fee, Cumulative: cumulative}
}

// claimedInPartOf unpacks a payment of which a part was free of commission.
func claimedInPartOf(e *bindings.CentralizerClaimedInPart) Claimed {
	claimed := claimedOf(&bindings.CentralizerClaimed{Lane: e.Lane, Payment: e.Payment})
	claimed.Fee = amount(e.Fee)
	return claimed
}

// openedOf unpacks who (address signer, uint64 number) and terms (uint96 cap, 96 bits of nothing, uint40 expiry, uint16 feeBps).
func openedOf(e *bindings.CentralizerOpened) Opened {
	signer := new(big.Int).And(e.Who, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 160), big.NewInt(1)))
	lane := ipsx.Lane{Payer: e.Payer, Payee: e.Payee, Signer: ipsx.Address(signer.FillBytes(make([]byte, 20))), Number: bits(e.Who, 160, 64).Big().Uint64()}
	return Opened{lane.ID(), lane, bits(e.Terms, 0, 96), bits(e.Terms, 192, 40).Big().Int64(), uint16(bits(e.Terms, 232, 16).Big().Uint64())}
}

// bits is a part of a packed word, at most 128 of them.
func bits(word *big.Int, from, count uint) ipsx.Amount {
	mask := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), count), big.NewInt(1))
	return amount(mask.And(mask, new(big.Int).Rsh(word, from)))
}
