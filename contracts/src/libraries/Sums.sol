// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Step} from "../types/Types.sol";

/// @title Merkle-sum trees
/// @notice The tree of a tranche: its leaves are payments that are allotted, every node hashes both of its children's hashes and sums. So whoever
/// checks one path to the root knows that no other leaf can eat its allotment: what all leaves may take is at most the root's sum.
///
/// A leaf is hashed as five words with a tag, a node as four, so that neither passes for the other. Of two children the one with the smaller hash
/// comes first; a node without a sibling moves up unchanged. Checked against testdata/vectors.json.
library Sums {
    bytes32 internal constant LEAF = keccak256("IPSX leaf");

    /// @notice The hash of a leaf.
    function leaf(address payee, address signer, uint64 number, uint96 allotment) internal pure returns (bytes32) {
        return keccak256(abi.encode(payee, signer, number, allotment, LEAF));
    }

    /// @notice The hash of a node.
    function node(bytes32 hash, uint256 sum, bytes32 otherHash, uint256 otherSum) internal pure returns (bytes32) {
        return hash < otherHash
            ? keccak256(abi.encode(hash, sum, otherHash, otherSum))
            : keccak256(abi.encode(otherHash, otherSum, hash, sum));
    }

    /// @notice The root and its sum, as seen from a leaf. The sum cannot overflow: no path has 2^160 steps.
    function climb(bytes32 hash, uint256 sum, Step[] calldata path) internal pure returns (bytes32, uint256) {
        for (uint256 i = 0; i < path.length; ++i) {
            hash = node(hash, sum, path[i].hash, path[i].sum);
            sum += path[i].sum;
        }
        return (hash, sum);
    }
}
