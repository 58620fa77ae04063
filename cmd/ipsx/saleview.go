package main

import (
	"fmt"
	"text/tabwriter"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

func (a *app) printSale(v saleView) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	line := func(name, format string, args ...any) { _, _ = fmt.Fprintf(w, name+"\t"+format+"\n", args...) }
	line("sale", "%s, by the block of %s", stateText(v.SaleStatus), dateText(v.Time))
	if v.State != chain.SaleNotOpened {
		line("raised", "%s of %s; the soft cap is %s", v.Raised.Ether(), v.Terms.HardCap.Ether(), v.Terms.SoftCap.Ether())
		for _, stage := range chain.Stages {
			line(stage.String(), "%s to %s, %s", dateText(v.Terms.Of(stage).From), dateText(v.Terms.Of(stage).Until), stageText(stage, v.Terms))
		}
	}
	line("token", "%s", tokenText(v.SaleStatus))
	for _, p := range v.Pools {
		line(p.Name, "%s in the pool", p.Balance.Tokens())
	}
	if c := v.Contribution; c != nil {
		line("wallet", "%s has %s in the sale%s", c.Wallet, c.Given.Ether(), shareText(v.SaleStatus, *c))
	}
	return w.Flush()
}

func dateText(unix int64) string { return time.Unix(unix, 0).UTC().Format(time.RFC3339) }

func stateText(s chain.SaleStatus) string {
	switch s.State {
	case chain.SaleNotOpened:
		return "not opened: its terms are not fixed"
	case chain.SaleWaiting:
		return fmt.Sprintf("waiting for the %s stage", s.Next)
	case chain.SalePaused:
		return "paused"
	case chain.SaleRunning:
		return fmt.Sprintf("%s stage", s.Stage)
	}
	return "over: it " + string(s.State)
}

func stageText(stage chain.Stage, t chain.Terms) string {
	switch {
	case stage == chain.PrivateStage:
		return "by allow-list, at least " + t.MinPrivate.Ether() + " at a time"
	case stage == chain.PreSaleStage:
		return "by allow-list"
	case t.PublicListed:
		return "by allow-list, at most " + t.PublicCap.Ether() + " a wallet"
	}
	return "at most " + t.PublicCap.Ether() + " a wallet"
}

func tokenText(s chain.SaleStatus) string {
	switch {
	case s.State == chain.SaleFailed:
		return "none, since the sale failed"
	case s.State == chain.SaleSucceeded && !s.Finalized:
		return "not minted; anyone may finalize the sale"
	case !s.TokenOpen:
		return "not minted"
	case !s.Collected:
		return "minted; the treasury " + s.Treasury.Hex() + " has not collected the ether"
	}
	return "minted; the treasury " + s.Treasury.Hex() + " has the ether"
}

// shareText says what a wallet has for its ether, and what it may still do.
func shareText(s chain.SaleStatus, c chain.Contribution) string {
	switch left := c.Left[s.Stage]; {
	case !c.Refund.IsZero():
		return ", which it can take back"
	case s.Finalized && !c.Given.IsZero():
		return ": it can claim " + c.Tokens.Tokens()
	case s.Over() || s.Stage == chain.NoStage && c.Given.IsZero():
		return ""
	case s.Stage == chain.NoStage:
		return ": at least " + c.Tokens.Tokens()
	case c.Given.IsZero():
		return ", and may give " + left.Ether()
	default:
		return ": at least " + c.Tokens.Tokens() + ". It may give " + left.Ether() + " more"
	}
}

func (a *app) printContributions(list []chain.Contributed) error {
	w := tabwriter.NewWriter(a.out, 0, 4, 2, ' ', 0)
	sum := ipsx.Amount{}
	_, _ = fmt.Fprintln(w, "TIME\tSTAGE\tAMOUNT\tWALLET\tTRANSACTION")
	for _, c := range list {
		_, _ = fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\n", dateText(c.Time), c.Stage, c.Amount.Ether(), c.Wallet, c.Tx)
		sum = sum.Add(c.Amount)
	}
	a.notef("%d contributions, %s\n", len(list), sum.Ether())
	return w.Flush()
}
