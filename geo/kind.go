package geo

import (
	"slices"
	"strings"
	"unicode"

	"github.com/ipsx/ipsx"
)

// Well-known networks whose names do not tell what they are. Of those that the words below catch there is none here.
var (
	hosters = []uint32{
		14618, 16509, // Amazon
		8075,          // Microsoft
		15169, 396982, // Google
		31898,               // Oracle
		37963, 45102, 45103, // Alibaba
		45090, 132203, // Tencent
		136907, 55990, // Huawei
		135377,        // UCloud
		13335, 209242, // Cloudflare
		54113,               // Fastly
		20940, 16625, 63949, // Akamai and Linode
		14061,         // DigitalOcean
		24940, 213230, // Hetzner
		16276,                     // OVH
		20473,                     // Vultr
		12876,                     // Scaleway
		51167,                     // Contabo
		60781, 28753, 30633, 7203, // Leaseweb
		9009,          // M247
		60068, 212238, // Datacamp
		36352, 8100, // HostPapa, QuadraNet
		8560, 26496, // IONOS, GoDaddy
		197540,       // netcup
		53667,        // FranTech
		62240,        // Clouvider
		49981,        // WorldStream
		29802,        // Hivelocity
		46606,        // Unified Layer
		35916, 25820, // Multacom, IT7
		202425, // IP Volume
	}
	// Networks of phones. Some sell what stands in homes through them too, so they contradict neither.
	phones = []uint32{
		21928,       // T-Mobile USA
		6167, 22394, // Verizon Wireless
		20057, // AT&T Mobility
		55836, // Jio
		29180, // Telefonica UK
		25255, // Drei
		15502, // Vodafone Ireland
	}
)

// What organisations call themselves who rent out machines, and who connect people: who does both, of that nothing is known.
var (
	hosterWords = []string{"hosting", "webhosting", "hosted", "hoster", "host", "hosts", "cloud", "clouds", "datacenter", "datacenters", "datacentre", "data center", "data centers",
		"data centre", "server", "servers", "vps", "vds", "colo", "colocation", "cdn"}
	carrierWords = []string{"telecom", "telekom", "telecommunications", "telecommunication", "telecomunicacoes", "telekomunikasyon", "communication", "communications", "broadband",
		"cable", "fiber", "fibre", "wireless", "isp", "internet service", "mobile", "telephone"}
)

// kindOf judges by facts that everybody can look up. Zero: they do not tell.
func kindOf(asn uint32, organisation string) ipsx.Kinds {
	switch {
	case slices.Contains(hosters, asn):
		return ipsx.Datacenter
	case slices.Contains(phones, asn):
		return ipsx.Mobile | ipsx.Residential
	case calls(organisation, hosterWords) && !calls(organisation, carrierWords):
		return ipsx.Datacenter
	}
	return 0
}

// calls says whether one of the words, or pairs of words, is in the name as a whole.
func calls(name string, words []string) bool {
	spaced := " " + strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ") + " "
	return slices.ContainsFunc(words, func(word string) bool { return strings.Contains(spaced, " "+word+" ") })
}
