package api_test

import (
	"encoding/json"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

func TestBadOffersAreRefusedWithTheirCode(t *testing.T) {
	n := open(t)
	good := n.offer("127.0.1.0/24", 100)
	good.Exchange, good.Provider = victor.Address(), alice.Address()
	sign := func(k ipsx.Signer, domain ipsx.Domain, change func(*ipsx.Offer)) string {
		o := good
		change(&o)
		signed, err := ipsx.Sign(k, domain, o)
		n.check(err)
		return n.json(signed)
	}
	same := func(*ipsx.Offer) {}
	valid := sign(alice, home, same)
	for name, c := range map[string]struct {
		body   string
		status int
		code   ipsx.Code
	}{
		"no JSON":           {"?", 400, ipsx.CodeInvalid},
		"nothing":           {"", 400, ipsx.CodeInvalid},
		"two values":        {valid + valid, 400, ipsx.CodeInvalid},
		"unknown field":     {strings.Replace(valid, `"country"`, `"planet":"Mars","country"`, 1), 400, ipsx.CodeInvalid},
		"too large":         {`{"message":{"city":"` + strings.Repeat("x", 64<<10) + `"}}`, 413, ipsx.CodeTooLarge},
		"unsigned":          {n.json(ipsx.Signed[ipsx.Offer]{Message: good, Signature: make([]byte, 65)}), 401, ipsx.CodeSignature},
		"no signature":      {n.json(map[string]any{"message": good}), 401, ipsx.CodeSignature},
		"by Mallory":        {sign(mallory, home, same), 401, ipsx.CodeSignature},
		"for another chain": {sign(alice, ipsx.Domain{ChainID: 1, Centralizer: home.Centralizer}, same), 401, ipsx.CodeSignature},
		"another exchange":  {sign(alice, home, func(o *ipsx.Offer) { o.Exchange = mallory.Address() }), 400, ipsx.CodeInvalid},
		"expired":           {sign(alice, home, func(o *ipsx.Offer) { o.Expiry = n.clock.Now().Unix() }), 410, ipsx.CodeExpired},
		"lives too long":    {sign(alice, home, func(o *ipsx.Offer) { o.Expiry += 48 * 3600 }), 400, ipsx.CodeInvalid},
		"no prefixes":       {sign(alice, home, func(o *ipsx.Offer) { o.Prefixes = nil }), 400, ipsx.CodeInvalid},
		"absurd country":    {sign(alice, home, func(o *ipsx.Offer) { o.Country = "Atlantis" }), 400, ipsx.CodeInvalid},
		"absurd price":      {sign(alice, home, func(o *ipsx.Offer) { o.PricePerSecond = ipsx.IPSX(1 << 40) }), 400, ipsx.CodeInvalid},
		"absurd lease":      {sign(alice, home, func(o *ipsx.Offer) { o.MinSeconds = 0 }), 400, ipsx.CodeInvalid},
		"negative amount":   {strings.Replace(valid, `"pricePerGiB":"10"`, `"pricePerGiB":"-10"`, 1), 400, ipsx.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			status, p := n.post("/v1/offers", c.body)
			if status != c.status || p.Code != c.code || p.Status != status || p.Detail == "" {
				t.Errorf("answered %d %+v, want %d %s", status, p, c.status, c.code)
			}
		})
	}
	if page, err := n.dial(bob).Offers(t.Context(), ipsx.OrderFilter{}); err != nil || len(page.Orders) != 0 {
		t.Errorf("a refused offer stands in the book: %+v, %v", page, err)
	}
}

// TestWhatIsNotBuiltIsNotIgnored: a request that asks for what nobody does yet is not taken as if it had not, nor quoted.
func TestWhatIsNotBuiltIsNotIgnored(t *testing.T) {
	n := open(t)
	b := n.dial(bob)
	n.place(n.dial(alice), n.offer("127.0.1.0/30", 100))
	for name, change := range map[string]func(*ipsx.Request){
		"relayOnly": func(r *ipsx.Request) { r.RelayOnly = true }, "clearer": func(r *ipsx.Request) { r.Clearer = victor.Address() },
	} {
		r := n.request(name)
		change(&r)
		_, err := b.Request(t.Context(), r)
		n.refused(err, ipsx.CodeUnsupported)
		_, err = b.RequestAll(t.Context(), []ipsx.Request{n.request("beside " + name), r})
		n.refused(err, ipsx.CodeUnsupported)
		r.Exchange, r.Requester = victor.Address(), bob.Address()
		if status, p := n.post("/v1/quotes", n.json(r)); status != http.StatusNotImplemented || p.Fix == "" {
			t.Errorf("a quote with %s is answered with %d %+v", name, status, p)
		}
	}
	if deals, err := b.Deals(t.Context(), ipsx.DealFilter{}); err != nil || len(deals.Deals) != 0 {
		t.Errorf("it was matched: %+v, %v", deals, err)
	}
}

func TestPrivateAddressesAreRefusedByDefault(t *testing.T) {
	n := open(t)
	n.stop()
	n.start("127.0.0.1:0", false)
	client := n.dial(alice)
	for _, prefix := range []string{"127.0.0.0/24", "10.1.0.0/16", "192.168.1.7/32", "100.64.0.0/24", "169.254.169.254/32", "fd00::/64", "2001:db8::/48", "224.0.0.0/24"} {
		_, err := client.Offer(t.Context(), n.offer(prefix, 100))
		n.refused(err, ipsx.CodeInvalid)
	}
	n.place(client, n.offer("93.184.216.0/24", 100))
	n.place(client, n.offer("2a00:1450:4001::/64", 100))
}

