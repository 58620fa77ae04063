package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

func (a *app) walletDelegate() *cobra.Command {
	var lasting time.Duration
	var allowance, signature string
	cmd := &cobra.Command{
		Use: "delegate KEY", Short: "Let another key act for this wallet, within an allowance",
		Long: "On chain the key may open reservations for the wallet up to the allowance; it can never withdraw. A signed delegation, written to the data folder, lets it sign\n" +
			"orders and statuses. Copy that file to the same place in the node's data folder; the node names the wallet with --for-wallet, and needs a little ether for gas.\n\n" +
			"--for 0s revokes: the key may not reserve any more, and every delegation that the wallet has signed so far is void, within seconds. Other delegates need\n" +
			"new files then: name each again, with its allowance. Vouchers that were given stay good.\n\n" +
			"A wallet whose key is not here, such as a multisig, a smart account or a hardware wallet, is named with --for-wallet. Then nothing is sent or signed: the command prints\n" +
			"the transactions that the wallet must send, and the typed data that its owners sign (eth_signTypedData_v4; for a Safe, an off-chain message). What comes out, as the\n" +
			"wallet's contract takes it (ERC-1271), goes into a second call with --signature, which checks it on chain and writes the file.",
		Example: "  ipsx wallet delegate 0x1234... --for 720h --allowance \"50 IPSX\"\n" +
			"  ipsx wallet delegate 0x1234... --for-wallet 0x5afe... --allowance \"50 IPSX\" --json\n  ipsx wallet delegate 0x1234... --for-wallet 0x5afe... --signature 0x...",
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.delegate(cmd, args[0], lasting, allowance, signature)
		},
	}
	cmd.Flags().DurationVar(&lasting, "for", 30*24*time.Hour, "how long the key may act")
	cmd.Flags().StringVar(&allowance, "allowance", "10 IPSX", "how much it may reserve in all")
	cmd.Flags().StringVar(&signature, "signature", "", "the signature of the wallet named by --for-wallet; 0x where its contract knows on chain what was agreed")
	return cmd
}

func (a *app) delegate(cmd *cobra.Command, to string, lasting time.Duration, allowance, signature string) error {
	key, err := ipsx.ParseAddress(to)
	if err != nil {
		return err
	}
	amount, err := ipsx.ParseAmount(allowance)
	if err != nil {
		return err
	}
	if a.settings.signFor != "" {
		return a.delegateFor(cmd.Context(), naming{key, lasting, amount, signature})
	}
	if signature != "" {
		return ipsx.Errorf(ipsx.CodeInvalid, "--signature is for wallets whose key is not here").WithFix("name the wallet with --for-wallet")
	}
	x, err := a.openWallet(cmd)
	if err != nil {
		return err
	}
	defer x.chain.Close()
	if lasting <= 0 {
		return a.revoke(cmd, x, key)
	}
	until := time.Now().Add(lasting).Unix()
	receipt, err := x.chain.SetDelegate(cmd.Context(), x.key, key, until, amount)
	if err != nil {
		return err
	}
	epoch, err := x.chain.DelegationEpoch(cmd.Context(), x.wallet)
	if err != nil {
		return err
	}
	signed, err := ipsx.SignDelegation(x.key, x.chain.Domain(), ipsx.Delegation{Wallet: x.wallet, Delegate: key, Epoch: epoch, Until: until})
	if err != nil {
		return err
	}
	path, err := a.settings.saveDelegation(signed)
	if err != nil {
		return err
	}
	if a.settings.json {
		return a.printJSON(delegated{Receipt: &receipt, Delegation: signed, File: path})
	}
	a.printf("%s may reserve up to %s for %s. The delegation is in %s\n", key, amount.Tokens(), x.wallet, path)
	return nil
}

// delegated is what `ipsx wallet delegate --json` tells; a revocation has two receipts and no delegation, a wallet whose key is not here no receipt.
type delegated struct {
	Receipt    *chain.Receipt         `json:"receipt,omitempty"`
	Voided     *chain.Receipt         `json:"voided,omitempty"` // of all delegations signed before
	Delegation *ipsx.SignedDelegation `json:"delegation,omitempty"`
	File       string                 `json:"file,omitempty"`
}

// revoke ends the key's allowance and the wallet's epoch, since a signed delegation holds for whoever has a copy.
func (a *app) revoke(cmd *cobra.Command, x *actor, key ipsx.Address) error {
	receipt, err := x.chain.SetDelegate(cmd.Context(), x.key, key, 0, ipsx.Amount{})
	if err != nil {
		return err
	}
	voided, err := x.chain.BumpEpoch(cmd.Context(), x.key)
	if err != nil {
		return err
	}
	_ = os.Remove(a.settings.delegationPath(x.wallet, key)) // it is worth nothing now, and may be elsewhere
	if a.settings.json {
		return a.printJSON(delegated{Receipt: &receipt, Voided: &voided})
	}
	a.printf("%s may neither reserve nor sign for %s any more.\n", key, x.wallet)
	a.notef("Other delegates of the wallet need new files: name each again with `ipsx wallet delegate KEY`, and its allowance.\n")
	return nil
}

func (s *settings) delegationPath(wallet, key ipsx.Address) string {
	return filepath.Join(s.dataDir, "delegations", strings.ToLower(wallet.Hex()+"-"+key.Hex())+".json")
}

func (s *settings) loadDelegation(wallet, key ipsx.Address) (*ipsx.SignedDelegation, error) {
	file, err := os.Open(s.delegationPath(wallet, key))
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeNotFound, "there is no delegation from %s to %s here", wallet, key).
			WithFix("sign one with `ipsx wallet delegate %s` where the wallet's key is, and copy %s", key, s.delegationPath(wallet, key))
	}
	defer func() { _ = file.Close() }() // it was only read
	var d ipsx.SignedDelegation
	return &d, ipsx.Decode(file, ipsx.MaxOrderBytes, &d)
}

func (s *settings) saveDelegation(d *ipsx.SignedDelegation) (path string, err error) {
	path = s.delegationPath(d.Wallet, d.Delegate)
	return path, writePrivately(path, d)
}

// writePrivately writes JSON to a file that only this person reads.
func writePrivately(path string, v any) error {
	data, err := json.MarshalIndent(v, "", "  ")
	if err == nil {
		err = os.MkdirAll(filepath.Dir(path), 0o700)
	}
	if err == nil {
		err = os.WriteFile(path, append(data, '\n'), 0o600)
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInternal, "keeping the delegation: %w", err)
	}
	return nil
}
