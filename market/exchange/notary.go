package exchange

import (
	"bytes"
	"errors"
	"sync"

	"github.com/ipsx/ipsx"
)

// maxRemembered bounds the signatures of deals that are kept at hand.
const maxRemembered = 1 << 16

// notary signs for the exchange. A deal is signed when it is first shown and remembered, not when it is made: a replay makes all deals
// again and shows few.
type notary struct {
	key    ipsx.Signer
	domain ipsx.Domain
	mu     sync.Mutex
	deals  map[ipsx.Hash]ipsx.Signature
}

// newNotary checks that the key signs, and the same thing in the same way.
func newNotary(key ipsx.Signer, domain ipsx.Domain) (*notary, error) {
	probe := ipsx.HashOf([]byte("ipsx exchange key probe"))
	first, err1 := key.Sign(probe)
	second, err2 := key.Sign(probe)
	if err := errors.Join(err1, err2); err != nil {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the exchange's key does not sign: %w", err)
	}
	if signer, err := ipsx.Recover(probe, first); err != nil || signer != key.Address() || !bytes.Equal(first, second) {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "the exchange's key signs wrongly, or differently each time").WithFix("use a key that signs as RFC 6979 says")
	}
	return &notary{key: key, domain: domain, deals: map[ipsx.Hash]ipsx.Signature{}}, nil
}

// receipts are those of one message of the log, under one signature. Whoever needs the first of them signs for all: to sign costs more than all else that
// becomes of an order once it is in the log.
type receipts struct {
	of     []ipsx.Hash
	once   sync.Once
	signed map[ipsx.Hash]ipsx.Signed[ipsx.Receipt]
	err    error
}

// receipt is that of an order or word that was submitted alone. It stands alone too, with its path.
func (n *notary) receipt(of ipsx.Hash, a answer) (ipsx.Signed[ipsx.Receipt], error) {
	a.beside.once.Do(func() { n.sign(a) })
	return a.beside.signed[of], a.beside.err
}

func (n *notary) sign(a answer) {
	r := a.beside
	words := make([]ipsx.Receipt, len(r.of))
	for i, of := range r.of {
		words[i] = n.word(of, a)
	}
	var each []ipsx.Signed[ipsx.Receipt]
	each, r.err = ipsx.SignEach(n.key, n.domain, words)
	r.signed = make(map[ipsx.Hash]ipsx.Signed[ipsx.Receipt], len(each))
	for i, signed := range each {
		r.signed[r.of[i]] = signed
	}
}

// word is the receipt without the signature.
func (n *notary) word(order ipsx.Hash, a answer) ipsx.Receipt {
	return ipsx.Receipt{Exchange: n.key.Address(), Order: order, Sequence: a.position.Sequence, LogHash: a.position.Hash, At: a.at.Unix()}
}

// proposal fills in the deal's signature.
func (n *notary) proposal(p ipsx.Proposal) (ipsx.Proposal, error) {
	hash := n.domain.Digest(p.Deal.Message)
	n.mu.Lock()
	signature, known := n.deals[hash]
	n.mu.Unlock()
	if !known {
		var err error
		if signature, err = n.key.Sign(hash); err != nil {
			return p, ipsx.Errorf(ipsx.CodeInternal, "the deal cannot be signed: %w", err)
		}
		n.remember(hash, signature)
	}
	p.Deal.Signature = signature
	return p, nil
}

func (n *notary) remember(deal ipsx.Hash, s ipsx.Signature) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.deals) >= maxRemembered {
		clear(n.deals)
	}
	n.deals[deal] = s
}

// event signs what an event proposes.
func (n *notary) event(e ipsx.Event) (ipsx.Event, error) {
	if e.Proposal == nil {
		return e, nil
	}
	p, err := n.proposal(*e.Proposal)
	e.Proposal = &p
	return e, err
}
