package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/internal/durable"
	"github.com/ipsx/ipsx/node/provider"
	"github.com/ipsx/ipsx/service/connlog"
	"github.com/ipsx/ipsx/service/connlog/evidence"
)

// askPatience is for a wallet that is a contract to say whether it signed.
const askPatience = 10 * time.Second

func (a *app) evidenceCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "evidence",
		Short: "Prove to others who used an address, or check such a proof",
		Long: "Evidence is a file of connections from a provider's log, with the signed deal, the words of both sides, and what was anchored on chain. Whoever gets it checks it with\n" +
			"an endpoint of the chain, and needs to trust nobody.",
		Example: "  ipsx evidence export 0x1234... --out for-the-court\n  ipsx evidence verify evidence.json --chain https://rpc.example.org",
	}
	cmd.AddCommand(a.evidenceExportCommand(), a.evidenceVerifyCommand())
	return cmd
}

// evidenceChain is the chain as far as evidence is about it.
type evidenceChain struct {
	*chain.Client
	checked bool // their code was held against this version's
}

// Network implements evidence.Chain.
func (c evidenceChain) Network() (evidence.Network, bool) {
	return networkOf(c.Deployment()), c.checked
}

// Anchored implements evidence.Chain.
func (c evidenceChain) Anchored(ctx context.Context, by ipsx.AnchorKind, sender ipsx.Address, epoch uint64) (ipsx.Hash, int64, error) {
	ask := c.AnchorOf
	if by == ipsx.ByProvider {
		ask = c.SelfAnchorOf
	}
	there, err := ask(ctx, sender, epoch)
	return there.Root, there.Time, err
}

// Ask implements evidence.Chain.
func (c evidenceChain) Ask(wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) (bool, error) {
	ctx, cancel := context.WithTimeout(context.Background(), askPatience)
	defer cancel()
	return c.ValidSignature(ctx, wallet, digest, signature)
}

func networkOf(d chain.Deployment) evidence.Network {
	return evidence.Network{ChainID: d.ChainID, Centralizer: d.Centralizer, Registry: d.Registry, Deployer: d.Deployer, Nonce: d.Nonce}
}

func (a *app) evidenceExportCommand() *cobra.Command {
	var numbers []uint
	var out string
	cmd := &cobra.Command{
		Use: "export DEAL", Short: "Write evidence of a deal's connections: a file for programs, a page for people",
		Long: "Writes evidence.json and evidence.html into a folder. Without --connection all connections of the deal are in it; `ipsx log show DEAL` has their numbers.\n" +
			"Others of the same deal are in it as hashes only, which give nothing away.\n\nWith --json: a list of {deal, requester, connections, file, page, left}.",
		Example: "  ipsx evidence export 0x1234... --connection 3 --connection 4\n  ipsx evidence export 0x1234... --out for-the-court", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			record, err := a.loadLog(args[0])
			if err != nil {
				return err
			}
			pick := func(e connlog.Entry) bool { return len(numbers) == 0 || slices.Contains(numbers, uint(e.Connection)) }
			written, err := a.writeEvidence(cmd.Context(), record, pick, out)
			if err != nil || a.settings.json {
				return firstError(err, func() error { return a.printJSON([]exported{written}) })
			}
			a.printExported(written)
			return nil
		},
	}
	cmd.Flags().UintSliceVar(&numbers, "connection", nil, "only this connection; repeat for more")
	cmd.Flags().StringVar(&out, "out", "", "folder to write to (default: evidence-DEAL)")
	return cmd
}

// exported is what was written of one deal.
type exported struct {
	Deal        ipsx.Hash    `json:"deal"`
	Requester   ipsx.Address `json:"requester"`
	Connections int          `json:"connections"`
	File        string       `json:"file"`
	Page        string       `json:"page"`
	Left        int          `json:"left"` // entries that no signature or anchor covers yet
}

// writeEvidence makes the bundle, checks it as a judge would, and writes it with its page.
func (a *app) writeEvidence(ctx context.Context, record connlog.Record, pick func(connlog.Entry) bool, out string) (done exported, err error) {
	client, n, err := a.openChain(ctx)
	if err != nil {
		return done, err
	}
	defer client.Close()
	dir, err := a.providerDir()
	if err != nil {
		return done, err
	}
	proofs, err := connlog.Proofs(provider.LogDir(dir), record.Deal)
	if err != nil {
		return done, err
	}
	bundle, left, err := evidence.Export(evidence.Source{Network: networkOf(n.Deployment), Record: record, Proofs: proofs}, pick)
	if err != nil {
		return done, err
	}
	report, err := a.judge(ctx, client, n, bundle)
	if err != nil {
		return done, err
	}
	if out == "" {
		out = "evidence-" + record.Deal.Hex()[2:14]
	}
	done = exported{Deal: record.Deal, Requester: report.Requester, Connections: connections(report.Connections), Left: left, File: filepath.Join(out, "evidence.json"), Page: filepath.Join(out, "evidence.html")}
	return done, writeBundle(done, bundle, report)
}

