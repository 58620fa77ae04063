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

// IPSXTokenMetaData contains all meta data concerning the IPSXToken contract.
var IPSXTokenMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"funding_\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"DOMAIN_SEPARATOR\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_SUPPLY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"allowance\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"spender\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"approve\",\"inputs\":[{\"name\":\"spender\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"balanceOf\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"complete\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"decimals\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"uint8\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"eip712Domain\",\"inputs\":[],\"outputs\":[{\"name\":\"fields\",\"type\":\"bytes1\",\"internalType\":\"bytes1\"},{\"name\":\"name\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"version\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"chainId\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"verifyingContract\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"salt\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"extensions\",\"type\":\"uint256[]\",\"internalType\":\"uint256[]\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"funding\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"name\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"nonces\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"permit\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"spender\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"v\",\"type\":\"uint8\",\"internalType\":\"uint8\"},{\"name\":\"r\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"symbol\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"string\",\"internalType\":\"string\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"totalSupply\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"transfer\",\"inputs\":[{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"transferFrom\",\"inputs\":[{\"name\":\"from\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Approval\",\"inputs\":[{\"name\":\"owner\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"spender\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"EIP712DomainChanged\",\"inputs\":[],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Transfer\",\"inputs\":[{\"name\":\"from\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"to\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"value\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyComplete\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignature\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureLength\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ECDSAInvalidSignatureS\",\"inputs\":[{\"name\":\"s\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"ERC20InsufficientAllowance\",\"inputs\":[{\"name\":\"spender\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"allowance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ERC20InsufficientBalance\",\"inputs\":[{\"name\":\"sender\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"balance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ERC20InvalidApprover\",\"inputs\":[{\"name\":\"approver\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ERC20InvalidReceiver\",\"inputs\":[{\"name\":\"receiver\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ERC20InvalidSender\",\"inputs\":[{\"name\":\"sender\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ERC20InvalidSpender\",\"inputs\":[{\"name\":\"spender\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"ERC2612ExpiredSignature\",\"inputs\":[{\"name\":\"deadline\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ERC2612InvalidSigner\",\"inputs\":[{\"name\":\"signer\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"owner\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"InvalidAccountNonce\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"currentNonce\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"InvalidShortString\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotFunding\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"StringTooLong\",\"inputs\":[{\"name\":\"str\",\"type\":\"string\",\"internalType\":\"string\"}]}]",
	ID:  "IPSXToken",
	Bin: "0x6101808060405234610478576020816116c78038038091610020828561047c565b83398101031261047857516001600160a01b03811681036104785760405161004960408261047c565b600481526020810163092a0a6b60e31b81526040519061006a60408361047c565b6004825263092a0a6b60e31b60208301526040519261008a60408561047c565b6004845263092a0a6b60e31b6020850152604051936100aa60408661047c565b60018552603160f81b60208601908152845190946001600160401b0382116103735760035490600182811c9216801561046e575b60208310146103555781601f8493116103f8575b50602090601f8311600114610392575f92610387575b50508160011b915f199060031b1c1916176003555b8051906001600160401b0382116103735760045490600182811c92168015610369575b60208310146103555781601f8493116102df575b50602090601f8311600114610279575f9261026e575b50508160011b915f199060031b1c1916176004555b6101888161049f565b610120526101958461049f565b61014052519020918260e05251902080610100524660a0526040519060208201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f8452604083015260608201524660808201523060a082015260a081526101fe60c08261047c565b5190206080523060c052610160526040516111bc908161050b823960805181610e93015260a05181610f50015260c05181610e64015260e05181610ee201526101005181610f08015261012051816105610152610140518161058a01526101605181818161035701526107670152f35b015190505f8061016a565b60045f9081528281209350601f198516905b8181106102c757509084600195949392106102af575b505050811b0160045561017f565b01515f1960f88460031b161c191690555f80806102a1565b9293602060018192878601518155019501930161028b565b828111156101545760045f52909150601f830160051c7f8a35acfbc15ff81a39ae7d344fd709f28e8600b4aa8c65c6b64bfe7fe36bd19b6020851061034d575b849392601f0160051c82900391015f5b82811061033d575050610154565b5f8183015585945060010161032f565b5f915061031f565b634e487b7160e01b5f52602260045260245ffd5b91607f1691610140565b634e487b7160e01b5f52604160045260245ffd5b015190505f80610108565b60035f9081528281209350601f198516905b8181106103e057509084600195949392106103c8575b505050811b0160035561011d565b01515f1960f88460031b161c191690555f80806103ba565b929360206001819287860151815501950193016103a4565b828111156100f25760035f52909150601f830160051c7fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b60208510610466575b849392601f0160051c82900391015f5b8281106104565750506100f2565b5f81830155859450600101610448565b5f9150610438565b91607f16916100de565b5f80fd5b601f909101601f19168101906001600160401b0382119082101761037357604052565b601f8151116104ca5760208151910151602082106104bb571790565b5f198260200360031b1b161790565b604460209160405192839163305a27a960e01b83528160048401528051918291826024860152018484015e5f828201840152601f01601f19168101030190fdfe6080806040526004361015610012575f80fd5b5f3560e01c90816306fdde0314610b8a57508063095ea7b314610b4657806318160ddd14610b0b57806323b872dd14610977578063313ce5671461093e57806332cb6b0c146108fa5780633644e515146108ba578063522e11771461072257806370a08231146106c05780637ecebe001461065d57806384b0196e1461052b57806395d89b41146103ca578063a9059cbb1461037b578063cb4c86b71461030d578063d505accf1461015c5763dd62ed3e146100cc575f80fd5b346101585760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015857610103610ca3565b73ffffffffffffffffffffffffffffffffffffffff610120610cc6565b91165f52600160205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060405f2054604051908152f35b5f80fd5b346101585760e07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015857610193610ca3565b61019b610cc6565b604435906064359260843560ff81168103610158578442116102e15761029c61029373ffffffffffffffffffffffffffffffffffffffff9283851697885f52600760205260405f20908154916001830190556040519060208201927f6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c984528b6040840152878a1660608401528a608084015260a083015260c082015260c0815261024660e082610ce9565b519020610251610e4d565b90604051917f190100000000000000000000000000000000000000000000000000000000000083526002830152602282015260c43591604260a435922061104a565b909291926110e4565b168481036102b157506102af9350610f76565b005b84907f4b800e46000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b847f62791302000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101585760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576103bf6103b5610ca3565b6024359033610d57565b602060405160018152f35b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576040515f6004548060011c90600181168015610521575b6020831081146104f4578285529081156104b25750600114610454575b6104508361043c81850382610ce9565b604051918291602083526020830190610c60565b0390f35b91905060045f527f8a35acfbc15ff81a39ae7d344fd709f28e8600b4aa8c65c6b64bfe7fe36bd19b915f905b8082106104985750909150810160200161043c61042c565b919260018160209254838588010152019101909291610480565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660208086019190915291151560051b8401909101915061043c905061042c565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b91607f169161040f565b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576106016105857f0000000000000000000000000000000000000000000000000000000000000000610ff3565b6105ae7f0000000000000000000000000000000000000000000000000000000000000000610ff3565b602061060f604051926105c18385610ce9565b5f84525f3681376040519586957f0f00000000000000000000000000000000000000000000000000000000000000875260e08588015260e0870190610c60565b908582036040870152610c60565b4660608501523060808501525f60a085015283810360c08501528180845192838152019301915f5b82811061064657505050500390f35b835185528695509381019392810192600101610637565b346101585760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101585773ffffffffffffffffffffffffffffffffffffffff6106a9610ca3565b165f526007602052602060405f2054604051908152f35b346101585760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101585773ffffffffffffffffffffffffffffffffffffffff61070c610ca3565b165f525f602052602060405f2054604051908152f35b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101585773ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001680330361088e5760025461086657801561083a576002546b05d0ecd38610e6d408000000810180911161080d57600255805f525f60205260405f206b05d0ecd38610e6d40800000081540190555f7fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef60206040516b05d0ecd38610e6d4080000008152a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7fec442f05000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b7f520341f2000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f3a2fb705000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101585760206108f2610e4d565b604051908152f35b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101585760206040516b05d0ecd38610e6d4080000008152f35b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015857602060405160128152f35b346101585760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576109ae610ca3565b6109b6610cc6565b6044359073ffffffffffffffffffffffffffffffffffffffff831692835f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260405f20547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8110610a32575b506103bf9350610d57565b838110610ad7578415610aab573315610a7f576103bf945f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f526020528360405f209103905584610a27565b7f94280d62000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b7fe602df05000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b83907ffb8f41b2000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576020600254604051908152f35b346101585760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576103bf610b80610ca3565b6024359033610f76565b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158575f6003548060011c90600181168015610c56575b6020831081146104f4578285529081156104b25750600114610bf8576104508361043c81850382610ce9565b91905060035f527fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b915f905b808210610c3c5750909150810160200161043c61042c565b919260018160209254838588010152019101909291610c24565b91607f1691610bcc565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361015857565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361015857565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610d2a57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff16908115610e215773ffffffffffffffffffffffffffffffffffffffff1691821561083a57815f525f60205260405f2054818110610def57817fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef92602092855f525f84520360405f2055845f525f825260405f20818154019055604051908152a3565b827fe450d38c000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b7f96c6fd1e000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016301480610f4d575b15610eb5577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a082015260a08152610f4760c082610ce9565b51902090565b507f00000000000000000000000000000000000000000000000000000000000000004614610e8c565b73ffffffffffffffffffffffffffffffffffffffff16908115610aab5773ffffffffffffffffffffffffffffffffffffffff16918215610a7f5760207f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92591835f526001825260405f20855f5282528060405f2055604051908152a3565b60ff811690601f8211611022576040519161100f604084610ce9565b6020808452838101919036833783525290565b7fb3512b0c000000000000000000000000000000000000000000000000000000005f5260045ffd5b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084116110d9579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa156110ce575f5173ffffffffffffffffffffffffffffffffffffffff8116156110c457905f905f90565b505f906001905f90565b6040513d5f823e3d90fd5b5050505f9160039190565b600481101561118f57806110f6575050565b60018103611126577ff645eedf000000000000000000000000000000000000000000000000000000005f5260045ffd5b6002810361115a57507ffce698f7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6003146111645750565b7fd78bce0c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd",
}

