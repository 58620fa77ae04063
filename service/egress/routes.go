package egress

import (
	"net/netip"
	"slices"
)

// route is one of the machine's.
type route struct {
	to    netip.Prefix
	local bool  // it ends at this machine
	hops  []hop // where it goes on otherwise
}

// hop is a way that a route takes.
type hop struct {
	gateway netip.Addr // zero: the network is attached
	link    int        // number of the interface
}

// ownRoutes are the networks that are the provider's own by its routes: those that end at the machine, are attached to it, or lie behind a gateway inside its own network,
// which is one with an address that no lease may reach. The gateways of default routes lead to the internet, and so do public ones.
func ownRoutes(all []route) (own []netip.Prefix) {
	var uplinks []hop
	for _, r := range all {
		if !r.local && isDefault(r.to) {
			uplinks = append(uplinks, r.hops...)
		}
	}
	for _, r := range all {
		if r.local || !isDefault(r.to) && slices.ContainsFunc(r.hops, func(h hop) bool { return h.stays(uplinks) }) {
			own = append(own, r.to)
		}
	}
	return own
}

func (h hop) stays(uplinks []hop) bool {
	if !h.gateway.IsValid() {
		return true
	}
	_, inside := Forbidden(h.gateway)
	return inside && !slices.Contains(uplinks, h)
}

// isDefault says whether a route is for more than anybody's own network: some write the default route as two halves, or as 2000::/3.
func isDefault(to netip.Prefix) bool {
	if to.Addr().Is4() {
		return to.Bits() < 8
	}
	return to.Bits() < 16
}
