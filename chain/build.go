package chain

import (
	"math/big"

	"github.com/ethereum/go-ethereum/core"
	"github.com/ethereum/go-ethereum/core/state"
	"github.com/ethereum/go-ethereum/core/tracing"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/core/vm/runtime"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/params"
	"github.com/ipsx/ipsx"
)

// built is a deployment as it must be: the code at each address, and the gas that its creation takes.
type built struct {
	code map[ipsx.Address][]byte
	gas  uint64
}

// build runs the creations in this process, as the deployer with the same nonces on a chain with the same id. The code of a contract holds
// what is fixed at its creation, its own address included, so what the chain has must be the same to the last byte.
func (d Draft) build() (b built, err error) {
	cfg, err := d.machine()
	if err != nil {
		return b, err
	}
	rules := cfg.ChainConfig.Rules(cfg.BlockNumber, true, cfg.Time)
	for _, s := range d.steps()[:creations] {
		intrinsic, err := core.IntrinsicGas(s.call.data, nil, nil, d.Deployer, nil, nil, rules)
		if err != nil {
			return b, ipsx.Errorf(ipsx.CodeInternal, "%s is too large a transaction: %w", s.name, err)
		}
		_, at, left, err := runtime.Create(s.call.data, cfg)
		if err != nil || at != s.address {
			return b, ipsx.Errorf(ipsx.CodeInternal, "%s cannot be created at %s, it is at %s: %w", s.name, s.address, at, err)
		}
		b.gas += intrinsic + cfg.GasLimit - left
	}
	b.code = map[ipsx.Address][]byte{}
	for _, part := range d.Deployment().parts() {
		b.code[part.Address] = cfg.State.GetCode(part.Address)
	}
	return b, nil
}

// machine is an Ethereum without accounts but the deployer's.
func (d Draft) machine() (*runtime.Config, error) {
	accounts, err := state.New(types.EmptyRootHash, state.NewDatabaseForTesting())
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInternal, "running the contracts in this process: %w", err)
	}
	accounts.SetNonce(d.Deployer, d.Nonce, tracing.NonceChangeUnspecified)
	rules := *params.MergedTestChainConfig
	rules.ChainID = new(big.Int).SetUint64(d.ChainID)
	return &runtime.Config{ChainConfig: &rules, State: accounts, Origin: d.Deployer, GasLimit: 1 << 40, Random: &ipsx.Hash{}, Difficulty: new(big.Int),
		BlockNumber: big.NewInt(1), Time: 1, GasPrice: new(big.Int), Value: new(big.Int), BaseFee: new(big.Int), BlobBaseFee: new(big.Int)}, nil
}

// parts are the contracts of a deployment. The sale creates the token and two pools, in this order.
func (d Deployment) parts() []Part {
	pool := func(nonce uint64) ipsx.Address { return crypto.CreateAddress(d.Sale, nonce) }
	return []Part{{Name: "AccessManager", Address: d.Authority}, {Name: "TokenSale", Address: d.Sale}, {Name: "IPSXToken", Address: d.Token},
		{Name: "ClaimPool of early adopters", Address: pool(2)}, {Name: "ClaimPool of the bounty", Address: pool(3)},
		{Name: "Centralizer", Address: d.Centralizer}, {Name: "Registry", Address: d.Registry}}
}
