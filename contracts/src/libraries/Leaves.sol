// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";

/// @title Lists of wallets with amounts, as Merkle trees
/// @notice The tree is OpenZeppelin's StandardMerkleTree of (address, uint256). Its leaves are hashed twice, so that an inner node,
/// the hash of 64 bytes, can never pass for one.
library Leaves {
    /// @notice Whether the tree says this amount for this wallet.
    function proven(bytes32[] calldata proof, bytes32 root, address wallet, uint256 amount) internal pure returns (bool) {
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(wallet, amount))));
        return MerkleProof.verifyCalldata(proof, root, leaf);
    }
}
