package api

import (
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"sync"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"github.com/ipsx/ipsx"
)

const (
	nonceLife   = 5 * time.Minute // from a nonce to the signature
	sessionLife = time.Hour
	maxLogins   = 1 << 16 // within a nonce's life
	maxLogin    = 4*ipsx.MaxSignature + 4<<10
)

// Nonce is for one message that signs in.
type Nonce struct {
	Nonce   string `json:"nonce"`
	Until   int64  `json:"until"`   // Unix seconds
	ChainID uint64 `json:"chainId"` // that the message must name
}

// Login is a message of EIP-4361 and what the wallet signed under it, by its key (EIP-191) or as a contract (ERC-1271).
type Login struct {
	Message   string               `json:"message"`
	Signature ipsx.WalletSignature `json:"signature"`
}

// Session lets a wallet read what is its own.
type Session struct {
	Token  string       `json:"token"` // for Authorization: Bearer
	Wallet ipsx.Address `json:"wallet"`
	Until  int64        `json:"until"` // Unix seconds
}

// logins makes nonces and sessions that it need not remember: both carry its seal. Only nonces that were used are kept while they live.
type logins struct {
	secret [32]byte // of this process: a restart ends all sessions
	mu     sync.Mutex
	used   map[string]time.Time // until when the nonce lives
}

func newLogins() *logins {
	l := &logins{used: map[string]time.Time{}}
	_, _ = rand.Read(l.secret[:]) // it never fails
	return l
}

// seal stands for the bytes in one use.
func (l *logins) seal(use string, data []byte) []byte {
	mac := hmac.New(sha256.New, l.secret[:])
	mac.Write([]byte(use))
	mac.Write(data)
	return mac.Sum(nil)
}

func (l *logins) sealed(use string, data []byte) []byte { return append(data, l.seal(use, data)...) }

// open returns the bytes that were sealed for this use.
func (l *logins) open(use string, sealed []byte) ([]byte, bool) {
	size := len(sealed) - sha256.Size
	if size < 0 {
		return nil, false
	}
	return sealed[:size], hmac.Equal(sealed[size:], l.seal(use, sealed[:size]))
}

// nonce is a time, and 8 random bytes, sealed: letters and digits only, as EIP-4361 wants.
func (l *logins) nonce(until time.Time) string {
	data := binary.BigEndian.AppendUint64(nil, uint64(until.Unix()))
	data = append(data, make([]byte, 8)...)
	_, _ = rand.Read(data[8:])
	return hex.EncodeToString(l.sealed("nonce", data))
}

// fresh says whether a nonce is ours and lives; use takes it.
func (l *logins) fresh(nonce string, now time.Time) (until time.Time, ok bool) {
	raw, err := hex.DecodeString(nonce)
	data, ours := l.open("nonce", raw)
	if err != nil || !ours || nonce != hex.EncodeToString(raw) { // one spelling only: else it could be used again in another
		return until, false
	}
	until = time.Unix(int64(binary.BigEndian.Uint64(data)), 0)
	return until, now.Before(until)
}

func (l *logins) use(nonce string, until, now time.Time) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, again := l.used[nonce]; again {
		return ipsx.Errorf(ipsx.CodeReplayed, "this nonce was used").WithFix("ask for a new one, and sign again")
	}
	if len(l.used) >= maxLogins {
		l.forget(now)
	}
	if len(l.used) >= maxLogins {
		return ipsx.Errorf(ipsx.CodeRateLimited, "too many sign in just now").WithFix("try again in a minute")
	}
	l.used[nonce] = until
	return nil
}

func (l *logins) forget(now time.Time) {
	for nonce, until := range l.used {
		if !now.Before(until) {
			delete(l.used, nonce)
		}
	}
}

func (l *logins) session(wallet ipsx.Address, until time.Time) Session {
	data := binary.BigEndian.AppendUint64(wallet.Bytes(), uint64(until.Unix()))
	return Session{base64.RawURLEncoding.EncodeToString(l.sealed("session", data)), wallet, until.Unix()}
}

// wallet says for whom a session's token speaks.
func (l *logins) wallet(token string, now time.Time) (ipsx.Address, error) {
	raw, err := base64.RawURLEncoding.DecodeString(token)
	data, ours := l.open("session", raw)
	if err != nil || !ours {
		return ipsx.Address{}, ipsx.Errorf(ipsx.CodeSignature, "this session is not known here").WithFix("sign in again")
	}
	wallet, until := ipsx.Address(data[:20]), int64(binary.BigEndian.Uint64(data[20:]))
	if now.Unix() >= until {
		return ipsx.Address{}, ipsx.Errorf(ipsx.CodeExpired, "this session ended at %d", until).WithFix("sign in again")
	}
	return wallet, nil
}

func (s *Server) now() time.Time { return time.Unix(s.exchange.Terms().Time, 0) }

func (s *Server) signingIn(api huma.API) {
	get(s, api, "/v1/login", "nonce", "A nonce for one message that signs in with Ethereum (EIP-4361)", func(context.Context, *none) (Nonce, error) {
		until := s.now().Add(nonceLife)
		return Nonce{s.logins.nonce(until), until.Unix(), s.exchange.Terms().Domain.ChainID}, nil
	})
	post(s, api, "/v1/login", "login", "Sign in with Ethereum, to read what is the wallet's own", maxLogin, s.login)
}

// login checks what costs nothing first; the nonce is taken last, so that only a wallet itself can use one up.
func (s *Server) login(ctx context.Context, in Login) (Session, error) {
	m, err := parseSignIn(in.Message)
	if err != nil {
		return Session{}, err
	}
	now := s.now()
	if err := m.check(append([]string{s.options.Self}, s.options.Origins...), s.exchange.Terms().Domain.ChainID, now); err != nil {
		return Session{}, err
	}
	lives, ok := s.logins.fresh(m.nonce, now)
	if !ok {
		return Session{}, ipsx.Errorf(ipsx.CodeExpired, "the nonce is not one of ours, or too old").WithFix("ask for a new one, and sign again")
	}
	if err := s.exchange.SignedText(ctx, m.address, in.Message, in.Signature); err != nil {
		return Session{}, err
	}
	until := now.Add(sessionLife)
	if !m.expiration.IsZero() && m.expiration.Before(until) {
		until = m.expiration
	}
	if err := s.logins.use(m.nonce, lives, now); err != nil {
		return Session{}, err
	}
	return s.logins.session(m.address, until), nil
}
