package chain

import (
	"context"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Pool is one of the sale's two claim pools: tokens that wallets on its list claim by proof. Amounts are wei of IPSX.
//
// All writing methods may be repeated without looking: claiming twice gives CodeConflict and pays nothing.
type Pool struct {
	Name     string // "early-adopters" or "bounty"
	Address  ipsx.Address
	token    ipsx.Address
	conn     *conn
	contract *bindings.ClaimPool
}

// Pools are that of the early adopters and strategic partners, and that of the bounty.
func (s *Sale) Pools(ctx context.Context) ([]Pool, error) {
	v, _, err := s.views(ctx)
	if err != nil {
		return nil, err
	}
	contract := bindings.NewClaimPool()
	return []Pool{
		{"early-adopters", see(ctx, v, s.contract.PackEarlyAdopters(), s.contract.UnpackEarlyAdopters), s.deployment.Token, s.conn, contract},
		{"bounty", see(ctx, v, s.contract.PackBounty(), s.contract.UnpackBounty), s.deployment.Token, s.conn, contract},
	}, v.err
}

// Root is that of the pool's list; zero before there is one.
func (p Pool) Root(ctx context.Context) (ipsx.Hash, error) {
	return read(ctx, p.conn, p.Address, nil, p.contract.PackRoot(), func(answer []byte) (ipsx.Hash, error) { return p.contract.UnpackRoot(answer) })
}

// ClaimedBy is what a wallet has claimed over all time.
func (p Pool) ClaimedBy(ctx context.Context, wallet ipsx.Address) (ipsx.Amount, error) {
	return read(ctx, p.conn, p.Address, nil, p.contract.PackClaimedBy(wallet), amounts(p.contract.UnpackClaimedBy))
}

// Balance is what the pool has left.
func (p Pool) Balance(ctx context.Context) (ipsx.Amount, error) {
	return read(ctx, p.conn, p.token, nil, p.conn.token.PackBalanceOf(p.Address), amounts(p.conn.token.UnpackBalanceOf))
}

// SetList replaces the pool's list by the one with this root. It is for the wallets that the authority lets; others get CodeForbidden.
func (p Pool) SetList(ctx context.Context, by ipsx.Signer, root ipsx.Hash) (Receipt, error) {
	return p.conn.execute(ctx, by, call{to: &p.Address, data: p.contract.PackSetRoot(root)})
}

// Claim pays the proof's wallet its amount, less what it claimed before; by may be anybody. The pool has tokens once the sale is
// finalized.
func (p Pool) Claim(ctx context.Context, by ipsx.Signer, proof Proof) (Receipt, error) {
	left, err := p.Balance(ctx)
	if err == nil && left.IsZero() {
		err = ipsx.Errorf(ipsx.CodeConflict, "the pool %s has no tokens", p.Name).WithFix("wait until the sale is finalized; if it is, all of them are claimed")
	}
	if err != nil {
		return Receipt{}, err
	}
	return p.conn.execute(ctx, by, call{to: &p.Address, data: p.contract.PackClaim(proof.Wallet, proof.Amount.Big(), words(proof.Path))})
}
