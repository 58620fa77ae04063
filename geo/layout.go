package geo

import (
	"math"
	"strconv"
	"strings"
	"unicode"

	"github.com/ipsx/ipsx"
)

// maxName is how much of an organisation's or city's name is kept, in bytes.
const maxName = 128

// Where the publishers' layouts have each fact. A number is a place in a list.
//
// country.iso_code, subdivisions, city.names, autonomous_system_number and traits are MaxMind's, and DB-IP and IP2Location keep to them in their MMDB files;
// country_code with autonomous_system_number is that of ip-location-db; asn with as_name, and country as a text, that of IPinfo; usage_type is IP2Location's.
var (
	countryPaths = paths("country.iso_code", "country_code", "country")
	regionPaths  = paths("subdivisions.0.iso_code", "region_code")
	cityPaths    = paths("city.names.en", "city")
	asnPaths     = paths("autonomous_system_number", "traits.autonomous_system_number", "asn")
	ownerPaths   = paths("autonomous_system_organization", "traits.autonomous_system_organization", "as_name", "traits.organization")
	hostingPaths = paths("is_hosting_provider", "traits.is_hosting_provider", "is_hosting")
	usagePaths   = paths("traits.user_type", "user_type", "usage_type", "traits.connection_type", "connection_type")
)

// usages are the words in which databases tell the kind of a connection. Those of others, such as "business", tell none.
var usages = map[string]ipsx.Kinds{
	"residential": ipsx.Residential, "consumer": ipsx.Residential, "cable/dsl": ipsx.Residential, "dialup": ipsx.Residential, "satellite": ipsx.Residential, "isp": ipsx.Residential,
	"cellular": ipsx.Mobile, "mobile": ipsx.Mobile, "mob": ipsx.Mobile, "isp/mob": ipsx.Residential | ipsx.Mobile,
	"hosting": ipsx.Datacenter, "dch": ipsx.Datacenter, "cdn": ipsx.Datacenter, "content_delivery_network": ipsx.Datacenter,
}

func paths(dotted ...string) (list [][]string) {
	for _, d := range dotted {
		list = append(list, strings.Split(d, "."))
	}
	return list
}

// read understands a record of any known layout. What is not as it should be is left out.
func read(record any) Record {
	r := Record{Country: country(text(record, countryPaths)), City: name(text(record, cityPaths)), ASN: number(record)}
	r.Region = region(r.Country, text(record, regionPaths))
	r.Organisation = name(text(record, ownerPaths))
	r.Kind = usage(record)
	return r
}

func country(s string) string {
	if len(s) == 2 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "" && s != "ZZ" {
		return s
	}
	return ""
}

// region completes a code to ISO 3166-2, which begins with the country.
func region(of, code string) string {
	code = strings.TrimPrefix(code, of+"-")
	if of == "" || code == "" || len(code) > 3 || strings.Trim(code, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != "" {
		return ""
	}
	return of + "-" + code
}

// name is a text of a stranger, fit to be shown.
func name(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return -1
	}, strings.ToValidUTF8(s, ""))
	return strings.TrimSpace(strings.ToValidUTF8(s[:min(len(s), maxName)], ""))
}

// number reads 64496, "64496" and "AS64496".
func number(record any) uint32 {
	for _, p := range asnPaths {
		switch v := at(record, p).(type) {
		case uint64:
			if v <= math.MaxUint32 {
				return uint32(v)
			}
		case string:
			if n, err := strconv.ParseUint(strings.TrimPrefix(v, "AS"), 10, 32); err == nil {
				return uint32(n)
			}
		}
	}
	return 0
}

func usage(record any) ipsx.Kinds {
	for _, p := range hostingPaths {
		if hosts, _ := at(record, p).(bool); hosts {
			return ipsx.Datacenter
		}
	}
	for _, p := range usagePaths {
		word, _ := at(record, p).(string)
		if kinds := usages[strings.ToLower(word)]; kinds != 0 {
			return kinds
		}
	}
	return 0
}

// text is the first of the paths at which there is one.
func text(record any, paths [][]string) string {
	for _, p := range paths {
		if s, ok := at(record, p).(string); ok && s != "" {
			return s
		}
	}
	return ""
}

// at follows a path into maps and lists; nil where it leads nowhere.
func at(value any, path []string) any {
	for _, step := range path {
		switch v := value.(type) {
		case map[string]any:
			value = v[step]
		case []any:
			i, err := strconv.Atoi(step)
			if err != nil || i >= len(v) {
				return nil
			}
			value = v[i]
		default:
			return nil
		}
	}
	return value
}
