package lab_test

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/ipsx/ipsx/lab"
)

const open = lab.NAT("open")

var natKinds = []lab.NAT{lab.FullCone, lab.PortRestricted, lab.Symmetric, lab.NoUDP}

// natted is a network whose providers are at home behind each kind of NAT, in a country each.
type natted struct {
	*network
	countries map[lab.NAT]string
	bobs      map[lab.NAT]*actor
}

func newNatted(t *testing.T) *natted {
	t.Helper()
	n := &natted{network: newNetwork(t, "--relay-listen", relayAddress, "--relay-tcp-listen", relayTCPAddress), countries: map[lab.NAT]string{}, bobs: map[lab.NAT]*actor{}}
	n.bobs[open] = n.actor(n.Requester, "50 IPSX")
	for i, nat := range natKinds {
		n.countries[nat] = []string{"AT", "BE", "CH", "DK"}[i]
		router, inside := n.Home(fmt.Sprintf("alice%d", i), fmt.Sprintf("11.10.%d.1/24", i), nat)
		alice := n.actor(inside, "")
		alice.start("provide", "--country", n.countries[nat], "--kind", "residential", "--address", fmt.Sprintf("%s=%s", router.Addr(), inside.Addr())).Await("offered")
		_, inside = n.Home(fmt.Sprintf("bob%d", i), fmt.Sprintf("11.11.%d.1/24", i), nat)
		n.bobs[nat] = n.actor(inside, "50 IPSX")
	}
	return n
}

// TestWaysThroughNATs: whatever is between the two, there is a way, and a straight one wherever one side lets anybody in.
func TestWaysThroughNATs(t *testing.T) {
	t.Parallel()
	n := newNatted(t)
	for _, theirs := range natKinds {
		for _, mine := range append([]lab.NAT{open}, natKinds...) {
			t.Run(fmt.Sprintf("%s to %s", mine, theirs), func(t *testing.T) {
				begun := time.Now()
				r := n.bobs[mine].rent("--country", n.countries[theirs], "--for", "1m")
				t.Logf("%s after %s", r.leased[0].Way, time.Since(begun).Round(10*time.Millisecond))
				_, err := netip.ParseAddrPort(r.leased[0].Way)
				if straight := err == nil; straight != meets(mine, theirs) {
					t.Errorf("the way is %s", r.leased[0].Way)
				}
				r.end()
			})
		}
	}
}

// meets says whether the two NATs let a straight way be.
func meets(a, b lab.NAT) bool {
	switch {
	case a == lab.NoUDP || b == lab.NoUDP:
		return false
	case a == lab.Symmetric:
		return b != lab.Symmetric && b != lab.PortRestricted
	case b == lab.Symmetric:
		return a != lab.PortRestricted
	}
	return true
}

var _ = strings.TrimSpace
