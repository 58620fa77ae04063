package chain

import (
	"bytes"
	"context"
	"errors"
	"math/big"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ipsx/ipsx"
)

// Receipt tells how a transaction was mined. It can still be undone by a reorganisation.
type Receipt struct {
	Tx      ipsx.Hash `json:"tx"`
	Block   uint64    `json:"block"`
	GasUsed uint64    `json:"gasUsed"`
}

// call is what a transaction does; without to it creates a contract.
type call struct {
	to    *ipsx.Address
	data  []byte
	value *big.Int // wei of ether
}

// Waiting for a receipt starts fast, for development chains, and slows down to the pace of public ones.
const (
	firstPoll = 2 * time.Millisecond
	slowPoll  = time.Second
)

// numbering is how often a transaction is numbered again when another process used the key's next number first.
const numbering = 10

// taken is how endpoints say that another transaction has the number.
var taken = []string{"nonce too low", "replacement transaction underpriced", "already known", "already imported"}

// transact signs, sends and waits until the transaction is mined. Once signed, this one transaction is pursued until ctx ends,
// through outages of the endpoint and sent again when the endpoint forgot it; a second one is never signed after the first may
// have been accepted.
func (c *conn) transact(ctx context.Context, by ipsx.Signer, do call) (*types.Receipt, error) {
	tx, err := c.send(ctx, by, do)
	if err != nil {
		return nil, err
	}
	receipt, err := c.await(ctx, tx)
	if err != nil {
		return nil, err
	}
	if receipt.Status != types.ReceiptStatusSuccessful {
		return nil, c.whyReverted(ctx, by.Address(), do, receipt)
	}
	return receipt, nil
}

// execute is transact for what needs no more than to be told that it is done.
func (c *conn) execute(ctx context.Context, by ipsx.Signer, do call) (Receipt, error) {
	receipt, err := c.transact(ctx, by, do)
	if err != nil {
		return Receipt{}, err
	}
	return receiptOf(receipt), nil
}

func (c *conn) send(ctx context.Context, by ipsx.Signer, do call) (*types.Transaction, error) {
	lock, _ := c.senders.LoadOrStore(by.Address(), new(sync.Mutex))
	lock.(*sync.Mutex).Lock()
	defer lock.(*sync.Mutex).Unlock()
	for try := 1; ; try++ {
		tx, err := c.sign(ctx, by, do)
		if err != nil {
			return nil, err
		}
		err = c.eth.SendTransaction(ctx, tx)
		if err == nil || unavailable(err) {
			return tx, nil // where the answer was lost, await finds out and sends it again
		}
		if try == numbering || !says(err, taken...) {
			return nil, explain(err)
		}
	}
}

func (c *conn) sign(ctx context.Context, by ipsx.Signer, do call) (*types.Transaction, error) {
	fields, err := c.fields(ctx, by.Address(), do)
	if err != nil {
		return nil, explain(err)
	}
	rules, tx := types.LatestSignerForChainID(c.chainID), types.NewTx(fields)
	signature, err := by.Sign(rules.Hash(tx))
	if err != nil {
		return nil, err
	}
	if len(signature) != 65 {
		return nil, ipsx.Errorf(ipsx.CodeSignature, "the key of %s gives a signature of %d bytes instead of 65", by.Address(), len(signature))
	}
	raw := bytes.Clone(signature)
	raw[64] -= 27
	return tx.WithSignature(rules, raw)
}

// fields prices the transaction for twice the present base fee. Its gas limit has room above the estimate, because
// transactions that are mined first may make its writes dearer. The room is random, so that two processes which do the same
// with the same key and number never make the same transaction and both take it for theirs.
func (c *conn) fields(ctx context.Context, from ipsx.Address, do call) (*types.DynamicFeeTx, error) {
	fees, err := c.fees(ctx)
	if err != nil {
		return nil, err
	}
	tip, feeCap := fees.tip, fees.most
	gas, err := c.eth.EstimateGas(ctx, ethereum.CallMsg{From: from, To: do.to, GasFeeCap: feeCap, GasTipCap: tip, Value: do.value, Data: do.data})
	if err != nil {
		return nil, err
	}
	nonce, err := c.eth.PendingNonceAt(ctx, from)
	return &types.DynamicFeeTx{
		ChainID: c.chainID, Nonce: nonce, GasTipCap: tip, GasFeeCap: feeCap, Gas: gas + gas/5 + 30_000 + rand.Uint64N(1<<14), To: do.to, Value: do.value, Data: do.data,
	}, err
}

