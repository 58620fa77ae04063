package main

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"net/netip"
	"time"

	"github.com/spf13/cobra"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab/localnet"
	"github.com/ipsx/ipsx/node/requester"
)

// firstByte is what the firstbyte benchmark prints.
type firstByte struct {
	Leases int `json:"leases"`
	// FirstByteMillis is from placing the request to the first byte of a page through the tunnel, the reservation standing.
	FirstByteMillis spread `json:"firstByteMillis"`
	// ActiveMillis is from placing the request until traffic may flow.
	ActiveMillis spread `json:"activeMillis"`
	// WithReservationMillis is the first rental, which waited for the transaction that opens the reservation.
	WithReservationMillis float64 `json:"withReservationMillis"`
}

func firstByteCommand() *cobra.Command {
	leases := 20
	cmd := &cobra.Command{
		Use: "firstbyte", Short: "Time from a request to the first byte through its tunnel, on loopback", Args: cobra.NoArgs,
		RunE: reporting(func(cmd *cobra.Command) (firstByte, error) { return measureFirstByte(cmd.Context(), leases) }),
	}
	cmd.Flags().IntVar(&leases, "leases", leases, "how many, one after the other")
	return cmd
}

func (f firstByte) String() string {
	return fmt.Sprintf("%d leases: first byte %s; active %s; with the reservation's transaction %.1f ms\n", f.Leases, f.FirstByteMillis, f.ActiveMillis, f.WithReservationMillis)
}

func measureFirstByte(ctx context.Context, leases int) (result firstByte, err error) {
	network, err := localnet.Start(ctx, localnet.Options{Providers: oneProvider(leases + 1)})
	if err != nil {
		return result, err
	}
	defer func() { _ = network.Close() }() // the figures stand
	r, _, err := network.Requester(ctx, "bob", ipsx.IPSX(100), nil)
	if err != nil {
		return result, err
	}
	defer func() { _ = r.Close() }() // the figures stand
	opening, _, err := rentOnce(ctx, network, r)
	if err != nil {
		return result, err
	}
	result.WithReservationMillis = float64(opening.Microseconds()) / 1000
	var first, active []time.Duration
	for range leases {
		f, a, err := rentOnce(ctx, network, r)
		if err != nil {
			return result, err
		}
		first, active = append(first, f), append(active, a)
	}
	result.Leases, result.FirstByteMillis, result.ActiveMillis = leases, spreadOf(first), spreadOf(active)
	return result, nil
}

// oneProvider has an address for every lease, so that none waits for the end of another.
func oneProvider(addresses int) []localnet.ProviderSpec {
	spec := localnet.DefaultProviders()[0]
	spec.Addresses = nil
	for a := netip.MustParseAddr("127.1.0.1"); len(spec.Addresses) < addresses; a = a.Next() {
		spec.Addresses = append(spec.Addresses, a)
	}
	return []localnet.ProviderSpec{spec}
}

// rentOnce rents one address, fetches a page through it and ends the lease.
func rentOnce(ctx context.Context, network *localnet.Network, r *requester.Requester) (first, active time.Duration, err error) {
	begun := time.Now()
	price := ipsx.Wei(100_000_000_000_000)
	// MaxTotal is small, so that the one reservation of the first rental serves all that follow.
	rental, err := r.Rent(ctx, requester.Order{Wait: 5 * time.Second, Request: ipsx.Request{Count: 1, MinCount: 1, Protocol: ipsx.Any, Scope: ipsx.Browse, Seconds: 60,
		MaxPricePerSecond: price, MaxPricePerGiB: ipsx.IPSX(1), MaxTotal: price.Mul(60)}})
	if err != nil {
		return 0, 0, err
	}
	defer rental.End(ctx)
	if len(rental.Leases) == 0 {
		return 0, 0, errNoLease
	}
	active = time.Since(begun)
	client := &http.Client{Transport: &http.Transport{DialContext: rental.Leases[0].Via(0).DialContext, DisableKeepAlives: true}}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+network.Site().String(), nil)
	if err != nil {
		return 0, 0, err
	}
	response, err := client.Do(request)
	if err != nil {
		return 0, 0, err
	}
	defer func() { _ = response.Body.Close() }() // one byte is enough
	_, err = io.ReadFull(response.Body, make([]byte, 1))
	return time.Since(begun), active, err
}
