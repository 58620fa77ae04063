package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

// maxProofBytes bounds a file of proofs that is read: some 50,000 wallets.
const maxProofBytes = 64 << 20

// saveProofs writes all proofs into a file, or each into a file of its own in a folder that is there.
func saveProofs(out string, proofs []chain.Proof) error {
	if info, err := os.Stat(out); err != nil || !info.IsDir() {
		return saveProofFile(out, proofs)
	}
	for _, p := range proofs {
		if err := saveProofFile(filepath.Join(out, strings.ToLower(p.Wallet.Hex())+".json"), []chain.Proof{p}); err != nil {
			return err
		}
	}
	return nil
}

func saveProofFile(path string, proofs []chain.Proof) error {
	data, err := json.MarshalIndent(proofs, "", "  ")
	if err == nil {
		err = os.WriteFile(path, append(data, '\n'), 0o600)
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "the proofs cannot be written: %w", err).WithFix("choose another place with --out")
	}
	return nil
}

// findProof takes a wallet's proof out of a file: that of the wallet in the arguments, or else of the one that signs.
func findProof(args []string, wallet ipsx.Address) (proof chain.Proof, err error) {
	if len(args) > 1 {
		if wallet, err = ipsx.ParseAddress(args[1]); err != nil {
			return proof, err
		}
	}
	file, err := os.Open(args[0])
	if err != nil {
		return proof, ipsx.Errorf(ipsx.CodeInvalid, "the proofs cannot be read: %w", err).WithFix("name the file that you were given")
	}
	defer func() { _ = file.Close() }() // it was only read
	var proofs []chain.Proof
	if err := ipsx.Decode(file, maxProofBytes, &proofs); err != nil {
		return proof, ipsx.Errorf(ipsx.CodeInvalid, "%s: %w", args[0], err).WithFix("use the file as it was given to you")
	}
	i := slices.IndexFunc(proofs, func(p chain.Proof) bool { return p.Wallet == wallet })
	if i < 0 {
		return proof, ipsx.Errorf(ipsx.CodeNotFound, "%s has no proof for %s", args[0], wallet).WithFix("name the wallet after the file, or get the right file")
	}
	return proofs[i], nil
}
