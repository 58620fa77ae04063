// Package sdk is the Go client of an IPSX exchange: it places orders, reports statuses, reads the books and follows the
// events of one wallet.
//
// Dial fetches the exchange's terms and pins its address; whatever the exchange signs afterwards is checked against it.
// Everything a Client sends is signed with the wallet's key, or with a delegate's key that carries its delegation.
//
//	client, err := sdk.Dial(ctx, "https://exchange.example", sdk.Options{Signer: key})
//	result, err := client.Request(ctx, ipsx.Request{Count: 1, MinCount: 1, ...})
//	for event, err := range client.Events(ctx, 0) { ... }
//
// Key advice: every call that writes is idempotent. When one fails with ipsx.CodeUnavailable, repeat it with the very same
// value; the exchange then answers with what already stands. And a proposal is only the exchange's word: call its Verify
// before you act on it, with a way to ask the chain where partners' wallets may be contracts.
//
// Within a major version of the module, methods and fields are added, never changed.
package sdk

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
)

// Options say who the client acts for. Only Signer is needed to write; without one the client reads public data.
type Options struct {
	Signer     ipsx.Signer            // signs everything sent
	Wallet     ipsx.Address           // whom it signs for; zero: the signer's own address
	Delegation *ipsx.SignedDelegation // needed when the signer is not the wallet
	Exchange   ipsx.Address           // expected exchange; zero: pin whatever answers
	Domain     ipsx.Domain            // expected chain and Centralizer; zero: take the exchange's
	Dial       DialFunc               // how the exchange is reached; zero: as the system does
	HTTP       *http.Client           // zero: a client of its own; it must not have a Timeout, or streams break
	Now        func() time.Time       // zero: time.Now
	Log        *slog.Logger           // hears of streams that broke and are resumed; zero: silent
}

// DialFunc makes connections, as net.Dialer's DialContext.
type DialFunc = func(ctx context.Context, network, address string) (net.Conn, error)

// Client speaks to one exchange for one wallet. It is safe for concurrent use.
type Client struct {
	base    *url.URL
	options Options
	terms   ipsx.Terms

	mu    sync.Mutex
	moved chan struct{} // closed by Moved, and made anew
}

// Dial fetches the terms of the exchange at the URL and pins them. It fails with CodeUnavailable when nobody answers and with
// CodeForbidden when the exchange is not the one, or not on the chain, that the options expect.
func Dial(ctx context.Context, address string, options Options) (*Client, error) {
	base, err := url.Parse(strings.TrimSuffix(address, "/"))
	if err != nil || base.Host == "" || (base.Scheme != "http" && base.Scheme != "https") {
		return nil, ipsx.Errorf(ipsx.CodeInvalid, "%q is not the URL of an exchange", address).WithFix("write https://host or http://host:port")
	}
	c := &Client{base: base, options: options.withDefaults(), moved: make(chan struct{})}
	if err := c.fetch(ctx, http.MethodGet, "/v1/terms", nil, nil, nil, &c.terms, maxTerms); err != nil {
		return nil, err
	}
	return c, c.options.accept(c.terms)
}

// Moved says that this machine is in another network than before: connections that it has there are given up, and streams begin anew at once. Without it they
// would wait for answers that cannot come.
func (c *Client) Moved() {
	c.mu.Lock()
	close(c.moved)
	c.moved = make(chan struct{})
	c.mu.Unlock()
	c.options.HTTP.CloseIdleConnections()
}

// untilMoved ends ctx when the machine moves.
func (c *Client) untilMoved(ctx context.Context) (context.Context, context.CancelFunc) {
	c.mu.Lock()
	moved := c.moved
	c.mu.Unlock()
	ctx, cancel := context.WithCancel(ctx)
	go func() {
		select {
		case <-moved:
			cancel()
		case <-ctx.Done():
		}
	}()
	return ctx, cancel
}

// Ready asks whether the exchange should get calls just now. When not, it fails with CodeUnavailable, or with what the exchange says.
func (c *Client) Ready(ctx context.Context) error { return c.get(ctx, "/readyz", nil, nil) }

func (o Options) withDefaults() Options {
	if o.Signer != nil && o.Wallet == (ipsx.Address{}) {
		o.Wallet = o.Signer.Address()
	}
	if o.HTTP == nil {
		o.HTTP = &http.Client{Transport: newTransport(o.Dial), CheckRedirect: stay}
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return o
}

func (o Options) accept(t ipsx.Terms) error {
	if o.Exchange != (ipsx.Address{}) && o.Exchange != t.Exchange {
		return ipsx.Errorf(ipsx.CodeForbidden, "the exchange there is %s, expected %s", t.Exchange, o.Exchange).
			WithFix("check the URL; if the operator changed its key on purpose, pin the new address")
	}
	if o.Domain != (ipsx.Domain{}) && o.Domain != t.Domain {
		return ipsx.Errorf(ipsx.CodeForbidden, "the exchange settles on chain %d, Centralizer %s; expected chain %d, %s",
			t.Domain.ChainID, t.Domain.Centralizer, o.Domain.ChainID, o.Domain.Centralizer).WithFix("use the exchange's chain endpoint")
	}
	return nil
}

// Terms are the exchange's, as pinned by Dial.
func (c *Client) Terms() ipsx.Terms { return c.terms }

// URL is what the client was given.
func (c *Client) URL() string { return c.base.String() }

// Host is the host of the URL that the client was given, a name or an address, without port.
func (c *Client) Host() string { return c.base.Hostname() }

// Wallet is whom the client acts for.
func (c *Client) Wallet() ipsx.Address { return c.options.Wallet }

// Sign signs any message for the client's wallet, with its delegation when it has one: such as a Status whose copy also goes
// through the tunnel.
func Sign[M ipsx.Message](c *Client, m M) (ipsx.Signed[M], error) {
	if c.options.Signer == nil {
		return ipsx.Signed[M]{}, noKey()
	}
	return ipsx.SignAs(c.options.Signer, c.options.Delegation, c.terms.Domain, m)
}

func noKey() error {
	return ipsx.Errorf(ipsx.CodeSignature, "this client has no key to sign with").WithFix("give sdk.Options a Signer")
}

// authorization is the header of private reads: a signed Access of this very moment.
func (c *Client) authorization() (string, error) {
	access := ipsx.Access{Exchange: c.terms.Exchange, Wallet: c.options.Wallet, At: c.options.Now().Unix()}
	signed, err := Sign(c, access)
	if err != nil {
		return "", err
	}
	data, err := json.Marshal(signed)
	return "IPSX " + base64.RawURLEncoding.EncodeToString(data), err
}
