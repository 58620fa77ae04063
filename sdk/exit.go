package sdk

import (
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"net"
	"net/http"
	"net/netip"

	"github.com/ipsx/ipsx"
)

// DialContext opens a connection, such as one through a lease.
type DialContext func(ctx context.Context, network, address string) (net.Conn, error)

// maxExitAnswer bounds the answer: it is some 500 bytes, and before active a provider passes only ipsx.MaxExitCheckSize.
const maxExitAnswer = 4 << 10

// ExitCheck asks the exchange's echo service, over a connection that dial opens through the lease, from which address it sees
// us. It chooses a fresh nonce and checks the exchange's signature, so that a provider cannot answer in its place.
// A dial that fails gives CodeUnavailable, a wrong answer CodeSignature.
func (c *Client) ExitCheck(ctx context.Context, dial DialContext) (netip.Addr, error) {
	var nonce ipsx.Hash
	_, _ = rand.Read(nonce[:]) // never fails: it ends the program instead
	answer, err := fetchExit(ctx, dial, c.terms.ExitCheck, nonce)
	if err != nil {
		return netip.Addr{}, err
	}
	check := answer.Message
	if check.Exchange != c.terms.Exchange || check.Nonce != nonce {
		return netip.Addr{}, ipsx.Errorf(ipsx.CodeSignature, "the exit check answers another question: it is replayed or forged")
	}
	if err := answer.Verify(c.terms.Domain, c.terms.Exchange, c.options.Now().Unix()); err != nil {
		return netip.Addr{}, err
	}
	seen, err := netip.ParseAddr(check.Seen)
	if err != nil {
		return netip.Addr{}, ipsx.Errorf(ipsx.CodeInvalid, "the exit check saw %q, which is not an address", check.Seen)
	}
	return seen, nil
}

func fetchExit(ctx context.Context, dial DialContext, host string, nonce ipsx.Hash) (answer ipsx.Signed[ipsx.ExitCheck], err error) {
	client := http.Client{
		Transport:     &http.Transport{DialContext: dial, DisableKeepAlives: true, MaxResponseHeaderBytes: maxExitAnswer},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }, // only the exchange itself answers
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+host+"/exit?nonce="+nonce.Hex(), nil)
	if err != nil {
		return answer, ipsx.Errorf(ipsx.CodeInvalid, "the exchange's exit check address %q is not host:port", host)
	}
	response, err := client.Do(request)
	if err != nil {
		return answer, ipsx.Errorf(ipsx.CodeUnavailable, "the exit check at %s cannot be reached: %w", host, err)
	}
	defer func() { _ = response.Body.Close() }() // it was read
	if err := json.NewDecoder(io.LimitReader(response.Body, maxExitAnswer)).Decode(&answer); err != nil {
		return answer, ipsx.Errorf(ipsx.CodeUnavailable, "the exit check at %s gave no answer of an exchange: %w", host, err)
	}
	return answer, nil
}