// fees are what a unit of gas costs in wei of ether.
type fees struct{ tip, most *big.Int }

func (c *conn) fees(ctx context.Context) (f fees, err error) {
	head, err := c.eth.HeaderByNumber(ctx, nil)
	if err != nil {
		return f, err
	}
	if head.BaseFee == nil {
		return f, ipsx.Errorf(ipsx.CodeUnsupported, "chain %d has no base fee (EIP-1559)", c.chainID)
	}
	if f.tip, err = c.eth.SuggestGasTipCap(ctx); err == nil {
		f.most = new(big.Int).Add(f.tip, new(big.Int).Lsh(head.BaseFee, 1))
	}
	return f, err
}

// await polls for the receipt until ctx ends. An endpoint can know a receipt a moment before its newest block is the receipt's; what
// comes next is read from the newest block, so await waits for both.
func (c *conn) await(ctx context.Context, tx *types.Transaction) (*types.Receipt, error) {
	for pause := firstPoll; ; pause = min(pause*3/2, slowPoll) {
		receipt, err := c.eth.TransactionReceipt(ctx, tx.Hash())
		if err == nil && c.reached(ctx, receipt.BlockNumber) {
			return receipt, nil
		}
		if errors.Is(err, ethereum.NotFound) && pause > 50*time.Millisecond {
			if err := c.sendAgain(ctx, tx); err != nil {
				return nil, err
			}
		}
		select {
		case <-ctx.Done():
			return nil, ipsx.Errorf(ipsx.CodeUnavailable, "transaction %s was not seen mined in time: %w", tx.Hash(), ctx.Err()).
				WithFix("it may still be mined: look at the chain before you repeat it")
		case <-time.After(pause):
		}
	}
}

// reached says whether the newest block is that number's or a later one.
func (c *conn) reached(ctx context.Context, number *big.Int) bool {
	head, err := c.eth.BlockNumber(ctx)
	return err == nil && head >= number.Uint64()
}

// sendAgain sends a transaction that the endpoint no longer knows, as after its restart or a reorganisation. It fails only
// when the transaction can never be mined.
func (c *conn) sendAgain(ctx context.Context, tx *types.Transaction) error {
	if _, _, err := c.eth.TransactionByHash(ctx, tx.Hash()); !errors.Is(err, ethereum.NotFound) {
		return nil
	}
	err := c.eth.SendTransaction(ctx, tx)
	if err == nil || !says(err, "nonce too low") {
		return nil
	}
	if _, err := c.eth.TransactionReceipt(ctx, tx.Hash()); !errors.Is(err, ethereum.NotFound) {
		return nil
	}
	return ipsx.Errorf(ipsx.CodeUnavailable, "another transaction of the key took the place of %s; this one did nothing", tx.Hash()).WithFix("try again")
}

// whyReverted runs a failed transaction again on the block that it failed in, to learn the reason.
func (c *conn) whyReverted(ctx context.Context, from ipsx.Address, do call, receipt *types.Receipt) error {
	_, err := c.eth.CallContract(ctx, ethereum.CallMsg{From: from, To: do.to, Value: do.value, Data: do.data}, receipt.BlockNumber)
	if data, ok := revertData(err); err != nil && ok {
		return revertError(data)
	}
	return ipsx.Errorf(ipsx.CodeConflict, "transaction %s was mined in block %d and did nothing: it ran out of gas or the chain changed before it",
		receipt.TxHash, receipt.BlockNumber).WithFix("try again")
}

func receiptOf(r *types.Receipt) Receipt {
	return Receipt{Tx: r.TxHash, Block: r.BlockNumber.Uint64(), GasUsed: r.GasUsed}
}
