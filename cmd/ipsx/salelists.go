package main

import (
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

const listHelp = "Each line names a wallet and its amount with the unit. Writes the proofs to --out: into one file, or when that is a folder, into a file for each wallet, to be\n" +
	"given to it alone. The tree is OpenZeppelin's StandardMerkleTree of (address, uint256), so that other tools find the same root.\n"

// listMade is what a command that makes a list tells.
type listMade struct {
	Root    ipsx.Hash      `json:"root"`
	Wallets int            `json:"wallets"`
	Sum     ipsx.Amount    `json:"sum"`               // of all amounts, in wei
	Proofs  string         `json:"proofs"`            // the file or folder that they are in
	Receipt *chain.Receipt `json:"receipt,omitempty"` // of the transaction that put the list in force
}

func (a *app) saleAllowList() *cobra.Command {
	var set, out string
	cmd := &cobra.Command{
		Use: "allow-list FILE.csv", Short: "Make a stage's allow-list: its root, and the proofs that wallets are given",
		Long:    "A line is such as \"0x1234...,10 ETH\". " + listHelp + "--set replaces the stage's list by this one. Wallets that were admitted keep their limits until they are admitted again.",
		Example: "  ipsx sale allow-list investors.csv\n  ipsx sale allow-list investors.csv --set pre-sale --out proofs", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			stage, err := optional(set, chain.ParseStage)
			if err != nil {
				return err
			}
			made, err := makeList(args[0], out, ipsx.ParseEther)
			if err == nil && set != "" {
				err = a.inSale(cmd, func(x *actor, sale *chain.Sale) error {
					receipt, err := sale.SetAllowList(cmd.Context(), x.key, stage, made.Root)
					made.Receipt = &receipt
					return err
				})
			}
			return firstError(err, func() error { return a.printList(made, made.Sum.Ether()) })
		},
	}
	cmd.Flags().StringVar(&set, "set", "", "put it in force for this stage: private, pre-sale or public")
	declareOut(cmd, &out)
	return cmd
}

func declareOut(cmd *cobra.Command, out *string) {
	cmd.Flags().StringVar(out, "out", "", "file or folder for the proofs (default: FILE.proofs.json)")
}

// optional reads a flag that need not be given.
func optional[T any](text string, parse func(string) (T, error)) (none T, err error) {
	if text == "" {
		return none, nil
	}
	return parse(text)
}

func makeList(path, out string, parse func(string) (ipsx.Amount, error)) (made listMade, err error) {
	file, err := os.Open(path)
	if err != nil {
		return made, ipsx.Errorf(ipsx.CodeInvalid, "the list cannot be read: %w", err).WithFix("name a CSV file with a wallet and an amount on each line")
	}
	defer func() { _ = file.Close() }() // it was only read
	list, err := chain.ReadList(file, parse)
	if err != nil {
		return made, err
	}
	if out == "" {
		out = strings.TrimSuffix(path, filepath.Ext(path)) + ".proofs.json"
	}
	proofs := list.Proofs()
	return listMade{Root: list.Root(), Wallets: len(proofs), Sum: list.Sum(), Proofs: out}, saveProofs(out, proofs)
}

func (a *app) printList(made listMade, sum string) error {
	if a.settings.json {
		return a.printJSON(made)
	}
	a.printf("%s\n", made.Root)
	a.notef("%d wallets, %s in all; their proofs are in %s\n", made.Wallets, sum, made.Proofs)
	if made.Receipt != nil {
		a.notef("In force since block %d (transaction %s)\n", made.Receipt.Block, made.Receipt.Tx)
	}
	return nil
}

func (a *app) saleAdmit() *cobra.Command {
	return &cobra.Command{
		Use: "admit PROOFS.json [WALLET]", Short: "Get the limit that an allow-list gives a wallet",
		Long:    "Finds the stages whose list the proof is of. Anyone may admit a wallet, and pays the gas.",
		Example: "  ipsx sale admit proofs.json\n  ipsx sale admit proofs.json 0x1234...", Args: cobra.RangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.inSale(cmd, func(x *actor, sale *chain.Sale) error {
				proof, err := findProof(args, x.key.Address())
				if err != nil {
					return err
				}
				return a.admit(cmd, x, sale, proof)
			})
		},
	}
}

// admitted is what `ipsx sale admit` tells, for each stage.
type admitted struct {
	Stage   chain.Stage   `json:"stage"`
	Wallet  ipsx.Address  `json:"wallet"`
	Limit   ipsx.Amount   `json:"limit"` // wei of ether
	Receipt chain.Receipt `json:"receipt"`
}

func (a *app) admit(cmd *cobra.Command, x *actor, sale *chain.Sale, proof chain.Proof) error {
	roots, err := sale.AllowLists(cmd.Context())
	if err != nil {
		return err
	}
	list := []admitted{}
	for _, stage := range chain.Stages {
		if roots[stage] != proof.Root() {
			continue
		}
		receipt, err := sale.Admit(cmd.Context(), x.key, stage, proof)
		if err != nil {
			return err
		}
		list = append(list, admitted{stage, proof.Wallet, proof.Amount, receipt})
	}
	if len(list) == 0 {
		return otherList(proof)
	}
	return a.printAdmitted(list)
}

func otherList(proof chain.Proof) error {
	return ipsx.Errorf(ipsx.CodeForbidden, "the proof of %s is of no list that is in force", proof.Wallet).WithFix("get the proof of the newest list")
}

func (a *app) printAdmitted(list []admitted) error {
	if a.settings.json {
		return a.printJSON(list)
	}
	for _, l := range list {
		a.printf("%s may give %s in the %s stage\n", l.Wallet, l.Limit.Ether(), l.Stage)
	}
	return nil
}
