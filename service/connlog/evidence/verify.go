package evidence

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
)

const (
	// startSlack is how long after its start a deal may become active, and its last connection be noted after its end.
	startSlack = time.Minute
	// blockSlack is how far a block's time may be behind that of clocks.
	blockSlack = time.Minute
)

// Chain is what is asked of the chain. It answers for the contracts of one network.
type Chain interface {
	// Network is where its contracts are, and whether their code was held against what it must be.
	Network() (n Network, checked bool)
	// Anchored is the root that a sender anchored in an epoch, and the Unix time of its block. CodeNotFound: none.
	Anchored(ctx context.Context, by ipsx.AnchorKind, sender ipsx.Address, epoch uint64) (root ipsx.Hash, at int64, err error)
	// Ask asks a wallet that is a contract about its delegation.
	Ask(wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) (bool, error)
}

// Result is what became of one thing that a bundle says.
type Result string

// The results.
const (
	Proven Result = "proven"
	Open   Result = "not proven" // the bundle has nothing on it
	False  Result = "false"      // what it has does not hold
)

// Check is one thing that was looked at.
type Check struct {
	What   string `json:"what"`
	Result Result `json:"result"`
	Detail string `json:"detail"`
}

// Report is what a bundle proves.
type Report struct {
	Good        bool         `json:"good"` // nothing in it is false
	Deal        ipsx.Hash    `json:"deal"`
	Exchange    ipsx.Address `json:"exchange"`
	Provider    ipsx.Address `json:"provider"`
	Requester   ipsx.Address `json:"requester"`
	Delegate    ipsx.Address `json:"delegate,omitzero"` // that signed the request for it; absent: the wallet itself did
	Checks      []Check      `json:"checks"`
	Connections []Graded     `json:"connections"`
}

// Graded is a record with what stands behind it.
type Graded struct {
	connlog.Entry
	Index        uint64 `json:"index"`
	Acknowledged bool   `json:"acknowledged"` // by the requester's wallet; otherwise it is the provider's word
	Signed       bool   `json:"signed"`       // by the provider
	Before       int64  `json:"before"`       // Unix seconds of the first anchor that has it: it existed by then; 0: none has it
}

// verifier goes through one bundle.
type verifier struct {
	Bundle
	chain  Chain
	domain ipsx.Domain
	deal   ipsx.Deal // as extended
	newest connlog.Head
	times  []int64 // of the anchors
	report Report
}

// Verify says what the bundle proves. An error means that the chain could not be asked; what is wrong with the bundle the report says.
func Verify(ctx context.Context, b Bundle, chain Chain) (Report, error) {
	v := &verifier{Bundle: b, chain: chain, domain: b.Network.domain(), deal: b.Proposal.Deal.Message}
	v.report = Report{Deal: b.Deal(), Exchange: v.deal.Exchange, Provider: v.deal.Provider, Requester: v.deal.Requester}
	if d := b.Proposal.Request.Delegation; d != nil {
		v.report.Delegate = d.Delegate
	}
	v.network()
	for _, step := range []func(context.Context) error{v.agreement, v.words, v.anchors} {
		if err := step(ctx); err != nil {
			return Report{}, err
		}
	}
	v.records()
	v.report.Good = !slices.ContainsFunc(v.report.Checks, func(c Check) bool { return c.Result == False })
	return v.report, nil
}

// note adds a check; nil means that it is proven.
func (v *verifier) note(what string, err error, detail string, args ...any) {
	c := Check{what, Proven, fmt.Sprintf(detail, args...)}
	if err != nil {
		c.Result, c.Detail = False, err.Error()
	}
	v.report.Checks = append(v.report.Checks, c)
}

func (v *verifier) open(what, detail string) {
	v.report.Checks = append(v.report.Checks, Check{what, Open, detail})
}

// network makes sure that what is asked is what the bundle is about.
func (v *verifier) network() {
	const what = "the contracts"
	n, checked := v.chain.Network()
	switch {
	case n != v.Network:
		v.note(what, ipsx.Errorf(ipsx.CodeConflict, "the evidence is about chain %d, Centralizer %s, Registry %s; asked is chain %d, %s, %s",
			v.Network.ChainID, v.Network.Centralizer, v.Network.Registry, n.ChainID, n.Centralizer, n.Registry), "")
	case !checked:
		v.open(what, "nobody says who deployed them, so their code was not held against that of this version: trust them, or not")
	default:
		v.note(what, nil, "their code on chain %d is that of this version", n.ChainID)
	}
}

