package chain

import (
	"context"
	"math/big"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipsx/ipsx"
)

// maxHeldBits bounds amounts in the contract's storage: the supply is below 2^91.
const maxHeldBits = 96

// held refuses what the contract cannot keep.
func held(amounts ...ipsx.Amount) error {
	for _, a := range amounts {
		if a.Big().BitLen() > maxHeldBits {
			return ipsx.Errorf(ipsx.CodeInvalid, "%s wei is more than there are", a).WithFix("use at most 1,800,000,000 IPSX")
		}
	}
	return nil
}

// do sends a transaction to the Centralizer and waits until it is mined.
func (c *Client) do(ctx context.Context, by ipsx.Signer, data []byte) (Receipt, error) {
	return c.execute(ctx, by, call{to: &c.deployment.Centralizer, data: data})
}

// Approve lets the Centralizer take up to amount from the wallet's tokens.
func (c *Client) Approve(ctx context.Context, wallet ipsx.Signer, amount ipsx.Amount) (Receipt, error) {
	return c.execute(ctx, wallet, call{to: &c.deployment.Token, data: c.token.PackApprove(c.deployment.Centralizer, amount.Big())})
}

// Deposit moves tokens that the wallet approved into its free balance.
func (c *Client) Deposit(ctx context.Context, wallet ipsx.Signer, amount ipsx.Amount) (Receipt, error) {
	if err := held(amount); err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, wallet, c.centralizer.PackDeposit(amount.Big()))
}

// DepositWithPermit approves by a signature and deposits, in one transaction.
func (c *Client) DepositWithPermit(ctx context.Context, wallet ipsx.Signer, amount ipsx.Amount) (Receipt, error) {
	if err := held(amount); err != nil {
		return Receipt{}, err
	}
	p, err := c.permit(ctx, wallet, amount)
	if err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, wallet, c.centralizer.PackDepositWithPermit(amount.Big(), p.deadline, p.v, p.r, p.s))
}

// Withdraw moves free balance back into the wallet's tokens. Only the wallet's own key can; a delegate withdraws its own
// balance, which is none.
func (c *Client) Withdraw(ctx context.Context, wallet ipsx.Signer, amount ipsx.Amount) (Receipt, error) {
	if err := held(amount); err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, wallet, c.centralizer.PackWithdraw(amount.Big()))
}

// Transfer sends tokens of the wallet to another wallet, outside the Centralizer.
func (c *Client) Transfer(ctx context.Context, wallet ipsx.Signer, to ipsx.Address, amount ipsx.Amount) (Receipt, error) {
	return c.execute(ctx, wallet, call{to: &c.deployment.Token, data: c.token.PackTransfer(to, amount.Big())})
}

// SendEther sends wei of ether, as a key needs to pay for its transactions.
func (c *Client) SendEther(ctx context.Context, wallet ipsx.Signer, to ipsx.Address, wei *big.Int) (Receipt, error) {
	return c.execute(ctx, wallet, call{to: &to, value: wei})
}

// instant is a time as the contract keeps it: Unix seconds in 40 bits.
func instant(unix int64) (*big.Int, error) {
	if unix < 0 || unix >= 1<<40 {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "time %d is out of range", unix).WithFix("use Unix seconds, not milliseconds")
	}
	return big.NewInt(unix), nil
}

// permitLife is how long, in seconds, a permit may wait to be mined.
const permitLife = 3600

// permit is an ERC-2612 approval of the Centralizer by signature.
type permit struct {
	owner, spender  ipsx.Address
	value           ipsx.Amount
	nonce, deadline *big.Int
	v               uint8
	r, s            [32]byte
}

// TypeString implements ipsx.Message.
func (permit) TypeString() string {
	return "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)"
}

// StructHash implements ipsx.Message.
func (p permit) StructHash() ipsx.Hash {
	typeHash := ipsx.HashOf([]byte(p.TypeString()))
	word := func(n *big.Int) []byte { return common.BigToHash(n).Bytes() }
	return ipsx.HashOf(typeHash[:], common.LeftPadBytes(p.owner[:], 32), common.LeftPadBytes(p.spender[:], 32),
		word(p.value.Big()), word(p.nonce), word(p.deadline))
}

func (c *Client) permit(ctx context.Context, wallet ipsx.Signer, value ipsx.Amount) (permit, error) {
	p := permit{owner: wallet.Address(), spender: c.deployment.Centralizer, value: value}
	now, err := c.Now(ctx)
	if err != nil {
		return p, err
	}
	p.deadline = big.NewInt(now + permitLife)
	if p.nonce, err = read(ctx, c.conn, c.deployment.Token, nil, c.token.PackNonces(p.owner), c.token.UnpackNonces); err != nil {
		return p, err
	}
	// The token's own domain has the same name and version as ours; only the verifying contract differs.
	domain := ipsx.Domain{ChainID: c.deployment.ChainID, Centralizer: c.deployment.Token}
	signature, err := wallet.Sign(domain.Digest(p))
	if err != nil {
		return p, err
	}
	if len(signature) != 65 {
		return p, ipsx.Errorf(ipsx.CodeSignature, "the key of %s gives a signature of %d bytes instead of 65", p.owner, len(signature))
	}
	p.r, p.s, p.v = [32]byte(signature[:32]), [32]byte(signature[32:64]), signature[64]
	return p, nil
}
