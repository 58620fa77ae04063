package exchange

import (
	"context"
	"errors"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
)

// SubmitOffers places many offers of one provider under one signature. When one could not be taken whatever the book holds, none is; what
// the book says of each is in its item.
func (x *Exchange) SubmitOffers(ctx context.Context, b ipsx.Bulk[ipsx.Offer]) (ipsx.BulkResult, error) {
	return submitBulk(ctx, x, b, x.checkOffer, x.verify, func(o ipsx.Offer) ipsx.Address { return o.Provider },
		func(s *ipsx.Signed[ipsx.Offer], digest ipsx.Hash) engine.Command {
			return engine.Command{Digest: digest, Offer: s}
		})
}

// SubmitRequests places many requests of one requester under one signature, as SubmitOffers does. They are matched one after the other.
func (x *Exchange) SubmitRequests(ctx context.Context, b ipsx.Bulk[ipsx.Request]) (ipsx.BulkResult, error) {
	return submitBulk(ctx, x, b, x.checkRequest, func(ipsx.Request) error { return nil }, func(r ipsx.Request) ipsx.Address { return r.Requester },
		func(s *ipsx.Signed[ipsx.Request], digest ipsx.Hash) engine.Command {
			return engine.Command{Digest: digest, Request: s}
		})
}

func submitBulk[M ipsx.Message](ctx context.Context, x *Exchange, b ipsx.Bulk[M], check, verify func(M) error, author func(M) ipsx.Address,
	command func(*ipsx.Signed[M], ipsx.Hash) engine.Command) (ipsx.BulkResult, error) {
	each, digests, err := b.Each(x.config.Domain)
	if err != nil {
		return ipsx.BulkResult{}, err
	}
	for i, s := range each {
		err := check(s.Message)
		if err == nil && author(s.Message) != author(each[0].Message) {
			err = ipsx.Errorf(ipsx.CodeInvalid, "it is of another wallet than the first").WithFix("sign the orders of each wallet apart")
		}
		if err != nil {
			return ipsx.BulkResult{}, inBulk(i, err)
		}
	}
	if err := authenticDigest(ctx, x, each[0], digests[0], author(each[0].Message)); err != nil {
		return ipsx.BulkResult{}, err
	}
	if err := x.paced(author(each[0].Message), len(each)); err != nil {
		return ipsx.BulkResult{}, err
	}
	commands := make([]engine.Command, len(each))
	for i := range each {
		if err := verify(each[i].Message); err != nil {
			return ipsx.BulkResult{}, inBulk(i, err)
		}
		commands[i] = command(&each[i], digests[i])
	}
	return x.placeBulk(ctx, commands, digests)
}

// inBulk says of which message an error is.
func inBulk(i int, err error) error {
	known, ok := errors.AsType[*ipsx.Error](err)
	if !ok {
		return err
	}
	return ipsx.Errorf(known.Code, "message %d of the bulk: %s", i, known.Message).WithFix("%s", known.Fix)
}

func (x *Exchange) placeBulk(ctx context.Context, commands []engine.Command, digests []ipsx.Hash) (ipsx.BulkResult, error) {
	answers, err := x.submitAll(ctx, commands)
	if err != nil {
		return ipsx.BulkResult{}, err
	}
	result, receipts := ipsx.BulkResult{Items: make([]ipsx.BulkItem, len(commands))}, make([]ipsx.Receipt, 0, len(commands))
	for i, a := range answers {
		if result.Items[i], err = x.bulkItem(digests[i], a); err != nil {
			return ipsx.BulkResult{}, err
		}
		if a.Err == nil {
			receipts = append(receipts, x.notary.word(digests[i], a))
		}
	}
	if len(receipts) == 0 {
		return result, nil
	}
	signed, err := ipsx.SignBulk(x.notary.key, nil, x.config.Domain, receipts)
	result.Receipts = &signed
	return result, err
}

func (x *Exchange) bulkItem(digest ipsx.Hash, a answer) (ipsx.BulkItem, error) {
	item := ipsx.BulkItem{Order: digest, Status: a.Order.Status, NoMatch: a.NoMatch, Deals: []ipsx.Proposal{}}
	if a.Err != nil {
		known, ok := errors.AsType[*ipsx.Error](a.Err)
		if !ok {
			return item, a.Err
		}
		item.Refused = known
		return item, nil
	}
	var err error
	item.Deals, err = x.proposals(a)
	return item, err
}
