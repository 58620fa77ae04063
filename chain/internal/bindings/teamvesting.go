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

// TeamVestingMetaData contains all meta data concerning the TeamVesting contract.
var TeamVestingMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"beneficiary\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"start_\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"duration_\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"cliff_\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"receive\",\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"cliff\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"duration\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"end\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"releasable\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"releasable\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"release\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"release\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"released\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"released\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"renounceOwnership\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"start\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"transferOwnership\",\"inputs\":[{\"name\":\"newOwner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"vestedAmount\",\"inputs\":[{\"name\":\"timestamp\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"vestedAmount\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"timestamp\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"ERC20Released\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EtherReleased\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"OwnershipTransferred\",\"inputs\":[{\"name\":\"previousOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"newOwner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"FailedCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"balance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidCliffDuration\",\"inputs\":[{\"name\":\"cliffSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"durationSeconds\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"OwnableInvalidOwner\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OwnableUnauthorizedAccount\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SafeCastOverflowedUintDowncast\",\"inputs\":[{\"name\":\"bits\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]}]",
	ID:  "TeamVesting",
	Bin: "0x60e0346101a557601f610e2c38819003918201601f19168301916001600160401b038311848410176101a9578084926080946040528339810103126101a55780516001600160a01b03811691908290036101a55761005f602082016101bd565b6100776060610070604085016101bd565b93016101bd565b928015610192575f80546001600160a01b03198116831782556001600160a01b0316907f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09080a360805260a08190526001600160401b03918216911680821161016657506080516001600160401b03906100f29082166101d1565b16016001600160401b0381116101525760c052604051610c299081610203823960805181818161028e015281816109e40152610b6a015260a05181818161076e015281816109b90152610bd1015260c05181818161070c0152610a150152f35b634e487b7160e01b5f52601160045260245ffd5b61016f906101d1565b6303be3ef560e41b5f9081526004929092526001600160401b0316602452604490fd5b631e4fbdf760e01b5f525f60045260245ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b03821682036101a557565b6001600160401b0381116101eb576001600160401b031690565b6306dfcc6560e41b5f52604060045260245260445ffdfe6080604052600436101561001a575b3615610018575f80fd5b005b5f3560e01c80630a17b06b146107925780630fb5a6b41461073057806313d033c0146106ce5780631916558714610581578063715018a6146104e7578063810ec23b1461048f57806386d1a69f146103e15780638da5cb5b1461039157806396132521146103565780639852595c146102f3578063a3f8eace146102b2578063be9a655514610250578063efbe1c1c14610218578063f2fde38b1461012c5763fbccedae0361000e5734610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285760206101206101174761011267ffffffffffffffff4216916001549061080b565b610a09565b6001549061095d565b604051908152f35b5f80fd5b346101285760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285773ffffffffffffffffffffffffffffffffffffffff6101786107e8565b610180610a56565b1680156101ec5773ffffffffffffffffffffffffffffffffffffffff5f54827fffffffffffffffffffffffff00000000000000000000000000000000000000008216175f55167f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e05f80a3005b7f1e4fbdf7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285760206101206109ab565b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261012857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101285760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285760206101206102ee6107e8565b61096a565b346101285760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285773ffffffffffffffffffffffffffffffffffffffff61033f6107e8565b165f526002602052602060405f2054604051908152f35b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610128576020600154604051908152f35b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261012857602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285761001861042e4761011267ffffffffffffffff4216916001549061080b565b61044561043e600154809361095d565b809261080b565b6001557fda9d4e5f101b8b9b1c5b76d0c5a9f7923571acfc02376aa076b75a8c080c956b6020604051838152a173ffffffffffffffffffffffffffffffffffffffff5f5416610aa2565b346101285760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610128576104c66107e8565b6024359067ffffffffffffffff821682036101285760209161012091610845565b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285761051d610a56565b5f73ffffffffffffffffffffffffffffffffffffffff81547fffffffffffffffffffffffff000000000000000000000000000000000000000081168355167f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e08280a3005b346101285760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610128576105b86107e8565b73ffffffffffffffffffffffffffffffffffffffff6105d68261096a565b911690815f52600260205260405f206105f082825461080b565b9055817fc0e523490dd523c33b1878c9eb14ff46991e3f5b2cd33710918618f2a39cba1b6020604051848152a273ffffffffffffffffffffffffffffffffffffffff5f541690604051917fa9059cbb000000000000000000000000000000000000000000000000000000005f5260045260245260205f60448180865af19060015f51148216156106ae575b501561068357005b7f5274afe7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b60018215166106c65750813b15153d1516168261067b565b3d5f823e3d90fd5b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261012857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261012857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101285760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285760043567ffffffffffffffff8116810361012857610120602091610112476001549061080b565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361012857565b9190820180921161081857565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff16906040517f70a08231000000000000000000000000000000000000000000000000000000008152306004820152602081602481865afa908115610952575f916108bd575b50610112906108ba935f52600260205260405f20549061080b565b90565b905060203d60201161094b575b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f820116820182811067ffffffffffffffff82111761091e5760209183916040528101031261012857516108ba61089f565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b503d6108ca565b6040513d5f823e3d90fd5b9190820391821161081857565b6108ba9073ffffffffffffffffffffffffffffffffffffffff61099767ffffffffffffffff421683610845565b91165f52600260205260405f20549061095d565b6108ba67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661080b565b9067ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff8216105f14610a4d5750505f90565b6108ba91610b5a565b73ffffffffffffffffffffffffffffffffffffffff5f54163303610a7657565b7f118cdaa7000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b814710610b2a57604051906020820182811067ffffffffffffffff82111761091e575f9373ffffffffffffffffffffffffffffffffffffffff859493858095819560405252165af115610af157565b3d15610b02576040513d5f823e3d90fd5b7fd6bda275000000000000000000000000000000000000000000000000000000005f5260045ffd5b50477fcf479181000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b9067ffffffffffffffff908116907f00000000000000000000000000000000000000000000000000000000000000001680821015610b99575050505f90565b610ba16109ab565b8210610bac57505090565b610bb59161095d565b908181029181830414901517156108185767ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016908115610bfc570490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd",
}

