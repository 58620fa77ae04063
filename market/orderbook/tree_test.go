package orderbook

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// grove is several trees beside plain lists of the same rows.
type grove struct {
	*testing.T
	random *rand.Rand
	trees  []*tree
	rows   [][]row // of each tree, sorted
	slots  uint32
}

// bySlot orders rows with the same key.
func bySlot(_ uint64, a, b uint32) bool { return a < b }

func byKey(a, b row) int { return cmp.Or(cmp.Compare(a.key, b.key), cmp.Compare(a.slot, b.slot)) }

func (g *grove) fit() fit {
	level := func() uint8 { return uint8(g.random.UintN(8)) }
	from, to := level(), level()
	return fit{min(from, to), max(from, to), level(), level(), uint16(g.random.UintN(allBits + 1))}
}

func (g *grove) insert(i int) {
	g.slots++
	r := row{uint64(g.random.UintN(500)), g.slots, g.fit()}
	g.trees[i].insert(r)
	at, _ := slices.BinarySearchFunc(g.rows[i], r, byKey)
	g.rows[i] = slices.Insert(g.rows[i], at, r)
}

func (g *grove) remove(i int) {
	if at := len(g.rows[i]) - 1; at >= 0 {
		at = g.random.IntN(at + 1)
		g.trees[i].remove(g.rows[i][at].key, g.rows[i][at].slot)
		g.rows[i] = slices.Delete(g.rows[i], at, at+1)
	}
}

func (g *grove) refit(i int) {
	if len(g.rows[i]) > 0 {
		r := &g.rows[i][g.random.IntN(len(g.rows[i]))]
		r.fit = g.fit()
		g.trees[i].refit(*r)
	}
}

// plant makes a tree anew of its rows in any order.
func (g *grove) plant(i int) {
	g.trees[i] = newTree(bySlot)
	g.trees[i].gathered = slices.Clone(g.rows[i])
	g.random.Shuffle(len(g.rows[i]), func(a, b int) {
		rows := g.trees[i].gathered
		rows[a], rows[b] = rows[b], rows[a]
	})
	g.trees[i].plant()
}

// walk goes through all trees at once, and compares.
func (g *grove) walk() {
	p := probe{g.fit(), 3, uint64(g.random.UintN(600)), uint64(max(0, g.random.IntN(400)-200))}
	if g.random.UintN(4) == 0 {
		p = anything
	}
	var want, got []uint32
	all := slices.Concat(g.rows...)
	slices.SortFunc(all, byKey)
	for _, r := range all {
		if p.fits(&r.fit) && r.key <= p.most && r.key >= p.first {
			want = append(want, r.slot)
		}
	}
	w := walk{}
	w.begin(p, math.MaxInt, bySlot)
	for _, t := range g.trees {
		w.into(t)
	}
	w.start()
	for slot, ok := w.next(); ok; slot, ok = w.next() {
		got = append(got, slot)
	}
	if !slices.Equal(got, want) {
		g.Fatalf("%d rows, %d wanted of %d: %v", len(got), len(want), len(all), p)
	}
}

// TestTreesAgreeWithLists lets trees of several levels grow and shrink.
func TestTreesAgreeWithLists(t *testing.T) {
	for seed := range uint64(3) {
		g := &grove{T: t, random: rand.New(rand.NewPCG(seed, 0)), rows: make([][]row, 3)}
		for range g.rows {
			g.trees = append(g.trees, newTree(bySlot))
		}
		for _, growth := range []uint{90, 50, 5, 60, 0} {
			for range 12_000 {
				if g.random.UintN(100) < growth {
					g.insert(g.random.IntN(3))
				} else {
					g.remove(g.random.IntN(3))
				}
				g.refit(g.random.IntN(3))
			}
			g.plant(g.random.IntN(3))
			for range 20 {
				g.walk()
			}
			for i, tree := range g.trees {
				if tree.size != len(g.rows[i]) {
					t.Fatalf("a tree of %d rows says %d", len(g.rows[i]), tree.size)
				}
				g.ranges(i)
			}
		}
	}
}

// ranges compares floor and between.
func (g *grove) ranges(i int) {
	first, last := uint64(g.random.UintN(500)), uint64(g.random.UintN(500))
	var got, want []uint32
	g.trees[i].between(first, last, func(slot uint32) { got = append(got, slot) })
	floor, ok := g.trees[i].floor(first)
	wantFloor := uint32(0)
	for _, r := range g.rows[i] {
		if first <= r.key && r.key <= last {
			want = append(want, r.slot)
		}
		if r.key <= first {
			wantFloor = r.slot
		}
	}
	if !slices.Equal(got, want) || floor != wantFloor || ok != (wantFloor != 0) {
		g.Fatalf("from %d to %d: %d, want %d; floor %d, want %d", first, last, len(got), len(want), floor, wantFloor)
	}
}

// TestEffortEndsAWalk stops after as many leaves and rows as it may look at.
func TestEffortEndsAWalk(t *testing.T) {
	tree := newTree(bySlot)
	for i := range uint32(10_000) {
		tree.insert(row{uint64(i), i, fit{mask: freeBit << (i % 2)}})
	}
	w := walk{}
	w.begin(probe{fit{0, 9, 0, 9, freeBit}, 3, math.MaxUint64, 0}, 100, bySlot)
	w.into(tree)
	w.start()
	rows := 0
	for _, ok := w.next(); ok; _, ok = w.next() {
		rows++
	}
	if rows < 90 || rows >= 100 || w.effort > 0 {
		t.Errorf("%d rows, %d effort left", rows, w.effort)
	}
}
