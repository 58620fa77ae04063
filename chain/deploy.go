package chain

import (
	"context"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// The authority's roles besides the admin's.
const (
	kycRole = 1 // sets allow-lists
)

// creations is how many of a deployment's steps create a contract: all others set roles.
const creations = 4

// stepGas is more than a step that sets a role takes.
const stepGas = 100_000

// Step is one transaction of a deployment.
type Step struct {
	Number  int          `json:"number"` // from 1
	Of      int          `json:"of"`
	Name    string       `json:"name"`
	Address ipsx.Address `json:"address"` // of the contract that it is about
	Before  bool         `json:"before"`  // it was mined before, in an earlier run
	GasUsed uint64       `json:"gasUsed,omitzero"`
}

// step is how to do one.
type step struct {
	name    string
	address ipsx.Address
	call    call
}

// steps are all transactions of the deployment, in the order of their nonces. The sale creates the token and its pools. Last, the
// deployer gives up its power where another wallet administers.
func (d Draft) steps() []step {
	to, p := d.Deployment(), d.Plan
	authority, sale := bindings.NewAccessManager(), bindings.NewTokenSale()
	steps := []step{
		{"AccessManager", to.Authority, create(bindings.AccessManagerMetaData.Bin, authority.PackConstructor(d.Deployer))},
		{"TokenSale", to.Sale, create(bindings.TokenSaleMetaData.Bin, sale.PackConstructor(p.Treasury, to.Authority, p.Team, p.Cliff, p.Vesting))},
		{"Centralizer", to.Centralizer, create(bindings.CentralizerMetaData.Bin, bindings.NewCentralizer().PackConstructor(to.Token, p.Treasury, to.Authority))},
		{"Registry", to.Registry, create(bindings.RegistryMetaData.Bin, nil)},
	}
	manage := func(name string, data []byte) {
		steps = append(steps, step{name, to.Authority, call{to: &to.Authority, data: data}})
	}
	if p.KYC != (ipsx.Address{}) {
		lists := [][4]byte{[4]byte(sale.PackSetAllowList(0, [32]byte{}))}
		manage("role for allow-lists", authority.PackSetTargetFunctionRole(to.Sale, lists, kycRole))
		manage("allow-lists to "+p.KYC.Hex(), authority.PackGrantRole(kycRole, p.KYC, 0))
	}
	if p.Admin != d.Deployer {
		manage("administration to "+p.Admin.Hex(), authority.PackGrantRole(adminRole, p.Admin, 0))
		manage("no administration for the deployer", authority.PackRenounceRole(adminRole, d.Deployer))
	}
	return steps
}

// adminRole is AccessManager.ADMIN_ROLE.
const adminRole = 0

func create(code string, arguments []byte) call {
	return call{data: append(common.FromHex(code), arguments...)}
}

// Deploy sends the transactions that are missing, checks all that stands then, and says where it is. done is told each step. When it is
// stopped, even by kill -9, the same draft goes on where it was; nothing is deployed twice. The deployer's key must do nothing else
// meanwhile.
func (d Draft) Deploy(ctx context.Context, url string, deployer ipsx.Signer, done func(Step)) (Deployment, error) {
	c, err := connect(ctx, url, nil)
	if err != nil {
		return Deployment{}, err
	}
	defer c.Close()
	if err := d.check(c, deployer); err != nil {
		return Deployment{}, err
	}
	steps := d.steps()
	for i, s := range steps {
		told := Step{Number: i + 1, Of: len(steps), Name: s.name, Address: s.address}
		if told.Before, told.GasUsed, err = c.take(ctx, deployer, d.Nonce+uint64(i), s); err != nil {
			return Deployment{}, err
		}
		done(told)
	}
	if _, err := c.verify(ctx, d.Deployment()); err != nil {
		return Deployment{}, err
	}
	return d.Deployment(), c.checkRoles(ctx, d)
}

func (d Draft) check(c *conn, deployer ipsx.Signer) error {
	if got := c.chainID.Uint64(); got != d.ChainID {
		return ipsx.Errorf(ipsx.CodeConflict, "the endpoint is on chain %d, the deployment began on chain %d", got, d.ChainID).
			WithFix("use an endpoint of chain %d", d.ChainID)
	}
	if deployer.Address() != d.Deployer {
		return ipsx.Errorf(ipsx.CodeConflict, "the deployment was begun by %s, this key is %s's", d.Deployer, deployer.Address()).WithFix("go on with that key")
	}
	return nil
}

// take does the step whose transaction has this nonce, unless it was done.
func (c *conn) take(ctx context.Context, deployer ipsx.Signer, nonce uint64, s step) (before bool, gas uint64, err error) {
	mined, pending, err := c.nonces(ctx, deployer.Address())
	for err == nil && mined <= nonce && nonce < pending { // sent by an earlier run
		if err = pause(ctx, slowPoll); err == nil {
			mined, pending, err = c.nonces(ctx, deployer.Address())
		}
	}
	if ctx.Err() != nil {
		return false, 0, ipsx.Errorf(ipsx.CodeUnavailable, "stopped before %s was there: %w", s.name, ctx.Err()).WithFix("go on with the same draft")
	}
	if err != nil || mined > nonce {
		return true, 0, err
	}
	if pending < nonce {
		return false, 0, ipsx.Errorf(ipsx.CodeConflict, "the chain knows %d transactions of %s, and %d when the deployment began", pending, deployer.Address(), nonce).
			WithFix("use an endpoint that is in sync")
	}
	receipt, err := c.transact(ctx, deployer, s.call)
	if err != nil {
		return false, 0, err
	}
	if s.call.to == nil && receipt.ContractAddress != s.address {
		return false, 0, ipsx.Errorf(ipsx.CodeConflict, "%s is at %s instead of %s: the deployer's key was used for something else meanwhile", s.name, receipt.ContractAddress, s.address).
			WithFix("begin anew, with a key that nothing else uses")
	}
	return false, receipt.GasUsed, nil
}

// DeployDev puts the contracts on the development chain behind url and completes a sale at once: the deployer buys it out for one
// ether, so the token is open and the deployer has the 900,000,000 IPSX that were on sale. It also administers the authority and
// stands for the team. The treasury gets the commission, and that ether when somebody collects it. Each block of the chain must be
// at least a second later than the one before.
func DeployDev(ctx context.Context, url string, deployer ipsx.Signer, treasury ipsx.Address) (Deployment, error) {
	plan := Plan{Treasury: treasury, Team: deployer.Address(), Admin: deployer.Address(), Cliff: VestingCliff, Vesting: VestingDuration}
	draft, err := NewDraft(ctx, url, deployer.Address(), plan)
	if err != nil {
		return Deployment{}, err
	}
	d, err := draft.Deploy(ctx, url, deployer, func(Step) {})
	if err != nil {
		return d, err
	}
	c, err := connect(ctx, url, nil)
	if err != nil {
		return d, err
	}
	defer c.Close()
	return d, c.buyOut(ctx, deployer, d.Sale)
}
