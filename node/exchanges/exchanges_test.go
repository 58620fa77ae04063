package exchanges_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/node/exchanges"
)

// TestListedURLs: a listing is a stranger's words.
func TestListedURLs(t *testing.T) {
	for url, good := range map[string]bool{
		"https://exchange.example":                             true,
		"https://exchange.example:8443/market":                 true,
		"https://[2a00::1]:8443":                               true,
		"http://127.0.0.1:4747":                                true,
		"http://[::1]:4747":                                    true,
		"http://localhost:4747":                                true,
		"http://exchange.example":                              false,
		"http://127.0.0.1.exchange.example":                    false,
		"http://192.168.1.1":                                   false,
		"http://169.254.169.254/latest":                        false,
		"https://bob:secret@exchange.example":                  false,
		"https://exchange.example@evil.example":                false,
		"https://exchange.example?next=http://10.0.0.1":        false,
		"https://exchange.example/#x":                          false,
		"https://":                                             false,
		"https:exchange.example":                               false,
		"https://exch ange.example":                            false,
		"https://%zz":                                          false,
		"file:///etc/passwd":                                   false,
		"https://exchange.example/" + strings.Repeat("x", 176): false,
		"https://exchange.example/" + strings.Repeat("x", 175): true,
	} {
		err := exchanges.CheckURL(url)
		if good && err != nil || !good && !ipsx.IsCode(err, ipsx.CodeInvalid) {
			t.Errorf("%s: %v", url, err)
		}
	}
}

// TestPulse: an exchange is down when it has not worked for as long as patience lasts, not sooner; one look that it works begins the time anew.
func TestPulse(t *testing.T) {
	begin, away := time.Unix(1_800_000_000, 0), errors.New("away")
	p := exchanges.NewPulse(30*time.Second, begin)
	at := func(second int) time.Time { return begin.Add(time.Duration(second) * time.Second) }
	for _, step := range []struct {
		second int
		err    error
		down   bool
	}{{5, away, false}, {29, away, false}, {29, nil, false}, {58, away, false}, {59, away, true}, {60, nil, false}, {89, away, false}, {90, away, true}} {
		p.Saw(at(step.second), step.err)
		if p.Down(at(step.second)) != step.down {
			t.Errorf("after %d s (%v) it is down: %t", step.second, step.err, !step.down)
		}
	}
}

// registry is listings in the order in which the contract has them, which withdrawals change.
type registry []chain.Listing

func (r registry) Exchanges(_ context.Context, from, count uint64) ([]chain.Listing, error) {
	from = min(from, uint64(len(r)))
	return r[from:min(from+count, uint64(len(r)))], nil
}

func listing(n int, since int64, url string) chain.Listing {
	return chain.Listing{Exchange: ipsx.Address{byte(n), byte(n >> 8), 1}, Since: since, URL: url}
}

// TestPreference: those that the person named come first, as named and not as listed; then the registry, the longest listed first, up to a limit.
func TestPreference(t *testing.T) {
	listed := registry{listing(1, 300, "https://young.example"), listing(2, 100, "https://old.example/"), listing(3, 200, "https://named.example"), listing(4, 250, "https://old.example")}
	k := exchanges.New(exchanges.Config{URLs: []string{"https://named.example/", "http://plain.example", "https://named.example"}, Registry: listed})
	var urls []string
	for _, e := range k.All(t.Context()) {
		urls = append(urls, fmt.Sprint(e.URL, " ", e.Address[0]))
	}
	if want := []string{"https://named.example 0", "http://plain.example 0", "https://old.example 2", "https://old.example 4", "https://young.example 1"}; !slices.Equal(urls, want) {
		t.Errorf("the order is %v", urls)
	}
	var many registry
	for n := range 1000 {
		many = append(many, listing(n, int64(n), fmt.Sprintf("https://%d.example", n)))
	}
	if all, err := exchanges.Listings(t.Context(), many); err != nil || len(all) != 256 {
		t.Errorf("%d listings are read, %v", len(all), err)
	}
}

// TestARememberedExchangeIsTheSameOne: it has one client, whoever asks for it.
func TestARememberedExchangeIsTheSameOne(t *testing.T) {
	listed := registry{listing(2, 100, "https://old.example/")}
	k := exchanges.New(exchanges.Config{Registry: listed})
	early := k.Again("https://old.example", listed[0].Exchange)
	if all := k.All(t.Context()); len(all) != 1 || all[0] != early {
		t.Errorf("the registry's is another one: %v", all)
	}
	if k.Again("https://old.example", listed[0].Exchange) != early || k.Again("https://old.example", ipsx.Address{9}) == early {
		t.Error("it is confused with another")
	}
}