// unasked tells errors of the chain's endpoint from those of the bundle.
func unasked(err error) bool {
	return ipsx.IsCode(err, ipsx.CodeUnavailable) || ipsx.IsCode(err, ipsx.CodeInternal)
}

// agreement checks the deal with both orders, as they were when the deal was made, and the extension.
func (v *verifier) agreement(context.Context) error {
	d := v.Proposal.Deal.Message
	err := v.Proposal.Verify(v.domain, d.Exchange, d.Proposed, v.chain.Ask)
	if unasked(err) {
		return err
	}
	v.note("the deal", err, "exchange %s signed it, wallet %s its offer, and wallet %s%s its request, for %v from %s on",
		d.Exchange, d.Provider, d.Requester, by(v.Proposal.Request.Delegation), d.Addresses, moment(max(d.Start, d.Proposed)*1000))
	if v.Extension == nil {
		return nil
	}
	x := v.Extension.Message
	err = v.Extension.VerifyWith(v.domain, d.Requester, x.At, v.chain.Ask)
	if unasked(err) {
		return err
	}
	if err == nil && x.Deal != v.report.Deal {
		err = ipsx.Errorf(ipsx.CodeConflict, "it is of another deal")
	}
	if err == nil {
		err = d.Lengthens(x)
	}
	if err == nil {
		v.deal = d.Extended(x)
	}
	v.note("the extension", err, "wallet %s%s asked for %d seconds in all", d.Requester, by(v.Extension.Delegation), x.Seconds)
	return nil
}

// by names the delegate that signed.
func by(d *ipsx.SignedDelegation) string {
	if d == nil {
		return ""
	}
	return fmt.Sprintf(" (by its delegate %s, until %s)", d.Delegate, moment(d.Until*1000))
}

// moment writes Unix milliseconds for people.
func moment(millis int64) string {
	return time.UnixMilli(millis).UTC().Format("2006-01-02 15:04:05.000 MST")
}

// words checks what both sides signed of the log.
func (v *verifier) words(context.Context) error {
	newest, err := v.Bundle.newest()
	if err != nil {
		v.note("the log", err, "")
	}
	v.newest = newest
	for _, w := range []struct {
		*Word
		role       ipsx.Role
		what, none string
	}{
		{v.Provider, ipsx.ProviderRole, "the provider's signature under the log", "the provider signed none of it"},
		{v.Requester, ipsx.RequesterRole, "the requester's acknowledgement", "the requester's wallet acknowledged nothing: the records are the provider's word"},
	} {
		if w.Word == nil {
			v.open(w.what, w.none)
			continue
		}
		said := w.Status.Message
		err := v.said(*w.Word, w.role)
		if unasked(err) {
			return err
		}
		v.note(w.what, err, "wallet %s%s signed the log of %d entries at %s", v.deal.Party(w.role), by(w.Status.Delegation), said.LogSize, moment(said.At*1000))
	}
	return nil
}

func (v *verifier) said(w Word, role ipsx.Role) error {
	said := w.Status.Message
	if err := w.Status.VerifyWith(v.domain, v.deal.Party(role), said.At, v.chain.Ask); err != nil {
		return err
	}
	if said.Deal != v.report.Deal || said.Role != role || said.LogSize == 0 {
		return ipsx.Errorf(ipsx.CodeConflict, "it is no word of the %s on the log of this deal", role)
	}
	return connlog.VerifyConsistency(connlog.HeadOf(said), v.newest, w.Consistency)
}

// anchors checks each against the chain.
func (v *verifier) anchors(ctx context.Context) error {
	const what = "the anchor on chain"
	if len(v.Anchors) == 0 {
		v.open(what, "no head of the log was anchored: since when the records exist, only the signatures say")
	}
	for _, a := range v.Anchors {
		root, at, err := v.chain.Anchored(ctx, a.Proof.By, a.Proof.Sender, a.Proof.Epoch)
		if unasked(err) {
			return err
		}
		if err == nil {
			err = v.anchored(a, root)
		}
		v.times = append(v.times, at)
		who := string(a.Proof.By)
		if a.Proof.By == ipsx.ByProvider && a.Proof.Sender != v.deal.Provider {
			who = "another key"
		}
		v.note(what, err, "%s %s anchored the log of %d entries as its epoch %d at %s", who, a.Proof.Sender, a.Proof.Log.Size, a.Proof.Epoch, moment(at*1000))
	}
	return nil
}

