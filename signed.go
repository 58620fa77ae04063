package ipsx

// Signer holds a key and signs digests with it.
type Signer interface {
	// Address is the address of the key.
	Address() Address
	// Sign signs a digest; v is 27 or 28.
	Sign(digest Hash) (Signature, error)
}

// Delegation is a wallet's word that a delegate may sign orders and statuses for it, until a Unix time in seconds. It holds
// for one epoch of the wallet: raising the epoch on chain revokes all older ones. It never moves money.
type Delegation struct {
	Wallet   Address `json:"wallet"`
	Delegate Address `json:"delegate"`
	Epoch    uint64  `json:"epoch"`
	Until    int64   `json:"until"`
}

// TypeString implements Message.
func (Delegation) TypeString() string {
	return "Delegation(address wallet,address delegate,uint64 epoch,uint64 until)"
}

// StructHash implements Message.
func (d Delegation) StructHash() Hash {
	return newEncoder(d.TypeString()).address(d.Wallet).address(d.Delegate).uint(d.Epoch).time(d.Until).hash()
}

// SignedDelegation is a Delegation with its wallet's signature.
type SignedDelegation struct {
	Delegation
	Signature Signature `json:"signature"`
}

// Signed is a message with its signature and, when a delegate signed, the delegation that allows it.
type Signed[M Message] struct {
	Message    M                 `json:"message"`
	Signature  Signature         `json:"signature"`
	Delegation *SignedDelegation `json:"delegation,omitempty"`
}

// Sign signs a message with the wallet's own key.
func Sign[M Message](signer Signer, domain Domain, m M) (Signed[M], error) {
	return SignAs(signer, nil, domain, m)
}

// SignAs signs a message with a delegate's key; the delegation goes with it.
func SignAs[M Message](signer Signer, delegation *SignedDelegation, domain Domain, m M) (Signed[M], error) {
	signature, err := signer.Sign(domain.Digest(m))
	return Signed[M]{Message: m, Signature: signature, Delegation: delegation}, err
}

// SignDelegation signs a delegation with the wallet's own key.
func SignDelegation(wallet Signer, domain Domain, d Delegation) (*SignedDelegation, error) {
	signature, err := wallet.Sign(domain.Digest(d))
	return &SignedDelegation{d, signature}, err
}

// Verify checks at Unix time now that author, or a delegate it named, signed the message. The delegation's epoch is for the
// caller to hold against the chain.
func (s Signed[M]) Verify(domain Domain, author Address, now int64) error {
	signer, err := Recover(domain.Digest(s.Message), s.Signature)
	if err != nil || (s.Delegation == nil && signer == author) {
		return err
	}
	if s.Delegation == nil {
		return Errorf(CodeSignature, "signed by %s, expected %s", signer, author).
			WithFix("sign with that wallet, for chain %d and Centralizer %s, or add a delegation", domain.ChainID, domain.Centralizer)
	}
	return s.Delegation.verify(domain, author, signer, now)
}

func (d SignedDelegation) verify(domain Domain, wallet, delegate Address, now int64) error {
	if d.Wallet != wallet || d.Delegate != delegate {
		return Errorf(CodeSignature, "the delegation is from %s to %s, but %s signed for %s", d.Wallet, d.Delegate, delegate, wallet)
	}
	if d.Until < now {
		return Errorf(CodeExpired, "the delegation ended at %d", d.Until).WithFix("sign a new one with `ipsx wallet delegate`")
	}
	signer, err := Recover(domain.Digest(d.Delegation), d.Signature)
	if err == nil && signer != wallet {
		err = Errorf(CodeSignature, "the delegation is signed by %s, not by the wallet %s", signer, wallet)
	}
	return err
}
