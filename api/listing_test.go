package api_test

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx"
)

// listings are what the OpenAPI document says is answered in pages.
func (n *network) listings() []string {
	n.Helper()
	var document struct {
		Paths map[string]map[string]struct {
			Parameters []struct{ Name string }
			Responses  map[string]struct {
				Content map[string]struct {
					Schema struct {
						Ref string `json:"$ref"`
					}
				}
			}
		}
		Components struct {
			Schemas map[string]struct {
				Properties map[string]struct{ Type any }
			}
		}
	}
	_, text := n.ask("/openapi.json")
	n.check(json.Unmarshal([]byte(text), &document))
	var found []string
	for path, operations := range document.Paths {
		get := operations["get"]
		names := map[string]bool{}
		for _, p := range get.Parameters {
			names[p.Name] = true
		}
		schema := document.Components.Schemas[strings.TrimPrefix(get.Responses["200"].Content["application/json"].Schema.Ref, "#/components/schemas/")]
		_, next := schema.Properties["next"]
		if names["cursor"] != next || names["cursor"] != names["limit"] {
			n.Errorf("%s is half a listing: cursor %v, limit %v, next %v", path, names["cursor"], names["limit"], next)
		}
		if next {
			found = append(found, path)
		}
	}
	slices.Sort(found)
	return found
}

// page reads a page of a listing as Bob: what is listed, and where more is.
func (n *network) page(path string) (items []any, next string) {
	n.Helper()
	request, err := http.NewRequestWithContext(n.Context(), http.MethodGet, n.url+path, nil)
	n.check(err)
	request.Header.Set("Authorization", n.access(bob))
	response, err := http.DefaultClient.Do(request)
	n.check(err)
	defer func() { _ = response.Body.Close() }()
	data, err := io.ReadAll(response.Body)
	n.check(err)
	var answer map[string]any
	n.check(json.Unmarshal(data, &answer))
	if response.StatusCode != http.StatusOK {
		n.Fatalf("%s is answered with %s", path, data)
	}
	next, _ = answer["next"].(string)
	for _, member := range answer {
		if list, ok := member.([]any); ok {
			items = list
		}
	}
	return items, next
}

// TestEveryListingHasPages: whatever the API lists comes in pages of any size that together are the whole list, each thing once.
func TestEveryListingHasPages(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	for i := range 5 {
		n.place(a, n.offer(fmt.Sprintf("127.0.1.%d/32", i), uint64(100+i/2)))
		n.lease(a, b, fmt.Sprint("lease ", i))
		n.wait(24 * time.Hour) // another day, another candle
	}
	for i := range 5 {
		n.place(a, n.offer(fmt.Sprintf("127.0.2.%d/32", i), uint64(100+i/2)))
		r := n.request(fmt.Sprint("rests ", i))
		r.Countries, r.Protocol = []string{"FR"}, 1
		_, err := b.Request(t.Context(), r)
		n.check(err)
	}
	filters := map[string]string{"/v1/candles": "country=DE&kind=residential&interval=1h&", "/v1/days": "", "/v1/deals": "", "/v1/history": "", "/v1/offers": "", "/v1/requests": ""}
	if listings := n.listings(); !slices.Equal(listings, slices.Sorted(maps.Keys(filters))) {
		t.Errorf("the listings are %v", listings)
	}
	for path, filter := range filters {
		all, next := n.page(path + "?" + filter + "limit=1000")
		if len(all) != 5 || next != "" {
			t.Errorf("%s lists %d, and more at %q", path, len(all), next)
		}
		for _, limit := range []int{1, 2, 4, 5} {
			var pages []any
			cursor := ""
			for range len(all) + 1 {
				items, next := n.page(fmt.Sprintf("%s?%slimit=%d%s", path, filter, limit, cursor))
				if pages = append(pages, items...); len(items) > limit || next == "" {
					break
				}
				cursor = "&cursor=" + next
			}
			if !reflect.DeepEqual(pages, all) {
				t.Errorf("%s in pages of %d gives %d of %d, or others", path, limit, len(pages), len(all))
			}
		}
	}
}

// TestPagesGoOnWhereTheyEnded also when deals came or ended between two of them: whoever lost events reads its live deals so, and must not miss one.
func TestPagesGoOnWhereTheyEnded(t *testing.T) {
	n := open(t)
	a, b := n.dial(alice), n.dial(bob)
	n.place(a, n.offer("127.0.1.0/28", 100))
	var made []ipsx.Hash // the newest first
	for i := range 7 {
		made = slices.Insert(made, 0, hashOf(n.match(b, fmt.Sprint("deal ", i))))
	}
	read := func(f ipsx.DealFilter) (hashes []ipsx.Hash, next string) {
		page, err := b.Deals(t.Context(), f)
		n.check(err)
		for _, d := range page.Deals {
			hashes = append(hashes, d.Hash)
		}
		return hashes, page.Next
	}
	for what, happens := range map[string]func(){
		"a deal comes": func() { n.match(b, "between two pages") },
		"deals end": func() {
			for _, deal := range made[:2] {
				n.says(a, deal, ipsx.ProviderRole, 1, ipsx.StatusDeclined, ipsx.DealDeclined)
			}
		},
	} {
		want, _ := read(ipsx.DealFilter{Live: true})
		first, next := read(ipsx.DealFilter{Live: true, Limit: 3})
		happens()
		rest, end := read(ipsx.DealFilter{Live: true, Cursor: next})
		if all := slices.Concat(first, rest); !slices.Equal(all, want) || end != "" {
			t.Errorf("%s: the pages are %v and %v of %v, and more at %q", what, first, rest, want, end)
		}
	}
	for _, cursor := range []string{"x", "-1", "1.5", "99999999999999999999"} {
		_, err := b.Deals(t.Context(), ipsx.DealFilter{Cursor: cursor})
		n.refused(err, ipsx.CodeInvalid)
	}
}
