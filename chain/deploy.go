package chain

import (
	"context"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// The team's tokens vest over four years, none of them in the first; in seconds.
const (
	vestingCliff    = 365 * 24 * 3600
	vestingDuration = 4 * vestingCliff
)

// Deploy puts the contracts on the development chain behind url and completes a sale at once: the deployer buys it out for one
// ether, so the token is open and the deployer has the 900,000,000 IPSX that were on sale. It also administers the authority and
// stands for the team. The treasury gets the commission, and that ether when somebody collects it. Each block of the chain must be
// at least a second later than the one before.
func Deploy(ctx context.Context, url string, deployer ipsx.Signer, treasury ipsx.Address) (Deployment, error) {
	c, err := connect(ctx, url)
	if err != nil {
		return Deployment{}, err
	}
	defer c.Close()
	d, err := c.deploy(ctx, deployer, treasury)
	if err != nil {
		return d, err
	}
	return d, c.buyOut(ctx, deployer, d.Sale)
}

// deploy creates the contracts in four transactions; the sale creates the token.
func (c *conn) deploy(ctx context.Context, deployer ipsx.Signer, treasury ipsx.Address) (d Deployment, err error) {
	d.ChainID = c.chainID.Uint64()
	admin := deployer.Address()
	if d.Authority, _, err = c.create(ctx, deployer, bindings.AccessManagerMetaData.Bin, bindings.NewAccessManager().PackConstructor(admin)); err != nil {
		return d, err
	}
	sale := bindings.NewTokenSale()
	arguments := sale.PackConstructor(treasury, d.Authority, admin, vestingCliff, vestingDuration)
	if d.Sale, _, err = c.create(ctx, deployer, bindings.TokenSaleMetaData.Bin, arguments); err != nil {
		return d, err
	}
	if d.Token, err = read(ctx, c, d.Sale, nil, sale.PackToken(), sale.UnpackToken); err != nil {
		return d, err
	}
	arguments = c.centralizer.PackConstructor(d.Token, treasury, d.Authority)
	if d.Centralizer, d.Block, err = c.create(ctx, deployer, bindings.CentralizerMetaData.Bin, arguments); err != nil {
		return d, err
	}
	d.Registry, _, err = c.create(ctx, deployer, bindings.RegistryMetaData.Bin, nil)
	return d, err
}

// create deploys one contract and tells its address and block.
func (c *conn) create(ctx context.Context, by ipsx.Signer, code string, arguments []byte) (ipsx.Address, uint64, error) {
	receipt, err := c.transact(ctx, by, call{data: append(common.FromHex(code), arguments...)})
	if err != nil {
		return ipsx.Address{}, 0, err
	}
	return receipt.ContractAddress, receipt.BlockNumber.Uint64(), nil
}
