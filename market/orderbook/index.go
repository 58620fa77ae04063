package orderbook

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"github.com/google/btree"
	"github.com/ipsx/ipsx"
)

// group is one list of the book. For requests an empty country or kind means any.
type group struct {
	country  string
	kind     ipsx.Kinds
	protocol ipsx.Protocols
}

func (g group) compare(other group) int {
	return cmp.Or(strings.Compare(g.country, other.country), cmp.Compare(g.kind, other.kind), cmp.Compare(g.protocol, other.protocol))
}

// index holds orders in lists by group, each in the order of less, which no two orders share.
type index[T any] struct {
	less   func(a, b T) bool
	lists  map[group]*btree.BTreeG[T]
	groups []group // the lists' keys, sorted
}

func newIndex[T any](less func(a, b T) bool) index[T] {
	return index[T]{less: less, lists: map[group]*btree.BTreeG[T]{}}
}

const degree = 32

func (x *index[T]) add(groups []group, item T) {
	for _, g := range groups {
		list, ok := x.lists[g]
		if !ok {
			list = btree.NewG(degree, x.less)
			x.lists[g] = list
			at, _ := slices.BinarySearchFunc(x.groups, g, group.compare)
			x.groups = slices.Insert(x.groups, at, g)
		}
		list.ReplaceOrInsert(item)
	}
}

func (x *index[T]) remove(groups []group, item T) {
	for _, g := range groups {
		if list, ok := x.lists[g]; ok {
			list.Delete(item)
			if list.Len() == 0 {
				delete(x.lists, g)
				at, _ := slices.BinarySearchFunc(x.groups, g, group.compare)
				x.groups = slices.Delete(x.groups, at, at+1)
			}
		}
	}
}

// walk yields the orders of several lists, merged in the order of less.
func (x *index[T]) walk(groups []group) iter.Seq[T] {
	return func(yield func(T) bool) {
		heads := x.cursors(groups)
		for len(heads) > 0 {
			first := heads[0]
			if !yield(first.head()) {
				return
			}
			if !first.advance() {
				heads[0] = heads[len(heads)-1]
				heads = heads[:len(heads)-1]
			}
			x.sink(heads, 0)
		}
	}
}

func (x *index[T]) cursors(groups []group) []*cursor[T] {
	var heads []*cursor[T]
	for _, g := range groups {
		if list, ok := x.lists[g]; ok {
			c := &cursor[T]{list: list, less: x.less}
			c.start()
			heads = append(heads, c)
		}
	}
	for i := len(heads)/2 - 1; i >= 0; i-- {
		x.sink(heads, i)
	}
	return heads
}

// sink restores the heap of cursors below i.
func (x *index[T]) sink(heads []*cursor[T], i int) {
	for {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(heads); child++ {
			if x.less(heads[child].head(), heads[least].head()) {
				least = child
			}
		}
		if least == i {
			return
		}
		heads[i], heads[least] = heads[least], heads[i]
		i = least
	}
}

// cursor reads a list in small pieces, so that several lists can be merged.
type cursor[T any] struct {
	list  *btree.BTreeG[T]
	less  func(a, b T) bool
	piece []T
	pos   int
}

const pieceSize = 16

func (c *cursor[T]) head() T { return c.piece[c.pos] }

func (c *cursor[T]) start() {
	c.piece = make([]T, 0, 2)
	c.list.Ascend(func(item T) bool {
		c.piece = append(c.piece, item)
		return len(c.piece) < 2
	})
}

// advance moves to the next order; false at the end of the list.
func (c *cursor[T]) advance() bool {
	c.pos++
	if c.pos < len(c.piece) {
		return true
	}
	last, next := c.piece[len(c.piece)-1], make([]T, 0, pieceSize)
	c.list.AscendGreaterOrEqual(last, func(item T) bool {
		if c.less(last, item) { // last itself was read, and may be gone by now
			next = append(next, item)
		}
		return len(next) < pieceSize
	})
	c.piece, c.pos = next, 0
	return len(next) > 0
}
