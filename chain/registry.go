package chain

import (
	"context"
	"math/big"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Listing is what an exchange says of itself in the registry. Anyone can announce anything: take it for a stranger's words.
type Listing struct {
	Exchange ipsx.Address `json:"exchange"`
	Since    int64        `json:"since"`   // when it announced itself, Unix seconds
	Updated  int64        `json:"updated"` // when it last did, Unix seconds
	URL      string       `json:"url"`     // at most 200 bytes that begin with https:// or http://, the rest unchecked
	Terms    string       `json:"terms"`   // of clearing, at most 256 bytes: their text, or the URL of it; unchecked
}

// Announce lists the exchange in the registry, or replaces what its listing says.
func (c *Client) Announce(ctx context.Context, exchange ipsx.Signer, url, terms string) (Receipt, error) {
	return c.register(ctx, exchange, c.registry.PackAnnounce(url, terms))
}

// WithdrawListing takes the exchange's listing out of the registry; its anchors stay. Without a listing it gives CodeNotFound.
func (c *Client) WithdrawListing(ctx context.Context, exchange ipsx.Signer) (Receipt, error) {
	return c.register(ctx, exchange, c.registry.PackWithdraw())
}

// Exchanges gives at most count listings, from this index on. A listing that is withdrawn between two pages makes room for the
// last one, which a reader can miss so.
func (c *Client) Exchanges(ctx context.Context, from, count uint64) ([]Listing, error) {
	word := func(n uint64) *big.Int { return new(big.Int).SetUint64(n) }
	kept, err := readRegistry(ctx, c, c.registry.PackExchanges(word(from), word(count)), c.registry.UnpackExchanges)
	if err != nil {
		return nil, err
	}
	page := make([]Listing, len(kept))
	for i, one := range kept {
		page[i] = listingOf(one)
	}
	return page, nil
}

// Listing is what one exchange says of itself. One that is not listed gives CodeNotFound.
func (c *Client) Listing(ctx context.Context, exchange ipsx.Address) (Listing, error) {
	kept, err := readRegistry(ctx, c, c.registry.PackListing(exchange), c.registry.UnpackListing)
	if err == nil && kept.Exchange != exchange {
		err = ipsx.Errorf(ipsx.CodeNotFound, "exchange %s is not listed", exchange).WithFix("check the address, or announce it first")
	}
	if err != nil {
		return Listing{}, err
	}
	return listingOf(kept), nil
}

func listingOf(kept bindings.Listing) Listing {
	return Listing{Exchange: kept.Exchange, Since: kept.Since.Int64(), Updated: kept.Updated.Int64(), URL: kept.Url, Terms: kept.Terms}
}

// register sends a transaction to the registry, which a deployment from before there was one lacks.
func (c *Client) register(ctx context.Context, by ipsx.Signer, data []byte) (Receipt, error) {
	if err := c.deployed(ctx, c.deployment.Registry); err != nil {
		return Receipt{}, err
	}
	return c.execute(ctx, by, call{to: &c.deployment.Registry, data: data})
}

func readRegistry[T any](ctx context.Context, c *Client, data []byte, unpack func([]byte) (T, error)) (T, error) {
	return read(ctx, c.conn, c.deployment.Registry, nil, data, unpack)
}
