package chain

import (
	"context"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// askGas bounds what a wallet's contract may compute to know its signature: ten times what thirty owners' keys take, or some passkeys without a precompile.
const askGas = 3_000_000

// ValidSignature asks a wallet that is a contract, at the newest block, whether it signed a digest (ERC-1271). One that reverts, burns all
// gas, is no contract or answers anything but that word has not; an error says that the endpoint could not be asked. The answer can
// change from block to block.
func (c *Client) ValidSignature(ctx context.Context, wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) (bool, error) {
	if len(signature) > ipsx.MaxSignature {
		return false, nil
	}
	question := create(bindings.AskWalletMetaData.Bin, c.question.PackConstructor(wallet, digest, signature))
	answer, err := c.eth.CallContract(ctx, ethereum.CallMsg{Gas: askGas, Data: question.data}, nil)
	if err != nil {
		return false, explain(err)
	}
	switch common.BytesToHash(answer) {
	case common.Hash{31: 1}:
		return true, nil
	case common.Hash{}:
		if len(answer) == common.HashLength {
			return false, nil
		}
	}
	return false, ipsx.Errorf(ipsx.CodeInternal, "the chain's endpoint gives a strange answer about wallet %s: %x", wallet, answer).
		WithFix("use an endpoint that simulates creations (eth_call without a recipient)")
}
