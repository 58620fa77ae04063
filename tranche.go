package ipsx

// Leaf is one payment of a tranche: the tranche funds the lane of its payer with this payee, signer and number. A tranche is
// the root of a Merkle-sum tree of its leaves; package payment builds and checks such trees.
type Leaf struct {
	Payee     Address `json:"payee"`
	Signer    Address `json:"signer"` // signs the lane's vouchers
	Number    uint64  `json:"number"`
	Allotment Amount  `json:"allotment"` // wei that the lane can pay in all
}

// Step is a node of the tree: its hash, and the sum of all allotments below it in wei. A path lists the nodes beside the way
// from a leaf up to the root.
type Step struct {
	Hash Hash   `json:"hash"`
	Sum  Amount `json:"sum"`
}

// Step is the leaf as a node. Its hash is keccak256(abi.encode(payee, signer, number, allotment, keccak256("IPSX leaf"))): five
// words, so that no leaf passes for a node of two.
func (l Leaf) Step() Step {
	e := (&encoder{make([]byte, 0, 5*32)}).address(l.Payee).address(l.Signer).uint(l.Number).amount(l.Allotment).str("IPSX leaf")
	return Step{e.hash(), l.Allotment}
}

// Join is the node above both: keccak256(abi.encode(left hash, left sum, right hash, right sum)), the smaller hash on the left.
// The order of the two does not matter, so a path needs no sides. Both sums are hashed, so none can be understated later.
func (s Step) Join(beside Step) Step {
	left, right := s, beside
	if s.Hash.Cmp(beside.Hash) >= 0 {
		left, right = beside, s
	}
	hash := (&encoder{make([]byte, 0, 4*32)}).bytes32(left.Hash).amount(left.Sum).bytes32(right.Hash).amount(right.Sum).hash()
	return Step{hash, s.Sum.Add(beside.Sum)}
}
