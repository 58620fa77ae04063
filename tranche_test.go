package ipsx_test

import (
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
)

// vectorTranche is a tranche's tree, and the path of one of its leaves.
type vectorTranche struct {
	Leaves []ipsx.Leaf `json:"leaves"`
	Root   ipsx.Hash   `json:"root"`
	Sum    ipsx.Amount `json:"sum"`
	Leaf   int         `json:"leaf"` // counted from 0
	Path   []ipsx.Step `json:"path"`
}

// sampleLeaves are Victor's payments to all whom he pays; the last is the largest, of 2^90 wei, near to the supply.
func sampleLeaves() []ipsx.Leaf {
	return []ipsx.Leaf{
		{Payee: alice.Address(), Signer: victor.Address(), Number: 1, Allotment: ipsx.Wei(130_000)},
		{Payee: bob.Address(), Signer: victor.Address(), Number: 1, Allotment: ipsx.Wei(1)},
		{Payee: alice.Address(), Signer: victor.Address(), Number: 1<<53 - 1, Allotment: ipsx.IPSX(3)},
		{Payee: mallory.Address(), Signer: carol.Address(), Allotment: ipsx.Wei(130_000)},
		{Payee: carol.Address(), Signer: victor.Address(), Number: 1, Allotment: ipsx.Wei(1 << 45).Mul(1 << 45)},
	}
}

// sampleTranches take the first few leaves: a leaf alone, a pair, and trees whose last leaf moves up once and twice.
func sampleTranches(t *testing.T) (list []vectorTranche) {
	for _, c := range []struct{ count, leaf int }{{1, 0}, {2, 1}, {3, 0}, {3, 2}, {5, 1}, {5, 4}} {
		leaves := sampleLeaves()[:c.count]
		tree := must[*payment.Tree](t)(payment.NewTree(leaves))
		list = append(list, vectorTranche{leaves, tree.Root(), tree.Sum(), c.leaf, tree.Path(c.leaf)})
	}
	return list
}

// TestJoinHasNoSides: two nodes have the same node above them, whichever of them is named first.
func TestJoinHasNoSides(t *testing.T) {
	a, b := sampleLeaves()[0].Step(), sampleLeaves()[1].Step()
	if a.Join(b) != b.Join(a) || a.Join(b).Sum != ipsx.Wei(130_001) {
		t.Errorf("%v and %v", a.Join(b), b.Join(a))
	}
}
