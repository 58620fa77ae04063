package simulation

import (
	"fmt"
	"net/netip"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/market/exchange/internal/engine"
)

// stranger has no address and no money, and tries what orders allow.
type stranger struct {
	host
	wallet ipsx.Address
	nonce  uint64
}

func newStranger(w *world, n int) *stranger {
	s := &stranger{host: host{w: w, name: fmt.Sprintf("mallory%d", n)}}
	s.wallet = keyOf(s.name).Address()
	s.later(w.between(time.Second, 5*time.Second), s.try)
	return s
}

func (s *stranger) try() {
	if s.w.calm {
		return
	}
	s.nonce++
	tricks := []func(){s.othersAddress, s.altered, s.elsewhere, s.selfTrade, s.cancelStorm, s.replayed}
	tricks[s.w.rng.IntN(len(tricks))]()
	s.later(s.w.between(2*time.Second, 6*time.Second), s.try)
}

func (s *stranger) offer(prefix netip.Prefix) ipsx.Offer {
	return ipsx.Offer{Exchange: engineConfig.Exchange, Provider: s.wallet, Prefixes: []netip.Prefix{prefix}, Country: "DE", Kind: ipsx.Residential, Protocols: ipsx.Web | ipsx.Any, Scopes: ipsx.AnyUse,
		PricePerSecond: ipsx.Wei(1), MinSeconds: 5, MaxSeconds: 120, MaxInterval: 8, TunnelKey: ipsx.HashOf([]byte(s.name)), Expiry: s.w.now.Unix() + 20, Nonce: s.nonce,
		ClosedPorts: []ipsx.PortRange{}, AllowedDomains: []string{}, DeniedDomains: []string{}, Endpoints: []netip.AddrPort{}}
}

func (s *stranger) own() netip.Prefix {
	return netip.PrefixFrom(netip.AddrFrom4([4]byte{203, 0, s.name[len(s.name)-1], byte(s.nonce)}), 32)
}

// refused expects the exchange to say no with this code.
func (s *stranger) refused(what string, code ipsx.Code) func(engine.Outcome, bool) {
	return func(out engine.Outcome, ok bool) {
		if !ok {
			return
		}
		s.w.count(what)
		if !ipsx.IsCode(out.Err, code) {
			s.w.wrong("%s is answered with %v", what, out.Err)
		}
	}
}

// othersAddress offers what somebody else does; where that one's offer is just not there, it is taken, and the other's refused.
func (s *stranger) othersAddress() {
	victim := s.w.providers[s.w.rng.IntN(len(s.w.providers))]
	placeOffer(s.w, &s.host, seal(s.w, s.name, s.offer(victim.prefix)), func(out engine.Outcome, ok bool) {
		if ok && ipsx.IsCode(out.Err, ipsx.CodeConflict) {
			s.w.count("double listing refused")
		}
	})
}

func (s *stranger) altered() {
	if !s.w.signed {
		return
	}
	signed := seal(s.w, s.w.providers[0].name, s.offer(s.own()))
	signed.Message.Provider = s.w.providers[1].wallet
	placeOffer(s.w, &s.host, signed, s.refused("altered order", ipsx.CodeSignature))
}

func (s *stranger) elsewhere() {
	o := s.offer(s.own())
	o.Exchange = s.wallet
	placeOffer(s.w, &s.host, seal(s.w, s.name, o), s.refused("order of another exchange", ipsx.CodeForbidden))
}

// selfTrade offers most cheaply and requests that: to trade with oneself would make a good name.
func (s *stranger) selfTrade() {
	s.w.count("self-trade")
	placeOffer(s.w, &s.host, seal(s.w, s.name, s.offer(s.own())), func(engine.Outcome, bool) {
		r := ipsx.Request{Exchange: engineConfig.Exchange, Requester: s.wallet, Count: 1, MinCount: 1, Countries: []string{}, Protocol: ipsx.Web, Scope: ipsx.Browse, Seconds: 10,
			MaxPricePerSecond: ipsx.Wei(1), MaxTotal: ipsx.Wei(100), Signer: s.wallet, TunnelKey: ipsx.HashOf([]byte(s.name), []byte{byte(s.nonce)}), Expiry: s.w.now.Unix() + 5, Nonce: s.nonce,
			ExcludedCountries: []string{}, Regions: []string{}, ExcludedRegions: []string{}, Cities: []string{}, ExcludedCities: []string{}, ASNs: []uint32{}, ExcludedASNs: []uint32{}, ExcludedProviders: []ipsx.Address{}}
		placeRequest(s.w, &s.host, seal(s.w, s.name, r), func(engine.Outcome, bool) {})
	})
}

// cancelStorm cancels its own order many times, and somebody else's.
func (s *stranger) cancelStorm() {
	o := s.offer(s.own())
	placeOffer(s.w, &s.host, seal(s.w, s.name, o), func(engine.Outcome, bool) {
		for range 10 {
			s.cancel(domain.Digest(o), func(engine.Outcome, bool) { s.w.count("cancel storm") })
		}
		if list := s.w.truth.ackedList; len(list) > 0 {
			other := list[s.w.rng.IntN(len(list))]
			view, _ := s.w.truth.engine.Order(other) // when the answer comes a checkpoint may have forgotten it
			own := view.Offer != nil && view.Offer.Provider == s.wallet || view.Request != nil && view.Request.Requester == s.wallet
			s.cancel(other, func(out engine.Outcome, ok bool) {
				if ok && out.Err == nil && !own {
					s.w.wrong("a stranger cancelled order %s", other)
				}
			})
		}
	})
}

func (s *stranger) cancel(order ipsx.Hash, done func(engine.Outcome, bool)) {
	c := seal(s.w, s.name, ipsx.Cancel{Exchange: engineConfig.Exchange, Wallet: s.wallet, Order: order})
	s.w.submit(&s.host, "cancel", func() error { return genuine(s.w, c, s.wallet) }, engine.Command{Cancel: &c}, done)
}

// replayed places an order that stands, or stood, once more.
func (s *stranger) replayed() {
	list := s.w.truth.ackedList
	if len(list) == 0 {
		return
	}
	hash := list[s.w.rng.IntN(len(list))]
	m, ok := s.w.truth.engine.Order(hash)
	if !ok || m.Offer == nil {
		return
	}
	for _, p := range s.w.providers {
		if p.wallet == m.Offer.Provider {
			s.w.count("order replayed")
			placeOffer(s.w, &s.host, seal(s.w, p.name, *m.Offer), func(engine.Outcome, bool) {}) // the very same bytes: signatures are deterministic
		}
	}
}
