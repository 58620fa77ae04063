package chain

import (
	"context"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// kycRole is the authority's role whose members set allow-lists.
const kycRole = 1

// DeploySale deploys the contracts, with a sale that is not opened yet, and lets kyc set its allow-lists. The deployer is the authority's admin, and the team.
func DeploySale(ctx context.Context, url string, deployer ipsx.Signer, treasury, kyc ipsx.Address) (Deployment, error) {
	c, err := connect(ctx, url)
	if err != nil {
		return Deployment{}, err
	}
	defer c.Close()
	d, err := c.deploy(ctx, deployer, treasury)
	if err != nil {
		return d, err
	}
	authority, lists := bindings.NewAccessManager(), [][4]byte{[4]byte(bindings.NewTokenSale().PackSetAllowList(0, [32]byte{}))}
	for _, data := range [][]byte{authority.PackSetTargetFunctionRole(d.Sale, lists, kycRole), authority.PackGrantRole(kycRole, kyc, 0)} {
		if _, err := c.execute(ctx, deployer, call{to: &d.Authority, data: data}); err != nil {
			return d, err
		}
	}
	return d, nil
}
