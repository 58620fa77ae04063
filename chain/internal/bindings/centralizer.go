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

// Delegate is an auto generated low-level Go binding around an user-defined struct.
type Delegate struct {
	Until     *big.Int
	Allowance *big.Int
}

// Holdings is an auto generated low-level Go binding around an user-defined struct.
type Holdings struct {
	Balance    *big.Int
	Reserved   *big.Int
	Commission *big.Int
	Receipts   *big.Int
	Clearer    bool
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

// LeafItem is an auto generated low-level Go binding around an user-defined struct.
type LeafItem struct {
	Item      Item
	Tranche   [32]byte
	Allotment *big.Int
	Path      []Step
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

// Rules is an auto generated low-level Go binding around an user-defined struct.
type Rules struct {
	CommissionBps       uint16
	ClearerShareBps     uint16
	Treasury            common.Address
	NextCommissionBps   uint16
	NextClearerShareBps uint16
	NextCommissionFrom  *big.Int
	NextTreasury        common.Address
	NextTreasuryFrom    *big.Int
	MaxCommissionBps    uint16
	MaxClearerShareBps  uint16
	Delay               *big.Int
	ClaimWindow         *big.Int
	MaxTerm             *big.Int
}

// Step is an auto generated low-level Go binding around an user-defined struct.
type Step struct {
	Hash [32]byte
	Sum  *big.Int
}

// Tranche is an auto generated low-level Go binding around an user-defined struct.
type Tranche struct {
	Sum    *big.Int
	Used   *big.Int
	Expiry *big.Int
	FeeBps uint16
	Closed bool
}

// CentralizerMetaData contains all meta data concerning the Centralizer contract.
var CentralizerMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"token_\",\"type\":\"address\",\"internalType\":\"contractIERC20\"},{\"name\":\"treasury_\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"authority\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"authority\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"bumpEpoch\",\"inputs\":[],\"outputs\":[{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"item\",\"type\":\"tuple\",\"internalType\":\"structItem\",\"components\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cumulative\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claimLeaf\",\"inputs\":[{\"name\":\"item\",\"type\":\"tuple\",\"internalType\":\"structLeafItem\",\"components\":[{\"name\":\"item\",\"type\":\"tuple\",\"internalType\":\"structItem\",\"components\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cumulative\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"tranche\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allotment\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"path\",\"type\":\"tuple[]\",\"internalType\":\"structStep[]\",\"components\":[{\"name\":\"hash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"sum\",\"type\":\"uint96\",\"internalType\":\"uint96\"}]}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"close\",\"inputs\":[{\"name\":\"item\",\"type\":\"tuple\",\"internalType\":\"structItem\",\"components\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cumulative\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"closeExpired\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"closeFor\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cumulative\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"payeeSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"},{\"name\":\"payerSignature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"closeTranche\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"collectCommission\",\"inputs\":[{\"name\":\"wallets\",\"type\":\"address[]\",\"internalType\":\"address[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"delegateOf\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"key\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structDelegate\",\"components\":[{\"name\":\"until\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"allowance\",\"type\":\"uint96\",\"internalType\":\"uint96\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"deposit\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"depositWithPermit\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"v\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"domainSeparator\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"epochOf\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"holdingsOf\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structHoldings\",\"components\":[{\"name\":\"balance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"reserved\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"commission\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"receipts\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"clearer\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isConsumingScheduledOp\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"laneId\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tranche\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"pure\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"o\",\"type\":\"tuple\",\"internalType\":\"structOpen\",\"components\":[{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cap\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"openTranche\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"sum\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"openWithDeposit\",\"inputs\":[{\"name\":\"o\",\"type\":\"tuple\",\"internalType\":\"structOpen\",\"components\":[{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cap\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"openWithPermit\",\"inputs\":[{\"name\":\"o\",\"type\":\"tuple\",\"internalType\":\"structOpen\",\"components\":[{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cap\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"v\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"push\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"tranche\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"payments\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"registerClearer\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"reservation\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structReservation\",\"components\":[{\"name\":\"cap\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"claimed\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"feeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"closed\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"rules\",\"inputs\":[],\"outputs\":[{\"name\":\"r\",\"type\":\"tuple\",\"internalType\":\"structRules\",\"components\":[{\"name\":\"commissionBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"clearerShareBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"treasury\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nextCommissionBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"nextClearerShareBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"nextCommissionFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"nextTreasury\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"nextTreasuryFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"maxCommissionBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"maxClearerShareBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"delay\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"claimWindow\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"maxTerm\",\"type\":\"uint40\",\"internalType\":\"uint40\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"scheduleCommission\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"shareBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"scheduleTreasury\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setAuthority\",\"inputs\":[{\"name\":\"newAuthority\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setDelegate\",\"inputs\":[{\"name\":\"key\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"until\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"allowance\",\"type\":\"uint96\",\"internalType\":\"uint96\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"settle\",\"inputs\":[{\"name\":\"items\",\"type\":\"tuple[]\",\"internalType\":\"structItem[]\",\"components\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cumulative\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"settleLeaves\",\"inputs\":[{\"name\":\"items\",\"type\":\"tuple[]\",\"internalType\":\"structLeafItem[]\",\"components\":[{\"name\":\"item\",\"type\":\"tuple\",\"internalType\":\"structItem\",\"components\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cumulative\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"vs\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"tranche\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"allotment\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"path\",\"type\":\"tuple[]\",\"internalType\":\"structStep[]\",\"components\":[{\"name\":\"hash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"sum\",\"type\":\"uint96\",\"internalType\":\"uint96\"}]}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"token\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIERC20\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"topUp\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"number\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"add\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"newExpiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"trancheOf\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structTranche\",\"components\":[{\"name\":\"sum\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"used\",\"type\":\"uint96\",\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"feeBps\",\"type\":\"uint16\",\"internalType\":\"uint16\"},{\"name\":\"closed\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"AuthorityUpdated\",\"inputs\":[{\"name\":\"authority\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Claimed\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"payment\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClaimedInPart\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"payment\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"fee\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ClearerRegistered\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Closed\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"ending\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"CommissionCollected\",\"inputs\":[{\"name\":\"treasury\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"CommissionScheduled\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint16\",\"indexed\":false,\"internalType\":\"uint16\"},{\"name\":\"shareBps\",\"type\":\"uint16\",\"indexed\":false,\"internalType\":\"uint16\"},{\"name\":\"from\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"DelegateSet\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"key\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"until\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"},{\"name\":\"allowance\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Deposited\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EpochBumped\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"indexed\":false,\"internalType\":\"uint64\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Opened\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"payee\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"who\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"terms\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Skipped\",\"inputs\":[{\"name\":\"index\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"lane\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"reason\",\"type\":\"uint8\",\"indexed\":false,\"internalType\":\"enumReason\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"ToppedUp\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"cap\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TrancheClosed\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"used\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"returned\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TrancheOpened\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":true,\"internalType\":\"bytes32\"},{\"name\":\"sum\",\"type\":\"uint96\",\"indexed\":false,\"internalType\":\"uint96\"},{\"name\":\"expiry\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"},{\"name\":\"feeBps\",\"type\":\"uint16\",\"indexed\":false,\"internalType\":\"uint16\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"TreasuryScheduled\",\"inputs\":[{\"name\":\"treasury\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"from\",\"type\":\"uint40\",\"indexed\":false,\"internalType\":\"uint40\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AccessManagedInvalidAuthority\",\"inputs\":[{\"name\":\"authority\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AccessManagedRequiredDelay\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"delay\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"AccessManagedUnauthorized\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AllowanceExceeded\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"key\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"allowance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"AlreadyClearer\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadCumulative\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"cumulative\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"claimed\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"cap\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"BadExpiry\",\"inputs\":[{\"name\":\"expiry\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"CommissionTooHigh\",\"inputs\":[{\"name\":\"bps\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"cap\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"balance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ItemRejected\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"reason\",\"type\":\"uint8\",\"internalType\":\"enumReason\"}]},{\"type\":\"error\",\"name\":\"LaneExists\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"LaneNotOpen\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"NotAgreedByPayee\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signedBy\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotAgreedByPayer\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signedBy\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NotDelegate\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"key\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"SupplyTooLarge\",\"inputs\":[{\"name\":\"supply\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TooEarly\",\"inputs\":[{\"name\":\"lane\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"after_\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"TrancheExists\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"TrancheNotOpen\",\"inputs\":[{\"name\":\"payer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroAmount\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroRoot\",\"inputs\":[]}]",
	ID:  "Centralizer",
	Bin: "0x610180806040523461027e57606081614da0803803809161002082856102a4565b83398101031261027e578051906001600160a01b0382169081830361027e577f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad602061007960406100728386016102db565b94016102db565b6040516100876040826102a4565b600481528281019063092a0a6b60e31b8252604051916100a86040846102a4565b6001835284830191603160f81b83526100c0816102ef565b610120526100cd846102ef565b61014052519020918260e05251902080610100524660a05260405190848201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f8452604083015260608201524660808201523060a082015260a0815261013560c0826102a4565b5190206080523060c052600280546001600160a01b0319166001600160a01b03929092169182179055604051908152a16001600160a01b03168015610295576313880064600555600680546001600160a01b03191690911790556040516318160ddd60e01b815290602090829060049082905afa90811561028a575f91610254575b506001600160601b038111610242575061016052604051614a45908161035b8239608051816133db015260a05181613498015260c051816133ac015260e0518161342a01526101005181613450015261012051816112020152610140518161122b0152610160518181816101ef015281816122cf01528181612a5101528181612e0101526140850152f35b6366900aa360e01b5f5260045260245ffd5b90506020813d602011610282575b8161026f602093836102a4565b8101031261027e57515f6101b7565b5f80fd5b3d9150610262565b6040513d5f823e3d90fd5b63d92e233d60e01b5f5260045ffd5b601f909101601f19168101906001600160401b038211908210176102c757604052565b634e487b7160e01b5f52604160045260245ffd5b51906001600160a01b038216820361027e57565b601f81511161031a57602081519101516020821061030b571790565b5f198260200360031b1b161790565b604460209160405192839163305a27a960e01b83528160048401528051918291826024860152018484015e5f828201840152601f01601f19168101030190fdfe60a06040526004361015610011575f80fd5b5f3560e01c8063017fd4a9146127d757806303995b2d146126b15780630d2700ab146125a35780630fd19284146124565780630fecbb3c146124175780632610b19f1461239f5780632e1a7d4d14612239578063323fec83146120355780633f9e6d0414611e655780634031e90114611c325780634a970be714611bd657806352f6747a146119ec578063543f99a814611832578063582805d9146117c55780635e8cb02c146116aa5780635f0d902e1461164c57806361a78bb8146115275780637a9e5e4b146113ed578063834a67ee146112fe57806384b0196e146111cc5780638fb360371461113a578063905afc2a14610d7f5780639746981e14610b3557806397c4834a14610a9e5780639c145be014610a20578063a09688ee14610982578063a6fad15814610805578063b5f783a814610730578063b6b55f25146106f6578063bf7e214f146106a5578063d6044f1d146105b4578063d8739179146104b6578063dde4b63814610375578063f5c9247b14610257578063f698da25146102175763fc0c546a146101a5575f80fd5b34610213575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b5f80fd5b34610213575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357602061024f613395565b604051908152f35b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135760043567ffffffffffffffff811161021357366023820112156102135780600401359067ffffffffffffffff82116102135736602460e0840283010111610213576102cf613395565b5f5b83811015610373576102eb82602460e0840286010161367b565b919060078310156103465782600193610307575b5050016102d1565b60407f490fa26207540d0be71db52421eb65f2cb9a5a0751bdea9814aead7d77b792379161033e8251918683526020830190612b90565ba285806102ff565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b005b346102135760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610213576103ac61280e565b602435907f9d8ccec421596fa1d67b3c78810eaa1cf7c55a5ac332f6d07dd9493d6592309f60406bffffffffffffffffffffffff73ffffffffffffffffffffffffffffffffffffffff841693845f526003602052825f20865f52602052825f206104258782549364ffffffffff8560c01c161515612cea565b61044461043b64ffffffffff8460c01c16612b57565b88814211612d45565b7fffffff0000000000ffffffffffffffffffffffffffffffffffffffffffffffff8216905561049c857c49505358206163637400000000000000000000000000000000000000001791838160601c1693849116612d38565b908181548160601b900301905582519182526020820152a3005b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135760043567ffffffffffffffff811161021357610505903690600401612877565b9061050e613395565b5f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffec183360301905b84811015610373578060051b840135828112156102135783610559918601614179565b919060078310156103465782600193610575575b505001610536565b60407f490fa26207540d0be71db52421eb65f2cb9a5a0751bdea9814aead7d77b79237916105ac8251918683526020830190612b90565ba2868061056d565b34610213575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357335f52600860205260405f2080549067ffffffffffffffff82169067ffffffffffffffff82146106785760209267ffffffffffffffff60017fffffffffffffffffffffffffffffffffffffffffffffffff0000000000000000940116928391161790556040518181527fe9b32bb38657e2fd917bd8614b148f8186f69a6ae4aeea80e74a3e78d4a9f4c7833392a2604051908152f35b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b34610213575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357602073ffffffffffffffffffffffffffffffffffffffff60025416604051908152f35b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357610373600435612d7c565b346102135760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135761076761280e565b73ffffffffffffffffffffffffffffffffffffffff610784612831565b915f602060405161079481612a93565b8281520152165f52600460205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f526020526040805f206bffffffffffffffffffffffff8251916107df83612a93565b5481602064ffffffffff831694858152019160281c168152835192835251166020820152f35b346102135760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135761083c61280e565b60243564ffffffffff81168091036102135773ffffffffffffffffffffffffffffffffffffffff61086b6128ed565b921691821561095a5761092760405161088381612a93565b8381526bffffffffffffffffffffffff8060208301941693848152335f52600460205260405f20875f5260205264ffffffffff60405f209351167fffffffffffffffffffffffffffffffffffffffffffffffffffffff000000000084541617835551167fffffffffffffffffffffffffffffff000000000000000000000000ffffffffff70ffffffffffffffffffffffff000000000083549260281b169116179055565b60405191825260208201527f9166382359f4e7963b3d024575e532bc4c8856c60bf49b7214a99692f367e13660403392a3005b7fd92e233d000000000000000000000000000000000000000000000000000000005f5260045ffd5b346102135760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610213576103736109bc61280e565b6109c4612831565b6109df6109cf612854565b6109d76128a8565b9083856139b5565b916109e983613a62565b610a086109ff64ffffffffff8360c01c16612b57565b85814211612d45565b6bffffffffffffffffffffffff8160601c1693613c26565b34610213577ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360161012081126102135760a0136102135760c43560ff8116810361021357606435906bffffffffffffffffffffffff821680830361021357610a969250610104359160e4359160a4359061406a565b610373612994565b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135760043567ffffffffffffffff8111610213576101407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc823603011261021357610b2190610b18613395565b90600401614179565b600781101561034657610373918115612b9d565b346102135760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357610b6c61280e565b60243590610b786128ed565b6064359164ffffffffff83169182840361021357610b968183613de8565b8415610d57576bffffffffffffffffffffffff8116908115610d2f57610be6846301e285007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff4283030110612c7b565b73ffffffffffffffffffffffffffffffffffffffff831694855f52600360205260405f20875f5260205260405f20948554610cff577f27a1aa8b7f151d54d62c4fa3c629dba2d13285669bd67c445b6b7fa402490f819560609561ffff9477ffffffffffffffffffffffff00000000000000000000000087610c8a818d7c49505358206163637400000000000000000000000000000000000000001795865461394e565b0391891b16019055610c9d600554613365565b927cffffffffff0000000000000000000000000000000000000000000000007effff00000000000000000000000000000000000000000000000000000000008560e81b169160c01b1686171790556040519384526020840152166040820152a3005b87877f42cf54dc000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7f1f2a2005000000000000000000000000000000000000000000000000000000005f5260045ffd5b7fb263ae73000000000000000000000000000000000000000000000000000000005f5260045ffd5b346102135760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357610db661280e565b60243567ffffffffffffffff81168091036102135760643567ffffffffffffffff811161021357610deb903690600401612877565b916044351591821592836110f4575b610e08908660443591612cea565b73ffffffffffffffffffffffffffffffffffffffff851691827c4950535820616363740000000000000000000000000000000000000000177f8000000000000000000000000000000000000000000000000000000000000000815410155f146110ed57835f52600960205260405f2054925b60405160a093610e8a8583612aaf565b60a03683378682523360408301526060820152604435608082015284935f985f5b818110610f3b57505050505080548660601b90039055818103610f11575b505050610ed257005b610373916044359073ffffffffffffffffffffffffffffffffffffffff165f52600360205260405f20905f5260205260405f209081549060601b019055565b610f1a91612d38565b905f526009602052610f3160405f20918254612d38565b9055838080610ec9565b610f498183879d999d612b1a565b358060601c60208601528385209081546bffffffffffffffffffffffff8216916bffffffffffffffffffffffff8260601c1660805260805183039a610f8e8c846142f2565b1561109f578b908160601b84018655019e8160601c7c49505358206163637400000000000000000000000000000000000000001791818d111580611075575b1561102f57509277ffffffffffffffffffffffff0000000000000000000000007f169b739a046258cd705133851f0d46ac08a0cbc8b1b35f2c486df6965302296f936020938e6001999897039e81540190551617604051908152a25b01610eab565b9092936001969c5061106a925061106161106f9661104f60805184612d38565b928684108785180287189788926148db565b9160601c614414565b612d38565b96611029565b507f8000000000000000000000000000000000000000000000000000000000000000835410610fcd565b9e9a505060406110d460019594937f490fa26207540d0be71db52421eb65f2cb9a5a0751bdea9814aead7d77b7923793614351565b6110e78251918683526020830190612b90565ba2611029565b5f92610e7a565b5073ffffffffffffffffffffffffffffffffffffffff85165f52600360205260405f206044355f52602052610e0864ffffffffff60405f205460c01c1615159050610dfa565b34610213575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135760025460a01c60ff16156111c45760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f61119a565b34610213575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610213576112a26112267f00000000000000000000000000000000000000000000000000000000000000006145f1565b61124f7f00000000000000000000000000000000000000000000000000000000000000006145f1565b60206112b0604051926112628385612aaf565b5f84525f3681376040519586957f0f00000000000000000000000000000000000000000000000000000000000000875260e08588015260e0870190612908565b908582036040870152612908565b4660608501523060808501525f60a085015283810360c08501528180845192838152019301915f5b8281106112e757505050500390f35b8351855286955093810193928101926001016112d8565b34610213575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357337c49505358206163637400000000000000000000000000000000000000001780547f80000000000000000000000000000000000000000000000000000000000000008110156113c1577f8000000000000000000000000000000000000000000000000000000000000000179055337f2f276d24c36182672b4c2a224fdb68d3f2c7ce93cadc9ac4dcd03d9d52209c2d5f80a2005b7f0743e6b3000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135761142461280e565b6002549073ffffffffffffffffffffffffffffffffffffffff821633036114fb57803b156114b9577fffffffffffffffffffffffff00000000000000000000000000000000000000007f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad9273ffffffffffffffffffffffffffffffffffffffff602093169182911617600255604051908152a1005b73ffffffffffffffffffffffffffffffffffffffff907fc2f31e5e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346102135760c07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135761155e61280e565b60a07fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffdc3601126102135761159961159361294b565b82613de8565b73ffffffffffffffffffffffffffffffffffffffff81167c4950535820616363740000000000000000000000000000000000000000179081549060243573ffffffffffffffffffffffffffffffffffffffff811681036102135760443573ffffffffffffffffffffffffffffffffffffffff81168103610213576064359167ffffffffffffffff831683036102135761163061294b565b9360a4359564ffffffffff871687036102135761037397612e56565b346102135760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357602061024f61168861280e565b611690612831565b611698612854565b6116a06128a8565b9160843593613a0b565b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610213576116e1612af0565b5060a0600435546116f0612af0565b50801515806117b2575b61ffff6040519261170a84612a77565b6bffffffffffffffffffffffff811684526bffffffffffffffffffffffff8160601c16602085015264ffffffffff8160c01c16604085015260e81c166060830152151560808201526117b06040518092608080916bffffffffffffffffffffffff81511684526bffffffffffffffffffffffff602082015116602085015264ffffffffff604082015116604085015261ffff606082015116606085015201511515910152565bf35b5060c081901c64ffffffffff16156116fa565b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135773ffffffffffffffffffffffffffffffffffffffff61181161280e565b165f526008602052602067ffffffffffffffff60405f205416604051908152f35b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135773ffffffffffffffffffffffffffffffffffffffff61187e61280e565b6118883633613131565b16801561095a5761189f64ffffffffff4216612b74565b6118a761411a565b9060405191606083019183831067ffffffffffffffff8411176119bf577f6ba8ea4333b6fa451a65deedc96e2b0a12f3cd25d85aa0b24b95d65b9dfb8b649373ffffffffffffffffffffffffffffffffffffffff60409360209585521690818152868582015264ffffffffff831693849101527fffffffffffffffffffffffff00000000000000000000000000000000000000006006541617600655847fffffffffffffffffffffffff000000000000000000000000000000000000000060075416176007557fffffffffffffff0000000000ffffffffffffffffffffffffffffffffffffffff78ffffffffff00000000000000000000000000000000000000006007549260a01b16911617600755604051908152a2005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b34610213575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610213576040516101a0810181811067ffffffffffffffff8211176119bf576040526020810160408201606083016080840160a0850160c0860160e08701906101008801926101208901946101408a01966101608b01986101808c019a600554611a7f81613365565b61ffff81169e8f9160101c61ffff16611a9661411a565b73ffffffffffffffffffffffffffffffffffffffff1686528452528060301c61ffff1661ffff1685528060201c61ffff1684526007548060a01c64ffffffffff16895273ffffffffffffffffffffffffffffffffffffffff16875260401c64ffffffffff16855262093a808a52611f4089526101f488526301e285008c52620151808b526040519c8d525161ffff1660208d01525173ffffffffffffffffffffffffffffffffffffffff1660408c01525161ffff1660608b01525161ffff1660808a01525164ffffffffff1660a08901525173ffffffffffffffffffffffffffffffffffffffff1660c08801525164ffffffffff1660e08701525161ffff166101008601525161ffff166101208501525164ffffffffff166101408401525164ffffffffff166101608301525164ffffffffff166101808201526101a090f35b346102135760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135760443560043560ff8216820361021357611c2d6103739260843590606435906024358561406a565b612d7c565b346102135760e07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610213576103736040516080600482375f608082015260a0812090805160406020830151920151611c8d84613a62565b90611c96613395565b7f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0611cbf612cae565b9160c43590604051936fffffffffffffffffffffffffffffffff60228601917f7083434238401670b89a84c20d42446c84b1a14ead58d53eeb073f36911437cc83528b60428801521660628601526060812090527f190100000000000000000000000000000000000000000000000000000000000084526002840152604283208352601b7f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82169160ff1c01602084015260a43560408401528060608401525f80521115611e54575b505f518573ffffffffffffffffffffffffffffffffffffffff8516928333148015611e35575b15611de85750611dc89250611dc38287613ad8565b612bdd565b6fffffffffffffffffffffffffffffffff611de1612cae565b1693613c26565b611e2693611dfb3384611dc3338c613ad8565b73ffffffffffffffffffffffffffffffffffffffff80851692168214918215611e2b575b5050612c2c565b611dc8565b1490508980611e1f565b5073ffffffffffffffffffffffffffffffffffffffff81163314611dae565b5f608060209260015afa5086611d88565b346102135760c07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357611e9c61280e565b611ea4612831565b611eac612854565b91611eb56128a8565b90608435936bffffffffffffffffffffffff85168086036102135760a4359064ffffffffff821680920361021357611f2260409564ffffffffff947f04e614f4d4b90b7ac26c4807f47356abd480648391f142b46a6a675391224e8198611f1c8b89613de8565b876139b5565b96611f2c88613a62565b928061202f5750838360c01c16945b848460c01c1691611f4f8784811015612c7b565b828714801590612025575b611fec575b77ffffffffffffffffffffffff00000000000000000000000084611fbb8173ffffffffffffffffffffffffffffffffffffffff86167c49505358206163637400000000000000000000000000000000000000001795865461394e565b039160601b16019055840360c01b910101918286556bffffffffffffffffffffffff845193168352166020820152a2005b612020876301e285007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff4283030110612c7b565b611f5f565b5042871115611f5a565b94611f3b565b346102135760e07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135761206c61280e565b612074612831565b61207c612854565b906120856128a8565b92608435926fffffffffffffffffffffffffffffffff84168094036102135760a43567ffffffffffffffff8111610213576120c49036906004016128bf565b909560c4359167ffffffffffffffff8311610213576103739787946121026121ed946120f76121ab9736906004016128bf565b929091848c8c6139b5565b968794858c604261211283613a62565b9c61211b613395565b6040519160228301907f7083434238401670b89a84c20d42446c84b1a14ead58d53eeb073f36911437cc8252868585015260628401526060812090527f190100000000000000000000000000000000000000000000000000000000000082526002820152209861218c81858c613aa4565b5050938a61219a8685613ad8565b938415612225575b50505050612bdd565b6121b6828287613aa4565b50509473ffffffffffffffffffffffffffffffffffffffff80871694168414938415612205575b5083156121f2575b505050612c2c565b613c26565b6121fd935089613b68565b8a80806121e5565b73ffffffffffffffffffffffffffffffffffffffff8b161493508d6121dd565b61222f9450613b68565b5f808f8b906121a2565b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610213576004358015610d2f57337c4950535820616363740000000000000000000000000000000000000000178161229e8133845461394e565b0390556040518181527f7084f5476618d8e60b11ef0d7d3f06914655adb8793e28ff7f018d4c76d505d560203392a27f000000000000000000000000000000000000000000000000000000000000000090604051907fa9059cbb000000000000000000000000000000000000000000000000000000005f523360045260245260205f60448180865af19060015f511482161561237f575b501561233d57005b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b60018215166123975750813b15153d15161682612335565b3d5f823e3d90fd5b346102135760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135773ffffffffffffffffffffffffffffffffffffffff6123eb61280e565b6123f3612af0565b50165f52600360205260405f206024355f5260205260a060405f20546116f0612af0565b346102135760e07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357610b21612451613395565b6134be565b346102135760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135760043561ffff8116809103610213576024359061ffff821691828103610213576124af3633613131565b6101f4821161257157611f40831161253f579064ffffffffff6060927f8ae297548e4620fd09261c29cc94a9808c9a120b844e27a62c02e95863836f9f946124f8834216612b74565b91612504600554613365565b63ffff00006cffffffffff00000000000000008560401b169260101b16861760201b17176005556040519384526020840152166040820152a1005b827f2cdfe219000000000000000000000000000000000000000000000000000000005f52600452611f4060245260445ffd5b507f2cdfe219000000000000000000000000000000000000000000000000000000005f526004526101f460245260445ffd5b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135760043567ffffffffffffffff8111610213576125f2903690600401612877565b677fffffffffffffff915f91825b81811061261057610373846130c0565b61261b818385612b1a565b359073ffffffffffffffffffffffffffffffffffffffff821682036102135773ffffffffffffffffffffffffffffffffffffffff8260019350167c4950535820616363740000000000000000000000000000000000000000177f8000000000000000ffffffffffffffffffffffffffffffffffffffffffffffff6126a7825497898960c01c1690612b67565b9616905501612600565b346102135760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126102135760a073ffffffffffffffffffffffffffffffffffffffff6126ff61280e565b612707612af0565b5016807c495053582061636374000000000000000000000000000000000000000017546bffffffffffffffffffffffff811691677fffffffffffffff905f52600960205260405f20549060405161275d81612a77565b8481527f8000000000000000000000000000000000000000000000000000000000000000608060208301926bffffffffffffffffffffffff8760601c16845260408101948760c01c168552606081019586520194101584526040519485525160208501525160408401525160608301525115156080820152f35b346102135760a07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261021357610373612994565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361021357565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361021357565b6044359073ffffffffffffffffffffffffffffffffffffffff8216820361021357565b9181601f840112156102135782359167ffffffffffffffff8311610213576020808501948460051b01011161021357565b6064359067ffffffffffffffff8216820361021357565b9181601f840112156102135782359167ffffffffffffffff8311610213576020838186019501011161021357565b604435906bffffffffffffffffffffffff8216820361021357565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b6084356bffffffffffffffffffffffff811681036102135790565b356bffffffffffffffffffffffff811681036102135790565b3567ffffffffffffffff811681036102135790565b337c49505358206163637400000000000000000000000000000000000000001780546064356bffffffffffffffffffffffff811691828203610213576004359373ffffffffffffffffffffffffffffffffffffffff85168503610213576024359073ffffffffffffffffffffffffffffffffffffffff821682036102135760443567ffffffffffffffff81168103610213576084359264ffffffffff8416840361021357612a7597612a4c9587948933920190612e56565b5030337f000000000000000000000000000000000000000000000000000000000000000061302c565b565b60a0810190811067ffffffffffffffff8211176119bf57604052565b6040810190811067ffffffffffffffff8211176119bf57604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176119bf57604052565b60405190612afd82612a77565b5f6080838281528260208201528260408201528260608201520152565b9190811015612b2a5760051b0190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b9062015180820180921161067857565b9190820180921161067857565b64ffffffffff62093a809116019064ffffffffff821161067857565b9060078210156103465752565b15612ba6575050565b7ff57c3ddd000000000000000000000000000000000000000000000000000000005f5260045260078110156103465760245260445ffd5b15612be6575050565b73ffffffffffffffffffffffffffffffffffffffff92507f7d493b7c000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b15612c35575050565b73ffffffffffffffffffffffffffffffffffffffff92507fdb6b82b7000000000000000000000000000000000000000000000000000000005f526004521660245260445ffd5b15612c835750565b7fb0f5af9f000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6084356fffffffffffffffffffffffffffffffff811681036102135790565b356fffffffffffffffffffffffffffffffff811681036102135790565b15612cf3575050565b73ffffffffffffffffffffffffffffffffffffffff907f3355623a000000000000000000000000000000000000000000000000000000005f521660045260245260445ffd5b9190820391821161067857565b15612d4e575050565b7fd47800eb000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b908115610d2f57337c495053582061636374000000000000000000000000000000000000000017918254926bffffffffffffffffffffffff8211612e2557612a7592936bffffffffffffffffffffffff83160190556040518181527f2da466a7b24304f47e87fa2e1e5a81b9831ce54fec19055ce277ca2f39ba42c460203392a230337f000000000000000000000000000000000000000000000000000000000000000061302c565b507f6dfcc650000000000000000000000000000000000000000000000000000000005f52606060045260245260445ffd5b96919495969392909373ffffffffffffffffffffffffffffffffffffffff8216978815158061300d575b1561095a576bffffffffffffffffffffffff8116928315610d2f578886612ee292612edc64ffffffffff89166301e285007fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff4283030110612c7b565b8a6139b5565b958654612fe1579273ffffffffffffffffffffffffffffffffffffffff959288959277ffffffffffffffffffffffff00000000000000000000000083612f4d817f65b39d2436dee934361a97ceda6206f10c472fdb7283413fd9fc60fe694598759d60409d9a61394e565b039160601b160190557cffffffffff0000000000000000000000000000000000000000000000007effff0000000000000000000000000000000000000000000000000000000000612f9f600554613365565b60e81b169260c01b161717809255837bffffffffffffffff000000000000000000000000000000000000000086519860a01b16911617865260208601521692a3565b867fc7bec843000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5073ffffffffffffffffffffffffffffffffffffffff85161515612e80565b92909173ffffffffffffffffffffffffffffffffffffffff9081604051947f23b872dd000000000000000000000000000000000000000000000000000000005f52166004521660245260445260205f60648180865af19060015f511482161561309f575b6040525f6060521561233d5750565b9060018115166130b757823b15153d15161690613090565b503d5f823e3d90fd5b7ff67ff1ef3bd2c37e685ec22f149d7776849fb804e098303936350bb3719721bc602073ffffffffffffffffffffffffffffffffffffffff61310061411a565b1692837c495053582061636374000000000000000000000000000000000000000017818154019055604051908152a2565b906002549173ffffffffffffffffffffffffffffffffffffffff83169282600411610213575f5f9060405f81519573ffffffffffffffffffffffffffffffffffffffff60208801917fb700961300000000000000000000000000000000000000000000000000000000835216968760248201523060448201527fffffffff000000000000000000000000000000000000000000000000000000008335166064820152606481526131e2608482612aaf565b828052826020525190895afa613352575b15613200575b5050505050565b63ffffffff1615613326577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff167401000000000000000000000000000000000000000017600255823b15610213577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0925f92836064601f94604051978896879586937f94c7d7ee00000000000000000000000000000000000000000000000000000000855260048501526040602485015280604485015280868686013785858286010152011681010301925af1801561331b5761330b575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff600254166002555f808080806131f9565b5f61331591612aaf565b5f6132d8565b6040513d5f823e3d90fd5b507f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c1502906131f3565b63ffffffff908060401c801515908161338a575b50156133865760201c1690565b1690565b90504210155f613379565b73ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016301480613495575b156133fd577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a082015260a0815261348f60c082612aaf565b51902090565b507f000000000000000000000000000000000000000000000000000000000000000046146133d4565b5f6134ca5f6004613f5b565b8396939591928754608435936fffffffffffffffffffffffffffffffff85169384861415918261021357613523868591906127106bffffffffffffffffffffffff8460601c16818184039560e81c809202049202040390565b9790979361353189876142f2565b1561366157610213576135658c73ffffffffffffffffffffffffffffffffffffffff938493508960c4359260a43592613f7f565b921691160361365257887f8000000000000000000000000000000000000000000000000000000000000000612a7598999a9b8760601b90818601905573ffffffffffffffffffffffffffffffffffffffff86167c4950535820616363740000000000000000000000000000000000000000178054918203905510155f146135f9576135f394939291506143a8565b91614414565b925094927f169b739a046258cd705133851f0d46ac08a0cbc8b1b35f2c486df6965302296f9160209177ffffffffffffffffffffffff0000000000000000000000008260e81c60c01b92161717604051908152a2614414565b50505050505092505090600590565b509650505050935050929450613678935050614351565b90565b90915f906136895f84613f5b565b83979291939688549160808201916136e06fffffffffffffffffffffffffffffffff6136b485612ccd565b168591906127106bffffffffffffffffffffffff8460601c16818184039560e81c809202049202040390565b969096936136ee88876142f2565b15613740576135658c979695949373ffffffffffffffffffffffffffffffffffffffff936fffffffffffffffffffffffffffffffff61372d8695612ccd565b16809a60a060c085013594013592613f7f565b95505050505093955061367894506fffffffffffffffffffffffffffffffff925061376b9150612ccd565b1690614351565b929190915f916137828486613f5b565b90939297889789549260808301926137d96fffffffffffffffffffffffffffffffff6137ad86612ccd565b168691906127106bffffffffffffffffffffffff8460601c16818184039560e81c809202049202040390565b979097946137e789886142f2565b156139225761383a8d98979695949373ffffffffffffffffffffffffffffffffffffffff936fffffffffffffffffffffffffffffffff6138278695612ccd565b16809b60a060c085013594013592613f7f565b921691160361391257987f8000000000000000000000000000000000000000000000000000000000000000819b612a75999a9b8860601b91828701905588816138cf575b50507c495053582061636374000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff87161780549182039055106135f9576135f394939291506143a8565b61390b918873ffffffffffffffffffffffffffffffffffffffff165f52600360205260405f20905f5260205260405f209081549060601b019055565b5f8861387e565b5050505050505092505090600590565b9650505050505093955061367894506fffffffffffffffffffffffffffffffff925061376b9150612ccd565b91906bffffffffffffffffffffffff83169081831161396d5750505090565b73ffffffffffffffffffffffffffffffffffffffff907fdb42144d000000000000000000000000000000000000000000000000000000005f521660045260245260445260645ffd5b9273ffffffffffffffffffffffffffffffffffffffff67ffffffffffffffff929381604051958160208801981688521660408601521660608401521660808201525f60a082015260a0815261348f60c082612aaf565b93919273ffffffffffffffffffffffffffffffffffffffff67ffffffffffffffff9294816040519681602089019916895216604087015216606085015216608083015260a082015260a0815261348f60c082612aaf565b9081549164ffffffffff8360c01c1615613a795750565b7f3da7bc53000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b9060418303613ace57613ac79250602081013591604082359201355f1a90614562565b9192909190565b50505f9160029190565b9073ffffffffffffffffffffffffffffffffffffffff821673ffffffffffffffffffffffffffffffffffffffff821614918215613b1457505090565b613678925073ffffffffffffffffffffffffffffffffffffffff165f52600460205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f5260205264ffffffffff60405f20541642111590565b90813b15159283613b7c575b505050905090565b5f93507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f86602097606494604051967f1626ba7e0000000000000000000000000000000000000000000000000000000088526004880152604060248801528160448801528587013786848287010152011601915afa7f1626ba7e000000000000000000000000000000000000000000000000000000005f5114601f3d111616805f8080613b74565b939190926bffffffffffffffffffffffff8460601c16936bffffffffffffffffffffffff8116918486111580613dde575b15613d9b579185939185937fffffff0000000000ffffffffffffffffffffffffffffffffffffffffffffffff7f1ebdf03e021c53ac580a5963cff85b3575827abc2b414b73c371a959d8bf0857986020980360601b8301168955848673ffffffffffffffffffffffffffffffffffffffff86167c495053582061636374000000000000000000000000000000000000000017805495838103998a910360601b87030190558103613d14575b50505050506040519160601b178152a2565b613d7c9483613d69837f80000000000000000000000000000000000000000000000000000000000000009691906127106bffffffffffffffffffffffff8460601c16818184039560e81c809202049202040390565b959095961015613d86575b505050614414565b5f80808084613d02565b613d929395508b6143a8565b91845f80613d74565b608487848888604051937f94cc68dd0000000000000000000000000000000000000000000000000000000085526004850152602484015260448301526064820152fd5b5082851115613c57565b73ffffffffffffffffffffffffffffffffffffffff811690813314613f565773ffffffffffffffffffffffffffffffffffffffff165f90815260046020908152604080832033845290915290205464ffffffffff164211613f2757805f52600460205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260405f20916bffffffffffffffffffffffff80845460281c16911691818311613ee55750036bffffffffffffffffffffffff81116106785781547fffffffffffffffffffffffffffffff000000000000000000000000ffffffffff1660289190911b70ffffffffffffffffffffffff000000000016179055565b82608492604051927f2817560a000000000000000000000000000000000000000000000000000000008452600484015233602484015260448301526064820152fd5b7f502b946d000000000000000000000000000000000000000000000000000000005f526004523360245260445ffd5b505050565b91906080604051938437608083015260a08220918051916040602083015192015190565b7f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a093919492946040519560228701917fcb0ae18ef79420faef88dd62ed2a563bfec3f49d81ac07d9c073fe5a6af286d38352604288015260628701526060812090527f190100000000000000000000000000000000000000000000000000000000000085526002850152604284208452601b7f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff83169260ff1c01602085015260408401528060608401525f80521115614059575b505f5190565b5f608060209260015afa505f614053565b9390919373ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001693843b15610213575f9460e493869260ff604051998a9889977fd505accf0000000000000000000000000000000000000000000000000000000089523360048a01523060248a01526044890152606488015216608486015260a485015260c48401525af16141105750565b5f612a7591612aaf565b60075464ffffffffff8160a01c16801515908161416e575b50156141515773ffffffffffffffffffffffffffffffffffffffff1690565b5073ffffffffffffffffffffffffffffffffffffffff6006541690565b90504210155f614132565b9060e08201359261418a8484613f5b565b94928097929691979673ffffffffffffffffffffffffffffffffffffffff81165f52600360205260405f20845f5260205260405f20549164ffffffffff8360c01c16156142e257508754966101008401996141e48b612966565b6bffffffffffffffffffffffff808b16911611156142ca579061421992916bffffffffffffffffffffffff8516928b87614648565b156142bd576bffffffffffffffffffffffff61423a6142a596979899612966565b169077ffffffffffffffffffffffff0000000000000000000000008816917cffffffffff0000000000000000000000000000000000000000000000007fffffff0000000000000000000000000000000000000000000000000000000000831692161717018755613772565b929050826007811015610346576142b95750565b8355565b5050505092505090600690565b505050509193509194506142de9350613772565b9091565b9750505050505092505090600190565b906201518064ffffffffff8360c01c1601421115918261431157505090565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9192506bffffffffffffffffffffffff808260601c1691160391011090565b64ffffffffff8160c01c16156143a15761437464ffffffffff8260c01c16612b57565b421161439a5760601c6bffffffffffffffffffffffff161061439557600390565b600490565b5050600290565b5050600190565b919073ffffffffffffffffffffffffffffffffffffffff61367894921692835f52600960205260405f2054936144026143f26bffffffffffffffffffffffff8560601c1686612d38565b8680821091180286188096612d38565b905f52600960205260405f20556148db565b73ffffffffffffffffffffffffffffffffffffffff1691827c49505358206163637400000000000000000000000000000000000000001792835491677fffffffffffffff9182828560c01c0111614474575080915060c01b920301019055565b81936144808387612d38565b01947f80000000000000000000000000000000000000000000000000000000000000008610156144fd575b5050506144bd82828560c01c16612b67565b9081116144cd575060c01b019055565b91612a759391507f8000000000000000ffffffffffffffffffffffffffffffffffffffffffffffff1690556130c0565b82939594509161450d9192612d38565b905f52600960205261452460405f20918254612b67565b905561ffff614534600554613365565b60101c168082029082820414821517156106785761271061455791048092612d38565b9101915f80806144ab565b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084116145e6579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa1561331b575f5173ffffffffffffffffffffffffffffffffffffffff8116156145dc57905f905f90565b505f906001905f90565b5050505f9160039190565b60ff811690601f8211614620576040519161460d604084612aaf565b6020808452838101919036833783525290565b7fb3512b0c000000000000000000000000000000000000000000000000000000005f5260045ffd5b929194939073ffffffffffffffffffffffffffffffffffffffff82169586159283156148b2575b5050506148aa5761471d906146866060840161297f565b946bffffffffffffffffffffffff61010085019667ffffffffffffffff6146ac89612966565b916040519473ffffffffffffffffffffffffffffffffffffffff602087019716875260408601521660608401521660808201527f6129a329ef24f3ff761009c1987915ea2b26b60f12328a3bcff2f60176d4178360a082015260a0815261471460c082612aaf565b51902093612966565b906101208101357fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe1823603018112156102135781019182359267ffffffffffffffff841161021357602001908360061b36038213610213576bffffffffffffffffffffffff1694925f91905b8083106147a95750505060e001351491826147a357505090565b14919050565b9091959361486b6001916147be898587614a35565b356bffffffffffffffffffffffff6147e260206147dc8d898b614a35565b01612966565b1690808310156148745760408051602081019485529081018a9052606081019190915260808101919091526148428160a081015b037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282612aaf565b5190205b956bffffffffffffffffffffffff61486460206147dc8c888a614a35565b1690612b67565b96019190614789565b6040805160208101928352908101929092526060820192909252608081018890526148a28160a08101614816565b519020614846565b505050505f90565b6148d19293506148c46060870161297f565b908560e088013593613a0b565b14155f808061466f565b919392936149176148ec8683612d38565b8391906127106bffffffffffffffffffffffff8460601c16818184039560e81c809202049202040390565b809150956149366bffffffffffffffffffffffff8560601c1684612d38565b810361498757505060209077ffffffffffffffffffffffff0000000000000000000000007f169b739a046258cd705133851f0d46ac08a0cbc8b1b35f2c486df6965302296f931617604051908152a2565b6149de57507f169b739a046258cd705133851f0d46ac08a0cbc8b1b35f2c486df6965302296f9160209177ffffffffffffffffffffffff0000000000000000000000008260e81c60c01b92161717604051908152a2565b7fc0945fb535ca242da9cb3c841831ac5911b935cc280b79bceddfcf437d4df96d9260409277ffffffffffffffffffffffff0000000000000000000000008260e81c60c01b921617179082519182526020820152a2565b9190811015612b2a5760061b019056",
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

// PackClaimLeaf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x97c4834a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claimLeaf(((address,address,address,uint64,uint128,bytes32,bytes32),bytes32,uint96,(bytes32,uint96)[]) item) returns()
func (centralizer *Centralizer) PackClaimLeaf(item LeafItem) []byte {
	enc, err := centralizer.abi.Pack("claimLeaf", item)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaimLeaf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x97c4834a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claimLeaf(((address,address,address,uint64,uint128,bytes32,bytes32),bytes32,uint96,(bytes32,uint96)[]) item) returns()
func (centralizer *Centralizer) TryPackClaimLeaf(item LeafItem) ([]byte, error) {
	return centralizer.abi.Pack("claimLeaf", item)
}

// PackClose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4031e901.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function close((address,address,address,uint64,uint128,bytes32,bytes32) item) returns()
func (centralizer *Centralizer) PackClose(item Item) []byte {
	enc, err := centralizer.abi.Pack("close", item)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClose is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4031e901.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function close((address,address,address,uint64,uint128,bytes32,bytes32) item) returns()
func (centralizer *Centralizer) TryPackClose(item Item) ([]byte, error) {
	return centralizer.abi.Pack("close", item)
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

// PackCloseFor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x323fec83.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function closeFor(address payer, address payee, address signer, uint64 number, uint128 cumulative, bytes payeeSignature, bytes payerSignature) returns()
func (centralizer *Centralizer) PackCloseFor(payer common.Address, payee common.Address, signer common.Address, number uint64, cumulative *big.Int, payeeSignature []byte, payerSignature []byte) []byte {
	enc, err := centralizer.abi.Pack("closeFor", payer, payee, signer, number, cumulative, payeeSignature, payerSignature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCloseFor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x323fec83.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function closeFor(address payer, address payee, address signer, uint64 number, uint128 cumulative, bytes payeeSignature, bytes payerSignature) returns()
func (centralizer *Centralizer) TryPackCloseFor(payer common.Address, payee common.Address, signer common.Address, number uint64, cumulative *big.Int, payeeSignature []byte, payerSignature []byte) ([]byte, error) {
	return centralizer.abi.Pack("closeFor", payer, payee, signer, number, cumulative, payeeSignature, payerSignature)
}

// PackCloseTranche is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdde4b638.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function closeTranche(address payer, bytes32 root) returns()
func (centralizer *Centralizer) PackCloseTranche(payer common.Address, root [32]byte) []byte {
	enc, err := centralizer.abi.Pack("closeTranche", payer, root)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCloseTranche is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdde4b638.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function closeTranche(address payer, bytes32 root) returns()
func (centralizer *Centralizer) TryPackCloseTranche(payer common.Address, root [32]byte) ([]byte, error) {
	return centralizer.abi.Pack("closeTranche", payer, root)
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

// PackHoldingsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x03995b2d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function holdingsOf(address wallet) view returns((uint256,uint256,uint256,uint256,bool))
func (centralizer *Centralizer) PackHoldingsOf(wallet common.Address) []byte {
	enc, err := centralizer.abi.Pack("holdingsOf", wallet)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHoldingsOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x03995b2d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function holdingsOf(address wallet) view returns((uint256,uint256,uint256,uint256,bool))
func (centralizer *Centralizer) TryPackHoldingsOf(wallet common.Address) ([]byte, error) {
	return centralizer.abi.Pack("holdingsOf", wallet)
}

// UnpackHoldingsOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x03995b2d.
//
// Solidity: function holdingsOf(address wallet) view returns((uint256,uint256,uint256,uint256,bool))
func (centralizer *Centralizer) UnpackHoldingsOf(data []byte) (Holdings, error) {
	out, err := centralizer.abi.Unpack("holdingsOf", data)
	if err != nil {
		return *new(Holdings), err
	}
	out0 := *abi.ConvertType(out[0], new(Holdings)).(*Holdings)
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
// the contract method with ID 0x61a78bb8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function open(address payer, (address,address,uint64,uint96,uint40) o) returns()
func (centralizer *Centralizer) PackOpen(payer common.Address, o Open) []byte {
	enc, err := centralizer.abi.Pack("open", payer, o)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61a78bb8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function open(address payer, (address,address,uint64,uint96,uint40) o) returns()
func (centralizer *Centralizer) TryPackOpen(payer common.Address, o Open) ([]byte, error) {
	return centralizer.abi.Pack("open", payer, o)
}

// PackOpenTranche is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9746981e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openTranche(address payer, bytes32 root, uint96 sum, uint40 expiry) returns()
func (centralizer *Centralizer) PackOpenTranche(payer common.Address, root [32]byte, sum *big.Int, expiry *big.Int) []byte {
	enc, err := centralizer.abi.Pack("openTranche", payer, root, sum, expiry)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenTranche is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9746981e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openTranche(address payer, bytes32 root, uint96 sum, uint40 expiry) returns()
func (centralizer *Centralizer) TryPackOpenTranche(payer common.Address, root [32]byte, sum *big.Int, expiry *big.Int) ([]byte, error) {
	return centralizer.abi.Pack("openTranche", payer, root, sum, expiry)
}

// PackOpenWithDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x017fd4a9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openWithDeposit((address,address,uint64,uint96,uint40) o) returns()
func (centralizer *Centralizer) PackOpenWithDeposit(o Open) []byte {
	enc, err := centralizer.abi.Pack("openWithDeposit", o)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenWithDeposit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x017fd4a9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openWithDeposit((address,address,uint64,uint96,uint40) o) returns()
func (centralizer *Centralizer) TryPackOpenWithDeposit(o Open) ([]byte, error) {
	return centralizer.abi.Pack("openWithDeposit", o)
}

// PackOpenWithPermit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9c145be0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function openWithPermit((address,address,uint64,uint96,uint40) o, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns()
func (centralizer *Centralizer) PackOpenWithPermit(o Open, deadline *big.Int, v uint8, r [32]byte, s [32]byte) []byte {
	enc, err := centralizer.abi.Pack("openWithPermit", o, deadline, v, r, s)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpenWithPermit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9c145be0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function openWithPermit((address,address,uint64,uint96,uint40) o, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns()
func (centralizer *Centralizer) TryPackOpenWithPermit(o Open, deadline *big.Int, v uint8, r [32]byte, s [32]byte) ([]byte, error) {
	return centralizer.abi.Pack("openWithPermit", o, deadline, v, r, s)
}

// PackPush is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x905afc2a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function push(address payer, uint64 number, bytes32 tranche, uint256[] payments) returns()
func (centralizer *Centralizer) PackPush(payer common.Address, number uint64, tranche [32]byte, payments []*big.Int) []byte {
	enc, err := centralizer.abi.Pack("push", payer, number, tranche, payments)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPush is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x905afc2a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function push(address payer, uint64 number, bytes32 tranche, uint256[] payments) returns()
func (centralizer *Centralizer) TryPackPush(payer common.Address, number uint64, tranche [32]byte, payments []*big.Int) ([]byte, error) {
	return centralizer.abi.Pack("push", payer, number, tranche, payments)
}

// PackRegisterClearer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x834a67ee.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function registerClearer() returns()
func (centralizer *Centralizer) PackRegisterClearer() []byte {
	enc, err := centralizer.abi.Pack("registerClearer")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRegisterClearer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x834a67ee.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function registerClearer() returns()
func (centralizer *Centralizer) TryPackRegisterClearer() ([]byte, error) {
	return centralizer.abi.Pack("registerClearer")
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

// PackRules is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52f6747a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function rules() view returns((uint16,uint16,address,uint16,uint16,uint40,address,uint40,uint16,uint16,uint40,uint40,uint40) r)
func (centralizer *Centralizer) PackRules() []byte {
	enc, err := centralizer.abi.Pack("rules")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRules is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x52f6747a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function rules() view returns((uint16,uint16,address,uint16,uint16,uint40,address,uint40,uint16,uint16,uint40,uint40,uint40) r)
func (centralizer *Centralizer) TryPackRules() ([]byte, error) {
	return centralizer.abi.Pack("rules")
}

// UnpackRules is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x52f6747a.
//
// Solidity: function rules() view returns((uint16,uint16,address,uint16,uint16,uint40,address,uint40,uint16,uint16,uint40,uint40,uint40) r)
func (centralizer *Centralizer) UnpackRules(data []byte) (Rules, error) {
	out, err := centralizer.abi.Unpack("rules", data)
	if err != nil {
		return *new(Rules), err
	}
	out0 := *abi.ConvertType(out[0], new(Rules)).(*Rules)
	return out0, nil
}

// PackScheduleCommission is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0fd19284.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function scheduleCommission(uint16 bps, uint16 shareBps) returns()
func (centralizer *Centralizer) PackScheduleCommission(bps uint16, shareBps uint16) []byte {
	enc, err := centralizer.abi.Pack("scheduleCommission", bps, shareBps)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackScheduleCommission is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0fd19284.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function scheduleCommission(uint16 bps, uint16 shareBps) returns()
func (centralizer *Centralizer) TryPackScheduleCommission(bps uint16, shareBps uint16) ([]byte, error) {
	return centralizer.abi.Pack("scheduleCommission", bps, shareBps)
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

// PackSettleLeaves is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd8739179.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function settleLeaves(((address,address,address,uint64,uint128,bytes32,bytes32),bytes32,uint96,(bytes32,uint96)[])[] items) returns()
func (centralizer *Centralizer) PackSettleLeaves(items []LeafItem) []byte {
	enc, err := centralizer.abi.Pack("settleLeaves", items)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSettleLeaves is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd8739179.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function settleLeaves(((address,address,address,uint64,uint128,bytes32,bytes32),bytes32,uint96,(bytes32,uint96)[])[] items) returns()
func (centralizer *Centralizer) TryPackSettleLeaves(items []LeafItem) ([]byte, error) {
	return centralizer.abi.Pack("settleLeaves", items)
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

// PackTrancheOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2610b19f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function trancheOf(address payer, bytes32 root) view returns((uint96,uint96,uint40,uint16,bool))
func (centralizer *Centralizer) PackTrancheOf(payer common.Address, root [32]byte) []byte {
	enc, err := centralizer.abi.Pack("trancheOf", payer, root)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTrancheOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2610b19f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function trancheOf(address payer, bytes32 root) view returns((uint96,uint96,uint40,uint16,bool))
func (centralizer *Centralizer) TryPackTrancheOf(payer common.Address, root [32]byte) ([]byte, error) {
	return centralizer.abi.Pack("trancheOf", payer, root)
}

// UnpackTrancheOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2610b19f.
//
// Solidity: function trancheOf(address payer, bytes32 root) view returns((uint96,uint96,uint40,uint16,bool))
func (centralizer *Centralizer) UnpackTrancheOf(data []byte) (Tranche, error) {
	out, err := centralizer.abi.Unpack("trancheOf", data)
	if err != nil {
		return *new(Tranche), err
	}
	out0 := *abi.ConvertType(out[0], new(Tranche)).(*Tranche)
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

// CentralizerClaimedInPart represents a ClaimedInPart event raised by the Centralizer contract.
type CentralizerClaimedInPart struct {
	Lane    [32]byte
	Payment *big.Int
	Fee     *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const CentralizerClaimedInPartEventName = "ClaimedInPart"

// ContractEventName returns the user-defined event name.
func (CentralizerClaimedInPart) ContractEventName() string {
	return CentralizerClaimedInPartEventName
}

// UnpackClaimedInPartEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ClaimedInPart(bytes32 indexed lane, uint256 payment, uint256 fee)
func (centralizer *Centralizer) UnpackClaimedInPartEvent(log *types.Log) (*CentralizerClaimedInPart, error) {
	event := "ClaimedInPart"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerClaimedInPart)
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

// CentralizerClearerRegistered represents a ClearerRegistered event raised by the Centralizer contract.
type CentralizerClearerRegistered struct {
	Wallet common.Address
	Raw    *types.Log // Blockchain specific contextual infos
}

const CentralizerClearerRegisteredEventName = "ClearerRegistered"

// ContractEventName returns the user-defined event name.
func (CentralizerClearerRegistered) ContractEventName() string {
	return CentralizerClearerRegisteredEventName
}

// UnpackClearerRegisteredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ClearerRegistered(address indexed wallet)
func (centralizer *Centralizer) UnpackClearerRegisteredEvent(log *types.Log) (*CentralizerClearerRegistered, error) {
	event := "ClearerRegistered"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerClearerRegistered)
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
	Lane   [32]byte
	Ending *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const CentralizerClosedEventName = "Closed"

// ContractEventName returns the user-defined event name.
func (CentralizerClosed) ContractEventName() string {
	return CentralizerClosedEventName
}

// UnpackClosedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Closed(bytes32 indexed lane, uint256 ending)
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
	Bps      uint16
	ShareBps uint16
	From     *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const CentralizerCommissionScheduledEventName = "CommissionScheduled"

// ContractEventName returns the user-defined event name.
func (CentralizerCommissionScheduled) ContractEventName() string {
	return CentralizerCommissionScheduledEventName
}

// UnpackCommissionScheduledEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event CommissionScheduled(uint16 bps, uint16 shareBps, uint40 from)
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
	Payer common.Address
	Payee common.Address
	Who   *big.Int
	Terms *big.Int
	Raw   *types.Log // Blockchain specific contextual infos
}

const CentralizerOpenedEventName = "Opened"

// ContractEventName returns the user-defined event name.
func (CentralizerOpened) ContractEventName() string {
	return CentralizerOpenedEventName
}

// UnpackOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Opened(address indexed payer, address indexed payee, uint256 who, uint256 terms)
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

// CentralizerTrancheClosed represents a TrancheClosed event raised by the Centralizer contract.
type CentralizerTrancheClosed struct {
	Payer    common.Address
	Root     [32]byte
	Used     *big.Int
	Returned *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const CentralizerTrancheClosedEventName = "TrancheClosed"

// ContractEventName returns the user-defined event name.
func (CentralizerTrancheClosed) ContractEventName() string {
	return CentralizerTrancheClosedEventName
}

// UnpackTrancheClosedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TrancheClosed(address indexed payer, bytes32 indexed root, uint256 used, uint256 returned)
func (centralizer *Centralizer) UnpackTrancheClosedEvent(log *types.Log) (*CentralizerTrancheClosed, error) {
	event := "TrancheClosed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerTrancheClosed)
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

// CentralizerTrancheOpened represents a TrancheOpened event raised by the Centralizer contract.
type CentralizerTrancheOpened struct {
	Payer  common.Address
	Root   [32]byte
	Sum    *big.Int
	Expiry *big.Int
	FeeBps uint16
	Raw    *types.Log // Blockchain specific contextual infos
}

const CentralizerTrancheOpenedEventName = "TrancheOpened"

// ContractEventName returns the user-defined event name.
func (CentralizerTrancheOpened) ContractEventName() string {
	return CentralizerTrancheOpenedEventName
}

// UnpackTrancheOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event TrancheOpened(address indexed payer, bytes32 indexed root, uint96 sum, uint40 expiry, uint16 feeBps)
func (centralizer *Centralizer) UnpackTrancheOpenedEvent(log *types.Log) (*CentralizerTrancheOpened, error) {
	event := "TrancheOpened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != centralizer.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(CentralizerTrancheOpened)
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
	if bytes.Equal(raw[:4], centralizer.abi.Errors["AlreadyClearer"].ID.Bytes()[:4]) {
		return centralizer.UnpackAlreadyClearerError(raw[4:])
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
	if bytes.Equal(raw[:4], centralizer.abi.Errors["TrancheExists"].ID.Bytes()[:4]) {
		return centralizer.UnpackTrancheExistsError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["TrancheNotOpen"].ID.Bytes()[:4]) {
		return centralizer.UnpackTrancheNotOpenError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return centralizer.UnpackZeroAddressError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["ZeroAmount"].ID.Bytes()[:4]) {
		return centralizer.UnpackZeroAmountError(raw[4:])
	}
	if bytes.Equal(raw[:4], centralizer.abi.Errors["ZeroRoot"].ID.Bytes()[:4]) {
		return centralizer.UnpackZeroRootError(raw[4:])
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

// CentralizerAlreadyClearer represents a AlreadyClearer error raised by the Centralizer contract.
type CentralizerAlreadyClearer struct {
	Wallet common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyClearer(address wallet)
func CentralizerAlreadyClearerErrorID() common.Hash {
	return common.HexToHash("0x0743e6b30c9817f6aa88931c30634490255a5792bc7bc355ed25c25d3bf054f7")
}

// UnpackAlreadyClearerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyClearer(address wallet)
func (centralizer *Centralizer) UnpackAlreadyClearerError(raw []byte) (*CentralizerAlreadyClearer, error) {
	out := new(CentralizerAlreadyClearer)
	if err := centralizer.abi.UnpackIntoInterface(out, "AlreadyClearer", raw); err != nil {
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
	Expiry *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadExpiry(uint256 expiry)
func CentralizerBadExpiryErrorID() common.Hash {
	return common.HexToHash("0xb0f5af9f5a7bb8f08b4c44290ae861547dac3873e87a4c9f1097a1a96b693d7a")
}

// UnpackBadExpiryError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadExpiry(uint256 expiry)
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

// CentralizerTrancheExists represents a TrancheExists error raised by the Centralizer contract.
type CentralizerTrancheExists struct {
	Payer common.Address
	Root  [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TrancheExists(address payer, bytes32 root)
func CentralizerTrancheExistsErrorID() common.Hash {
	return common.HexToHash("0x42cf54dcf8d299b178a0dd9066cf466076b56cef4fc6cdce1649975314ebaf5b")
}

// UnpackTrancheExistsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TrancheExists(address payer, bytes32 root)
func (centralizer *Centralizer) UnpackTrancheExistsError(raw []byte) (*CentralizerTrancheExists, error) {
	out := new(CentralizerTrancheExists)
	if err := centralizer.abi.UnpackIntoInterface(out, "TrancheExists", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// CentralizerTrancheNotOpen represents a TrancheNotOpen error raised by the Centralizer contract.
type CentralizerTrancheNotOpen struct {
	Payer common.Address
	Root  [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TrancheNotOpen(address payer, bytes32 root)
func CentralizerTrancheNotOpenErrorID() common.Hash {
	return common.HexToHash("0x3355623a18094161d3588baa55f97d8a3bc868f676de6a53e0f76c74092b63a0")
}

// UnpackTrancheNotOpenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TrancheNotOpen(address payer, bytes32 root)
func (centralizer *Centralizer) UnpackTrancheNotOpenError(raw []byte) (*CentralizerTrancheNotOpen, error) {
	out := new(CentralizerTrancheNotOpen)
	if err := centralizer.abi.UnpackIntoInterface(out, "TrancheNotOpen", raw); err != nil {
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

// CentralizerZeroRoot represents a ZeroRoot error raised by the Centralizer contract.
type CentralizerZeroRoot struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroRoot()
func CentralizerZeroRootErrorID() common.Hash {
	return common.HexToHash("0xb263ae738e814ca9af6ee56bb85daa47624e790421913c947dcba2aac07cfdbd")
}

// UnpackZeroRootError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroRoot()
func (centralizer *Centralizer) UnpackZeroRootError(raw []byte) (*CentralizerZeroRoot, error) {
	out := new(CentralizerZeroRoot)
	if err := centralizer.abi.UnpackIntoInterface(out, "ZeroRoot", raw); err != nil {
		return nil, err
	}
	return out, nil
}
