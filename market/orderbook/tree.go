package orderbook

import (
	"slices"
	"sort"
)

// The most rows of a leaf, and children of a node above.
const (
	leafSize = 128
	nodeSize = 64
)

// tree is a B+tree of slots in rising order of their keys, those with the same key in the order that the owner says. Every node sums
// up what its rows demand and give, so that a walk leaves out whole subtrees in which nothing can fit.
type tree struct {
	before before
	root   *node
	size   int
	plain  bool // its rows demand and give nothing; there is only their order

	gathered []row // while the book is filled: those that it will have
}

// before is the order of two slots with the same key.
type before func(key uint64, a, b uint32) bool

// row is one slot of a tree.
type row struct {
	key  uint64
	slot uint32
	fit  fit
}

// node is a leaf, whose keys, slots and fits are those of its rows, or has children, whose first keys and slots it repeats.
type node struct {
	sum   summary
	keys  []uint64
	slots []uint32
	fits  []fit
	kids  []*node
}

func newTree(before before) *tree {
	return &tree{before: before, root: &node{sum: nothing}}
}

func (n *node) leaf() bool { return n.kids == nil }

// at is the index of the first row, or child, of n that comes after the place of (key, slot), where the slot itself is not after it.
func (t *tree) at(n *node, key uint64, slot uint32) int {
	first, end := 0, len(n.keys)
	for first < end {
		i := int(uint(first+end) >> 1)
		if k := n.keys[i]; key < k || key == k && slot != n.slots[i] && t.before(key, slot, n.slots[i]) {
			end = i
		} else {
			first = i + 1
		}
	}
	return first
}

func (t *tree) insert(r row) {
	t.size++
	if right := t.insertInto(t.root, r); right != nil {
		left := t.root
		t.root = &node{kids: []*node{left, right}, keys: []uint64{left.keys[0], right.keys[0]}, slots: []uint32{left.slots[0], right.slots[0]}}
		t.root.add()
	}
}

// insertInto puts the row below n; right is what n does not hold any more.
func (t *tree) insertInto(n *node, r row) (right *node) {
	i := t.at(n, r.key, r.slot)
	if n.leaf() {
		n.keys, n.slots = put(n.keys, i, r.key), put(n.slots, i, r.slot)
		if !t.plain {
			n.fits = put(n.fits, i, r.fit)
			n.sum.add(r.fit)
		}
		return n.split(leafSize)
	}
	i = max(0, i-1)
	kid := n.kids[i]
	extra := t.insertInto(kid, r)
	n.keys[i], n.slots[i] = kid.keys[0], kid.slots[0]
	n.sum.add(r.fit)
	if extra == nil {
		return nil
	}
	n.kids = slices.Insert(n.kids, i+1, extra)
	n.keys, n.slots = slices.Insert(n.keys, i+1, extra.keys[0]), slices.Insert(n.slots, i+1, extra.slots[0])
	return n.split(nodeSize)
}

// put inserts into a list that grows by a twelfth and to what the allocator gives anyway, since most lists stay as long as they are.
func put[T any](list []T, i int, item T) []T {
	if len(list) == cap(list) {
		list = append(slices.Grow([]T(nil), len(list)+len(list)/12+2), list...)
	}
	return slices.Insert(list, i, item)
}

// split moves the upper half of a node that has grown too long into a new one.
func (n *node) split(size int) *node {
	if len(n.keys) <= size {
		return nil
	}
	half := len(n.keys) / 2
	right := &node{keys: slices.Clone(n.keys[half:]), slots: slices.Clone(n.slots[half:])}
	if n.leaf() && len(n.fits) > 0 {
		right.fits = slices.Clone(n.fits[half:])
		n.fits = slices.Clone(n.fits[:half])
	}
	if !n.leaf() {
		right.kids = slices.Clone(n.kids[half:])
		n.kids = slices.Clone(n.kids[:half])
	}
	n.keys, n.slots = slices.Clone(n.keys[:half]), slices.Clone(n.slots[:half])
	n.add()
	right.add()
	return right
}

// add sums up the rows or children anew, and says whether that changed anything.
func (n *node) add() (changed bool) {
	before := n.sum
	n.sum = nothing
	for _, f := range n.fits {
		n.sum.add(f)
	}
	for _, kid := range n.kids {
		n.sum.join(kid.sum)
	}
	return n.sum != before
}

