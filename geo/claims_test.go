package geo_test

import (
	"net/netip"
	"path/filepath"
	"strings"
	"testing"

	"github.com/maxmind/mmdbwriter/mmdbtype"

	"github.com/ipsx/ipsx"
)

func owned(country string, asn uint32, organisation string) m {
	return m{"country_code": s(country), "autonomous_system_number": mmdbtype.Uint32(asn), "autonomous_system_organization": s(organisation)}
}

// TestClaims: what an offer says is held against the databases for every address that it has.
func TestClaims(t *testing.T) {
	line := owned("DE", 64500, "Alice Line")
	line["region_code"] = s("BE")
	networks := map[string]m{
		"11.2.0.0/16":   line,
		"11.2.77.0/24":  owned("US", 64500, "Alice Line"),
		"11.3.0.0/16":   owned("DE", 64501, "Mallory Hosting Ltd."),
		"11.4.0.0/16":   owned("DE", 16509, "Amazon.com, Inc."),
		"11.5.0.0/16":   owned("DE", 21928, "T-Mobile USA, Inc."),
		"11.6.0.0/16":   owned("DE", 64502, "Cloud Nine Broadband"),
		"11.7.0.0/16":   owned("DE", 64503, "Acloudy Serverus"),
		"11.8.0.0/16":   owned("DE", 64504, "Somebody's Data  Center"),
		"2a0f::/48":     owned("DE", 64500, "Alice Line"),
		"2a0f:0:1::/48": owned("AT", 64500, "Alice Line"),
	}
	d := open(t, write(t, filepath.Join(t.TempDir(), "x"), "Lab", networks))
	home := ipsx.Offer{Country: "DE", Kind: ipsx.Residential}
	with := func(change func(*ipsx.Offer)) ipsx.Offer {
		o := home
		change(&o)
		return o
	}
	centre := with(func(o *ipsx.Offer) { o.Kind = ipsx.Datacenter })
	for _, row := range []struct {
		offer    ipsx.Offer
		prefixes string
		refused  string
	}{
		{offer: home, prefixes: "11.2.0.0/24"},
		{offer: home, prefixes: "11.2.76.0/24,11.2.78.0/24"},
		{offer: home, prefixes: "11.2.77.9/32", refused: "the claim country DE fails: 11.2.77.9/32 is in US by Lab, 2026-05-28"},
		{offer: home, prefixes: "11.2.0.0/16", refused: "the claim country DE fails: 11.2.77.0/24 is in US by Lab, 2026-05-28"},
		{offer: home, prefixes: "11.2.0.1/32,11.2.64.0/18", refused: "11.2.77.0/24 is in US"},
		{offer: with(func(o *ipsx.Offer) { o.Region = "DE-BE" }), prefixes: "11.2.0.0/24"},
		{offer: with(func(o *ipsx.Offer) { o.Region = "DE-BY" }), prefixes: "11.2.0.0/24", refused: "the claim region DE-BY fails: 11.2.0.0/24 is in DE-BE by"},
		{offer: with(func(o *ipsx.Offer) { o.Region = "DE-BY" }), prefixes: "2a0f::/64"}, // nobody knows
		{offer: with(func(o *ipsx.Offer) { o.ASN = 64500 }), prefixes: "11.2.0.0/24"},
		{offer: with(func(o *ipsx.Offer) { o.ASN = 3320 }), prefixes: "11.2.0.0/24", refused: "the claim asn 3320 fails: 11.2.0.0/24 is of AS64500 (Alice Line) by"},
		{offer: home, prefixes: "11.3.0.1/32", refused: "the claim kind residential fails: 11.3.0.1/32 is datacenter, AS64501 (Mallory Hosting Ltd.), by"},
		{offer: centre, prefixes: "11.3.0.1/32"},
		{offer: home, prefixes: "11.4.0.0/20", refused: "the claim kind residential fails: 11.4.0.0/20 is datacenter, AS16509"},
		{offer: home, prefixes: "11.5.0.0/24"},
		{offer: with(func(o *ipsx.Offer) { o.Kind = ipsx.Mobile }), prefixes: "11.5.0.0/24"},
		{offer: centre, prefixes: "11.5.0.0/24", refused: "is residential or mobile, AS21928 (T-Mobile USA, Inc.), by"},
		{offer: home, prefixes: "11.6.0.0/24"}, // it connects people too
		{offer: home, prefixes: "11.7.0.0/24"}, // no such word
		{offer: home, prefixes: "11.8.0.0/24", refused: "kind residential"},
		{offer: centre, prefixes: "11.2.0.0/24"}, // nobody knows
		{offer: home, prefixes: "2a0f::/48"},
		{offer: home, prefixes: "2a0f:0:1:7::/64", refused: "2a0f:0:1:7::/64 is in AT"},
		{offer: home, prefixes: "127.0.0.11/32,192.168.0.0/24"}, // a test network's
	} {
		o := row.offer
		for _, p := range strings.Split(row.prefixes, ",") {
			o.Prefixes = append(o.Prefixes, netip.MustParsePrefix(p))
		}
		err := d.Check(o)
		if row.refused == "" && err != nil {
			t.Errorf("%s as %s %s: %v", row.prefixes, o.Country, o.Kind, err)
		}
		if row.refused != "" && (!ipsx.IsCode(err, ipsx.CodeForbidden) || !strings.Contains(err.Error(), row.refused)) {
			t.Errorf("%s as %s %s: %v, want %q", row.prefixes, o.Country, o.Kind, err, row.refused)
		}
	}
}

// A connection type that a database tells wins over what number and name make believe.
func TestAKnownConnectionTypeWins(t *testing.T) {
	dir := t.TempDir()
	hoster := write(t, filepath.Join(dir, "asn"), "Lab", map[string]m{"11.3.0.0/16": owned("DE", 64501, "Mallory Hosting Ltd.")})
	lines := write(t, filepath.Join(dir, "type"), "GeoIP2-Connection-Type", map[string]m{"11.3.7.0/24": {"connection_type": s("Cable/DSL")}})
	d := open(t, hoster, lines)
	offer := ipsx.Offer{Country: "DE", Kind: ipsx.Residential, Prefixes: []netip.Prefix{netip.MustParsePrefix("11.3.7.0/24")}}
	if err := d.Check(offer); err != nil {
		t.Error(err)
	}
	offer.Prefixes[0] = netip.MustParsePrefix("11.3.6.0/23")
	if err := d.Check(offer); !ipsx.IsCode(err, ipsx.CodeForbidden) || !strings.Contains(err.Error(), "11.3.6.0/24") {
		t.Errorf("half of it is a hoster's: %v", err)
	}
}
