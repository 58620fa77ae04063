package api_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
)

// ledger is a relay that nobody reaches: it says for whom it was asked.
type ledger struct{}

func (ledger) URLs() []string { return []string{"stun:198.51.100.7:3478"} }

func (l ledger) Access(deal ipsx.Hash, role ipsx.Role) ipsx.RelayAccess {
	return ipsx.RelayAccess{URLs: l.URLs(), Username: fmt.Sprint(deal.Hex(), role), Password: "geheim"}
}

func TestBothPartiesOfALiveDealGetTheirOwnRelayAccess(t *testing.T) {
	n := open(t)
	n.stop()
	n.relay = ledger{}
	n.start("127.0.0.1:0", true)
	a, b, m := n.dial(alice), n.dial(bob), n.dial(mallory)
	if got := b.Terms().Relay; len(got) != 1 || got[0] != "stun:198.51.100.7:3478" {
		t.Errorf("the terms name the relay %v", got)
	}
	n.place(a, n.offer("127.0.1.1/32", 100))
	deal := hashOf(n.match(b, "first"))
	provides, err := a.Relay(t.Context(), deal)
	n.check(err)
	requests, err := b.Relay(t.Context(), deal)
	n.check(err)
	if provides.Username != fmt.Sprint(deal.Hex(), ipsx.ProviderRole) || requests.Username != fmt.Sprint(deal.Hex(), ipsx.RequesterRole) {
		t.Errorf("access is for %q and %q", provides.Username, requests.Username)
	}
	_, err = m.Relay(t.Context(), deal)
	n.refused(err, ipsx.CodeNotFound)
	_, err = b.Relay(t.Context(), ipsx.Hash{1})
	n.refused(err, ipsx.CodeNotFound)
	if status, _ := n.ask("/v1/deals/" + deal.Hex() + "/relay"); status != 401 {
		t.Errorf("without a signature it is answered with %d", status)
	}
	n.wait(ipsx.ReadyTimeout) // Alice is silent
	n.stands(b, deal, ipsx.DealDeclined)
	_, err = b.Relay(t.Context(), deal)
	n.refused(err, ipsx.CodeTransition)
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
	n.stop()
	n.relay = ledger{}
	n.start("127.0.0.1:0", true)
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
	access := ledger{}.Access(ipsx.Hash{1}, ipsx.ProviderRole)
	for _, text := range []string{fmt.Sprint(access), fmt.Sprintf("%+v", access), fmt.Sprintf("%#v", access), fmt.Sprintf("%v", &access)} {
		if strings.Contains(text, access.Password) {
			t.Errorf("it prints %s", text)
		}
	}
	if data, err := json.Marshal(access); err != nil || !strings.Contains(string(data), access.Password) {
		t.Errorf("its JSON is %s, %v", data, err)
	}
}
