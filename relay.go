package ipsx

import "fmt"

// RelayAccess lets one party of a live deal use the relay of the deal's exchange: TURN (RFC 8656) with a long-term credential of its own.
type RelayAccess struct {
	URLs     []string `json:"urls"` // of STUN (RFC 7064) and TURN (RFC 7065)
	Username string   `json:"username"`
	Password string   `json:"password"`
	Expires  int64    `json:"expires"` // Unix seconds from which on nothing new is allocated; what is allocated stands as long as the deal
	Port     string   `json:"port"`    // host:port of the deal's relay port, which any WireGuard client reaches; empty while the provider does not hold it
}

// PortUsername is under which the provider allocates the deal's relay port, with the same password. The relayed address of that allocation is the port, and each
// WireGuard client that comes in there is a peer of its own, at the same IP address and a port that stands for it.
func (a RelayAccess) PortUsername() string { return a.Username + ":port" }

// String leaves the password out.
func (a RelayAccess) String() string {
	return fmt.Sprintf("relay %v for %s until %d, port %q", a.URLs, a.Username, a.Expires, a.Port)
}

// GoString is the same as String.
func (a RelayAccess) GoString() string { return a.String() }