func TestUnknownPlacesAreProblems(t *testing.T) {
	n := open(t)
	for path, want := range map[string]int{
		"/nowhere": 404, "/v1/orders/0x12": 400, "/v1/orders/" + ipsx.Hash{1}.Hex(): 404, "/v1/offers?limit=5000": 400, "/v1/offers?limit=many": 400,
		"/v1/offers?kind=spaceship": 400, "/v1/offers?cursor=x": 400, "/v1/requests?cursor=20001": 400, "/v1/deals": 401, "/v1/events": 401, "/v1/profiles/me": 400,
	} {
		response, err := http.Get(n.url + path)
		n.check(err)
		data, err := io.ReadAll(response.Body)
		n.check(err)
		var p struct{ Code ipsx.Code }
		if err := json.Unmarshal(data, &p); err != nil || response.StatusCode != want || p.Code == "" ||
			response.Header.Get("Content-Type") != "application/problem+json" {
			t.Errorf("%s answers %d %q", path, response.StatusCode, data)
		}
		n.check(response.Body.Close())
	}
}

func TestAccessHoldsForAMinuteAndForOneWallet(t *testing.T) {
	n := open(t)
	late := &clock{now: n.clock.Now().Add(-2 * time.Minute)}
	client, err := sdk.Dial(t.Context(), n.url, sdk.Options{Signer: bob, Now: late.Now})
	n.check(err)
	_, err = client.Deals(t.Context(), ipsx.DealFilter{})
	n.refused(err, ipsx.CodeExpired)
	_, err = n.dialWith(sdk.Options{Signer: mallory, Wallet: bob.Address()}).Deals(t.Context(), ipsx.DealFilter{})
	n.refused(err, ipsx.CodeSignature)
	_, err = n.dial(bob).Deals(t.Context(), ipsx.DealFilter{})
	n.check(err)
}

func TestDelegatesAreHeldAgainstTheChain(t *testing.T) {
	n := open(t)
	delegation, err := ipsx.SignDelegation(bob, home, ipsx.Delegation{
		Wallet: bob.Address(), Delegate: carol.Address(), Epoch: 3, Until: n.clock.Now().Unix() + 86400,
	})
	n.check(err)
	read := func() error {
		_, err := n.dialWith(sdk.Options{Signer: carol, Wallet: bob.Address(), Delegation: delegation}).Deals(t.Context(), ipsx.DealFilter{})
		return err
	}
	n.chain.set(bob.Address(), 3, true)
	n.refused(read(), ipsx.CodeUnavailable) // never heard of: it cannot be known
	n.chain.set(bob.Address(), 3, false)
	n.check(read())
	placed, err := n.dialWith(sdk.Options{Signer: carol, Wallet: bob.Address(), Delegation: delegation}).Request(t.Context(), n.request("by Carol"))
	if err != nil || placed.Order.Request.Requester != bob.Address() {
		t.Errorf("Carol's request for Bob: %+v, %v", placed.Order, err)
	}
	n.chain.set(bob.Address(), 4, true)
	n.clock.add(time.Minute)
	n.check(read()) // the chain is gone for a minute
	n.clock.add(2 * time.Minute)
	n.refused(read(), ipsx.CodeUnavailable)
	n.chain.set(bob.Address(), 4, false)
	n.refused(read(), ipsx.CodeSignature) // revoked
}

func TestDialPinsTheExchange(t *testing.T) {
	n := open(t)
	_, err := sdk.Dial(t.Context(), n.url, sdk.Options{Exchange: mallory.Address()})
	n.refused(err, ipsx.CodeForbidden)
	_, err = sdk.Dial(t.Context(), n.url, sdk.Options{Domain: ipsx.Domain{ChainID: 1}})
	n.refused(err, ipsx.CodeForbidden)
	url := n.url
	n.stop()
	_, err = sdk.Dial(t.Context(), url, sdk.Options{})
	n.refused(err, ipsx.CodeUnavailable)
	_, err = sdk.Dial(t.Context(), "exchange", sdk.Options{})
	n.refused(err, ipsx.CodeInvalid)
}

func TestTheDocumentDescribesTheSignedBodies(t *testing.T) {
	n := open(t)
	response, err := http.Get(n.url + "/openapi.json")
	n.check(err)
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	n.check(err)
	for _, want := range []string{`"/v1/offers"`, `"/v1/events"`, "SignedOffer", "SignedStatus", "SignedPairMessage", "text/event-stream", `"pricePerSecond"`} {
		if !strings.Contains(string(data), want) {
			t.Errorf("the OpenAPI document lacks %s", want)
		}
	}
}

func TestTheExitCheckSaysWhatItSaw(t *testing.T) {
	n := open(t)
	client := n.dial(bob)
	for _, from := range []string{"127.0.0.1", "127.0.0.77"} {
		seen, err := client.ExitCheck(t.Context(), dialFrom(from))
		if err != nil || seen.String() != from {
			t.Errorf("from %s the exchange saw %s, %v", from, seen, err)
		}
	}
}
