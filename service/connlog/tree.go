package connlog

import (
	"slices"

	"github.com/transparency-dev/merkle/compact"
	"github.com/transparency-dev/merkle/proof"
	"github.com/transparency-dev/merkle/rfc6962"

	"github.com/ipsx/ipsx"
)

// Head is a log at one size. An empty one is zero.
type Head struct {
	Size uint64    `json:"size"` // entries
	Root ipsx.Hash `json:"root"`
}

// Leaf is the hash of an encoded entry, SHA-256 of a zero byte and the entry (RFC 6962 section 2.1).
func Leaf(entry []byte) ipsx.Hash { return ipsx.Hash(rfc6962.DefaultHasher.HashLeaf(entry)) }

var ranges = compact.RangeFactory{Hash: rfc6962.DefaultHasher.HashChildren}

// Edge is a tree of which only the right edge is kept, some 32 × log2(size) bytes: enough to append, and to know each head on the way.
type Edge struct{ edge *compact.Range }

// NewEdge is that of an empty log.
func NewEdge() Edge { return Edge{ranges.NewEmptyRange(0)} }

// Append adds a leaf.
func (g Edge) Append(leaf ipsx.Hash) { _ = g.edge.Append(leaf[:], nil) } // fails in ranges that begin later only

// Head is the log's, so far.
func (g Edge) Head() Head {
	if g.edge.End() == 0 {
		return Head{}
	}
	root, _ := g.edge.GetRootHash(nil) // fails in ranges that begin later only
	return Head{g.edge.End(), ipsx.Hash(root)}
}

// Clone is another edge of the same log, to go on from.
func (g Edge) Clone() Edge {
	edge, _ := ranges.NewRange(0, g.edge.End(), slices.Clone(g.edge.Hashes())) // they are as many as they were
	return Edge{edge}
}

// Tree is a whole log's, of which everything can be proven. It takes 64 bytes an entry.
type Tree struct{ levels [][]ipsx.Hash } // of the nodes that have all their leaves, the leaves first

// NewTree hashes the leaves, in the log's order.
func NewTree(leaves []ipsx.Hash) Tree {
	levels := [][]ipsx.Hash{leaves}
	for level := leaves; len(level) > 1; {
		above := make([]ipsx.Hash, len(level)/2)
		for i := range above {
			above[i] = ipsx.Hash(rfc6962.DefaultHasher.HashChildren(level[2*i][:], level[2*i+1][:]))
		}
		levels, level = append(levels, above), above
	}
	return Tree{levels}
}

// Size is how many leaves there are.
func (t Tree) Size() uint64 { return uint64(len(t.levels[0])) }

// At is a leaf.
func (t Tree) At(index uint64) ipsx.Hash { return t.levels[0][index] }

// Head is the log as it was at a size, at most Size.
func (t Tree) Head(size uint64) Head {
	if size == 0 {
		return Head{}
	}
	edge, _ := ranges.NewRange(0, size, t.nodes(compact.RangeNodes(0, size, nil))) // they are as many as it wants
	return Edge{edge}.Head()
}

// Inclusion proves that the leaf at the index is in the log as it was at a size above it.
func (t Tree) Inclusion(index, size uint64) []ipsx.Hash {
	return t.prove(proof.Inclusion(index, size))
}

// Consistency proves that the log at a size begins with the log at a smaller or equal one, above 0.
func (t Tree) Consistency(smaller, size uint64) []ipsx.Hash {
	return t.prove(proof.Consistency(smaller, size))
}

func (t Tree) prove(nodes proof.Nodes, err error) []ipsx.Hash {
	if err != nil {
		panic(err) // of the caller: sizes are within the tree
	}
	hashes, err := nodes.Rehash(t.nodes(nodes.IDs), rfc6962.DefaultHasher.HashChildren)
	if err != nil {
		panic(err) // cannot be: they are as many as it named
	}
	path := make([]ipsx.Hash, len(hashes))
	for i, h := range hashes {
		path[i] = ipsx.Hash(h)
	}
	return path
}

func (t Tree) nodes(ids []compact.NodeID) [][]byte {
	hashes := make([][]byte, len(ids))
	for i, id := range ids {
		hashes[i] = t.levels[id.Level][id.Index][:]
	}
	return hashes
}

// VerifyInclusion checks that a leaf is in the log at a head. CodeSignature: it is not.
func VerifyInclusion(h Head, index uint64, leaf ipsx.Hash, path []ipsx.Hash) error {
	return refuted(proof.VerifyInclusion(rfc6962.DefaultHasher, index, h.Size, leaf[:], words(path), h.Root[:]))
}

// VerifyConsistency checks that the log at a head begins with the log at a smaller or equal one, which is not empty. CodeSignature: it does not.
func VerifyConsistency(smaller, h Head, path []ipsx.Hash) error {
	if smaller.Size == 0 {
		return ipsx.Errorf(ipsx.CodeInvalid, "an empty log proves nothing")
	}
	return refuted(proof.VerifyConsistency(rfc6962.DefaultHasher, smaller.Size, h.Size, words(path), smaller.Root[:], h.Root[:]))
}

func refuted(err error) error {
	if err == nil {
		return nil
	}
	return ipsx.Errorf(ipsx.CodeSignature, "the log's proof does not hold: %w", err)
}

func words(path []ipsx.Hash) [][]byte {
	list := make([][]byte, len(path))
	for i := range path {
		list[i] = path[i][:]
	}
	return list
}
