package main

import (
	"context"
	"fmt"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/node/requester"
)

// leaseBench rents on a whole network on loopback, so many leases a second whether the ones before are done or not. A requester pays its provider for one
// lease at a time, so there are several, whose reservations stand before it begins.
type leaseBench struct{ leases, perSecond, requesters int }

func (b leaseBench) measure(ctx context.Context) (times spread, err error) {
	network, err := localnet.Start(ctx, localnet.Options{Providers: oneProvider(b.leases + b.requesters)})
	if err != nil {
		return times, err
	}
	defer func() { _ = network.Close() }() // the figures stand
	idle := make(chan *requester.Requester, b.requesters)
	var all []*requester.Requester
	defer func() {
		for _, r := range all {
			_ = r.Close() // the figures stand
		}
	}()
	for i := range b.requesters {
		r, _, err := network.Requester(ctx, fmt.Sprintf("bob %d", i), ipsx.IPSX(10), nil)
		if err != nil {
			return times, err
		}
		all = append(all, r)
		if _, _, err := rentOnce(ctx, network, r); err != nil {
			return times, err
		}
		idle <- r
	}
	return b.arrivals(ctx, network, idle)
}

// arrivals rents by the clock. The time of a lease counts from when it was due.
func (b leaseBench) arrivals(ctx context.Context, network *localnet.Network, idle chan *requester.Requester) (spread, error) {
	first := make([]time.Duration, b.leases)
	group, renting := errgroup.WithContext(ctx)
	begun := time.Now()
	for i := range b.leases {
		due := begun.Add(time.Duration(i) * time.Second / time.Duration(b.perSecond))
		wait(renting, time.Until(due))
		group.Go(func() error {
			select {
			case r := <-idle:
				late := time.Since(due)
				took, _, err := rentOnce(renting, network, r)
				first[i] = late + took
				idle <- r
				return err
			case <-renting.Done():
				return renting.Err()
			}
		})
	}
	err := group.Wait()
	return spreadOf(first), err
}
