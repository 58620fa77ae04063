package chain

import (
	"context"

	"github.com/ethereum/go-ethereum/core/types"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// Open reserves cap wei of the payer's free balance for the lane's payee until expiry (Unix seconds, by the chain's clock). by
// is the payer or its delegate, whose allowance it consumes. A lane is opened once, ever: a second time gives CodeConflict.
func (c *Client) Open(ctx context.Context, by ipsx.Signer, lane ipsx.Lane, limit ipsx.Amount, expiry int64) (Receipt, error) {
	o, err := opening(lane, limit, expiry)
	if err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, by, c.centralizer.PackOpen(lane.Payer, o))
}

// OpenWithPermit deposits a reservation's cap by a permit and opens it, in one transaction of the wallet that pays.
func (c *Client) OpenWithPermit(ctx context.Context, wallet ipsx.Signer, lane ipsx.Lane, limit ipsx.Amount, expiry int64) (Receipt, error) {
	if wallet.Address() != lane.Payer {
		return Receipt{}, ipsx.Errorf(ipsx.CodeInvalid, "the lane's payer is %s, the deposit is of %s", lane.Payer, wallet.Address()).
			WithFix("open it with the payer's key")
	}
	o, err := opening(lane, limit, expiry)
	if err != nil {
		return Receipt{}, err
	}
	p, err := c.permit(ctx, wallet, limit)
	if err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, wallet, c.centralizer.PackOpenWithPermit(o, p.deadline, p.v, p.r, p.s))
}

func opening(lane ipsx.Lane, limit ipsx.Amount, expiry int64) (bindings.Open, error) {
	end, err := instant(expiry)
	if err == nil {
		err = held(limit)
	}
	if err == nil {
		err = reservable(lane)
	}
	return bindings.Open{Payee: lane.Payee, Signer: lane.Signer, Number: lane.Number, Cap: limit.Big(), Expiry: end}, err
}

// reservable refuses lanes that a tranche funds.
func reservable(lane ipsx.Lane) error {
	if lane.Tranche != (ipsx.Hash{}) {
		return ipsx.Errorf(ipsx.CodeInvalid, "the lane is funded by tranche %s, not by a reservation", lane.Tranche).WithFix("use a lane with tranche zero")
	}
	return nil
}

// TopUp adds wei to a reservation's cap, or moves its expiry later, or both; expiry 0 leaves it. by is the payer or its
// delegate. Topping up twice adds twice.
func (c *Client) TopUp(ctx context.Context, by ipsx.Signer, lane ipsx.Lane, add ipsx.Amount, expiry int64) (Receipt, error) {
	o, err := opening(lane, add, expiry)
	if err != nil {
		return Receipt{}, err
	}
	return c.do(ctx, by, c.centralizer.PackTopUp(lane.Payer, o.Payee, o.Signer, o.Number, o.Cap, o.Expiry))
}

// Closing tells how a reservation ended: Paid went to the payee over its life (commission included), Returned to the payer.
type Closing struct {
	Receipt
	Paid     ipsx.Amount `json:"paid"`
	Returned ipsx.Amount `json:"returned"`
}

// CloseReservation ends a reservation at once at a final cumulative amount on which both sides agree: payee (its wallet or
// delegate) and payer (the lane's signer or the payer's wallet) signed ipsx.Close; anyone may submit. An empty signature
// stands for by itself, which is cheaper.
func (c *Client) CloseReservation(ctx context.Context, by ipsx.Signer, lane ipsx.Lane, cumulative ipsx.Amount, payee, payer ipsx.Signature) (Closing, error) {
	err := reservable(lane)
	if err == nil {
		err = held(cumulative)
	}
	if err != nil {
		return Closing{}, err
	}
	if len(payee) != 0 && len(payer) != 0 {
		return c.close(ctx, by, c.centralizer.PackCloseFor(lane.Payer, lane.Payee, lane.Signer, lane.Number, cumulative.Big(), payee, payer))
	}
	other := payee
	if len(other) == 0 {
		other = payer
	}
	return c.close(ctx, by, c.centralizer.PackClose(itemOf(ipsx.SignedVoucher{Lane: lane, Cumulative: cumulative, Signature: other})))
}

// CloseExpired ends a reservation after its expiry and the claim window; anyone may. What was not claimed returns to the
// payer's free balance.
func (c *Client) CloseExpired(ctx context.Context, by ipsx.Signer, lane ipsx.Lane) (Closing, error) {
	if err := reservable(lane); err != nil {
		return Closing{}, err
	}
	return c.close(ctx, by, c.centralizer.PackCloseExpired(lane.Payer, lane.Payee, lane.Signer, lane.Number))
}

func (c *Client) close(ctx context.Context, by ipsx.Signer, data []byte) (Closing, error) {
	receipt, err := c.transact(ctx, by, call{to: &c.deployment.Centralizer, data: data})
	if err != nil {
		return Closing{}, err
	}
	closing := Closing{Receipt: receiptOf(receipt)}
	for _, log := range c.ours(receipt.Logs) {
		if closed, err := c.centralizer.UnpackClosedEvent(log); err == nil {
			closing.Paid, closing.Returned = bits(closed.Ending, 0, 96), bits(closed.Ending, 96, 96)
			return closing, nil
		}
	}
	return closing, ipsx.Errorf(ipsx.CodeInternal, "transaction %s closed nothing", receipt.TxHash)
}

// ours are the logs of the Centralizer.
func (c *Client) ours(logs []*types.Log) []*types.Log {
	var ours []*types.Log
	for _, log := range logs {
		if log.Address == c.deployment.Centralizer {
			ours = append(ours, log)
		}
	}
	return ours
}
