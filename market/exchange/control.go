package exchange

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"errors"
	"math/big"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"sync"
	"time"

	"golang.org/x/time/rate"

	"github.com/ipsx/ipsx"
)

// Claims holds what an offer says of its addresses against what is known of them, and names the claim that fails.
type Claims interface {
	Check(o ipsx.Offer) error
}

const (
	answersPerSecond = 2000
	maxChallenges    = 4                    // open ones of one wallet
	maxAllChallenges = 10000                // open ones of all
	maxShown         = 4 * ipsx.MaxPrefixes // prefixes of one wallet that are remembered
	maxAllShown      = 1 << 20              // of all: some 100 MB
	sweepEvery       = 10                   // seconds
)

// verify holds an offer against what is known of its addresses. It comes after the signature, as it costs the most; and before the log, so that a replay asks no data.
func (x *Exchange) verify(o ipsx.Offer) error {
	if x.config.Claims != nil {
		if err := x.config.Claims.Check(o); err != nil {
			return err
		}
	}
	return x.control.check(o)
}

// Challenge picks addresses of the prefixes, from which the wallet is to connect. CodeUnsupported: this exchange does not ask. CodeRateLimited: too many are open.
func (x *Exchange) Challenge(wallet ipsx.Address, asked ipsx.Control) (ipsx.Challenge, error) {
	if x.control == nil {
		return ipsx.Challenge{}, ipsx.Errorf(ipsx.CodeUnsupported, "this exchange does not ask who holds an address").WithFix("place the offer")
	}
	if err := asked.Validate(); err != nil {
		return ipsx.Challenge{}, err
	}
	if err := x.paced(wallet, 1); err != nil {
		return ipsx.Challenge{}, err
	}
	return x.control.challenge(wallet, asked.Prefixes)
}

// control knows who showed to hold which addresses, by connecting from them. It is kept in memory: offers live on after a restart, and are renewed with a new challenge.
type control struct {
	now    func() time.Time
	host   string
	server *http.Server
	limit  *rate.Limiter

	mu    sync.Mutex
	open  map[ipsx.Hash]*challenge
	shown map[ipsx.Address]map[netip.Prefix]int64 // until, Unix seconds
	total int                                     // prefixes in it
	swept int64                                   // Unix seconds
}

type challenge struct {
	wallet   ipsx.Address
	prefixes []netip.Prefix
	missing  map[netip.Prefix]struct{} // leased units from which nobody came yet
	expires  int64
	shown    int64
}

func openControl(ctx context.Context, c Config) (*control, error) {
	if c.Challenge == "" {
		return nil, nil
	}
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", c.Challenge)
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeUnavailable, "challenges cannot be listened for on %q: %w", c.Challenge, err).WithFix("choose a free address for it, and port %d", ipsx.ChallengePort)
	}
	k := newControl(c.Now)
	if k.host, err = reachable("place of challenges", c.ChallengePublic, listener.Addr()); err == nil {
		err = checkChallengePlace(k.host, c.AllowPrivate)
	}
	if err != nil {
		return nil, errors.Join(err, listener.Close())
	}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /claim", k.serve)
	k.server = &http.Server{Handler: mux, ReadTimeout: exitTimeout, WriteTimeout: exitTimeout, IdleTimeout: exitTimeout, MaxHeaderBytes: 4 << 10}
	go func() { _ = k.server.Serve(listener) }() // ends with close
	return k, nil
}

// checkChallengePlace: only on the one port is it sure that no lease leads there.
func checkChallengePlace(host string, testNetwork bool) error {
	place, err := netip.ParseAddrPort(host)
	if err != nil || place.Port() != ipsx.ChallengePort && !testNetwork {
		return ipsx.Errorf(ipsx.CodeInvalid, "%q is no place for challenges", host).WithFix("name an IP address and port %d, which leases never reach", ipsx.ChallengePort)
	}
	return nil
}

func newControl(now func() time.Time) *control {
	return &control{now: now, limit: rate.NewLimiter(answersPerSecond, answersPerSecond), open: map[ipsx.Hash]*challenge{}, shown: map[ipsx.Address]map[netip.Prefix]int64{}}
}

func (k *control) at() string {
	if k == nil {
		return ""
	}
	return k.host
}

func (k *control) close() error {
	if k == nil {
		return nil
	}
	return k.server.Close()
}

func (k *control) challenge(wallet ipsx.Address, prefixes []netip.Prefix) (ipsx.Challenge, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	now := k.now().Unix()
	k.sweep(now)
	mine := 0
	for _, c := range k.open {
		if c.wallet == wallet && c.expires >= now {
			mine++
		}
	}
	if k.total >= maxAllShown {
		return ipsx.Challenge{}, ipsx.Errorf(ipsx.CodeRateLimited, "this exchange remembers %d prefixes, and no more", k.total).WithFix("try again in an hour, or offer elsewhere")
	}
	if mine >= maxChallenges || len(k.open) >= maxAllChallenges {
		return ipsx.Challenge{}, ipsx.Errorf(ipsx.CodeRateLimited, "%d challenges of this wallet wait for their answer", mine).WithFix("answer them, or wait %d seconds", ipsx.ChallengeSeconds)
	}
	var token ipsx.Hash
	_, _ = rand.Read(token[:]) // never fails: it ends the program instead
	c := &challenge{wallet: wallet, prefixes: slices.Clone(prefixes), missing: map[netip.Prefix]struct{}{}, expires: now + ipsx.ChallengeSeconds, shown: now + ipsx.ShownSeconds}
	told := ipsx.Challenge{Token: token, Expires: c.expires, Shown: c.shown}
	for _, a := range pick(prefixes, ipsx.MaxChallenged) {
		c.missing[ipsx.LeasedWith(a)] = struct{}{}
		told.Addresses = append(told.Addresses, a)
	}
	k.open[token] = c
	return told, nil
}

