// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Item} from "../types/Types.sol";

/// @title The hashes that Go and Solidity share
/// @notice Lane identities, EIP-712 struct hashes and digests; checked against testdata/vectors.json.
/// @dev What settles vouchers hashes in memory beyond the free pointer and does not keep it: a large batch does not pay for
/// growing memory.
library Hashes {
    bytes32 internal constant VOUCHER = keccak256("Voucher(bytes32 lane,uint128 cumulative)");
    bytes32 internal constant CLOSE = keccak256("Close(bytes32 lane,uint128 cumulative)");
    bytes32 internal constant DELEGATION = keccak256("Delegation(address wallet,address delegate,uint64 epoch,uint64 until)");

    /// @dev Half the order of secp256k1, rounded down: a signature with a higher s is another form of one with a lower s.
    uint256 private constant MAX_S = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0;

    /// @notice The identity of a lane. The tranche is zero for a reservation.
    function lane(address payer, address payee, address signer, uint64 number, bytes32 tranche)
        internal
        pure
        returns (bytes32)
    {
        return keccak256(abi.encode(payer, payee, signer, number, tranche));
    }

    /// @notice What the lanes from one payer to many payees have in common; laneTo completes it for one after the other.
    function pathFrom(address payer, address signer, uint64 number, bytes32 tranche)
        internal
        pure
        returns (bytes32[5] memory path)
    {
        path[0] = bytes32(uint256(uint160(payer)));
        path[2] = bytes32(uint256(uint160(signer)));
        path[3] = bytes32(uint256(number));
        path[4] = tranche;
    }

    /// @notice The identity of the lane to this payee.
    function laneTo(bytes32[5] memory path, uint256 payee) internal pure returns (bytes32 id) {
        assembly ("memory-safe") {
            mstore(add(path, 0x20), payee)
            id := keccak256(path, 0xa0)
        }
    }

    /// @notice The identity of the lane that an item is for, and its sides.
    /// @dev The item's first four words are hashed as they came: an address with dirty upper bits names a lane that was never opened, so the
    /// addresses of one that was need no check of their own. What lets a lane begin must check them: see Settlement._isLeaf.
    function lane(Item calldata item, bytes32 tranche)
        internal
        pure
        returns (bytes32 id, address payer, address payee, address signer)
    {
        assembly ("memory-safe") {
            let free := mload(0x40)
            calldatacopy(free, item, 0x80)
            mstore(add(free, 0x80), tranche)
            id := keccak256(free, 0xa0)
            payer := mload(free)
            payee := mload(add(free, 0x20))
            signer := mload(add(free, 0x40))
        }
    }

    /// @notice The EIP-712 digest of a Voucher or a Close, which have the same members: a lane and a cumulative amount.
    function digest(bytes32 separator, bytes32 typeHash, bytes32 id, uint256 cumulative)
        internal
        pure
        returns (bytes32 hash)
    {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(add(free, 0x22), typeHash)
            mstore(add(free, 0x42), id)
            mstore(add(free, 0x62), cumulative)
            mstore(add(free, 0x22), keccak256(add(free, 0x22), 0x60))
            mstore(free, shl(240, 0x1901))
            mstore(add(free, 0x02), separator)
            hash := keccak256(free, 0x42)
        }
    }

    /// @notice Struct hash of a delegation, which is checked off chain only.
    function delegation(address wallet, address key, uint64 epoch, uint64 until) internal pure returns (bytes32) {
        return keccak256(abi.encode(DELEGATION, wallet, key, epoch, until));
    }

    /// @notice The address whose key signed a Voucher or a Close, in compact form (ERC-2098); zero when it is not one, or s is in the upper half.
    function signerOf(bytes32 separator, bytes32 typeHash, bytes32 id, uint256 cumulative, bytes32 r, bytes32 vs)
        internal
        view
        returns (address signer)
    {
        assembly ("memory-safe") {
            let free := mload(0x40)
            mstore(add(free, 0x22), typeHash)
            mstore(add(free, 0x42), id)
            mstore(add(free, 0x62), cumulative)
            mstore(add(free, 0x22), keccak256(add(free, 0x22), 0x60))
            mstore(free, shl(240, 0x1901))
            mstore(add(free, 0x02), separator)
            mstore(free, keccak256(free, 0x42))
            let s := shr(1, shl(1, vs))
            mstore(add(free, 0x20), add(shr(255, vs), 27))
            mstore(add(free, 0x40), r)
            mstore(add(free, 0x60), s)
            mstore(0, 0)
            if iszero(gt(s, MAX_S)) { pop(staticcall(gas(), 1, free, 0x80, 0, 0x20)) }
            signer := mload(0)
        }
    }
}
