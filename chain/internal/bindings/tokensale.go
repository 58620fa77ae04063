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

// Terms is an auto generated low-level Go binding around an user-defined struct.
type Terms struct {
	HardCap      *big.Int
	SoftCap      *big.Int
	MinPrivate   *big.Int
	PublicCap    *big.Int
	PrivateFrom  *big.Int
	PrivateUntil *big.Int
	PreSaleFrom  *big.Int
	PreSaleUntil *big.Int
	PublicFrom   *big.Int
	PublicUntil  *big.Int
	PublicListed bool
}

// TokenSaleMetaData contains all meta data concerning the TokenSale contract.
var TokenSaleMetaData = bind.MetaData{
	ABI: "[{\"type\":\"constructor\",\"inputs\":[{\"name\":\"treasury_\",\"type\":\"address\",\"internalType\":\"addresspayable\"},{\"name\":\"authority\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"team_\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"cliff\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"duration\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"nonpayable\"},{\"type\":\"receive\",\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"BOUNTY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"EARLY\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_HARD_CAP\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_TERM\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MAX_VESTING\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"MIN_HARD_CAP\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"SALE\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"TEAM\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"admit\",\"inputs\":[{\"name\":\"stage_\",\"type\":\"uint8\",\"internalType\":\"enumStage\"},{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"limit\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"proof\",\"type\":\"bytes32[]\",\"internalType\":\"bytes32[]\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"allowList\",\"inputs\":[{\"name\":\"stage\",\"type\":\"uint8\",\"internalType\":\"enumStage\"}],\"outputs\":[{\"name\":\"\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"authority\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"bounty\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractClaimPool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"claim\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"collect\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"contribute\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"payable\"},{\"type\":\"function\",\"name\":\"contributionOf\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"earlyAdopters\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractClaimPool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"failed\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"finalize\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"isConsumingScheduledOp\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bytes4\",\"internalType\":\"bytes4\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"leftOf\",\"inputs\":[{\"name\":\"stage_\",\"type\":\"uint8\",\"internalType\":\"enumStage\"},{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"open\",\"inputs\":[{\"name\":\"terms_\",\"type\":\"tuple\",\"internalType\":\"structTerms\",\"components\":[{\"name\":\"hardCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"softCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"minPrivate\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"publicCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"privateFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"privateUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"preSaleFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"preSaleUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"publicFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"publicUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"publicListed\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"pause\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"paused\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"raised\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"refund\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setAllowList\",\"inputs\":[{\"name\":\"stage_\",\"type\":\"uint8\",\"internalType\":\"enumStage\"},{\"name\":\"root\",\"type\":\"bytes32\",\"internalType\":\"bytes32\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"setAuthority\",\"inputs\":[{\"name\":\"newAuthority\",\"type\":\"address\",\"internalType\":\"address\"}],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"stage\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint8\",\"internalType\":\"enumStage\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"succeeded\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"bool\",\"internalType\":\"bool\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"team\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"address\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"terms\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"tuple\",\"internalType\":\"structTerms\",\"components\":[{\"name\":\"hardCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"softCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"minPrivate\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"publicCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"privateFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"privateUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"preSaleFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"preSaleUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"publicFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"publicUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"publicListed\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"token\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractIPSXToken\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"tokensFor\",\"inputs\":[{\"name\":\"amount\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"outputs\":[{\"name\":\"\",\"type\":\"uint256\",\"internalType\":\"uint256\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"treasury\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"addresspayable\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"unpause\",\"inputs\":[],\"outputs\":[],\"stateMutability\":\"nonpayable\"},{\"type\":\"function\",\"name\":\"vesting\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"address\",\"internalType\":\"contractTeamVesting\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"vestingCliff\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"function\",\"name\":\"vestingDuration\",\"inputs\":[],\"outputs\":[{\"name\":\"\",\"type\":\"uint64\",\"internalType\":\"uint64\"}],\"stateMutability\":\"view\"},{\"type\":\"event\",\"name\":\"Admitted\",\"inputs\":[{\"name\":\"stage\",\"type\":\"uint8\",\"indexed\":true,\"internalType\":\"enumStage\"},{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"limit\",\"type\":\"uint128\",\"indexed\":false,\"internalType\":\"uint128\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"AllowListSet\",\"inputs\":[{\"name\":\"stage\",\"type\":\"uint8\",\"indexed\":true,\"internalType\":\"enumStage\"},{\"name\":\"root\",\"type\":\"bytes32\",\"indexed\":false,\"internalType\":\"bytes32\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"AuthorityUpdated\",\"inputs\":[{\"name\":\"authority\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Claimed\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"given\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"tokens\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Collected\",\"inputs\":[{\"name\":\"treasury\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Contributed\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"stage\",\"type\":\"uint8\",\"indexed\":true,\"internalType\":\"enumStage\"},{\"name\":\"amount\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Finalized\",\"inputs\":[{\"name\":\"raised\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"},{\"name\":\"vesting\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"contractTeamVesting\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Opened\",\"inputs\":[{\"name\":\"terms\",\"type\":\"tuple\",\"indexed\":false,\"internalType\":\"structTerms\",\"components\":[{\"name\":\"hardCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"softCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"minPrivate\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"publicCap\",\"type\":\"uint128\",\"internalType\":\"uint128\"},{\"name\":\"privateFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"privateUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"preSaleFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"preSaleUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"publicFrom\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"publicUntil\",\"type\":\"uint40\",\"internalType\":\"uint40\"},{\"name\":\"publicListed\",\"type\":\"bool\",\"internalType\":\"bool\"}]}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Paused\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Refunded\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"indexed\":true,\"internalType\":\"address\"},{\"name\":\"given\",\"type\":\"uint256\",\"indexed\":false,\"internalType\":\"uint256\"}],\"anonymous\":false},{\"type\":\"event\",\"name\":\"Unpaused\",\"inputs\":[{\"name\":\"account\",\"type\":\"address\",\"indexed\":false,\"internalType\":\"address\"}],\"anonymous\":false},{\"type\":\"error\",\"name\":\"AccessManagedInvalidAuthority\",\"inputs\":[{\"name\":\"authority\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AccessManagedRequiredDelay\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"delay\",\"type\":\"uint32\",\"internalType\":\"uint32\"}]},{\"type\":\"error\",\"name\":\"AccessManagedUnauthorized\",\"inputs\":[{\"name\":\"caller\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"AlreadyCollected\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"AlreadyFinalized\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"AlreadyOpened\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"BadAmounts\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"BadDates\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"BadProof\",\"inputs\":[{\"name\":\"stage\",\"type\":\"uint8\",\"internalType\":\"enumStage\"},{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"BadVesting\",\"inputs\":[{\"name\":\"cliff\",\"type\":\"uint64\",\"internalType\":\"uint64\"},{\"name\":\"duration\",\"type\":\"uint64\",\"internalType\":\"uint64\"}]},{\"type\":\"error\",\"name\":\"BelowMinimum\",\"inputs\":[{\"name\":\"sent\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"minimum\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"EnforcedPause\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ExpectedPause\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"FailedCall\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"InsufficientBalance\",\"inputs\":[{\"name\":\"balance\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"needed\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"NoStage\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotFailed\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotFinalized\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NotSucceeded\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"NothingGiven\",\"inputs\":[{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"}]},{\"type\":\"error\",\"name\":\"OverLimit\",\"inputs\":[{\"name\":\"stage\",\"type\":\"uint8\",\"internalType\":\"enumStage\"},{\"name\":\"wallet\",\"type\":\"address\",\"internalType\":\"address\"},{\"name\":\"left\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"SoldOut\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"TooLate\",\"inputs\":[{\"name\":\"from\",\"type\":\"uint256\",\"internalType\":\"uint256\"},{\"name\":\"time\",\"type\":\"uint256\",\"internalType\":\"uint256\"}]},{\"type\":\"error\",\"name\":\"ZeroAddress\",\"inputs\":[]},{\"type\":\"error\",\"name\":\"ZeroAmount\",\"inputs\":[]}]",
	ID:  "TokenSale",
	Bin: "0x6101603461031c57601f6168f538819003918201601f19168301916001600160401b038311848410176102c45780849260a09460405283398101031261031c5780516001600160a01b0381169182820361031c5761005f60208201610320565b9061006c60408201610320565b91610085608061007e60608501610334565b9301610334565b5f80546001600160a01b0319166001600160a01b039093169283179055604051828152919590917f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a115158061030a575b156102fb576001600160401b0381811690831681811115806102ed575b156102d857505061014052610120526101005260e0526040516116c7808201906001600160401b038211838310176102c457602091839161446683393081520301905ff080156102b9576080819052604051610dc891908281016001600160401b038111828210176102c4578160c091615b2d948686843960608083526025908301527f6561726c792061646f707465727320616e642073747261746567696320706172608083015264746e65727360d81b60a08301526001600160a01b03166020820152604081018790520301905ff080156102b95760a05260805160405193838501916001600160a01b03166001600160401b038311868410176102c45760a09486948539606083526006606084015265626f756e747960d01b6080840152602083015260408201520301905ff080156102b95760c05260405161411d908161034982396080518181816105390152818161205f01526128a0015260a051818181611bf40152612101015260c0518181816117df015261218c015260e05181818161075a0152611d1f01526101005181818161191a0152611f070152610120518181816105dc0152611f74015261014051818181611f44015261294a0152f35b6040513d5f823e3d90fd5b634e487b7160e01b5f52604160045260245ffd5b632364d21760e21b5f5260045260245260445ffd5b506312d932008211156100f7565b63d92e233d60e01b5f5260045ffd5b506001600160a01b03831615156100da565b5f80fd5b51906001600160a01b038216820361031c57565b51906001600160401b038216820361031c5756fe608080604052600436101561033a575b50361561001a575f80fd5b6100226132ba565b341561031257610030612c5f565b60048110156102e55780156102bd576001811461026c575b6fffffffffffffffffffffffffffffffff600154166fffffffffffffffffffffffffffffffff6004541690036fffffffffffffffffffffffffffffffff811161023f576fffffffffffffffffffffffffffffffff1690813410823418028083189214610217576100b83382612cf8565b8083116101df57506fffffffffffffffffffffffffffffffff82166100dc826129ea565b73ffffffffffffffffffffffffffffffffffffffff33165f5260205261014d60405f2061010d83825460801c612a0f565b6fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff0000000000000000000000000000000083549260801b169116179055565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff61018e60045493828516612a0f565b169116176004556040518281527fff5258631fc66729124cf65de1cf08f4face6772ee757ff57a7ea821363d43d560203392a33481106101ca57005b6101d76101dd9134612a85565b336130ca565b005b61020b827ff473c926000000000000000000000000000000000000000000000000000000005f52612a01565b3360245260445260645ffd5b7f52df9fe5000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b6fffffffffffffffffffffffffffffffff6002541680341061028e5750610048565b7fbd49034f000000000000000000000000000000000000000000000000000000005f523460045260245260445ffd5b7f677e1817000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd5b7f1f2a2005000000000000000000000000000000000000000000000000000000005f5260045ffd5b5f905f3560e01c9081631514617e1461290e575080631e83409a146126bc5780633f4ba83a146125fe57806344c63eec146125aa5780634adbf580146123655780634bb278f314611e6d5780634db08aea14611e28578063590e1ae314611d865780635c975abb14611d4357806361d027b314611cd457806363d1cff314611c835780636721eb9714611c185780636b0eb4e214611ba95780637215c01d14611b6557806376ddfc3914611b245780637a9e5e4b146119ea5780638456cb591461193e57806385f2aef2146118cf5780638fb360371461183c5780639341525014611803578063943dfef1146117945780639886bf631461175757806398e2928314611021578063ba414fa614610fde578063beccaa8814610f99578063bf7e214f14610f48578063c040e6b814610ecf578063ce17923514610e7e578063cecdc6aa14610e39578063d081f2b814610df5578063d502562514610bf9578063d7805ece14610b2e578063d7bb99ba14610829578063e5225381146106d3578063f0384aff1461064e578063f0ea4bfc14610600578063f3640e741461059d578063f94abb45146105605763fc0c546a0361000f573461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b80fd5b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760206040516312d932008152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760206fffffffffffffffffffffffffffffffff60045416604051908152f35b503461055d5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760043560048110156106cf577f3494d0308debdf4b060d3a13e925518301fd5c3d9624822071ca6ae71bd7023060206024356106ba3633612e9f565b806106c4856129d3565b55604051908152a280f35b5080fd5b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760065473ffffffffffffffffffffffffffffffffffffffff8160081c16156108015760ff81166107d9577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0060019116176006556107d67f00000000000000000000000000000000000000000000000000000000000000006fffffffffffffffffffffffffffffffff60045416906040518281527f8c22f554c81b54107cd95e734e4ef45767214974a540f34ea4a4f8c3fc7b13c3602073ffffffffffffffffffffffffffffffffffffffff841692a26130ca565b80f35b6004827f8d0399cc000000000000000000000000000000000000000000000000000000008152fd5b6004827f1bee0d5a000000000000000000000000000000000000000000000000000000008152fd5b50807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5761085b6132ba565b3415610b0657610869612c5f565b6004811015610ad9578015610ab15760018114610a60575b6fffffffffffffffffffffffffffffffff600154166fffffffffffffffffffffffffffffffff6004541690036fffffffffffffffffffffffffffffffff8111610a33576fffffffffffffffffffffffffffffffff1690813410823418028083189214610a0b576108f13382612cf8565b8083116109d257506fffffffffffffffffffffffffffffffff8216610915826129ea565b73ffffffffffffffffffffffffffffffffffffffff33165f5260205261094660405f2061010d83825460801c612a0f565b7fffffffffffffffffffffffffffffffff000000000000000000000000000000006fffffffffffffffffffffffffffffffff61098760045493828516612a0f565b169116176004556040518281527fff5258631fc66729124cf65de1cf08f4face6772ee757ff57a7ea821363d43d560203392a33481106109c5575080f35b6101d76107d69134612a85565b8390610a026064937ff473c926000000000000000000000000000000000000000000000000000000008452612a01565b33602452604452fd5b6004837f52df9fe5000000000000000000000000000000000000000000000000000000008152fd5b6024837f4e487b710000000000000000000000000000000000000000000000000000000081526011600452fd5b6fffffffffffffffffffffffffffffffff60025416803410610a825750610881565b7fbd49034f00000000000000000000000000000000000000000000000000000000835234600452602452604482fd5b6004827f677e1817000000000000000000000000000000000000000000000000000000008152fd5b6024827f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b807f1f2a20050000000000000000000000000000000000000000000000000000000060049252fd5b503461055d5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57610bf1602091610b6c61296e565b60018252600584526040822073ffffffffffffffffffffffffffffffffffffffff82165f52845273ffffffffffffffffffffffffffffffffffffffff6040610bd3815f205460801c60028652600588528286208486165f528852825f205460801c90612a41565b9360038152600587522091165f52835260405f205460801c90612a41565b604051908152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57604051610c3481612a92565b8181528160208201528160408201528160608201528160808201528160a08201528160c08201528160e082015281610100820152816101208201526101400152604051610c8081612a92565b6001546fffffffffffffffffffffffffffffffff811691828152602081019160801c825260025491604082016fffffffffffffffffffffffffffffffff84168152606083019360801c8452600354936080840164ffffffffff8616815260a08501908660281c64ffffffffff16825260c08601928760501c64ffffffffff16845260e08701948860781c64ffffffffff1686526101008801968960a01c64ffffffffff1688526101208901988a60c81c64ffffffffff168a52610140019960f01c60ff1615158a526040519a8b52516fffffffffffffffffffffffffffffffff1660208b0152516fffffffffffffffffffffffffffffffff1660408a0152516fffffffffffffffffffffffffffffffff1660608901525164ffffffffff1660808801525164ffffffffff1660a08701525164ffffffffff1660c08601525164ffffffffff1660e08501525164ffffffffff166101008401525164ffffffffff1661012083015251151561014082015261016090f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760206040516a25391ee35a05c54d0000008152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760206040516b0129c8f71ad02e2a680000008152f35b503461055d5760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760043590600482101561055d576020610bf183610ec9612991565b90612cf8565b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57610f06612c5f565b604051906004811015610f1b57602092508152f35b6024837f4e487b710000000000000000000000000000000000000000000000000000000081526021600452fd5b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5773ffffffffffffffffffffffffffffffffffffffff6020915416604051908152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760206040516b01997453c4de3f7a4f0000008152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d576020611017612c2f565b6040519015158152f35b503461055d576101607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5761105c3633612e9f565b6fffffffffffffffffffffffffffffffff6001541661172f576fffffffffffffffffffffffffffffffff61108e612b39565b16670de0b6b3a7640000111580611701575b1561167f576fffffffffffffffffffffffffffffffff6110be612b58565b161515806116d4575b1561167f576110d4612b77565b6fffffffffffffffffffffffffffffffff806110ee612b39565b1691161161167f576fffffffffffffffffffffffffffffffff61110f612b96565b161515806116a7575b1561167f57611125612bb5565b61112d612bb5565b9064ffffffffff429116106116495750611145612bb5565b64ffffffffff80611154612bc9565b1691161080611627575b156115b75761116b612bdd565b64ffffffffff8061117a612bf1565b1691161080611605575b156115b757611191612c05565b64ffffffffff806111a0612c1a565b16911610806115df575b156115b7576fffffffffffffffffffffffffffffffff6111c8612b39565b167fffffffffffffffffffffffffffffffff0000000000000000000000000000000060015416176001556111fa612b58565b6fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff000000000000000000000000000000006001549260801b169116176001556fffffffffffffffffffffffffffffffff611253612b77565b167fffffffffffffffffffffffffffffffff000000000000000000000000000000006002541617600255611285612b96565b6fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff000000000000000000000000000000006002549260801b1691161760025564ffffffffff6112d3612bb5565b1660035469ffffffffff00000000006112ea612bc9565b60281b166effffffffff00000000000000000000611306612bdd565b60501b169273ffffffffff000000000000000000000000000000611328612bf1565b60781b169078ffffffffff000000000000000000000000000000000000000061134f612c05565b60a01b16917dffffffffff0000000000000000000000000000000000000000000000000061137b612c1a565b60c81b169361014435968715158098036115b3577fffffffffffffff0000000000ffffffffffffffffffffffffffffffffffffffff7fffff0000000000ffffffffffffffffffffffffffffffffffffffffffffffffff927fffffffffffffffffffffffff0000000000ffffffffffffffffffffffffffffff7fff00ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff967fffffffffffffffffffffffffffffffffff0000000000000000000000000000007eff0000000000000000000000000000000000000000000000000000000000008d60f01b169b1617161716171617161717176003556040516004356fffffffffffffffffffffffffffffffff81168091036115af5781526024356fffffffffffffffffffffffffffffffff81168091036115af5760208201526fffffffffffffffffffffffffffffffff6114c86129b4565b1660408201526064356fffffffffffffffffffffffffffffffff81168091036115af57606082015260843564ffffffffff81168091036115af57608082015260a43564ffffffffff81168091036115af5760a082015260c43564ffffffffff81168091036115af5760c082015260e43564ffffffffff81168091036115af5760e08201526101043564ffffffffff81168091036115af57610100820152610124359064ffffffffff82168092036115af577fd5e7a80fe705e1a9cbe5fb88f1cd7c09938f44b2b80e5974dc1cac3ddae49c9c9261016092610120830152610140820152a180f35b8380fd5b8880fd5b807f5928148a0000000000000000000000000000000000000000000000000000000060049252fd5b506115e8612c1a565b6303c50a00420190814211610a335764ffffffffff1611156111aa565b5061160e612bf1565b64ffffffffff8061161d612c05565b1691161115611184565b50611630612bc9565b64ffffffffff8061163f612bdd565b169116111561115e565b7f388b017300000000000000000000000000000000000000000000000000000000825264ffffffffff1660045242602452604490fd5b807fc6fd44640000000000000000000000000000000000000000000000000000000060049252fd5b506116b0612b96565b6fffffffffffffffffffffffffffffffff806116ca612b39565b1691161115611118565b506116dd612b58565b6fffffffffffffffffffffffffffffffff806116f7612b39565b16911611156110c7565b506a6342fd08f00f63780000006fffffffffffffffffffffffffffffffff611727612b39565b1611156110a0565b807f1da42b260000000000000000000000000000000000000000000000000000000060049252fd5b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760206040516303c50a008152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d576020611017612b08565b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57805460a01c60ff16156118c7575060207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60209061189d565b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d576119773633612e9f565b61197f6132ba565b75010000000000000000000000000000000000000000007fffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffff8254161781557f62e78cea01bee320cd4e420270b5ea74000d11b0c9f74754ebdbfc544b05a2586020604051338152a180f35b503461055d5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57611a2261296e565b90805473ffffffffffffffffffffffffffffffffffffffff81163303611af857823b15611ab65760207fffffffffffffffffffffffff00000000000000000000000000000000000000007f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad9273ffffffffffffffffffffffffffffffffffffffff861691829116178455604051908152a180f35b5073ffffffffffffffffffffffffffffffffffffffff6024927fc2f31e5e00000000000000000000000000000000000000000000000000000000835216600452fd5b6024827f068ca9d800000000000000000000000000000000000000000000000000000000815233600452fd5b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d576020604051670de0b6b3a76400008152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760206040516a6342fd08f00f63780000008152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461055d5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d576020906fffffffffffffffffffffffffffffffff6001541680155f14611c715750604051908152f35b611c7e9150600435613182565b610bf1565b503461055d5760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760043590600482101561055d576020611ccb836129d3565b54604051908152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760ff6020915460a81c166040519015158152f35b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d57611dbd612c2f565b15611e00576107d6611dce33612deb565b6040518181527fd7dee2702d63ad89917b6a4da9981c90c4d24f8c2bdfd64c604ecae57d8d065160203392a2336130ca565b807f7d7c29370000000000000000000000000000000000000000000000000000000060049252fd5b503461055d57807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261055d5760206040516b02e87669c308736a040000008152f35b50346122e4575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126122e457611ea4612b08565b1561233d5773ffffffffffffffffffffffffffffffffffffffff60065460081c1661231557604051610e2c8082019082821067ffffffffffffffff8311176122e85760809183916132f1833973ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016815267ffffffffffffffff4216602082015267ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016604082015267ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001660608201520301905ff080156122d95760407f7b1990f6546bb8c366883c6dbadda7cbb52114d60570d3f7ab226e6a59f35bf2917fffffffffffffffffffffff0000000000000000000000000000000000000000ff74ffffffffffffffffffffffffffffffffffffffff006006549260081b169116178060065573ffffffffffffffffffffffffffffffffffffffff6fffffffffffffffffffffffffffffffff6004541691835192835260081c166020820152a173ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001690813b156122e4576040517f522e11770000000000000000000000000000000000000000000000000000000081525f8160048183875af180156122d9576122c6575b5080916040517fa9059cbb00000000000000000000000000000000000000000000000000000000815273ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001660048201526b01997453c4de3f7a4f000000602482015260208160448186865af1801561229e576122a9575b50604051907fa9059cbb00000000000000000000000000000000000000000000000000000000825273ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001660048301526a25391ee35a05c54d000000602483015260208260448186855af191821561229e57602092612283575b50604473ffffffffffffffffffffffffffffffffffffffff60065460081c1660405194859384927fa9059cbb00000000000000000000000000000000000000000000000000000000845260048401526b0129c8f71ad02e2a6800000060248401525af180156122785761224c575080f35b61226d9060203d602011612271575b6122658183612aaf565b810190612af0565b5080f35b503d61225b565b6040513d84823e3d90fd5b61229990833d8511612271576122658183612aaf565b6121db565b6040513d85823e3d90fd5b6122c19060203d602011612271576122658183612aaf565b61214d565b6122d291505f90612aaf565b5f5f6120c1565b6040513d5f823e3d90fd5b5f80fd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b7f475a2535000000000000000000000000000000000000000000000000000000005f5260045ffd5b7fa9e905b6000000000000000000000000000000000000000000000000000000005f5260045ffd5b346122e45760807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126122e45760043560048110156122e4576123a8612991565b906123b16129b4565b6064359267ffffffffffffffff84116122e457366023850112156122e45783600401359267ffffffffffffffff84116122e4573660248560051b870101116122e4576fffffffffffffffffffffffffffffffff61240d826129d3565b5493169160405160208101906124778161244b8786866020909392919373ffffffffffffffffffffffffffffffffffffffff60408201951681520152565b037fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe08101835282612aaf565b5190206040516020810191825260208152612493604082612aaf565b519020935f945b868610156124db5760248660051b89010135908181105f146124ca575f52602052600160405f205b95019461249a565b905f52602052600160405f206124c2565b0361256057602073ffffffffffffffffffffffffffffffffffffffff7f30b7aecd1668ee8be783a938051b06dc1a92b06ccf8cfbfb5877083d6eb6373392612522856129ea565b8282165f52835260405f20867fffffffffffffffffffffffffffffffff000000000000000000000000000000008254161790556040519586521693a3005b6125a173ffffffffffffffffffffffffffffffffffffffff927ffacac1e9000000000000000000000000000000000000000000000000000000005f52612a01565b1660245260445ffd5b346122e4575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126122e457602073ffffffffffffffffffffffffffffffffffffffff60065460081c16604051908152f35b346122e4575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126122e4576126363633612e9f565b5f5460ff8160a81c1615612694577fffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffffff165f557f5db9ee0a495bf2e6ff9c91a7834c1ba4fdd244a5e8aa4e537bd38aeae4b073aa6020604051338152a1005b7f8dfc202b000000000000000000000000000000000000000000000000000000005f5260045ffd5b346122e45760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126122e4576126f361296e565b73ffffffffffffffffffffffffffffffffffffffff60065460081c16156128e65761271d81612deb565b90600454918260801c916fffffffffffffffffffffffffffffffff7fffffffffffffffffffffffffffffffff0000000000000000000000000000000061276582851686612a0f565b60801b16941693841760045561277b8284612a41565b806b02e87669c308736a0400000002906b02e87669c308736a0400000082040361023f57846127a991612a4e565b93836b02e87669c308736a0400000002936b02e87669c308736a0400000085040361023f57612886946127e16127e792602096612a4e565b90612a85565b9160405190815282848201527f987d620f307ff6b94d58743cb7a7509f24071586a77759b77c2d4e29f75a2f9a604073ffffffffffffffffffffffffffffffffffffffff841692a260405193849283927fa9059cbb000000000000000000000000000000000000000000000000000000008452600484016020909392919373ffffffffffffffffffffffffffffffffffffffff60408201951681520152565b03815f73ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000165af180156122d9576128ce57005b6101dd9060203d602011612271576122658183612aaf565b7f1bee0d5a000000000000000000000000000000000000000000000000000000005f5260045ffd5b346122e4575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126122e45760209067ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b6004359073ffffffffffffffffffffffffffffffffffffffff821682036122e457565b6024359073ffffffffffffffffffffffffffffffffffffffff821682036122e457565b604435906fffffffffffffffffffffffffffffffff821682036122e457565b60048110156102e5575f52600760205260405f2090565b60048110156102e5575f52600560205260405f2090565b60048110156102e557600452565b906fffffffffffffffffffffffffffffffff809116911601906fffffffffffffffffffffffffffffffff821161023f57565b9190820180921161023f57565b8115612a58570490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd5b9190820391821161023f57565b610160810190811067ffffffffffffffff8211176122e857604052565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff8211176122e857604052565b908160209103126122e4575180151581036122e45790565b612b10613263565b80612b185790565b506fffffffffffffffffffffffffffffffff6004541660015460801c111590565b6004356fffffffffffffffffffffffffffffffff811681036122e45790565b6024356fffffffffffffffffffffffffffffffff811681036122e45790565b6044356fffffffffffffffffffffffffffffffff811681036122e45790565b6064356fffffffffffffffffffffffffffffffff811681036122e45790565b60843564ffffffffff811681036122e45790565b60a43564ffffffffff811681036122e45790565b60c43564ffffffffff811681036122e45790565b60e43564ffffffffff811681036122e45790565b6101043564ffffffffff811681036122e45790565b6101243564ffffffffff811681036122e45790565b612c37613263565b80612c3f5790565b506fffffffffffffffffffffffffffffffff6004541660015460801c1190565b6003544264ffffffffff8216111580612ce5575b612cdf574264ffffffffff8260501c16111580612ccc575b612cc6574264ffffffffff8260a01c1611159081612cb2575b50612cad575f90565b600390565b64ffffffffff915060c81c1642105f612ca4565b50600290565b5064ffffffffff8160781c164210612c8b565b50600190565b5064ffffffffff8160281c164210612c73565b9073ffffffffffffffffffffffffffffffffffffffff612d17836129ea565b91165f5260205260405f20604051906040820182811067ffffffffffffffff8211176122e857604052549060206fffffffffffffffffffffffffffffffff831691828152019160801c8252809260048110156102e557600314612d93575b50516fffffffffffffffffffffffffffffffff168103908111150290565b90915060ff60035460f01c165f14612dce576fffffffffffffffffffffffffffffffff9060025460801c9081808210911802185b9190612d75565b506fffffffffffffffffffffffffffffffff60025460801c612dc7565b73ffffffffffffffffffffffffffffffffffffffff165f60015b60ff81169060038211612e675760048210156102e557612e2660ff926129ea565b845f52602052612e3f60405f2093845460801c90612a41565b926fffffffffffffffffffffffffffffffff81541690551660ff811461023f57600101612e05565b505091908215612e745750565b7fc5f2481b000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b5f915f549173ffffffffffffffffffffffffffffffffffffffff831692826004116122e4575f5f9060405f81519573ffffffffffffffffffffffffffffffffffffffff60208801917fb700961300000000000000000000000000000000000000000000000000000000835216968760248201523060448201527fffffffff00000000000000000000000000000000000000000000000000000000833516606482015260648152612f50608482612aaf565b828052826020525190895afa6130b7575b15612f6f575b505050505050565b63ffffffff161561308b577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55823b156122e4577fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0925f92836064601f94604051978896879586937f94c7d7ee00000000000000000000000000000000000000000000000000000000855260048501526040602485015280604485015280868686013785858286010152011681010301925af180156122d957613078575b507fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff81541690555f8080808080612f67565b61308491505f90612aaf565b5f5f613046565b507f068ca9d8000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b50505f516020518060201c150290612f61565b81471061315257604051906020820182811067ffffffffffffffff8211176122e8575f9373ffffffffffffffffffffffffffffffffffffffff859493858095819560405252165af11561311957565b3d1561312a576040513d5f823e3d90fd5b7fd6bda275000000000000000000000000000000000000000000000000000000005f5260045ffd5b50477fcf479181000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff6b02e87669c308736a040000008209916b02e87669c308736a04000000820291828085109403938085039414613254578382111561323c576b02e87669c308736a04000000829109815f0382168092046002816003021880820260020302808202600203028082026002030280820260020302808202600203028091026002030293600183805f03040190848311900302920304170290565b50634e487b715f52156003026011186020526024601cfd5b50906132609250612a4e565b90565b6fffffffffffffffffffffffffffffffff600154168015159081613285575090565b90506fffffffffffffffffffffffffffffffff600454161480156132a65790565b5064ffffffffff60035460c81c1642101590565b60ff5f5460a81c166132c857565b7fd93c0665000000000000000000000000000000000000000000000000000000005f5260045ffdfe60e0346101a557601f610e2c38819003918201601f19168301916001600160401b038311848410176101a9578084926080946040528339810103126101a55780516001600160a01b03811691908290036101a55761005f602082016101bd565b6100776060610070604085016101bd565b93016101bd565b928015610192575f80546001600160a01b03198116831782556001600160a01b0316907f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e09080a360805260a08190526001600160401b03918216911680821161016657506080516001600160401b03906100f29082166101d1565b16016001600160401b0381116101525760c052604051610c299081610203823960805181818161028e015281816109e40152610b6a015260a05181818161076e015281816109b90152610bd1015260c05181818161070c0152610a150152f35b634e487b7160e01b5f52601160045260245ffd5b61016f906101d1565b6303be3ef560e41b5f9081526004929092526001600160401b0316602452604490fd5b631e4fbdf760e01b5f525f60045260245ffd5b5f80fd5b634e487b7160e01b5f52604160045260245ffd5b51906001600160401b03821682036101a557565b6001600160401b0381116101eb576001600160401b031690565b6306dfcc6560e41b5f52604060045260245260445ffdfe6080604052600436101561001a575b3615610018575f80fd5b005b5f3560e01c80630a17b06b146107925780630fb5a6b41461073057806313d033c0146106ce5780631916558714610581578063715018a6146104e7578063810ec23b1461048f57806386d1a69f146103e15780638da5cb5b1461039157806396132521146103565780639852595c146102f3578063a3f8eace146102b2578063be9a655514610250578063efbe1c1c14610218578063f2fde38b1461012c5763fbccedae0361000e5734610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285760206101206101174761011267ffffffffffffffff4216916001549061080b565b610a09565b6001549061095d565b604051908152f35b5f80fd5b346101285760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285773ffffffffffffffffffffffffffffffffffffffff6101786107e8565b610180610a56565b1680156101ec5773ffffffffffffffffffffffffffffffffffffffff5f54827fffffffffffffffffffffffff00000000000000000000000000000000000000008216175f55167f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e05f80a3005b7f1e4fbdf7000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285760206101206109ab565b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261012857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101285760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285760206101206102ee6107e8565b61096a565b346101285760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285773ffffffffffffffffffffffffffffffffffffffff61033f6107e8565b165f526002602052602060405f2054604051908152f35b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610128576020600154604051908152f35b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261012857602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285761001861042e4761011267ffffffffffffffff4216916001549061080b565b61044561043e600154809361095d565b809261080b565b6001557fda9d4e5f101b8b9b1c5b76d0c5a9f7923571acfc02376aa076b75a8c080c956b6020604051838152a173ffffffffffffffffffffffffffffffffffffffff5f5416610aa2565b346101285760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610128576104c66107e8565b6024359067ffffffffffffffff821682036101285760209161012091610845565b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285761051d610a56565b5f73ffffffffffffffffffffffffffffffffffffffff81547fffffffffffffffffffffffff000000000000000000000000000000000000000081168355167f8be0079c531659141344cd1fd0a4f28419497f9722a3daafe3b4186f6b6457e08280a3005b346101285760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610128576105b86107e8565b73ffffffffffffffffffffffffffffffffffffffff6105d68261096a565b911690815f52600260205260405f206105f082825461080b565b9055817fc0e523490dd523c33b1878c9eb14ff46991e3f5b2cd33710918618f2a39cba1b6020604051848152a273ffffffffffffffffffffffffffffffffffffffff5f541690604051917fa9059cbb000000000000000000000000000000000000000000000000000000005f5260045260245260205f60448180865af19060015f51148216156106ae575b501561068357005b7f5274afe7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b60018215166106c65750813b15153d1516168261067b565b3d5f823e3d90fd5b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261012857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b34610128575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261012857602060405167ffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101285760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101285760043567ffffffffffffffff8116810361012857610120602091610112476001549061080b565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361012857565b9190820180921161081857565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff16906040517f70a08231000000000000000000000000000000000000000000000000000000008152306004820152602081602481865afa908115610952575f916108bd575b50610112906108ba935f52600260205260405f20549061080b565b90565b905060203d60201161094b575b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f820116820182811067ffffffffffffffff82111761091e5760209183916040528101031261012857516108ba61089f565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b503d6108ca565b6040513d5f823e3d90fd5b9190820391821161081857565b6108ba9073ffffffffffffffffffffffffffffffffffffffff61099767ffffffffffffffff421683610845565b91165f52600260205260405f20549061095d565b6108ba67ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001661080b565b9067ffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001667ffffffffffffffff8216105f14610a4d5750505f90565b6108ba91610b5a565b73ffffffffffffffffffffffffffffffffffffffff5f54163303610a7657565b7f118cdaa7000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b814710610b2a57604051906020820182811067ffffffffffffffff82111761091e575f9373ffffffffffffffffffffffffffffffffffffffff859493858095819560405252165af115610af157565b3d15610b02576040513d5f823e3d90fd5b7fd6bda275000000000000000000000000000000000000000000000000000000005f5260045ffd5b50477fcf479181000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b9067ffffffffffffffff908116907f00000000000000000000000000000000000000000000000000000000000000001680821015610b99575050505f90565b610ba16109ab565b8210610bac57505090565b610bb59161095d565b908181029181830414901517156108185767ffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016908115610bfc570490565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601260045260245ffd6101808060405234610478576020816116c78038038091610020828561047c565b83398101031261047857516001600160a01b03811681036104785760405161004960408261047c565b600481526020810163092a0a6b60e31b81526040519061006a60408361047c565b6004825263092a0a6b60e31b60208301526040519261008a60408561047c565b6004845263092a0a6b60e31b6020850152604051936100aa60408661047c565b60018552603160f81b60208601908152845190946001600160401b0382116103735760035490600182811c9216801561046e575b60208310146103555781601f8493116103f8575b50602090601f8311600114610392575f92610387575b50508160011b915f199060031b1c1916176003555b8051906001600160401b0382116103735760045490600182811c92168015610369575b60208310146103555781601f8493116102df575b50602090601f8311600114610279575f9261026e575b50508160011b915f199060031b1c1916176004555b6101888161049f565b610120526101958461049f565b61014052519020918260e05251902080610100524660a0526040519060208201927f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f8452604083015260608201524660808201523060a082015260a081526101fe60c08261047c565b5190206080523060c052610160526040516111bc908161050b823960805181610e93015260a05181610f50015260c05181610e64015260e05181610ee201526101005181610f08015261012051816105610152610140518161058a01526101605181818161035701526107670152f35b015190505f8061016a565b60045f9081528281209350601f198516905b8181106102c757509084600195949392106102af575b505050811b0160045561017f565b01515f1960f88460031b161c191690555f80806102a1565b9293602060018192878601518155019501930161028b565b828111156101545760045f52909150601f830160051c7f8a35acfbc15ff81a39ae7d344fd709f28e8600b4aa8c65c6b64bfe7fe36bd19b6020851061034d575b849392601f0160051c82900391015f5b82811061033d575050610154565b5f8183015585945060010161032f565b5f915061031f565b634e487b7160e01b5f52602260045260245ffd5b91607f1691610140565b634e487b7160e01b5f52604160045260245ffd5b015190505f80610108565b60035f9081528281209350601f198516905b8181106103e057509084600195949392106103c8575b505050811b0160035561011d565b01515f1960f88460031b161c191690555f80806103ba565b929360206001819287860151815501950193016103a4565b828111156100f25760035f52909150601f830160051c7fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b60208510610466575b849392601f0160051c82900391015f5b8281106104565750506100f2565b5f81830155859450600101610448565b5f9150610438565b91607f16916100de565b5f80fd5b601f909101601f19168101906001600160401b0382119082101761037357604052565b601f8151116104ca5760208151910151602082106104bb571790565b5f198260200360031b1b161790565b604460209160405192839163305a27a960e01b83528160048401528051918291826024860152018484015e5f828201840152601f01601f19168101030190fdfe6080806040526004361015610012575f80fd5b5f3560e01c90816306fdde0314610b8a57508063095ea7b314610b4657806318160ddd14610b0b57806323b872dd14610977578063313ce5671461093e57806332cb6b0c146108fa5780633644e515146108ba578063522e11771461072257806370a08231146106c05780637ecebe001461065d57806384b0196e1461052b57806395d89b41146103ca578063a9059cbb1461037b578063cb4c86b71461030d578063d505accf1461015c5763dd62ed3e146100cc575f80fd5b346101585760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015857610103610ca3565b73ffffffffffffffffffffffffffffffffffffffff610120610cc6565b91165f52600160205273ffffffffffffffffffffffffffffffffffffffff60405f2091165f52602052602060405f2054604051908152f35b5f80fd5b346101585760e07ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015857610193610ca3565b61019b610cc6565b604435906064359260843560ff81168103610158578442116102e15761029c61029373ffffffffffffffffffffffffffffffffffffffff9283851697885f52600760205260405f20908154916001830190556040519060208201927f6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c984528b6040840152878a1660608401528a608084015260a083015260c082015260c0815261024660e082610ce9565b519020610251610e4d565b90604051917f190100000000000000000000000000000000000000000000000000000000000083526002830152602282015260c43591604260a435922061104a565b909291926110e4565b168481036102b157506102af9350610f76565b005b84907f4b800e46000000000000000000000000000000000000000000000000000000005f5260045260245260445ffd5b847f62791302000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015857602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b346101585760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576103bf6103b5610ca3565b6024359033610d57565b602060405160018152f35b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576040515f6004548060011c90600181168015610521575b6020831081146104f4578285529081156104b25750600114610454575b6104508361043c81850382610ce9565b604051918291602083526020830190610c60565b0390f35b91905060045f527f8a35acfbc15ff81a39ae7d344fd709f28e8600b4aa8c65c6b64bfe7fe36bd19b915f905b8082106104985750909150810160200161043c61042c565b919260018160209254838588010152019101909291610480565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff001660208086019190915291151560051b8401909101915061043c905061042c565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b91607f169161040f565b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576106016105857f0000000000000000000000000000000000000000000000000000000000000000610ff3565b6105ae7f0000000000000000000000000000000000000000000000000000000000000000610ff3565b602061060f604051926105c18385610ce9565b5f84525f3681376040519586957f0f00000000000000000000000000000000000000000000000000000000000000875260e08588015260e0870190610c60565b908582036040870152610c60565b4660608501523060808501525f60a085015283810360c08501528180845192838152019301915f5b82811061064657505050500390f35b835185528695509381019392810192600101610637565b346101585760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101585773ffffffffffffffffffffffffffffffffffffffff6106a9610ca3565b165f526007602052602060405f2054604051908152f35b346101585760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101585773ffffffffffffffffffffffffffffffffffffffff61070c610ca3565b165f525f602052602060405f2054604051908152f35b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101585773ffffffffffffffffffffffffffffffffffffffff7f00000000000000000000000000000000000000000000000000000000000000001680330361088e5760025461086657801561083a576002546b05d0ecd38610e6d408000000810180911161080d57600255805f525f60205260405f206b05d0ecd38610e6d40800000081540190555f7fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef60206040516b05d0ecd38610e6d4080000008152a3005b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd5b7fec442f05000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b7f520341f2000000000000000000000000000000000000000000000000000000005f5260045ffd5b7f3a2fb705000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101585760206108f2610e4d565b604051908152f35b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126101585760206040516b05d0ecd38610e6d4080000008152f35b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261015857602060405160128152f35b346101585760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576109ae610ca3565b6109b6610cc6565b6044359073ffffffffffffffffffffffffffffffffffffffff831692835f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f5260205260405f20547fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff8110610a32575b506103bf9350610d57565b838110610ad7578415610aab573315610a7f576103bf945f52600160205260405f2073ffffffffffffffffffffffffffffffffffffffff33165f526020528360405f209103905584610a27565b7f94280d62000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b7fe602df05000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b83907ffb8f41b2000000000000000000000000000000000000000000000000000000005f523360045260245260445260645ffd5b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576020600254604051908152f35b346101585760407ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158576103bf610b80610ca3565b6024359033610f76565b34610158575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610158575f6003548060011c90600181168015610c56575b6020831081146104f4578285529081156104b25750600114610bf8576104508361043c81850382610ce9565b91905060035f527fc2575a0e9e593c00f959f8c92f12db2869c3395a3b0502d05e2516446f71f85b915f905b808210610c3c5750909150810160200161043c61042c565b919260018160209254838588010152019101909291610c24565b91607f1691610bcc565b907fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f602080948051918291828752018686015e5f8582860101520116010190565b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361015857565b6024359073ffffffffffffffffffffffffffffffffffffffff8216820361015857565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610d2a57604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff16908115610e215773ffffffffffffffffffffffffffffffffffffffff1691821561083a57815f525f60205260405f2054818110610def57817fddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef92602092855f525f84520360405f2055845f525f825260405f20818154019055604051908152a3565b827fe450d38c000000000000000000000000000000000000000000000000000000005f5260045260245260445260645ffd5b7f96c6fd1e000000000000000000000000000000000000000000000000000000005f525f60045260245ffd5b73ffffffffffffffffffffffffffffffffffffffff7f000000000000000000000000000000000000000000000000000000000000000016301480610f4d575b15610eb5577f000000000000000000000000000000000000000000000000000000000000000090565b60405160208101907f8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f82527f000000000000000000000000000000000000000000000000000000000000000060408201527f000000000000000000000000000000000000000000000000000000000000000060608201524660808201523060a082015260a08152610f4760c082610ce9565b51902090565b507f00000000000000000000000000000000000000000000000000000000000000004614610e8c565b73ffffffffffffffffffffffffffffffffffffffff16908115610aab5773ffffffffffffffffffffffffffffffffffffffff16918215610a7f5760207f8c5be1e5ebec7d5bd14f71427d1e84f3dd0314c0f7b2291e5b200ac8c7c3b92591835f526001825260405f20855f5282528060405f2055604051908152a3565b60ff811690601f8211611022576040519161100f604084610ce9565b6020808452838101919036833783525290565b7fb3512b0c000000000000000000000000000000000000000000000000000000005f5260045ffd5b91907f7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a084116110d9579160209360809260ff5f9560405194855216868401526040830152606082015282805260015afa156110ce575f5173ffffffffffffffffffffffffffffffffffffffff8116156110c457905f905f90565b505f906001905f90565b6040513d5f823e3d90fd5b5050505f9160039190565b600481101561118f57806110f6575050565b60018103611126577ff645eedf000000000000000000000000000000000000000000000000000000005f5260045ffd5b6002810361115a57507ffce698f7000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b6003146111645750565b7fd78bce0c000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602160045260245ffd60a06040523461028157610dc88038038061001981610285565b9283398101906060818303126102815780516001600160401b03811161028157810182601f82011215610281578051906001600160401b03821161026d5761006a601f8301601f1916602001610285565b938285526020838301011161028157815f9260208093018387015e840101526020810151906001600160a01b038216820361028157604001516001600160a01b03811690819003610281575f80546001600160a01b031916821790556040519081527f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad90602090a181516001600160401b03811161026d57600154600181811c91168015610263575b602082101461024f57601f81116101e1575b50602092601f821160011461018057928192935f92610175575b50508160011b915f199060031b1c1916176001555b608052604051610b1d90816102ab823960805181818160cd01526107370152f35b015190505f8061013f565b601f1982169360015f52805f20915f5b8681106101c957508360019596106101b1575b505050811b01600155610154565b01515f1960f88460031b161c191690555f80806101a3565b91926020600181928685015181550194019201610190565b818111156101255760015f52601f820160051c7fb10e2d527612073b26eecdfd717e6a320cf44b4afac2b0732d9fcbe2b7fa0cf660208410610247575b81601f9101920160051c03905f5b82811061023a575050610125565b5f8282015560010161022c565b5f915061021e565b634e487b7160e01b5f52602260045260245ffd5b90607f1690610113565b634e487b7160e01b5f52604160045260245ffd5b5f80fd5b6040519190601f01601f191682016001600160401b0381118382101761026d5760405256fe6080806040526004361015610012575f80fd5b5f905f358060e01c91826306fdde03146108c55750816329998d4b146108625781633d13f874146105b95781637a9e5e4b146104ad5781638fb360371461041c578163bf7e214f146103cc578163dab5f3401461013057508063ebf0c717146100f45763fc0c546a14610083575f80fd5b346100f157807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f157602060405173ffffffffffffffffffffffffffffffffffffffff7f0000000000000000000000000000000000000000000000000000000000000000168152f35b80fd5b50346100f157807ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126100f1576020600254604051908152f35b9050346103895760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261038957600435905f5473ffffffffffffffffffffffffffffffffffffffff81169136600411610389575f60405f809382517fffffffff0000000000000000000000000000000000000000000000000000000060208201927fb7009613000000000000000000000000000000000000000000000000000000008452336024840152306044840152166064820152606481526101f9608482610a52565b828052826020525190875afa6103b9575b15610243575b847f2ae0bd135f5bcfc82b9dbffdabe76051e763c2ed1c7188197181a575aa0e55b360208680600255604051908152a180f35b63ffffffff161561038d577fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff1674010000000000000000000000000000000000000000175f55803b15610389575f60405180927f94c7d7ee0000000000000000000000000000000000000000000000000000000082523360048301526040602483015236604483015236836064840137826064368401015281836064827fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f36011681010301925af1801561037e57610368575b5081547fffffffffffffffffffffff00ffffffffffffffffffffffffffffffffffffffff16825560207f2ae0bd135f5bcfc82b9dbffdabe76051e763c2ed1c7188197181a575aa0e55b35f610210565b6103759192505f90610a52565b5f906020610318565b6040513d5f823e3d90fd5b5f80fd5b7f068ca9d8000000000000000000000000000000000000000000000000000000005f523360045260245ffd5b50505f516020518060201c15029061020a565b34610389575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc36011261038957602073ffffffffffffffffffffffffffffffffffffffff5f5416604051908152f35b34610389575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610389575f5460a01c60ff16156104a55760207f8fb36037000000000000000000000000000000000000000000000000000000005b7fffffffff0000000000000000000000000000000000000000000000000000000060405191168152f35b60205f61047b565b346103895760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610389576104e4610ac0565b5f549073ffffffffffffffffffffffffffffffffffffffff8216330361038d57803b15610577577fffffffffffffffffffffffff00000000000000000000000000000000000000007f2f658b440c35314f52658ea8a740e05b284cdc84dc9ae01e891f21b8933e7cad9273ffffffffffffffffffffffffffffffffffffffff6020931691829116175f55604051908152a1005b73ffffffffffffffffffffffffffffffffffffffff907fc2f31e5e000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b346103895760607ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610389576105f0610ac0565b60243560443567ffffffffffffffff811161038957366023820112156103895780600401359167ffffffffffffffff8311610389573660248460051b8401011161038957600254936040519073ffffffffffffffffffffffffffffffffffffffff6020830191169182825283604082015260408152610670606082610a52565b519020604051602081019182526020815261068c604082610a52565b519020945f955b858710156106d45760248760051b86010135908181105f146106c3575f52602052600160405f205b960195610693565b905f52602052600160405f206106bb565b0361083757805f52600360205260405f20548083111561080b5761075c90825f5260036020528360405f2055827fd8138f8a3f377c5259ca548e70e4c2de94f129f5a11036a15b69513cba2b426a602061072e8488610ae3565b604051908152a27f000000000000000000000000000000000000000000000000000000000000000093610ae3565b604051917fa9059cbb000000000000000000000000000000000000000000000000000000005f5260045260245260205f60448180865af19060015f51148216156107eb575b50156107a957005b73ffffffffffffffffffffffffffffffffffffffff907f5274afe7000000000000000000000000000000000000000000000000000000005f521660045260245ffd5b60018215166108035750813b15153d151616826107a1565b3d5f823e3d90fd5b507f64ab3466000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b7f299eea50000000000000000000000000000000000000000000000000000000005f5260045260245ffd5b346103895760207ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc3601126103895773ffffffffffffffffffffffffffffffffffffffff6108ae610ac0565b165f526003602052602060405f2054604051908152f35b34610389575f7ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffc360112610389575f90600154918260011c60018416938415610a48575b602082108514610a1b5781845260208401949081156109e25750600114610984575b509061093b816040930382610a52565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0601f8351948593602085525180918160208701528686015e5f85828601015201168101030190f35b91905060015f527fb10e2d527612073b26eecdfd717e6a320cf44b4afac2b0732d9fcbe2b7fa0cf6915f905b8082106109c85750909150810160200161093b61092b565b9192600181602092548385880101520191019092916109b0565b7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff0016855250151560051b8201602001905061093b61092b565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52602260045260245ffd5b90607f1690610909565b90601f7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0910116810190811067ffffffffffffffff821117610a9357604052565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52604160045260245ffd5b6004359073ffffffffffffffffffffffffffffffffffffffff8216820361038957565b91908203918211610af057565b7f4e487b71000000000000000000000000000000000000000000000000000000005f52601160045260245ffd",
}