// sweep forgets what is over, now and then: it looks at all.
func (k *control) sweep(now int64) {
	if now < k.swept+sweepEvery {
		return
	}
	k.swept = now
	for token, c := range k.open {
		if c.expires < now {
			delete(k.open, token)
		}
	}
	for wallet, prefixes := range k.shown {
		for p, until := range prefixes {
			if until < now {
				delete(prefixes, p)
				k.total--
			}
		}
		if len(prefixes) == 0 {
			delete(k.shown, wallet)
		}
	}
}

// serve takes a connection from one of the addresses.
func (k *control) serve(w http.ResponseWriter, r *http.Request) {
	if !k.limit.Allow() {
		http.Error(w, "too many connections just now", http.StatusServiceUnavailable)
		return
	}
	var token ipsx.Hash
	remote, err := netip.ParseAddrPort(r.RemoteAddr)
	if err == nil {
		err = token.UnmarshalText([]byte(r.URL.Query().Get("token")))
	}
	if err != nil {
		http.Error(w, "ask for /claim?token=0x and 64 hexadecimal digits", http.StatusBadRequest)
		return
	}
	if !k.answered(token, remote.Addr().Unmap().WithZone("")) {
		http.Error(w, "no challenge with this token asks for a connection from "+remote.Addr().String(), http.StatusForbidden)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func (k *control) answered(token ipsx.Hash, from netip.Addr) bool {
	k.mu.Lock()
	defer k.mu.Unlock()
	c := k.open[token]
	if c == nil || c.expires < k.now().Unix() {
		return false
	}
	if _, asked := c.missing[ipsx.LeasedWith(from)]; !asked {
		return false
	}
	delete(c.missing, ipsx.LeasedWith(from))
	if len(c.missing) == 0 {
		delete(k.open, token)
		k.show(c)
	}
	return true
}

// show notes what was shown. What one wallet shows takes nothing from another: the book leases an address once, whoever offers it.
func (k *control) show(c *challenge) {
	mine := k.shown[c.wallet]
	if mine == nil || len(mine)+len(c.prefixes) > maxShown {
		k.total -= len(mine)
		mine = map[netip.Prefix]int64{}
		k.shown[c.wallet] = mine
	}
	for _, p := range c.prefixes {
		if _, known := mine[p]; !known {
			k.total++
		}
		mine[p] = c.shown
	}
}

// check refuses an offer of what its provider did not show to hold for as long as the offer lives.
func (k *control) check(o ipsx.Offer) error {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	for _, p := range o.Prefixes {
		if until := k.shownUntil(o.Provider, p); until < o.Expiry {
			return ipsx.Errorf(ipsx.CodeForbidden, "it was not shown that %s holds %s for as long as the offer lives", o.Provider, p).
				WithFix("have it challenged at /v1/challenges, connect from the addresses that are named there, and let the offer expire within %d seconds", ipsx.ShownSeconds)
		}
	}
	return nil
}

// shownUntil looks for the prefix, and for those around it.
func (k *control) shownUntil(wallet ipsx.Address, p netip.Prefix) (until int64) {
	mine := k.shown[wallet]
	for bits := p.Bits(); bits >= ipsx.MinPrefixBits4 && len(mine) > 0; bits-- {
		until = max(until, mine[netip.PrefixFrom(p.Addr(), bits).Masked()])
	}
	return until
}

// pick is every leased unit (an IPv4 address, an IPv6 /64) of few, else as many at random as said, by an address of each.
func pick(prefixes []netip.Prefix, most int) (addresses []netip.Addr) {
	total := new(big.Int)
	for _, p := range prefixes {
		total.Add(total, units(p))
	}
	if total.Cmp(big.NewInt(int64(most))) <= 0 {
		for i := range total.Int64() {
			addresses = append(addresses, unitAt(prefixes, big.NewInt(i)))
		}
		return addresses
	}
	taken := map[netip.Addr]bool{}
	for len(addresses) < most {
		n, _ := rand.Int(rand.Reader, total) // never fails: it ends the program instead
		if a := unitAt(prefixes, n); !taken[a] {
			taken[a] = true
			addresses = append(addresses, a)
		}
	}
	return addresses
}

func units(p netip.Prefix) *big.Int {
	bits := p.Addr().BitLen()
	if p.Addr().Is6() {
		bits = ipsx.MaxPrefixBits6
	}
	return new(big.Int).Lsh(big.NewInt(1), uint(max(bits-p.Bits(), 0)))
}

// unitAt is the n-th unit of all prefixes; n is smaller than their number.
func unitAt(prefixes []netip.Prefix, n *big.Int) netip.Addr {
	left := new(big.Int).Set(n)
	for _, p := range prefixes {
		size := units(p)
		if left.Cmp(size) < 0 {
			return plus(p.Addr(), left.Uint64())
		}
		left.Sub(left, size)
	}
	return netip.Addr{}
}

// plus counts IPv6 by /64.
func plus(a netip.Addr, n uint64) netip.Addr {
	bytes := a.As16()
	if a.Is4() {
		return netip.AddrFrom4([4]byte(binary.BigEndian.AppendUint32(nil, binary.BigEndian.Uint32(bytes[12:])+uint32(n))))
	}
	binary.BigEndian.PutUint64(bytes[:8], binary.BigEndian.Uint64(bytes[:8])+n)
	return netip.AddrFrom16(bytes)
}
