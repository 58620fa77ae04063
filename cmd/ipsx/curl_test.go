package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/wallet"
)

// fill puts variables into a file; besides the script's, NOW and SOON (ten minutes later) in Unix seconds, and DATE, which is NOW for people: fill FILE
func fill(ts *testscript.TestScript, _ bool, args []string) {
	now := time.Now()
	clock := map[string]string{"NOW": strconv.FormatInt(now.Unix(), 10), "SOON": strconv.FormatInt(now.Unix()+600, 10), "DATE": now.UTC().Format(time.RFC3339)}
	text := os.Expand(ts.ReadFile(args[0]), func(name string) string {
		if value, ok := clock[name]; ok {
			return value
		}
		return ts.Getenv(name)
	})
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o600))
}

// payment is the lane from the network's wallet to a provider.
func payment(ts *testscript.TestScript, provider string) (client *chain.Client, payer *wallet.Key, lane ipsx.Lane) {
	var n networkFile
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("data/network.json")), &n))
	client, err := chain.Dial(context.Background(), n.Chain, n.Deployment)
	ts.Check(err)
	payer, err = wallet.Open(filepath.Join(ts.MkAbs("data"), "keys"), n.Wallet, localnet.Passphrase)
	ts.Check(err)
	payee, err := ipsx.ParseAddress(provider)
	ts.Check(err)
	return client, payer, ipsx.Lane{Payer: n.Wallet, Payee: payee, Signer: payer.Address(), Number: 1}
}

// reserve opens the network's wallet's lane to a provider on chain, and tells its hash: reserve NAME PROVIDER
func reserve(ts *testscript.TestScript, _ bool, args []string) {
	client, payer, lane := payment(ts, args[1])
	defer client.Close()
	_, err := client.Open(context.Background(), payer, lane, ipsx.IPSX(1), time.Now().Unix()+24*3600)
	ts.Check(err)
	ts.Setenv(args[0], lane.ID().Hex())
}

// claim has the provider claim a voucher of the lane on chain: claim PROVIDER WEI
func claim(ts *testscript.TestScript, _ bool, args []string) {
	client, payer, lane := payment(ts, args[0])
	defer client.Close()
	wei, err := strconv.ParseUint(args[1], 10, 64)
	ts.Check(err)
	voucher, err := ipsx.SignVoucher(payer, client.Domain(), lane, ipsx.Wei(wei))
	ts.Check(err)
	payee, err := wallet.Open(filepath.Join(ts.MkAbs("data"), "keys"), lane.Payee, ownPassphrase)
	ts.Check(err)
	settled, err := client.Settle(context.Background(), payee, []ipsx.SignedVoucher{voucher})
	ts.Check(err)
	if len(settled) != 1 {
		ts.Fatalf("%s", fmt.Sprint(settled))
	}
}
