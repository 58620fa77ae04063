package chain

import (
	"bytes"
	"context"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Part is one contract of a deployment, and what its code is held against.
type Part struct {
	Name     string       `json:"name"`
	Address  ipsx.Address `json:"address"`
	CodeHash ipsx.Hash    `json:"codeHash"` // keccak256 of the code on chain
	Good     bool         `json:"good"`     // it is what this version creates
}

// Verify holds a deployment against this version of the contracts: at each address, the code that its deployer's transactions create,
// to the last byte, and contracts that name each other. It says what stands where; the first thing wrong gives CodeConflict.
// Who has which role in the authority it does not say, since the authority changes that.
func Verify(ctx context.Context, url string, d Deployment) ([]Part, error) {
	c, err := connect(ctx, url, nil)
	if err != nil {
		return nil, err
	}
	defer c.Close()
	if got := c.chainID.Uint64(); got != d.ChainID {
		return nil, ipsx.Errorf(ipsx.CodeConflict, "the endpoint is on chain %d, the deployment on chain %d", got, d.ChainID)
	}
	return c.verify(ctx, d)
}

func (c *conn) verify(ctx context.Context, d Deployment) ([]Part, error) {
	if d.Deployer == (ipsx.Address{}) {
		return nil, ipsx.Errorf(ipsx.CodeUnsupported, "the deployment does not say who deployed it, with which nonce").WithFix("get the file that `ipsx chain deploy` wrote")
	}
	draft := Draft{ChainID: d.ChainID, Deployer: d.Deployer, Nonce: d.Nonce, Block: d.Block}
	if draft.Deployment() != d {
		return nil, ipsx.Errorf(ipsx.CodeConflict, "the addresses are not those of what %s created from transaction %d on", d.Deployer, d.Nonce).
			WithFix("trust no file that changed an address")
	}
	plan, err := c.planOf(ctx, d)
	if err != nil {
		return nil, err
	}
	draft.Plan = plan
	must, err := draft.build()
	if err != nil {
		return nil, err
	}
	parts, err := c.compare(ctx, d, must)
	if err != nil {
		return parts, err
	}
	return parts, c.checkAuthorities(ctx, d)
}

// planOf reads from the sale what its code fixes. Where the code is not ours it may lie, and then it does not compare.
func (c *conn) planOf(ctx context.Context, d Deployment) (p Plan, err error) {
	sale := bindings.NewTokenSale()
	for _, field := range []struct {
		data []byte
		set  func([]byte) error
	}{
		{sale.PackTreasury(), func(b []byte) (err error) { p.Treasury, err = sale.UnpackTreasury(b); return err }},
		{sale.PackTeam(), func(b []byte) (err error) { p.Team, err = sale.UnpackTeam(b); return err }},
		{sale.PackVestingCliff(), func(b []byte) (err error) { p.Cliff, err = sale.UnpackVestingCliff(b); return err }},
		{sale.PackVestingDuration(), func(b []byte) (err error) { p.Vesting, err = sale.UnpackVestingDuration(b); return err }},
	} {
		if _, err := read(ctx, c, d.Sale, nil, field.data, func(b []byte) (none struct{}, err error) { return none, field.set(b) }); err != nil {
			return p, err
		}
	}
	return p, nil
}

// compare says of each contract what stands there.
func (c *conn) compare(ctx context.Context, d Deployment, must built) (parts []Part, wrong error) {
	for _, part := range d.parts() {
		code, err := c.eth.CodeAt(ctx, part.Address, nil)
		if err != nil {
			return parts, explain(err)
		}
		part.CodeHash, part.Good = crypto.Keccak256Hash(code), bytes.Equal(code, must.code[part.Address])
		if !part.Good && wrong == nil {
			wrong = ipsx.Errorf(ipsx.CodeConflict, "what is at %s is no %s of this version: its code has %d bytes with hash %s, ours %d with %s",
				part.Address, part.Name, len(code), part.CodeHash, len(must.code[part.Address]), crypto.Keccak256Hash(must.code[part.Address])).
				WithFix("do not use this deployment, or use the version of IPSX that made it")
		}
		parts = append(parts, part)
	}
	return parts, wrong
}

// checkAuthorities makes sure that one authority stands over all that has one; it is no part of the code.
func (c *conn) checkAuthorities(ctx context.Context, d Deployment) error {
	sale := bindings.NewTokenSale()
	for _, part := range d.parts() {
		if part.Address == d.Authority || part.Address == d.Token || part.Address == d.Registry {
			continue
		}
		authority, err := read(ctx, c, part.Address, nil, sale.PackAuthority(), sale.UnpackAuthority)
		if err == nil && authority != d.Authority {
			err = ipsx.Errorf(ipsx.CodeConflict, "the authority of %s is %s, the deployment says %s", part.Name, authority, d.Authority).
				WithFix("ask the deployment's administrators which one is theirs")
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// checkRoles makes sure that whom the plan names has its role, and the deployer no more than it should.
func (c *conn) checkRoles(ctx context.Context, d Draft) error {
	authority, at := bindings.NewAccessManager(), d.Deployment().Authority
	for _, want := range []struct {
		role   uint64
		wallet ipsx.Address
		member bool
	}{
		{adminRole, d.Plan.Admin, true}, {adminRole, d.Deployer, d.Deployer == d.Plan.Admin}, {kycRole, d.Plan.KYC, d.Plan.KYC != (ipsx.Address{})},
	} {
		has, err := read(ctx, c, at, nil, authority.PackHasRole(want.role, want.wallet), func(b []byte) (bool, error) {
			answer, err := authority.UnpackHasRole(b)
			return answer.IsMember, err
		})
		if err == nil && has != want.member {
			err = ipsx.Errorf(ipsx.CodeConflict, "%s has role %d in the authority: %v, the plan says %v", want.wallet, want.role, has, want.member).
				WithFix("begin anew, with a key that nothing else uses")
		}
		if err != nil {
			return err
		}
	}
	return nil
}
