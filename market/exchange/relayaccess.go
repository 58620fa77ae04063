package exchange

import "github.com/ipsx/ipsx"

// Relay is a STUN and TURN relay that the operator runs beside the exchange.
type Relay interface {
	// URLs are where it is reached.
	URLs() []string
	// Access is what one party of the deal uses it with. The relay asks Relayed whether the deal still is one to relay for.
	Access(deal ipsx.Hash, role ipsx.Role) ipsx.RelayAccess
}

// RelayAccess lets a wallet use the relay for one of its own deals, from when it is proposed until it has ended.
func (x *Exchange) RelayAccess(wallet ipsx.Address, hash ipsx.Hash) (ipsx.RelayAccess, error) {
	deal, err := x.Deal(wallet, hash)
	if err != nil {
		return ipsx.RelayAccess{}, err
	}
	if x.config.Relay == nil {
		return ipsx.RelayAccess{}, ipsx.Errorf(ipsx.CodeUnsupported, "this exchange has no relay").WithFix("reach your partner directly, or go to an exchange whose terms name a relay")
	}
	if !mayRelay(deal.Status) {
		return ipsx.RelayAccess{}, ipsx.Errorf(ipsx.CodeTransition, "deal %s is %s: the relay serves deals from proposed until they have ended", hash, deal.Status)
	}
	return x.config.Relay.Access(hash, deal.Deal.RoleOf(wallet)), nil
}

// Relayed says whether the relay serves the deal now.
func (x *Exchange) Relayed(hash ipsx.Hash) bool {
	deal, err := x.deal(hash)
	return err == nil && mayRelay(deal.Status)
}

func mayRelay(s ipsx.DealStatus) bool { return s.Live() && s != ipsx.DealBooked }

func (x *Exchange) relayURLs() []string {
	if x.config.Relay == nil {
		return []string{}
	}
	return x.config.Relay.URLs()
}
