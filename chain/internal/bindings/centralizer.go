// Code generated via abigen V2 - DO NOT EDIT.
// This file is a generated binding and any manual changes will be lost.

package bindings

import (
	"bytes"
	"errors"
	"math/big"

	"github.com/ethereum/go-ethereum/accounts/abi"
	"github.com/ethereum/go-ethereum/accounts/abi/bind/v2"
	"github.com/ethereum/go-ethereum/common"
	"github.com/ethereum/go-ethereum/core/types"
)

// Reference imports to suppress errors if they are not otherwise used.
var (
	_ = bytes.Equal
	_ = errors.New
	_ = big.NewInt
	_ = common.Big1
	_ = types.BloomLookup
	_ = abi.ConvertType
)

// Commission is an auto generated low-level Go binding around an user-defined struct.
type Commission struct {
	Bps      uint16
	NextBps  uint16
	NextFrom *big.Int
}

// Delegate is an auto generated low-level Go binding around an user-defined struct.
type Delegate struct {
	Until     *big.Int
	Allowance *big.Int
}

// Item is an auto generated low-level Go binding around an user-defined struct.
type Item struct {
	Payer      common.Address
	Payee      common.Address
	Signer     common.Address
	Number     uint64
	Cumulative *big.Int
	R          [32]byte
	Vs         [32]byte
}

// Open is an auto generated low-level Go binding around an user-defined struct.
type Open struct {
	Payee  common.Address
	Signer common.Address
	Number uint64
	Cap    *big.Int
	Expiry *big.Int
}

// Reservation is an auto generated low-level Go binding around an user-defined struct.
type Reservation struct {
	Cap     *big.Int
	Claimed *big.Int
	Expiry  *big.Int
	FeeBps  uint16
	Closed  bool
}

// Treasury is an auto generated low-level Go binding around an user-defined struct.
type Treasury struct {
	Current  common.Address
	Next     common.Address
	NextFrom *big.Int
}

