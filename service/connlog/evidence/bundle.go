// Package evidence makes and checks what a provider shows to a third party: that a connection was made through an address, under a deal, by a wallet, at a time.
//
// A Bundle stands alone: a judge needs it and an endpoint of the chain, and trusts neither provider nor exchange. It has the deal with both signed orders, the
// records in question with their salts and their paths in the deal's log, and the heads of that log that somebody signed or anchored. Of other records it
// has hashes, which give nothing away. Verify says what of it is proven, and refuses a bundle in which anything was changed.
//
// Key advice: a record that the requester's wallet acknowledged is its own word. One that it did not is the provider's, and an anchor says only since when.
package evidence

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
)

const (
	// Format is the form of a bundle.
	Format = "IPSX evidence 1"
	// MaxBytes bounds the JSON of a bundle.
	MaxBytes = 64 << 20
)

// Network says where the contracts are that a bundle is about. Deployer and nonce, where they are known, say which code must be there.
type Network struct {
	ChainID     uint64       `json:"chainId"`
	Centralizer ipsx.Address `json:"centralizer"`
	Registry    ipsx.Address `json:"registry"`
	Deployer    ipsx.Address `json:"deployer"`
	Nonce       uint64       `json:"nonce"`
}

func (n Network) domain() ipsx.Domain {
	return ipsx.Domain{ChainID: n.ChainID, Centralizer: n.Centralizer}
}

// Bundle is the machine-readable form of the evidence. It has one JSON text, which Encode writes and Parse reads.
type Bundle struct {
	Format    string                       `json:"format"`
	Network   Network                      `json:"network"`
	Proposal  ipsx.Proposal                `json:"proposal"`  // the deal, signed by the exchange, with the orders that both sides signed
	Extension *ipsx.Signed[ipsx.Extension] `json:"extension"` // of the lease, signed by the requester; null: none
	Provider  *Word                        `json:"provider"`  // the newest head that the provider signed; null: none
	Requester *Word                        `json:"requester"` // the newest head that the requester acknowledged; null: none
	Anchors   []Anchor                     `json:"anchors"`
	Records   []Record                     `json:"records"`
}

// Word is a signed status with a head of the log. The records' paths lead to the newest head of all; a proof of consistency says that it begins with this one.
type Word struct {
	Status      ipsx.Signed[ipsx.Status] `json:"status"`
	Consistency []ipsx.Hash              `json:"consistency"`
}

// Anchor is a head of the log under a root on chain, and the proof that the newest head begins with it.
type Anchor struct {
	Proof       ipsx.LogProof `json:"proof"`
	Consistency []ipsx.Hash   `json:"consistency"`
}

// Record is an entry of the log with its place and path.
type Record struct {
	Index uint64        `json:"index"`
	Entry connlog.Entry `json:"entry"`
	Path  []ipsx.Hash   `json:"path"`
}

// Encode writes the bundle.
func (b Bundle) Encode() ([]byte, error) {
	encoded, err := json.MarshalIndent(b, "", "  ")
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the bundle cannot be encoded: %w", err)
	}
	return append(encoded, '\n'), nil
}

// Parse reads a bundle, and only in the form in which Encode writes it.
func Parse(data []byte) (b Bundle, err error) {
	if len(data) > MaxBytes {
		return b, ipsx.Errorf(ipsx.CodeTooLarge, "a bundle of %d bytes: the most is %d", len(data), MaxBytes)
	}
	if err := ipsx.DecodeBytes(data, &b); err != nil {
		return b, ipsx.Errorf(ipsx.CodeInvalid, "this is no evidence: %w", err).WithFix("use the file as it was given to you")
	}
	if b.Format != Format {
		return b, ipsx.Errorf(ipsx.CodeUnsupported, "the evidence is of form %q, not %q", b.Format, Format).WithFix("use the version of ipsx that wrote it")
	}
	again, err := b.Encode()
	if err == nil && !bytes.Equal(again, data) {
		err = ipsx.Errorf(ipsx.CodeInvalid, "the evidence is not in the form in which it is written").WithFix("use the file as it was given to you")
	}
	return b, err
}

// Deal is the digest by which the deal is known.
func (b Bundle) Deal() ipsx.Hash { return b.Network.domain().Digest(b.Proposal.Deal.Message) }

// heads are all that the bundle has, the newest last.
func (b Bundle) heads() (heads []connlog.Head) {
	for _, w := range []*Word{b.Provider, b.Requester} {
		if w != nil {
			heads = append(heads, connlog.HeadOf(w.Status.Message))
		}
	}
	for _, a := range b.Anchors {
		heads = append(heads, anchored(a.Proof))
	}
	slices.SortStableFunc(heads, func(x, y connlog.Head) int { return cmp.Compare(x.Size, y.Size) })
	return heads
}

func anchored(p ipsx.LogProof) connlog.Head { return connlog.Head{Size: p.Log.Size, Root: p.Log.Root} }

// newest is the head to which all proofs lead.
func (b Bundle) newest() (connlog.Head, error) {
	heads := b.heads()
	if len(heads) == 0 {
		return connlog.Head{}, ipsx.Errorf(ipsx.CodeNotFound, "nobody signed or anchored a head of this log").
			WithFix("wait until the lease is over; what a crash cut off is covered by `ipsx log anchor`")
	}
	return heads[len(heads)-1], nil
}
