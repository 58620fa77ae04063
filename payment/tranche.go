package payment

import (
	"slices"

	"github.com/ipsx/ipsx"
)

// sumLimit is what a tranche's sum stays below: the contract holds sums in 96 bits.
var sumLimit = ipsx.Wei(1 << 48).Mul(1 << 48)

// maxPath is the length of the longest path: the height of the largest tree.
const maxPath = 16

// Tree is the Merkle-sum tree of a tranche: every node carries the sum of the allotments below it and hashes both of its
// children's hashes and sums. So a payee that checks its own path knows that all lanes together cannot take more than the sum.
type Tree struct {
	levels [][]ipsx.Step // from the leaves to the root; a node without a sibling moves up unchanged
}

// NewTree builds the tree of 1 to MaxLeaves leaves in their order. The error carries CodeTooLarge (more leaves), or CodeInvalid:
// no leaf, one without payee, signer or allotment, two for the same lane, or a sum of 2^96 wei and more.
func NewTree(leaves []ipsx.Leaf) (*Tree, error) {
	if err := checkLeaves(leaves); err != nil {
		return nil, err
	}
	level := make([]ipsx.Step, len(leaves))
	for i, l := range leaves {
		level[i] = l.Step()
	}
	t := &Tree{[][]ipsx.Step{level}}
	for len(level) > 1 {
		level = above(level)
		t.levels = append(t.levels, level)
	}
	return t, nil
}

func above(level []ipsx.Step) (next []ipsx.Step) {
	for pair := range slices.Chunk(level, 2) {
		node := pair[0]
		if len(pair) == 2 {
			node = node.Join(pair[1])
		}
		next = append(next, node)
	}
	return next
}

func (t *Tree) top() ipsx.Step { return t.levels[len(t.levels)-1][0] }

// Root is the tranche's identity.
func (t *Tree) Root() ipsx.Hash { return t.top().Hash }

// Sum is what the tranche locks: all allotments together, in wei.
func (t *Tree) Sum() ipsx.Amount { return t.top().Sum }

// Path lists the nodes beside the way from leaf i, counted from 0 and below the number of leaves, up to the root.
func (t *Tree) Path(i int) []ipsx.Step {
	path := make([]ipsx.Step, 0, len(t.levels)-1)
	for _, level := range t.levels {
		if beside := i ^ 1; beside < len(level) {
			path = append(path, level[beside])
		}
		i /= 2
	}
	return path
}

// VerifyPath says whether the path leads from the leaf to the root and the sum of a tranche, as a payee finds them on chain.
// The error carries CodeTooLarge (the path is longer than any tree is high) or CodeInvalid (it does not lead there).
func VerifyPath(root ipsx.Hash, sum ipsx.Amount, leaf ipsx.Leaf, path []ipsx.Step) error {
	if len(path) > maxPath {
		return ipsx.Errorf(ipsx.CodeTooLarge, "the path has %d steps, the largest tree %d", len(path), maxPath)
	}
	if !sum.Less(sumLimit) || !leadsTo(ipsx.Step{Hash: root, Sum: sum}, leaf.Step(), path) {
		return ipsx.Errorf(ipsx.CodeInvalid, "the path does not lead from %s wei for %s to tranche %s of %s wei", leaf.Allotment, leaf.Payee, root, sum)
	}
	return nil
}

// leadsTo climbs the path. No part may exceed the whole, so that sums cannot wrap around.
func leadsTo(root, node ipsx.Step, path []ipsx.Step) bool {
	for _, beside := range path {
		if root.Sum.Less(node.Sum) || root.Sum.Less(beside.Sum) {
			return false
		}
		node = node.Join(beside)
	}
	return node == root
}

func checkLeaves(leaves []ipsx.Leaf) error {
	if len(leaves) > ipsx.MaxLeaves {
		return ipsx.Errorf(ipsx.CodeTooLarge, "%d leaves are more than the %d of a tranche", len(leaves), ipsx.MaxLeaves).WithFix("post several tranches")
	}
	if len(leaves) == 0 {
		return ipsx.Errorf(ipsx.CodeInvalid, "a tranche has at least one leaf")
	}
	total, seen := ipsx.Amount{}, make(map[ipsx.Leaf]bool, len(leaves))
	for i, l := range leaves {
		if err := checkLeaf(l); err != nil {
			return ipsx.Errorf(ipsx.CodeInvalid, "leaf %d: %w", i, err)
		}
		total, l.Allotment = total.Add(l.Allotment), ipsx.Amount{}
		if seen[l] {
			return ipsx.Errorf(ipsx.CodeInvalid, "leaf %d is for the same payee, signer and number as another", i).WithFix("give each lane one leaf")
		}
		seen[l] = true
	}
	return checkSum(total)
}

func checkLeaf(l ipsx.Leaf) error {
	if l.Payee == (ipsx.Address{}) || l.Signer == (ipsx.Address{}) || l.Allotment.IsZero() {
		return ipsx.Errorf(ipsx.CodeInvalid, "a leaf needs a payee, a signer and an allotment")
	}
	return checkSum(l.Allotment)
}

func checkSum(sum ipsx.Amount) error {
	if !sum.Less(sumLimit) {
		return ipsx.Errorf(ipsx.CodeInvalid, "%s wei do not fit the contract's 96 bits", sum)
	}
	return nil
}
