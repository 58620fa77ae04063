package api_test

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/geo"
	"github.com/ipsx/ipsx/sdk"
)

// challenges has the exchange started anew, so that it asks who holds an address.
func (n *network) challenges() {
	n.Helper()
	n.stop()
	n.challenge = "127.0.0.1:0"
	n.start("127.0.0.1:0", true)
}

// claims connects from an address and says what the exchange answers.
func (n *network) claimsFrom(c *sdk.Client, from netip.Addr, token ipsx.Hash) int {
	n.Helper()
	dialer := net.Dialer{LocalAddr: net.TCPAddrFromAddrPort(netip.AddrPortFrom(from, 0))}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true, DialContext: dialer.DialContext}}
	answer, err := client.Get(fmt.Sprintf("http://%s/claim?token=%s", c.Terms().Challenge, token.Hex()))
	n.check(err)
	n.check(answer.Body.Close())
	return answer.StatusCode
}

// shows answers a challenge for prefixes, from all addresses but some.
func (n *network) shows(c *sdk.Client, but []netip.Addr, prefixes ...string) ipsx.Challenge {
	n.Helper()
	var list []netip.Prefix
	for _, p := range prefixes {
		list = append(list, netip.MustParsePrefix(p))
	}
	asked, err := c.Challenge(n.Context(), list)
	n.check(err)
	for _, a := range asked.Addresses {
		if slices.Contains(but, a) {
			continue
		}
		if status := n.claimsFrom(c, a, asked.Token); status != http.StatusNoContent {
			n.Fatalf("from %s: %d", a, status)
		}
	}
	return asked
}

func TestOnlyWhoConnectsFromAnAddressOffersIt(t *testing.T) {
	n := open(t)
	n.challenges()
	a, m := n.dial(alice), n.dial(mallory)
	_, err := a.Offer(t.Context(), n.offer("127.0.1.0/29", 100))
	n.refused(err, ipsx.CodeForbidden)
	asked := n.shows(a, nil, "127.0.1.0/29")
	if len(asked.Addresses) != 8 {
		t.Errorf("of 8 addresses %v are asked for", asked.Addresses)
	}
	n.place(a, n.offer("127.0.1.0/29", 100))
	n.place(a, n.offer("127.0.1.4/30", 101)) // a part of it, as when the rest is leased elsewhere

	// Mallory shows seven of eight, and then says that Alice's token is hers.
	n.shows(m, []netip.Addr{netip.MustParseAddr("127.0.2.5")}, "127.0.2.0/29")
	_, err = m.Offer(t.Context(), n.offer("127.0.2.0/29", 100))
	n.refused(err, ipsx.CodeForbidden)
	_, err = m.Offer(t.Context(), n.offer("127.0.1.0/29", 1))
	n.refused(err, ipsx.CodeForbidden)
	if status := n.claimsFrom(m, netip.MustParseAddr("127.0.1.1"), asked.Token); status != http.StatusForbidden {
		t.Errorf("an answered token is answered again with %d", status)
	}
	if status := n.claimsFrom(m, netip.MustParseAddr("127.0.3.1"), ipsx.Hash{1}); status != http.StatusForbidden {
		t.Errorf("an invented token is answered with %d", status)
	}

	// An offer may not outlive what was shown; a bulk is held to the same.
	late := n.offer("127.0.1.0/29", 102)
	late.Expiry = asked.Shown + 1
	_, err = a.Offer(t.Context(), late)
	n.refused(err, ipsx.CodeForbidden)
	_, err = m.OfferAll(t.Context(), []ipsx.Offer{n.offer("127.0.2.0/30", 5)})
	n.refused(err, ipsx.CodeForbidden)
	n.wait(ipsx.ShownSeconds * time.Second)
	_, err = a.Offer(t.Context(), n.offer("127.0.1.0/29", 103))
	n.refused(err, ipsx.CodeForbidden)
}

func TestChallengesAreFewAndShort(t *testing.T) {
	n := open(t)
	n.challenges()
	a := n.dial(alice)
	range16 := []netip.Prefix{netip.MustParsePrefix("127.9.0.0/16")}
	asked, err := a.Challenge(t.Context(), range16)
	n.check(err)
	picked := map[netip.Addr]bool{}
	for _, address := range asked.Addresses {
		picked[address] = true
		if !range16[0].Contains(address) {
			t.Errorf("%s is asked for, which is not in %s", address, range16[0])
		}
	}
	if len(picked) != ipsx.MaxChallenged {
		t.Errorf("of a /16 %d addresses are asked for: %v", len(picked), asked.Addresses)
	}
	for range 3 {
		_, err = a.Challenge(t.Context(), range16)
		n.check(err)
	}
	_, err = a.Challenge(t.Context(), range16)
	n.refused(err, ipsx.CodeRateLimited)
	n.wait((ipsx.ChallengeSeconds + 1) * time.Second)
	if status := n.claimsFrom(a, asked.Addresses[0], asked.Token); status != http.StatusForbidden {
		t.Errorf("a challenge that is over is answered with %d", status)
	}
	_, err = a.Challenge(t.Context(), range16)
	n.check(err)
	_, err = a.Challenge(t.Context(), nil)
	n.refused(err, ipsx.CodeInvalid)
	if status, _ := n.post("/v1/challenges", `{"prefixes": ["127.9.0.0/16"]}`); status != http.StatusUnauthorized {
		t.Errorf("without a signature it is answered with %d", status)
	}
	plain := open(t)
	_, err = plain.dial(alice).Challenge(t.Context(), range16)
	plain.refused(err, ipsx.CodeUnsupported)
}

// TestWhatWasOfferedOutlivesARestart: the exchange forgets who showed what, and has it shown again when the offer is renewed.
func TestWhatWasOfferedOutlivesARestart(t *testing.T) {
	n := open(t)
	n.challenges()
	a := n.dial(alice)
	n.shows(a, nil, "127.0.1.1/32")
	n.place(a, n.offer("127.0.1.1/32", 100))
	n.restart()
	page, err := a.Offers(context.Background(), ipsx.OrderFilter{})
	n.check(err)
	if len(page.Orders) != 1 {
		t.Errorf("after a restart %d offers stand", len(page.Orders))
	}
	_, err = a.Offer(t.Context(), n.offer("127.0.1.1/32", 101))
	n.refused(err, ipsx.CodeForbidden)
}

// TestClaimsAreHeldAgainstData uses the embedded database, which knows countries and autonomous systems.
func TestClaimsAreHeldAgainstData(t *testing.T) {
	n := open(t)
	n.stop()
	databases, err := geo.Open(nil, nil)
	n.check(err)
	n.claims = databases
	n.start("127.0.0.1:0", true)
	m := n.dial(mallory)
	for claim, change := range map[string]func(*ipsx.Offer){
		"country DE":       func(o *ipsx.Offer) { o.Country = "DE" },
		"kind residential": func(*ipsx.Offer) {},
		"asn 3320":         func(o *ipsx.Offer) { o.ASN, o.Kind = 3320, ipsx.Datacenter },
	} {
		o := n.offer("8.8.8.0/24", 100)
		o.Country = "US"
		change(&o)
		_, err := m.Offer(t.Context(), o)
		n.refused(err, ipsx.CodeForbidden)
		if err == nil || !strings.Contains(err.Error(), claim) {
			t.Errorf("the claim %s is refused as %v", claim, err)
		}
	}
	o := n.offer("8.8.8.0/24", 100)
	o.Country, o.Kind = "US", ipsx.Datacenter
	n.place(m, o)
	n.place(m, n.offer("127.0.1.0/29", 100)) // of which the data says nothing
}
