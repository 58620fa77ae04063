// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Reservation, Tranche} from "./Types.sol";

// What is written on every payment, packed by hand into one word each: the compiler would store a struct member by member. All
// amounts are wei of IPSX; the supply is below 2^91, so neither an amount nor a sum of amounts outgrows its 96 bits.

/// @notice A wallet's money: from the lowest bit uint96 balance (free), uint96 reserved (backs open lanes as payer), uint63
/// commission (taken from what this wallet was paid; the treasury's, not yet moved there) and bool clearer (registered as one).
type Account is uint256;

/// @notice A lane's money, or a tranche's: from the lowest bit uint96 cap, uint96 claimed, uint40 expiry, uint16 feeBps; see Reservation. A
/// word of zero means that it was never opened, an expiry of zero otherwise that it is closed: then nothing is in time.
type Lane is uint256;

/// @notice The commission of what is opened now, and the clearers' share of it: from the lowest bit uint16 bps, uint16 shareBps; then the next two, and
/// uint40 from when these hold, in Unix seconds.
type Rate is uint256;

using Accounts for Account global;
using Lanes for Lane global;
using Rates for Rate global;

/// @title Reading and changing an Account
/// @dev Callers keep two promises, which make the packed sums exact: they take no more from a part than it holds, and all
/// amounts together stay below the token's supply.
library Accounts {
    uint256 private constant RESERVED = 96;
    uint256 private constant COMMISSION = 192;
    uint256 private constant CLEARER = 1 << 255;

    /// @notice The most commission that waits in an account.
    uint256 internal constant MAX_COMMISSION = type(uint64).max >> 1;

    function balance(Account a) internal pure returns (uint256) {
        return uint96(Account.unwrap(a));
    }

    function reserved(Account a) internal pure returns (uint256) {
        return uint96(Account.unwrap(a) >> RESERVED);
    }

    function commission(Account a) internal pure returns (uint256) {
        return Account.unwrap(a) >> COMMISSION & MAX_COMMISSION;
    }

    function isClearer(Account a) internal pure returns (bool) {
        return Account.unwrap(a) >= CLEARER;
    }

    function asClearer(Account a) internal pure returns (Account) {
        return Account.wrap(Account.unwrap(a) | CLEARER);
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

    /// @notice Adds to the commission, while the sum is at most MAX_COMMISSION.
    function setAside(Account a, uint256 amount) internal pure returns (Account) {
        unchecked {
            return Account.wrap(Account.unwrap(a) + (amount << COMMISSION));
        }
    }

    /// @notice The commission with an amount more; above MAX_COMMISSION also when the account is a clearer's, so that one look tells both.
    function aside(Account a, uint256 amount) internal pure returns (uint256) {
        unchecked {
            return (Account.unwrap(a) >> COMMISSION) + amount;
        }
    }

    /// @notice Takes the whole commission.
    function withoutCommission(Account a) internal pure returns (Account) {
        return Account.wrap(Account.unwrap(a) & ~(MAX_COMMISSION << COMMISSION));
    }
}

/// @title Reading and changing a Lane
library Lanes {
    uint256 private constant CLAIMED = 96;
    uint256 private constant EXPIRY = 192;
    uint256 private constant FEE = 232;

    Lane internal constant NEVER = Lane.wrap(0);

    function opened(uint256 cap_, uint256 expiry_, uint256 feeBps_) internal pure returns (Lane) {
        return Lane.wrap(cap_ | expiry_ << EXPIRY | feeBps_ << FEE);
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
        return Lane.unwrap(l) >> FEE;
    }

    /// @notice Opened, and not closed.
    function isOpen(Lane l) internal pure returns (bool) {
        return l.expiry() != 0;
    }

    function isClosed(Lane l) internal pure returns (bool) {
        return Lane.unwrap(l) != 0 && !l.isOpen();
    }

    /// @notice Counts an amount as paid out; no more than the cap leaves.
    function pay(Lane l, uint256 amount) internal pure returns (Lane) {
        unchecked {
            return Lane.wrap(Lane.unwrap(l) + (amount << CLAIMED));
        }
    }

    /// @notice What the event Claimed says of a payment from this lane, before it is counted: cumulative, before, and the rate of the commission.
    function payment(Lane l, uint256 cumulative, uint256 rate) internal pure returns (uint256) {
        return cumulative | l.claimed() << CLAIMED | rate << 192;
    }

    /// @notice Raises the cap by an amount of the supply, and the expiry.
    function extend(Lane l, uint256 amount, uint256 newExpiry) internal pure returns (Lane) {
        unchecked {
            return Lane.wrap(Lane.unwrap(l) + amount + (newExpiry - l.expiry() << EXPIRY));
        }
    }

    function close(Lane l) internal pure returns (Lane) {
        return Lane.wrap(Lane.unwrap(l) & ~(uint256(type(uint40).max) << EXPIRY));
    }

    function unpackTranche(Lane l) internal pure returns (Tranche memory) {
        return Tranche(uint96(l.cap()), uint96(l.claimed()), uint40(l.expiry()), uint16(l.feeBps()), l.isClosed());
    }

    function unpack(Lane l) internal pure returns (Reservation memory) {
        return Reservation(
            uint96(l.cap()),
            uint96(l.claimed()),
            uint40(l.expiry()),
            uint16(l.feeBps()),
            l.isClosed()
        );
    }
}

/// @title Reading and changing the Rate
library Rates {
    uint256 private constant NEXT = 32;
    uint256 private constant FROM = 64;

    function fixedAt(uint256 bps_, uint256 shareBps_) internal pure returns (Rate) {
        return Rate.wrap(bps_ | shareBps_ << 16);
    }

    /// @notice What holds now, without what comes.
    function current(Rate r) internal view returns (Rate) {
        uint256 from_ = r.from();
        return Rate.wrap(uint32(from_ != 0 && from_ <= block.timestamp ? Rate.unwrap(r) >> NEXT : Rate.unwrap(r)));
    }

    /// @notice What is scheduled.
    function next(Rate r) internal pure returns (Rate) {
        return Rate.wrap(uint32(Rate.unwrap(r) >> NEXT));
    }

    function from(Rate r) internal pure returns (uint256) {
        return Rate.unwrap(r) >> FROM;
    }

    function bps(Rate r) internal pure returns (uint256) {
        return uint16(Rate.unwrap(r));
    }

    function shareBps(Rate r) internal pure returns (uint256) {
        return uint16(Rate.unwrap(r) >> 16);
    }

    function schedule(Rate r, Rate next_, uint256 from_) internal pure returns (Rate) {
        return Rate.wrap(Rate.unwrap(r) | Rate.unwrap(next_) << NEXT | from_ << FROM);
    }
}
