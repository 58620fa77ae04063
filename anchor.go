package ipsx

import (
	"encoding/binary"
	"slices"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// DealLog is the connection log of a deal, as it was at one size.
type DealLog struct {
	Deal Hash   `json:"deal"`
	Size uint64 `json:"size"` // entries
	Root Hash   `json:"root"` // of the tree of those entries
}

// Leaf is the log's in its provider's tree, as the contract Registry has it.
func (l DealLog) Leaf() Hash {
	size := binary.BigEndian.AppendUint64(make([]byte, 24, 32), l.Size)
	return anchorLeaf("IPSX log", l.Deal, Hash(size), l.Root)
}

// ProviderLeaf is a provider's in the tree that an exchange anchors; root is that of the provider's log leaves.
func ProviderLeaf(provider Address, root Hash) Hash {
	return anchorLeaf("IPSX provider", common.BytesToHash(provider[:]), root)
}

// DealLeaf is a deal's in the tree that an exchange anchors, with the digests of what provider and requester signed last; zero where one signed nothing.
func DealLeaf(deal, provider, requester Hash) Hash {
	return anchorLeaf("IPSX deal", deal, provider, requester)
}

// anchorLeaf is hashed twice and names its kind, so that neither a node nor a leaf of another kind passes for it.
func anchorLeaf(kind string, words ...Hash) Hash {
	content := crypto.Keccak256([]byte(kind))
	for _, w := range words {
		content = append(content, w[:]...)
	}
	return crypto.Keccak256Hash(crypto.Keccak256(content))
}

// AnchorTree is a tree of leaves that is anchored: a node is the keccak256 of both its children, the smaller first; one without a sibling moves up unchanged.
type AnchorTree struct{ leaves []Hash }

// NewAnchorTree is that of these leaves, in the order of their hashes. There is at least one.
func NewAnchorTree(leaves []Hash) AnchorTree {
	leaves = slices.Clone(leaves)
	slices.SortFunc(leaves, Hash.Cmp)
	return AnchorTree{slices.Compact(leaves)}
}

// Root is what is anchored.
func (t AnchorTree) Root() Hash { return merkleRoot(t.leaves) }

// Path lists the nodes beside the way from a leaf up to the root; false when the leaf is not in the tree.
func (t AnchorTree) Path(leaf Hash) ([]Hash, bool) {
	i, ok := slices.BinarySearchFunc(t.leaves, leaf, Hash.Cmp)
	if !ok {
		return nil, false
	}
	path := []Hash{}
	for level := t.leaves; len(level) > 1; level, i = merkleAbove(level), i/2 {
		if beside := i ^ 1; beside < len(level) {
			path = append(path, level[beside])
		}
	}
	return path, true
}

// AnchorRoot is the only root to which a path leads from a leaf.
func AnchorRoot(leaf Hash, path []Hash) Hash { return merkleClimb(leaf, path) }

// LogProof proves that a deal's connection log was as it says when a root was anchored.
type LogProof struct {
	By    AnchorKind `json:"by"`
	Epoch uint64     `json:"epoch"`
	// Sender anchored it: the exchange of the deal, or the provider, or a key of the provider's.
	Sender       Address `json:"sender"`
	Log          DealLog `json:"log"`
	LogPath      []Hash  `json:"logPath"`                // from the log's leaf to the provider's root
	ProviderPath []Hash  `json:"providerPath,omitempty"` // of an exchange's: from the provider's leaf to the anchored root
}

// AnchorKind says in which of its two namespaces a sender anchored a root.
type AnchorKind string

// The kinds of anchors.
const (
	ByExchange AnchorKind = "exchange"
	ByProvider AnchorKind = "provider"
)

// Root is what must be anchored for the proof to hold.
func (p LogProof) Root(provider Address) Hash {
	root := merkleClimb(p.Log.Leaf(), p.LogPath)
	if p.By == ByExchange {
		root = merkleClimb(ProviderLeaf(provider, root), p.ProviderPath)
	}
	return root
}
