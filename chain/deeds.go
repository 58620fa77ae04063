package chain

import (
	"context"

	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ipsx/ipsx"
)

// Deed is a call that a wallet makes itself. Where the wallet is a contract, its owners have it made, as a transaction of their multisig.
type Deed struct {
	To   ipsx.Address  `json:"to"`
	Data hexutil.Bytes `json:"data"`
}

// DelegateDeed lets a key open and top up reservations for the wallet until a Unix time in seconds, for allowance wei in all, and agree to
// closes as payee. It replaces what was set before; until 0 revokes the key.
func (c *Client) DelegateDeed(key ipsx.Address, until int64, allowance ipsx.Amount) (Deed, error) {
	if err := held(allowance); err != nil {
		return Deed{}, err
	}
	end, err := instant(until)
	if err != nil {
		return Deed{}, err
	}
	return Deed{c.deployment.Centralizer, c.centralizer.PackSetDelegate(key, end, allowance.Big())}, nil
}

// DepositDeeds move tokens of the wallet into its free balance: it approves, then it deposits.
func (c *Client) DepositDeeds(amount ipsx.Amount) ([]Deed, error) {
	approve := Deed{c.deployment.Token, c.token.PackApprove(c.deployment.Centralizer, amount.Big())}
	return []Deed{approve, {c.deployment.Centralizer, c.centralizer.PackDeposit(amount.Big())}}, held(amount)
}

// WithdrawDeeds move free balance back into the wallet's tokens.
func (c *Client) WithdrawDeeds(amount ipsx.Amount) ([]Deed, error) {
	return []Deed{{c.deployment.Centralizer, c.centralizer.PackWithdraw(amount.Big())}}, held(amount)
}

// EpochDeed voids all delegations that the wallet signed off chain so far.
func (c *Client) EpochDeed() Deed {
	return Deed{c.deployment.Centralizer, c.centralizer.PackBumpEpoch()}
}

// SetDelegate does the DelegateDeed of a wallet that is a key.
func (c *Client) SetDelegate(ctx context.Context, wallet ipsx.Signer, key ipsx.Address, until int64, allowance ipsx.Amount) (Receipt, error) {
	deed, err := c.DelegateDeed(key, until, allowance)
	if err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, wallet, deed.Data)
}

// BumpEpoch does the EpochDeed of a wallet that is a key.
func (c *Client) BumpEpoch(ctx context.Context, wallet ipsx.Signer) (Receipt, error) {
	return c.do(ctx, wallet, c.EpochDeed().Data)
}