// CentralizerMetaData contains all meta data concerning the Centralizer contract.
var CentralizerMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"token_\",\"type\":\"address\",\"internalType\":\"contractIERC20\"},{\"name\":\"treasury_\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"authority\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"CLAIM_WINDOW\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"COMMISSION_DELAY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_COMMISSION_BPS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_TERM\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"authority\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"balanceOf\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"bumpEpoch\",\"inputs\":[],\"outputs\":[{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"item\",\"type\":\"tuple\",\"internalType\":\"structItem\",\"components\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cumulative\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"closeExpired\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"closeReservation\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cumulative\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"payeeSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"payerSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"collectCommission\",\"inputs\":[{\"name\":\"wallets\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"commission\",\"inputs\":[],\"outputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"commissionOf\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"commissionSchedule\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structCommission\",\"components\":[{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"nextBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"nextFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"delegateOf\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"key\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structDelegate\",\"components\":[{\"name\":\"until\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"allowance\",\"type\":\"uint96\",\"internalType\":\"uint96\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"deposit\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"depositAndOpen\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"o\",\"type\":\"tuple\",\"internalType\":\"structOpen\",\"components\":[{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cap\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]}],\"outputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"depositAndOpenWithPermit\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"o\",\"type\":\"tuple\",\"internalType\":\"structOpen\",\"components\":[{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cap\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"v\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"depositWithPermit\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"v\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"domainSeparator\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"epochOf\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isConsumingScheduledOp\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"laneId\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tranche\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cap\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"outputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reservation\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structReservation\",\"components\":[{\"name\":\"cap\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"claimed\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"feeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"closed\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"reservedOf\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"scheduleCommission\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"scheduleTreasury\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setAuthority\",\"inputs\":[{\"name\":\"newAuthority\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setDelegate\",\"inputs\":[{\"name\":\"key\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"until\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"allowance\",\"type\":\"uint96\",\"internalType\":\"uint96\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"settle\",\"inputs\":[{\"name\":\"items\",\"type\":\"tuple[]\",\"internalType\":\"structItem[]\",\"components\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cumulative\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"token\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIERC20\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"topUp\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"add\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"newExpiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"treasury\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"treasurySchedule\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structTreasury\",\"components\":[{\"name\":\"current\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"next\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nextFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"AuthorityUpdated\",\"inputs\":[{\"name\":\"authority\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Claimed\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"payment\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Closed\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"paid\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"returned\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"CommissionCollected\",\"inputs\":[{\"name\":\"treasury\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"CommissionScheduled\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"indexed\":false,\"internalType\":\"uint16\"},{\"name\":\"from\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DelegateSet\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"key\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"until\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"},{\"name\":\"allowance\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Deposited\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EpochBumped\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Opened\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"payer\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"},{\"name\":\"cap\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"},{\"name\":\"feeBps\",\"type\":\"uint16\",\"indexed\":false,\"internalType\":\"uint16\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Skipped\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"lane\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"reason\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumReason\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ToppedUp\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"cap\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TreasuryScheduled\",\"inputs\":[{\"name\":\"treasury\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"from\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AccessManagedInvalidAuthority\",\"inputs\":[{\"name\":\"authority\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AccessManagedRequiredDelay\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"delay\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"AccessManagedUnauthorized\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AllowanceExceeded\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"key\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"allowance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"BadCumulative\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"cumulative\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"claimed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"cap\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"BadExpiry\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"earliest\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"latest\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"CommissionTooHigh\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"cap\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"balance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ItemRejected\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"enumReason\"}]},{\"type\":\"error\",\"name\":\"LaneExists\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"LaneNotOpen\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotAgreedByPayee\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signedBy\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotAgreedByPayer\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signedBy\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotDelegate\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"key\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"SupplyTooLarge\",\"inputs\":[{\"name\":\"supply\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TooEarly\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"after_\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroAmount\",\"inputs\":[]}]",
	ID:  "Centralizer",
	Bin: "0x610180806040523461027c57606081613759803803809161002082856102a2565b83398101031261027c5780516001600160a01b0381169182820361027c577f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad602061007860406100718386016102d9565b94016102d9565b6040516100866040826102a2565b600481528281019063092a0a6b60e31b8252604051916100a76040846102a2565b6001835284830191603160f81b83526100bf816102ed565b610120526100cc846102ed565b61014052519020918260e05251902080610100524660a05260405190848201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f8452604083015260608201524660808201523060a082015260a0815261013460c0826102a2565b5190206080523060c052600280546001600160a01b0319166001600160a01b03929092169182179055604051908152a16001600160a01b0316918215610293576020600491604051928380926318160ddd60e01b82525afa908115610288575f91610252575b506001600160601b0381116102405750610160526006805461ffff19166064179055600780546001600160a01b0319169190911790556040516134009081610359823960805181612180015260a0518161223d015260c05181612151015260e051816121cf015261010051816121f501526101205181610f2e01526101405181610f570152610160518181816101fa0152818161187c01528181612a700152612fd00152f35b6366900aa360e01b5f5260045260245ffd5b90506020813d602011610280575b8161026d602093836102a2565b8101031261027c57515f61019a565b5f80fd5b3d9150610260565b6040513d5f823e3d90fd5b63d92e233d60e01b5f5260045ffd5b601f909101601f19168101906001600160401b038211908210176102c557604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160a01b038216820361027c57565b601f815111610318576020815191015160208210610309571790565b5f198260200360031b1b161790565b604460209160405192839163305a27a960e01b83528160048401528051918291826024860152018484015e5f828201840152601f01601f19168101030190fdfe60806040526004361015610011575f80fd5b5f3560e01c80630d2700ab14611b0a5780630fecbb3c14611a8c57806311c73bab14611a20578063169600e0146119745780632e1a7d4d146117fa5780633f9e6d04146116d15780634a970be714611675578063543f99a8146114fe578063582805d9146114915780635e8cb02c146113a85780635f0d902e146112f757806361d027b3146112a1578063661f47921461123b5780636631847a146111d557806370a08231146111645780637a9e5e4b1461102a57806384b0196e14610ef85780638689664114610dbc578063885ff44f14610d6f5780638fb3603714610cdd5780639886bf6314610ca15780639f34fc8014610c66578063a09688ee14610b9f578063a36b73a51461090c578063a6fad15814610782578063b28447ec146106f6578063b5f783a814610621578063b6b55f25146105e7578063bf7e214f14610596578063c84b19781461055b578063c9322adb146104e7578063d6044f1d146103f6578063e1489191146103b2578063e62977f814610378578063f5c9247b14610262578063f698da25146102225763fc0c546a146101b0575f80fd5b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b5f80fd5b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57602061025a61213a565b604051908152f35b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760043567ffffffffffffffff811161021e573660238201121561021e5780600401359067ffffffffffffffff821161021e5736602460e084028301011161021e576102da61213a565b5f5b83811015610376576102f682602460e08402860101612549565b919060068310156103495782600193610312575b5050016102dc565b60407f490fa26207540d0be71db52421eb65f2cb9a5a0751bdea9814aead7d77b79237918151908582526020820152a2858061030a565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b005b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760206040516101f48152f35b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760206103ea612096565b61ffff60405191168152f35b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57335f52600960205260405f2080549067ffffffffffffffff82169067ffffffffffffffff82146104ba5760209267ffffffffffffffff60017fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000940116928391161790556040518181527fe9b32bb38657e2fd917bd8614b148f8186f69a6ae4aeea80e74a3e78d4a9f4c7833392a2604051908152f35b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5773ffffffffffffffffffffffffffffffffffffffff610533611c11565b165f52600360205260206bffffffffffffffffffffffff60405f205460601c16604051908152f35b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57602060405162093a808152f35b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57602073ffffffffffffffffffffffffffffffffffffffff60025416604051908152f35b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5761037660043561205f565b3461021e5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57610658611c11565b73ffffffffffffffffffffffffffffffffffffffff610675611c34565b915f602060405161068581611e46565b8281520152165f52600560205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f526020526040805f206bffffffffffffffffffffffff8251916106d083611e46565b5481602064ffffffffff831694858152019160281c168152835192835251166020820152f35b3461021e576101407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760043560a07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc36011261021e5760e43560ff8116810361021e5760209161077d61025a926101243590610104359060c43585612a55565b611f9c565b3461021e5760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e576107b9611c11565b60243564ffffffffff811680910361021e57604435916bffffffffffffffffffffffff831680930361021e5773ffffffffffffffffffffffffffffffffffffffff169182156108e4576108b160405161081181611e46565b8381526bffffffffffffffffffffffff60208201848152335f52600560205260405f20875f5260205264ffffffffff60405f209351167fffffffffffffffffffffffffffffffffffffffffffffffffffffff000000000084541617835551167fffffffffffffffffffffffffffffff000000000000000000000000ffffffffff70ffffffffffffffffffffffff000000000083549260281b169116179055565b60405191825260208201527f9166382359f4e7963b3d024575e532bc4c8856c60bf49b7214a99692f367e13660403392a3005b7fd92e233d000000000000000000000000000000000000000000000000000000005f5260045ffd5b3461021e5760e07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57610943611c11565b61094b611c34565b90610954611c57565b9161095d611c7a565b91608435926fffffffffffffffffffffffffffffffff841680940361021e5760a43567ffffffffffffffff811161021e5761099c903690600401611da3565b909160c4359067ffffffffffffffff821161021e57610a4a936109c66109d1933690600401611da3565b9390928a8989612987565b95909460426109de61213a565b60405190602282017f7083434238401670b89a84c20d42446c84b1a14ead58d53eeb073f36911437cc815289848401528d60628401526060812090527f1901000000000000000000000000000000000000000000000000000000000000825260028201522092836131f6565b73ffffffffffffffffffffffffffffffffffffffff81169073ffffffffffffffffffffffffffffffffffffffff89168214908115610b44575b5015610b15575073ffffffffffffffffffffffffffffffffffffffff928392610aab926131f6565b16961686148015610af6575b15610ac6576103769550613077565b85907fdb6b82b7000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b5073ffffffffffffffffffffffffffffffffffffffff83168614610ab7565b847f7d493b7c000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b610b9991508973ffffffffffffffffffffffffffffffffffffffff165f52600560205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f5260205264ffffffffff60405f20541642111590565b8b610a83565b3461021e5760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57610bd6611c11565b610bde611c34565b90610bfa610bea611c57565b610bf2611c7a565b908484612987565b929091835493610c1364ffffffffff8660c01c16611dd1565b80421115610c3757506bffffffffffffffffffffffff6103769560601c1693613077565b847fd47800eb000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e576020604051620151808152f35b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760206040516301e285008152f35b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760025460a01c60ff1615610d675760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f610d3d565b3461021e57602061025a610d8236611c91565b94610d938282969396959495612814565b73ffffffffffffffffffffffffffffffffffffffff81165f526003885260405f20805490612de3565b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760043561ffff81169081810361021e57610e053633612b05565b6101f48211610ec6577f427ffa497ae84770f297ad15b7aa0b1d8945166fbd59c28d063a53f2c4aa87289160408092610e4464ffffffffff4216611ef7565b9063ffff0000610e52612096565b61ffff855191610e6183611de1565b169081815286602082015264ffffffffff851695869101527fffffffffffffffffffffffffffffffffffffffffffffff00000000000000000068ffffffffff000000006006549560201b169416179160101b16171760065582519182526020820152a1005b507f2cdfe219000000000000000000000000000000000000000000000000000000005f526004526101f460245260445ffd5b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57610fce610f527f00000000000000000000000000000000000000000000000000000000000000006132e6565b610f7b7f00000000000000000000000000000000000000000000000000000000000000006132e6565b6020610fdc60405192610f8e8385611e62565b5f84525f3681376040519586957f0f00000000000000000000000000000000000000000000000000000000000000875260e08588015260e0870190611d60565b908582036040870152611d60565b4660608501523060808501525f60a085015283810360c08501528180845192838152019301915f5b82811061101357505050500390f35b835185528695509381019392810192600101611004565b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57611061611c11565b6002549073ffffffffffffffffffffffffffffffffffffffff8216330361113857803b156110f6577fffffffffffffffffffffffff00000000000000000000000000000000000000007f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad9273ffffffffffffffffffffffffffffffffffffffff602093169182911617600255604051908152a1005b73ffffffffffffffffffffffffffffffffffffffff907fc2f31e5e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5773ffffffffffffffffffffffffffffffffffffffff6111b0611c11565b165f52600360205260206bffffffffffffffffffffffff60405f205416604051908152f35b3461021e5760c07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760a07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc36011261021e57602061025a600435611f9c565b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5773ffffffffffffffffffffffffffffffffffffffff611287611c11565b165f526003602052602060405f205460c01c604051908152f35b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760206112d9611f3d565b73ffffffffffffffffffffffffffffffffffffffff60405191168152f35b3461021e5760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e576020611330611c11565b611338611c34565b67ffffffffffffffff611349611c57565b73ffffffffffffffffffffffffffffffffffffffff611366611c7a565b918160405195818988019816885216604086015216606084015216608082015260843560a082015260a0815261139d60c082611e62565b519020604051908152f35b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e576113df611f13565b506004355f52600460205260a060405f20546113f9611f13565b506bffffffffffffffffffffffff81169061ffff60405161141981611e2a565b83815264ffffffffff602082016bffffffffffffffffffffffff8560601c1681526bffffffffffffffffffffffff6040840191838760c01c16835260806060860195878960e81c168752019660f81c151587526040519788525116602087015251166040850152511660608301525115156080820152f35b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5773ffffffffffffffffffffffffffffffffffffffff6114dd611c11565b165f526009602052602067ffffffffffffffff60405f205416604051908152f35b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5773ffffffffffffffffffffffffffffffffffffffff61154a611c11565b6115543633612b05565b1680156108e4577f6ba8ea4333b6fa451a65deedc96e2b0a12f3cd25d85aa0b24b95d65b9dfb8b646020604061159064ffffffffff4216611ef7565b611598611f3d565b73ffffffffffffffffffffffffffffffffffffffff8351916115b983611de1565b1690818152868582015264ffffffffff831693849101527fffffffffffffffffffffffff00000000000000000000000000000000000000006007541617600755847fffffffffffffffffffffffff000000000000000000000000000000000000000060085416176008557fffffffffffffff0000000000ffffffffffffffffffffffffffffffffffffffff78ffffffffff00000000000000000000000000000000000000006008549260a01b16911617600855604051908152a2005b3461021e5760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760443560043560ff8216820361021e576116cc61037692608435906064359060243585612a55565b61205f565b3461021e576116f76116e236611c91565b94959290936116f18588612814565b86612987565b909364ffffffffff8254941680155f146117f5575064ffffffffff8460c01c165b64ffffffffff8560c01c169460014201928342116104ba578660409661176d8664ffffffffff977f04e614f4d4b90b7ac26c4807f47356abd480648391f142b46a6a675391224e819b118185180218866129ed565b73ffffffffffffffffffffffffffffffffffffffff83165f526003602052875f209077ffffffffffffffffffffffff00000000000000000000000082546117c56bffffffffffffffffffffffff8416809781936127ad565b039160601b16019055830360c01b9101018093556bffffffffffffffffffffffff845193168352166020820152a2005b611718565b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57600435801561194c57335f52600360205260405f208161184b813384546127ad565b0390556040518181527f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d560203392a27f000000000000000000000000000000000000000000000000000000000000000090604051907fa9059cbb000000000000000000000000000000000000000000000000000000005f523360045260245260205f60448180865af19060015f511482161561192c575b50156118ea57005b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b60018215166119445750813b15153d151616826118e2565b3d5f823e3d90fd5b7f1f2a2005000000000000000000000000000000000000000000000000000000005f5260045ffd5b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e576119aa611ea3565b5060606040516119b981611de1565b64ffffffffff73ffffffffffffffffffffffffffffffffffffffff600754169182815273ffffffffffffffffffffffffffffffffffffffff6008549183604060208301928486168452019360a01c1683526040519485525116602084015251166040820152f35b3461021e575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57611a56611ea3565b506060611a61611ec1565b64ffffffffff604080519261ffff815116845261ffff60208201511660208501520151166040820152f35b3461021e5760e07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e57611acb611ac661213a565b612263565b9060068210156103495781611adc57005b7ff57c3ddd000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b3461021e5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021e5760043567ffffffffffffffff811161021e573660238201121561021e57806004013567ffffffffffffffff811161021e573660248260051b8401011161021e575f91825b82841015611c085760248460051b8301013573ffffffffffffffffffffffffffffffffffffffff8116810361021e578073ffffffffffffffffffffffffffffffffffffffff9150165f52600360205260405f20938454948560c01c83018093116104ba5777ffffffffffffffffffffffffffffffffffffffffffffffff600193961690550192611b7d565b610376906120d5565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361021e57565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361021e57565b6044359073ffffffffffffffffffffffffffffffffffffffff8216820361021e57565b6064359067ffffffffffffffff8216820361021e57565b7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc60c091011261021e5760043573ffffffffffffffffffffffffffffffffffffffff8116810361021e579060243573ffffffffffffffffffffffffffffffffffffffff8116810361021e579060443573ffffffffffffffffffffffffffffffffffffffff8116810361021e579060643567ffffffffffffffff8116810361021e57906084356bffffffffffffffffffffffff8116810361021e579060a43564ffffffffff8116810361021e5790565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b9181601f8401121561021e5782359167ffffffffffffffff831161021e576020838186019501011161021e57565b906201518082018092116104ba57565b6060810190811067ffffffffffffffff821117611dfd57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b60a0810190811067ffffffffffffffff821117611dfd57604052565b6040810190811067ffffffffffffffff821117611dfd57604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117611dfd57604052565b60405190611eb082611de1565b5f6040838281528260208201520152565b60405190611ece82611de1565b81604064ffffffffff60065461ffff8116845261ffff8160101c16602085015260201c16910152565b64ffffffffff62093a809116019064ffffffffff82116104ba57565b60405190611f2082611e2a565b5f6080838281528260208201528260408201528260608201520152565b60085464ffffffffff8160a01c168015159081611f91575b5015611f745773ffffffffffffffffffffffffffffffffffffffff1690565b5073ffffffffffffffffffffffffffffffffffffffff6007541690565b90504210155f611f55565b90811561194c57335f52600360205260405f2080546bffffffffffffffffffffffff611fc785612d8f565b160160243573ffffffffffffffffffffffffffffffffffffffff8116810361021e5760443573ffffffffffffffffffffffffffffffffffffffff8116810361021e5760643567ffffffffffffffff8116810361021e57608435916bffffffffffffffffffffffff8316830361021e5760a4359364ffffffffff8516850361021e5761205d96612057963391612de3565b92612fa2565b565b801561194c5761205d90335f52600360205260405f2080546bffffffffffffffffffffffff61208d84612d8f565b16019055612fa2565b61ffff6120a1611ec1565b64ffffffffff60408201511680151590816120ca575b50156120c557602001511690565b511690565b90504210155f6120b7565b7ff67ff1ef3bd2c37e685ec22f149d7776849fb804e098303936350bb3719721bc602073ffffffffffffffffffffffffffffffffffffffff612115611f3d565b1692835f52600382528060405f205401845f526003835260405f2055604051908152a2565b73ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001630148061223a575b156121a2577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a082015260a0815261223460c082611e62565b51902090565b507f00000000000000000000000000000000000000000000000000000000000000004614612179565b604051915f916080600485375f608085015260a0842090845160406020870151960151958396845f52600460205260405f2090815494608435966fffffffffffffffffffffffffffffffff881680980361021e578660f81c1580612530575b806124e1575b156124cc5750868a61233f92604292916040519260228401917fcb0ae18ef79420faef88dd62ed2a563bfec3f49d81ac07d9c073fe5a6af286d383528585015260628401526060812090527f1901000000000000000000000000000000000000000000000000000000000000825260028201522090565b7f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a060c43591601b604051937f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811692855260ff1c01602084015260a43560408401528060608401525f805211156124bb575b5073ffffffffffffffffffffffffffffffffffffffff805f5192169116036124b0579261246a73ffffffffffffffffffffffffffffffffffffffff60209487947f169b739a046258cd705133851f0d46ac08a0cbc8b1b35f2c486df6965302296f976124478d9a8791906127106bffffffffffffffffffffffff8460601c168161ffff8285039660e81c16809202049202040390565b9490938460601b928389019055165f526003885260405f20908154039055613273565b6040519177ffffffffffffffffffffffff00000000000000000000000079ffff0000000000000000000000000000000000000000000000008360281c16921617178152a2565b506005955050505050565b5f608060209260015afa505f6123b1565b995050505050506124de929350613213565b90565b506bffffffffffffffffffffffff8760601c167fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff816bffffffffffffffffffffffff8a1603918a0301106122c8565b506201518064ffffffffff8860c01c16014211156122c2565b915f916040519060808583375f608083015260a082209180519060406020820151910151968497855f52600460205260405f20918254956080820135976fffffffffffffffffffffffffffffffff891680990361021e578760f81c1580612794575b80612745575b156127325750612649888c7f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a093604292916040519260228401917fcb0ae18ef79420faef88dd62ed2a563bfec3f49d81ac07d9c073fe5a6af286d383528585015260628401526060812090527f1901000000000000000000000000000000000000000000000000000000000000825260028201522090565b60a060c084013593601b604051957f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff811694875260ff1c016020860152013560408401528060608401525f805211156124bb575073ffffffffffffffffffffffffffffffffffffffff805f5192169116036124b0579261246a73ffffffffffffffffffffffffffffffffffffffff60209487947f169b739a046258cd705133851f0d46ac08a0cbc8b1b35f2c486df6965302296f976124478d9a8791906127106bffffffffffffffffffffffff8460601c168161ffff8285039660e81c16809202049202040390565b9a505050505050506124de929350613213565b506bffffffffffffffffffffffff8860601c167fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff816bffffffffffffffffffffffff8b1603918b0301106125b1565b506201518064ffffffffff8960c01c16014211156125ab565b91906bffffffffffffffffffffffff8316908183116127cc5750505090565b73ffffffffffffffffffffffffffffffffffffffff907fdb42144d000000000000000000000000000000000000000000000000000000005f521660045260245260445260645ffd5b73ffffffffffffffffffffffffffffffffffffffff8116908133146129825773ffffffffffffffffffffffffffffffffffffffff165f90815260056020908152604080832033845290915290205464ffffffffff16421161295357805f52600560205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260405f20916bffffffffffffffffffffffff80845460281c169116918183116129115750036bffffffffffffffffffffffff81116104ba5781547fffffffffffffffffffffffffffffff000000000000000000000000ffffffffff1660289190911b70ffffffffffffffffffffffff000000000016179055565b82608492604051927f2817560a000000000000000000000000000000000000000000000000000000008452600484015233602484015260448301526064820152fd5b7f502b946d000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b505050565b90612993939291612d39565b90815f52600460205260405f2090815480151590816129e1575b50156129b557565b827f3da7bc53000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b905060f81c155f6129ad565b906301e2850042018042116104ba57818082119118028118918082111580612a4b575b15612a1a57505050565b7f84924cbc000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b5082811115612a10565b9390919373ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001693843b1561021e575f9460e493869260ff604051998a9889977fd505accf0000000000000000000000000000000000000000000000000000000089523360048a01523060248a01526044890152606488015216608486015260a485015260c48401525af1612afb5750565b5f61205d91611e62565b906002549173ffffffffffffffffffffffffffffffffffffffff8316928260041161021e575f5f9060405f81519573ffffffffffffffffffffffffffffffffffffffff60208801917fb700961300000000000000000000000000000000000000000000000000000000835216968760248201523060448201527fffffffff00000000000000000000000000000000000000000000000000000000833516606482015260648152612bb6608482611e62565b828052826020525190895afa612d26575b15612bd4575b5050505050565b63ffffffff1615612cfa577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff167401000000000000000000000000000000000000000017600255823b1561021e577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0925f92836064601f94604051978896879586937f94c7d7ee00000000000000000000000000000000000000000000000000000000855260048501526040602485015280604485015280868686013785858286010152011681010301925af18015612cef57612cdf575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff600254166002555f80808080612bcd565b5f612ce991611e62565b5f612cac565b6040513d5f823e3d90fd5b507f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c150290612bc7565b9273ffffffffffffffffffffffffffffffffffffffff67ffffffffffffffff929381604051958160208801981688521660408601521660608401521660808201525f60a082015260a0815261223460c082611e62565b6bffffffffffffffffffffffff8111612db3576bffffffffffffffffffffffff1690565b7f6dfcc650000000000000000000000000000000000000000000000000000000005f52606060045260245260445ffd5b909197969394929773ffffffffffffffffffffffffffffffffffffffff89169687151580612f83575b156108e4576bffffffffffffffffffffffff811695861561194c57600142019a8b42116104ba57868964ffffffffff84169d612e48908f6129ed565b612e529286612d39565b9a8b97885f52600460205260405f20968754612f57577f1532dca6eb62c96cf7e8980220c011558b386fe954f50a7842ba7954000496e59860a09873ffffffffffffffffffffffffffffffffffffffff9861ffff9777ffffffffffffffffffffffff00000000000000000000000086612ed5818d67ffffffffffffffff996127ad565b039160601b16019055612ee6612096565b957cffffffffff0000000000000000000000000000000000000000000000007effff00000000000000000000000000000000000000000000000000000000008860e81b169160c01b168517179055876040519c168c521660208b015260408a015260608901521660808701521693a4565b897fc7bec843000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5073ffffffffffffffffffffffffffffffffffffffff87161515612e0c565b6040518181527f2da466a7b24304f47e87fa2e1e5a81b9831ce54fec19055ce277ca2f39ba42c460203392a27f000000000000000000000000000000000000000000000000000000000000000090604051907f23b872dd000000000000000000000000000000000000000000000000000000005f52336004523060245260445260205f60648180865af19060015f5114821615613049575b6040525f606052156118ea5750565b90600181151661306157823b15153d1516169061303a565b503d5f823e3d90fd5b919082039182116104ba57565b939290918254906bffffffffffffffffffffffff8260601c16906bffffffffffffffffffffffff83169486831115806131ec575b156131a957937f01000000000000000000000000000000000000000000000000000000000000008488969473ffffffffffffffffffffffffffffffffffffffff6040999589976131487fae5dc4312c3d3381e38e7d66fc4d59f0a2678332c229c3e61ef1ad527aa34af19d61318b9b91906127106bffffffffffffffffffffffff8460601c168161ffff8285039660e81c16809202049202040390565b9690958660601b01179055165f526003602052885f209061316b8254918761306a565b60601b900361317a878761306a565b01905580613198575b50505061306a565b82519182526020820152a2565b6131a192613273565b5f8080613183565b60848887858a604051937f94cc68dd0000000000000000000000000000000000000000000000000000000085526004850152602484015260448301526064820152fd5b50858711156130ab565b9190811561320c576132079261333d565b505090565b5050503390565b80151580613268575b156132615761323464ffffffffff8260c01c16611dd1565b421161325a5760601c6bffffffffffffffffffffffff161061325557600390565b600490565b5050600290565b5050600190565b508060f81c1561321c565b73ffffffffffffffffffffffffffffffffffffffff90929192165f52600360205260405f209181835491030190808260c01c0167ffffffffffffffff81116132be575060c01b019055565b9161205d93915077ffffffffffffffffffffffffffffffffffffffffffffffff1690556120d5565b60ff811690601f82116133155760405191613302604084611e62565b6020808452838101919036833783525290565b7fb3512b0c000000000000000000000000000000000000000000000000000000005f5260045ffd5b9060418303613367576133609250602081013591604082359201355f1a90613371565b9192909190565b50505f9160029190565b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084116133f5579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa15612cef575f5173ffffffffffffffffffffffffffffffffffffffff8116156133eb57905f905f90565b505f906001905f90565b5050505f916003919056",
}

