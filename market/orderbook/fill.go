package orderbook

import (
	"cmp"
	"container/heap"
	"slices"
)

// Fill lets add put orders into an empty book, with AddOffer and AddRequest and nothing else, and plants the trees when all are there: several times as
// fast as one order after the other, most of all in the order in which the book lists them. Those of one price must come in the order of their sequence.
func (b *Book) Fill(add func()) {
	b.filling = true
	defer func() { b.filling = false }()
	add()
	b.claims.v4.plant()
	b.claims.v6.plant()
	for _, trees := range []map[group]*tree{b.supply.trees, b.demand.trees} {
		plantAll(trees)
	}
	plantAll(b.cities)
	plantAll(b.networks)
	b.due = slices.Clone(b.due) // without the room that it grew by
	heap.Init(&b.due)
}

func plantAll[K comparable](trees map[K]*tree) {
	for _, t := range trees { // each by itself: the order does not matter
		t.plant()
	}
}

// put inserts a row, or lets it wait until all are there.
func (b *Book) put(t *tree, r row) {
	if b.filling {
		t.gathered = gather(t.gathered, r)
		return
	}
	t.insert(r)
}

// gather appends, with twice the room when there is none: append alone grows long lists by a quarter, and would copy four times as much.
func gather[T any](list []T, item T) []T {
	if len(list) == cap(list) {
		list = slices.Grow(list, len(list)+1)
	}
	return append(list, item)
}

// plant makes the tree of the rows that were gathered. A leaf has room for an eighth more: full ones would split at once.
func (t *tree) plant() {
	rows := t.gathered
	t.gathered, t.size = nil, len(rows)
	if len(rows) == 0 {
		return
	}
	slices.SortFunc(rows, func(a, b row) int {
		switch {
		case a.key != b.key:
			return cmp.Compare(a.key, b.key)
		case a.slot == b.slot:
			return 0
		case t.before(a.key, a.slot, b.slot):
			return -1
		}
		return 1
	})
	level := evenly(rows, leafSize-leafSize/8, func(part []row) *node { return leafOf(part, t.plain) })
	for len(level) > 1 {
		level = evenly(level, nodeSize-nodeSize/8, above)
	}
	t.root = level[0]
}

// evenly makes nodes of parts of a list that are about as long as each other, and at most so long.
func evenly[T any](list []T, most int, node func(part []T) *node) (nodes []*node) {
	parts := (len(list) + most - 1) / most
	for i := range parts {
		nodes = append(nodes, node(list[i*len(list)/parts:(i+1)*len(list)/parts]))
	}
	return nodes
}

func leafOf(rows []row, plain bool) *node {
	n := &node{keys: make([]uint64, len(rows)), slots: make([]uint32, len(rows))}
	if !plain {
		n.fits = make([]fit, len(rows))
	}
	for i, r := range rows {
		n.keys[i], n.slots[i] = r.key, r.slot
		if !plain {
			n.fits[i] = r.fit
		}
	}
	n.add()
	return n
}

// above is the node over these.
func above(kids []*node) *node {
	n := &node{kids: slices.Clone(kids)}
	for _, kid := range kids {
		n.keys, n.slots = append(n.keys, kid.keys[0]), append(n.slots, kid.slots[0])
	}
	n.add()
	return n
}
