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
// public addresses behind NAT. It reads them anew every ten seconds; when that fails it keeps the last list.
func OwnNetworks(extra ...netip.Addr) func() []netip.Prefix {
	var mu sync.Mutex
	var known []netip.Prefix
	var read time.Time
	return func() []netip.Prefix {
		mu.Lock()
		defer mu.Unlock()
		if time.Since(read) < ownFor {
			return known
		}
		if found, err := net.InterfaceAddrs(); err == nil {
			known, read = prefixes(found, extra), time.Now()
		}
		return known
	}
}

func prefixes(found []net.Addr, extra []netip.Addr) []netip.Prefix {
	var list []netip.Prefix
	for _, a := range found {
		network, err := netip.ParsePrefix(a.String())
		if err == nil {
			list = append(list, netip.PrefixFrom(network.Addr().Unmap(), network.Bits()).Masked())
		}
	}
	for _, a := range extra {
		list = append(list, netip.PrefixFrom(a, a.BitLen()))
	}
	return list
}