// TokenSale is an auto generated Go binding around an Ethereum contract.
type TokenSale struct {
	abi abi.ABI
}

// GetABI returns the ABI associated with this contract binding.
func (c *TokenSale) GetABI() abi.ABI {
	return c.abi
}

// NewTokenSale creates a new instance of TokenSale.
func NewTokenSale() *TokenSale {
	parsed, err := TokenSaleMetaData.ParseABI()
	if err != nil {
		panic(errors.New("invalid ABI: " + err.Error()))
	}
	return &TokenSale{abi: *parsed}
}

// Instance creates a wrapper for a deployed contract instance at the given address.
// Use this to create the instance object passed to abigen v2 library functions Call, Transact, etc.
func (c *TokenSale) Instance(backend bind.ContractBackend, addr common.Address) *bind.BoundContract {
	return bind.NewBoundContract(addr, c.abi, backend, backend, backend)
}

// PackConstructor is the Go binding used to pack the parameters required for
// contract deployment.
//
// Solidity: constructor(address treasury_, address authority, address team_, uint64 cliff, uint64 duration) returns()
func (tokenSale *TokenSale) PackConstructor(treasury_ common.Address, authority common.Address, team_ common.Address, cliff uint64, duration uint64) []byte {
	enc, err := tokenSale.abi.Pack("", treasury_, authority, team_, cliff, duration)
	if err != nil {
		panic(err)
	}
	return enc
}

