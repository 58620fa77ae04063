package exchange

import (
	"context"
	"net/netip"
	"slices"
	"time"

	"github.com/ipsx/ipsx"
)

// accessLife is how far the time of an Access may be from the exchange's.
const accessLife = time.Minute

// checked is a message that knows its limits.
type checked interface{ Validate() error }

func checkOrder[M checked](x *Exchange, m M, exchange ipsx.Address, expiry int64) error {
	if err := m.Validate(); err != nil {
		return err
	}
	if err := x.checkExchange(exchange); err != nil {
		return err
	}
	return ipsx.CheckLife(expiry, x.config.Now().Unix())
}

func (x *Exchange) checkOffer(o ipsx.Offer) error {
	err := checkOrder(x, o, o.Exchange, o.Expiry)
	if err == nil && !x.config.AllowPrivate {
		err = checkPublic(o.Prefixes)
	}
	return err
}

// checkRequest also refuses what nobody here does: to take a request as if it did not ask for that would tell a provider who wanted to stay unknown.
func (x *Exchange) checkRequest(r ipsx.Request) error {
	if err := checkOrder(x, r, r.Exchange, r.Expiry); err != nil {
		return err
	}
	if r.RelayOnly && x.config.Relay == nil {
		return ipsx.Errorf(ipsx.CodeUnsupported, "relayOnly: this exchange has no relay that would keep the requester's address from its provider").
			WithFix("write false, if the provider may know it, or go to an exchange whose terms name a relay")
	}
	if r.Clearer != (ipsx.Address{}) {
		return ipsx.Errorf(ipsx.CodeUnsupported, "clearer: nodes pay on direct lanes only yet").WithFix("leave it zero, and reserve for the provider")
	}
	return nil
}

func (x *Exchange) checkExchange(named ipsx.Address) error {
	if named != x.address {
		return ipsx.Errorf(ipsx.CodeInvalid, "this is for exchange %s, here is %s", named, x.address).WithFix("sign it for this exchange")
	}
	return nil
}

// dealFor finds the deal that a status or message is about.
func (x *Exchange) dealFor(m checked, hash ipsx.Hash) (ipsx.DealView, error) {
	if err := m.Validate(); err != nil {
		return ipsx.DealView{}, err
	}
	return x.deal(hash)
}

// digestOf is the message's digest in the exchange's domain.
func digestOf[M ipsx.Message](x *Exchange, m M) ipsx.Hash { return ipsx.DigestUnder(x.separator, m) }

// authentic checks that the author, or a delegate whose delegation still holds on chain, signed the message.
func authentic[M ipsx.Message](ctx context.Context, x *Exchange, s ipsx.Signed[M], author ipsx.Address) error {
	return authenticDigest(ctx, x, s, digestOf(x, s.Message), author)
}

// authenticDigest is authentic for a message whose digest is known.
func authenticDigest[M ipsx.Message](ctx context.Context, x *Exchange, s ipsx.Signed[M], digest ipsx.Hash, author ipsx.Address) error {
	err := s.VerifyDigest(x.config.Domain, digest, author, x.config.Now().Unix(), x.delegations.asking(ctx))
	if err != nil || s.Delegation == nil {
		return err
	}
	return x.delegations.check(ctx, s.Delegation.Delegation)
}

// Access checks a signed request for private data and returns the wallet that may see it. Wallets' own data is for themselves: callers compare.
func (x *Exchange) Access(ctx context.Context, a ipsx.Signed[ipsx.Access]) (ipsx.Address, error) {
	if err := x.checkExchange(a.Message.Exchange); err != nil {
		return ipsx.Address{}, err
	}
	now := x.config.Now()
	if age := now.Sub(time.Unix(a.Message.At, 0)); age.Abs() > accessLife {
		return ipsx.Address{}, ipsx.Errorf(ipsx.CodeExpired, "the access was signed at %d, it is %d now", a.Message.At, now.Unix()).
			WithFix("sign a new one for each call; check the clock")
	}
	return a.Message.Wallet, authentic(ctx, x, a, a.Message.Wallet)
}

// SignedText checks that a wallet signed a text in the way in which wallets sign texts for people (EIP-191). A contract is asked (ERC-1271).
func (x *Exchange) SignedText(ctx context.Context, wallet ipsx.Address, text string, signature ipsx.WalletSignature) error {
	digest := ipsx.TextDigest(text)
	if signer, err := ipsx.Recover(digest, ipsx.Signature(signature)); err == nil && signer == wallet {
		return nil
	}
	if ask := x.delegations.asking(ctx); ask != nil {
		if signed, err := ask(wallet, digest, signature); signed || err != nil {
			return err
		}
	}
	return ipsx.Errorf(ipsx.CodeSignature, "%s did not sign this text", wallet).WithFix("sign it with that wallet, unchanged")
}

// special are the address blocks that nobody can rent out: the special-purpose registries of IANA (RFC 6890) and multicast.
var special = prefixes("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
	"192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
	"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
	"100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20", "5f00::/16")

// globalUnicast6 is all that IPv6 has assigned to be routed.
var globalUnicast6 = netip.MustParsePrefix("2000::/3")

func prefixes(texts ...string) (list []netip.Prefix) {
	for _, text := range texts {
		list = append(list, netip.MustParsePrefix(text))
	}
	return list
}

// checkPublic refuses prefixes that are not, in all their addresses, of the public internet.
func checkPublic(offered []netip.Prefix) error {
	for _, p := range offered {
		if slices.ContainsFunc(special, p.Overlaps) || (p.Addr().Is6() && !globalUnicast6.Contains(p.Addr())) {
			return ipsx.Errorf(ipsx.CodeInvalid, "prefixes: %s is not an address range of the public internet", p).
				WithFix("offer public addresses; a test network's exchange can allow private ones")
		}
	}
	return nil
}
