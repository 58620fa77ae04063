package egress

import (
	"net/netip"
	"slices"
	"strings"
	"sync"
)

// maxRemembered bounds how many addresses of one lease keep their names.
const maxRemembered = 8192

// Domains holds an offer's allowed and denied domains against addresses. Addresses have no names of their own, so it remembers which
// name the lease's resolver answered with them: an address that no permitted name gave is refused when only some domains are allowed.
type Domains struct {
	allowed, denied []string

	mu    sync.Mutex
	names map[netip.Addr]bool // whether a permitted name led here; false: only denied ones did
}

// NewDomains returns nil, which permits everything, when both lists are empty.
func NewDomains(allowed, denied []string) *Domains {
	if len(allowed)+len(denied) == 0 {
		return nil
	}
	return &Domains{allowed: allowed, denied: denied, names: map[netip.Addr]bool{}}
}

// PermitsName says whether the name, or a domain above it, is allowed and none is denied.
func (d *Domains) PermitsName(name string) bool {
	name = strings.ToLower(strings.TrimSuffix(name, "."))
	under := func(domain string) bool { return name == domain || strings.HasSuffix(name, "."+domain) }
	return !slices.ContainsFunc(d.denied, under) && (len(d.allowed) == 0 || slices.ContainsFunc(d.allowed, under))
}

// Remember notes that the resolver answered the name with these addresses.
func (d *Domains) Remember(name string, addrs []netip.Addr) {
	permitted := d.PermitsName(name)
	d.mu.Lock()
	defer d.mu.Unlock()
	for _, a := range addrs {
		if len(d.names) < maxRemembered {
			d.names[a.Unmap()] = d.names[a.Unmap()] || permitted
		}
	}
}

// Permits says whether the address may be reached as far as its names go.
func (d *Domains) Permits(a netip.Addr) bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	permitted, known := d.names[a.Unmap()]
	if !known {
		return len(d.allowed) == 0
	}
	return permitted
}