// PackBOUNTY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd081f2b8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function BOUNTY() view returns(uint256)
func (tokenSale *TokenSale) PackBOUNTY() []byte {
	enc, err := tokenSale.abi.Pack("BOUNTY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBOUNTY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd081f2b8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function BOUNTY() view returns(uint256)
func (tokenSale *TokenSale) TryPackBOUNTY() ([]byte, error) {
	return tokenSale.abi.Pack("BOUNTY")
}

// UnpackBOUNTY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd081f2b8.
//
// Solidity: function BOUNTY() view returns(uint256)
func (tokenSale *TokenSale) UnpackBOUNTY(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("BOUNTY", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackEARLY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbeccaa88.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function EARLY() view returns(uint256)
func (tokenSale *TokenSale) PackEARLY() []byte {
	enc, err := tokenSale.abi.Pack("EARLY")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEARLY is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbeccaa88.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function EARLY() view returns(uint256)
func (tokenSale *TokenSale) TryPackEARLY() ([]byte, error) {
	return tokenSale.abi.Pack("EARLY")
}

// UnpackEARLY is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbeccaa88.
//
// Solidity: function EARLY() view returns(uint256)
func (tokenSale *TokenSale) UnpackEARLY(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("EARLY", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXHARDCAP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7215c01d.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_HARD_CAP() view returns(uint256)
func (tokenSale *TokenSale) PackMAXHARDCAP() []byte {
	enc, err := tokenSale.abi.Pack("MAX_HARD_CAP")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXHARDCAP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7215c01d.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_HARD_CAP() view returns(uint256)
func (tokenSale *TokenSale) TryPackMAXHARDCAP() ([]byte, error) {
	return tokenSale.abi.Pack("MAX_HARD_CAP")
}

// UnpackMAXHARDCAP is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x7215c01d.
//
// Solidity: function MAX_HARD_CAP() view returns(uint256)
func (tokenSale *TokenSale) UnpackMAXHARDCAP(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("MAX_HARD_CAP", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXTERM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9886bf63.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_TERM() view returns(uint256)
func (tokenSale *TokenSale) PackMAXTERM() []byte {
	enc, err := tokenSale.abi.Pack("MAX_TERM")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXTERM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x9886bf63.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_TERM() view returns(uint256)
func (tokenSale *TokenSale) TryPackMAXTERM() ([]byte, error) {
	return tokenSale.abi.Pack("MAX_TERM")
}

// UnpackMAXTERM is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x9886bf63.
//
// Solidity: function MAX_TERM() view returns(uint256)
func (tokenSale *TokenSale) UnpackMAXTERM(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("MAX_TERM", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackMAXVESTING is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf94abb45.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MAX_VESTING() view returns(uint64)
func (tokenSale *TokenSale) PackMAXVESTING() []byte {
	enc, err := tokenSale.abi.Pack("MAX_VESTING")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMAXVESTING is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf94abb45.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MAX_VESTING() view returns(uint64)
func (tokenSale *TokenSale) TryPackMAXVESTING() ([]byte, error) {
	return tokenSale.abi.Pack("MAX_VESTING")
}

// UnpackMAXVESTING is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf94abb45.
//
// Solidity: function MAX_VESTING() view returns(uint64)
func (tokenSale *TokenSale) UnpackMAXVESTING(data []byte) (uint64, error) {
	out, err := tokenSale.abi.Unpack("MAX_VESTING", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackMINHARDCAP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76ddfc39.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function MIN_HARD_CAP() view returns(uint256)
func (tokenSale *TokenSale) PackMINHARDCAP() []byte {
	enc, err := tokenSale.abi.Pack("MIN_HARD_CAP")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackMINHARDCAP is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x76ddfc39.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function MIN_HARD_CAP() view returns(uint256)
func (tokenSale *TokenSale) TryPackMINHARDCAP() ([]byte, error) {
	return tokenSale.abi.Pack("MIN_HARD_CAP")
}

// UnpackMINHARDCAP is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x76ddfc39.
//
// Solidity: function MIN_HARD_CAP() view returns(uint256)
func (tokenSale *TokenSale) UnpackMINHARDCAP(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("MIN_HARD_CAP", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackSALE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4db08aea.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function SALE() view returns(uint256)
func (tokenSale *TokenSale) PackSALE() []byte {
	enc, err := tokenSale.abi.Pack("SALE")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSALE is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4db08aea.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function SALE() view returns(uint256)
func (tokenSale *TokenSale) TryPackSALE() ([]byte, error) {
	return tokenSale.abi.Pack("SALE")
}

// UnpackSALE is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x4db08aea.
//
// Solidity: function SALE() view returns(uint256)
func (tokenSale *TokenSale) UnpackSALE(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("SALE", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackTEAM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcecdc6aa.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function TEAM() view returns(uint256)
func (tokenSale *TokenSale) PackTEAM() []byte {
	enc, err := tokenSale.abi.Pack("TEAM")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTEAM is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xcecdc6aa.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function TEAM() view returns(uint256)
func (tokenSale *TokenSale) TryPackTEAM() ([]byte, error) {
	return tokenSale.abi.Pack("TEAM")
}

// UnpackTEAM is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xcecdc6aa.
//
// Solidity: function TEAM() view returns(uint256)
func (tokenSale *TokenSale) UnpackTEAM(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("TEAM", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackAdmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4adbf580.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function admit(uint8 stage_, address wallet, uint128 limit, bytes32[] proof) returns()
func (tokenSale *TokenSale) PackAdmit(stage uint8, wallet common.Address, limit *big.Int, proof [][32]byte) []byte {
	enc, err := tokenSale.abi.Pack("admit", stage, wallet, limit, proof)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAdmit is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4adbf580.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function admit(uint8 stage_, address wallet, uint128 limit, bytes32[] proof) returns()
func (tokenSale *TokenSale) TryPackAdmit(stage uint8, wallet common.Address, limit *big.Int, proof [][32]byte) ([]byte, error) {
	return tokenSale.abi.Pack("admit", stage, wallet, limit, proof)
}

// PackAllowList is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x63d1cff3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function allowList(uint8 stage) view returns(bytes32)
func (tokenSale *TokenSale) PackAllowList(stage uint8) []byte {
	enc, err := tokenSale.abi.Pack("allowList", stage)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackAllowList is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x63d1cff3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function allowList(uint8 stage) view returns(bytes32)
func (tokenSale *TokenSale) TryPackAllowList(stage uint8) ([]byte, error) {
	return tokenSale.abi.Pack("allowList", stage)
}

// UnpackAllowList is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x63d1cff3.
//
// Solidity: function allowList(uint8 stage) view returns(bytes32)
func (tokenSale *TokenSale) UnpackAllowList(data []byte) ([32]byte, error) {
	out, err := tokenSale.abi.Unpack("allowList", data)
	if err != nil {
		return *new([32]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([32]byte)).(*[32]byte)
	return out0, nil
}

// PackAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xbf7e214f.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function authority() view returns(address)
func (tokenSale *TokenSale) PackAuthority() []byte {
	enc, err := tokenSale.abi.Pack("authority")
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
func (tokenSale *TokenSale) TryPackAuthority() ([]byte, error) {
	return tokenSale.abi.Pack("authority")
}

// UnpackAuthority is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xbf7e214f.
//
// Solidity: function authority() view returns(address)
func (tokenSale *TokenSale) UnpackAuthority(data []byte) (common.Address, error) {
	out, err := tokenSale.abi.Unpack("authority", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackBounty is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x943dfef1.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function bounty() view returns(address)
func (tokenSale *TokenSale) PackBounty() []byte {
	enc, err := tokenSale.abi.Pack("bounty")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackBounty is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x943dfef1.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function bounty() view returns(address)
func (tokenSale *TokenSale) TryPackBounty() ([]byte, error) {
	return tokenSale.abi.Pack("bounty")
}

// UnpackBounty is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x943dfef1.
//
// Solidity: function bounty() view returns(address)
func (tokenSale *TokenSale) UnpackBounty(data []byte) (common.Address, error) {
	out, err := tokenSale.abi.Unpack("bounty", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1e83409a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function claim(address wallet) returns()
func (tokenSale *TokenSale) PackClaim(wallet common.Address) []byte {
	enc, err := tokenSale.abi.Pack("claim", wallet)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackClaim is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1e83409a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function claim(address wallet) returns()
func (tokenSale *TokenSale) TryPackClaim(wallet common.Address) ([]byte, error) {
	return tokenSale.abi.Pack("claim", wallet)
}

// PackCollect is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe5225381.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function collect() returns()
func (tokenSale *TokenSale) PackCollect() []byte {
	enc, err := tokenSale.abi.Pack("collect")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackCollect is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xe5225381.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function collect() returns()
func (tokenSale *TokenSale) TryPackCollect() ([]byte, error) {
	return tokenSale.abi.Pack("collect")
}

// PackContribute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd7bb99ba.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function contribute() payable returns()
func (tokenSale *TokenSale) PackContribute() []byte {
	enc, err := tokenSale.abi.Pack("contribute")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackContribute is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd7bb99ba.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function contribute() payable returns()
func (tokenSale *TokenSale) TryPackContribute() ([]byte, error) {
	return tokenSale.abi.Pack("contribute")
}

// PackContributionOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd7805ece.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function contributionOf(address wallet) view returns(uint256)
func (tokenSale *TokenSale) PackContributionOf(wallet common.Address) []byte {
	enc, err := tokenSale.abi.Pack("contributionOf", wallet)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackContributionOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd7805ece.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function contributionOf(address wallet) view returns(uint256)
func (tokenSale *TokenSale) TryPackContributionOf(wallet common.Address) ([]byte, error) {
	return tokenSale.abi.Pack("contributionOf", wallet)
}

// UnpackContributionOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd7805ece.
//
// Solidity: function contributionOf(address wallet) view returns(uint256)
func (tokenSale *TokenSale) UnpackContributionOf(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("contributionOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackEarlyAdopters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6b0eb4e2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function earlyAdopters() view returns(address)
func (tokenSale *TokenSale) PackEarlyAdopters() []byte {
	enc, err := tokenSale.abi.Pack("earlyAdopters")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackEarlyAdopters is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6b0eb4e2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function earlyAdopters() view returns(address)
func (tokenSale *TokenSale) TryPackEarlyAdopters() ([]byte, error) {
	return tokenSale.abi.Pack("earlyAdopters")
}

// UnpackEarlyAdopters is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6b0eb4e2.
//
// Solidity: function earlyAdopters() view returns(address)
func (tokenSale *TokenSale) UnpackEarlyAdopters(data []byte) (common.Address, error) {
	out, err := tokenSale.abi.Unpack("earlyAdopters", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackFailed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba414fa6.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function failed() view returns(bool)
func (tokenSale *TokenSale) PackFailed() []byte {
	enc, err := tokenSale.abi.Pack("failed")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFailed is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xba414fa6.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function failed() view returns(bool)
func (tokenSale *TokenSale) TryPackFailed() ([]byte, error) {
	return tokenSale.abi.Pack("failed")
}

// UnpackFailed is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xba414fa6.
//
// Solidity: function failed() view returns(bool)
func (tokenSale *TokenSale) UnpackFailed(data []byte) (bool, error) {
	out, err := tokenSale.abi.Unpack("failed", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackFinalize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4bb278f3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function finalize() returns()
func (tokenSale *TokenSale) PackFinalize() []byte {
	enc, err := tokenSale.abi.Pack("finalize")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackFinalize is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x4bb278f3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function finalize() returns()
func (tokenSale *TokenSale) TryPackFinalize() ([]byte, error) {
	return tokenSale.abi.Pack("finalize")
}

// PackIsConsumingScheduledOp is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8fb36037.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (tokenSale *TokenSale) PackIsConsumingScheduledOp() []byte {
	enc, err := tokenSale.abi.Pack("isConsumingScheduledOp")
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
func (tokenSale *TokenSale) TryPackIsConsumingScheduledOp() ([]byte, error) {
	return tokenSale.abi.Pack("isConsumingScheduledOp")
}

// UnpackIsConsumingScheduledOp is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x8fb36037.
//
// Solidity: function isConsumingScheduledOp() view returns(bytes4)
func (tokenSale *TokenSale) UnpackIsConsumingScheduledOp(data []byte) ([4]byte, error) {
	out, err := tokenSale.abi.Unpack("isConsumingScheduledOp", data)
	if err != nil {
		return *new([4]byte), err
	}
	out0 := *abi.ConvertType(out[0], new([4]byte)).(*[4]byte)
	return out0, nil
}

// PackLeftOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xce179235.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function leftOf(uint8 stage_, address wallet) view returns(uint256)
func (tokenSale *TokenSale) PackLeftOf(stage uint8, wallet common.Address) []byte {
	enc, err := tokenSale.abi.Pack("leftOf", stage, wallet)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackLeftOf is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xce179235.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function leftOf(uint8 stage_, address wallet) view returns(uint256)
func (tokenSale *TokenSale) TryPackLeftOf(stage uint8, wallet common.Address) ([]byte, error) {
	return tokenSale.abi.Pack("leftOf", stage, wallet)
}

// UnpackLeftOf is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xce179235.
//
// Solidity: function leftOf(uint8 stage_, address wallet) view returns(uint256)
func (tokenSale *TokenSale) UnpackLeftOf(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("leftOf", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98e29283.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function open((uint128,uint128,uint128,uint128,uint40,uint40,uint40,uint40,uint40,uint40,bool) terms_) returns()
func (tokenSale *TokenSale) PackOpen(terms Terms) []byte {
	enc, err := tokenSale.abi.Pack("open", terms)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackOpen is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x98e29283.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function open((uint128,uint128,uint128,uint128,uint40,uint40,uint40,uint40,uint40,uint40,bool) terms_) returns()
func (tokenSale *TokenSale) TryPackOpen(terms Terms) ([]byte, error) {
	return tokenSale.abi.Pack("open", terms)
}

// PackPause is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8456cb59.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function pause() returns()
func (tokenSale *TokenSale) PackPause() []byte {
	enc, err := tokenSale.abi.Pack("pause")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPause is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x8456cb59.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function pause() returns()
func (tokenSale *TokenSale) TryPackPause() ([]byte, error) {
	return tokenSale.abi.Pack("pause")
}

// PackPaused is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c975abb.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function paused() view returns(bool)
func (tokenSale *TokenSale) PackPaused() []byte {
	enc, err := tokenSale.abi.Pack("paused")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackPaused is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x5c975abb.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function paused() view returns(bool)
func (tokenSale *TokenSale) TryPackPaused() ([]byte, error) {
	return tokenSale.abi.Pack("paused")
}

// UnpackPaused is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x5c975abb.
//
// Solidity: function paused() view returns(bool)
func (tokenSale *TokenSale) UnpackPaused(data []byte) (bool, error) {
	out, err := tokenSale.abi.Unpack("paused", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackRaised is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0ea4bfc.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function raised() view returns(uint256)
func (tokenSale *TokenSale) PackRaised() []byte {
	enc, err := tokenSale.abi.Pack("raised")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRaised is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0ea4bfc.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function raised() view returns(uint256)
func (tokenSale *TokenSale) TryPackRaised() ([]byte, error) {
	return tokenSale.abi.Pack("raised")
}

// UnpackRaised is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf0ea4bfc.
//
// Solidity: function raised() view returns(uint256)
func (tokenSale *TokenSale) UnpackRaised(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("raised", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackRefund is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x590e1ae3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function refund() returns()
func (tokenSale *TokenSale) PackRefund() []byte {
	enc, err := tokenSale.abi.Pack("refund")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackRefund is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x590e1ae3.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function refund() returns()
func (tokenSale *TokenSale) TryPackRefund() ([]byte, error) {
	return tokenSale.abi.Pack("refund")
}

// PackSetAllowList is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0384aff.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAllowList(uint8 stage_, bytes32 root) returns()
func (tokenSale *TokenSale) PackSetAllowList(stage uint8, root [32]byte) []byte {
	enc, err := tokenSale.abi.Pack("setAllowList", stage, root)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSetAllowList is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf0384aff.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function setAllowList(uint8 stage_, bytes32 root) returns()
func (tokenSale *TokenSale) TryPackSetAllowList(stage uint8, root [32]byte) ([]byte, error) {
	return tokenSale.abi.Pack("setAllowList", stage, root)
}

// PackSetAuthority is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x7a9e5e4b.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function setAuthority(address newAuthority) returns()
func (tokenSale *TokenSale) PackSetAuthority(newAuthority common.Address) []byte {
	enc, err := tokenSale.abi.Pack("setAuthority", newAuthority)
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
func (tokenSale *TokenSale) TryPackSetAuthority(newAuthority common.Address) ([]byte, error) {
	return tokenSale.abi.Pack("setAuthority", newAuthority)
}

// PackStage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc040e6b8.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function stage() view returns(uint8)
func (tokenSale *TokenSale) PackStage() []byte {
	enc, err := tokenSale.abi.Pack("stage")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackStage is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xc040e6b8.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function stage() view returns(uint8)
func (tokenSale *TokenSale) TryPackStage() ([]byte, error) {
	return tokenSale.abi.Pack("stage")
}

// UnpackStage is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xc040e6b8.
//
// Solidity: function stage() view returns(uint8)
func (tokenSale *TokenSale) UnpackStage(data []byte) (uint8, error) {
	out, err := tokenSale.abi.Unpack("stage", data)
	if err != nil {
		return *new(uint8), err
	}
	out0 := *abi.ConvertType(out[0], new(uint8)).(*uint8)
	return out0, nil
}

// PackSucceeded is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x93415250.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function succeeded() view returns(bool)
func (tokenSale *TokenSale) PackSucceeded() []byte {
	enc, err := tokenSale.abi.Pack("succeeded")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackSucceeded is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x93415250.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function succeeded() view returns(bool)
func (tokenSale *TokenSale) TryPackSucceeded() ([]byte, error) {
	return tokenSale.abi.Pack("succeeded")
}

// UnpackSucceeded is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x93415250.
//
// Solidity: function succeeded() view returns(bool)
func (tokenSale *TokenSale) UnpackSucceeded(data []byte) (bool, error) {
	out, err := tokenSale.abi.Unpack("succeeded", data)
	if err != nil {
		return *new(bool), err
	}
	out0 := *abi.ConvertType(out[0], new(bool)).(*bool)
	return out0, nil
}

// PackTeam is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x85f2aef2.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function team() view returns(address)
func (tokenSale *TokenSale) PackTeam() []byte {
	enc, err := tokenSale.abi.Pack("team")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTeam is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x85f2aef2.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function team() view returns(address)
func (tokenSale *TokenSale) TryPackTeam() ([]byte, error) {
	return tokenSale.abi.Pack("team")
}

// UnpackTeam is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x85f2aef2.
//
// Solidity: function team() view returns(address)
func (tokenSale *TokenSale) UnpackTeam(data []byte) (common.Address, error) {
	out, err := tokenSale.abi.Unpack("team", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd5025625.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function terms() view returns((uint128,uint128,uint128,uint128,uint40,uint40,uint40,uint40,uint40,uint40,bool))
func (tokenSale *TokenSale) PackTerms() []byte {
	enc, err := tokenSale.abi.Pack("terms")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTerms is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xd5025625.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function terms() view returns((uint128,uint128,uint128,uint128,uint40,uint40,uint40,uint40,uint40,uint40,bool))
func (tokenSale *TokenSale) TryPackTerms() ([]byte, error) {
	return tokenSale.abi.Pack("terms")
}

// UnpackTerms is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xd5025625.
//
// Solidity: function terms() view returns((uint128,uint128,uint128,uint128,uint40,uint40,uint40,uint40,uint40,uint40,bool))
func (tokenSale *TokenSale) UnpackTerms(data []byte) (Terms, error) {
	out, err := tokenSale.abi.Unpack("terms", data)
	if err != nil {
		return *new(Terms), err
	}
	out0 := *abi.ConvertType(out[0], new(Terms)).(*Terms)
	return out0, nil
}

// PackToken is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xfc0c546a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function token() view returns(address)
func (tokenSale *TokenSale) PackToken() []byte {
	enc, err := tokenSale.abi.Pack("token")
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
func (tokenSale *TokenSale) TryPackToken() ([]byte, error) {
	return tokenSale.abi.Pack("token")
}

// UnpackToken is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xfc0c546a.
//
// Solidity: function token() view returns(address)
func (tokenSale *TokenSale) UnpackToken(data []byte) (common.Address, error) {
	out, err := tokenSale.abi.Unpack("token", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackTokensFor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6721eb97.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function tokensFor(uint256 amount) view returns(uint256)
func (tokenSale *TokenSale) PackTokensFor(amount *big.Int) []byte {
	enc, err := tokenSale.abi.Pack("tokensFor", amount)
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackTokensFor is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x6721eb97.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function tokensFor(uint256 amount) view returns(uint256)
func (tokenSale *TokenSale) TryPackTokensFor(amount *big.Int) ([]byte, error) {
	return tokenSale.abi.Pack("tokensFor", amount)
}

// UnpackTokensFor is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x6721eb97.
//
// Solidity: function tokensFor(uint256 amount) view returns(uint256)
func (tokenSale *TokenSale) UnpackTokensFor(data []byte) (*big.Int, error) {
	out, err := tokenSale.abi.Unpack("tokensFor", data)
	if err != nil {
		return new(big.Int), err
	}
	out0 := abi.ConvertType(out[0], new(big.Int)).(*big.Int)
	return out0, nil
}

// PackTreasury is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x61d027b3.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function treasury() view returns(address)
func (tokenSale *TokenSale) PackTreasury() []byte {
	enc, err := tokenSale.abi.Pack("treasury")
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
func (tokenSale *TokenSale) TryPackTreasury() ([]byte, error) {
	return tokenSale.abi.Pack("treasury")
}

// UnpackTreasury is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x61d027b3.
//
// Solidity: function treasury() view returns(address)
func (tokenSale *TokenSale) UnpackTreasury(data []byte) (common.Address, error) {
	out, err := tokenSale.abi.Unpack("treasury", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackUnpause is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3f4ba83a.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function unpause() returns()
func (tokenSale *TokenSale) PackUnpause() []byte {
	enc, err := tokenSale.abi.Pack("unpause")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackUnpause is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x3f4ba83a.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function unpause() returns()
func (tokenSale *TokenSale) TryPackUnpause() ([]byte, error) {
	return tokenSale.abi.Pack("unpause")
}

// PackVesting is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x44c63eec.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function vesting() view returns(address)
func (tokenSale *TokenSale) PackVesting() []byte {
	enc, err := tokenSale.abi.Pack("vesting")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVesting is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x44c63eec.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function vesting() view returns(address)
func (tokenSale *TokenSale) TryPackVesting() ([]byte, error) {
	return tokenSale.abi.Pack("vesting")
}

// UnpackVesting is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x44c63eec.
//
// Solidity: function vesting() view returns(address)
func (tokenSale *TokenSale) UnpackVesting(data []byte) (common.Address, error) {
	out, err := tokenSale.abi.Unpack("vesting", data)
	if err != nil {
		return *new(common.Address), err
	}
	out0 := *abi.ConvertType(out[0], new(common.Address)).(*common.Address)
	return out0, nil
}

// PackVestingCliff is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf3640e74.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function vestingCliff() view returns(uint64)
func (tokenSale *TokenSale) PackVestingCliff() []byte {
	enc, err := tokenSale.abi.Pack("vestingCliff")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVestingCliff is the Go binding used to pack the parameters required for calling
// the contract method with ID 0xf3640e74.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function vestingCliff() view returns(uint64)
func (tokenSale *TokenSale) TryPackVestingCliff() ([]byte, error) {
	return tokenSale.abi.Pack("vestingCliff")
}

// UnpackVestingCliff is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0xf3640e74.
//
// Solidity: function vestingCliff() view returns(uint64)
func (tokenSale *TokenSale) UnpackVestingCliff(data []byte) (uint64, error) {
	out, err := tokenSale.abi.Unpack("vestingCliff", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// PackVestingDuration is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1514617e.  This method will panic if any
// invalid/nil inputs are passed.
//
// Solidity: function vestingDuration() view returns(uint64)
func (tokenSale *TokenSale) PackVestingDuration() []byte {
	enc, err := tokenSale.abi.Pack("vestingDuration")
	if err != nil {
		panic(err)
	}
	return enc
}

// TryPackVestingDuration is the Go binding used to pack the parameters required for calling
// the contract method with ID 0x1514617e.  This method will return an error
// if any inputs are invalid/nil.
//
// Solidity: function vestingDuration() view returns(uint64)
func (tokenSale *TokenSale) TryPackVestingDuration() ([]byte, error) {
	return tokenSale.abi.Pack("vestingDuration")
}

// UnpackVestingDuration is the Go binding that unpacks the parameters returned
// from invoking the contract method with ID 0x1514617e.
//
// Solidity: function vestingDuration() view returns(uint64)
func (tokenSale *TokenSale) UnpackVestingDuration(data []byte) (uint64, error) {
	out, err := tokenSale.abi.Unpack("vestingDuration", data)
	if err != nil {
		return *new(uint64), err
	}
	out0 := *abi.ConvertType(out[0], new(uint64)).(*uint64)
	return out0, nil
}

// TokenSaleAdmitted represents a Admitted event raised by the TokenSale contract.
type TokenSaleAdmitted struct {
	Stage  uint8
	Wallet common.Address
	Limit  *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const TokenSaleAdmittedEventName = "Admitted"

// ContractEventName returns the user-defined event name.
func (TokenSaleAdmitted) ContractEventName() string {
	return TokenSaleAdmittedEventName
}

// UnpackAdmittedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Admitted(uint8 indexed stage, address indexed wallet, uint128 limit)
func (tokenSale *TokenSale) UnpackAdmittedEvent(log *types.Log) (*TokenSaleAdmitted, error) {
	event := "Admitted"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSaleAdmitted)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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

// TokenSaleAllowListSet represents a AllowListSet event raised by the TokenSale contract.
type TokenSaleAllowListSet struct {
	Stage uint8
	Root  [32]byte
	Raw   *types.Log // Blockchain specific contextual infos
}

const TokenSaleAllowListSetEventName = "AllowListSet"

// ContractEventName returns the user-defined event name.
func (TokenSaleAllowListSet) ContractEventName() string {
	return TokenSaleAllowListSetEventName
}

// UnpackAllowListSetEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AllowListSet(uint8 indexed stage, bytes32 root)
func (tokenSale *TokenSale) UnpackAllowListSetEvent(log *types.Log) (*TokenSaleAllowListSet, error) {
	event := "AllowListSet"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSaleAllowListSet)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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

// TokenSaleAuthorityUpdated represents a AuthorityUpdated event raised by the TokenSale contract.
type TokenSaleAuthorityUpdated struct {
	Authority common.Address
	Raw       *types.Log // Blockchain specific contextual infos
}

const TokenSaleAuthorityUpdatedEventName = "AuthorityUpdated"

// ContractEventName returns the user-defined event name.
func (TokenSaleAuthorityUpdated) ContractEventName() string {
	return TokenSaleAuthorityUpdatedEventName
}

// UnpackAuthorityUpdatedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event AuthorityUpdated(address authority)
func (tokenSale *TokenSale) UnpackAuthorityUpdatedEvent(log *types.Log) (*TokenSaleAuthorityUpdated, error) {
	event := "AuthorityUpdated"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSaleAuthorityUpdated)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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

// TokenSaleClaimed represents a Claimed event raised by the TokenSale contract.
type TokenSaleClaimed struct {
	Wallet common.Address
	Given  *big.Int
	Tokens *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const TokenSaleClaimedEventName = "Claimed"

// ContractEventName returns the user-defined event name.
func (TokenSaleClaimed) ContractEventName() string {
	return TokenSaleClaimedEventName
}

// UnpackClaimedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Claimed(address indexed wallet, uint256 given, uint256 tokens)
func (tokenSale *TokenSale) UnpackClaimedEvent(log *types.Log) (*TokenSaleClaimed, error) {
	event := "Claimed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSaleClaimed)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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

// TokenSaleCollected represents a Collected event raised by the TokenSale contract.
type TokenSaleCollected struct {
	Treasury common.Address
	Amount   *big.Int
	Raw      *types.Log // Blockchain specific contextual infos
}

const TokenSaleCollectedEventName = "Collected"

// ContractEventName returns the user-defined event name.
func (TokenSaleCollected) ContractEventName() string {
	return TokenSaleCollectedEventName
}

// UnpackCollectedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Collected(address indexed treasury, uint256 amount)
func (tokenSale *TokenSale) UnpackCollectedEvent(log *types.Log) (*TokenSaleCollected, error) {
	event := "Collected"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSaleCollected)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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

// TokenSaleContributed represents a Contributed event raised by the TokenSale contract.
type TokenSaleContributed struct {
	Wallet common.Address
	Stage  uint8
	Amount *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const TokenSaleContributedEventName = "Contributed"

// ContractEventName returns the user-defined event name.
func (TokenSaleContributed) ContractEventName() string {
	return TokenSaleContributedEventName
}

// UnpackContributedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Contributed(address indexed wallet, uint8 indexed stage, uint256 amount)
func (tokenSale *TokenSale) UnpackContributedEvent(log *types.Log) (*TokenSaleContributed, error) {
	event := "Contributed"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSaleContributed)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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

// TokenSaleFinalized represents a Finalized event raised by the TokenSale contract.
type TokenSaleFinalized struct {
	Raised  *big.Int
	Vesting common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const TokenSaleFinalizedEventName = "Finalized"

// ContractEventName returns the user-defined event name.
func (TokenSaleFinalized) ContractEventName() string {
	return TokenSaleFinalizedEventName
}

// UnpackFinalizedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Finalized(uint256 raised, address vesting)
func (tokenSale *TokenSale) UnpackFinalizedEvent(log *types.Log) (*TokenSaleFinalized, error) {
	event := "Finalized"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSaleFinalized)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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

// TokenSaleOpened represents a Opened event raised by the TokenSale contract.
type TokenSaleOpened struct {
	Terms Terms
	Raw   *types.Log // Blockchain specific contextual infos
}

const TokenSaleOpenedEventName = "Opened"

// ContractEventName returns the user-defined event name.
func (TokenSaleOpened) ContractEventName() string {
	return TokenSaleOpenedEventName
}

// UnpackOpenedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Opened((uint128,uint128,uint128,uint128,uint40,uint40,uint40,uint40,uint40,uint40,bool) terms)
func (tokenSale *TokenSale) UnpackOpenedEvent(log *types.Log) (*TokenSaleOpened, error) {
	event := "Opened"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSaleOpened)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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

// TokenSalePaused represents a Paused event raised by the TokenSale contract.
type TokenSalePaused struct {
	Account common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const TokenSalePausedEventName = "Paused"

// ContractEventName returns the user-defined event name.
func (TokenSalePaused) ContractEventName() string {
	return TokenSalePausedEventName
}

// UnpackPausedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Paused(address account)
func (tokenSale *TokenSale) UnpackPausedEvent(log *types.Log) (*TokenSalePaused, error) {
	event := "Paused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSalePaused)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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

// TokenSaleRefunded represents a Refunded event raised by the TokenSale contract.
type TokenSaleRefunded struct {
	Wallet common.Address
	Given  *big.Int
	Raw    *types.Log // Blockchain specific contextual infos
}

const TokenSaleRefundedEventName = "Refunded"

// ContractEventName returns the user-defined event name.
func (TokenSaleRefunded) ContractEventName() string {
	return TokenSaleRefundedEventName
}

// UnpackRefundedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Refunded(address indexed wallet, uint256 given)
func (tokenSale *TokenSale) UnpackRefundedEvent(log *types.Log) (*TokenSaleRefunded, error) {
	event := "Refunded"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSaleRefunded)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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

// TokenSaleUnpaused represents a Unpaused event raised by the TokenSale contract.
type TokenSaleUnpaused struct {
	Account common.Address
	Raw     *types.Log // Blockchain specific contextual infos
}

const TokenSaleUnpausedEventName = "Unpaused"

// ContractEventName returns the user-defined event name.
func (TokenSaleUnpaused) ContractEventName() string {
	return TokenSaleUnpausedEventName
}

// UnpackUnpausedEvent is the Go binding that unpacks the event data emitted
// by contract.
//
// Solidity: event Unpaused(address account)
func (tokenSale *TokenSale) UnpackUnpausedEvent(log *types.Log) (*TokenSaleUnpaused, error) {
	event := "Unpaused"
	if len(log.Topics) == 0 {
		return nil, bind.ErrNoEventSignature
	}
	if log.Topics[0] != tokenSale.abi.Events[event].ID {
		return nil, bind.ErrEventSignatureMismatch
	}
	out := new(TokenSaleUnpaused)
	if len(log.Data) > 0 {
		if err := tokenSale.abi.UnpackIntoInterface(out, event, log.Data); err != nil {
			return nil, err
		}
	}
	var indexed abi.Arguments
	for _, arg := range tokenSale.abi.Events[event].Inputs {
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
func (tokenSale *TokenSale) UnpackError(raw []byte) (any, error) {
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["AccessManagedInvalidAuthority"].ID.Bytes()[:4]) {
		return tokenSale.UnpackAccessManagedInvalidAuthorityError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["AccessManagedRequiredDelay"].ID.Bytes()[:4]) {
		return tokenSale.UnpackAccessManagedRequiredDelayError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["AccessManagedUnauthorized"].ID.Bytes()[:4]) {
		return tokenSale.UnpackAccessManagedUnauthorizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["AlreadyCollected"].ID.Bytes()[:4]) {
		return tokenSale.UnpackAlreadyCollectedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["AlreadyFinalized"].ID.Bytes()[:4]) {
		return tokenSale.UnpackAlreadyFinalizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["AlreadyOpened"].ID.Bytes()[:4]) {
		return tokenSale.UnpackAlreadyOpenedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["BadAmounts"].ID.Bytes()[:4]) {
		return tokenSale.UnpackBadAmountsError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["BadDates"].ID.Bytes()[:4]) {
		return tokenSale.UnpackBadDatesError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["BadProof"].ID.Bytes()[:4]) {
		return tokenSale.UnpackBadProofError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["BadVesting"].ID.Bytes()[:4]) {
		return tokenSale.UnpackBadVestingError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["BelowMinimum"].ID.Bytes()[:4]) {
		return tokenSale.UnpackBelowMinimumError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["EnforcedPause"].ID.Bytes()[:4]) {
		return tokenSale.UnpackEnforcedPauseError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["ExpectedPause"].ID.Bytes()[:4]) {
		return tokenSale.UnpackExpectedPauseError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["FailedCall"].ID.Bytes()[:4]) {
		return tokenSale.UnpackFailedCallError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["InsufficientBalance"].ID.Bytes()[:4]) {
		return tokenSale.UnpackInsufficientBalanceError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["NoStage"].ID.Bytes()[:4]) {
		return tokenSale.UnpackNoStageError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["NotFailed"].ID.Bytes()[:4]) {
		return tokenSale.UnpackNotFailedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["NotFinalized"].ID.Bytes()[:4]) {
		return tokenSale.UnpackNotFinalizedError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["NotSucceeded"].ID.Bytes()[:4]) {
		return tokenSale.UnpackNotSucceededError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["NothingGiven"].ID.Bytes()[:4]) {
		return tokenSale.UnpackNothingGivenError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["OverLimit"].ID.Bytes()[:4]) {
		return tokenSale.UnpackOverLimitError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["SoldOut"].ID.Bytes()[:4]) {
		return tokenSale.UnpackSoldOutError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["TooLate"].ID.Bytes()[:4]) {
		return tokenSale.UnpackTooLateError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["ZeroAddress"].ID.Bytes()[:4]) {
		return tokenSale.UnpackZeroAddressError(raw[4:])
	}
	if bytes.Equal(raw[:4], tokenSale.abi.Errors["ZeroAmount"].ID.Bytes()[:4]) {
		return tokenSale.UnpackZeroAmountError(raw[4:])
	}
	return nil, errors.New("Unknown error")
}

// TokenSaleAccessManagedInvalidAuthority represents a AccessManagedInvalidAuthority error raised by the TokenSale contract.
type TokenSaleAccessManagedInvalidAuthority struct {
	Authority common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func TokenSaleAccessManagedInvalidAuthorityErrorID() common.Hash {
	return common.HexToHash("0xc2f31e5ee06c96eddd5864bf58d26da15afa7233cb6f74e000aa686fca7a7a0b")
}

// UnpackAccessManagedInvalidAuthorityError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedInvalidAuthority(address authority)
func (tokenSale *TokenSale) UnpackAccessManagedInvalidAuthorityError(raw []byte) (*TokenSaleAccessManagedInvalidAuthority, error) {
	out := new(TokenSaleAccessManagedInvalidAuthority)
	if err := tokenSale.abi.UnpackIntoInterface(out, "AccessManagedInvalidAuthority", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleAccessManagedRequiredDelay represents a AccessManagedRequiredDelay error raised by the TokenSale contract.
type TokenSaleAccessManagedRequiredDelay struct {
	Caller common.Address
	Delay  uint32
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func TokenSaleAccessManagedRequiredDelayErrorID() common.Hash {
	return common.HexToHash("0xaf77169dad650be42a753d4bbd4f4ad0d10be80053e495da3bb1525746eda4e4")
}

// UnpackAccessManagedRequiredDelayError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedRequiredDelay(address caller, uint32 delay)
func (tokenSale *TokenSale) UnpackAccessManagedRequiredDelayError(raw []byte) (*TokenSaleAccessManagedRequiredDelay, error) {
	out := new(TokenSaleAccessManagedRequiredDelay)
	if err := tokenSale.abi.UnpackIntoInterface(out, "AccessManagedRequiredDelay", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleAccessManagedUnauthorized represents a AccessManagedUnauthorized error raised by the TokenSale contract.
type TokenSaleAccessManagedUnauthorized struct {
	Caller common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func TokenSaleAccessManagedUnauthorizedErrorID() common.Hash {
	return common.HexToHash("0x068ca9d827f779c08fd30d7fda45faef5f2a6b2e57f8b809b3c6bbed99f5fb1f")
}

// UnpackAccessManagedUnauthorizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AccessManagedUnauthorized(address caller)
func (tokenSale *TokenSale) UnpackAccessManagedUnauthorizedError(raw []byte) (*TokenSaleAccessManagedUnauthorized, error) {
	out := new(TokenSaleAccessManagedUnauthorized)
	if err := tokenSale.abi.UnpackIntoInterface(out, "AccessManagedUnauthorized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleAlreadyCollected represents a AlreadyCollected error raised by the TokenSale contract.
type TokenSaleAlreadyCollected struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyCollected()
func TokenSaleAlreadyCollectedErrorID() common.Hash {
	return common.HexToHash("0x8d0399cc15a35e52db5cd957a16169a14cbeb0183e789601ffd8d6fc5feeb1f0")
}

// UnpackAlreadyCollectedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyCollected()
func (tokenSale *TokenSale) UnpackAlreadyCollectedError(raw []byte) (*TokenSaleAlreadyCollected, error) {
	out := new(TokenSaleAlreadyCollected)
	if err := tokenSale.abi.UnpackIntoInterface(out, "AlreadyCollected", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleAlreadyFinalized represents a AlreadyFinalized error raised by the TokenSale contract.
type TokenSaleAlreadyFinalized struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyFinalized()
func TokenSaleAlreadyFinalizedErrorID() common.Hash {
	return common.HexToHash("0x475a25352a73f4a08da552a02be7a21ad2f80f3f9491d94257fb6a042cfac983")
}

// UnpackAlreadyFinalizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyFinalized()
func (tokenSale *TokenSale) UnpackAlreadyFinalizedError(raw []byte) (*TokenSaleAlreadyFinalized, error) {
	out := new(TokenSaleAlreadyFinalized)
	if err := tokenSale.abi.UnpackIntoInterface(out, "AlreadyFinalized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleAlreadyOpened represents a AlreadyOpened error raised by the TokenSale contract.
type TokenSaleAlreadyOpened struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error AlreadyOpened()
func TokenSaleAlreadyOpenedErrorID() common.Hash {
	return common.HexToHash("0x1da42b26e004cf8c2b6fb52a3019cbf27665f0c7fe24e1a58c8d871b2d758e29")
}

// UnpackAlreadyOpenedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error AlreadyOpened()
func (tokenSale *TokenSale) UnpackAlreadyOpenedError(raw []byte) (*TokenSaleAlreadyOpened, error) {
	out := new(TokenSaleAlreadyOpened)
	if err := tokenSale.abi.UnpackIntoInterface(out, "AlreadyOpened", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleBadAmounts represents a BadAmounts error raised by the TokenSale contract.
type TokenSaleBadAmounts struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadAmounts()
func TokenSaleBadAmountsErrorID() common.Hash {
	return common.HexToHash("0xc6fd446418d02c20a59b284cfd5f47a893b22a020be8cefd55801715ce3b4ac5")
}

// UnpackBadAmountsError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadAmounts()
func (tokenSale *TokenSale) UnpackBadAmountsError(raw []byte) (*TokenSaleBadAmounts, error) {
	out := new(TokenSaleBadAmounts)
	if err := tokenSale.abi.UnpackIntoInterface(out, "BadAmounts", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleBadDates represents a BadDates error raised by the TokenSale contract.
type TokenSaleBadDates struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadDates()
func TokenSaleBadDatesErrorID() common.Hash {
	return common.HexToHash("0x5928148aba5efbf3e6f4da1d684cfa547cf031431e133fb12ce3aa9fd7de7275")
}

// UnpackBadDatesError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadDates()
func (tokenSale *TokenSale) UnpackBadDatesError(raw []byte) (*TokenSaleBadDates, error) {
	out := new(TokenSaleBadDates)
	if err := tokenSale.abi.UnpackIntoInterface(out, "BadDates", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleBadProof represents a BadProof error raised by the TokenSale contract.
type TokenSaleBadProof struct {
	Stage  uint8
	Wallet common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadProof(uint8 stage, address wallet)
func TokenSaleBadProofErrorID() common.Hash {
	return common.HexToHash("0xfacac1e9654858269767b9c04c4a21d08ecf4debb9b6e34217cb65c1a075ae98")
}

// UnpackBadProofError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadProof(uint8 stage, address wallet)
func (tokenSale *TokenSale) UnpackBadProofError(raw []byte) (*TokenSaleBadProof, error) {
	out := new(TokenSaleBadProof)
	if err := tokenSale.abi.UnpackIntoInterface(out, "BadProof", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleBadVesting represents a BadVesting error raised by the TokenSale contract.
type TokenSaleBadVesting struct {
	Cliff    uint64
	Duration uint64
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BadVesting(uint64 cliff, uint64 duration)
func TokenSaleBadVestingErrorID() common.Hash {
	return common.HexToHash("0x8d93485c00364e86e8f6ab29f943afe4b43524b5fa21f3e79ab827d421749f57")
}

// UnpackBadVestingError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BadVesting(uint64 cliff, uint64 duration)
func (tokenSale *TokenSale) UnpackBadVestingError(raw []byte) (*TokenSaleBadVesting, error) {
	out := new(TokenSaleBadVesting)
	if err := tokenSale.abi.UnpackIntoInterface(out, "BadVesting", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleBelowMinimum represents a BelowMinimum error raised by the TokenSale contract.
type TokenSaleBelowMinimum struct {
	Sent    *big.Int
	Minimum *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error BelowMinimum(uint256 sent, uint256 minimum)
func TokenSaleBelowMinimumErrorID() common.Hash {
	return common.HexToHash("0xbd49034f17bd8cd8171b39a2bec57ff9a2e5a06c580d5777f88b290bee56cf1a")
}

// UnpackBelowMinimumError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error BelowMinimum(uint256 sent, uint256 minimum)
func (tokenSale *TokenSale) UnpackBelowMinimumError(raw []byte) (*TokenSaleBelowMinimum, error) {
	out := new(TokenSaleBelowMinimum)
	if err := tokenSale.abi.UnpackIntoInterface(out, "BelowMinimum", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleEnforcedPause represents a EnforcedPause error raised by the TokenSale contract.
type TokenSaleEnforcedPause struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error EnforcedPause()
func TokenSaleEnforcedPauseErrorID() common.Hash {
	return common.HexToHash("0xd93c0665d6c96d04a8f174024fc4ddd66c250604aff22bbec808de86dd3637e3")
}

// UnpackEnforcedPauseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error EnforcedPause()
func (tokenSale *TokenSale) UnpackEnforcedPauseError(raw []byte) (*TokenSaleEnforcedPause, error) {
	out := new(TokenSaleEnforcedPause)
	if err := tokenSale.abi.UnpackIntoInterface(out, "EnforcedPause", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleExpectedPause represents a ExpectedPause error raised by the TokenSale contract.
type TokenSaleExpectedPause struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ExpectedPause()
func TokenSaleExpectedPauseErrorID() common.Hash {
	return common.HexToHash("0x8dfc202bcfe9a735b559bee70674422512bc5c30f687046ae8778315fb81da44")
}

// UnpackExpectedPauseError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ExpectedPause()
func (tokenSale *TokenSale) UnpackExpectedPauseError(raw []byte) (*TokenSaleExpectedPause, error) {
	out := new(TokenSaleExpectedPause)
	if err := tokenSale.abi.UnpackIntoInterface(out, "ExpectedPause", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleFailedCall represents a FailedCall error raised by the TokenSale contract.
type TokenSaleFailedCall struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error FailedCall()
func TokenSaleFailedCallErrorID() common.Hash {
	return common.HexToHash("0xd6bda27508c0fb6d8a39b4b122878dab26f731a7d4e4abe711dd3731899052a4")
}

// UnpackFailedCallError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error FailedCall()
func (tokenSale *TokenSale) UnpackFailedCallError(raw []byte) (*TokenSaleFailedCall, error) {
	out := new(TokenSaleFailedCall)
	if err := tokenSale.abi.UnpackIntoInterface(out, "FailedCall", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleInsufficientBalance represents a InsufficientBalance error raised by the TokenSale contract.
type TokenSaleInsufficientBalance struct {
	Balance *big.Int
	Needed  *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error InsufficientBalance(uint256 balance, uint256 needed)
func TokenSaleInsufficientBalanceErrorID() common.Hash {
	return common.HexToHash("0xcf4791818fba6e019216eb4864093b4947f674afada5d305e57d598b641dad1d")
}

// UnpackInsufficientBalanceError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error InsufficientBalance(uint256 balance, uint256 needed)
func (tokenSale *TokenSale) UnpackInsufficientBalanceError(raw []byte) (*TokenSaleInsufficientBalance, error) {
	out := new(TokenSaleInsufficientBalance)
	if err := tokenSale.abi.UnpackIntoInterface(out, "InsufficientBalance", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleNoStage represents a NoStage error raised by the TokenSale contract.
type TokenSaleNoStage struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NoStage()
func TokenSaleNoStageErrorID() common.Hash {
	return common.HexToHash("0x677e18173523b4d7b1e0265f5d7f36f8d8e5cc7811595aa9b6c2278454c79954")
}

// UnpackNoStageError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NoStage()
func (tokenSale *TokenSale) UnpackNoStageError(raw []byte) (*TokenSaleNoStage, error) {
	out := new(TokenSaleNoStage)
	if err := tokenSale.abi.UnpackIntoInterface(out, "NoStage", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleNotFailed represents a NotFailed error raised by the TokenSale contract.
type TokenSaleNotFailed struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotFailed()
func TokenSaleNotFailedErrorID() common.Hash {
	return common.HexToHash("0x7d7c29375dd3855e094e09ebaf482d93055ddb9b01f63518326801206f9043f4")
}

// UnpackNotFailedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotFailed()
func (tokenSale *TokenSale) UnpackNotFailedError(raw []byte) (*TokenSaleNotFailed, error) {
	out := new(TokenSaleNotFailed)
	if err := tokenSale.abi.UnpackIntoInterface(out, "NotFailed", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleNotFinalized represents a NotFinalized error raised by the TokenSale contract.
type TokenSaleNotFinalized struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotFinalized()
func TokenSaleNotFinalizedErrorID() common.Hash {
	return common.HexToHash("0x1bee0d5a3487871ad4e01635c06a95326ecde99999b0a6864aecb98461a9249f")
}

// UnpackNotFinalizedError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotFinalized()
func (tokenSale *TokenSale) UnpackNotFinalizedError(raw []byte) (*TokenSaleNotFinalized, error) {
	out := new(TokenSaleNotFinalized)
	if err := tokenSale.abi.UnpackIntoInterface(out, "NotFinalized", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleNotSucceeded represents a NotSucceeded error raised by the TokenSale contract.
type TokenSaleNotSucceeded struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NotSucceeded()
func TokenSaleNotSucceededErrorID() common.Hash {
	return common.HexToHash("0xa9e905b6c00622d6ea04a9bd4f656ccc62bf4afbcf8f8aa376df21967867c0bb")
}

// UnpackNotSucceededError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NotSucceeded()
func (tokenSale *TokenSale) UnpackNotSucceededError(raw []byte) (*TokenSaleNotSucceeded, error) {
	out := new(TokenSaleNotSucceeded)
	if err := tokenSale.abi.UnpackIntoInterface(out, "NotSucceeded", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleNothingGiven represents a NothingGiven error raised by the TokenSale contract.
type TokenSaleNothingGiven struct {
	Wallet common.Address
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error NothingGiven(address wallet)
func TokenSaleNothingGivenErrorID() common.Hash {
	return common.HexToHash("0xc5f2481bb8d784366280549862d9f71d85643ffd17c171cd1c99a42ca07517c4")
}

// UnpackNothingGivenError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error NothingGiven(address wallet)
func (tokenSale *TokenSale) UnpackNothingGivenError(raw []byte) (*TokenSaleNothingGiven, error) {
	out := new(TokenSaleNothingGiven)
	if err := tokenSale.abi.UnpackIntoInterface(out, "NothingGiven", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleOverLimit represents a OverLimit error raised by the TokenSale contract.
type TokenSaleOverLimit struct {
	Stage  uint8
	Wallet common.Address
	Left   *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error OverLimit(uint8 stage, address wallet, uint256 left)
func TokenSaleOverLimitErrorID() common.Hash {
	return common.HexToHash("0xf473c92620cbc0875d4c9af88871b5bc9868904948fe622889c7ad76610271a6")
}

// UnpackOverLimitError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error OverLimit(uint8 stage, address wallet, uint256 left)
func (tokenSale *TokenSale) UnpackOverLimitError(raw []byte) (*TokenSaleOverLimit, error) {
	out := new(TokenSaleOverLimit)
	if err := tokenSale.abi.UnpackIntoInterface(out, "OverLimit", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleSoldOut represents a SoldOut error raised by the TokenSale contract.
type TokenSaleSoldOut struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error SoldOut()
func TokenSaleSoldOutErrorID() common.Hash {
	return common.HexToHash("0x52df9fe5b9c9a7b0b4fdc2c9f89387959e35e4209c2a8d133a2b8165edad2a04")
}

// UnpackSoldOutError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error SoldOut()
func (tokenSale *TokenSale) UnpackSoldOutError(raw []byte) (*TokenSaleSoldOut, error) {
	out := new(TokenSaleSoldOut)
	if err := tokenSale.abi.UnpackIntoInterface(out, "SoldOut", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleTooLate represents a TooLate error raised by the TokenSale contract.
type TokenSaleTooLate struct {
	From *big.Int
	Time *big.Int
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error TooLate(uint256 from, uint256 time)
func TokenSaleTooLateErrorID() common.Hash {
	return common.HexToHash("0x388b0173db4d67d3dde6a907127ba4666cfd85c9e09957658038ae708795e4d9")
}

// UnpackTooLateError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error TooLate(uint256 from, uint256 time)
func (tokenSale *TokenSale) UnpackTooLateError(raw []byte) (*TokenSaleTooLate, error) {
	out := new(TokenSaleTooLate)
	if err := tokenSale.abi.UnpackIntoInterface(out, "TooLate", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleZeroAddress represents a ZeroAddress error raised by the TokenSale contract.
type TokenSaleZeroAddress struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAddress()
func TokenSaleZeroAddressErrorID() common.Hash {
	return common.HexToHash("0xd92e233df2717d4a40030e20904abd27b68fcbeede117eaaccbbdac9618c8c73")
}

// UnpackZeroAddressError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAddress()
func (tokenSale *TokenSale) UnpackZeroAddressError(raw []byte) (*TokenSaleZeroAddress, error) {
	out := new(TokenSaleZeroAddress)
	if err := tokenSale.abi.UnpackIntoInterface(out, "ZeroAddress", raw); err != nil {
		return nil, err
	}
	return out, nil
}

// TokenSaleZeroAmount represents a ZeroAmount error raised by the TokenSale contract.
type TokenSaleZeroAmount struct {
}

// ErrorID returns the hash of canonical representation of the error's signature.
//
// Solidity: error ZeroAmount()
func TokenSaleZeroAmountErrorID() common.Hash {
	return common.HexToHash("0x1f2a2005cb66a8e145327e8814e243a0996aec9bfe1e15a495778b1236dbd485")
}

// UnpackZeroAmountError is the Go binding used to decode the provided
// error data into the corresponding Go error struct.
//
// Solidity: error ZeroAmount()
func (tokenSale *TokenSale) UnpackZeroAmountError(raw []byte) (*TokenSaleZeroAmount, error) {
	out := new(TokenSaleZeroAmount)
	if err := tokenSale.abi.UnpackIntoInterface(out, "ZeroAmount", raw); err != nil {
		return nil, err
	}
	return out, nil
}
