package exchange

import (
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
)

// Quote says what a request would be matched to now. It needs no signature, and nothing is kept of it.
func (x *Exchange) Quote(r ipsx.Request) (ipsx.Quote, error) {
	if err := x.checkRequest(r); err != nil {
		return ipsx.Quote{}, err
	}
	quote := ipsx.Quote{Lots: []ipsx.QuoteLot{}}
	x.mu.RLock()
	defer x.mu.RUnlock()
	lots, noMatch := x.engine.Quote(r)
	quote.NoMatch = noMatch
	for _, lot := range lots {
		o := lot.Offer
		quote.Lots = append(quote.Lots, ipsx.QuoteLot{Offer: lot.Hash, Provider: o.Provider, Country: o.Country, City: o.City, ASN: o.ASN, Kind: o.Kind,
			Addresses: uint32(len(lot.Addresses)), PricePerSecond: lot.PricePerSecond, PricePerGiB: lot.PricePerGiB, MaxTotal: lot.MaxTotal})
		quote.MaxTotal = quote.MaxTotal.Add(lot.MaxTotal)
	}
	return quote, nil
}

// Depth is how many addresses are free at which price.
func (x *Exchange) Depth(f ipsx.DepthFilter) (ipsx.Depth, error) {
	if f.Levels == 0 {
		f.Levels = ipsx.DefaultDepth
	}
	if f.Levels < 0 || f.Levels > ipsx.MaxDepth {
		return ipsx.Depth{}, ipsx.Errorf(ipsx.CodeInvalid, "levels is not between 1 and %d", ipsx.MaxDepth)
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.engine.Depth(engine.Filter{Country: f.Country, Kind: f.Kind, Protocol: f.Protocol}, f.Levels), nil
}