// TeamVesting is an auto generated Go binding around an Ethereum contract.
type TeamVesting struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *TeamVesting) GetABI() abi.ABI {
	return c.abi
}

// NewTeamVesting creates a new instance of TeamVesting.
func NewTeamVesting() *TeamVesting {
	parsed, err := TeamVestingMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &TeamVesting{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *TeamVesting) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address beneficiary, uint64 start_, uint64 duration_, uint64 cliff_) returns()
func (teamVesting *TeamVesting) PackConstructor(beneficiary common.Address, start_ uint64, duration_ uint64, cliff_ uint64) []byte {
	enc, err := teamVesting.abi.Pack("", beneficiary, start_, duration_, cliff_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackCliff is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x13d033c0.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function cliff() view returns(uint256)
func (teamVesting *TeamVesting) PackCliff() []byte {
	enc, err := teamVesting.abi.Pack("cliff")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCliff is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x13d033c0.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function cliff() view returns(uint256)
func (teamVesting *TeamVesting) TryPackCliff() ([]byte, error) {
	return teamVesting.abi.Pack("cliff")
}

// UnpackCliff is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x13d033c0.
//
// Solidity: function cliff() view returns(uint256)
func (teamVesting *TeamVesting) UnpackCliff(data []byte) (*big.Int, error) {
	out, err := teamVesting.abi.Unpack("cliff", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackDuration is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0fb5a6b4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function duration() view returns(uint256)
func (teamVesting *TeamVesting) PackDuration() []byte {
	enc, err := teamVesting.abi.Pack("duration")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDuration is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0fb5a6b4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function duration() view returns(uint256)
func (teamVesting *TeamVesting) TryPackDuration() ([]byte, error) {
	return teamVesting.abi.Pack("duration")
}

// UnpackDuration is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0fb5a6b4.
//
// Solidity: function duration() view returns(uint256)
func (teamVesting *TeamVesting) UnpackDuration(data []byte) (*big.Int, error) {
	out, err := teamVesting.abi.Unpack("duration", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackEnd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xefbe1c1c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function end() view returns(uint256)
func (teamVesting *TeamVesting) PackEnd() []byte {
	enc, err := teamVesting.abi.Pack("end")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEnd is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xefbe1c1c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function end() view returns(uint256)
func (teamVesting *TeamVesting) TryPackEnd() ([]byte, error) {
	return teamVesting.abi.Pack("end")
}

// UnpackEnd is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xefbe1c1c.
//
// Solidity: function end() view returns(uint256)
func (teamVesting *TeamVesting) UnpackEnd(data []byte) (*big.Int, error) {
	out, err := teamVesting.abi.Unpack("end", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owner() view returns(address)
func (teamVesting *TeamVesting) PackOwner() []byte {
	enc, err := teamVesting.abi.Pack("owner")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function owner() view returns(address)
func (teamVesting *TeamVesting) TryPackOwner() ([]byte, error) {
	return teamVesting.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (teamVesting *TeamVesting) UnpackOwner(data []byte) (common.Address, error) {
	out, err := teamVesting.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackReleasable is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3f8eace.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function releasable(address token) view returns(uint256)
func (teamVesting *TeamVesting) PackReleasable(token common.Address) []byte {
	enc, err := teamVesting.abi.Pack("releasable", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleasable is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa3f8eace.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function releasable(address token) view returns(uint256)
func (teamVesting *TeamVesting) TryPackReleasable(token common.Address) ([]byte, error) {
	return teamVesting.abi.Pack("releasable", token)
}

// UnpackReleasable is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa3f8eace.
//
// Solidity: function releasable(address token) view returns(uint256)
func (teamVesting *TeamVesting) UnpackReleasable(data []byte) (*big.Int, error) {
	out, err := teamVesting.abi.Unpack("releasable", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackReleasable0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfbccedae.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function releasable() view returns(uint256)
func (teamVesting *TeamVesting) PackReleasable0() []byte {
	enc, err := teamVesting.abi.Pack("releasable0")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleasable0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfbccedae.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function releasable() view returns(uint256)
func (teamVesting *TeamVesting) TryPackReleasable0() ([]byte, error) {
	return teamVesting.abi.Pack("releasable0")
}

// UnpackReleasable0 is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfbccedae.
//
// Solidity: function releasable() view returns(uint256)
func (teamVesting *TeamVesting) UnpackReleasable0(data []byte) (*big.Int, error) {
	out, err := teamVesting.abi.Unpack("releasable0", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x19165587.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release(address token) returns()
func (teamVesting *TeamVesting) PackRelease(token common.Address) []byte {
	enc, err := teamVesting.abi.Pack("release", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x19165587.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release(address token) returns()
func (teamVesting *TeamVesting) TryPackRelease(token common.Address) ([]byte, error) {
	return teamVesting.abi.Pack("release", token)
}

// PackRelease0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86d1a69f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function release() returns()
func (teamVesting *TeamVesting) PackRelease0() []byte {
	enc, err := teamVesting.abi.Pack("release0")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRelease0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x86d1a69f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function release() returns()
func (teamVesting *TeamVesting) TryPackRelease0() ([]byte, error) {
	return teamVesting.abi.Pack("release0")
}

// PackReleased is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96132521.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function released() view returns(uint256)
func (teamVesting *TeamVesting) PackReleased() []byte {
	enc, err := teamVesting.abi.Pack("released")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleased is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x96132521.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function released() view returns(uint256)
func (teamVesting *TeamVesting) TryPackReleased() ([]byte, error) {
	return teamVesting.abi.Pack("released")
}

// UnpackReleased is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x96132521.
//
// Solidity: function released() view returns(uint256)
func (teamVesting *TeamVesting) UnpackReleased(data []byte) (*big.Int, error) {
	out, err := teamVesting.abi.Unpack("released", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackReleased0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9852595c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function released(address token) view returns(uint256)
func (teamVesting *TeamVesting) PackReleased0(token common.Address) []byte {
	enc, err := teamVesting.abi.Pack("released0", token)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackReleased0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9852595c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function released(address token) view returns(uint256)
func (teamVesting *TeamVesting) TryPackReleased0(token common.Address) ([]byte, error) {
	return teamVesting.abi.Pack("released0", token)
}

// UnpackReleased0 is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9852595c.
//
// Solidity: function released(address token) view returns(uint256)
func (teamVesting *TeamVesting) UnpackReleased0(data []byte) (*big.Int, error) {
	out, err := teamVesting.abi.Unpack("released0", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function renounceOwnership() returns()
func (teamVesting *TeamVesting) PackRenounceOwnership() []byte {
	enc, err := teamVesting.abi.Pack("renounceOwnership")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRenounceOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x715018a6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function renounceOwnership() returns()
func (teamVesting *TeamVesting) TryPackRenounceOwnership() ([]byte, error) {
	return teamVesting.abi.Pack("renounceOwnership")
}

// PackStart is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbe9a6555.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function start() view returns(uint256)
func (teamVesting *TeamVesting) PackStart() []byte {
	enc, err := teamVesting.abi.Pack("start")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStart is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbe9a6555.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function start() view returns(uint256)
func (teamVesting *TeamVesting) TryPackStart() ([]byte, error) {
	return teamVesting.abi.Pack("start")
}

// UnpackStart is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbe9a6555.
//
// Solidity: function start() view returns(uint256)
func (teamVesting *TeamVesting) UnpackStart(data []byte) (*big.Int, error) {
	out, err := teamVesting.abi.Unpack("start", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (teamVesting *TeamVesting) PackTransferOwnership(newOwner common.Address) []byte {
	enc, err := teamVesting.abi.Pack("transferOwnership", newOwner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransferOwnership is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf2fde38b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transferOwnership(address newOwner) returns()
func (teamVesting *TeamVesting) TryPackTransferOwnership(newOwner common.Address) ([]byte, error) {
	return teamVesting.abi.Pack("transferOwnership", newOwner)
}

// PackVestedAmount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0a17b06b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function vestedAmount(uint64 timestamp) view returns(uint256)
func (teamVesting *TeamVesting) PackVestedAmount(timestamp uint64) []byte {
	enc, err := teamVesting.abi.Pack("vestedAmount", timestamp)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVestedAmount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0a17b06b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function vestedAmount(uint64 timestamp) view returns(uint256)
func (teamVesting *TeamVesting) TryPackVestedAmount(timestamp uint64) ([]byte, error) {
	return teamVesting.abi.Pack("vestedAmount", timestamp)
}

// UnpackVestedAmount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0a17b06b.
//
// Solidity: function vestedAmount(uint64 timestamp) view returns(uint256)
func (teamVesting *TeamVesting) UnpackVestedAmount(data []byte) (*big.Int, error) {
	out, err := teamVesting.abi.Unpack("vestedAmount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackVestedAmount0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x810ec23b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function vestedAmount(address token, uint64 timestamp) view returns(uint256)
func (teamVesting *TeamVesting) PackVestedAmount0(token common.Address, timestamp uint64) []byte {
	enc, err := teamVesting.abi.Pack("vestedAmount0", token, timestamp)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVestedAmount0 is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x810ec23b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function vestedAmount(address token, uint64 timestamp) view returns(uint256)
func (teamVesting *TeamVesting) TryPackVestedAmount0(token common.Address, timestamp uint64) ([]byte, error) {
	return teamVesting.abi.Pack("vestedAmount0", token, timestamp)
}

// UnpackVestedAmount0 is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x810ec23b.
//
// Solidity: function vestedAmount(address token, uint64 timestamp) view returns(uint256)
func (teamVesting *TeamVesting) UnpackVestedAmount0(data []byte) (*big.Int, error) {
	out, err := teamVesting.abi.Unpack("vestedAmount0", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// TeamVestingERC20Released represents a ERC20Released event raised by the TeamVesting contract.
type TeamVestingERC20Released struct {
	Token  common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const TeamVestingERC20ReleasedEventName = "ERC20Released"

// ContractEventName returns the user-defined event name.
func (TeamVestingERC20Released) ContractEventName() string {
	return TeamVestingERC20ReleasedEventName
}

// UnpackERC20ReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event ERC20Released(address indexed token, uint256 amount)
func (teamVesting *TeamVesting) UnpackERC20ReleasedEvent(log *types.Log) (*TeamVestingERC20Released, error) {
	event := "ERC20Released"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teamVesting.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeamVestingERC20Released)
	if len(log.Data) > 0 {
		if err := teamVesting.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teamVesting.abi.Events[event].Inputs {
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

// TeamVestingEtherReleased represents a EtherReleased event raised by the TeamVesting contract.
type TeamVestingEtherReleased struct {
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const TeamVestingEtherReleasedEventName = "EtherReleased"

// ContractEventName returns the user-defined event name.
func (TeamVestingEtherReleased) ContractEventName() string {
	return TeamVestingEtherReleasedEventName
}

// UnpackEtherReleasedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EtherReleased(uint256 amount)
func (teamVesting *TeamVesting) UnpackEtherReleasedEvent(log *types.Log) (*TeamVestingEtherReleased, error) {
	event := "EtherReleased"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teamVesting.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeamVestingEtherReleased)
	if len(log.Data) > 0 {
		if err := teamVesting.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teamVesting.abi.Events[event].Inputs {
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

// TeamVestingOwnershipTransferred represents a OwnershipTransferred event raised by the TeamVesting contract.
type TeamVestingOwnershipTransferred struct {
	PreviousOwner common.Address
	NewOwner      common.Address
	Raw           *types.Log // Blockchain specific contextual infos
}

const TeamVestingOwnershipTransferredEventName = "OwnershipTransferred"

// ContractEventName returns the user-defined event name.
func (TeamVestingOwnershipTransferred) ContractEventName() string {
	return TeamVestingOwnershipTransferredEventName
}

// UnpackOwnershipTransferredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event OwnershipTransferred(address indexed previousOwner, address indexed newOwner)
func (teamVesting *TeamVesting) UnpackOwnershipTransferredEvent(log *types.Log) (*TeamVestingOwnershipTransferred, error) {
	event := "OwnershipTransferred"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != teamVesting.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TeamVestingOwnershipTransferred)
	if len(log.Data) > 0 {
		if err := teamVesting.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range teamVesting.abi.Events[event].Inputs {
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
func (teamVesting *TeamVesting) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], teamVesting.abi.Errors["FailedCall"].ID.Bytes()[:4]) {
		return teamVesting.UnpackFailedCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], teamVesting.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return teamVesting.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], teamVesting.abi.Errors["InvalidCliffDuration"].ID.Bytes()[:4]) {
		return teamVesting.UnpackInvalidCliffDurationError(raw[4:])
	}
	if bytes.Equal(raw[:4], teamVesting.abi.Errors["OwnableInvalidOwner"].ID.Bytes()[:4]) {
		return teamVesting.UnpackOwnableInvalidOwnerError(raw[4:])
	}
	if bytes.Equal(raw[:4], teamVesting.abi.Errors["OwnableUnauthorizedAccount"].ID.Bytes()[:4]) {
		return teamVesting.UnpackOwnableUnauthorizedAccountError(raw[4:])
	}
	if bytes.Equal(raw[:4], teamVesting.abi.Errors["SafeCastOverflowedUintDowncast"].ID.Bytes()[:4]) {
		return teamVesting.UnpackSafeCastOverflowedUintDowncastError(raw[4:])
	}
	if bytes.Equal(raw[:4], teamVesting.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return teamVesting.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// TeamVestingFailedCall represents a FailedCall error raised by the TeamVesting contract.
type TeamVestingFailedCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FailedCall()
func TeamVestingFailedCallErrorID() common.Hash {
	return common.HexToHash("0xd6bda27508c0fb6d8a39b4b122878dab26f731a7d4e4abe711dd3731899052a4")
}

// UnpackFailedCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FailedCall()
func (teamVesting *TeamVesting) UnpackFailedCallError(raw []byte) (*TeamVestingFailedCall, error) {
	out := new(TeamVestingFailedCall)
	if err := teamVesting.abi.UnpackIntoInterface(out, "FailedCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeamVestingInsufficientBalance represents a InsufficientBalance error raised by the TeamVesting contract.
type TeamVestingInsufficientBalance struct {
	Balance *big.Int
	Needed  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientBalance(uint256 balance, uint256 needed)
func TeamVestingInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xcf4791818fba6e019216eb4864093b4947f674afada5d305e57d598b641dad1d")
}

// UnpackInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientBalance(uint256 balance, uint256 needed)
func (teamVesting *TeamVesting) UnpackInsufficientBalanceError(raw []byte) (*TeamVestingInsufficientBalance, error) {
	out := new(TeamVestingInsufficientBalance)
	if err := teamVesting.abi.UnpackIntoInterface(out, "InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeamVestingInvalidCliffDuration represents a InvalidCliffDuration error raised by the TeamVesting contract.
type TeamVestingInvalidCliffDuration struct {
	CliffSeconds    uint64
	DurationSeconds uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidCliffDuration(uint64 cliffSeconds, uint64 durationSeconds)
func TeamVestingInvalidCliffDurationErrorID() common.Hash {
	return common.HexToHash("0x3be3ef50e48712272cd9fa00a78aa363d9051d5e5c8fd89f545748e216737001")
}

// UnpackInvalidCliffDurationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidCliffDuration(uint64 cliffSeconds, uint64 durationSeconds)
func (teamVesting *TeamVesting) UnpackInvalidCliffDurationError(raw []byte) (*TeamVestingInvalidCliffDuration, error) {
	out := new(TeamVestingInvalidCliffDuration)
	if err := teamVesting.abi.UnpackIntoInterface(out, "InvalidCliffDuration", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeamVestingOwnableInvalidOwner represents a OwnableInvalidOwner error raised by the TeamVesting contract.
type TeamVestingOwnableInvalidOwner struct {
	Owner common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableInvalidOwner(address owner)
func TeamVestingOwnableInvalidOwnerErrorID() common.Hash {
	return common.HexToHash("0x1e4fbdf7f3ef8bcaa855599e3abf48b232380f183f08f6f813d9ffa5bd585188")
}

// UnpackOwnableInvalidOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableInvalidOwner(address owner)
func (teamVesting *TeamVesting) UnpackOwnableInvalidOwnerError(raw []byte) (*TeamVestingOwnableInvalidOwner, error) {
	out := new(TeamVestingOwnableInvalidOwner)
	if err := teamVesting.abi.UnpackIntoInterface(out, "OwnableInvalidOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeamVestingOwnableUnauthorizedAccount represents a OwnableUnauthorizedAccount error raised by the TeamVesting contract.
type TeamVestingOwnableUnauthorizedAccount struct {
	Account common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func TeamVestingOwnableUnauthorizedAccountErrorID() common.Hash {
	return common.HexToHash("0x118cdaa7a341953d1887a2245fd6665d741c67c8c50581daa59e1d03373fa188")
}

// UnpackOwnableUnauthorizedAccountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OwnableUnauthorizedAccount(address account)
func (teamVesting *TeamVesting) UnpackOwnableUnauthorizedAccountError(raw []byte) (*TeamVestingOwnableUnauthorizedAccount, error) {
	out := new(TeamVestingOwnableUnauthorizedAccount)
	if err := teamVesting.abi.UnpackIntoInterface(out, "OwnableUnauthorizedAccount", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeamVestingSafeCastOverflowedUintDowncast represents a SafeCastOverflowedUintDowncast error raised by the TeamVesting contract.
type TeamVestingSafeCastOverflowedUintDowncast struct {
	Bits  uint8
	Value *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func TeamVestingSafeCastOverflowedUintDowncastErrorID() common.Hash {
	return common.HexToHash("0x6dfcc6503a32754ce7a89698e18201fc5294fd4aad43edefee786f88423b1a12")
}

// UnpackSafeCastOverflowedUintDowncastError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)
func (teamVesting *TeamVesting) UnpackSafeCastOverflowedUintDowncastError(raw []byte) (*TeamVestingSafeCastOverflowedUintDowncast, error) {
	out := new(TeamVestingSafeCastOverflowedUintDowncast)
	if err := teamVesting.abi.UnpackIntoInterface(out, "SafeCastOverflowedUintDowncast", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TeamVestingSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the TeamVesting contract.
type TeamVestingSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func TeamVestingSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (teamVesting *TeamVesting) UnpackSafeERC20FailedOperationError(raw []byte) (*TeamVestingSafeERC20FailedOperation, error) {
	out := new(TeamVestingSafeERC20FailedOperation)
	if err := teamVesting.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}
