package payment_test

import (
	"slices"
	"testing"

	"github.com/ipsx/ipsx"
	"pgregory.net/rapid"
)

// forge climbs leaves to a root as Mallory likes: claimed may give any node another sum than it has. It returns the posted root
// with its posted sum, and for each leaf the path that fits what is hashed.
func forge(leaves []ipsx.Leaf, claimed func(ipsx.Amount) ipsx.Amount) (root ipsx.Step, paths [][]ipsx.Step) {
	level, paths := []ipsx.Step{}, make([][]ipsx.Step, len(leaves))
	for _, l := range leaves {
		level = append(level, ipsx.Step{Hash: l.Step().Hash, Sum: claimed(l.Allotment)})
	}
	for height := 0; len(level) > 1; height++ {
		for i := range paths {
			if beside := i>>height ^ 1; beside < len(level) {
				paths[i] = append(paths[i], level[beside])
			}
		}
		var next []ipsx.Step
		for pair := range slices.Chunk(level, 2) {
			node := pair[0]
			if len(pair) == 2 {
				node = node.Join(pair[1])
				node.Sum = claimed(node.Sum)
			}
			next = append(next, node)
		}
		level = next
	}
	return level[0], paths
}

// TestMalloryCannotPromiseMoreThanTheSum: whatever sums are written into the tree, the leaves whose payees are convinced have no
// more than the sum that is locked.
func TestMalloryCannotPromiseMoreThanTheSum(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		leaves, convinced := randomLeaves(t), ipsx.Amount{}
		root, paths := forge(leaves, func(honest ipsx.Amount) ipsx.Amount {
			if rapid.IntRange(0, 9).Draw(t, "lies at 0") > 0 {
				return honest
			}
			return ipsx.Wei(rapid.Uint64().Draw(t, "claimed")).Mul(1 << 24)
		})
		for i, leaf := range leaves {
			if (claim{root.Hash, root.Sum, leaf, paths[i]}).verify() == nil {
				convinced = convinced.Add(leaf.Allotment)
			}
		}
		if root.Sum.Less(convinced) {
			t.Fatalf("%s wei are promised with %s locked", convinced, root.Sum)
		}
	})
}

// TestMalloryPromisesTwice 100 wei to Alice and to Bob, and locks 100.
func TestMalloryPromisesTwice(t *testing.T) {
	hundred := ipsx.Wei(100)
	toAlice := ipsx.Leaf{Payee: alice.Address(), Signer: mallory.Address(), Allotment: hundred}
	toBob := ipsx.Leaf{Payee: bob.Address(), Signer: mallory.Address(), Allotment: hundred}
	a, b := toAlice.Step(), toBob.Step()
	sorted := [][]byte{a.Hash[:], b.Hash[:]}
	slices.SortFunc(sorted, slices.Compare)
	plain := ipsx.HashOf(sorted...)
	hidden := a.Join(ipsx.Step{Hash: b.Hash}).Hash // says that Bob's side has nothing
	beside := func(s ipsx.Step, sum ipsx.Amount) []ipsx.Step { return []ipsx.Step{{Hash: s.Hash, Sum: sum}} }
	for name, c := range map[string]struct {
		claim   claim
		covered bool
	}{
		"Alice, of an honest tree with too little locked": {claim{a.Join(b).Hash, hundred, toAlice, beside(b, hundred)}, false},
		"Bob, of an honest tree with too little locked":   {claim{a.Join(b).Hash, hundred, toBob, beside(a, hundred)}, false},
		"Alice, of a tree that hashes no sums":            {claim{plain, hundred, toAlice, beside(b, ipsx.Amount{})}, false},
		"Alice, of a tree that hides Bob":                 {claim{hidden, hundred, toAlice, beside(b, ipsx.Amount{})}, true},
		"Bob, of the tree that hides him":                 {claim{hidden, hundred, toBob, beside(a, ipsx.Amount{})}, false},
	} {
		if err := c.claim.verify(); (err == nil) != c.covered || (err != nil && !ipsx.IsCode(err, ipsx.CodeInvalid)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// wrapping is 2^256 - short wei, which no arithmetic of honest amounts reaches.
func wrapping(short uint64) ipsx.Amount {
	power := ipsx.Wei(1 << 63).Mul(1 << 63).Mul(1 << 63).Mul(1 << 63) // 2^252
	return power.Mul(15).Add(power.Sub(ipsx.Wei(short)))
}

// TestMalloryWrapsAround 256 bits: allotments so large that their sum is small again.
func TestMalloryWrapsAround(t *testing.T) {
	huge := wrapping(10)
	for name, c := range map[string]struct {
		allotment, beside, above, sum ipsx.Amount
	}{
		"a huge leaf":          {huge, ipsx.Wei(10), ipsx.Wei(10), ipsx.Wei(10)},
		"a huge node beside":   {ipsx.Wei(10), huge, ipsx.Wei(10), ipsx.Wei(10)},
		"a huge node above it": {ipsx.Wei(10), ipsx.Wei(10), huge, ipsx.Wei(10)},
		"a huge tranche":       {huge, ipsx.Wei(1), ipsx.Wei(1), huge.Add(ipsx.Wei(2))},
	} {
		leaf := ipsx.Leaf{Payee: alice.Address(), Signer: mallory.Address(), Allotment: c.allotment}
		path := []ipsx.Step{{Hash: ipsx.HashOf([]byte("beside")), Sum: c.beside}, {Hash: ipsx.HashOf([]byte("above")), Sum: c.above}}
		root := leaf.Step().Join(path[0]).Join(path[1])
		if root.Sum != c.sum {
			t.Fatalf("%s: the sum is %s, not %s", name, root.Sum, c.sum)
		}
		if err := (claim{root.Hash, root.Sum, leaf, path}).verify(); !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%s: %v", name, err)
		}
	}
}
