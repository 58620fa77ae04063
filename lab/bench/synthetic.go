package main

import (
	"encoding/binary"
	"fmt"
	"math/rand/v2"
	"net/netip"

	"github.com/ipsx/ipsx"
)

// What the synthetic market is like. Countries, cities and networks are as unequal as real ones (Zipf).
const (
	marketCountries = 200
	marketRate      = 1 << 20 // bytes per second
	marketTime      = 1_800_000_000
	newestPrice     = 1_000_000
)

// synthetic makes offers and requests, the same ones from the same seed.
type synthetic struct {
	random    *rand.Rand
	countries *rand.Zipf
	cities    *rand.Zipf
	networks  *rand.Zipf
	offers    uint32
}

func newSynthetic(seed uint64) *synthetic {
	random := rand.New(rand.NewPCG(seed, 1))
	zipf := func(n uint64) *rand.Zipf { return rand.NewZipf(random, 1.1, 4, n-1) }
	return &synthetic{random: random, countries: zipf(marketCountries), cities: zipf(30), networks: zipf(40)}
}

func (s *synthetic) chance(percent uint) bool { return s.random.UintN(100) < percent }

func oneOf[T any](s *synthetic, from ...T) T { return from[s.random.IntN(len(from))] }

// country is two capital letters.
func (s *synthetic) country() string {
	n := s.countries.Uint64()
	return string([]byte{'A' + byte(n%26), 'A' + byte(n/26)})
}

func (s *synthetic) city(country string) string {
	return fmt.Sprintf("%s city %d", country, s.cities.Uint64())
}

func (s *synthetic) region(country string) string {
	return fmt.Sprintf("%s-%d", country, s.random.UintN(8))
}

func (s *synthetic) asn(country string) uint32 {
	return uint32(country[0])<<16 | uint32(country[1])<<8 | uint32(s.networks.Uint64())
}

func (s *synthetic) scopes(percent uint) ipsx.Scopes {
	scopes := ipsx.Browse
	for scope := ipsx.Crawl; scope < ipsx.AnyUse; scope <<= 1 {
		if s.chance(percent) {
			scopes |= scope
		}
	}
	return scopes
}

// kind is residential for 7 in 10.
func (s *synthetic) kind() ipsx.Kinds {
	return oneOf(s, ipsx.Residential, ipsx.Residential, ipsx.Residential, ipsx.Residential, ipsx.Residential, ipsx.Residential, ipsx.Residential, ipsx.Mobile, ipsx.Mobile, ipsx.Datacenter)
}

// rating is what profiles show: most are a little above a newcomer's.
func (s *synthetic) rating(wallet ipsx.Address) uint16 {
	return 400 + uint16(wallet[0])%16*36 + uint16(wallet[1])%36
}

// offer is a single address of one of 100,000 wallets.
func (s *synthetic) offer() ipsx.Offer {
	s.offers++
	country := s.country()
	var address [4]byte
	binary.BigEndian.PutUint32(address[:], 11<<24+s.offers*3)
	o := ipsx.Offer{Provider: someWallet(s.random.Uint32N(100_000)), Prefixes: []netip.Prefix{netip.PrefixFrom(netip.AddrFrom4(address), 32)},
		Country: country, Region: s.region(country), City: s.city(country), ASN: s.asn(country), Kind: s.kind(), Protocols: ipsx.Web, Scopes: s.scopes(60),
		PricePerSecond: ipsx.Wei(newestPrice/10 + uint64(s.random.ExpFloat64()*newestPrice)), PricePerGiB: ipsx.Wei(s.random.Uint64N(newestPrice * 100)),
		MinSeconds: oneOf[uint32](s, 5, 5, 60, 600), MaxSeconds: oneOf[uint32](s, 3600, 86_400, 604_800, 2_678_400), MaxInterval: 15,
		MinRating: oneOf[uint16](s, 0, 0, 0, 400, 500), Expiry: marketTime + 86_400, Nonce: uint64(s.offers)}
	if s.chance(50) {
		o.Protocols |= ipsx.Any
	}
	if s.chance(5) {
		o.Protocols |= ipsx.SMTP
	}
	return o
}

func someWallet(n uint32) (wallet ipsx.Address) {
	hash := ipsx.HashOf(binary.BigEndian.AppendUint32(nil, n))
	copy(wallet[:], hash[:])
	return wallet
}

// easy asks for one address of one country.
func (s *synthetic) easy() *ipsx.Request {
	return &ipsx.Request{Requester: ipsx.Address{19: 1}, Count: 1, MinCount: 1, Countries: []string{s.country()}, Protocol: ipsx.Web, Scope: ipsx.Browse, Seconds: 600,
		MaxPricePerSecond: ipsx.Wei(newestPrice * 4), MaxPricePerGiB: ipsx.Wei(newestPrice * 100), MaxTotal: ipsx.IPSX(1)}
}

// hard combines filters as people who know what they want do.
func (s *synthetic) hard() *ipsx.Request {
	r := s.easy()
	if s.chance(20) {
		r.Countries = s.severalCountries()
	}
	if s.chance(60) {
		r.Kinds = s.kind()
	}
	s.narrow(r, r.Countries[0])
	r.Protocol = oneOf(s, ipsx.Web, ipsx.Web, ipsx.Web, ipsx.Any, ipsx.Any)
	r.Scope, r.Seconds = s.scopes(25), oneOf[uint32](s, 5, 60, 300, 1800, 7200, 200_000)
	r.MaxPricePerSecond = ipsx.Wei(newestPrice/4 + s.random.Uint64N(newestPrice*2))
	r.MaxPricePerGiB = ipsx.Wei(newestPrice * (20 + s.random.Uint64N(80)))
	if s.chance(30) {
		r.MinRating = oneOf[uint16](s, 600, 700, 800, 900)
	}
	if s.chance(15) {
		r.Count = oneOf[uint32](s, 2, 3, 5, 10)
		r.MinCount, r.Distinct = r.Count, oneOf(s, 0, ipsx.DistinctSubnet, ipsx.DistinctProvider)
	}
	return r
}

// narrow asks for a part of a country.
func (s *synthetic) narrow(r *ipsx.Request, country string) {
	switch s.random.UintN(10) {
	case 0:
		r.Cities = []string{s.city(country)}
	case 1:
		r.Regions = []string{s.region(country)}
	case 2:
		r.ASNs = []uint32{s.asn(country)}
	case 3:
		r.ExcludedASNs = []uint32{s.asn(country)}
	}
}

func (s *synthetic) severalCountries() (countries []string) {
	wanted := map[string]bool{}
	for range 2 + s.random.IntN(4) {
		if c := s.country(); !wanted[c] {
			wanted[c] = true
			countries = append(countries, c)
		}
	}
	return countries
}
