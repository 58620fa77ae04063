package chain

import (
	"context"
	"iter"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ipsx/ipsx"
)

// logs are a contract's events with these topics from a block on, oldest first. It asks for all blocks at once, or where the endpoint finds that too
// many, for stretches that it takes; an error is the last it yields.
func (c *conn) logs(ctx context.Context, contract ipsx.Address, from uint64, topics ...[]common.Hash) iter.Seq2[*types.Log, error] {
	return func(yield func(*types.Log, error) bool) {
		head, err := c.Head(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		query := ethereum.FilterQuery{Addresses: []common.Address{contract}, Topics: topics}
		for span := head; from <= head; {
			query.FromBlock, query.ToBlock = new(big.Int).SetUint64(from), new(big.Int).SetUint64(min(from+span, head))
			found, err := c.eth.FilterLogs(ctx, query)
			if err != nil && (span == 0 || unavailable(err)) {
				yield(nil, explain(err))
				return
			}
			if err != nil {
				span /= 2
				continue
			}
			for i := range found {
				if !yield(&found[i], nil) {
					return
				}
			}
			from += span + 1
		}
	}
}
