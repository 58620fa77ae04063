package chain

import (
	"context"
	"math/big"
	"time"

	"github.com/ethereum/go-ethereum"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ipsx/ipsx"
)

// Contribution is what a wallet has in the sale, at one block.
type Contribution struct {
	Wallet ipsx.Address          `json:"wallet"`
	Given  ipsx.Amount           `json:"given"`  // in all stages, neither exchanged for tokens nor taken back
	Left   map[Stage]ipsx.Amount `json:"left"`   // what it may still give in each stage, as far as its limit goes
	Tokens ipsx.Amount           `json:"tokens"` // wei of IPSX that Given buys: before the outcome at least so many, after success give or take one
	Refund ipsx.Amount           `json:"refund"` // what it can take back now: all, when the sale has failed
}

// Contribution reads what a wallet has in the sale.
func (s *Sale) Contribution(ctx context.Context, wallet ipsx.Address) (Contribution, error) {
	v, _, err := s.views(ctx)
	if err != nil {
		return Contribution{}, err
	}
	k, c := s.contract, Contribution{Wallet: wallet, Left: map[Stage]ipsx.Amount{}}
	c.Given = see(ctx, v, k.PackContributionOf(wallet), amounts(k.UnpackContributionOf))
	for _, stage := range Stages {
		c.Left[stage] = see(ctx, v, k.PackLeftOf(uint8(stage), wallet), amounts(k.UnpackLeftOf))
	}
	switch {
	case see(ctx, v, k.PackFailed(), k.UnpackFailed):
		c.Refund = c.Given
	case see(ctx, v, k.PackSucceeded(), k.UnpackSucceeded):
		c.Tokens = bought(c.Given, see(ctx, v, k.PackRaised(), amounts(k.UnpackRaised)))
	default:
		c.Tokens = see(ctx, v, k.PackTokensFor(c.Given.Big()), amounts(k.UnpackTokensFor))
	}
	return c, v.err
}

// onSale is what all contributors get together, half the supply.
var onSale = ipsx.IPSX(900_000_000)

// bought is the part of the tokens on sale that one of all the raised ether buys, in wei of IPSX.
func bought(given, raised ipsx.Amount) ipsx.Amount {
	if raised.IsZero() {
		return ipsx.Amount{}
	}
	product := new(big.Int).Mul(given.Big(), onSale.Big())
	return amount(product.Div(product, raised.Big()))
}

// Quote is what a contribution would do, were it made at once.
type Quote struct {
	Stage    Stage       `json:"stage"`
	Accepted ipsx.Amount `json:"accepted"`
	Returned ipsx.Amount `json:"returned"` // what crosses the hard cap and comes back in the same transaction
	Tokens   ipsx.Amount `json:"tokens"`   // wei of IPSX that the accepted ether buys at least; more, where less than the hard cap is raised
}

// Quote tells what contributing so much would do now. What the contract would refuse, it refuses with the reason.
func (s *Sale) Quote(ctx context.Context, wallet ipsx.Address, wei ipsx.Amount) (Quote, error) {
	status, err := s.Status(ctx)
	if err != nil {
		return Quote{}, err
	}
	if err := status.refusal(); err != nil {
		return Quote{}, err
	}
	try := ethereum.CallMsg{From: wallet, To: &s.deployment.Sale, Value: wei.Big(), Data: s.contract.PackContribute()}
	if _, err := s.conn.eth.CallContract(ctx, try, new(big.Int).SetUint64(status.Block)); err != nil {
		return Quote{}, explain(err)
	}
	accepted := wei.Min(status.Terms.HardCap.Sub(status.Raised))
	return Quote{status.Stage, accepted, wei.Sub(accepted), bought(accepted, status.Terms.HardCap)}, nil
}

// refusal says why nobody can contribute, and what comes next.
func (s SaleStatus) refusal() error {
	switch s.State {
	case SaleNotOpened:
		return ipsx.Errorf(ipsx.CodeConflict, "the sale is not open: its terms are not fixed").WithFix("wait until they are")
	case SaleWaiting:
		return ipsx.Errorf(ipsx.CodeConflict, "no stage of the sale runs now").WithFix("the %s stage begins at %s", s.Next, instantText(s.Terms.Of(s.Next).From))
	case SalePaused:
		return ipsx.Errorf(ipsx.CodeConflict, "contributions are paused").WithFix("wait until they go on; the last stage ends at %s", instantText(s.Terms.Public.Until))
	case SaleSucceeded:
		return ipsx.Errorf(ipsx.CodeConflict, "the sale is over, with success").WithFix("who gave something claims its tokens")
	case SaleFailed:
		return ipsx.Errorf(ipsx.CodeConflict, "the sale is over and missed its soft cap").WithFix("who gave something takes it back")
	}
	return nil
}

