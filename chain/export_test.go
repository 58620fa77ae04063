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
