package api_test

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/netip"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/service/egress"
	"github.com/ipsx/ipsx/service/relay"
)

// relays has the exchange started anew with a relay beside it, that nobody speaks with here.
func (n *network) relays() {
	n.Helper()
	n.stop()
	r, err := relay.Open(n.Context(), relay.Config{Listen: "127.0.0.1:0", Secret: []byte("sixteen bytes or more"), Now: n.clock.Now, Forbidden: egress.Forbidden,
		Own: func() []netip.Prefix { return nil }, Relayed: func(deal ipsx.Hash) bool { return n.x.Relayed(deal) }})
	n.check(err)
	n.Cleanup(func() { n.check(r.Close()) })
	n.relay = r
	n.start("127.0.0.1:0", true)
}

func TestBothPartiesOfALiveDealGetTheirOwnRelayAccess(t *testing.T) {
	n := open(t)
	n.relays()
	a, b, m := n.dial(alice), n.dial(bob), n.dial(mallory)
	n.place(a, n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(b, "first"))
	provides, err := a.Relay(t.Context(), deal)
	n.check(err)
	requests, err := b.Relay(t.Context(), deal)
	n.check(err)
	expires := n.clock.Now().Add(time.Hour).Unix()
	for role, access := range map[ipsx.Role]ipsx.RelayAccess{ipsx.ProviderRole: provides, ipsx.RequesterRole: requests} {
		if want := fmt.Sprintf("%d:%s:%s", expires, deal.Hex(), role); access.Username != want || access.Expires != expires || len(access.Password) < 40 {
			t.Errorf("the %s's access is %v, want %s", role, access, want)
		}
		if got := b.Terms().Relay; len(got) != 2 || !slices.Equal(got, access.URLs) || !strings.HasPrefix(got[0], "stun:127.0.0.1:") {
			t.Errorf("the terms name the relay %v, the %s's access %v", got, role, access.URLs)
		}
	}
	if provides.Password == requests.Password {
		t.Error("both have one password")
	}
	_, err = m.Relay(t.Context(), deal)
	n.refused(err, ipsx.CodeNotFound)
	_, err = b.Relay(t.Context(), ipsx.Hash{1})
	n.refused(err, ipsx.CodeNotFound)
	if status, _ := n.ask("/v1/deals/" + deal.Hex() + "/relay"); status != http.StatusUnauthorized {
		t.Errorf("without a signature it is answered with %d", status)
	}
	n.wait(ipsx.ReadyTimeout) // Alice is silent
	n.stands(b, deal, ipsx.DealDeclined)
	_, err = b.Relay(t.Context(), deal)
	n.refused(err, ipsx.CodeTransition)
}

func TestABookingIsRelayedForWhenItsTimeComes(t *testing.T) {
	n := open(t)
	n.relays()
	n.place(n.dial(alice), n.offer("127.0.1.1/32", 100))
	b, r := n.dial(bob), n.request("later")
	r.Start = n.clock.Now().Unix() + 600
	result, err := b.Request(t.Context(), r)
	n.check(err)
	deal := hashOf(result.Deals[0])
	_, err = b.Relay(t.Context(), deal)
	n.refused(err, ipsx.CodeTransition)
	n.wait(10*time.Minute - ipsx.BookingLead)
	n.stands(b, deal, ipsx.DealProposed)
	_, err = b.Relay(t.Context(), deal)
	n.check(err)
}

func TestWithoutARelayNobodyIsToldOfOne(t *testing.T) {
	n := open(t)
	b := n.dial(bob)
	if _, text := n.ask("/v1/terms"); !strings.Contains(text, `"relay":[]`) {
		t.Errorf("the terms are %s", text)
	}
	n.place(n.dial(alice), n.offer("127.0.1.1/32", 100))
	_, err := b.Relay(t.Context(), hashOf(n.match(b, "first")))
	n.refused(err, ipsx.CodeUnsupported)
}

// TestRelayOnlyNeedsARelay: an exchange with one takes the request; TestWhatIsNotBuiltIsNotIgnored has one without.
func TestRelayOnlyNeedsARelay(t *testing.T) {
	n := open(t)
	n.relays()
	n.place(n.dial(alice), n.offer("127.0.1.1/32", 100))
	r := n.request("hidden")
	r.RelayOnly = true
	result, err := n.dial(bob).Request(t.Context(), r)
	n.check(err)
	if len(result.Deals) != 1 || !result.Deals[0].Request.Message.RelayOnly {
		t.Errorf("the request became %+v", result)
	}
}

// TestARelayAccessPrintsNoPassword keeps it out of logs.
func TestARelayAccessPrintsNoPassword(t *testing.T) {
	access := ipsx.RelayAccess{Username: "1:0x00:provider", Password: "geheim"}
	for _, text := range []string{fmt.Sprint(access), fmt.Sprintf("%+v", access), fmt.Sprintf("%#v", access), fmt.Sprintf("%v", &access)} {
		if strings.Contains(text, access.Password) {
			t.Errorf("it prints %s", text)
		}
	}
	if data, err := json.Marshal(access); err != nil || !strings.Contains(string(data), access.Password) {
		t.Errorf("its JSON is %s, %v", data, err)
	}
}
