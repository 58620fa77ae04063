package chain

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/common/hexutil"
	"github.com/ethereum/go-ethereum/rpc"
	"github.com/ipsx/ipsx"
	"github.com/ipsx/ipsx/chain/internal/bindings"
)

// advice is what a contract's error means to people: its code, and how to mend it.
type advice struct {
	code ipsx.Code
	fix  string
}

var reverts = map[string]advice{
	"ZeroAmount":                {ipsx.CodeInvalid, "use an amount above zero"},
	"ZeroAddress":               {ipsx.CodeInvalid, "name a payee, a signer or a key"},
	"InsufficientBalance":       {ipsx.CodeFunds, "deposit the difference first"},
	"NotDelegate":               {ipsx.CodeForbidden, "sign with the wallet, or let it set this delegate with a later end"},
	"AllowanceExceeded":         {ipsx.CodeFunds, "the wallet must raise the delegate's allowance"},
	"LaneExists":                {ipsx.CodeConflict, "top it up, or use another lane number"},
	"LaneNotOpen":               {ipsx.CodeNotFound, "open a reservation with another lane number"},
	"BadExpiry":                 {ipsx.CodeInvalid, "choose an expiry later than now and than before, within 366 days"},
	"ZeroRoot":                  {ipsx.CodeInvalid, "name the root of the tree"},
	"TrancheExists":             {ipsx.CodeConflict, "give one of its leaves another number, which gives another root"},
	"TrancheNotOpen":            {ipsx.CodeNotFound, "open a tranche with this root"},
	"AlreadyClearer":            {ipsx.CodeConflict, "there is nothing left to do"},
	"ItemRejected":              {ipsx.CodeConflict, "look at the lane's reservation"},
	"BadCumulative":             {ipsx.CodeConflict, "agree on an amount between what was claimed and the cap"},
	"NotAgreedByPayee":          {ipsx.CodeSignature, "the payee or its delegate must sign this lane and amount"},
	"NotAgreedByPayer":          {ipsx.CodeSignature, "the payer or the lane's signer must sign this lane and amount"},
	"TooLate":                   {ipsx.CodeExpired, "let it begin later"},
	"TooEarly":                  {ipsx.CodeConflict, "wait until then, or close it with both signatures"},
	"CommissionTooHigh":         {ipsx.CodeInvalid, "stay below the cap"},
	"BadUrl":                    {ipsx.CodeInvalid, "use at most 200 bytes that begin with https:// or http://"},
	"TermsTooLong":              {ipsx.CodeTooLarge, "give a URL where the terms are"},
	"NotListed":                 {ipsx.CodeNotFound, "announce it first"},
	"ZeroEpoch":                 {ipsx.CodeInvalid, "count epochs from 1"},
	"AlreadyAnchored":           {ipsx.CodeConflict, "an epoch keeps its root; another root needs another epoch"},
	"AccessManagedUnauthorized": {ipsx.CodeForbidden, "only the authority's role may do this"},
	"ERC20InsufficientBalance":  {ipsx.CodeFunds, "get IPSX for this wallet first"},
	"ERC20InsufficientAllowance": {ipsx.CodeFunds,
		"approve the Centralizer, or sign the permit with the wallet that sends the transaction"},
	"ERC2612ExpiredSignature": {ipsx.CodeExpired, "sign a new permit"},
	"ERC2612InvalidSigner":    {ipsx.CodeSignature, "the owner of the tokens must sign the permit"},
}

// revertError decodes what a contract reverted with.
func revertError(data []byte) *ipsx.Error {
	if reason, err := abi.UnpackRevert(data); err == nil {
		return ipsx.Errorf(ipsx.CodeConflict, "the contract refuses: %s", reason)
	}
	name, text := revertText(data)
	known, ok := reverts[name]
	if !ok {
		known, ok = saleReverts[name]
	}
	if !ok {
		known.code = ipsx.CodeConflict
	}
	e := ipsx.Errorf(known.code, "the contract refuses: %s", text)
	e.Fix = known.fix
	return e
}

// revertText gives a custom error's name, and its call form with named arguments.
func revertText(data []byte) (name, text string) {
	for _, contract := range []abi.ABI{bindings.NewCentralizer().GetABI(), bindings.NewIPSXToken().GetABI(), bindings.NewTokenSale().GetABI(),
		bindings.NewClaimPool().GetABI(), bindings.NewAccessManager().GetABI(), bindings.NewRegistry().GetABI()} {
		if len(data) < 4 {
			break
		}
		known, err := contract.ErrorByID([4]byte(data))
		if err != nil {
			continue
		}
		values, err := known.Inputs.Unpack(data[4:])
		if err != nil {
			continue
		}
		arguments := make([]string, len(values))
		for i, value := range values {
			arguments[i] = known.Inputs[i].Name + " " + argumentText(known.Inputs[i], value)
		}
		return known.Name, known.Name + "(" + strings.Join(arguments, ", ") + ")"
	}
	return "", "no reason given, data " + hexutil.Encode(data)
}

// etherNames are the arguments that are wei of ether; only the sale's errors have them.
var etherNames = []string{"sent", "minimum", "left"}

func argumentText(argument abi.Argument, value any) string {
	switch v := value.(type) {
	case [32]byte:
		return hexutil.Encode(v[:])
	case uint8:
		switch argument.Name {
		case "reason":
			return string(reasonOf(v))
		case "stage":
			return Stage(v).String()
		}
	case *big.Int:
		if slices.Contains(etherNames, argument.Name) {
			return amount(v).Ether()
		}
	}
	return fmt.Sprint(value)
}

// explain turns an error of the endpoint, or of the way to it, into one of ours.
func explain(err error) error {
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*ipsx.Error](err); ok {
		return e
	}
	if unavailable(err) {
		return ipsx.Errorf(ipsx.CodeUnavailable, "the chain's endpoint does not answer: %w", err).WithFix("check that it runs, then try again")
	}
	if data, ok := revertData(err); ok {
		return revertError(data)
	}
	if says(err, "insufficient funds", "gas required exceeds allowance") {
		return ipsx.Errorf(ipsx.CodeFunds, "the key's ether does not pay for the transaction: %w", err).WithFix("send it some ether")
	}
	return ipsx.Errorf(ipsx.CodeInternal, "the chain's endpoint refuses: %w", err)
}

func revertData(err error) ([]byte, bool) {
	var answer rpc.DataError
	if !errors.As(err, &answer) {
		return nil, false
	}
	text, ok := answer.ErrorData().(string)
	data, err := hexutil.Decode(text)
	return data, ok && err == nil
}

// says looks for words in an error, as JSON-RPC has no codes for these.
func says(err error, words ...string) bool {
	text := strings.ToLower(err.Error())
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(text, w) })
}
