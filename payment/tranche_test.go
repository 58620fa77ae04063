package payment_test

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/payment"
	"pgregory.net/rapid"
)

// leavesOf are so many leaves of Victor's, in turn for Alice, Bob and Mallory, of 1, 2, 3, ... wei.
func leavesOf(count int) []ipsx.Leaf {
	leaves := make([]ipsx.Leaf, count)
	payees := []ipsx.Address{alice.Address(), bob.Address(), mallory.Address()}
	for i := range leaves {
		leaves[i] = ipsx.Leaf{Payee: payees[i%3], Signer: victor.Address(), Number: uint64(i), Allotment: ipsx.Wei(uint64(i) + 1)}
	}
	return leaves
}

func treeOf(t testing.TB, leaves []ipsx.Leaf) *payment.Tree {
	t.Helper()
	tree, err := payment.NewTree(leaves)
	if err != nil {
		t.Fatal(err)
	}
	return tree
}

func randomLeaves(t *rapid.T) []ipsx.Leaf {
	leaves := leavesOf(rapid.IntRange(1, 40).Draw(t, "leaves"))
	for i := range leaves {
		leaves[i].Allotment = ipsx.Wei(rapid.Uint64Min(1).Draw(t, "allotment")).Mul(1 << 24)
	}
	return leaves
}

// TestEveryLeafIsCovered by a path of its own, and together they are all of the sum.
func TestEveryLeafIsCovered(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		leaves, sum := randomLeaves(t), ipsx.Amount{}
		tree, err := payment.NewTree(leaves)
		if err != nil {
			t.Fatal(err)
		}
		for i, leaf := range leaves {
			if err := payment.VerifyPath(tree.Root(), tree.Sum(), leaf, tree.Path(i)); err != nil {
				t.Fatalf("leaf %d of %d: %v", i, len(leaves), err)
			}
			sum = sum.Add(leaf.Allotment)
		}
		if tree.Sum() != sum {
			t.Fatalf("the sum is %s, the leaves have %s", tree.Sum(), sum)
		}
	})
}

// claim is what a payee is shown of a tranche.
type claim struct {
	root ipsx.Hash
	sum  ipsx.Amount
	leaf ipsx.Leaf
	path []ipsx.Step
}

func claimOn(tree *payment.Tree, leaves []ipsx.Leaf, i int) claim {
	return claim{tree.Root(), tree.Sum(), leaves[i], tree.Path(i)}
}

func (c claim) verify() error { return payment.VerifyPath(c.root, c.sum, c.leaf, c.path) }

// lies change one thing in a claim on a leaf that has at least one step to the root; at picks the step.
var lies = map[string]func(c *claim, at int){
	"another root":    func(c *claim, _ int) { c.root[31] ^= 1 },
	"a larger sum":    func(c *claim, _ int) { c.sum = c.sum.Add(ipsx.Wei(1)) },
	"a smaller sum":   func(c *claim, _ int) { c.sum = c.sum.Sub(ipsx.Wei(1)) },
	"another payee":   func(c *claim, _ int) { c.leaf.Payee[0] ^= 1 },
	"another signer":  func(c *claim, _ int) { c.leaf.Signer[19] ^= 1 },
	"another number":  func(c *claim, _ int) { c.leaf.Number += 1 << 63 },
	"more allotted":   func(c *claim, _ int) { c.leaf.Allotment = c.leaf.Allotment.Add(ipsx.Wei(1)) },
	"less allotted":   func(c *claim, _ int) { c.leaf.Allotment = c.leaf.Allotment.Sub(ipsx.Wei(1)) },
	"another hash":    func(c *claim, at int) { c.path[at].Hash[0] ^= 1 },
	"more beside":     func(c *claim, at int) { c.path[at].Sum = c.path[at].Sum.Add(ipsx.Wei(1)) },
	"less beside":     func(c *claim, at int) { c.path[at].Sum = c.path[at].Sum.Sub(ipsx.Wei(1)) },
	"a step too few":  func(c *claim, at int) { c.path = slices.Delete(c.path, at, at+1) },
	"a step too many": func(c *claim, at int) { c.path = slices.Insert(c.path, at, ipsx.Step{}) },
	"a step twice":    func(c *claim, at int) { c.path = slices.Insert(c.path, at, c.path[at]) },
	"one wei moved": func(c *claim, at int) {
		c.leaf.Allotment, c.path[at].Sum = c.leaf.Allotment.Add(ipsx.Wei(1)), c.path[at].Sum.Sub(ipsx.Wei(1))
	},
	"a node for a leaf": func(c *claim, at int) { c.leaf.Allotment, c.path = c.leaf.Allotment.Add(c.path[0].Sum), c.path[1:] },
}

// TestNothingElseIsCovered: whatever of a good claim Mallory changes, Alice sees it.
func TestNothingElseIsCovered(t *testing.T) {
	for name, lie := range lies {
		t.Run(name, func(t *testing.T) {
			rapid.Check(t, func(t *rapid.T) {
				leaves := append(randomLeaves(t), ipsx.Leaf{Payee: alice.Address(), Signer: bob.Address(), Allotment: ipsx.Wei(7)})
				tree, err := payment.NewTree(leaves)
				if err != nil {
					t.Fatal(err)
				}
				c := claimOn(tree, leaves, rapid.IntRange(0, len(leaves)-1).Draw(t, "leaf"))
				lie(&c, rapid.IntRange(0, len(c.path)-1).Draw(t, "step"))
				if err := c.verify(); !ipsx.IsCode(err, ipsx.CodeInvalid) {
					t.Fatalf("covered %+v: %v", c, err)
				}
			})
		})
	}
}

