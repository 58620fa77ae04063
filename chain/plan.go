package chain

import (
	"context"
	"encoding/json"
	"errors"
	"math/big"
	"os"

	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/internal/durable"
)

// Plan is who has which part in a deployment, and how the team's tokens vest.
type Plan struct {
	Treasury ipsx.Address `json:"treasury"` // gets the commission, and the sale's ether after success
	Team     ipsx.Address `json:"team"`     // gets the team's tokens as they vest
	Admin    ipsx.Address `json:"admin"`    // administers the authority: opens and pauses the sale, schedules commission and treasury
	KYC      ipsx.Address `json:"kyc"`      // may set the sale's allow-lists; zero: only the admin's roles may
	Cliff    uint64       `json:"cliff"`    // seconds after the sale before which none of the team's tokens have vested
	Vesting  uint64       `json:"vesting"`  // seconds after the sale at which all of them have
}

// The team's tokens vest over four years, none of them in the first, where a plan does not say otherwise; in seconds.
const (
	VestingCliff    = 365 * 24 * 3600
	VestingDuration = 4 * VestingCliff
)

// Validate says what a plan lacks, with CodeInvalid.
func (p Plan) Validate() error {
	for name, wallet := range map[string]ipsx.Address{"treasury": p.Treasury, "team": p.Team, "admin": p.Admin} {
		if wallet == (ipsx.Address{}) {
			return ipsx.Errorf(ipsx.CodeInvalid, "the plan names no %s", name).WithFix("give its address")
		}
	}
	const most = 3660 * 24 * 3600 // TokenSale.MAX_VESTING
	if p.Cliff > p.Vesting || p.Vesting > most {
		return ipsx.Errorf(ipsx.CodeInvalid, "the cliff of %d s must be within the vesting of %d s, and that within ten years", p.Cliff, p.Vesting)
	}
	return nil
}

// Draft is a deployment that is about to begin, or has begun. It tells every address beforehand, and with the deployer's key it can be
// gone on with from wherever it stopped: keep it on disk before the first transaction is sent.
type Draft struct {
	ChainID  uint64       `json:"chainId"`
	Deployer ipsx.Address `json:"deployer"`
	Nonce    uint64       `json:"nonce"` // of its first transaction
	Block    uint64       `json:"block"` // the newest one before it
	Plan     Plan         `json:"plan"`
}

// NewDraft makes a draft for a deployer that has nothing under way on the chain behind url; otherwise CodeConflict.
func NewDraft(ctx context.Context, url string, deployer ipsx.Address, plan Plan) (Draft, error) {
	if err := plan.Validate(); err != nil {
		return Draft{}, err
	}
	c, err := connect(ctx, url, nil)
	if err != nil {
		return Draft{}, err
	}
	defer c.Close()
	d := Draft{ChainID: c.chainID.Uint64(), Deployer: deployer, Plan: plan}
	if d.Block, err = c.Head(ctx); err != nil {
		return d, err
	}
	mined, pending, err := c.nonces(ctx, deployer)
	if err == nil && mined != pending {
		err = ipsx.Errorf(ipsx.CodeConflict, "%s has %d transactions that are not mined yet", deployer, pending-mined).WithFix("wait for them, or deploy with another key")
	}
	d.Nonce = mined
	return d, err
}

// nonces are the numbers of a key's next transaction, as far as mined and as far as sent.
func (c *conn) nonces(ctx context.Context, key ipsx.Address) (mined, pending uint64, err error) {
	if mined, err = c.eth.NonceAt(ctx, key, nil); err != nil {
		return 0, 0, explain(err)
	}
	pending, err = c.eth.PendingNonceAt(ctx, key)
	return mined, max(mined, pending), explain(err)
}

// Deployment says where the contracts will be, or are. A contract's address follows from its creator and the creator's nonce.
func (d Draft) Deployment() Deployment {
	at := func(i uint64) ipsx.Address { return crypto.CreateAddress(d.Deployer, d.Nonce+i) }
	return Deployment{
		ChainID: d.ChainID, Authority: at(0), Sale: at(1), Token: crypto.CreateAddress(at(1), 1), Centralizer: at(2), Registry: at(3), Block: d.Block,
		Deployer: d.Deployer, Nonce: d.Nonce,
	}
}

// LoadDraft reads a draft from a JSON file. A missing file gives CodeNotFound.
func LoadDraft(path string) (d Draft, err error) {
	content, err := os.ReadFile(path)
	if errors.Is(err, os.ErrNotExist) {
		return d, ipsx.Errorf(ipsx.CodeNotFound, "there is no file %s", path)
	}
	if err != nil {
		return d, ipsx.Errorf(ipsx.CodeInternal, "cannot read the draft: %w", err)
	}
	if err := ipsx.DecodeBytes(content, &d); err != nil {
		return d, ipsx.Errorf(ipsx.CodeInvalid, "%s is no draft of a deployment: %w", path, err)
	}
	return d, nil
}

// Save writes the draft to a JSON file, whole or not at all.
func (d Draft) Save(path string) error {
	content, err := json.MarshalIndent(d, "", "  ")
	if err == nil {
		err = durable.Write(path, append(content, '\n'), 0o600)
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "cannot save the draft: %w", err)
	}
	return nil
}

// Cost is what a deployment takes.
type Cost struct {
	Gas     uint64   `json:"gas"`
	Most    *big.Int `json:"most"`    // wei of ether at twice the present base fee
	Balance *big.Int `json:"balance"` // wei of ether that the deployer has
}

// Cost estimates what the deployment takes, from a run of it in this process. Too little ether gives CodeFunds.
func (d Draft) Cost(ctx context.Context, url string) (cost Cost, err error) {
	c, err := connect(ctx, url, nil)
	if err != nil {
		return cost, err
	}
	defer c.Close()
	built, err := d.build()
	if err != nil {
		return cost, err
	}
	cost.Gas = built.gas + uint64(len(d.steps())-creations)*stepGas
	fees, err := c.fees(ctx)
	if err != nil {
		return cost, explain(err)
	}
	cost.Most = new(big.Int).Mul(fees.most, new(big.Int).SetUint64(cost.Gas))
	if cost.Balance, err = c.eth.BalanceAt(ctx, d.Deployer, nil); err != nil {
		return cost, explain(err)
	}
	if cost.Balance.Cmp(cost.Most) < 0 {
		err = ipsx.Errorf(ipsx.CodeFunds, "%s has %s wei of ether on chain %d, the deployment may cost %s", d.Deployer, cost.Balance, d.ChainID, cost.Most).
			WithFix("send it ether")
	}
	return cost, err
}