// IPSXToken is an auto generated Go binding around an Ethereum contract.
type IPSXToken struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *IPSXToken) GetABI() abi.ABI {
	return c.abi
}

// NewIPSXToken creates a new instance of IPSXToken.
func NewIPSXToken() *IPSXToken {
	parsed, err := IPSXTokenMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &IPSXToken{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *IPSXToken) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address funding_) returns()
func (iPSXToken *IPSXToken) PackConstructor(funding_ common.Address) []byte {
	enc, err := iPSXToken.abi.Pack("", funding_)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackDOMAINSEPARATOR is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3644e515.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function DOMAIN_SEPARATOR() view returns(bytes32)
func (iPSXToken *IPSXToken) PackDOMAINSEPARATOR() []byte {
	enc, err := iPSXToken.abi.Pack("DOMAIN_SEPARATOR")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDOMAINSEPARATOR is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3644e515.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function DOMAIN_SEPARATOR() view returns(bytes32)
func (iPSXToken *IPSXToken) TryPackDOMAINSEPARATOR() ([]byte, error) {
	return iPSXToken.abi.Pack("DOMAIN_SEPARATOR")
}

// UnpackDOMAINSEPARATOR is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x3644e515.
//
// Solidity: function DOMAIN_SEPARATOR() view returns(bytes32)
func (iPSXToken *IPSXToken) UnpackDOMAINSEPARATOR(data []byte) ([32]byte, error) {
	out, err := iPSXToken.abi.Unpack("DOMAIN_SEPARATOR", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackMAXSUPPLY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x32cb6b0c.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_SUPPLY() view returns(uint256)
func (iPSXToken *IPSXToken) PackMAXSUPPLY() []byte {
	enc, err := iPSXToken.abi.Pack("MAX_SUPPLY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXSUPPLY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x32cb6b0c.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_SUPPLY() view returns(uint256)
func (iPSXToken *IPSXToken) TryPackMAXSUPPLY() ([]byte, error) {
	return iPSXToken.abi.Pack("MAX_SUPPLY")
}

// UnpackMAXSUPPLY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x32cb6b0c.
//
// Solidity: function MAX_SUPPLY() view returns(uint256)
func (iPSXToken *IPSXToken) UnpackMAXSUPPLY(data []byte) (*big.Int, error) {
	out, err := iPSXToken.abi.Unpack("MAX_SUPPLY", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAllowance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdd62ed3e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function allowance(address owner, address spender) view returns(uint256)
func (iPSXToken *IPSXToken) PackAllowance(owner common.Address, spender common.Address) []byte {
	enc, err := iPSXToken.abi.Pack("allowance", owner, spender)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAllowance is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdd62ed3e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function allowance(address owner, address spender) view returns(uint256)
func (iPSXToken *IPSXToken) TryPackAllowance(owner common.Address, spender common.Address) ([]byte, error) {
	return iPSXToken.abi.Pack("allowance", owner, spender)
}

// UnpackAllowance is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdd62ed3e.
//
// Solidity: function allowance(address owner, address spender) view returns(uint256)
func (iPSXToken *IPSXToken) UnpackAllowance(data []byte) (*big.Int, error) {
	out, err := iPSXToken.abi.Unpack("allowance", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x095ea7b3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function approve(address spender, uint256 value) returns(bool)
func (iPSXToken *IPSXToken) PackApprove(spender common.Address, value *big.Int) []byte {
	enc, err := iPSXToken.abi.Pack("approve", spender, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackApprove is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x095ea7b3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function approve(address spender, uint256 value) returns(bool)
func (iPSXToken *IPSXToken) TryPackApprove(spender common.Address, value *big.Int) ([]byte, error) {
	return iPSXToken.abi.Pack("approve", spender, value)
}

// UnpackApprove is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x095ea7b3.
//
// Solidity: function approve(address spender, uint256 value) returns(bool)
func (iPSXToken *IPSXToken) UnpackApprove(data []byte) (bool, error) {
	out, err := iPSXToken.abi.Unpack("approve", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70a08231.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function balanceOf(address account) view returns(uint256)
func (iPSXToken *IPSXToken) PackBalanceOf(account common.Address) []byte {
	enc, err := iPSXToken.abi.Pack("balanceOf", account)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBalanceOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x70a08231.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function balanceOf(address account) view returns(uint256)
func (iPSXToken *IPSXToken) TryPackBalanceOf(account common.Address) ([]byte, error) {
	return iPSXToken.abi.Pack("balanceOf", account)
}

// UnpackBalanceOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x70a08231.
//
// Solidity: function balanceOf(address account) view returns(uint256)
func (iPSXToken *IPSXToken) UnpackBalanceOf(data []byte) (*big.Int, error) {
	out, err := iPSXToken.abi.Unpack("balanceOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackComplete is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x522e1177.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function complete() returns()
func (iPSXToken *IPSXToken) PackComplete() []byte {
	enc, err := iPSXToken.abi.Pack("complete")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackComplete is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x522e1177.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function complete() returns()
func (iPSXToken *IPSXToken) TryPackComplete() ([]byte, error) {
	return iPSXToken.abi.Pack("complete")
}

// PackDecimals is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x313ce567.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function decimals() view returns(uint8)
func (iPSXToken *IPSXToken) PackDecimals() []byte {
	enc, err := iPSXToken.abi.Pack("decimals")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDecimals is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x313ce567.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function decimals() view returns(uint8)
func (iPSXToken *IPSXToken) TryPackDecimals() ([]byte, error) {
	return iPSXToken.abi.Pack("decimals")
}

// UnpackDecimals is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x313ce567.
//
// Solidity: function decimals() view returns(uint8)
func (iPSXToken *IPSXToken) UnpackDecimals(data []byte) (uint8, error) {
	out, err := iPSXToken.abi.Unpack("decimals", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackDomainOfIPSXToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (iPSXToken *IPSXToken) PackDomainOfIPSXToken() []byte {
	enc, err := iPSXToken.abi.Pack("eip712Domain")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackDomainOfIPSXToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x84b0196e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (iPSXToken *IPSXToken) TryPackDomainOfIPSXToken() ([]byte, error) {
	return iPSXToken.abi.Pack("eip712Domain")
}

// DomainOfIPSXTokenOutput serves as a container for the return parameters of contract
// method DomainOfIPSXToken.
type DomainOfIPSXTokenOutput struct {
	Fields            [1]byte
	Name              string
	Version           string
	ChainId           *big.Int
	VerifyingContract common.Address
	Salt              [32]byte
	Extensions        []*big.Int
}

// UnpackDomainOfIPSXToken is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x84b0196e.
//
// Solidity: function eip712Domain() view returns(bytes1 fields, string name, string version, uint256 chainId, address verifyingContract, bytes32 salt, uint256[] extensions)
func (iPSXToken *IPSXToken) UnpackDomainOfIPSXToken(data []byte) (DomainOfIPSXTokenOutput, error) {
	out, err := iPSXToken.abi.Unpack("eip712Domain", data)
	outstruct := new(DomainOfIPSXTokenOutput)
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

// PackFunding is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcb4c86b7.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function funding() view returns(address)
func (iPSXToken *IPSXToken) PackFunding() []byte {
	enc, err := iPSXToken.abi.Pack("funding")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFunding is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcb4c86b7.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function funding() view returns(address)
func (iPSXToken *IPSXToken) TryPackFunding() ([]byte, error) {
	return iPSXToken.abi.Pack("funding")
}

// UnpackFunding is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcb4c86b7.
//
// Solidity: function funding() view returns(address)
func (iPSXToken *IPSXToken) UnpackFunding(data []byte) (common.Address, error) {
	out, err := iPSXToken.abi.Unpack("funding", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackName is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x06fdde03.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function name() view returns(string)
func (iPSXToken *IPSXToken) PackName() []byte {
	enc, err := iPSXToken.abi.Pack("name")
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
func (iPSXToken *IPSXToken) TryPackName() ([]byte, error) {
	return iPSXToken.abi.Pack("name")
}

// UnpackName is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x06fdde03.
//
// Solidity: function name() view returns(string)
func (iPSXToken *IPSXToken) UnpackName(data []byte) (string, error) {
	out, err := iPSXToken.abi.Unpack("name", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7ecebe00.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function nonces(address owner) view returns(uint256)
func (iPSXToken *IPSXToken) PackNonces(owner common.Address) []byte {
	enc, err := iPSXToken.abi.Pack("nonces", owner)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackNonces is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7ecebe00.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function nonces(address owner) view returns(uint256)
func (iPSXToken *IPSXToken) TryPackNonces(owner common.Address) ([]byte, error) {
	return iPSXToken.abi.Pack("nonces", owner)
}

// UnpackNonces is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7ecebe00.
//
// Solidity: function nonces(address owner) view returns(uint256)
func (iPSXToken *IPSXToken) UnpackNonces(data []byte) (*big.Int, error) {
	out, err := iPSXToken.abi.Unpack("nonces", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackPermit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd505accf.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns()
func (iPSXToken *IPSXToken) PackPermit(owner common.Address, spender common.Address, value *big.Int, deadline *big.Int, v uint8, r [32]byte, s [32]byte) []byte {
	enc, err := iPSXToken.abi.Pack("permit", owner, spender, value, deadline, v, r, s)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPermit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd505accf.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function permit(address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s) returns()
func (iPSXToken *IPSXToken) TryPackPermit(owner common.Address, spender common.Address, value *big.Int, deadline *big.Int, v uint8, r [32]byte, s [32]byte) ([]byte, error) {
	return iPSXToken.abi.Pack("permit", owner, spender, value, deadline, v, r, s)
}

// PackSymbol is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95d89b41.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function symbol() view returns(string)
func (iPSXToken *IPSXToken) PackSymbol() []byte {
	enc, err := iPSXToken.abi.Pack("symbol")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSymbol is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x95d89b41.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function symbol() view returns(string)
func (iPSXToken *IPSXToken) TryPackSymbol() ([]byte, error) {
	return iPSXToken.abi.Pack("symbol")
}

// UnpackSymbol is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x95d89b41.
//
// Solidity: function symbol() view returns(string)
func (iPSXToken *IPSXToken) UnpackSymbol(data []byte) (string, error) {
	out, err := iPSXToken.abi.Unpack("symbol", data)
	if err != nil {
		return *new(string), err
	}
	out0 := *abi.ConvertType(out[0], new(string)).(*string)
	return out0, nil
}

// PackTotalSupply is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18160ddd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function totalSupply() view returns(uint256)
func (iPSXToken *IPSXToken) PackTotalSupply() []byte {
	enc, err := iPSXToken.abi.Pack("totalSupply")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTotalSupply is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x18160ddd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function totalSupply() view returns(uint256)
func (iPSXToken *IPSXToken) TryPackTotalSupply() ([]byte, error) {
	return iPSXToken.abi.Pack("totalSupply")
}

// UnpackTotalSupply is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x18160ddd.
//
// Solidity: function totalSupply() view returns(uint256)
func (iPSXToken *IPSXToken) UnpackTotalSupply(data []byte) (*big.Int, error) {
	out, err := iPSXToken.abi.Unpack("totalSupply", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackTransfer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa9059cbb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transfer(address to, uint256 value) returns(bool)
func (iPSXToken *IPSXToken) PackTransfer(to common.Address, value *big.Int) []byte {
	enc, err := iPSXToken.abi.Pack("transfer", to, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransfer is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa9059cbb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transfer(address to, uint256 value) returns(bool)
func (iPSXToken *IPSXToken) TryPackTransfer(to common.Address, value *big.Int) ([]byte, error) {
	return iPSXToken.abi.Pack("transfer", to, value)
}

// UnpackTransfer is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xa9059cbb.
//
// Solidity: function transfer(address to, uint256 value) returns(bool)
func (iPSXToken *IPSXToken) UnpackTransfer(data []byte) (bool, error) {
	out, err := iPSXToken.abi.Unpack("transfer", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackTransferFrom is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23b872dd.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function transferFrom(address from, address to, uint256 value) returns(bool)
func (iPSXToken *IPSXToken) PackTransferFrom(from common.Address, to common.Address, value *big.Int) []byte {
	enc, err := iPSXToken.abi.Pack("transferFrom", from, to, value)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTransferFrom is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x23b872dd.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function transferFrom(address from, address to, uint256 value) returns(bool)
func (iPSXToken *IPSXToken) TryPackTransferFrom(from common.Address, to common.Address, value *big.Int) ([]byte, error) {
	return iPSXToken.abi.Pack("transferFrom", from, to, value)
}

// UnpackTransferFrom is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x23b872dd.
//
// Solidity: function transferFrom(address from, address to, uint256 value) returns(bool)
func (iPSXToken *IPSXToken) UnpackTransferFrom(data []byte) (bool, error) {
	out, err := iPSXToken.abi.Unpack("transferFrom", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// IPSXTokenApproval represents a Approval event raised by the IPSXToken contract.
type IPSXTokenApproval struct {
	Owner   common.Address
	Spender common.Address
	Value   *big.Int
	Raw     *types.Log // Blockchain specific contextual infos
}

const IPSXTokenApprovalEventName = "Approval"

// ContractEventName returns the user-defined event name.
func (IPSXTokenApproval) ContractEventName() string {
	return IPSXTokenApprovalEventName
}

// UnpackApprovalEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Approval(address indexed owner, address indexed spender, uint256 value)
func (iPSXToken *IPSXToken) UnpackApprovalEvent(log *types.Log) (*IPSXTokenApproval, error) {
	event := "Approval"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != iPSXToken.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IPSXTokenApproval)
	if len(log.Data) > 0 {
		if err := iPSXToken.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range iPSXToken.abi.Events[event].Inputs {
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

// IPSXTokenEIP712DomainChanged represents a EIP712DomainChanged event raised by the IPSXToken contract.
type IPSXTokenEIP712DomainChanged struct {
	Raw *types.Log // Blockchain specific contextual infos
}

const IPSXTokenEIP712DomainChangedEventName = "EIP712DomainChanged"

// ContractEventName returns the user-defined event name.
func (IPSXTokenEIP712DomainChanged) ContractEventName() string {
	return IPSXTokenEIP712DomainChangedEventName
}

// UnpackEIP712DomainChangedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event EIP712DomainChanged()
func (iPSXToken *IPSXToken) UnpackEIP712DomainChangedEvent(log *types.Log) (*IPSXTokenEIP712DomainChanged, error) {
	event := "EIP712DomainChanged"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != iPSXToken.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IPSXTokenEIP712DomainChanged)
	if len(log.Data) > 0 {
		if err := iPSXToken.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range iPSXToken.abi.Events[event].Inputs {
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

// IPSXTokenTransfer represents a Transfer event raised by the IPSXToken contract.
type IPSXTokenTransfer struct {
	From  common.Address
	To    common.Address
	Value *big.Int
	Raw   *types.Log // Blockchain specific contextual infos
}

const IPSXTokenTransferEventName = "Transfer"

// ContractEventName returns the user-defined event name.
func (IPSXTokenTransfer) ContractEventName() string {
	return IPSXTokenTransferEventName
}

// UnpackTransferEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Transfer(address indexed from, address indexed to, uint256 value)
func (iPSXToken *IPSXToken) UnpackTransferEvent(log *types.Log) (*IPSXTokenTransfer, error) {
	event := "Transfer"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != iPSXToken.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(IPSXTokenTransfer)
	if len(log.Data) > 0 {
		if err := iPSXToken.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range iPSXToken.abi.Events[event].Inputs {
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
func (iPSXToken *IPSXToken) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["AlreadyComplete"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackAlreadyCompleteError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ECDSAInvalidSignature"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackECDSAInvalidSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ECDSAInvalidSignatureLength"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackECDSAInvalidSignatureLengthError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ECDSAInvalidSignatureS"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackECDSAInvalidSignatureSError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ERC20InsufficientAllowance"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackERC20InsufficientAllowanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ERC20InsufficientBalance"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackERC20InsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ERC20InvalidApprover"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackERC20InvalidApproverError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ERC20InvalidReceiver"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackERC20InvalidReceiverError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ERC20InvalidSender"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackERC20InvalidSenderError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ERC20InvalidSpender"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackERC20InvalidSpenderError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ERC2612ExpiredSignature"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackERC2612ExpiredSignatureError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["ERC2612InvalidSigner"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackERC2612InvalidSignerError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["InvalidAccountNonce"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackInvalidAccountNonceError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["InvalidShortString"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackInvalidShortStringError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["NotFunding"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackNotFundingError(raw[4:])
	}
	if bytes.Equal(raw[:4], iPSXToken.abi.Errors["StringTooLong"].ID.Bytes()[:4]) {
		return iPSXToken.UnpackStringTooLongError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// IPSXTokenAlreadyComplete represents a AlreadyComplete error raised by the IPSXToken contract.
type IPSXTokenAlreadyComplete struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyComplete()
func IPSXTokenAlreadyCompleteErrorID() common.Hash {
	return common.HexToHash("0x520341f2adbbe4e71a3f14ea389e9188b57b1f246a4e31d4e0e3fcf0a5aba61b")
}

// UnpackAlreadyCompleteError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyComplete()
func (iPSXToken *IPSXToken) UnpackAlreadyCompleteError(raw []byte) (*IPSXTokenAlreadyComplete, error) {
	out := new(IPSXTokenAlreadyComplete)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "AlreadyComplete", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenECDSAInvalidSignature represents a ECDSAInvalidSignature error raised by the IPSXToken contract.
type IPSXTokenECDSAInvalidSignature struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignature()
func IPSXTokenECDSAInvalidSignatureErrorID() common.Hash {
	return common.HexToHash("0xf645eedf0193584640b6b90cb9477e4c95b98636c148a891d4c0a146dc46e75a")
}

// UnpackECDSAInvalidSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignature()
func (iPSXToken *IPSXToken) UnpackECDSAInvalidSignatureError(raw []byte) (*IPSXTokenECDSAInvalidSignature, error) {
	out := new(IPSXTokenECDSAInvalidSignature)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ECDSAInvalidSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenECDSAInvalidSignatureLength represents a ECDSAInvalidSignatureLength error raised by the IPSXToken contract.
type IPSXTokenECDSAInvalidSignatureLength struct {
	Length *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func IPSXTokenECDSAInvalidSignatureLengthErrorID() common.Hash {
	return common.HexToHash("0xfce698f7e8e5342cd615f641317bc45fe7e1e4a8b0a14dd1383ff8dc9c41917f")
}

// UnpackECDSAInvalidSignatureLengthError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureLength(uint256 length)
func (iPSXToken *IPSXToken) UnpackECDSAInvalidSignatureLengthError(raw []byte) (*IPSXTokenECDSAInvalidSignatureLength, error) {
	out := new(IPSXTokenECDSAInvalidSignatureLength)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureLength", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenECDSAInvalidSignatureS represents a ECDSAInvalidSignatureS error raised by the IPSXToken contract.
type IPSXTokenECDSAInvalidSignatureS struct {
	S [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func IPSXTokenECDSAInvalidSignatureSErrorID() common.Hash {
	return common.HexToHash("0xd78bce0cccb935155ed6428d1c13e50b7f3550fd2b66b9fe266006fea4a5e1eb")
}

// UnpackECDSAInvalidSignatureSError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ECDSAInvalidSignatureS(bytes32 s)
func (iPSXToken *IPSXToken) UnpackECDSAInvalidSignatureSError(raw []byte) (*IPSXTokenECDSAInvalidSignatureS, error) {
	out := new(IPSXTokenECDSAInvalidSignatureS)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ECDSAInvalidSignatureS", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenERC20InsufficientAllowance represents a ERC20InsufficientAllowance error raised by the IPSXToken contract.
type IPSXTokenERC20InsufficientAllowance struct {
	Spender   common.Address
	Allowance *big.Int
	Needed    *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)
func IPSXTokenERC20InsufficientAllowanceErrorID() common.Hash {
	return common.HexToHash("0xfb8f41b23e99d2101d86da76cdfa87dd51c82ed07d3cb62cbc473e469dbc75c3")
}

// UnpackERC20InsufficientAllowanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)
func (iPSXToken *IPSXToken) UnpackERC20InsufficientAllowanceError(raw []byte) (*IPSXTokenERC20InsufficientAllowance, error) {
	out := new(IPSXTokenERC20InsufficientAllowance)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ERC20InsufficientAllowance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenERC20InsufficientBalance represents a ERC20InsufficientBalance error raised by the IPSXToken contract.
type IPSXTokenERC20InsufficientBalance struct {
	Sender  common.Address
	Balance *big.Int
	Needed  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)
func IPSXTokenERC20InsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xe450d38cd8d9f7d95077d567d60ed49c7254716e6ad08fc9872816c97e0ffec6")
}

// UnpackERC20InsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)
func (iPSXToken *IPSXToken) UnpackERC20InsufficientBalanceError(raw []byte) (*IPSXTokenERC20InsufficientBalance, error) {
	out := new(IPSXTokenERC20InsufficientBalance)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ERC20InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenERC20InvalidApprover represents a ERC20InvalidApprover error raised by the IPSXToken contract.
type IPSXTokenERC20InvalidApprover struct {
	Approver common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidApprover(address approver)
func IPSXTokenERC20InvalidApproverErrorID() common.Hash {
	return common.HexToHash("0xe602df05cc75712490294c6c104ab7c17f4030363910a7a2626411c6d3118847")
}

// UnpackERC20InvalidApproverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidApprover(address approver)
func (iPSXToken *IPSXToken) UnpackERC20InvalidApproverError(raw []byte) (*IPSXTokenERC20InvalidApprover, error) {
	out := new(IPSXTokenERC20InvalidApprover)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ERC20InvalidApprover", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenERC20InvalidReceiver represents a ERC20InvalidReceiver error raised by the IPSXToken contract.
type IPSXTokenERC20InvalidReceiver struct {
	Receiver common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidReceiver(address receiver)
func IPSXTokenERC20InvalidReceiverErrorID() common.Hash {
	return common.HexToHash("0xec442f055133b72f3b2f9f0bb351c406b178527de2040a7d1feb4e058771f613")
}

// UnpackERC20InvalidReceiverError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidReceiver(address receiver)
func (iPSXToken *IPSXToken) UnpackERC20InvalidReceiverError(raw []byte) (*IPSXTokenERC20InvalidReceiver, error) {
	out := new(IPSXTokenERC20InvalidReceiver)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ERC20InvalidReceiver", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenERC20InvalidSender represents a ERC20InvalidSender error raised by the IPSXToken contract.
type IPSXTokenERC20InvalidSender struct {
	Sender common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidSender(address sender)
func IPSXTokenERC20InvalidSenderErrorID() common.Hash {
	return common.HexToHash("0x96c6fd1edd0cd6ef7ff0ecc0facdf53148dc0048b57fe58af65755250a7a96bd")
}

// UnpackERC20InvalidSenderError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidSender(address sender)
func (iPSXToken *IPSXToken) UnpackERC20InvalidSenderError(raw []byte) (*IPSXTokenERC20InvalidSender, error) {
	out := new(IPSXTokenERC20InvalidSender)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ERC20InvalidSender", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenERC20InvalidSpender represents a ERC20InvalidSpender error raised by the IPSXToken contract.
type IPSXTokenERC20InvalidSpender struct {
	Spender common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC20InvalidSpender(address spender)
func IPSXTokenERC20InvalidSpenderErrorID() common.Hash {
	return common.HexToHash("0x94280d62c347d8d9f4d59a76ea321452406db88df38e0c9da304f58b57b373a2")
}

// UnpackERC20InvalidSpenderError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC20InvalidSpender(address spender)
func (iPSXToken *IPSXToken) UnpackERC20InvalidSpenderError(raw []byte) (*IPSXTokenERC20InvalidSpender, error) {
	out := new(IPSXTokenERC20InvalidSpender)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ERC20InvalidSpender", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenERC2612ExpiredSignature represents a ERC2612ExpiredSignature error raised by the IPSXToken contract.
type IPSXTokenERC2612ExpiredSignature struct {
	Deadline *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC2612ExpiredSignature(uint256 deadline)
func IPSXTokenERC2612ExpiredSignatureErrorID() common.Hash {
	return common.HexToHash("0x627913023c184eaad13735d5a3d2657ae76ec9a872a70e0fc57522ef1a114d58")
}

// UnpackERC2612ExpiredSignatureError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC2612ExpiredSignature(uint256 deadline)
func (iPSXToken *IPSXToken) UnpackERC2612ExpiredSignatureError(raw []byte) (*IPSXTokenERC2612ExpiredSignature, error) {
	out := new(IPSXTokenERC2612ExpiredSignature)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ERC2612ExpiredSignature", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenERC2612InvalidSigner represents a ERC2612InvalidSigner error raised by the IPSXToken contract.
type IPSXTokenERC2612InvalidSigner struct {
	Signer common.Address
	Owner  common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ERC2612InvalidSigner(address signer, address owner)
func IPSXTokenERC2612InvalidSignerErrorID() common.Hash {
	return common.HexToHash("0x4b800e463b323b1d856edf9dec70329a639d13874a57f5c28219ff57128756db")
}

// UnpackERC2612InvalidSignerError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ERC2612InvalidSigner(address signer, address owner)
func (iPSXToken *IPSXToken) UnpackERC2612InvalidSignerError(raw []byte) (*IPSXTokenERC2612InvalidSigner, error) {
	out := new(IPSXTokenERC2612InvalidSigner)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "ERC2612InvalidSigner", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenInvalidAccountNonce represents a InvalidAccountNonce error raised by the IPSXToken contract.
type IPSXTokenInvalidAccountNonce struct {
	Account      common.Address
	CurrentNonce *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidAccountNonce(address account, uint256 currentNonce)
func IPSXTokenInvalidAccountNonceErrorID() common.Hash {
	return common.HexToHash("0x752d88c0de02638abf10e8e31861e4c68dc1f3a1e7d840e580683f2c282bfc7a")
}

// UnpackInvalidAccountNonceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidAccountNonce(address account, uint256 currentNonce)
func (iPSXToken *IPSXToken) UnpackInvalidAccountNonceError(raw []byte) (*IPSXTokenInvalidAccountNonce, error) {
	out := new(IPSXTokenInvalidAccountNonce)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "InvalidAccountNonce", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenInvalidShortString represents a InvalidShortString error raised by the IPSXToken contract.
type IPSXTokenInvalidShortString struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InvalidShortString()
func IPSXTokenInvalidShortStringErrorID() common.Hash {
	return common.HexToHash("0xb3512b0c6163e5f0bafab72bb631b9d58cd7a731b082f910338aa21c83d5c274")
}

// UnpackInvalidShortStringError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InvalidShortString()
func (iPSXToken *IPSXToken) UnpackInvalidShortStringError(raw []byte) (*IPSXTokenInvalidShortString, error) {
	out := new(IPSXTokenInvalidShortString)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "InvalidShortString", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenNotFunding represents a NotFunding error raised by the IPSXToken contract.
type IPSXTokenNotFunding struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotFunding(address caller)
func IPSXTokenNotFundingErrorID() common.Hash {
	return common.HexToHash("0x3a2fb705080ad5f6002586ccd798c3b30b48df95e6ddfe32a5f006fbb2231697")
}

// UnpackNotFundingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotFunding(address caller)
func (iPSXToken *IPSXToken) UnpackNotFundingError(raw []byte) (*IPSXTokenNotFunding, error) {
	out := new(IPSXTokenNotFunding)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "NotFunding", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// IPSXTokenStringTooLong represents a StringTooLong error raised by the IPSXToken contract.
type IPSXTokenStringTooLong struct {
	Str string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error StringTooLong(string str)
func IPSXTokenStringTooLongErrorID() common.Hash {
	return common.HexToHash("0x305a27a93f8e33b7392df0a0f91d6fc63847395853c45991eec52dbf24d72381")
}

// UnpackStringTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error StringTooLong(string str)
func (iPSXToken *IPSXToken) UnpackStringTooLongError(raw []byte) (*IPSXTokenStringTooLong, error) {
	out := new(IPSXTokenStringTooLong)
	if err := iPSXToken.abi.UnpackIntoInterface(out, "StringTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}
