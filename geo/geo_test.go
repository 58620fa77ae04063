package geo_test

import (
	"bytes"
	"errors"
	"maps"
	"math/rand/v2"
	"net"
	"net/netip"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/maxmind/mmdbwriter"
	"github.com/maxmind/mmdbwriter/mmdbtype"
	"pgregory.net/rapid"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/geo"
)

type (
	m = mmdbtype.Map
	s = mmdbtype.String
)

// built is the day of all of them: 2026-05-28.
const built = 1_780_000_000

// build is an MMDB file of the type with these networks.
func build(t testing.TB, kind string, networks map[string]m) []byte {
	t.Helper()
	tree, err := mmdbwriter.New(mmdbwriter.Options{DatabaseType: kind, BuildEpoch: built, IncludeReservedNetworks: true, DisableIPv4Aliasing: true})
	larger := func(a, b string) int { return netip.MustParsePrefix(a).Bits() - netip.MustParsePrefix(b).Bits() }
	for _, prefix := range slices.SortedFunc(maps.Keys(networks), larger) { // what comes later stands
		_, network, parseErr := net.ParseCIDR(prefix)
		if err = errors.Join(err, parseErr); err == nil {
			err = tree.Insert(network, networks[prefix])
		}
	}
	var file bytes.Buffer
	if err == nil {
		_, err = tree.WriteTo(&file)
	}
	if err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// write puts a database into a file and returns its name.
func write(t testing.TB, name, kind string, networks map[string]m) string {
	t.Helper()
	if err := os.WriteFile(name, build(t, kind, networks), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

func open(t testing.TB, places ...string) *geo.Databases {
	t.Helper()
	d, err := geo.Open(places, nil)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func lookup(t testing.TB, d *geo.Databases, address string) geo.Record {
	t.Helper()
	_, found, err := d.Lookup(netip.MustParseAddr(address))
	if err != nil {
		t.Fatal(err)
	}
	return found
}

// fact is a record without who says it.
func fact(r geo.Record) geo.Record {
	r.CountryBy, r.RegionBy, r.CityBy, r.ASNBy, r.KindBy = nil, nil, nil, nil, nil
	return r
}

func names(english string) m { return m{"names": m{"de": s("anders"), "en": s(english)}} }

// Every publisher's layout says the same of the same network.
func TestLayouts(t *testing.T) {
	place := geo.Record{Country: "AT", Region: "AT-9", City: "Vienna"}
	whose := geo.Record{ASN: 64500, Organisation: "Alice Line"}
	for _, row := range []struct {
		name   string
		record m
		want   geo.Record
	}{
		{"GeoLite2-Country", m{"country": m{"iso_code": s("AT"), "names": m{"en": s("Austria")}}, "registered_country": m{"iso_code": s("DE")}}, geo.Record{Country: "AT"}},
		{"GeoLite2-City", m{"country": m{"iso_code": s("AT")}, "subdivisions": mmdbtype.Slice{m{"iso_code": s("9")}, m{"iso_code": s("X")}}, "city": names("Vienna")}, place},
		{"GeoLite2-ASN", m{"autonomous_system_number": mmdbtype.Uint32(64500), "autonomous_system_organization": s("Alice Line")}, whose},
		{"GeoIP2-Connection-Type", m{"connection_type": s("Cable/DSL")}, geo.Record{Kind: ipsx.Residential}},
		{"GeoIP2-Connection-Type", m{"connection_type": s("Cellular")}, geo.Record{Kind: ipsx.Mobile}},
		{"GeoIP2-Connection-Type", m{"connection_type": s("Corporate")}, geo.Record{}},
		{"GeoIP2-Anonymous-IP", m{"is_anonymous": mmdbtype.Bool(true), "is_hosting_provider": mmdbtype.Bool(true)}, geo.Record{Kind: ipsx.Datacenter}},
		{"GeoIP2-Enterprise", m{"traits": m{"user_type": s("hosting"), "connection_type": s("Cellular"), "autonomous_system_number": mmdbtype.Uint32(64500),
			"autonomous_system_organization": s("Alice Line")}}, geo.Record{ASN: 64500, Organisation: "Alice Line", Kind: ipsx.Datacenter}},
		{"DBIP-City-Lite", m{"country": m{"iso_code": s("AT")}, "subdivisions": mmdbtype.Slice{names("Vienna")}, "city": names("Vienna")}, geo.Record{Country: "AT", City: "Vienna"}},
		{"DBIP-Location-ISP", m{"traits": m{"user_type": s("cellular"), "autonomous_system_number": mmdbtype.Uint32(64500), "autonomous_system_organization": s("Alice Line")}},
			geo.Record{ASN: 64500, Organisation: "Alice Line", Kind: ipsx.Mobile}},
		{"IP2LITE-Country", m{"country": m{"iso_code": s("AT"), "names": m{"en": s("Austria")}}, "usage_type": s("ISP/MOB")}, geo.Record{Country: "AT", Kind: ipsx.Residential | ipsx.Mobile}},
		{"IP2Proxy", m{"usage_type": s("DCH")}, geo.Record{Kind: ipsx.Datacenter}},
		{"ip-location-db country", m{"country_code": s("AT")}, geo.Record{Country: "AT"}},
		{"ip-location-db city", m{"country_code": s("AT"), "state1": s("Vienna"), "city": s("Vienna"), "latitude": mmdbtype.Float32(48)}, geo.Record{Country: "AT", City: "Vienna"}},
		{"ipinfo", m{"country": s("AT"), "region": s("Vienna"), "region_code": s("AT-9"), "city": s("Vienna"), "asn": s("AS64500"), "as_name": s("Alice Line")},
			geo.Record{Country: "AT", Region: "AT-9", City: "Vienna", ASN: 64500, Organisation: "Alice Line"}},
		{"none of them", m{"country_code": s("Austria"), "asn": s("AS-ALICE"), "city": s("\x1b[2J"), "connection_type": mmdbtype.Uint32(7)}, geo.Record{City: "[2J"}},
	} {
		// A network that the embedded database does not know either.
		d := open(t, write(t, filepath.Join(t.TempDir(), "x.mmdb"), row.name, map[string]m{"10.7.0.0/16": row.record, "fd00:7::/32": row.record}))
		for _, address := range []string{"10.7.3.4", "fd00:7::9", "::ffff:10.7.3.4"} {
			found := lookup(t, d, address)
			if fact(found) != row.want {
				t.Errorf("%s: %s is %+v, want %+v", row.name, address, fact(found), row.want)
			}
			if found.CountryBy != nil && found.CountryBy.String() != row.name+", 2026-05-28" {
				t.Errorf("%s: the country is said by %q", row.name, found.CountryBy)
			}
		}
		if found := lookup(t, d, "10.8.0.1"); fact(found) != (geo.Record{}) {
			t.Errorf("%s knows %+v of another network", row.name, found)
		}
	}
}

// Each fact is that of the first database that has it; a city of another country than the one believed is none.
func TestSeveralDatabasesAnswerTogether(t *testing.T) {
	dir := t.TempDir()
	d := open(t,
		write(t, filepath.Join(dir, "asn"), "Mine-ASN", map[string]m{"10.0.0.0/9": {"autonomous_system_number": mmdbtype.Uint32(64500)}}),
		write(t, filepath.Join(dir, "country"), "Mine-Country", map[string]m{"10.0.0.0/16": {"country_code": s("AT")}, "10.1.0.0/16": {"country_code": s("DE")}}),
		write(t, filepath.Join(dir, "city"), "Old-City", map[string]m{"10.0.0.0/8": {"country_code": s("AT"), "city": s("Vienna"), "asn": s("AS64999")}}))
	for address, want := range map[string]geo.Record{
		"10.0.0.1":   {Country: "AT", City: "Vienna", ASN: 64500},
		"10.1.0.1":   {Country: "DE", ASN: 64500},
		"10.2.0.1":   {Country: "AT", City: "Vienna", ASN: 64500},
		"10.200.0.1": {Country: "AT", City: "Vienna", ASN: 64999},
	} {
		if got := lookup(t, d, address); fact(got) != want {
			t.Errorf("%s is %+v, want %+v", address, fact(got), want)
		}
	}
	network, found, _ := d.Lookup(netip.MustParseAddr("10.1.2.3"))
	if network.String() != "10.1.0.0/16" || found.CountryBy.Name != "Mine-Country" || found.ASNBy.Name != "Mine-ASN" {
		t.Errorf("%s: %+v", network, found)
	}
}

// The parts that are visited are the whole prefix once, and each says what a look-up of its addresses does.
func TestThePartsOfAPrefixAreAllOfIt(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 5))
	countries := []s{"AT", "DE", "FR", "US"}
	var places []string
	for i := range 3 {
		networks := map[string]m{}
		for range 40 {
			a := netip.AddrFrom4([4]byte{10, byte(random.IntN(4)), byte(random.IntN(256)), byte(random.IntN(256))})
			networks[netip.PrefixFrom(a, 14+random.IntN(18)).Masked().String()] = m{"country_code": countries[random.IntN(4)], "asn": mmdbtype.Uint32(i + 1)}
		}
		places = append(places, write(t, filepath.Join(t.TempDir(), "x"), "Parts", networks))
	}
	d := open(t, places...)
	rapid.Check(t, func(t *rapid.T) {
		bits := rapid.IntRange(16, 32).Draw(t, "bits")
		p := netip.PrefixFrom(netip.AddrFrom4([4]byte{10, byte(rapid.IntRange(0, 5).Draw(t, "b")), rapid.Byte().Draw(t, "c"), rapid.Byte().Draw(t, "d")}), bits).Masked()
		next, addresses := p.Addr(), 0
		err := d.Networks(p, func(part netip.Prefix, said geo.Record) error {
			if part.Addr() != next {
				t.Fatalf("after %s comes %s", next, part)
			}
			_, found, err := d.Lookup(part.Addr())
			if fact(found) != fact(said) {
				t.Fatalf("%s: %+v and %+v", part, said, found)
			}
			size := 1 << (32 - part.Bits())
			addresses += size
			last := part.Addr().As4()
			n := (uint32(last[0])<<24 | uint32(last[1])<<16 | uint32(last[2])<<8 | uint32(last[3])) + uint32(size)
			next = netip.AddrFrom4([4]byte{byte(n >> 24), byte(n >> 16), byte(n >> 8), byte(n)})
			return err
		})
		if err != nil || addresses != 1<<(32-bits) {
			t.Fatalf("%s: %d addresses: %v", p, addresses, err)
		}
	})
}

// A file that is replaced counts from the next question on; one that is broken, or away for a moment, does not; a new one in a folder does.
func TestReplacedFilesAreReadAgain(t *testing.T) {
	dir := t.TempDir()
	name, country := filepath.Join(dir, "b.mmdb"), func(code string) map[string]m { return map[string]m{"10.0.0.0/8": {"country_code": s(code)}} }
	write(t, name, "First", country("AT"))
	d := open(t, dir)
	expect := func(want string) {
		t.Helper()
		if got := lookup(t, d, "10.0.0.1").Country; got != want {
			t.Errorf("the country is %q, want %q", got, want)
		}
	}
	replace := func(by string) {
		t.Helper()
		if err := os.Rename(by, name); err != nil {
			t.Fatal(err)
		}
	}
	expect("AT")
	replace(write(t, filepath.Join(dir, "new"), "Second", country("DE")))
	expect("DE")
	if err := os.WriteFile(filepath.Join(dir, "new"), []byte("half a file"), 0o600); err != nil {
		t.Fatal(err)
	}
	replace(filepath.Join(dir, "new"))
	expect("DE")
	replace(write(t, filepath.Join(dir, "new"), "Third", country("FR")))
	expect("FR")
	write(t, filepath.Join(dir, "a.mmdb"), "Fourth", country("US"))
	expect("US")
	if sources, err := d.Sources(); err != nil || len(sources) != 3 || sources[0].Name != "Fourth" || sources[2].File != "" {
		t.Errorf("%+v %v", sources, err)
	}
	if _, err := geo.Open([]string{filepath.Join(dir, "none")}, nil); !ipsx.IsCode(err, ipsx.CodeNotFound) {
		t.Errorf("a file that is not there: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "text"), []byte("hello"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := geo.Open([]string{filepath.Join(dir, "text")}, nil); !ipsx.IsCode(err, ipsx.CodeInvalid) {
		t.Errorf("a file that is none: %v", err)
	}
}

// The embedded database knows well-known addresses, names whose data it is, and stays small.
func TestEmbedded(t *testing.T) {
	d := open(t)
	for address, want := range map[string]geo.Record{
		"8.8.8.8":              {Country: "US", ASN: 15169, Organisation: "Google LLC", Kind: ipsx.Datacenter},
		"91.0.0.1":             {Country: "DE", ASN: 3320, Organisation: "Deutsche Telekom AG"},
		"2a01:4f8::1":          {Country: "DE", ASN: 24940, Organisation: "Hetzner Online GmbH", Kind: ipsx.Datacenter},
		"172.58.0.1":           {Country: "US", ASN: 21928, Organisation: "T-Mobile USA, Inc.", Kind: ipsx.Mobile | ipsx.Residential},
		"127.0.0.11":           {},
		"192.168.1.1":          {},
		"fd00::1":              {},
		"::ffff:192.168.1.100": {},
	} {
		if got := lookup(t, d, address); fact(got) != want {
			t.Errorf("%s is %+v, want %+v", address, fact(got), want)
		}
	}
	sources, err := d.Sources()
	if err != nil || len(sources) != 1 || !strings.Contains(sources[0].Notes, "CC BY 4.0") || !strings.Contains(sources[0].Notes, "db-ip.com") {
		t.Errorf("%+v %v", sources, err)
	}
	if info, err := os.Stat("data/default.mmdb.zst"); err != nil || info.Size() > 10<<20 {
		t.Errorf("the embedded database has %d bytes: %v", info.Size(), err)
	}
}

// What strangers put into a file breaks nothing: it is refused, or says something of known form.
func FuzzDatabase(f *testing.F) {
	f.Add(build(f, "GeoLite2-City", map[string]m{"10.0.0.0/8": {"country": m{"iso_code": s("AT")}, "subdivisions": mmdbtype.Slice{m{"iso_code": s("9")}}, "city": names("Vienna"), "asn": s("AS7")}}))
	f.Add([]byte("\xab\xcd\xefMaxMind.com"))
	f.Fuzz(func(t *testing.T, data []byte) {
		name := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		d, err := geo.Open([]string{name}, nil)
		if err != nil {
			if !ipsx.IsCode(err, ipsx.CodeInvalid) {
				t.Fatal(err)
			}
			return
		}
		visits := 0
		err = d.Networks(netip.MustParsePrefix("10.0.0.0/16"), func(_ netip.Prefix, r geo.Record) error {
			if visits++; visits > 1000 {
				return os.ErrDeadlineExceeded
			}
			if (r.Country != "" && len(r.Country) != 2) || len(r.Region) > 6 || len(r.City) > 128 || len(r.Organisation) > 128 || strings.ContainsAny(r.City+r.Organisation, "\x00\x1b\n") {
				t.Fatalf("%+v", r)
			}
			return nil
		})
		if err != nil && visits <= 1000 && !ipsx.IsCode(err, ipsx.CodeInternal) {
			t.Fatal(err)
		}
	})
}
