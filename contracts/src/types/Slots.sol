// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Reservation} from "./Types.sol";

// What is written on every payment, packed by hand into one word each: the compiler would store a struct member by member. All
// amounts are wei of IPSX; the supply is below 2^91, so neither an amount nor a sum of amounts outgrows its 96 bits.

/// @notice A wallet's money: from the lowest bit uint96 balance (free), uint96 reserved (backs open lanes as payer) and uint64
/// commission (taken from what this wallet was paid; the treasury's, not yet moved there).
type Account is uint256;

/// @notice A lane's money: from the lowest bit uint96 cap, uint96 claimed, uint40 expiry, uint16 feeBps, bool closed; see
/// Reservation. A word of zero means that the lane was never opened.
type Lane is uint256;

using Accounts for Account global;
using Lanes for Lane global;

/// @title Reading and changing an Account
/// @dev Callers keep two promises, which make the packed sums exact: they take no more from a part than it holds, and all
/// amounts together stay below the token's supply.
library Accounts {
    uint256 private constant RESERVED = 96;
    uint256 private constant COMMISSION = 192;

    function balance(Account a) internal pure returns (uint256) {
        return uint96(Account.unwrap(a));
    }

    function reserved(Account a) internal pure returns (uint256) {
        return uint96(Account.unwrap(a) >> RESERVED);
    }

    function commission(Account a) internal pure returns (uint256) {
        return Account.unwrap(a) >> COMMISSION;
    }

    /// @notice Adds to the balance.
    function credit(Account a, uint256 amount) internal pure returns (Account) {
        unchecked {
            return Account.wrap(Account.unwrap(a) + amount);
        }
    }

    /// @notice Takes from the balance.
    function debit(Account a, uint256 amount) internal pure returns (Account) {
        unchecked {
            return Account.wrap(Account.unwrap(a) - amount);
        }
    }

    /// @notice Adds to reserved.
    function hold(Account a, uint256 amount) internal pure returns (Account) {
        unchecked {
            return Account.wrap(Account.unwrap(a) + (amount << RESERVED));
        }
    }

    /// @notice Takes from reserved.
    function release(Account a, uint256 amount) internal pure returns (Account) {
        unchecked {
            return Account.wrap(Account.unwrap(a) - (amount << RESERVED));
        }
    }

    /// @notice Adds to the commission, while the sum fits 64 bits.
    function setAside(Account a, uint256 amount) internal pure returns (Account) {
        unchecked {
            return Account.wrap(Account.unwrap(a) + (amount << COMMISSION));
        }
    }

    /// @notice Takes the whole commission.
    function withoutCommission(Account a) internal pure returns (Account) {
        return Account.wrap(Account.unwrap(a) << 64 >> 64);
    }
}

/// @title Reading and changing a Lane
library Lanes {
    uint256 private constant CLAIMED = 96;
    uint256 private constant EXPIRY = 192;
    uint256 private constant FEE = 232;
    uint256 private constant CLOSED = 248;

    function opened(uint96 cap_, uint40 expiry_, uint16 feeBps_) internal pure returns (Lane) {
        return Lane.wrap(uint256(cap_) | uint256(expiry_) << EXPIRY | uint256(feeBps_) << FEE);
    }

    function cap(Lane l) internal pure returns (uint256) {
        return uint96(Lane.unwrap(l));
    }

    function claimed(Lane l) internal pure returns (uint256) {
        return uint96(Lane.unwrap(l) >> CLAIMED);
    }

    function expiry(Lane l) internal pure returns (uint256) {
        return uint40(Lane.unwrap(l) >> EXPIRY);
    }

    function feeBps(Lane l) internal pure returns (uint256) {
        return uint16(Lane.unwrap(l) >> FEE);
    }

    function closed(Lane l) internal pure returns (bool) {
        return Lane.unwrap(l) >> CLOSED != 0;
    }

    /// @notice Opened, and not closed.
    function isOpen(Lane l) internal pure returns (bool) {
        return Lane.unwrap(l) != 0 && !l.closed();
    }

    /// @notice Counts an amount as paid out; no more than the cap leaves.
    function pay(Lane l, uint256 amount) internal pure returns (Lane) {
        unchecked {
            return Lane.wrap(Lane.unwrap(l) + (amount << CLAIMED));
        }
    }

    /// @notice What the event Claimed says of a payment from this lane, before it is counted: cumulative, before, feeBps.
    function payment(Lane l, uint256 cumulative) internal pure returns (uint256) {
        return cumulative | l.claimed() << CLAIMED | l.feeBps() << 192;
    }

    /// @notice Raises the cap by an amount of the supply, and the expiry.
    function extend(Lane l, uint256 amount, uint256 newExpiry) internal pure returns (Lane) {
        unchecked {
            return Lane.wrap(Lane.unwrap(l) + amount + (newExpiry - l.expiry() << EXPIRY));
        }
    }

    function close(Lane l) internal pure returns (Lane) {
        return Lane.wrap(Lane.unwrap(l) | 1 << CLOSED);
    }

    function unpack(Lane l) internal pure returns (Reservation memory) {
        return Reservation(
            uint96(l.cap()),
            uint96(l.claimed()),
            uint40(l.expiry()),
            uint16(l.feeBps()),
            l.closed()
        );
    }
}
