package orderbook

import (
	"slices"

	"github.com/ipsx/ipsx"
)

// group names a tree of orders: the two letters of its country, then its kind. Requests that accept any country, or any kind, have zero there.
type group uint32

func groupOf(country string, kind ipsx.Kinds) group {
	g := group(kind)
	for i := range min(2, len(country)) {
		g |= group(country[i]) << (16 - 8*i)
	}
	return g
}

func (g group) kind() ipsx.Kinds { return ipsx.Kinds(g) }

// in says whether it is of the country; the empty one is every country.
func (g group) in(country string) bool { return country == "" || g>>8 == groupOf(country, 0)>>8 }

// groups are the trees by country and kind, and their names in order.
type groups struct {
	before before
	trees  map[group]*tree
	sorted []group
}

func newGroups(before before) groups {
	return groups{before: before, trees: map[group]*tree{}}
}

// tree finds a group's tree, or plants it.
func (g *groups) tree(name group) *tree {
	if _, ok := g.trees[name]; !ok {
		at, _ := slices.BinarySearch(g.sorted, name)
		g.sorted = slices.Insert(g.sorted, at, name)
	}
	return treeOf(g.trees, name, g.before)
}

// fell forgets a group without orders.
func (g *groups) fell(name group) {
	if t, ok := g.trees[name]; ok && t.size == 0 {
		delete(g.trees, name)
		at, _ := slices.BinarySearch(g.sorted, name)
		g.sorted = slices.Delete(g.sorted, at, at+1)
	}
}

// names gives numbers to the names of places, from 1 on, as long as an offer has them. The empty name is 0.
type names struct {
	known map[string]uint32
	texts []name // by number
	free  []uint32
}

type name struct {
	text string
	uses uint32
}

func newNames() names { return names{known: map[string]uint32{}, texts: make([]name, 1)} }

func (n *names) keep(text string) uint32 {
	if text == "" {
		return 0
	}
	number, ok := n.known[text]
	if !ok {
		number = n.number()
		n.known[text], n.texts[number].text = number, text
	}
	n.texts[number].uses++
	return number
}

func (n *names) number() uint32 {
	if last := len(n.free) - 1; last >= 0 {
		number := n.free[last]
		n.free = n.free[:last]
		return number
	}
	n.texts = append(n.texts, name{})
	return uint32(len(n.texts) - 1)
}

func (n *names) drop(number uint32) {
	if number == 0 {
		return
	}
	if n.texts[number].uses--; n.texts[number].uses == 0 {
		delete(n.known, n.texts[number].text)
		n.texts[number].text = ""
		n.free = append(n.free, number)
	}
}
