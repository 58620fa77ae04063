package chain

import (
	"context"

	"github.com/ipsx/ipsx"
)

// DeploySale deploys the contracts, with a sale that is not opened yet, and lets kyc set its allow-lists. The deployer is the authority's admin, and the team.
func DeploySale(ctx context.Context, url string, deployer ipsx.Signer, treasury, kyc ipsx.Address) (Deployment, error) {
	plan := Plan{Treasury: treasury, Team: deployer.Address(), Admin: deployer.Address(), KYC: kyc, Cliff: VestingCliff, Vesting: VestingDuration}
	draft, err := NewDraft(ctx, url, deployer.Address(), plan)
	if err != nil {
		return Deployment{}, err
	}
	return draft.Deploy(ctx, url, deployer, func(Step) {})
}

// Create puts a contract of this runtime code, at most 255 bytes, on the chain.
func (c *Client) Create(ctx context.Context, by ipsx.Signer, code []byte) (ipsx.Address, error) {
	// PUSH1 size, DUP1, PUSH1 9, PUSH0, CODECOPY, PUSH0, RETURN: what follows these 9 bytes is the contract.
	creation := append([]byte{0x60, byte(len(code)), 0x80, 0x60, 9, 0x5f, 0x39, 0x5f, 0xf3}, code...)
	receipt, err := c.transact(ctx, by, call{data: creation})
	if err != nil {
		return ipsx.Address{}, err
	}
	return receipt.ContractAddress, nil
}
