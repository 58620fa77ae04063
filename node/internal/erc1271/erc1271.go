// Package erc1271 asks wallets that are contracts about the delegations of a node's partners, and does not ask twice.
//
// A partner's delegation comes with everything that it says. What its wallet once said yes to stays good for this node, as a key's signature does:
// a wallet takes its word back at the exchange, which asks again and again, or with a new epoch, which a node does not look at either.
//
// Key advice: hand Ask only wallets of deals, as Signed.VerifyWith does. So a stranger has nobody asked.
package erc1271

import (
	"context"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
)

// Chain is the chain as far as it knows what contracts signed.
type Chain interface {
	ValidSignature(ctx context.Context, wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) (bool, error)
}

const (
	patience      = 5 * time.Second // with the chain; a deal does not wait longer
	perSecond     = 1               // questions about one wallet: a partner that makes up delegations has no more asked
	burst         = 8
	maxRemembered = 4096 // words, and wallets
)

// Book remembers who said yes. It is safe for concurrent use.
type Book struct {
	chain Chain

	mu    sync.Mutex
	yes   map[ipsx.Hash]bool // by wallet, digest and signature
	limit map[ipsx.Address]*rate.Limiter
}

// NewBook makes an empty one.
func NewBook(chain Chain) *Book {
	return &Book{chain: chain, yes: map[ipsx.Hash]bool{}, limit: map[ipsx.Address]*rate.Limiter{}}
}

// Ask is an ipsx.Ask. It fails with CodeRateLimited where too much is asked of one wallet.
func (b *Book) Ask(wallet ipsx.Address, digest ipsx.Hash, signature ipsx.WalletSignature) (bool, error) {
	word := ipsx.HashOf(wallet[:], digest[:], signature)
	known, allowed := b.look(wallet, word)
	if known {
		return true, nil
	}
	if !allowed {
		return false, ipsx.Errorf(ipsx.CodeRateLimited, "wallet %s has shown too many delegations", wallet).WithFix("use one for all that a deal needs")
	}
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	signed, err := b.chain.ValidSignature(ctx, wallet, digest, signature)
	if signed && err == nil {
		b.mu.Lock()
		defer b.mu.Unlock()
		room(b.yes)[word] = true
	}
	return signed, err
}

// look says whether the word is known to be good, else whether the chain may be asked about it.
func (b *Book) look(wallet ipsx.Address, word ipsx.Hash) (known, allowed bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.yes[word] {
		return true, true
	}
	if b.limit[wallet] == nil {
		room(b.limit)[wallet] = rate.NewLimiter(perSecond, burst)
	}
	return false, b.limit[wallet].Allow()
}

// room empties a map that is full.
func room[K comparable, V any](m map[K]V) map[K]V {
	if len(m) >= maxRemembered {
		clear(m)
	}
	return m
}
