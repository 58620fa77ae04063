package requester

import (
	"testing"

	"github.com/ipsx/ipsx"
)

// TestRelayOnlyIsNotIgnored: who wants to stay unknown is not rented for as if it did not.
func TestRelayOnlyIsNotIgnored(t *testing.T) {
	if _, err := new(Requester).Rent(t.Context(), Order{Request: ipsx.Request{RelayOnly: true}}); !ipsx.IsCode(err, ipsx.CodeUnsupported) {
		t.Errorf("got %v", err)
	}
}
