package ipsx

import (
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/crypto"
)

// Lane is a one-way path of payments. Its identity fixes who pays, who is paid and which key signs; exactly one source
// funds it: a reservation (Tranche zero) or one leaf of a tranche.
type Lane struct {
	Payer   Address `json:"payer"`
	Payee   Address `json:"payee"`
	Signer  Address `json:"signer"` // signs the vouchers; cannot be revoked for this lane
	Number  uint64  `json:"number"` // tells lanes of the same three apart
	Tranche Hash    `json:"tranche"`
}

// ID is keccak256(abi.encode(payer, payee, signer, number, tranche)), as the Centralizer computes it.
func (l Lane) ID() Hash {
	return (&encoder{}).address(l.Payer).address(l.Payee).address(l.Signer).uint(l.Number).bytes32(l.Tranche).hash()
}

// Voucher promises the lane's payee Cumulative wei in all. The newest replaces all older ones, so a replay pays nothing.
//
// Example, price 1,000 wei per address and second, 2 addresses, 65 s, intervals of 1, 2, 4, 8, 15, 15, 15 s and the rest:
// the vouchers carry 2,000; 6,000; 14,000; 30,000; 60,000; 90,000; 120,000; 130,000 wei. Settling only the last moves
// 130,000 wei: at 1 % commission 1,300 to the treasury and 128,700 to the payee.
type Voucher struct {
	Lane       Hash   `json:"lane"`
	Cumulative Amount `json:"cumulative"`
}

// TypeString implements Message.
func (Voucher) TypeString() string { return "Voucher(bytes32 lane,uint128 cumulative)" }

// StructHash implements Message.
func (v Voucher) StructHash() Hash {
	return newEncoder(v.TypeString()).bytes32(v.Lane).amount(v.Cumulative).hash()
}

// SignedVoucher is a voucher with the lane it is for, ready to settle.
type SignedVoucher struct {
	Lane       Lane      `json:"lane"`
	Cumulative Amount    `json:"cumulative"`
	Signature  Signature `json:"signature"`
}

// Voucher is the message that was signed.
func (s SignedVoucher) Voucher() Voucher { return Voucher{s.Lane.ID(), s.Cumulative} }

// SignVoucher signs a voucher with the lane's signer.
func SignVoucher(signer Signer, domain Domain, lane Lane, cumulative Amount) (SignedVoucher, error) {
	if signer.Address() != lane.Signer {
		return SignedVoucher{}, Errorf(CodeSignature, "the lane's vouchers are signed by %s, not by %s", lane.Signer, signer.Address())
	}
	s := SignedVoucher{Lane: lane, Cumulative: cumulative}
	signature, err := signer.Sign(domain.Digest(s.Voucher()))
	s.Signature = signature
	return s, err
}

// Verify checks that the lane's signer signed the voucher.
func (s SignedVoucher) Verify(domain Domain) error {
	signer, err := Recover(domain.Digest(s.Voucher()), s.Signature)
	if err == nil && signer != s.Lane.Signer {
		err = Errorf(CodeSignature, "the voucher is signed by %s, not by the lane's signer %s", signer, s.Lane.Signer)
	}
	return err
}

// Close is the word of both sides that a reservation ends at a final amount: the payee gets it, the rest returns at once.
type Close struct {
	Lane       Hash   `json:"lane"`
	Cumulative Amount `json:"cumulative"`
}

// TypeString implements Message.
func (Close) TypeString() string { return "Close(bytes32 lane,uint128 cumulative)" }

// StructHash implements Message.
func (c Close) StructHash() Hash {
	return newEncoder(c.TypeString()).bytes32(c.Lane).amount(c.Cumulative).hash()
}

// Reservation is what the chain holds for a lane.
type Reservation struct {
	Cap        Amount `json:"cap"`        // wei set aside
	Claimed    Amount `json:"claimed"`    // wei paid out so far
	Expiry     int64  `json:"expiry"`     // Unix seconds; vouchers are good until then
	FeeBps     uint16 `json:"feeBps"`     // commission in basis points, fixed at opening
	Closed     bool   `json:"closed"`     // a closed lane is never opened again
	Settleable int64  `json:"settleable"` // Unix seconds until which vouchers are still paid (expiry and the claim window)
}

// ParseAddress reads a 0x-hex address; a mixed-case one must carry its EIP-55 checksum.
func ParseAddress(s string) (Address, error) {
	a := common.HexToAddress(s)
	if !common.IsHexAddress(s) || (s != a.Hex() && hasMixedCase(s)) {
		return Address{}, Errorf(CodeInvalid, "%q is not an Ethereum address", s).WithFix("write 0x and 40 hexadecimal digits; with mixed case the EIP-55 checksum must fit")
	}
	return a, nil
}

func hasMixedCase(s string) bool {
	lower, upper := false, false
	for _, c := range s[min(2, len(s)):] {
		lower = lower || 'a' <= c && c <= 'f'
		upper = upper || 'A' <= c && c <= 'F'
	}
	return lower && upper
}

// HashOf is keccak256 of the data.
func HashOf(data ...[]byte) Hash { return crypto.Keccak256Hash(data...) }
