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

// DealLog is an auto generated low-level Go binding around an user-defined struct.
type DealLog struct {
	Deal [32]byte
	Size uint64
	Root [32]byte
}

// Listing is an auto generated low-level Go binding around an user-defined struct.
type Listing struct {
	Exchange common.Address
	Since    *big.Int
	Updated  *big.Int
	Url      string
	Terms    string
}

// RegistryMetaData contains all meta data concerning the Registry contract.
var RegistryMetaData = bind.MetaData{
	ABI: "[{\"type\":\"function\",\"name\":\"MAX_TERMS\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_URL\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"anchor\",\"inputs\":[{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"anchorOf\",\"inputs\":[{\"name\":\"exchange\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"anchorSelf\",\"inputs\":[{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"announce\",\"inputs\":[{\"name\":\"url\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"terms\",\"type\":\"string\",\"internalType\":\"string\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"exchangeCount\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"exchanges\",\"inputs\":[{\"name\":\"from\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"count\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"page\",\"type\":\"tuple[]\",\"internalType\":\"structListing[]\",\"components\":[{\"name\":\"exchange\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"since\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"updated\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"url\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"terms\",\"type\":\"string\",\"internalType\":\"string\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"listing\",\"inputs\":[{\"name\":\"exchange\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structListing\",\"components\":[{\"name\":\"exchange\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"since\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"updated\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"url\",\"type\":\"string\",\"internalType\":\"string\"},{\"name\":\"terms\",\"type\":\"string\",\"internalType\":\"string\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"selfAnchorOf\",\"inputs\":[{\"name\":\"provider\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"outputs\":[{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"verifyLog\",\"inputs\":[{\"name\":\"exchange\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"provider\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"log\",\"type\":\"tuple\",\"internalType\":\"structDealLog\",\"components\":[{\"name\":\"deal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"size\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"logPath\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"},{\"name\":\"providerPath\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"verifyOwnLog\",\"inputs\":[{\"name\":\"provider\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"log\",\"type\":\"tuple\",\"internalType\":\"structDealLog\",\"components\":[{\"name\":\"deal\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"},{\"name\":\"size\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"name\":\"logPath\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"withdraw\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"event\",\"name\":\"Anchored\",\"inputs\":[{\"name\":\"exchange\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Announced\",\"inputs\":[{\"name\":\"exchange\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"url\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"},{\"name\":\"terms\",\"type\":\"string\",\"indexed\":false,\"internalType\":\"string\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"SelfAnchored\",\"inputs\":[{\"name\":\"provider\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"indexed\":true,\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Withdrawn\",\"inputs\":[{\"name\":\"exchange\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AlreadyAnchored\",\"inputs\":[{\"name\":\"sender\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"epoch\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}]},{\"type\":\"error\",\"name\":\"BadUrl\",\"inputs\":[{\"name\":\"url\",\"type\":\"string\",\"internalType\":\"string\"}]},{\"type\":\"error\",\"name\":\"NotListed\",\"inputs\":[{\"name\":\"exchange\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"TermsTooLong\",\"inputs\":[{\"name\":\"length\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"most\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroEpoch\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroRoot\",\"inputs\":[]}]",
	ID:  "Registry",
	Bin: "0x6080806040523460155761193f908161001a8239f35b5f80fdfe60806040526004361015610011575f80fd5b5f3560e01c80630146634e146110fb57806325af164b1461107b5780632c558b6b14610eae5780633137a09d14610e245780633ccfd60b14610d6f57806368972e5014610d355780637d96849e14610c6157806390dd258f14610c28578063a685520814610b9e578063ab924c8214610a59578063db647a6614610a1f578063df3346c91461074d5763fff793c4146100a8575f80fd5b346107495760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126107495760043567ffffffffffffffff8111610749576100f79036906004016112af565b60243567ffffffffffffffff8111610749576101179036906004016112af565b92909160c881111580610624575b156105e35761010084116105b15764ffffffffff421693610145336118e9565b1561059557845b60405190610159826112dd565b33825264ffffffffff60208301911681526040820196875261017c368587611592565b906060830191825261018f368589611592565b9760808401988952335f52600260205273ffffffffffffffffffffffffffffffffffffffff60405f209451167fffff0000000000000000000000000000000000000000000000000000000000007dffffffffff0000000000000000000000000000000000000000000000000078ffffffffff00000000000000000000000000000000000000008754955160a01b16935160c81b169316171717825560018201905180519067ffffffffffffffff821161048a5761024c835461133a565b601f811161055b575b50602090601f83116001146104b75791806102a89260029695945f92610376575b50507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8260011b9260031b1c19161790565b90555b01945194855167ffffffffffffffff811161048a576102ca825461133a565b601f8111610447575b506020601f82116001146103815781610371949392610347927f893f9129bfcce4228604692af69d0c6c50d291379833c3e762e4d92eae46792c999a5f926103765750507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8260011b9260031b1c19161790565b90555b610361604051948594604086526040860191611554565b9083820360208501523396611554565b0390a2005b015190505f80610276565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0821697835f52815f20985f5b81811061042f57509860019284926103719796957f893f9129bfcce4228604692af69d0c6c50d291379833c3e762e4d92eae46792c9b9c106103f8575b505050811b01905561034a565b01517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88460031b161c191690555f80806103eb565b838301518b556001909a0199602093840193016103ae565b818111156102d35761047c90835f5260205f2090601f840160051c9060208510610482575b601f82910160051c03910161138b565b5f6102d3565b5f915061046c565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0831691845f52815f20925f5b81811061054357509160019391856002989796941061050c575b505050811b0190556102ab565b01517fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff60f88460031b161c191690555f80806104ff565b929360206001819287860151815501950193016104e5565b828111156102555761058f90845f5260205f2090601f850160051c906020861061048257601f82910160051c03910161138b565b5f610255565b335f52600260205264ffffffffff60405f205460a01c1661014c565b837ff8708f9f000000000000000000000000000000000000000000000000000000005f5260045261010060245260445ffd5b6106206040519283927f0ad86b73000000000000000000000000000000000000000000000000000000008452602060048501526024840191611554565b0390fd5b5081357fffffffffffffffff000000000000000000000000000000000000000000000000811660088310610714575b7fffffffffffffffff000000000000000000000000000000000000000000000000167f68747470733a2f2f000000000000000000000000000000000000000000000000149081156106a5575b50610125565b7f687474703a2f2f0000000000000000000000000000000000000000000000000091507fffffffffffffff00000000000000000000000000000000000000000000000000908181169060078510610700575b5016145f61069f565b828092508560070360031b1b16165f6106f7565b507fffffffffffffffff000000000000000000000000000000000000000000000000600883900360031b81901b821616610653565b5f80fd5b346107495760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126107495760043560243581017fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8282101580920218025f54907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8280838318109218180218908180821091180281188091036107f3816114fb565b9161080160405193846112f9565b8183527fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe061082e836114fb565b013660208501375f5b8281106109e2578351847fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe061088461086e846114fb565b9361087c60405195866112f9565b8085526114fb565b015f5b8181106109cb5750505f5b8151811015610948578073ffffffffffffffffffffffffffffffffffffffff6108bd60019385611513565b51165f52600260205260405f206109276002604051926108dc846112dd565b64ffffffffff815473ffffffffffffffffffffffffffffffffffffffff81168652818160a01c16602087015260c81c16604085015261091c86820161143f565b60608501520161143f565b60808201526109368286611513565b526109418185611513565b5001610892565b826040518091602082016020835281518091526040830190602060408260051b8601019301915f905b82821061098057505050500390f35b919360206109bb827fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc060019597998495030186528851611240565b9601920192018594939192610971565b6020906109d6611415565b82828701015201610887565b6001905f80528083017f290decd9548b62a8d60345a988386fc84ba6bc95484008f6362f93160ef3e5630154610a188287611513565b5201610837565b34610749575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126107495760206040516101008152f35b346107495760c07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261074957610a9061117b565b610a9861119e565b9060607fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffbc3601126107495760a43567ffffffffffffffff811161074957610ae39036906004016111cc565b5f9391935060643567ffffffffffffffff81168091036107495760209473ffffffffffffffffffffffffffffffffffffffff92610b6f610b7593604051907f6e4801988d22078e02cdfe3e8fb7ced45178c363a84679b394cba26f94d4be4d8a83015260443560408301526060820152608435608082015260808152610b6a60a0826112f9565b6115f6565b916116d4565b92165f526004835267ffffffffffffffff60405f2091165f52825260405f205414604051908152f35b346107495760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261074957610bd56111b5565b67ffffffffffffffff60243591335f526003602052610bf8838260405f2061161c565b60405192835216907f0cd48d2f0de2b26babeaa563bc19f67e7b14bb998edeaabe4592e8b4472dda6b60203392a3005b34610749575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261074957602060405160c88152f35b346107495760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126107495773ffffffffffffffffffffffffffffffffffffffff610cad61117b565b610cb5611415565b50165f526002602052610d3160405f20610d18600260405192610cd7846112dd565b64ffffffffff815473ffffffffffffffffffffffffffffffffffffffff81168652818160a01c16602087015260c81c16604085015261091c6001820161143f565b6080820152604051918291602083526020830190611240565b0390f35b34610749575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126107495760205f54604051908152f35b34610749575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261074957610da633611734565b15610df857335f526002602052610dd1600260405f205f8155610dcb600182016113a6565b016113a6565b337ff45a04d08a70caa7eb4b747571305559ad9fdf4a093afd41506b35c8a306fa945f80a2005b7f5d35c429000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b346107495760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261074957610e5b6111b5565b67ffffffffffffffff60243591335f526004602052610e7e838260405f2061161c565b60405192835216907f1a1f2c58c1ceb7c2532426172e3b21e94928d0116c4838722c276003bf71e13e60203392a3005b34610749576101007ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261074957610ee661117b565b610eee61119e565b6044359173ffffffffffffffffffffffffffffffffffffffff83168093036107495760607fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9c3601126107495760c43567ffffffffffffffff811161074957610f5a9036906004016111cc565b91909260e43567ffffffffffffffff811161074957610f7d9036906004016111cc565b9190946084359467ffffffffffffffff86168096036107495760209761100a73ffffffffffffffffffffffffffffffffffffffff9361104c93610b6f6110729a604051907f6e4801988d22078e02cdfe3e8fb7ced45178c363a84679b394cba26f94d4be4d8f8301526064356040830152606082015260a435608082015260808152610b6a60a0826112f9565b604051917fdb00110797e242492eb256c5c3c8cdfa3450e0072c2f8b28289c4220156042d28b8401526040830152606082015260608152610b6a6080826112f9565b93165f526003865267ffffffffffffffff60405f2091165f52855260405f2054936116d4565b14604051908152f35b346107495760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610749576110b261117b565b73ffffffffffffffffffffffffffffffffffffffff6110cf61119e565b91165f52600460205267ffffffffffffffff60405f2091165f52602052602060405f2054604051908152f35b346107495760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126107495761113261117b565b73ffffffffffffffffffffffffffffffffffffffff61114f61119e565b91165f52600360205267ffffffffffffffff60405f2091165f52602052602060405f2054604051908152f35b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361074957565b6024359067ffffffffffffffff8216820361074957565b6004359067ffffffffffffffff8216820361074957565b9181601f840112156107495782359167ffffffffffffffff8311610749576020808501948460051b01011161074957565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b6112ac9173ffffffffffffffffffffffffffffffffffffffff825116815264ffffffffff602083015116602082015264ffffffffff6040830151166040820152608061129b606084015160a0606085015260a08401906111fd565b9201519060808184039101526111fd565b90565b9181601f840112156107495782359167ffffffffffffffff8311610749576020838186019501011161074957565b60a0810190811067ffffffffffffffff82111761048a57604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff82111761048a57604052565b90600182811c92168015611381575b602083101461135457565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b91607f1691611349565b5f5b82811061139957505050565b5f8282015560010161138d565b6113b0815461133a565b90816113ba575050565b81601f5f93116001146113cc5750555b565b8183526020832061140891601f0160051c7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff019060010161138b565b8082528160208120915555565b60405190611422826112dd565b60606080835f81525f60208201525f604082015282808201520152565b9060405191825f8254926114528461133a565b80845293600181169081156114bb5750600114611477575b506113ca925003836112f9565b90505f9291925260205f20905f915b81831061149f5750509060206113ca928201015f61146a565b6020919350806001915483858901015201910190918492611486565b602093506113ca9592507fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0091501682840152151560051b8201015f61146a565b67ffffffffffffffff811161048a5760051b60200190565b80518210156115275760209160051b010190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603260045260245ffd5b601f82602094937fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe093818652868601375f8582860101520116010190565b92919267ffffffffffffffff821161048a57604051916115da60207fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f84011601846112f9565b829481845281830111610749578281602093845f960137010152565b6020815191012060405160208101918252602081526116166040826112f9565b51902090565b9067ffffffffffffffff1680156116ac57821561168457805f528160205260405f20548061165157505f5260205260405f2055565b907f7ffb21bb000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b7fb263ae73000000000000000000000000000000000000000000000000000000005f5260045ffd5b7fad2bda13000000000000000000000000000000000000000000000000000000005f5260045ffd5b9091905f915b83831015611718578260051b820135908181105f14611707575f52602052600160405f205b9201916116da565b905f52602052600160405f206116ff565b9250505090565b8054821015611527575f5260205f2001905f90565b5f8181526001602052604090205480156118e3577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff81018181116118b6575f54907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82019182116118b65781810361184b575b5050505f54801561181e577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff016117de815f61171f565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff82549160031b1b191690555f555f5260016020525f6040812055600190565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52603160045260245ffd5b6118a061185b61186b935f61171f565b90549060031b1c9283925f61171f565b81939154907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff9060031b92831b921b19161790565b90555f52600160205260405f20555f80806117a7565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b50505f90565b805f52600160205260405f2054155f1461193a575f546801000000000000000081101561048a5761192461186b8260018594015f555f61171f565b90555f54905f52600160205260405f2055600190565b505f9056",
}

