package reach

import (
	"net/netip"
	"testing"
)

// TestNobodyIsLookedForInside: what a lease may not reach is neither told nor knocked at, and loopback only where the whole market is on it.
func TestNobodyIsLookedForInside(t *testing.T) {
	for _, c := range []struct {
		exchange, address string
		want              bool
	}{
		{"exchange.example", "8.8.8.8", true},
		{"exchange.example", "192.168.1.1", false},
		{"exchange.example", "100.64.0.1", false},
		{"exchange.example", "fd00::1", false},
		{"exchange.example", "169.254.169.254", false},
		{"exchange.example", "127.0.0.1", false},
		{"127.0.0.1", "127.0.0.1", true},
		{"::1", "127.0.0.1", true},
		{"localhost", "::1", true},
		{"127.0.0.1", "192.168.1.1", false},
		{"localhost.example", "127.0.0.1", false},
	} {
		if got := permits(c.exchange)(netip.MustParseAddr(c.address)); got != c.want {
			t.Errorf("with an exchange at %s, %s is permitted: %v", c.exchange, c.address, got)
		}
	}
}
