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

// VaultMetaData contains all meta data concerning the Vault contract.
var VaultMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"owner_\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"execute\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"data\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"handOver\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"isValidSignature\",\"inputs\":[{\"name\":\"hash\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"signature\",\"type\":\"bytes\",\"internalType\":\"bytes\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"owner\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"error\",\"name\":\"AddressEmptyCode\",\"inputs\":[{\"name\":\"target\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"FailedCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"balance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NotOwner\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]}]",
	ID:  "Vault",
	Bin: "0x608034606f57601f6106c038819003918201601f19168301916001600160401b03831184841017607357808492602094604052833981010312606f57516001600160a01b03811690819003606f575f80546001600160a01b03191691909117905560405161063890816100888239f35b5f80fd5b634e487b7160e01b5f52604160045260245ffdfe60806040526004361015610011575f80fd5b5f3560e01c8063110550c1146101b05780631626ba7e146101295780631cff79cd1461009957638da5cb5b14610045575f80fd5b34610095575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261009557602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b5f80fd5b346100955760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610095576100d0610238565b6024359067ffffffffffffffff8211610095576101216100f761012793369060040161025b565b61011a3373ffffffffffffffffffffffffffffffffffffffff5f54163314610289565b36916102d3565b90610570565b005b346100955760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100955760243567ffffffffffffffff81116100955761018661017d602092369060040161025b565b90600435610375565b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b346100955760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610095576101e7610238565b7fffffffffffffffffffffffff000000000000000000000000000000000000000073ffffffffffffffffffffffffffffffffffffffff5f549261022e338386163314610289565b169116175f555f80f35b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361009557565b9181601f840112156100955782359167ffffffffffffffff8311610095576020838186019501011161009557565b156102915750565b73ffffffffffffffffffffffffffffffffffffffff907f245aecd3000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b92919267ffffffffffffffff821161034857604051917fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0603f81601f8401160116830183811067ffffffffffffffff82111761034857604052829481845281830111610095578281602093845f960137010152565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b906042831480159061041c575b6104155782600111610095576103c9926103c39160017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff36930191016102d3565b9061049c565b505073ffffffffffffffffffffffffffffffffffffffff805f54169116145f14610411577f1626ba7e0000000000000000000000000000000000000000000000000000000090565b5f90565b5050505f90565b50821561046f577f01000000000000000000000000000000000000000000000000000000000000007fff000000000000000000000000000000000000000000000000000000000000008235161415610382565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b81519190604183036104cc576104c59250602082015190606060408401519301515f1a906104d6565b9192909190565b50505f9160029190565b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a08411610565579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa1561055a575f5173ffffffffffffffffffffffffffffffffffffffff81161561055057905f905f90565b505f906001905f90565b6040513d5f823e3d90fd5b5050505f9160039190565b905f809160208151910182855af18080610625575b156105a55750506040513d81523d5f602083013e60203d82010160405290565b156105ec5773ffffffffffffffffffffffffffffffffffffffff907f9996b315000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b3d156105fd576040513d5f823e3d90fd5b7fd6bda275000000000000000000000000000000000000000000000000000000005f5260045ffd5b503d1515806105855750813b151561058556",
}

// Vault is an auto generated Go binding around an Ethereum contract.
type Vault struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Vault) GetABI() abi.ABI {
	return c.abi
}

// NewVault creates a new instance of Vault.
func NewVault() *Vault {
	parsed, err := VaultMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Vault{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Vault) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address owner_) returns()
