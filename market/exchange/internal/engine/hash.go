package engine

import (
	"crypto/sha256"
	"encoding/binary"
	"time"

	"github.com/ethereum/go-ethereum/common"
	"github.com/holiman/uint256"
	"github.com/ipsx/ipsx"
)

// leafKind is what a leaf of the state hash stands for.
type leafKind byte

const (
	orderLeaf leafKind = iota
	dealLeaf
	profileLeaf
	laneLeaf
)

type leafKey struct {
	kind leafKind
	id   ipsx.Hash
}

// ledger keeps one SHA-256 for every order, deal, profile and lane, and their sum modulo 2^256, so that a state's hash costs only the hashes
// of what changed since the last one; the first costs all, and until somebody asks for it nothing is noted. The sum finds divergence between honest
// machines; it is no commitment against a forger.
type ledger struct {
	leaves  map[leafKey]ipsx.Hash // nil: nobody has asked
	sum     uint256.Int
	touched map[leafKey]bool
}

// touch notes that something changed.
func (l *ledger) touch(kind leafKind, id ipsx.Hash) {
	if l.leaves != nil {
		l.touched[leafKey{kind, id}] = true
	}
}

// settle hashes what was touched. The order does not matter to the sum.
func (l *ledger) settle(e *Engine) {
	if l.leaves == nil {
		l.leaves, l.touched = make(map[leafKey]ipsx.Hash, len(e.orders)), map[leafKey]bool{}
		e.eachLeaf(func(kind leafKind, id ipsx.Hash) { l.renew(e, leafKey{kind, id}) })
	}
	for key := range l.touched {
		l.renew(e, key)
	}
	clear(l.touched)
}

// renew hashes one thing. A lane counts from when the chain said something of it.
func (l *ledger) renew(e *Engine, key leafKey) {
	if claimed, closed := e.deals.Lane(key.id); key.kind == laneLeaf && claimed.IsZero() && !closed {
		return
	}
	leaf := e.leaf(key)
	if old, ok := l.leaves[key]; ok {
		l.sum.Sub(&l.sum, new(uint256.Int).SetBytes(old[:]))
	}
	l.sum.Add(&l.sum, new(uint256.Int).SetBytes(leaf[:]))
	l.leaves[key] = leaf
}

// eachLeaf names everything that the state hash is over.
func (e *Engine) eachLeaf(do func(leafKind, ipsx.Hash)) {
	for hash := range e.orders {
		do(orderLeaf, hash)
	}
	for _, r := range e.deals.All() {
		do(dealLeaf, r.Hash())
	}
	for wallet := range e.profiles {
		do(profileLeaf, profileID(wallet))
	}
	for _, l := range e.deals.Lanes() {
		do(laneLeaf, l.ID)
	}
}

func profileID(wallet ipsx.Address) ipsx.Hash { return common.BytesToHash(wallet[:]) }

// StateHash is a hash over the whole state: the time, the counters, and every order, deal, profile and lane.
// Though a read, it needs exclusive access.
func (e *Engine) StateHash() ipsx.Hash {
	e.ledger.settle(e)
	sum := e.ledger.sum.Bytes32()
	return (&canon{}).time(e.now).uint(e.sequence).uint(e.number).bytes(sum[:]).hash()
}

// leaf is the hash of one thing as it stands.
func (e *Engine) leaf(key leafKey) ipsx.Hash {
	c := (&canon{}).uint(uint64(key.kind)).bytes(key.id[:])
	switch key.kind {
	case orderLeaf:
		e.orders[key.id].write(c)
	case dealLeaf:
		e.writeDeal(c, key.id)
	case profileLeaf:
		e.writeProfile(c, ipsx.Address(key.id[12:]))
	case laneLeaf:
		claimed, closed := e.deals.Lane(key.id)
		c.text(claimed.String()).bool(closed)
	}
	return c.hash()
}

func (o *order) write(c *canon) {
	c.text(string(o.status)).uint(uint64(o.want)).uint(uint64(o.standing)).text(o.budget.String()).bool(o.gaveUp)
	c.uint(uint64(len(o.deals)))
	for _, deal := range o.deals {
		c.bytes(deal[:])
	}
	c.uint(uint64(len(o.declined)))
	for _, wallet := range o.declined {
		c.bytes(wallet[:])
	}
}

func (e *Engine) writeDeal(c *canon, hash ipsx.Hash) {
	r, _ := e.deals.Get(hash)
	s := r.State
	c.text(string(s.Status)).text(string(s.Reason)).text(string(s.By))
	c.time(s.Since).time(s.Proposed).time(s.Ready).time(s.Active).time(s.Ended)
	for _, said := range []ipsx.Status{s.Provider, s.Requester} {
		word := ipsx.Hash{}
		if said.Seq > 0 {
			word = said.StructHash()
		}
		c.bytes(word[:])
	}
	extension := s.Extension.StructHash()
	c.bytes(extension[:])
	for _, said := range r.Evidence() {
		c.bytes(said.Signature)
	}
}

func (e *Engine) writeProfile(c *canon, wallet ipsx.Address) {
	r := e.profile(wallet)
	p := r.Profile
	c.uint(uint64(p.Rating)).uint(p.Deals).uint(p.Completed).uint(p.Failed).uint(uint64(p.CoolDown)).uint(uint64(r.Expired)).uint(uint64(r.Spared))
}

// canon writes values one after another, each with its length or of fixed size.
type canon struct{ data []byte }

func (c *canon) uint(n uint64) *canon { c.data = binary.BigEndian.AppendUint64(c.data, n); return c }

func (c *canon) bytes(b []byte) *canon {
	c.uint(uint64(len(b)))
	c.data = append(c.data, b...)
	return c
}

func (c *canon) text(s string) *canon { return c.bytes([]byte(s)) }

func (c *canon) bool(b bool) *canon {
	if b {
		return c.uint(1)
	}
	return c.uint(0)
}

// time writes milliseconds; the zero time is all ones.
func (c *canon) time(t time.Time) *canon {
	if t.IsZero() {
		return c.uint(1<<64 - 1)
	}
	return c.uint(uint64(t.UnixMilli()))
}

func (c *canon) hash() ipsx.Hash { return sha256.Sum256(c.data) }
