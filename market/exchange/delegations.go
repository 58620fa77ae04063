package exchange

import (
	"context"
	"time"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
)

const (
	answerFresh = 5 * time.Second // a revoked delegation works at most this long
	answerStale = 2 * time.Minute // and this long while the chain cannot be asked
)

// How often contracts are asked about signatures, since that costs the chain's endpoint more than to read an epoch: anybody may make up wallets
// and signatures, and a wallet that said yes must not lose its place to them.
const (
	strangersPerSecond = 50 // all together that did not say yes before
	strangerBurst      = 200
	friendPerSecond    = 4 // one wallet that did, about all its delegates
	friendBurst        = 32
)

// delegations asks the chain whether delegations hold, and remembers the answers for a moment.
type delegations struct {
	chain     Chain
	epochs    *memory[ipsx.Address, uint64]
	words     *memory[word, bool]
	strangers *rate.Limiter
	friends   *pace
}

// word is what a wallet that is a contract is said to have signed; the signature stands there by its hash.
type word struct {
	wallet            ipsx.Address
	digest, signature ipsx.Hash
}

func newDelegations(chain Chain, now func() time.Time) *delegations {
	return &delegations{chain: chain, epochs: newMemory[ipsx.Address, uint64](now), words: newMemory[word, bool](now),
		strangers: rate.NewLimiter(strangersPerSecond, strangerBurst), friends: newPace(friendPerSecond, friendBurst)}
}

// check holds a delegation's epoch against the chain.
func (d *delegations) check(ctx context.Context, named ipsx.Delegation) error {
	if d.chain == nil {
		return ipsx.Errorf(ipsx.CodeUnsupported, "this exchange takes no delegates, as it has no chain to ask about them").WithFix("sign with the wallet's own key")
	}
	current, err := d.epochs.of(named.Wallet, func(uint64) (uint64, error) { return d.chain.DelegationEpoch(ctx, named.Wallet) })
	if err != nil {
		return unknown(err)
	}
	if current != named.Epoch {
		return ipsx.Errorf(ipsx.CodeSignature, "the delegation is of epoch %d, the wallet's epoch on chain is %d", named.Epoch, current).
			WithFix("sign a new delegation with `ipsx wallet delegate`")
	}
	return nil
}

func unknown(err error) error {
	return ipsx.Errorf(ipsx.CodeUnavailable, "the chain cannot be asked whether the delegation still holds: %w", err).WithFix("try again, or sign with the wallet's own key")
}

// asking is how contracts are asked about their delegations; nil without a chain.
func (d *delegations) asking(ctx context.Context) ipsx.Ask {
	if d.chain == nil {
		return nil
	}
	return func(wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) (bool, error) {
		return d.words.of(word{wallet, digest, ipsx.HashOf(signature)}, func(saidYes bool) (bool, error) {
			if !d.mayAsk(wallet, saidYes) {
				return false, ipsx.Errorf(ipsx.CodeRateLimited, "too many signatures of contracts are to be checked on chain").WithFix("try again in some seconds")
			}
			signed, err := d.chain.ValidSignature(ctx, wallet, digest, signature)
			if err != nil {
				err = unknown(err)
			}
			return signed, err
		})
	}
}

func (d *delegations) mayAsk(wallet ipsx.Address, saidYes bool) bool {
	if !saidYes {
		return d.strangers.Allow()
	}
	return d.friends.allow(wallet, 1, time.Now())
}
