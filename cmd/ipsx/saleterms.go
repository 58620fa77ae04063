package main

import (
	"os"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
)

// termsFile is how people write the terms of a sale.
type termsFile struct {
	HardCap      etherText  `json:"hardCap"`    // the price of all 900,000,000 IPSX
	SoftCap      etherText  `json:"softCap"`    // below it the sale fails
	MinPrivate   etherText  `json:"minPrivate"` // the smallest contribution of the private stage
	PublicCap    etherText  `json:"publicCap"`  // the most that a wallet may give in the public stage
	Private      periodText `json:"private"`
	PreSale      periodText `json:"preSale"`
	Public       periodText `json:"public"`
	PublicListed bool       `json:"publicListed"` // whether the public stage has an allow-list too
}

// periodText is when a stage runs, as RFC 3339.
type periodText struct {
	From  time.Time `json:"from"`
	Until time.Time `json:"until"`
}

func (p periodText) period() chain.Period {
	return chain.Period{From: p.From.Unix(), Until: p.Until.Unix()}
}

// etherText is a sum of ether as people write it, such as "1.5 ETH".
type etherText struct{ ipsx.Amount }

// UnmarshalText reads what ipsx.ParseEther does.
func (e *etherText) UnmarshalText(text []byte) (err error) {
	e.Amount, err = ipsx.ParseEther(string(text))
	return err
}

// MarshalText writes ether with its unit.
func (e etherText) MarshalText() ([]byte, error) { return []byte(e.Ether()), nil }

// Validate wants each date, since a missing one would read as the year 1.
func (f termsFile) Validate() error {
	for i, p := range []periodText{f.Private, f.PreSale, f.Public} {
		if p.From.IsZero() || p.Until.IsZero() {
			return ipsx.Errorf(ipsx.CodeInvalid, "the %s stage lacks a date, such as 2027-01-31T12:00:00Z", chain.Stages[i])
		}
	}
	return nil
}

func loadTerms(path string) (chain.Terms, error) {
	file, err := os.Open(path)
	if err != nil {
		return chain.Terms{}, ipsx.Errorf(ipsx.CodeInvalid, "the terms cannot be read: %w", err).WithFix("name their file; `ipsx sale open --example` prints one")
	}
	defer func() { _ = file.Close() }() // it was only read
	var f termsFile
	if err := ipsx.Decode(file, ipsx.MaxOrderBytes, &f); err != nil {
		return chain.Terms{}, ipsx.Errorf(ipsx.CodeInvalid, "%s: %w", path, err).WithFix("compare it with `ipsx sale open --example`")
	}
	return chain.Terms{
		HardCap: f.HardCap.Amount, SoftCap: f.SoftCap.Amount, MinPrivate: f.MinPrivate.Amount, PublicCap: f.PublicCap.Amount,
		Private: f.Private.period(), PreSale: f.PreSale.period(), Public: f.Public.period(), PublicListed: f.PublicListed,
	}, nil
}

// exampleTerms begin in two weeks; each stage lasts two weeks.
func exampleTerms(now time.Time) termsFile {
	first := now.UTC().Truncate(24*time.Hour).AddDate(0, 0, 15)
	ether := func(n uint64) etherText { return etherText{ipsx.Wei(n).Mul(1e18)} }
	stage := func(weeks int) periodText {
		return periodText{first.AddDate(0, 0, 7*weeks), first.AddDate(0, 0, 7*weeks+14)}
	}
	return termsFile{HardCap: ether(30_000), SoftCap: ether(3_000), MinPrivate: ether(10), PublicCap: ether(5), Private: stage(0), PreSale: stage(2), Public: stage(4)}
}
