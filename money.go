package ipsx

import (
	"fmt"
	"math/big"
	"strings"

	"github.com/holiman/uint256"
)

// Decimals of the IPSX token, and of ether: one is 10^18 wei.
const Decimals = 18

// GiB is the unit of PricePerGiB, in bytes.
const GiB = 1 << 30

// MaxAmountBits bounds every Amount on the wire: amounts are uint128 in signed data.
const MaxAmountBits = 128

// Amount is a sum of money in wei of IPSX (1e-18 IPSX), or where that is said, of ether. It is a comparable value; its zero is no money.
// Sums are exact to 256 bits; what arrives from outside is refused above 128 bits.
type Amount struct{ wei uint256.Int }

// Wei makes an Amount of n wei.
func Wei(n uint64) Amount { return Amount{*uint256.NewInt(n)} }

// IPSX makes an Amount of n whole tokens.
func IPSX(n uint64) Amount { return Wei(n).Mul(1_000_000_000_000_000_000) }

// AmountFromBig makes an Amount of b wei. It fails when b is negative or wider than 128 bits.
func AmountFromBig(b *big.Int) (Amount, error) {
	if b == nil || b.Sign() < 0 || b.BitLen() > MaxAmountBits {
		return Amount{}, Errorf(CodeInvalid, "amount %v is not between 0 and 2^128-1 wei", b)
	}
	return Amount{*uint256.MustFromBig(b)}, nil
}

// ParseAmount reads a decimal number of wei ("1000"), or of whole tokens when it carries the unit ("0.5 IPSX", "2ipsx").
func ParseAmount(s string) (Amount, error) {
	a, ok := parseWei(s, "ipsx")
	if !ok {
		return Amount{}, badAmount(s)
	}
	return AmountFromBig(a)
}

// ParseEther reads a sum of ether: a decimal number of wei ("1000"), or of whole ether when it carries the unit ("0.5 ETH", "2 ether").
func ParseEther(s string) (Amount, error) {
	a, ok := parseWei(s, "ether", "eth")
	if !ok {
		return Amount{}, Errorf(CodeInvalid, "%q is not an amount of ether", s).WithFix(`write wei ("1000") or ether ("0.25 ETH", at most 18 decimals)`)
	}
	return AmountFromBig(a)
}

// parseWei reads a number of wei, or of 10^18 wei where one of the units follows it.
func parseWei(s string, units ...string) (*big.Int, bool) {
	number := strings.ToLower(strings.TrimSpace(s))
	for _, unit := range units {
		if coins, ok := strings.CutSuffix(number, unit); ok {
			whole, fraction, _ := strings.Cut(strings.TrimSpace(coins), ".")
			if whole+fraction == "" || len(fraction) > Decimals {
				return nil, false
			}
			number = whole + fraction + strings.Repeat("0", Decimals-len(fraction))
			break
		}
	}
	if number == "" || len(number) > 60 || strings.Trim(number, "0123456789") != "" {
		return nil, false
	}
	return new(big.Int).SetString(number, 10)
}

func badAmount(s string) error {
	return Errorf(CodeInvalid, "%q is not an amount", s).WithFix(`write wei ("1000") or tokens ("0.25 IPSX", at most 18 decimals)`)
}

// Big returns the amount in wei.
func (a Amount) Big() *big.Int { return a.wei.ToBig() }

// Add returns a + b.
func (a Amount) Add(b Amount) Amount { a.wei.Add(&a.wei, &b.wei); return a }

// Sub returns a - b, or zero when b is larger.
func (a Amount) Sub(b Amount) Amount {
	if a.Less(b) {
		return Amount{}
	}
	a.wei.Sub(&a.wei, &b.wei)
	return a
}

// Mul returns a × n.
func (a Amount) Mul(n uint64) Amount { a.wei.Mul(&a.wei, uint256.NewInt(n)); return a }

// MulDiv returns a × n ÷ d rounded down; d must not be zero.
func (a Amount) MulDiv(n, d uint64) Amount {
	a.wei.Mul(&a.wei, uint256.NewInt(n))
	a.wei.Div(&a.wei, uint256.NewInt(d))
	return a
}

// Cmp returns -1, 0 or 1 as a is less than, equal to or more than b.
func (a Amount) Cmp(b Amount) int { return a.wei.Cmp(&b.wei) }

// Less says whether a < b.
func (a Amount) Less(b Amount) bool { return a.wei.Lt(&b.wei) }

// IsZero says whether a is no money.
func (a Amount) IsZero() bool { return a.wei.IsZero() }

// Min returns the smaller of a and b.
func (a Amount) Min(b Amount) Amount {
	if b.Less(a) {
		return b
	}
	return a
}

// Words returns the amount as a 256-bit number, the least significant word first.
func (a Amount) Words() [4]uint64 { return a.wei }

// AmountFromWords is the amount of such a number.
func AmountFromWords(words [4]uint64) Amount { return Amount{words} }

// Fits says whether the amount can go on the wire (128 bits).
func (a Amount) Fits() bool { return a.wei.BitLen() <= MaxAmountBits }

// word is the 32-byte big-endian form that EIP-712 hashes.
func (a Amount) word() [32]byte { return a.wei.Bytes32() }

// String is the decimal number of wei, as on the wire.
func (a Amount) String() string { return a.wei.Dec() }

// Tokens writes the amount in whole tokens for people, such as "1.5 IPSX"; nothing is rounded away.
func (a Amount) Tokens() string { return a.coins() + " IPSX" }

// Ether writes a sum of ether for people, such as "1.5 ETH"; nothing is rounded away.
func (a Amount) Ether() string { return a.coins() + " ETH" }

// coins writes the amount in units of 10^18 wei.
func (a Amount) coins() string {
	digits := fmt.Sprintf("%0*s", Decimals+1, a.wei.Dec())
	whole, fraction := digits[:len(digits)-Decimals], strings.TrimRight(digits[len(digits)-Decimals:], "0")
	if fraction == "" {
		return whole
	}
	return whole + "." + fraction
}

// MarshalText writes wei in decimal: JSON amounts are strings, as JavaScript's numbers are too small.
func (a Amount) MarshalText() ([]byte, error) { return []byte(a.String()), nil }

// UnmarshalText reads wei in decimal: digits only, no leading zero, at most 128 bits.
func (a *Amount) UnmarshalText(text []byte) error {
	s := string(text)
	if s == "" || len(s) > 39 || strings.Trim(s, "0123456789") != "" || (len(s) > 1 && s[0] == '0') {
		return badAmount(s)
	}
	var parsed Amount
	if parsed.wei.SetFromDecimal(s) != nil || !parsed.Fits() {
		return badAmount(s)
	}
	*a = parsed
	return nil
}
