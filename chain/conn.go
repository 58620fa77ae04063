package chain

import (
	"context"
	"errors"
	"math/big"
	"net/http"
	"sync"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/ethclient"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// answerTimeout bounds one HTTP request to the endpoint.
const answerTimeout = 30 * time.Second

// conn is a connection to an endpoint. HTTP has no state; WebSocket and IPC are connected again by go-ethereum's rpc client at
// the first call after a loss.
type conn struct {
	eth         *ethclient.Client
	chainID     *big.Int
	centralizer *bindings.Centralizer
	token       *bindings.IPSXToken
	registry    *bindings.Registry
	question    *bindings.AskWallet

	transport http.RoundTripper // of an http:// endpoint
	senders   sync.Map          // ipsx.Address → *sync.Mutex: one transaction of a key is numbered and sent at a time
}

func connect(ctx context.Context, url string, transport http.RoundTripper) (*conn, error) {
	if transport == nil {
		transport = &http.Transport{Proxy: http.ProxyFromEnvironment, ForceAttemptHTTP2: true, MaxIdleConnsPerHost: 16, IdleConnTimeout: time.Minute}
	}
	client, err := rpc.DialOptions(ctx, url, rpc.WithHTTPClient(&http.Client{Timeout: answerTimeout, Transport: transport}))
	if err != nil {
		return nil, ipsx.Errorf(ipsx.CodeUnavailable, "the chain's endpoint %s cannot be reached: %w", url, err).
			WithFix("check the URL, and that the node runs")
	}
	c := &conn{eth: ethclient.NewClient(client), centralizer: bindings.NewCentralizer(), token: bindings.NewIPSXToken(), registry: bindings.NewRegistry(),
		question: bindings.NewAskWallet()}
	c.transport = transport
	if c.chainID, err = c.eth.ChainID(ctx); err != nil {
		c.Close()
		return nil, explain(err)
	}
	return c, nil
}

// Moved says that this machine is in another network than before: connections that wait to be used again lead nowhere and are given up.
func (c *conn) Moved() { (&http.Client{Transport: c.transport}).CloseIdleConnections() }

// Close ends the connection; the client cannot be used afterwards.
func (c *conn) Close() { c.eth.Close() }

// read calls a contract's view at a block (nil: the newest) and unpacks the answer.
func read[T any](ctx context.Context, c *conn, to ipsx.Address, block *big.Int, data []byte, unpack func([]byte) (T, error)) (T, error) {
	var none T
	answer, err := c.eth.CallContract(ctx, ethereum.CallMsg{To: &to, Data: data}, block)
	if err != nil {
		return none, explain(err)
	}
	value, err := unpack(answer)
	if err != nil {
		return none, ipsx.Errorf(ipsx.CodeInternal, "contract %s gives a strange answer: %w", to, err).
			WithFix("check that the deployment is of this version")
	}
	return value, nil
}

// amounts turns what a view gives, a uint256, into an Amount.
func amounts(unpack func([]byte) (*big.Int, error)) func([]byte) (ipsx.Amount, error) {
	return func(answer []byte) (ipsx.Amount, error) {
		wei, err := unpack(answer)
		if err != nil {
			return ipsx.Amount{}, err
		}
		return ipsx.AmountFromBig(wei)
	}
}

// Head is the number of the newest block.
func (c *conn) Head(ctx context.Context) (uint64, error) {
	number, err := c.eth.BlockNumber(ctx)
	return number, explain(err)
}

// newest pins several reads to one block, so that what they tell fits together.
func (c *conn) newest(ctx context.Context) (*big.Int, error) {
	number, err := c.Head(ctx)
	return new(big.Int).SetUint64(number), err
}

// unavailable says whether err is of the way to the endpoint, not an answer of it.
func unavailable(err error) bool {
	var status rpc.HTTPError
	if errors.As(err, &status) {
		return status.StatusCode >= 500 || status.StatusCode == http.StatusTooManyRequests
	}
	var answered rpc.Error
	return !errors.As(err, &answered) && !errors.Is(err, ethereum.NotFound)
}