func (vault *Vault) PackConstructor(owner_ common.Address) []byte {
	enc, err := vault.abi.Pack("", owner_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1cff79cd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function execute(address to, bytes data) returns()
func (vault *Vault) PackExecute(to common.Address, data []byte) []byte {
	enc, err := vault.abi.Pack("execute", to, data)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExecute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1cff79cd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function execute(address to, bytes data) returns()
func (vault *Vault) TryPackExecute(to common.Address, data []byte) ([]byte, error) {
	return vault.abi.Pack("execute", to, data)
}

// PackHandOver is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x110550c1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function handOver(address to) returns()
func (vault *Vault) PackHandOver(to common.Address) []byte {
	enc, err := vault.abi.Pack("handOver", to)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackHandOver is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x110550c1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function handOver(address to) returns()
func (vault *Vault) TryPackHandOver(to common.Address) ([]byte, error) {
	return vault.abi.Pack("handOver", to)
}

// PackIsValidSignature is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1626ba7e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isValidSignature(bytes32 hash, bytes signature) view returns(bytes4)
func (vault *Vault) PackIsValidSignature(hash [32]byte, signature []byte) []byte {
	enc, err := vault.abi.Pack("isValidSignature", hash, signature)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackIsValidSignature is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1626ba7e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function isValidSignature(bytes32 hash, bytes signature) view returns(bytes4)
func (vault *Vault) TryPackIsValidSignature(hash [32]byte, signature []byte) ([]byte, error) {
	return vault.abi.Pack("isValidSignature", hash, signature)
}

// UnpackIsValidSignature is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1626ba7e.
//
// Solidity: function isValidSignature(bytes32 hash, bytes signature) view returns(bytes4)
func (vault *Vault) UnpackIsValidSignature(data []byte) ([4]byte, error) {
	out, err := vault.abi.Unpack("isValidSignature", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackOwner is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8da5cb5b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function owner() view returns(address)
func (vault *Vault) PackOwner() []byte {
	enc, err := vault.abi.Pack("owner")
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
func (vault *Vault) TryPackOwner() ([]byte, error) {
	return vault.abi.Pack("owner")
}

// UnpackOwner is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8da5cb5b.
//
// Solidity: function owner() view returns(address)
func (vault *Vault) UnpackOwner(data []byte) (common.Address, error) {
	out, err := vault.abi.Unpack("owner", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// UnpackError attempts to decode the provided error data using user-defined
// error definitions.
func (vault *Vault) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], vault.abi.Errors["AddressEmptyCode"].ID.Bytes()[:4]) {
		return vault.UnpackAddressEmptyCodeError(raw[4:])
	}
	if bytes.Equal(raw[:4], vault.abi.Errors["FailedCall"].ID.Bytes()[:4]) {
		return vault.UnpackFailedCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], vault.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return vault.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], vault.abi.Errors["NotOwner"].ID.Bytes()[:4]) {
		return vault.UnpackNotOwnerError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// VaultAddressEmptyCode represents a AddressEmptyCode error raised by the Vault contract.
type VaultAddressEmptyCode struct {
	Target common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AddressEmptyCode(address target)
func VaultAddressEmptyCodeErrorID() common.Hash {
	return common.HexToHash("0x9996b315c842ff135b8fc4a08ad5df1c344efbc03d2687aecc0678050d2aac89")
}

// UnpackAddressEmptyCodeError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AddressEmptyCode(address target)
func (vault *Vault) UnpackAddressEmptyCodeError(raw []byte) (*VaultAddressEmptyCode, error) {
	out := new(VaultAddressEmptyCode)
	if err := vault.abi.UnpackIntoInterface(out, "AddressEmptyCode", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VaultFailedCall represents a FailedCall error raised by the Vault contract.
type VaultFailedCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FailedCall()
func VaultFailedCallErrorID() common.Hash {
	return common.HexToHash("0xd6bda27508c0fb6d8a39b4b122878dab26f731a7d4e4abe711dd3731899052a4")
}

// UnpackFailedCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FailedCall()
func (vault *Vault) UnpackFailedCallError(raw []byte) (*VaultFailedCall, error) {
	out := new(VaultFailedCall)
	if err := vault.abi.UnpackIntoInterface(out, "FailedCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VaultInsufficientBalance represents a InsufficientBalance error raised by the Vault contract.
type VaultInsufficientBalance struct {
	Balance *big.Int
	Needed  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientBalance(uint256 balance, uint256 needed)
func VaultInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xcf4791818fba6e019216eb4864093b4947f674afada5d305e57d598b641dad1d")
}

// UnpackInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientBalance(uint256 balance, uint256 needed)
func (vault *Vault) UnpackInsufficientBalanceError(raw []byte) (*VaultInsufficientBalance, error) {
	out := new(VaultInsufficientBalance)
	if err := vault.abi.UnpackIntoInterface(out, "InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// VaultNotOwner represents a NotOwner error raised by the Vault contract.
type VaultNotOwner struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotOwner(address caller)
func VaultNotOwnerErrorID() common.Hash {
	return common.HexToHash("0x245aecd3fabbd17d6c3c92dc7f0ab916ea8cbf6fc1862c8b56893090ac3fff4c")
}

// UnpackNotOwnerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotOwner(address caller)
func (vault *Vault) UnpackNotOwnerError(raw []byte) (*VaultNotOwner, error) {
	out := new(VaultNotOwner)
	if err := vault.abi.UnpackIntoInterface(out, "NotOwner", raw); err != nil {
		return nil, err
	}
	return out, nil
}
