package chain

import (
	"context"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Sale is the token sale of a deployment. Amounts are wei of ether, unless they are said to be of IPSX.
//
// When the answer of a writing method is lost, all but Contribute may be repeated without looking: a second time changes nothing, and
// most of them give CodeConflict then. Look at Contribution before repeating Contribute.
type Sale struct {
	conn       *conn
	contract   *bindings.TokenSale
	deployment Deployment
}

// Sale finds the deployment's sale, and makes sure that it is the one which mints the deployment's token; otherwise CodeConflict.
func (c *Client) Sale(ctx context.Context) (*Sale, error) {
	funding, err := read(ctx, c.conn, c.deployment.Token, nil, c.token.PackFunding(), c.token.UnpackFunding)
	if err == nil && funding != c.deployment.Sale {
		err = ipsx.Errorf(ipsx.CodeConflict, "token %s is minted by the sale %s, the deployment says %s", c.deployment.Token, funding, c.deployment.Sale).
			WithFix("check the deployment")
	}
	return &Sale{c.conn, bindings.NewTokenSale(), c.deployment}, err
}

// SaleState is how far a sale is.
type SaleState string

// The states of a sale.
const (
	SaleNotOpened SaleState = "not_opened" // its terms are not fixed
	SaleWaiting   SaleState = "waiting"    // no stage runs, one is to come
	SaleRunning   SaleState = "running"    // wallets contribute
	SalePaused    SaleState = "paused"     // contributions are stopped, though the clock goes on
	SaleSucceeded SaleState = "succeeded"  // the hard cap is reached, or the time is over and the soft cap is
	SaleFailed    SaleState = "failed"     // the time is over and the soft cap is not reached: contributors take their ether back
)

// SaleStatus is what the chain says of a sale at one block.
type SaleStatus struct {
	Block     uint64       `json:"block"`
	Time      int64        `json:"time"` // the block's, Unix seconds; by it stages begin and end
	State     SaleState    `json:"state"`
	Stage     Stage        `json:"stage"` // that runs now
	Next      Stage        `json:"next"`  // that begins next
	Terms     Terms        `json:"terms"`
	Raised    ipsx.Amount  `json:"raised"` // it does not sink with claims and refunds
	Paused    bool         `json:"paused"` // whoever contributes is refused
	Finalized bool         `json:"finalized"`
	Collected bool         `json:"collected"` // the treasury has the ether
	TokenOpen bool         `json:"tokenOpen"` // the supply is minted, so tokens can be moved
	Vesting   ipsx.Address `json:"vesting"`   // of the team's tokens; zero before the sale is finalized
	Treasury  ipsx.Address `json:"treasury"`  // gets the ether
}

// Status reads the sale, all at one block.
func (s *Sale) Status(ctx context.Context) (SaleStatus, error) {
	v, at, err := s.views(ctx)
	if err != nil {
		return SaleStatus{}, err
	}
	k, status := s.contract, SaleStatus{Block: v.block.Uint64(), Time: at}
	status.Terms = see(ctx, v, k.PackTerms(), s.unpackTerms)
	status.Raised = see(ctx, v, k.PackRaised(), amounts(k.UnpackRaised))
	status.Treasury = see(ctx, v, k.PackTreasury(), k.UnpackTreasury)
	status.Paused = see(ctx, v, k.PackPaused(), k.UnpackPaused)
	status.Vesting = see(ctx, v, k.PackVesting(), k.UnpackVesting)
	status.Finalized = status.Vesting != ipsx.Address{}
	status.Collected = status.Finalized && s.collected(ctx, v)
	status.Stage = Stage(see(ctx, v, k.PackStage(), k.UnpackStage))
	status.State = s.state(ctx, v, status)
	if status.Over() {
		status.Stage = NoStage
	} else {
		status.Next = status.Terms.Next(at)
	}
	v.to = s.deployment.Token
	status.TokenOpen = !see(ctx, v, s.conn.token.PackTotalSupply(), amounts(s.conn.token.UnpackTotalSupply)).IsZero()
	return status, v.err
}

// Over says whether the sale has its outcome.
func (s SaleStatus) Over() bool { return s.State == SaleSucceeded || s.State == SaleFailed }

func (s *Sale) state(ctx context.Context, v *views, status SaleStatus) SaleState {
	switch k := s.contract; {
	case status.Terms.HardCap.IsZero():
		return SaleNotOpened
	case see(ctx, v, k.PackSucceeded(), k.UnpackSucceeded):
		return SaleSucceeded
	case see(ctx, v, k.PackFailed(), k.UnpackFailed):
		return SaleFailed
	case status.Paused:
		return SalePaused
	case status.Stage == NoStage:
		return SaleWaiting
	}
	return SaleRunning
}

func (s *Sale) unpackTerms(answer []byte) (Terms, error) {
	packed, err := s.contract.UnpackTerms(answer)
	if err != nil {
		return Terms{}, err
	}
	return termsOf(packed), nil
}

// collected tries to collect the ether without doing it, since no view tells whether it was.
func (s *Sale) collected(ctx context.Context, v *views) bool {
	_, err := s.conn.eth.CallContract(ctx, ethereum.CallMsg{To: &v.to, Data: s.contract.PackCollect()}, v.block)
	data, refused := revertData(err)
	if err != nil && !refused {
		v.err = errors.Join(v.err, explain(err))
	}
	name, _ := revertText(data)
	return name == "AlreadyCollected"
}

// views reads a contract at one block. The first error stays, and what is read after it is worth nothing.
type views struct {
	conn  *conn
	to    ipsx.Address
	block *big.Int
	err   error
}

// views are those of the sale at the newest block, whose time comes with them in Unix seconds.
func (s *Sale) views(ctx context.Context) (*views, int64, error) {
	head, err := s.conn.eth.HeaderByNumber(ctx, nil)
	if err != nil {
		return nil, 0, explain(err)
	}
	return &views{conn: s.conn, to: s.deployment.Sale, block: head.Number}, int64(head.Time), nil
}

func see[T any](ctx context.Context, v *views, data []byte, unpack func([]byte) (T, error)) (value T) {
	if v.err == nil {
		value, v.err = read(ctx, v.conn, v.to, v.block, data, unpack)
	}
	return value
}

// Open fixes the terms, once, before the first stage begins. This is for the wallets that the authority lets, as are Pause, Unpause and
// SetAllowList; others get CodeForbidden.
func (s *Sale) Open(ctx context.Context, by ipsx.Signer, terms Terms) (Receipt, error) {
	packed, err := terms.packed()
	if err != nil {
		return Receipt{}, err
	}
	return s.execute(ctx, by, s.contract.PackOpen(packed))
}

// Pause stops contributions; no date changes. Nothing else can be stopped.
func (s *Sale) Pause(ctx context.Context, by ipsx.Signer) (Receipt, error) {
	return s.execute(ctx, by, s.contract.PackPause())
}

// Unpause lets contributions go on.
func (s *Sale) Unpause(ctx context.Context, by ipsx.Signer) (Receipt, error) {
	return s.execute(ctx, by, s.contract.PackUnpause())
}

// SetAllowList replaces a stage's allow-list by the one with this root. Wallets that were admitted keep their limits until they are
// admitted again.
func (s *Sale) SetAllowList(ctx context.Context, by ipsx.Signer, stage Stage, root ipsx.Hash) (Receipt, error) {
	return s.execute(ctx, by, s.contract.PackSetAllowList(uint8(stage), root))
}

// Admit gives the proof's wallet its limit in a stage; by may be anybody.
func (s *Sale) Admit(ctx context.Context, by ipsx.Signer, stage Stage, proof Proof) (Receipt, error) {
	return s.execute(ctx, by, s.contract.PackAdmit(uint8(stage), proof.Wallet, proof.Amount.Big(), words(proof.Path)))
}

// AllowLists are the roots of the stages' allow-lists; zero where there is none.
func (s *Sale) AllowLists(ctx context.Context) (map[Stage]ipsx.Hash, error) {
	v, _, err := s.views(ctx)
	if err != nil {
		return nil, err
	}
	roots := map[Stage]ipsx.Hash{}
	for _, stage := range Stages {
		roots[stage] = see(ctx, v, s.contract.PackAllowList(uint8(stage)), s.contract.UnpackAllowList)
	}
	return roots, v.err
}

// Finalize mints the token of a sale that has succeeded and shares it out; by may be anybody. The team's vesting starts then.
func (s *Sale) Finalize(ctx context.Context, by ipsx.Signer) (Receipt, error) {
	return s.execute(ctx, by, s.contract.PackFinalize())
}

// Collect sends the ether of a finalized sale to the treasury, once; by may be anybody.
func (s *Sale) Collect(ctx context.Context, by ipsx.Signer) (Receipt, error) {
	return s.execute(ctx, by, s.contract.PackCollect())
}

func (s *Sale) execute(ctx context.Context, by ipsx.Signer, data []byte) (Receipt, error) {
	return s.conn.execute(ctx, by, call{to: &s.deployment.Sale, data: data})
}
