package ipsx

import "fmt"

// Signer holds a key and signs digests with it.
type Signer interface {
	// Address is the address of the key.
	Address() Address
	// Sign signs a digest; v is 27 or 28.
	Sign(digest Hash) (Signature, error)
}

// Signed is a message with its signature and, when a delegate signed, the delegation that allows it. With a path the signature is that of
// many messages: of the BulkRoot to which the path leads.
type Signed[M Message] struct {
	Message    M                 `json:"message"`
	Signature  Signature         `json:"signature"`
	Path       []Hash            `json:"path,omitempty"`
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

// Verify checks at Unix time now that author, or a delegate it named with its own key, signed the message. The delegation's epoch is for
// the caller to hold against the chain.
func (s Signed[M]) Verify(domain Domain, author Address, now int64) error {
	return s.VerifyWith(domain, author, now, nil)
}

// VerifyWith is Verify for authors that may be contracts: their delegations are good when ask says so.
func (s Signed[M]) VerifyWith(domain Domain, author Address, now int64, ask Ask) error {
	return s.VerifyDigest(domain, domain.Digest(s.Message), author, now, ask)
}

// VerifyDigest is VerifyWith for callers that know the message's digest already.
func (s Signed[M]) VerifyDigest(domain Domain, digest Hash, author Address, now int64, ask Ask) error {
	if len(s.Path) > MaxPath {
		return Errorf(CodeInvalid, "the path has %d steps, at most %d are possible", len(s.Path), MaxPath)
	}
	signer, err := Recover(s.signedDigest(domain, digest), s.Signature)
	if err != nil || (s.Delegation == nil && signer == author) {
		return err
	}
	if s.Delegation == nil {
		return Errorf(CodeSignature, "signed by %s, expected %s", signer, author).
			WithFix("sign with that wallet, for chain %d and Centralizer %s, or add a delegation; a contract can only name a delegate", domain.ChainID, domain.Centralizer)
	}
	return s.Delegation.verify(domain, author, signer, now, ask)
}

// signedDigest is what the signature of a message with this digest stands under.
func (s Signed[M]) signedDigest(domain Domain, digest Hash) Hash {
	if len(s.Path) == 0 {
		return digest
	}
	return domain.Digest(BulkRoot{merkleClimb(digest, s.Path)})
}

// TextDigest is what a wallet signs for a text that people read (EIP-191, version 0x45).
func TextDigest(text string) Hash {
	return HashOf(fmt.Appendf(nil, "\x19Ethereum Signed Message:\n%d%s", len(text), text))
}
