// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A line of an allow-list, or of a pool's tree.
struct Entry {
    address wallet;
    uint256 amount;
}

/// @notice Small Merkle trees, written apart from the library that the contracts use.
library Tree {
    function leaf(Entry memory e) internal pure returns (bytes32) {
        return keccak256(abi.encodePacked(keccak256(abi.encode(e.wallet, e.amount))));
    }

    function root(Entry[] memory entries) internal pure returns (bytes32) {
        return root(leaves(entries));
    }

    function proof(Entry[] memory entries, uint256 index) internal pure returns (bytes32[] memory path) {
        return proof(leaves(entries), index);
    }

    function root(bytes32[] memory layer) internal pure returns (bytes32) {
        while (layer.length > 1) layer = above(layer);
        return layer[0];
    }

    function proof(bytes32[] memory layer, uint256 index) internal pure returns (bytes32[] memory path) {
        while (layer.length > 1) {
            uint256 sibling = index ^ 1;
            if (sibling < layer.length) path = append(path, layer[sibling]);
            (layer, index) = (above(layer), index / 2);
        }
    }

    function leaves(Entry[] memory entries) private pure returns (bytes32[] memory layer) {
        layer = new bytes32[](entries.length);
        for (uint256 i = 0; i < entries.length; ++i) {
            layer[i] = leaf(entries[i]);
        }
    }

    /// @dev A node without a sibling moves up as it is.
    function above(bytes32[] memory layer) private pure returns (bytes32[] memory next) {
        next = new bytes32[]((layer.length + 1) / 2);
        for (uint256 i = 0; i < next.length; ++i) {
            next[i] = 2 * i + 1 < layer.length ? pair(layer[2 * i], layer[2 * i + 1]) : layer[2 * i];
        }
    }

    function pair(bytes32 a, bytes32 b) internal pure returns (bytes32) {
        return a < b ? keccak256(abi.encodePacked(a, b)) : keccak256(abi.encodePacked(b, a));
    }

    function append(bytes32[] memory path, bytes32 node) private pure returns (bytes32[] memory longer) {
        longer = new bytes32[](path.length + 1);
        for (uint256 i = 0; i < path.length; ++i) {
            longer[i] = path[i];
        }
        longer[path.length] = node;
    }
}
