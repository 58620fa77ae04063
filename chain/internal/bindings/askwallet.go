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

// AskWalletMetaData contains all meta data concerning the AskWallet contract.
var AskWalletMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"digest\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"stateMutability\":\"nonpayable\"}]",
	ID:  "AskWallet",
	Bin: "0x6080604052346101005761013e8038038061001981610118565b9283398101906060818303126101005780516001600160a01b0381168103610100576020820151604083015190926001600160401b03821161010057019183601f84011215610100578251926001600160401b03841161010457610086601f8501601f1916602001610118565b9484865260208583010111610100576020945f8686829782606496018386015e8301015280519060405193630b135d3f60e11b855260048501526040602485015286820190604485015e8281018201859052601f01601f191601915afa630b135d3f60e11b5f5114601f3d11161660203d14165f5260205ff35b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b6040519190601f01601f191682016001600160401b038111838210176101045760405256fe",
}

// AskWallet is an auto generated Go binding around an Ethereum contract.
type AskWallet struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *AskWallet) GetABI() abi.ABI {
	return c.abi
}

// NewAskWallet creates a new instance of AskWallet.
func NewAskWallet() *AskWallet {
	parsed, err := AskWalletMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &AskWallet{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *AskWallet) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address wallet, bytes32 digest, bytes signature) returns()
func (askWallet *AskWallet) PackConstructor(wallet common.Address, digest [32]byte, signature []byte) []byte {
	enc, err := askWallet.abi.Pack("", wallet, digest, signature)
	if err != nil {
		panic(err)
	}
	return enc
}