// remove takes the slot out, which is there under this key.
func (t *tree) remove(key uint64, slot uint32) {
	t.size--
	t.removeFrom(t.root, key, slot)
	if len(t.root.kids) == 1 {
		t.root = t.root.kids[0]
	}
}

func (t *tree) removeFrom(n *node, key uint64, slot uint32) {
	i := t.at(n, key, slot) - 1
	if n.leaf() {
		n.keys, n.slots = slices.Delete(n.keys, i, i+1), slices.Delete(n.slots, i, i+1)
		if !t.plain {
			n.fits = slices.Delete(n.fits, i, i+1)
			n.add()
		}
		return
	}
	t.removeFrom(n.kids[i], key, slot)
	n.mend(i)
	n.add()
}

// mend joins a child that has become short with its neighbour, where one node can hold both.
func (n *node) mend(i int) {
	size := nodeSize
	if n.kids[i].leaf() {
		size = leafSize
	}
	if len(n.kids[i].keys) < size/4 && len(n.kids) > 1 {
		left := max(0, i-1)
		if len(n.kids[left].keys)+len(n.kids[left+1].keys) <= size*3/4 {
			n.kids[left].append(n.kids[left+1])
			n.kids, n.keys, n.slots = slices.Delete(n.kids, left+1, left+2), slices.Delete(n.keys, left+1, left+2), slices.Delete(n.slots, left+1, left+2)
			i = left
		}
	}
	if kid := n.kids[i]; len(kid.keys) > 0 {
		n.keys[i], n.slots[i] = kid.keys[0], kid.slots[0]
		return
	}
	n.kids, n.keys, n.slots = slices.Delete(n.kids, i, i+1), slices.Delete(n.keys, i, i+1), slices.Delete(n.slots, i, i+1)
}

func (n *node) append(right *node) {
	n.keys, n.slots = append(n.keys, right.keys...), append(n.slots, right.slots...)
	n.fits, n.kids = append(n.fits, right.fits...), append(n.kids, right.kids...)
	n.add()
}

// refit replaces what a slot demands and gives.
func (t *tree) refit(r row) { t.refitIn(t.root, r) }

func (t *tree) refitIn(n *node, r row) (changed bool) {
	i := t.at(n, r.key, r.slot) - 1
	if !n.leaf() {
		return t.refitIn(n.kids[i], r) && n.add()
	}
	before, sum := n.fits[i], n.sum
	n.fits[i] = r.fit
	if (fit{before.from, before.to, before.least, before.own, before.mask | r.fit.mask}) == r.fit {
		n.sum.add(r.fit) // it only gained bits of its mask, as when an address comes back
		return n.sum != sum
	}
	return !n.covers(before, r.fit) && n.add()
}

// covers says whether the sum of a leaf stays what it is though a row lost bits of its mask, because other rows have them. That is how
// leasing an address nearly always ends.
func (n *node) covers(before, after fit) bool {
	lost := before.mask &^ after.mask
	if after.mask&^before.mask != 0 || lost>>protocolShift&7 != 0 || (fit{before.from, before.to, before.least, before.own, after.mask}) != after {
		return false
	}
	missing := before.mask>>protocolShift&7 | 8 // of which masks
	for i := 0; i < len(n.fits) && missing != 0; i++ {
		if mask := n.fits[i].mask; lost&^mask == 0 {
			missing &^= mask>>protocolShift&7 | 8
		}
	}
	return missing == 0
}

// floor is the slot with the largest key up to this one.
func (t *tree) floor(key uint64) (slot uint32, ok bool) {
	for n := t.root; ; {
		i := sort.Search(len(n.keys), func(i int) bool { return key < n.keys[i] }) - 1
		switch {
		case i < 0:
			return 0, false
		case n.leaf():
			return n.slots[i], true
		}
		n = n.kids[i]
	}
}

// between calls do with the slots whose keys are from first to last.
func (t *tree) between(first, last uint64, do func(slot uint32)) { t.root.between(first, last, do) }

func (n *node) between(first, last uint64, do func(slot uint32)) {
	for i := range n.keys {
		if n.keys[i] > last {
			return
		}
		switch {
		case n.leaf() && n.keys[i] >= first:
			do(n.slots[i])
		case !n.leaf() && (i+1 == len(n.keys) || n.keys[i+1] >= first):
			n.kids[i].between(first, last, do)
		}
	}
}
