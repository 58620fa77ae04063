package lab_test

import (
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/lab"
)

// TestWhoOffersAnAddressHoldsIt: an exchange with --verify full sees Alice connect from both her addresses and takes her offer. What Mallory says of Alice's address, or of her own, is
// refused; and whoever rents an address cannot show it to an exchange as one of his own.
func TestWhoOffersAnAddressHoldsIt(t *testing.T) {
	t.Parallel()
	n := newNetwork(t, "--verify", "full")
	_, _ = n.provide("--country", "US") // as the embedded data says of all addresses here
	bob := n.actor(n.Requester, "50 IPSX")
	r := bob.rent("--for", "1m")
	place := "http://" + n.Exchange.At(ipsx.ChallengePort) + "/claim?token=" + ipsx.Hash{1}.Hex()
	if status := n.Requester.Run("curl", "-sS", "-o", "/dev/null", "-w", "%{http_code}", place); status != "403" {
		t.Errorf("this proves nothing: the place of challenges says %s to all", status)
	}
	if out, err := n.Requester.Try("curl", "-sS", "-m", "10", "-x", "socks5h://"+r.leased[0].Proxy, place); err == nil {
		t.Errorf("through the lease the place of challenges says %q", out)
	}
	bills := r.end()
	if len(bills) != 1 || bills[0].Denied["challenge-port"] == 0 {
		t.Errorf("what was refused is not told: %+v", bills)
	}

	mallory := n.actor(n.Host("mallory", "11.8.0.1/24"), "")
	for claim, flags := range map[string][]string{
		"cannot be shown to be held here": {"--country", "US", "--address", n.Provider.Addrs[0].String() + "=11.8.0.1"},
		"country DE":                      {"--country", "DE", "--address", "11.8.0.1"},
	} {
		p := mallory.start(append([]string{"provide", "--kind", "residential", "--port", "51820", "--endpoint", "11.8.0.1:51820", "--log-level", "info"}, flags...)...)
		p.Await(claim)
		if strings.Contains(p.Output(), "offered") {
			t.Errorf("it is offered all the same: %s", p.Output())
		}
		_ = p.Stop() // it may have ended with what it was refused for
	}
}

// TestAnAddressThatChanges: Alice's home gets another public address. Her lease ends as address_changed, and she offers the new one, whichever the exchange can see her connect from.
func TestAnAddressThatChanges(t *testing.T) {
	t.Parallel()
	n := newNetwork(t, "--verify", "full", "--relay-listen", relayAddress)
	router, home := n.Home("home", "11.7.0.1/24", lab.PortRestricted)
	alice := n.actor(home, "")
	serving := alice.start("provide", "--country", "US", "--kind", "residential", "--address", "11.7.0.1=192.168.1.2", "--endpoint", "none", "--look-at-address", "1s")
	serving.Await("offered")
	bob := n.actor(n.Requester, "50 IPSX")
	r := bob.rent("--for", "2m")
	router.Move("11.9.0.1/24")
	serving.Await("address  others see another one now: 11.7.0.1 to 11.9.0.1")
	<-r.process.Done()
	var bills []bill
	if r.decode(1, &bills); len(bills) != 1 || bills[0].Reason != string(ipsx.ReasonAddressChanged) {
		t.Errorf("the lease ended as %+v", bills)
	}
	again := bob.rent("--for", "1m")
	if leased := again.leased[0].Leased.String(); leased != "11.9.0.1" {
		t.Errorf("%s is leased", leased)
	}
	again.end()
}
