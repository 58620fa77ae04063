package connlog_test

import (
	"crypto/sha256"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/connlog"
)

// naive is the tree head as RFC 6962 section 2.1 defines it.
func naive(leaves [][]byte) ipsx.Hash {
	if len(leaves) == 1 {
		return sha256.Sum256(append([]byte{0}, leaves[0]...))
	}
	split := 1
	for split*2 < len(leaves) {
		split *= 2
	}
	left, right := naive(leaves[:split]), naive(leaves[split:])
	return sha256.Sum256(slices.Concat([]byte{1}, left[:], right[:]))
}

// TestTreesAreThoseOfTheRFC, of every size: heads, and proofs of what is there.
func TestTreesAreThoseOfTheRFC(t *testing.T) {
	var leaves [][]byte
	var hashes []ipsx.Hash
	for i := range 40 {
		leaves = append(leaves, []byte{byte(i)})
		hashes = append(hashes, connlog.Leaf(leaves[i]))
	}
	tree := connlog.NewTree(hashes)
	for size := uint64(1); size <= 40; size++ {
		head := tree.Head(size)
		if want := naive(leaves[:size]); head != (connlog.Head{Size: size, Root: want}) {
			t.Fatalf("the root of %d is %s, not %s", size, head.Root, want)
		}
		for i := range size {
			try(t, connlog.VerifyInclusion(head, i, hashes[i], tree.Inclusion(i, size)))
			try(t, connlog.VerifyConsistency(tree.Head(i+1), head, tree.Consistency(i+1, size)))
		}
	}
	if connlog.NewTree(nil).Head(0) != (connlog.Head{}) {
		t.Error("an empty log has a head")
	}
}

// TestProofsHoldForNothingElse: one changed bit of leaf, place, head or path, and none holds.
func TestProofsHoldForNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 50).Draw(t, "size")
		hashes := make([]ipsx.Hash, n)
		for i := range hashes {
			hashes[i] = connlog.Leaf([]byte{byte(i)})
		}
		tree := connlog.NewTree(hashes)
		head, i := tree.Head(uint64(n)), uint64(rapid.IntRange(0, n-1).Draw(t, "index"))
		smaller := tree.Head(uint64(rapid.IntRange(1, n-1).Draw(t, "smaller")))
		path, leaf, between := tree.Inclusion(i, uint64(n)), hashes[i], tree.Consistency(smaller.Size, uint64(n))
		bit := rapid.IntRange(0, 255).Draw(t, "bit")
		flip := func(h *ipsx.Hash) { h[bit/8] ^= 1 << (bit % 8) }
		switch rapid.IntRange(0, 4).Draw(t, "what") {
		case 0:
			flip(&leaf)
			smaller.Size++
		case 1:
			i = (i + 1) % uint64(n)
			flip(&smaller.Root)
		case 2:
			flip(&head.Root)
		case 3:
			flip(&path[rapid.IntRange(0, len(path)-1).Draw(t, "step")])
			flip(&between[rapid.IntRange(0, len(between)-1).Draw(t, "step")])
		case 4:
			path, between = path[:len(path)-1], between[:len(between)-1]
		}
		if connlog.VerifyInclusion(head, i, leaf, path) == nil {
			t.Error("a false proof of inclusion holds")
		}
		if connlog.VerifyConsistency(smaller, head, between) == nil {
			t.Error("a false proof of consistency holds")
		}
	})
}
