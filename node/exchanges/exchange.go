package exchanges

import (
	"context"
	"net/netip"
	"net/url"
	"sync"
	"time"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain"
	"github.com/ipsx/ipsx/sdk"
)

// dialPatience is for an exchange to answer with its terms, or whether it is ready.
const dialPatience = 5 * time.Second

// Exchange is one that a node knows. Who it is, is asked when it is first needed, and pinned.
type Exchange struct {
	URL     string
	Address ipsx.Address // that it must have; zero: whichever it has when it is first asked
	listed  bool         // a stranger's words
	options sdk.Options

	mu     sync.Mutex
	client *sdk.Client
}

// Listed is an exchange as its listing in the registry describes it, to be held against that.
func Listed(l chain.Listing, options sdk.Options) *Exchange {
	return &Exchange{URL: clean(l.URL), Address: l.Exchange, listed: true, options: options}
}

func (e *Exchange) same(other *Exchange) bool {
	return e.URL == other.URL && e.Address == other.Address
}

// Client is the client of the exchange, which is asked for its terms the first time. It fails with CodeForbidden when it is not the one it is said to be, with
// CodeInvalid when its listing is not worth asking, and with CodeUnavailable when nobody answers.
func (e *Exchange) Client(ctx context.Context) (*sdk.Client, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.client != nil {
		return e.client, nil
	}
	if e.listed {
		if err := CheckURL(e.URL); err != nil {
			return nil, err
		}
	}
	ctx, cancel := context.WithTimeout(ctx, dialPatience)
	defer cancel()
	options := e.options
	options.Exchange = e.Address
	client, err := sdk.Dial(ctx, e.URL, options)
	if err != nil {
		return nil, err
	}
	e.client = client
	return client, nil
}

func (e *Exchange) dialled() *sdk.Client {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.client
}

// Ready asks whether an exchange should get calls just now, and does not wait long for the answer.
func Ready(ctx context.Context, client *sdk.Client) error {
	ctx, cancel := context.WithTimeout(ctx, dialPatience)
	defer cancel()
	return client.Ready(ctx)
}

const maxURL = 200 // bytes, as in the registry

// CheckURL says whether a listed URL may be asked at all: https, or http on this very machine, as in a network to play with; without a name and password,
// query or fragment. It fails with CodeInvalid.
func CheckURL(text string) error {
	bad := func(why string) error {
		return ipsx.Errorf(ipsx.CodeInvalid, "the listed URL %.220q %s", text, why).WithFix("its operator mends it with `ipsx exchange announce`; to use it all the same name it with --exchange")
	}
	u, err := url.Parse(text)
	switch {
	case len(text) > maxURL:
		return bad("is longer than 200 bytes")
	case err != nil || u.Hostname() == "" || u.Opaque != "":
		return bad("is none")
	case u.User != nil:
		return bad("carries a name or password")
	case u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return bad("has a query or fragment")
	case u.Scheme != "https" && (u.Scheme != "http" || !onThisMachine(u.Hostname())):
		return bad("is not https")
	}
	return nil
}

func onThisMachine(host string) bool {
	at, err := netip.ParseAddr(host)
	return host == "localhost" || err == nil && at.Unmap().IsLoopback()
}
