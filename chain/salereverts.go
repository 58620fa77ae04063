package chain

import "github.com/ipsx/ipsx"

// saleReverts are the errors of the sale, its pools and its authority.
var saleReverts = map[string]advice{
	"AccessManagedRequiredDelay": {ipsx.CodeForbidden, "the role's delay applies: schedule it with the authority first"},
	"AlreadyOpened":              {ipsx.CodeConflict, "the terms are fixed for ever"},
	"BadAmounts": {ipsx.CodeInvalid,
		"let the hard cap be 1 to 120,000,000 ether, and soft cap, smallest private contribution and public cap no more; soft and public cap are above zero"},
	"BadDates":         {ipsx.CodeInvalid, "let each stage end after it begins, begin when the one before is over, and the last end within 732 days"},
	"NoStage":          {ipsx.CodeConflict, "the terms say when the next stage begins, if there is one"},
	"BelowMinimum":     {ipsx.CodeInvalid, "give at least the minimum"},
	"OverLimit":        {ipsx.CodeForbidden, "give at most what is left; where that is 0, be admitted by the stage's allow-list first"},
	"SoldOut":          {ipsx.CodeConflict, "the hard cap is reached: nobody can give more"},
	"EnforcedPause":    {ipsx.CodeConflict, "wait until contributions go on"},
	"ExpectedPause":    {ipsx.CodeConflict, "there is nothing left to do"},
	"BadProof":         {ipsx.CodeForbidden, "get the wallet's proof of the newest list"},
	"NotSucceeded":     {ipsx.CodeConflict, "wait until the hard cap is reached, or the time is over and the soft cap is"},
	"NotFailed":        {ipsx.CodeConflict, "ether goes back only when the time is over and the soft cap was missed"},
	"NotFinalized":     {ipsx.CodeConflict, "finalize the sale first, once it has succeeded; anyone may"},
	"AlreadyFinalized": {ipsx.CodeConflict, "there is nothing left to do"},
	"NothingGiven":     {ipsx.CodeNotFound, "check the wallet; if it was right, it has its tokens or its ether already"},
	"AlreadyCollected": {ipsx.CodeConflict, "there is nothing left to do"},
	"NothingToClaim":   {ipsx.CodeConflict, "there is nothing left to do"},
	"BadVesting":       {ipsx.CodeInvalid, "let the cliff be within the vesting, and that within 3660 days; in seconds"},
	"FailedCall":       {ipsx.CodeConflict, "the wallet that gets the ether refuses it: use one that takes ether"},
}
