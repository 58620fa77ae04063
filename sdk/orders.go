package sdk

import (
	"cmp"
	"context"
	"encoding/json"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"time"

	"github.com/ipsx/ipsx"
)

// Offer fills in exchange and provider, signs the offer and places it. It returns once the offer stands in the exchange's
// log. Deals with requests that were already waiting come with the result and as events.
func (c *Client) Offer(ctx context.Context, o ipsx.Offer) (ipsx.OrderResult, error) {
	o.Exchange, o.Provider = c.terms.Exchange, c.options.Wallet
	return place(ctx, c, "/v1/offers", o)
}

// Request fills in exchange and requester, signs the request and places it. The result names the deals it was matched to at
// once; without any it rests until its expiry, and NoMatch says what would help.
func (c *Client) Request(ctx context.Context, r ipsx.Request) (ipsx.OrderResult, error) {
	r.Exchange, r.Requester = c.terms.Exchange, c.options.Wallet
	return place(ctx, c, "/v1/requests", r)
}

// Cancel takes an order of this wallet out of the book, by its hash. Deals that it already made stand.
func (c *Client) Cancel(ctx context.Context, order ipsx.Hash) (ipsx.OrderResult, error) {
	return place(ctx, c, "/v1/cancels", ipsx.Cancel{Exchange: c.terms.Exchange, Wallet: c.options.Wallet, Order: order})
}

func place[M ipsx.Message](ctx context.Context, c *Client, path string, m M) (result ipsx.OrderResult, err error) {
	signed, err := Sign(c, m)
	if err != nil {
		return result, err
	}
	digest := c.terms.Domain.Digest(m)
	if err := c.post(ctx, path, digest, signed, &result); err != nil {
		return result, err
	}
	return result, c.checkReceipt(result.Receipt, digest)
}

// checkReceipt holds a receipt against the pinned exchange, so that it is evidence when the exchange forgets an order.
func (c *Client) checkReceipt(receipt ipsx.Signed[ipsx.Receipt], digest ipsx.Hash) error {
	if receipt.Message.Exchange != c.terms.Exchange || receipt.Message.Order != digest {
		return ipsx.Errorf(ipsx.CodeSignature, "the exchange's receipt is for another order or exchange")
	}
	return receipt.Verify(c.terms.Domain, c.terms.Exchange, c.options.Now().Unix())
}

// SendStatus places a signed status in the exchange's log and returns the deal as it stands then. Sign it with sdk.Sign.
func (c *Client) SendStatus(ctx context.Context, s ipsx.Signed[ipsx.Status]) (ipsx.DealView, error) {
	var result ipsx.StatusResult
	digest := c.terms.Domain.Digest(s.Message)
	if err := c.post(ctx, dealPath(s.Message.Deal)+"/statuses", digest, s, &result); err != nil {
		return ipsx.DealView{}, err
	}
	return result.Deal, c.checkReceipt(result.Receipt, digest)
}

// Extend signs an extension of a running lease of this wallet, and returns the deal as it stands when the exchange has logged it. Both nodes hear of it as an event.
func (c *Client) Extend(ctx context.Context, e ipsx.Extension) (ipsx.DealView, error) {
	signed, err := Sign(c, e)
	if err != nil {
		return ipsx.DealView{}, err
	}
	var result ipsx.StatusResult
	digest := c.terms.Domain.Digest(e)
	if err := c.post(ctx, dealPath(e.Deal)+"/extensions", digest, signed, &result); err != nil {
		return ipsx.DealView{}, err
	}
	return result.Deal, c.checkReceipt(result.Receipt, digest)
}

// SendMessage signs a sealed message and has it relayed to the partner of the deal. It arrives at least once: the receiver
// drops what it has seen by (deal, role, seq). A partner that is away for a moment gets it when it is back.
func (c *Client) SendMessage(ctx context.Context, m ipsx.PairMessage) error {
	signed, err := Sign(c, m)
	if err != nil {
		return err
	}
	return c.post(ctx, dealPath(m.Deal)+"/messages", c.terms.Domain.Digest(m), signed, nil)
}

// Offers lists the resting offers that the filter leaves.
func (c *Client) Offers(ctx context.Context, f ipsx.OrderFilter) (page ipsx.OrderPage, err error) {
	err = c.get(ctx, "/v1/offers", orderQuery(f), &page)
	return page, err
}

// Requests lists the resting requests that the filter leaves.
func (c *Client) Requests(ctx context.Context, f ipsx.OrderFilter) (page ipsx.OrderPage, err error) {
	err = c.get(ctx, "/v1/requests", orderQuery(f), &page)
	return page, err
}

