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

// ClaimPoolMetaData contains all meta data concerning the ClaimPool contract.
var ClaimPoolMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"name_\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"token_\",\"type\":\"address\",\"internalType\":\"contractIERC20\"},{\"name\":\"authority\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"authority\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"total\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"claimedBy\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"isConsumingScheduledOp\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"name\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"root\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"setAuthority\",\"inputs\":[{\"name\":\"newAuthority\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setRoot\",\"inputs\":[{\"name\":\"newRoot\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"token\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIERC20\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"AuthorityUpdated\",\"inputs\":[{\"name\":\"authority\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Claimed\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"RootSet\",\"inputs\":[{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AccessManagedInvalidAuthority\",\"inputs\":[{\"name\":\"authority\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AccessManagedRequiredDelay\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"delay\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"AccessManagedUnauthorized\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadProof\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"NothingToClaim\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"SafeERC20FailedOperation\",\"inputs\":[{\"name\":\"token\",\"type\":\"address\",\"internalType\":\"address\"}]}]",
	ID:  "ClaimPool",
	Bin: "0x60a06040523461028157610dc88038038061001981610285565b9283398101906060818303126102815780516001600160401b03811161028157810182601f82011215610281578051906001600160401b03821161026d5761006a601f8301601f1916602001610285565b938285526020838301011161028157815f9260208093018387015e840101526020810151906001600160a01b038216820361028157604001516001600160a01b03811690819003610281575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a181516001600160401b03811161026d57600154600181811c91168015610263575b602082101461024f57601f81116101e1575b50602092601f821160011461018057928192935f92610175575b50508160011b915f199060031b1c1916176001555b608052604051610b1d90816102ab823960805181818160cd01526107370152f35b015190505f8061013f565b601f1982169360015f52805f20915f5b8681106101c957508360019596106101b1575b505050811b01600155610154565b01515f1960f88460031b161c191690555f80806101a3565b91926020600181928685015181550194019201610190565b818111156101255760015f52601f820160051c7fb10e2d527612073b26eecdfd717e6a320cf44b4afac2b0732d9fcbe2b7fa0cf660208410610247575b81601f9101920160051c03905f5b82811061023a575050610125565b5f8282015560010161022c565b5f915061021e565b634e487b7160e01b5f52602260045260245ffd5b90607f1690610113565b634e487b7160e01b5f52604160045260245ffd5b5f80fd5b6040519190601f01601f191682016001600160401b0381118382101761026d5760405256fe6080806040526004361015610012575f80fd5b5f905f358060e01c91826306fdde03146108c55750816329998d4b146108625781633d13f874146105b95781637a9e5e4b146104ad5781638fb360371461041c578163bf7e214f146103cc578163dab5f3401461013057508063ebf0c717146100f45763fc0c546a14610083575f80fd5b346100f157807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b80fd5b50346100f157807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f1576020600254604051908152f35b9050346103895760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261038957600435905f5473ffffffffffffffffffffffffffffffffffffffff81169136600411610389575f60405f809382517fffffffff0000000000000000000000000000000000000000000000000000000060208201927fb7009613000000000000000000000000000000000000000000000000000000008452336024840152306044840152166064820152606481526101f9608482610a52565b828052826020525190875afa6103b9575b15610243575b847f2ae0bd135f5bcfc82b9dbffdabe76051e763c2ed1c7188197181a575aa0e55b360208680600255604051908152a180f35b63ffffffff161561038d577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55803b15610389575f60405180927f94c7d7ee0000000000000000000000000000000000000000000000000000000082523360048301526040602483015236604483015236836064840137826064368401015281836064827fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f36011681010301925af1801561037e57610368575b5081547fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff16825560207f2ae0bd135f5bcfc82b9dbffdabe76051e763c2ed1c7188197181a575aa0e55b35f610210565b6103759192505f90610a52565b5f906020610318565b6040513d5f823e3d90fd5b5f80fd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b50505f516020518060201c15029061020a565b34610389575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261038957602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b34610389575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610389575f5460a01c60ff16156104a55760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f61047b565b346103895760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610389576104e4610ac0565b5f549073ffffffffffffffffffffffffffffffffffffffff8216330361038d57803b15610577577fffffffffffffffffffffffff00000000000000000000000000000000000000007f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad9273ffffffffffffffffffffffffffffffffffffffff6020931691829116175f55604051908152a1005b73ffffffffffffffffffffffffffffffffffffffff907fc2f31e5e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b346103895760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610389576105f0610ac0565b60243560443567ffffffffffffffff811161038957366023820112156103895780600401359167ffffffffffffffff8311610389573660248460051b8401011161038957600254936040519073ffffffffffffffffffffffffffffffffffffffff6020830191169182825283604082015260408152610670606082610a52565b519020604051602081019182526020815261068c604082610a52565b519020945f955b858710156106d45760248760051b86010135908181105f146106c3575f52602052600160405f205b960195610693565b905f52602052600160405f206106bb565b0361083757805f52600360205260405f20548083111561080b5761075c90825f5260036020528360405f2055827fd8138f8a3f377c5259ca548e70e4c2de94f129f5a11036a15b69513cba2b426a602061072e8488610ae3565b604051908152a27f000000000000000000000000000000000000000000000000000000000000000093610ae3565b604051917fa9059cbb000000000000000000000000000000000000000000000000000000005f5260045260245260205f60448180865af19060015f51148216156107eb575b50156107a957005b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b60018215166108035750813b15153d151616826107a1565b3d5f823e3d90fd5b507f64ab3466000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f299eea50000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346103895760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126103895773ffffffffffffffffffffffffffffffffffffffff6108ae610ac0565b165f526003602052602060405f2054604051908152f35b34610389575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610389575f90600154918260011c60018416938415610a48575b602082108514610a1b5781845260208401949081156109e25750600114610984575b509061093b816040930382610a52565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8351948593602085525180918160208701528686015e5f85828601015201168101030190f35b91905060015f527fb10e2d527612073b26eecdfd717e6a320cf44b4afac2b0732d9fcbe2b7fa0cf6915f905b8082106109c85750909150810160200161093b61092b565b9192600181602092548385880101520191019092916109b0565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0016855250151560051b8201602001905061093b61092b565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b90607f1690610909565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610a9357604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361038957565b91908203918211610af057565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd",
}

