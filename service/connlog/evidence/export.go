package evidence

import (
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
)

// Source is what a bundle is made of.
type Source struct {
	Network Network
	Record  connlog.Record
	Proofs  []ipsx.LogProof // of anchors with a head of this log, the first anchored first
}

// Export makes the bundle of the connections that are picked, with both entries of each where there are two. What no head covers that somebody signed or anchored cannot
// be shown; left says how many entries these are. CodeNotFound: nothing is picked that can be.
func Export(s Source, pick func(connlog.Entry) bool) (b Bundle, left int, err error) {
	r, words := s.Record, s.Record.Words
	b = Bundle{Format: Format, Network: s.Network, Proposal: r.Proposal, Extension: words.Extension, Anchors: []Anchor{}, Records: []Record{}}
	tree := r.Tree()
	if b.Provider, err = word(tree, words.Provider); err != nil {
		return b, 0, err
	}
	if b.Requester, err = word(tree, words.Requester); err != nil {
		return b, 0, err
	}
	for _, p := range s.Proofs {
		if err := had(tree, anchored(p)); err != nil {
			return b, 0, err
		}
		b.Anchors = append(b.Anchors, Anchor{Proof: p})
	}
	newest, err := b.newest()
	if err != nil {
		return b, 0, err
	}
	left = b.pick(tree, newest.Size, r.Entries, pick)
	b.spare(newest)
	b.prove(tree, newest.Size)
	if len(b.Records) == 0 {
		return b, left, ipsx.Errorf(ipsx.CodeNotFound, "there is no such connection in the log of deal %s that a signature or an anchor covers", r.Deal).WithFix("see `ipsx log show %s`", r.Deal)
	}
	return b, left, nil
}

func word(tree connlog.Tree, said *ipsx.Signed[ipsx.Status]) (*Word, error) {
	if said == nil || said.Message.LogSize == 0 {
		return nil, nil
	}
	return &Word{Status: *said}, had(tree, connlog.HeadOf(said.Message))
}

// had says whether the log still is the one whose head was given away.
func had(tree connlog.Tree, h connlog.Head) error {
	if h.Size > tree.Size() || tree.Head(h.Size) != h {
		return ipsx.Errorf(ipsx.CodeConflict, "the log on the disk does not lead to a head of %d entries that was signed or anchored: entries were lost or changed", h.Size).
			WithFix("put the log back from a copy; it proves nothing as it is")
	}
	return nil
}

// prove adds what leads from each head to the newest.
func (b *Bundle) prove(tree connlog.Tree, newest uint64) {
	for _, w := range []*Word{b.Provider, b.Requester} {
		if w != nil {
			w.Consistency = tree.Consistency(w.Status.Message.LogSize, newest)
		}
	}
	for i := range b.Anchors {
		b.Anchors[i].Consistency = tree.Consistency(b.Anchors[i].Proof.Log.Size, newest)
	}
}

// spare leaves out anchors that add nothing: of each kind the first that has a record counts, and the newest head is needed.
func (b *Bundle) spare(newest connlog.Head) {
	kept := []Anchor{}
	for _, a := range b.Anchors {
		first := slices.ContainsFunc(b.Records, func(r Record) bool {
			return r.Index < a.Proof.Log.Size && !slices.ContainsFunc(kept, func(k Anchor) bool { return k.Proof.By == a.Proof.By && r.Index < k.Proof.Log.Size })
		})
		if first || anchored(a.Proof) == newest {
			kept = append(kept, a)
		}
	}
	b.Anchors = kept
}

func (b *Bundle) pick(tree connlog.Tree, newest uint64, entries []connlog.Entry, pick func(connlog.Entry) bool) (left int) {
	wanted := map[uint64]bool{}
	for _, e := range entries {
		wanted[e.Connection] = wanted[e.Connection] || pick(e)
	}
	for i, e := range entries {
		switch index := uint64(i); {
		case !wanted[e.Connection]:
		case index >= newest:
			left++
		default:
			b.Records = append(b.Records, Record{Index: index, Entry: e, Path: tree.Inclusion(index, newest)})
		}
	}
	return left
}