func connections(list []evidence.Graded) int {
	seen := map[uint64]bool{}
	for _, g := range list {
		seen[g.Connection] = true
	}
	return len(seen)
}

func writeBundle(to exported, b evidence.Bundle, r evidence.Report) error {
	data, err := b.Encode()
	if err != nil {
		return err
	}
	var page bytes.Buffer
	if err := evidence.Page(&page, b, r, time.Now().Unix()); err != nil {
		return err
	}
	if err = os.MkdirAll(filepath.Dir(to.File), 0o700); err == nil {
		err = durable.Write(to.File, data, 0o600)
	}
	if err == nil {
		err = durable.Write(to.Page, page.Bytes(), 0o600)
	}
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "the evidence cannot be written: %w", err).WithFix("choose another folder with --out")
	}
	return nil
}

func (a *app) printExported(e exported) {
	if e.File == "" {
		a.printf("%d connections of %s, deal %s\n  no evidence was written; `ipsx evidence export %s` does it later\n", e.Connections, e.Requester, e.Deal, e.Deal)
		return
	}
	a.printf("%d connections of %s, deal %s\n  %s\n  %s\n", e.Connections, e.Requester, e.Deal, e.File, e.Page)
	if e.Left > 0 {
		a.notef("%d newer entries are not in it: nobody has signed for them yet; `ipsx log anchor` covers them\n", e.Left)
	}
}

// judge says what a bundle proves on a chain; the code of the contracts is held against this version's where it is known who deployed them.
func (a *app) judge(ctx context.Context, client *chain.Client, n networkFile, b evidence.Bundle) (evidence.Report, error) {
	on := evidenceChain{Client: client}
	if n.Deployment.Deployer != (ipsx.Address{}) {
		if _, err := chain.Verify(ctx, n.Chain, n.Deployment); err != nil {
			return evidence.Report{}, err
		}
		on.checked = true
	}
	return evidence.Verify(ctx, b, on)
}

func (a *app) evidenceVerifyCommand() *cobra.Command {
	return &cobra.Command{
		Use: "verify FILE", Short: "Check evidence, with nothing but an endpoint of the chain",
		Long: "Says of each thing whether it is proven, not proven (the evidence has nothing on it) or false, and of each connection whether the requester's wallet acknowledged it.\n" +
			"The exit code is 0 when nothing is false, and that of \"conflict\" otherwise. The contracts are those that the evidence names, whose code is compared with this version's, unless\n" +
			"--deployment names others.\n\nWith --json: {good, deal, exchange, provider, requester, delegate, checks, connections}.",
		Example: "  ipsx evidence verify evidence.json --chain https://rpc.example.org\n  ipsx evidence verify evidence.json --json", Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error { return a.verifyEvidence(cmd.Context(), args[0]) },
	}
}

func (a *app) verifyEvidence(ctx context.Context, path string) error {
	data, err := os.ReadFile(path)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "the evidence cannot be read: %w", err).WithFix("give the path of evidence.json")
	}
	bundle, err := evidence.Parse(data)
	if err != nil {
		return err
	}
	n, err := a.settings.loadNetwork()
	if err != nil {
		return err
	}
	if n.Chain == "" {
		return ipsx.Errorf(ipsx.CodeInvalid, "no endpoint of the chain is known").WithFix("give --chain URL: an endpoint that you trust, of chain %d", bundle.Network.ChainID)
	}
	if named := bundle.Network; a.settings.deploymentFile == "" && named.Deployer != (ipsx.Address{}) {
		n.Deployment = chain.Draft{ChainID: named.ChainID, Deployer: named.Deployer, Nonce: named.Nonce}.Deployment()
	}
	if n.Deployment == (chain.Deployment{}) {
		return ipsx.Errorf(ipsx.CodeInvalid, "the evidence does not say who deployed its contracts").WithFix("name them with --deployment FILE")
	}
	client, err := chain.Dial(ctx, n.Chain, n.Deployment)
	if err != nil {
		return err
	}
	defer client.Close()
	report, err := a.judge(ctx, client, n, bundle)
	if err != nil {
		return err
	}
	if a.settings.json {
		err = a.printJSON(report)
	} else {
		a.printReport(report)
	}
	if err == nil && !report.Good {
		err = ipsx.Errorf(ipsx.CodeConflict, "something in the evidence is false: it proves nothing").WithFix("ask for the file again, from where it was made")
	}
	return err
}

func (a *app) printReport(r evidence.Report) {
	for _, c := range r.Checks {
		a.printf("%-10s  %s: %s\n", c.Result, c.What, c.Detail)
	}
	for _, g := range r.Connections {
		stands := "the provider's word"
		if g.Acknowledged {
			stands = "acknowledged by the requester"
		}
		a.printf("%s  %s %s from %s to %s: %s\n", time.UnixMilli(g.At).UTC().Format(time.RFC3339), g.Transport, g.Kind, g.Leased, g.Destination, stands)
	}
}
