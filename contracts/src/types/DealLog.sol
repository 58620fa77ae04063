// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The connection log of a deal, as it was at one size.
struct DealLog {
    bytes32 deal; // the deal's hash
    uint64 size; // entries
    bytes32 root; // of the tree of those entries
}
