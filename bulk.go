package ipsx

import (
	"bytes"
	"math/bits"

	"github.com/ethereum/go-ethereum/crypto"
)

// BulkRoot is what a wallet signs for many messages at once: the root of the Merkle tree over their digests. A node is the keccak256 of both
// its children, the smaller one first, as OpenZeppelin's MerkleProof has it; one without a sibling moves up unchanged. A digest is the hash of 66
// bytes and a node that of 64, so neither passes for the other.
type BulkRoot struct {
	Root Hash `json:"root"`
}

// TypeString implements Message.
func (BulkRoot) TypeString() string { return "BulkRoot(bytes32 root)" }

// StructHash implements Message.
func (b BulkRoot) StructHash() Hash { return newEncoder(b.TypeString()).bytes32(b.Root).hash() }

// Bulk is up to MaxBulk messages under one signature. The paths that each of them needs to stand alone are not sent: they follow from all of them.
type Bulk[M Message] struct {
	Messages   []M               `json:"messages"`
	Signature  Signature         `json:"signature"`
	Delegation *SignedDelegation `json:"delegation,omitempty"`
}

// SignEach signs messages at once and gives each of them to stand alone, with its path, as SignBulk and Each do.
func SignEach[M Message](signer Signer, domain Domain, messages []M) ([]Signed[M], error) {
	b := Bulk[M]{Messages: messages}
	digests, err := b.digests(domain)
	if err == nil {
		b.Signature, err = signRoot(signer, domain, digests)
	}
	if err != nil {
		return nil, err
	}
	return b.apart(digests), nil
}

// SignBulk signs messages at once, as SignAs signs one. It fails with CodeTooLarge when there are too many, with CodeInvalid when there are none.
func SignBulk[M Message](signer Signer, delegation *SignedDelegation, domain Domain, messages []M) (Bulk[M], error) {
	b := Bulk[M]{Messages: messages, Delegation: delegation}
	digests, err := b.digests(domain)
	if err != nil {
		return b, err
	}
	b.Signature, err = signRoot(signer, domain, digests)
	return b, err
}

// signRoot signs what all the paths lead to. One message is signed as it is.
func signRoot(signer Signer, domain Domain, digests []Hash) (Signature, error) {
	if len(digests) == 1 {
		return signer.Sign(digests[0])
	}
	return signer.Sign(domain.Digest(BulkRoot{merkleRoot(digests)}))
}

func (b Bulk[M]) digests(domain Domain) ([]Hash, error) {
	switch n := len(b.Messages); {
	case n == 0:
		return nil, Errorf(CodeInvalid, "there is no message under the signature")
	case n > MaxBulk:
		return nil, Errorf(CodeTooLarge, "%d messages are under one signature, at most %d may be", n, MaxBulk).WithFix("split them")
	}
	digests, separator := make([]Hash, len(b.Messages)), domain.Separator()
	for i, m := range b.Messages {
		digests[i] = DigestUnder(separator, m)
	}
	return digests, nil
}

// Each is every message with the signature and its own path, and its digest. They are good when the first is: all paths lead to the same root.
func (b Bulk[M]) Each(domain Domain) (each []Signed[M], digests []Hash, err error) {
	if digests, err = b.digests(domain); err != nil {
		return nil, nil, err
	}
	return b.apart(digests), digests, nil
}

// apart is every message with the signature and its path.
func (b Bulk[M]) apart(digests []Hash) []Signed[M] {
	paths, each := merklePaths(digests), make([]Signed[M], len(b.Messages))
	for i, m := range b.Messages {
		each[i] = Signed[M]{Message: m, Signature: b.Signature, Path: paths[i], Delegation: b.Delegation}
	}
	return each
}

// merklePaths are, for each leaf, the nodes beside its way up to the root.
func merklePaths(leaves []Hash) [][]Hash {
	paths := make([][]Hash, len(leaves))
	for i := range paths {
		paths[i] = make([]Hash, 0, bits.Len(uint(len(leaves)-1)))
	}
	for level, width := leaves, 1; len(level) > 1; level, width = merkleAbove(level), width*2 {
		for i := range leaves {
			if beside := i/width ^ 1; beside < len(level) {
				paths[i] = append(paths[i], level[beside])
			}
		}
	}
	return paths
}

func merkleRoot(leaves []Hash) Hash {
	level := leaves
	for len(level) > 1 {
		level = merkleAbove(level)
	}
	return level[0]
}

// merkleAbove is the level of nodes above another.
func merkleAbove(level []Hash) []Hash {
	above := make([]Hash, 0, len(level)/2+1)
	for i := 0; i < len(level); i += 2 {
		above = append(above, merkleClimb(level[i], level[i+1:min(i+2, len(level))]))
	}
	return above
}

// merkleClimb is where a path leads from a leaf.
func merkleClimb(leaf Hash, path []Hash) Hash {
	for _, beside := range path {
		left, right := leaf, beside
		if bytes.Compare(left[:], right[:]) > 0 {
			left, right = right, left
		}
		leaf = crypto.Keccak256Hash(left[:], right[:])
	}
	return leaf
}
