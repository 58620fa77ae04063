// Package devchain is an Ethereum chain for development in one process: a go-ethereum node that mines whenever a transaction
// arrives, with the contracts of IPSX deployed and a faucet.
//
// It speaks JSON-RPC (HTTP and WebSocket) on one loopback port, so any Ethereum wallet connects to it: network URL [Chain.URL],
// chain id [ChainID]. With a folder it is persistent: every mined block survives a restart and a killed process; the
// contracts are deployed once and remembered in deployment.json. Without a folder all is gone at Close.
//
// Key advice: block times are whole seconds and strictly increase, so a burst of n blocks within a second puts the chain's
// clock n seconds ahead of yours until it has been quiet for as long. Leave margins in expiries.
package devchain

import (
	"context"
	"math/big"
	"os"
	"path/filepath"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

// ChainID of the development chain; no public network has it.
const ChainID = 424277

// Options say where the chain lives.
type Options struct {
	// Dir keeps the chain; empty means in memory.
	Dir string
	// Port of 127.0.0.1 for JSON-RPC; 0 picks a free one.
	Port int
	// Dev owns all ether at first and buys all tokens on sale, 900,000,000 IPSX; it deploys the contracts and fills the faucet. A
	// folder belongs to the dev account that it was made with.
	Dev ipsx.Signer
	// Treasury gets the commission; zero means the dev account. It is fixed when the contracts are deployed.
	Treasury ipsx.Address
}

// Chain is a running development chain with the contracts on it.
type Chain struct {
	node   *ethNode
	dev    ipsx.Signer
	client *chain.Client
}

// Start brings the chain up and deploys the contracts when the folder does not know of any. It fails with CodeConflict when
// the port or the folder is in use.
func Start(ctx context.Context, o Options) (*Chain, error) {
	if o.Dev == nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "a development chain needs a dev account").WithFix("give it a key in Options.Dev")
	}
	if o.Treasury == (ipsx.Address{}) {
		o.Treasury = o.Dev.Address()
	}
	if o.Dir != "" {
		if err := os.MkdirAll(o.Dir, 0o700); err != nil {
			return nil, ipsx.Errorf(ipsx.CodeInternal, "cannot make the chain's folder: %w", err).WithFix("check that %s can be written", o.Dir)
		}
	}
	node, err := startNode(o)
	if err != nil {
		return nil, err
	}
	c := &Chain{node: node, dev: o.Dev}
	if c.client, err = c.contracts(ctx, o); err != nil {
		_ = node.close() // the first error is what counts
		return nil, err
	}
	return c, nil
}

// contracts finds the deployment that the folder remembers, or makes one.
func (c *Chain) contracts(ctx context.Context, o Options) (*chain.Client, error) {
	file := filepath.Join(o.Dir, "deployment.json")
	if o.Dir != "" {
		d, err := chain.LoadDeployment(file)
		if err == nil {
			return chain.Dial(ctx, c.URL(), d)
		}
		if !ipsx.IsCode(err, ipsx.CodeNotFound) {
			return nil, err
		}
	}
	d, err := chain.DeployDev(ctx, c.URL(), o.Dev, o.Treasury)
	if err != nil {
		return nil, err
	}
	if o.Dir != "" {
		if err := d.Save(file); err != nil {
			return nil, err
		}
	}
	return chain.Dial(ctx, c.URL(), d)
}

// URL is the JSON-RPC endpoint over HTTP; the same port speaks WebSocket.
func (c *Chain) URL() string { return c.node.stack.HTTPEndpoint() }

// WebSocketURL is the JSON-RPC endpoint over WebSocket.
func (c *Chain) WebSocketURL() string { return c.node.stack.WSEndpoint() }

// Deployment says where the contracts are.
func (c *Chain) Deployment() chain.Deployment { return c.client.Deployment() }

// Ether is n whole ether in wei.
func Ether(n int64) *big.Int {
	return new(big.Int).Mul(big.NewInt(n), big.NewInt(1_000_000_000_000_000_000))
}

// Faucet gives a wallet wei of ether and tokens, out of the dev account. What is zero or nil is not sent.
func (c *Chain) Faucet(ctx context.Context, to ipsx.Address, ether *big.Int, tokens ipsx.Amount) error {
	if ether != nil && ether.Sign() > 0 {
		if _, err := c.client.SendEther(ctx, c.dev, to, ether); err != nil {
			return err
		}
	}
	if tokens.IsZero() {
		return nil
	}
	_, err := c.client.Transfer(ctx, c.dev, to, tokens)
	return err
}

// AdvanceTime puts the chain's clock ahead by whole seconds, with an empty block. It stays ahead of yours from then on.
func (c *Chain) AdvanceTime(d time.Duration) error { return c.node.advanceTime(d) }

// Close stops the node; a second Close does nothing. What was mined is already on disk.
func (c *Chain) Close() error {
	c.client.Close()
	return c.node.close()
}