// Centralizer is an auto generated Go binding around an Ethereum contract.
type Centralizer struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Centralizer) GetABI() abi.ABI {
	return c.abi
}

// NewCentralizer creates a new instance of Centralizer.
func NewCentralizer() *Centralizer {
	parsed, err := CentralizerMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Centralizer{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Centralizer) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address token_, address treasury_, address authority) returns()
func (centralizer *Centralizer) PackConstructor(token_ common.Address, treasury_ common.Address, authority common.Address) []byte {
	enc, err := centralizer.abi.Pack("", token_, treasury_, authority)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackCLAIMWINDOW is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9f34fc80.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function CLAIM_WINDOW() view returns(uint40)
func (centralizer *Centralizer) PackCLAIMWINDOW() []byte {
	enc, err := centralizer.abi.Pack("CLAIM_WINDOW")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCLAIMWINDOW is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9f34fc80.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function CLAIM_WINDOW() view returns(uint40)
func (centralizer *Centralizer) TryPackCLAIMWINDOW() ([]byte, error) {
	return centralizer.abi.Pack("CLAIM_WINDOW")
}

// UnpackCLAIMWINDOW is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9f34fc80.
//
// Solidity: function CLAIM_WINDOW() view returns(uint40)
func (centralizer *Centralizer) UnpackCLAIMWINDOW(data []byte) (*big.Int, error) {
	out, err := centralizer.abi.Unpack("CLAIM_WINDOW", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCOMMISSIONDELAY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc84b1978.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function COMMISSION_DELAY() view returns(uint40)
func (centralizer *Centralizer) PackCOMMISSIONDELAY() []byte {
	enc, err := centralizer.abi.Pack("COMMISSION_DELAY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCOMMISSIONDELAY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc84b1978.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function COMMISSION_DELAY() view returns(uint40)
func (centralizer *Centralizer) TryPackCOMMISSIONDELAY() ([]byte, error) {
	return centralizer.abi.Pack("COMMISSION_DELAY")
}

// UnpackCOMMISSIONDELAY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc84b1978.
//
// Solidity: function COMMISSION_DELAY() view returns(uint40)
func (centralizer *Centralizer) UnpackCOMMISSIONDELAY(data []byte) (*big.Int, error) {
	out, err := centralizer.abi.Unpack("COMMISSION_DELAY", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXCOMMISSIONBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe62977f8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_COMMISSION_BPS() view returns(uint16)
func (centralizer *Centralizer) PackMAXCOMMISSIONBPS() []byte {
	enc, err := centralizer.abi.Pack("MAX_COMMISSION_BPS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXCOMMISSIONBPS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe62977f8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_COMMISSION_BPS() view returns(uint16)
func (centralizer *Centralizer) TryPackMAXCOMMISSIONBPS() ([]byte, error) {
	return centralizer.abi.Pack("MAX_COMMISSION_BPS")
}

// UnpackMAXCOMMISSIONBPS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe62977f8.
//
// Solidity: function MAX_COMMISSION_BPS() view returns(uint16)
func (centralizer *Centralizer) UnpackMAXCOMMISSIONBPS(data []byte) (uint16, error) {
	out, err := centralizer.abi.Unpack("MAX_COMMISSION_BPS", data)
	if err != nil {
		return *new(uint16), err
	}
	out0 := *abi.ConvertType(out[0], new(uint16)).(*uint16)
	return out0, nil
}

// PackMAXTERM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9886bf63.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_TERM() view returns(uint40)
func (centralizer *Centralizer) PackMAXTERM() []byte {
	enc, err := centralizer.abi.Pack("MAX_TERM")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXTERM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9886bf63.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_TERM() view returns(uint40)
func (centralizer *Centralizer) TryPackMAXTERM() ([]byte, error) {
	return centralizer.abi.Pack("MAX_TERM")
}

// UnpackMAXTERM is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9886bf63.
//
// Solidity: function MAX_TERM() view returns(uint40)
func (centralizer *Centralizer) UnpackMAXTERM(data []byte) (*big.Int, error) {
	out, err := centralizer.abi.Unpack("MAX_TERM", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function authority() view returns(address)
func (centralizer *Centralizer) PackAuthority() []byte {
	enc, err := centralizer.abi.Pack("authority")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function authority() view returns(address)
func (centralizer *Centralizer) TryPackAuthority() ([]byte, error) {
	return centralizer.abi.Pack("authority")
}

// UnpackAuthority is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf7e214f.
//
// Solidity: function authority() view returns(address)
func (centralizer *Centralizer) UnpackAuthority(data []byte) (common.Address, error) {
	out, err := centralizer.abi.Unpack("authority", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70a08231.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function balanceOf(address wallet) view returns(uint256)
func (centralizer *Centralizer) PackBalanceOf(wallet common.Address) []byte {
	enc, err := centralizer.abi.Pack("balanceOf", wallet)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70a08231.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function balanceOf(address wallet) view returns(uint256)
func (centralizer *Centralizer) TryPackBalanceOf(wallet common.Address) ([]byte, error) {
	return centralizer.abi.Pack("balanceOf", wallet)
}

// UnpackBalanceOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x70a08231.
//
// Solidity: function balanceOf(address wallet) view returns(uint256)
func (centralizer *Centralizer) UnpackBalanceOf(data []byte) (*big.Int, error) {
	out, err := centralizer.abi.Unpack("balanceOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackBumpEpoch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd6044f1d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function bumpEpoch() returns(uint64 epoch)
func (centralizer *Centralizer) PackBumpEpoch() []byte {
	enc, err := centralizer.abi.Pack("bumpEpoch")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBumpEpoch is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd6044f1d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function bumpEpoch() returns(uint64 epoch)
func (centralizer *Centralizer) TryPackBumpEpoch() ([]byte, error) {
	return centralizer.abi.Pack("bumpEpoch")
}

// UnpackBumpEpoch is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd6044f1d.
//
// Solidity: function bumpEpoch() returns(uint64 epoch)
func (centralizer *Centralizer) UnpackBumpEpoch(data []byte) (uint64, error) {
	out, err := centralizer.abi.Unpack("bumpEpoch", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0fecbb3c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim((address,address,address,uint64,uint128,bytes32,bytes32) item) returns()
func (centralizer *Centralizer) PackClaim(item Item) []byte {
	enc, err := centralizer.abi.Pack("claim", item)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0fecbb3c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim((address,address,address,uint64,uint128,bytes32,bytes32) item) returns()
func (centralizer *Centralizer) TryPackClaim(item Item) ([]byte, error) {
	return centralizer.abi.Pack("claim", item)
}

// PackCloseExpired is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa09688ee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function closeExpired(address payer, address payee, address signer, uint64 number) returns()
func (centralizer *Centralizer) PackCloseExpired(payer common.Address, payee common.Address, signer common.Address, number uint64) []byte {
	enc, err := centralizer.abi.Pack("closeExpired", payer, payee, signer, number)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCloseExpired is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa09688ee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function closeExpired(address payer, address payee, address signer, uint64 number) returns()
func (centralizer *Centralizer) TryPackCloseExpired(payer common.Address, payee common.Address, signer common.Address, number uint64) ([]byte, error) {
	return centralizer.abi.Pack("closeExpired", payer, payee, signer, number)
}

// PackCloseReservation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa36b73a5.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function closeReservation(address payer, address payee, address signer, uint64 number, uint128 cumulative, bytes payeeSignature, bytes payerSignature) returns()
func (centralizer *Centralizer) PackCloseReservation(payer common.Address, payee common.Address, signer common.Address, number uint64, cumulative *big.Int, payeeSignature []byte, payerSignature []byte) []byte {
	enc, err := centralizer.abi.Pack("closeReservation", payer, payee, signer, number, cumulative, payeeSignature, payerSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCloseReservation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa36b73a5.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function closeReservation(address payer, address payee, address signer, uint64 number, uint128 cumulative, bytes payeeSignature, bytes payerSignature) returns()
func (centralizer *Centralizer) TryPackCloseReservation(payer common.Address, payee common.Address, signer common.Address, number uint64, cumulative *big.Int, payeeSignature []byte, payerSignature []byte) ([]byte, error) {
	return centralizer.abi.Pack("closeReservation", payer, payee, signer, number, cumulative, payeeSignature, payerSignature)
}

// PackCollectCommission is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0d2700ab.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function collectCommission(address[] wallets) returns()
func (centralizer *Centralizer) PackCollectCommission(wallets []common.Address) []byte {
	enc, err := centralizer.abi.Pack("collectCommission", wallets)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCollectCommission is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0d2700ab.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function collectCommission(address[] wallets) returns()
func (centralizer *Centralizer) TryPackCollectCommission(wallets []common.Address) ([]byte, error) {
	return centralizer.abi.Pack("collectCommission", wallets)
}

// PackCommission is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe1489191.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function commission() view returns(uint16 bps)
func (centralizer *Centralizer) PackCommission() []byte {
	enc, err := centralizer.abi.Pack("commission")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommission is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe1489191.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function commission() view returns(uint16 bps)
func (centralizer *Centralizer) TryPackCommission() ([]byte, error) {
	return centralizer.abi.Pack("commission")
}

// UnpackCommission is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xe1489191.
//
// Solidity: function commission() view returns(uint16 bps)
func (centralizer *Centralizer) UnpackCommission(data []byte) (uint16, error) {
	out, err := centralizer.abi.Unpack("commission", data)
	if err != nil {
		return *new(uint16), err
	}
	out0 := *abi.ConvertType(out[0], new(uint16)).(*uint16)
	return out0, nil
}

// PackCommissionOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x661f4792.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function commissionOf(address wallet) view returns(uint256)
func (centralizer *Centralizer) PackCommissionOf(wallet common.Address) []byte {
	enc, err := centralizer.abi.Pack("commissionOf", wallet)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommissionOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x661f4792.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function commissionOf(address wallet) view returns(uint256)
func (centralizer *Centralizer) TryPackCommissionOf(wallet common.Address) ([]byte, error) {
	return centralizer.abi.Pack("commissionOf", wallet)
}

// UnpackCommissionOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x661f4792.
//
// Solidity: function commissionOf(address wallet) view returns(uint256)
func (centralizer *Centralizer) UnpackCommissionOf(data []byte) (*big.Int, error) {
	out, err := centralizer.abi.Unpack("commissionOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackCommissionSchedule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x11c73bab.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function commissionSchedule() view returns((uint16,uint16,uint40))
func (centralizer *Centralizer) PackCommissionSchedule() []byte {
	enc, err := centralizer.abi.Pack("commissionSchedule")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCommissionSchedule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x11c73bab.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function commissionSchedule() view returns((uint16,uint16,uint40))
func (centralizer *Centralizer) TryPackCommissionSchedule() ([]byte, error) {
	return centralizer.abi.Pack("commissionSchedule")
}

// UnpackCommissionSchedule is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x11c73bab.
//
// Solidity: function commissionSchedule() view returns((uint16,uint16,uint40))
func (centralizer *Centralizer) UnpackCommissionSchedule(data []byte) (Commission, error) {
	out, err := centralizer.abi.Unpack("commissionSchedule", data)
	if err != nil {
		return *new(Commission), err
	}
	out0 := *abi.ConvertType(out[0], new(Commission)).(*Commission)
	return out0, nil
}

// PackDelegateOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb5f783a8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function delegateOf(address wallet, address key) view returns((uint40,uint96))
func (centralizer *Centralizer) PackDelegateOf(wallet common.Address, key common.Address) []byte {
	enc, err := centralizer.abi.Pack("delegateOf", wallet, key)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDelegateOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb5f783a8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function delegateOf(address wallet, address key) view returns((uint40,uint96))
func (centralizer *Centralizer) TryPackDelegateOf(wallet common.Address, key common.Address) ([]byte, error) {
	return centralizer.abi.Pack("delegateOf", wallet, key)
}

// UnpackDelegateOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb5f783a8.
//
// Solidity: function delegateOf(address wallet, address key) view returns((uint40,uint96))
func (centralizer *Centralizer) UnpackDelegateOf(data []byte) (Delegate, error) {
	out, err := centralizer.abi.Unpack("delegateOf", data)
	if err != nil {
		return *new(Delegate), err
	}
	out0 := *abi.ConvertType(out[0], new(Delegate)).(*Delegate)
	return out0, nil
}

// PackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb6b55f25.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function deposit(uint256 amount) returns()
func (centralizer *Centralizer) PackDeposit(amount *big.Int) []byte {
	enc, err := centralizer.abi.Pack("deposit", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb6b55f25.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function deposit(uint256 amount) returns()
func (centralizer *Centralizer) TryPackDeposit(amount *big.Int) ([]byte, error) {
	return centralizer.abi.Pack("deposit", amount)
}

// PackDepositAndOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6631847a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function depositAndOpen(uint256 amount, (address,address,uint64,uint96,uint40) o) returns(bytes32 lane)
func (centralizer *Centralizer) PackDepositAndOpen(amount *big.Int, o Open) []byte {
	enc, err := centralizer.abi.Pack("depositAndOpen", amount, o)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDepositAndOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6631847a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function depositAndOpen(uint256 amount, (address,address,uint64,uint96,uint40) o) returns(bytes32 lane)
func (centralizer *Centralizer) TryPackDepositAndOpen(amount *big.Int, o Open) ([]byte, error) {
	return centralizer.abi.Pack("depositAndOpen", amount, o)
}

// UnpackDepositAndOpen is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6631847a.
//
// Solidity: function depositAndOpen(uint256 amount, (address,address,uint64,uint96,uint40) o) returns(bytes32 lane)
func (centralizer *Centralizer) UnpackDepositAndOpen(data []byte) ([32]byte, error) {
	out, err := centralizer.abi.Unpack("depositAndOpen", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackDepositAndOpenWithPermit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb28447ec.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function depositAndOpenWithPermit(uint256 amount, (address,address,uint64,uint96,uint40) o, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns(bytes32 lane)
func (centralizer *Centralizer) PackDepositAndOpenWithPermit(amount *big.Int, o Open, deadline *big.Int, v uint8, r [32]byte, s [32]byte) []byte {
	enc, err := centralizer.abi.Pack("depositAndOpenWithPermit", amount, o, deadline, v, r, s)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDepositAndOpenWithPermit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xb28447ec.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function depositAndOpenWithPermit(uint256 amount, (address,address,uint64,uint96,uint40) o, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns(bytes32 lane)
func (centralizer *Centralizer) TryPackDepositAndOpenWithPermit(amount *big.Int, o Open, deadline *big.Int, v uint8, r [32]byte, s [32]byte) ([]byte, error) {
	return centralizer.abi.Pack("depositAndOpenWithPermit", amount, o, deadline, v, r, s)
}

// UnpackDepositAndOpenWithPermit is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xb28447ec.
//
// Solidity: function depositAndOpenWithPermit(uint256 amount, (address,address,uint64,uint96,uint40) o, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns(bytes32 lane)
func (centralizer *Centralizer) UnpackDepositAndOpenWithPermit(data []byte) ([32]byte, error) {
	out, err := centralizer.abi.Unpack("depositAndOpenWithPermit", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackDepositWithPermit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4a970be7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns()
func (centralizer *Centralizer) PackDepositWithPermit(amount *big.Int, deadline *big.Int, v uint8, r [32]byte, s [32]byte) []byte {
	enc, err := centralizer.abi.Pack("depositWithPermit", amount, deadline, v, r, s)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDepositWithPermit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4a970be7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function depositWithPermit(uint256 amount, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns()
func (centralizer *Centralizer) TryPackDepositWithPermit(amount *big.Int, deadline *big.Int, v uint8, r [32]byte, s [32]byte) ([]byte, error) {
	return centralizer.abi.Pack("depositWithPermit", amount, deadline, v, r, s)
}

// PackDomainSeparator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf698da25.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (centralizer *Centralizer) PackDomainSeparator() []byte {
	enc, err := centralizer.abi.Pack("domainSeparator")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDomainSeparator is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf698da25.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (centralizer *Centralizer) TryPackDomainSeparator() ([]byte, error) {
	return centralizer.abi.Pack("domainSeparator")
}

// UnpackDomainSeparator is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf698da25.
//
// Solidity: function domainSeparator() view returns(bytes32)
func (centralizer *Centralizer) UnpackDomainSeparator(data []byte) ([32]byte, error) {
	out, err := centralizer.abi.Unpack("domainSeparator", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackDomainOfCentralizer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (centralizer *Centralizer) PackDomainOfCentralizer() []byte {
	enc, err := centralizer.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDomainOfCentralizer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (centralizer *Centralizer) TryPackDomainOfCentralizer() ([]byte, error) {
	return centralizer.abi.Pack("eip712Domain")
}

// DomainOfCentralizerOutput serves as a container for the return parameters of contract
// method DomainOfCentralizer.
type DomainOfCentralizerOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackDomainOfCentralizer is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (centralizer *Centralizer) UnpackDomainOfCentralizer(data []byte) (DomainOfCentralizerOutput, error) {
	out, err := centralizer.abi.Unpack("eip712Domain", data)
	outstruct := new(DomainOfCentralizerOutput)
	if err != nil {
		return *outstruct, err
	}
	outstruct.Fields = *abi.ConvertType(out[0], new([1]byte)).(*[1]byte)
	outstruct.Name = *abi.ConvertType(out[1], new(string)).(*string)
	outstruct.Version = *abi.ConvertType(out[2], new(string)).(*string)
	outstruct.ChainId = abi.ConvertType(out[3], new(big.Int)).(*big.Int)
	outstruct.VerifyingContract = *abi.ConvertType(out[4], new(common.Address)).(*common.Address)
	outstruct.Salt = *abi.ConvertType(out[5], new([32]byte)).(*[32]byte)
	outstruct.Extensions = *abi.ConvertType(out[6], new([]*big.Int)).(*[]*big.Int)
	return *outstruct, nil
}

// PackEpochOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x582805d9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function epochOf(address wallet) view returns(uint64)
func (centralizer *Centralizer) PackEpochOf(wallet common.Address) []byte {
	enc, err := centralizer.abi.Pack("epochOf", wallet)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEpochOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x582805d9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function epochOf(address wallet) view returns(uint64)
func (centralizer *Centralizer) TryPackEpochOf(wallet common.Address) ([]byte, error) {
	return centralizer.abi.Pack("epochOf", wallet)
}

// UnpackEpochOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x582805d9.
//
// Solidity: function epochOf(address wallet) view returns(uint64)
func (centralizer *Centralizer) UnpackEpochOf(data []byte) (uint64, error) {
	out, err := centralizer.abi.Unpack("epochOf", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (centralizer *Centralizer) PackIsConsumingScheduledOp() []byte {
	enc, err := centralizer.abi.Pack("isConsumingScheduledOp")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (centralizer *Centralizer) TryPackIsConsumingScheduledOp() ([]byte, error) {
	return centralizer.abi.Pack("isConsumingScheduledOp")
}

// UnpackIsConsumingScheduledOp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fb36037.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (centralizer *Centralizer) UnpackIsConsumingScheduledOp(data []byte) ([4]byte, error) {
	out, err := centralizer.abi.Unpack("isConsumingScheduledOp", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackLaneId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5f0d902e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function laneId(address payer, address payee, address signer, uint64 number, bytes32 tranche) pure returns(bytes32)
func (centralizer *Centralizer) PackLaneId(payer common.Address, payee common.Address, signer common.Address, number uint64, tranche [32]byte) []byte {
	enc, err := centralizer.abi.Pack("laneId", payer, payee, signer, number, tranche)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLaneId is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5f0d902e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function laneId(address payer, address payee, address signer, uint64 number, bytes32 tranche) pure returns(bytes32)
func (centralizer *Centralizer) TryPackLaneId(payer common.Address, payee common.Address, signer common.Address, number uint64, tranche [32]byte) ([]byte, error) {
	return centralizer.abi.Pack("laneId", payer, payee, signer, number, tranche)
}

// UnpackLaneId is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5f0d902e.
//
// Solidity: function laneId(address payer, address payee, address signer, uint64 number, bytes32 tranche) pure returns(bytes32)
func (centralizer *Centralizer) UnpackLaneId(data []byte) ([32]byte, error) {
	out, err := centralizer.abi.Unpack("laneId", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x885ff44f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function open(address payer, address payee, address signer, uint64 number, uint96 cap, uint40 expiry) returns(bytes32 lane)
func (centralizer *Centralizer) PackOpen(payer common.Address, payee common.Address, signer common.Address, number uint64, cap *big.Int, expiry *big.Int) []byte {
	enc, err := centralizer.abi.Pack("open", payer, payee, signer, number, cap, expiry)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x885ff44f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function open(address payer, address payee, address signer, uint64 number, uint96 cap, uint40 expiry) returns(bytes32 lane)
func (centralizer *Centralizer) TryPackOpen(payer common.Address, payee common.Address, signer common.Address, number uint64, cap *big.Int, expiry *big.Int) ([]byte, error) {
	return centralizer.abi.Pack("open", payer, payee, signer, number, cap, expiry)
}

// UnpackOpen is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x885ff44f.
//
// Solidity: function open(address payer, address payee, address signer, uint64 number, uint96 cap, uint40 expiry) returns(bytes32 lane)
func (centralizer *Centralizer) UnpackOpen(data []byte) ([32]byte, error) {
	out, err := centralizer.abi.Unpack("open", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackReservation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5e8cb02c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reservation(bytes32 lane) view returns((uint96,uint96,uint40,uint16,bool))
func (centralizer *Centralizer) PackReservation(lane [32]byte) []byte {
	enc, err := centralizer.abi.Pack("reservation", lane)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReservation is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5e8cb02c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reservation(bytes32 lane) view returns((uint96,uint96,uint40,uint16,bool))
func (centralizer *Centralizer) TryPackReservation(lane [32]byte) ([]byte, error) {
	return centralizer.abi.Pack("reservation", lane)
}

// UnpackReservation is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5e8cb02c.
//
// Solidity: function reservation(bytes32 lane) view returns((uint96,uint96,uint40,uint16,bool))
func (centralizer *Centralizer) UnpackReservation(data []byte) (Reservation, error) {
	out, err := centralizer.abi.Unpack("reservation", data)
	if err != nil {
		return *new(Reservation), err
	}
	out0 := *abi.ConvertType(out[0], new(Reservation)).(*Reservation)
	return out0, nil
}

// PackReservedOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc9322adb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function reservedOf(address wallet) view returns(uint256)
func (centralizer *Centralizer) PackReservedOf(wallet common.Address) []byte {
	enc, err := centralizer.abi.Pack("reservedOf", wallet)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReservedOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc9322adb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function reservedOf(address wallet) view returns(uint256)
func (centralizer *Centralizer) TryPackReservedOf(wallet common.Address) ([]byte, error) {
	return centralizer.abi.Pack("reservedOf", wallet)
}

// UnpackReservedOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc9322adb.
//
// Solidity: function reservedOf(address wallet) view returns(uint256)
func (centralizer *Centralizer) UnpackReservedOf(data []byte) (*big.Int, error) {
	out, err := centralizer.abi.Unpack("reservedOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackScheduleCommission is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86896641.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function scheduleCommission(uint16 bps) returns()
func (centralizer *Centralizer) PackScheduleCommission(bps uint16) []byte {
	enc, err := centralizer.abi.Pack("scheduleCommission", bps)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackScheduleCommission is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86896641.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function scheduleCommission(uint16 bps) returns()
func (centralizer *Centralizer) TryPackScheduleCommission(bps uint16) ([]byte, error) {
	return centralizer.abi.Pack("scheduleCommission", bps)
}

// PackScheduleTreasury is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x543f99a8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function scheduleTreasury(address wallet) returns()
func (centralizer *Centralizer) PackScheduleTreasury(wallet common.Address) []byte {
	enc, err := centralizer.abi.Pack("scheduleTreasury", wallet)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackScheduleTreasury is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x543f99a8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function scheduleTreasury(address wallet) returns()
func (centralizer *Centralizer) TryPackScheduleTreasury(wallet common.Address) ([]byte, error) {
	return centralizer.abi.Pack("scheduleTreasury", wallet)
}

// PackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (centralizer *Centralizer) PackSetAuthority(newAuthority common.Address) []byte {
	enc, err := centralizer.abi.Pack("setAuthority", newAuthority)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (centralizer *Centralizer) TryPackSetAuthority(newAuthority common.Address) ([]byte, error) {
	return centralizer.abi.Pack("setAuthority", newAuthority)
}

// PackSetDelegate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa6fad158.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setDelegate(address key, uint40 until, uint96 allowance) returns()
func (centralizer *Centralizer) PackSetDelegate(key common.Address, until *big.Int, allowance *big.Int) []byte {
	enc, err := centralizer.abi.Pack("setDelegate", key, until, allowance)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetDelegate is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa6fad158.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setDelegate(address key, uint40 until, uint96 allowance) returns()
func (centralizer *Centralizer) TryPackSetDelegate(key common.Address, until *big.Int, allowance *big.Int) ([]byte, error) {
	return centralizer.abi.Pack("setDelegate", key, until, allowance)
}

// PackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf5c9247b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function settle((address,address,address,uint64,uint128,bytes32,bytes32)[] items) returns()
func (centralizer *Centralizer) PackSettle(items []Item) []byte {
	enc, err := centralizer.abi.Pack("settle", items)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSettle is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf5c9247b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function settle((address,address,address,uint64,uint128,bytes32,bytes32)[] items) returns()
func (centralizer *Centralizer) TryPackSettle(items []Item) ([]byte, error) {
	return centralizer.abi.Pack("settle", items)
}

// PackToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfc0c546a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function token() view returns(address)
func (centralizer *Centralizer) PackToken() []byte {
	enc, err := centralizer.abi.Pack("token")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfc0c546a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function token() view returns(address)
func (centralizer *Centralizer) TryPackToken() ([]byte, error) {
	return centralizer.abi.Pack("token")
}

// UnpackToken is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfc0c546a.
//
// Solidity: function token() view returns(address)
func (centralizer *Centralizer) UnpackToken(data []byte) (common.Address, error) {
	out, err := centralizer.abi.Unpack("token", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTopUp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3f9e6d04.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function topUp(address payer, address payee, address signer, uint64 number, uint96 add, uint40 newExpiry) returns()
func (centralizer *Centralizer) PackTopUp(payer common.Address, payee common.Address, signer common.Address, number uint64, add *big.Int, newExpiry *big.Int) []byte {
	enc, err := centralizer.abi.Pack("topUp", payer, payee, signer, number, add, newExpiry)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTopUp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3f9e6d04.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function topUp(address payer, address payee, address signer, uint64 number, uint96 add, uint40 newExpiry) returns()
func (centralizer *Centralizer) TryPackTopUp(payer common.Address, payee common.Address, signer common.Address, number uint64, add *big.Int, newExpiry *big.Int) ([]byte, error) {
	return centralizer.abi.Pack("topUp", payer, payee, signer, number, add, newExpiry)
}

// PackTreasury is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61d027b3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function treasury() view returns(address)
func (centralizer *Centralizer) PackTreasury() []byte {
	enc, err := centralizer.abi.Pack("treasury")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTreasury is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61d027b3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function treasury() view returns(address)
func (centralizer *Centralizer) TryPackTreasury() ([]byte, error) {
	return centralizer.abi.Pack("treasury")
}

// UnpackTreasury is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x61d027b3.
//
// Solidity: function treasury() view returns(address)
func (centralizer *Centralizer) UnpackTreasury(data []byte) (common.Address, error) {
	out, err := centralizer.abi.Unpack("treasury", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTreasurySchedule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x169600e0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function treasurySchedule() view returns((address,address,uint40))
func (centralizer *Centralizer) PackTreasurySchedule() []byte {
	enc, err := centralizer.abi.Pack("treasurySchedule")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTreasurySchedule is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x169600e0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function treasurySchedule() view returns((address,address,uint40))
func (centralizer *Centralizer) TryPackTreasurySchedule() ([]byte, error) {
	return centralizer.abi.Pack("treasurySchedule")
}

// UnpackTreasurySchedule is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x169600e0.
//
// Solidity: function treasurySchedule() view returns((address,address,uint40))
func (centralizer *Centralizer) UnpackTreasurySchedule(data []byte) (Treasury, error) {
	out, err := centralizer.abi.Unpack("treasurySchedule", data)
	if err != nil {
		return *new(Treasury), err
	}
	out0 := *abi.ConvertType(out[0], new(Treasury)).(*Treasury)
	return out0, nil
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2e1a7d4d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw(uint256 amount) returns()
func (centralizer *Centralizer) PackWithdraw(amount *big.Int) []byte {
	enc, err := centralizer.abi.Pack("withdraw", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2e1a7d4d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw(uint256 amount) returns()
func (centralizer *Centralizer) TryPackWithdraw(amount *big.Int) ([]byte, error) {
	return centralizer.abi.Pack("withdraw", amount)
}

// CentralizerAuthorityUpdated represents a AuthorityUpdated event raised by the Centralizer contract.
type CentralizerAuthorityUpdated struct {
	Authority common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const CentralizerAuthorityUpdatedEventName = "AuthorityUpdated"

// ContractEventName returns the user-defined event name.
func (CentralizerAuthorityUpdated) ContractEventName() string {
	return CentralizerAuthorityUpdatedEventName
}

// UnpackAuthorityUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuthorityUpdated(address authority)
func (centralizer *Centralizer) UnpackAuthorityUpdatedEvent(log *types.Log) (*CentralizerAuthorityUpdated, error) {
	event := "AuthorityUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerAuthorityUpdated)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerClaimed represents a Claimed event raised by the Centralizer contract.
type CentralizerClaimed struct {
	Lane    [32]byte
	Payment *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const CentralizerClaimedEventName = "Claimed"

// ContractEventName returns the user-defined event name.
func (CentralizerClaimed) ContractEventName() string {
	return CentralizerClaimedEventName
}

// UnpackClaimedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Claimed(bytes32 indexed lane, uint256 payment)
func (centralizer *Centralizer) UnpackClaimedEvent(log *types.Log) (*CentralizerClaimed, error) {
	event := "Claimed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerClaimed)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerClosed represents a Closed event raised by the Centralizer contract.
type CentralizerClosed struct {
	Lane     [32]byte
	Paid     *big.Int
	Returned *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const CentralizerClosedEventName = "Closed"

// ContractEventName returns the user-defined event name.
func (CentralizerClosed) ContractEventName() string {
	return CentralizerClosedEventName
}

// UnpackClosedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Closed(bytes32 indexed lane, uint256 paid, uint256 returned)
func (centralizer *Centralizer) UnpackClosedEvent(log *types.Log) (*CentralizerClosed, error) {
	event := "Closed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerClosed)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerCommissionCollected represents a CommissionCollected event raised by the Centralizer contract.
type CentralizerCommissionCollected struct {
	Treasury common.Address
	Amount   *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const CentralizerCommissionCollectedEventName = "CommissionCollected"

// ContractEventName returns the user-defined event name.
func (CentralizerCommissionCollected) ContractEventName() string {
	return CentralizerCommissionCollectedEventName
}

// UnpackCommissionCollectedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CommissionCollected(address indexed treasury, uint256 amount)
func (centralizer *Centralizer) UnpackCommissionCollectedEvent(log *types.Log) (*CentralizerCommissionCollected, error) {
	event := "CommissionCollected"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerCommissionCollected)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerCommissionScheduled represents a CommissionScheduled event raised by the Centralizer contract.
type CentralizerCommissionScheduled struct {
	Bps  uint16
	From *big.Int
	Raw  *types.Log // Blockchain specific contextual infos
}

const CentralizerCommissionScheduledEventName = "CommissionScheduled"

// ContractEventName returns the user-defined event name.
func (CentralizerCommissionScheduled) ContractEventName() string {
	return CentralizerCommissionScheduledEventName
}

// UnpackCommissionScheduledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CommissionScheduled(uint16 bps, uint40 from)
func (centralizer *Centralizer) UnpackCommissionScheduledEvent(log *types.Log) (*CentralizerCommissionScheduled, error) {
	event := "CommissionScheduled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerCommissionScheduled)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerDelegateSet represents a DelegateSet event raised by the Centralizer contract.
type CentralizerDelegateSet struct {
	Wallet    common.Address
	Key       common.Address
	Until     *big.Int
	Allowance *big.Int
	Raw       *types.Log // Blockchain specific contextual infos
}

const CentralizerDelegateSetEventName = "DelegateSet"

// ContractEventName returns the user-defined event name.
func (CentralizerDelegateSet) ContractEventName() string {
	return CentralizerDelegateSetEventName
}

// UnpackDelegateSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event DelegateSet(address indexed wallet, address indexed key, uint40 until, uint96 allowance)
func (centralizer *Centralizer) UnpackDelegateSetEvent(log *types.Log) (*CentralizerDelegateSet, error) {
	event := "DelegateSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerDelegateSet)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerDeposited represents a Deposited event raised by the Centralizer contract.
type CentralizerDeposited struct {
	Wallet common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const CentralizerDepositedEventName = "Deposited"

// ContractEventName returns the user-defined event name.
func (CentralizerDeposited) ContractEventName() string {
	return CentralizerDepositedEventName
}

// UnpackDepositedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Deposited(address indexed wallet, uint256 amount)
func (centralizer *Centralizer) UnpackDepositedEvent(log *types.Log) (*CentralizerDeposited, error) {
	event := "Deposited"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerDeposited)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerEIP712DomainChanged represents a EIP712DomainChanged event raised by the Centralizer contract.
type CentralizerEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const CentralizerEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (CentralizerEIP712DomainChanged) ContractEventName() string {
	return CentralizerEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (centralizer *Centralizer) UnpackEIP712DomainChangedEvent(log *types.Log) (*CentralizerEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerEpochBumped represents a EpochBumped event raised by the Centralizer contract.
type CentralizerEpochBumped struct {
	Wallet common.Address
	Epoch  uint64
	Raw    *types.Log // Blockchain specific contextual infos
}

const CentralizerEpochBumpedEventName = "EpochBumped"

// ContractEventName returns the user-defined event name.
func (CentralizerEpochBumped) ContractEventName() string {
	return CentralizerEpochBumpedEventName
}

// UnpackEpochBumpedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EpochBumped(address indexed wallet, uint64 epoch)
func (centralizer *Centralizer) UnpackEpochBumpedEvent(log *types.Log) (*CentralizerEpochBumped, error) {
	event := "EpochBumped"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerEpochBumped)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerOpened represents a Opened event raised by the Centralizer contract.
type CentralizerOpened struct {
	Lane   [32]byte
	Payer  common.Address
	Payee  common.Address
	Signer common.Address
	Number uint64
	Cap    *big.Int
	Expiry *big.Int
	FeeBps uint16
	Raw    *types.Log // Blockchain specific contextual infos
}

const CentralizerOpenedEventName = "Opened"

// ContractEventName returns the user-defined event name.
func (CentralizerOpened) ContractEventName() string {
	return CentralizerOpenedEventName
}

// UnpackOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Opened(bytes32 indexed lane, address indexed payer, address indexed payee, address signer, uint64 number, uint96 cap, uint40 expiry, uint16 feeBps)
func (centralizer *Centralizer) UnpackOpenedEvent(log *types.Log) (*CentralizerOpened, error) {
	event := "Opened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerOpened)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerSkipped represents a Skipped event raised by the Centralizer contract.
type CentralizerSkipped struct {
	Index  *big.Int
	Lane   [32]byte
	Reason uint8
	Raw    *types.Log // Blockchain specific contextual infos
}

const CentralizerSkippedEventName = "Skipped"

// ContractEventName returns the user-defined event name.
func (CentralizerSkipped) ContractEventName() string {
	return CentralizerSkippedEventName
}

// UnpackSkippedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Skipped(uint256 index, bytes32 indexed lane, uint8 reason)
func (centralizer *Centralizer) UnpackSkippedEvent(log *types.Log) (*CentralizerSkipped, error) {
	event := "Skipped"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerSkipped)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerToppedUp represents a ToppedUp event raised by the Centralizer contract.
type CentralizerToppedUp struct {
	Lane   [32]byte
	Cap    *big.Int
	Expiry *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const CentralizerToppedUpEventName = "ToppedUp"

// ContractEventName returns the user-defined event name.
func (CentralizerToppedUp) ContractEventName() string {
	return CentralizerToppedUpEventName
}

// UnpackToppedUpEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ToppedUp(bytes32 indexed lane, uint96 cap, uint40 expiry)
func (centralizer *Centralizer) UnpackToppedUpEvent(log *types.Log) (*CentralizerToppedUp, error) {
	event := "ToppedUp"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerToppedUp)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerTreasuryScheduled represents a TreasuryScheduled event raised by the Centralizer contract.
type CentralizerTreasuryScheduled struct {
	Treasury common.Address
	From     *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const CentralizerTreasuryScheduledEventName = "TreasuryScheduled"

// ContractEventName returns the user-defined event name.
func (CentralizerTreasuryScheduled) ContractEventName() string {
	return CentralizerTreasuryScheduledEventName
}

// UnpackTreasuryScheduledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TreasuryScheduled(address indexed treasury, uint40 from)
func (centralizer *Centralizer) UnpackTreasuryScheduledEvent(log *types.Log) (*CentralizerTreasuryScheduled, error) {
	event := "TreasuryScheduled"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerTreasuryScheduled)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// CentralizerWithdrawn represents a Withdrawn event raised by the Centralizer contract.
type CentralizerWithdrawn struct {
	Wallet common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const CentralizerWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (CentralizerWithdrawn) ContractEventName() string {
	return CentralizerWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed wallet, uint256 amount)
func (centralizer *Centralizer) UnpackWithdrawnEvent(log *types.Log) (*CentralizerWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerWithdrawn)
	if len(log.Data) > 0 {
		if err := centralizer.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range centralizer.abi.Events[event].Inputs {
		if arg.Indexed {
			indexed = append(indexed, arg)
		}
	}
	if err := abi.ParseTopics(out, indexed, log.Topics[1:]); err != nil {
		return nil, err
	}
	out.Raw = log
	return out, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (centralizer *Centralizer) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], centralizer.abi.Errors["AccessManagedInvalidAuthority"].ID.Bytes()[:4]) {
		return centralizer.UnpackAccessManagedInvalidAuthorityError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["AccessManagedRequiredDelay"].ID.Bytes()[:4]) {
		return centralizer.UnpackAccessManagedRequiredDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["AccessManagedUnauthorized"].ID.Bytes()[:4]) {
		return centralizer.UnpackAccessManagedUnauthorizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["AllowanceExceeded"].ID.Bytes()[:4]) {
		return centralizer.UnpackAllowanceExceededError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["BadCumulative"].ID.Bytes()[:4]) {
		return centralizer.UnpackBadCumulativeError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["BadExpiry"].ID.Bytes()[:4]) {
		return centralizer.UnpackBadExpiryError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["CommissionTooHigh"].ID.Bytes()[:4]) {
		return centralizer.UnpackCommissionTooHighError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return centralizer.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return centralizer.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["ItemRejected"].ID.Bytes()[:4]) {
		return centralizer.UnpackItemRejectedError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["LaneExists"].ID.Bytes()[:4]) {
		return centralizer.UnpackLaneExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["LaneNotOpen"].ID.Bytes()[:4]) {
		return centralizer.UnpackLaneNotOpenError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["NotAgreedByPayee"].ID.Bytes()[:4]) {
		return centralizer.UnpackNotAgreedByPayeeError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["NotAgreedByPayer"].ID.Bytes()[:4]) {
		return centralizer.UnpackNotAgreedByPayerError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["NotDelegate"].ID.Bytes()[:4]) {
		return centralizer.UnpackNotDelegateError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return centralizer.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return centralizer.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return centralizer.UnpackStringTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["SupplyTooLarge"].ID.Bytes()[:4]) {
		return centralizer.UnpackSupplyTooLargeError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["TooEarly"].ID.Bytes()[:4]) {
		return centralizer.UnpackTooEarlyError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return centralizer.UnpackZeroAddressError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["ZeroAmount"].ID.Bytes()[:4]) {
		return centralizer.UnpackZeroAmountError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// CentralizerAccessManagedInvalidAuthority represents a AccessManagedInvalidAuthority error raised by the Centralizer contract.
type CentralizerAccessManagedInvalidAuthority struct {
	Authority common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func CentralizerAccessManagedInvalidAuthorityErrorID() common.Hash {
	return common.HexToHash("0xc2f31e5ee06c96eddd5864bf58d26da15afa7233cb6f74e000aa686fca7a7a0b")
}

// UnpackAccessManagedInvalidAuthorityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func (centralizer *Centralizer) UnpackAccessManagedInvalidAuthorityError(raw []byte) (*CentralizerAccessManagedInvalidAuthority, error) {
	out := new(CentralizerAccessManagedInvalidAuthority)
	if err := centralizer.abi.UnpackIntoInterface(out, "AccessManagedInvalidAuthority", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerAccessManagedRequiredDelay represents a AccessManagedRequiredDelay error raised by the Centralizer contract.
type CentralizerAccessManagedRequiredDelay struct {
	Caller common.Address
	Delay  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func CentralizerAccessManagedRequiredDelayErrorID() common.Hash {
	return common.HexToHash("0xaf77169dad650be42a753d4bbd4f4ad0d10be80053e495da3bb1525746eda4e4")
}

// UnpackAccessManagedRequiredDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func (centralizer *Centralizer) UnpackAccessManagedRequiredDelayError(raw []byte) (*CentralizerAccessManagedRequiredDelay, error) {
	out := new(CentralizerAccessManagedRequiredDelay)
	if err := centralizer.abi.UnpackIntoInterface(out, "AccessManagedRequiredDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerAccessManagedUnauthorized represents a AccessManagedUnauthorized error raised by the Centralizer contract.
type CentralizerAccessManagedUnauthorized struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func CentralizerAccessManagedUnauthorizedErrorID() common.Hash {
	return common.HexToHash("0x068ca9d827f779c08fd30d7fda45faef5f2a6b2e57f8b809b3c6bbed99f5fb1f")
}

// UnpackAccessManagedUnauthorizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func (centralizer *Centralizer) UnpackAccessManagedUnauthorizedError(raw []byte) (*CentralizerAccessManagedUnauthorized, error) {
	out := new(CentralizerAccessManagedUnauthorized)
	if err := centralizer.abi.UnpackIntoInterface(out, "AccessManagedUnauthorized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerAllowanceExceeded represents a AllowanceExceeded error raised by the Centralizer contract.
type CentralizerAllowanceExceeded struct {
	Wallet    common.Address
	Key       common.Address
	Allowance *big.Int
	Needed    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AllowanceExceeded(address wallet, address key, uint256 allowance, uint256 needed)
func CentralizerAllowanceExceededErrorID() common.Hash {
	return common.HexToHash("0x2817560a3765692af545548645a2415c1ff7f0371ca36e99e710e6d42c4146eb")
}

// UnpackAllowanceExceededError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AllowanceExceeded(address wallet, address key, uint256 allowance, uint256 needed)
func (centralizer *Centralizer) UnpackAllowanceExceededError(raw []byte) (*CentralizerAllowanceExceeded, error) {
	out := new(CentralizerAllowanceExceeded)
	if err := centralizer.abi.UnpackIntoInterface(out, "AllowanceExceeded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerBadCumulative represents a BadCumulative error raised by the Centralizer contract.
type CentralizerBadCumulative struct {
	Lane       [32]byte
	Cumulative *big.Int
	Claimed    *big.Int
	Cap        *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadCumulative(bytes32 lane, uint256 cumulative, uint256 claimed, uint256 cap)
func CentralizerBadCumulativeErrorID() common.Hash {
	return common.HexToHash("0x94cc68dd3eb40a04063de1c6be39dc5ff29d491c042eeaf6b4c4f604334543fc")
}

// UnpackBadCumulativeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadCumulative(bytes32 lane, uint256 cumulative, uint256 claimed, uint256 cap)
func (centralizer *Centralizer) UnpackBadCumulativeError(raw []byte) (*CentralizerBadCumulative, error) {
	out := new(CentralizerBadCumulative)
	if err := centralizer.abi.UnpackIntoInterface(out, "BadCumulative", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerBadExpiry represents a BadExpiry error raised by the Centralizer contract.
type CentralizerBadExpiry struct {
	Expiry   *big.Int
	Earliest *big.Int
	Latest   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadExpiry(uint256 expiry, uint256 earliest, uint256 latest)
func CentralizerBadExpiryErrorID() common.Hash {
	return common.HexToHash("0x84924cbc9d4ad651339099a96e5a9832c9b91bf2c8d38b40b09c27fe34a0a641")
}

// UnpackBadExpiryError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadExpiry(uint256 expiry, uint256 earliest, uint256 latest)
func (centralizer *Centralizer) UnpackBadExpiryError(raw []byte) (*CentralizerBadExpiry, error) {
	out := new(CentralizerBadExpiry)
	if err := centralizer.abi.UnpackIntoInterface(out, "BadExpiry", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerCommissionTooHigh represents a CommissionTooHigh error raised by the Centralizer contract.
type CentralizerCommissionTooHigh struct {
	Bps *big.Int
	Cap *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error CommissionTooHigh(uint256 bps, uint256 cap)
func CentralizerCommissionTooHighErrorID() common.Hash {
	return common.HexToHash("0x2cdfe219889a396d1d2e0d578b9ee6c2fa899a763b0f5f801179d4e6f427c2f5")
}

// UnpackCommissionTooHighError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error CommissionTooHigh(uint256 bps, uint256 cap)
func (centralizer *Centralizer) UnpackCommissionTooHighError(raw []byte) (*CentralizerCommissionTooHigh, error) {
	out := new(CentralizerCommissionTooHigh)
	if err := centralizer.abi.UnpackIntoInterface(out, "CommissionTooHigh", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerInsufficientBalance represents a InsufficientBalance error raised by the Centralizer contract.
type CentralizerInsufficientBalance struct {
	Wallet  common.Address
	Balance *big.Int
	Needed  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientBalance(address wallet, uint256 balance, uint256 needed)
func CentralizerInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xdb42144d928cd19733b9dfeead8bc02ed403845c274e06a6eee0944fb25ca5c4")
}

// UnpackInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientBalance(address wallet, uint256 balance, uint256 needed)
func (centralizer *Centralizer) UnpackInsufficientBalanceError(raw []byte) (*CentralizerInsufficientBalance, error) {
	out := new(CentralizerInsufficientBalance)
	if err := centralizer.abi.UnpackIntoInterface(out, "InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerInvalidShortString represents a InvalidShortString error raised by the Centralizer contract.
type CentralizerInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func CentralizerInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (centralizer *Centralizer) UnpackInvalidShortStringError(raw []byte) (*CentralizerInvalidShortString, error) {
	out := new(CentralizerInvalidShortString)
	if err := centralizer.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerItemRejected represents a ItemRejected error raised by the Centralizer contract.
type CentralizerItemRejected struct {
	Lane   [32]byte
	Reason uint8
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ItemRejected(bytes32 lane, uint8 reason)
func CentralizerItemRejectedErrorID() common.Hash {
	return common.HexToHash("0xf57c3ddd9c1e96cca0fd243a2655da0fae4b520dd63b6db83719be3c1c081b98")
}

// UnpackItemRejectedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ItemRejected(bytes32 lane, uint8 reason)
func (centralizer *Centralizer) UnpackItemRejectedError(raw []byte) (*CentralizerItemRejected, error) {
	out := new(CentralizerItemRejected)
	if err := centralizer.abi.UnpackIntoInterface(out, "ItemRejected", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerLaneExists represents a LaneExists error raised by the Centralizer contract.
type CentralizerLaneExists struct {
	Lane [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LaneExists(bytes32 lane)
func CentralizerLaneExistsErrorID() common.Hash {
	return common.HexToHash("0xc7bec843e079fdb1f390d39a55a262513122c5b7244083b0db560e0beb3e5c39")
}

// UnpackLaneExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LaneExists(bytes32 lane)
func (centralizer *Centralizer) UnpackLaneExistsError(raw []byte) (*CentralizerLaneExists, error) {
	out := new(CentralizerLaneExists)
	if err := centralizer.abi.UnpackIntoInterface(out, "LaneExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerLaneNotOpen represents a LaneNotOpen error raised by the Centralizer contract.
type CentralizerLaneNotOpen struct {
	Lane [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error LaneNotOpen(bytes32 lane)
func CentralizerLaneNotOpenErrorID() common.Hash {
	return common.HexToHash("0x3da7bc53e58706384089fc65db35bf8bcba808477efcb0026b394c9b7eeb7388")
}

// UnpackLaneNotOpenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error LaneNotOpen(bytes32 lane)
func (centralizer *Centralizer) UnpackLaneNotOpenError(raw []byte) (*CentralizerLaneNotOpen, error) {
	out := new(CentralizerLaneNotOpen)
	if err := centralizer.abi.UnpackIntoInterface(out, "LaneNotOpen", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerNotAgreedByPayee represents a NotAgreedByPayee error raised by the Centralizer contract.
type CentralizerNotAgreedByPayee struct {
	Lane     [32]byte
	SignedBy common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAgreedByPayee(bytes32 lane, address signedBy)
func CentralizerNotAgreedByPayeeErrorID() common.Hash {
	return common.HexToHash("0x7d493b7c59d10201d271ddd2e6af44c2d03909317b8e5b197eb34e36df21f137")
}

// UnpackNotAgreedByPayeeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAgreedByPayee(bytes32 lane, address signedBy)
func (centralizer *Centralizer) UnpackNotAgreedByPayeeError(raw []byte) (*CentralizerNotAgreedByPayee, error) {
	out := new(CentralizerNotAgreedByPayee)
	if err := centralizer.abi.UnpackIntoInterface(out, "NotAgreedByPayee", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerNotAgreedByPayer represents a NotAgreedByPayer error raised by the Centralizer contract.
type CentralizerNotAgreedByPayer struct {
	Lane     [32]byte
	SignedBy common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotAgreedByPayer(bytes32 lane, address signedBy)
func CentralizerNotAgreedByPayerErrorID() common.Hash {
	return common.HexToHash("0xdb6b82b7087f954bbf9ca619705c7f87d0206cc4be4ee427ea89a0be4c6f8db4")
}

// UnpackNotAgreedByPayerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotAgreedByPayer(bytes32 lane, address signedBy)
func (centralizer *Centralizer) UnpackNotAgreedByPayerError(raw []byte) (*CentralizerNotAgreedByPayer, error) {
	out := new(CentralizerNotAgreedByPayer)
	if err := centralizer.abi.UnpackIntoInterface(out, "NotAgreedByPayer", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerNotDelegate represents a NotDelegate error raised by the Centralizer contract.
type CentralizerNotDelegate struct {
	Wallet common.Address
	Key    common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotDelegate(address wallet, address key)
func CentralizerNotDelegateErrorID() common.Hash {
	return common.HexToHash("0x502b946d9bd312de33a7f189b1e534174130e2a9148d6f83eadb61bc8a23a94e")
}

// UnpackNotDelegateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotDelegate(address wallet, address key)
func (centralizer *Centralizer) UnpackNotDelegateError(raw []byte) (*CentralizerNotDelegate, error) {
	out := new(CentralizerNotDelegate)
	if err := centralizer.abi.UnpackIntoInterface(out, "NotDelegate", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the Centralizer contract.
type CentralizerSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func CentralizerSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (centralizer *Centralizer) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*CentralizerSafeCastOverflowedUintDowncast, error) {
	out := new(CentralizerSafeCastOverflowedUintDowncast)
	if err := centralizer.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the Centralizer contract.
type CentralizerSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func CentralizerSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (centralizer *Centralizer) UnpackSafeERC20FailedOperationError(raw []byte) (*CentralizerSafeERC20FailedOperation, error) {
	out := new(CentralizerSafeERC20FailedOperation)
	if err := centralizer.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerStringTooLong represents a StringTooLong error raised by the Centralizer contract.
type CentralizerStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func CentralizerStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (centralizer *Centralizer) UnpackStringTooLongError(raw []byte) (*CentralizerStringTooLong, error) {
	out := new(CentralizerStringTooLong)
	if err := centralizer.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerSupplyTooLarge represents a SupplyTooLarge error raised by the Centralizer contract.
type CentralizerSupplyTooLarge struct {
	Supply *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SupplyTooLarge(uint256 supply)
func CentralizerSupplyTooLargeErrorID() common.Hash {
	return common.HexToHash("0x66900aa38982abb9c0273a629ae3dbf39c7e7182979cba283d13574145185580")
}

// UnpackSupplyTooLargeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SupplyTooLarge(uint256 supply)
func (centralizer *Centralizer) UnpackSupplyTooLargeError(raw []byte) (*CentralizerSupplyTooLarge, error) {
	out := new(CentralizerSupplyTooLarge)
	if err := centralizer.abi.UnpackIntoInterface(out, "SupplyTooLarge", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerTooEarly represents a TooEarly error raised by the Centralizer contract.
type CentralizerTooEarly struct {
	Lane  [32]byte
	After *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooEarly(bytes32 lane, uint256 after_)
func CentralizerTooEarlyErrorID() common.Hash {
	return common.HexToHash("0xd47800eb984781e618d3ef09d15b11990498dd645bcb492de136376092814baf")
}

// UnpackTooEarlyError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooEarly(bytes32 lane, uint256 after_)
func (centralizer *Centralizer) UnpackTooEarlyError(raw []byte) (*CentralizerTooEarly, error) {
	out := new(CentralizerTooEarly)
	if err := centralizer.abi.UnpackIntoInterface(out, "TooEarly", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerZeroAddress represents a ZeroAddress error raised by the Centralizer contract.
type CentralizerZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func CentralizerZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (centralizer *Centralizer) UnpackZeroAddressError(raw []byte) (*CentralizerZeroAddress, error) {
	out := new(CentralizerZeroAddress)
	if err := centralizer.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerZeroAmount represents a ZeroAmount error raised by the Centralizer contract.
type CentralizerZeroAmount struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAmount()
func CentralizerZeroAmountErrorID() common.Hash {
	return common.HexToHash("0x1f2a2005cb66a8e145327e8814e243a0996aec9bfe1e15a495778b1236dbd485")
}

// UnpackZeroAmountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAmount()
func (centralizer *Centralizer) UnpackZeroAmountError(raw []byte) (*CentralizerZeroAmount, error) {
	out := new(CentralizerZeroAmount)
	if err := centralizer.abi.UnpackIntoInterface(out, "ZeroAmount", raw); err != nil {
		return nil, err
	}
	return out, nil
}
