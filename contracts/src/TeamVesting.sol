// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {VestingWallet} from "@openzeppelin/contracts/finance/VestingWallet.sol";
import {VestingWalletCliff} from "@openzeppelin/contracts/finance/VestingWalletCliff.sol";

/// @title The team's tokens
/// @notice OpenZeppelin's vesting wallet with a cliff: nothing before the cliff, then in proportion to the time since the start, all
/// at the end. Anyone may call release(token); the owner gets what has vested.
contract TeamVesting is VestingWalletCliff {
    /// @param beneficiary owns what has vested.
    /// @param start_ Unix seconds from which time counts.
    /// @param duration_ seconds from the start until all has vested.
    /// @param cliff_ seconds from the start before which nothing has vested; at most the duration.
    constructor(address beneficiary, uint64 start_, uint64 duration_, uint64 cliff_)
        VestingWallet(beneficiary, start_, duration_)
        VestingWalletCliff(cliff_)
    {}
}