func (v *verifier) anchored(a Anchor, root ipsx.Hash) error {
	p := a.Proof
	switch {
	case p.By == ipsx.ByExchange && p.Sender != v.deal.Exchange:
		return ipsx.Errorf(ipsx.CodeConflict, "the exchange %s is not that of the deal", p.Sender)
	case p.By != ipsx.ByExchange && (p.By != ipsx.ByProvider || len(p.ProviderPath) > 0):
		return ipsx.Errorf(ipsx.CodeInvalid, "%q anchors nothing like this", p.By)
	case p.Log.Deal != v.report.Deal || p.Log.Size == 0:
		return ipsx.Errorf(ipsx.CodeConflict, "it is of another deal")
	case p.Root(v.deal.Provider) != root:
		return ipsx.Errorf(ipsx.CodeSignature, "epoch %d of %s has root %s, and the log does not lead there", p.Epoch, p.Sender, root)
	}
	return connlog.VerifyConsistency(anchored(p), v.newest, a.Consistency)
}

// records checks each record, and grades it.
func (v *verifier) records() {
	if len(v.Records) == 0 {
		v.note("the records", ipsx.Errorf(ipsx.CodeInvalid, "there are none"), "")
		return
	}
	var wrong error
	last := -1
	for _, r := range v.Records {
		err := v.record(r)
		if err == nil && int(r.Index) <= last {
			err = ipsx.Errorf(ipsx.CodeInvalid, "the records are not in the order of the log")
		}
		if err != nil && wrong == nil {
			wrong = ipsx.Errorf(ipsx.CodeOf(err), "record %d: %w", r.Index, err)
		}
		last = int(r.Index)
		v.report.Connections = append(v.report.Connections, v.grade(r))
	}
	v.note("the records", wrong, "%d entries are in the log, with the addresses and within the time of the deal", len(v.Records))
}

func (v *verifier) record(r Record) error {
	if err := r.Entry.Validate(); err != nil {
		return err
	}
	if err := connlog.VerifyInclusion(v.newest, r.Index, connlog.Leaf(r.Entry.Encode()), r.Path); err != nil {
		return err
	}
	if !slices.Contains(v.deal.Addresses, r.Entry.Leased) {
		return ipsx.Errorf(ipsx.CodeConflict, "%s is no address of the deal", r.Entry.Leased)
	}
	return v.inTime(r)
}

// inTime holds the entry's time against the deal, and against what was signed and anchored over it: nothing tells of the future.
func (v *verifier) inTime(r Record) error {
	at := time.UnixMilli(r.Entry.At)
	start := time.Unix(max(v.deal.Start, v.deal.Proposed), 0)
	end := start.Add(time.Duration(v.deal.Seconds)*time.Second + startSlack)
	if at.Before(time.Unix(v.deal.Proposed, 0).Add(-ipsx.ClockTolerance)) || at.After(end) {
		return ipsx.Errorf(ipsx.CodeConflict, "%s is not within the time of the deal, %s to %s", moment(r.Entry.At), moment(v.deal.Proposed*1000), moment(end.UnixMilli()))
	}
	for _, w := range []*Word{v.Provider, v.Requester} {
		if w != nil && r.Index < w.Status.Message.LogSize && at.After(time.Unix(w.Status.Message.At+1, 0).Add(ipsx.ClockTolerance)) {
			return ipsx.Errorf(ipsx.CodeConflict, "%s is after it was signed, %s", moment(r.Entry.At), moment(w.Status.Message.At*1000))
		}
	}
	for i, a := range v.Anchors {
		if r.Index < a.Proof.Log.Size && at.After(time.Unix(v.times[i], 0).Add(blockSlack)) {
			return ipsx.Errorf(ipsx.CodeConflict, "%s is after it was anchored, %s", moment(r.Entry.At), moment(v.times[i]*1000))
		}
	}
	return nil
}

func (v *verifier) grade(r Record) Graded {
	g := Graded{Entry: r.Entry, Index: r.Index}
	g.Acknowledged = v.Requester != nil && r.Index < v.Requester.Status.Message.LogSize
	g.Signed = v.Provider != nil && r.Index < v.Provider.Status.Message.LogSize
	for i, a := range v.Anchors {
		if r.Index < a.Proof.Log.Size && (g.Before == 0 || v.times[i] < g.Before) {
			g.Before = v.times[i]
		}
	}
	return g
}
