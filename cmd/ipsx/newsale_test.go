package main

import (
	"bytes"
	"context"
	"encoding/json"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ethereum/go-ethereum/crypto"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/rogpeppe/go-internal/testscript"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/wallet"
)

// newsale deploys a sale that is not opened, and its Centralizer, on the development chain of $IPSX_DATA_DIR; its dev account administers them:
// newsale DEPLOYMENT
func newsale(ts *testscript.TestScript, _ bool, args []string) {
	var n networkFile
	ts.Check(json.Unmarshal([]byte(ts.ReadFile(ts.Getenv("IPSX_DATA_DIR")+"/network.json")), &n))
	dir := ts.Getenv("IPSX_DATA_DIR") + "/development/dev"
	keys, err := wallet.List(dir)
	ts.Check(err)
	key, err := wallet.Open(dir, keys[0], localnet.Passphrase)
	ts.Check(err)
	ctx, cancel := context.WithTimeout(context.Background(), awaitFor)
	defer cancel()
	eth, err := ethclient.DialContext(ctx, n.Chain)
	ts.Check(err)
	defer eth.Close()

	c := copier{ts, ctx, eth, key}
	d := n.Deployment
	old := d.Token
	d.Sale, d.Block = c.create(c.code(d.Sale))
	d.Token = c.tokenOf(d.Sale)
	d.Centralizer, _ = c.create(bytes.ReplaceAll(c.code(d.Centralizer), old[:], d.Token[:]))
	ts.Check(d.Save(ts.MkAbs(args[0])))
}

// newkey makes a key that opens faster than those of people, and tells its address: newkey NAME DATADIR
func newkey(ts *testscript.TestScript, _ bool, args []string) {
	key, err := wallet.Create(ts.MkAbs(args[1])+"/keys", ownPassphrase, wallet.LightScrypt())
	ts.Check(err)
	ts.Setenv(args[0], key.Address().Hex())
}

// copier deploys what a chain has once more.
type copier struct {
	ts  *testscript.TestScript
	ctx context.Context
	eth *ethclient.Client
	key ipsx.Signer
}

// code is what a contract was created with, its constructor's arguments included.
func (c copier) code(contract ipsx.Address) []byte {
	head, err := c.eth.BlockNumber(c.ctx)
	c.ts.Check(err)
	for number := range head + 1 {
		block, err := c.eth.BlockByNumber(c.ctx, new(big.Int).SetUint64(number))
		c.ts.Check(err)
		for _, tx := range block.Transactions() {
			receipt, err := c.eth.TransactionReceipt(c.ctx, tx.Hash())
			c.ts.Check(err)
			if tx.To() == nil && receipt.ContractAddress == contract {
				return tx.Data()
			}
		}
	}
	c.ts.Fatalf("no transaction created %s", contract)
	return nil
}

func (c copier) create(code []byte) (ipsx.Address, uint64) {
	id, err := c.eth.ChainID(c.ctx)
	c.ts.Check(err)
	nonce, err := c.eth.PendingNonceAt(c.ctx, c.key.Address())
	c.ts.Check(err)
	signer := types.LatestSignerForChainID(id)
	tx := types.NewTx(&types.DynamicFeeTx{ChainID: id, Nonce: nonce, GasTipCap: big.NewInt(1), GasFeeCap: big.NewInt(1e10), Gas: 12_000_000, Data: code})
	signature, err := c.key.Sign(signer.Hash(tx))
	c.ts.Check(err)
	signature[64] -= 27
	tx, err = tx.WithSignature(signer, signature)
	c.ts.Check(err)
	c.ts.Check(c.eth.SendTransaction(c.ctx, tx))
	for {
		receipt, err := c.eth.TransactionReceipt(c.ctx, tx.Hash())
		if err == nil && receipt.Status == types.ReceiptStatusSuccessful {
			return receipt.ContractAddress, receipt.BlockNumber.Uint64()
		}
		if err == nil || c.ctx.Err() != nil {
			c.ts.Fatalf("not created: %v", err)
		}
		<-time.After(10 * time.Millisecond)
	}
}

func (c copier) tokenOf(sale ipsx.Address) ipsx.Address {
	answer, err := c.eth.CallContract(c.ctx, ethereum.CallMsg{To: &sale, Data: crypto.Keccak256([]byte("token()"))[:4]}, nil)
	c.ts.Check(err)
	return common.BytesToAddress(answer)
}
