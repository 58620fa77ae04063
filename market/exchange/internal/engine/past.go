package engine

import (
	"slices"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/agreement"
)

// Past is how a deal came to its status.
type Past struct {
	View    ipsx.DealView // as it stood when it came to it
	Country string        // the offer's
	Kind    ipsx.Kinds
	States  []agreement.State // one for each status that it had, oldest first; they never change
}

// Past is how a deal came to its status.
func (e *Engine) Past(hash ipsx.Hash) (Past, bool) {
	r, ok := e.deals.Get(hash)
	if !ok {
		return Past{}, false
	}
	offer, states := &r.Offer.Message, slices.Clip(r.History)
	return Past{r.View(states[len(states)-1]), offer.Country, offer.Kind, states}, true
}

// AllDeals are all deals, by number.
func (e *Engine) AllDeals() (found []ipsx.Hash) {
	for _, r := range e.deals.All() {
		found = append(found, r.Hash())
	}
	return found
}
