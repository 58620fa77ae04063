package ipsx

import (
	"encoding/hex"
	"strings"
)

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
	Signature WalletSignature `json:"signature"`
}

// WalletSignature is what a wallet signs a delegation with: a key's Signature or, where the wallet is a contract, whatever that takes
// (ERC-1271), of at most MaxSignature bytes. It can be empty: some contracts keep on chain what their owners agreed to.
type WalletSignature []byte

// MarshalText writes 0x-hex.
func (s WalletSignature) MarshalText() ([]byte, error) { return Signature(s).MarshalText() }

// UnmarshalText reads 0x-hex.
func (s *WalletSignature) UnmarshalText(text []byte) error {
	digits, ok := strings.CutPrefix(string(text), "0x")
	raw, err := hex.DecodeString(digits)
	if !ok || err != nil || len(raw) > MaxSignature {
		return Errorf(CodeSignature, "a wallet's signature is 0x and the hexadecimal digits of at most %d bytes", MaxSignature)
	}
	*s = raw
	return nil
}

// Ask asks a wallet that is a contract whether it signed a digest (ERC-1271). An address without a contract has not; an error says that
// it could not be asked.
type Ask func(wallet Address, digest Hash, signature WalletSignature) (signed bool, err error)

// SignDelegation signs a delegation with the wallet's own key.
func SignDelegation(wallet Signer, domain Domain, d Delegation) (*SignedDelegation, error) {
	signature, err := wallet.Sign(domain.Digest(d))
	return &SignedDelegation{d, WalletSignature(signature)}, err
}

func (d SignedDelegation) verify(domain Domain, wallet, delegate Address, now int64, ask Ask) error {
	if d.Wallet != wallet || d.Delegate != delegate {
		return Errorf(CodeSignature, "the delegation is from %s to %s, but %s signed for %s", d.Wallet, d.Delegate, delegate, wallet)
	}
	return d.Verify(domain, now, ask)
}

// Verify checks at Unix time now that the wallet signed the delegation; one that is a contract is asked, unless ask is nil. The epoch is for the
// caller to hold against the chain.
func (d SignedDelegation) Verify(domain Domain, now int64, ask Ask) error {
	if d.Until < now {
		return Errorf(CodeExpired, "the delegation ended at %d", d.Until).WithFix("sign a new one with `ipsx wallet delegate`")
	}
	digest := domain.Digest(d.Delegation)
	if signer, err := Recover(digest, Signature(d.Signature)); err == nil && signer == d.Wallet {
		return nil
	}
	if ask != nil {
		if signed, err := ask(d.Wallet, digest, d.Signature); signed || err != nil {
			return err
		}
	}
	return Errorf(CodeSignature, "the delegation is not signed by the wallet %s", d.Wallet).
		WithFix("sign it for chain %d and Centralizer %s with `ipsx wallet delegate`", domain.ChainID, domain.Centralizer)
}
