package provider

import (
	"context"
	"io"
	"net/http"
	"net/netip"
	"slices"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
	"github.com/ipsx/ipsx/service/egress"
)

const (
	claimTimeout = 10 * time.Second
	claimsAtOnce = 8
)

// showControl shows the exchange that this node holds what it offers, by connecting from the addresses that the exchange picks, unless it did for long enough.
func (v *venue) showControl(ctx context.Context, until int64) error {
	place := v.client.Terms().Challenge
	offering := v.node.offering.Load()
	if place == "" || v.shown >= until && v.shownOf == offering {
		return nil
	}
	var prefixes []netip.Prefix
	for _, a := range *offering {
		prefixes = append(prefixes, a.Public)
	}
	slices.SortFunc(prefixes, netip.Prefix.Compare)
	asked, err := v.client.Challenge(ctx, prefixes)
	if err != nil {
		return err
	}
	connecting, ctx := errgroup.WithContext(ctx)
	connecting.SetLimit(claimsAtOnce)
	for _, a := range asked.Addresses {
		connecting.Go(func() error { return v.node.claimFrom(ctx, a, place, asked.Token) })
	}
	if err := connecting.Wait(); err != nil {
		return err
	}
	v.shown, v.shownOf = asked.Shown, offering
	return nil
}

// claimFrom connects to the place as a lease of the address would.
func (p *Provider) claimFrom(ctx context.Context, public netip.Addr, place string, token ipsx.Hash) error {
	source, ok := p.bind(public)
	if !ok {
		return ipsx.Errorf(ipsx.CodeForbidden, "the exchange asks for a connection from %s, which is not offered here", public).WithFix("tell its operator")
	}
	ctx, cancel := context.WithTimeout(ctx, claimTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+place+"/claim?token="+token.Hex(), nil)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeInvalid, "the exchange's place of challenges %q is not host:port", place)
	}
	client := http.Client{
		Transport:     &http.Transport{DisableKeepAlives: true, DialContext: egress.From(source).DialContext},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, // only the exchange itself answers
	}
	response, err := client.Do(request)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeUnavailable, "%s cannot be shown to be held here: no connection from %s to %s: %w", public, source, place, err).
			WithFix("check that this machine reaches the internet from it, or do not offer it")
	}
	defer func() { _ = response.Body.Close() }() // it was read
	if response.StatusCode != http.StatusNoContent {
		said, _ := io.ReadAll(io.LimitReader(response.Body, 256)) // what there is of it
		return ipsx.Errorf(ipsx.CodeForbidden, "%s cannot be shown to be held here: the exchange at %s says %q", public, place, said).
			WithFix("offer the address under which others see this machine; behind NAT write --address PUBLIC=LOCAL")
	}
	return nil
}

// challengePlace reads where the exchange sees who connects; zero: it does not look. It may not be where leases may not go, for the same reason as the exit check.
func challengePlace(c Config, client *sdk.Client, own func() []netip.Prefix) (netip.AddrPort, error) {
	text := client.Terms().Challenge
	if text == "" {
		return netip.AddrPort{}, nil
	}
	place, err := netip.ParseAddrPort(text)
	if err != nil {
		return place, ipsx.Errorf(ipsx.CodeInvalid, "the exchange's place of challenges %q is not an address and port", text)
	}
	if isHost(client.Host(), place.Addr()) {
		return place, nil
	}
	if err := (&egress.Policy{Protocol: ipsx.Any, Allow: c.Allow, Own: own}).Check("udp", place); err != nil {
		return place, ipsx.Errorf(ipsx.CodeForbidden, "the exchange names %s as its place of challenges, which is no public address: %w", place, err).WithFix("tell its operator")
	}
	return place, nil
}
