package api_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/sdk"
)

// posts are the paths that the OpenAPI document lets be posted to.
func (n *network) posts() (found []string) {
	n.Helper()
	var document struct{ Paths map[string]map[string]any }
	_, text := n.ask("/openapi.json")
	n.check(json.Unmarshal([]byte(text), &document))
	for path, operations := range document.Paths {
		if operations["post"] != nil {
			found = append(found, path)
		}
	}
	slices.Sort(found)
	return found
}

// send posts as a client does that repeats by itself, and gives the answer without what differs each time: the receipts, and why there was no match, which is only said at first.
func (n *network) send(path string, message any) (answer map[string]any) {
	n.Helper()
	request, err := http.NewRequestWithContext(n.Context(), http.MethodPost, n.url+path, strings.NewReader(n.json(message)))
	n.check(err)
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Idempotency-Key", "any")
	response, err := http.DefaultClient.Do(request)
	n.check(err)
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	n.check(err)
	if response.StatusCode >= 300 {
		n.Fatalf("%s is answered with %s", path, data)
	}
	n.check(json.Unmarshal(data, &answer))
	for _, once := range []string{"receipt", "receipts", "noMatch"} {
		delete(answer, once)
	}
	items, _ := answer["items"].([]any)
	for _, item := range items {
		delete(item.(map[string]any), "noMatch")
	}
	return answer
}

// TestWhateverIsPostedMayBeSentAgain: the answer is the same, and nothing happens twice. That is what stands for idempotency keys.
func TestWhateverIsPostedMayBeSentAgain(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	sent := map[string]bool{"/v1/login": true, "/v1/quotes": true, "/v1/challenges": true} // a nonce serves once; a quote changes nothing; an unanswered challenge is forgotten
	twice := func(path, route string, message any) map[string]any {
		t.Helper()
		before := n.x.Stats()
		first := n.send(path, message)
		between := n.x.Stats()
		again := n.send(path, message)
		if after := n.x.Stats(); !reflect.DeepEqual(first, again) || !maps.Equal(after.Deals, between.Deals) || after.Offers != between.Offers || after.Requests != between.Requests {
			t.Errorf("%s is answered with %v and then with %v; the numbers went from %+v over %+v to %+v", path, first, again, before, between, after)
		}
		sent[route] = true
		return first
	}
	offer, err := sdk.Sign(a, n.own(alice, n.offer("127.0.1.0/30", 100)))
	n.check(err)
	twice("/v1/offers", "/v1/offers", offer)
	wish := n.request("first")
	wish.Exchange, wish.Requester = victor.Address(), bob.Address()
	request, err := sdk.Sign(b, wish)
	n.check(err)
	made := twice("/v1/requests", "/v1/requests", request)
	deal := n.only(made)
	bulk, err := ipsx.SignBulk(alice, nil, home, []ipsx.Offer{n.own(alice, n.offer("127.0.2.0/30", 100)), n.own(alice, n.offer("127.0.3.0/30", 100))})
	n.check(err)
	twice("/v1/offers/bulk", "/v1/offers/bulk", bulk)
	wishes := []ipsx.Request{wish, wish}
	for i := range wishes {
		wishes[i].TunnelKey, wishes[i].Countries = ipsx.Hash{byte(i + 1)}, []string{"FR"}
	}
	resting, err := ipsx.SignBulk(bob, nil, home, wishes)
	n.check(err)
	twice("/v1/requests/bulk", "/v1/requests/bulk", resting)
	cancel, err := sdk.Sign(a, ipsx.Cancel{Exchange: victor.Address(), Wallet: alice.Address(), Order: home.Digest(n.own(alice, n.offer("127.0.2.0/30", 100)))})
	n.check(err)
	twice("/v1/cancels", "/v1/cancels", cancel)
	for i, say := range []struct {
		by     *sdk.Client
		role   ipsx.Role
		status ipsx.ActorStatus
	}{{a, ipsx.ProviderRole, ipsx.StatusReady}, {b, ipsx.RequesterRole, ipsx.StatusConnected}} {
		status, err := sdk.Sign(say.by, ipsx.Status{Deal: deal, Role: say.role, Seq: uint64(i + 1), Status: say.status, At: n.clock.Now().Unix()})
		n.check(err)
		twice("/v1/deals/"+deal.Hex()+"/statuses", "/v1/deals/{hash}/statuses", status)
	}
	extension, err := sdk.Sign(b, ipsx.Extension{Deal: deal, Seconds: 120, MaxTotal: ipsx.IPSX(2), At: n.clock.Now().Unix()})
	n.check(err)
	twice("/v1/deals/"+deal.Hex()+"/extensions", "/v1/deals/{hash}/extensions", extension)
	message, err := sdk.Sign(b, ipsx.PairMessage{Deal: deal, Role: ipsx.RequesterRole, Seq: 1, Sealed: []byte("sealed")})
	n.check(err)
	twice("/v1/deals/"+deal.Hex()+"/messages", "/v1/deals/{hash}/messages", message)
	if posts := n.posts(); !slices.Equal(posts, slices.Sorted(maps.Keys(sent))) {
		t.Errorf("of %v only %v were sent again", posts, sent)
	}
}

// own fills in whose an offer is.
func (n *network) own(k ipsx.Signer, o ipsx.Offer) ipsx.Offer {
	o.Exchange, o.Provider = victor.Address(), k.Address()
	return o
}

// only is the deal of a request that was matched.
func (n *network) only(answer map[string]any) (deal ipsx.Hash) {
	n.Helper()
	order, _ := answer["order"].(map[string]any)
	deals, _ := order["deals"].([]any)
	if len(deals) != 1 {
		n.Fatalf("matched to %v", deals)
	}
	n.check(deal.UnmarshalText([]byte(deals[0].(string))))
	return deal
}

// TestAnAnswerIsLostAndTheOrderSentAgain: Bob's line breaks when he has sent a request, over and over. Sent again, also to an exchange that was started anew, each is
// one deal, and each address leased once.
func TestAnAnswerIsLostAndTheOrderSentAgain(t *testing.T) {
	n := open(t)
	n.place(n.dial(alice), n.offer("127.0.1.0/27", 100))
	var bodies []string
	for i := range 12 {
		r := n.request(fmt.Sprint("lost ", i))
		r.Exchange, r.Requester = victor.Address(), bob.Address()
		signed, err := ipsx.Sign(bob, home, r)
		n.check(err)
		bodies = append(bodies, n.json(signed))
		conn, err := net.Dial("tcp", strings.TrimPrefix(n.url, "http://"))
		n.check(err)
		_, err = fmt.Fprintf(conn, "POST /v1/requests HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s", len(bodies[i]), bodies[i])
		n.check(err)
		n.check(conn.Close())
		if i == 5 {
			n.restart()
		}
	}
	deals := map[ipsx.Hash]bool{}
	for _, body := range slices.Concat(bodies, bodies) {
		deals[n.only(n.send("/v1/requests", json.RawMessage(body)))] = true
	}
	page, err := n.dial(bob).Deals(t.Context(), ipsx.DealFilter{Limit: ipsx.MaxPage})
	n.check(err)
	if len(deals) != len(bodies) || len(page.Deals) != len(bodies) {
		t.Errorf("%d requests are %d deals, and %d in Bob's list", len(bodies), len(deals), len(page.Deals))
	}
}
