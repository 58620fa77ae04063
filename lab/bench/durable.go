package main

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/actor"
	"github.com/ipsx/ipsx/market/exchange"
)

// durableResult is how a whole exchange does on the same offers and requests as PostgreSQL, in process: a hundred requests under one signature, each hashed,
// logged on disk and matched before it is answered with its signed deals, or with what would help. All providers are newcomers to it, so no request asks for
// more. Requests per second, the median of five rounds.
type durableResult struct {
	DurablePerSecond float64 `json:"durablePerSecond,omitzero"`
	DurableMatched   float64 `json:"durableMatched,omitzero"` // share that found what it asked for
}

const (
	durableRound   = 10_000 // requests, about as many as PostgreSQL does in a round
	durableClients = 10     // each with one bulk under way: together as many requests as go into one message of the log
	perSeller      = 100    // offers of one wallet
	takenBack      = 32     // cancels under way between two rounds
)

// durable is an exchange whose clock stands still during a round.
type durable struct {
	x       *exchange.Exchange
	clock   atomic.Int64 // Unix seconds
	round   int
	matched int
	say     progress
}

func measureDurable(ctx context.Context, offers int, requests []*ipsx.Request, say progress) (result durableResult, err error) {
	dir, err := os.MkdirTemp("", "ipsx-bench-durable-")
	if err != nil {
		return result, err
	}
	defer func() { _ = os.RemoveAll(dir) }() // of no use any more
	d := &durable{say: say}
	d.clock.Store(marketTime)
	d.x, err = exchange.Open(ctx, exchange.Config{Dir: dir, Key: benchVictor, Domain: benchDomain, ExitCheck: "127.0.0.1:0", ReferenceRate: marketRate, MaxPending: math.MaxUint32,
		Now: func() time.Time { return time.Unix(d.clock.Load(), 0) }})
	if err != nil {
		return result, err
	}
	err = d.fill(ctx, offers)
	var rates []float64
	for d.round = 0; err == nil && d.round < rounds; d.round++ {
		var rate float64
		rate, err = d.rate(ctx, requests)
		rates = append(rates, rate)
	}
	if err = errors.Join(err, d.x.Close()); err != nil {
		return result, err
	}
	return durableResult{median(rates), float64(d.matched) / (rounds * durableRound)}, nil
}

// fill places the offers of the synthetic market, whose wallets here have keys.
func (d *durable) fill(ctx context.Context, offers int) error {
	source := newSynthetic(1)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(durableClients)
	for first := 0; first < offers; first += perSeller {
		d.say.part("placed in the exchange", first, offers)
		terms := make([]ipsx.Offer, min(perSeller, offers-first))
		seller := actor.Named(fmt.Sprintf("provider %d", first/perSeller))
		for i := range terms {
			terms[i] = source.offer()
			terms[i].Exchange, terms[i].Provider, terms[i].TunnelKey = benchVictor.Address(), seller.Address(), ipsx.Hash{1}
		}
		group.Go(func() error {
			bulk, err := ipsx.SignBulk(seller, nil, benchDomain, terms)
			if err != nil {
				return err
			}
			placed, err := d.x.SubmitOffers(ctx, bulk)
			return errors.Join(err, refused(placed))
		})
	}
	return group.Wait()
}

func refused(result ipsx.BulkResult) error {
	for _, item := range result.Items {
		if item.Refused != nil {
			return item.Refused
		}
	}
	return nil
}

// rate places one round of requests, and gives back what they leased.
func (d *durable) rate(ctx context.Context, requests []*ipsx.Request) (float64, error) {
	requester := actor.Named(fmt.Sprintf("requester %d", d.round))
	bulks, err := d.bulks(requester, requests)
	if err != nil {
		return 0, err
	}
	results := make([]ipsx.BulkResult, len(bulks))
	group, placing := errgroup.WithContext(ctx)
	group.SetLimit(durableClients)
	begun := time.Now()
	for i := range bulks {
		group.Go(func() (err error) {
			results[i], err = d.x.SubmitRequests(placing, bulks[i])
			return errors.Join(err, refused(results[i]))
		})
	}
	err = group.Wait()
	took := time.Since(begun)
	if err == nil {
		err = d.giveBack(ctx, requester, results)
	}
	return durableRound / took.Seconds(), err
}

// bulks are the next requests, signed; they live until the clock goes on.
func (d *durable) bulks(requester actor.Key, requests []*ipsx.Request) ([]ipsx.Bulk[ipsx.Request], error) {
	bulks := make([]ipsx.Bulk[ipsx.Request], durableRound/postgresBatch)
	var group errgroup.Group
	for i := range bulks {
		group.Go(func() (err error) {
			batch := make([]ipsx.Request, postgresBatch)
			for n := range batch {
				number := d.round*durableRound + i*postgresBatch + n
				r := *requests[number%len(requests)]
				r.Countries, r.MinRating = slices.Sorted(slices.Values(r.Countries)), min(r.MinRating, ipsx.NewcomerRating)
				r.Exchange, r.Requester, r.Signer = benchVictor.Address(), requester.Address(), requester.Address()
				r.TunnelKey, r.Expiry = ipsx.Hash(binary.BigEndian.AppendUint64(make([]byte, 24), uint64(number)+1)), d.clock.Load()+1
				batch[n] = r
			}
			bulks[i], err = ipsx.SignBulk(requester, nil, benchDomain, batch)
			return err
		})
	}
	return bulks, group.Wait()
}

// giveBack lets the requests that rest expire, and cancels the deals.
func (d *durable) giveBack(ctx context.Context, requester actor.Key, results []ipsx.BulkResult) error {
	d.clock.Add(1)
	d.x.Tick()
	var group errgroup.Group
	group.SetLimit(takenBack)
	for _, result := range results {
		for _, item := range result.Items {
			if len(item.Deals) > 0 {
				d.matched++
			}
			for _, deal := range item.Deals {
				group.Go(func() error {
					word := ipsx.Status{Deal: benchDomain.Digest(deal.Deal.Message), Role: ipsx.RequesterRole, Seq: 1, Status: ipsx.StatusCancelled, At: d.clock.Load()}
					signed, err := ipsx.Sign(requester, benchDomain, word)
					if err == nil {
						_, err = d.x.SubmitStatus(ctx, signed)
					}
					return err
				})
			}
		}
	}
	return group.Wait()
}
