package devchain

import (
	"context"
	"errors"
	"time"

	"github.com/ethereum/go-ethereum/common/math"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ipsx/ipsx"
)

// clock is the part of JSON-RPC by which development chains, this one and others, are put ahead.
type clock struct{ node *ethNode }

// maxAdvance is a century in seconds, beyond which times no longer fit where they are kept.
const maxAdvance = 100 * 366 * 24 * 3600

// IncreaseTime is evm_increaseTime: the chain's clock goes ahead by whole seconds.
func (c clock) IncreaseTime(seconds math.HexOrDecimal64) error {
	if seconds > maxAdvance {
		return ipsx.Errorf(ipsx.CodeInvalid, "%d seconds are more than a century", seconds).WithFix("use seconds, not milliseconds")
	}
	return c.node.advanceTime(time.Duration(seconds) * time.Second)
}

// Mine is evm_mine, after which other chains show the time that evm_increaseTime set. Here it is shown already.
func (clock) Mine() {}

// Advance puts the clock of a development chain ahead by whole seconds: that behind this URL, also one of another make that has
// evm_increaseTime and evm_mine. CodeUnsupported: the chain keeps real time.
func Advance(ctx context.Context, url string, d time.Duration) error {
	client, err := rpc.DialContext(ctx, url)
	if err != nil {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the chain's endpoint %s cannot be reached: %w", url, err).WithFix("check the URL, and that the node runs")
	}
	defer client.Close()
	err = client.CallContext(ctx, nil, "evm_increaseTime", uint64(d/time.Second))
	if err == nil {
		err = client.CallContext(ctx, nil, "evm_mine")
	}
	return advanceError(url, err)
}

func advanceError(url string, err error) error {
	if err == nil {
		return nil
	}
	answer, ok := errors.AsType[rpc.Error](err)
	switch {
	case !ok:
		return ipsx.Errorf(ipsx.CodeUnavailable, "the chain's endpoint %s does not answer: %w", url, err).WithFix("check the URL, and that the node runs")
	case answer.ErrorCode() == methodUnknown:
		return ipsx.Errorf(ipsx.CodeUnsupported, "the chain behind %s keeps real time", url).WithFix("use a development chain, such as that of `ipsx chain dev`")
	}
	return ipsx.Errorf(ipsx.CodeInvalid, "the chain's time cannot be advanced so: %w", err)
}

// methodUnknown is JSON-RPC's code for a method that the endpoint does not have.
const methodUnknown = -32601
