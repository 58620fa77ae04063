package orderbook

// cursor walks those rows of one tree that a probe fits, in rising order. The rows may change what they demand and give meanwhile, but
// none may come or go.
type cursor struct {
	key  uint64 // of the row that it is at, or a bound below the first one that it will come to
	slot uint32
	ripe bool // it is at a row
	path [6]step
	deep int
}

// step is a node on the way down, and which of its rows or children comes next.
type step struct {
	node *node
	next int
}

// open puts the cursor in front of a tree's first row; false when no row fits.
func (c *cursor) open(t *tree, p *probe) bool {
	if t.size == 0 || t.root.keys[0] > p.most || !p.mayFit(&t.root.sum) {
		return false
	}
	c.path[0], c.deep = step{t.root, 0}, 1
	c.key, c.slot, c.ripe = t.root.keys[0], t.root.slots[0], false
	return true
}

// advance goes to the next row; false when there is none, or the effort is spent. A leaf costs one of it.
func (c *cursor) advance(p *probe, effort *int) bool {
	c.ripe = false
	for c.deep > 0 && *effort > 0 {
		at := &c.path[c.deep-1]
		if at.node.leaf() {
			if at.next == 0 {
				*effort--
			}
			if c.scan(at, p) {
				return true
			}
		} else if kid := at.child(p); kid != nil {
			c.path[c.deep] = step{kid, 0}
			c.deep++
			continue
		}
		c.deep--
	}
	return false
}

// scan looks for the next row of a leaf.
func (c *cursor) scan(at *step, p *probe) bool {
	n := at.node
	for i := at.next; i < len(n.fits); i++ {
		if !p.fits(&n.fits[i]) || n.keys[i] < p.first {
			continue
		}
		if n.keys[i] > p.most {
			break
		}
		at.next = i + 1
		c.key, c.slot, c.ripe = n.keys[i], n.slots[i], true
		return true
	}
	return false
}

// child is the next one in which something may fit.
func (at *step) child(p *probe) *node {
	n := at.node
	for i := at.next; i < len(n.kids) && n.keys[i] <= p.most; i++ {
		if before := i+1 < len(n.keys) && n.keys[i+1] < p.first; !before && p.mayFit(&n.kids[i].sum) {
			at.next = i + 1
			return n.kids[i]
		}
	}
	at.next = len(n.kids)
	return nil
}
