package chain_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/chain/internal/chaintest"
)

const exchangeURL = "https://exchange.example"

// TestListings announces Alice's and Bob's exchanges, changes what Alice's says and withdraws it.
func TestListings(t *testing.T) {
	onEach(t, func(t *testing.T, n network) {
		ctx := ctxOf(t)
		n.mined(n.Announce(ctx, alice, exchangeURL, "1 %"))
		since := n.now()
		n.mined(n.Announce(ctx, bob, "http://bob.example", ""))
		n.mined(n.Announce(ctx, alice, exchangeURL, "2 %"))
		alices := chain.Listing{Exchange: alice.Address(), Since: since, Updated: n.now(), URL: exchangeURL, Terms: "2 %"}
		if got := chaintest.Must[chain.Listing](t)(n.Listing(ctx, alice.Address())); got != alices || alices.Updated <= since {
			t.Errorf("listing is %+v, want %+v", got, alices)
		}
		n.expectListed(0, 2, alice, bob)
		n.expectListed(1, 2, bob)
		n.expectListed(2, 2)

		n.mined(n.WithdrawListing(ctx, alice))
		n.expectListed(0, 2, bob)
		_, err := n.Listing(ctx, alice.Address())
		expectError(t, err, ipsx.CodeNotFound, "not listed", alice.Address().Hex())
		_, err = n.WithdrawListing(ctx, alice)
		expectError(t, err, ipsx.CodeNotFound, "NotListed")
	})
}

// TestBadListings are refused with the reason.
func TestBadListings(t *testing.T) {
	n := onDevchain(t)
	_, err := n.Announce(ctxOf(t), alice, "ftp://exchange.example", "")
	expectError(t, err, ipsx.CodeInvalid, "BadUrl", "ftp://exchange.example", "https://")
	_, err = n.Announce(ctxOf(t), alice, exchangeURL, strings.Repeat("%", 257))
	expectError(t, err, ipsx.CodeTooLarge, "TermsTooLong(length 257, most 256)")
	n.expectListed(0, 10)
}

func (n network) expectListed(from, count uint64, want ...ipsx.Signer) {
	n.t.Helper()
	got := chaintest.Must[[]chain.Listing](n.t)(n.Exchanges(ctxOf(n.t), from, count))
	if !slices.EqualFunc(got, want, func(l chain.Listing, who ipsx.Signer) bool { return l.Exchange == who.Address() }) {
		n.t.Errorf("page from %d is %v, want %d listings", from, got, len(want))
	}
}

// TestDeploymentWithoutRegistry refuses to write where there is no contract, and to read.
func TestDeploymentWithoutRegistry(t *testing.T) {
	n := onDevchain(t)
	old := n.Deployment()
	old.Registry = ipsx.Address{}
	c := chaintest.Must[*chain.Client](t)(chain.Dial(ctxOf(t), n.url, old))
	defer c.Close()
	_, err := c.Announce(ctxOf(t), alice, exchangeURL, "")
	expectError(t, err, ipsx.CodeNotFound, "no contract")
	_, err = c.Exchanges(ctxOf(t), 0, 1)
	expectError(t, err, ipsx.CodeInternal, "check that the deployment is of this version")
}