// ClaimPool is an auto generated Go binding around an Ethereum contract.
type ClaimPool struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *ClaimPool) GetABI() abi.ABI {
	return c.abi
}

// NewClaimPool creates a new instance of ClaimPool.
func NewClaimPool() *ClaimPool {
	parsed, err := ClaimPoolMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &ClaimPool{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *ClaimPool) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(string name_, address token_, address authority) returns()
func (claimPool *ClaimPool) PackConstructor(name_ string, token_ common.Address, authority common.Address) []byte {
	enc, err := claimPool.abi.Pack("", name_, token_, authority)
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
func (claimPool *ClaimPool) PackAuthority() []byte {
	enc, err := claimPool.abi.Pack("authority")
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
func (claimPool *ClaimPool) TryPackAuthority() ([]byte, error) {
	return claimPool.abi.Pack("authority")
}

// UnpackAuthority is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf7e214f.
//
// Solidity: function authority() view returns(address)
func (claimPool *ClaimPool) UnpackAuthority(data []byte) (common.Address, error) {
	out, err := claimPool.abi.Unpack("authority", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3d13f874.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim(address wallet, uint256 total, bytes32[] proof) returns()
func (claimPool *ClaimPool) PackClaim(wallet common.Address, total *big.Int, proof [][32]byte) []byte {
	enc, err := claimPool.abi.Pack("claim", wallet, total, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3d13f874.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim(address wallet, uint256 total, bytes32[] proof) returns()
func (claimPool *ClaimPool) TryPackClaim(wallet common.Address, total *big.Int, proof [][32]byte) ([]byte, error) {
	return claimPool.abi.Pack("claim", wallet, total, proof)
}

// PackClaimedBy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x29998d4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claimedBy(address wallet) view returns(uint256)
func (claimPool *ClaimPool) PackClaimedBy(wallet common.Address) []byte {
	enc, err := claimPool.abi.Pack("claimedBy", wallet)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaimedBy is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x29998d4b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claimedBy(address wallet) view returns(uint256)
func (claimPool *ClaimPool) TryPackClaimedBy(wallet common.Address) ([]byte, error) {
	return claimPool.abi.Pack("claimedBy", wallet)
}

// UnpackClaimedBy is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x29998d4b.
//
// Solidity: function claimedBy(address wallet) view returns(uint256)
func (claimPool *ClaimPool) UnpackClaimedBy(data []byte) (*big.Int, error) {
	out, err := claimPool.abi.Unpack("claimedBy", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (claimPool *ClaimPool) PackIsConsumingScheduledOp() []byte {
	enc, err := claimPool.abi.Pack("isConsumingScheduledOp")
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
func (claimPool *ClaimPool) TryPackIsConsumingScheduledOp() ([]byte, error) {
	return claimPool.abi.Pack("isConsumingScheduledOp")
}

// UnpackIsConsumingScheduledOp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fb36037.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (claimPool *ClaimPool) UnpackIsConsumingScheduledOp(data []byte) ([4]byte, error) {
	out, err := claimPool.abi.Unpack("isConsumingScheduledOp", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackName is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06fdde03.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function name() view returns(string)
func (claimPool *ClaimPool) PackName() []byte {
	enc, err := claimPool.abi.Pack("name")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackName is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06fdde03.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function name() view returns(string)
func (claimPool *ClaimPool) TryPackName() ([]byte, error) {
	return claimPool.abi.Pack("name")
}

// UnpackName is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x06fdde03.
//
// Solidity: function name() view returns(string)
func (claimPool *ClaimPool) UnpackName(data []byte) (string, error) {
	out, err := claimPool.abi.Unpack("name", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackRoot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xebf0c717.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function root() view returns(bytes32)
func (claimPool *ClaimPool) PackRoot() []byte {
	enc, err := claimPool.abi.Pack("root")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRoot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xebf0c717.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function root() view returns(bytes32)
func (claimPool *ClaimPool) TryPackRoot() ([]byte, error) {
	return claimPool.abi.Pack("root")
}

// UnpackRoot is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xebf0c717.
//
// Solidity: function root() view returns(bytes32)
func (claimPool *ClaimPool) UnpackRoot(data []byte) ([32]byte, error) {
	out, err := claimPool.abi.Unpack("root", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (claimPool *ClaimPool) PackSetAuthority(newAuthority common.Address) []byte {
	enc, err := claimPool.abi.Pack("setAuthority", newAuthority)
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
func (claimPool *ClaimPool) TryPackSetAuthority(newAuthority common.Address) ([]byte, error) {
	return claimPool.abi.Pack("setAuthority", newAuthority)
}

// PackSetRoot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdab5f340.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setRoot(bytes32 newRoot) returns()
func (claimPool *ClaimPool) PackSetRoot(newRoot [32]byte) []byte {
	enc, err := claimPool.abi.Pack("setRoot", newRoot)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetRoot is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdab5f340.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setRoot(bytes32 newRoot) returns()
func (claimPool *ClaimPool) TryPackSetRoot(newRoot [32]byte) ([]byte, error) {
	return claimPool.abi.Pack("setRoot", newRoot)
}

// PackToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfc0c546a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function token() view returns(address)
func (claimPool *ClaimPool) PackToken() []byte {
	enc, err := claimPool.abi.Pack("token")
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
func (claimPool *ClaimPool) TryPackToken() ([]byte, error) {
	return claimPool.abi.Pack("token")
}

// UnpackToken is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfc0c546a.
//
// Solidity: function token() view returns(address)
func (claimPool *ClaimPool) UnpackToken(data []byte) (common.Address, error) {
	out, err := claimPool.abi.Unpack("token", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// ClaimPoolAuthorityUpdated represents a AuthorityUpdated event raised by the ClaimPool contract.
type ClaimPoolAuthorityUpdated struct {
	Authority common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const ClaimPoolAuthorityUpdatedEventName = "AuthorityUpdated"

// ContractEventName returns the user-defined event name.
func (ClaimPoolAuthorityUpdated) ContractEventName() string {
	return ClaimPoolAuthorityUpdatedEventName
}

// UnpackAuthorityUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuthorityUpdated(address authority)
func (claimPool *ClaimPool) UnpackAuthorityUpdatedEvent(log *types.Log) (*ClaimPoolAuthorityUpdated, error) {
	event := "AuthorityUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != claimPool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ClaimPoolAuthorityUpdated)
	if len(log.Data) > 0 {
		if err := claimPool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range claimPool.abi.Events[event].Inputs {
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

// ClaimPoolClaimed represents a Claimed event raised by the ClaimPool contract.
type ClaimPoolClaimed struct {
	Wallet common.Address
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const ClaimPoolClaimedEventName = "Claimed"

// ContractEventName returns the user-defined event name.
func (ClaimPoolClaimed) ContractEventName() string {
	return ClaimPoolClaimedEventName
}

// UnpackClaimedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Claimed(address indexed wallet, uint256 amount)
func (claimPool *ClaimPool) UnpackClaimedEvent(log *types.Log) (*ClaimPoolClaimed, error) {
	event := "Claimed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != claimPool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ClaimPoolClaimed)
	if len(log.Data) > 0 {
		if err := claimPool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range claimPool.abi.Events[event].Inputs {
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

// ClaimPoolRootSet represents a RootSet event raised by the ClaimPool contract.
type ClaimPoolRootSet struct {
	Root [32]byte
	Raw  *types.Log // Blockchain specific contextual infos
}

const ClaimPoolRootSetEventName = "RootSet"

// ContractEventName returns the user-defined event name.
func (ClaimPoolRootSet) ContractEventName() string {
	return ClaimPoolRootSetEventName
}

// UnpackRootSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event RootSet(bytes32 root)
func (claimPool *ClaimPool) UnpackRootSetEvent(log *types.Log) (*ClaimPoolRootSet, error) {
	event := "RootSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != claimPool.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(ClaimPoolRootSet)
	if len(log.Data) > 0 {
		if err := claimPool.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range claimPool.abi.Events[event].Inputs {
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
func (claimPool *ClaimPool) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], claimPool.abi.Errors["AccessManagedInvalidAuthority"].ID.Bytes()[:4]) {
		return claimPool.UnpackAccessManagedInvalidAuthorityError(raw[4:])
	}
	if bytes.Equal(raw[:4], claimPool.abi.Errors["AccessManagedRequiredDelay"].ID.Bytes()[:4]) {
		return claimPool.UnpackAccessManagedRequiredDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], claimPool.abi.Errors["AccessManagedUnauthorized"].ID.Bytes()[:4]) {
		return claimPool.UnpackAccessManagedUnauthorizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], claimPool.abi.Errors["BadProof"].ID.Bytes()[:4]) {
		return claimPool.UnpackBadProofError(raw[4:])
	}
	if bytes.Equal(raw[:4], claimPool.abi.Errors["NothingToClaim"].ID.Bytes()[:4]) {
		return claimPool.UnpackNothingToClaimError(raw[4:])
	}
	if bytes.Equal(raw[:4], claimPool.abi.Errors["SafeERC20FailedOperation"].ID.Bytes()[:4]) {
		return claimPool.UnpackSafeERC20FailedOperationError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// ClaimPoolAccessManagedInvalidAuthority represents a AccessManagedInvalidAuthority error raised by the ClaimPool contract.
type ClaimPoolAccessManagedInvalidAuthority struct {
	Authority common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func ClaimPoolAccessManagedInvalidAuthorityErrorID() common.Hash {
	return common.HexToHash("0xc2f31e5ee06c96eddd5864bf58d26da15afa7233cb6f74e000aa686fca7a7a0b")
}

// UnpackAccessManagedInvalidAuthorityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func (claimPool *ClaimPool) UnpackAccessManagedInvalidAuthorityError(raw []byte) (*ClaimPoolAccessManagedInvalidAuthority, error) {
	out := new(ClaimPoolAccessManagedInvalidAuthority)
	if err := claimPool.abi.UnpackIntoInterface(out, "AccessManagedInvalidAuthority", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ClaimPoolAccessManagedRequiredDelay represents a AccessManagedRequiredDelay error raised by the ClaimPool contract.
type ClaimPoolAccessManagedRequiredDelay struct {
	Caller common.Address
	Delay  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func ClaimPoolAccessManagedRequiredDelayErrorID() common.Hash {
	return common.HexToHash("0xaf77169dad650be42a753d4bbd4f4ad0d10be80053e495da3bb1525746eda4e4")
}

// UnpackAccessManagedRequiredDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func (claimPool *ClaimPool) UnpackAccessManagedRequiredDelayError(raw []byte) (*ClaimPoolAccessManagedRequiredDelay, error) {
	out := new(ClaimPoolAccessManagedRequiredDelay)
	if err := claimPool.abi.UnpackIntoInterface(out, "AccessManagedRequiredDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ClaimPoolAccessManagedUnauthorized represents a AccessManagedUnauthorized error raised by the ClaimPool contract.
type ClaimPoolAccessManagedUnauthorized struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func ClaimPoolAccessManagedUnauthorizedErrorID() common.Hash {
	return common.HexToHash("0x068ca9d827f779c08fd30d7fda45faef5f2a6b2e57f8b809b3c6bbed99f5fb1f")
}

// UnpackAccessManagedUnauthorizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func (claimPool *ClaimPool) UnpackAccessManagedUnauthorizedError(raw []byte) (*ClaimPoolAccessManagedUnauthorized, error) {
	out := new(ClaimPoolAccessManagedUnauthorized)
	if err := claimPool.abi.UnpackIntoInterface(out, "AccessManagedUnauthorized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ClaimPoolBadProof represents a BadProof error raised by the ClaimPool contract.
type ClaimPoolBadProof struct {
	Wallet common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadProof(address wallet)
func ClaimPoolBadProofErrorID() common.Hash {
	return common.HexToHash("0x299eea5079981a5aa3ae9c95032455e8d93ea3c47879b6826d62e2576352db22")
}

// UnpackBadProofError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadProof(address wallet)
func (claimPool *ClaimPool) UnpackBadProofError(raw []byte) (*ClaimPoolBadProof, error) {
	out := new(ClaimPoolBadProof)
	if err := claimPool.abi.UnpackIntoInterface(out, "BadProof", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ClaimPoolNothingToClaim represents a NothingToClaim error raised by the ClaimPool contract.
type ClaimPoolNothingToClaim struct {
	Wallet common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingToClaim(address wallet)
func ClaimPoolNothingToClaimErrorID() common.Hash {
	return common.HexToHash("0x64ab34663471cdf42e0c6b384f4d5a5ab07a23c81e7ddc69a6fbb3a660346f9a")
}

// UnpackNothingToClaimError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingToClaim(address wallet)
func (claimPool *ClaimPool) UnpackNothingToClaimError(raw []byte) (*ClaimPoolNothingToClaim, error) {
	out := new(ClaimPoolNothingToClaim)
	if err := claimPool.abi.UnpackIntoInterface(out, "NothingToClaim", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// ClaimPoolSafeERC20FailedOperation represents a SafeERC20FailedOperation error raised by the ClaimPool contract.
type ClaimPoolSafeERC20FailedOperation struct {
	Token common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SafeERC20FailedOperation(address token)
func ClaimPoolSafeERC20FailedOperationErrorID() common.Hash {
	return common.HexToHash("0x5274afe73c98b4749fc91ffae6b7b574e7842cb2144a159e9377a5f20b32edf9")
}

// UnpackSafeERC20FailedOperationError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SafeERC20FailedOperation(address token)
func (claimPool *ClaimPool) UnpackSafeERC20FailedOperationError(raw []byte) (*ClaimPoolSafeERC20FailedOperation, error) {
	out := new(ClaimPoolSafeERC20FailedOperation)
	if err := claimPool.abi.UnpackIntoInterface(out, "SafeERC20FailedOperation", raw); err != nil {
		return nil, err
	}
	return out, nil
}
