package egress

import (
	"net"
	"net/netip"
	"sync"
	"time"
)

// ownFor is how long the list of the machine's networks is believed before it is read again.
const ownFor = 10 * time.Second

// OwnNetworks returns a function that lists the addresses and networks of this machine's interfaces, with extra ones such as its
// public addresses behind NAT, or prefixes that are routed to it. It reads them anew every ten seconds; when that fails it keeps the last list.
func OwnNetworks(extra ...netip.Prefix) func() []netip.Prefix {
	var mu sync.Mutex
	known := extra
	var read time.Time
	return func() []netip.Prefix {
		mu.Lock()
		defer mu.Unlock()
		if time.Since(read) < ownFor {
			return known
		}
		if found, err := net.InterfaceAddrs(); err == nil {
			known, read = append(prefixes(found), extra...), time.Now()
		}
		return known
	}
}

func prefixes(found []net.Addr) (list []netip.Prefix) {
	for _, a := range found {
		network, err := netip.ParsePrefix(a.String())
		if err == nil {
			list = append(list, netip.PrefixFrom(network.Addr().Unmap(), network.Bits()).Masked())
		}
	}
	return list
}
