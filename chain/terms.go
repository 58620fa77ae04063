package chain

import (
	"errors"
	"math/big"
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Stage is a part of the sale.
type Stage uint8

// The stages, in their order.
const (
	NoStage      Stage = iota
	PrivateStage       // for accredited investors on its allow-list, with a smallest contribution
	PreSaleStage       // for wallets on its allow-list
	PublicStage        // for every wallet, or those on its allow-list, up to a cap per wallet
)

// Stages are those in which wallets contribute, in their order.
var Stages = []Stage{PrivateStage, PreSaleStage, PublicStage}

var stageNames = []string{"none", "private", "pre-sale", "public"}

// ParseStage reads a stage's name: private, pre-sale or public.
func ParseStage(name string) (Stage, error) {
	if i := slices.Index(stageNames, name); i > int(NoStage) {
		return Stage(i), nil
	}
	return NoStage, ipsx.Errorf(ipsx.CodeInvalid, "there is no stage %q", name).WithFix("choose private, pre-sale or public")
}

// String is the stage's name; "none" when none runs.
func (s Stage) String() string {
	if int(s) < len(stageNames) {
		return stageNames[s]
	}
	return "unknown"
}

// MarshalText writes the stage's name.
func (s Stage) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Period is when a stage runs: from its first second on, and no more at Until. Both are Unix seconds.
type Period struct {
	From  int64 `json:"from"`
	Until int64 `json:"until"`
}

// Terms are fixed once, before the first stage. Each stage begins when the one before is over or later. Amounts are wei of ether.
type Terms struct {
	HardCap      ipsx.Amount `json:"hardCap"`    // the price of all 900,000,000 IPSX on sale, at least one ether
	SoftCap      ipsx.Amount `json:"softCap"`    // below it the sale fails and all ether goes back
	MinPrivate   ipsx.Amount `json:"minPrivate"` // the smallest contribution of the private stage
	PublicCap    ipsx.Amount `json:"publicCap"`  // the most that a wallet may give in the public stage
	Private      Period      `json:"private"`
	PreSale      Period      `json:"preSale"`
	Public       Period      `json:"public"`
	PublicListed bool        `json:"publicListed"` // whether the public stage has an allow-list too
}

// Of is when a stage runs.
func (t Terms) Of(stage Stage) Period {
	return map[Stage]Period{PrivateStage: t.Private, PreSaleStage: t.PreSale, PublicStage: t.Public}[stage]
}

// Next is the stage that begins first after a time in Unix seconds; none when all have begun.
func (t Terms) Next(time int64) Stage {
	for _, stage := range Stages {
		if t.Of(stage).From > time {
			return stage
		}
	}
	return NoStage
}

func (t Terms) packed() (packed bindings.Terms, err error) {
	at := func(unix int64) *big.Int {
		word, bad := instant(unix)
		err = errors.Join(err, bad)
		return word
	}
	return bindings.Terms{
		HardCap: t.HardCap.Big(), SoftCap: t.SoftCap.Big(), MinPrivate: t.MinPrivate.Big(), PublicCap: t.PublicCap.Big(),
		PrivateFrom: at(t.Private.From), PrivateUntil: at(t.Private.Until), PreSaleFrom: at(t.PreSale.From), PreSaleUntil: at(t.PreSale.Until),
		PublicFrom: at(t.Public.From), PublicUntil: at(t.Public.Until), PublicListed: t.PublicListed,
	}, err
}

func termsOf(t bindings.Terms) Terms {
	period := func(from, until *big.Int) Period { return Period{from.Int64(), until.Int64()} }
	return Terms{
		HardCap: amount(t.HardCap), SoftCap: amount(t.SoftCap), MinPrivate: amount(t.MinPrivate), PublicCap: amount(t.PublicCap),
		Private: period(t.PrivateFrom, t.PrivateUntil), PreSale: period(t.PreSaleFrom, t.PreSaleUntil), Public: period(t.PublicFrom, t.PublicUntil),
		PublicListed: t.PublicListed,
	}
}