// Registry is an auto generated Go binding around an Ethereum contract.
type Registry struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *Registry) GetABI() abi.ABI {
	return c.abi
}

// NewRegistry creates a new instance of Registry.
func NewRegistry() *Registry {
	parsed, err := RegistryMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &Registry{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *Registry) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackMAXTERMS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdb647a66.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_TERMS() view returns(uint256)
func (registry *Registry) PackMAXTERMS() []byte {
	enc, err := registry.abi.Pack("MAX_TERMS")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXTERMS is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdb647a66.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_TERMS() view returns(uint256)
func (registry *Registry) TryPackMAXTERMS() ([]byte, error) {
	return registry.abi.Pack("MAX_TERMS")
}

// UnpackMAXTERMS is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdb647a66.
//
// Solidity: function MAX_TERMS() view returns(uint256)
func (registry *Registry) UnpackMAXTERMS(data []byte) (*big.Int, error) {
	out, err := registry.abi.Unpack("MAX_TERMS", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXURL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x90dd258f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_URL() view returns(uint256)
func (registry *Registry) PackMAXURL() []byte {
	enc, err := registry.abi.Pack("MAX_URL")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXURL is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x90dd258f.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_URL() view returns(uint256)
func (registry *Registry) TryPackMAXURL() ([]byte, error) {
	return registry.abi.Pack("MAX_URL")
}

// UnpackMAXURL is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x90dd258f.
//
// Solidity: function MAX_URL() view returns(uint256)
func (registry *Registry) UnpackMAXURL(data []byte) (*big.Int, error) {
	out, err := registry.abi.Unpack("MAX_URL", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAnchor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa6855208.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchor(uint64 epoch, bytes32 root) returns()
func (registry *Registry) PackAnchor(epoch uint64, root [32]byte) []byte {
	enc, err := registry.abi.Pack("anchor", epoch, root)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xa6855208.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchor(uint64 epoch, bytes32 root) returns()
func (registry *Registry) TryPackAnchor(epoch uint64, root [32]byte) ([]byte, error) {
	return registry.abi.Pack("anchor", epoch, root)
}

// PackAnchorOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0146634e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchorOf(address exchange, uint64 epoch) view returns(bytes32 root)
func (registry *Registry) PackAnchorOf(exchange common.Address, epoch uint64) []byte {
	enc, err := registry.abi.Pack("anchorOf", exchange, epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchorOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x0146634e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchorOf(address exchange, uint64 epoch) view returns(bytes32 root)
func (registry *Registry) TryPackAnchorOf(exchange common.Address, epoch uint64) ([]byte, error) {
	return registry.abi.Pack("anchorOf", exchange, epoch)
}

// UnpackAnchorOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x0146634e.
//
// Solidity: function anchorOf(address exchange, uint64 epoch) view returns(bytes32 root)
func (registry *Registry) UnpackAnchorOf(data []byte) ([32]byte, error) {
	out, err := registry.abi.Unpack("anchorOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackAnchorSelf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3137a09d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function anchorSelf(uint64 epoch, bytes32 root) returns()
func (registry *Registry) PackAnchorSelf(epoch uint64, root [32]byte) []byte {
	enc, err := registry.abi.Pack("anchorSelf", epoch, root)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnchorSelf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3137a09d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function anchorSelf(uint64 epoch, bytes32 root) returns()
func (registry *Registry) TryPackAnchorSelf(epoch uint64, root [32]byte) ([]byte, error) {
	return registry.abi.Pack("anchorSelf", epoch, root)
}

// PackAnnounce is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfff793c4.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function announce(string url, string terms) returns()
func (registry *Registry) PackAnnounce(url string, terms string) []byte {
	enc, err := registry.abi.Pack("announce", url, terms)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAnnounce is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfff793c4.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function announce(string url, string terms) returns()
func (registry *Registry) TryPackAnnounce(url string, terms string) ([]byte, error) {
	return registry.abi.Pack("announce", url, terms)
}

// PackExchangeCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x68972e50.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function exchangeCount() view returns(uint256)
func (registry *Registry) PackExchangeCount() []byte {
	enc, err := registry.abi.Pack("exchangeCount")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExchangeCount is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x68972e50.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function exchangeCount() view returns(uint256)
func (registry *Registry) TryPackExchangeCount() ([]byte, error) {
	return registry.abi.Pack("exchangeCount")
}

// UnpackExchangeCount is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x68972e50.
//
// Solidity: function exchangeCount() view returns(uint256)
func (registry *Registry) UnpackExchangeCount(data []byte) (*big.Int, error) {
	out, err := registry.abi.Unpack("exchangeCount", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackExchanges is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdf3346c9.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function exchanges(uint256 from, uint256 count) view returns((address,uint40,uint40,string,string)[] page)
func (registry *Registry) PackExchanges(from *big.Int, count *big.Int) []byte {
	enc, err := registry.abi.Pack("exchanges", from, count)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackExchanges is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xdf3346c9.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function exchanges(uint256 from, uint256 count) view returns((address,uint40,uint40,string,string)[] page)
func (registry *Registry) TryPackExchanges(from *big.Int, count *big.Int) ([]byte, error) {
	return registry.abi.Pack("exchanges", from, count)
}

// UnpackExchanges is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xdf3346c9.
//
// Solidity: function exchanges(uint256 from, uint256 count) view returns((address,uint40,uint40,string,string)[] page)
func (registry *Registry) UnpackExchanges(data []byte) ([]Listing, error) {
	out, err := registry.abi.Unpack("exchanges", data)
	if err != nil {
		return *new([]Listing), err
	}
	out0 := *abi.ConvertType(out[0], new([]Listing)).(*[]Listing)
	return out0, nil
}

// PackListing is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7d96849e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function listing(address exchange) view returns((address,uint40,uint40,string,string))
func (registry *Registry) PackListing(exchange common.Address) []byte {
	enc, err := registry.abi.Pack("listing", exchange)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackListing is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7d96849e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function listing(address exchange) view returns((address,uint40,uint40,string,string))
func (registry *Registry) TryPackListing(exchange common.Address) ([]byte, error) {
	return registry.abi.Pack("listing", exchange)
}

// UnpackListing is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7d96849e.
//
// Solidity: function listing(address exchange) view returns((address,uint40,uint40,string,string))
func (registry *Registry) UnpackListing(data []byte) (Listing, error) {
	out, err := registry.abi.Unpack("listing", data)
	if err != nil {
		return *new(Listing), err
	}
	out0 := *abi.ConvertType(out[0], new(Listing)).(*Listing)
	return out0, nil
}

// PackSelfAnchorOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25af164b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function selfAnchorOf(address provider, uint64 epoch) view returns(bytes32 root)
func (registry *Registry) PackSelfAnchorOf(provider common.Address, epoch uint64) []byte {
	enc, err := registry.abi.Pack("selfAnchorOf", provider, epoch)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSelfAnchorOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x25af164b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function selfAnchorOf(address provider, uint64 epoch) view returns(bytes32 root)
func (registry *Registry) TryPackSelfAnchorOf(provider common.Address, epoch uint64) ([]byte, error) {
	return registry.abi.Pack("selfAnchorOf", provider, epoch)
}

// UnpackSelfAnchorOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x25af164b.
//
// Solidity: function selfAnchorOf(address provider, uint64 epoch) view returns(bytes32 root)
func (registry *Registry) UnpackSelfAnchorOf(data []byte) ([32]byte, error) {
	out, err := registry.abi.Unpack("selfAnchorOf", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackVerifyLog is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2c558b6b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyLog(address exchange, uint64 epoch, address provider, (bytes32,uint64,bytes32) log, bytes32[] logPath, bytes32[] providerPath) view returns(bool)
func (registry *Registry) PackVerifyLog(exchange common.Address, epoch uint64, provider common.Address, log DealLog, logPath [][32]byte, providerPath [][32]byte) []byte {
	enc, err := registry.abi.Pack("verifyLog", exchange, epoch, provider, log, logPath, providerPath)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyLog is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x2c558b6b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyLog(address exchange, uint64 epoch, address provider, (bytes32,uint64,bytes32) log, bytes32[] logPath, bytes32[] providerPath) view returns(bool)
func (registry *Registry) TryPackVerifyLog(exchange common.Address, epoch uint64, provider common.Address, log DealLog, logPath [][32]byte, providerPath [][32]byte) ([]byte, error) {
	return registry.abi.Pack("verifyLog", exchange, epoch, provider, log, logPath, providerPath)
}

// UnpackVerifyLog is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x2c558b6b.
//
// Solidity: function verifyLog(address exchange, uint64 epoch, address provider, (bytes32,uint64,bytes32) log, bytes32[] logPath, bytes32[] providerPath) view returns(bool)
func (registry *Registry) UnpackVerifyLog(data []byte) (bool, error) {
	out, err := registry.abi.Unpack("verifyLog", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackVerifyOwnLog is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xab924c82.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function verifyOwnLog(address provider, uint64 epoch, (bytes32,uint64,bytes32) log, bytes32[] logPath) view returns(bool)
func (registry *Registry) PackVerifyOwnLog(provider common.Address, epoch uint64, log DealLog, logPath [][32]byte) []byte {
	enc, err := registry.abi.Pack("verifyOwnLog", provider, epoch, log, logPath)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVerifyOwnLog is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xab924c82.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function verifyOwnLog(address provider, uint64 epoch, (bytes32,uint64,bytes32) log, bytes32[] logPath) view returns(bool)
func (registry *Registry) TryPackVerifyOwnLog(provider common.Address, epoch uint64, log DealLog, logPath [][32]byte) ([]byte, error) {
	return registry.abi.Pack("verifyOwnLog", provider, epoch, log, logPath)
}

// UnpackVerifyOwnLog is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xab924c82.
//
// Solidity: function verifyOwnLog(address provider, uint64 epoch, (bytes32,uint64,bytes32) log, bytes32[] logPath) view returns(bool)
func (registry *Registry) UnpackVerifyOwnLog(data []byte) (bool, error) {
	out, err := registry.abi.Unpack("verifyOwnLog", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3ccfd60b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function withdraw() returns()
func (registry *Registry) PackWithdraw() []byte {
	enc, err := registry.abi.Pack("withdraw")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackWithdraw is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3ccfd60b.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function withdraw() returns()
func (registry *Registry) TryPackWithdraw() ([]byte, error) {
	return registry.abi.Pack("withdraw")
}

// RegistryAnchored represents a Anchored event raised by the Registry contract.
type RegistryAnchored struct {
	Exchange common.Address
	Epoch    uint64
	Root     [32]byte
	Raw      *types.Log // Blockchain specific contextual infos
}

const RegistryAnchoredEventName = "Anchored"

// ContractEventName returns the user-defined event name.
func (RegistryAnchored) ContractEventName() string {
	return RegistryAnchoredEventName
}

// UnpackAnchoredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Anchored(address indexed exchange, uint64 indexed epoch, bytes32 root)
func (registry *Registry) UnpackAnchoredEvent(log *types.Log) (*RegistryAnchored, error) {
	event := "Anchored"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != registry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RegistryAnchored)
	if len(log.Data) > 0 {
		if err := registry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range registry.abi.Events[event].Inputs {
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

// RegistryAnnounced represents a Announced event raised by the Registry contract.
type RegistryAnnounced struct {
	Exchange common.Address
	Url      string
	Terms    string
	Raw      *types.Log // Blockchain specific contextual infos
}

const RegistryAnnouncedEventName = "Announced"

// ContractEventName returns the user-defined event name.
func (RegistryAnnounced) ContractEventName() string {
	return RegistryAnnouncedEventName
}

// UnpackAnnouncedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Announced(address indexed exchange, string url, string terms)
func (registry *Registry) UnpackAnnouncedEvent(log *types.Log) (*RegistryAnnounced, error) {
	event := "Announced"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != registry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RegistryAnnounced)
	if len(log.Data) > 0 {
		if err := registry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range registry.abi.Events[event].Inputs {
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

// RegistrySelfAnchored represents a SelfAnchored event raised by the Registry contract.
type RegistrySelfAnchored struct {
	Provider common.Address
	Epoch    uint64
	Root     [32]byte
	Raw      *types.Log // Blockchain specific contextual infos
}

const RegistrySelfAnchoredEventName = "SelfAnchored"

// ContractEventName returns the user-defined event name.
func (RegistrySelfAnchored) ContractEventName() string {
	return RegistrySelfAnchoredEventName
}

// UnpackSelfAnchoredEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event SelfAnchored(address indexed provider, uint64 indexed epoch, bytes32 root)
func (registry *Registry) UnpackSelfAnchoredEvent(log *types.Log) (*RegistrySelfAnchored, error) {
	event := "SelfAnchored"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != registry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RegistrySelfAnchored)
	if len(log.Data) > 0 {
		if err := registry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range registry.abi.Events[event].Inputs {
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

// RegistryWithdrawn represents a Withdrawn event raised by the Registry contract.
type RegistryWithdrawn struct {
	Exchange common.Address
	Raw      *types.Log // Blockchain specific contextual infos
}

const RegistryWithdrawnEventName = "Withdrawn"

// ContractEventName returns the user-defined event name.
func (RegistryWithdrawn) ContractEventName() string {
	return RegistryWithdrawnEventName
}

// UnpackWithdrawnEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Withdrawn(address indexed exchange)
func (registry *Registry) UnpackWithdrawnEvent(log *types.Log) (*RegistryWithdrawn, error) {
	event := "Withdrawn"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != registry.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(RegistryWithdrawn)
	if len(log.Data) > 0 {
		if err := registry.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range registry.abi.Events[event].Inputs {
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
func (registry *Registry) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], registry.abi.Errors["AlreadyAnchored"].ID.Bytes()[:4]) {
		return registry.UnpackAlreadyAnchoredError(raw[4:])
	}
	if bytes.Equal(raw[:4], registry.abi.Errors["BadUrl"].ID.Bytes()[:4]) {
		return registry.UnpackBadUrlError(raw[4:])
	}
	if bytes.Equal(raw[:4], registry.abi.Errors["NotListed"].ID.Bytes()[:4]) {
		return registry.UnpackNotListedError(raw[4:])
	}
	if bytes.Equal(raw[:4], registry.abi.Errors["TermsTooLong"].ID.Bytes()[:4]) {
		return registry.UnpackTermsTooLongError(raw[4:])
	}
	if bytes.Equal(raw[:4], registry.abi.Errors["ZeroEpoch"].ID.Bytes()[:4]) {
		return registry.UnpackZeroEpochError(raw[4:])
	}
	if bytes.Equal(raw[:4], registry.abi.Errors["ZeroRoot"].ID.Bytes()[:4]) {
		return registry.UnpackZeroRootError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// RegistryAlreadyAnchored represents a AlreadyAnchored error raised by the Registry contract.
type RegistryAlreadyAnchored struct {
	Sender common.Address
	Epoch  uint64
	Root   [32]byte
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyAnchored(address sender, uint64 epoch, bytes32 root)
func RegistryAlreadyAnchoredErrorID() common.Hash {
	return common.HexToHash("0x7ffb21bb50d19aa2b7a16f8d0fe2a5fc6aa570c5168c4bb105ce79f0aa20843e")
}

// UnpackAlreadyAnchoredError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyAnchored(address sender, uint64 epoch, bytes32 root)
func (registry *Registry) UnpackAlreadyAnchoredError(raw []byte) (*RegistryAlreadyAnchored, error) {
	out := new(RegistryAlreadyAnchored)
	if err := registry.abi.UnpackIntoInterface(out, "AlreadyAnchored", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RegistryBadUrl represents a BadUrl error raised by the Registry contract.
type RegistryBadUrl struct {
	Url string
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadUrl(string url)
func RegistryBadUrlErrorID() common.Hash {
	return common.HexToHash("0x0ad86b73e3acb332044abce8dd824427f982ecc72ce8b9cfa53e3713f4db9902")
}

// UnpackBadUrlError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadUrl(string url)
func (registry *Registry) UnpackBadUrlError(raw []byte) (*RegistryBadUrl, error) {
	out := new(RegistryBadUrl)
	if err := registry.abi.UnpackIntoInterface(out, "BadUrl", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RegistryNotListed represents a NotListed error raised by the Registry contract.
type RegistryNotListed struct {
	Exchange common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotListed(address exchange)
func RegistryNotListedErrorID() common.Hash {
	return common.HexToHash("0x5d35c42925f643c6c2edbae62e0ff8799b4b08d376fc0a31da9a4b2972aa653e")
}

// UnpackNotListedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotListed(address exchange)
func (registry *Registry) UnpackNotListedError(raw []byte) (*RegistryNotListed, error) {
	out := new(RegistryNotListed)
	if err := registry.abi.UnpackIntoInterface(out, "NotListed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RegistryTermsTooLong represents a TermsTooLong error raised by the Registry contract.
type RegistryTermsTooLong struct {
	Length *big.Int
	Most   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TermsTooLong(uint256 length, uint256 most)
func RegistryTermsTooLongErrorID() common.Hash {
	return common.HexToHash("0xf8708f9f836cfbe835d13bfb42dca8a714b1dcb8d539881036c787ad5481005a")
}

// UnpackTermsTooLongError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TermsTooLong(uint256 length, uint256 most)
func (registry *Registry) UnpackTermsTooLongError(raw []byte) (*RegistryTermsTooLong, error) {
	out := new(RegistryTermsTooLong)
	if err := registry.abi.UnpackIntoInterface(out, "TermsTooLong", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RegistryZeroEpoch represents a ZeroEpoch error raised by the Registry contract.
type RegistryZeroEpoch struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroEpoch()
func RegistryZeroEpochErrorID() common.Hash {
	return common.HexToHash("0xad2bda1331a540020ba82535935972e68565cc3678d5ab091751584d0cc3c7eb")
}

// UnpackZeroEpochError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroEpoch()
func (registry *Registry) UnpackZeroEpochError(raw []byte) (*RegistryZeroEpoch, error) {
	out := new(RegistryZeroEpoch)
	if err := registry.abi.UnpackIntoInterface(out, "ZeroEpoch", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// RegistryZeroRoot represents a ZeroRoot error raised by the Registry contract.
type RegistryZeroRoot struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroRoot()
func RegistryZeroRootErrorID() common.Hash {
	return common.HexToHash("0xb263ae738e814ca9af6ee56bb85daa47624e790421913c947dcba2aac07cfdbd")
}

// UnpackZeroRootError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroRoot()
func (registry *Registry) UnpackZeroRootError(raw []byte) (*RegistryZeroRoot, error) {
	out := new(RegistryZeroRoot)
	if err := registry.abi.UnpackIntoInterface(out, "ZeroRoot", raw); err != nil {
		return nil, err
	}
	return out, nil
}
