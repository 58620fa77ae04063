package orderbook

// walk goes through several trees at once, in the order of their keys; a tree is looked into only when its turn comes. Its zero value is
// ready, and can be used again.
type walk struct {
	probe  probe
	effort int // left, in leaves and in orders looked at
	heads  []cursor
	before before
}

// begin forgets the trees of the last walk.
func (w *walk) begin(p probe, effort int, before before) {
	w.probe, w.effort, w.before, w.heads = p, effort, before, w.heads[:0]
}

// into lets the walk go through one more tree.
func (w *walk) into(t *tree) {
	if t == nil {
		return
	}
	w.heads = append(w.heads, cursor{})
	if last := len(w.heads) - 1; !w.heads[last].open(t, &w.probe) {
		w.heads = w.heads[:last]
	}
}

// start orders the trees.
func (w *walk) start() {
	for i := len(w.heads)/2 - 1; i >= 0; i-- {
		w.sink(i)
	}
}

// next is the next slot that fits; false at the end, or when the effort is spent.
func (w *walk) next() (uint32, bool) {
	for len(w.heads) > 0 && w.effort > 0 {
		first := &w.heads[0]
		ripe, slot := first.ripe, first.slot
		if !first.advance(&w.probe, &w.effort) {
			last := len(w.heads) - 1
			w.heads[0] = w.heads[last]
			w.heads = w.heads[:last]
		}
		w.sink(0)
		if ripe {
			w.effort--
			return slot, true
		}
	}
	return 0, false
}

// sink restores the heap order below i, whose cursor went on.
func (w *walk) sink(i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(w.heads); child++ {
			if w.less(&w.heads[child], &w.heads[least]) {
				least = child
			}
		}
		if least == i {
			return
		}
		w.heads[i], w.heads[least] = w.heads[least], w.heads[i]
		i = least
	}
}

// less puts cursors with a bound in front of those with a row of the same key, since they may come to an earlier one.
func (w *walk) less(a, b *cursor) bool {
	if a.key != b.key {
		return a.key < b.key
	}
	if !a.ripe || !b.ripe {
		return !a.ripe && b.ripe
	}
	return w.before(a.key, a.slot, b.slot)
}
