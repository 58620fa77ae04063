package sdk

import (
	"context"

	"github.com/ipsx/ipsx"
)

// OfferAll fills in exchange and provider of up to ipsx.MaxBulk offers, signs them at once and places them: one signature for all, where each alone
// costs the exchange a check of its own. The items of the result are in the order of the offers; a refused one says why and affects no other.
func (c *Client) OfferAll(ctx context.Context, offers []ipsx.Offer) (ipsx.BulkResult, error) {
	list := make([]ipsx.Offer, len(offers))
	for i, o := range offers {
		o.Exchange, o.Provider = c.terms.Exchange, c.options.Wallet
		list[i] = o
	}
	return placeAll(ctx, c, "/v1/offers/bulk", list)
}

// RequestAll does with requests what OfferAll does with offers. They are matched one after the other.
func (c *Client) RequestAll(ctx context.Context, requests []ipsx.Request) (ipsx.BulkResult, error) {
	list := make([]ipsx.Request, len(requests))
	for i, r := range requests {
		r.Exchange, r.Requester = c.terms.Exchange, c.options.Wallet
		list[i] = r
	}
	return placeAll(ctx, c, "/v1/requests/bulk", list)
}

func placeAll[M ipsx.Message](ctx context.Context, c *Client, path string, messages []M) (result ipsx.BulkResult, err error) {
	if c.options.Signer == nil {
		return result, noKey()
	}
	bulk, err := ipsx.SignBulk(c.options.Signer, c.options.Delegation, c.terms.Domain, messages)
	if err != nil {
		return result, err
	}
	if err := c.post(ctx, path, ipsx.HashOf(bulk.Signature), bulk, &result); err != nil {
		return result, err
	}
	return result, checkItems(c, messages, result)
}

// checkItems holds a bulk's answer against what was sent: an item for each message, and a receipt for each that was taken.
func checkItems[M ipsx.Message](c *Client, messages []M, result ipsx.BulkResult) error {
	receipts, err := c.receipts(result.Receipts)
	if err != nil {
		return err
	}
	if len(result.Items) != len(messages) {
		return ipsx.Errorf(ipsx.CodeSignature, "the exchange answers with %d items for %d messages", len(result.Items), len(messages))
	}
	for i, item := range result.Items {
		if digest := c.terms.Domain.Digest(messages[i]); item.Order != digest || (item.Refused == nil && !receipts[digest]) {
			return ipsx.Errorf(ipsx.CodeSignature, "the exchange gives no receipt for message %d", i)
		}
	}
	return nil
}

// receipts checks the exchange's signature and says of which orders its receipts are.
func (c *Client) receipts(b *ipsx.Bulk[ipsx.Receipt]) (map[ipsx.Hash]bool, error) {
	orders := map[ipsx.Hash]bool{}
	if b == nil {
		return orders, nil
	}
	each, _, err := b.Each(c.terms.Domain)
	if err != nil {
		return nil, err
	}
	for _, r := range b.Messages {
		orders[r.Order] = r.Exchange == c.terms.Exchange
	}
	return orders, each[0].Verify(c.terms.Domain, c.terms.Exchange, c.options.Now().Unix())
}
