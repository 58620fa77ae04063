package geo

import (
	"fmt"
	"net/netip"
	"strings"

	"github.com/ipsx/ipsx"
)

// maxNetworks is into how many networks the databases may divide the prefixes of one offer: as many as a /16 has addresses.
const maxNetworks = 1 << 16

// Check holds what an offer claims against the databases, for all its addresses: country, region, autonomous system and kind, as far as each is known. It fails with
// CodeForbidden when one contradicts, and names it; with CodeTooLarge when there is too much to check. The name of the city is not checked: databases write it
// in too many ways.
func (d *Databases) Check(o ipsx.Offer) error {
	networks := 0
	for _, p := range o.Prefixes {
		err := d.Networks(p, func(part netip.Prefix, found Record) error {
			if networks++; networks > maxNetworks {
				return ipsx.Errorf(ipsx.CodeTooLarge, "the databases divide these prefixes into more than %d networks", maxNetworks).WithFix("offer them in several offers")
			}
			return found.contradicts(o, part)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// contradicts names the first claim that is not true of the network.
func (r Record) contradicts(o ipsx.Offer, network netip.Prefix) error {
	switch {
	case r.Country != "" && o.Country != r.Country:
		return fails("country "+o.Country, network, "in "+r.Country, r.CountryBy)
	case r.Region != "" && o.Region != "" && o.Region != r.Region:
		return fails("region "+o.Region, network, "in "+r.Region, r.RegionBy)
	case r.ASN != 0 && o.ASN != 0 && o.ASN != r.ASN:
		return fails(fmt.Sprintf("asn %d", o.ASN), network, "of "+r.owner(), r.ASNBy)
	case r.Kind != 0 && o.Kind&r.Kind == 0:
		return fails("kind "+o.Kind.String(), network, strings.ReplaceAll(r.Kind.String(), ",", " or ")+", "+r.owner()+",", r.KindBy)
	}
	return nil
}

// owner is the autonomous system in words.
func (r Record) owner() string {
	if r.Organisation == "" {
		return fmt.Sprintf("AS%d", r.ASN)
	}
	return fmt.Sprintf("AS%d (%s)", r.ASN, r.Organisation)
}

func fails(claim string, network netip.Prefix, truth string, by *Source) error {
	return ipsx.Errorf(ipsx.CodeForbidden, "the claim %s fails: %s is %s by %s", claim, network, truth, by).
		WithFix("claim what is true of all addresses of the offer, or offer them apart; where the database errs, tell its publisher and the exchange's operator")
}