// TestTwoOrdersAreTwoTranches, and a path of one proves nothing in the other.
func TestTwoOrdersAreTwoTranches(t *testing.T) {
	leaves := leavesOf(3)
	first := treeOf(t, leaves)
	slices.Reverse(leaves)
	second := treeOf(t, leaves)
	c := claimOn(first, leavesOf(3), 0)
	c.root = second.Root()
	if first.Root() == second.Root() || first.Sum() != second.Sum() || !ipsx.IsCode(c.verify(), ipsx.CodeInvalid) {
		t.Errorf("roots %s and %s, %v", first.Root(), second.Root(), c.verify())
	}
}

// TestLeavesOfNoTree are refused, each for its reason; at the limits they are not.
func TestLeavesOfNoTree(t *testing.T) {
	most := ipsx.Wei(1 << 48).Mul(1 << 48).Sub(ipsx.Wei(1)) // 2^96 - 1
	with := func(change func(*ipsx.Leaf)) []ipsx.Leaf {
		leaves := leavesOf(2)
		change(&leaves[1])
		return leaves
	}
	for name, c := range map[string]struct {
		leaves []ipsx.Leaf
		want   ipsx.Code
	}{
		"none":              {nil, ipsx.CodeInvalid},
		"no payee":          {with(func(l *ipsx.Leaf) { l.Payee = ipsx.Address{} }), ipsx.CodeInvalid},
		"no signer":         {with(func(l *ipsx.Leaf) { l.Signer = ipsx.Address{} }), ipsx.CodeInvalid},
		"no allotment":      {with(func(l *ipsx.Leaf) { l.Allotment = ipsx.Amount{} }), ipsx.CodeInvalid},
		"one lane twice":    {with(func(l *ipsx.Leaf) { l.Payee, l.Number = alice.Address(), 0 }), ipsx.CodeInvalid},
		"another number":    {with(func(l *ipsx.Leaf) { l.Payee = alice.Address() }), ""},
		"another signer":    {with(func(l *ipsx.Leaf) { l.Payee, l.Number, l.Signer = alice.Address(), 0, bob.Address() }), ""},
		"all of 96 bits":    {with(func(l *ipsx.Leaf) { l.Allotment = most.Sub(ipsx.Wei(1)) }), ""},
		"one wei more":      {with(func(l *ipsx.Leaf) { l.Allotment = most }), ipsx.CodeInvalid},
		"more than 96 bits": {with(func(l *ipsx.Leaf) { l.Allotment = most.Add(ipsx.Wei(1)) }), ipsx.CodeInvalid},
		"256 bits":          {with(func(l *ipsx.Leaf) { l.Allotment = wrapping(1) }), ipsx.CodeInvalid},
		"a leaf too many":   {leavesOf(ipsx.MaxLeaves + 1), ipsx.CodeTooLarge},
	} {
		if _, err := payment.NewTree(c.leaves); ipsx.CodeOf(err) != c.want {
			t.Errorf("%s: %v, want %q", name, err, c.want)
		}
	}
}

// TestLargestTree has the longest paths; a longer one is refused unread.
func TestLargestTree(t *testing.T) {
	leaves := leavesOf(ipsx.MaxLeaves)
	tree := treeOf(t, leaves)
	for _, i := range []int{0, 12_345, len(leaves) - 1} {
		c := claimOn(tree, leaves, i)
		if err := c.verify(); err != nil || len(c.path) != 16 {
			t.Errorf("leaf %d with %d steps: %v", i, len(c.path), err)
		}
		c.path = append(c.path, ipsx.Step{})
		if err := c.verify(); !ipsx.IsCode(err, ipsx.CodeTooLarge) {
			t.Errorf("leaf %d with one step more: %v", i, err)
		}
	}
}

// FuzzVerifyPath shows Alice any leaf and path on the wire: she takes those of the tree only.
func FuzzVerifyPath(f *testing.F) {
	leaves := leavesOf(5)
	tree := treeOf(f, leaves)
	type wire struct {
		Leaf ipsx.Leaf   `json:"leaf"`
		Path []ipsx.Step `json:"path"`
	}
	for i, leaf := range leaves {
		raw, err := json.Marshal(wire{leaf, tree.Path(i)})
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var w wire
		if ipsx.DecodeBytes(data, &w) != nil || payment.VerifyPath(tree.Root(), tree.Sum(), w.Leaf, w.Path) != nil {
			return
		}
		if i := slices.Index(leaves, w.Leaf); i < 0 || !slices.Equal(w.Path, tree.Path(i)) {
			t.Fatalf("%s is covered", data)
		}
	})
}

func BenchmarkTree10000(b *testing.B) {
	leaves := leavesOf(10_000)
	for b.Loop() {
		treeOf(b, leaves)
	}
}

func BenchmarkVerifyPath(b *testing.B) {
	leaves := leavesOf(10_000)
	c := claimOn(treeOf(b, leaves), leaves, 5_000)
	for b.Loop() {
		if err := c.verify(); err != nil {
			b.Fatal(err)
		}
	}
}
