package chain

import (
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/common"
	"github.com/ipsx/ipsx"
)

// Entry is a line of a list. In an allow-list of the sale, Amount is the most that the wallet may give in the stage, in wei of ether; in
// the list of a pool, what it may claim over all time, in wei of IPSX.
type Entry struct {
	Wallet ipsx.Address `json:"wallet"`
	Amount ipsx.Amount  `json:"amount"`
}

// leaf hashes twice, so that an inner node, the hash of 64 bytes, can never pass for one.
func (e Entry) leaf() ipsx.Hash {
	amount := common.BigToHash(e.Amount.Big())
	inner := ipsx.HashOf(common.LeftPadBytes(e.Wallet[:], 32), amount[:])
	return ipsx.HashOf(inner[:])
}

// Proof shows that an entry is in a list whose root is on chain. Each wallet needs its own, and nobody else's.
type Proof struct {
	Entry
	Path []ipsx.Hash `json:"proof"` // the nodes beside the way from the leaf up to the root
}

// Root is that of the list that the proof belongs to.
func (p Proof) Root() ipsx.Hash {
	node := p.leaf()
	for _, sibling := range p.Path {
		node = above(node, sibling)
	}
	return node
}

// List is a list of wallets with amounts, as OpenZeppelin's StandardMerkleTree of (address, uint256), to the byte.
type List struct {
	entries []Entry     // in the order of their leaves' hashes
	nodes   []ipsx.Hash // the root first; above nodes 2i+1 and 2i+2 is node i, and leaf i is the last but i
}

// NewList makes a list of at least one entry; no wallet may have two.
func NewList(entries []Entry) (*List, error) {
	if len(entries) == 0 {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the list is empty").WithFix("name at least one wallet; an amount of 0 takes away what it had")
	}
	seen := make(map[ipsx.Address]bool, len(entries))
	for _, e := range entries {
		if seen[e.Wallet] {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "the list names %s twice", e.Wallet).WithFix("give each wallet one line")
		}
		seen[e.Wallet] = true
	}
	return grown(slices.Clone(entries)), nil
}

func grown(entries []Entry) *List {
	leaves := make(map[ipsx.Address]ipsx.Hash, len(entries))
	for _, e := range entries {
		leaves[e.Wallet] = e.leaf()
	}
	slices.SortFunc(entries, func(a, b Entry) int { return leaves[a.Wallet].Cmp(leaves[b.Wallet]) })
	l := &List{entries, make([]ipsx.Hash, 2*len(entries)-1)}
	for i, e := range entries {
		l.nodes[l.node(i)] = leaves[e.Wallet]
	}
	for i := len(entries) - 2; i >= 0; i-- {
		l.nodes[i] = above(l.nodes[2*i+1], l.nodes[2*i+2])
	}
	return l
}

func (l *List) node(entry int) int { return len(l.nodes) - 1 - entry }

// above is the node over two others, whichever is on the left.
func above(a, b ipsx.Hash) ipsx.Hash {
	if a.Cmp(b) > 0 {
		a, b = b, a
	}
	return ipsx.HashOf(a[:], b[:])
}

// Root is what goes on chain.
func (l *List) Root() ipsx.Hash { return l.nodes[0] }

// Sum is that of all amounts, in wei.
func (l *List) Sum() (sum ipsx.Amount) {
	for _, e := range l.entries {
		sum = sum.Add(e.Amount)
	}
	return sum
}

// Proofs gives each wallet its proof.
func (l *List) Proofs() []Proof {
	proofs := make([]Proof, len(l.entries))
	for i, e := range l.entries {
		proofs[i] = Proof{e, l.path(l.node(i))}
	}
	return proofs
}

func (l *List) path(node int) []ipsx.Hash {
	path := []ipsx.Hash{}
	for ; node > 0; node = (node - 1) / 2 {
		sibling := node + 1
		if node%2 == 0 {
			sibling = node - 1
		}
		path = append(path, l.nodes[sibling])
	}
	return path
}

// ReadList reads lines of a wallet and an amount, such as "0x1234...,10 ETH", as CSV; a first line "wallet,..." names the columns and lines
// that begin with # are comments. parse is ipsx.ParseEther or ipsx.ParseAmount. A number without unit is refused: whoever writes 10 does
// not mean wei.
func ReadList(r io.Reader, parse func(string) (ipsx.Amount, error)) (*List, error) {
	table := csv.NewReader(r)
	table.FieldsPerRecord, table.TrimLeadingSpace, table.Comment = 2, true, '#'
	var entries []Entry
	for first := true; ; first = false {
		fields, err := table.Read()
		if errors.Is(err, io.EOF) {
			return NewList(entries)
		}
		if err != nil {
			return nil, ipsx.Errorf(ipsx.CodeInvalid, "the list is no CSV of two columns: %w", err).WithFix(`write lines such as "0x1234...,10 ETH"`)
		}
		if first {
			fields[0] = strings.TrimPrefix(fields[0], "\ufeff") // which spreadsheets put in front
		}
		if first && strings.EqualFold(strings.TrimSpace(fields[0]), "wallet") {
			continue
		}
		e, err := entryOf(fields, parse)
		if err != nil {
			line, _ := table.FieldPos(0)
			return nil, lineError(line, err)
		}
		entries = append(entries, e)
	}
}

func entryOf(fields []string, parse func(string) (ipsx.Amount, error)) (e Entry, err error) {
	if e.Wallet, err = ipsx.ParseAddress(strings.TrimSpace(fields[0])); err != nil {
		return e, err
	}
	if e.Amount, err = parse(fields[1]); err == nil && strings.Trim(fields[1], " 0123456789") == "" && !e.Amount.IsZero() {
		err = ipsx.Errorf(ipsx.CodeInvalid, "%q has no unit", fields[1]).WithFix(`write "10 ETH" in an allow-list, "10 IPSX" in the list of a pool`)
	}
	return e, err
}

// lineError says where in a list an error is.
func lineError(line int, err error) error {
	e, ok := errors.AsType[*ipsx.Error](err)
	if !ok {
		return err
	}
	located := ipsx.Errorf(e.Code, "line %d: %s", line, e.Message)
	located.Fix = e.Fix
	return located
}
