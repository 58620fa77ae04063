package chain

import (
	"context"
	"math/big"

	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// What a development chain's sale is like: one ether in the private stage, for its only investor.
const (
	buyOutPrice  = 1_000_000_000_000_000_000 // wei
	stageSeconds = 24 * 3600
)

// buyOut completes a sale: the buyer, who administers it, opens it, lists itself, pays the hard cap and claims all.
func (c *conn) buyOut(ctx context.Context, buyer ipsx.Signer, address ipsx.Address) error {
	if err := c.openSoon(ctx, buyer, address); err != nil {
		return err
	}
	sale, price := bindings.NewTokenSale(), big.NewInt(buyOutPrice)
	for _, do := range []call{
		{data: sale.PackSetAllowList(uint8(PrivateStage), Entry{buyer.Address(), amount(price)}.leaf())},
		{data: sale.PackAdmit(uint8(PrivateStage), buyer.Address(), price, nil)},
		{data: sale.PackContribute(), value: price},
		{data: sale.PackFinalize()},
		{data: sale.PackClaim(buyer.Address())},
	} {
		do.to = &address
		if _, err := c.transact(ctx, buyer, do); err != nil {
			return err
		}
	}
	return nil
}

// openSoon opens a sale that begins three seconds from now, which is when three blocks are mined at the latest: this transaction's,
// the list's and the admission's. Where the clock passes that time before the sale is open, it takes a later one.
func (c *conn) openSoon(ctx context.Context, by ipsx.Signer, address ipsx.Address) error {
	for try := 1; ; try++ {
		head, err := c.eth.HeaderByNumber(ctx, nil)
		if err != nil {
			return explain(err)
		}
		terms := buyOutTerms(head.Time + 3)
		_, err = c.transact(ctx, by, call{to: &address, data: bindings.NewTokenSale().PackOpen(terms)})
		if try == numbering || !ipsx.IsCode(err, ipsx.CodeExpired) {
			return err
		}
	}
}

func buyOutTerms(from uint64) bindings.Terms {
	price := big.NewInt(buyOutPrice)
	at := func(stages uint64) *big.Int { return new(big.Int).SetUint64(from + stages*stageSeconds) }
	return bindings.Terms{
		HardCap: price, SoftCap: price, MinPrivate: price, PublicCap: price,
		PrivateFrom: at(0), PrivateUntil: at(1), PreSaleFrom: at(1), PreSaleUntil: at(2), PublicFrom: at(2), PublicUntil: at(3),
	}
}
