// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The hashes that Go and Solidity share
/// @notice Lane identities and EIP-712 struct hashes; checked against testdata/vectors.json.
library Hashes {
    bytes32 internal constant VOUCHER = keccak256("Voucher(bytes32 lane,uint128 cumulative)");
    bytes32 internal constant CLOSE = keccak256("Close(bytes32 lane,uint128 cumulative)");
    bytes32 internal constant DELEGATION = keccak256("Delegation(address wallet,address delegate,uint64 epoch,uint64 until)");

    /// @notice The identity of a lane. The tranche is zero for a reservation.
    function lane(address payer, address payee, address signer, uint64 number, bytes32 tranche)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(payer, payee, signer, number, tranche));
    }

    /// @notice Struct hash of a voucher: the lane's payee is promised so much in all.
    function voucher(bytes32 id, uint128 cumulative) internal pure returns (bytes32) {
        return keccak256(abi.encode(VOUCHER, id, cumulative));
    }

    /// @notice Struct hash of the agreement to close a lane at a final amount.
    function close(bytes32 id, uint128 cumulative) internal pure returns (bytes32) {
        return keccak256(abi.encode(CLOSE, id, cumulative));
    }

    /// @notice Struct hash of a delegation, which is checked off chain only.
    function delegation(address wallet, address key, uint64 epoch, uint64 until) internal pure returns (bytes32) {
        return keccak256(abi.encode(DELEGATION, wallet, key, epoch, until));
    }
}
