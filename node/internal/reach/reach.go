// Package reach says how nodes look for a way to their partner in a deal: with the relay of the deal's exchange, and at addresses that may be reached.
package reach

import (
	"context"
	"net/netip"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/pair"
)

// Exchange is what is asked of the deal's exchange; sdk.Client does it.
type Exchange interface {
	Host() string
	Terms() ipsx.Terms
	Relay(ctx context.Context, deal ipsx.Hash) (ipsx.RelayAccess, error)
}

// Search begins one side's search for a way to its partner in the deal. The rest of the configuration is the caller's.
func Search(ctx context.Context, exchange Exchange, deal ipsx.Hash, c pair.SearchConfig) (*pair.Search, error) {
	if len(exchange.Terms().Relay) > 0 {
		access, err := exchange.Relay(ctx, deal)
		if err != nil {
			return nil, err
		}
		c.Relay = access
	}
	c.Permits = permits(exchange.Host())
	return pair.NewSearch(ctx, c)
}

// permits says which addresses the partner is told, and looked for at: public ones, and loopback where the exchange itself is there.
func permits(exchange string) func(netip.Addr) bool {
	host, err := netip.ParseAddr(exchange)
	inside := exchange == "localhost" || err == nil && host.IsLoopback()
	return func(a netip.Addr) bool {
		if a.IsLoopback() {
			return inside
		}
		_, forbidden := egress.Forbidden(a)
		return !forbidden
	}
}
