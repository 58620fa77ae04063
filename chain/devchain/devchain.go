// Package devchain is an Ethereum chain for development in one process: a go-ethereum node that mines whenever a transaction
// arrives, with the contracts of IPSX deployed and a faucet.
//
// It speaks JSON-RPC (HTTP and WebSocket) on one loopback port, so any Ethereum wallet connects to it: network URL [Node.URL],
// chain id [ChainID]. With a folder it is persistent: every mined block survives a restart and a killed process; the
// contracts are deployed once and remembered in deployment.json. Without a folder all is gone at Close.
//
// Key advice: block times are whole seconds and strictly increase, so a burst of n blocks within a second puts the chain's
// clock n seconds ahead of yours until it has been quiet for as long. Leave margins in expiries.
package devchain

import "github.com/ipsx/ipsx"

// ChainID of the development chain; no public network has it.
const ChainID = 424277

// Options say where the chain lives.
type Options struct {
	// Dir keeps the chain; empty means in memory.
	Dir string
	// Port of 127.0.0.1 for JSON-RPC; 0 picks a free one.
	Port int
	// Dev owns all ether and all tokens at first; it deploys the contracts and fills the faucet. A folder belongs to the dev
	// account that it was made with.
	Dev ipsx.Signer
}