// Contributed tells: a wallet's ether was accepted in a stage; what it sent above Amount came back at once.
type Contributed struct {
	Wallet ipsx.Address `json:"wallet"`
	Stage  Stage        `json:"stage"`
	Amount ipsx.Amount  `json:"amount"`
	Time   int64        `json:"time,omitzero"` // of the block, Unix seconds; 0 from endpoints that do not send it
	Block  uint64       `json:"block"`
	Tx     ipsx.Hash    `json:"tx"`
}

// Contribute gives so much of the wallet's ether to the stage that runs.
func (s *Sale) Contribute(ctx context.Context, wallet ipsx.Signer, wei ipsx.Amount) (Contributed, error) {
	return perform(ctx, s, wallet, call{data: s.contract.PackContribute(), value: wei.Big()}, s.contributed)
}

// Contributions lists what was contributed, oldest first: by one wallet, or by all when it is zero.
func (s *Sale) Contributions(ctx context.Context, wallet ipsx.Address) ([]Contributed, error) {
	topics := [][]common.Hash{{s.contract.GetABI().Events["Contributed"].ID}}
	if wallet != (ipsx.Address{}) {
		topics = append(topics, []common.Hash{common.BytesToHash(wallet[:])})
	}
	list := []Contributed{}
	for log, err := range s.conn.logs(ctx, s.deployment.Sale, s.deployment.Block, topics...) {
		if err != nil {
			return nil, err
		}
		if one, err := s.contributed(log); err == nil {
			list = append(list, one)
		}
	}
	return list, nil
}

func (s *Sale) contributed(log *types.Log) (Contributed, error) {
	e, err := s.contract.UnpackContributedEvent(log)
	if err != nil {
		return Contributed{}, err
	}
	return Contributed{e.Wallet, Stage(e.Stage), amount(e.Amount), int64(log.BlockTimestamp), log.BlockNumber, log.TxHash}, nil
}

// Payout is how a wallet's contribution ended: in tokens after success, in its own ether after failure.
type Payout struct {
	Wallet ipsx.Address `json:"wallet"`
	Given  ipsx.Amount  `json:"given"`
	Tokens ipsx.Amount  `json:"tokens"` // wei of IPSX; zero when Given came back
	Block  uint64       `json:"block"`
	Tx     ipsx.Hash    `json:"tx"`
}

// Claim gives a wallet its tokens, once the sale is finalized; by may be anybody. CodeNotFound: it has nothing to claim, or did before.
func (s *Sale) Claim(ctx context.Context, by ipsx.Signer, wallet ipsx.Address) (Payout, error) {
	return perform(ctx, s, by, call{data: s.contract.PackClaim(wallet)}, s.payout)
}

// Refund gives the wallet its ether back, once the sale has failed. CodeNotFound: it has nothing in the sale, or took it before.
func (s *Sale) Refund(ctx context.Context, wallet ipsx.Signer) (Payout, error) {
	return perform(ctx, s, wallet, call{data: s.contract.PackRefund()}, s.payout)
}

// Payout finds how a wallet's contribution ended. CodeNotFound: it has not, or there was none.
func (s *Sale) Payout(ctx context.Context, wallet ipsx.Address) (Payout, error) {
	events := s.contract.GetABI().Events
	kinds, of := []common.Hash{events["Claimed"].ID, events["Refunded"].ID}, []common.Hash{common.BytesToHash(wallet[:])}
	for log, err := range s.conn.logs(ctx, s.deployment.Sale, s.deployment.Block, kinds, of) {
		if err != nil {
			return Payout{}, err
		}
		return s.payout(log)
	}
	return Payout{}, ipsx.Errorf(ipsx.CodeNotFound, "the sale paid nothing out to %s", wallet)
}

func (s *Sale) payout(log *types.Log) (Payout, error) {
	if e, err := s.contract.UnpackClaimedEvent(log); err == nil {
		return Payout{e.Wallet, amount(e.Given), amount(e.Tokens), log.BlockNumber, log.TxHash}, nil
	}
	e, err := s.contract.UnpackRefundedEvent(log)
	if err != nil {
		return Payout{}, err
	}
	return Payout{Wallet: e.Wallet, Given: amount(e.Given), Block: log.BlockNumber, Tx: log.TxHash}, nil
}

// perform sends a transaction to the sale, and decodes the event that tells what it did.
func perform[T any](ctx context.Context, s *Sale, by ipsx.Signer, do call, decode func(*types.Log) (T, error)) (told T, err error) {
	do.to = &s.deployment.Sale
	receipt, err := s.conn.transact(ctx, by, do)
	if err != nil {
		return told, err
	}
	for _, log := range receipt.Logs {
		if log.Address != s.deployment.Sale {
			continue
		}
		if told, err = decode(log); err == nil {
			return told, nil
		}
	}
	return told, ipsx.Errorf(ipsx.CodeInternal, "transaction %s does not tell what it did", receipt.TxHash).WithFix("check that the deployment is of this version")
}

// instantText writes Unix seconds for people.
func instantText(unix int64) string { return time.Unix(unix, 0).UTC().Format(time.RFC3339) }
