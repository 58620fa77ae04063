// Package geo says where IP addresses are and whose: country, region, city, autonomous system, organisation, kind. It also holds what an offer claims against that.
//
// It reads MMDB files of any publisher whose records have one of the known layouts, several beside each other, and behind them a database of countries and
// autonomous systems that it carries itself. Of each fact the first database that knows it is believed. Files that are replaced are read again at the next question.
//
// Key advice: no database says the truth of every address. What one does not know is unknown here too, and contradicts no claim.
package geo

import (
	"net/netip"

	"github.com/ipsx/ipsx"
)

// Record is what the databases say of a network. What they do not know is empty or zero.
type Record struct {
	Country      string     // ISO 3166-1 alpha-2
	Region       string     // ISO 3166-2
	City         string     // English name
	ASN          uint32     // autonomous system number
	Organisation string     // whose that is
	Kind         ipsx.Kinds // each that it may be; where no database tells, what number and organisation do

	CountryBy, RegionBy, CityBy, ASNBy, KindBy *Source // who says it
}

// with adds what a further database says. Place names go together: a region or city of another country than the one that is believed is not.
func (r Record) with(said Record, by *Source) Record {
	if r.Country == "" && said.Country != "" {
		r.Country, r.CountryBy = said.Country, by
	}
	here := said.Country == "" || said.Country == r.Country
	if r.Region == "" && said.Region != "" && here {
		r.Region, r.RegionBy = said.Region, by
	}
	if r.City == "" && said.City != "" && here {
		r.City, r.CityBy = said.City, by
	}
	if r.ASN == 0 && said.ASN != 0 {
		r.ASN, r.Organisation, r.ASNBy = said.ASN, said.Organisation, by
	}
	if r.Kind == 0 && said.Kind != 0 {
		r.Kind, r.KindBy = said.Kind, by
	}
	return r
}

// judged fills in the kind from number and organisation, where no database says it.
func (r Record) judged() Record {
	if r.Kind == 0 {
		if r.Kind = kindOf(r.ASN, r.Organisation); r.Kind != 0 {
			r.KindBy = r.ASNBy
		}
	}
	return r
}

// Lookup is what is known of an address, and the largest network of which all databases say the same.
func (d *Databases) Lookup(a netip.Addr) (network netip.Prefix, found Record, err error) {
	a = a.Unmap().WithZone("")
	list, err := d.current()
	if err != nil {
		return network, found, err
	}
	network = netip.PrefixFrom(a, 0).Masked()
	for _, db := range list {
		said, around, err := db.lookup(a)
		if err != nil {
			return network, found, err
		}
		if around.Bits() > network.Bits() {
			network = around
		}
		found = found.with(said, db.source)
	}
	return network, found.judged(), nil
}

// Networks visits the parts of a prefix of which all databases say the same, until one visit fails, and returns its error.
func (d *Databases) Networks(p netip.Prefix, visit func(netip.Prefix, Record) error) error {
	list, err := d.current()
	if err != nil {
		return err
	}
	return walk(list, p, Record{}, visit)
}

func walk(rest []*database, p netip.Prefix, known Record, visit func(netip.Prefix, Record) error) error {
	if len(rest) == 0 {
		return visit(p, known.judged())
	}
	return rest[0].within(p, func(part netip.Prefix, said Record) error {
		return walk(rest[1:], part, known.with(said, rest[0].source), visit)
	})
}
