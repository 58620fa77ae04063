package egress

import (
	"net"
	"net/netip"
	"slices"
	"sync"
	"time"
)

const (
	// ownFor is how long the list of the machine's networks is believed where nothing tells of changes.
	ownFor = 10 * time.Second
	// ownPause is how long it is believed whatever is told: routers change their routes often.
	ownPause = 100 * time.Millisecond
)

// Networks are the addresses and networks of this machine, which leases never reach: those of its interfaces, those that its routes lead to without leaving for the
// internet, and extra ones. Where the system tells of changes, as Linux does, they hold 100 ms after one; else the interfaces are read every ten seconds.
type Networks struct {
	extra   []netip.Prefix
	changes *changes // nil: nothing tells of them

	mu    sync.Mutex
	known []netip.Prefix
	read  time.Time
	stale bool
}

// WatchNetworks begins to watch. The extra ones are what no interface or route shows, such as public addresses behind NAT. Close ends it.
func WatchNetworks(extra ...netip.Prefix) *Networks {
	return &Networks{extra: extra, changes: watchChanges(), known: extra, stale: true}
}

// List is what they are now; when they cannot be read, what they were.
func (n *Networks) List() []netip.Prefix {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.stale = n.stale || n.changes.any()
	if age := time.Since(n.read); age < ownPause || !n.stale && n.changes != nil || !n.stale && age < ownFor {
		return n.known
	}
	if found, err := interfaces(); err == nil {
		n.known, n.read, n.stale = append(append(found, ownRoutes(routes())...), n.extra...), time.Now(), false
	}
	return n.known
}

// Add adds what no interface or route shows.
func (n *Networks) Add(p netip.Prefix) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.extra, n.known = append(slices.Clip(n.extra), p), append(slices.Clip(n.known), p)
}

// Close ends the watching; List goes on with what is known.
func (n *Networks) Close() error {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.changes.close()
}

func interfaces() (list []netip.Prefix, err error) {
	found, err := net.InterfaceAddrs()
	for _, a := range found {
		network, err := netip.ParsePrefix(a.String())
		if err == nil {
			list = append(list, netip.PrefixFrom(network.Addr().Unmap(), network.Bits()).Masked())
		}
	}
	return list, err
}
