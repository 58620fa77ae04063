package chain

import (
	"context"
	"math/big"
	"net/http"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Client speaks to one deployment of the contracts. It is safe for concurrent use, also with the same key: transactions of a
// key are numbered one after the other and wait for their blocks side by side.
type Client struct {
	*conn
	deployment  Deployment
	claimWindow int64 // seconds
	abi         abi.ABI
}

// Dial connects to a JSON-RPC endpoint (http://, ws:// or the path of an ipc socket) and checks that it is on the
// deployment's chain and that the contracts are there. The endpoint must be up for Dial; later it may come and go.
func Dial(ctx context.Context, url string, d Deployment) (*Client, error) {
	return DialBy(ctx, nil, url, d)
}

// DialBy is Dial by a transport of the caller's, which an http:// endpoint is reached by; nil: the usual one.
func DialBy(ctx context.Context, transport http.RoundTripper, url string, d Deployment) (*Client, error) {
	if transport != nil && !strings.HasPrefix(url, "http") {
		return nil, ipsx.Errorf(ipsx.CodeUnsupported, "the chain's endpoint %s cannot be reached by a way of its own", url).WithFix("give an endpoint of http or https with --chain")
	}
	conn, err := connect(ctx, url, transport)
	if err != nil {
		return nil, err
	}
	c := &Client{conn: conn, deployment: d, abi: conn.centralizer.GetABI()}
	if err := c.check(ctx); err != nil {
		c.Close()
		return nil, err
	}
	return c, nil
}

func (c *Client) check(ctx context.Context) error {
	if got := c.chainID.Uint64(); got != c.deployment.ChainID {
		return ipsx.Errorf(ipsx.CodeConflict, "the endpoint is on chain %d, the deployment on chain %d", got, c.deployment.ChainID).
			WithFix("use an endpoint of chain %d", c.deployment.ChainID)
	}
	if err := c.deployed(ctx, c.deployment.Centralizer); err != nil {
		return err
	}
	separator, err := view(ctx, c, nil, c.centralizer.PackDomainSeparator(), c.centralizer.UnpackDomainSeparator)
	if !ipsx.IsCode(err, ipsx.CodeUnavailable) && ipsx.Hash(separator) != c.Domain().Separator() {
		err = ipsx.Errorf(ipsx.CodeConflict, "the contract at %s is no Centralizer of this version", c.deployment.Centralizer).WithFix("check the deployment")
	}
	if err != nil {
		return err
	}
	if err := c.checkToken(ctx); err != nil {
		return err
	}
	rules, err := c.rules(ctx, nil)
	if err == nil {
		c.claimWindow = rules.ClaimWindow.Int64()
	}
	return err
}

// deployed says whether there is a contract; where there is none, a transaction would be mined and do nothing.
func (c *Client) deployed(ctx context.Context, contract ipsx.Address) error {
	code, err := c.eth.CodeAt(ctx, contract, nil)
	if err != nil {
		return explain(err)
	}
	if len(code) == 0 {
		return ipsx.Errorf(ipsx.CodeNotFound, "chain %d has no contract at %s", c.chainID, contract).
			WithFix("check the deployment, and that the node is in sync")
	}
	return nil
}

func (c *Client) checkToken(ctx context.Context) error {
	token, err := view(ctx, c, nil, c.centralizer.PackToken(), c.centralizer.UnpackToken)
	if err == nil && token != c.deployment.Token {
		err = ipsx.Errorf(ipsx.CodeConflict, "the Centralizer holds token %s, the deployment says %s", token, c.deployment.Token).WithFix("check the deployment")
	}
	return err
}

// view reads the Centralizer.
func view[T any](ctx context.Context, c *Client, block *big.Int, data []byte, unpack func([]byte) (T, error)) (T, error) {
	return read(ctx, c.conn, c.deployment.Centralizer, block, data, unpack)
}

// Deployment is what the client was dialled for.
func (c *Client) Deployment() Deployment { return c.deployment }

// Domain is the EIP-712 domain of everything that is signed for this deployment.
func (c *Client) Domain() ipsx.Domain { return c.deployment.Domain() }

// Now is the newest block's time in Unix seconds: the clock by which the contract judges expiries.
func (c *Client) Now(ctx context.Context) (int64, error) {
	head, err := c.eth.HeaderByNumber(ctx, nil)
	if err != nil {
		return 0, explain(err)
	}
	return int64(head.Time), nil
}

// TokenBalance is a wallet's IPSX outside the Centralizer.
func (c *Client) TokenBalance(ctx context.Context, wallet ipsx.Address) (ipsx.Amount, error) {
	return read(ctx, c.conn, c.deployment.Token, nil, c.token.PackBalanceOf(wallet), amounts(c.token.UnpackBalanceOf))
}

// EtherBalance is a wallet's ether in wei: it pays for transactions.
func (c *Client) EtherBalance(ctx context.Context, wallet ipsx.Address) (*big.Int, error) {
	wei, err := c.eth.BalanceAt(ctx, wallet, nil)
	return wei, explain(err)
}

// Account is what the Centralizer holds for a wallet, in wei of IPSX.
type Account struct {
	Free       ipsx.Amount `json:"free"`       // can be withdrawn or reserved
	Reserved   ipsx.Amount `json:"reserved"`   // backs the wallet's open lanes as payer
	Commission ipsx.Amount `json:"commission"` // taken from what the wallet was paid, waits to be collected: the treasury's
	Clearer    bool        `json:"clearer,omitzero"`
	Receipts   ipsx.Amount `json:"receipts,omitzero"` // what a clearer may still pay out free of commission
}

// Account reads what the Centralizer holds for a wallet, all at one block.
func (c *Client) Account(ctx context.Context, wallet ipsx.Address) (Account, error) {
	block, err := c.newest(ctx)
	if err != nil {
		return Account{}, err
	}
	return c.accountAt(ctx, wallet, block)
}

func (c *Client) accountAt(ctx context.Context, wallet ipsx.Address, block *big.Int) (Account, error) {
	held, err := view(ctx, c, block, c.centralizer.PackHoldingsOf(wallet), c.centralizer.UnpackHoldingsOf)
	if err != nil {
		return Account{}, err
	}
	return Account{amount(held.Balance), amount(held.Reserved), amount(held.Commission), held.Clearer, amount(held.Receipts)}, nil
}

func (c *Client) rules(ctx context.Context, block *big.Int) (bindings.Rules, error) {
	return view(ctx, c, block, c.centralizer.PackRules(), c.centralizer.UnpackRules)
}

// Totals are the Centralizer's books as a whole.
type Totals struct {
	Tokens   ipsx.Amount  `json:"tokens"`   // all IPSX that the contract holds
	Treasury ipsx.Address `json:"treasury"` // the wallet that gets the commission
	Account  Account      `json:"account"`  // the treasury's account; its Free includes the commission collected so far
}

// Totals reads the Centralizer's books, all at one block.
func (c *Client) Totals(ctx context.Context) (t Totals, err error) {
	block, err := c.newest(ctx)
	if err != nil {
		return t, err
	}
	t.Tokens, err = read(ctx, c.conn, c.deployment.Token, block, c.token.PackBalanceOf(c.deployment.Centralizer), amounts(c.token.UnpackBalanceOf))
	if err != nil {
		return t, err
	}
	rules, err := c.rules(ctx, block)
	if err != nil {
		return t, err
	}
	t.Treasury = rules.Treasury
	t.Account, err = c.accountAt(ctx, t.Treasury, block)
	return t, err
}

// Commission is what a reservation or tranche opened now pays, and the share of a commission that a clearer gets now, both in basis points.
func (c *Client) Commission(ctx context.Context) (bps, clearerShare uint16, err error) {
	rules, err := c.rules(ctx, nil)
	return rules.CommissionBps, rules.ClearerShareBps, err
}

// Delegate is how far a key may act for a wallet.
type Delegate struct {
	Until     int64       `json:"until"`     // Unix seconds, inclusive; 0: never
	Allowance ipsx.Amount `json:"allowance"` // what it may still reserve
}

// Delegate reads how far a key may act for a wallet on chain.
func (c *Client) Delegate(ctx context.Context, wallet, key ipsx.Address) (Delegate, error) {
	return view(ctx, c, nil, c.centralizer.PackDelegateOf(wallet, key), func(answer []byte) (Delegate, error) {
		d, err := c.centralizer.UnpackDelegateOf(answer)
		if err != nil {
			return Delegate{}, err
		}
		allowance, err := ipsx.AmountFromBig(d.Allowance)
		return Delegate{d.Until.Int64(), allowance}, err
	})
}

// DelegationEpoch is the epoch that the wallet's signed delegations must carry.
func (c *Client) DelegationEpoch(ctx context.Context, wallet ipsx.Address) (uint64, error) {
	return view(ctx, c, nil, c.centralizer.PackEpochOf(wallet), c.centralizer.UnpackEpochOf)
}

// Reservation reads a lane's reservation. A lane that was never opened gives CodeNotFound, so this also tells whether an Open
// whose answer was lost has happened; a closed one is returned with Closed set.
func (c *Client) Reservation(ctx context.Context, lane ipsx.Hash) (ipsx.Reservation, error) {
	kept, err := view(ctx, c, nil, c.centralizer.PackReservation(lane), c.centralizer.UnpackReservation)
	if err != nil {
		return ipsx.Reservation{}, err
	}
	if kept.Cap.Sign() == 0 {
		return ipsx.Reservation{}, ipsx.Errorf(ipsx.CodeNotFound, "lane %s has no reservation", lane).WithFix("open it first")
	}
	return c.reservation(kept), nil
}

func (c *Client) reservation(kept bindings.Reservation) ipsx.Reservation {
	expiry := kept.Expiry.Int64()
	return ipsx.Reservation{
		Cap: amount(kept.Cap), Claimed: amount(kept.Claimed), Expiry: expiry, FeeBps: kept.FeeBps, Closed: kept.Closed,
		Settleable: expiry + c.claimWindow,
	}
}

// amount takes what the contract keeps in at most 128 bits.
func amount(wei *big.Int) ipsx.Amount {
	a, err := ipsx.AmountFromBig(wei)
	if err != nil { // not from our contracts, whose supply fits 96 bits; the largest amount then fails every comparison
		a, _ = ipsx.AmountFromBig(new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), ipsx.MaxAmountBits), big.NewInt(1)))
	}
	return a
}
