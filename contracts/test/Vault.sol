// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @notice A wallet that is a contract, for tests here and in Go: its owner's signature with a byte in front is its own, and it does
/// what its owner sends.
contract Vault is IERC1271 {
    address public owner;

    error NotOwner(address caller);

    constructor(address owner_) {
        owner = owner_;
    }

    modifier onlyOwner() {
        require(msg.sender == owner, NotOwner(msg.sender));
        _;
    }

    function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4) {
        if (signature.length != 66 || signature[0] != 0x01) return 0;
        (address by,,) = ECDSA.tryRecover(hash, signature[1:]);
        return by == owner ? IERC1271.isValidSignature.selector : bytes4(0);
    }

    function execute(address to, bytes calldata data) external onlyOwner {
        Address.functionCall(to, data);
    }

    /// @notice From now on another key owns the vault, and what the former one signed is void.
    function handOver(address to) external onlyOwner {
        owner = to;
    }
}