// Quote asks what a request would be matched to now; nothing is placed. What only a placed request needs may be missing: requester, signer, tunnel key,
// expiry. Without a wallet it is a newcomer's.
func (c *Client) Quote(ctx context.Context, r ipsx.Request) (quote ipsx.Quote, err error) {
	r.Exchange, r.Requester = c.terms.Exchange, cmp.Or(c.options.Wallet, c.terms.Exchange)
	r.Signer, r.TunnelKey, r.Expiry = cmp.Or(r.Signer, r.Requester), cmp.Or(r.TunnelKey, ipsx.Hash{1}), cmp.Or(r.Expiry, c.options.Now().Add(time.Minute).Unix())
	body, err := json.Marshal(r)
	if err != nil {
		return quote, ipsx.Errorf(ipsx.CodeInvalid, "this cannot be written as JSON: %w", err)
	}
	err = c.call(ctx, http.MethodPost, "/v1/quotes", nil, http.Header{"Content-Type": {"application/json"}}, body, &quote)
	return quote, err
}

// Depth is how many addresses are free at which price.
func (c *Client) Depth(ctx context.Context, f ipsx.DepthFilter) (depth ipsx.Depth, err error) {
	query := orderQuery(ipsx.OrderFilter{Country: f.Country, Kind: f.Kind, Protocol: f.Protocol})
	if f.Levels > 0 {
		query.Set("levels", strconv.Itoa(f.Levels))
	}
	err = c.get(ctx, "/v1/depth", query, &depth)
	return depth, err
}

// Order is an offer or a request by its hash, wherever it stands.
func (c *Client) Order(ctx context.Context, hash ipsx.Hash) (view ipsx.OrderView, err error) {
	err = c.get(ctx, "/v1/orders/"+hash.Hex(), nil, &view)
	return view, err
}

// Profile is what the exchange knows of a wallet.
func (c *Client) Profile(ctx context.Context, wallet ipsx.Address) (profile ipsx.Profile, err error) {
	err = c.get(ctx, "/v1/profiles/"+wallet.Hex(), nil, &profile)
	return profile, err
}

// Deals lists the wallet's own deals, the newest first.
func (c *Client) Deals(ctx context.Context, f ipsx.DealFilter) (page ipsx.DealPage, err error) {
	query := pageQuery(f.Limit, f.Cursor)
	if f.Live {
		query.Set("live", "true")
	}
	err = c.getPrivate(ctx, "/v1/deals", query, &page)
	return page, err
}

// Deal is one of the wallet's own deals.
func (c *Client) Deal(ctx context.Context, hash ipsx.Hash) (view ipsx.DealView, err error) {
	err = c.getPrivate(ctx, dealPath(hash), nil, &view)
	return view, err
}

// Proposal is one of the wallet's own deals as the exchange proposed it, with both signed orders: what a restarted node needs.
func (c *Client) Proposal(ctx context.Context, deal ipsx.Hash) (proposal ipsx.Proposal, err error) {
	err = c.getPrivate(ctx, dealPath(deal)+"/proposal", nil, &proposal)
	return proposal, err
}

// Relay is this wallet's access to the exchange's relay for one of its live deals: its own, fetched anew when it expires. It fails with CodeUnsupported where the
// exchange has no relay, and with CodeTransition when the deal is over.
func (c *Client) Relay(ctx context.Context, deal ipsx.Hash) (access ipsx.RelayAccess, err error) {
	err = c.getPrivate(ctx, dealPath(deal)+"/relay", nil, &access)
	return access, err
}

func dealPath(hash ipsx.Hash) string { return "/v1/deals/" + hash.Hex() }

func orderQuery(f ipsx.OrderFilter) url.Values {
	query := pageQuery(f.Limit, f.Cursor)
	for name, value := range map[string]string{"country": f.Country, "kind": f.Kind.String(), "protocol": f.Protocol.String()} {
		if value != "" {
			query.Set(name, value)
		}
	}
	return query
}

func pageQuery(limit int, cursor string) url.Values {
	query := url.Values{}
	if limit > 0 {
		query.Set("limit", strconv.Itoa(limit))
	}
	if cursor != "" {
		query.Set("cursor", cursor)
	}
	return query
}

// Challenge asks from which addresses to connect to the place of the terms, to show that the wallet holds these prefixes. CodeUnsupported: the exchange does not ask.
func (c *Client) Challenge(ctx context.Context, prefixes []netip.Prefix) (challenge ipsx.Challenge, err error) {
	err = c.postPrivate(ctx, "/v1/challenges", ipsx.Control{Prefixes: prefixes}, &challenge)
	return challenge, err
}
