package sdk_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/ipsx/ipsx"
)

// TestEveryOrderOfABulkHasItsReceipt: an exchange answers without one, with another's signature, or with fewer items.
func TestEveryOrderOfABulkHasItsReceipt(t *testing.T) {
	type answer struct {
		items    []ipsx.BulkItem
		receipts []ipsx.Receipt
		signer   ipsx.Signer
	}
	for name, c := range map[string]struct {
		lie  func(*answer)
		want ipsx.Code
	}{
		"honest":              {func(*answer) {}, ""},
		"refused":             {func(a *answer) { a.items[1].Refused, a.receipts = &ipsx.Error{Code: ipsx.CodeConflict}, a.receipts[:1] }, ""},
		"no receipt for one":  {func(a *answer) { a.receipts = a.receipts[:1] }, ipsx.CodeSignature},
		"no receipts":         {func(a *answer) { a.receipts = nil }, ipsx.CodeSignature},
		"signed by another":   {func(a *answer) { a.signer = mallory }, ipsx.CodeSignature},
		"of another exchange": {func(a *answer) { a.receipts[0].Exchange = mallory.Address() }, ipsx.CodeSignature},
		"an item is missing":  {func(a *answer) { a.items = a.items[:1] }, ipsx.CodeSignature},
		"another order":       {func(a *answer) { slices.Reverse(a.items) }, ipsx.CodeSignature},
	} {
		t.Run(name, func(t *testing.T) {
			client := dishonest(t, map[string]http.HandlerFunc{"/v1/requests/bulk": func(w http.ResponseWriter, r *http.Request) {
				var sent ipsx.Bulk[ipsx.Request]
				if err := ipsx.Decode(r.Body, 1<<16, &sent); err != nil {
					t.Error(err)
				}
				a := answer{signer: victor}
				for _, m := range sent.Messages {
					digest := ipsx.Domain{}.Digest(m)
					a.items, a.receipts = append(a.items, ipsx.BulkItem{Order: digest}), append(a.receipts, ipsx.Receipt{Exchange: victor.Address(), Order: digest, Sequence: 1})
				}
				c.lie(&a)
				result := ipsx.BulkResult{Items: a.items}
				if len(a.receipts) > 0 {
					signed, err := ipsx.SignBulk(a.signer, nil, ipsx.Domain{}, a.receipts)
					if err != nil {
						t.Error(err)
					}
					result.Receipts = &signed
				}
				write(t, w, result)
			}})
			if _, err := client.RequestAll(t.Context(), []ipsx.Request{{Nonce: 1}, {Nonce: 2}}); ipsx.CodeOf(err) != c.want {
				t.Errorf("got %v, want code %q", err, c.want)
			}
		})
	}
}
